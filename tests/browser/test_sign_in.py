"""The three ways in, in a real browser on a phone: a code by mail, a passkey, a password. By keyboard, too."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.cache import cache

from apprenticeships.models import Person, User
from tests import factories as make
from tests.browser.eyes import follow, trips_on
from tests.journeys.stage import enter_by_code, heading, mailed_code, press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EMAIL, PASSWORD = "maya@example.org", "a password of fifteen"


@pytest.fixture(autouse=True)
def _nobody_asked_before():
    cache.clear()


@pytest.fixture
def open_page(open_page):
    """A page that waits five seconds, not thirty."""

    def opened(*args, **options):
        page = open_page(*args, **options)
        page.set_default_timeout(5_000)
        return page

    return opened


@pytest.fixture
def maya():
    user = User.objects.create_user(EMAIL)
    EmailAddress.objects.create(user=user, email=EMAIL, verified=True, primary=True)
    make.person(user=user, email=EMAIL, given_name="Maya", family_name="Torres")
    return user


def with_authenticator(page, *, shows_face=True):
    """A phone that makes passkeys and whose owner always shows their face."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": shows_face,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return session


def leave(page):
    page.goto("/accounts/logout/")
    follow(page.locator("main").get_by_role("button", name="Sign out"))


def test_somebody_makes_a_passkey_and_is_in_with_one_tap_where_they_were_going(open_page, axe, maya):
    page = open_page("/accounts/login/", width=390, reduced_motion="reduce")
    with_authenticator(page)
    enter_by_code(page, EMAIL)

    page.goto("/accounts/2fa/webauthn/add/")
    found = trips_on(page, axe)
    page.get_by_label("A name for it").fill("My phone")
    with page.expect_navigation():
        page.get_by_role("button", name="Make the passkey").click()
    key = Authenticator.objects.get(user=maya, type="webauthn")
    assert key.wrap().is_passwordless
    for language in ("es", "en"):
        Person.objects.update(language=language)
        page.goto("/accounts/2fa/webauthn/reauthenticate/")
        found += trips_on(page, axe)
        assert page.locator("html").get_attribute("lang") == language
    leave(page)
    page.goto("/my/dates/")
    assert heading(page) == "Sign in or start"
    with page.expect_navigation(url="**/my/dates/"):
        page.get_by_role("button", name="Use a passkey").click()

    assert page.url.endswith("/my/dates/")
    assert found == []


def test_a_passkey_still_opens_while_somebody_else_guesses_passwords(open_page, maya, client):
    page = open_page("/accounts/login/", width=390)
    with_authenticator(page)
    enter_by_code(page, EMAIL)
    page.goto("/accounts/2fa/webauthn/add/")
    with page.expect_navigation():
        page.get_by_role("button", name="Make the passkey").click()
    leave(page)
    maya.set_password(PASSWORD)
    maya.save()
    for _ in range(7):
        client.post("/accounts/login/", {"login": EMAIL, "password": "not the right password"})

    page.goto("/accounts/login/")
    with page.expect_navigation(url="**/my/"):
        page.get_by_role("button", name="Use a passkey").click()

    assert page.url.endswith("/my/")


def test_a_passkey_that_nobody_knows_says_what_else_to_do(open_page, maya):
    page = open_page("/accounts/login/", width=390)
    with_authenticator(page)
    enter_by_code(page, EMAIL)
    page.goto("/accounts/2fa/webauthn/add/")
    with page.expect_navigation():
        page.get_by_role("button", name="Make the passkey").click()
    leave(page)
    Authenticator.objects.all().delete()

    page.goto("/accounts/login/")
    with page.expect_navigation():
        page.get_by_role("button", name="Use a passkey").click()

    assert "passkey" in page.get_by_role("alert").inner_text().lower()
    assert page.get_by_label("Your e-mail").is_visible()


def test_who_has_no_passkey_here_reads_what_else_to_do(open_page, axe):
    page = open_page("/accounts/login/", width=390)
    with_authenticator(page)

    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_role("alert").get_by_text("have a code sent").wait_for(timeout=10_000)

    assert page.evaluate("document.activeElement.matches('[data-ap-passkey-failed]')")
    assert axe(page) == []


def test_the_whole_way_in_by_keyboard_alone(open_page, maya):
    page = open_page("/accounts/login/", width=390)

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    while page.evaluate("document.activeElement.name") != "login":
        page.keyboard.press("Tab")
    page.keyboard.type(EMAIL)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    while page.evaluate("document.activeElement.name") != "code":
        page.keyboard.press("Tab")
    page.keyboard.type(mailed_code(EMAIL).lower())
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert page.url.endswith("/my/")


def test_a_password_opens_from_the_same_page_and_a_wrong_one_shows_what_to_do(open_page, maya):
    maya.set_password(PASSWORD)
    maya.save()
    page = open_page("/accounts/login/", width=390)
    page.get_by_label("Your e-mail").fill(EMAIL)
    page.get_by_text("I have a password").click()
    page.get_by_label("Your password").fill("not the right password")
    press(page, "Sign in with my password")
    assert page.evaluate("document.activeElement.className") == "ap-errors"
    assert "leave the password empty" in page.get_by_role("alert").inner_text()

    page.get_by_label("Your password").fill(PASSWORD)
    press(page, "Sign in with my password")

    assert page.url.endswith("/my/")
