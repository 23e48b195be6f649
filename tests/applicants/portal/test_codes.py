"""The page of access codes: forgiving to type, silent about programs, closed after many tries."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse

from applicants.models import Application
from applicants.workflows import access_codes
from apprenticeships.models import Person
from tests import factories as make
from tests.applicants.portal.test_bad_input import BAD
from tests.applicants.way import way
from tests.cohorts.floor.scene import text
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
LATE = NOON + timedelta(days=40)


@pytest.fixture(autouse=True)
def _late():
    cache.clear()
    with time_machine.travel(LATE, tick=False):
        yield
    cache.clear()


@pytest.fixture
def scene():
    return way()


@pytest.fixture
def made(scene):
    return access_codes.make(scene.march.pk, most_uses=1, last_on=date(2026, 2, 20), note="Late", by=ROBOT, at=NOON)


@pytest.fixture
def person(client):
    row = make.applicant()
    client.force_login(row.user)
    return row


def page(scene):
    return reverse("join:code", args=[scene.program.slug])


def send(client, scene, typed, **names):
    return client.post(page(scene), {"code": typed, **names})


def test_a_code_typed_in_small_letters_begins_an_application_for_the_closed_class(client, scene, made, person):
    answer = send(client, scene, f" {access_codes.readable(made).lower().replace('-', ' ')} ")

    row = Application.objects.get()
    assert answer["Location"] == reverse("portal:sections", args=[row.public_id])
    shown = text(client.get(answer["Location"]))
    assert "send it by Friday, February 20, for the class that starts on Monday, March 2" in shown
    assert "Send it by Friday, February 20" in shown


def test_the_path_section_offers_that_class_with_its_own_last_day(client, scene, made, person):
    send(client, scene, access_codes.readable(made))

    path = client.get(reverse("portal:section", args=[Application.objects.get().public_id, "path"]))

    assert "Apply by Friday, February 20" in text(path)


def test_a_link_brings_the_code_along(client, scene, made, person):
    shown = text(client.get(page(scene), {"code": access_codes.readable(made)}))

    assert f'value="{access_codes.readable(made)}"' in shown
    assert not Application.objects.exists()


def test_somebody_new_says_their_name_and_nobody_is_written_down_for_a_wrong_code(client, scene, made):
    client.force_login(make.user())

    wrong = send(client, scene, "K7QM2XWP", given_name="Ana", family_name="Ruiz")
    before = Person.objects.filter(given_name="Ana").count()
    send(client, scene, access_codes.readable(made), given_name="Ana", family_name="Ruiz")

    assert (wrong.status_code, before) == (422, 0)
    assert Application.objects.get().person.name == "Ana Ruiz"


def test_the_page_is_the_same_for_programs_that_do_not_exist(client, scene, made, person):
    other = reverse("join:code", args=["no-such-program"])

    here, there = client.get(page(scene)), client.get(other)
    refused = [client.post(url, {"code": "K7QM2XWP"}) for url in (page(scene), other)]

    assert here.status_code == there.status_code == 200
    assert scene.program.name not in text(here)
    assert [each.status_code for each in refused] == [422, 422]
    assert len({str(each.context["form"].errors) for each in refused}) == 1


def test_after_ten_wrong_codes_even_the_right_one_has_to_wait(client, scene, made, person):
    for _ in range(10):
        send(client, scene, "K7QM2XWP")

    answer = send(client, scene, access_codes.readable(made))

    assert "too many tries" in text(answer)
    assert not Application.objects.exists()
    with time_machine.travel(LATE + timedelta(hours=2), tick=False):
        assert send(client, scene, access_codes.readable(made)).status_code == 302


def test_every_bad_value_is_answered(client, scene, person):
    wrong = {}
    for name, bad in BAD.items():
        cache.clear()  # the limit of tries is not what this is about
        statuses = send(client, scene, bad).status_code, client.get(page(scene), {"code": bad}).status_code
        if statuses not in {(422, 200), (422, 400)}:
            wrong[name] = statuses

    assert wrong == {}


def test_who_is_not_signed_in_comes_back_after_signing_in(client, scene, made):
    answer = client.get(page(scene), {"code": "K7QM-2XWP"})

    assert answer.status_code == 302
    assert "next=" in answer["Location"]
    assert "code" in answer["Location"]
