"""Holiday calendars as the rules read them: those in the database, and the federal one, computed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Q, QuerySet

from apprenticeships.errors import GuardFailed
from apprenticeships.models import HolidayCalendar, ProgramVersion
from apprenticeships.rules.holidays import NO_HOLIDAYS, Calendar, Holiday, federal_calendar

NONE = "none"
FEDERAL = "federal"
YEARS_BACK = 2
YEARS_AHEAD = 12
FIRST_YEAR, LAST_YEAR = 1902, 2088
COLUMNS = ("date", "name", "no_class", "no_clinic", "is_paid", "is_business_day")


def calendar_named(name: str, *, around: date) -> Calendar:
    """Return a calendar of the database by its slug, "none", or "federal", which is computed unless it is stored.

    ``around`` is a day near those asked for. Refuses a name that nobody knows, and lists those that are known.
    """
    if name == NONE:
        return NO_HOLIDAYS
    stored = [tuple(row) for _, _, *row in _days_of(HolidayCalendar.objects.filter(slug=name))]
    if stored or name == FEDERAL:  # a calendar without any day has one row without a date
        return calendar_from(name, stored or None, around=around)
    known = sorted({NONE, FEDERAL, *HolidayCalendar.objects.values_list("slug", flat=True)})
    raise GuardFailed(f"No calendar is called “{name}”. Choose one of: {', '.join(known)}.", code="calendar")


def stored_calendars(names: Collection[str]) -> Mapping[str, Sequence[Sequence[Any]]]:
    """Return the days off of calendars of the database by slug, each day as JSON writes it; with one statement."""
    found: dict[str, list[Sequence[Any]]] = {}
    for _, slug, day, *rest in _days_of(HolidayCalendar.objects.filter(slug__in=names)):
        days = found.setdefault(slug, [])
        if day is not None:  # a calendar without any day has one row without a date
            days.append((day.isoformat(), *rest))
    return found


def calendar_from(name: str, stored: Iterable[tuple[Any, ...]] | None, *, around: date) -> Calendar:
    """Return a calendar whose rows of ``COLUMNS`` are loaded already; with none stored, the federal one is computed."""
    if stored is None:
        return _federal(min(max(around.year, FIRST_YEAR), LAST_YEAR))
    return _as_rule(name, stored)


def calendar_of(version: ProgramVersion, *, around: date) -> Calendar:
    """Return the calendar of a version, the federal one where it names none."""
    if version.calendar is not None:
        rows = version.calendar.holidays.order_by("date", "pk")
        return _as_rule(version.calendar.slug, rows.values_list(*COLUMNS))
    return calendar_named(FEDERAL, around=around)


def calendars_of(keys: Collection[int | None], *, around: date) -> dict[int | None, Calendar]:
    """Return the same by the keys of the calendars that versions name, ``None`` for none, all with one query."""
    rows = HolidayCalendar.objects.filter(Q(pk__in=[key for key in keys if key is not None]) | Q(slug=FEDERAL))
    days: dict[tuple[int, str], list[tuple[Any, ...]]] = defaultdict(list)
    for pk, slug, *row in _days_of(rows):
        days[pk, slug].append(tuple(row))
    federal = next((found for (_, slug), found in days.items() if slug == FEDERAL), None)
    none: dict[int | None, Calendar] = {None: calendar_from(FEDERAL, federal, around=around)}
    return none | {pk: _as_rule(slug, found) for (pk, slug), found in days.items()}


def _days_of(calendars: QuerySet[HolidayCalendar]) -> Iterable[tuple[Any, ...]]:
    """Key, slug and the ``COLUMNS`` of each day off of calendars; one row without a date where there is none."""
    columns = (f"holidays__{column}" for column in COLUMNS)
    return calendars.order_by("holidays__date", "holidays__pk").values_list("pk", "slug", *columns)


@lru_cache(maxsize=64)
def _federal(year: int) -> Calendar:
    return federal_calendar(year - YEARS_BACK, year + YEARS_AHEAD)


def _as_rule(slug: str, rows: Iterable[tuple[Any, ...]]) -> Calendar:
    days = tuple(
        Holiday(day, name, no_class=no_class, no_clinic=no_clinic, paid_not_ojl=paid, observed=not business)
        for day, name, no_class, no_clinic, paid, business in rows
        if day is not None
    )
    return Calendar(slug, days, date(days[-1].day.year, 12, 31) if days else None)
