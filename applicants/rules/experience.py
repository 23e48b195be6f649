"""How long somebody has worked: days counted once, part-time by its share of full time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from apprenticeships.rules.dates import add_months
from apprenticeships.rules.speech import joined, say, say_many

DAY = timedelta(days=1)
MONTHS_PER_YEAR = 12
LONGEST_LOOK_AHEAD_MONTHS = 120


@dataclass(frozen=True, slots=True)
class Job:
    """A job from its first through its last day, both counted; ``end`` is ``None`` while it goes on.

    ``share`` is the part of full time, above 0 and at most 1.
    """

    start: date
    end: date | None = None
    share: Fraction | Decimal | int = Fraction(1)

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError("A job cannot end before it began.")
        if not 0 < self.share <= 1:
            raise ValueError("The share of full time lies above 0 and at most at 1.")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Days worked, ``over`` being the first day after them."""

    start: date
    over: date
    share: Fraction


def months_worked(jobs: Iterable[Job], *, until: date) -> Fraction:
    """Return the months worked through the day ``until``, full-time months for part-time work.

    - From the 10th of a month through the 9th of the next is one month, whatever its length; days that are left over
      count as a part of the month that they begin. So two calendar years are 24 months, leap day or not.
    - Of jobs held on the same day the one with the largest share counts, alone: two half-time jobs side by side are
      half-time experience, and no day counts twice.
    - Where jobs touch or overlap, months may be counted anew at any first or last day of a job, in the way that is
      best for the applicant. One more job can therefore never lower the figure.
    """
    stretches = _clipped(jobs, until)
    marks = sorted({day for each in stretches for day in (each.start, each.over)})
    total, below = Fraction(0), Fraction(0)
    for share in sorted({each.share for each in stretches}):
        layer = [each for each in stretches if each.share >= share]
        total += (share - below) * _best_count(_merged(layer), marks)
        below = share
    return total


def reached_on(jobs: Iterable[Job], months: int | Fraction, *, on: date) -> date | None:
    """Return the first day from ``on`` whose end finds ``months`` of work, if running jobs go on.

    ``None`` when no job goes on, or when it would take more than ten years.
    """
    jobs = tuple(jobs)
    early, late = on, add_months(on, LONGEST_LOOK_AHEAD_MONTHS)
    if months_worked(jobs, until=early) >= months:
        return early
    if months_worked(jobs, until=late) < months:
        return None
    while late - early > DAY:
        middle = early + (late - early) // 2
        if months_worked(jobs, until=middle) >= months:
            late = middle
        else:
            early = middle
    return late


def in_words(months: Fraction) -> str:
    """Return months as "7 months" or "2.5 years", cut to one decimal, so that it never claims too much."""
    if months < MONTHS_PER_YEAR:
        return counted_months(_one_decimal(months))
    years = _one_decimal(months / MONTHS_PER_YEAR)
    return say_many("{number} year", "{number} years", 1 if years == "1" else 2, number=years)


def counted_months(number: str) -> str:
    """Return "1 month", "7 months"."""
    return say_many("{number} month", "{number} months", 1 if number == "1" else 2, number=number)


def in_full(months: Fraction) -> str:
    """Return months as "2 years and 3 months", cut to whole months, so that it never claims too much."""
    years, rest = divmod(months.numerator // months.denominator, MONTHS_PER_YEAR)
    parts = [
        *([say_many("{number} year", "{number} years", years, number=years)] if years else []),
        *([counted_months(str(rest))] if rest else []),
    ]
    return joined(parts) if parts else say("less than a month")


def _one_decimal(figure: Fraction) -> str:
    whole, rest = divmod(figure * 10 // 1, 10)
    return f"{whole}.{rest}" if rest else str(whole)


def _clipped(jobs: Iterable[Job], until: date) -> list[_Stretch]:
    return [
        _Stretch(job.start, min(job.end or until, until) + DAY, Fraction(job.share))
        for job in jobs
        if job.start <= until
    ]


def _merged(stretches: Iterable[_Stretch]) -> Iterator[tuple[date, date]]:
    """Yield the covered days as separate stretches in order, touching ones joined."""
    start = over = None
    for each in sorted(stretches, key=lambda stretch: stretch.start):
        if start is None or over is None:
            start, over = each.start, each.over
        elif each.start <= over:
            over = max(over, each.over)
        else:
            yield start, over
            start, over = each.start, each.over
    if start is not None and over is not None:
        yield start, over


def _best_count(merged: Iterable[tuple[date, date]], marks: Sequence[date]) -> Fraction:
    return sum((_best_split(start, over, marks) for start, over in merged), Fraction(0))


def _best_split(start: date, over: date, marks: Sequence[date]) -> Fraction:
    """Return the most months that [start, over) holds when counting may begin anew at any of ``marks``."""
    inside = [mark for mark in marks if start <= mark <= over]
    best = {start: Fraction(0)}
    for end in inside[1:]:
        best[end] = max(best[begin] + _months_between(begin, end) for begin in inside if begin < end)
    return best[over]


def _months_between(start: date, over: date) -> Fraction:
    """Return the whole months from ``start`` and the started one as a part of its length."""
    whole = (over.year - start.year) * MONTHS_PER_YEAR + over.month - start.month
    if add_months(start, whole) > over:
        whole -= 1
    begun, full = add_months(start, whole), add_months(start, whole + 1)
    return whole + Fraction((over - begun).days, (full - begun).days)
