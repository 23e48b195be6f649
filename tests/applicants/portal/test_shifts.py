"""Shifts and transport where the program asks, and places in order."""

import pytest
import time_machine
from django.urls import reverse

from applicants.workflows import applications
from tests import factories as make
from tests.applicants.way import way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
GOOD = {"shifts": ["early", "day"], "days": ["mon", "fri"], "transport": "bus", "shift_note": "School at 8."}


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def row(client):
    scene = way()
    scene.version.asks = ["shifts"]
    scene.version.save()
    found = applications.start(person=make.applicant(), program=scene.program, by=ROBOT, at=NOON)
    client.force_login(found.person.user)
    return found


def address(row, slug="shifts"):
    return reverse("portal:section", args=[row.public_id, slug])


def text(response):
    return " ".join(response.content.decode().split())


def test_shifts_are_asked_where_the_version_asks(row):
    asked = [spec.slug for spec in applications.sections_of(row.version)]

    row.version.asks = []
    silent = [spec.slug for spec in applications.sections_of(row.version)]

    assert asked.index("shifts") == asked.index("path") + 1
    assert "shifts" not in silent


def test_several_shifts_are_kept_and_shown_before_sending(client, row):
    assert client.post(address(row), GOOD).status_code == 302

    assert row.sections.get().answers == GOOD
    review = text(client.get(reverse("portal:review", args=[row.public_id])))
    assert "Early, from 6 or 7 in the morning, Day, about 8 to 5" in review
    assert "Bus or train" in review


@pytest.mark.parametrize("field", GOOD)
@pytest.mark.parametrize("bad", ["", "a\x00b", "x" * 10_000, "-1"])
def test_bad_answers_are_refused_at_their_field_and_nothing_breaks(client, row, field, bad):
    response = client.post(address(row), {**GOOD, field: bad})

    assert response.status_code in {302, 422}


@pytest.mark.parametrize(
    ("places", "words"),
    [
        (("", "second"), "Choose this place before the next one."),
        (("first", "first"), "You chose this place already."),
    ],
)
def test_places_come_in_order_and_each_once(client, row, places, words):
    clinics = [make.opening(cohort=row.cohort).site for _ in range(2)]
    keys = {"first": str(clinics[0].public_id), "second": str(clinics[1].public_id), "": ""}
    answers = {"track": "medical-assistant", "cohort": str(row.cohort.public_id)}

    response = client.post(address(row, "path"), {**answers, "site": keys[places[0]], "second_site": keys[places[1]]})

    assert response.status_code == 422
    assert words in text(response)


def test_two_places_are_kept_in_order(client, row):
    clinics = [make.opening(cohort=row.cohort).site for _ in range(2)]
    answers = {"track": "medical-assistant", "cohort": str(row.cohort.public_id)}

    client.post(
        address(row, "path"),
        {**answers, "site": str(clinics[1].public_id), "second_site": str(clinics[0].public_id)},
    )

    kept = row.sections.get().answers
    assert (kept["site"], kept["second_site"]) == (str(clinics[1].public_id), str(clinics[0].public_id))
