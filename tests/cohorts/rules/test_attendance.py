"""Class minutes attended, owed, and the door to the exam."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apprenticeships.rules.refusal import RuleRefused
from cohorts.rules.attendance import (
    Instruction,
    SessionRecord,
    Waiver,
    absences_in_a_row,
    exam_gate,
    instruction,
)

QUICK = settings(max_examples=60, deadline=None, database=None)
FIRST = date(2026, 1, 7)
REQUIRED = 48 * 60


def _twelve(*, absent=()):
    return [SessionRecord(FIRST + timedelta(weeks=n), 240, 0 if n in absent else 240) for n in range(12)]


def test_eleven_of_twelve_classes_leave_four_hours_owed_and_the_gate_closed():
    found = instruction(_twelve(absent={4}), required=REQUIRED)

    assert (found.delivered, found.owed, found.percent) == (44 * 60, 240, Decimal("91.7"))
    assert exam_gate(found).open is False
    assert exam_gate(found).message == ("4 hours of class are owed. Make them up, or record a waiver, before the exam.")


def test_a_make_up_class_opens_the_gate():
    found = instruction(_twelve(absent={4}), required=REQUIRED, made_up=240)

    assert (found.delivered, found.owed, found.percent) == (REQUIRED, 0, Decimal("100.0"))
    assert exam_gate(found).open is True
    assert exam_gate(found).message == ""


def test_a_waiver_opens_the_gate_but_is_not_instruction():
    found = instruction(_twelve(absent={4}), required=REQUIRED, waivers=[Waiver(240, "Taught the topic before")])

    assert (found.delivered, found.owed, found.percent) == (44 * 60, 0, Decimal("91.7"))
    assert exam_gate(found).open is True


def test_a_waiver_needs_minutes_and_a_reason():
    with pytest.raises(RuleRefused, match="why"):
        Waiver(240, " ")
    with pytest.raises(RuleRefused, match="hours"):
        Waiver(0, "Nothing")


def test_minutes_attended_count_unless_the_program_counts_whole_classes():
    late = [SessionRecord(FIRST, 240, 200)]

    assert instruction(late, required=240).owed == 40
    assert instruction(late, required=240, whole_sessions=True).owed == 0


def test_nobody_attends_more_than_the_class_lasted_or_less_than_nothing():
    with pytest.raises(RuleRefused):
        SessionRecord(FIRST, 240, 241)
    with pytest.raises(RuleRefused):
        SessionRecord(FIRST, 240, -1)


def test_classes_to_come_are_not_owed_yet():
    sessions = [SessionRecord(FIRST, 240, 240), SessionRecord(FIRST + timedelta(7), 240, None)]

    found = instruction(sessions, required=REQUIRED)

    assert (found.owed, found.ahead, found.missing) == (0, 240, REQUIRED - 240)
    assert exam_gate(found).open is False
    assert exam_gate(found).message == (
        "44 hours of class are still missing. Finish the classes, or record a waiver, before the exam."
    )


@pytest.mark.parametrize(("percent", "open_"), [(100, False), (92, False), (91, True)])
def test_the_gate_opens_at_the_programs_share_of_the_required_minutes(percent, open_):
    found = instruction(_twelve(absent={4}), required=REQUIRED)

    assert exam_gate(found, required_percent=percent).open is open_


def test_without_required_instruction_the_gate_is_open():
    found = instruction([], required=0)

    assert found.percent == Decimal("100.0")
    assert exam_gate(found).open is True


def test_absences_in_a_row_count_back_from_the_last_class_held():
    future = SessionRecord(FIRST + timedelta(weeks=12), 240, None)

    assert absences_in_a_row([*_twelve(absent={3, 10, 11}), future]) == 2
    assert absences_in_a_row(_twelve(absent={3})) == 0
    assert absences_in_a_row([]) == 0


@QUICK
@given(
    st.lists(st.tuples(st.integers(1, 480), st.one_of(st.none(), st.floats(0, 1))), max_size=20),
    st.integers(0, 6000),
    st.integers(0, 1000),
    st.integers(0, 1000),
)
def test_owed_is_never_negative_and_falls_with_every_make_up_minute(listed, required, made_up, more):
    sessions = [
        SessionRecord(FIRST + timedelta(n), minutes, None if part is None else int(minutes * part))
        for n, (minutes, part) in enumerate(listed)
    ]

    before = instruction(sessions, required=required, made_up=made_up)
    after = instruction(sessions, required=required, made_up=made_up + more)

    assert 0 <= after.owed <= before.owed
    assert after.owed >= before.owed - more
    assert 0 <= after.missing <= before.missing
    assert isinstance(before, Instruction)
    assert not (exam_gate(before).open and not exam_gate(after).open)
    assert exam_gate(before).open == (before.missing == 0)
