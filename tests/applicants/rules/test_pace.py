"""From how long it took others to the days between which somebody is through."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applicants.rules.pace import Outlook, Pace, outlook

ON = date(2026, 1, 7)
PACES = {"tests": Pace(6, 10), "screening": Pace(4, 9), "invite": Pace(3, 5)}


@pytest.mark.parametrize(
    ("ahead", "gone", "days"),
    [
        (["tests", "screening", "invite"], 0, (13, 24)),
        (["screening", "invite"], 2, (5, 12)),
        (["screening", "invite"], 4, (4, 10)),  # half are through by now: tomorrow at the earliest
        (["invite"], 4, (1, 1)),
    ],
)
def test_what_is_ahead_is_added_up(ahead, gone, days):
    expected = Outlook(ON + timedelta(days=days[0]), ON + timedelta(days=days[1]))

    assert outlook(PACES, ahead, gone=gone, on=ON) == expected


@pytest.mark.parametrize(("ahead", "gone"), [(["tests", "matching"], 0), ([], 0), (["invite"], 5), (["invite"], 90)])
def test_nothing_is_said_where_others_say_nothing(ahead, gone):
    assert outlook(PACES, ahead, gone=gone, on=ON) is None


@given(st.lists(st.tuples(st.integers(1, 400), st.integers(0, 400)), min_size=1, max_size=8), st.integers(0, 900))
def test_the_first_day_is_ahead_and_never_after_the_last(spans, gone):
    paces = {str(n): Pace(half, half + more) for n, (half, more) in enumerate(spans)}

    found = outlook(paces, list(paces), gone=gone, on=ON)

    assert found is None or ON < found.first <= found.last
