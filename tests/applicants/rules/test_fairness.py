"""Rates of groups side by side, from the tables of the sources and as properties."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from applicants.rules.fairness import Bounds, Passing, Standing, compare, fisher

BOUNDS = Bounds()


def lines(silent=frozenset(), bounds=BOUNDS, **groups):
    found = {name: Passing(reached, passed) for name, (passed, reached) in groups.items()}
    return compare(found, unstated=silent, bounds=bounds)


def test_forty_of_fifty_and_twenty_four_of_forty():
    found = lines(a=(40, 50), b=(24, 40))

    assert found["a"].standing == Standing.REFERENCE
    assert found["b"].standing == Standing.BELOW
    assert (found["a"].rate, found["b"].rate) == (Fraction(8, 10), Fraction(6, 10))
    assert found["b"].ratio == Fraction(3, 4)
    assert f"{float(found['b'].p):.3f}" == "0.060"
    assert not found["b"].turns
    assert not found["b"].indicative


@pytest.mark.parametrize(
    ("table", "p"),
    [
        ((3, 4, 1, 4), 0.485714),  # the lady tasting tea, two-tailed
        ((1, 10, 11, 14), 0.002759),  # Fisher's twins of criminals
        ((0, 5, 5, 5), 0.007937),
        ((5, 5, 5, 5), 1.0),
        ((0, 0, 3, 7), 1.0),
    ],
)
def test_fishers_test_has_the_known_values(table, p):
    assert float(fisher(*table)) == pytest.approx(p, abs=1e-6)


def test_exactly_four_fifths_is_not_below_and_one_less_is():
    assert lines(a=(50, 50), b=(40, 50))["b"].standing == Standing.NOT_BELOW
    assert lines(a=(50, 50), b=(39, 50))["b"].standing == Standing.BELOW
    assert lines(a=(3, 10), b=(24, 100))["b"].ratio == Fraction(4, 5)


def test_one_more_pass_keeps_the_denominators():
    found = lines(a=(50, 50), b=(39, 50), c=(38, 50))

    assert (found["b"].turns, found["c"].turns) == (True, False)


def test_of_equal_rates_the_larger_group_is_the_reference():
    found = lines(a=(10, 20), b=(20, 40))

    assert (found["a"].standing, found["b"].standing) == (Standing.NOT_BELOW, Standing.REFERENCE)
    assert found["a"].ratio == 1


@pytest.mark.parametrize(
    ("groups", "why"),
    [
        ({"a": (4, 4), "b": (30, 60)}, "fewer than five"),
        ({"unstated": (30, 30), "b": (30, 60)}, "nothing said"),
    ],
)
def test_who_is_never_the_reference(groups, why):
    found = lines(silent=frozenset({"unstated"}), **groups)

    assert found["b"].standing == Standing.REFERENCE, why
    assert found[next(iter(groups))].rate == 1


def test_a_small_share_of_applicants_is_compared_with_as_any_other():
    """The two percent of 29 CFR 1607.4 A are of the labor force, not of those who applied."""
    found = lines(a=(5, 5), b=(200, 400))

    assert (found["a"].standing, found["b"].standing) == (Standing.REFERENCE, Standing.BELOW)
    assert found["b"].indicative


def test_a_group_without_an_answer_is_shown_and_not_compared():
    found = lines(silent=frozenset({"u"}), a=(30, 40), u=(5, 40))

    assert found["u"].standing == Standing.NOT_COMPARED
    assert (found["u"].rate, found["u"].ratio, found["u"].p) == (Fraction(1, 8), None, None)


def test_twenty_nine_people_are_indicative_only_and_thirty_are_not():
    assert lines(a=(30, 40), b=(20, 29))["b"].indicative
    assert not lines(a=(30, 40), b=(20, 30))["b"].indicative
    assert lines(a=(29, 29), b=(20, 30))["b"].indicative


def test_nobody_passing_compares_nothing():
    assert {each.standing for each in lines(a=(0, 40), b=(0, 50)).values()} == {
        Standing.REFERENCE,
        Standing.NOT_COMPARED,
    }
    assert lines(a=(0, 0))["a"].standing == Standing.NOT_COMPARED


def test_withdrawals_stay_in_reached_and_the_rate_is_known_both_ways():
    each = Passing(50, 30, 10)

    assert (each.rate, each.rate_of_stayers) == (Fraction(3, 5), Fraction(3, 4))
    assert Passing(50, 30).rate_of_stayers is None
    assert Passing(7, 0, 7).rate_of_stayers is None
    with pytest.raises(ValueError, match="without reaching"):
        Passing(5, 3, 3)


@given(some.integers(0, 40), some.integers(0, 40), some.integers(0, 40), some.integers(0, 40))
def test_fishers_test_is_symmetric_and_a_probability(a, b, c, d):
    p = fisher(a, a + b, c, c + d)

    assert 0 < p <= 1
    assert p == fisher(c, c + d, a, a + b) == fisher(b, a + b, d, c + d)


@given(some.lists(some.tuples(some.integers(0, 60), some.integers(0, 60)), min_size=1, max_size=5))
def test_no_ratio_is_more_than_one_when_every_group_may_be_the_reference(rows):
    groups = {str(n): Passing(a + b, a) for n, (a, b) in enumerate(rows)}
    found = compare(groups, unstated=frozenset(), bounds=Bounds(least=0))

    assert all(line.ratio is None or line.ratio <= 1 for line in found.values())
    assert sum(line.standing == Standing.REFERENCE for line in found.values()) <= 1
