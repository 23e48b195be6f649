"""Target against actual, for a grant and a period: services and people apart, everything from records."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from apprenticeships.models import Component, VersionState
from cohorts.figures.done import Done, done_for
from cohorts.models import Grant
from cohorts.rules.partnership.counting import Count, Progress, Target, count, progress


@dataclass(frozen=True, slots=True)
class Line:
    """One component: what was done in the period, and how far the whole grant is from its target on the last day."""

    component: str
    title: str
    target: int
    period: Count
    total: Progress


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a grant over a period, ``first`` through ``last``.

    ``period`` counts each person once across all components; lines do not add up to it.
    """

    first: date
    last: date
    lines: tuple[Line, ...]
    period: Count
    total: Count


def components_of(grant: Grant) -> list[Component]:
    """Return the components of the version in force, in its order."""
    rows = Component.objects.filter(version__program=grant.program_id, version__state=VersionState.PUBLISHED)
    return list(rows.select_related("version").order_by("position", "pk"))


def figures_of(
    grant: Grant,
    *,
    first: date,
    last: date,
    components: Sequence[Component] | None = None,
    done: Sequence[Done] | None = None,
) -> Figures:
    """Count a grant's services of a period, and its people since its first day; nothing after ``last`` counts.

    ``components`` and ``done`` spare reading them again.
    """
    components = components_of(grant) if components is None else components
    listed = done_for(grant, components) if done is None else done
    services = [each.service for each in listed if grant.since <= each.service.on <= min(last, grant.until)]
    inside = [each for each in services if first <= each.on]
    lines = tuple(
        Line(
            row.slug,
            row.title,
            row.target,
            count(each for each in inside if each.component == row.slug),
            progress(Target(row.slug, row.target, grant.since, grant.until), services, on=last),
        )
        for row in components
    )
    return Figures(first, last, lines, count(inside), count(services))


def as_data(figures: Figures) -> dict[str, Any]:
    """Return the figures as plain JSON values: what a snapshot freezes and a digest is made of."""
    return {
        "first": figures.first.isoformat(),
        "last": figures.last.isoformat(),
        "period": _numbers(figures.period),
        "total": _numbers(figures.total),
        "lines": [
            {
                "component": line.component,
                "title": line.title,
                "target": line.target,
                "period": _numbers(line.period),
                "reached": line.total.reached,
                "claimed": line.total.claimed,
                "missing": line.total.missing,
                "weekly_rate": None if line.total.weekly_rate is None else str(line.total.weekly_rate),
            }
            for line in figures.lines
        ],
    }


def _numbers(found: Count) -> dict[str, int]:
    return {
        "services": found.services,
        "people": found.people,
        "claimed_services": found.claimed_services,
        "claimed_people": found.claimed_people,
    }
