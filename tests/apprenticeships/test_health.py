"""The two addresses that a load balancer asks."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.test import Client

from apprenticeships import clock, health
from apprenticeships.models import Heartbeat, Message

ALL_WELL = {
    "status": "ok",
    "database": "ok",
    "broker": "ok",
    "migrations": "ok",
    "beat": "ok",
    "messages": "ok",
    "accounts": "ok",
}


@pytest.fixture
def beating(db):
    """The background work proved itself just now."""
    return Heartbeat.objects.create(name="tick", at=clock.now())


def failing(client: Client) -> dict[str, str]:
    response = client.get("/readyz")
    assert response.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    return {name: said for name, said in response.json().items() if said != "ok"}


def test_a_running_process_says_that_it_is_alive_without_a_database(client: Client):
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (HTTPStatus.OK, b"ok\n")


@pytest.mark.usefixtures("beating")
def test_a_site_where_everything_works_is_ready(client: Client):
    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (HTTPStatus.OK, ALL_WELL)
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_a_site_whose_background_work_never_ran_is_not_ready(client: Client):
    assert failing(client) == {"status": "failing", "beat": "failing"}


def test_a_site_whose_background_work_stopped_is_not_ready(client: Client, beating):
    Heartbeat.objects.update(at=clock.now() - health.OLDEST_BEAT - timedelta(seconds=1))

    assert failing(client) == {"status": "failing", "beat": "failing"}


@pytest.mark.usefixtures("beating")
def test_a_mail_that_nobody_sends_makes_it_not_ready(client: Client):
    at = clock.now()
    Message.objects.create(
        key="a", kind="test", recipient="a@example.org", created_at=at, due_at=at - timedelta(minutes=11)
    )

    assert failing(client) == {"status": "failing", "messages": "failing"}


@pytest.mark.usefixtures("beating")
def test_a_mail_that_is_just_due_does_not(client: Client):
    at = clock.now()
    Message.objects.create(
        key="a", kind="test", recipient="a@example.org", created_at=at, due_at=at - timedelta(minutes=9)
    )

    assert client.get("/readyz").json() == ALL_WELL


@pytest.mark.usefixtures("beating")
def test_a_silent_broker_makes_it_not_ready(client: Client, settings):
    settings.REDIS_URL = "unix:///nowhere/valkey.sock"

    assert failing(client) == {"status": "failing", "broker": "failing"}


@pytest.mark.usefixtures("beating")
def test_a_missing_migration_makes_it_not_ready(client: Client, monkeypatch):
    health._applied.cache_clear()
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda *_: [("one", False)])

    assert failing(client) == {"status": "failing", "migrations": "failing"}


@pytest.mark.usefixtures("beating")
def test_an_account_with_the_public_password_makes_it_not_ready(client: Client, django_user_model):
    django_user_model.objects.create_user("manager@demo.example")

    assert failing(client) == {"status": "failing", "accounts": "failing"}


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_only_reading_is_allowed(client: Client, address):
    assert client.post(address).status_code == HTTPStatus.METHOD_NOT_ALLOWED
