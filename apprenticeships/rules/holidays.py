"""Holiday calendars as data, and the federal one computed."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import holidays as published

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Holiday:
    """One day off.

    ``no_class`` and ``no_clinic`` say what is closed. ``paid_not_ojl``: what was planned is paid
    as leave, which is wages but never on-the-job learning. ``observed``: offices are closed, so
    the day is not a business day.
    """

    day: dt.date
    name: str
    no_class: bool = True
    no_clinic: bool = True
    paid_not_ojl: bool = True
    observed: bool = True


@dataclass(frozen=True, slots=True)
class Calendar:
    """A named list of days off, complete through the day ``through`` (``None``: for ever)."""

    name: str
    holidays: tuple[Holiday, ...] = ()
    through: dt.date | None = None
    _by_day: Mapping[dt.date, Holiday] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_day: dict[dt.date, Holiday] = {}
        for holiday in self.holidays:
            known = by_day.get(holiday.day)
            by_day[holiday.day] = _both(known, holiday) if known else holiday
        object.__setattr__(self, "_by_day", by_day)

    def on(self, day: dt.date) -> Holiday | None:
        """Return what is off that day; several entries on one day are read as one."""
        return self._by_day.get(day)

    def closes_class(self, day: dt.date) -> bool:
        """Tell whether no class is held that day."""
        holiday = self.on(day)
        return holiday is not None and holiday.no_class

    def closes_clinic(self, day: dt.date) -> bool:
        """Tell whether nobody works in a clinic that day."""
        holiday = self.on(day)
        return holiday is not None and holiday.no_clinic

    def is_observed(self, day: dt.date) -> bool:
        """Tell whether offices are closed for a holiday that day."""
        holiday = self.on(day)
        return holiday is not None and holiday.observed

    def is_business_day(self, day: dt.date) -> bool:
        """Tell whether the day is Monday to Friday and no observed holiday."""
        return day.weekday() < SATURDAY and not self.is_observed(day)

    def between(self, first: dt.date, last: dt.date) -> tuple[Holiday, ...]:
        """Return the holidays from ``first`` through ``last``, in order."""
        return tuple(self._by_day[day] for day in sorted(self._by_day) if first <= day <= last)


def _both(one: Holiday, other: Holiday) -> Holiday:
    return Holiday(
        one.day,
        one.name if one.name == other.name else f"{one.name}; {other.name}",
        no_class=one.no_class or other.no_class,
        no_clinic=one.no_clinic or other.no_clinic,
        paid_not_ojl=one.paid_not_ojl or other.paid_not_ojl,
        observed=one.observed or other.observed,
    )


NO_HOLIDAYS = Calendar("none")


def merged(name: str, *calendars: Calendar) -> Calendar:
    """Return one calendar with the days off of all; it reaches as far as the shortest of them."""
    ends = [each.through for each in calendars if each.through is not None]
    days = sorted((day for each in calendars for day in each.holidays), key=lambda day: day.day)
    return Calendar(name, tuple(days), min(ends, default=None))


def federal_holidays(year_from: int, year_to: int) -> tuple[Holiday, ...]:
    """Return the legal public holidays (5 U.S.C. 6103) whose dates fall in these years, in order.

    A holiday on Saturday is observed on Friday, one on Sunday on Monday: everything is closed on
    the observed weekday. The legal date stays in the list and closes the classroom only.
    """
    years = range(year_from, year_to + 1)
    listed: Iterable[tuple[dt.date, str]] = published.country_holidays("US", years=years, observed=True).items()
    return tuple(
        _legal_date(day, name) if day.weekday() >= SATURDAY else Holiday(day, name)
        for day, name in sorted(listed)
        if day.year in years
    )


def _legal_date(day: dt.date, name: str) -> Holiday:
    return Holiday(day, name, no_clinic=False, paid_not_ojl=False, observed=False)


def federal_calendar(year_from: int, year_to: int) -> Calendar:
    """Return the federal calendar for these years, both included."""
    return Calendar("federal", federal_holidays(year_from, year_to), dt.date(year_to, 12, 31))
