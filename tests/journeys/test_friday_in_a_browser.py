"""The hiring manager's Friday by keyboard alone, from the sign-in mail on: at a desk, and at the width of a phone."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache

from applicants.models import Decision, Interview, Offer
from tests.applicants.hiring_world import AFTER
from tests.journeys.keyboard import Keys
from tests.journeys.stage import DESK, PHONE, app_code, heading, mailed_code
from tests.journeys.test_friday import friday

pytestmark = [
    pytest.mark.nightly,  # its twin without a browser runs always
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]
AGREED = "Write down what you agree on"
SENTENCE = "Calm, and there in time."


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_five_candidates_are_cleared_by_keyboard_from_the_sign_in_mail_on(stage, width):
    cache.clear()
    stage.clock.traveller.move_to(AFTER)
    here, people = friday()
    EmailAddress.objects.create(user=here.manager, email=here.manager.email, verified=True, primary=True)
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(here.manager, secret)
    page = stage.visitor("/accounts/login/", width=width)
    page.set_default_timeout(20_000)
    keys = Keys(page)

    def look(name):
        stage.look(page, name)

    signs_in(keys, here.manager.email, secret)
    look("queue")
    keys.press("Start with the first")
    look("agree-first")
    prepares(keys, look, "Offer a place", "The scores are a")
    prepares(keys, look, "Keep for later", "A good fit")
    look("to-score")
    scores(keys, look)
    passes(keys, look)
    lets_them_choose(keys, look)
    assert heading(page) == "One thing is left: release what you prepared"
    releases_and_calls(keys, look)

    assert heading(page).startswith("Done. See you on")
    assert Offer.objects.get().verbal_answer == "yes"
    assert Interview.objects.to_choose().count() == 2
    told = list(Decision.objects.order_by("pk").values_list("kind", "state"))
    assert told == [("offer", "released"), ("hold", "released")]
    assert people["Cleo"].referrals.get().passed_reason.startswith("Others scored higher")
    print(f"{width}: {keys.presses} presses, {keys.stops} stops")
    assert keys.lost == []
    assert stage.wrong == {}


def signs_in(keys, email, secret):
    """The address, the code of the mail, the code of the app, each sent by Enter."""
    keys.arrive()
    for label, text in (
        ("Your e-mail", lambda: email),
        ("The code from our mail", lambda: mailed_code(email)),
        ("The code from your app", lambda: app_code(secret)),
    ):
        keys.write(label, text())
        with keys.page.expect_navigation():
            keys.page.keyboard.press("Enter")
        keys.here = {}
        keys.arrive()


def agrees(keys, look):
    keys.press(AGREED)
    for criterion in ("Cares for people", "Dependable"):
        keys.choose(criterion, "3")
    keys.write("How you came to these ratings", SENTENCE)
    look("agree")
    keys.press("Save what we agreed on")


def prepares(keys, look, kind, reason):
    agrees(keys, look)
    keys.press("Prepare a decision")
    keys.choose("What do you decide?", kind)
    keys.write("Why?", reason)
    keys.write("One sentence to the candidate", "We would like to meet you again in May.")
    look("decide")
    keys.press("Prepare it, tell nobody yet")


def scores(keys, look):
    for criterion in ("Cares for people", "Dependable"):
        keys.choose(criterion, "3")
    keys.choose("What do you recommend?", "Offer a place")
    look("scored")
    keys.press("Hand in and go to the next")


def passes(keys, look):
    agrees(keys, look)
    keys.press("Pass")
    keys.choose("Why do you pass?", "Others scored")
    look("pass")
    keys.press("Pass")
    look("queue-after-pass")


def lets_them_choose(keys, look):
    """The page's own key leads into the queue, and Shift with Tab back to what stands above it."""
    keys.jump("j")
    assert keys.page.evaluate("document.activeElement.matches('.ap-q .btn')")
    keys.press("Start with the first", bar=True)
    look("invite")
    keys.press("Let them choose from open times instead")
    look("times")
    keys.press("Let them choose a time")
    look("conflict")
    keys.choose("Are you too close", "None of these")
    keys.press("Save and go on")
    look("new")
    keys.press("Offer open times")
    keys.press("Let them choose a time")
    look("queue-left")


def releases_and_calls(keys, look):
    keys.press("Release what is ready")
    look("release")
    keys.press("Release the chosen ones")
    keys.press("Your queue")
    keys.press("Start with the first")
    keys.press("Offer by phone")
    keys.choose("What did Ada say?", "Accepted")
    look("call")
    keys.press("Save the answer")
    look("done")
