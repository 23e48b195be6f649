"""The partnership's reports in the demonstration: two sent, one of them waiting for the union, one still a draft."""

from datetime import date, timedelta

import pytest

from applicants.demo.partnership_reports import DISSENT, tell
from apprenticeships.models import Partner, Session
from cohorts.models import Grant, Minutes, Practice, RegisteredApprentice, Report
from cohorts.reporting.registry import rehearse
from tests import partnership
from tests.cohorts.registry import registered
from tests.factories import NOON

pytestmark = pytest.mark.django_db


def grant_of(row):
    return Grant.objects.select_related("program__organization", "calendar").get(pk=row.pk)


@pytest.fixture
def here():
    found = registered()
    for _ in range(4):
        found.apprentice(answers=None)
    return found


def states():
    rows = Report.objects.order_by("first").prefetch_related("signatures")
    return [(row.first, row.state, [each.party for each in row.signatures.all()]) for row in rows]


def test_two_reports_are_sent_and_the_running_one_is_a_draft(here):
    tell(grant_of(here.grant), at=NOON)

    assert states() == [
        (date(2025, 7, 1), "submitted", ["employer", "union"]),
        (date(2025, 10, 1), "submitted", ["employer"]),
        (date(2026, 1, 1), "draft", []),
    ]
    assert Report.objects.earliest("first").signatures.get(party="union").dissent == DISSENT


def test_the_committee_met_twice_and_meets_again(here):
    tell(grant_of(here.grant), at=NOON)

    assert Minutes.objects.filter(approved_at__isnull=False).count() == 2
    assert Session.objects.filter(kind="committee", starts_at__gt=NOON).count() == 1
    assert Practice.objects.filter(withdrawn_at__isnull=True).count() == 3


def test_every_registered_apprentice_has_answers_that_could_be_sent(here):
    tell(grant_of(here.grant), at=NOON)

    assert RegisteredApprentice.objects.count() == 4
    assert rehearse(here.registration, profile="rapids-cents").sent == 4


@pytest.mark.parametrize("later", [25, 83, 84, 86, 100, 174, 200])
def test_it_can_be_told_on_any_day(here, later):
    tell(grant_of(here.grant), at=NOON + timedelta(days=later))

    assert {row.state for row in Report.objects.all()} <= {"submitted", "draft"}
    assert Report.objects.filter(state="draft").count() >= 1


def test_a_program_without_a_side_says_which_one_is_missing(here):
    Partner.objects.filter(organization=partnership.local()).delete()

    with pytest.raises(LookupError, match="no partner of the kind union"):
        tell(grant_of(here.grant), at=NOON)
