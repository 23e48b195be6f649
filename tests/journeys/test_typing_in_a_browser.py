"""The typing test in a browser: saved on the way, a page that is lost, a second window, paste, and a clock to ask."""

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress

from applicants.models import ScreeningResult, TypingTest
from applicants.workflows import typing_rooms
from applicants.workflows.typing import passage_of
from apprenticeships import clock
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.way import sent, way
from tests.journeys.applicant import RHYTHM
from tests.journeys.stage import next_step, press

pytestmark = [pytest.mark.nightly, pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def keys(stage, page, text):
    """Press one key after the other, on the browser's clock and on the server's."""
    box = page.get_by_label("Type here")
    for number, sign in enumerate(text):
        pause = RHYTHM[number % len(RHYTHM)]
        page.clock.run_for(pause)
        stage.clock.on(timedelta(milliseconds=pause))
        box.press_sequentially(sign)


def saved(page):
    """Let a save happen."""
    with page.expect_response(lambda answer: answer.url.endswith("/save/")):
        page.clock.run_for(5_000)


def test_what_is_typed_outlives_the_page_and_no_trick_goes_unseen(stage):
    stage.clock.at(date(2026, 1, 14), 18)
    scene = way()
    row = sent(scene)
    EmailAddress.objects.create(user=row.person.user, email=row.person.user.email, verified=True, primary=True)
    room = typing_rooms.open_room(
        scene.program.pk, place="Annex", opens_at=clock.now(), closes_at=clock.now() + timedelta(hours=3),
        by=Actor.user(make.staff(name="Ana Cruz")), at=clock.now(),
    )  # fmt: skip
    page = stage.signed_in(row.person.user.email, f"/my/applications/{row.public_id}/typing/", width=1280)
    stage.look(page, "lab-intro", widths=(390, 1280))
    page.clock.install()
    page.get_by_label("Code on the board").fill("ABCD-EFGH")
    press(page, "Start in this room")
    stage.look(page, "lab-wrong-code", widths=(390, 1280))
    page.get_by_label("Code on the board").fill(room.code)
    press(page, "Start in this room")
    test = TypingTest.objects.get()
    text = passage_of(test).text

    keys(stage, page, text[:60])
    page.get_by_label("Type here").evaluate(
        "box => box.dispatchEvent(new InputEvent('beforeinput', {inputType: 'insertFromPaste', cancelable: true}))"
    )
    saved(page)
    page.get_by_role("button", name="Say the time left").click()
    page.clock.run_for(100)
    told = page.locator("[data-ap-said]").inner_text()
    stage.look(page, "lab-typing", widths=(390, 1280))
    test.refresh_from_db()
    assert test.draft == text[:60]
    assert next(iter(test.watched["pages"].values()))[2] == 1
    assert told.startswith("4 minutes and")

    page.evaluate("sessionStorage.clear()")
    page.reload()
    assert page.get_by_label("Type here").input_value() == text[:60]
    keys(stage, page, text[60:64])
    saved(page)
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label("Type here").press_sequentially(text[64])
    saved(other)
    keys(stage, page, text[64:70])
    saved(page)
    page.locator("textarea[readonly]").wait_for()
    assert "another window" in page.locator("[data-ap-said]").inner_text()

    press(other, "I am done")
    stage.look(other, "lab-sure", widths=(390, 1280))
    press(other, "Hand it in")
    stage.look(other, "lab-result", widths=(390, 1280))
    assert next_step(other) == "A person looks at this try"
    result = ScreeningResult.objects.get(kind="typing")
    test.refresh_from_db()
    assert "pages" in test.flags
    assert result.values["supervised"] == "Ana Cruz"
    assert stage.wrong == {}


def test_practice_with_a_clock_starts_with_the_first_key_and_keeps_nothing(stage):
    stage.clock.at(date(2026, 1, 14), 18)
    scene = way()
    page = stage.visitor(f"/programs/{scene.program.slug}/practice/?minutes=1&text=practica-agua", width=1280)
    stage.look(page, "lab-practice", widths=(390, 1280))
    page.clock.install()
    page.reload()

    with page.expect_navigation():
        page.get_by_label("Type here").press_sequentially("Este texto es solo")
        page.clock.run_for(61_000)

    assert "words a minute." in page.get_by_role("status").first.inner_text()
    assert not TypingTest.objects.exists()
    assert stage.wrong == {}
