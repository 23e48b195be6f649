"""Of many, those are judged anew of whom the rules say something else now, with the reason; nobody else is touched."""

import pytest

from applicants.models import Application, ScreeningStep
from applicants.workflows import rejudging, screening
from apprenticeships.models import Event
from tests.applicants.records.test_standings import asking, somebody
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db


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
