"""The handbook on a person's own pages: read, signed, and asked for again."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applicants.workflows import onboarding
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Role
from apprenticeships.workflow import Actor
from cohorts.models import Acknowledgement
from tests import factories as make
from tests.apprenticeships.admin.desk import text
from tests.cohorts.interns import handbook, intern
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def getting_ready():
    """Somebody with the task of reading the handbook."""
    row = make.application("onboarding", cohort=make.cohort(starts_on=date(2026, 3, 2)))
    item = make.onboarding_item(row.version, slug="handbook", title="Read the handbook and confirm it")
    task = make.onboarding_task(row, item, date(2026, 2, 1))
    return row, task


def address(book):
    return reverse("portal:handbook", args=[book.public_id])


def test_signing_the_handbook_settles_the_task_of_getting_ready(client):
    row, task = getting_ready()
    book = handbook(row.version)
    client.force_login(row.person.user)

    page = client.post(address(book), {"signed_name": "Maya Torres"}, follow=True)

    task.refresh_from_db()
    assert "Signed by Maya Torres" in text(page)
    assert (task.done_by, task.note) == (row.person.user, "Signed edition 2026")


def test_the_application_is_locked_before_the_person_who_signs():
    row, _ = getting_ready()
    book = handbook(row.version)

    with CaptureQueriesContext(connection) as seen:
        onboarding.sign_handbook(
            book.pk, person_id=row.person_id, signed_name="Maya Torres", by=Actor.user(row.person.user), at=NOON
        )

    locks = [re.findall(r'OF "(\w+)"', each["sql"]) for each in seen if "FOR UPDATE" in each["sql"]]
    assert [name for (name,) in locks][:3] == [
        "applicants_application", "applicants_onboardingtask", "apprenticeships_person",
    ]  # fmt: skip


def test_the_task_cannot_be_ticked_unread_by_the_candidate_but_staff_may_tick_it():
    row, task = getting_ready()
    handbook(row.version)

    with pytest.raises(GuardFailed, match="write your name below it"):
        onboarding.complete(task.pk, by=Actor.user(row.person.user), at=NOON)
    assert onboarding.complete(task.pk, by=Actor.user(make.user(Role.COORDINATOR)), at=NOON).done_at == NOON


def test_without_a_handbook_the_task_is_ticked_as_any_other():
    row, task = getting_ready()

    assert onboarding.complete(task.pk, by=Actor.user(row.person.user), at=NOON).done_at == NOON


@pytest.mark.parametrize("name", ["", "   ", "\0", "x" * 10_000])
def test_what_is_no_name_is_answered_at_the_field(client, name):
    row, _ = getting_ready()
    book = handbook(row.version)
    client.force_login(row.person.user)

    response = client.post(address(book), {"signed_name": name})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["signed_name"]
    assert not Acknowledgement.objects.exists()


def test_the_text_is_text_and_never_markup(client):
    row, _ = getting_ready()
    book = handbook(row.version, text="<script>alert(1)</script>")
    client.force_login(row.person.user)

    assert "<script>alert" not in client.get(address(book)).content.decode()


def test_somebody_of_another_program_finds_no_handbook(client):
    row, _ = getting_ready()
    book = handbook(make.version())
    client.force_login(row.person.user)
    assert client.get(address(book)).status_code == 404

    client.force_login(make.user())
    assert client.get(address(book)).status_code == 404


def test_an_intern_is_asked_again_when_a_new_edition_is_out(client):
    row = intern()
    old = handbook(row.cohort.version)
    client.force_login(row.person.user)
    week = reverse("training:week")
    assert "Read and sign the handbook" in text(client.get(week))
    client.post(address(old), {"signed_name": "Maya Torres"})
    assert "Read and sign the handbook" not in text(client.get(week))

    new = handbook(row.cohort.version, "2027", at=NOON + timedelta(seconds=1))

    assert address(new) in text(client.get(week))
    assert "A newer edition is out." in text(client.get(address(old)))
    assert client.post(address(old), {"signed_name": "Maya Torres"}).status_code == 302  # signed long ago
