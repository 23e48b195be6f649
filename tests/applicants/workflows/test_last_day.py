"""The last moment before a class at which somebody answers: offers, claims and held seats end with it, together."""

from datetime import date, timedelta

import pytest

from applicants.models import Offer, Standby
from applicants.records import deadlines
from applicants.rules.onboarding import planned_day
from applicants.workflows import offers, standby
from apprenticeships.errors import GuardFailed
from tests import factories as make
from tests.applicants.hiring_world import candidate_of, seats_of, state_of, with_list, world
from tests.applicants.workflows.test_standby import LAST, coordinator, line, scored

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

OVER = LAST + timedelta(hours=12)


def test_offers_claims_and_seats_end_together_with_the_last_business_day_before_the_class():
    """The class begins on a Monday: on the weekend nobody answers, and nobody is offered what they cannot take."""
    here = world(headcount=3)
    with_list(here)
    first, second, third = (scored(here, number) for number in range(3))
    offer = here.offered(first, at=LAST)
    claiming, waiting = line(here, second), []
    standby.give_on(at=LAST)
    claim = Offer.objects.get(application=second)
    got_ready = offers.confirm(offer.pk, by=candidate_of(first), at=LAST)
    waiting = line(here, third)

    assert [offer.respond_by, claim.respond_by, got_ready.seat.held_until] == [OVER] * 3
    assert {row.due_on for row in first.onboarding_tasks.filter(item__gates_start=True)} == {LAST.date()}
    with pytest.raises(GuardFailed, match="until Friday, January 30 at most"):
        standby.keep_seat(
            offer.seat_id, until=OVER + timedelta(days=1), by=coordinator(), at=LAST, reason="The lab is late"
        )
    offers.expire_lapsed(at=OVER)
    assert (state_of(first), state_of(second), seats_of(here)) == ("ready", "ready", ["free"] * 3)
    assert standby.give_on(at=OVER) == 0
    for step in (
        lambda: standby.give_now(waiting[0].pk, by=coordinator(), at=OVER, reason="Lives next door"),
        lambda: offers.prepare(first.pk, opening_id=here.opening.pk, by=here.by, at=OVER),
    ):
        with pytest.raises(GuardFailed, match=r"could be offered until Friday, January 30|People wait"):
            step()
    assert [Standby.objects.get(pk=row.pk).state for row in (*claiming, *waiting)] == ["ended", "waiting"]


@pytest.mark.parametrize(
    ("ready_by", "on", "day"),
    [
        (date(2026, 1, 23), date(2026, 1, 23), date(2026, 1, 23)),
        (date(2026, 1, 23), date(2026, 1, 24), date(2026, 1, 30)),
        (date(2026, 1, 30), date(2026, 1, 9), date(2026, 1, 30)),
        (date(2026, 2, 1), date(2026, 1, 9), date(2026, 1, 30)),  # a Sunday on which nobody takes a paper
        (date(2026, 2, 1), date(2026, 2, 1), date(2026, 1, 30)),
    ],
)
def test_everything_is_ready_on_the_day_of_the_class_unless_that_is_over_or_after_the_last_one(ready_by, on, day):
    """The class begins on Monday, February 2; what stands on a list and what is read beside it name the same day."""
    cohort = make.cohort(starts_on=date(2026, 2, 2), ready_by=ready_by)

    assert deadlines.gate(cohort, on=on) == day
    planned = planned_day(date(2026, 2, 2), gates=True, ready_by=ready_by, last=deadlines.last_day(cohort), today=on)
    assert planned == max(day, on)
