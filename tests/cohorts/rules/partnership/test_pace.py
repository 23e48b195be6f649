"""The pace that is still needed is said so that keeping it is enough."""

from datetime import date, timedelta

import pytest

from cohorts.rules.partnership.counting import Target, expected
from cohorts.rules.partnership.pace import pace_in_words, weekly_in_words

BY = date(2027, 6, 30)


@pytest.mark.parametrize(
    ("missing", "weeks", "words"),
    [
        (0, 10, "Reached"),
        (120, 10, "12 people a week until Wednesday, June 30, 2027"),
        (121, 10, "13 people a week until Wednesday, June 30, 2027"),
        (10, 10, "1 person a week until Wednesday, June 30, 2027"),
        (3, 10, "1 person every 3 weeks until Wednesday, June 30, 2027"),
        (3, 0, "The time was over on Wednesday, June 30, 2027"),
    ],
)
def test_the_pace_in_words(missing, weeks, words):
    assert pace_in_words(missing, on=BY - timedelta(weeks=weeks), by=BY) == words


@pytest.mark.parametrize(
    ("missing", "weeks", "words"), [(0, 0, "Reached"), (25, 10, "3 people a week"), (1, 0, "The time is over")]
)
def test_the_pace_alone(missing, weeks, words):
    assert weekly_in_words(missing, on=BY - timedelta(weeks=weeks), by=BY) == words


@pytest.mark.parametrize(
    ("on", "people"),
    [(date(2025, 12, 31), 0), (date(2026, 1, 1), 0), (date(2026, 1, 5), 50), (date(2026, 1, 10), 100),
     (date(2027, 1, 1), 100)],
)  # fmt: skip
def test_an_even_pace_is_full_on_the_last_day(on, people):
    target = Target("x", 100, date(2026, 1, 1), date(2026, 1, 10))

    assert expected(target, on=on) == (10 if on == date(2026, 1, 1) else people)
