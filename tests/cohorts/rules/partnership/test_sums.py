"""No hidden number of a sum can be found by subtracting."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cohorts.rules.partnership.sums import TOTAL, Sum, hidden_in

AMOUNTS = st.lists(st.integers(0, 9), min_size=1, max_size=4)


@st.composite
def sums(draw):
    """Services of each line and the people shown of it: of a small number of services no people are shown."""
    parts = draw(AMOUNTS)
    people = [draw(st.sampled_from([0, *range(5, part + 1)])) if part > 4 else 0 for part in parts]
    return Sum(tuple(parts), sum(parts), tuple(people))


def solutions(numbers, gone):
    """Every way to fill in the hidden parts that a reader of the page cannot rule out, one by one."""
    most = numbers.total + 6
    choices = []
    for place, part in enumerate(numbers.parts):
        if place not in gone:
            choices.append([part])
        elif part < 5:
            choices.append(range(5))
        else:
            choices.append(range(max(5, numbers.at_least[place]), most))
    for found in product(*choices):
        if TOTAL in gone or sum(found) == numbers.total:
            yield found


@given(sums())
def test_no_hidden_number_has_only_one_solution(numbers):
    gone = hidden_in(numbers)
    found = list(solutions(numbers, gone))
    for place in range(len(numbers.parts)):
        if place in gone:
            assert len({each[place] for each in found}) > 1


@given(sums())
def test_every_small_number_is_hidden_and_without_one_nothing_is(numbers):
    gone = hidden_in(numbers)
    small = {place for place, part in enumerate(numbers.parts) if part < 5} | ({TOTAL} if numbers.total < 5 else set())
    assert small <= gone
    assert small or not gone


@pytest.mark.parametrize(
    ("parts", "people", "gone"),
    [
        ((0, 12), (0, 12), {0, TOTAL}),  # 12 people need 12 services: hiding them would not help
        ((3, 12, 9), (0, 8, 7), {0, 2}),
        ((4, 4, 9), (0, 0, 6), {0, 1, 2}),  # two hidden numbers that make 8 can only be 4 and 4
        ((0, 0, 9), (0, 0, 9), {0, 1, TOTAL}),
        ((9, 7), (9, 7), set()),
    ],
)
def test_the_smallest_other_line_is_hidden_or_the_total(parts, people, gone):
    assert hidden_in(Sum(parts, sum(parts), people)) == gone
