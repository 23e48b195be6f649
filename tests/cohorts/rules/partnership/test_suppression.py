"""Small cells and what would give them away."""

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cohorts.rules.partnership.cell_search import Solver
from cohorts.rules.partnership.suppression import (
    Mark,
    mask,
    percentage,
    suppress,
    suppress_people,
    thin_changes,
    with_totals,
)

QUICK = settings(max_examples=120, deadline=None, database=None)
H, D = Mark.HIDDEN, Mark.DASH


@pytest.mark.parametrize(("number", "shown"), [(0, H), (1, H), (4, H), (5, 5), (12, 12), (None, D)])
def test_zero_to_four_are_hidden_alike_and_nobody_possible_is_a_dash(number, shown):
    assert mask(number) == shown


@pytest.mark.parametrize(
    ("rows", "grid"),
    [
        # nothing small, nothing hidden
        ([[10, 20], [30, 40]], ((10, 20, 30), (30, 40, 70), (40, 60, 100))),
        # one small cell takes a second in its row and column, the cheapest loop of four
        (
            [[3, 20, 9], [30, 40, 50], [7, 8, 60]],
            ((H, H, 9, 32), (30, 40, 50, 120), (H, H, 60, 75), (40, 68, 119, 227)),
        ),
        # two small cells that protect each other with two more
        ([[3, 20], [30, 2]], ((H, H, 23), (H, H, 32), (33, 22, 55))),
        # four small cells need no other
        ([[3, 2, 20], [4, 4, 30], [10, 11, 12]], ((H, H, 20, 25), (H, H, 30, 38), (10, 11, 12, 33), (17, 17, 62, 96))),
        # a dash is known and protects nothing
        ([[3, None, 9], [None, 8, 50]], ((H, D, H, 12), (D, 8, 50, 58), (H, 8, H, 70))),
        # two hidden zeros are known if nothing but them is hidden in their row
        ([[0, 0, 10], [9, 9, 20]], ((H, H, H, 10), (H, H, H, 38), (9, 9, 30, 48))),
        # one row: its columns' totals would repeat it
        ([[3, 20]], ((H, H, 23), (H, H, 23))),
        ([[3]], ((H, H), (H, H))),
        ([[None, None]], ((D, D, D), (D, D, D))),
    ],
)
def test_further_cells_are_the_fewest_and_then_those_of_the_smallest_sum(rows, grid):
    assert suppress(rows).grid == grid


def test_a_single_column_hides_its_totals_only_where_cells_cannot_do_it():
    safe = suppress([[3], [20], [30]])

    assert safe.grid == ((H, H), (H, H), (30, 30), (53, 53))
    assert safe.further == ((1, 0), (1, 1))
    assert safe.exact


def test_a_large_table_is_safe_too():
    rows = [[(i * 7 + j * 11) % 23 for j in range(14)] for i in range(12)]

    safe = suppress(rows)

    assert _unprotected(with_totals(rows), safe.grid) == []


def test_a_search_that_stops_early_says_so_and_is_safe():
    table = with_totals([[2 if i == j else 5 + (i * 5 + j * 3) % 17 for j in range(6)] for i in range(6)])
    forced = {(i, i) for i in range(6)}

    found, exact = Solver(table, forced, most_steps=1).best()

    assert not exact
    solver = Solver(table, forced)
    assert all(solver.is_open(cell, forced | found) for cell in forced | found)


@pytest.mark.parametrize("rows", [[], [[]], [[1, 2], [3]], [[-1]]])
def test_what_is_no_table_of_people_is_a_mistake_of_the_program(rows):
    with pytest.raises(ValueError, match="table"):
        suppress(rows)


def test_a_small_difference_from_a_report_already_shown_hides_the_number():
    earlier = suppress([[12, 20], [30, 40]]).grid
    now = [[14, 25], [30, 48]]

    thin = thin_changes([earlier], with_totals(now))

    assert thin == {(0, 0), (1, 0), (2, 0)}
    assert suppress(now, also=thin).grid == ((H, H, 39), (H, H, 78), (H, H, 117))


@pytest.mark.parametrize(
    ("table", "grid"),
    [
        # totals that count people once seldom give a cell away
        ([[12, 3, 14], [20, 9, 25], [30, 11, 36]], ((12, H, 14), (20, 9, 25), (30, 11, 36))),
        # 16 people, of whom 12 are known: the other cell, being small, can only hold 4
        ([[12, 4, 16], [20, 9, 25], [30, 11, 36]], ((H, H, 16), (20, 9, 25), (30, 11, 36))),
        # two hidden cells of a total of 8 can only hold 4 each
        ([[4, 4, 8], [20, 9, 25], [21, 11, 30]], ((H, H, H), (20, 9, 25), (21, 11, 30))),
        ([[4, 3, 7], [20, 9, 25], [21, 11, 30]], ((H, H, 7), (20, 9, 25), (21, 11, 30))),
        ([[None, 3, 3], [8, 9, 12], [8, 10, 13]], ((D, H, H), (8, 9, 12), (8, 10, 13))),
        ([[None, None], [None, None]], ((D, D), (D, D))),
    ],
)
def test_people_counted_once_are_hidden_where_their_totals_leave_one_value(table, grid):
    assert suppress_people(table).grid == grid


@pytest.mark.parametrize("table", [[], [[1, 2], [1]], [[5, 5, 11], [5, 5, 11]], [[5, 4], [5, 5]], [[5, None], [5, 5]]])
def test_totals_that_cannot_count_people_once_are_a_mistake_of_the_program(table):
    with pytest.raises(ValueError, match="table"):
        suppress_people(table)


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(9, 10, 90), (1, 8, 13), (5, 1000, 1), (H, 10, H), (5, H, H), (D, 10, D), (10, 10, 100)],
)
def test_a_percentage_is_hidden_with_either_of_its_numbers(part, whole, shown):
    assert percentage(part, whole) == shown


# Independent reasoning: another table with the same shown numbers, found by trying


def _another(table, grid, cell, step):
    """Whether the shown numbers allow ``cell`` to be one more or less, by intervals and trying.

    Each hidden number may be its own or one beside it; a row or column whose hidden numbers cannot reach
    what is left ends the attempt.
    """
    hidden = [(i, j) for i, row in enumerate(grid) for j, shown in enumerate(row) if shown is H]
    ranges = {at: [n for d in (-1, 0, 1) if (n := table[at[0]][at[1]] + d) >= 0] for at in hidden}
    changed = table[cell[0]][cell[1]] + step
    if changed < 0:
        return False
    ranges[cell] = [changed]
    height, width = len(table), len(table[0])
    lines = [[(i, j) for j in range(width)] for i in range(height)]
    lines += [[(i, j) for i in range(height)] for j in range(width)]

    def consistent(known):
        for line in lines:
            *parts, total = [
                (known[at], known[at])
                if at in known
                else (min(ranges[at]), max(ranges[at]))
                if at in ranges
                else (table[at[0]][at[1]] or 0,) * 2
                for at in line
            ]
            if sum(low for low, _ in parts) > total[1] or sum(high for _, high in parts) < total[0]:
                return False
        return True

    def search(known, rest):
        if not consistent(known):
            return False
        if not rest:
            return True
        return any(search(known | {rest[0]: value}, rest[1:]) for value in ranges[rest[0]])

    return search({cell: changed}, [at for at in hidden if at != cell])


def _unprotected(table, grid):
    """Hidden cells with a single value; large tables take the way of the solver's own check."""
    if len(table) * len(table[0]) > 20:
        hidden = {(i, j) for i, row in enumerate(grid) for j, shown in enumerate(row) if shown is H}
        solver = Solver(table, hidden)
        return [cell for cell in hidden if not solver.is_open(cell, hidden)]
    return [
        (i, j)
        for i, row in enumerate(grid)
        for j, shown in enumerate(row)
        if shown is H and not (_another(table, grid, (i, j), 1) or _another(table, grid, (i, j), -1))
    ]


NUMBER = st.one_of(st.integers(0, 4), st.integers(5, 30), st.integers(5, 30), st.just(0), st.none())


def tables(most_rows, most_columns):
    return st.integers(1, most_rows).flatmap(
        lambda height: st.integers(1, most_columns).flatmap(
            lambda width: st.lists(st.lists(NUMBER, min_size=width, max_size=width), min_size=height, max_size=height)
        )
    )


@QUICK
@given(tables(3, 4))
def test_every_hidden_cell_has_two_values_that_the_shown_numbers_allow(rows):
    table, safe = with_totals(rows), suppress(rows)

    assert safe.exact
    assert _unprotected(table, safe.grid) == []
    for (i, row), (j, _) in product(enumerate(table), enumerate(table[0])):
        number, shown = row[j], safe.grid[i][j]
        assert (shown is D) == (number is None)
        assert shown in {H, D, number}
        if number is not None and number < 5:
            assert shown is H


@QUICK
@given(tables(3, 3))
def test_no_cheaper_choice_of_cells_would_do(rows):
    table, safe = with_totals(rows), suppress(rows)
    size = len(safe.further)
    free = [
        (i, j)
        for i, row in enumerate(table[:-1])
        for j, number in enumerate(row[:-1])
        if number is not None and number > 4
    ]
    cost = size, sum(table[i][j] for i, j in safe.further)
    solver = Solver(table, ())
    small = {(i, j) for i, row in enumerate(table) for j, number in enumerate(row) if number is not None and number < 5}

    cheaper = [
        chosen
        for number in range(size + 1)
        for chosen in combinations(free, number)
        if (number, sum(table[i][j] for i, j in chosen)) < cost
        and all(solver.is_open(cell, small | set(chosen)) for cell in small | set(chosen))
    ]

    assert cheaper == []


@QUICK
@given(tables(3, 3))
def test_a_cell_that_counts_as_open_has_a_second_value_and_a_closed_one_has_none(rows):
    table = with_totals(rows)
    small = {(i, j) for i, row in enumerate(table) for j, number in enumerate(row) if number is not None and number < 5}
    grid = [[H if (i, j) in small else number for j, number in enumerate(row)] for i, row in enumerate(table)]
    solver = Solver(table, small)

    closed = [cell for cell in sorted(small) if not solver.is_open(cell, small)]

    assert closed == _unprotected(table, grid)


MEMBERSHIPS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 25)), max_size=90)


@QUICK
@given(MEMBERSHIPS)
def test_of_people_counted_once_no_total_shown_leaves_a_small_cell_one_value(memberships):
    def people(rows, columns):
        return len({person for i, j, person in memberships if i in rows and j in columns})

    every = range(3)
    table = [[people(rows, columns) for columns in ([0], [1], [2], every)] for rows in ([0], [1], [2], every)]

    safe = suppress_people(table)

    lines = zip((*safe.grid, *zip(*safe.grid, strict=True)), (*table, *zip(*table, strict=True)), strict=True)
    for (*parts, total), numbers in lines:
        hidden = [number for shown, number in zip(parts, numbers[:-1], strict=True) if shown is H]
        if total is not H and hidden and max(hidden) < 5:
            assert total - sum(number for number in parts if number is not H) < 4 * len(hidden)


@QUICK
@given(tables(4, 4))
def test_the_same_table_is_always_hidden_in_the_same_way(rows):
    assert suppress(rows) == suppress([list(row) for row in rows])
