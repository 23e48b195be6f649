"""How long a background report is kept: of the rules that hold for it, the longest."""

from datetime import date

import pytest

from applicants.rules.adverse_action import Profile
from applicants.rules.retention import kept_through

F, C = Profile.FEDERAL, Profile.CALIFORNIA


@pytest.mark.parametrize(
    ("since", "profile", "months", "through"),
    [
        (date(2026, 1, 15), F, 60, date(2031, 1, 15)),
        (date(2026, 1, 15), F, 12, date(2027, 1, 15)),
        (date(2026, 1, 15), C, 12, date(2030, 1, 15)),  # four years, whatever the program says
        (date(2026, 1, 15), Profile.LA_COUNTY, 12, date(2030, 1, 15)),
        (date(2026, 1, 15), C, 60, date(2031, 1, 15)),
        (date(2024, 2, 29), F, 60, date(2029, 2, 28)),
        (date(2026, 1, 15), F, 0, date(2026, 1, 15)),
        (date(2026, 1, 15), F, -3, date(2026, 1, 15)),
    ],
)
def test_the_longest_rule_that_holds_says_through_when(since, profile, months, through):
    assert kept_through(since, profile, months=months, months_california=48) == through
