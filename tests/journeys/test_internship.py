"""The internship as one scenario: from the first page on a phone to the wish to come back for another summer."""

from datetime import UTC, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings
from django.core import mail as post
from django.urls import reverse
from django.utils.module_loading import import_string

from applicants.models import Application, Match, Offer, OnboardingTask
from applicants.workflows import matching, onboarding, screening
from applicants.workflows.returns import RETURN
from apprenticeships.models import Event, Message, RequirementKind
from apprenticeships.rules.dates import local_datetime
from apprenticeships.workflows import outbox
from cohorts.models import Enrollment
from cohorts.workflows import cohorts
from tests import factories as make
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.summer import ADULT, applied, link_in, pages, summer
from tests.cohorts.interns import handbook
from tests.factories import NOON
from tests.journeys.summer_weeks import SummerWeeks
from tests.partnership_services import file

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]  # the admin's library reads what is not there
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


def test_a_student_of_16_goes_from_the_first_page_through_the_summer_and_comes_back(clock, client):
    scene = summer()
    noemi = make.applicant(given_name="", family_name="", email="noemi@demo.example")

    applies_with_a_guardian_s_yes(scene, noemi, client)
    at = NOON + 60 * DAY
    clock.move_to(at)
    is_matched(scene, noemi, at)
    says_yes(clock, scene, noemi, at)
    gets_ready(scene, noemi, at + DAY)

    weeks = SummerWeeks(scene, noemi, lambda day, hour: go(clock, day, hour))
    weeks.begin()
    weeks.records_papers()
    weeks.plans_shifts()
    weeks.is_there()
    weeks.is_evaluated("start", 0)
    weeks.works()
    weeks.is_evaluated("end", 1)
    cohorts.generate(scene.version, on=scene.cohort.ends_on, by=scene.by, at=at)  # the class of next summer
    weeks.completes()
    weeks.comes_back()
    told = set(Event.objects.filter(person=noemi).values_list("kind", flat=True))
    assert {"handbook.acknowledge", "shift.plan", "evaluation.hand_in", "enrollment.complete", RETURN} <= told


def applies_with_a_guardian_s_yes(scene, noemi, client):
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
    work(NOON)
    assert mailed_to("noemi@demo.example")[0].subject == "Rosa Castell said yes to High School Summer Internship"


def is_matched(scene, noemi, at):
    luis = applied(scene, born=ADULT, interests={"interests": [scene.interest("finance")], "most_miles": None})
    first = matching.draft(scene.cohort.pk, variant="interests", seed=7, by=scene.by, at=at)
    matching.fix(luis.pk, opening_id=scene.finance.pk, by=scene.by, at=at, reason="Was here last summer")
    second = matching.draft(scene.cohort.pk, variant="interests", seed=7, by=scene.by, at=at)
    assert not Offer.objects.exists()

    matching.release(second.pk, is_early=True, by=scene.by, at=at)
    work(at)
    found = Match.objects.get(run=second, application__person=noemi)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("replaced", "released")
    assert (found.opening, found.rank) == (scene.imaging, 1)
    assert Offer.objects.count() == 2
    assert mailed_to("noemi@demo.example")[0].subject.startswith("Your offer: answer by")


def says_yes(clock, scene, noemi, at):
    student = browser(noemi.user)
    assert "Answer your offer By" in status(student)
    offer = Offer.objects.get(application__person=noemi)
    clock.move_to(at + DAY)
    listed = student.post(reverse("offers:confirm", args=[offer.public_id]), follow=True)
    assert "Read the handbook and confirm it" in text_of(listed)
    work(at + DAY)
    assert "Getting ready" in text_of(listed)


ANSWERS = {"answer_0": "Ines Castell", "answer_1": "Mother", "answer_2": "(314) 555-0187"}


def gets_ready(scene, noemi, at):
    student, application = browser(noemi.user), Application.objects.get(person=noemi)
    book = handbook(scene.version)
    for task in OnboardingTask.objects.filter(application=application).select_related("item"):
        if task.item.owner == "candidate":
            typed = {"documents": [file("card.pdf")]} if task.item.kind == "upload" else ANSWERS
            page = "offers:tick" if task.item.kind == "tick" else "offers:task"
            student.post(reverse(page, args=[task.public_id]), typed)
            task.refresh_from_db()
            waits = task.item.slug == "handbook" or task.item.is_looked_at  # that one is signed, these are confirmed
            assert (task.done_at is None) == waits
        if task.item.owner == "coordinator" or task.item.is_looked_at:
            onboarding.complete(task.pk, by=scene.by, at=at)
    student.post(reverse("portal:handbook", args=[book.public_id]), {"signed_name": "Noemi Castell"})
    permit = scene.version.requirements.get(kind=RequirementKind.DOCUMENT)
    screening.record_result(
        application.pk, requirement_id=permit.pk, values={"status": "accepted"}, taken_on=at.date(), source="Paper",
        by=scene.by, at=at,
    )  # fmt: skip
    onboarding.finish(application.pk, by=scene.by, at=at + DAY)

    enrollment = Enrollment.objects.get(person=noemi)
    assert (enrollment.seat.state, enrollment.seat.opening) == ("taken", scene.imaging)
    assert "Your first day: Monday, June 1" in status(student)
    assert states(noemi) == ["draft", "submitted", "ready", "offered", "accepted", "onboarding", "enrolled"]
    assert kinds_to(noemi) == {
        "application.ready", "guardian.asked", "guardian.answered", "guardian.receipt", "offer.made", "offer.confirmed",
        "onboarding.list",
    }  # fmt: skip


def go(clock, day, hour):
    """Go to a time of day in the zone of the program; the worker does what fell due."""
    moment = local_datetime(day, time(hour), ZoneInfo("America/Chicago")).astimezone(UTC)
    clock.move_to(moment)
    work(moment)
    return moment


def states(person):
    rows = Event.objects.filter(person=person, subject_type="applicants.application").exclude(after="")
    return list(rows.order_by("at", "pk").values_list("after", flat=True))


def kinds_to(person):
    return set(Message.objects.filter(person=person, state="sent").values_list("kind", flat=True))
