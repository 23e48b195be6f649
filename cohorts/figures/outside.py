"""The figures as others may see them: numbers under 5 are hidden, and what would give a hidden one away.

A component's people by employer add up, since everybody has one employer; its quarters do not, since people come
again. All periods that a reader can choose are decided together, so that none gives away what another one hides.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from apprenticeships.models import Component
from cohorts.figures.opened import NO_EMPLOYER
from cohorts.figures.periods import TO_DATE, Slice, quarters, to_date
from cohorts.figures.services import Done
from cohorts.models import Grant
from cohorts.rules.partnership.counting import Service, count
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
    counted, full = (_people(periods, slugs, partners, rows) for rows in (others, inside))
    closed = [each for each in partners if each not in own]
    judged = {cell: number for cell, number in counted.items() if cell.partner not in own}
    gone = hidden(judged, _lines(periods, slugs, closed))
    services, more = _services(periods, slugs, others, gone)
    return Outside(
        people={cell: Mark.HIDDEN if cell in gone else number for cell, number in full.items()},
        services={
            cell: Mark.HIDDEN if cell in more else count(_in(inside, period, cell.component)).services
            for period in periods
            for cell in services
            if cell.period == period.key
        },
        claimed={slug: _claimed(slug, inside, others, gone) for slug in (*slugs, ALL)},
    )


def _in(rows: Sequence[Done], period: Slice, component: str, partner: str = ALL) -> list[Service]:
    return [
        each.service
        for each in rows
        if period.first <= each.service.on <= period.last
        and component in {ALL, each.service.component}
        and partner in {ALL, each.service.partner or NO_EMPLOYER}
    ]


def _people(
    periods: Sequence[Slice], slugs: Sequence[str], partners: Sequence[str], rows: Sequence[Done]
) -> dict[Cell, int]:
    """Everybody once, with a record, in each cell."""
    found: dict[Cell, set[object]] = {
        Cell(period.key, slug, partner): set()
        for period in periods
        for slug in (*slugs, ALL)
        for partner in (*partners, ALL)
    }
    for each in rows:
        service = each.service
        if not service.evidence or service.component not in slugs:
            continue
        for period in periods:
            if period.first <= service.on <= period.last:
                for slug in (service.component, ALL):
                    for partner in (service.partner or NO_EMPLOYER, ALL):
                        found[Cell(period.key, slug, partner)].add(service.person)
    return {cell: len(people) for cell, people in found.items()}


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


def _services(
    periods: Sequence[Slice], slugs: Sequence[str], rows: Sequence[Done], gone: Collection[Cell]
) -> tuple[list[Cell], set[Cell]]:
    """Services by component and quarter add up both ways; hidden wherever the people are."""
    shown = [each for each in periods if each.key != TO_DATE]
    keys = [*(each.key for each in shown), TO_DATE]
    cells = [[Cell(key, slug, ALL) for key in keys] for slug in (*slugs, ALL)]
    flat = [cell for line in cells for cell in line]
    if not slugs or not shown:
        return flat, set(flat)
    table = [[count(_in(rows, period, slug)).services for period in shown] for slug in slugs]
    also = {(i, j) for i, line in enumerate(cells) for j, cell in enumerate(line) if cell in gone}
    grid = suppress(table, also=also).grid
    away = {cells[i][j] for i, line in enumerate(grid) for j, number in enumerate(line) if number is Mark.HIDDEN}
    return flat, away


def _claimed(slug: str, inside: Sequence[Done], others: Sequence[Done], gone: Collection[Cell]) -> Shown:
    """People whom nothing but a claim speaks for, since the grant began; hidden where those on record are."""
    of = [[each.service for each in rows if slug in {ALL, each.service.component}] for rows in (inside, others)]
    if Cell(TO_DATE, slug, ALL) in gone or count(of[1]).claimed_people < LEAST:
        return Mark.HIDDEN
    return count(of[0]).claimed_people
