"""Fields that several surfaces ask for alike: what people type is read as they write it."""

import re
from decimal import Decimal

import pytest
from django import forms

from cohorts.forms import WRITE_AMOUNT, AmountField


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1200", "1200"),
        ("1,200.50", "1200.50"),
        ("$1,200.50", "1200.50"),
        ("$ 1,200", "1200"),
        ("1,234,567", "1234567"),
    ],
)
def test_dollars_are_read_as_people_write_them(typed, amount):
    assert AmountField().clean(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", ["1200,50", "1,20", ",5", "1,2000", "x", "9" * 5000, "NaN"])
def test_a_comma_that_parts_no_thousands_is_asked_about(typed):
    with pytest.raises(forms.ValidationError, match=re.escape(str(WRITE_AMOUNT))):
        AmountField().clean(typed)
