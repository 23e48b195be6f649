"""Pay: periods, when a raise takes effect, what is owed in between, and wage steps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from apprenticeships.rules.refusal import RuleRefused

CENT = Decimal("0.01")
RATE_DIGITS = 4
MINUTES_PER_HOUR = 60


class RaisePolicy(StrEnum):
    """From when a raise counts once the exam is passed."""

    EXAM_DATE = "exam_date"
    VERIFIED_DATE = "verified_date"
    NEXT_PAY_PERIOD = "next_pay_period"


@dataclass(frozen=True, slots=True)
class PayPeriods:
    """Pay periods of equal length; ``anchor`` is the first day of any one of them."""

    anchor: date
    length_days: int

    def __post_init__(self) -> None:
        if self.length_days < 1:
            raise RuleRefused("A pay period must last at least one day.", code="pay-period")

    def start_of(self, on: date) -> date:
        """Return the first day of the period that holds this day."""
        return on - timedelta(days=(on - self.anchor).days % self.length_days)

    def first_start_from(self, on: date) -> date:
        """Return the first period start on or after this day; the same day counts."""
        return on + timedelta(days=(self.anchor - on).days % self.length_days)


def effective_date(policy: RaisePolicy, *, exam_on: date, verified_on: date | None, periods: PayPeriods) -> date:
    """Return from when the higher rate counts, never without a verified result.

    Under the exam-date and verified-date policies this may lie before the day on which the raise is
    posted: the difference is then owed, see ``retro_owed``.
    """
    if verified_on is None:
        raise RuleRefused("Record the proof of the result before the raise.", code="proof-missing")
    if verified_on < exam_on:
        raise RuleRefused("A result cannot be verified before the exam.", code="proof-too-early")
    if policy is RaisePolicy.EXAM_DATE:
        return exam_on
    if policy is RaisePolicy.VERIFIED_DATE:
        return verified_on
    return periods.first_start_from(verified_on)


def money(exact: Decimal) -> Decimal:
    """Round an amount half up to the cent; to be done once, when the amount is made."""
    return exact.quantize(CENT, rounding=ROUND_HALF_UP)


def amount(rate: Decimal, minutes: int) -> Decimal:
    """Return straight-time pay for minutes at an hourly rate, rounded once."""
    return money(rate * minutes / MINUTES_PER_HOUR)


def retro_owed(
    paid: Iterable[tuple[date, int]], *, old: Decimal, new: Decimal, effective: date, posted: date
) -> Decimal:
    """Return the straight-time difference for minutes paid from ``effective`` up to ``posted``.

    ``paid`` holds days with their paid minutes; the posting day itself is already at the new rate.
    The sum is rounded once.
    """
    minutes = sum(each for day, each in paid if effective <= day < posted)
    return amount(new - old, minutes)


def step_problems(rates: Sequence[Decimal], *, floor: Decimal | None = None) -> tuple[str, ...]:
    """Return what is wrong with hourly wage steps, first step first; nothing means they hold.

    Steps rise strictly (29 CFR 29.5(b)(5): progressively increasing), the first one pays at least
    ``floor``, the minimum wage of the place, and a rate has four decimal digits at most.
    """
    if not rates:
        return ("Add at least one wage step.",)
    found = []
    for n, rate in enumerate(rates, start=1):
        if not rate.is_finite() or rate <= 0:
            found.append(f"Step {n} must pay more than nothing.")
            continue
        if rate != round(rate, RATE_DIGITS):
            found.append(f"Step {n} has more than four digits after the point.")
        if n == 1 and floor is not None and rate < floor:
            found.append(f"Step 1 pays less than the lowest wage allowed, ${floor:,}.")
        before = rates[n - 2] if n > 1 else None
        if before is not None and before.is_finite() and rate <= before:
            found.append(f"Step {n} must pay more than step {n - 1}.")
    return tuple(found)


def starting_problem(rate: Decimal, *, least: Decimal | None, below: Decimal | None, floor: Decimal) -> str:
    """Say why places cannot pay this much an hour on the first day; nothing when they can.

    ``least`` is what the path pays then, ``below`` what its next step pays, as steps rise strictly (29 CFR
    29.5(b)(5)), and ``floor`` the lowest wage that the law or a contract of the place allows.
    """
    if not rate.is_finite() or rate <= 0:
        return "Write what an hour pays, such as 18.40."
    if rate != round(rate, RATE_DIGITS):
        return "Write at most four digits after the point."
    if rate < floor:
        return f"{dollars(rate)} an hour is less than the lowest wage allowed on the first day, {dollars(floor)}."
    if least is not None and rate < least:
        return f"The path pays {dollars(least)} an hour on the first day. Write that much or more."
    if below is not None and rate >= below:
        return f"The next pay step is {dollars(below)} an hour, and pay has to rise with it. Write less than that."
    return ""


def dollars(rate: Decimal) -> str:
    """Return an hourly rate in words: two digits after the point, or as many as it has."""
    cents = rate == round(rate, 2)
    return f"${rate:,.2f}" if cents else f"${rate.normalize():,f}"


@dataclass(frozen=True, slots=True)
class RateChange:
    """An hourly rate and the first day on which it counts."""

    effective: date
    rate: Decimal


def rate_on(changes: Iterable[RateChange], on: date) -> Decimal | None:
    """Return the rate in effect on a day; of several changes on one day the last given holds."""
    current: RateChange | None = None
    for change in changes:
        if change.effective <= on and (current is None or change.effective >= current.effective):
            current = change
    return current.rate if current else None
