"""When a number of people asks for a sentence."""

import pytest

from cohorts.rules.partnership.variance import Limit, asks_why


@pytest.mark.parametrize(
    ("now", "before", "asks"),
    [
        (10, None, False),
        (0, 0, False),
        (4, 0, False),
        (5, 0, True),
        (20, 16, False),  # four people
        (25, 20, False),  # exactly a quarter
        (26, 20, True),
        (15, 20, False),
        (14, 20, True),
        (104, 100, False),
        (125, 100, False),
        (126, 100, True),
        (0, 5, True),
        (0, 4, False),
    ],
)
def test_more_than_a_quarter_and_at_least_five_people_ask_why(now, before, asks):
    assert asks_why(now, before) is asks


def test_another_limit_may_hold():
    assert asks_why(11, 10, limit=Limit(percent=5, people=1))
