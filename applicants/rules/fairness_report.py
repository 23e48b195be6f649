"""The content of a fairness report: everything in it follows from numbers that may be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from applicants.rules.fairness import Bounds, Line, Passing, compare
from applicants.rules.small_cells import Chain, Open, guards_withdrawals, parts, safe, tells_withdrawals, total
from cohorts.rules.partnership.suppression import Shown

UNSTATED = "unstated"
_THOUSANDTH = Fraction(1, 1000)
_NOBODY_KNOWN = frozenset({UNSTATED})


@dataclass(frozen=True, slots=True)
class Question:
    """One question, and each group of its answers as a chain of the program's steps."""

    key: str
    groups: Mapping[str, Chain]


def content(steps: Sequence[str], questions: Sequence[Question], *, bounds: Bounds) -> dict[str, Any] | None:
    """Return what a report shows, as plain data; ``None`` where there are too few people for one.

    ``steps`` are the titles of the program's steps. All questions count the same people, so that their sums agree.
    A hidden number is ``None`` here too.
    """
    everybody = total(list(questions[0].groups.values()))
    if any(total(list(each.groups.values())) != everybody for each in questions):
        raise ValueError("Each question counts everybody once.")
    together = parts(everybody)
    if not together:
        return None
    titles = [[steps[i] for i in part] for part in together]
    everybody = everybody.merged(together)
    chains = [[chain.merged(together) for chain in each.groups.values()] for each in questions]
    shown = list(zip(questions, map(safe, chains), strict=True))
    tells = [
        tells_withdrawals(everybody, i)
        and all(guards_withdrawals(own, opens, i) for own, (_, opens) in zip(chains, shown, strict=True))
        for i in range(len(together))
    ]
    return {
        "people": everybody.reached[0],
        "hired": everybody.hired,
        "steps": [_step(everybody, i, names, tells=tells[i]) for i, names in enumerate(titles)],
        "bounds": {
            "least": bounds.least,
            "indicative": bounds.indicative,
        },
        "questions": [_question(each, opens, tells, bounds) for each, opens in shown],
    }


def _step(everybody: Chain, i: int, names: Sequence[str], *, tells: bool) -> dict[str, Any]:
    return {
        "titles": list(names),
        "reached": everybody.reached[i],
        "passed": everybody.reached[i + 1],
        "withdrew": everybody.withdrew[i] if tells else None,
    }


def _question(asked: Question, opens: Sequence[Open], tells: Sequence[bool], bounds: Bounds) -> dict[str, Any]:
    shown = dict(zip(asked.groups, opens, strict=True))
    tables = [_table(shown, i, i + 1, withdrew=told, bounds=bounds) for i, told in enumerate(tells)]
    tables.append(_table(shown, 0, len(tells), withdrew=False, bounds=bounds))
    return {"key": asked.key, "tables": tables}


def _table(shown: Mapping[str, Open], start: int, end: int, *, withdrew: bool, bounds: Bounds) -> list[dict[str, Any]]:
    """One line for each group; whose numbers are hidden is compared with nobody."""
    groups: dict[str, Passing] = {}
    for name, each in shown.items():
        reached, passed = _number(each.reached[start]), _number(each.reached[end])
        if reached is not None and passed is not None:
            groups[name] = Passing(reached, passed, _number(each.withdrew[start]) if withdrew else None)
    lines = compare(groups, unstated=_NOBODY_KNOWN, bounds=bounds)
    return [
        {
            "group": name,
            "reached": _number(each.reached[start]),
            "passed": _number(each.reached[end]),
            "withdrew": _number(each.withdrew[start]) if withdrew else None,
            **_words(groups.get(name), lines.get(name)),
        }
        for name, each in shown.items()
    ]


def _words(passing: Passing | None, line: Line | None) -> dict[str, Any]:
    if passing is None or line is None:
        return {"standing": "hidden", "rate": "", "stayers": "", "ratio": "", "p": "", "turns": False, "few": False}
    stayers = passing.rate_of_stayers
    return {
        "standing": line.standing.value,
        "rate": percent(line.rate) if line.rate is not None else "",
        "stayers": percent(stayers) if stayers is not None else "",
        "ratio": percent(line.ratio) if line.ratio is not None else "",
        "p": p_in_words(line.p) if line.p is not None else "",
        "turns": line.turns,
        "few": line.indicative,
    }


def percent(part: Fraction) -> str:
    """Return a fraction in percent, cut after one decimal: what is below 80 percent never reads as 80."""
    tenths = part * 1000 // 1
    return f"{tenths // 10}.{tenths % 10}%"


def p_in_words(p: Fraction) -> str:
    """Return a p to three decimals."""
    return f"{float(p):.3f}" if p >= _THOUSANDTH else "under 0.001"


def _number(shown: Shown) -> int | None:
    return shown if isinstance(shown, int) else None
