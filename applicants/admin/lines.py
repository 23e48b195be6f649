"""One row of the working list, in words: read as columns, drawn without a model."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from applicants.admin.steps import LOOKED_AT
from applicants.admin.turns import CANDIDATES
from applicants.models import ApplicationState
from apprenticeships.admin.todo import late_by
from apprenticeships.rules.words import day_in_words
from apprenticeships.templatetags.look import status_tag

S = ApplicationState
COLUMNS: Final = (
    "pk",
    "answer_due",
    "person__given_name",
    "person__family_name",
    "version__program__name",
    "cohort__starts_on",
    "track__title",
    "state",
    "submitted_at",
    "is_internal",
    "looks",
    "waits",
    "met",
    "asked",
    "matched",
    "look",
)
MATCHED: Final = "Ready to be matched"
YOURS: Final = ("Your turn", "you")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list."""

    pk: int
    name: str
    under_name: str
    whose: SafeString
    stands: SafeString
    group: SafeString
    sent: str


def line(row: Iterable[Any], on: date) -> Line:
    """The words of one row of ``COLUMNS``."""
    pk, due, given, family, program, start, track, state, sent, internal, looks, waits, met, asked, matched, look = row
    theirs = state == S.READY and not looks and not waits
    by = f"by {day_in_words(due)}" if theirs and due is not None and due >= on else ""
    words, color = badge(state, None if by else due, on, looks=looks, waits=waits, matched=matched)
    by = by or (look_words(look, on) if looks and state in LOOKED_AT else "")
    starts = f"{start:%B} {start.day}" if start.year == on.year else f"{start:%B} {start.day}, {start.year}"
    path = track or "Path still open"
    return Line(
        pk=pk,
        name=f"{family}, {given}",
        under_name=f"{path}. Works here" if internal else path,
        whose=_cell(status_tag(color, words), by),
        stands=_cell(stands(state, matched=matched), f"{met} of {asked} met" if asked else ""),
        group=_cell(starts, program),
        sent=_sent(sent, on),
    )


def look_words(look: dict[str, Any] | None, on: date) -> str:
    """Who looks at it, and for how long it has waited."""
    if look is None:
        return ""
    who = look["name"] or look["email"] or "Nobody yet"
    return f"{who}, {age(datetime.fromisoformat(look['since']), on)}" if look["since"] else who


def age(since: datetime, on: date) -> str:
    """How long something has waited, in words."""
    days = (on - timezone.localtime(since).date()).days
    return "since today" if days <= 0 else f"for {days} day{'' if days == 1 else 's'}"


@lru_cache(maxsize=512)
def _cell(first: str, second: str) -> SafeString:
    """A line and a smaller one below it, drawn once: a page of fifty rows shows the same few."""
    if not second:
        return format_html("{}", first)
    return format_html('<span>{}<br><span class="ap-xs ap-2">{}</span></span>', first, second)


def _sent(at: datetime | None, on: date) -> str:
    if at is None:
        return "Not sent"
    day = timezone.localtime(at).date()
    return day_in_words(day, year=day.year != on.year)


def stands(state: str, *, matched: bool) -> str:
    """Where an application stands, in the words of its program: for interviews, or for the matching."""
    return MATCHED if matched and state == S.READY else str(S(state).label)


def badge(state: str, due: date | None, on: date, *, looks: bool, waits: bool, matched: bool) -> tuple[str, str]:
    """Whose turn, in at most three words or a date, and its color; what the home page counts as ours is ours here."""
    if due is not None and due < on:
        return late_by(due, on), "stop"
    if looks and state in LOOKED_AT:
        return "Please look", "look"
    if waits and (due is None or state == S.READY):
        return YOURS
    if state == S.READY:
        whose = "Matching" if matched else "Managers"
        return (f"{whose}, {day_in_words(due)}" if due else f"The {whose.lower()}"), "us"
    if due is not None:
        return ("Today" if due == on else f"By {day_in_words(due)}"), "you"
    return _undated(state)


def _undated(state: str) -> tuple[str, str]:
    if state in CANDIDATES or state == S.SUBMITTED:
        return "The candidate", "us"
    if state in {S.ONBOARDING, S.ACCEPTED}:
        return YOURS
    return "Nobody", "later"
