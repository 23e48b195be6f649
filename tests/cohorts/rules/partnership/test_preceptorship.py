"""What one day of supervision can hold."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apprenticeships.rules.refusal import RuleRefused
from cohorts.rules.partnership.preceptorship import DAY_MINUTES, Supervised, check_day

TODAY, JOINED = date(2026, 3, 10), date(2026, 1, 5)
QUICK = settings(max_examples=100, deadline=None, database=None)


def check(new, *others, left_on=None):
    check_day(new, others, today=TODAY, joined_on=JOINED, left_on=left_on)


def code(new, *others, **fields):
    with pytest.raises(RuleRefused) as refused:
        check(new, *others, **fields)
    return refused.value.code


@pytest.mark.parametrize(
    ("new", "others", "left_on"),
    [
        (Supervised(TODAY, 1, "Dental"), [], None),
        (Supervised(JOINED, DAY_MINUTES, "Dental"), [], JOINED),
        (Supervised(TODAY, 720, "Dental"), [Supervised(TODAY, 720, "Nursing")], None),
        (Supervised(TODAY, 720, "Dental"), [Supervised(TODAY - timedelta(days=1), 1440, "Dental")], None),
    ],
)
def test_a_day_that_can_be_is_taken(new, others, left_on):
    check(new, *others, left_on=left_on)


@pytest.mark.parametrize(
    ("new", "others", "left_on", "refused"),
    [
        (Supervised(TODAY + timedelta(days=1), 60, "Dental"), [], None, "future"),
        (Supervised(JOINED - timedelta(days=1), 60, "Dental"), [], None, "early"),
        (Supervised(TODAY, 60, "Dental"), [], TODAY - timedelta(days=1), "late"),
        (Supervised(TODAY, 0, "Dental"), [], None, "minutes"),
        (Supervised(TODAY, DAY_MINUTES + 1, "Dental"), [], None, "minutes"),
        (Supervised(TODAY, 60, "dental"), [Supervised(TODAY, 60, "Dental")], None, "twice"),
        (Supervised(TODAY, 721, "Dental"), [Supervised(TODAY, 720, "Nursing")], None, "day-full"),
    ],
)
def test_a_day_that_cannot_be_is_refused(new, others, left_on, refused):
    assert code(new, *others, left_on=left_on) == refused


@QUICK
@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(-5, 1500)), max_size=12))
def test_no_day_ever_holds_more_than_24_hours_or_an_area_twice(asked):
    kept = []
    for area, minutes in asked:
        new = Supervised(TODAY, minutes, area)
        try:
            check(new, *kept)
        except RuleRefused:
            continue
        kept.append(new)

    assert sum(each.minutes for each in kept) <= DAY_MINUTES
    assert len({each.area for each in kept}) == len(kept)
