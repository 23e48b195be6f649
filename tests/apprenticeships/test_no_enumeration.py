"""Nobody learns from any page of sign-in whose address is known: the answers are the same, byte for byte."""

import re
from datetime import timedelta
from itertools import zip_longest

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from apprenticeships import clock
from apprenticeships.models import Message, Role, User
from apprenticeships.workflows import sign_ins
from tests import factories as make
from tests import partnership_services as services
from tests.factories import NOON

pytestmark = pytest.mark.django_db
PASSWORD = "a password of fifteen"
KINDS = ("known", "with_password", "staff", "second", "unknown", "unconfirmed", "inactive")
TOKENS = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]*"|"challenge": ?"[^"]*"')


@pytest.fixture(autouse=True)
def _nobody_asked_before():
    cache.clear()
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def addresses():
    """An address of each kind, all of one length."""
    found = {kind: f"{kind:x<13}@example.org" for kind in KINDS}
    make.applicant(email=found["known"])
    _confirmed(User.objects.create_user(found["with_password"], PASSWORD))
    _confirmed(make.user(Role.COORDINATOR, email=found["staff"]))
    two = make.applicant(email="first-address@example.org").user
    EmailAddress.objects.create(user=two, email=found["second"], verified=True)
    fresh = User.objects.create_user(found["unconfirmed"])
    EmailAddress.objects.create(user=fresh, email=fresh.email, primary=True, verified=False)
    closed = User.objects.create_user(found["inactive"], PASSWORD, is_active=False)
    _confirmed(closed)
    return found


def _confirmed(user):
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"primary": True, "verified": True})


def told(response, address):
    """Everything that whoever asks can see, without tokens and without the address they wrote."""
    body = TOKENS.sub("", response.content.decode()).replace(address, "ADDRESS")
    cookies = {name: (morsel["max-age"], morsel["path"]) for name, morsel in response.cookies.items()}
    headers = {name: value for name, value in response.headers.items() if name.lower() != "x-request-id"}
    headers = {name: re.sub(r"nonce-[^' ]*", "", value) for name, value in headers.items()}
    return response.status_code, sorted(cookies.items()), sorted(headers.items()), body


def _same(answers):
    """The first difference from the answer to an unknown address, for each kind that has one."""
    reference = [str(part) for part in _parts(answers["unknown"])]
    found = {kind: [str(part) for part in _parts(answer)] for kind, answer in answers.items()}
    return {
        kind: next(pair for pair in zip_longest(reference, parts) if pair[0] != pair[1])
        for kind, parts in found.items()
        if parts != reference
    }


def _parts(answer):
    status, cookies, headers, body = answer
    return [status, *cookies, *headers, *body.splitlines()]


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        ("account_login", {"login": "ADDRESS"}),
        ("account_login", {"login": "ADDRESS", "password": "not the right password"}),
        ("account_request_login_code", {"email": "ADDRESS"}),
        ("account_reset_password", {"email": "ADDRESS"}),
        ("account_signup", {"email": "ADDRESS"}),
    ],
)
def test_an_answer_is_the_same_for_every_address_and_so_is_the_page_after_it(addresses, page, fields):
    answers, following = {}, {}
    for kind, address in addresses.items():
        client = Client()
        typed = {name: address if value == "ADDRESS" else value for name, value in fields.items()}
        answer = client.post(reverse(page), typed)
        answers[kind] = told(answer, address)
        if answer.status_code == 302:
            following[kind] = told(client.get(answer["Location"]), address)

    assert _same(answers) == {}
    assert not following or _same(following) == {}


def test_a_wrong_code_and_a_new_one_are_answered_the_same_for_every_address(addresses):
    wrong, again = {}, {}
    for kind, address in addresses.items():
        client = Client()
        client.post(reverse("account_login"), {"login": address})
        wrong[kind] = told(client.post(reverse("account_confirm_login_code"), {"code": "WRONG1"}), address)
        again[kind] = told(client.post(reverse("account_confirm_login_code"), {"action": "resend"}), address)

    assert (_same(wrong), _same(again)) == ({}, {})


def test_the_limits_answer_the_same_for_every_address(addresses):
    passwords, codes = {}, {}
    for kind, address in addresses.items():
        client = Client()
        for _ in range(6):
            answer = client.post(reverse("account_login"), {"login": address, "password": "not the right password"})
        passwords[kind] = told(answer, address)
        for _ in range(4):
            answer = Client().post(reverse("account_request_login_code"), {"email": address})
        codes[kind] = told(answer, address)

    assert (_same(passwords), _same(codes)) == ({}, {})


def test_adding_an_address_is_answered_the_same_whether_or_not_it_is_known(addresses):
    answers, following = {}, {}
    for kind, address in addresses.items():
        client = Client()
        client.force_login(make.applicant(email=f"{kind:-<13}@adds.example").user)
        answer = client.post(reverse("account_email"), {"action_add": "", "email": address})
        answers[kind] = told(answer, address)
        page = client.get(answer["Location"]) if answer.status_code == 302 else answer
        status, cookies, headers, body = told(page, address)
        following[kind] = status, cookies, headers, body.replace(f"{kind:-<13}", "OWN")

    assert (_same(answers), _same(following)) == ({}, {})


def test_a_password_is_hashed_once_whoever_is_asked_for(addresses, monkeypatch):
    counted = []
    original = MD5PasswordHasher.encode

    def encode(hasher, password, salt, *args, **kwargs):
        counted.append(password)
        return original(hasher, password, salt, *args, **kwargs)

    monkeypatch.setattr(MD5PasswordHasher, "encode", encode)
    times = {}
    for kind, address in addresses.items():
        counted.clear()
        Client().post(reverse("account_login"), {"login": address, "password": "not the right password"})
        times[kind] = len(counted)

    assert set(times.values()) == {1}, times


def test_who_waits_for_a_code_to_a_closed_account_reads_why_in_the_mailbox(addresses):
    Client().post(reverse("account_login"), {"login": addresses["inactive"]})

    assert list(Message.objects.values_list("recipient", "kind")) == [(addresses["inactive"], "security.asked")]


def test_an_address_that_nobody_confirmed_is_forgotten_after_a_week(addresses):
    Client().post(reverse("account_login"), {"login": addresses["unknown"]})
    User.objects.filter(email=addresses["unknown"]).update(date_joined=clock.now() - timedelta(days=6))
    User.objects.exclude(email=addresses["unknown"]).update(date_joined=clock.now() - timedelta(days=60))

    gone = sign_ins.forget_unconfirmed(at=clock.now())

    kept = set(User.objects.values_list("email", flat=True))
    assert (gone, addresses["unconfirmed"] in kept, addresses["unknown"] in kept) == (1, False, True)
    assert {addresses[kind] for kind in ("known", "with_password", "staff", "inactive")} <= kept


def test_forgetting_an_address_leaves_no_row_with_it(client):
    client.post(reverse("account_login"), {"login": "typo@example.org"})

    sign_ins.forget_unconfirmed(at=clock.now() + timedelta(days=8))

    assert not User.objects.filter(email="typo@example.org").exists()
    assert not EmailAddress.objects.filter(email="typo@example.org").exists()
    assert not Message.objects.filter(recipient="typo@example.org").exists()


def test_whom_a_record_names_is_kept_and_stops_nobody_else_from_being_forgotten():
    named, other = make.user(email="never@example.org"), make.user(email="typo@example.org")
    services.log(supervisor=named)

    gone = sign_ins.forget_unconfirmed(at=clock.now() + timedelta(days=8))

    assert gone >= 1
    assert User.objects.filter(pk=named.pk).exists()
    assert not User.objects.filter(pk=other.pk).exists()
