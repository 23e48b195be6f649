"""Applying again: what was taken over is shown and confirmed before it counts; several applications side by side."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.workflows import applications, reapplying
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Event
from tests import factories as make
from tests.applicants.way import draft, filled, sent, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def scene():
    return way()


@pytest.fixture
def row(scene, client):
    """An application begun anew, with all sections filled in that were not taken over."""
    former = sent(scene)
    applications.withdraw(former.pk, reason_code="school", by=ROBOT, at=NOON)
    found = applications.start(person=former.person, program=scene.program, by=ROBOT, at=NOON)
    for slug, answers in filled(scene).items():
        if slug not in reapplying.KEPT:
            applications.save_section(found.pk, slug=slug, answers=answers, complete=True, by=ROBOT, at=NOON)
    client.force_login(former.person.user)
    return found


def text(response):
    return " ".join(response.content.decode().split())


def send(client, row):
    url = reverse("portal:review", args=[row.public_id])
    return client.post(url, {"key": client.get(url).context["key"]})


def test_what_was_taken_over_is_asked_about_before_it_is_sent(client, row):
    page = text(client.get(reverse("portal:sections", args=[row.public_id])))
    review = text(client.get(reverse("portal:review", args=[row.public_id])))
    refused = send(client, row)

    assert "Still true?" in page
    assert "4 of 7 done" in page
    assert "Still to do: School, Work, Your words." in page
    assert "Send my application" not in review
    assert refused.status_code == 422
    assert "Say first whether this is still true: School, Work, Your words." in text(refused)


def test_a_tap_says_that_it_is_still_true_and_then_it_is_sent(client, row):
    for slug in ("education", "work", "words"):
        client.post(reverse("portal:confirm", args=[row.public_id, slug]), {"review": "1"})

    response = send(client, row)

    assert response.status_code == 302
    row.refresh_from_db()
    assert row.state == "submitted"
    assert Event.objects.filter(kind="application.confirm").count() == 3


def test_saving_a_section_anew_confirms_it(client, row):
    client.post(reverse("portal:section", args=[row.public_id, "words"]), {"why": "Now more", "proud": "Once"})

    assert not row.sections.get(slug="words").to_confirm


def test_saying_it_twice_changes_nothing(client, row):
    for _ in range(2):
        response = client.post(reverse("portal:confirm", args=[row.public_id, "words"]))

    assert response["Location"] == reverse("portal:sections", args=[row.public_id])
    assert Event.objects.filter(kind="application.confirm").count() == 1


def test_the_signature_is_never_taken_over(scene):
    former = sent(scene)
    applications.withdraw(former.pk, reason_code="school", by=ROBOT, at=NOON)

    again = applications.start(person=former.person, program=scene.program, by=ROBOT, at=NOON)

    assert not again.sections.filter(slug__in=["attestation", "eligibility", "path", "contact"]).exists()


@pytest.mark.parametrize("slug", ["words", "nothing"])
def test_what_is_empty_cannot_be_confirmed(scene, slug):
    again = applications.start(person=make.applicant(), program=scene.program, by=ROBOT, at=NOON)

    with pytest.raises(GuardFailed):
        reapplying.confirm(again.pk, slug=slug, by=ROBOT, at=NOON)


def test_what_was_sent_cannot_be_confirmed_any_more(scene, client):
    row = sent(scene)
    client.force_login(row.person.user)

    with pytest.raises(GuardFailed):
        reapplying.confirm(row.pk, slug="words", by=ROBOT, at=NOON)
    assert client.post(reverse("portal:confirm", args=[row.public_id, "words"])).status_code == 302


def test_a_section_that_does_not_exist_is_not_confirmed(row, client):
    assert client.post(reverse("portal:confirm", args=[row.public_id, "nothing"])).status_code == 404


def test_all_applications_stand_on_one_page(client, scene):
    other = way()
    row = draft(scene)
    second = applications.start(person=row.person, program=other.program, by=ROBOT, at=NOON)
    applications.withdraw(second.pk, reason_code="school", by=ROBOT, at=NOON)
    client.force_login(row.person.user)

    page = text(client.get(reverse("portal:applications")))

    assert page.index(scene.program.name) < page.index(">Over<") < page.index(other.program.name)


def test_somebody_without_an_application_is_shown_the_way_to_one(client):
    client.force_login(make.applicant().user)

    assert "No application yet" in text(client.get(reverse("portal:applications")))


def test_two_applications_share_contact(client, scene):
    row = draft(scene)
    second = applications.start(person=row.person, program=way().program, by=ROBOT, at=NOON)
    client.force_login(row.person.user)

    page = text(client.get(reverse("portal:section", args=[second.public_id, "contact"])))

    assert "(314) 555-0123" in page


def test_the_words_of_a_draft_that_was_given_up_are_taken_over_section_by_section(scene):
    former = sent(scene)
    applications.withdraw(former.pk, reason_code="school", by=ROBOT, at=NOON)
    second = applications.start(person=former.person, program=scene.program, by=ROBOT, at=NOON)
    words = {"why": "I thought about it again.", "proud": "Twice."}
    applications.save_section(second.pk, slug="words", answers=words, complete=True, by=ROBOT, at=LATER)
    applications.expire(second.pk, by=ROBOT, at=LATER)

    third = applications.start(person=former.person, program=scene.program, by=ROBOT, at=LATER)

    assert third.sections.get(slug="words").answers == words
    assert third.sections.get(slug="education").answers["school"] == "Roosevelt High"
    assert [job.employer for job in third.jobs.all()] == ["Maple Court"]
