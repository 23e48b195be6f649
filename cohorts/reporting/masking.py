"""A frozen report as partners read it: numbers under five are hidden, and what would tell them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from cohorts.reporting.reading import NUMBERS, Content
from cohorts.rules.partnership.lines import Line, hidden
from cohorts.rules.partnership.sums import TOTAL, Sum, hidden_in
from cohorts.rules.partnership.suppression import LEAST, small

HIDDEN = f"Under {LEAST}"
WITHHELD = "Not shown"
PEOPLE: Final = {
    "people": ("period", "people"),
    "claimed": ("period", "claimed_people"),
    "reached": ("total", "people"),
}
"""The columns that count each person once, and where the number of all components stands."""
SERVICES: Final = {"services": ("period", "services")}


@dataclass(frozen=True, slots=True)
class Masked:
    """One component with numbers as they are shown."""

    title: str
    target: int
    numbers: dict[str, int | str]
    note: str
    before: None = None
    owes: bool = False


def masked_parts(content: Content) -> list[Masked]:
    """Every line; what is missing is hidden with what was reached, since the target stands beside it."""
    gone = _gone(content)
    return [
        Masked(part.title, part.target, _numbers(part.numbers, gone, position), part.note)
        for position, part in enumerate(content.parts)
    ]


def masked_totals(content: Content) -> dict[str, Any]:
    """The numbers of all components together, those that the page shows."""
    gone = _gone(content)
    told: dict[str, Any] = {"period": {}, "total": {}}
    for column, (group, name) in {**SERVICES, **PEOPLE}.items():
        told[group][name] = shown(content.data[group][name], away=TOTAL in gone[column])
    return told


def shown(number: int, *, away: bool) -> int | str:
    """A number as it is shown outside: small ones all alike, and a word where it would give another one away."""
    if not away:
        return number
    return HIDDEN if small(number) else WITHHELD


def _gone(content: Content) -> dict[str, set[int]]:
    """Which positions of each column are hidden: people first, since services are at least as many as people shown."""
    gone = {column: _people_away(content, column, way) for column, way in PEOPLE.items()}
    known = [0 if place in gone["people"] else part.numbers["people"] for place, part in enumerate(content.parts)]
    services = tuple(part.numbers["services"] for part in content.parts)
    gone["services"] = hidden_in(Sum(services, content.data["period"]["services"], tuple(known)))
    return gone


def _people_away(content: Content, column: str, way: tuple[str, str]) -> set[int]:
    numbers = {place: part.numbers[column] for place, part in enumerate(content.parts)}
    line = Line(tuple(numbers), TOTAL, adds_up=False)
    return hidden({**numbers, TOTAL: content.data[way[0]][way[1]]}, [line])


def _numbers(numbers: Mapping[str, int], gone: Mapping[str, set[int]], position: int) -> dict[str, int | str]:
    told: dict[str, int | str] = {
        key: shown(numbers[key], away=position in gone[key]) for key, *_ in NUMBERS if key in gone
    }
    known = position not in gone["reached"]
    told["missing"] = numbers["missing"] if known else WITHHELD
    return told
