"""One line of a list on a page of the portal, and a moment as such lines say it."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from apprenticeships.rules.words import day_in_words, time_in_words


@dataclass(frozen=True, slots=True)
class Task:
    """One line as in components/task.html: a thing within a step, a session, another application, all documents."""

    title: str
    url: str = ""
    small: str = ""
    family: str = ""
    badge: str = ""
    aside: str = ""


def moment(at: datetime, zone: str) -> str:
    """Return day and time where something takes place, as in "Wednesday, January 14, noon"."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{day_in_words(local.date())}, {time_in_words(local.time())}"
