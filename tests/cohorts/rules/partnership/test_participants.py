"""Reading a list of people: tables of files and cells, and what nobody may ask."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apprenticeships.rules.cells import CellRefusedError, day_of, email_of
from apprenticeships.rules.lists import MOST_BYTES, Problem, folded, text_of
from apprenticeships.rules.refusal import RuleRefused
from cohorts.rules.partnership import participants
from cohorts.rules.partnership.participant_cells import kind_of, phone_of
from cohorts.rules.partnership.participants import Places, checked, sheet_of

TODAY = date(2026, 3, 13)
PLACES = Places({"harbor clinic": 1, "clinica romero": 2}, {"local 7": 7}, {1: "Harbor Clinic", 2: "Clínica Romero"})


def entries(text: str):
    return checked(sheet_of(text).rows, PLACES, today=TODAY)


def refused(text: str) -> str:
    with pytest.raises(RuleRefused) as refusal:
        sheet_of(text)
    return refusal.value.message


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"First name,Last name", "First name,Last name"),
        ("\ufeffNombre,Apellido".encode(), "Nombre,Apellido"),
        ("José;Núñez".encode(), "José;Núñez"),
        ("José;Núñez".encode("cp1252"), "José;Núñez"),
    ],
)
def test_a_file_is_read_as_utf_8_or_as_windows_writes_it(data, text):
    assert text_of(data) == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 and more", "workbook"),
        (b"%PDF-1.7", "PDF"),
        ("First name".encode("utf-16"), "UTF-16"),
        (b"First\x00name", "not a text file"),
        (b"\x81\x8d\xff", "not a text file"),
        (b"a" * (MOST_BYTES + 1), "larger than 5 MB"),
    ],
)
def test_what_is_not_a_list_gets_a_sentence(data, words):
    with pytest.raises(RuleRefused, match=words):
        text_of(data)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_come_in_any_order_and_with_any_usual_delimiter(delimiter):
    text = "Apellido|EMAIL|first name|Shoe size\nCastell|Rosa@Example.org|Rosa|39\n".replace("|", delimiter)

    sheet = sheet_of(text)
    found, problems = checked(sheet.rows, PLACES, today=TODAY)

    assert [(each.name, each.email) for each in found] == [("Rosa Castell", "rosa@example.org")]
    assert (problems, sheet.ignored) == ([], ("Shoe size",))
    assert "39" not in str(sheet)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no column"),
        ("First name,Last name\n", "no people"),
        ("First name,Last name\n\n , \n", "no people"),
        ("First name\nRosa", "no column “Last name”"),
        ("First name,Last name,Phone,Cell\nRosa,Castell,1,2", "Two columns mean “Phone”"),
        ('First name,Last name\n"Rosa,Castell\n', "Line 2 cannot be read"),
        ("First name,Last name\n" + "Rosa,Castell\n" * (participants.MOST_ROWS + 1), "more than 10,000"),
    ],
)
def test_a_list_without_sense_is_refused_with_what_to_do(text, words):
    assert words in refused(text)


@pytest.mark.parametrize(
    "head",
    ["SSN", "Social Security Number", "social_security_no", "SocialSecurity", "SSN (last 4)", "ITIN", "Soc. Sec. #"],
)
def test_a_column_of_social_security_numbers_is_refused_by_its_name(head):
    words = refused(f"First name,Last name,{head}\nRosa,Castell,123-45-6789\n")

    assert f"“{head}”" in words
    assert "never kept" in words
    assert "6789" not in words


@pytest.mark.parametrize(
    "head",
    [
        "Immigration status", "immigrationStatus", "US Citizen?", "Citizenship", "Visa", "Visa type", "Alien number",
        "A-Number", "Undocumented", "Green card", "Country of birth", "Work authorization", "I-9", "DACA",
        "Legal status",
    ],
)  # fmt: skip
def test_a_column_that_asks_for_immigration_status_is_refused_by_its_name(head):
    words = refused(f"First name,Last name,{head}\nRosa,Castell,yes\n")

    assert f"“{head}”" in words
    assert "Nobody is asked" in words


@pytest.mark.parametrize("head", ["Television", "Class number", "Session", "Residence", "Passion", "Area", "Advisable"])
def test_other_columns_are_only_ignored(head):
    assert sheet_of(f"First name,Last name,{head}\nRosa,Castell,x\n").rows


def test_a_cell_that_looks_like_a_social_security_number_is_not_kept():
    sheet = sheet_of("First name,Last name,Employee ID,Occupation\nRosa,Castell,123456789,123-45-6789\n")
    _, problems = checked(sheet.rows, PLACES, today=TODAY)

    assert "6789" not in str(sheet)
    assert [(each.row, each.column) for each in problems] == [(2, "Employer's number"), (2, "Occupation")]


def test_an_employers_number_that_no_social_security_number_can_be_is_kept():
    sheet = sheet_of("First name,Last name,Employee ID\nRosa,Castell,000012345\n")

    assert sheet.rows[0].cells["reference"] == "000012345"


def test_every_mistake_is_told_with_its_row_and_column():
    text = (
        "First name,Last name,E-mail,Phone,Employer,Kind,Joined on,Left on\n"
        "Rosa,Castell,rosa@example.org,(415) 555-0100,HARBOR CLINIC,Entrant,2026-01-05,\n"
        ",Núñez,nobody,12,Moon Clinic,maybe,2/30/2026,1/5/1800\n"
        "Ana,Ruiz,,,clinica romero,,2026-04-01,\n"
        "Ben,Ito,,,Clínica Romero,,2026-01-05,2026-01-04\n"
        "Cy,Obi,,,,,,,too,wide\n"
    )

    found, problems = entries(text)

    assert [(each.name, each.employer, each.phone) for each in found] == [("Rosa Castell", 1, "+14155550100")]
    assert [(each.row, each.column) for each in problems] == [
        (3, "First name"),
        (3, "E-mail"),
        (3, "Phone"),
        (3, "Employer"),
        (3, "Kind"),
        (3, "Joined on"),
        (3, "Left on"),
        (4, "Joined on"),
        (5, "Left on"),
        (6, ""),
    ]
    assert all(each.reason.endswith(".") for each in problems)


def test_a_name_of_another_partner_is_answered_with_the_names_that_are_known():
    (problem,) = entries("First name,Last name,Employer\nRosa,Castell,Moon Clinic\n")[1]

    assert problem == Problem(
        2, "Employer", "“Moon Clinic” is no partner of this program. Write one of these: Clínica Romero, Harbor Clinic."
    )


def test_a_long_cell_is_a_mistake_of_its_row_only():
    found, problems = entries(f"First name,Last name\n{'R' * 10_000},Castell\nAna,Ruiz\n")

    assert [each.name for each in found] == ["Ana Ruiz"]
    assert problems == [Problem(2, "First name", "At most 80 characters fit here.")]


def test_the_apostrophe_of_a_spreadsheet_is_taken_off():
    found, _ = entries("First name,Last name,Phone\nRosa,Castell,'+14155550100\n")

    assert found[0].phone == "+14155550100"


def test_the_template_is_a_list_that_can_be_taken_in():
    found, problems = entries(participants.template())

    assert ([each.name for each in found], [each.column for each in problems]) == ([], ["Employer's number"])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-13", date(2026, 3, 13)),
        ("3/13/2026", date(2026, 3, 13)),
        ("2026-03-13 00:00:00", date(2026, 3, 13)),
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_days_are_read_as_they_are_written_here(text, day):
    assert day_of(text) == day


@pytest.mark.parametrize(
    "text", ["13/3/2026", "3/13/26", "2025-02-29", "9999-01-01", "1899-12-31", "soon", "٢٠٢٦-٠٣-١٣"]
)
def test_other_days_are_refused(text):
    with pytest.raises(CellRefusedError):
        day_of(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4155550100", "+14155550100"),
        ("(415) 555-0100", "+14155550100"),
        ("1-415-555-0100 ext. 12", "+14155550100"),
        ("+52 55 1234 5678", "+525512345678"),
    ],
)
def test_phone_numbers_are_kept_in_one_shape(text, number):
    assert phone_of(text) == number


@pytest.mark.parametrize("text", ["12", "555-0100", "call me", "+1 415", "0155550100"])
def test_what_is_no_phone_number_is_refused(text):
    with pytest.raises(CellRefusedError):
        phone_of(text)


@pytest.mark.parametrize(
    "text", ["rosa", "rosa@", "rosa@example", "a b@example.org", "a..b@example.org", "@example.org"]
)
def test_what_is_no_address_is_refused(text):
    with pytest.raises(CellRefusedError):
        email_of(text)


@pytest.mark.parametrize(("text", "kind"), [("Works for a partner", "incumbent"), ("NEW-entrant", "entrant")])
def test_a_kind_may_be_written_in_several_ways(text, kind):
    assert kind_of(text) == kind


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=14), max_size=8))
def test_no_list_makes_the_reader_stumble(rows):
    out = io.StringIO()
    csv.writer(out).writerows([[column.title for column in participants.COLUMNS], *rows])

    try:
        sheet = sheet_of(out.getvalue())
    except RuleRefused:
        return
    found, problems = checked(sheet.rows, PLACES, today=TODAY)

    assert {each.row for each in found} | {each.row for each in problems} == {each.row for each in sheet.rows}
    assert not {each.row for each in found} & {each.row for each in problems}


@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_stumble(data):
    with pytest.raises(RuleRefused, match=r"\.$"):
        sheet_of(text_of(data))


@given(CELLS)
def test_folding_twice_is_folding_once(text):
    assert folded(folded(text)) == folded(text)
