"""Results of the screening: recorded, refused, taken back, waived, and kept for the next application."""

from datetime import date, timedelta

import pytest

from applicants.models import ApplicationState, ConditionCheck, ScreeningResult, ScreeningStep
from applicants.rules.requirements import Verdict
from applicants.workflows import screening
from apprenticeships.errors import GuardFailed
from apprenticeships.mail import render
from apprenticeships.messages import kinds
from apprenticeships.models import Event, Message, Person, RequirementKind
from apprenticeships.workflow import Actor
from apprenticeships.workflows import sessions
from tests import factories as make
from tests.applicants.background import answered
from tests.applicants.way import K, came, draft, ready, record, sent, state_of, typed, verdicts, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db


def test_a_failed_test_with_a_date_for_another_try_ends_nothing():
    row = sent(way())

    record(row, K.ENTRANCE_EXAM, {"score": 69})

    step = ScreeningStep.objects.get(application=row, requirement__kind="entrance_exam")
    assert state_of(row) == ApplicationState.SUBMITTED
    assert (step.verdict, step.retest_from) == ("not_met", NOON.date() + timedelta(days=30))
    assert Message.objects.filter(kind="screening.result").count() == 1


def test_the_better_try_counts():
    row = sent(way())

    record(row, K.ENTRANCE_EXAM, {"score": 69})
    record(row, K.ENTRANCE_EXAM, {"score": 88}, at=NOON + timedelta(days=31), taken_on=date(2026, 2, 7))

    assert verdicts(row)["entrance_exam"] == "met"


def test_the_exam_that_is_unclear_waits_for_a_person():
    row = sent(way())

    record(row, K.ENTRANCE_EXAM, {"score": 80, "maximum": 120})

    assert verdicts(row)["entrance_exam"] == "look"
    assert state_of(row) == ApplicationState.SUBMITTED


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (K.ENTRANCE_EXAM, {}),
        (K.ENTRANCE_EXAM, {"score": "many"}),
        (K.ENTRANCE_EXAM, {"score": "-1"}),
        (K.ENTRANCE_EXAM, {"score": "NaN"}),
        (K.WORKKEYS, {}),
        (K.WORKKEYS, {"applied_math": 8}),
        (K.WORKKEYS, {"applied_math": "3.5"}),
        (K.TYPING, {"keystrokes": 900}),
        (K.TYPING, {"keystrokes": 900, "errors": 0, "minutes": "1/0"}),
        (K.DEPARTMENT_APPROVAL, {"decision": "perhaps"}),
        (K.BACKGROUND, {"status": "clear"}),
    ],
)
def test_a_result_that_cannot_be_read_is_refused_and_leaves_no_trace(kind, values):
    row = sent(way())
    events = Event.objects.count()

    with pytest.raises(GuardFailed):
        record(row, kind, values)

    assert not ScreeningResult.objects.exists()
    assert Event.objects.count() == events


def test_a_result_of_tomorrow_is_refused():
    row = sent(way())

    with pytest.raises(GuardFailed):
        record(row, K.ENTRANCE_EXAM, {"score": 70}, taken_on=NOON.date() + timedelta(days=1))


def test_results_of_another_program_are_refused():
    row, other = sent(way()), way()

    with pytest.raises(GuardFailed):
        screening.record_result(
            row.pk,
            requirement_id=other.asked["entrance_exam"].pk,
            values={"score": 70},
            taken_on=NOON.date(),
            source="paper",
            by=ROBOT,
            at=NOON,
        )


@pytest.mark.parametrize("state", ["draft", "ineligible", "withdrawn"])
def test_nothing_is_recorded_before_sending_or_after_the_end(state):
    scene = way()
    row = make.application(ApplicationState(state), cohort=scene.march)

    with pytest.raises(GuardFailed):
        record(row, K.ENTRANCE_EXAM, {"score": 70})


def test_a_voided_result_does_not_count_and_opens_the_screening_again():
    scene = way()
    make.opening(cohort=scene.march)
    row = ready(scene)
    result = ScreeningResult.objects.get(kind="entrance_exam")

    screening.void_result(result.pk, by=ROBOT, at=NOON, reason="Somebody else's sheet")

    assert state_of(row) == ApplicationState.SUBMITTED
    assert row.ready_at is None
    assert not row.referrals.filter(closed_at__isnull=True).exists()
    record(row, K.ENTRANCE_EXAM, {"score": 90})
    assert state_of(row) == ApplicationState.READY
    assert row.referrals.filter(closed_at__isnull=True).count() == 1


def test_voiding_needs_a_reason_and_happens_once():
    row = sent(way())
    record(row, K.ENTRANCE_EXAM, {"score": 70})
    result = ScreeningResult.objects.get()

    with pytest.raises(GuardFailed):
        screening.void_result(result.pk, by=ROBOT, at=NOON, reason=" ")
    screening.void_result(result.pk, by=ROBOT, at=NOON, reason="Wrong sheet")
    screening.void_result(result.pk, by=ROBOT, at=NOON, reason="Again")

    result.refresh_from_db()
    assert result.void_reason == "Wrong sheet"


def test_a_waiver_counts_with_its_reason_and_survives_every_new_judgement():
    scene = way()
    row = sent(scene)
    who = make.user(name="Dana Whitfield")
    step = row.screening.get(requirement__kind="info_session")

    screening.waive(step.pk, by=Actor.user(who), at=NOON, reason="Worked here for ten years")
    screening.recompute(row.pk, by=ROBOT, at=NOON)

    step.refresh_from_db()
    assert (step.verdict, step.waived_by, step.waive_reason) == ("waived", who, "Worked here for ten years")
    assert Event.objects.filter(kind="screening.waive", reason="Worked here for ten years").count() == 1


@pytest.mark.parametrize(("by", "reason"), [(ROBOT, "Because"), (Actor("user", 1, "Dana"), " ")])
def test_only_a_person_with_a_reason_waives(by, reason):
    step = sent(way()).screening.first()

    with pytest.raises(GuardFailed):
        screening.waive(step.pk, by=by, at=NOON, reason=reason)


def test_attendance_completes_the_step_by_itself():
    row = sent(way())

    came(row)

    assert verdicts(row)["info_session"] == "met"


def test_a_missed_session_asks_for_another_date():
    row = sent(way())
    session = make.session(program=row.version.program)
    sign_up = sessions.sign_up(session.pk, person=row.person, by=ROBOT, at=NOON)

    sessions.mark(sign_up.pk, came=False, by=ROBOT, at=NOON + timedelta(days=8))

    step = row.screening.get(requirement__kind="info_session")
    assert (step.verdict, step.reason_code) == ("missing", "no_show")


@pytest.mark.parametrize("kind", ["background", "drug"])
def test_a_check_with_steps_of_its_own_takes_no_plain_result(kind):
    row = sent(way())
    requirement = row.version.requirements.get(kind=kind)

    with pytest.raises(GuardFailed, match="steps of its own"):
        screening.record_result(
            row.pk, requirement_id=requirement.pk, values={"met": True}, taken_on=NOON.date(), source="Desk", by=ROBOT,
            at=NOON,
        )  # fmt: skip

    assert not ConditionCheck.objects.exists()
    assert not ScreeningResult.objects.exists()


def test_a_review_of_a_background_check_ends_nothing():
    row = sent(way())

    answered(row, clear=False)

    assert verdicts(row)["background"] == "look"
    assert state_of(row) == ApplicationState.SUBMITTED


def test_a_passed_step_counts_for_the_next_application_while_it_is_valid():
    scene = way()
    first = sent(scene)
    typed(first)
    person = first.person
    first.state, first.ended_at, first.withdraw_reason = "withdrawn", NOON, "school"
    first.save()

    soon = draft(scene, person=Person.objects.get(pk=person.pk))

    assert soon.person == person
    result = ScreeningResult.objects.get()
    assert (result.requirement, result.kind) == (None, RequirementKind.TYPING)


def test_a_result_of_the_person_moves_each_open_application():
    first = sent(way(wanted=(K.WORKKEYS,)))
    second = sent(way(wanted=(K.WORKKEYS,)), person=first.person)

    record(first, K.WORKKEYS, {"applied_math": 5, "graphic_literacy": 5, "workplace_documents": 4})

    verdicts = ScreeningStep.objects.filter(application__in=[first, second]).values_list("verdict", flat=True)
    assert list(verdicts) == [Verdict.MET, Verdict.MET]


@pytest.mark.parametrize(
    ("kind", "values", "fields", "is_given_back"),
    [
        (K.INFO_SESSION, {"attended": True}, {}, True),
        (K.INFO_SESSION, {"attended": False}, {}, False),
        (K.ENTRANCE_EXAM, {"score": 88}, {}, False),
        (K.ENTRANCE_EXAM, {"score": 88}, {"kind": "exam", "requirement_kind": "entrance_exam"}, True),
        (K.ENTRANCE_EXAM, {"score": 60}, {"kind": "exam", "requirement_kind": "entrance_exam"}, False),
    ],
)
def test_who_has_done_it_elsewhere_gives_their_chair_back_to_who_waits(kind, values, fields, is_given_back):
    row = sent(way())
    session = make.session(program=row.version.program, capacity=1, **fields)
    chair = sessions.sign_up(session.pk, person=row.person, by=ROBOT, at=NOON)
    waiting = sessions.sign_up(session.pk, person=make.person(), by=ROBOT, at=NOON)

    record(row, kind, values)

    chair.refresh_from_db()
    waiting.refresh_from_db()
    assert (chair.state, waiting.state) == (("canceled", "offered") if is_given_back else ("signed_up", "waiting"))
    reasons = Event.objects.filter(kind="signup.cancel", person=row.person).values_list("reason", flat=True)
    assert list(reasons) == (["This is done already, so the chair is free."] if is_given_back else [])
    told = Message.objects.filter(kind="session.canceled", person=row.person)
    assert [render(each, kinds()[each.kind]).text.count("You need no other date.") for each in told] == (
        [1] if is_given_back else []
    )
