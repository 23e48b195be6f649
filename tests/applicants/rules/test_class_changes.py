"""What a new first day means: clocks begin again, and nobody is told what is not theirs to hear."""

from datetime import UTC, date, datetime, timedelta

import pytest

from applicants.rules.class_changes import ASKED, Stands, answer_anew, follows, told_by
from cohorts.rules.class_dates import last_day_to_apply

MADE = datetime(2026, 1, 9, 13, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("respond_in", "changed_after", "last_in", "until"),
    [
        (48, 40, 500, 88),  # 48 hours again, from the change on
        (48, 0, 500, 48),  # changed at once: nothing gets shorter
        (48, 40, 60, 60),  # never past the day before the first one
        (48, 40, 45, 45),  # also where the new day is an earlier one
        (24, 23, 500, 47),  # a claim has its 24 hours again
    ],
)
def test_an_offer_that_changed_has_its_whole_time_again(respond_in, changed_after, last_in, until):
    found = answer_anew(
        MADE + respond_in * HOUR, made_at=MADE, at=MADE + changed_after * HOUR, last=MADE + last_in * HOUR
    )

    assert found == MADE + until * HOUR


@pytest.mark.parametrize(
    ("announced", "cutoff", "starts_on", "last"),
    [
        (date(2026, 1, 2), date(2026, 1, 16), date(2026, 2, 16), date(2026, 1, 16)),  # later: more time to apply
        (date(2026, 1, 2), date(2025, 12, 15), date(2026, 1, 20), date(2026, 1, 2)),  # earlier: the day was announced
        (date(2026, 1, 2), date(2025, 12, 1), date(2026, 1, 2), date(2026, 1, 1)),  # nobody applies on the first day
    ],
)
def test_the_last_day_to_apply_never_comes_earlier_than_it_was_announced(announced, cutoff, starts_on, last):
    assert last_day_to_apply(announced, cutoff, starts_on=starts_on) == last


@pytest.mark.parametrize(
    ("stands", "asked", "told", "moved", "carried"),
    [
        (Stands.APPLIES, False, True, "Hears of the new first day, May 4.", "goes on for the class of May 4."),
        (Stands.WAITS, False, True, "Stays on the list", "in the same order"),
        (Stands.CALLED, False, False, "The manager says May 4 on the call.", "First on the list"),
        (Stands.OFFERED, False, True, "has the whole time to answer again", "First on the list"),
        (Stands.READY, True, True, "asked to say yes or no", "What is ready stays"),
        (Stands.SEATED, True, True, "asked to say yes or no", "What is ready stays"),
    ],
)
def test_who_said_yes_is_asked_again_and_everybody_else_is_told(stands, asked, told, moved, carried):
    assert (stands in ASKED, told_by(stands)) == (asked, told)
    assert moved in follows(stands, day="May 4", carried=False)
    assert carried in follows(stands, day="May 4", carried=True)
