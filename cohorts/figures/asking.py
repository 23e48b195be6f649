"""Reads from an address which figure a list is asked for, and draws the rows behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from apprenticeships.models import Person
from cohorts.figures.done import Done
from cohorts.figures.goals import Employer
from cohorts.figures.kinds import records_of
from cohorts.figures.opened import Asked, Counted
from cohorts.models import Grant


@dataclass(frozen=True, slots=True)
class Shown:
    """One row of a list: who, what was done last, how many services, and the record's own page."""

    name: str
    employer: str
    day: date
    line: str
    words: str
    detail: str
    url: str
    services: int


def asked_of(query: Mapping[str, str], grant: Grant, *, components: Sequence[str]) -> Asked | None:
    """Return the figure that an address names, within the grant's days, or ``None`` where it names none."""
    try:
        first, last = (date.fromisoformat(query.get(name, "")) for name in ("from", "to"))
        count = Counted(query.get("count", ""))
    except ValueError:
        return None
    component = query.get("component", "")
    if component not in {"", *components}:
        return None
    return Asked(max(first, grant.since), min(last, grant.until), count, component, query.get("partner", ""))


def drawn(
    rows: Sequence[Sequence[Done]], *, titles: Mapping[str, str], employers: Sequence[Employer], linked: bool = True
) -> list[Shown]:
    """Draw the rows of one page: names and records are read in one query for each kind."""
    first = [row[0] for row in rows]
    people = Person.objects.in_bulk([each.service.person for each in first])
    records = records_of(first, linked=linked)
    names = {each.slug: each.name for each in employers}
    return [_drawn(row, people, records, titles, names) for row in rows]


def _drawn(
    row: Sequence[Done], people: Mapping[Any, Person], records: Mapping[Any, Any], titles: Mapping[str, str],
    names: Mapping[str, str],
) -> Shown:  # fmt: skip
    each = row[0]
    record = records[each.record, each.pk]
    return Shown(
        name=str(people[each.service.person]),
        employer=names.get(each.service.partner, ""),
        day=each.service.on,
        line=titles.get(each.service.component, ""),
        words=record.words,
        detail=record.detail,
        url=record.url,
        services=len(row),
    )
