"""How a fairness report reads: the names of questions and groups, and neutral sentences for what a line says."""

from collections.abc import Iterator
from typing import Any, Final

from applicants.models.self_identification import Race, Sex
from applicants.rules.fairness import Standing
from applicants.rules.fairness_report import UNSTATED

QUESTIONS: Final = {
    "sex": "Sex",
    "race": "Race and ethnicity",
    "veteran": "Service in the armed forces",
    "disability": "Disability",
}
_NOT_SAID: Final = "Not stated"
_GROUPS: Final[dict[str, dict[str, str]]] = {
    "sex": dict(Sex.choices),
    "race": dict(Race.choices) | {"hispanic": "Hispanic or Latino, of any race", "several": "Two or more races"},
    "veteran": {"yes": "Served", "no": "Did not serve"},
    "disability": {"yes": "With a disability", "no": "Without a disability"},
}
HIDDEN: Final = "Hidden"
NONE: Final = "Not compared"
THE_HIGHEST: Final = "The highest"
COLUMNS: Final = (
    "Group",
    "Reached",
    "Passed",
    "Withdrew",
    "Rate",
    "Rate without those who withdrew",
    "Of the highest rate",
    "Fisher's exact test, p",
    "What it says",
)
_SAYS: Final = {
    Standing.REFERENCE: "The highest rate. The others are compared with it.",
    Standing.BELOW: "Below four fifths of the highest rate.",
    Standing.NOT_BELOW: "Not below four fifths.",
    Standing.NOT_COMPARED: "Not compared.",
}
_ONE_MORE: Final = "With one more pass it would not be below."
_FEW: Final = "Small numbers: indicative only."
_MASKED: Final = "Small numbers: not shown, not compared."


def group(question: str, name: str) -> str:
    """Return the name of a group."""
    return _NOT_SAID if name == UNSTATED else _GROUPS[question][name]


def step(titles: list[str]) -> str:
    """Return the title of one step, or of several put together."""
    return titles[0] if len(titles) == 1 else f"{', '.join(titles[:-1])} and {titles[-1]}"


def says(line: dict[str, Any]) -> str:
    """Return what a line says, in whole sentences."""
    if line["standing"] == "hidden":
        return _MASKED
    words = [_SAYS[Standing(line["standing"])]]
    if line["turns"]:
        words.append(_ONE_MORE)
    if line["few"]:
        words.append(_FEW)
    return " ".join(words)


def tables(content: dict[str, Any], question: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Each table of a question as a page draws it: a title, its columns, and rows of words.

    Column and cell of withdrawals are left out where they are not told apart.
    """
    titles = [step(each["titles"]) for each in content["steps"]]
    tells = [each["withdrew"] is not None for each in content["steps"]]
    for title, told, lines in zip(
        [*titles, "From application to hire"], [*tells, False], question["tables"], strict=True
    ):
        kept = [i for i in range(len(COLUMNS)) if told or i not in {3, 5}]
        yield {
            "title": title,
            "columns": [{"label": COLUMNS[i], "number": i not in {0, len(COLUMNS) - 1}} for i in kept],
            "rows": [[row[i] for i in kept] for row in (_row(question["key"], line, told=told) for line in lines)],
        }


def _row(question: str, line: dict[str, Any], *, told: bool) -> list[str]:
    missing = HIDDEN if line["standing"] == "hidden" else NONE
    return [
        group(question, line["group"]),
        number(line["reached"]),
        number(line["passed"]),
        number(line["withdrew"]) if told else "",
        line["rate"] or missing,
        line["stayers"] or HIDDEN,
        THE_HIGHEST if line["standing"] == Standing.REFERENCE else line["ratio"] or missing,
        line["p"] or missing,
        says(line),
    ]


def number(value: int | None) -> str:
    """Return a number, or that it is hidden."""
    return HIDDEN if value is None else f"{value:,}"


def is_empty(question: dict[str, Any]) -> bool:
    """Whether no number of a question may be shown."""
    lines = [line for table in question["tables"] for line in table]
    return all(line["reached"] is None and line["passed"] is None for line in lines)


def has_small(content: dict[str, Any]) -> bool:
    """Whether anything in a report is hidden or indicative only."""
    lines = [line for question in content["questions"] for table in question["tables"] for line in table]
    return any(line["standing"] == "hidden" or line["few"] for line in lines)
