"""What the pages of a version's numbers show: each number with its value now, those before and those to come."""

from dataclasses import dataclass
from datetime import date

from apprenticeships.models import Requirement, RequirementChange
from apprenticeships.rules.measures import Measure


@dataclass(frozen=True, slots=True)
class Line:
    """One value of a number, and from when it holds; the first one has no change behind it."""

    words: str
    since: date | None
    family: str
    badge: str
    change: RequirementChange | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a requirement: what holds now, and all its values, the last one first."""

    requirement: Requirement
    measure: Measure
    lines: tuple[Line, ...]

    @property
    def now(self) -> Line:
        """The value for what is done today."""
        return next(line for line in self.lines if line.badge == "In force")

    @property
    def ahead(self) -> tuple[Line, ...]:
        """The values to come, the soonest first."""
        return tuple(line for line in reversed(self.lines) if line.badge == "Planned")


def number_of(requirement: Requirement, measure: Measure, on: date) -> Number:
    """Return one number with all its values, past, now and planned; its changes are loaded by the caller."""
    rows = [each for each in requirement.standing_changes if each.measure == measure.key]
    rows.sort(key=lambda each: each.effective_from)
    begun = [each for each in rows if each.effective_from <= on]
    holds = begun[-1] if begun else None
    lines = [_line(measure, requirement.first_values.get(measure.key), None, on, holds=holds is None)]
    lines += [_line(measure, each.value, each, on, holds=each is holds) for each in rows]
    return Number(requirement, measure, tuple(reversed(lines)))


def _line(measure: Measure, value: object, change: RequirementChange | None, on: date, *, holds: bool) -> Line:
    since = change.effective_from if change else None
    if holds:
        family, badge = "done", "In force"
    elif since is not None and since > on:
        family, badge = "us", "Planned"
    else:
        family, badge = "later", "Before"
    return Line(measure.in_words(value), since, family, badge, change)
