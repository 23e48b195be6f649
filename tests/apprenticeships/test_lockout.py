"""Somebody else's wrong guesses never lock the owner out; guessing itself is slowed down for whoever guesses."""

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.core.cache.backends.db import DatabaseCache
from django.db import connection
from django.test import Client
from django.urls import reverse

from apprenticeships.account_words import TOO_MANY_GUESSES, TOO_MANY_REQUESTS
from apprenticeships.models import User
from tests import factories as make
from tests.apprenticeships.test_accounts import code_for
from tests.factories import NOON

pytestmark = pytest.mark.django_db
OWNER, PASSWORD = "maya@example.org", "a password of fifteen"
HOME, ATTACKER = {"REMOTE_ADDR": "192.0.2.10"}, {"REMOTE_ADDR": "198.51.100.66"}
SIGNED_IN = "_auth_user_id"


@pytest.fixture(autouse=True)
def clock():
    cache.clear()
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def owner():
    user = User.objects.create_user(OWNER, PASSWORD)
    EmailAddress.objects.create(user=user, email=OWNER, verified=True, primary=True)
    return user


def guess(client, *, password="not the right password", **where):
    return client.post(reverse("account_login"), {"login": OWNER, "password": password}, **where)


def ask(client, **where):
    return client.post(reverse("account_login"), {"login": OWNER}, **where)


def attack(times, **where):
    for _ in range(times):
        guess(Client(), **(where or ATTACKER))


def by_password(client, **where):
    guess(client, password=PASSWORD, **where)
    return SIGNED_IN in client.session


def by_code(client, **where):
    ask(client, **where)
    client.post(reverse("account_confirm_login_code"), {"code": code_for(OWNER)}, **where)
    return SIGNED_IN in client.session


def test_a_class_of_thirty_two_behind_one_address_of_a_school_signs_in_in_one_minute():
    addresses = [f"student{number}@example.org" for number in range(32)]
    browsers = {each: Client() for each in addresses}

    for each, browser in browsers.items():
        assert browser.post(reverse("account_login"), {"login": each}, **HOME).status_code == 302
    for each, browser in browsers.items():
        browser.post(reverse("account_confirm_login_code"), {"code": code_for(each)}, **HOME)

    assert [each for each, browser in browsers.items() if SIGNED_IN not in browser.session] == []


def test_one_mailbox_gets_three_codes_a_minute_however_many_names_it_has():
    answers = [
        Client().post(reverse("account_login"), {"login": f"maya+{number}@example.org"}, **ATTACKER).status_code
        for number in range(4)
    ]

    assert answers == [302, 302, 302, 422]


def test_wrong_passwords_of_somebody_else_do_not_stop_the_owners_password(client, owner):
    attack(20)

    assert by_password(client, **HOME)


def test_who_guesses_is_stopped_after_five_and_even_the_right_one_no_longer_helps(client, owner):
    attack(5)

    page = guess(client, password=PASSWORD, **ATTACKER)

    assert SIGNED_IN not in client.session
    assert page.context["form"].errors["__all__"] == [TOO_MANY_GUESSES]


def test_the_page_that_refuses_a_password_sends_a_code_at_once(client, owner):
    for _ in range(6):
        guess(client, **HOME)

    assert by_code(client, **HOME)


def test_strangers_in_many_networks_are_stopped_together_and_the_owners_own_browser_is_not(client, owner):
    assert by_password(client, **HOME)
    client.post(reverse("account_logout"))
    for number in range(101):
        attack(1, REMOTE_ADDR=f"203.0.113.{number}")

    fresh = Client()

    assert not by_password(fresh, REMOTE_ADDR="192.0.2.99")
    assert by_password(client, **HOME)


def test_a_code_gets_the_owner_in_from_a_new_browser_while_strangers_guess_everywhere(client, owner):
    for number in range(101):
        attack(1, REMOTE_ADDR=f"203.0.113.{number}")

    assert by_code(client, **HOME)


def test_codes_that_somebody_else_asks_for_do_not_stop_the_owners_code(client, owner, clock):
    for _ in range(10):
        ask(Client(), **ATTACKER)
    clock.shift(1)

    assert by_code(client, **HOME)


def test_wrong_codes_of_somebody_else_do_not_use_up_the_owners_code(client, owner):
    ask(client, **HOME)
    mine = code_for(OWNER)
    other = Client()
    ask(other, **ATTACKER)
    for _ in range(4):
        other.post(reverse("account_confirm_login_code"), {"code": "WRONG1"}, **ATTACKER)

    client.post(reverse("account_confirm_login_code"), {"code": mine}, **HOME)

    assert SIGNED_IN in client.session


def test_a_code_works_only_in_the_browser_that_asked_for_it(client, owner):
    ask(client, **HOME)
    mine = code_for(OWNER)
    thief = Client()
    ask(thief, **ATTACKER)

    thief.post(reverse("account_confirm_login_code"), {"code": mine}, **ATTACKER)

    assert SIGNED_IN not in thief.session


def test_a_code_works_once(client, owner):
    assert by_code(client, **HOME)
    code = code_for(OWNER)
    client.post(reverse("account_logout"))

    client.post(reverse("account_confirm_login_code"), {"code": code}, **HOME)

    assert SIGNED_IN not in client.session


@pytest.mark.parametrize(("minutes", "works"), [(14, True), (16, False)])
def test_a_code_works_for_fifteen_minutes(client, owner, clock, minutes, works):
    ask(client, **HOME)
    code = code_for(OWNER)
    clock.shift(minutes * 60)

    client.post(reverse("account_confirm_login_code"), {"code": code}, **HOME)

    assert (SIGNED_IN in client.session) == works


def test_asking_again_and_again_is_answered_with_what_to_do(client, owner):
    for _ in range(3):
        ask(Client(), **HOME)

    page = ask(client, **HOME)

    assert page.context["form"].errors["login"] == [TOO_MANY_REQUESTS]


def test_a_new_password_that_somebody_else_asks_for_does_not_stop_the_owner(client, owner):
    for _ in range(10):
        Client().post(reverse("account_reset_password"), {"email": OWNER}, **ATTACKER)

    answer = client.post(reverse("account_reset_password"), {"email": OWNER}, **HOME)

    assert (answer.status_code, answer["Location"]) == (302, reverse("account_reset_password_done"))


def test_the_limits_are_counted_where_every_process_sees_them(client, owner, settings):
    attack(5)

    elsewhere = DatabaseCache("cache", {})  # what another process has: nothing in memory, the same table

    assert settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache")
    kept = [elsewhere.get(key) for key in keys_about("login_failed:5/")]
    assert [len(history) for history in kept] == [5]


def keys_about(word):
    with connection.cursor() as cursor:
        cursor.execute("select cache_key from cache where cache_key like %s", [f"%{word}%"])
        return [row[0].split(":", 2)[2] for row in cursor.fetchall() if not row[0].endswith(":lock")]


@pytest.mark.parametrize("broken", ["", "x", "a:b:c", "é" * 10, "x" * 5_000, "\x00"])
def test_a_cookie_that_is_not_ours_makes_no_browser_known(client, owner, settings, broken):
    client.cookies[settings.KNOWN_BROWSER_COOKIE_NAME] = broken
    assert by_password(client, **HOME)
    assert client.cookies[settings.KNOWN_BROWSER_COOKIE_NAME].value != broken


def test_the_cookie_of_a_browser_names_nobody(client, owner, settings):
    by_code(client, **HOME)

    cookie = client.cookies[settings.KNOWN_BROWSER_COOKIE_NAME]
    assert "maya" not in cookie.value
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_one_browser_knows_a_family(client, owner, clock):
    by_code(client, **HOME)
    client.post(reverse("account_logout"))
    clock.shift(1)
    sister = make.applicant(email="sister@example.org")
    client.post(reverse("account_login"), {"login": sister.user.email}, **HOME)
    client.post(reverse("account_confirm_login_code"), {"code": code_for(sister.user.email)}, **HOME)
    client.post(reverse("account_logout"))
    attack(5, **HOME)

    assert by_password(client, **HOME)


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "http:evil", "\x00"],
)
def test_nobody_is_led_away_after_signing_in(client, owner, target):
    client.post(reverse("account_login"), {"login": OWNER, "next": target})
    answer = client.post(reverse("account_confirm_login_code"), {"code": code_for(OWNER), "next": target})

    assert (answer.status_code, answer["Location"]) == (302, reverse("first_surface"))


@pytest.mark.parametrize("way", ["code", "password"])
def test_whoever_was_sent_to_sign_in_comes_back_to_where_they_were_going(client, owner, way):
    sent = client.get("/my/dates/?x=1")
    page = client.get(sent["Location"])
    target = page.context["redirect_field_value"]

    if way == "password":
        answer = client.post(reverse("account_login"), {"login": OWNER, "password": PASSWORD, "next": target})
    else:
        asked = client.post(reverse("account_login"), {"login": OWNER, "next": target})
        answer = client.post(asked["Location"], {"code": code_for(OWNER), "next": target})

    assert (target, answer["Location"]) == ("/my/dates/?x=1", "/my/dates/?x=1")
