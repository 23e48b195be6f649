"""What is given back to somebody whose application ended by a mistake of ours."""

import pytest

from applicants.rules.corrections import Case, Way, way_on


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
