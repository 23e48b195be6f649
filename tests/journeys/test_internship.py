"""The internship as one scenario: from the first page on a phone to a seat in a department."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core import mail as post
from django.urls import reverse
from django.utils.module_loading import import_string

from applicants.models import Application, Match, Offer, OnboardingTask
from applicants.workflows import matching, onboarding, screening
from apprenticeships.models import Event, Message, RequirementKind
from apprenticeships.workflows import outbox
from cohorts.models import Enrollment
from tests import factories as make
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.summer import ADULT, applied, link_in, pages, summer
from tests.factories import NOON

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def work(now):
    """What the worker does each minute."""
    for path in (*settings.CHORES, *settings.PROMISES):
        import_string(path)(at=now)
    outbox.send_due(at=now)


def apply(student, scene):
    """Through the pages, one after the other, as they lead on."""
    response = student.post(reverse("portal:start", args=[scene.version.program.slug]))
    assert response["Location"].endswith("/sections/")
    application = Application.objects.get(person__email="noemi@demo.example")
    sections = pages(scene)
    ways = [*[f"/sections/{slug}/" for slug in sections][1:], "/review/"]
    for (slug, answers), way in zip(sections.items(), ways, strict=True):
        response = student.post(reverse("portal:section", args=[application.public_id, slug]), answers)
        assert response["Location"].endswith(way)
    key = student.get(response["Location"]).context["key"]
    return student.post(response["Location"], {"key": key}, follow=True)


def mailed_to(address):
    """What reached an address, newest first."""
    return [each for each in reversed(post.outbox) if each.to[0].endswith((address, f"<{address}>"))]


def status(student):
    return text_of(student.get(reverse("portal:status")))


def test_a_student_of_16_applies_is_matched_says_yes_and_has_a_seat(clock, client):
    scene = summer()
    noemi = make.applicant(given_name="", family_name="", email="noemi@demo.example")
    student = browser(noemi.user)

    sent = text_of(apply(student, scene))
    work(NOON)
    assert "Nothing to do. You hear from us by" in sent
    assert "We look for a department near your home that fits your three areas." in sent
    assert "We wrote to Rosa Castell at rosa@demo.example" in sent

    (asked,) = mailed_to("rosa@demo.example")
    page = link_in(asked.body)
    answer = {"taking_part": "yes", "photos": "no", "trips": "yes", "signed_name": "Rosa Castell"}
    assert "Thank you. Noemi may take part" in text_of(client.post(page, answer, follow=True))
    assert "Your guardian" not in status(student)

    luis = applied(scene, born=ADULT, interests={"interests": [scene.interest("finance")], "most_miles": None})
    at = NOON + 60 * DAY
    clock.move_to(at)
    first = matching.draft(scene.cohort.pk, variant="interests", seed=7, by=scene.by, at=at)
    matching.fix(luis.pk, opening_id=scene.finance.pk, by=scene.by, at=at, reason="Was here last summer")
    second = matching.draft(scene.cohort.pk, variant="interests", seed=7, by=scene.by, at=at)
    assert not Offer.objects.exists()

    matching.release(second.pk, by=scene.by, at=at)
    work(at)
    noemis = Application.objects.get(person=noemi)
    found = Match.objects.get(run=second, application=noemis)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("replaced", "released")
    assert (found.opening, found.rank) == (scene.imaging, 1)
    assert Offer.objects.count() == 2
    assert mailed_to("noemi@demo.example")[0].subject.startswith("Your offer: answer by")
    student = browser(noemi.user)  # the session of the winter is over
    assert "Answer your offer By" in status(student)

    offer = Offer.objects.get(application=noemis)
    clock.move_to(at + DAY)
    listed = student.post(reverse("offers:confirm", args=[offer.public_id]), follow=True)
    assert "Read the handbook and confirm it" in text_of(listed)
    work(at + DAY)
    assert "Getting ready" in text_of(listed)

    for task in OnboardingTask.objects.filter(application=noemis).select_related("item"):
        if task.item.owner == "candidate":
            student.post(reverse("offers:tick", args=[task.public_id]))
        if task.item.owner == "coordinator" or task.item.is_checked:
            onboarding.complete(task.pk, by=scene.by, at=at + DAY)
    permit = scene.version.requirements.get(kind=RequirementKind.DOCUMENT)
    screening.record_result(
        noemis.pk, requirement_id=permit.pk, values={"status": "accepted"}, taken_on=(at + DAY).date(), source="Paper",
        by=scene.by, at=at + DAY,
    )  # fmt: skip
    onboarding.finish(noemis.pk, by=scene.by, at=at + 2 * DAY)

    enrollment = Enrollment.objects.get(person=noemi)
    assert (enrollment.seat.state, enrollment.seat.opening) == ("taken", scene.imaging)
    assert "Your first day: Monday, June 1" in status(student)
    assert states(noemi) == ["draft", "submitted", "ready", "offered", "accepted", "onboarding", "enrolled"]
    assert kinds_to(noemi) == {
        "application.ready", "guardian.asked", "offer.made", "offer.confirmed", "onboarding.list",
    }  # fmt: skip


def states(person):
    rows = Event.objects.filter(person=person, subject_type="applicants.application").exclude(after="")
    return list(rows.order_by("at", "pk").values_list("after", flat=True))


def kinds_to(person):
    return set(Message.objects.filter(person=person, state="sent").values_list("kind", flat=True))
