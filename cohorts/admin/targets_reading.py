"""What the pages of targets show, read once for a request: the grant, its records, its figures, and their addresses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse

from apprenticeships.models import Component
from cohorts.figures.done import Done, Reading, read
from cohorts.figures.goals import Employer, by_employer, employers_of, goals_of
from cohorts.figures.kinds import strangers_in_words
from cohorts.figures.opened import Asked, Counted
from cohorts.figures.outside import ALL, Cell, Outside, outside
from cohorts.figures.periods import TO_DATE, WHOLE, Slice
from cohorts.figures.placed import Outcome, outcome_of
from cohorts.figures.targets import Figures, components_of, figures_of
from cohorts.models import Grant
from cohorts.rules.partnership.suppression import Mark, Shown

HIDDEN_WORD: Final = "Hidden"
PLACED, PAID, STRANGERS = "placed", "wages", "not-listed"


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report of one period needs."""

    grant: Grant
    period: Slice
    on: date
    components: list[Component]
    reading: Reading
    figures: Figures
    employers: list[Employer]

    @classmethod
    def of(cls, grant: Grant, period: Slice, on: date, *, only: str = "") -> "Report":
        """Read the records of a grant and count them; ``only`` one line, where that is enough."""
        components = [each for each in components_of(grant) if only in {"", each.slug}]
        reading = read(grant, components)
        figures = figures_of(grant, first=period.first, last=period.last, components=components, done=reading.done)
        return cls(grant, period, on, components, reading, figures, employers_of(reading))

    @property
    def done(self) -> list[Done]:
        """The services of participants."""
        return self.reading.done

    def outcomes(self, through: date) -> list[Outcome]:
        """What became of apprentices by the end of a day, at most today, for each component that has some."""
        last = min(through, self.on)
        found = [outcome_of(each, self._of_grant(), last=last) for each in self.components]
        return [each for each in found if each is not None]

    def _of_grant(self) -> list[Done]:
        return [each for each in self.done if self.grant.since <= each.service.on <= self.grant.until]

    def masked(self) -> Outside:
        """The same for others: nobody is known one by one."""
        return outside(self.grant, self.components, self.done, [each.slug for each in self.employers], on=self.on)

    @property
    def masked_period(self) -> str:
        """The key of the period in what others see; the whole grant is known only to date."""
        return TO_DATE if self.period.key == WHOLE else self.period.key


def records_url(grant: Grant, asked: Asked, of: str = "") -> str:
    """Return the address of the list behind a figure."""
    query = {
        "from": asked.first.isoformat(),
        "to": asked.last.isoformat(),
        "count": asked.count.value,
        "component": asked.component,
        "partner": asked.partner,
        "of": of,
    }
    words = urlencode({name: value for name, value in query.items() if value})
    return f"{reverse('partnership:records', args=[grant.pk])}?{words}"


def head_figures(report: Report, goals: Sequence[Any]) -> list[dict[str, Any]]:
    """The report in four figures."""
    period, count = report.period, report.figures.period

    def url(counted: Counted) -> str:
        return records_url(report.grant, Asked(period.first, period.last, counted))

    return [
        {
            "label": "People, each counted once",
            "value": f"{count.people:,}",
            "small": "across all lines",
            "url": url(Counted.PEOPLE),
        },
        {"label": "Services given to them", "value": f"{count.services:,}", "url": url(Counted.SERVICES)},
        {
            "label": "Claimed, no record yet",
            "value": f"{count.claimed_services:,}",
            "small": "not counted as services",
            "url": url(Counted.CLAIMED_SERVICES),
        },
        {
            "label": "Lines on target",
            "value": f"{sum(each.on_target for each in goals)} of {len(goals)}",
            "small": "against an even pace",
        },
    ]


def lines_of(report: Report) -> list[dict[str, Any]]:
    """The lines with an address behind each number."""
    grant, period = report.grant, report.period

    def url(slug: str, counted: Counted, *, ever: bool = False) -> str:
        first = grant.since if ever else period.first
        return records_url(grant, Asked(first, period.last, counted, slug))

    return [
        {
            "goal": goal,
            "url": reverse("partnership:target", args=[grant.pk, goal.component]),
            "reached_url": url(goal.component, Counted.PEOPLE, ever=True),
            "claimed_url": url(goal.component, Counted.CLAIMED_PEOPLE, ever=True),
            "people_url": url(goal.component, Counted.PEOPLE),
            "services_url": url(goal.component, Counted.SERVICES),
        }
        for goal in goals_of(grant, report.figures, on=report.on)
    ]


def exact_table(report: Report) -> list[list[Any]]:
    """People by component and employer, each number with the list behind it."""
    counts = by_employer(report.period, report.components, report.done)

    def cell(component: str, partner: str) -> Any:
        count = counts.get((component, partner))
        if count is None or not count.people:
            return "0"
        asked = Asked(report.period.first, report.period.last, Counted.PEOPLE, component, partner)
        return {"text": f"{count.people:,}", "url": records_url(report.grant, asked)}

    return [
        [title, *(cell(slug, each.slug) for each in report.employers), cell(slug, ALL)] for slug, title in rows(report)
    ]


def masked_table(report: Report, seen: Outside) -> list[list[Any]]:
    """The same as others see it."""
    key = report.masked_period
    return [
        [
            title,
            *(shown(seen.people[Cell(key, slug, each.slug)]) for each in report.employers),
            shown(seen.people[Cell(key, slug, ALL)]),
        ]
        for slug, title in rows(report)
    ]


def rows(report: Report) -> list[tuple[str, str]]:
    """The components, and everybody once."""
    return [*((each.slug, each.title) for each in report.components), (ALL, "All lines, each person once")]


def columns(report: Report) -> list[dict[str, Any]]:
    """The employers, and all."""
    names = [each.name for each in report.employers]
    return [{"label": "Line"}, *({"label": name, "number": True} for name in (*names, "All"))]


def shown(number: Shown) -> str:
    """A number as others see it."""
    return HIDDEN_WORD if isinstance(number, Mark) else f"{number:,}"


def strangers(report: Report) -> list[dict[str, str]]:
    """A sentence for each kind of record that concerns people who are not participants, in the report's days."""
    found: dict[str, set[object]] = {}
    first, last = report.grant.since, report.period.last
    for each in report.reading.strangers:
        if first <= each.service.on <= last:
            found.setdefault(each.record, set()).add(each.service.person)
    asked = Asked(first, last, Counted.PEOPLE)
    return [
        {
            "text": strangers_in_words(record, len(people)),
            "url": f"{records_url(report.grant, asked, STRANGERS)}&kind={record}",
        }
        for record, people in sorted(found.items())
    ]


def outcome_lines(report: Report) -> list[dict[str, Any]]:
    """What became of apprentices, with the lists behind the numbers."""
    asked = Asked(report.grant.since, report.period.last, Counted.PEOPLE)
    titles = {each.slug: each.title for each in report.components}
    return [
        {
            "outcome": each,
            "title": titles[each.component],
            "placed_url": records_url(report.grant, asked, PLACED),
            "paid_url": records_url(report.grant, asked, PAID),
        }
        for each in report.outcomes(report.period.last)
    ]
