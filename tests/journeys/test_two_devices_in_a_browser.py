"""One application in two browsers of 390 pixels: typing saves itself, clashes are said and settled, no word is lost."""

from datetime import date
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from applicants.workflows import applications
from apprenticeships.models import User
from tests import factories as make
from tests.applicants.way import job, way
from tests.factories import ROBOT
from tests.journeys.stage import choose, heading, press

pytestmark = [pytest.mark.nightly, pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WHY = "Why do you want to do this work?"


def test_one_application_on_two_phones(stage, client):
    scene = way()
    scene.version.asks = ["shifts"]
    scene.version.save()
    at = stage.clock.at(date(2026, 1, 6), 19, 42)
    person = make.applicant()
    row = applications.start(person=person, program=scene.program, by=ROBOT, at=at)
    applications.save_section(
        row.pk, slug="work", answers={"jobs": [job()], "none": False}, complete=True, by=ROBOT, at=at
    )
    words = reverse("portal:section", args=[row.public_id, "words"])
    phone, tablet = (enters(stage, client, person.user, words) for _ in range(2))

    phone.get_by_label(WHY).fill("My grandmother needed care.")
    phone.get_by_text("Saved at 7:42 p.m.").wait_for()
    loses_the_line(phone, row)
    tablet.get_by_label(WHY).fill("I like people.")
    tablet.get_by_text("Both texts are kept.").wait_for()
    stage.look(tablet, "told")
    press(tablet, "Save and go on to")
    stage.look(tablet, "two-texts")
    assert tablet.get_by_text("You wrote on this device").is_visible()
    choose(tablet, WHY, "Keep both")
    tablet.get_by_label("Tell us about a time").fill("The ice storm.")
    press(tablet, "Save and go on to Signature")
    assert heading(tablet) == "Signature"
    assert "grandmother" in row.sections.get(slug="words").answers["why"]
    assert "I like people." in row.sections.get(slug="words").answers["why"]
    is_signed_out(stage, client, phone, person.user, row)
    for slug in ("work", "shifts", "path", "eligibility"):
        tablet.goto(tablet.url.replace("/attestation/", f"/{slug}/"))
        stage.look(tablet, slug)
        tablet.go_back()
    tablet.goto(tablet.url.replace("/attestation/", "/"))
    stage.look(tablet, "sections", widths=(390, 1280))
    assert stage.wrong == {}


def enters(stage, client, user, path):
    """A browser of its own, signed in."""
    page = stage.visitor("/healthz/", may_lose_the_line=True)
    signs_in(client, page, user)
    page.goto(page.url.replace("/healthz/", path))
    return page


def signs_in(client, page, user):
    client.force_login(User.objects.get(pk=user.pk))
    value, host = client.cookies["session"].value, urlsplit(page.url).hostname
    page.context.add_cookies([{"name": "session", "value": value, "domain": host, "path": "/"}])
    client.cookies.clear()


def loses_the_line(phone, row):
    """What is typed without a connection is said to be unsaved, and goes out when it is back."""
    phone.context.set_offline(True)
    phone.get_by_label(WHY).fill("My grandmother needed care, and I was there.")
    phone.get_by_text("Not saved yet: no connection. We try again.").wait_for()
    phone.context.set_offline(False)
    phone.get_by_text("Saved at 7:42 p.m.").wait_for()
    assert row.sections.get(slug="words").answers["why"].endswith("I was there.")


def is_signed_out(stage, client, phone, user, row):
    """A session ends while somebody types: the page says so, and the words are there after the sign-in."""
    path = phone.url.replace("/words/", "/education/")
    phone.goto(path)
    phone.context.clear_cookies()
    client.force_login(user)
    phone.get_by_label("Name of your last school").fill("Roosevelt High")
    phone.get_by_text("You are signed out. What you wrote is kept.").wait_for()
    stage.look(phone, "signed-out")
    signs_in(client, phone, user)
    phone.goto(path)
    phone.wait_for_function("document.getElementById('id_school').value === 'Roosevelt High'")
    phone.get_by_text("Saved at").wait_for()
    assert row.sections.get(slug="education").answers["school"] == "Roosevelt High"
