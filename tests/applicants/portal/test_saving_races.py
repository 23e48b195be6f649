"""Several devices save one section at the same moment, on real PostgreSQL: every word is stored or waits."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from applicants.workflows import applications
from apprenticeships import clock
from tests import factories as make
from tests.applicants.way import MARCH, way
from tests.applicants.workflows.test_hiring_races import all_at_once
from tests.factories import NOON, ROBOT
from tests.forms import fields_of

pytestmark = pytest.mark.django_db(transaction=True)


def devices(row, slug, many):
    """Pages that were opened before anybody saved."""
    found = []
    for _ in range(many):
        client = Client()
        client.force_login(row.person.user)
        page = client.get(reverse("portal:section", args=[row.public_id, slug])).content.decode()
        found.append((client, {name: values[0] for name, values in fields_of(page).items()}))
    return found


@pytest.fixture
def row(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOON)
    assert NOON.date() < MARCH
    return applications.start(person=make.applicant(), program=way().program, by=ROBOT, at=NOON)


def saves(row, slug, client, page, **changes):
    address = reverse("portal:section", args=[row.public_id, slug])
    return lambda: client.post(address, {**page, **changes}, headers={"X-Autosave": "1"}).status_code


def test_every_device_writes_another_answer_and_all_are_kept(row):
    wanted = {
        "phone": "(314) 555-0123",
        "street": "12 Elm Street",
        "city": "St. Louis",
        "postal_code": "63110",
        "preferred_name": "May",
    }
    pages = devices(row, "contact", len(wanted))

    done, _ = all_at_once(
        *(
            saves(row, "contact", client, page, **{name: text})
            for (client, page), (name, text) in zip(pages, wanted.items(), strict=True)
        )
    )

    assert done == [200] * len(wanted)
    row.person.refresh_from_db()
    assert {name: getattr(row.person, name) for name in wanted} == {**wanted, "phone": "+13145550123"}


def test_every_device_writes_the_same_answer_and_no_word_is_lost(row):
    texts = [f"Text of device {number}" for number in range(6)]
    pages = devices(row, "words", len(texts))

    done, _ = all_at_once(
        *(
            saves(row, "words", client, page, why=text, proud="Once")
            for (client, page), text in zip(pages, texts, strict=True)
        )
    )

    assert sorted(done) == [200, *[409] * (len(texts) - 1)]
    section = row.sections.get()
    held = json.dumps([section.answers, section.clashes])
    assert [text for text in texts if text not in held] == []
    assert section.version == len(texts)
