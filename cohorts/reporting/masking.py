"""A frozen report as partners read it: numbers under five are hidden, and what would tell them."""

from dataclasses import dataclass
from typing import Any

from cohorts.reporting.reading import Content
from cohorts.rules.partnership.suppression import LEAST, Mark, mask

HIDDEN = f"Under {LEAST}"
WITHHELD = "Not shown"


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
    return [
        Masked(part.title, part.target, _numbers(dict(part.numbers), part.target), part.note) for part in content.parts
    ]


def masked_totals(content: Content) -> dict[str, Any]:
    """The numbers of all components together."""
    return {
        group: {name: shown(number) for name, number in content.data[group].items()} for group in ("period", "total")
    }


def shown(number: int) -> int | str:
    """A number of people, or of services to people, as it is shown outside."""
    found = mask(number)
    return HIDDEN if found is Mark.HIDDEN else number


def _numbers(numbers: dict[str, int], target: int) -> dict[str, int | str]:
    told: dict[str, int | str] = {key: shown(number) for key, number in numbers.items() if key != "missing"}
    known = told["reached"] != HIDDEN
    told["missing"] = numbers["missing"] if known else WITHHELD
    return told
