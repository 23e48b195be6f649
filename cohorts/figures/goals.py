"""The lines of a target report: how far each component is, against the whole target and against an even pace."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from apprenticeships.models import Component
from cohorts.figures.done import Done, Reading
from cohorts.figures.opened import NO_EMPLOYER
from cohorts.figures.periods import Slice
from cohorts.figures.targets import Figures, Line
from cohorts.models import Grant
from cohorts.rules.partnership.counting import Count, Target, count, count_by, expected
from cohorts.rules.partnership.pace import pace_in_words, weekly_in_words

WHOLE = 100
MOST_MARK = 99.4


@dataclass(frozen=True, slots=True)
class Goal:
    """One component on the report. ``expected`` is what an even pace would have reached; shares are of the target."""

    component: str
    title: str
    target: int
    period: Count
    reached: int
    claimed: int
    missing: int
    expected: int
    share: str
    expected_share: str
    on_target: bool
    weekly: str
    pace: str


def goals_of(grant: Grant, figures: Figures, *, on: date) -> list[Goal]:
    """Return the lines of a report. The pace is that needed after the period, or after ``on`` while it still runs."""
    return [_goal(grant, line, min(figures.last, on)) for line in figures.lines]


def _goal(grant: Grant, line: Line, last: date) -> Goal:
    planned = expected(Target(line.component, line.target, grant.since, grant.until), on=last)
    total = line.total
    return Goal(
        component=line.component,
        title=line.title,
        target=line.target,
        period=line.period,
        reached=total.reached,
        claimed=total.claimed,
        missing=total.missing,
        expected=planned,
        share=share_of(total.reached, line.target),
        expected_share=mark_of(planned, line.target),
        on_target=total.reached >= planned,
        weekly=weekly_in_words(total.missing, on=last, by=grant.until),
        pace=pace_in_words(total.missing, on=last, by=grant.until),
    )


def share_of(part: int, whole: int) -> str:
    """Return the width of a bar in percent, at most full."""
    return f"{min(WHOLE, WHOLE * part / whole if whole else 0):.1f}%"


def mark_of(part: int, whole: int) -> str:
    """Return the place of a mark in percent; one at the very end stays in sight."""
    return f"{min(MOST_MARK, WHOLE * part / whole if whole else 0):.1f}%"


@dataclass(frozen=True, slots=True)
class Employer:
    """A column of the report: an employer of participants, or those without one."""

    slug: str
    name: str


def employers_of(reading: Reading) -> list[Employer]:
    """Return the employers of a program's participants by name; last, if there are any, those who have none."""
    found = [Employer(slug, name) for slug, name in sorted(reading.employers.items(), key=lambda item: item[::-1])]
    if any(not each.service.partner for each in reading.done):
        found.append(Employer(NO_EMPLOYER, "No employer"))
    return found


def by_employer(period: Slice, components: Sequence[Component], done: Sequence[Done]) -> dict[tuple[str, str], Count]:
    """Count a period by component and employer, each also empty for all; people once in every cell."""
    slugs = {each.slug for each in components}
    rows = [
        each.service
        for each in done
        if period.first <= each.service.on <= period.last and each.service.component in slugs
    ]
    found: dict[tuple[str, str], Count] = {}
    for keys in (
        count_by(rows, lambda each: (each.component, each.partner or NO_EMPLOYER)),
        count_by(rows, lambda each: (each.component, "")),
        count_by(rows, lambda each: ("", each.partner or NO_EMPLOYER)),
    ):
        found.update(keys)
    return {**found, ("", ""): count(rows)}
