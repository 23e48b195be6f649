"""The store of sessions: what Django's own finds, it finds, with one statement."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session

from apprenticeships import clock
from apprenticeships.sessions import SessionStore

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept():
    store = SessionStore()
    store["told"] = "yes"
    store.create()
    store.save()
    return store.session_key


def test_a_session_is_found_with_one_statement(kept, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = SessionStore(kept)["told"]

    assert found == db.SessionStore(kept)["told"] == "yes"


@pytest.mark.parametrize("key", ["", None, "unknown-and-long-enough", "x" * 41, "zero \x00 byte", "100%s"])
def test_an_unknown_key_is_an_empty_session_without_it(key):
    store = SessionStore(key)

    assert store.get("told") is None
    assert store.session_key is None


def test_a_session_is_over_at_its_moment(kept):
    Session.objects.filter(pk=kept).update(expire_date=clock.now() + timedelta(minutes=1))
    before = SessionStore(kept).get("told")
    Session.objects.filter(pk=kept).update(expire_date=clock.now() - timedelta(seconds=1))

    assert (before, SessionStore(kept).get("told")) == ("yes", None)


def test_a_cookie_that_spells_a_zero_byte_is_no_session(client):
    answer = client.get("/", headers={"cookie": 'session="aaaaaaaaaaaa\\000aaaaaaaaaaaaaaaaaaaa"'})

    assert answer.status_code == 200
