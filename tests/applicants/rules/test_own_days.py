"""An own step is done in time when what others promise after it still fits before the class has to be ready."""

from datetime import date, timedelta

import pytest

from applicants.rules.own_days import Ahead, Waits, by_day
from applicants.rules.requirements import Kind
from apprenticeships.rules.holidays import NO_HOLIDAYS, federal_calendar

READY = date(2026, 12, 18)  # a Friday
WAITS = Waits(answer=5, approval=5, report=10, screen=8, meeting=10, offer=3, references=12)
CHECKS = Ahead("screening", {Kind.BACKGROUND, Kind.DRUG})
LONG_AGO = READY - timedelta(days=90)
MEET, OFFER = Ahead("interview"), Ahead("offer")


@pytest.mark.parametrize(
    ("kind", "ahead", "day"),
    [
        (Kind.TYPING, (), date(2026, 12, 18)),
        (Kind.TYPING, (OFFER,), date(2026, 12, 15)),
        (Kind.TYPING, (MEET, OFFER), date(2026, 12, 1)),
        (Kind.TYPING, (Ahead("matching"), OFFER), date(2026, 12, 8)),
        (Kind.TYPING, (CHECKS, MEET, OFFER), date(2026, 11, 17)),
        (Kind.INFO_SESSION, (Ahead("tests", {Kind.TYPING}), OFFER), date(2026, 12, 15)),
        (Kind.INFO_SESSION, (Ahead("tests", {Kind.ENTRANCE_EXAM, Kind.WORKKEYS}), OFFER), date(2026, 12, 8)),
        (Kind.WORKKEYS, (OFFER,), date(2026, 12, 8)),
        (Kind.DOCUMENT, (OFFER,), date(2026, 12, 8)),
        (Kind.DEPARTMENT_APPROVAL, (OFFER,), date(2026, 12, 8)),
        (Kind.BACKGROUND, (OFFER,), date(2026, 12, 1)),
        (Kind.REFERENCE, (OFFER,), date(2026, 12, 2)),
    ],
)
def test_the_day_leaves_time_for_all_that_comes_after(kind, ahead, day):
    assert by_day(kind, ahead, ready_by=READY, least=LONG_AGO, waits=WAITS, calendar=NO_HOLIDAYS) == day


@pytest.mark.parametrize(
    ("least", "day"),
    [
        (date(2026, 11, 16), date(2026, 11, 17)),
        (date(2026, 12, 7), date(2026, 12, 7)),
        (date(2026, 12, 6), date(2026, 12, 4)),
        (date(2027, 1, 4), READY),
    ],
)
def test_who_sent_it_in_time_has_some_days_however_long_others_may_take(least, day):
    found = by_day(Kind.TYPING, (CHECKS, MEET, OFFER), ready_by=READY, least=least, waits=WAITS, calendar=NO_HOLIDAYS)

    assert found == day


def test_holidays_and_weekends_are_no_days_on_which_anybody_answers():
    federal = federal_calendar(2026, 2027)

    over_thanksgiving = by_day(
        Kind.WORKKEYS, (MEET, OFFER), ready_by=READY, least=LONG_AGO, waits=WAITS, calendar=federal
    )
    on_a_sunday = by_day(Kind.TYPING, (), ready_by=date(2026, 12, 20), least=LONG_AGO, waits=WAITS, calendar=federal)

    assert (over_thanksgiving, on_a_sunday) == (date(2026, 11, 23), READY)
