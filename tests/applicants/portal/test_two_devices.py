"""One application on two devices: nobody's words are lost."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from applicants.workflows import applications
from tests import factories as make
from tests.applicants.way import way
from tests.factories import NOON, ROBOT
from tests.forms import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def row():
    return applications.start(person=make.applicant(), program=way().program, by=ROBOT, at=NOON)


@pytest.fixture
def devices(row):
    found = [Client(), Client()]
    for each in found:
        each.force_login(row.person.user)
    return found


def address(row, slug):
    return reverse("portal:section", args=[row.public_id, slug])


def opened(device, row, slug):
    """What a page sends when nothing is changed in it."""
    return fields_of(device.get(address(row, slug)).content.decode())


def text(response):
    return " ".join(response.content.decode().split())


def save(device, row, slug, data, **changes):
    sent = QueryDict(mutable=True)
    for name, values in {**data, **{name: [value] for name, value in changes.items()}}.items():
        sent.setlist(name, values)
    headers = {"X-Autosave": "1"} if changes.pop("quietly", None) else {}
    return device.post(
        address(row, slug), sent.urlencode(), content_type="application/x-www-form-urlencoded", headers=headers
    )


def words(row):
    return row.sections.get(slug="words").answers


def test_a_save_on_the_way_that_comes_in_late_takes_no_word_back(devices, row):
    """A slow server works on a save of a moment ago after the last one of the same page, which knew more."""
    phone, _ = devices
    page = opened(phone, row, "words")

    save(phone, row, "words", page, turn="2", why="To help.", proud="Each morning.")
    late = save(phone, row, "words", page, turn="1", why="To", proud="", quietly="1")

    assert late.status_code == 204
    assert (words(row)["why"], words(row)["proud"]) == ("To help.", "Each morning.")


def test_a_word_that_was_taken_out_stays_out_when_an_older_save_comes_in_late(devices, row):
    phone, laptop = devices
    page = opened(phone, row, "words")

    save(phone, row, "words", page, turn="1", why="To help.", quietly="1")
    save(phone, row, "words", page, turn="3", why="", quietly="1")
    save(phone, row, "words", page, turn="2", why="To help you.", quietly="1")
    out = words(row)["why"] or ""
    save(laptop, row, "words", opened(laptop, row, "words"), turn="1", why="From the laptop.", quietly="1")

    assert (out, words(row)["why"]) == ("", "From the laptop.")


@pytest.mark.parametrize("turn", ["", "x", "-1", "9" * 40, "\u0663", "1.5"])
def test_a_turn_that_is_none_counts_as_the_first(devices, row, turn):
    phone, _ = devices

    save(phone, row, "words", opened(phone, row, "words"), turn=turn, why="To help.", quietly="1")

    assert words(row)["why"] == "To help."


def test_different_answers_of_two_devices_are_both_kept(devices, row):
    phone, laptop = devices
    pages = [opened(each, row, "words") for each in devices]

    save(phone, row, "words", pages[0], why="From the phone")
    response = save(laptop, row, "words", pages[1], proud="From the laptop")

    assert response.status_code == 302
    assert words(row) == {"why": "From the phone", "proud": "From the laptop"}


def test_the_same_answer_of_two_devices_is_shown_twice_and_one_is_chosen(devices, row, clock):
    phone, laptop = devices
    pages = [opened(each, row, "words") for each in devices]
    save(phone, row, "words", pages[0], why="From the phone", proud="Once")
    clock.shift(timedelta(minutes=3))

    response = save(laptop, row, "words", pages[1], why="From the laptop", proud="Once")

    assert response.status_code == 422
    page = text(response)
    for shown in ("You wrote on this device", "From the laptop", "from another device", "From the phone"):
        assert shown in page
    assert words(row)["why"] == "From the phone"
    assert not row.sections.get(slug="words").is_complete
    again = fields_of(response.content.decode())
    assert "why" not in again
    chosen = save(laptop, row, "words", again, choose_why="this")
    assert chosen.status_code == 302
    assert words(row) == {"why": "From the laptop", "proud": "Once"}
    assert row.sections.get(slug="words").is_complete


@pytest.mark.parametrize(
    ("choice", "kept"), [("other", "From the phone"), ("both", "From the phone\n\nFrom the laptop")]
)
def test_the_other_text_or_both_can_be_kept(devices, row, choice, kept):
    pages = [opened(each, row, "words") for each in devices]
    save(devices[0], row, "words", pages[0], why="From the phone", proud="Once")
    response = save(devices[1], row, "words", pages[1], why="From the laptop", proud="Once")

    save(devices[1], row, "words", fields_of(response.content.decode()), choose_why=choice)

    assert words(row)["why"].replace("\r\n", "\n") == kept
    assert row.sections.get(slug="words").clashes == {}


def test_both_texts_wait_on_every_device_until_one_is_chosen(devices, row):
    pages = [opened(each, row, "words") for each in devices]
    save(devices[0], row, "words", pages[0], why="From the phone", proud="Once")

    told = save(devices[1], row, "words", pages[1], why="From the laptop", proud="Once", quietly="1")

    assert told.status_code == 409
    assert "Both texts are kept." in told.content.decode()
    page = text(devices[0].get(address(row, "words")))
    assert "From the laptop" in page
    assert "From the phone" in page
    unchosen = save(devices[0], row, "words", opened(devices[0], row, "words"))
    assert unchosen.status_code == 422
    assert "From the laptop" in text(unchosen)


def test_a_page_that_goes_on_saving_never_clashes_with_itself(devices, row):
    page = opened(devices[0], row, "words")

    for typed in ("I", "I li", "I like it.", ""):
        assert save(devices[0], row, "words", page, why=typed, quietly="1").status_code == 200

    assert not words(row)["why"]


def test_a_page_that_was_not_changed_takes_nothing_back(devices, row):
    pages = [opened(each, row, "contact") for each in devices]
    save(devices[0], row, "contact", pages[0], phone="(314) 555-0123", city="St. Louis")

    save(devices[1], row, "contact", pages[1], street="12 Elm Street")

    row.person.refresh_from_db()
    assert (row.person.phone, row.person.city, row.person.street) == ("+13145550123", "St. Louis", "12 Elm Street")


def test_contact_is_shared_by_two_applications_and_merged_between_them(devices, row):
    other = applications.start(person=row.person, program=way().program, by=ROBOT, at=NOON)
    pages = [opened(devices[0], row, "contact"), opened(devices[1], other, "contact")]
    save(devices[0], row, "contact", pages[0], phone="(314) 555-0123", city="St. Louis")

    response = save(devices[1], other, "contact", pages[1], phone="(314) 555-0199")

    assert response.status_code == 422
    row.person.refresh_from_db()
    assert (row.person.phone, row.person.city) == ("+13145550123", "St. Louis")
    assert "(314) 555-0199" in text(response)


def test_jobs_that_two_devices_add_are_both_kept(devices, row):
    pages = [opened(each, row, "work") for each in devices]
    job = {
        "jobs-0-title": "Aide",
        "jobs-0-is_health_care": "yes",
        "jobs-0-started_on": "2022-01-01",
        "jobs-0-ended_on": "2025-01-01",
    }

    for device, page, employer in zip(devices, pages, ("Maple Court", "Oak House"), strict=True):
        assert save(device, row, "work", page, **job, **{"jobs-0-employer": employer}).status_code == 302

    assert sorted(row.jobs.values_list("employer", flat=True)) == ["Maple Court", "Oak House"]


def test_two_devices_in_one_job_merge_by_field_and_ask_where_both_wrote(devices, row):
    job = {
        "jobs-0-employer": "Maple Court",
        "jobs-0-title": "Aide",
        "jobs-0-is_health_care": "yes",
        "jobs-0-started_on": "2022-01-01",
        "jobs-0-ended_on": "2025-01-01",
    }
    save(devices[0], row, "work", opened(devices[0], row, "work"), **job)
    pages = [opened(each, row, "work") for each in devices]
    save(devices[0], row, "work", pages[0], **{"jobs-0-title": "Nursing aide", "jobs-0-share": "50"})

    changes = {"jobs-0-title": "Night aide", "jobs-0-employer": "Maple Court Home"}
    response = save(devices[1], row, "work", pages[1], **changes)

    assert response.status_code == 422
    held = row.jobs.get()
    assert (held.employer, held.title, held.share) == ("Maple Court Home", "Nursing aide", 50)
    again = fields_of(response.content.decode())
    chosen = save(devices[1], row, "work", again, **{"jobs-0-choose_title": "this"})
    assert chosen.status_code == 302
    assert row.jobs.get().title == "Night aide"


def test_a_job_that_was_emptied_is_gone(devices, row):
    job = {
        "jobs-0-employer": "Maple Court",
        "jobs-0-title": "Aide",
        "jobs-0-is_health_care": "yes",
        "jobs-0-started_on": "2022-01-01",
        "jobs-0-ended_on": "2025-01-01",
    }
    save(devices[0], row, "work", opened(devices[0], row, "work"), **job)
    page = opened(devices[0], row, "work")
    del page["jobs-0-is_health_care"]

    save(devices[0], row, "work", page, **(dict.fromkeys(job, "") | {"none": "on"}))

    assert not row.jobs.exists()


def test_a_job_that_is_not_complete_yet_is_kept_and_comes_back(devices, row):
    page = opened(devices[0], row, "work")

    save(devices[0], row, "work", page, **{"jobs-0-employer": "Maple Court", "quietly": "1"})

    assert opened(devices[1], row, "work")["jobs-0-employer"] == ["Maple Court"]
    assert not row.jobs.exists()


def test_the_page_says_at_once_how_much_the_jobs_add_up_to(devices, row):
    job = {
        "jobs-0-employer": "Maple Court",
        "jobs-0-title": "Aide",
        "jobs-0-is_health_care": "yes",
        "jobs-0-started_on": "2022-01-01",
        "jobs-0-ended_on": "2024-03-31",
    }

    told = save(devices[0], row, "work", opened(devices[0], row, "work"), **job, quietly="1")

    sentence = "That is 2 years and 3 months of health care work. The program asks for 2 years."
    assert told.content.decode().splitlines()[1] == sentence
    assert sentence in text(devices[1].get(address(row, "work")))


@pytest.mark.parametrize(
    "base", ["", "x", "[]", "{}", "null", '{"seen": 1}', '{"seen": {"why": 1}, "page": []}', "\x00", "[" * 11_000]
)
def test_whatever_a_page_says_of_its_base_is_answered_and_overwrites_nothing(devices, row, base):
    save(devices[0], row, "words", opened(devices[0], row, "words"), why="Mine", proud="Once")

    response = save(devices[1], row, "words", {}, base=base, why="Other", proud="Once")

    assert response.status_code == 422
    assert words(row)["why"] == "Mine"


def test_the_base_of_a_page_names_no_text(devices, row):
    save(devices[0], row, "words", opened(devices[0], row, "words"), why="My secret", proud="Once")

    base = json.loads(opened(devices[0], row, "words")["base"][0])

    assert "My secret" not in json.dumps(base)
    assert set(base["seen"]) == {"why", "proud"}


def test_words_that_met_the_sign_in_page_are_there_again_after_it(devices, row):
    phone = devices[0]
    page = opened(phone, row, "words")
    phone.logout()

    met = save(phone, row, "words", page, why="Typed before I saw that I was signed out")
    phone.force_login(row.person.user)
    back = phone.get(address(row, "words"))

    assert met["Location"].startswith(reverse("account_login"))
    assert "Typed before I saw that I was signed out" in text(back)
    assert "You were signed out." in text(back)
    assert not row.sections.exists()
    saved = save(phone, row, "words", fields_of(back.content.decode()), proud="Once")
    assert saved.status_code == 302
    assert words(row)["why"] == "Typed before I saw that I was signed out"
    assert "You were signed out." not in text(phone.get(address(row, "words")))


def test_words_of_one_person_are_never_shown_to_the_next_who_signs_in(devices, row):
    phone = devices[0]
    page = opened(phone, row, "words")
    phone.logout()
    save(phone, row, "words", page, why="Private")

    phone.force_login(make.applicant().user)

    assert phone.get(address(row, "words")).status_code == 404
