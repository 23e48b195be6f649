"""What was typed in a test, key by key, goes with its time; the count and the score stay. A hold keeps it."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from applicants.models import ApplicationState, BackgroundCheck, ScreeningResult, TypingTest
from applicants.tasks import destroy_reports
from applicants.workflows import typing, typing_retention
from apprenticeships.models import Event, Parameter
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants import background
from tests.applicants.typist import hands_in
from tests.applicants.way import K, sent, way
from tests.factories import NOON

pytestmark = pytest.mark.django_db
YEARS = timedelta(days=365 * 5 + 1)


def tried(scene):
    """Somebody who took the typing test; the application is over since."""
    application = sent(scene)
    by = Actor.user(application.person.user)
    test = typing.begin(application.pk, by=by, at=NOON)
    words = typing.passage_of(test).text[:600]
    row = hands_in(test, words, by=by, at=NOON + timedelta(minutes=4))
    application.refresh_from_db()
    application.state, application.ended_at = ApplicationState.WITHDRAWN, NOON + timedelta(days=1)
    application.withdraw_reason, application.answer_due = "other_job", None
    application.save()
    return row


@pytest.fixture
def scene():
    return way(wanted=(K.AGE, K.TYPING))


def kept(row):
    row.refresh_from_db()
    return [bool(each) for each in (row.typed, row.telemetry, row.saves, row.pages)]


def test_what_was_typed_goes_after_five_years_and_the_score_stays(scene):
    row = tried(scene)
    assert kept(row)[:2] == [True, True]
    last = NOON + timedelta(days=2) + YEARS

    found = [typing_retention.destroy_due(at=at) for at in (last - timedelta(days=3), last, last)]

    assert found == [0, 1, 0]
    assert kept(row) == [False] * 4
    assert row.net_wpm is not None
    assert row.result == ScreeningResult.objects.get(voided_at__isnull=True)
    assert Event.objects.get(kind="typingtest.destroy").data == {"kept_through": "2031-01-08"}


def test_a_program_keeps_it_as_long_as_it_says_and_never_shorter_than_two_years(scene):
    row = tried(scene)
    Parameter.objects.create(
        key="typing_keep_months", version=scene.version, value=1, effective_from=date(2025, 1, 1), source="test"
    )
    Parameter.objects.create(
        key="report_keep_months_california", value=48, effective_from=date(2025, 1, 1), source="test"
    )

    found = [typing_retention.destroy_due(at=NOON + timedelta(days=days)) for days in (600, 735)]

    assert found == [0, 1]
    assert kept(row) == [False] * 4


def test_a_hold_and_an_application_that_goes_on_keep_it(scene):
    held, open_ = tried(scene), tried(scene)
    check = background.ordered(held.application)
    BackgroundCheck.objects.filter(pk=check.pk).update(
        held_by=make.staff("screening_officer"), held_at=NOON, hold_reason="Claim 4"
    )
    open_.application.state, open_.application.ended_at, open_.application.withdraw_reason = "submitted", None, ""
    open_.application.save()

    with time_machine.travel(NOON + 2 * YEARS, tick=False):
        destroy_reports()

    assert TypingTest.objects.filter(destroyed_at__isnull=False).count() == 0
    BackgroundCheck.objects.filter(pk=check.pk).update(held_by=None, held_at=None, hold_reason="")
    assert typing_retention.destroy_due(at=NOON + 2 * YEARS) == 1


def test_the_database_holds_that_what_is_destroyed_is_empty(scene):
    row = tried(scene)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE applicants_typingtest SET destroyed_at = now() WHERE id = %s", [row.pk])
