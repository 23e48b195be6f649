"""Keys that somebody sent."""

import pytest

from apprenticeships.rules.keys import key_in, keys_in


@pytest.mark.parametrize(
    ("text", "key"),
    [("7", 7), ("0", 0), ("9" * 18, 10**18 - 1), ("9" * 19, None), ("", None), ("-1", None), ("²", None), (" 7", None)],
)
def test_a_key_is_digits_that_fit_and_nothing_else(text, key):
    assert key_in(text) == key


def test_what_is_no_key_is_passed_over():
    assert keys_in(["7", "x", "9" * 19, "\x00", "12"]) == [7, 12]
