"""Who stays as an employee after the program: recorded once it is completed, as what and since when."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from apprenticeships.errors import GuardFailed
from apprenticeships.models import Event
from cohorts.models import Enrollment, EnrollmentState
from cohorts.workflows import enrollments
from tests import factories as make
from tests.cohorts.scene import at
from tests.factories import ROBOT

pytestmark = pytest.mark.django_db
DONE = date(2026, 7, 10)
LATER = date(2026, 7, 20)
BY = {"by": ROBOT, "at": at(LATER)}


@pytest.fixture
def graduate():
    row = make.enrollment()
    row.state, row.completed_on = EnrollmentState.COMPLETED, DONE
    row.save()
    return row


def test_a_graduate_stays_as_what_and_since_when(graduate):
    enrollments.hire(graduate.pk, on=DONE, title="  Medical assistant ", **BY)

    row = Enrollment.objects.get(pk=graduate.pk)
    event = Event.objects.get(kind="enrollment.hire")
    assert (row.state, row.hired_on, row.hired_as) == ("completed", DONE, "Medical assistant")
    assert (event.person_id, event.data) == (row.person_id, {"on": "2026-07-10", "title": "Medical assistant"})


def test_a_wrong_entry_is_overwritten_and_both_stay_in_the_history(graduate):
    enrollments.hire(graduate.pk, on=DONE, title="Nurse", **BY)
    enrollments.hire(graduate.pk, on=LATER, title="Medical assistant", **BY)

    assert Enrollment.objects.get(pk=graduate.pk).hired_on == LATER
    assert Event.objects.filter(kind="enrollment.hire").count() == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"on": DONE - timedelta(days=1)}, "on"),
        ({"on": LATER + timedelta(days=400)}, "on"),
        ({"title": "  "}, "title"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(graduate, changes, field):
    with pytest.raises(GuardFailed) as refusal:
        enrollments.hire(graduate.pk, **{"on": DONE, "title": "Nurse", **BY} | changes)

    assert refusal.value.field == field


def test_nobody_stays_before_the_program_is_completed():
    with pytest.raises(GuardFailed, match="when the program is completed"):
        enrollments.hire(make.enrollment().pk, on=DONE, title="Nurse", **BY)


def test_the_database_refuses_a_job_of_somebody_who_left():
    row = make.enrollment()

    with pytest.raises(IntegrityError):
        Enrollment.objects.filter(pk=row.pk).update(hired_on=DONE, hired_as="Nurse")


@pytest.mark.ignore_template_errors
def test_a_coordinator_records_it_and_the_person_reads_it(client, graduate):
    graduate.person.user = make.user(email=graduate.person.email)
    graduate.person.save()
    client.force_login(make.staff("coordinator"))

    answer = client.post(
        f"/admin/training/{graduate.pk}/hire/",
        {"on": "2026-07-13", "title": "Medical assistant"},
        follow=True,
    )

    client.force_login(graduate.person.user)
    assert "Medical assistant, from Monday, July 13, 2026" in answer.content.decode()
    assert "Your job: Medical assistant, from Monday, July 13, 2026." in client.get("/my/training/").content.decode()
