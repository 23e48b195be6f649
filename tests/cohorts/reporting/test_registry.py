"""Rows of the registry's upload from the records: nothing is rounded, cut or padded, and nothing is told."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cohorts.models import EnrollmentState, RegisteredApprentice
from cohorts.reporting.registry import rehearse
from tests.cohorts.registry import ANSWERS, registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return registered()


def problems(here, profile="rapids-cents"):
    run = rehearse(here.registration, profile=profile).run
    return [(each.row, each.column, each.reason) for each in run.problems]


def line(here, profile="rapids-cents"):
    [row] = csv.DictReader(io.StringIO(rehearse(here.registration, profile=profile).run.as_csv()))
    return row


def test_a_complete_apprentice_is_one_line_of_42_columns(here):
    here.apprentice(given_name="Ana", family_name="Ortiz", phone="+13145550123")

    found = line(here)

    assert len(found) == 42
    assert found["Date Apprenticeship Begins"] == "01/05/2026"
    assert (found["Apprentice First Name"], found["Date of Birth"]) == ("Ana", "02/29/2000")
    assert (found["Prior Wages"], found["Entry Wages"], found["Entry Wage Units"]) == ("16.50", "18.40", "H")
    assert (found["Telephone"], found["Occupation"]) == ("3145550123", "0004567")
    assert found["Social Security Number"] == ""


def test_who_did_not_say_is_5_for_schooling_and_9_elsewhere(here):
    here.apprentice()

    found = line(here)

    assert found["Apprentice Education Level"] == "5"
    assert (found["Gender"], found["Asian"], found["Apprentice Disability Status"]) == ("9", "9", "9")


def test_no_means_2_for_veterans_and_0_for_race(here):
    here.apprentice()

    assert (line(here)["Veteran Status"], line(here)["White"]) == ("2", "0")


@pytest.mark.parametrize(
    ("person", "column", "reason"),
    [
        ({"postal_code": "9460"}, "Apprentice 5-Digit Zip Code", "A ZIP code has exactly five digits here."),
        ({"postal_code": "94607-1234"}, "Apprentice 5-Digit Zip Code", "A ZIP code has exactly five digits here."),
        ({"street": "x" * 56}, "Apprentice Street Address", "At most 55 characters fit here; these are 56."),
        ({"state": ""}, "Apprentice State", "Nothing is entered here."),
        ({"phone": "+13145550123x9"}, "Telephone", "A phone number has digits only; an extension cannot be sent."),
        ({"born": None}, "Date of Birth", "Nothing is entered here."),
        ({"born": date(2012, 1, 1)}, "Date of Birth", "An apprentice must be 16 on the first day."),
    ],
)
def test_a_value_that_does_not_fit_refuses_its_row_and_says_why(here, person, column, reason):
    here.apprentice(**person)

    assert problems(here) == [(1, column, reason)]
    assert rehearse(here.registration, profile="rapids-cents").sent == 0


def test_a_wage_with_cents_is_not_rounded_into_a_file_of_whole_dollars(here):
    here.apprentice()

    reason = "This file takes whole dollars only, and the wage has cents. It is not rounded."
    assert problems(here, "rapids") == [(1, "Prior Wages", reason), (1, "Entry Wages", reason)]


def test_a_comma_stays_out_of_the_file_that_cannot_hold_one(here):
    here.apprentice(street="12 Oak St, Apt 3")

    assert problems(here, "vendor") == [(1, "address", "This file cannot hold a comma.")]
    assert problems(here) == []


def test_the_vendors_file_writes_dates_and_states_its_own_way(here):
    here.apprentice()

    found = line(here, "vendor")

    assert (found["program_start_date"], found["state"], found["disability_status"]) == ("20260105", "California", "3")


def test_an_entry_wage_below_the_occupations_is_refused():
    here = registered(least_entry_wage=Decimal("19.0000"))
    here.apprentice()

    assert problems(here) == [(1, "Entry Wages", "The entry wage is lower than the occupation's.")]


def test_nobody_begins_before_the_registration():
    here = registered(registered_on=date(2026, 1, 6))
    here.apprentice()

    assert problems(here)[0][2] == "The apprenticeship cannot begin before the program was registered."


def test_a_formula_in_a_name_reaches_no_spreadsheet(here):
    here.apprentice(given_name="=HYPERLINK(1)")

    assert line(here)["Apprentice First Name"] == "'=HYPERLINK(1)"


def test_without_answers_every_question_stands_against_the_row(here):
    here.apprentice(answers=None)

    found = problems(here)

    assert (1, "Gender", "No answer is entered. Enter that the person did not say, if so.") in found
    assert len(found) == 16


def test_who_left_or_has_not_begun_is_not_uploaded(here):
    for state in (EnrollmentState.RESERVED,):
        here.apprentice(state, answers=None)

    assert rehearse(here.registration, profile="rapids-cents").enrollments == []


def test_answers_moved_to_somebody_else_cannot_be_opened(here):
    one, other = here.apprentice(), here.apprentice()
    row = RegisteredApprentice.objects.get(enrollment=one)
    RegisteredApprentice.objects.filter(enrollment=other).update(sealed=row.sealed)

    found = rehearse(here.registration, profile="rapids-cents")

    assert found.sent == 1
    assert "All answers" in {problem.column for problem in found.run.problems}


def test_answers_are_not_readable_where_they_lie(here):
    here.apprentice(answers={**ANSWERS, "funding": "A very plain text"})

    sealed = bytes(RegisteredApprentice.objects.get().sealed)

    assert b"plain" not in sealed
    assert "plain" not in repr(RegisteredApprentice.objects.get())


def test_thirty_rows_cost_what_one_costs(here):
    here.apprentice()
    with CaptureQueriesContext(connection) as one:
        rehearse(here.registration, profile="rapids-cents")
    for _ in range(29):
        here.apprentice()

    with CaptureQueriesContext(connection) as thirty:
        found = rehearse(here.registration, profile="rapids-cents")

    assert found.sent == 30
    assert len(thirty) == len(one) <= 5
