"""A release while others work: places that were given stay, and whoever cannot be told is not lost."""

from datetime import timedelta

import pytest

from applicants.models import MatchOutcome, Offer
from applicants.workflows import applications, matching
from apprenticeships.errors import GuardFailed
from cohorts.models import Seat
from cohorts.workflows import openings
from tests.applicants.admin.matching_desk import passed_over
from tests.applicants.matching_world import world
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
LATER = NOON + timedelta(minutes=1)


def lower(row, headcount, here):
    return openings.change(row.pk, headcount=headcount, fits=openings.ANYBODY, by=here.by, at=NOON)


def released(here):
    return matching.release(here.draft().pk, is_early=True, by=here.by, at=NOON)


def test_places_that_a_release_gave_and_did_not_tell_of_yet_stay():
    here = world()
    row = here.places(headcount=3)
    here.student()
    here.student()
    released(here)

    with pytest.raises(GuardFailed) as refused:
        lower(row, 1, here)

    assert refused.value.field == "headcount"
    assert refused.value.message == (
        "The matching gave 2 places here to students who are being told now. Keep at least 2 places."
    )
    lower(row, 2, here)
    matching.offer_released(at=LATER)
    assert Offer.objects.count() == 2


def test_places_that_are_being_told_of_are_not_taken_off():
    here = world()
    row = here.places()
    here.student()
    released(here)

    with pytest.raises(GuardFailed, match="Keep at least 1 place"):
        openings.take_off(row.pk, by=here.by, at=NOON)

    assert Seat.objects.filter(opening=row).count() == 1


def test_the_place_of_who_withdrew_may_go():
    here = world()
    row = here.places(headcount=2)
    gone = here.student()
    here.student()
    released(here)
    applications.withdraw(gone.pk, reason_code="other_job", by=here.by, at=NOON)

    lower(row, 1, here)

    assert Seat.objects.filter(opening=row).count() == 1


def test_the_match_says_what_came_of_it_and_why():
    _, run, lost, told = passed_over()

    found = {row.application: (row.outcome, row.passed_reason, row.is_placed) for row in run.matches.all()}

    assert found[told] == (MatchOutcome.OFFERED, "", True)
    assert found[lost][0::2] == (MatchOutcome.PASSED, False)
    assert "No seat is free" in found[lost][1]


def test_who_withdrew_meanwhile_is_not_counted_as_told():
    here = world()
    here.places()
    who = here.student()
    run = released(here)
    applications.withdraw(who.pk, reason_code="other_job", by=here.by, at=NOON)

    matching.offer_released(at=LATER)

    row = run.matches.get()
    assert (row.outcome, row.passed_reason) == (MatchOutcome.PASSED, "Did not wait for a place any more: withdrawn.")
