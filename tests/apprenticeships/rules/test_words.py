"""Days and durations in words."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from apprenticeships.rules.words import (
    day_in_words,
    minutes_in_figures,
    minutes_in_words,
    over_words,
    searched,
    time_in_words,
    with_article,
)


def test_a_day_is_written_in_full_with_its_weekday():
    assert day_in_words(date(2026, 3, 13)) == "Friday, March 13"
    assert day_in_words(date(2027, 1, 4), year=True) == "Monday, January 4, 2027"


@pytest.mark.parametrize(
    ("noun", "words"),
    [
        ("equal-opportunity analyst", "an equal-opportunity analyst"),
        ("Auditor", "an Auditor"),
        ("coordinator", "a coordinator"),
        ("hour", "an hour"),
        ("union", "a union"),
        ("user", "a user"),
    ],
)
def test_a_noun_gets_the_article_that_it_sounds_with(noun, words):
    assert with_article(noun) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 hours"),
        (60, "1 hour"),
        (121920, "2,032 hours"),
        (90, "1 hour 30 minutes"),
        (1, "1 minute"),
        (-90, "\N{MINUS SIGN}1 hour 30 minutes"),
    ],
)
def test_minutes_are_written_as_hours(minutes, words):
    assert minutes_in_words(minutes) == words


@pytest.mark.parametrize(
    ("minutes", "figures"),
    [(0, "0_h"), (60, "1_h"), (116850, "1,947_h_30_min"), (15, "15_min"), (-90, "\N{MINUS SIGN}1_h_30_min")],
)
def test_figures_of_time_never_break_between_lines(minutes, figures):
    assert minutes_in_figures(minutes) == figures.replace("_", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (time(17, 30), "5:30 p.m."),
        (time(8), "8:00 a.m."),
        (time(12), "noon"),
        (time(12, 5), "12:05 p.m."),
        (time(0), "midnight"),
        (time(0, 30), "12:30 a.m."),
    ],
)
def test_a_time_is_written_on_a_twelve_hour_clock(moment, words):
    assert time_in_words(moment) == words


@pytest.mark.parametrize(
    ("over_at", "words"),
    [
        (datetime(2026, 11, 26, 6, tzinfo=UTC), "Wednesday, November 25"),  # midnight in Chicago
        (datetime(2026, 11, 26, 18, tzinfo=UTC), "Thursday, November 26 at noon"),
        (datetime(2026, 11, 26, 0, tzinfo=UTC), "Wednesday, November 25 at 6:00 p.m."),
    ],
)
def test_what_is_over_at_midnight_is_named_by_the_day_that_ends(over_at, words):
    assert over_words(over_at, ZoneInfo("America/Chicago")) == words


@pytest.mark.parametrize(
    ("typed", "found"), [("  Ana \t Ruiz\n", "Ana Ruiz"), ("a\x00b", "ab"), ("", ""), ("x" * 99, "x" * 10)]
)
def test_what_is_searched_for_is_one_short_line(typed, found):
    assert searched(typed, 10) == found
