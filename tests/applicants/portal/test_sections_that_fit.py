"""Answers of one section that have to fit those of another: school and diploma, signature and name."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.workflows import applications, questions
from apprenticeships.errors import GuardFailed
from tests import factories as make
from tests.applicants.way import sent, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
GOOD = {
    "contact": {
        "given_name": "Maya",
        "family_name": "Torres",
        "phone": "(314) 555-0123",
        "postal_code": "63110",
        "language": "en",
    },
    "eligibility": {"birth_date": "2000-05-17", "diploma": "yes", "works_here": "no"},
    "education": {"level": "high_school", "school": "Roosevelt High", "year": "2018"},
}


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def row(client):
    application = applications.start(person=make.applicant(), program=way().program, by=ROBOT, at=NOON)
    client.force_login(application.person.user)
    return application


def address(application, slug):
    return reverse("portal:section", args=[application.public_id, slug])


def text(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(("diploma", "level"), [("yes", "some_high_school"), ("no", "high_school")])
def test_a_school_that_does_not_fit_the_diploma_is_refused_next_to_the_field(client, row, diploma, level):
    client.post(address(row, "eligibility"), {**GOOD["eligibility"], "diploma": diploma})
    typed = {"level": level, "school": "Roosevelt High", "year": "2018"}

    refused = client.post(address(row, "education"), typed)
    stored = row.sections.get(slug="education")

    assert refused.status_code == 422
    assert 'id="id_level_error"' in text(refused)
    assert "Under “Requirements” you said that you have" in text(refused)
    assert (stored.answers, stored.is_complete) == ({"school": "Roosevelt High", "year": 2018}, False)


def test_another_answer_about_the_diploma_asks_for_the_school_again(client, row):
    for slug in ("eligibility", "education"):
        client.post(address(row, slug), GOOD[slug])
    before = row.sections.get(slug="education").is_complete

    changed = client.post(address(row, "eligibility"), {**GOOD["eligibility"], "diploma": "no"})

    assert changed.status_code == 302
    assert (before, row.sections.get(slug="education").is_complete) == (True, False)


def test_a_school_that_is_asked_for_again_is_free_of_an_answer_that_is_closed(client):
    application = sent(way())
    client.force_login(application.person.user)
    due = NOON.date() + timedelta(days=9)
    questions.request_information(application.pk, sections=["education"], note="Sure?", due=due, by=ROBOT, at=NOON)

    said = client.post(address(application, "education"), {**GOOD["education"], "level": "some_high_school"})

    assert said.status_code == 302
    assert application.sections.get(slug="education").answers["level"] == "some_high_school"


@pytest.mark.parametrize(
    ("slug", "answers", "field"),
    [
        ("attestation", {"agrees": True, "name": "Rosa Ortega"}, "name"),
        ("education", {"level": "some_high_school", "school": "Roosevelt High"}, "level"),
    ],
)
def test_the_step_itself_refuses_what_does_not_fit(row, slug, answers, field):
    applications.save_section(row.pk, slug="eligibility", answers={"diploma": True}, complete=False, by=ROBOT, at=NOON)

    with pytest.raises(GuardFailed) as refused:
        applications.save_section(row.pk, slug=slug, answers=answers, complete=True, by=ROBOT, at=NOON)

    assert refused.value.field == field
    assert not row.sections.filter(slug=slug).exists()


def test_a_signature_by_another_name_is_refused_next_to_the_field_and_says_which_name(client, row):
    refused = client.post(address(row, "attestation"), {"agrees": "on", "name": "Rosa Ortega"})
    stored = row.sections.get()
    name = f"{row.person.given_name} Elena {row.person.family_name}".upper()
    fine = client.post(address(row, "attestation"), {"agrees": "on", "name": name})

    assert refused.status_code == 422
    assert 'id="id_name_error"' in text(refused)
    assert f"Sign with your own name: {row.person}." in text(refused)
    assert "Rosa Ortega" in text(refused)
    assert (stored.answers, stored.is_complete) == ({"agrees": True}, False)
    assert fine.status_code == 302


def test_a_new_name_asks_for_the_signature_again_unless_it_still_fits(client, row):
    client.post(address(row, "contact"), GOOD["contact"])
    client.post(address(row, "attestation"), {"agrees": "on", "name": "Maya Torres"})
    is_signed = []
    for family_name in ("Torres-Vega", "Ortega"):
        client.post(address(row, "contact"), {**GOOD["contact"], "family_name": family_name})
        is_signed.append(row.sections.get(slug="attestation").is_complete)

    assert is_signed == [True, False]
