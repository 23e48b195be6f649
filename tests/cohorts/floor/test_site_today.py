"""My site today: who comes when, who is in now, evaluations due, and the weekly session that its keeper marks."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from apprenticeships.models import Criterion, CriterionUse, Role
from cohorts.models import Attendance, EnrollmentState
from cohorts.workflows import schedules
from tests import factories as make
from tests.cohorts.floor.scene import roll_address, text
from tests.cohorts.interns import SATURDAY, TODAY, california, intern, keeper, planned
from tests.cohorts.scene import ROBOT
from tests.factories import NOON

pytestmark = pytest.mark.django_db

MORNING = NOON  # 10 in the morning in Los Angeles


def today(client):
    return client.get(reverse("floor:site"))


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def site():
    return california()


@pytest.fixture
def signed_in(client, site):
    user = keeper(site)
    client.force_login(user)
    return user


def with_session(cohort):
    """The weekly sessions of the class; the first is today."""
    schedules.generate(cohort.pk, by=ROBOT, at=NOON, place="Room 3")
    schedules.publish(cohort.pk, by=ROBOT, at=NOON)
    return cohort.class_sessions.get(number=1)


@pytest.mark.parametrize(
    ("hours", "words", "now_in"),
    [
        (0, "Comes at 10:30 a.m.", 0),
        (1, "Here until noon", 1),
        (2, "Was here until noon", 0),
    ],
)
def test_who_is_in_follows_the_shifts_of_today(client, site, signed_in, clock, hours, words, now_in):
    row = intern(18, site=site)
    planned(row, TODAY, "10:30", "12:00")
    clock.move_to(MORNING + timedelta(hours=hours))

    response = today(client)

    assert words in text(response)
    assert response.context["cards"][0].now_in == now_in
    assert "10:30 a.m. to noon" in text(response)


def test_who_comes_first_stands_first_and_who_does_not_come_stands_below(client, site, signed_in):
    late, early, away = (intern(18, site=site) for _ in range(3))
    planned(late, TODAY, "14:00", "16:00")
    planned(early, TODAY, "12:00", "14:00")
    planned(away, SATURDAY, "09:00", "12:00")

    card = today(client).context["cards"][0]

    assert [each.name for each in card.here] == [early.person.name, late.person.name]
    assert [each.name for each in card.away] == [away.person.name]


def test_a_paused_intern_is_not_expected(client, site, signed_in):
    row = intern(18, site=site)
    row.state, row.paused_from = EnrollmentState.PAUSED, TODAY
    row.save()

    card = today(client).context["cards"][0]

    assert [each.badge for each in card.away] == ["Paused"]


def test_evaluations_that_are_due_stand_at_their_site_only(client, site, signed_in):
    row, elsewhere = intern(18, site=site), intern(18)
    for each in (row, elsewhere):
        Criterion.objects.create(
            version=each.cohort.version, use=CriterionUse.EVALUATION, slug="attitude", title="Attitude", position=9
        )

    page = text(today(client))

    assert "Evaluations due" in page
    assert reverse("floor:evaluation", args=[row.public_id, "start"]) in page
    assert elsewhere.person.name not in page


def test_the_session_of_the_week_is_marked_by_the_keeper_of_the_site_for_its_own_people(client, site, signed_in):
    cohort = make.cohort()
    row, elsewhere = intern(18, site=site, cohort=cohort), intern(18, cohort=cohort)
    session = with_session(cohort)
    page = text(today(client))
    assert "0 of 1 marked" in page
    assert roll_address(session) in page

    roll = client.get(roll_address(session))
    assert elsewhere.person.name not in text(roll)
    client.post(roll_address(session), {f"mark-{row.public_id}": "present", f"mark-{elsewhere.public_id}": "present"})

    assert [each.enrollment for each in Attendance.objects.all()] == [row]
    still_open = [each.session for each in today(client).context["cards"][0].lessons if each.family == "you"]
    assert still_open == []


def test_a_session_of_last_week_that_nobody_marked_still_waits(client, site, signed_in, clock):
    cohort = make.cohort()
    intern(18, site=site, cohort=cohort)
    with_session(cohort)
    clock.move_to(MORNING + timedelta(days=5))

    lessons = today(client).context["cards"][0].lessons

    assert [(each.session.number, each.badge) for each in lessons][:2] == [(1, "Not marked yet"), (2, "Ahead")]


def test_a_session_of_nobody_at_the_site_is_not_found(client, site, signed_in):
    cohort = make.cohort()
    intern(18, cohort=cohort)
    session = with_session(cohort)

    assert client.get(roll_address(session)).status_code == 404
    assert client.post(roll_address(session)).status_code == 404


@pytest.mark.ignore_template_errors  # the library of the admin reads variables that are not there
def test_an_intern_and_a_coordinator_see_the_session_of_the_week(client):
    cohort = make.cohort()
    row = intern(18, cohort=cohort)
    session = with_session(cohort)
    session.title = "Career planning"
    session.save()
    client.force_login(row.person.user)

    assert "Class 1: Career planning" in text(client.get(reverse("training:week")))
    client.force_login(make.staff(Role.COORDINATOR))
    assert "1. Career planning" in text(client.get(reverse("classes:class", args=[cohort.pk])))
