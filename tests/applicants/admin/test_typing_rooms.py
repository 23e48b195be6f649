"""The coordinators' rooms for supervised typing tests: opened, watched, closed."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import TypingRoom, TypingTest
from applicants.rules.access_codes import shown
from applicants.workflows import typing
from apprenticeships.models import Role
from tests import factories as make
from tests.applicants.typist import hands_in, types
from tests.applicants.way import sent, way
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def scene():
    return way()


def typed(scene, **fields):
    right = {"program": scene.program.pk, "place": "Library", "day": "2026-01-06", "opens": "11:00", "closes": "15:00"}
    return right | {"day": NOON.date().isoformat()} | fields


def opened(client, scene):
    return client.post(reverse("board:rooms-open"), typed(scene))


def test_a_room_is_opened_and_its_code_stands_in_large_letters(client, coordinator, scene):
    answer = opened(client, scene)

    room = TypingRoom.objects.get()
    assert "Library" in text(client.get(answer["Location"]))
    page = text(client.get(reverse("board:room", args=[room.pk])))
    assert shown(room.code) in page
    assert "Nobody has started yet." in page
    assert room.opened_by == coordinator


WRONG = (
    {"program": ""},
    {"program": "999999"},
    {"place": ""},
    {"place": "\x00"},
    {"place": "x" * 10_000},
    {"day": "31 February"},
    {"day": "9999-12-31"},
    {"opens": "late"},
    {"closes": "10:00"},
    {"closes": ""},
    {"day": "2020-01-01"},
)


def test_what_is_wrong_is_said_and_stays_typed(client, coordinator, scene):
    answers = [client.post(reverse("board:rooms-open"), typed(scene, **wrong)).status_code for wrong in WRONG]

    assert answers == [422] * len(WRONG)
    assert not TypingRoom.objects.exists()


def test_the_room_shows_who_types_who_is_done_and_what_was_unusual(client, coordinator, scene, clock):
    opened(client, scene)
    room = TypingRoom.objects.get()
    slow, pasted, busy = (sent(scene) for _ in range(3))
    done = typing.begin(slow.pk, code=room.code, by=ROBOT, at=NOON)
    hands_in(done, typing.passage_of(done).text[:900], by=ROBOT, at=NOON + timedelta(minutes=5))
    odd = typing.begin(pasted.pk, code=room.code, by=ROBOT, at=NOON)
    typing.finish(
        odd.pk,
        typing.Writing(typing.passage_of(odd).text[:900], [[1, 900]], "a", [2, 30, 1]),
        by=ROBOT,
        at=NOON + timedelta(minutes=5),
    )
    typing.begin(busy.pk, code=room.code, by=ROBOT, at=NOON + timedelta(minutes=1))
    clock.shift(timedelta(minutes=5))

    page = text(client.get(reverse("board:room", args=[room.pk])))
    board = text(client.get(reverse("board:application", args=[pasted.pk])))

    assert "36.0 words a minute" in page
    assert "1:00 left" in page
    assert "Text arrived at once, not key by key" in page
    assert "Left the page 2 times, 30 seconds in all" in page
    assert "Text arrived at once, not key by key" in board
    assert "supervised by" in board


def test_a_room_is_closed_once(client, coordinator, scene):
    opened(client, scene)
    room = TypingRoom.objects.get()
    url = reverse("board:room-step", args=[room.pk, "close"])

    client.post(url)
    again = client.post(url)

    assert again.status_code == 422
    page = text(client.get(reverse("board:room", args=[room.pk])))
    assert shown(room.code) not in page
    assert "Closed" in page


def test_rooms_of_others_do_not_exist(client, coordinator, scene):
    opened(client, scene)
    room = TypingRoom.objects.get()
    other = make.staff()
    elsewhere = make.make_organization(slug="else", name="Elsewhere")
    make.membership(other, Role.COORDINATOR, organization=elsewhere)
    client.force_login(other)

    assert client.get(reverse("board:room", args=[room.pk])).status_code == 404
    assert client.post(reverse("board:room-step", args=[room.pk, "close"])).status_code == 404
    assert "Library" not in text(client.get(reverse("board:rooms")))


def test_thirty_people_cost_no_more_questions_than_one(client, coordinator, scene, django_assert_max_num_queries):
    opened(client, scene)
    room = TypingRoom.objects.get()
    row = sent(scene)
    for number in range(30):
        TypingTest.objects.create(
            application=row, passage="morning-rounds", state="void", room=room, started_at=NOON,
            ends_at=NOON + timedelta(minutes=5 + number),
        )  # fmt: skip
        TypingRoom.objects.create(
            program=scene.program, place=str(number), code=f"CODE{number}", opens_at=NOON,
            closes_at=NOON + timedelta(hours=1), opened_by=coordinator, opened_at=NOON,
        )  # fmt: skip

    with django_assert_max_num_queries(12):
        client.get(reverse("board:room", args=[room.pk]))
    with django_assert_max_num_queries(12):
        client.get(reverse("board:rooms"))


def test_the_code_on_the_board_starts_a_supervised_test(client, coordinator, scene, clock):
    opened(client, scene)
    room, row = TypingRoom.objects.get(), sent(scene)
    client.force_login(row.person.user)
    url = reverse("portal:typing", args=[row.public_id])

    wrong = client.post(url, {"code": "ABCD-EFGH"})
    begun = client.post(url, {"code": shown(room.code).lower()})
    done = types(client, begun["Location"], typing.passage_of(TypingTest.objects.get()).text[:900], clock)

    assert wrong.status_code == 422
    assert "This code does not open a room now." in text(wrong)
    assert "ABCD-EFGH" in wrong.content.decode()
    assert "You passed the typing test" in text(done)
    assert TypingTest.objects.get().room == room


def test_codes_cannot_be_guessed_without_end(client, scene):
    row = sent(scene)
    client.force_login(row.person.user)
    url = reverse("portal:typing", args=[row.public_id])

    pages = [text(client.post(url, {"code": f"ABCDEFG{letter}"})) for letter in "ABCDEFGHJKLM"]

    assert "Those were too many tries." in pages[-1]
    assert "This code does not open a room now." in pages[0]


def test_no_code_is_answered_with_a_fault(client, scene):
    row = sent(scene)
    client.force_login(row.person.user)
    url = reverse("portal:typing", args=[row.public_id])

    answers = [client.post(url, {"code": code}).status_code for code in ("a\x00b", "x" * 10_000, "-1", "\u202eabc")]

    assert answers == [422] * 4
