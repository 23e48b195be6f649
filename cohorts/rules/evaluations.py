"""Growth between a first and a last evaluation: of one person, and of a site without telling on anybody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from apprenticeships.rules.refusal import RuleRefused

LOWEST, HIGHEST = 1, 4
LEAST = 5

CRITERIA: Mapping[str, str] = MappingProxyType(
    {
        "time_management": "Time management",
        "interaction": "Interaction with others",
        "application": "Application to work",
        "organization": "Organization",
        "attitude": "Attitude",
        "attendance": "Attendance",
    }
)

Ratings = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Growth:
    """Steps up (or down, below zero) by criterion; ``None`` where one of the two ratings is missing.

    ``mean`` is over the criteria rated twice, ``None`` without any.
    """

    by_criterion: Mapping[str, int | None]
    mean: Fraction | None


def growth(first: Ratings, last: Ratings, *, criteria: Iterable[str] = CRITERIA) -> Growth:
    """Compare two evaluations of one person on the same criteria, each rated 1 to 4.

    A missing rating is unknown and never counts as zero.
    """
    steps: dict[str, int | None] = {}
    for criterion in criteria:
        before, after = _rating(first.get(criterion)), _rating(last.get(criterion))
        steps[criterion] = None if before is None or after is None else after - before
    known = [step for step in steps.values() if step is not None]
    return Growth(MappingProxyType(steps), _mean([Fraction(step) for step in known]))


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over so many people; both are ``None`` where they are hidden."""

    people: int | None
    mean: Fraction | None

    @property
    def is_hidden(self) -> bool:
        """Whether so few people are behind it that it would tell on one of them."""
        return self.people is None


HIDDEN = Figure(None, None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One measure for each site and for all sites together."""

    sites: Mapping[str, Figure]
    everyone: Figure


def by_site(growths: Iterable[tuple[str, Growth]], *, criterion: str | None = None, least: int = LEAST) -> Comparison:
    """Return the mean growth per site, of one criterion or of each person's mean over all.

    Only people rated twice count, each once and all alike. Fewer than ``least`` of them are hidden; where those
    hidden together could be worked out from the figure for everyone, the smallest shown site is hidden too.
    """
    steps: dict[str, list[Fraction]] = {}
    for site, each in growths:
        measured = each.mean if criterion is None else each.by_criterion[criterion]
        steps.setdefault(site, []).extend([] if measured is None else [Fraction(measured)])
    hidden = {site for site, measured in steps.items() if len(measured) < least}
    shown = sorted(steps.keys() - hidden, key=lambda site: (len(steps[site]), site))
    while hidden and shown and sum(len(steps[site]) for site in hidden) < least:
        hidden.add(shown.pop(0))
    everyone = [step for measured in steps.values() for step in measured]
    return Comparison(
        MappingProxyType({site: HIDDEN if site in hidden else _figure(steps[site]) for site in sorted(steps)}),
        _figure(everyone) if len(everyone) >= least else HIDDEN,
    )


@dataclass(frozen=True, slots=True)
class Means:
    """One criterion at one site, over the people rated on it both times; all ``None`` where they are hidden."""

    people: int | None
    start: Fraction | None
    end: Fraction | None

    @property
    def step(self) -> Fraction | None:
        """How far the mean moved."""
        return None if self.start is None or self.end is None else self.end - self.start


Both = tuple[Ratings, Ratings]


def means_by_site(
    rated: Iterable[tuple[str, Both]], *, criterion: str, least: int = LEAST
) -> tuple[Mapping[str, Means], Means]:
    """Return the means at the start and at the end for each site and for everyone, hidden as in ``by_site``."""
    rows = [(site, first, last) for site, (first, last) in rated]
    growths = [(site, growth(first, last, criteria=[criterion])) for site, first, last in rows]
    shown = by_site(growths, criterion=criterion, least=least)
    sites = {site: _means(rows, criterion, figure, site) for site, figure in shown.sites.items()}
    return MappingProxyType(sites), _means(rows, criterion, shown.everyone)


def _means(
    rows: Iterable[tuple[str, Ratings, Ratings]], criterion: str, figure: Figure, site: str | None = None
) -> Means:
    if figure.is_hidden:
        return Means(None, None, None)
    pairs = [
        (first[criterion], last[criterion])
        for where, first, last in rows
        if (site is None or where == site) and first.get(criterion) is not None and last.get(criterion) is not None
    ]
    starts, ends = ([Fraction(pair[place] or 0) for pair in pairs] for place in (0, 1))
    return Means(figure.people, _mean(starts), _mean(ends))


def _rating(value: int | None) -> int | None:
    if value is not None and not LOWEST <= value <= HIGHEST:
        raise RuleRefused(f"A rating lies between {LOWEST} and {HIGHEST}.", code="rating")
    return value


def _figure(measured: list[Fraction]) -> Figure:
    return Figure(len(measured), _mean(measured))


def _mean(values: list[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None
