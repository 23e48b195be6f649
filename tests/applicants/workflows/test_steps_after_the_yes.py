"""A step that is done again after an offer is judged, decided about and taken back as one before it."""

from datetime import timedelta

import pytest

from applicants.models import Application, ApplicationState, ScreeningResult, ScreeningStep
from applicants.rules.registries import OIG
from applicants.workflows import registry_matches, rejudging, rule_changes, screening
from apprenticeships.models import Role
from apprenticeships.workflow import Actor
from apprenticeships.workflows import sessions
from tests import factories as make
from tests.applicants.hiring_world import AFTER, world
from tests.applicants.way import K
from tests.factories import ROBOT

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
FAST = {"keystrokes": 900, "errors": 0, "minutes": "5"}


def recorded(who, kind, values):
    """A result of today."""
    asked = who.version.requirements.get(kind=kind)
    return screening.record_result(
        who.pk, requirement_id=asked.pk, values=values, taken_on=AFTER.date(), source="paper", by=ROBOT, at=AFTER
    )


def stale(who, kind, verdict):
    """What was judged of a step before, so that only another judgement changes it."""
    ScreeningStep.objects.filter(application=who, requirement__kind=kind).update(verdict=verdict, valid_until=None)


def accepted(who):
    odd = recorded(who, K.TYPING, FAST)
    ScreeningResult.objects.filter(pk=odd.pk).update(values={**odd.values, "flagged": True})
    stale(who, K.TYPING, "look")
    screening.settle(odd.pk, accept=True, by=ROBOT, at=AFTER, reason="She called")


def taken_back(who):
    screening.void_result(recorded(who, K.TYPING, FAST).pk, by=ROBOT, at=AFTER, reason="Wrong sheet")


def came(who):
    session = make.session(program=who.version.program, starts_at=AFTER + timedelta(hours=1))
    row = sessions.sign_up(session.pk, person=who.person, by=ROBOT, at=AFTER)
    sessions.mark(row.pk, came=True, by=ROBOT, at=AFTER + timedelta(hours=2))


def brought_elsewhere(who):
    """What belongs to the person comes in for another application of theirs."""
    recorded(
        make.application("submitted", person=who.person, version=who.version, cohort=make.cohort()), K.TYPING, FAST
    )


def grew_old(who):
    recorded(who, K.REGISTRY, {"list": OIG, "outcome": "no_match"})
    ScreeningStep.objects.filter(application=who, requirement__kind=K.REGISTRY).update(valid_until=AFTER.date())
    rejudging.judge_too_old(at=AFTER + 400 * DAY)


def matched(who):
    first, second = (Actor.user(make.staff(name=name)) for name in ("Ann Ames", "Ben Bose"))
    for each in (first, second):
        make.membership(make.User.objects.get(pk=each.user_id), Role.SCREENING_OFFICER)
    asked = who.version.requirements.get(kind=K.REGISTRY)
    values = {"list": OIG, "outcome": "match_confirmed"}
    found = screening.record_result(
        who.pk, requirement_id=asked.pk, values=values, taken_on=AFTER.date(), source="OIG", by=first, at=AFTER
    )
    registry_matches.confirm(found.pk, by=second, at=AFTER)


def changed_number(who):
    recorded(who, K.TYPING, FAST)
    stale(who, K.TYPING, "missing")
    rule_changes.changed(
        who.version_id, key="typing_tries", before="2", after="3", since=AFTER.date() - 60 * DAY, by=ROBOT, at=AFTER
    )
    rule_changes.follow(at=AFTER)


@pytest.mark.parametrize(
    ("done", "kind", "verdict"),
    [
        (accepted, K.TYPING, "met"),
        (taken_back, K.TYPING, "missing"),
        (came, K.INFO_SESSION, "met"),
        (brought_elsewhere, K.TYPING, "met"),
        (grew_old, K.REGISTRY, "expired"),
        (matched, K.REGISTRY, "not_met"),
        (changed_number, K.TYPING, "met"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_whatever_changes_a_step_is_judged_in_each_state_after_the_offer(done, kind, verdict):
    here = world()
    steps = {each.kind: each for each in here.version.steps.all()}
    threshold = {"words_per_minute": 30, "formula": "A"} if kind == K.TYPING else {}
    months = 12 if kind == K.REGISTRY else None
    make.requirement(steps["tests"], kind, threshold=threshold, validity_months=months)
    for state in ("offered", "accepted", "onboarding"):
        who = here.candidate(ApplicationState(state))
        screening.open_steps(who, AFTER)
        screening.recompute(who.pk, by=ROBOT, at=AFTER)

        done(who)

        step = ScreeningStep.objects.get(application=who, requirement__kind=kind)
        assert (state, step.verdict) == (state, verdict)
        assert Application.objects.get(pk=who.pk).state == ("ineligible" if verdict == "not_met" else state)
