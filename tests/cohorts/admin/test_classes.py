"""Pages of classes: seats, schedule, exams and pay, each by the step that the workflow knows."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from apprenticeships import audit
from apprenticeships.models import Event, Message, Role
from cohorts.models import (
    Attendance,
    ClassSession,
    Cohort,
    EnrollmentState,
    ExamAttempt,
    ExamState,
    Mark,
    Opening,
    ScheduleState,
    WageChange,
    WageState,
)
from tests import factories as make
from tests.apprenticeships.admin import desk
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
TODAY = NOON.date()


def text(response) -> str:
    return " ".join(response.content.decode().split())


def step(client, enrollment, slug, **typed):
    return client.post(reverse("classes:person-step", args=[enrollment.pk, slug]), typed)


def exam_step(client, exam, slug, **typed):
    return client.post(reverse("classes:exam-step", args=[exam.pk, slug]), typed)


def stranger_cohort() -> Cohort:
    program = make.program(organization=make.make_organization(slug="strangers", name="Strangers"))
    return make.cohort(version=make.version(program=program))


@pytest.mark.parametrize(("shown", "start"), [("coming", 60), ("running", -60), ("over", -800)])
def test_the_list_shows_a_class_where_it_stands(client, coordinator, shown, start):
    cohort = make.cohort(starts_on=TODAY + timedelta(days=start))

    found = {
        name: [item["row"] for item in client.get(reverse("classes:list") + f"?show={name}").context["rows"]]
        for name in ("coming", "running", "over")
    }

    assert found == {name: [cohort] if name == shown else [] for name in found}


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_costs_the_same_for_one_class_and_for_thirty(client, coordinator, django_assert_num_queries, many):
    version = make.version()
    for number in range(many):
        make.opening(cohort=make.cohort(version=version, starts_on=TODAY + timedelta(days=7 * number + 7)), headcount=2)
    client.get(reverse("classes:list"))

    with django_assert_num_queries(7):
        client.get(reverse("classes:list"))


def test_classes_are_planned_from_the_intake_rule_once(client, coordinator):
    version = make.version()
    typed = {"version": version.pk, "months": 3}

    first = client.post(reverse("classes:plan"), typed, follow=True)
    client.post(reverse("classes:plan"), typed)

    assert "Planned." in text(first)
    assert Cohort.objects.count() == 3


def test_rules_of_another_organization_are_not_planned(client, coordinator):
    other = stranger_cohort().version

    response = client.post(reverse("classes:plan"), {"version": other.pk, "months": 3})

    assert response.status_code == 422
    assert Cohort.objects.count() == 1


def test_places_are_opened_as_seats(client, coordinator):
    cohort, department = make.cohort(starts_on=TODAY + timedelta(days=40)), make.make_department()

    client.post(
        reverse("classes:class-step", args=[cohort.pk, "open"]),
        {"track": cohort.version.tracks.get().pk, "department": department.pk, "headcount": "4"},
    )

    assert Opening.objects.get().seats.count() == 4


def test_the_same_places_twice_are_refused_in_a_sentence(client, coordinator):
    opening = make.opening(headcount=2)
    typed = {"track": opening.track_id, "department": opening.department_id, "headcount": "4"}

    response = client.post(reverse("classes:class-step", args=[opening.cohort_id, "open"]), typed)

    assert response.status_code == 422
    assert "This department has places for this path already." in text(response)
    assert 'value="4"' in text(response)


def test_a_schedule_is_shown_before_it_is_made(client, coordinator):
    cohort = make.cohort(starts_on=date(2026, 2, 2))

    page = client.get(reverse("classes:class", args=[cohort.pk]))

    assert page.context["preview"]["weeks"] == 52
    assert "52 weeks with 48 hours of class" in text(page)


def test_a_schedule_is_made_and_published(client, coordinator):
    enrollment = make.enrollment(EnrollmentState.RESERVED, cohort=make.cohort(starts_on=date(2026, 2, 2)))
    cohort = enrollment.cohort

    client.post(reverse("classes:class-step", args=[cohort.pk, "generate"]), {"place": "Room 2"})
    client.post(reverse("classes:class-step", args=[cohort.pk, "publish"]))

    cohort.refresh_from_db()
    assert cohort.schedule_state == ScheduleState.PUBLISHED
    assert ClassSession.objects.filter(cohort=cohort, place="Room 2").count() == 12
    assert Message.objects.filter(person=enrollment.person).exists()


def test_a_schedule_without_days_cannot_be_published(client, coordinator):
    cohort = make.cohort(starts_on=date(2026, 2, 2))

    response = client.post(reverse("classes:class-step", args=[cohort.pk, "publish"]))

    assert response.status_code == 422
    assert "There are no days to publish yet." in text(response)


@pytest.mark.parametrize("many", [1, 30])
def test_a_class_costs_the_same_for_one_person_and_for_thirty(client, coordinator, django_assert_num_queries, many):
    opening = make.opening(headcount=many)
    for _ in range(many):
        make.enrollment(opening=opening)
    client.get(reverse("classes:class", args=[opening.cohort_id]))

    with django_assert_num_queries(16):
        response = client.get(reverse("classes:class", args=[opening.cohort_id]))

    assert len(response.context["members"]) == many


def test_the_chart_of_attendance_has_its_table(client, coordinator):
    enrollment = make.enrollment()
    session = enrollment.cohort.class_sessions.create(
        number=1, date=TODAY, starts_at=NOON, ends_at=NOON + timedelta(hours=4), minutes=240
    )
    Attendance.objects.create(
        session=session, enrollment=enrollment, mark=Mark.PRESENT, minutes=240, marked_by=coordinator, marked_at=NOON
    )

    page = client.get(reverse("classes:class", args=[enrollment.cohort_id]))

    bar = page.context["bars"][0]
    assert (bar.here, bar.late, bar.away, bar.here_h) == (1, 0, 0, 120)
    assert "The same as a table" in text(page)


def test_an_exam_is_booked_passed_and_paid(client, coordinator):
    enrollment = make.enrollment(required_rti_minutes=0)
    exam = desk.exam(enrollment=enrollment)

    booked = exam_step(client, exam, "book", day="2026-01-20", begins="09:00", place="Test center")
    exam_step(client, exam, "pass", taken_on="2026-01-06", score="410", certificate_number="C-1")
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

    with django_assert_num_queries(6):
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

    with django_assert_num_queries(17):
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


@pytest.mark.parametrize("name", ["classes:list", "classes:exams", "classes:pay"])
@pytest.mark.parametrize("role", [Role.HIRING_MANAGER, Role.PRECEPTOR])
def test_the_pages_are_for_coordinators_only(client, name, role):
    client.force_login(make.staff(role))

    assert client.get(reverse(name)).status_code == 403


def test_people_in_training_leaves_out_who_has_no_answer_yet_until_asked(client, coordinator):
    opening = make.opening(cohort=make.cohort(), headcount=2)
    active = make.enrollment(opening=opening)
    reserved = make.enrollment(EnrollmentState.RESERVED, opening=opening)
    address = reverse("admin:cohorts_enrollment_changelist")

    found = [list(client.get(address + asked).context["cl"].queryset) for asked in ("", "?stands=reserved")]

    assert found == [[active], [reserved]]


def test_a_class_is_given_only_to_instructors_who_are_listed_by_name_and_the_page_has_a_way_out(client, coordinator):
    cohort = make.cohort()
    teacher = make.user(Role.INSTRUCTOR)
    make.user(Role.HIRING_MANAGER)
    row = ClassSession.objects.create(
        cohort=cohort, number=1, date=TODAY, starts_at=NOON, ends_at=NOON + timedelta(hours=4), minutes=240
    )

    page = client.get(reverse("admin:cohorts_classsession_change", args=[row.pk]))

    field = page.context["adminform"].form.fields["instructor"]
    assert [label for _, label in field.choices][1:] == [teacher.get_full_name()]
    assert reverse("account_logout") in text(page)
