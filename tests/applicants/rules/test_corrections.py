"""What is given back to somebody whose application ended by a mistake."""

import itertools

import pytest

from applicants.rules.corrections import COMES_BACK, STAYS_CLOSED, Case, Way, refusal_of, way_on


@pytest.mark.parametrize(
    ("ahead", "another", "place", "ready", "free", "way"),
    [
        (True, False, True, True, True, Way.OFFERED),
        (True, False, True, True, False, Way.LISTED),
        (True, False, True, False, True, Way.SCREENED),
        (True, False, False, True, True, Way.SCREENED),
        (True, False, False, False, False, Way.SCREENED),
        (False, False, True, True, True, Way.CLOSED),
        (False, False, False, False, False, Way.CLOSED),
        (True, True, True, True, True, Way.ANOTHER),
        (False, True, True, True, True, Way.ANOTHER),
    ],
)
def test_what_was_lost_comes_back_only_where_nobody_else_has_it_by_now(ahead, another, place, ready, free, way):
    assert way_on(Case(ahead, another, place, ready, free)) is way


@pytest.mark.parametrize(
    ("case", "way"),
    [
        (Case(True, False, is_ready=True, lapsed=True), Way.DESK),
        (Case(True, False, is_ready=False, lapsed=True), Way.SCREENED),
        (Case(True, False, had_place=True, is_ready=True, seat_is_free=True, lapsed=True), Way.OFFERED),
        (Case(True, False, goes_on=True), Way.ONGOING),
        (Case(False, True, goes_on=True, ended_by_check=False), Way.ONGOING),
        (Case(True, False, ended_by_check=False), Way.OVER),
        (Case(False, True, ended_by_check=False), Way.OVER),
        (Case(False, True, lapsed=True, is_ready=True), Way.ANOTHER),
        (Case(False, False, lapsed=True, is_ready=True), Way.CLOSED),
    ],
)
def test_an_offer_that_ran_out_is_for_a_person_and_nothing_else_that_ended_it_is_undone(case, way):
    assert way_on(case) is way


def test_what_somebody_chose_is_refused_with_what_to_choose_instead_wherever_it_cannot_follow():
    for ahead, another, place, goes_on, by_check in itertools.product((True, False), repeat=5):
        case = Case(ahead, another, had_place=place, goes_on=goes_on, ended_by_check=by_check)
        closed = way_on(case) in STAYS_CLOSED
        back, record = refusal_of(case, restores=True), refusal_of(case, restores=False)
        assert (bool(back), bool(record)) == (closed, not closed)
        assert "Choose" in back + record
    assert "later class" in refusal_of(Case(False, False), restores=True)
    assert "newer one" in refusal_of(Case(True, True), restores=True)
    assert refusal_of(Case(True, False), restores=False) == COMES_BACK
