"""The typing test by the server's clock."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection

from applicants.models import ApplicationState, ScreeningResult, ScreeningStep, TypingState, TypingTest
from applicants.records.comeback import plan_now
from applicants.records.evidence import known, standing
from applicants.records.result_facts import judgeable
from applicants.records.typing_terms import MOST_VOID, terms
from applicants.rules.passages import PASSAGES
from applicants.workflows import applications, screening, typing
from apprenticeships.errors import GuardFailed, TransitionRefused
from apprenticeships.models import Event
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.typist import hands_in
from tests.applicants.way import APRIL, K, record, sent, state_of, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
END = NOON + timedelta(minutes=5)
REFUSED = [
    (step, state)
    for step, state in itertools.product(typing.TRANSITIONS, TypingState.values)
    if state not in step.sources
]


def words(test, count):
    return " ".join(typing.passage_of(test).text.split()[:count])


def begin(application, *, at=NOON):
    return typing.begin(application.pk, by=ROBOT, at=at)


def finish(test, typed, *, at=END, telemetry=None):
    if telemetry is None:
        return hands_in(test, typed, by=ROBOT, at=at)
    return typing.finish(test.pk, typing.Writing(typed, telemetry), by=ROBOT, at=at)


def verdict(application):
    return ScreeningStep.objects.get(application=application, requirement__kind="typing").verdict


@pytest.mark.parametrize(("step", "state"), REFUSED)
def test_every_arrow_missing_from_the_table_is_refused(step, state):
    with pytest.raises(TransitionRefused):
        step.check(state)


def test_the_server_chooses_the_text_and_fixes_the_end():
    test = begin(sent(way()))

    assert test.ends_at - test.started_at == timedelta(minutes=5)
    assert test.passage in {passage.key for passage in PASSAGES}


def test_who_types_fast_enough_passes():
    row = sent(way())
    test = begin(row)

    finish(test, words(test, 200))

    test.refresh_from_db()
    assert test.state == TypingState.SCORED
    assert test.net_wpm > Decimal(30)
    assert verdict(row) == "met"


def test_who_types_too_little_may_try_again_the_next_day():
    row = sent(way())
    test = begin(row)

    finish(test, words(test, 20))

    assert verdict(row) == "not_met"
    with pytest.raises(GuardFailed) as refused:
        begin(row, at=NOON + timedelta(hours=23))
    assert refused.value.message == "You may try again from 12:05 p.m. on Thursday, January 8."
    assert begin(row, at=NOON + timedelta(days=1, minutes=5)).state == TypingState.OPEN


def test_who_withdraws_and_starts_again_has_the_same_tries_and_waits():
    scene = way()
    row = sent(scene)
    typing.leave(begin(row).pk, by=ROBOT, at=NOON)
    test = begin(row)
    finish(test, words(test, 20))
    record(row, K.ENTRANCE_EXAM, {"score": 60})
    record(row, K.WORKKEYS, {"applied_math": 2, "graphic_literacy": 2, "workplace_documents": 2})
    before = {each.rule.kind: each.answer for each in standing(row, at=END)}
    applications.withdraw(row.pk, reason_code="pay", by=ROBOT, at=END)

    again = sent(scene, person=row.person, at=END)
    after = {each.rule.kind: each.answer for each in standing(again, at=END)}

    for kind in (K.TYPING, K.ENTRANCE_EXAM, K.WORKKEYS):
        assert after[kind].retest_from is not None
        assert after[kind] == before[kind]
    slug = scene.asked["typing"].slug
    imported = judgeable([again.pk], kind=K.TYPING, slug=slug, today=END.date())[again.pk].facts
    assert imported.results[K.TYPING] == known(again, at=END).results[K.TYPING]
    held = terms(again, at=END)
    assert (held.used, held.left, held.stops_left) == (1, 1, MOST_VOID - 1)
    with pytest.raises(GuardFailed) as refused:
        begin(again, at=END + timedelta(hours=23))
    assert refused.value.message == "You may try again from 12:05 p.m. on Thursday, January 8."
    test = begin(again, at=END + timedelta(days=1))
    finish(test, words(test, 20), at=END + timedelta(days=1, minutes=5))
    assert state_of(again) == ApplicationState.INELIGIBLE


def test_a_later_class_gives_new_tries_after_the_same_wait():
    scene = way()
    row = sent(scene)
    for at in (NOON, NOON + timedelta(days=1, minutes=5)):
        test = begin(row, at=at)
        finish(test, words(test, 20), at=at + timedelta(minutes=5))
    ended = at + timedelta(minutes=5)
    row.refresh_from_db()

    assert plan_now(row, at=ended).aim.starts_on == APRIL
    same = sent(scene, person=row.person, at=ended)
    assert same.state == ApplicationState.INELIGIBLE
    later = sent(scene, person=row.person, at=ended, path={"cohort": scene.april})

    held = terms(later, at=ended)
    assert (held.used, held.left, held.stops_left) == (0, 2, MOST_VOID)
    assert held.wait_until == ended + timedelta(days=1)


def test_after_the_last_try_the_application_ends_with_the_reason():
    row = sent(way())

    for day in (0, 2):
        at = NOON + timedelta(days=day)
        test = begin(row, at=at)
        finish(test, words(test, 20), at=at + timedelta(minutes=5))

    row.refresh_from_db()
    assert row.state == ApplicationState.INELIGIBLE
    assert row.ended_sentence.endswith("No further try is left.")


def test_a_running_try_is_resumed_on_the_same_clock():
    row = sent(way())

    first, second = begin(row), begin(row, at=NOON + timedelta(minutes=2))

    assert first == second
    assert second.ends_at == END


def test_handing_in_twice_counts_the_first_text():
    row = sent(way())
    test = begin(row)

    finish(test, words(test, 200))
    finish(test, "")

    test.refresh_from_db()
    assert test.typed == words(test, 200)
    assert ScreeningResult.objects.count() == 1


def test_what_comes_in_too_late_is_void_and_uses_no_try():
    row = sent(way())
    test = begin(row)

    finish(test, words(test, 200), at=END + timedelta(seconds=30))

    test.refresh_from_db()
    assert test.state == TypingState.VOID
    assert not ScreeningResult.objects.exists()
    assert begin(row, at=NOON + timedelta(minutes=10)).passage != test.passage


def test_only_a_few_tries_may_be_void():
    row = sent(way())

    for n in range(MOST_VOID):
        test = begin(row, at=NOON + timedelta(minutes=n))
        typing.leave(test.pk, by=ROBOT, at=NOON + timedelta(minutes=n))

    with pytest.raises(GuardFailed) as refused:
        begin(row, at=NOON + timedelta(minutes=9))
    assert refused.value.message.startswith("Several tries were stopped")


def test_pasted_text_goes_to_a_person_who_decides():
    row = sent(way())
    test = begin(row)
    text = words(test, 200)

    finish(test, text, telemetry=[[1000, len(text)]])

    assert verdict(row) == "look"
    result = ScreeningResult.objects.get()
    who = Actor.user(make.user())
    screening.settle(result.pk, accept=True, by=who, at=END, reason="Seen by the coordinator: a screen reader")
    assert verdict(row) == "met"


def test_a_rejected_try_is_void_and_may_be_repeated():
    row = sent(way())
    test = begin(row)
    text = words(test, 200)
    finish(test, text, telemetry=[[1000, len(text)]])

    screening.settle(ScreeningResult.objects.get().pk, accept=False, by=ROBOT, at=END, reason="Pasted")

    assert verdict(row) == "missing"
    assert begin(row, at=NOON + timedelta(minutes=9)).state == TypingState.OPEN


@pytest.mark.parametrize("telemetry", ["x", {}, [[1]], [["a", 1]], [[-1, 1]], [[1, 1, 1]], [[True, 1]], [None]])
def test_times_that_no_browser_sends_are_left_out(telemetry):
    row = sent(way())
    test = begin(row)

    finish(test, words(test, 200), telemetry=telemetry)

    test.refresh_from_db()
    assert (test.state, test.telemetry) == (TypingState.SCORED, [])


@pytest.mark.parametrize("state", ["draft", "ready", "ineligible"])
def test_no_test_is_open_before_sending_or_after_the_end(state):
    scene = way()
    row = make.application(ApplicationState(state), cohort=scene.march)

    with pytest.raises(GuardFailed):
        begin(row)

    assert not TypingTest.objects.exists()
    assert not Event.objects.exists()


def test_a_program_without_a_typing_test_has_none():
    row = sent(way(wanted=(K.INFO_SESSION,)))

    with pytest.raises(GuardFailed):
        begin(row)


def test_a_person_who_passed_types_no_more():
    row = sent(way())
    test = begin(row)
    finish(test, words(test, 200))

    with pytest.raises(GuardFailed):
        begin(row, at=NOON + timedelta(days=3))


def test_a_try_that_nobody_handed_in_is_closed_a_day_later():
    begin(sent(way()))

    before = typing.close_abandoned(at=END + timedelta(hours=23))
    after = typing.close_abandoned(at=END + timedelta(hours=25))

    assert (before, after) == (0, 1)
    assert TypingTest.objects.get().state == TypingState.VOID


@pytest.mark.django_db(transaction=True)
def test_ten_starts_at_once_are_one_try():
    row = sent(way())

    def attempt(_):
        try:
            return begin(row).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        found = set(pool.map(attempt, range(10)))

    assert len(found) == 1
