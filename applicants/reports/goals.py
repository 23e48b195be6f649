"""Who was hired beside the goals of 29 CFR 30.5 and 30.7, from numbers that the report shows and from no others.

Whoever said nothing counts among all hired and in no group, as 30.7 counts.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from applicants.reports.words import HIDDEN, group, number
from applicants.rules.fairness_report import percent
from applicants.rules.part30 import AIMS, Aim

COLUMNS: Final = ("Group", "Hired", "Share of all hired", "Goal", "What it says")
NO_QUOTA: Final = (
    "A goal is no quota. It asks to look at how we reach people, and never justifies a preference for anybody."
)
_TOO_FEW: Final = "Too few to show"


def rows(content: Mapping[str, Any], goals: Mapping[str, int]) -> list[list[str]]:
    """Return one row for each group that has a goal: hired, their share, the goal in percent, and how they compare."""
    return [
        [group(aim.question, aim.group), *_compared(_hired(content, aim), content["hired"], goals[aim.key])]
        for aim in AIMS
        if goals[aim.key]
    ]


def missing(goals: Mapping[str, int]) -> str:
    """Say which groups have no goal; nothing where each has one."""
    names = [group(aim.question, aim.group) for aim in AIMS if not goals[aim.key]]
    return f"No goal is entered for: {'; '.join(names)}." if names else ""


def _hired(content: Mapping[str, Any], aim: Aim) -> int | None:
    """Whom of a group the report shows as hired; ``None`` where it hides them."""
    tables: list[list[dict[str, Any]]] = next(
        (each["tables"] for each in content["questions"] if each["key"] == aim.question), [[]]
    )
    return next((line["passed"] for line in tables[-1] if line["group"] == aim.group), None)


def _compared(hired: int | None, of: int, goal: int) -> list[str]:
    if hired is None or not of:
        return [HIDDEN, HIDDEN, f"{goal}%", _TOO_FEW]
    share = Fraction(hired, of)
    return [number(hired), percent(share), f"{goal}%", "Reached" if share * 100 >= goal else "Below the goal"]
