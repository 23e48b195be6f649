"""Ten ways to cheat in the typing test, through the pages: none of them passes without somebody looking at it."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import ScreeningResult, ScreeningStep, TypingTest
from applicants.rules.passages import PASSAGES
from applicants.workflows import typing
from apprenticeships.models import Event
from tests.applicants.typist import by_hand, fields, types
from tests.applicants.way import sent, way
from tests.factories import NOON

pytestmark = pytest.mark.django_db
MINUTES = timedelta(minutes=1)
SIGNS = 900  # 36 words a minute in five minutes: the pass mark is 30


class Cheater:
    """Somebody whose script posts whatever it wants."""

    def __init__(self, client, clock):
        self.client, self.clock = client, clock
        self.row = sent(way())
        client.force_login(self.row.person.user)
        self.url = client.post(reverse("portal:typing", args=[self.row.public_id]))["Location"]
        self.test = TypingTest.objects.get()
        self.text = typing.passage_of(self.test).text[:SIGNS]

    def save(self, text, seconds, *, page="a"):
        self.clock.move_to(NOON + timedelta(seconds=seconds))
        return self.client.post(f"{self.url}save/", fields(text, seconds, page))

    def hand_in(self, text, seconds=290, **more):
        self.clock.move_to(NOON + timedelta(seconds=seconds))
        return self.client.post(self.url, fields(text, seconds) | more)

    def came_out(self):
        self.test.refresh_from_db()
        verdict = ScreeningStep.objects.get(application=self.row, requirement__kind="typing").verdict
        return verdict, self.test.flags


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def cheat(client, clock):
    return Cheater(client, clock)


def test_who_types_by_hand_passes(cheat, client, clock):
    types(client, cheat.url, cheat.text, clock, minutes=4.5)

    assert cheat.came_out() == ("met", [])


def test_1_pasted_text_is_looked_at(cheat):
    cheat.save(cheat.text[:1], 2)

    cheat.hand_in(cheat.text, telemetry=json.dumps([[1_500, 1], [280_000, SIGNS - 1]]))

    assert cheat.came_out() == ("look", ["paste"])


def test_2_dropped_or_corrected_text_that_no_key_made_is_looked_at(cheat):
    cheat.save(cheat.text[:400], 140)

    cheat.hand_in(cheat.text, telemetry=json.dumps(by_hand(cheat.text[:450], 280)))

    assert cheat.came_out() == ("look", ["untyped"])


def test_3_a_script_at_an_even_pace_is_looked_at(cheat):
    cheat.save(cheat.text[:400], 140)

    cheat.hand_in(cheat.text, telemetry=json.dumps([[300 * place, 1] for place in range(1, SIGNS + 1)]))

    assert cheat.came_out() == ("look", ["even"])


def test_4_a_burst_is_looked_at(cheat):
    cheat.save(cheat.text[:1], 2)

    times = [[200_000 + 20 * place + place * 37 % 23, 1] for place in range(1, SIGNS + 1)]
    cheat.hand_in(cheat.text, telemetry=json.dumps(times))

    assert cheat.came_out()[0] == "look"
    assert "burst" in cheat.came_out()[1]


def test_5_a_clock_of_ones_own_does_not_help(cheat):
    """Times of five minutes, sent after one: the server's clock says that nobody types like that."""
    cheat.save(cheat.text[:100], 30)

    cheat.hand_in(cheat.text, 50, telemetry=json.dumps(by_hand(cheat.text, 290)))

    verdict, flags = cheat.came_out()
    assert verdict == "look"
    assert {"clock", "burst"} <= set(flags)


def test_6_a_second_window_does_not_count_and_is_looked_at(cheat):
    cheat.save(cheat.text[:200], 60, page="first")
    cheat.save(cheat.text[:210], 65, page="second")
    refused = cheat.save(cheat.text[:700], 200, page="first")

    cheat.hand_in(cheat.text, page="second")

    assert refused.status_code == 409
    assert "another window" in refused.json()["words"]
    assert cheat.came_out() == ("look", ["pages"])


def test_7_what_is_sent_again_changes_nothing(cheat):
    cheat.save(cheat.text[:20], 140)
    cheat.hand_in(cheat.text[:60])

    cheat.hand_in(cheat.text, 295)
    late = cheat.save(cheat.text, 296)

    assert late.status_code == 410
    assert cheat.came_out() == ("not_met", [])
    assert ScreeningResult.objects.filter(kind="typing").count() == 1


def test_8_the_text_of_another_test_is_worth_nothing(cheat):
    other = next(each for each in PASSAGES if each.key != cheat.test.passage).text[:SIGNS]
    cheat.save(other[:400], 140)

    cheat.hand_in(other)

    assert cheat.came_out() == ("look", ["many_errors"])
    assert cheat.test.net_wpm < 30


def test_9_what_comes_late_is_void(cheat):
    cheat.save(cheat.text[:400], 140)

    cheat.hand_in(cheat.text, 302.5)

    assert cheat.came_out() == ("missing", [])
    assert cheat.test.state == "void"
    assert Event.objects.get(kind="typingtest.void").reason == "It came in after the time was over."


def test_10_mashing_and_taking_back_gives_no_speed(cheat):
    """Six hundred keys pressed and taken back: only the text that stands there at the end counts."""
    typed = cheat.text[:300]
    mashed = by_hand("x" * 900, 280)
    cheat.save(typed[:150] + "x" * 600, 140)

    cheat.hand_in(typed, telemetry=json.dumps(mashed))

    verdict, _ = cheat.came_out()
    assert verdict == "not_met"
    assert cheat.test.keystrokes <= 300


def test_11_scores_of_ones_own_are_not_read(cheat):
    cheat.save(cheat.text[:50], 140)

    own = {"net_wpm": "99", "keystrokes": "9999", "errors": "0", "state": "scored", "flags": "[]", "minutes": "1"}
    cheat.hand_in(cheat.text[:100], started_at="2020-01-01", **own)

    assert cheat.came_out() == ("not_met", [])
    assert cheat.test.keystrokes == len(cheat.text[:100].rstrip())


def test_12_a_text_sent_in_one_go_without_a_page_is_looked_at(cheat):
    cheat.hand_in(cheat.text)

    assert cheat.came_out() == ("look", ["unsaved"])


def test_a_page_that_was_lost_goes_on_with_what_was_saved_within_the_same_clock(cheat):
    cheat.save(cheat.text[:200], 60, page="first")

    page = cheat.client.get(cheat.url).content.decode()
    cheat.save(cheat.text[:210], 70, page="second")
    cheat.hand_in(cheat.text, page="second")

    assert cheat.text[:150] in page
    assert "[[" in page
    assert cheat.came_out() == ("met", [])
    assert Event.objects.filter(kind="typingtest.resume").count() == 1


def test_leaving_the_page_is_remembered_and_decides_nothing(cheat):
    cheat.save(cheat.text[:200], 60)

    cheat.hand_in(cheat.text, watched="[2,14,1]")

    assert cheat.came_out() == ("met", [])
    assert cheat.test.watched == {"pages": {"a": [2, 14, 1]}}


@pytest.mark.parametrize(
    ("share", "seconds", "left"), [(0.1, 80, "3:40"), (0.5, 289, "0:11"), (0.5, 290, ""), (1, 200, "")]
)
def test_done_is_asked_about_once_while_time_that_could_be_used_is_left(cheat, share, seconds, left):
    whole = typing.passage_of(cheat.test).text
    typed = whole[: int(len(whole) * share)]
    cheat.clock.move_to(NOON + timedelta(seconds=seconds))
    pressed = fields(typed, seconds)
    del pressed["sure"]

    first = cheat.client.post(cheat.url, pressed)

    cheat.test.refresh_from_db()
    assert (first.status_code, cheat.test.state) == ((200, "open") if left else (302, "scored"))
    if left:
        page = first.content.decode()
        assert f"You still have {left} on the clock." in page
        assert all(words in page for words in (typed.split()[-1], 'href="#id_typed"', 'name="sure"'))
        assert cheat.test.draft == typed
        assert cheat.hand_in(typed, seconds + 5).status_code == 302
        cheat.test.refresh_from_db()
        assert (cheat.test.state, cheat.test.typed) == ("scored", typed)


BAD = (
    {"typed": "a\x00b"},
    {"typed": "x" * 20_001},
    {"page": "x" * 10_000},
    {"page": "\x00"},
    {"watched": "[" * 150},
    {"watched": '["a",1,2]'},
    {"watched": "[1e999,1,1]"},
    {"watched": "[true,1,1]"},
    {"telemetry": "{}"},
    {"telemetry": "[" * 5_000},
)


def test_no_save_and_no_handing_in_answers_bad_input_with_a_fault(cheat):
    saved = [cheat.client.post(f"{cheat.url}save/", fields("Some words", 60) | bad).status_code for bad in BAD]
    handed = [cheat.client.post(cheat.url, fields("Some words", 60) | bad).status_code for bad in BAD]

    assert set(saved) == {200, 422}
    assert set(handed) == {302, 422}
