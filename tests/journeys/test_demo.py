"""The demonstration: somebody in every state, each step of the way on record, written once."""

from collections import Counter
from datetime import timedelta
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.core.management import CommandError, call_command

from applicants.hiring import queue
from applicants.models import Application, ApprovalRequest, BackgroundCheck, Offer, Passport, ScreeningStep
from applicants.records.match_problem import waiting
from apprenticeships import clock, demonstration
from apprenticeships.models import (
    DuplicatePair,
    Event,
    Likeness,
    Merge,
    Message,
    MessageState,
    Person,
    RequirementKind,
    User,
)
from cohorts.models import (
    Acknowledgement,
    Attendance,
    ClassSession,
    Cohort,
    Enrollment,
    Evaluation,
    Grant,
    HoursEntry,
    Participant,
    PlannedDay,
)
from cohorts.records import verdict
from cohorts.workflows import anti_harassment
from tests.journeys.told import STATES, booked_twice, demonstration_at, ready_to_graduate, states

NOW = "2026-03-10 14:30:00+00:00"  # Tuesday morning in Chicago


@pytest.fixture(scope="module", autouse=True)
def demonstration_of_today(django_db_setup, django_db_blocker):
    """Build it once for most tests of this file, and take it back afterwards."""
    with django_db_blocker.unblock(), demonstration_at(NOW):
        yield


def test_somebody_is_in_every_state():
    assert states() == STATES
    assert set(Attendance.objects.values_list("mark", flat=True)) == {"present", "late", "excused", "absent"}
    training = anti_harassment.apprentices()
    assert 0 < anti_harassment.without(training, clock.now().date()).count() < training.count()
    assert set(Cohort.objects.values_list("schedule_state", flat=True)) == {"none", "draft", "published"}
    assert set(Offer.objects.filter(state="verbal").values_list("verbal_answer", flat=True)) == {"yes", "thinking", ""}
    assert set(ScreeningStep.objects.values_list("verdict", flat=True)) == {
        "met", "not_met", "missing", "waived", "not_applicable", "look",
    }  # fmt: skip


def test_one_apprentice_could_graduate_and_no_class_is_where_another_is():
    assert len(ready_to_graduate()) == 1
    assert not booked_twice("instructor")
    assert not booked_twice("place")


def test_somebody_failed_the_typing_test_and_knows_when_to_try_again():
    failed = ScreeningStep.objects.get(requirement__kind=RequirementKind.TYPING, verdict="not_met")

    assert failed.application.state == "submitted"
    assert failed.retest_from is not None


def test_everybody_of_the_demonstration_but_one_with_two_records_has_a_name_of_their_own():
    names = [str(person) for person in Person.objects.all()]

    assert (len(names), len(set(names))) == (3883, 3882)
    assert Person.objects.exclude(email__endswith=f"@{demonstration.DOMAIN}").exclude(email="").count() == 0


@pytest.mark.parametrize("model", STATES)
def test_each_state_is_what_the_last_event_says(model):
    label = model._meta.label_lower
    said = dict(
        Event.objects.filter(subject_type=label)
        .exclude(after="")
        .order_by("at", "pk")
        .values_list("subject_id", "after")
    )

    kept = dict(model.objects.values_list("pk", "state"))

    assert {pk: state for pk, state in kept.items() if said.get(pk, state) != state} == {}


def test_nothing_happened_later_than_now():
    assert Event.objects.filter(at__gt=clock.now()).count() == 0
    assert Message.objects.filter(sent_at__gt=clock.now()).count() == 0


def test_every_mail_that_was_due_has_left_or_was_not_needed():
    due = Message.objects.due(clock.now())

    assert due.count() == 0
    assert Message.objects.stuck().count() == 0
    assert Message.objects.filter(state=MessageState.SENT, subject="").count() == 0


def test_the_printed_accounts_sign_in_with_the_printed_password():
    users = [User.objects.get(email=address) for address in demonstration.addresses()]

    assert [user.check_password(demonstration.PASSWORD) for user in users] == [True] * 15
    verified = EmailAddress.objects.filter(user__in=users, verified=True, primary=True)
    assert set(verified.values_list("email", flat=True)) == set(demonstration.addresses())
    assert [sorted(user.roles) for user in users] == [
        ["coordinator", "screening_officer"], ["coordinator", "screening_officer"],
        ["department_approver", "hiring_manager", "panelist"], [], [],
        ["instructor"], ["preceptor"],
        [], ["site_coordinator"], [], ["partner"], ["partner"], ["auditor"], [], ["eeo_analyst"],
    ]  # fmt: skip


def test_a_no_waits_for_the_second_yes_of_the_officer():
    officer = User.objects.get(email="officer@demo.example")

    waiting = BackgroundCheck.objects.exclude(proposed_by=officer).filter(state="proposed")

    assert waiting.count() == 1


def test_the_applicant_has_the_typing_test_ahead():
    application = Application.objects.get(person__user__email="applicant@demo.example")

    missing = application.screening.filter(verdict="missing", requirement__step__slug="tests")

    assert application.state == "submitted"
    assert list(missing.values_list("requirement__kind", flat=True)) == ["typing"]


def test_the_apprentice_sits_in_class_and_has_approved_hours_and_an_exam_ahead():
    row = Enrollment.objects.get(person__user__email="apprentice@demo.example")

    week = (clock.now().date() - row.starts_on).days // 7 + 1

    assert row.state == "active"
    assert 4 <= week <= 9
    assert row.hours.approved().count() >= 10
    assert list(row.exam_attempts.values_list("state", flat=True)) == ["booked"]


def test_the_manager_has_a_handful_of_things_to_do():
    found = queue.load(User.objects.get(email="manager@demo.example"), at=clock.now())

    assert 4 <= len(found.mine) <= 8


def test_the_manager_is_asked_about_an_employee_of_another_department():
    manager = User.objects.get(email="manager@demo.example")

    waiting = ApprovalRequest.objects.for_approver(manager).waiting()

    assert [request.department.name for request in waiting] == ["Patient Access"] * 2
    assert ApprovalRequest.objects.filter(state="approved", decided_by=manager).count() == 1


def test_the_applicant_has_a_passport_to_print():
    passport = Passport.objects.in_force().get(person__user__email="applicant@demo.example")

    assert {line["kind"] for line in passport.lines} >= {"entrance_exam", "workkeys"}


def test_the_instructor_has_a_class_within_a_week():
    classes = ClassSession.objects.taught_by(User.objects.get(email="instructor@demo.example"))
    ahead = classes.filter(ends_at__gt=clock.now()).order_by("starts_at").first()

    assert (ahead.starts_at - clock.now()).days < 7
    assert not Attendance.objects.filter(session__starts_at__gt=clock.now()).exists()


def test_the_preceptor_has_the_last_week_of_somebody_to_approve():
    today = clock.now().date()
    monday = today - timedelta(days=7 + today.weekday())
    people = Enrollment.objects.precepted_by(User.objects.get(email="preceptor@demo.example")).filter(state="active")
    planned = PlannedDay.objects.filter(enrollment__in=people, kind="clinic", date__range=(monday, today))

    approved = HoursEntry.objects.filter(enrollment__in=people, date__gte=monday)

    assert planned.values("enrollment").distinct().count() == people.count()
    assert approved.count() == 0
    assert HoursEntry.objects.filter(enrollment__in=people, date__lt=monday).count() > 0


def test_a_summer_waits_to_be_matched_and_a_guardian_has_a_mail_to_answer():
    students = Application.objects.filter(version__program__slug="high-school-internship", state="ready")

    found = waiting(students.first().cohort, variant="interests", seed=1)

    assert len(found.problem.students) == 320
    assert 250 < sum(place.capacity for place in found.problem.places) < 320
    assert {place.location is None for place in found.problem.places} == {False}
    assert Message.objects.get(kind="guardian.asked").recipient == "guardian@demo.example"


def test_a_summer_is_over_with_both_evaluations_sessions_hours_and_the_signed_handbook():
    summer = Enrollment.objects.filter(cohort__program__slug="high-school-internship", state="completed")
    cohort = summer.first().cohort

    assert summer.count() == 320
    assert summer.values("seat__opening__site").distinct().count() == 10
    evaluations = Evaluation.objects.filter(enrollment__in=summer)
    assert evaluations.filter(moment="start").count() == 320
    assert 280 < evaluations.filter(moment="end").count() < 320
    sessions = ClassSession.objects.filter(cohort=cohort)
    assert Attendance.objects.filter(session__in=sessions).count() == 320 * sessions.count() > 320 * 5
    assert HoursEntry.objects.filter(enrollment__in=summer).values("enrollment").distinct().count() == 80
    assert Acknowledgement.objects.filter(handbook__version=cohort.version).count() == 320


def test_the_intern_with_an_account_may_come_back():
    row = Enrollment.objects.get(person__user__email="intern@demo.example")

    assert (row.state, row.evaluations.count()) == ("completed", 2)
    assert verdict(row, on=row.completed_on).complete
    assert not row.person.leads.exists()


def test_three_thousand_people_take_part_in_the_partnership_under_one_grant():
    rows = Participant.objects.filter(program__slug="training-partnership")
    grant, today = Grant.objects.get(), clock.now().date()

    by_employer = Counter(rows.values_list("employer__slug", flat=True))
    assert (rows.count(), len(by_employer)) == (3000, 7)
    assert min(by_employer.values()) > 100
    assert rows.filter(person__email="").count() > 900
    assert set(rows.values_list("grant", flat=True)) == {grant.pk}
    assert grant.since < today < grant.until
    assert not rows.filter(joined_on__gt=today).exists()
    assert rows.get(person__user__email="worker@demo.example").employer.slug == "gardner-health-services"


def test_the_clinic_the_local_and_the_auditor_see_what_is_theirs():
    users = [User.objects.get(email=f"{name}@demo.example") for name in ("partner", "union", "auditor")]

    clinic, local, none = (Participant.objects.visible_to(user) for user in users)

    assert set(clinic.values_list("employer__slug", flat=True)) == {"gardner-health-services"}
    assert set(local.values_list("union__slug", flat=True)) == {"seiu-local-721"}
    assert (clinic.count() > 100, local.count() > 100, none.count()) == (True, True, 0)


def test_a_second_run_changes_nothing():
    before = counts()
    said = StringIO()

    call_command("demo", stdout=said)

    assert counts() == before
    assert said.getvalue() == "The demonstration's data is there.\n"


def test_outside_the_demonstration_it_is_refused(settings):
    settings.DEMO = False
    before = counts()

    with pytest.raises(CommandError, match="This is not the demonstration"):
        call_command("demo", stdout=StringIO())

    assert counts() == before


def counts() -> dict[str, int]:
    """How many rows each table of ours has."""
    ours = ("apprenticeships", "cohorts", "applicants", "account")
    return {model._meta.label: model.objects.count() for app in ours for model in apps.get_app_config(app).get_models()}


def test_somebody_wrote_twice_and_a_coordinator_sees_it():
    pairs = DuplicatePair.objects.filter(likeness__gte=Likeness.LIKELY, state="open")

    assert pairs.count() >= 2
    assert Merge.objects.get().merged.now == Merge.objects.get().kept
