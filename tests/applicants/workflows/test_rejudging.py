"""When a number changes, those whom it concerns are judged anew, with the reason; nobody else is touched."""

from datetime import timedelta

import pytest

from applicants.models import Application, ApplicationState, ScreeningStep
from applicants.workflows import rejudging, screening
from apprenticeships.models import Event, Heartbeat, Parameter
from tests.applicants.records.test_standings import asking, somebody
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
S = ApplicationState
LONG_AGO = "2020-01-01"


def judged(*rows):
    for row in rows:
        screening.recompute(row.pk, by=ROBOT, at=NOON)


def test_only_what_the_rules_say_otherwise_is_judged_anew():
    cohort = asking()
    kept, stale, empty = somebody(cohort, fast=True), somebody(cohort, fast=True), somebody(cohort)
    judged(kept, stale, empty)
    ScreeningStep.objects.filter(application=stale, requirement__kind="typing").update(verdict="missing")
    before = Event.objects.count()

    moved = rejudging.judge_many([kept.pk, stale.pk, empty.pk], by=ROBOT, at=NOON, reason="Looked again.")

    assert moved == 1
    assert ScreeningStep.objects.get(application=stale, requirement__kind="typing").verdict == "met"
    event = Event.objects.get(kind="application.judge", reason="Looked again.")
    assert (event.subject_id, event.data, Event.objects.count()) == (stale.pk, {"typing": "met"}, before + 1)


def test_a_clock_that_does_not_run_as_it_should_is_set_too():
    row = somebody(asking(), fast=True)
    judged(row)
    Application.objects.filter(pk=row.pk).update(answer_due="2026-03-01")

    assert rejudging.judge_many([row.pk], by=ROBOT, at=NOON) == 1
    assert Application.objects.get(pk=row.pk).answer_due is None


def test_a_changed_number_is_followed_once(django_assert_num_queries):
    row = somebody(asking(), fast=False)
    judged(row)
    Parameter.objects.create(key="withdraw_undo_hours", value=24, effective_from=LONG_AGO)
    rejudging.follow_numbers(at=NOON)
    number = Parameter.objects.create(key="typing_tries", value=3, effective_from=LONG_AGO)
    Parameter.objects.filter(pk=number.pk).update(value=1)
    later(number)

    moved = rejudging.follow_numbers(at=NOON)

    row.refresh_from_db()
    assert (moved, row.state) == (1, S.INELIGIBLE)
    assert Event.objects.filter(kind="application.judge", reason=rejudging.REASON).count() == 0  # the verdict stays
    with django_assert_num_queries(2):
        assert rejudging.follow_numbers(at=NOON) == 0


def later(number):
    """Within one transaction the database's clock stands still: the change is put a moment after what was followed."""
    newest = number.column_history.latest("pgh_id").pgh_created_at
    Heartbeat.objects.filter(name=rejudging.BEAT).update(at=newest - timedelta(seconds=1))


def test_the_first_run_only_takes_down_when_it_was():
    row = somebody(asking(), fast=True)
    Parameter.objects.create(key="typing_tries", value=3, effective_from=LONG_AGO)

    assert rejudging.follow_numbers(at=NOON) == 0
    assert not ScreeningStep.objects.filter(application=row, judged_at__isnull=False).exists()
    assert Heartbeat.objects.filter(name=rejudging.BEAT).exists()
