"""Pages of classes: planned, opened as seats, scheduled and published, for coordinators only."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from apprenticeships.models import Message, Role
from cohorts.models import Attendance, ClassSession, Cohort, EnrollmentState, Mark, Opening, ScheduleState
from tests import factories as make
from tests.apprenticeships.admin.desk import text
from tests.cohorts.scene import stranger_cohort, taken_seat
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
TODAY = NOON.date()


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


def test_the_preview_says_where_a_class_that_a_holiday_takes_is_held(client, coordinator):
    calendar = make.federal_calendar(date(2026, 2, 11))
    cohort = make.cohort(version=make.version(calendar=calendar), starts_on=date(2026, 2, 2))

    page = client.get(reverse("classes:class", args=[cohort.pk]))

    assert "The class of Wednesday, February 11, 2026 is held on Thursday, February 12, 2026." in text(page)


def test_a_schedule_is_made_and_published(client, coordinator):
    enrollment = taken_seat(make.opening(cohort=make.cohort(starts_on=date(2026, 2, 2)))).enrollment
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

    with django_assert_num_queries(15):
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


@pytest.mark.parametrize("name", ["classes:list", "classes:exams", "classes:pay"])
@pytest.mark.parametrize("role", [Role.HIRING_MANAGER, Role.PRECEPTOR])
def test_the_pages_are_for_coordinators_only(client, name, role):
    client.force_login(make.staff(role))

    assert client.get(reverse(name)).status_code == 403


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


def test_a_seat_that_is_only_held_is_called_that_and_counts_as_nobody_of_the_class(client, coordinator):
    row = make.cohort()
    opening = make.opening(cohort=row, headcount=2)
    make.enrollment(EnrollmentState.RESERVED, opening=opening)
    taken_seat(opening)

    page = client.get(reverse("classes:class", args=[row.pk]))

    assert [member.state for member in page.context["members"]].count("Seat held") == 1
    assert "People, 1, and 1 seat held" in text(page)
    assert page.context["figures"][0]["small"] == "of 1"


def test_a_place_typed_for_a_draft_is_given_to_all_of_its_classes_ahead(client, coordinator):
    cohort = make.cohort(starts_on=date(2026, 2, 2))
    teacher = make.user(Role.INSTRUCTOR)
    address = reverse("classes:class-step", args=[cohort.pk, "generate"])
    client.post(address, {"place": "Room 2"})

    client.post(address, {"place": "Room 5", "instructor": teacher.pk})
    client.post(address, {})

    assert set(cohort.class_sessions.values_list("place", "instructor")) == {("Room 5", teacher.pk)}


def test_a_place_typed_when_the_schedule_is_out_is_refused_in_words(client, coordinator):
    cohort = make.cohort(starts_on=date(2026, 2, 2))
    for step in ("generate", "publish"):
        client.post(reverse("classes:class-step", args=[cohort.pk, step]), {"place": "Room 2"})

    page = client.post(reverse("classes:class-step", args=[cohort.pk, "generate"]), {"place": "Room 5"})

    assert page.status_code == 422
    assert "Change the place or the instructor on the page of a class" in text(page)
    assert set(cohort.class_sessions.values_list("place", flat=True)) == {"Room 2"}
