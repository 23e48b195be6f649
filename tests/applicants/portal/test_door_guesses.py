"""Guesses of a poster's code: few for a browser, many for a network, and nobody else is kept out."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from apprenticeships.door_links import code_of
from tests import factories as make
from tests.cohorts.floor.scene import text
from tests.factories import NOON

pytestmark = pytest.mark.django_db
AT = NOON + timedelta(days=7, minutes=-15)
WRONG = "AAAAAA"


@pytest.fixture(autouse=True)
def door():
    cache.clear()
    with time_machine.travel(AT, tick=False) as traveller:
        yield traveller
    cache.clear()


@pytest.fixture
def code():
    return code_of(make.session())


def typed(client, code):
    return client.post(reverse("door:enter"), {"code": code})


def opened(client, code, name="poster", **extra):
    return client.get(reverse(f"door:{name}", args=[code]), **extra)


def guess(client, times=10):
    return [typed(client, WRONG).status_code for _ in range(times)]


def test_after_ten_wrong_codes_a_browser_waits_and_reads_what_to_do_instead(client, code):
    wrong = guess(client)

    answer = typed(client, code)

    assert set(wrong) == {422}
    assert answer.status_code == 429
    assert "Go to whoever stands at the door" in text(answer)
    assert [opened(client, code, name).status_code for name in ("poster", "here")] == [429, 429]


def test_an_hour_later_the_right_code_works(client, code, door):
    guess(client)
    blocked = typed(client, code).status_code

    door.shift(timedelta(hours=1, seconds=1))

    assert (blocked, typed(client, code).status_code) == (429, 302)


def test_the_right_code_uses_up_no_try(client, code):
    assert {typed(client, code).status_code for _ in range(12)} == {302}


def test_somebody_beside_them_on_the_same_network_gets_in(client, code):
    guess(client, 30)

    assert typed(Client(), code).status_code == 302
    assert opened(Client(), code).status_code == 200


def test_who_drops_every_cookie_is_stopped_by_the_network_but_who_is_signed_in_is_not(code):
    seen = [opened(Client(), WRONG).status_code for _ in range(121)]
    member = Client()
    member.force_login(make.applicant().user)

    assert (seen[0], seen[-1]) == (404, 429)
    assert opened(Client(), code).status_code == 429
    assert opened(member, code).status_code == 200
    assert opened(Client(), code, REMOTE_ADDR="198.51.100.7").status_code == 200
