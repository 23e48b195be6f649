"""The number of an application, as somebody reads it out and somebody else types it."""

import pytest

from applicants.rules.references import number_in


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1042", 1042),
        (" #1042 ", 1042),
        ("No. 1042", 1042),
        ("no 7", 7),
        ("Ortega", None),
        ("", None),
        ("1042 Ortega", None),
        ("١٠٤٢", None),
        ("9" * 19, None),
        ("-4", None),
    ],
)
def test_only_what_is_nothing_but_a_number_is_one(typed, number):
    assert number_in(typed) == number
