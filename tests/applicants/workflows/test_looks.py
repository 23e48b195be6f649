"""What a person must look at has an owner and an age; a rule that changes is followed and says why."""

from datetime import date, timedelta

import pytest

from applicants.models import RuleChange, ScreeningStep
from applicants.workflows import looks, rule_changes, screening
from apprenticeships.errors import DomainError
from apprenticeships.models import Event, Parameter, RequirementKind, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.drug_screens import judged_at
from tests.applicants.way import record, sent, verdicts, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
K = RequirementKind
ODD = {"score": 60, "maximum": 90}
"""Out of another maximum than that of the pass mark: a person must look."""


@pytest.fixture
def desk():
    return [make.staff(Role.COORDINATOR, name=name) for name in ("Dana Whitfield", "Ruben Ortega")]


def odd(scene):
    application = sent(scene)
    record(application, K.ENTRANCE_EXAM, ODD)
    return ScreeningStep.objects.get(application=application, requirement__kind=K.ENTRANCE_EXAM)


def test_what_comes_up_goes_to_whoever_has_the_least_to_look_at(desk):
    scene = way()

    found = [odd(scene) for _ in range(3)]

    assert [(step.verdict, step.owner, step.look_since) for step in found] == [
        ("look", desk[0], NOON),
        ("look", desk[1], NOON),
        ("look", desk[0], NOON),
    ]


def test_a_drug_screen_goes_to_a_screening_officer_if_there_is_one(desk):
    officer = make.staff(Role.SCREENING_OFFICER)
    application = sent(way())

    judged_at(application, "negative_dilute")

    assert ScreeningStep.objects.get(verdict="look").owner == officer


def test_without_anybody_at_the_desk_it_still_has_its_age():
    step = odd(way())

    assert (step.owner, step.look_since) == (None, NOON)


def test_once_it_is_decided_nobody_owns_it_and_it_has_no_age(desk):
    step = odd(way())

    screening.waive(step.pk, by=Actor.user(desk[0]), at=NOON, reason="Known from the form of last year.")

    step.refresh_from_db()
    assert (step.owner, step.look_since) == (None, None)


def test_judging_anew_keeps_the_owner_and_the_age(desk):
    step = odd(way())
    looks.assign(step.pk, owner=desk[1].pk, by=Actor.user(desk[0]), at=NOON)

    screening.recompute(step.application_id, by=ROBOT, at=NOON + timedelta(days=2))

    step.refresh_from_db()
    assert (step.owner, step.look_since) == (desk[1], NOON)


def test_only_somebody_of_the_desk_may_own_it(desk):
    step = odd(way())
    other = make.staff(Role.HIRING_MANAGER, department=make.make_department())

    with pytest.raises(DomainError):
        looks.assign(step.pk, owner=other.pk, by=Actor.user(desk[0]), at=NOON)


def test_nothing_to_look_at_has_no_owner(desk):
    application = sent(way())
    step = application.screening.first()

    with pytest.raises(DomainError):
        looks.assign(step.pk, owner=desk[0].pk, by=ROBOT, at=NOON)


def slow(application, at=NOON):
    record(application, K.TYPING, {"keystrokes": 500, "errors": 0, "minutes": "5"}, at=at)


def set_tries(scene, tries, *, by):
    since = date(2026, 1, 1)
    Parameter.objects.create(version=scene.version, key="typing_tries", value=tries, effective_from=since)
    return rule_changes.changed(
        scene.version.pk, key="typing_tries", before="2", after=str(tries), since=since, by=by, at=NOON
    )


def test_a_number_that_changes_is_followed_through_the_open_applications_and_says_why(desk):
    scene = way()
    application = sent(scene)
    slow(application)
    assert rule_changes.count(scene.version.pk, "typing_tries", since=date(2026, 1, 1)) == 1

    set_tries(scene, 1, by=Actor.user(desk[0]))
    followed = [rule_changes.follow(at=NOON), rule_changes.follow(at=NOON)]

    application.refresh_from_db()
    change = RuleChange.objects.get()
    assert followed == [1, 0]
    assert (change.judged, change.followed_at) == (1, NOON)
    assert application.state == "ineligible"  # no further try is left
    why = Event.objects.get(kind="rulechange.follow").reason
    assert why == "Typing attempts for each class: 1 instead of 2."


def test_the_event_of_a_verdict_names_the_rule_that_changed():
    scene = way(typing={"is_required": False})
    application = sent(scene)
    record(application, K.WORKKEYS, {"applied_math": 5, "graphic_literacy": 5, "workplace_documents": 5},
           taken_on=date(2021, 1, 20))  # fmt: skip
    assert verdicts(application)["workkeys"] == "met"

    since = date(2026, 1, 1)
    Parameter.objects.create(version=scene.version, key="recency_as_of", value="start", effective_from=since)
    rule_changes.changed(
        scene.version.pk, key="recency_as_of", before="application", after="start", since=since, by=ROBOT, at=NOON
    )
    rule_changes.follow(at=NOON)

    event = Event.objects.filter(kind="application.judge").latest("pk")
    assert verdicts(application)["workkeys"] == "expired"
    words = "Day on which results must be recent: of the application, or the first day of the class"
    assert event.data == {scene.asked["workkeys"].slug: "expired"}
    assert event.reason == f"{words}: start instead of application."


def test_who_applied_before_the_day_of_a_number_is_not_concerned():
    scene = way()
    sent(scene)

    assert rule_changes.count(scene.version.pk, "typing_tries", since=date(2026, 2, 1)) == 0


@pytest.mark.parametrize(("key", "after"), [("response_days", "9"), ("typing_tries", "2")])
def test_a_number_that_no_verdict_reads_or_that_stays_is_not_followed(key, after):
    scene = way()

    found = rule_changes.changed(
        scene.version.pk, key=key, before="2", after=after, since=date(2026, 1, 1), by=ROBOT, at=NOON
    )

    assert found is None
