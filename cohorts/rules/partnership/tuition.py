"""Tuition paid by an employer: what of it is free of tax in a year, and what is taxable (26 U.S.C. 127)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from apprenticeships.rules.refusal import RuleRefused
from apprenticeships.rules.speech import say

CENT = Decimal("0.01")
ZERO = Decimal("0.00")

# Source: 26 U.S.C. 127(a)(2). From 2027 on the amount is indexed: a year stands here once it is published.
CAPS: Mapping[int, Decimal] = MappingProxyType(dict.fromkeys(range(2020, 2027), Decimal("5250.00")))


class Purpose(StrEnum):
    """What was paid; payments on a student loan share the cap (26 U.S.C. 127(c)(1)(B))."""

    TUITION = "tuition"
    LOAN = "loan"


@dataclass(frozen=True, slots=True)
class Payment:
    """Money paid for one person by any employer; ``paid_on`` decides the year, not when the course was."""

    paid_on: date
    amount: Decimal
    purpose: Purpose = Purpose.TUITION

    def __post_init__(self) -> None:
        if self.amount <= 0 or self.amount != self.amount.quantize(CENT):
            raise RuleRefused("An amount must be more than zero, in dollars and whole cents.", code="amount")


@dataclass(frozen=True, slots=True)
class Balance:
    """One person's calendar year: ``cap`` and ``left`` are ``None`` while the year's cap is not entered."""

    year: int
    cap: Decimal | None
    paid: Decimal
    left: Decimal | None


@dataclass(frozen=True, slots=True)
class Split:
    """One payment in its year, after the other payments; ``None`` while the year's cap is not entered."""

    payment: Payment
    excludable: Decimal | None
    taxable: Decimal | None
    left: Decimal | None

    @property
    def sentences(self) -> tuple[str, ...]:
        """What a person should know before deciding; nothing here blocks."""
        year = self.payment.paid_on.year
        if self.taxable is None:
            return (f"The yearly limit for {year} is not entered yet, so we cannot say what is taxable.",)
        rest = f"${self.left:,.2f}" if self.left else "Nothing"
        most = f"{rest} of the limit for {year} is left after it."
        if not self.taxable:
            return (f"${self.payment.amount:,.2f} free of tax.", most)
        return (f"${self.excludable:,.2f} free of tax, ${self.taxable:,.2f} taxable as wages.", most)


def balance(year: int, payments: Iterable[Payment], *, caps: Mapping[int, Decimal] = CAPS) -> Balance:
    """Return what is paid and left in a calendar year; nothing left over moves to the next."""
    paid = sum((each.amount for each in payments if each.paid_on.year == year), ZERO)
    cap = caps.get(year)
    return Balance(year, cap, paid, None if cap is None else max(ZERO, cap - paid))


def split(payment: Payment, others: Iterable[Payment], *, employed: bool, caps: Mapping[int, Decimal] = CAPS) -> Split:
    """Split a request into the part free of tax and the taxable part.

    ``others`` are all other payments known for the person in that year, by every employer, before or after: what
    was told about them stays true. The exclusion is for employees only; anybody else is refused.
    """
    if not employed:
        raise RuleRefused(
            "Only an employee's tuition can be free of tax in this way. Record this as a service of the program.",
            code="not-employee",
        )
    year = balance(payment.paid_on.year, others, caps=caps)
    if year.left is None:
        return Split(payment, None, None, None)
    excludable = min(payment.amount, year.left)
    return Split(payment, excludable, payment.amount - excludable, year.left - excludable)


def ledger(payments: Iterable[Payment], *, caps: Mapping[int, Decimal] = CAPS) -> tuple[Split, ...]:
    """Return every payment split in the order of payment dates; those of one day keep their order."""
    done: list[Payment] = []
    found = []
    for payment in sorted(payments, key=lambda each: each.paid_on):
        found.append(split(payment, done, employed=True, caps=caps))
        done.append(payment)
    return tuple(found)


def dollars(amount: Decimal) -> str:
    """Return an amount as people say it: "$5,250", "$1,200.50"."""
    words = f"${amount:,.2f}"
    return words.removesuffix(".00")


def year_in_words(year: int, *, cap: Decimal | None, paid: Decimal, left: Decimal | None) -> str:
    """Return how a calendar year stands; nothing about one whose cap is not entered."""
    if cap is None or left is None:
        return ""
    words = {"cap": dollars(cap), "year": year, "paid": dollars(paid), "left": dollars(left)}
    if left:
        return say("{cap} limit for {year}, {paid} paid, {left} left.", **words)
    return say("{cap} limit for {year}, {paid} paid, nothing left.", **words)


def unknown_elsewhere(year: int) -> str:
    """Return the sentence for a person whose payments by other employers nobody has asked about."""
    return say("We do not know what other employers paid in {year}; their payments share the same limit.", year=year)
