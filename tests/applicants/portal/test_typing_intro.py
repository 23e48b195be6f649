"""Before the typing test: where to ask for help, in which language it is, and who looks at a result."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from applicants.models import TypingRoom, TypingTest
from applicants.workflows import accommodations, typing, typing_rooms
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.way import K, sent, way
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("asks", [True, False])
def test_help_is_one_link_away_and_an_open_request_is_named(client, asks):
    with time_machine.travel(NOON, tick=False):
        row = sent(way())
        if asks:
            accommodations.ask(row.pk, wish="More time.", by=ROBOT, at=NOON)
        client.force_login(row.person.user)

        page = text(client.get(reverse("portal:typing", args=[row.public_id])))

    assert reverse("portal:help", args=[row.public_id]) in page
    assert ("we have not answered yet" in page) == asks


def test_whoever_reads_spanish_is_told_before_the_start_that_the_text_is_in_english(client):
    words = "The text of this test is in English, for everybody."
    with time_machine.travel(NOON, tick=False):
        row = sent(way())
        client.force_login(row.person.user)
        address = reverse("portal:typing", args=[row.public_id])
        english = text(client.get(address))
        row.person.language = "es"
        row.person.save(update_fields=["language"])
        spanish = text(client.get(address))

    assert words not in english
    with translation.override("es"):
        said = gettext(
            "The text of this test is in English, for everybody. In another language there are texts to practice with."
        )
    assert said in spanish


def test_who_has_only_a_phone_reads_when_a_room_is_open_or_whom_to_ask(client, settings):
    settings.APPRENTICESHIPS_CONTACT_NAME, settings.APPRENTICESHIPS_CONTACT_PHONE = "Dana Whitfield", "314-555-0142"
    hour, by = timedelta(hours=1), Actor.user(make.user())
    with time_machine.travel(NOON, tick=False):
        row = sent(way(wanted=(K.TYPING,)))
        client.force_login(row.person.user)
        address = reverse("portal:typing", args=[row.public_id])
        none = text(client.get(address))
        for place, begins in {"Too late": NOON + timedelta(days=90), "Library": NOON + 49 * hour, "Over": NOON}.items():
            ends = begins + 2 * hour
            typing_rooms.open_room(row.version.program_id, place=place, opens_at=begins, closes_at=ends, by=by, at=NOON)
        TypingRoom.objects.filter(place="Over").update(closes_at=NOON + timedelta(seconds=1))
        with time_machine.travel(NOON + hour, tick=False):
            page = text(client.get(address))

    assert "ap-touch" in page
    assert "lends you one for the test. Call Dana Whitfield at" in none
    assert "lends you one" not in page
    assert "Friday, January 9, 1:00 p.m. until 3:00 p.m.</strong>: Library" in page
    assert "Too late" not in page
    assert "Over<" not in page
    assert TypingRoom.objects.get(place="Library").code not in page


def test_while_a_person_looks_the_page_says_who_until_when_and_whom_to_call(client, settings):
    settings.APPRENTICESHIPS_CONTACT_NAME, settings.APPRENTICESHIPS_CONTACT_PHONE = "Dana Whitfield", "314-555-0142"
    with time_machine.travel(NOON, tick=False) as clock:
        row = sent(way(wanted=(K.TYPING,)))
        client.force_login(row.person.user)
        test = typing.begin(row.pk, by=ROBOT, at=NOON)
        typing.finish(test.pk, typing.Writing("word " * 200), by=ROBOT, at=NOON + timedelta(minutes=5))
        assert TypingTest.objects.get().flags
        before = text(client.get(reverse("portal:typing", args=[row.public_id])))
        row.screening.filter(verdict="look").update(owner=make.user(name="Rosa Ortega"))
        taken = text(client.get(reverse("portal:typing_test", args=[row.public_id, test.public_id])))
        clock.move_to(NOON + timedelta(days=9))
        late = text(client.get(reverse("portal:typing", args=[row.public_id])))

    assert "A coordinator looks at it. You hear from us by Wednesday, January 14." in before
    assert "Questions? Call Dana Whitfield at 314-555-0142." in before
    assert "Not now" not in before
    assert "Rosa Ortega looks at it." in taken
    assert "We are late. We promised an answer by Wednesday, January 14." in late
