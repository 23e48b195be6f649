"""Days on which nobody expects a meeting: holidays of the clinic, weekends, and days on which somebody is away."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from applicants.models import ExceptionKind, OpenTimesException, StandIn
from applicants.rules.working_days import day_words
from apprenticeships.daysoff import FEDERAL, calendar_named, calendar_of
from apprenticeships.models import Department, ProgramVersion, User
from apprenticeships.rules.holidays import Calendar, merged
from cohorts.models import Opening

WEEKEND: Final = {5: "a Saturday", 6: "a Sunday"}
MOST_NAMED: Final = 8


@dataclass(frozen=True, slots=True)
class Closed:
    """A day, and why nobody would expect a meeting on it."""

    day: date
    why: str


def calendar_for(department: Department, *, on: date) -> Calendar:
    """The days off of the programs whose coming classes have places in a department; federal ones where it has none."""
    coming = Opening.objects.filter(department=department, cohort__starts_on__gt=on, cohort__canceled_at__isnull=True)
    versions = ProgramVersion.objects.filter(pk__in=coming.values("cohort__version")).select_related("calendar")
    found = [calendar_of(version, around=on) for version in versions]
    return merged(str(department), *found) if found else calendar_named(FEDERAL, around=on)


def closed_days(
    people: Iterable[User], days: Iterable[date], calendar: Calendar, *, weekends: bool = False
) -> list[Closed]:
    """Those of ``days`` that are off for the clinic or for one of ``people``, each once, in their order.

    ``weekends`` are asked about where a day was typed; whoever ticks Saturdays means them.
    """
    asked = sorted(set(days))
    if not asked:
        return []
    away, found = _away(list(people), asked), []
    for day in asked:
        holiday = calendar.on(day)
        if holiday is not None and holiday.no_clinic:
            found.append(Closed(day, holiday.name))
        elif day in away:
            found.append(Closed(day, _are_away(sorted(away[day]))))
        elif weekends and day.weekday() in WEEKEND:
            found.append(Closed(day, WEEKEND[day.weekday()]))
    return found


def closed_words(closed: Sequence[Closed], *, on: date) -> str:
    """The days with their reasons, the first few of many: "Monday, January 19 (a holiday)"."""
    named = [f"{day_words(each.day, on)} ({each.why})" for each in closed[:MOST_NAMED]]
    more = len(closed) - len(named)
    return ", ".join(named) + (f", and {more} more" if more else "")


def _away(people: Sequence[User], days: Sequence[date]) -> dict[date, set[str]]:
    """Who is not there on which day: a day closed in their open times, or days for which somebody stands in."""
    names = {each.pk: each.get_full_name() for each in people}
    found: dict[date, set[str]] = defaultdict(set)
    off = OpenTimesException.objects.filter(
        open_times__user__in=names, open_times__ended_at__isnull=True, kind=ExceptionKind.OFF, day__in=days
    )
    for user, day in off.values_list("open_times__user", "day"):
        found[day].add(names[user])
    leaves = StandIn.objects.standing().filter(acts_for__in=names, starts_on__lte=days[-1], through__gte=days[0])
    for user, first, last in leaves.values_list("acts_for", "starts_on", "through"):
        for day in days:
            if first <= day <= last:
                found[day].add(names[user])
    return found


def _are_away(names: Sequence[str]) -> str:
    return f"{' and '.join(names)} {'is' if len(names) == 1 else 'are'} away"
