"""An application over two weeks on two devices: begun on the phone, gone on at the library, never a word lost."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from applicants.models import Application
from applicants.workflows import questions
from apprenticeships.models import Message
from tests import factories as make
from tests.forms import fields_of
from tests.journeys.stage import founded

pytestmark = pytest.mark.django_db

LATER = {"later": "1"}
JOB = {
    "jobs-0-employer": "Maple Court",
    "jobs-0-title": "Aide",
    "jobs-0-is_health_care": "yes",
    "jobs-0-started_on": "2022-01-03",
    "jobs-0-ended_on": "2025-03-28",
    "jobs-0-reference_name": "Ann Lee",
    "jobs-0-may_call": "yes",
}


class Device:
    """A browser that keeps the page it opened, as a tab does."""

    def __init__(self, user):
        self.client, self.user, self.tabs = Client(), user, {}
        self.client.force_login(user)

    def opens(self, slug):
        page = self.client.get(address(slug))
        self.tabs[slug] = fields_of(page.content.decode())
        return words_in(page)

    def writes(self, slug, *, quietly=False, **answers):
        """Send the tab as it was opened, with these answers in it."""
        sent = {**self.tabs[slug], **answers}
        headers = {"X-Autosave": "1"} if quietly else {}
        answer = self.client.post(address(slug), sent, headers=headers)
        if answer.status_code == 422:
            self.tabs[slug] = fields_of(answer.content.decode())
        return answer

    def page(self, name, *args):
        return words_in(self.client.get(reverse(name, args=args)))


def address(slug):
    return reverse("portal:section", args=[Application.objects.get().public_id, slug])


def words_in(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_an_application_over_two_weeks_on_two_devices(clock):
    world = founded()
    user = make.applicant(given_name="Zoë", family_name="Nguyễn").user
    phone, library = Device(user), Device(user)

    qualifies_and_begins(clock, world, phone)
    writes_on_both(clock, phone, library)
    is_signed_out_on_the_way(clock, phone)
    finishes_at_the_library(clock, library)
    is_asked_for_one_section(clock, world, phone)


def qualifies_and_begins(clock, world, phone):
    clock.at(date(2026, 1, 6), 19, 42)
    slug = world.program.slug
    answers = {"birth_date": "2000-05-17", "diploma": "yes", "experience": "3", "works_here": "no"}
    assert "You can apply now" in words_in(
        phone.client.post(reverse("join:eligibility", args=[slug]), answers, follow=True)
    )
    phone.client.post(reverse("portal:start", args=[slug]))
    phone.opens("contact")
    phone.writes("contact", phone="(314) 555-0123", **LATER)
    assert "1 of 8 done" in phone.page("portal:sections", Application.objects.get().public_id)
    phone.opens("eligibility")
    assert phone.tabs["eligibility"]["birth_date"] == ["2000-05-17"]
    assert phone.writes("eligibility").status_code == 302


def writes_on_both(clock, phone, library):
    """The phone's tab stays open for days; at the library the same answer is written too."""
    clock.at(date(2026, 1, 8), 20)
    phone.opens("words")
    assert phone.writes("words", quietly=True, why="My grandmother needed care.").status_code == 200
    clock.at(date(2026, 1, 10), 11, 5)
    assert "My grandmother needed care." in library.opens("words")
    assert library.writes("words", quietly=True, why="My grandmother needed care, and I was there.").status_code == 200
    clock.at(date(2026, 1, 10), 19, 42)
    told = phone.writes("words", quietly=True, why="I like people.", proud="The ice storm.")
    assert told.status_code == 409
    page = words_in(phone.writes("words", why="I like people.", proud="The ice storm."))
    for kept in ("You wrote on this device", "I like people.", "Saved at 7:42 p.m.", "and I was there."):
        assert kept in page
    assert phone.writes("words", choose_why="both").status_code == 302
    assert Application.objects.get().sections.get(slug="words").answers == {
        "why": "My grandmother needed care, and I was there.\n\nI like people.",
        "proud": "The ice storm.",
    }


def is_signed_out_on_the_way(clock, phone):
    clock.at(date(2026, 1, 13), 21)
    phone.opens("education")
    phone.client.logout()
    phone.writes("education", level="high_school", school="Roosevelt High", year="2018")
    phone.client.force_login(phone.user)
    assert "You were signed out." in phone.opens("education")
    assert phone.writes("education").status_code == 302


def finishes_at_the_library(clock, library):
    clock.at(date(2026, 1, 20), 16)
    row = Application.objects.get()
    assert library.client.get(address("work"))["Location"].startswith(reverse("account_login"))  # two weeks went by
    library.client.force_login(library.user)
    library.opens("work")
    library.writes("work", **JOB, **LATER)
    assert "That is 3 years and 2 months of health care work." in library.opens("work")
    library.opens("path")
    library.writes("path", track="medical-assistant")
    library.opens("shifts")
    library.writes("shifts", shifts=["early", "day"], days=["mon", "fri"], transport="bus")
    assert "7 of 8 done Still to do: Signature." in library.page("portal:sections", row.public_id)
    library.opens("attestation")
    library.writes("attestation", agrees="on", name="Zoë Nguyễn")
    review = reverse("portal:review", args=[row.public_id])
    key = library.client.get(review).context["key"]
    assert library.client.post(review, {"key": key}).status_code == 302
    sent = row.sendings.get()
    assert library.client.get(reverse("portal:sent_copy", args=[row.public_id, sent.public_id])).content[:4] == b"%PDF"


def is_asked_for_one_section(clock, world, phone):
    row = Application.objects.get()
    at = clock.at(date(2026, 1, 22), 10)
    reasons = {"education": "Which year did you leave school?"}
    questions.request_information(
        row.pk, sections=["education"], reasons=reasons, due=date(2026, 1, 29), by=world.desk, at=at
    )
    assert "Which year did you leave school?" in phone.page("portal:sections", row.public_id)
    assert phone.client.get(address("words")).status_code == 302
    assert "What we ask of you here: Which year did you leave school?" in phone.opens("education")
    phone.writes("education", year="2019")
    phone.client.post(reverse("portal:answer", args=[row.public_id]), {"agrees": "on", "name": "Zoë Nguyễn"})
    row.refresh_from_db()
    assert row.state == "submitted"
    second, first = row.sendings.all()
    assert second.changes == [
        {
            "section": "education",
            "title": "School",
            "label": "Year in which you left it",
            "before": "2018",
            "now": "2019",
        }
    ]
    assert first.sent_at < second.sent_at
    assert Message.objects.filter(kind="application.needs_information").exists()
