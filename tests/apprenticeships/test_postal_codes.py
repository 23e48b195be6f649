"""Reading where postal codes lie, from the file of the Census."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from apprenticeships.models import PostalCode

pytestmark = pytest.mark.django_db
HEADER = "GEOID\tALAND\tAWATER\tALAND_SQMI\tAWATER_SQMI\tINTPTLAT\tINTPTLONG" + " " * 40 + "\n"
PASADENA = "91101\t4058573\t0\t1.567\t0\t34.147088\t-118.139179   \n"
BOSTON = "02108\t352652\t0\t0.136\t0\t42.357768\t-71.064858\n"


@pytest.fixture
def read(tmp_path):
    def run(text):
        path = tmp_path / "gazetteer.txt"
        path.write_text(text, encoding="utf-8")
        out, wrong = StringIO(), StringIO()
        try:
            call_command("postal_codes", str(path), stdout=out, stderr=wrong)
        except CommandError as error:
            return out.getvalue(), wrong.getvalue(), str(error)
        return out.getvalue(), wrong.getvalue(), ""

    return run


def stored():
    return {row.code: (row.latitude, row.longitude) for row in PostalCode.objects.all()}


def test_each_line_is_a_postal_code_with_its_middle(read):
    said = read(HEADER + PASADENA + BOSTON + "\n")

    assert said == ("2 postal codes were read.\n", "", "")
    assert stored() == {
        "91101": (Decimal("34.14709"), Decimal("-118.13918")),
        "02108": (Decimal("42.35777"), Decimal("-71.06486")),
    }


def test_reading_again_moves_what_moved_and_adds_nothing_twice(read):
    read(HEADER + PASADENA)

    read(HEADER + PASADENA.replace("34.147088", "34.2") + BOSTON)

    assert stored()["91101"] == (Decimal("34.20000"), Decimal("-118.13918"))
    assert len(stored()) == 2


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("911\t1\t1\t1\t1\t34.1\t-118.1", "Line 3: “911” is not a postal code of five digits."),
        ("91102\t1\t1\t1\t1\tnorth\twest", "Line 3: “north” and “west” are no degrees."),
        ("91102\t1\t1\t1\t1\t134.1\t-118.1", "Line 3: 134.1 and -118.1 lie outside of the globe."),
        ("91102\t1\t1\t1\t1\tNaN\t-118.1", "Line 3: NaN and -118.1 lie outside of the globe."),
        ("91102\t1", "Line 3: 2 columns instead of 7 or more."),
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_the_others_are_kept(read, line, words):
    said = read(HEADER + PASADENA + line + "\n" + BOSTON)

    assert said == ("2 postal codes were read.\n", f"{words}\n", "1 line could not be read. The others were kept.")
    assert sorted(stored()) == ["02108", "91101"]


def test_another_file_is_refused_with_what_it_lacks(read):
    assert read("code,lat\n1,2\n") == (
        "",
        "",
        "The first line has no column GEOID, INTPTLAT, INTPTLONG. Unpack the Gazetteer file of the ZCTAs.",
    )


def test_a_file_that_is_not_there_is_said():
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("postal_codes", "/no/such/file")
