"""The last moment before a class at which somebody answers: offers, claims and held seats end with it, together."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants import onboarding_promises
from applicants.models import Match, Offer, Standby
from applicants.portal.hiring_steps import hiring_step
from applicants.records import deadlines
from applicants.records.consents import Missing
from applicants.rules.onboarding import planned_day
from applicants.workflows import offers, standby
from apprenticeships.daysoff import calendar_named, calendar_of, calendars_of
from apprenticeships.errors import DomainError, GuardFailed
from apprenticeships.models import HolidayCalendar, Message
from tests import factories as make
from tests.applicants.hiring.readers import browser, see, text_of
from tests.applicants.hiring_world import AFTER, NOW, candidate_of, seats_of, state_of, with_list, world
from tests.applicants.workflows.test_standby import LAST, coordinator, line, scored

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

OVER = LAST + timedelta(hours=12)
FRIDAY, SUNDAY = date(2026, 1, 30), date(2026, 2, 1)


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
        with pytest.raises(DomainError, match=r"could be offered until Friday, January 30|does not wait on the list"):
            step()
    assert [Standby.objects.get(pk=row.pk).state for row in (*claiming, *waiting)] == ["ended", "ended"]


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


def test_everybody_reads_the_same_day_also_of_a_class_that_names_a_sunday():
    """One rule: the map, the queue, the lists, the mails and the seat name the Friday, and the task is warned once."""
    here = world(headcount=3)
    make.onboarding_item(here.version, title="Bring your vaccination card", due_days=-1)
    here.cohort.ready_by = SUNDAY
    here.cohort.save()
    first, second, third = scored(here, 0), here.candidate(), scored(here, 2)
    here.confirmed_offer(here.offered(first), first)
    line(here, third)

    def page(who, at=AFTER):
        with time_machine.travel(at, tick=False):
            return text_of(browser(who.person.user).get(reverse("portal:application", args=[who.public_id])))

    assert first.onboarding_tasks.get().due_on == FRIDAY
    assert deadlines.seat_day(second, on=AFTER.date()) == FRIDAY  # who has no offer at all, such as after a merge
    assert "By Friday, January 30." in page(second)
    assert "is not ready by Friday, January 30." in page(third)
    assert "by Friday, January 30" in text_of(see(here.manager, "/hiring/", AFTER))
    unnamed = hiring_step(second, at=AFTER, matches=False, consent=Missing(None))
    assert unnamed.due == FRIDAY
    for late in (LAST + timedelta(days=1), LAST + timedelta(days=2)):
        assert hiring_step(second, at=late, matches=False, consent=Missing(None)).due is None
        assert "is not ready by" not in page(third, late)
    run = here.cohort.match_runs.create(
        number=1, variant="first", seed=1, state="released", made_by=make.user(), made_at=NOW, released_at=NOW,
        released_by=make.user(),
    )  # fmt: skip
    Match.objects.create(run=run, application=second, outcome="none", told_at=NOW, grounds=["All areas are full."])
    assert "by Friday, January 30" in hiring_step(second, at=AFTER, matches=True, consent=None).text
    onboarding_promises.reconcile(at=AFTER)
    kinds = Message.objects.filter(person=first.person, kind__startswith="onboarding.").values_list("kind", flat=True)
    assert sorted(kinds) == ["onboarding.list", "onboarding.overdue", "onboarding.reminder"]


@pytest.mark.parametrize("many", [1, 4])
def test_the_days_of_calendars_cost_one_statement(many, django_assert_num_queries):
    versions = [make.version(calendar=HolidayCalendar.objects.create(slug=f"own-{n}", name="Own")) for n in range(many)]
    versions[0].calendar.holidays.create(date=FRIDAY, name="Closed")

    with django_assert_num_queries(1):
        known = calendars_of([None, *(row.calendar_id for row in versions)], around=FRIDAY)

    assert known == {None: calendar_named("federal", around=FRIDAY)} | {
        row.calendar_id: calendar_of(row, around=FRIDAY) for row in versions
    }
