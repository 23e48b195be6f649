"""Numbers as people write them: with a decimal comma, with a percent sign, and what is refused with an example."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from applicants.portal.fields import Number, Whole

YEARS = {"least": 0, "most": 80, "say": "Write a number, such as 2 or 3.5."}
SHARE = {
    "least": 1,
    "most": 100,
    "say": "Write a whole number from 1 to 100, such as 50.",
    "percent": True,
    "required": True,
}


@pytest.mark.parametrize(
    ("typed", "years"), [("2,5", "2.5"), (" 2,50 ", "2.50"), (",5", "0.5"), ("2.5", "2.5"), ("3", "3"), ("", None)]
)
def test_a_decimal_comma_is_a_decimal_point(typed, years):
    assert Number(**YEARS).clean(typed) == (None if years is None else Decimal(years))


@pytest.mark.parametrize("typed", ["1,000", "2,5,1", "2,5.1", "-2,5", "99,5", "x", "\x00", "9" * 5000])
def test_what_could_mean_something_else_is_refused_with_an_example(typed):
    with pytest.raises(ValidationError, match=r"such as 2 or 3\.5"):
        Number(**YEARS).clean(typed)


@pytest.mark.parametrize(("typed", "share"), [("100%", 100), (" 50 % ", 50), ("50,0", 50), ("50,0 %", 50), ("75", 75)])
def test_a_percentage_may_have_its_sign(typed, share):
    assert Whole(**SHARE).clean(typed) == share


@pytest.mark.parametrize("typed", ["37,5", "37.5%", "%", "%50", "50%%", "1,000", "0%", "", ",0", "\x00"])
def test_no_share_but_a_whole_one_is_taken(typed):
    with pytest.raises(ValidationError, match="whole number from 1 to 100"):
        Whole(**SHARE).clean(typed)


def test_a_percent_sign_means_nothing_where_no_percentage_is_asked_for():
    with pytest.raises(ValidationError):
        Whole(least=0, most=300, say="Write a whole number, such as 35.").clean("35%")
