"""Supervised typing, granted time, and another way to take the test."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from applicants.models import ScreeningResult, ScreeningStep, TypingAllowance, TypingRoom
from applicants.records import allowances, supervision
from applicants.records.typing_terms import terms
from applicants.workflows import allowances as granting
from applicants.workflows import screening, typing, typing_rooms
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Event, Parameter
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.typist import hands_in
from tests.applicants.way import K, sent, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def watcher():
    return Actor.user(make.user(name="Ana Cruz"))


def opened(scene, watcher, **fields):
    fields = {"place": "Library", "opens_at": NOON - HOUR, "closes_at": NOON + HOUR} | fields
    return typing_rooms.open_room(scene.program.pk, by=watcher, at=NOON - HOUR, **fields)


def verdict(application):
    return ScreeningStep.objects.get(application=application, requirement__kind="typing").verdict


def passes(row, at, code=""):
    test = typing.begin(row.pk, code=code, by=ROBOT, at=at)
    text = typing.passage_of(test).text[:900]
    return hands_in(test, text, by=ROBOT, at=at + timedelta(minutes=5))


NO_ROOM = (
    ({"place": "  "}, "place"),
    ({"closes_at": NOON - HOUR}, "closes"),
    ({"opens_at": NOON - 5 * HOUR, "closes_at": NOON - 4 * HOUR}, "closes"),
    ({"closes_at": NOON + 30 * HOUR}, "closes"),
)


def test_a_room_that_makes_no_sense_is_refused_at_its_field(watcher):
    scene = way()

    for fields, field in NO_ROOM:
        with pytest.raises(GuardFailed) as refused:
            opened(scene, watcher, **fields)
        assert refused.value.field == field

    assert not TypingRoom.objects.exists()


def test_only_a_person_opens_a_room():
    with pytest.raises(GuardFailed):
        opened(way(), ROBOT)


def test_in_a_room_the_result_says_who_supervised_it(watcher):
    scene = way()
    row, room = sent(scene), opened(scene, watcher)

    test = passes(row, NOON, code=f" {room.code.lower()} ")

    result = ScreeningResult.objects.get(kind="typing")
    assert test.room == room
    assert result.source == "Typing test on this site, supervised by Ana Cruz"
    assert (result.values["supervised"], result.values["formula"]) == ("Ana Cruz", "A")
    assert verdict(row) == "met"


def test_in_a_room_the_test_counts_without_the_times_that_only_a_script_sends(watcher):
    scene = way()
    row, room = sent(scene), opened(scene, watcher)
    test = typing.begin(row.pk, code=room.code, by=ROBOT, at=NOON)

    typing.finish(test.pk, typing.Writing(typing.passage_of(test).text[:900]), by=ROBOT, at=NOON + timedelta(minutes=5))

    assert verdict(row) == "met"


def test_a_code_opens_nothing_outside_its_time(watcher):
    scene = way()
    row, room = sent(scene), opened(scene, watcher)

    for at in (NOON - 2 * HOUR, NOON + HOUR, NOON + 2 * HOUR):
        with pytest.raises(GuardFailed) as refused:
            typing.begin(row.pk, code=room.code, by=ROBOT, at=at)
        assert (refused.value.code, refused.value.field) == ("unknown", "code")


def test_a_code_of_another_program_a_closed_room_and_no_code_read_the_same(watcher):
    scene = way()
    row, other = sent(scene), opened(way(), watcher)
    closed = typing_rooms.close_room(opened(scene, watcher).pk, by=watcher, at=NOON)
    sentences = set()

    for code in (other.code, closed.code, "ABCDEFGH", "x", "\x00"):
        with pytest.raises(GuardFailed) as refused:
            typing.begin(row.pk, code=code, by=ROBOT, at=NOON)
        sentences.add(refused.value.message)

    assert len(sentences) == 1


def test_a_room_closes_once(watcher):
    room = opened(way(), watcher)
    typing_rooms.close_room(room.pk, by=watcher, at=NOON)

    with pytest.raises(GuardFailed):
        typing_rooms.close_room(room.pk, by=watcher, at=NOON + timedelta(minutes=1))

    assert list(Event.objects.filter(kind__startswith="typingroom").values_list("kind", flat=True).order_by("pk")) == [
        "typingroom.open", "typingroom.close",
    ]  # fmt: skip


def test_a_room_that_has_not_opened_may_be_closed_too(watcher):
    room = opened(way(), watcher, opens_at=NOON + HOUR, closes_at=NOON + 2 * HOUR)

    closed = typing_rooms.close_room(room.pk, by=watcher, at=NOON)

    assert closed.closes_at - closed.opens_at == timedelta(seconds=1)


def asks_to_confirm(scene):
    Parameter.objects.create(
        key="typing_supervised", value=True, version=scene.version, effective_from=date(2025, 1, 1)
    )


def test_where_a_program_asks_for_it_a_pass_is_confirmed_in_a_room_before_an_offer(watcher):
    scene = way()
    asks_to_confirm(scene)
    row, room = sent(scene), opened(scene, watcher, closes_at=NOON + 3 * HOUR)
    before = supervision.waits(row, at=NOON)
    passes(row, NOON)
    waiting = supervision.waits(row, at=NOON + HOUR)
    held = terms(row, at=NOON + HOUR)

    with pytest.raises(GuardFailed) as refused:
        typing.begin(row.pk, by=ROBOT, at=NOON + HOUR)
    passes(row, NOON + HOUR, code=room.code)

    assert (before, waiting) == (False, True)
    assert (held.confirms, held.used, held.refusal) == (True, 0, "")
    assert refused.value.field == "code"
    assert not supervision.waits(row, at=NOON + 2 * HOUR)
    assert "Nothing more to type" in terms(row, at=NOON + 2 * HOUR).refusal


def test_a_confirmation_that_fails_leaves_the_pass_and_may_be_tried_again_like_any_try(watcher):
    scene = way()
    asks_to_confirm(scene)
    row, room = sent(scene), opened(scene, watcher, closes_at=NOON + 3 * HOUR)
    passes(row, NOON)
    test = typing.begin(row.pk, code=room.code, by=ROBOT, at=NOON + HOUR)

    hands_in(test, typing.passage_of(test).text[:60], by=ROBOT, at=NOON + HOUR + timedelta(minutes=5))

    held = terms(row, at=NOON + 2 * HOUR)
    assert verdict(row) == "met"
    assert supervision.waits(row, at=NOON + 2 * HOUR)
    assert (held.confirms, held.used, held.refusal.startswith("You may try again from")) == (True, 1, True)


def test_a_supervised_result_on_paper_confirms_as_well():
    scene = way()
    asks_to_confirm(scene)
    row = sent(scene)
    passes(row, NOON)
    values = {"keystrokes": 900, "errors": 0, "minutes": "5", "supervised": "Ana Cruz"}

    screening.record_result(
        row.pk, requirement_id=scene.asked[K.TYPING].pk, values=values, taken_on=NOON.date(), source="On paper",
        by=ROBOT, at=NOON + HOUR,
    )  # fmt: skip

    assert not supervision.waits(row, at=NOON + 2 * HOUR)


def test_without_the_parameter_nothing_waits():
    row = sent(way())
    passes(row, NOON)

    assert not supervision.waits(row, at=NOON + HOUR)


def grant(row, by, **fields):
    fields = {"factor": Fraction(3, 2), "alternative": "", "reason": "Decided on paper"} | fields
    return granting.grant(row.pk, by=by, at=NOON, **fields)


def test_granted_time_lets_the_clock_run_longer_and_tells_nobody_why(watcher):
    row = sent(way())
    grant(row, watcher)

    test = typing.begin(row.pk, by=ROBOT, at=NOON + HOUR)
    hands_in(test, typing.passage_of(test).text[:760], by=ROBOT, at=NOON + HOUR + timedelta(minutes=7, seconds=30))

    result = ScreeningResult.objects.get(kind="typing")
    event = Event.objects.get(kind="typingallowance.grant")
    assert test.ends_at - test.started_at == timedelta(minutes=7, seconds=30)
    assert (test.minutes, result.values["minutes"]) == (5, "5")
    assert verdict(row) == "met"
    assert (event.reason, event.data) == ("", {})


def test_a_grant_holds_through_its_last_day(watcher):
    day, row = 24 * HOUR, sent(way())
    grant(row, watcher, until=(NOON + day).date())

    found = [allowances.extra_time(row, at) for at in (NOON - HOUR, NOON, NOON + day, NOON + 2 * day)]

    assert found == [1, Fraction(3, 2), Fraction(3, 2), 1]


def test_the_newest_grant_counts(watcher):
    row = sent(way())
    grant(row, watcher)
    granting.grant(row.pk, factor=2, alternative="", by=watcher, at=NOON + HOUR, reason="More")

    assert allowances.extra_time(row, NOON + 2 * HOUR) == 2


def test_another_way_that_was_agreed_keeps_the_clock_from_being_started(watcher):
    row = sent(way())
    grant(row, watcher, factor=1, alternative="by dictation with Ana Cruz")

    with pytest.raises(GuardFailed) as refused:
        typing.begin(row.pk, by=ROBOT, at=NOON + HOUR)

    assert "by dictation with Ana Cruz" in refused.value.message


NO_GRANT = (
    ({"factor": Fraction(1, 2)}, "factor"),
    ({"factor": 5}, "factor"),
    ({"factor": Fraction(4, 3)}, "factor"),
    ({"factor": 1}, "alternative"),
    ({"reason": " "}, "reason"),
    ({"until": date(2020, 1, 1)}, "until"),
)


def test_a_grant_that_makes_no_sense_is_refused_at_its_field(watcher):
    row = sent(way())

    for fields, field in NO_GRANT:
        with pytest.raises(GuardFailed) as refused:
            grant(row, watcher, **fields)
        assert refused.value.field == field

    assert not TypingAllowance.objects.exists()


def test_only_a_person_grants():
    with pytest.raises(GuardFailed):
        grant(sent(way()), ROBOT)
