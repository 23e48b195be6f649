"""A text that is too long is never cut: the page says how long it may be, and keeps what was pasted."""

import pytest
import time_machine
from django.urls import reverse

from applicants.portal.section_forms import WORDS_MOST
from applicants.workflows import applications
from tests import factories as make
from tests.applicants.portal.reading import text
from tests.applicants.way import way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
LONG = "word " * (WORDS_MOST // 5) + "end."
SENTENCE = f"Write at most {WORDS_MOST:,} characters."


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def row(client):
    person = make.applicant()
    client.force_login(person.user)
    return applications.start(person=person, program=way().program, by=ROBOT, at=NOON)


def page_of(row):
    return reverse("portal:section", args=[row.public_id, "words"])


def test_the_limit_is_said_before_somebody_writes_and_the_browser_cuts_nothing(client, row):
    page = text(client.get(page_of(row)))

    assert "maxlength" not in page
    assert f"At most {WORDS_MOST:,} characters" in page
    assert 'aria-describedby="id_why_limit"' in page
    assert "maxlength" not in text(client.get(reverse("portal:section", args=[row.public_id, "contact"])))


def test_what_is_too_long_stays_on_the_page_with_the_reason_beside_it(client, row):
    answer = client.post(page_of(row), {"why": LONG, "proud": "The ice storm."})

    assert answer.status_code == 422
    assert LONG in answer.content.decode()
    assert answer.context["form"].errors["why"] == [SENTENCE]
    assert row.sections.get().answers == {"proud": "The ice storm."}


def test_what_is_saved_in_the_background_says_what_was_too_long_to_keep(client, row):
    answer = client.post(page_of(row), {"why": LONG, "proud": "The ice storm."}, headers={"X-Autosave": "1"})

    assert answer.status_code == 422  # so the browser goes on to keep it
    assert answer.content.decode() == "Not saved yet, because it is too long: Why do you want to do this work?"
    assert row.sections.get().answers == {"proud": "The ice storm."}


def test_a_new_line_is_one_character_as_on_the_page(client, row):
    fits = "a" + "\r\n" * (WORDS_MOST - 2) + "b"

    client.post(page_of(row), {"why": fits, "proud": ""}, headers={"X-Autosave": "1"})

    assert row.sections.get().answers["why"] == fits.replace("\r\n", "\n")
