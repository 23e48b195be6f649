"""What stands in a report: live figures of a draft, frozen ones of a sent version, and how they differ."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from apprenticeships.rules.dates import DAY, MONTHS_PER_YEAR, add_months
from cohorts.figures.done import done_for
from cohorts.figures.targets import as_data, components_of, figures_of
from cohorts.models import Report, ReportState
from cohorts.rules.partnership.frozen import digest
from cohorts.rules.partnership.variance import asks_why

NUMBERS: Final = (
    ("services", "Services", ("period", "services")),
    ("people", "People", ("period", "people")),
    ("claimed", "Claimed people", ("period", "claimed_people")),
    ("reached", "Reached", ("reached",)),
    ("missing", "Missing", ("missing",)),
)
"""The numbers of a line in the order of every page and file: a key, a heading, and the way to it in the data."""


@dataclass(frozen=True, slots=True)
class Part:
    """One component in a report: its numbers, the people of the period before, and what was written about it."""

    slug: str
    title: str
    target: int
    numbers: Mapping[str, int]
    before: int | None = None
    note: str = ""

    @property
    def asks(self) -> bool:
        """Whether the report has to say why the number of people differs."""
        return asks_why(self.numbers["people"], self.before)

    @property
    def owes(self) -> bool:
        """Whether that sentence is still missing."""
        return self.asks and not self.note


@dataclass(frozen=True, slots=True)
class Content:
    """The figures of a report with all components; ``data`` is what is frozen."""

    data: Mapping[str, Any]
    parts: list[Part] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Difference:
    """One number that is not what it was: where, what it was, and what it is."""

    title: str
    heading: str
    was: int | None
    now: int | None


def content_of(report: Report) -> Content:
    """The frozen figures of a sent report, or what a draft would freeze now."""
    return frozen(report) if report.snapshot is not None else live(report)


def live(report: Report) -> Content:
    """Count the figures of a report's period now, beside the people of the period before."""
    grant = report.grant
    components = components_of(grant)
    done = done_for(grant, components)
    figures = figures_of(grant, first=report.first, last=report.last, components=components, done=done)
    data = as_data(figures)
    former = Report.objects.filter(grant=grant, last=report.first - DAY, state=ReportState.SUBMITTED).first()
    earlier: Mapping[str, Any] | None = former.snapshot if former else None
    if earlier is None and report.first > grant.since:
        first = add_months(report.first, -_months(report))
        earlier = as_data(figures_of(grant, first=first, last=report.first - DAY, components=components, done=done))
    before = {line["component"]: line["period"]["people"] for line in earlier["lines"]} if earlier else {}
    return Content(data, [_part(line, before.get(line["component"]), report.notes) for line in data["lines"]])


def _months(report: Report) -> int:
    first, last = report.first, report.last
    return (last.year - first.year) * MONTHS_PER_YEAR + last.month - first.month + 1


def frozen(report: Report) -> Content:
    """What a sent version said, whatever the records say today."""
    data: Mapping[str, Any] = report.snapshot or {}
    said = data.get("report", {})
    before = said.get("people_before", {})
    return Content(data, [_part(line, before.get(line["component"]), said.get("notes", {})) for line in data["lines"]])


def _part(line: Mapping[str, Any], before: int | None, notes: Mapping[str, str]) -> Part:
    numbers = {key: _at(line, way) for key, _, way in NUMBERS}
    return Part(
        line["component"], line["title"], line["target"], numbers, before, str(notes.get(line["component"], ""))
    )


def _at(line: Mapping[str, Any], way: tuple[str, ...]) -> int:
    value: Any = line
    for step in way:
        value = value[step]
    return int(value)


def snapshot_of(report: Report, content: Content) -> dict[str, Any]:
    """What is frozen: the figures, and beside them which report this is and what it explains."""
    grant = report.grant
    said = {
        "grant": grant.name,
        "grant_number": grant.number,
        "program": grant.program.name,
        "version": report.number,
        "reason": report.reason,
        "notes": {part.slug: part.note for part in content.parts if part.note},
        "people_before": {part.slug: part.before for part in content.parts if part.before is not None},
    }
    return {**content.data, "report": said}


def is_whole(report: Report) -> bool:
    """Whether the frozen figures still have the digest that was signed."""
    return report.snapshot is not None and digest(report.snapshot) == report.digest


def differences(was: Content, now: Content) -> list[Difference]:
    """Every number that differs between two readings, in the order of the report; a component may come or go."""
    olds = {part.slug: part for part in was.parts}
    news = {part.slug: part for part in now.parts}
    found = []
    for slug in dict.fromkeys([*olds, *news]):
        old, new = olds.get(slug), news.get(slug)
        title = (new or old or was.parts[0]).title
        for key, heading, _ in NUMBERS:
            pair = (old.numbers[key] if old else None, new.numbers[key] if new else None)
            if pair[0] != pair[1]:
                found.append(Difference(title, heading, *pair))
        targets = (old.target if old else None, new.target if new else None)
        if targets[0] != targets[1]:
            found.append(Difference(title, "Target", *targets))
    return found
