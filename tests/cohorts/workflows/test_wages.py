"""Pay steps are given once, decided by a person, and explained."""

from datetime import date
from decimal import Decimal

import pytest

from apprenticeships.errors import DomainError, GuardFailed, NotAllowed
from apprenticeships.models import Message
from cohorts.models import WageChange, WageState
from cohorts.workflows import wages
from tests import factories
from tests.cohorts.scene import NOON, ROBOT, START, coordinator, race


def _due(enrollment=None, **changes):
    enrollment = enrollment or factories.enrollment()
    step = enrollment.track.wage_steps.get(position=2)
    fields = {"step": step, "effective_on": date(2026, 4, 12), "because": "Passed", "by": ROBOT, "at": NOON}
    return wages.propose(enrollment.pk, **fields | changes)


@pytest.mark.django_db
def test_proposing_a_step_twice_gives_the_same_step():
    first = _due()

    second = _due(first.enrollment, effective_on=date(2026, 5, 1))

    assert second.pk == first.pk
    assert WageChange.objects.get().effective_on == date(2026, 4, 12)


@pytest.mark.django_db
def test_an_approved_step_is_in_force_and_told():
    change, by = _due(), coordinator()

    wages.approve(change.pk, by=by, at=NOON)

    change.refresh_from_db()
    assert (change.state, change.decided_by_id, change.rate) == (WageState.APPROVED, by.user_id, Decimal("20.2500"))
    assert Message.objects.get().kind == "pay.raised"


@pytest.mark.django_db
def test_a_denied_step_needs_a_reason_and_may_be_proposed_again():
    change, by = _due(), coordinator()

    with pytest.raises(GuardFailed, match="Say why"):
        wages.deny(change.pk, by=by, at=NOON, reason="")
    wages.deny(change.pk, by=by, at=NOON, reason="Wrong rate in the program.")

    assert _due(change.enrollment).pk != change.pk
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_the_product_itself_decides_nothing_about_pay():
    change = _due()

    with pytest.raises(NotAllowed):
        wages.approve(change.pk, by=ROBOT, at=NOON)
    with pytest.raises(NotAllowed):
        wages.deny(change.pk, by=ROBOT, at=NOON, reason="No.")


@pytest.mark.django_db
def test_a_step_without_an_amount_is_not_proposed():
    enrollment = factories.enrollment()
    enrollment.track.wage_steps.filter(position=2).update(rate=None)

    with pytest.raises(GuardFailed, match="no amount"):
        _due(enrollment)


@pytest.mark.django_db
def test_a_step_of_another_path_is_refused():
    with pytest.raises(GuardFailed):
        _due(step=factories.version().tracks.get().wage_steps.get(position=2))


@pytest.mark.django_db
def test_the_first_rate_is_in_force_once():
    enrollment = factories.enrollment()
    wages.start(enrollment, by=ROBOT, at=NOON)

    again = wages.start(enrollment, by=ROBOT, at=NOON)

    assert again is None
    assert enrollment.wage_changes.get().effective_on == START


@pytest.mark.django_db(transaction=True)
def test_eight_coordinators_approve_one_step_once():
    change = _due()
    actors = [coordinator() for _ in range(8)]

    results = race(8, lambda number: wages.approve(change.pk, by=actors[number], at=NOON))

    assert sum(isinstance(each, WageChange) for each in results) == 1
    assert sum(isinstance(each, DomainError) for each in results) == 7
    assert Message.objects.count() == 1
