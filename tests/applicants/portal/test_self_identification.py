"""Voluntary questions: each may stay open, the same person may change them, and nobody else has a page or a row."""

import itertools
from datetime import date, timedelta

import pytest
import time_machine
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.urls import reverse

from applicants.models import CountedSheet, SelfIdentification
from applicants.workflows import self_identification
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Event, Parameter
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.portal.test_bad_input import BAD
from tests.applicants.way import draft, sent, way
from tests.cohorts.floor.scene import text
from tests.factories import NOON
from tests.turns import undone

pytestmark = pytest.mark.django_db
ANSWERS = {"hispanic": "no", "races": ["asian", "white"], "sex": "female", "veteran": "no_answer", "disability": "yes"}


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def application(client):
    row = sent(way())
    client.force_login(row.person.user)
    return row


def url(application):
    return reverse("portal:self_identification", args=[application.public_id])


def test_answers_are_kept_under_a_name_that_leads_nowhere(client, application):
    before = Event.objects.count()

    answer = client.post(url(application), ANSWERS)

    row = SelfIdentification.objects.get()
    assert answer.status_code == 302
    assert (row.hispanic, row.races, row.sex, row.disability) == ("no", ["asian", "white"], "female", "yes")
    assert row.month == date(2026, 1, 1)
    assert len(row.reference) == 64
    assert str(application.public_id) not in str(vars(row))
    assert Event.objects.count() == before


def test_another_key_finds_nothing(client, application, settings):
    client.post(url(application), ANSWERS)

    settings.SELF_IDENTIFICATION_KEY = b"x" * 32

    assert self_identification.given(application.pk) == {}


def test_the_same_person_reads_and_changes_them(client, application):
    client.post(url(application), ANSWERS)

    page = text(client.get(url(application)))
    client.post(url(application), {"sex": "no_answer"})

    row = SelfIdentification.objects.get()
    assert page.count(" checked") == 6
    assert (row.hispanic, row.races, row.sex) == ("", [], "no_answer")


def test_nothing_kept_tells_when_an_answer_was_changed_or_which_invitation_it_followed(client, application):
    client.post(url(application), ANSWERS)
    with time_machine.travel(NOON + timedelta(days=200), tick=False):
        client.force_login(application.person.user)
        client.post(url(application), {"sex": "male"})

    row = SelfIdentification.objects.get()
    kept = {field.name for field in SelfIdentification._meta.get_fields()}
    assert (row.sex, row.month) == ("male", date(2026, 1, 1))
    assert kept == {"reference", "month", "races", *self_identification.ALLOWED}


def test_not_wishing_to_answer_stands_alone(client, application):
    both = client.post(url(application), {"races": ["asian", "no_answer"]})

    assert both.status_code == 422
    assert "Choose either “I do not wish to answer” or the others, not both." in text(both)
    assert not SelfIdentification.objects.exists()

    client.post(url(application), {"races": ["no_answer"]})

    assert SelfIdentification.objects.get().races == ["no_answer"]


def test_every_question_may_be_skipped_and_nothing_is_ticked_before(client, application):
    page = text(client.get(url(application)))

    assert " checked" not in page
    assert page.count("I do not wish to answer") == 5
    assert client.post(url(application), {}).status_code == 302


def test_every_bad_value_is_answered(client, application):
    wrong = {}
    for name, bad in itertools.product(ANSWERS, BAD):
        with undone():
            status = client.post(url(application), {name: BAD[bad]}).status_code
            kept = SelfIdentification.objects.exists()
        if status != (302 if bad == "nothing" and name != "races" else 422) or (kept and bad != "nothing"):
            wrong[name, bad] = (status, kept)

    assert wrong == {}


def test_a_draft_is_not_asked(client):
    row = draft(way())
    client.force_login(row.person.user)

    assert client.post(url(row), ANSWERS).status_code == 302
    assert not SelfIdentification.objects.exists()


def test_a_program_may_leave_them_out(client, application):
    status = reverse("portal:application", args=[application.public_id])
    before = text(client.get(status))
    Parameter.objects.create(
        key="self_identification",
        version=application.version,
        value=False,
        effective_from=date(2025, 1, 1),
        source="test",
    )

    assert "Five questions help employers" in before
    assert "Five questions help employers" not in text(client.get(status))
    assert client.get(url(application)).status_code == 302


def test_nobody_answers_for_somebody_else(client, application):
    for by in (Actor.user(make.staff("coordinator")), Actor.system("robot")):
        with pytest.raises(NotAllowed):
            self_identification.answer(application.pk, answers=ANSWERS, on=NOON.date(), by=by)
    client.force_login(make.staff("coordinator"))

    assert client.get(url(application)).status_code == 404
    owner = Actor.user(application.person.user)
    with pytest.raises(GuardFailed):
        self_identification.answer(application.pk, answers={"sex": "other"}, on=NOON.date(), by=owner)


@pytest.mark.parametrize("model", [SelfIdentification, CountedSheet])
def test_no_table_leads_to_it_and_it_leads_to_none(model):
    relations, table = [field.name for field in model._meta.get_fields() if field.is_relation], model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND %s::regclass IN (conrelid, confrelid)", [table]
        )
        foreign_keys = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgrelid = %s::regclass", [table])
        triggers = cursor.fetchone()[0]

    assert (relations, foreign_keys, triggers) == ([], 0, 0)
    assert not any(each.__name__ == f"{model.__name__}Event" for each in apps.get_models())
    assert model not in admin.site._registry
