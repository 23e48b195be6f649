"""What pages of the portal are made of: a line of a list, the card of the next step, and a moment as both say it."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from apprenticeships.rules.words import day_in_words, time_in_words


@dataclass(frozen=True, slots=True)
class Task:
    """One line as in components/task.html: a thing within a step, a session, another application, all documents.

    What ``is_early`` may be done before its step is on.
    """

    title: str
    url: str = ""
    small: str = ""
    family: str = ""
    badge: str = ""
    aside: str = ""
    is_early: bool = False


@dataclass(frozen=True, slots=True)
class NextStep:
    """Whose turn it is, and what to do: what the card of the next step shows.

    ``due`` says what comes first; ``due_text`` says it more exactly, where a time of day counts. Whoever is ``in_line``
    for a seat waits for others, and nobody promised a day.
    """

    family: str
    badge: str
    title: str
    text: str = ""
    due: date | None = None
    due_text: str = ""
    url: str = ""
    action: str = ""
    no_match: bool = False
    in_line: bool = False


def moment(at: datetime, zone: str) -> str:
    """Return day and time where something takes place, as in "Wednesday, January 14, noon"."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{day_in_words(local.date())}, {time_in_words(local.time())}"


def promised(due: date | None, today: date) -> str:
    """By when somebody hears from us; once that day is over, that we are late."""
    if due is None:
        return _("Nothing to do now")
    if due < today:
        return _("We are late. We promised an answer by %(day)s") % {"day": day_in_words(due)}
    return _("Nothing to do. You hear from us by %(day)s") % {"day": day_in_words(due)}
