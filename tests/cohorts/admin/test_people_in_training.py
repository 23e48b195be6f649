"""Pages of people in training: their exams, their pay, and each step of one of them."""

from datetime import timedelta

import pgtrigger
import pytest
from django.urls import reverse

from apprenticeships import audit
from apprenticeships.models import Event, Role
from cohorts.models import EnrollmentState, ExamAttempt, ExamState, WageChange, WageState
from tests import factories as make
from tests.apprenticeships.admin import desk
from tests.apprenticeships.admin.desk import text
from tests.cohorts.scene import stranger_cohort
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
TODAY = NOON.date()


def step(client, enrollment, slug, **typed):
    return client.post(reverse("classes:person-step", args=[enrollment.pk, slug]), typed)


def exam_step(client, exam, slug, **typed):
    return client.post(reverse("classes:exam-step", args=[exam.pk, slug]), typed)


def test_an_exam_is_booked_passed_and_paid(client, coordinator):
    enrollment = make.enrollment(required_rti_minutes=0)
    exam = desk.exam(enrollment=enrollment)

    booked = exam_step(client, exam, "book", day=f"{TODAY}", begins="18:00", place="Test center")
    exam_step(client, exam, "pass", taken_on=f"{TODAY}", score="410", certificate_number="C-1")
    change = WageChange.objects.get()
    client.post(reverse("classes:approve"), {"raise": change.pk})

    change.refresh_from_db()
    exam.refresh_from_db()
    assert booked.status_code == 302
    assert (exam.state, exam.certificate_number) == (ExamState.PASSED, "C-1")
    assert (change.state, change.decided_by) == (WageState.APPROVED, coordinator)
    assert list(Event.objects.filter(actor_id=coordinator.pk).values_list("kind", flat=True).order_by("pk")) == [
        "examattempt.book",
        "examattempt.pass",
        "wagechange.propose",
        "wagechange.approve",
    ]


def test_a_pass_without_proof_is_refused_and_keeps_what_was_typed(client, coordinator):
    exam = desk.exam()

    response = exam_step(client, exam, "pass", taken_on="2026-01-06", score="410", certificate_number="")

    assert response.status_code == 422
    assert 'value="410"' in text(response)
    assert not WageChange.objects.exists()


@pytest.mark.parametrize("slug", ["pass", "fail"])
def test_a_result_before_the_booked_day_is_refused_at_its_field(client, coordinator, slug):
    exam = desk.exam(state=ExamState.BOOKED, starts_at=NOON + timedelta(days=5))

    response = exam_step(client, exam, slug, taken_on=f"{TODAY}", score="410", certificate_number="C-1")

    exam.refresh_from_db()
    assert response.status_code == 422
    assert "This exam is booked for" in text(response)
    assert exam.state == ExamState.BOOKED


@pytest.mark.parametrize(("required", "is_warned"), [(48 * 60, True), (0, False)])
def test_the_form_of_a_pass_says_when_class_time_is_missing(client, coordinator, required, is_warned):
    enrollment = make.enrollment(required_rti_minutes=required)
    desk.exam(enrollment=enrollment)

    page = client.get(reverse("classes:person", args=[enrollment.pk]))

    said = "48 hours of class are still missing. Look at the day again; a pass counts all the same."
    assert (said in text(page)) is is_warned


def test_a_fail_plans_the_next_try(client, coordinator):
    exam = desk.exam()

    exam_step(client, exam, "fail", taken_on="2026-01-06", score="320")

    assert list(ExamAttempt.objects.order_by("number").values_list("state", flat=True)) == ["failed", "planned"]


@pytest.mark.parametrize(("slug", "state"), [("no-show", ExamState.NO_SHOW), ("void", ExamState.VOID)])
def test_an_exam_that_did_not_happen_is_recorded_with_a_reason(client, coordinator, slug, state):
    exam = desk.exam(state=ExamState.BOOKED, starts_at=NOON - timedelta(days=1))

    exam_step(client, exam, slug, reason="The center was closed")

    exam.refresh_from_db()
    assert exam.state == state


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "yesterday", "\x00", "9" * 10_000])
def test_a_strange_day_is_refused(client, coordinator, day):
    exam = desk.exam()

    response = exam_step(client, exam, "fail", taken_on=day, score="320")

    assert response.status_code == 422


def test_exams_are_listed_by_what_they_need(client, coordinator):
    planned, booked = desk.exam(), desk.exam(state=ExamState.BOOKED, starts_at=NOON - timedelta(days=1))

    found = {
        name: [item["row"] for item in client.get(reverse("classes:exams") + f"?show={name}").context["rows"]]
        for name in ("open", "results", "late", "done")
    }

    assert found == {"open": [planned, booked], "results": [booked], "late": [], "done": []}


@pytest.mark.parametrize("page", ["classes:exams", "classes:pay"])
def test_lists_cost_the_same_for_one_row_and_for_thirty(client, coordinator, django_assert_num_queries, page):
    enrollments = [make.enrollment() for _ in range(30)]
    for enrollment in enrollments:
        desk.exam(enrollment=enrollment)
        desk.wage_change(enrollment=enrollment)
    client.get(reverse(page))

    with django_assert_num_queries(5):
        client.get(reverse(page))


def test_one_refused_raise_is_named_and_the_others_are_approved(client, coordinator):
    decided = desk.wage_change(state=WageState.DENIED, decided_at=NOON, decided_by=coordinator)
    due = desk.wage_change()

    response = client.post(reverse("classes:approve"), {"raise": [decided.pk, due.pk]}, follow=True)

    due.refresh_from_db()
    assert due.state == WageState.APPROVED
    assert f"{decided.enrollment.person}: This pay step is decided already." in text(response)
    assert "Approved 1 raise." in text(response)


def test_nothing_chosen_approves_nothing(client, coordinator):
    due = desk.wage_change()

    client.post(reverse("classes:approve"), {"raise": ["", "x", "9" * 30]})

    due.refresh_from_db()
    assert due.state == WageState.DUE


def test_a_raise_is_turned_down_with_a_reason(client, coordinator):
    due = desk.wage_change()

    without = client.post(reverse("classes:deny", args=[due.pk]), {"reason": ""})
    client.post(reverse("classes:deny", args=[due.pk]), {"reason": "The certificate is somebody else's"})

    due.refresh_from_db()
    assert without.status_code == 422
    assert due.state == WageState.DENIED


def test_a_training_is_paused_and_goes_on(client, coordinator):
    enrollment = make.enrollment()

    step(client, enrollment, "pause", on="2026-01-06", reason="Illness")
    enrollment.refresh_from_db()
    paused = enrollment.state
    step(client, enrollment, "resume", on="2026-01-07")

    enrollment.refresh_from_db()
    assert (paused, enrollment.state) == (EnrollmentState.PAUSED, EnrollmentState.ACTIVE)


def test_a_training_ends_with_a_code(client, coordinator):
    enrollment = make.enrollment()

    uncoded = step(client, enrollment, "exit", code="", on="2026-01-07")
    step(client, enrollment, "exit", code="relocated", on="2026-01-07")

    enrollment.refresh_from_db()
    assert uncoded.status_code == 422
    assert (enrollment.state, enrollment.exit_code) == (EnrollmentState.EXITED, "relocated")


def test_a_graduation_says_what_is_missing(client, coordinator):
    enrollment = make.enrollment()

    page = client.get(reverse("classes:person", args=[enrollment.pk]))
    response = step(client, enrollment, "graduate", on="2026-01-07")

    assert "2,000 hours on the job are still to be approved" in text(page)
    assert response.status_code == 422


@pytest.mark.parametrize(("many", "folded"), [(8, False), (9, True)])
def test_a_long_story_shows_its_newest_steps_and_folds_the_rest(client, coordinator, many, folded):
    enrollment = make.enrollment()
    with pgtrigger.ignore("apprenticeships.Event:never_deleted"):
        Event.objects.filter(person=enrollment.person).delete()
    for week in range(many):
        data = {"week": str(TODAY - timedelta(weeks=week)), "minutes": 2400, "days": []}
        audit.record("enrollment.hours", enrollment, by=ROBOT, at=NOON, person=enrollment.person, data=data)

    page = text(client.get(reverse("classes:person", args=[enrollment.pk])))

    assert page.count("Hours were approved: 40 hours, week of") == many
    assert ("What happened before" in page) is folded


def test_each_day_is_asked_for_by_what_it_is(client, coordinator):
    steps = client.get(reverse("classes:person", args=[make.enrollment().pk])).context["steps"]

    asked = {each.action.slug: each.form.fields["on"].label for each in steps if "on" in each.form.fields}
    assert asked == {
        "place": "From which day?",
        "pause": "From which day?",
        "graduate": "Day of the graduation",
        "exit": "Last day",
    }


@pytest.mark.parametrize("many", [1, 30])
def test_a_person_costs_the_same_with_one_week_and_with_thirty(client, coordinator, django_assert_num_queries, many):
    enrollment = make.enrollment()
    for week in range(many):
        enrollment.hours.create(
            date=TODAY - timedelta(weeks=week), minutes=1200, approved_by=coordinator, approved_at=NOON
        )
    address = reverse("classes:person", args=[enrollment.pk])
    client.get(address)

    with django_assert_num_queries(16):
        page = client.get(address)

    assert f">{20 * many}\N{NO-BREAK SPACE}h<" in page.content.decode().replace("\n", "").replace(" ", "")


def test_a_department_and_a_preceptor_are_set_from_a_day_on(client, coordinator):
    enrollment, department = make.enrollment(), make.make_department()
    preceptor = make.user(Role.PRECEPTOR, name="Ruth Calloway")

    step(client, enrollment, "place", department=department.pk, preceptor=preceptor.pk, on="2026-01-12")

    placement = enrollment.placements.get(ends_on__isnull=True)
    assert (placement.department, placement.preceptor) == (department, preceptor)


def test_pages_of_another_organization_are_nowhere(client, coordinator):
    cohort = stranger_cohort()
    enrollment = make.enrollment(cohort=cohort)
    exam, change = desk.exam(enrollment=enrollment), desk.wage_change(enrollment=enrollment)

    found = [
        client.get(reverse("classes:class", args=[cohort.pk])),
        client.post(reverse("classes:class-step", args=[cohort.pk, "publish"])),
        client.get(reverse("classes:person", args=[enrollment.pk])),
        step(client, enrollment, "pause", on="2026-01-07"),
        exam_step(client, exam, "void", reason="x"),
        client.post(reverse("classes:deny", args=[change.pk]), {"reason": "x"}),
    ]
    client.post(reverse("classes:approve"), {"raise": change.pk})

    change.refresh_from_db()
    assert [page.status_code for page in found] == [404] * 6
    assert change.state == WageState.DUE


def test_people_in_training_leaves_out_who_has_no_answer_yet_until_asked(client, coordinator):
    opening = make.opening(cohort=make.cohort(), headcount=2)
    active = make.enrollment(opening=opening)
    reserved = make.enrollment(EnrollmentState.RESERVED, opening=opening)
    address = reverse("admin:cohorts_enrollment_changelist")

    found = [list(client.get(address + asked).context["cl"].queryset) for asked in ("", "?stands=reserved")]

    assert found == [[active], [reserved]]
