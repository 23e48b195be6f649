"""The applicant's part without any script: every page is a page, and every button sends a form."""

from datetime import date, timedelta

import pytest

from applicants.models import Application, ScreeningResult, TypingTest
from applicants.workflows import interviews, offers, referrals, screening
from applicants.workflows.typing import passage_of
from apprenticeships import clock
from apprenticeships.models import RequirementKind, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants import way
from tests.journeys import applicant
from tests.journeys.applicant import EMAIL
from tests.journeys.stage import enter_by_code, founded, heading, next_step, press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HALF_AN_HOUR = timedelta(minutes=30)


def test_somebody_applies_types_and_says_yes_without_any_script(stage):
    world = founded()
    stage.clock.at(date(2026, 1, 14), 18)
    page = stage.visitor("/my/start/medical-apprenticeship/", java_script_enabled=False)

    enter_by_code(page, EMAIL)
    page.get_by_label("First name").fill("Maya")
    page.get_by_label("Last name").fill("Torres")
    press(page, "Start my application")
    press(page, "Go on with")
    applicant.fills_everything(page)
    press(page, "Send my application")

    application = Application.objects.get()
    assert application.state == "submitted"
    assert next_step(page) == "Choose a time for the information session"

    press(page, "Typing test")
    press(page, "Start the clock")
    page.get_by_label("Type here").fill(passage_of(TypingTest.objects.get()).text[: applicant.TYPED])
    stage.clock.on(timedelta(seconds=58))
    press(page, "I am done")

    assert next_step(page) == "A person looks at this try"

    result = ScreeningResult.objects.get(kind="typing")
    desk = Actor.user(make.staff(Role.COORDINATOR))
    screening.settle(result.pk, accept=True, by=desk, at=clock.now(), reason="She called: her browser has no scripts")
    is_offered_a_place(application, world, at=stage.clock.at(date(2026, 1, 20), 10))
    page.goto("/my/")
    press(page, "See the offer")
    press(page, "Yes, I take the place")
    press(page, "Read and sign the letter")
    page.get_by_label("Your full name").fill("Maya Torres")
    press(page, "Sign it")
    assert heading(page) == "Your offer letter"
    press(page, "Your list")

    assert heading(page) == "Getting ready"
    assert application.onboarding_tasks.filter(done_at__isnull=False).count() == 1


def is_offered_a_place(application, world, *, at):
    """What everybody else does meanwhile, by the workflows."""
    way.came(application, at=at)
    way.record(application, RequirementKind.ENTRANCE_EXAM, {"score": "78"}, at=at)
    way.clear(application, at=at)
    place, by = world.places["family"], world.manager("family")
    opening = place.department.openings.get()
    referrals.declare(application.pk, conflict=False, by=by, at=at)
    meeting = interviews.schedule(
        application.pk,
        opening_id=opening.pk,
        manager=place.manager,
        starts_at=at + HALF_AN_HOUR,
        minutes=30,
        place="Room 214",
        by=by,
        at=at,
    )
    later = at + 2 * HALF_AN_HOUR
    interviews.score(
        meeting.pk,
        ratings=dict.fromkeys(application.version.criteria.values_list("slug", flat=True), 3),
        comment="",
        recommendation="offer",
        no_conflict=True,
        by=by,
        at=later,
    )
    offer = offers.prepare(application.pk, opening_id=opening.pk, by=by, at=later)
    offers.answer_by_phone(offer.pk, answer="yes", by=by, at=later)
