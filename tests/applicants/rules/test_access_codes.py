"""Access codes are easy to read out and forgiving to type."""

import secrets

import pytest

from applicants.rules.access_codes import ALPHABET, LENGTH, new_code, plain, shown


def test_a_code_has_no_letters_that_look_alike():
    code = new_code(secrets.choice)

    assert len(code) == LENGTH
    assert set(code) <= set(ALPHABET)
    assert not set("01OI") & set(ALPHABET)
    assert len(set(ALPHABET)) == 32


@pytest.mark.parametrize(
    "typed", ["K7QM2XWP", "k7qm 2xwp", " K7QM-2XWP ", "k7-qm-2x-wp", "K7QM\u20132XWP", "k7qm\t2xwp\n"]
)
def test_spaces_dashes_and_case_do_not_matter(typed):
    assert plain(typed) == "K7QM2XWP"


@pytest.mark.parametrize(
    "typed", ["", "K7QM2XW", "K7QM2XWPP", "K7QM2XW0", "K7QM2XWÉ", "x" * 10_000, "\x00" * 8, "K7QM2XWI"]
)
def test_what_cannot_be_a_code_is_none(typed):
    assert plain(typed) == ""


def test_a_code_is_read_out_in_groups():
    assert shown("K7QM2XWP") == "K7QM-2XWP"
    assert plain(shown("K7QM2XWP")) == "K7QM2XWP"
