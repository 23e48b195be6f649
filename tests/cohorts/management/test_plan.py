"""The command that prints a schedule."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from apprenticeships.models import Intake, VersionState
from tests import factories

pytestmark = pytest.mark.django_db
HOUR = 60


def _run(*arguments):
    out = StringIO()
    call_command("plan", *arguments, stdout=out)
    return out.getvalue()


def _json(*arguments):
    return json.loads(_run(*arguments, "--json"))


def _version(**fields):
    return factories.version(program=factories.program(slug="medical"), **fields)


def test_the_plain_plan_has_exactly_these_parts():
    _version()

    plan = _json("medical", "2026-01-05", "--calendar", "none", "--track", "medical-assistant")

    assert list(plan) == [
        "program", "version", "track", "start", "calendar", "weeks", "boundaries", "exam", "totals",
        "projected_completion", "warnings",
    ]  # fmt: skip
    assert plan["weeks"][11] == {
        "n": 12,
        "start": "2026-03-23",
        "end": "2026-03-29",
        "class_minutes": 4 * HOUR,
        "clinic_minutes": 36 * HOUR,
        "holidays": [],
    }
    assert (plan["program"], plan["version"], plan["track"]) == ("medical", 1, "medical-assistant")
    assert plan["boundaries"] == {"class_end": "2026-03-30", "calendar_end": "2027-01-04"}
    assert plan["exam"] == {"from": "2026-03-23", "to": "2026-03-29"}
    assert plan["totals"] == {"rti": 48 * HOUR, "ojl": 2032 * HOUR, "paid": 2080 * HOUR}
    assert plan["projected_completion"] == "2026-12-28"


def test_holidays_move_the_day_on_which_the_hours_are_reached():
    _version()

    plan = _json("medical", "2026-01-05", "--calendar", "federal")

    assert plan["projected_completion"] == "2027-01-12"
    assert plan["weeks"][2]["holidays"] == ["2026-01-19"]
    assert plan["track"] is None
    assert any("short" in warning for warning in plan["warnings"])


def test_without_a_name_the_programs_own_calendar_holds():
    calendar = factories.federal_calendar(date(2026, 1, 14))
    _version(calendar=calendar)

    plan = _json("medical", "2026-01-05")

    assert plan["calendar"] == "federal"
    assert plan["weeks"][1]["holidays"] == ["2026-01-14"]
    assert plan["totals"]["rti"] == 44 * HOUR
    owed, moved = plan["warnings"][:2]
    assert owed == "No class on Wednesday, January 14 (Holiday 2026-01-14): 4 hours are owed. Plan a make-up class."
    assert moved.startswith("The schedule holds the class of Wednesday, January 14 on Thursday, January 15.")


def test_a_reader_gets_a_line_a_week():
    _version()

    text = _run("medical", "2026-01-05")

    assert "Week  1  2026-01-05 to 2026-01-11  class 4 hours, clinic 36 hours" in text
    assert "Look: " in text


def test_a_start_on_a_holiday_is_planned_with_a_warning():
    _version()

    warnings = _json("medical", "2026-09-07")["warnings"]

    assert "The first day, Monday, September 7, is a day off (Labor Day). Move the start." in warnings


def test_a_draft_is_planned_where_nothing_is_published():
    _version(state=VersionState.DRAFT, published_at=None, number=3, intake=Intake.ROLLING)

    assert _json("medical", "2026-01-05")["version"] == 3


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nursing", "2026-01-05"], "No program is called “nursing”. Known: medical"),
        (["medical", "2026-02-30"], "“2026-02-30” is no date. Write it as 2026-01-05."),
        (["medical", "tomorrow"], "is no date"),
        (["medical", "2026-01-05", "--track", "dental"], "has no path “dental”. Known: medical-assistant."),
        (["medical", "2026-01-05", "--calendar", "moon"], "No calendar is called “moon”. Choose one of: federal, none"),
        (["medical", "9999-01-04"], "The first day must lie between 1900 and 2100."),
        (["medical", "1899-01-02"], "The first day must lie between 1900 and 2100."),
    ],
)
def test_what_cannot_be_planned_says_what_to_write(arguments, sentence):
    _version()

    with pytest.raises(CommandError) as refusal:
        _run(*arguments)

    assert sentence in str(refusal.value)


def test_a_program_without_phases_says_so():
    _version().phases.all().delete()

    with pytest.raises(CommandError, match="A plan needs phases"):
        _run("medical", "2026-01-05")


def test_an_empty_database_says_so():
    with pytest.raises(CommandError, match="There is none yet"):
        _run("medical", "2026-01-05")
