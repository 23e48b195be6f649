"""Sessions on a phone: a kept chair is taken with one tap, the poster checks somebody in, our phone reads a code."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from apprenticeships.door_links import link_of, poster_link
from apprenticeships.models import Role, SignUp
from apprenticeships.tasks import tick
from apprenticeships.workflow import Actor
from apprenticeships.workflows import sessions
from tests import factories as make
from tests.applicants.way import way
from tests.factories import NOON
from tests.journeys.stage import founded, heading, next_step, press
from tests.journeys.test_sessions import MAYA, NEXT, link_in, mailed, session_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.ignore_template_errors,
]
WEBSITE = Actor.system("website")


def path_of(row):
    return reverse("join:signed", args=[row.session.program.slug, row.public_id])


@pytest.mark.nightly
def test_a_chair_is_taken_and_people_check_in_on_their_phones(stage):
    world = founded()
    session = session_of(NEXT, capacity=1)
    at = stage.clock.at(date(2026, 1, 7), 11)
    others = [make.person(given_name=name) for name in ("Dora", "Ana", "Ben")]
    has, ana, ben, maya = (
        sessions.sign_up(session.pk, person=person, by=WEBSITE, at=at)
        for person in (*others, make.person(**{**MAYA, "phone": ""}))
    )

    page, first = stage.visitor(path_of(maya)), stage.visitor(path_of(ana))
    stage.look(page, "waiting")
    sessions.cancel_sign_up(has.pk, by=WEBSITE, at=at)
    first.reload()
    stage.look(first, "offered-first")
    stage.clock.at(date(2026, 1, 8), 12, 1)  # nobody took it: it went to Ben, who lets it go
    first.reload()
    stage.look(first, "lapsed")
    assert "Waiting list" in first.content()
    second = stage.visitor(path_of(ben))
    second.locator("summary").filter(has_text="Let it go").click()
    press(second, "Yes, give it back")
    stage.look(second, "let-go")
    page.reload()
    stage.look(page, "offered", widths=(320, 390))
    press(page, "Take the chair")
    stage.look(page, "claimed")
    assert "Your code for the door" in page.content()

    stage.clock.at(NEXT, 10)
    early = stage.visitor(poster_link(session).removeprefix("http://testserver"))
    stage.look(early, "door-early")
    stage.clock.at(NEXT, 17, 20)
    early.reload()
    early.get_by_label("First name").fill(MAYA["given_name"])
    early.get_by_label("Last name").fill(MAYA["family_name"])
    early.get_by_label("E-mail").fill(MAYA["email"])
    stage.look(early, "door", widths=(320, 390))
    press(early, "I am here")
    stage.look(early, "door-here")
    assert next_step(early) == "Thank you for telling us"
    assert SignUp.objects.get(pk=maya.pk).state == "attended"
    page.reload()
    stage.look(page, "came")

    desk = stage.staff(world.coordinator, link_of(has).removeprefix("http://testserver"), width=390)
    stage.look(desk, "code-canceled")
    SignUp.objects.filter(pk=maya.pk).update(state="signed_up", marked_at=None)
    desk.goto(link_of(maya).removeprefix("http://testserver"))
    stage.look(desk, "code")
    press(desk, "Maya came")
    stage.look(desk, "code-came")
    desk.goto(reverse("desk:poster", args=[session.pk]))
    stage.look(desk, "poster", widths=(390, 1280))
    assert heading(desk) == "Poster for the door"

    assert stage.wrong == {}


def test_who_missed_a_session_comes_on_the_next_date_and_applies_without_writing_their_name_again(stage):
    stage.clock.traveller.move_to(NOON)
    program = way().program
    coordinator = make.staff(Role.COORDINATOR)
    first, second = (make.session(program=program, starts_at=NOON + timedelta(days=days)) for days in (1, 8))

    phone = stage.visitor(reverse("join:session", args=[program.slug, first.public_id]))
    says_who(phone)
    phone.get_by_label("Phone").fill(MAYA["phone"])
    press(phone, "Save me a chair")
    stage.clock.traveller.move_to(first.ends_at)
    desk = stage.known(coordinator, reverse("desk:session", args=[first.pk]), width=1280)
    press(desk, "Did not come")

    stage.clock.traveller.move_to(first.ends_at + timedelta(hours=20))
    tick()
    phone.goto(link_in(mailed(MAYA["email"], "We missed you"), f"date={second.public_id}"))
    assert "it does not count against you" in phone.content()
    stage.look(phone, "missed")
    press(phone, "Come then")
    assert "You have a chair" in phone.content()
    stage.clock.traveller.move_to(second.starts_at)
    phone.goto(poster_link(second).removeprefix("http://testserver"))
    says_who(phone)
    press(phone, "I am here")
    assert list(SignUp.objects.order_by("pk").values_list("state", flat=True)) == ["no_show", "attended"]

    phone = stage.signed_in(MAYA["email"], reverse("portal:start", args=[program.slug]))
    press(phone, "Start my application")
    phone.get_by_role("link", name="Contact").first.click()
    assert phone.get_by_label("First name").input_value() == MAYA["given_name"]
    assert "555-0123" in phone.get_by_label("Phone").input_value()
    assert stage.wrong == {}


def says_who(page):
    """Write the name and the address."""
    for label, name in (("First name", "given_name"), ("Last name", "family_name"), ("E-mail", "email")):
        page.get_by_label(label).fill(MAYA[name])
