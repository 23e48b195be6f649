"""The access matrix: every address, for every kind of user, decided by the table and by nothing else."""

import itertools
from contextlib import contextmanager, suppress

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template.base import Template
from django.test import Client, RequestFactory
from django.urls import resolve, reverse

from apprenticeships import session_users
from apprenticeships.access import PUBLIC, RECORDS, SIGNED_IN, admits, door_of
from apprenticeships.doors import DoorMiddleware
from apprenticeships.models import Role, User
from tests import factories as make
from tests.architecture.urls import Address, addresses

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

SIGNS_OUT = {"account_logout", "admin:logout"}
ASKS_FOR_WHAT_THEY_LACK = {"account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"}
METHODS = ["get", "post", "put", "delete"]
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


@pytest.mark.parametrize("method", METHODS)
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


def opens(address: Address, user: User) -> bool:
    return bool(decided(address) & PUBLIC) or admits(decided(address), user)


def let_in(method: str, address: Address, people: dict[str, User]) -> set[str]:
    """Whom the door itself lets through, without what stands around it."""
    request = getattr(RequestFactory(), method)(address.path)
    request.resolver_match = resolve(address.path)
    inside = set()
    for kind, request.user in people.items():
        with suppress(PermissionDenied):
            if DoorMiddleware(HttpResponse).process_view(request, request.resolver_match.func, [], {}) is None:
                inside.add(kind)
    return inside


def test_every_door_lets_in_exactly_those_of_the_table():
    """Each address, each kind of user, each method: the door alone, as the whole site is asked in turns below."""
    people = {kind: session_users.read(user.pk) for kind, user in everybody().items()}
    wrong = {}
    for address in addresses():
        right = {kind for kind, user in people.items() if opens(address, user)}
        for method in METHODS:
            if (inside := let_in(method, address, people)) != right:
                wrong[f"{method} {address.path}"] = inside ^ right

    assert wrong == {}


def in_turns(method: str, people: dict[str, User]) -> dict[str, list[Address]]:
    """Who asks for which address in every run, so that nobody is left out.

    Each address is asked for by somebody whom its door admits and by somebody whom it does not; each door meets each
    kind of user. A page is read by three whom its door admits, which are all where a door is for some roles only.
    """
    asked: dict[str, list[Address]] = {kind: [] for kind in KINDS}
    groups: dict[frozenset[str], list[Address]] = {}
    for address in addresses():
        groups.setdefault(decided(address), []).append(address)
    for group in groups.values():
        admitted = [kind for kind in KINDS if opens(group[0], people[kind])]
        refused = [kind for kind in KINDS if kind not in admitted]
        for kinds, least in ((admitted, 3 if method == "get" else 1), (refused, 1)):
            times = min(len(kinds), max(least, -(-len(kinds) // len(group))))
            turn = itertools.cycle(kinds)
            for number, address in enumerate(group):
                if times == 1 and (method, (number + (kinds is refused)) % 2) in {("put", 1), ("delete", 0)}:
                    continue  # the door asks before the method: of these two each side sends one
                for kind in itertools.islice(turn, times):
                    asked[kind].append(address)
    return asked


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("drawn", "all_of_them"),
    [
        pytest.param(False, False, id="blank"),
        pytest.param(False, True, id="blank-all", marks=pytest.mark.nightly),
        pytest.param(True, True, id="drawn-all", marks=pytest.mark.nightly),
    ],
)
def test_a_role_opens_exactly_the_doors_of_the_table(kind, method, drawn, all_of_them, monkeypatch):
    people = everybody()
    user = people[kind]
    visitor = Visitor(user)
    wrong = {}
    for address in addresses() if all_of_them else in_turns(method, people)[kind]:
        if address.name in SIGNS_OUT:
            continue
        with pages(monkeypatch, drawn=drawn):
            status = visitor.ask(method, address.path)
        allowed = opens(address, user)
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


def test_the_turns_leave_nobody_out():
    people = everybody()
    everywhere = {address.path for address in addresses()}
    closed = {address.path for address in addresses() if not decided(address) & (PUBLIC | SIGNED_IN)}
    doors = {(decided(address), kind) for address in addresses() for kind in KINDS}
    asked = {
        method: [(kind, row) for kind, rows in in_turns(method, people).items() for row in rows] for method in METHODS
    }
    for method in ("get", "post"):
        sides = {(row.path, opens(row, people[kind])) for kind, row in asked[method]}

        assert sides == {(path, True) for path in everywhere} | {(path, False) for path in closed}
        assert {(decided(row), kind) for kind, row in asked[method]} == doors
    assert {row.path for _, row in [*asked["put"], *asked["delete"]]} == everywhere


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
