"""The whole thread in a real browser, each step by its own kind of user: from a visitor on a phone to graduation."""

from datetime import date

import pytest
from django.urls import reverse

from applicants.demo.hiring import does_part
from applicants.models import Application, OnboardingTask, TypingTest
from apprenticeships import clock
from apprenticeships.models import Event, Lane, Message, MessageState, Person, Session
from apprenticeships.templatetags.desk import WORDS
from apprenticeships.workflow import Actor
from tests.browser.eyes import follow
from tests.journeys import applicant
from tests.journeys.applicant import EMAIL
from tests.journeys.stage import choose, enter_by_code, founded, heading, next_step, open_step, press, send
from tests.journeys.training import graduates, has_a_schedule, is_in_training, takes_the_exam

pytestmark = [
    pytest.mark.nightly,  # its twins without a browser (test_thread.py) and without scripts run always
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.ignore_template_errors,  # the admin's library reads variables that are not there
]

SENT = {
    "lead.thanks", "session.signed_up", "session.reminder", "application.received", "application.ready",
    "interview.invited", "interview.reminder", "interview.today", "offer.made", "offer.answered", "offer.confirmed",
    "onboarding.list", "onboarding.asked", "agreement.signed", "seat.taken", "schedule.published",
    "training.first_day", "hours.corrected", "exam.booked", "exam.reminder", "exam.passed", "pay.raised",
    "training.graduated",
}  # fmt: skip
OVERTAKEN = {
    "screening.result", "check.sign", "offer.chaser", "onboarding.reminder", "onboarding.due", "onboarding.overdue",
    "onboarding.department_due", "onboarding.department_overdue",
}  # fmt: skip
"""Mails that were not true any more when they were due."""


def test_somebody_goes_from_the_catalog_to_graduation(stage):
    world = founded()

    visits_the_catalog(stage)
    applies(stage)
    types(stage)
    is_screened(stage, world)
    is_interviewed(stage, world)
    says_yes(stage)
    gets_ready(stage, world)
    has_a_schedule(stage, world)
    is_in_training(stage, world)
    takes_the_exam(stage, world)
    graduates(stage, world)

    assert stage.wrong == {}
    assert mails_that(MessageState.SENT) == SENT
    assert mails_that(MessageState.CANCELED) == OVERTAKEN
    assert Message.objects.stuck().count() == 0
    assert Message.objects.due(clock.now()).count() == 0
    assert set(Event.objects.values_list("kind", flat=True)) - set(WORDS) == set()


def mails_that(state):
    """The kinds of mail in a state, but for codes of the sign-in."""
    rows = Message.objects.exclude(lane=Lane.SECURITY).filter(state=state)
    return set(rows.values_list("kind", flat=True))


def visits_the_catalog(stage):
    stage.clock.at(date(2026, 1, 13), 10)
    page = stage.visitor("/")
    stage.look(page, "catalog", widths=(390, 1280))
    press(page, "Medical Apprenticeship")
    stage.look(page, "program", widths=(390, 1280))

    press(page, "See in one minute if you qualify")
    page.get_by_label("When were you born?").fill("2000-05-17")
    choose(page, "high school diploma", "Yes")
    page.get_by_label("Years of work in health care").fill("3")
    page.get_by_label("Words a minute").fill("38")
    choose(page, "Do you work here now?", "No")
    press(page, "See my answer")
    stage.look(page, "eligibility")
    assert page.locator("#answer").inner_text() == "You can apply now"

    page.goto("/programs/medical-apprenticeship/")
    press(page, "Say you are interested")
    says_who(page)
    page.get_by_label("How did you hear of us?").select_option(index=1)
    stage.look(page, "interest")
    press(page, "Tell us")
    stage.look(page, "interest-thanks")
    assert page.locator("#apply-now").inner_text() == "Apply for the class of Monday, March 2"

    press(page, "Come to an information session")
    press(page, "Tuesday, January 20, 5:30 p.m.")
    says_who(page)
    stage.look(page, "session")
    press(page, "Save me a chair")
    stage.look(page, "session-thanks")


def says_who(page):
    page.get_by_label("First name").fill("Maya")
    page.get_by_label("Last name").fill("Torres")
    page.get_by_label("E-mail").fill(EMAIL)


def applies(stage):
    stage.clock.at(date(2026, 1, 14), 18)
    page = stage.visitor("/my/start/medical-apprenticeship/")
    stage.look(page, "sign-in")
    enter_by_code(page, EMAIL)
    stage.look(page, "start")
    press(page, "Start my application")
    stage.look(page, "sections")
    press(page, "Go on with")

    press(page, "Save and go on to")
    assert page.title().startswith("Error:")
    stage.look(page, "section-error")
    applicant.fills_everything(page, after=lambda page, name: stage.look(page, f"section-{name}"))

    assert heading(page) == "Check your answers"
    stage.look(page, "review")
    press(page, "Send my application")
    stage.look(page, "status-sent")
    assert next_step(page) == "Come to the information session"
    for name in ("Dates", "Messages"):
        press(page, name)
        stage.look(page, name.lower())


def types(stage):
    stage.clock.at(date(2026, 1, 15), 19)
    page = stage.signed_in(EMAIL, "/my/", width=1280)
    page.clock.install()
    press(page, "Typing")
    stage.look(page, "typing-intro")
    press(page, "Start the clock")
    stage.look(page, "typing-test", widths=(1280,))
    applicant.types_by_hand(stage, page)
    stage.look(page, "typing-typed", widths=(1280,))
    press(page, "I am done")
    stage.look(page, "typing-sure")
    press(page, "Hand it in")
    stage.look(page, "typing-result")
    assert TypingTest.objects.get().flags == []
    assert next_step(page) == "You passed the typing test"


def is_screened(stage, world):
    stage.clock.at(date(2026, 1, 20), 18, 40)
    session = Session.objects.get(sign_ups__person__email=EMAIL)
    desk = stage.staff(world.coordinator, "/admin/")
    stage.look(desk, "admin-home")
    desk.goto(reverse("desk:session", args=[session.pk]))
    send(desk.get_by_role("row", name="Maya Torres"), "Came")
    stage.look(desk, "admin-session")

    stage.clock.at(date(2026, 1, 23), 9)
    desk.goto(reverse("board:applications"))
    stage.look(desk, "admin-applications")
    press(desk, "Torres, Maya")
    stage.look(desk, "admin-application")
    results = (
        ("Entrance exam", {"Points": "78", "Out of": "100"}),
        ("WorkKeys", {"Applied Math": "4", "Graphic Literacy": "2", "Workplace Documents": "5"}),
    )
    for title, fields in results:
        form = open_step(desk, "Write down a result", below=title)
        for label, value in fields.items():
            form.get_by_label(label).fill(value)
        form.get_by_label("On which day?").fill("2026-01-22")
        form.get_by_label("Where does it come from?").fill("Score report")
        send(form, "Write it down")
    page = stage.signed_in(EMAIL, "/my/")
    is_screened_for_drugs(stage, desk, page)
    is_checked(stage, desk, page)
    stage.look(desk, "admin-application-ready")
    assert Application.objects.get().state == "ready"
    page.goto("/my/")
    stage.look(page, "status-ready")


def is_screened_for_drugs(stage, desk, page):
    press(page, "Read what happens")
    stage.look(page, "drug-consent")
    page.get_by_label("Your full name").fill("Maya Torres")
    press(page, "I agree and sign")
    stage.look(page, "drug-signed")
    desk.reload()
    send(open_step(desk, "Order the drug screen", below="Drug screen"), "It is ordered")
    form = open_step(desk, "The final report is in", below="Drug screen")
    form.get_by_label("What does the final report say?").select_option("Cleared")
    form.get_by_label("This is the final report").check()
    send(form, "Write it down")


def is_checked(stage, desk, page):
    press(desk, "Open its steps")
    stage.look(desk, "admin-background")
    press(desk, "Ask for the signature")
    page.goto("/my/")
    press(page, "Go on")
    stage.look(page, "background")
    press(page, "Read it and sign")
    stage.look(page, "background-disclosure")
    press(page, "I have read it. Go on")
    stage.look(page, "background-sign")
    page.get_by_label("Your full name").fill("Maya Torres")
    press(page, "Sign it")
    stage.look(page, "background-signed")
    desk.reload()
    form = open_step(desk, "It is ordered")
    form.get_by_label("Which agency makes the report?").fill("Bluff View Reports")
    form.get_by_label("Its address").fill("1 Court Square")
    form.get_by_label("Its phone").fill("800-555-0100")
    send(form, "Write it down")
    send(open_step(desk, "The agency says: clear"), "Clear it")
    press(desk, "The application")


def is_interviewed(stage, world):
    manager = world.places["family"].manager
    stage.clock.at(date(2026, 1, 26), 8, 30)
    page = stage.staff(manager, "/hiring/")
    stage.look(page, "hiring-queue", widths=(1360, 390))
    press(page, "Start with the first")
    stage.look(page, "hiring-conflict", widths=(1360, 390))
    choose(page, "Are you too close", "No")
    press(page, "Save and go on")
    stage.look(page, "hiring-packet", widths=(1360, 390))
    press(page, "Choose a time")
    page.get_by_label("Day").fill("2026-01-28")
    page.get_by_label("Time").fill("10:00")
    page.get_by_label("Where").fill("Northgate Clinic, Room 214")
    stage.look(page, "hiring-invite", widths=(1360, 390))
    press(page, "Send the invitation")
    stage.look(page, "hiring-queue-invited", widths=(1360, 390))
    mine = stage.signed_in(EMAIL, "/my/")
    stage.look(mine, "status-interview")
    assert next_step(mine) == "Come to your interview"

    stage.clock.at(date(2026, 1, 28), 10, 40)
    page.goto("/hiring/")
    press(page, "Start with the first")
    titles = ("Reliability", "Care for patients", "Working with others", "Learning on the job", "Care with details")
    for title in titles:
        choose(page, title, "3")
    page.get_by_label("Anything else").fill("Told us what she did when a patient was afraid.")
    choose(page, "What do you recommend?", "Offer a place")
    stage.look(page, "hiring-scorecard", widths=(1360, 390))
    press(page, "Hand in and go to the next")
    stage.look(page, "hiring-decide", widths=(1360, 390))
    press(page, "Offer by phone")
    stage.look(page, "hiring-offer", widths=(1360, 390))
    choose(page, "What did Maya say?", "Accepted")
    press(page, "Save the answer")
    stage.look(page, "hiring-queue-offered", widths=(1360, 390))


def says_yes(stage):
    stage.clock.at(date(2026, 1, 28), 17)
    page = stage.signed_in(EMAIL, "/my/")
    stage.look(page, "status-offer")
    press(page, "See the offer")
    stage.look(page, "offer")
    press(page, "Yes, I take the place")
    stage.look(page, "onboarding")
    assert heading(page) == "Getting ready"


def gets_ready(stage, world):
    at = stage.clock.at(date(2026, 2, 2), 18)
    page = stage.signed_in(EMAIL, "/my/")
    stage.look(page, "status-onboarding")
    person = Person.objects.get(email=EMAIL)
    for task in OnboardingTask.objects.filter(application__person=person, item__owner="candidate"):
        if task.item.kind != "tick" or task.item.slug in {"agreement", "offer-letter"}:
            does_part(task, by=Actor.user(person.user), at=at)  # their pages have tests of their own
    press(page, "See my list")
    card = page.locator(".ap-next.is-you").get_by_role("button")
    while card.count():
        follow(card)
    stage.look(page, "onboarding-done")
    assert next_step(page) == "Nothing to do"
    page.goto("/my/")
    assert next_step(page) == "Your part is done. We do the rest"

    stage.clock.at(date(2026, 2, 9), 10)
    desk = stage.staff(world.coordinator, "/admin/")
    desk.goto(reverse("board:application", args=[Application.objects.get().pk]))
    stage.look(desk, "admin-onboarding")
    for box in desk.get_by_role("checkbox").all():
        box.check()
    press(desk, "Mark the ticked ones as done")
    press(desk, "Sign the apprenticeship agreement")
    for side in ("employer", "sponsor"):
        form = open_step(desk, f"Sign for the {side}")
        form.get_by_label("Your full name").fill("Dana Whitfield")
        stage.look(desk, "admin-agreement")
        send(form, "Sign it")
    press(desk, "The application")
    for name in ("OIG List of Excluded Individuals and Entities", "Missouri Family Care Safety Registry"):
        form = open_step(desk, "Write down a result", below="Exclusion lists")
        form.get_by_label("Which list?").select_option(name)
        form.get_by_label("What does it say?").select_option("No match")
        form.get_by_label("Looked into on").fill("2026-02-09")
        form.get_by_label("Where does it come from?").fill("Its website")
        send(form, "Write it down")
    press(desk, "Take the seat for good")
    stage.look(desk, "admin-enrolled")
    assert Application.objects.get().state == "enrolled"
    page.goto("/my/")
    stage.look(page, "status-enrolled")
    assert next_step(page) == "Your first day: Monday, March 2"
