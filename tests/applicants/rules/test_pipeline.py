"""Our clock, the candidate's clock, and the names the public sees."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from applicants.rules.pipeline import (
    PUBLIC_STATUS,
    ApplicationState,
    Family,
    Turn,
    offer_deadline,
    response_clock,
)
from apprenticeships.rules.holidays import NO_HOLIDAYS, Calendar, Holiday

CHICAGO = ZoneInfo("America/Chicago")
JUNETEENTH = Calendar("test", (Holiday(date(2026, 6, 19), "Juneteenth"),))


@pytest.mark.parametrize(
    ("start", "days", "on", "calendar", "expected"),
    [
        (date(2026, 3, 4), 5, date(2026, 3, 6), NO_HOLIDAYS, (date(2026, 3, 11), 2, 5, 2, False)),
        (date(2026, 3, 4), 5, date(2026, 3, 4), NO_HOLIDAYS, (date(2026, 3, 11), 1, 5, 0, False)),
        (date(2026, 3, 4), 5, date(2026, 3, 8), NO_HOLIDAYS, (date(2026, 3, 11), 2, 5, 2, False)),
        (date(2026, 3, 4), 5, date(2026, 3, 11), NO_HOLIDAYS, (date(2026, 3, 11), 5, 5, 5, False)),
        (date(2026, 3, 4), 5, date(2026, 3, 12), NO_HOLIDAYS, (date(2026, 3, 11), 5, 5, 5, True)),
        (date(2026, 6, 11), 5, date(2026, 6, 18), JUNETEENTH, (date(2026, 6, 18), 5, 5, 5, False)),
        (date(2026, 6, 12), 5, date(2026, 6, 19), JUNETEENTH, (date(2026, 6, 22), 4, 5, 4, False)),
        (date(2026, 3, 7), 1, date(2026, 3, 7), NO_HOLIDAYS, (date(2026, 3, 9), 1, 1, 0, False)),
    ],
)
def test_our_answer_has_a_day_and_a_count(start, days, on, calendar, expected):
    clock = response_clock(start, days, on=on, calendar=calendar)

    assert (clock.due, clock.day, clock.of, clock.gone, clock.late) == expected


def test_an_answer_takes_at_least_a_day():
    with pytest.raises(ValueError, match="day"):
        response_clock(date(2026, 3, 4), 0, on=date(2026, 3, 4), calendar=NO_HOLIDAYS)


@settings(deadline=None)
@given(st.dates(date(2026, 1, 1), date(2027, 1, 1)), st.integers(1, 20), st.integers(0, 60))
def test_the_clock_is_late_exactly_after_its_day(start, days, later):
    clock = response_clock(start, days, on=start + timedelta(later), calendar=JUNETEENTH)

    assert clock.late is (start + timedelta(later) > clock.due)
    assert 1 <= clock.day <= clock.of
    assert clock.due.weekday() < 5


@pytest.mark.parametrize(
    ("made", "days", "last_day", "over"),
    [
        (datetime(2026, 3, 3, 20, 0, tzinfo=UTC), 3, date(2026, 3, 6), datetime(2026, 3, 7, 6, 0, tzinfo=UTC)),
        (datetime(2026, 3, 3, 2, 0, tzinfo=UTC), 3, date(2026, 3, 5), datetime(2026, 3, 6, 6, 0, tzinfo=UTC)),
        (datetime(2026, 3, 5, 20, 0, tzinfo=UTC), 3, date(2026, 3, 8), datetime(2026, 3, 9, 5, 0, tzinfo=UTC)),
    ],
)
def test_an_offer_lasts_to_the_end_of_its_last_local_day(made, days, last_day, over):
    deadline = offer_deadline(made, days, CHICAGO)

    assert (deadline.last_day, deadline.over_at) == (last_day, over)
    assert deadline.passed(over)
    assert not deadline.passed(over - timedelta(microseconds=1))


def test_an_offer_needs_a_moment_with_a_zone():
    with pytest.raises(ValueError, match="zone"):
        offer_deadline(datetime(2026, 3, 3, 20, 0), 3, CHICAGO)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("state", "english", "spanish", "family", "turn"),
    [
        (ApplicationState.DRAFT, "Not sent yet", "Sin enviar", Family.YOU, Turn.YOU),
        (ApplicationState.SUBMITTED, "With us", "Nos toca", Family.US, Turn.US),
        (ApplicationState.NEEDS_INFORMATION, "Your turn", "Le toca", Family.YOU, Turn.YOU),
        (ApplicationState.READY, "Ready to meet", "Falta la entrevista", Family.US, Turn.US),
        (ApplicationState.OFFERED, "Offer for you", "Tiene una oferta", Family.YOU, Turn.YOU),
        (ApplicationState.ACCEPTED, "You said yes", "Dijo que sí", Family.US, Turn.US),
        (ApplicationState.ONBOARDING, "Getting ready", "En preparación", Family.YOU, Turn.YOU),
        (ApplicationState.ENROLLED, "You are in", "Tiene su lugar", Family.DONE, Turn.NOBODY),
        (ApplicationState.INELIGIBLE, "Not this class", "Esta clase no", Family.STOP, Turn.NOBODY),
        (ApplicationState.NOT_SELECTED, "Not this time", "Esta vez no", Family.STOP, Turn.NOBODY),
        (ApplicationState.WITHDRAWN, "You withdrew", "Se retiró", Family.LATER, Turn.NOBODY),
        (ApplicationState.EXPIRED, "Time ran out", "Se acabó el tiempo", Family.STOP, Turn.NOBODY),
    ],
)
def test_every_state_has_a_public_name_a_color_and_a_turn(state, english, spanish, family, turn):
    status = PUBLIC_STATUS[state]

    assert (status.english, status.spanish, status.family, status.turn) == (english, spanish, family, turn)


def test_the_table_is_complete_and_no_internal_name_shows():
    assert set(PUBLIC_STATUS) == set(ApplicationState)
    internal = {state.value.replace("_", " ") for state in ApplicationState}
    for status in PUBLIC_STATUS.values():
        assert not {status.english.lower(), status.spanish.lower()} & internal
        assert len(status.english.split()) <= 3
        assert len(status.spanish.split()) <= 4
    assert len({status.english for status in PUBLIC_STATUS.values()}) == len(ApplicationState)
    assert len({status.spanish for status in PUBLIC_STATUS.values()}) == len(ApplicationState)


def test_the_color_says_whose_turn_it_is():
    for status in PUBLIC_STATUS.values():
        assert (status.family is Family.YOU) is (status.turn is Turn.YOU)
        assert (status.family is Family.US) is (status.turn is Turn.US)


def test_each_family_has_its_class_and_icon():
    assert {(family.css, family.icon) for family in Family} == {
        ("is-you", "you"),
        ("is-us", "us"),
        ("is-done", "check"),
        ("is-stop", "stop"),
        ("is-look", "look"),
        ("is-later", "clock"),
    }
    assert all(re.fullmatch(r"is-[a-z]+", family.css) for family in Family)
