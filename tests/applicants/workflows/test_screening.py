"""Results come in; the rules decide; the application becomes ready, waits, or ends."""

from datetime import date, timedelta

import pytest

from applicants.models import ApplicationState, ConditionCheck, Referral, ScreeningResult, ScreeningStep
from applicants.records.evidence import standing
from applicants.rules.requirements import Verdict
from applicants.workflows import screening
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Event, Message, Person, RequirementKind
from apprenticeships.workflow import Actor
from apprenticeships.workflows import sessions
from tests import factories as make
from tests.applicants.way import K, born, came, clear, draft, job, ready, record, sent, typed, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db


def verdicts(application):
    steps = ScreeningStep.objects.filter(application=application)
    return dict(steps.values_list("requirement__kind", "verdict"))


def state_of(application):
    application.refresh_from_db()
    return application.state


def test_what_the_applicant_states_is_judged_at_once():
    row = sent(way())

    assert verdicts(row) == {
        "info_session": "missing",
        "age": "met",
        "diploma": "met",
        "experience": "met",
        "conduct": "met",
        "department_approval": "not_applicable",
        "entrance_exam": "missing",
        "workkeys": "missing",
        "typing": "missing",
        "background": "missing",
        "drug": "missing",
    }


def test_everything_required_makes_ready_and_puts_the_candidate_before_the_departments():
    scene = way()
    matching, elsewhere = make.opening(cohort=scene.march), make.opening(cohort=scene.april)

    row = ready(scene)

    assert row.state == ApplicationState.READY
    assert [each.opening for each in row.referrals.all()] == [matching]
    assert row.answer_due == date(2026, 1, 14)
    assert Message.objects.filter(kind="application.ready").count() == 1
    assert elsewhere.referrals.count() == 0


def test_a_preferred_requirement_that_is_missed_never_stops():
    row = sent(way())

    record(row, K.WORKKEYS, {"applied_math": 2, "graphic_literacy": 5, "workplace_documents": 5})
    came(row)
    record(row, K.ENTRANCE_EXAM, {"score": "70"})
    typed(row)
    clear(row)

    assert verdicts(row)["workkeys"] == "not_met"
    assert state_of(row) == ApplicationState.READY


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"eligibility": {"diploma": False}}, "This program asks for a high school diploma or an equivalent"),
        ({"eligibility": {"birth_date": date(2008, 3, 3)}}, "This class needs 18 years on the first day"),
        ({"work": {"jobs": [job(started_on=date(2024, 6, 1))]}}, "This program asks for 2 years of health care work"),
        ({"work": {"jobs": []}}, "You have 0 months"),
    ],
)
def test_what_cannot_be_cured_ends_the_application_with_the_reason(changes, sentence):
    row = sent(way(), **changes)

    assert row.state == ApplicationState.INELIGIBLE
    assert sentence in row.ended_sentence
    assert [m.kind for m in Message.objects.all()] == ["application.ineligible"]


def test_age_counts_on_the_first_day_of_class():
    row = sent(way(), eligibility={"birth_date": date(2008, 3, 2)})

    assert row.state == ApplicationState.SUBMITTED
    assert born(row.person) == date(2008, 3, 2)


def test_too_young_for_this_class_names_the_class_that_one_can_join():
    row = sent(way(), eligibility={"birth_date": date(2008, 3, 3)})

    assert row.ended_sentence.endswith("You can join on Monday, April 6.")
    assert row.retry_from is None


def test_experience_that_a_running_job_will_bring_names_the_day():
    running = job(started_on=date(2024, 2, 1), ended_on=None)

    row = sent(way(), work={"jobs": [running]})

    assert row.state == ApplicationState.INELIGIBLE
    assert row.retry_from == date(2026, 1, 31)


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


def test_people_who_work_here_need_the_approval_of_their_department():
    row = sent(way(), eligibility={"works_here": True})
    assert verdicts(row)["department_approval"] == "missing"

    record(row, K.DEPARTMENT_APPROVAL, {"decision": "approved"})

    assert verdicts(row)["department_approval"] == "met"


def test_a_department_that_says_no_ends_the_application():
    row = sent(way(), eligibility={"works_here": True})

    record(row, K.DEPARTMENT_APPROVAL, {"decision": "declined"})

    assert state_of(row) == ApplicationState.INELIGIBLE


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


def test_conditions_hold_their_status_only_in_their_own_table():
    row = sent(way())

    screening.record_condition(row.pk, kind="drug", status="mro_review", status_on=NOON.date(), by=ROBOT, at=NOON)

    assert ConditionCheck.objects.get().status == "mro_review"
    assert not ScreeningResult.objects.exists()
    assert "mro_review" not in str(list(Event.objects.values_list("data", "reason", "before", "after")))


@pytest.mark.parametrize(
    ("kind", "status", "on"),
    [
        ("typing", "clear", NOON.date()),
        ("background", "negative", NOON.date()),
        ("drug", "clear", NOON.date()),
        ("drug", "negative", NOON.date() + timedelta(days=1)),
    ],
)
def test_a_condition_takes_only_its_own_words_and_no_day_ahead(kind, status, on):
    row = sent(way())

    with pytest.raises(GuardFailed):
        screening.record_condition(row.pk, kind=kind, status=status, status_on=on, by=ROBOT, at=NOON)

    assert not ConditionCheck.objects.exists()


def test_a_review_of_a_background_check_ends_nothing():
    row = sent(way())

    screening.record_condition(row.pk, kind="background", status="review", status_on=NOON.date(), by=ROBOT, at=NOON)

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


def test_our_clock_runs_while_something_is_ours_and_stands_still_while_it_is_theirs():
    row = sent(way(wanted=(K.AGE, K.DEPARTMENT_APPROVAL, K.TYPING)), eligibility={"works_here": True})
    assert row.answer_due == date(2026, 1, 14)

    record(row, K.DEPARTMENT_APPROVAL, {"decision": "approved"})

    assert state_of(row) == ApplicationState.SUBMITTED
    assert row.answer_due is None


def test_judging_again_writes_nothing_new():
    row = sent(way())
    events = Event.objects.count()

    screening.recompute(row.pk, by=ROBOT, at=NOON)

    assert Event.objects.count() == events


def test_places_that_open_later_find_those_who_are_ready():
    scene = way()
    row = ready(scene)
    assert not Referral.objects.exists()
    make.opening(cohort=scene.march)

    first, second = screening.refer_ready(at=NOON), screening.refer_ready(at=NOON)

    assert (first, second) == (1, 0)
    assert row.referrals.count() == 1


def test_a_department_that_passed_is_not_asked_again():
    scene = way()
    make.opening(cohort=scene.march)
    row = ready(scene)
    row.referrals.update(closed_at=NOON, passed_reason="Other skills needed")

    assert screening.refer_ready(at=NOON) == 0


def test_a_program_without_an_interview_asks_for_everything():
    scene = way(wanted=(K.AGE,))
    scene.version.steps.filter(kind__in=["interview", "offer"]).delete()

    row = sent(scene)

    assert row.state == ApplicationState.READY


def test_a_standing_has_a_sentence_for_each_requirement():
    row = sent(way())

    answers = {each.rule.kind.value: each.answer for each in standing(row, at=NOON)}

    assert answers["typing"].applicant == "Take the typing test."
    assert answers["info_session"].applicant == "Choose a date for the information session."
    assert answers["age"].verdict is Verdict.MET


def test_a_standing_costs_the_same_for_many_results(django_assert_max_num_queries):
    row = sent(way())
    for _ in range(5):
        record(row, K.ENTRANCE_EXAM, {"score": 20})

    with django_assert_max_num_queries(5):  # three of them for the version, its program and the organization
        standing(row, at=NOON)


def test_a_result_of_the_person_moves_each_open_application():
    first = sent(way(wanted=(K.WORKKEYS,)))
    second = sent(way(wanted=(K.WORKKEYS,)), person=first.person)

    record(first, K.WORKKEYS, {"applied_math": 5, "graphic_literacy": 5, "workplace_documents": 4})

    verdicts = ScreeningStep.objects.filter(application__in=[first, second]).values_list("verdict", flat=True)
    assert list(verdicts) == [Verdict.MET, Verdict.MET]
