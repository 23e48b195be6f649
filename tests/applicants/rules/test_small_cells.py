"""Small numbers of a way in: by hand, and against every table that a reader could think of."""

import itertools

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from applicants.rules.small_cells import Chain, enough, guards_withdrawals, parts, safe, total
from cohorts.rules.partnership.suppression import Mark

HIDDEN = Mark.HIDDEN


def chain(*left, hired, withdrew=None):
    gone = withdrew or (0,) * len(left)
    return Chain(tuple(a - b for a, b in zip(left, gone, strict=True)), tuple(gone), hired)


def compositions(number, places):
    """Every way to spread a number over so many places."""
    for bars in itertools.combinations(range(number + places - 1), places - 1):
        edges = (-1, *bars, number + places - 1)
        yield tuple(b - a - 1 for a, b in itertools.pairwise(edges))


def fits(row, shown):
    """Whether a chain of left and hired agrees with what is shown of a group."""
    *left, hired = row
    reached = [sum(row[i:]) for i in range(len(left))] + [hired]
    return all(
        mark is HIDDEN or mark == number
        for mark, number in zip((*shown.reached, *shown.left), (*reached, *left), strict=True)
    )


def readings(chains, shown):
    """Every table that the numbers shown and the sums allow, as tuples of rows."""
    sums = (*total(chains).left, total(chains).hired)
    columns = [list(compositions(number, len(chains))) for number in sums]
    for cells in itertools.product(*columns):
        rows = tuple(zip(*cells, strict=True))
        if all(fits(row, each) for row, each in zip(rows, shown, strict=True)):
            yield rows


def test_large_numbers_are_all_shown():
    found = safe([chain(10, 8, hired=32), chain(16, 6, hired=18)])

    assert found[0].reached == (50, 40, 32)
    assert found[1].left == (16, 6)


def test_nought_to_four_are_hidden_alike_and_two_of_a_line_at_least():
    for few in range(5):
        found = safe([chain(few, hired=30), chain(12, hired=20), chain(9, hired=40)])

        assert found[0].left == (HIDDEN,)
        assert sum(HIDDEN in each.left for each in found) >= 2
        assert sum(HIDDEN in (*each.reached, *each.left) for each in found) == 2


def test_the_fewest_further_numbers_are_hidden_and_of_these_the_smallest():
    found = safe([chain(3, hired=30), chain(12, hired=20), chain(9, hired=40)])

    # left and hired of the first group, and of the one with the smaller sum of both
    assert found[0].reached == (33, HIDDEN)
    assert found[1].reached == (32, HIDDEN)
    assert found[2].reached == (49, 40)


@pytest.mark.parametrize(
    ("rows", "hidden"),
    [
        # left and hired of each group: which groups have a hidden number of leaving
        ([(1, 30), (0, 20), (12, 40)], {0, 1, 2}),  # 1 in all: alone each would be 0 or 1
        ([(1, 30), (0, 20), (0, 40), (12, 25)], {0, 1, 2, 3}),
        ([(2, 30), (2, 20), (12, 40)], {0, 1}),  # 4 in all: each may be 0 to 4
        ([(4, 30), (4, 20), (12, 40)], {0, 1}),
        ([(4, 30), (3, 20), (3, 25), (12, 40)], {0, 1, 2}),
        ([(0, 30), (0, 20), (12, 40), (9, 40)], {0, 1, 3}),  # the smaller of both is enough
        ([(3, 30), (12, 20), (9, 40)], {0, 1}),
    ],
)
def test_what_is_hidden_together_is_never_few_in_all(rows, hidden):
    found = safe([chain(left, hired=hired) for left, hired in rows])

    assert {g for g, each in enumerate(found) if each.left[0] is HIDDEN} == hidden


def test_steps_are_put_together_until_no_sum_is_small():
    assert parts(chain(2, 3, 7, 1, hired=9)) == [[0, 1], [2, 3]]
    assert parts(chain(2, 2, hired=9)) == []
    assert parts(chain(9, hired=4)) == []
    assert chain(2, 3, 7, 1, hired=9).merged([[0, 1], [2, 3]]).left == (5, 8)


def test_no_two_numbers_shown_of_a_group_lie_within_four_people():
    found = safe([chain(2, 1, 9, hired=30), chain(9, 8, 7, hired=20), chain(6, 9, 9, hired=30)])

    for each in found:
        numbers = [number for number in each.reached if number is not HIDDEN]
        assert all(a - b >= 5 for a, b in itertools.pairwise(numbers))


def test_withdrawals_are_told_apart_only_where_neither_part_is_small():
    rows = [chain(20, hired=30, withdrew=(8,)), chain(15, hired=20, withdrew=(6,)), chain(9, hired=20, withdrew=(2,))]

    # the third is small; alone it would be what the sum leaves
    assert [each.withdrew for each in safe(rows)] == [(8,), (HIDDEN,), (HIDDEN,)]
    assert [each.withdrew for each in safe(rows[:2])] == [(8,), (6,)]


def test_one_group_is_no_table():
    with pytest.raises(ValueError, match="two groups"):
        safe([chain(20, hired=30)])
    with pytest.raises(ValueError, match="enough people"):
        safe([chain(1, hired=30), chain(1, hired=30)])


@given(some.lists(some.integers(0, 6), min_size=1, max_size=5), some.integers(0, 9))
def test_there_is_a_report_where_enough_left_and_were_hired(left, hired):
    assert bool(parts(chain(*left, hired=hired))) == enough(left=sum(left), hired=hired)


@settings(max_examples=40, deadline=None)
@given(some.lists(some.tuples(*[some.integers(0, 7)] * 2), min_size=2, max_size=3))
def test_nothing_hidden_has_one_value_in_one_step(rows):
    chains = [chain(left, hired=hired) for left, hired in rows]
    assume(parts(total(chains)))
    shown = safe(chains)
    every = list(readings(chains, shown))

    for g, each in enumerate(shown):
        seen = [{sum(rows[g]) for rows in every}, {rows[g][1] for rows in every}, {rows[g][0] for rows in every}]
        true = (*chains[g].reached, *chains[g].left)
        for mark, values, number in zip((*each.reached, *each.left), seen, true, strict=True):
            assert (len(values) > 1) == (mark is HIDDEN)
            assert number >= 5 or values >= {0, 1, 2, 3, 4}


@settings(max_examples=25, deadline=None)
@given(some.lists(some.tuples(*[some.integers(0, 6)] * 3), min_size=2, max_size=2))
def test_nothing_hidden_has_one_value_in_two_steps(rows):
    chains = [chain(*left, hired=hired) for *left, hired in rows]
    assume(parts(total(chains)) == [[0], [1]])
    shown = safe(chains)
    every = list(readings(chains, shown))

    for g, each in enumerate(shown):
        values = [{sum(rows[g][i:]) for rows in every} for i in range(3)]
        values += [{rows[g][i] for rows in every} for i in range(2)]
        true = (*chains[g].reached, *chains[g].left)
        for mark, seen, number in zip((*each.reached, *each.left), values, true, strict=True):
            assert (len(seen) > 1) == (mark is HIDDEN)
            assert number >= 5 or seen >= {0, 1, 2, 3, 4}


@settings(max_examples=60, deadline=None)
@given(some.lists(some.tuples(some.integers(0, 8), some.integers(0, 8)), min_size=2, max_size=3))
def test_no_hidden_withdrawals_have_one_value(rows):
    chains = [Chain((a,), (b,), 20) for a, b in rows]
    everybody = total(chains)
    assume(parts(everybody) and min(everybody.not_passed[0], everybody.withdrew[0]) >= 5)
    shown = safe(chains)
    assume(guards_withdrawals(chains, shown, 0))
    pool = [g for g, each in enumerate(shown) if each.left[0] is HIDDEN]
    every = [
        gone
        for gone in compositions(everybody.withdrew[0], len(chains))
        if all(each.left[0] is HIDDEN or b <= each.left[0] for each, b in zip(shown, gone, strict=True))
        and all(each.withdrew[0] in (HIDDEN, b) for each, b in zip(shown, gone, strict=True))
        and sum(gone[g] for g in pool) <= sum(sum(rows[g]) for g in pool)
    ]

    for g, each in enumerate(shown):
        if each.withdrew[0] is not HIDDEN:
            continue
        gone, size = {gone[g] for gone in every}, sum(rows[g])
        assert len(gone) > 1
        assert rows[g][1] >= 5 or gone >= {0, 1, 2, 3, 4}
        assert rows[g][0] >= 5 or each.left[0] is HIDDEN or {size - number for number in gone} >= {0, 1, 2, 3, 4}


def test_the_sum_of_withdrawals_is_not_told_where_it_gives_a_group_away():
    rows = [chain(8, hired=30, withdrew=(1,)), chain(42, hired=30, withdrew=(42,))]
    apart = [chain(8, hired=30, withdrew=(1,)), chain(42, hired=30, withdrew=(20,))]

    # 43 of 50 withdrew, of the others at most 42: so at least one of the 8
    assert [guards_withdrawals(each, safe(each), 0) for each in (rows, apart)] == [False, True]
