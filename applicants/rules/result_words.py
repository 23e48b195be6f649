"""A result of any kind in plain words for staff: the one place that turns what is kept into what is read."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Final

from applicants.rules.requirements import Kind
from applicants.rules.results import Decision, PaperStatus, RegistryOutcome
from applicants.rules.workkeys import Subject
from apprenticeships.rules.words import date_in_words

PAPER_WORDS: Final = {
    PaperStatus.ASKED: "Asked for",
    PaperStatus.RECEIVED: "Here, not looked at yet",
    PaperStatus.ACCEPTED: "Accepted",
    PaperStatus.SENT_BACK: "Sent back, with a note",
    PaperStatus.UNCLEAR: "Unclear: somebody has to look",
}
REGISTRY_WORDS: Final = {
    RegistryOutcome.NO_MATCH: "No match",
    RegistryOutcome.POSSIBLE_MATCH: "Possible match: somebody has to look",
    RegistryOutcome.MATCH_CONFIRMED: "Match, compared and confirmed",
}
DECISION_WORDS: Final = {each: each.value.capitalize() for each in Decision}
LOOK: Final = "Somebody has to look at this try before it counts"
NOT_SAID: Final = "Not said"


def told(kind: Kind, values: Mapping[str, Any]) -> str:
    """Return a result as a page for staff shows it, without a period at its end."""
    return _TOLD.get(kind, _met)(values)


def _exam(values: Mapping[str, Any]) -> str:
    most = values.get("maximum")
    return f"{_number(values.get('score'))} points{f' of {_number(most)}' if most else ''}"


def _workkeys(values: Mapping[str, Any]) -> str:
    levels = [f"{each.label} {_level(values[each])}" for each in Subject if values.get(each) is not None]
    return ", ".join(levels) or NOT_SAID


def _paper(values: Mapping[str, Any]) -> str:
    status, note = _one_of(PAPER_WORDS, values.get("status")), str(values.get("note") or "")
    return f"{status}: {note}" if note else status


def _reference(values: Mapping[str, Any]) -> str:
    return (_met if "met" in values else _paper)(values)


def _registry(values: Mapping[str, Any]) -> str:
    return f"{values.get('list', '')}: {_one_of(REGISTRY_WORDS, values.get('outcome'))}"


def _approval(values: Mapping[str, Any]) -> str:
    again = values.get("again_from")
    day = f", may be asked again from {date_in_words(date.fromisoformat(str(again)), year=True)}" if again else ""
    return f"{_one_of(DECISION_WORDS, values.get('decision'))}{day}"


def _attendance(values: Mapping[str, Any]) -> str:
    came = values.get("attended")
    return NOT_SAID if came is None else "Came" if came else "Did not come"


def _met(values: Mapping[str, Any]) -> str:
    met = values.get("met")
    return "Unclear: somebody has to look" if met is None else "Met" if met else "Not met"


def _typing(values: Mapping[str, Any]) -> str:
    parts = [
        _many(values.get("keystrokes"), "keystroke"),
        _many(values.get("errors"), "error"),
        _many(values.get("minutes"), "minute"),
    ]
    words = ", ".join(parts)
    if values.get("supervised"):
        words += f", in a room with {values['supervised']}"
    return f"{words}. {LOOK}" if values.get("flagged") else words


def _many(value: Any, noun: str) -> str:
    number = _number(value)
    return f"{number} {noun}{'' if number == '1' else 's'}"


def _number(value: Any) -> str:
    """Return a number with at most two digits after the point, as it is kept where it is none."""
    try:
        exact = Fraction(str(value))
    except (ValueError, ZeroDivisionError):
        return NOT_SAID.lower()
    return f"{float(exact):,.2f}".rstrip("0").rstrip(".")


def _level(value: Any) -> str:
    return str(value) if value else "below 3"


def _one_of(words: Mapping[Any, str], value: Any) -> str:
    return next((text for each, text in words.items() if each.value == value), NOT_SAID)


_TOLD: Final[Mapping[Kind, Callable[[Mapping[str, Any]], str]]] = {
    Kind.ENTRANCE_EXAM: _exam,
    Kind.WORKKEYS: _workkeys,
    Kind.TYPING: _typing,
    Kind.DOCUMENT: _paper,
    Kind.REFERENCE: _reference,
    Kind.REGISTRY: _registry,
    Kind.DEPARTMENT_APPROVAL: _approval,
    Kind.INFO_SESSION: _attendance,
}
