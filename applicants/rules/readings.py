"""What a recorded result holds, by kind, and how it is read: a closed shape, refused with what to write instead."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final, TypeVar

from applicants.rules.registries import CONFIRMED, ELSEWHERE
from applicants.rules.requirements import Kind, Threshold
from applicants.rules.results import (
    Approval,
    Attendance,
    Decision,
    ExamScore,
    Paper,
    PaperStatus,
    RegistryCheck,
    RegistryOutcome,
    Result,
    TypingCount,
    YesNo,
)
from applicants.rules.workkeys import HIGHEST_LEVEL, SCALE, Series, Sitting, Subject
from apprenticeships.rules.refusal import RuleRefused

W = TypeVar("W", bound=StrEnum)
MOST_POINTS: Final = 10_000
SCALES: Final = frozenset(map(str, SCALE))


def read(kind: Kind, values: Mapping[str, Any], taken_on: date) -> list[Result]:
    """Return the results that ``values`` hold; WorkKeys levels are one for each of the tests that was taken.

    - entrance exam: ``score``, perhaps ``maximum``; WorkKeys: a level for each subject, perhaps ``series``, ``form``,
      ``after_training``, and what only is kept: ``scale`` scores, ``site``, and in ``proof`` the number of the report
    - typing: ``keystrokes``, ``errors``, ``minutes``, perhaps ``flagged``, and in ``supervised`` who was in the room
    - document, reference: ``status``, perhaps ``note``; the verdict on references: ``met``
    - department approval: ``decision``, perhaps ``again_from``
    - registry: ``list`` and ``outcome``
    - information session: ``attended``; anything else: ``met``, where ``None`` leaves it to a person

    Raises ``RuleRefused`` with a sentence for whoever writes it down.
    """
    if kind in {Kind.BACKGROUND, Kind.DRUG}:
        raise RuleRefused("Record a background check or drug screen by its status alone.", code="sensitive")
    return list(_READERS.get(kind, _answer)(values, taken_on))


def refuse_beyond(kind: Kind, values: Mapping[str, Any], threshold: Threshold) -> None:
    """Refuse exam points above the most that the form taken, or the requirement's own ``maximum``, can give.

    Asked when a result is written down; what was written down before stays readable. Raises ``RuleRefused``.
    """
    if kind is not Kind.ENTRANCE_EXAM:
        return
    limits = [_points(limit) for limit in (threshold.get("maximum"), values.get("maximum")) if limit not in {None, ""}]
    if limits and _points(values.get("score")) > min(limits):
        raise RuleRefused(f"Write at most {min(limits).normalize():f} points.", code="score")


def _exam(values: Mapping[str, Any], taken_on: date) -> Sequence[Result]:
    maximum = values.get("maximum")
    most = None if maximum in {None, ""} else _points(maximum)
    return [ExamScore(_points(values.get("score")), taken_on, most)]


def _paper(values: Mapping[str, Any], taken_on: date) -> Sequence[Result]:
    return [Paper(_one_of(PaperStatus, values.get("status")), taken_on, str(values.get("note", "")))]


def _reference(values: Mapping[str, Any], taken_on: date) -> Sequence[Result]:
    """Where one reference stands, or the verdict on all of them."""
    return (_answer if "met" in values else _paper)(values, taken_on)


def _approval(values: Mapping[str, Any], taken_on: date) -> Sequence[Result]:
    again = values.get("again_from")
    try:
        day = date.fromisoformat(str(again)) if again not in {None, ""} else None
    except ValueError as problem:
        raise RuleRefused("Write the day as a date, such as 2026-03-10.", code="day") from problem
    return [Approval(_one_of(Decision, values.get("decision")), taken_on, day)]


def _attendance(values: Mapping[str, Any], taken_on: date) -> Sequence[Result]:
    return [Attendance(taken_on, attended=bool(_yes_or_no(values.get("attended"))))]


def _registry(values: Mapping[str, Any], taken_on: date) -> Sequence[Result]:
    name = str(values.get("list") or "").strip()
    if not name:
        raise RuleRefused("Say which list was looked into.", code="list")
    outcome = _one_of(RegistryOutcome, values.get("outcome"))
    return [RegistryCheck(name, outcome, taken_on, values.get(CONFIRMED) is True, values.get(ELSEWHERE) is True)]


def _answer(values: Mapping[str, Any], taken_on: date) -> Sequence[Result]:
    return [YesNo(_yes_or_no(values.get("met"), unclear=True), taken_on)]


def _points(value: object) -> Decimal:
    try:
        points = Decimal(str(value))
    except InvalidOperation:
        points = Decimal("NaN")
    if not points.is_finite() or not 0 <= points <= MOST_POINTS:
        raise RuleRefused("Write the points as a number, such as 74 or 74.5.", code="points")
    return points


def _sittings(values: Mapping[str, Any], taken_on: date) -> Sequence[Result]:
    series = _one_of(Series, values.get("series", Series.CURRENT))
    form, trained = str(values.get("form") or "").strip(), values.get("after_training") is True
    _scales(values.get("scale"))
    found = [
        Sitting(subject, _level(values[subject]), taken_on, series, form, trained)
        for subject in Subject
        if values.get(subject) not in {None, ""}
    ]
    if not found:
        raise RuleRefused("Write the level of at least one WorkKeys test.", code="levels")
    return found


def _scales(value: object) -> None:
    """Refuse what no report prints as a scale score; levels alone decide, scale scores show who grew."""
    numbers = str(value or "").replace(",", " ").split()
    if len(numbers) > len(Subject) or not all(each in SCALES for each in numbers):
        raise RuleRefused("Write at most three scale scores from 65 to 90, such as 78, 80, 75.", code="scale")


def _level(value: object) -> int:
    level = _count(value, "Write each level as a whole number from 0 to 7.")
    if level > HIGHEST_LEVEL:
        raise RuleRefused("Write each level as a whole number from 0 to 7.", code="levels")
    return level


def _typing(values: Mapping[str, Any], taken_on: date) -> Sequence[Result]:
    sentence = "Write keystrokes, errors and minutes as numbers."
    try:
        minutes = Fraction(str(values.get("minutes")))
    except (ValueError, ZeroDivisionError) as problem:
        raise RuleRefused(sentence, code="typing") from problem
    return [
        TypingCount(
            keystrokes=_count(values.get("keystrokes"), sentence),
            errors=_count(values.get("errors"), sentence),
            minutes=minutes,
            taken_on=taken_on,
            flagged=bool(values.get("flagged")),
            supervised=bool(values.get("supervised")),
        )
    ]


def _count(value: object, sentence: str) -> int:
    text = str(value)
    if isinstance(value, bool) or not text.isascii() or not text.isdigit():
        raise RuleRefused(sentence, code="count")
    return int(text)


def _one_of(words: type[W], value: object) -> W:
    try:
        return words(str(value))
    except ValueError as problem:
        known = ", ".join(str(word).replace("_", " ") for word in words)
        raise RuleRefused(f"Choose one of: {known}.", code="word") from problem


def _yes_or_no(value: object, *, unclear: bool = False) -> bool | None:
    if isinstance(value, bool) or (value is None and unclear):
        return value
    raise RuleRefused("Choose yes or no.", code="yes-no")


_READERS: Final[Mapping[Kind, Callable[[Mapping[str, Any], date], Sequence[Result]]]] = {
    Kind.ENTRANCE_EXAM: _exam,
    Kind.WORKKEYS: _sittings,
    Kind.TYPING: _typing,
    Kind.DOCUMENT: _paper,
    Kind.REFERENCE: _reference,
    Kind.DEPARTMENT_APPROVAL: _approval,
    Kind.INFO_SESSION: _attendance,
    Kind.REGISTRY: _registry,
}
