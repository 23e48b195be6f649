"""Where somebody is signed in: each device once, seen lately or not, and ended from elsewhere."""

from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from apprenticeships.models import Event, Message
from apprenticeships.rules.devices import device_of
from apprenticeships.workflows import outbox
from tests import factories as make
from tests.cohorts.floor.scene import text
from tests.factories import NOON

pytestmark = pytest.mark.django_db
PAGE = "my_devices"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile/15E1 Safari/604.1"
)
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36"
EDGE = f"{CHROME} Edg/141.0"
PASSWORD = "a password of fifteen"


@pytest.fixture(autouse=True)
def noon():
    cache.clear()
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def user():
    row = make.applicant().user
    row.set_password(PASSWORD)
    row.save()
    row.emailaddress_set.update_or_create(email=row.email, defaults={"verified": True, "primary": True})
    return row


def enter(user, agent, **extra):
    client = Client(headers={"User-Agent": agent}, **extra)
    answer = client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    assert answer.status_code == 302
    return client


def devices(client):
    return [(each["device"], each["is_this"]) for each in client.get(reverse(PAGE)).context["devices"]]


def is_in(client):
    return client.get(reverse(PAGE)).status_code == 200


@pytest.mark.parametrize(
    ("header", "words"),
    [
        (IPHONE, "Safari on iPhone"),
        (CHROME, "Chrome on Windows"),
        (EDGE, "Edge on Windows"),
        ("curl/8.0", "A browser that we do not know"),
        ("", "A browser that we do not know"),
    ],
)
def test_a_device_is_named_as_people_call_it(header, words):
    assert device_of(header) == words


def test_each_device_stands_on_the_page_this_one_first(user):
    phone, desk = enter(user, IPHONE, REMOTE_ADDR="203.0.113.7"), enter(user, CHROME)

    page = text(phone.get(reverse(PAGE)))

    assert devices(desk) == [("Chrome on Windows", True), ("Safari on iPhone", False)]
    assert devices(phone)[0] == ("Safari on iPhone", True)
    assert "From the internet address 203.0.113.7." in page
    assert page.count("Sign it out<span") == 1


def test_one_device_is_signed_out_from_another(user):
    phone, desk = enter(user, IPHONE), enter(user, CHROME)
    row = UserSession.objects.get(user_agent=IPHONE)

    page = desk.post(reverse(PAGE), {"device": row.pk}, follow=True)

    assert "1 device is signed out." in text(page)
    assert (is_in(phone), is_in(desk)) == (False, True)
    event = Event.objects.get(kind="user.sign_out")
    assert (event.subject_id, event.actor_id, event.data) == (user.pk, user.pk, {"devices": 1})
    assert event.person_id == user.person.pk
    outbox.send_due(at=NOON)
    told = Message.objects.get(kind="account.signed_out")
    assert (told.recipient, told.state) == (user.email, "sent")
    assert "You were signed out of: Safari on iPhone." in told.text


def test_all_others_are_signed_out_at_once_and_nobody_else_is(user):
    others, here = [enter(user, IPHONE), enter(user, EDGE)], enter(user, CHROME)
    stranger = Client()
    stranger.force_login(make.applicant().user)

    here.post(reverse(PAGE), {"all": "yes"})

    assert [is_in(each) for each in (*others, here, stranger)] == [False, False, True, True]


@pytest.mark.parametrize("value", ["0", "x", "\x00", "9" * 400, "-1"])
def test_what_is_no_device_of_theirs_does_not_exist(user, value):
    assert enter(user, CHROME).post(reverse(PAGE), {"device": value}).status_code == 404


def test_a_strangers_device_does_not_exist_and_this_one_is_not_ended_here(user):
    here = enter(user, CHROME)
    stranger = Client()
    stranger.force_login(make.applicant().user)
    stranger.get(reverse(PAGE))

    answers = [here.post(reverse(PAGE), {"device": row.pk}).status_code for row in UserSession.objects.all()]

    assert answers == [404, 404]
    assert is_in(stranger)


def test_nothing_chosen_is_said(user):
    page = enter(user, CHROME).post(reverse(PAGE))

    assert (page.status_code, "Choose which device to sign out." in text(page)) == (422, True)


def test_last_seen_moves_at_most_every_quarter_of_an_hour(user, noon):
    client = enter(user, CHROME)
    seen = []
    for _ in range(3):
        noon.shift(timedelta(minutes=8))
        client.get(reverse(PAGE))
        seen.append(UserSession.objects.get().last_seen_at - NOON)

    assert seen == [timedelta(0), timedelta(minutes=16), timedelta(minutes=16)]


def test_a_changed_password_leaves_only_this_device(user):
    enter(user, IPHONE)
    here = enter(user, CHROME)
    new = "another one of fifteen"

    here.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert devices(here) == [("Chrome on Windows", True)]


@pytest.mark.parametrize("many", [1, 12])
def test_the_page_costs_the_same_for_one_device_and_for_many(user, many, django_assert_max_num_queries):
    clients = [enter(user, CHROME) for _ in range(many)]

    with django_assert_max_num_queries(8):
        clients[0].get(reverse(PAGE))


def test_the_page_of_signing_in_leads_there(client, user):
    client.force_login(user)

    assert f'href="{reverse(PAGE)}"' in text(client.get(reverse("mfa_index")))


def test_times_are_those_of_the_person_and_not_of_the_server(user):
    page = text(enter(user, IPHONE).get(reverse(PAGE)))

    assert "Signed in: Wednesday, January 7, noon." in page
