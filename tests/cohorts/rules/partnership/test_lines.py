"""Tables that share numbers: no small number is shown, and none can be worked out along a line."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cohorts.rules.partnership.lines import Line, hidden

PARTNERS, COMPONENTS = ("a", "b", "c"), ("x", "y")


def row(*parts: int) -> tuple[dict[str, int], list[Line[str]]]:
    numbers = dict(zip(PARTNERS, parts, strict=False))
    return numbers | {"all": sum(parts)}, [Line(tuple(numbers), "all", adds_up=True)]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((6, 7, 8), set()),
        ((3, 7, 8), {"a", "b"}),
        ((3, 4, 8), {"a", "b"}),
        ((0, 0, 8), {"a", "b", "c"}),
        ((0, 0, 0), {"a", "b", "c", "all"}),
        ((3, 9), {"a", "b"}),
    ],
)
def test_a_line_that_adds_up_hides_two_numbers_or_none(parts, expected):
    assert hidden(*row(*parts)) == expected


def test_a_line_of_one_part_hides_part_and_total_together():
    numbers = {"a": 7, "all": 7}

    assert hidden(numbers, [Line(("a",), "all", adds_up=True)], also=["all"]) == {"a", "all"}


@pytest.mark.parametrize(("total", "expected"), [(9, {"x"}), (10, {"x"}), (11, {"x", "y"})])
def test_a_total_of_people_counted_once_must_leave_a_choice(total, expected):
    numbers = {"x": total - 7 if total > 10 else 3, "y": 7, "all": total}

    assert hidden(numbers, [Line(("x", "y"), "all", adds_up=False)]) == expected


small_numbers = st.integers(0, 12)


@given(st.lists(st.lists(small_numbers, min_size=3, max_size=3), min_size=2, max_size=2))
def test_nobody_can_solve_for_a_hidden_number_of_employers(rows):
    """Try every table of employers that agrees with what is shown: each hidden number has more than one value."""
    numbers = {
        (line, name): number for line, row_ in enumerate(rows) for name, number in zip(PARTNERS, row_, strict=True)
    }
    numbers |= {(line, "all"): sum(row_) for line, row_ in enumerate(rows)}
    lines = [Line(tuple((line, name) for name in PARTNERS), (line, "all"), adds_up=True) for line in range(len(rows))]
    gone = hidden(numbers, lines)

    assert {cell for cell, number in numbers.items() if number < 5} <= gone
    for line in range(len(rows)):
        cells = [(line, name) for name in PARTNERS]
        away = [cell for cell in cells if cell in gone]
        possible = [
            guess for guess in itertools.product(range(17), repeat=len(away))
            if (line, "all") in gone
            or sum(guess) + sum(numbers[cell] for cell in cells if cell not in gone) == numbers[line, "all"]
        ]  # fmt: skip
        for place, _ in enumerate(away):
            assert len({guess[place] for guess in possible}) > 1
