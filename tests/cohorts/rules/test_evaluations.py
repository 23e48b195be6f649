"""Growth between two evaluations."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apprenticeships.rules.refusal import RuleRefused
from cohorts.rules.evaluations import CRITERIA, HIDDEN, Figure, Means, by_site, growth, means_by_site

QUICK = settings(max_examples=100, deadline=None, database=None)


def rated(*values):
    return dict(zip(CRITERIA, values, strict=False))


def grown(steps):
    """One person's growth by so many steps in every criterion."""
    return growth(rated(*[2 - min(steps, 0)] * 6), rated(*[2 - min(steps, 0) + steps] * 6))


@pytest.mark.parametrize(
    ("first", "last", "steps", "mean"),
    [
        (rated(1, 2, 3, 4, 2, 2), rated(2, 2, 2, 4, 4, 3), [1, 0, -1, 0, 2, 1], Fraction(1, 2)),
        (rated(1, None, 3, 4), rated(2, 4, None, 4), [1, None, None, 0, None, None], Fraction(1, 2)),
        (rated(3), {}, [None] * 6, None),
        ({}, {}, [None] * 6, None),
        (rated(4, 4, 4, 4, 4, 4), rated(1, 1, 1, 1, 1, 1), [-3] * 6, Fraction(-3)),
    ],
)
def test_a_missing_rating_is_unknown_and_never_zero(first, last, steps, mean):
    found = growth(first, last)

    assert list(found.by_criterion.values()) == steps
    assert found.mean == mean


@pytest.mark.parametrize("rating", [0, 5, -1])
def test_a_rating_lies_on_the_scale(rating):
    with pytest.raises(RuleRefused) as refusal:
        growth(rated(2), rated(rating))

    assert refusal.value.code == "rating"


def test_a_site_shows_its_mean_and_how_many_people_are_behind_it():
    pairs = [("North", grown(1))] * 3 + [("North", grown(0))] * 2 + [("South", grown(2))] * 6

    found = by_site(pairs)

    assert found.sites == {"North": Figure(5, Fraction(3, 5)), "South": Figure(6, Fraction(2))}
    assert found.everyone == Figure(11, Fraction(15, 11))


def test_only_people_rated_twice_in_a_criterion_count_in_it():
    once = growth(rated(2, 2), rated(3))
    pairs = [("North", grown(1))] * 4 + [("North", once)]

    assert by_site(pairs, criterion="time_management").sites["North"] == Figure(5, Fraction(1))
    assert by_site(pairs, criterion="interaction").sites["North"] == HIDDEN


def test_fewer_than_five_are_hidden_and_so_is_what_would_give_them_away():
    pairs = [("North", grown(1))] * 4 + [("South", grown(1))] * 5 + [("West", grown(1))] * 9

    found = by_site(pairs)

    assert found.sites == {"North": HIDDEN, "South": HIDDEN, "West": Figure(9, Fraction(1))}
    assert found.everyone == Figure(18, Fraction(1))


def test_two_small_sites_that_hide_each_other_need_no_third():
    pairs = [("North", grown(1))] * 3 + [("South", grown(1))] * 2 + [("West", grown(1))] * 9

    assert by_site(pairs).sites["West"] == Figure(9, Fraction(1))


def test_a_single_small_site_shows_nothing_at_all():
    found = by_site([("North", grown(1))] * 4)

    assert (found.sites["North"].is_hidden, found.everyone.is_hidden) == (True, True)


def test_without_evaluations_there_is_nothing_to_show():
    assert by_site([]).everyone == HIDDEN


@QUICK
@given(st.lists(st.tuples(st.sampled_from("ABCD"), st.integers(-1, 2)), max_size=40))
def test_what_is_hidden_is_never_less_than_five_people_together(pairs):
    found = by_site([(site, grown(step)) for site, step in pairs])

    assert all(figure.is_hidden or figure.people >= 5 for figure in (*found.sites.values(), found.everyone))
    if not found.everyone.is_hidden:
        rest = found.everyone.people - sum(figure.people or 0 for figure in found.sites.values())
        assert rest >= 5 or not any(figure.is_hidden for figure in found.sites.values())


def test_both_means_of_a_site_are_over_the_same_people():
    criterion = next(iter(CRITERIA))
    rows = [("North", (rated(2), rated(3)))] * 3 + [("North", (rated(1), rated(3)))] * 2
    once = [("North", (rated(4), {})), ("North", ({}, rated(4)))]

    sites, everyone = means_by_site([*rows, *once], criterion=criterion)

    assert sites == {"North": Means(5, Fraction(8, 5), Fraction(3))}
    assert everyone == sites["North"]
    assert everyone.step == Fraction(7, 5)


def test_means_hide_where_growth_hides():
    criterion = next(iter(CRITERIA))
    rows = [("North", (rated(2), rated(3)))] * 6 + [("South", (rated(1), rated(4)))] * 4

    sites, everyone = means_by_site(rows, criterion=criterion)

    assert [(each.people, each.start, each.end, each.step) for each in sites.values()] == [(None,) * 4] * 2
    assert everyone.people == 10
