"""A new main address: the person and what is to come go along, the old one hears of it, nobody takes another's."""

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.urls import reverse

from apprenticeships import messages
from apprenticeships.models import Event, Lane, Message, Person
from apprenticeships.sealing import unseal
from tests import factories as make
from tests.apprenticeships.test_accounts import sign_in
from tests.factories import NOON

pytestmark = pytest.mark.django_db
OLD, NEW = "maya@example.org", "torres@example.org"
PAGE = "account_email"


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def person(client):
    row = make.person(email=OLD)
    sign_in(client, OLD)
    row.refresh_from_db()
    assert row.user is not None
    return row


def code_to(address):
    row = Message.objects.filter(recipient=address, kind="security.code").order_by("created_at", "pk").last()
    return unseal(row.sealed, place=f"message:{row.pk}")["code"]


def add(client, address):
    return client.post(reverse(PAGE), {"action_add": "", "email": address})


def proven(client, address):
    add(client, address)
    return client.post(reverse("account_email_verification_sent"), {"code": code_to(address)})


def make_main(client, address):
    return client.post(reverse(PAGE), {"action_primary": "", "email": address})


def test_the_person_and_what_is_still_to_come_go_along(client, person):
    later = NOON + timedelta(days=3)
    messages.promise("session.reminder", key="a", to=person, at=NOON, due_at=later)
    messages.promise("session.reminder", key="b", to=person, at=NOON, due_at=later, recipient="mother@example.org")

    proven(client, NEW)
    make_main(client, NEW)

    person.refresh_from_db()
    person.user.refresh_from_db()
    assert (person.email, person.user.email) == (NEW, NEW)
    assert dict(Message.objects.filter(key__in="ab").values_list("key", "recipient")) == {
        "a": NEW,
        "b": "mother@example.org",
    }
    assert Event.objects.filter(kind="person.address", person=person).count() == 1


def test_the_old_address_hears_of_it_and_how_to_object(client, person):
    proven(client, NEW)
    make_main(client, NEW)

    notice = Message.objects.get(kind="security.notice")
    said = unseal(notice.sealed, place=f"message:{notice.pk}")["what"]
    assert (notice.recipient, notice.lane) == (OLD, Lane.SECURITY)
    assert "goes to another address from now on" in said
    assert NEW not in said


def test_an_address_that_nobody_proved_is_never_the_main_one(client, person):
    add(client, NEW)

    make_main(client, NEW)

    person.refresh_from_db()
    assert person.email == OLD
    assert not EmailAddress.objects.filter(email=NEW, primary=True).exists()


def test_nobody_takes_over_the_address_or_the_record_of_somebody_else(client, person):
    other = make.person(email=NEW)
    theirs = make.user(email=NEW)
    EmailAddress.objects.create(user=theirs, email=NEW, primary=True, verified=True)
    other.user = theirs
    other.save()

    add(client, NEW)
    make_main(client, NEW)

    person.refresh_from_db()
    assert person.email == OLD
    assert list(EmailAddress.objects.filter(email=NEW).values_list("user", flat=True)) == [theirs.pk]
    assert Person.objects.get(user=theirs) == other


def test_codes_that_were_asked_for_stay_where_they_were_asked_for(client, person):
    proven(client, NEW)
    codes = Message.objects.filter(kind="security.code", recipient=OLD).count()

    make_main(client, NEW)

    assert Message.objects.filter(kind="security.code", recipient=OLD).count() == codes
