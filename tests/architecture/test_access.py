"""The access matrix: every address, for every kind of user, decided by the table and by nothing else."""

import itertools
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.template.base import Template
from django.test import Client
from django.urls import reverse

from apprenticeships.access import PUBLIC, RECORDS, admits, door_of
from apprenticeships.models import Role, User
from tests import factories as make
from tests.architecture.urls import Address, addresses

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

SIGNS_OUT = {"account_logout", "admin:logout"}
ASKS_FOR_WHAT_THEY_LACK = {"account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"}
FINE = {200, 204, 301, 302, 400, 404, 405, 410, 415, 422, 429}


def everybody() -> dict[str, User]:
    """One user of each kind: without any role, and with each role."""
    people = {"nobody": make.user(), "applicant": make.applicant().user}
    return people | {role.value: make.staff(role) for role in Role}


@contextmanager
def pages(monkeypatch: pytest.MonkeyPatch, *, drawn: bool):
    """Draw pages, or leave them blank: who may open a door is decided before its page is drawn."""
    with monkeypatch.context() as patch:
        if not drawn:
            patch.setattr(Template, "render", lambda _template, _context: "")
        yield


class Visitor:
    """A browser in which somebody stays signed in, whatever an address does to the session."""

    def __init__(self, user: User) -> None:
        self.user, self.client, self.key = user, Client(raise_request_exception=False), ""

    def ask(self, method: str, path: str) -> int:
        """Return the status of one request."""
        cookie = self.client.cookies.get(settings.SESSION_COOKIE_NAME)
        if cookie is None or cookie.value != self.key:
            self.client.force_login(self.user)
            self.key = self.client.cookies[settings.SESSION_COOKIE_NAME].value
        status: int = getattr(self.client, method)(path).status_code
        return status


def decided(address: Address) -> frozenset[str]:
    door = door_of(address.view, address.name)
    assert door is not None, f"Nobody decided who may open {address.path} ({address.name})."
    return door


def test_somebody_decided_about_every_address():
    undecided = [a.path for a in addresses() if door_of(a.view, a.name) is None]

    assert undecided == []


@pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
def test_who_is_not_signed_in_is_led_to_the_sign_in_page(method):
    client = Client(raise_request_exception=False)
    wrong = {}
    for address in addresses():
        if decided(address) & PUBLIC:
            continue
        response = getattr(client, method)(address.path)
        led = response.status_code == 302 and response["Location"].startswith(reverse(settings.LOGIN_URL))
        if not led:
            wrong[address.path] = response.status_code

    assert wrong == {}


KINDS = ["nobody", "applicant", *[role.value for role in Role]]
WRITES = {"nobody", "applicant", Role.COORDINATOR.value, Role.HIRING_MANAGER.value, Role.PARTNER.value}
"""Who also writes to each address in every run. The door asks before the method, so the rest may do it by night."""


@pytest.mark.parametrize(
    ("kind", "method"),
    [
        *itertools.product(KINDS, ["get"]),
        *itertools.product(sorted(WRITES), ["post"]),
        *(pytest.param(kind, "post", marks=pytest.mark.nightly) for kind in KINDS if kind not in WRITES),
        *itertools.product(["nobody", Role.COORDINATOR.value], ["put", "delete"]),
    ],
)
@pytest.mark.parametrize("drawn", [False, pytest.param(True, marks=pytest.mark.nightly)], ids=["blank", "drawn"])
def test_a_role_opens_exactly_the_doors_of_the_table(kind, method, drawn, monkeypatch):
    user = everybody()[kind]
    visitor = Visitor(user)
    wrong = {}
    for address in addresses():
        if address.name in SIGNS_OUT:
            continue
        with pages(monkeypatch, drawn=drawn):
            status = visitor.ask(method, address.path)
        allowed = bool(decided(address) & PUBLIC) or admits(decided(address), user)
        expected = FINE if allowed else {403}
        if allowed and address.name.startswith("admin:"):
            expected = FINE | {403}  # the records table narrows further, see below
        if address.name in ASKS_FOR_WHAT_THEY_LACK:
            expected = FINE | {403}
        if address.name in {"healthz", "readyz"}:
            expected = {200, 405, 503}
        if status not in expected:
            wrong[f"{method} {address.path}"] = status

    assert wrong == {}


def test_every_role_of_the_records_table_exists():
    assert set(RECORDS) <= {role.value for role in Role}


def test_a_withdrawn_role_closes_the_door_at_the_next_request(client):
    user = make.staff(Role.COORDINATOR)
    client.force_login(user)
    before = client.get("/admin/").status_code

    user.memberships.all().delete()

    assert (before, client.get("/admin/").status_code) == (200, 403)


def test_a_deactivated_user_is_signed_out_at_the_next_request(client):
    user = make.staff(Role.COORDINATOR)
    client.force_login(user)

    User.objects.filter(pk=user.pk).update(is_active=False)

    assert client.get("/admin/").status_code == 302


def test_a_role_without_a_second_factor_is_led_to_set_one_up(client):
    client.force_login(make.user(Role.COORDINATOR))

    response = client.get("/admin/")

    assert (response.status_code, response["Location"]) == (302, reverse("mfa_activate_totp"))


def test_somebody_without_a_role_needs_no_second_factor(client):
    client.force_login(make.applicant().user)

    assert client.get(reverse("first_surface")).status_code == 302
