"""Who sits on a panel, and when it may agree: tables and what always holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from applicants.rules.conflicts import NONE, TIES
from applicants.rules.pages import Base, came_late, sources_after
from applicants.rules.panels import may_agree, must_agree, seated, unequal
from apprenticeships.rules.parameters import accepts, how_to_write

LEAD = 1


def panel(size=2, *, invited=(LEAD,), panelists=(), managers=(LEAD,), apart=(), scored=()):
    return seated(7, invited=invited, panelists=panelists, managers=managers, apart=apart, scored=scored, size=size)


@pytest.mark.parametrize(
    ("given_", "people", "missing"),
    [
        ({"panelists": [2]}, (1, 2), 0),
        ({}, (1,), 1),
        ({"managers": [1, 3]}, (1, 3), 0),
        ({"panelists": [2], "managers": [1, 3]}, (1, 2), 0),
        ({"panelists": [2], "managers": [1, 3], "size": 3}, (1, 2, 3), 0),
        ({"panelists": [2], "apart": [2], "managers": [1, 3]}, (1, 3), 0),
        ({"panelists": [2], "apart": [1]}, (2,), 1),
        ({"panelists": [2], "apart": [1, 2]}, (), 2),
        ({"panelists": [2], "scored": [2], "apart": [2]}, (1,), 1),
        ({"panelists": [2], "invited": ()}, (2, 1), 0),
        ({"scored": [2, 3, 4], "panelists": [2, 3, 4]}, (1, 2, 3, 4), 0),
        ({"panelists": [2], "size": 1}, (1, 2), 0),
        ({"panelists": [2, 3, 4, 5, 6], "size": 9}, None, 0),
    ],
)
def test_the_interviewer_leads_and_others_fill_the_panel_up_to_its_size(given_, people, missing):
    found = panel(**given_)

    assert found.missing == missing
    assert people is None or sorted(found.people) == sorted(people)
    assert LEAD not in found.people or found.lead in {LEAD, 2}
    assert len(found.people) <= 4 or given_.get("scored")


@settings(max_examples=40)
@given(st.integers(2, 4), *[st.sets(st.integers(2, 12), max_size=5)] * 3)
def test_nobody_apart_sits_on_a_panel_and_whoever_joins_or_leaves_moves_nobody_else(size, panelists, apart, more):
    before = panel(size, panelists=panelists, apart=apart)
    after = panel(size, panelists=panelists | more, apart=apart)

    assert not set(before.people) & apart
    assert len(before.people) <= size
    assert set(before.people) - set(after.people) <= panelists
    assert len(after.people) >= len(before.people)
    assert set(after.people) - set(before.people) <= more | {LEAD}


@pytest.mark.parametrize(
    ("cards", "waiting", "overdue", "answer"),
    [(2, 0, False, True), (2, 1, False, False), (2, 1, True, True), (1, 0, True, False), (0, 0, False, False)],
)
def test_a_panel_agrees_when_every_card_is_in_or_the_day_to_score_is_over(cards, waiting, overdue, answer):
    assert may_agree(waiting=waiting, overdue=overdue, cards=cards) is answer
    assert must_agree(cards) is (cards >= 2)


@pytest.mark.parametrize(
    ("chosen", "of", "size", "words"),
    [
        (2, 5, 2, ""), (1, 5, 2, "meets 2: choose 1 more person"), (3, 5, 2, "meets 2: choose 1 more person"),
        (2, 5, 4, "meets 4: choose 3 more people"), (4, 5, 9, ""), (2, 2, 3, ""), (1, 2, 3, "meets 2:"),
        (1, 1, 2, ""), (2, 1, 2, "meets 1: choose nobody else"),
    ],
)  # fmt: skip
def test_as_many_meet_each_candidate_or_all_whom_the_department_has(chosen, of, size, words):
    found = unequal(chosen, of=of, size=size)

    assert words in found
    assert bool(found) is bool(words)


def test_the_size_of_a_panel_is_a_number_from_two_to_four():
    assert [size for size in range(7) if accepts("panel_size", size)] == [2, 3, 4]
    assert not accepts("panel_size", "2")
    assert how_to_write("panel_size") == "Write a number from 2 to 4."


def test_five_ties_and_none_are_named():
    assert {NONE, *TIES} == {"none", "relative", "supervisor", "friend", "referrer", "financial"}


def test_a_save_that_was_held_up_comes_late_only_after_a_later_one_of_the_same_page():
    first, second, other = Base({}, "page", 1), Base({}, "page", 2), Base({}, "another", 1)

    sources = sources_after({}, {"comment": "b"}, ["comment"], second)

    assert [came_late(sources, base) for base in (first, second, other, None)] == [True, False, False, False]
