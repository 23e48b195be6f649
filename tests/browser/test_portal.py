"""Every page of the portal and of sign-in on the smallest phone: axe, keyboard, thumb, in both themes."""

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Error

from apprenticeships.models import Person
from tests.architecture.portal import LATER, Portal, enter
from tests.browser.eyes import SAID, trips_on

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NO_PAGE = {
    # nothing but a button's target
    "offers:tick", "offers:untick", "offers:paper_remove",
    "portal:typing_leave", "portal:guardian_again", "tuition:documents",
    "tuition:take_back", "supervision:take_back", "offers:confirm", "portal:answer", "portal:confirm",
    "offers:new_start_answer",
    "portal:come_back", "portal:document_remove", "portal:passport_issue", "portal:passport_revoke",
    # a file
    "calendar", "offers:paper", "offers:agreement_copy", "offers:letter",
    "tuition:document", "mfa_download_recovery_codes", "portal:document", "portal:passport_paper",
    "portal:sent_copy", "join:voluntary_paper",
    # leads elsewhere
    "account_signup", "mfa_login_webauthn", "account_confirm_login_code", "mfa_authenticate",
    "account_email_verification_sent",
    # asks for a real passkey: test_sign_in looks at it
    "mfa_reauthenticate_webauthn",
    # papers and posts of a check and of a request
    "portal:background_paper", "portal:background_rights", "portal:help_file", "portal:typing_save",
}  # fmt: skip
"""Addresses of the portal that show no page of their own."""


@pytest.fixture
def portal(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()
    with time_machine.travel(LATER, tick=True):
        yield Portal()


STANDS_ALONE = {(name, "no header") for name in ("portal:background_disclosure", "portal:for_guardian_background")}
"""A disclosure before a background check is a page with nothing else on it: 15 USC 1681b(b)(2)(A)(i)."""


def shown(places):
    """Those that show a page, whether with a form that may be refused, and the names of the others."""
    pages, others = [], set()
    for place in places:
        client = Client()
        if place.user is not None:
            enter(client, place.user)
        answer = client.get(place.path)
        if answer.status_code == 200 and "html" in answer["Content-Type"]:
            pages.append((place, client.cookies, b"novalidate" in answer.content))
        else:
            others.add(place.name)
        answer.close()
    return pages, others


def in_lines(wrong):
    """What was found, whole and readable: each thing once, with the pages on which it stands."""
    found = {}
    for place, things in wrong.items():
        for thing in things:
            found.setdefault(thing, []).append(place.split(" ")[0])
    return "\n".join(f"{thing}: {', '.join(places)}" for thing, places in found.items())


def as_seen_by(context, cookies, url):
    context.clear_cookies()
    context.add_cookies([{"name": name, "value": morsel.value, "url": url} for name, morsel in cookies.items()])


def speak(page, place, language):
    """The person's own language; a visitor's browser asks for it."""
    Person.objects.filter(user=place.user).update(language=language)
    page.set_extra_http_headers({"Accept-Language": language})


@pytest.mark.parametrize("in_spanish", [1, pytest.param(0, marks=pytest.mark.nightly)])
def test_nobody_trips_on_any_page_of_the_portal(open_page, axe, portal, live_server, in_spanish):
    """Every other page in Spanish, and at night those that were in English."""
    pages, others = shown(portal.places())
    page = open_page("/", width=320, has_touch=True, is_mobile=True, reduced_motion="reduce")
    wrong = {}

    for number, (place, cookies, _) in enumerate(pages):
        language = "es" if number % 2 == in_spanish else "en"
        as_seen_by(page.context, cookies, live_server.url)
        speak(page, place, language)
        page.goto(place.path)
        found = [each for each in trips_on(page, axe) if (place.name, each) not in STANDS_ALONE]
        spoken = page.locator("html").get_attribute("lang")
        if found := found + ([] if spoken == language else [f"speaks {spoken}"]):
            wrong[str(place)] = found

    assert wrong == {}, in_lines(wrong)
    assert others == NO_PAGE


def test_every_refused_form_says_so_where_everybody_notices_also_in_spanish(open_page, axe, portal, live_server):
    pages, _ = shown(portal.places())
    Person.objects.update(language="es")
    page = open_page("/", width=320, has_touch=True, is_mobile=True, reduced_motion="reduce", locale="es-US")
    wrong, refused = {}, 0

    for place, cookies, has_form in pages:
        if not has_form or place.name.startswith(("account_logout", "mfa_")):
            continue
        as_seen_by(page.context, cookies, live_server.url)
        page.goto(place.path)
        form = page.locator("main form[method=post][novalidate]")
        if not form.count():
            continue
        try:
            with page.expect_navigation() as way:
                form.first.evaluate("form => { form.reset(); HTMLFormElement.prototype.submit.call(form); }")
        except Error as gone:
            wrong[str(place)] = [str(gone)]
            continue
        if way.value and way.value.status == 422:
            refused += 1
            found = page.evaluate(SAID) + trips_on(page, axe)
            spoken = page.locator("html").get_attribute("lang")
            if found := found + ([] if spoken == "es" else [f"speaks {spoken}"]):
                wrong[str(place)] = found

    assert wrong == {}, in_lines(wrong)
    assert refused > 8
