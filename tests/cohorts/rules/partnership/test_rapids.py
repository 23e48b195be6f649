"""The dry run of the upload to the registry of apprentices."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apprenticeships.rules.cells import neutralized
from cohorts.rules.partnership.rapids import Problem, Program, dry_run
from cohorts.rules.partnership.rapids_columns import PROFILES, RAPIDS, RAPIDS_CENTS, VENDOR, Kind

QUICK = settings(max_examples=100, deadline=None, database=None)
PROGRAM = Program(registered_on=date(2025, 7, 1))
APPRENTICE = {
    "begins": date(2026, 1, 5),
    "first_name": "Rosa",
    "last_name": "Delgado",
    "middle_name": None,
    "suffix": "",
    "ssn": "900-12-3456",
    "born": date(2001, 3, 9),
    "gender": "female",
    "employment": "new",
    "street": "12 Alder Street",
    "city": "Cedar Bend",
    "state": "CA",
    "state_name": "California",
    "zip": "01234",
    "phone": "+1 (415) 555-0101",
    "email": "rosa@demo.example",
    "employer_id": "0042",
    "hispanic": "yes",
    "american_indian": "no",
    "asian": "no",
    "black": "no",
    "pacific_islander": "no",
    "white": "not_identified",
    "veteran": "not_veteran",
    "disability": "not_identified",
    "education": "high_school",
    "occupation_id": "2002CB",
    "provider_id": "77",
    "credit_experience": "0",
    "credit_hours": 0,
    "prior_wage": Decimal("18.00"),
    "prior_wage_unit": "hour",
    "entry_wage": Decimal("21.00"),
    "entry_wage_unit": "hour",
    "wage_schedule_id": "5",
    "lattice_ids": ("A1", "A2"),
    "connection": "none",
    "wioa": False,
    "participant": "adult",
    "linkage": "none",
    "taa": False,
    "funding": None,
    "student": "none",
}

HOURS, FUNDING, LATTICE = (
    "Credit for Previous Related Training In Hours",
    "On-the-Job Training Funding Sources",
    "Previously Completed Career Lattice Levels",
)
BEGINS, CREDIT = "Date Apprenticeship Begins", "Credit for previous experience"
NO_CENTS = "This file takes whole dollars only, and the wage has cents. It is not rounded."
TOO_EARLY = "The apprenticeship cannot begin before the program was registered."


def run(profile=RAPIDS, program=PROGRAM, **changed):
    return dry_run([APPRENTICE | changed], profile, program)


def cell(title, profile=RAPIDS, **changed):
    """What the column would hold; the row must not be refused."""
    found = run(profile, **changed)
    return found.lines[1][found.header.index(title)]


def reasons(profile=RAPIDS, program=PROGRAM, **changed):
    return [(problem.column, problem.reason) for problem in run(profile, program, **changed).problems]


def test_a_good_row_fills_the_42_columns_in_their_order():
    found = run()

    assert found.problems == ()
    assert found.header[:3] == ("Date Apprenticeship Begins", "Apprentice First Name", "Apprentice Last Name")
    assert found.lines[1] == (
        *("01/05/2026", "Rosa", "Delgado", "", "", "", "03/09/2001", "F", "NE", "12 Alder Street", "Cedar Bend", "CA"),
        *("01234", "4155550101", "rosa@demo.example", "0042", "1", "0", "0", "0", "0", "9", "2", "9", "3"),
        *("2002CB", "77", "0", "0", "18", "H", "21", "H", "5", "A1;A2", "N", "0", "AD", "N", "0", "", "NA"),
    )
    assert len(found.header) == 42


def test_not_saying_is_9_everywhere_but_in_education_where_9_is_a_doctorate():
    silent = dict.fromkeys(("gender", "hispanic", "white", "veteran", "disability", "education"), "not_identified")

    found = dict(zip(run(**silent).header, run(**silent).lines[1], strict=True))

    assert found["Apprentice Education Level"] == "5"
    assert {found[title] for title in ("Gender", "White", "Veteran Status", "Apprentice Disability Status")} == {"9"}
    assert cell("Apprentice Education Level", education="doctorate") == "9"


def test_no_disability_and_no_veteran_are_2_unless_a_profile_says_otherwise():
    zero = RAPIDS.with_codes("disability", no="0").with_codes("veteran", not_veteran="0")

    assert cell("Apprentice Disability Status", disability="no") == "2"
    assert cell("Veteran Status") == "2"
    assert cell("Apprentice Disability Status", zero, disability="no") == "0"
    assert cell("Apprentice Disability Status", zero, disability="not_identified") == "9"
    assert cell("Veteran Status", zero) == "0"


@pytest.mark.parametrize(
    ("changed", "column", "reason"),
    [
        (
            {"entry_wage": Decimal("21.50")},
            "Entry Wages",
            NO_CENTS,
        ),
        ({"prior_wage": Decimal(-1)}, "Prior Wages", "A wage is never less than zero."),
        ({"prior_wage": 17.5}, "Prior Wages", "This must be an amount of money."),
        ({"prior_wage": Decimal("NaN")}, "Prior Wages", "This must be an amount of money."),
        ({"prior_wage": None}, "Prior Wages", "Nothing is entered here."),
        ({"least_entry_wage": Decimal("21.01")}, "Entry Wages", "The entry wage is lower than the occupation's."),
        ({"first_name": "R" * 56}, "Apprentice First Name", "At most 55 characters fit here; these are 56."),
        ({"street": "=" + "1" * 54}, "Apprentice Street Address", "At most 55 characters fit here; these are 56."),
        (
            {"funding": "x" * 256},
            FUNDING,
            "At most 255 characters fit here; these are 256.",
        ),
        (
            {"credit_experience": "x" * 256},
            CREDIT,
            "At most 255 characters fit here; these are 256.",
        ),
        ({"city": "Cedar\nBend"}, "Apprentice City", "Line breaks and other signs that do not print cannot be sent."),
        ({"city": 5}, "Apprentice City", "This must be text."),
        ({"zip": "1234"}, "Apprentice 5-Digit Zip Code", "A ZIP code has exactly five digits here."),
        ({"zip": "94601-1234"}, "Apprentice 5-Digit Zip Code", "A ZIP code has exactly five digits here."),
        ({"zip": 94601}, "Apprentice 5-Digit Zip Code", "A ZIP code has exactly five digits here."),
        ({"state": "California"}, "Apprentice State", "A state is two capital letters."),
        ({"state": "ca"}, "Apprentice State", "A state is two capital letters."),
        ({"phone": "555-0101"}, "Telephone", "A phone number has ten digits, after +1 if that is written."),
        ({"phone": "+44 20 7946 0101"}, "Telephone", "A phone number has ten digits, after +1 if that is written."),
        ({"phone": "415 555 0101 ext. 3"}, "Telephone", "A phone number has digits only; an extension cannot be sent."),
        ({"gender": "F"}, "Gender", "This answer has no code here. Known are: female, male, not_identified."),
        ({"gender": None}, "Gender", "No answer is entered. Enter that the person did not say, if so."),
        (
            {"credit_hours": None},
            HOURS,
            "Nothing is entered here. Enter 0 where there is none.",
        ),
        (
            {"credit_hours": Decimal("7.5")},
            HOURS,
            "Only a whole number from 0 up fits here, and it is not rounded.",
        ),
        ({"credit_hours": "8"}, HOURS, "This must be a number."),
        ({"occupation_id": " "}, "Occupation", "Nothing is entered here."),
        (
            {"lattice_ids": ("A;1",)},
            LATTICE,
            "An identifier is not empty and has no semicolon.",
        ),
        ({"lattice_ids": 7}, LATTICE, "This must be a list of identifiers."),
        (
            {"begins": date(2025, 6, 30)},
            "Date Apprenticeship Begins",
            TOO_EARLY,
        ),
        ({"begins": "01/05/2026", "born": None}, "Date Apprenticeship Begins", "This must be a date."),
        ({"born": date(1899, 12, 31)}, "Date of Birth", "Nobody in training was born before 1900."),
        ({"born": date(2026, 1, 6)}, "Date of Birth", "The birth date lies after the first day."),
        ({"born": date(2010, 1, 6)}, "Date of Birth", "An apprentice must be 16 on the first day."),
        ({"born": datetime(2001, 3, 9, tzinfo=UTC)}, "Date of Birth", "This must be a date."),
    ],
)
def test_a_value_that_does_not_fit_refuses_its_row_and_is_neither_rounded_nor_cut(changed, column, reason):
    found = run(**changed)

    assert found.problems[0] == Problem(1, column, reason)
    assert (found.refused, found.lines) == (frozenset({1}), {})


def test_the_age_counts_on_the_first_day_and_a_program_may_ask_for_more():
    assert reasons(born=date(2010, 1, 5)) == []
    assert reasons(program=Program(PROGRAM.registered_on, least_age=18), born=date(2008, 1, 6)) == [
        ("Date of Birth", "An apprentice must be 18 on the first day.")
    ]


def test_without_a_first_day_no_age_is_guessed():
    assert reasons(begins=None) == [
        ("Date Apprenticeship Begins", "Nothing is entered here."),
        ("Date of Birth", "Without the first day the age on it is unknown."),
    ]


@pytest.mark.parametrize(
    ("wage", "whole", "cents"),
    [
        (Decimal("21.50"), None, "21.50"),
        (Decimal("21.00"), "21", "21.00"),
        (21, "21", "21.00"),
        (Decimal("21.505"), None, None),
    ],
)
def test_cents_are_a_choice_of_the_profile(wage, whole, cents):
    for profile, expected in ((RAPIDS, whole), (RAPIDS_CENTS, cents)):
        found = run(profile, entry_wage=wage)
        assert [line[31] for line in found.lines.values()] == ([] if expected is None else [expected])


def test_an_unlisted_suffix_is_left_out_with_a_warning():
    found = run(suffix="IV")

    assert [(each.row, each.column, each.refuses) for each in found.problems] == [(1, "Apprentice Suffix", False)]
    assert found.lines[1][4] == ""
    assert cell("Apprentice Suffix", suffix="Jr.") == "Jr."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-x", "'-x"),
        ("@x", "'@x"),
        (" =x", "' =x"),
        ("O'Neil-Smith", "O'Neil-Smith"),
        ("a=b", "a=b"),
    ],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text, expected):
    assert neutralized(text) == expected
    assert cell("Apprentice Last Name", last_name=text) == expected


@pytest.mark.parametrize("phone", ["+14155550101", "(415) 555-0101", "415.555.0101", "4155550101", " +1 415 555 0101"])
def test_a_phone_number_is_digits_only_so_that_no_apostrophe_comes_before_it(phone):
    assert cell("Telephone", phone=phone) == "4155550101"


def test_a_social_security_number_is_left_empty_unless_the_profile_asks_for_it():
    asking = replace(RAPIDS, ssn=True)

    assert cell("Social Security Number") == ""
    assert cell("Social Security Number", asking) == "900123456"
    assert cell("Social Security Number", asking, ssn=None) == ""
    assert cell("ssn", replace(VENDOR, ssn=True)) == "900-12-3456"
    assert reasons(asking, ssn="12345678") == [
        ("Social Security Number", "A social security number has exactly nine digits.")
    ]


def test_two_rows_with_one_social_security_number_are_both_refused():
    rows = [APPRENTICE, APPRENTICE | {"ssn": "900123456"}, APPRENTICE | {"ssn": None}]

    found = dry_run(rows, replace(RAPIDS, ssn=True), PROGRAM)

    assert found.refused == {1, 2}
    assert list(found.lines) == [3]
    assert dry_run(rows, RAPIDS, PROGRAM).refused == set()


def test_the_second_dialect_has_its_own_dates_and_codes_and_no_commas():
    found = run(VENDOR)
    line = dict(zip(found.header, found.lines[1], strict=True))

    assert (line["program_start_date"], line["date_of_birth"]) == ("20260105", "20010309")
    assert (line["gender"], line["disability_status"], line["white"]) == ("2", "3", "9")
    assert line["state"] == "California"
    assert reasons(VENDOR, street="12 Alder Street, Unit 3") == [("address", "This file cannot hold a comma.")]


def test_every_problem_of_every_row_is_listed():
    found = dry_run([APPRENTICE, APPRENTICE | {"zip": "1", "state": "x"}, {}], RAPIDS, PROGRAM)

    assert found.refused == {2, 3}
    assert [(each.row, each.column) for each in found.problems][:2] == [
        (2, "Apprentice State"),
        (2, "Apprentice 5-Digit Zip Code"),
    ]
    required = {column.title for column in RAPIDS.columns if column.required}
    assert {each.column for each in found.problems if each.row == 3} == required


def test_no_reason_repeats_what_somebody_entered():
    secret = "900-99-888"

    found = run(replace(RAPIDS, ssn=True), ssn=secret, gender=secret, zip=secret, phone=secret, state=secret)

    assert found.refused == {1}
    assert [each for each in found.problems if secret in each.reason] == []


def test_the_file_keeps_leading_zeros_and_quotes_commas():
    found = run(street='12 "Alder" Street, Unit 3')

    rows = list(csv.reader(io.StringIO(found.as_csv())))

    assert rows == [list(found.header), list(found.lines[1])]
    assert rows[1][9] == '12 "Alder" Street, Unit 3'
    assert rows[1][12] == "01234"


def test_the_two_education_codes_that_are_mixed_up_are_the_only_difference_in_not_saying():
    codes = {
        column.key: column.codes["not_identified"] for column in RAPIDS.columns if "not_identified" in column.codes
    }

    assert codes.pop("education") == "5"
    assert set(codes.values()) == {"9"}


TEXTS = st.text(max_size=60)


@QUICK
@given(TEXTS, TEXTS, st.sampled_from(sorted(PROFILES)))
def test_a_text_is_sent_whole_or_its_row_is_refused(first, street, profile):
    columns = [column.key for column in PROFILES[profile].columns]

    found = run(PROFILES[profile], first_name=first, street=street)

    for line in found.lines.values():
        for key, text in (("first_name", first), ("street", street)):
            assert line[columns.index(key)] in {text, f"'{text}"}
    phone = [column.kind for column in PROFILES[profile].columns].index(Kind.PHONE)
    for line in found.lines.values():
        assert line[phone].isdigit()
        assert [each for each in line if each.lstrip().startswith(("=", "+", "-", "@"))] == []
