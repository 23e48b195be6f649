"""Somebody applies twice, under two addresses: the coordinator finds it, puts it together, and takes it apart again."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from applicants.models import Application
from apprenticeships.models import DuplicatePair, Merge, Person, Role
from apprenticeships.tasks import tick
from tests import factories as make
from tests.applicants.portal.test_public import INTEREST
from tests.applicants.portal.test_sections import address, good
from tests.applicants.way import way
from tests.apprenticeships.admin.desk import text
from tests.apprenticeships.test_accounts import sign_in
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
FIRST, SECOND = "maya@example.org", "maya.torres@students.example.org"


class Maya:
    """Somebody at a browser, signed in with one of her addresses, a minute after whatever was before."""

    def __init__(self, clock, email):
        clock.shift(timedelta(minutes=1))
        self.client = Client()
        sign_in(self.client, email)

    def applies(self, scene, *sections):
        named = {"given_name": "Maya", "family_name": "Torres"}
        self.client.post(reverse("portal:start", args=[scene.program.slug]), named)
        row = Application.objects.latest("pk")
        for slug in sections:
            assert self.client.post(address(row, slug), good(scene)[slug]).status_code == 302
        return row

    def sends(self, row):
        url = reverse("portal:review", args=[row.public_id])
        self.client.post(url, {"key": self.client.get(url).context["key"]})
        row.refresh_from_db()
        assert row.state == "submitted"

    def opens(self, row):
        return self.client.get(reverse("portal:application", args=[row.public_id])).status_code


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def test_who_applied_under_two_addresses_is_one_person_whichever_address_they_use(client, clock):
    scene = way()
    sections = list(good(scene))
    client.post(reverse("join:interest", args=[scene.program.slug]), INTEREST | {"email": FIRST})
    begun = Maya(clock, FIRST).applies(scene, "contact", "eligibility")
    clock.shift(timedelta(days=9))
    other = Maya(clock, SECOND)
    sent = other.applies(scene, *sections)
    other.sends(sent)
    clock.shift(timedelta(minutes=20))
    tick()

    desk = Client()
    desk.force_login(make.staff(Role.COORDINATOR, name="Dana Whitfield"))
    assert "pair of records may be one person" in text(desk.get(reverse("admin:index")))
    pair = DuplicatePair.objects.get()
    page = reverse("desk:duplicate", args=[pair.pk])
    step = reverse("desk:duplicate-step", args=[pair.pk, "merge"])
    in_the_way = f"Both have an open application for {scene.program}. Withdraw one of the two first."
    assert in_the_way in text(desk.get(page))
    assert desk.post(step, {"keep": "first"}).status_code == 422

    leave = reverse("portal:withdraw", args=[begun.public_id])
    Maya(clock, FIRST).client.post(leave, {"reason_code": "other"})
    assert in_the_way not in text(desk.get(page))
    desk.post(step, {"keep": "first", "email": "kept", "reason": "She called me"})

    person = Person.objects.get()
    assert set(person.applications.all()) == {begun, sent}
    assert other.client.get(reverse("portal:status")).status_code == 302  # that sign-in is closed
    for email in (FIRST, SECOND):
        maya = Maya(clock, email)
        assert (maya.opens(begun), maya.opens(sent)) == (200, 200)

    merge = Merge.objects.get()
    desk.post(reverse("desk:unmerge", args=[merge.pk]), {"reason": "They are cousins"})

    one, two = Maya(clock, FIRST), Maya(clock, SECOND)
    assert (one.opens(begun), one.opens(sent)) == (200, 404)
    assert (two.opens(begun), two.opens(sent)) == (404, 200)


def test_a_second_record_that_never_signed_in_is_reached_by_a_code_to_its_address(client, clock):
    scene = way()
    row = Maya(clock, FIRST).applies(scene, "contact", "eligibility")
    client.post(reverse("join:interest", args=[scene.program.slug]), INTEREST | {"email": SECOND})
    signed, written = row.person, Person.objects.get(email=SECOND)
    Person.objects.filter(pk=written.pk).update(phone=Person.objects.get(pk=signed.pk).phone)
    clock.shift(timedelta(minutes=20))
    tick()
    desk = Client()
    desk.force_login(make.staff(Role.COORDINATOR))
    pair = DuplicatePair.objects.get()
    keep = "first" if pair.first_id == signed.pk else "second"
    desk.post(reverse("desk:duplicate-step", args=[pair.pk, "merge"]), {"keep": keep, "email": "kept"})

    assert Maya(clock, SECOND).opens(row) == 200
    assert Person.objects.get() == signed
