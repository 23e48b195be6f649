"""The rules judge what is known: the application becomes ready, waits, or ends."""

from datetime import date

import pytest

from applicants.models import ApplicationState, Referral
from applicants.records.evidence import standing
from applicants.rules.requirements import Verdict
from applicants.workflows import referrals, screening
from apprenticeships.models import Event, Message
from tests import factories as make
from tests.applicants.way import K, born, came, clear, job, ready, record, sent, state_of, typed, verdicts, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db


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


def test_people_who_work_here_need_the_approval_of_their_department():
    row = sent(way(), eligibility={"works_here": True})
    assert verdicts(row)["department_approval"] == "missing"

    record(row, K.DEPARTMENT_APPROVAL, {"decision": "approved"})

    assert verdicts(row)["department_approval"] == "met"


def test_a_department_that_says_no_ends_the_application():
    row = sent(way(), eligibility={"works_here": True})

    record(row, K.DEPARTMENT_APPROVAL, {"decision": "declined"})

    assert state_of(row) == ApplicationState.INELIGIBLE


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

    first, second = referrals.refer_ready(at=NOON), referrals.refer_ready(at=NOON)

    assert (first, second) == (1, 0)
    assert row.referrals.count() == 1


def test_a_department_that_passed_is_not_asked_again():
    scene = way()
    make.opening(cohort=scene.march)
    row = ready(scene)
    row.referrals.update(closed_at=NOON, passed_reason="Other skills needed")

    assert referrals.refer_ready(at=NOON) == 0


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
