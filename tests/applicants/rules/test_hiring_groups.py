"""Groups of the queue, the clock of a candidate, and the day to come back."""

from datetime import date

import pytest

from applicants.rules.hiring_groups import MINE, ORDER, TITLES, Group, clock_words, group_of, see_you
from applicants.rules.hiring_queue import Turn, Verb

ON = date(2026, 1, 9)  # a Friday


@pytest.mark.parametrize(
    ("verb", "waits_for", "opened", "group"),
    [
        (Verb.CALL, "", True, Group.CLOSE),
        (Verb.DECIDE, "", True, Group.CLOSE),
        (Verb.SCORE, "", True, Group.SCORE),
        (Verb.AGREE, "", True, Group.SCORE),
        (Verb.INVITE, "", True, Group.MEET),
        (Verb.INVITE, "", False, Group.NEW),
        (Verb.OPEN, "The candidate", True, Group.CANDIDATE),
        (Verb.OPEN, "The meeting", True, Group.CANDIDATE),
        (Verb.OPEN, "Another department", True, Group.OTHERS),
        (Verb.OPEN, "Your colleagues", False, Group.OTHERS),
        (Verb.OPEN, "Another interviewer", True, Group.OTHERS),
    ],
)
def test_a_turn_belongs_to_what_needs_doing(verb, waits_for, opened, group):
    assert group_of(Turn(verb, "Words.", ON, waits_for), opened=opened) == group


def test_what_waits_for_nobody_else_comes_first():
    assert [group in MINE for group in ORDER] == [True] * 4 + [False] * 2
    assert set(TITLES) == set(ORDER)


@pytest.mark.parametrize(
    ("since", "due", "words"),
    [
        (date(2026, 1, 7), date(2026, 1, 14), "Waits for us since Wednesday, January 7: day 2 of 5 working days."),
        (date(2026, 1, 9), date(2026, 1, 16), "Waits for us since Friday, January 9: day 1 of 5 working days."),
        (date(2026, 1, 9), date(2026, 1, 9), "Waits for us since Friday, January 9: day 1 of 1 working day."),
        (
            date(2025, 12, 23),
            date(2025, 12, 31),
            "Waits for us since Tuesday, December 23, 2025: 11 working days, and we promised 5.",
        ),
    ],
)
def test_the_clock_counts_working_days_of_those_promised(since, due, words):
    assert clock_words(since, due, ON) == words


@pytest.mark.parametrize(
    ("comes_back", "day"),
    [
        ([], date(2026, 1, 16)),
        ([date(2026, 1, 13), date(2026, 1, 12)], date(2026, 1, 12)),
        ([date(2026, 1, 11)], date(2026, 1, 12)),  # a Sunday: the Monday after
        ([date(2026, 1, 9), date(2026, 1, 2)], date(2026, 1, 16)),  # what is over does not come back
        ([date(2026, 3, 1)], date(2026, 1, 16)),  # in a week at the latest
    ],
)
def test_one_comes_back_on_the_next_day_with_something_to_do(comes_back, day):
    assert see_you(comes_back, ON) == day


def test_a_holiday_is_no_day_to_come_back():
    assert see_you([], date(2026, 1, 12)) == date(2026, 1, 20)  # January 19 is Martin Luther King Jr. Day
