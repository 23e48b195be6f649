"""Today and attendance: one tap a row, and only one's own classes."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apprenticeships.models import Role
from cohorts.models import Attendance
from cohorts.workflows import enrollments
from tests import factories
from tests.cohorts.floor.scene import precepted, roll_address, taught, text
from tests.cohorts.scene import NOON, ROBOT, START, at, member, scheduled

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("_wednesday")
def test_today_shows_the_class_to_mark_and_the_person_to_approve(client):
    user, _ = taught()
    factories.membership(user, Role.PRECEPTOR)
    precepted(preceptor=user)
    client.force_login(user)

    page = text(client.get(reverse("floor:today")))

    assert "0 of 2 marked" in page
    assert "Week of Monday, January 5: 16 hours planned" in page


@pytest.mark.usefixtures("_wednesday")
def test_a_day_without_duty_says_so(client):
    client.force_login(factories.user(Role.INSTRUCTOR))

    assert "Nothing needs you today" in text(client.get(reverse("floor:today")))


@pytest.mark.usefixtures("_wednesday")
def test_a_site_coordinator_sees_who_learns_at_the_site(client):
    enrollment = member(scheduled())
    user = factories.user()
    site = enrollment.placements.get().department.site
    factories.membership(user, Role.SITE_COORDINATOR, site=site)
    elsewhere = factories.enrollment()
    client.force_login(user)

    page = text(client.get(reverse("floor:today")))

    assert enrollment.person.name in page
    assert elsewhere.person.name not in page


@pytest.mark.usefixtures("_wednesday")
@pytest.mark.parametrize("people", [1, 30])
def test_today_asks_the_same_number_of_questions_for_one_and_for_thirty(client, people):
    user, _ = taught(people)
    factories.membership(user, Role.PRECEPTOR)
    precepted(people, preceptor=user)
    client.force_login(user)
    client.get(reverse("floor:today"))

    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("floor:today"))

    assert len(queries) == 12


@pytest.mark.usefixtures("_wednesday")
@pytest.mark.parametrize("people", [1, 30])
def test_a_class_list_asks_the_same_number_of_questions_for_one_and_for_thirty(client, people):
    user, session = taught(people)
    client.force_login(user)
    client.get(roll_address(session))

    with CaptureQueriesContext(connection) as queries:
        client.get(roll_address(session))

    assert len(queries) == 6


@pytest.mark.usefixtures("_wednesday")
def test_marks_are_saved_and_shown_again(client):
    user, session = taught(people=3)
    here, late, unmarked = session.cohort.enrollments.order_by("pk")
    client.force_login(user)

    response = client.post(
        roll_address(session),
        {
            f"mark-{here.public_id}": "present",
            f"mark-{late.public_id}": "late",
            f"came-{late.public_id}": "08:25",
        },
        follow=True,
    )

    assert sorted(Attendance.objects.values_list("enrollment", "mark", "minutes")) == [
        (here.pk, "present", 240),
        (late.pk, "late", 215),
    ]
    page = text(response)
    assert "Saved: 2 of 3 are marked." in page
    assert 'value="08:25"' in page
    assert not Attendance.objects.filter(enrollment=unmarked).exists()


@pytest.mark.usefixtures("_wednesday")
def test_everyone_else_is_here_with_one_button(client):
    user, session = taught(people=3)
    absent = session.cohort.enrollments.order_by("pk").first()
    client.force_login(user)

    client.post(roll_address(session), {f"mark-{absent.public_id}": "absent", "rest": "present"})

    assert sorted(Attendance.objects.values_list("mark", flat=True)) == ["absent", "present", "present"]


@pytest.mark.usefixtures("_wednesday")
@pytest.mark.parametrize("came", ["", "25:61", "07:00", "23:59", "\x00", "x" * 10_000])
def test_a_late_row_without_a_true_time_is_refused_and_keeps_what_was_chosen(client, came):
    user, session = taught(people=2)
    first, second = session.cohort.enrollments.order_by("pk")
    client.force_login(user)

    response = client.post(
        roll_address(session),
        {
            f"mark-{first.public_id}": "late",
            f"came-{first.public_id}": came,
            f"mark-{second.public_id}": "excused",
        },
    )

    assert response.status_code == 422
    assert response.content.decode().count(" checked") == 2
    assert "ap-bad" in response.content.decode()
    assert not Attendance.objects.exists()


@pytest.mark.usefixtures("_wednesday")
def test_a_mark_that_nobody_offers_is_refused(client):
    user, session = taught(people=1)
    client.force_login(user)

    response = client.post(roll_address(session), {f"mark-{member(session.cohort).public_id}": "asleep"})

    assert response.status_code == 422


@pytest.mark.usefixtures("_wednesday")
def test_a_class_that_is_ahead_cannot_be_marked(client):
    user, session = taught(people=1)
    ahead = session.cohort.class_sessions.get(number=2)
    client.force_login(user)

    page = text(client.get(roll_address(ahead)))
    response = client.post(roll_address(ahead), {f"mark-{member(session.cohort).public_id}": "present"})

    assert "You can mark people from Wednesday, January 14 on." in page
    assert response.status_code == 422
    assert "You can mark people from that day on." in text(response)


def test_two_classes_missed_in_a_row_stand_out(client):
    user, session = taught(people=1)
    client.force_login(user)
    person = member(session.cohort)
    for number in (1, 2):
        row = session.cohort.class_sessions.get(number=number)
        with time_machine.travel(at(row.date, 13), tick=False):
            response = client.post(roll_address(row), {f"mark-{person.public_id}": "absent"}, follow=True)

    assert "2 classes missed in a row" in text(response)


@pytest.mark.usefixtures("_wednesday")
def test_somebody_elses_class_is_not_found_and_a_wrong_role_is_sent_away(client):
    _, session = taught()
    client.force_login(factories.user(Role.INSTRUCTOR))
    stranger = client.get(roll_address(session)).status_code
    client.force_login(factories.user(Role.PRECEPTOR))
    wrong = client.get(roll_address(session)).status_code
    client.logout()

    assert (stranger, wrong, client.get(roll_address(session)).status_code) == (404, 403, 302)


@pytest.mark.usefixtures("_wednesday")
def test_a_paused_person_is_not_on_the_list(client):
    user, session = taught(people=2)
    away = session.cohort.enrollments.order_by("pk").first()
    enrollments.pause(away.pk, on=START, reason="Illness.", by=ROBOT, at=NOON)
    client.force_login(user)

    assert away.person.name not in text(client.get(roll_address(session)))
