"""Tuition, its yearly limit, and what is taxable."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apprenticeships.rules.refusal import RuleRefused
from cohorts.rules.partnership.tuition import CAPS, Balance, Payment, Purpose, Split, balance, ledger, split

QUICK = settings(max_examples=100, deadline=None, database=None)


def paid(day, amount, purpose=Purpose.TUITION):
    return Payment(day, Decimal(amount), purpose)


MARCH, OCTOBER = paid(date(2026, 3, 10), "3000"), paid(date(2026, 10, 5), "2500")


def test_what_goes_over_the_yearly_limit_is_taxable_and_not_blocked():
    assert balance(2026, [MARCH]) == Balance(2026, Decimal(5250), Decimal(3000), Decimal(2250))
    assert split(OCTOBER, [MARCH], employed=True) == Split(OCTOBER, Decimal(2250), Decimal(250), Decimal(0))


def test_nothing_rolls_over_to_the_next_year():
    caps = CAPS | {2027: Decimal(5250)}

    assert balance(2027, [MARCH], caps=caps) == Balance(2027, Decimal(5250), Decimal(0), Decimal(5250))


@pytest.mark.parametrize(
    ("day", "amount", "others", "excludable", "taxable", "left"),
    [
        (date(2026, 12, 31), "5250", [], "5250", "0", "0"),
        (date(2026, 12, 31), "5250.01", [], "5250", "0.01", "0"),
        (date(2026, 1, 1), "3000", [paid(date(2025, 12, 31), "5250")], "3000", "0", "2250"),
        (date(2026, 5, 1), "1000", [paid(date(2026, 2, 1), "5000", Purpose.LOAN)], "250", "750", "0"),
        (date(2026, 5, 1), "1000", [paid(date(2026, 11, 1), "5000")], "250", "750", "0"),
        (date(2026, 5, 1), "1000", [paid(date(2026, 2, 1), "6000")], "0", "1000", "0"),
        (date(2027, 5, 1), "1000", [], None, None, None),
    ],
)
def test_a_payment_counts_in_the_year_of_its_date_together_with_loans(day, amount, others, excludable, taxable, left):
    found = split(paid(day, amount), others, employed=True)

    expected = tuple(None if each is None else Decimal(each) for each in (excludable, taxable, left))
    assert (found.excludable, found.taxable, found.left) == expected


@pytest.mark.parametrize(
    ("payment", "others", "sentences"),
    [
        (
            OCTOBER,
            [MARCH],
            ("$2,250.00 free of tax, $250.00 taxable as wages.", "Nothing of the limit for 2026 is left after it."),
        ),
        (MARCH, [], ("$3,000.00 free of tax.", "$2,250.00 of the limit for 2026 is left after it.")),
        (
            paid(date(2027, 1, 4), "100"),
            [],
            ("The yearly limit for 2027 is not entered yet, so we cannot say what is taxable.",),
        ),
    ],
)
def test_a_person_reads_the_split_before_deciding(payment, others, sentences):
    assert split(payment, others, employed=True).sentences == sentences


def test_the_exclusion_is_for_employees_only():
    with pytest.raises(RuleRefused) as refusal:
        split(MARCH, [], employed=False)

    assert refusal.value.code == "not-employee"


@pytest.mark.parametrize("amount", ["0", "-1", "10.005"])
def test_an_amount_is_positive_and_in_whole_cents(amount):
    with pytest.raises(RuleRefused) as refusal:
        paid(date(2026, 1, 1), amount)

    assert refusal.value.code == "amount"


PAYMENTS = st.lists(
    st.builds(
        Payment,
        st.dates(date(2025, 1, 1), date(2026, 12, 31)),
        st.integers(1, 600_000).map(lambda cents: Decimal(cents) / 100),
        st.sampled_from(Purpose),
    ),
    max_size=8,
)


@QUICK
@given(PAYMENTS)
def test_no_cent_is_lost_and_no_year_has_more_free_of_tax_than_its_limit(payments):
    lines = ledger(payments)

    assert all(line.excludable + line.taxable == line.payment.amount for line in lines)
    for year in (2025, 2026):
        total = sum(each.amount for each in payments if each.paid_on.year == year)
        free = sum(line.excludable for line in lines if line.payment.paid_on.year == year)
        assert free == min(total, CAPS[year])
        assert balance(year, payments).left == max(0, CAPS[year] - total)
