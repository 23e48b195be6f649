"""The figures as others may see them: numbers under 5 are hidden, and what would give a hidden one away.

A component's people by employer add up, since everybody has one employer; its quarters do not, since people come
again. All periods that a reader can choose are decided together, so that none gives away what another one hides.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from apprenticeships.models import Component
from cohorts.figures.done import Done
from cohorts.figures.opened import NO_EMPLOYER
from cohorts.figures.periods import TO_DATE, Slice, quarters, to_date
from cohorts.models import Grant
from cohorts.rules.partnership.counting import count
from cohorts.rules.partnership.lines import Line, hidden
from cohorts.rules.partnership.suppression import LEAST, Mark, Shown, suppress

ALL: Final = ""


class Cell(NamedTuple):
    """One number: a period's key, a component's slug and an employer's slug, each empty for all."""

    period: str
    component: str
    partner: str


@dataclass(frozen=True, slots=True)
class Outside:
    """People by period, component and employer, and services by period and component, as they may be shown."""

    people: dict[Cell, Shown]
    services: dict[Cell, Shown]
    claimed: dict[str, Shown]

    def reached(self, component: str) -> Shown:
        """How many people a component reached since the first day of the grant."""
        return self.people[Cell(TO_DATE, component, ALL)]


def outside(
    grant: Grant,
    components: Sequence[Component],
    done: Sequence[Done],
    partners: Sequence[str],
    *,
    on: date,
    known: Collection[int] = (),
    own: Collection[str] = (),
) -> Outside:
    """Decide what a reader may see of the services through ``on``.

    ``known`` are the participants whom the reader sees one by one anyway: what is shown must protect the others, so
    the others alone are counted to decide. ``own`` are the employers whose every participant is known: their
    columns are open.
    """
    periods = [to_date(grant, on), *quarters(grant, on)]
    inside = [each for each in done if grant.since <= each.service.on <= min(on, grant.until)]
    others = [each for each in inside if each.participant not in known]
    slugs = [each.slug for each in components]
    full = _counted(periods, slugs, partners, inside)
    counted = _counted(periods, slugs, partners, others) if known else full
    closed = [each for each in partners if each not in own]
    judged = {cell: number for cell, number in counted.people.items() if cell.partner not in own}
    gone = hidden(judged, _lines(periods, slugs, closed))
    more = _services_away(periods, slugs, counted.services, gone)
    return Outside(
        people={cell: Mark.HIDDEN if cell in gone else number for cell, number in full.people.items()},
        services={cell: Mark.HIDDEN if cell in more else number for cell, number in full.services.items()},
        claimed={slug: _claimed(slug, inside, others, gone) for slug in (*slugs, ALL)},
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    people: dict[Cell, int]
    services: dict[Cell, int]


def _counted(periods: Sequence[Slice], slugs: Sequence[str], partners: Sequence[str], rows: Sequence[Done]) -> _Counted:
    """Everybody once, with a record, in each cell; services by period and component."""
    lines = (*slugs, ALL)
    people: dict[Cell, set[object]] = {
        Cell(period.key, slug, partner): set() for period in periods for slug in lines for partner in (*partners, ALL)
    }
    services = {Cell(period.key, slug, ALL): 0 for period in periods for slug in lines}
    for period in periods:
        groups: dict[tuple[str, str], list[object]] = defaultdict(list)
        for each in rows:
            service = each.service
            if service.evidence and period.first <= service.on <= period.last:
                groups[service.component, service.partner or NO_EMPLOYER].append(service.person)
        for (slug, partner), members in groups.items():
            for line in (slug, ALL) if slug in slugs else ():
                services[Cell(period.key, line, ALL)] += len(members)
                people[Cell(period.key, line, partner)].update(members)
                people[Cell(period.key, line, ALL)].update(members)
    return _Counted({cell: len(found) for cell, found in people.items()}, services)


def _lines(periods: Sequence[Slice], slugs: Sequence[str], partners: Sequence[str]) -> list[Line[Cell]]:
    keys = [each.key for each in periods]
    found = [
        Line(tuple(Cell(key, slug, partner) for partner in partners), Cell(key, slug, ALL), adds_up=True)
        for key in keys
        for slug in (*slugs, ALL)
    ]
    found += [
        Line(tuple(Cell(key, slug, partner) for slug in slugs), Cell(key, ALL, partner), adds_up=False)
        for key in keys
        for partner in (*partners, ALL)
    ]
    return found + [
        Line(
            tuple(Cell(key, slug, partner) for key in keys if key != TO_DATE),
            Cell(TO_DATE, slug, partner),
            adds_up=False,
        )
        for slug in (*slugs, ALL)
        for partner in (*partners, ALL)
    ]


def _services_away(
    periods: Sequence[Slice], slugs: Sequence[str], numbers: Mapping[Cell, int], gone: Collection[Cell]
) -> set[Cell]:
    """Services by component and quarter add up both ways; hidden wherever the people are."""
    shown = [each.key for each in periods if each.key != TO_DATE]
    cells = [[Cell(key, slug, ALL) for key in (*shown, TO_DATE)] for slug in (*slugs, ALL)]
    if not slugs or not shown:
        return set(numbers)
    table = [[numbers[cell] for cell in line[:-1]] for line in cells[:-1]]
    also = {(i, j) for i, line in enumerate(cells) for j, cell in enumerate(line) if cell in gone}
    grid = suppress(table, also=also).grid
    return {cells[i][j] for i, line in enumerate(grid) for j, number in enumerate(line) if number is Mark.HIDDEN}


def _claimed(slug: str, inside: Sequence[Done], others: Sequence[Done], gone: Collection[Cell]) -> Shown:
    """People whom nothing but a claim speaks for, since the grant began; hidden where those on record are."""
    of = [[each.service for each in rows if slug in {ALL, each.service.component}] for rows in (inside, others)]
    if Cell(TO_DATE, slug, ALL) in gone or count(of[1]).claimed_people < LEAST:
        return Mark.HIDDEN
    return count(of[0]).claimed_people
