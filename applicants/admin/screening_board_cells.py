"""The cells of the screening board in words: the verdict by word and shape, since when, and who comes next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from applicants.admin import lines
from applicants.admin.screening_board import Column
from applicants.rules.pipeline import Turn
from applicants.rules.requirements import SATISFIED, Kind, Reason, Verdict
from applicants.rules.whose import whose
from apprenticeships.rules.words import date_in_words
from apprenticeships.templatetags.look import status_tag

V = Verdict
WORDS: Final = {
    V.LOOK: "Please look",
    V.NOT_MET: "Not met",
    V.EXPIRED: "Too old",
    V.MISSING: "Missing",
    V.MET: "Met",
    V.WAIVED: "Waived",
    V.NOT_APPLICABLE: "Not asked",
}
"""What is most in need of somebody comes first."""
CHECKS: Final = {**WORDS, V.NOT_MET: "Not cleared", V.MISSING: "Pending", V.MET: "Cleared"}
"""A background check or a drug screen in one word, and no more."""
FAMILIES: Final = {
    V.LOOK: "look",
    V.NOT_MET: "stop",
    V.EXPIRED: "you",
    V.MISSING: "later",
    V.MET: "done",
    V.WAIVED: "done",
    V.NOT_APPLICABLE: "later",
}
ICONS: Final = {V.WAIVED: "flag", V.NOT_APPLICABLE: "x", V.EXPIRED: "cal", V.MISSING: "clock"}
MISSING: Final = {Turn.YOU: "us", Turn.US: "you", Turn.NOBODY: "later"}
NEXT: Final = {Turn.YOU: "the candidate", Turn.US: "your turn", Turn.NOBODY: ""}
NO_FORM: Final = frozenset({Kind.DEPARTMENT_APPROVAL})
"""Requirements that the board of an application answers otherwise than by a form for a result."""
REVIEWED: Final = frozenset({Kind.TYPING})
"""Requirements of which somebody looks at the result that is there, instead of writing down another one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One requirement of one person; without a verdict it is not asked of this application at all."""

    title: str
    html: SafeString
    verdict: Verdict | None = None
    words: str = ""
    since: date | None = None
    next: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One person on the board."""

    pk: int
    name: str
    group: str
    turn: str
    badge: SafeString
    cells: list[Cell]


def row_of(columns: Sequence[Column], values: Iterable[Any], on: date) -> Row:
    """The words of one row of ``screening_board.COLUMNS``; whatever has no column is not told in any way."""
    pk, due, asked_by, given, family, start, state, waits, matched, found = values
    by_slug = {each["slug"]: each for each in found}
    seen = [by_slug[column.slug] for column in columns if column.slug in by_slug]
    looks = any(each["verdict"] == V.LOOK for each in seen)
    late = min((day for day in (due, asked_by) if day is not None and day < on), default=None)
    words, color = lines.badge(state, late or due, on, looks=looks, waits=waits, matched=matched)
    starts = f"{start:%B} {start.day}" if start.year == on.year else f"{start:%B} {start.day}, {start.year}"
    return Row(
        pk=pk,
        name=f"{family}, {given}",
        group=starts,
        turn=words,
        badge=status_tag(color, words),
        cells=[cell_of(column, by_slug.get(column.slug), pk, on) for column in columns],
    )


def cell_of(column: Column, found: Mapping[str, Any] | None, pk: int, on: date) -> Cell:
    """One cell; the sensitive kinds say their word and nothing else."""
    if found is None:
        return Cell(column.title, EMPTY)
    kind, verdict = Kind(found["kind"]), Verdict(found["verdict"])
    address = f"{_base()}{pk}/"
    if column.sensitive:
        words = CHECKS[verdict]
        return Cell(column.title, _drawn(address, tag(verdict, words), ""), verdict, words)
    reason = Reason(found["reason"]) if found["reason"] else None
    again = date.fromisoformat(found["again"]) if found["again"] else None
    since = timezone.localtime(datetime.fromisoformat(found["at"])).date() if found["at"] else None
    turn = whose(kind, verdict, reason, required=found["required"], again=again is not None)
    then = _then(verdict, turn, again, found["owner"], on)
    if verdict is V.LOOK and kind in REVIEWED:
        address += f"#asked-{found['asked']}"
    elif verdict not in SATISFIED and kind not in NO_FORM:
        address += f"?open=record-{found['asked']}#record-{found['asked']}"
    small = ", ".join(each for each in (_age(since, on), then) if each) if verdict not in SATISFIED else ""
    return Cell(
        column.title, _drawn(address, tag(verdict, WORDS[verdict], turn), small), verdict, WORDS[verdict], since, then
    )


def _then(verdict: Verdict, turn: Turn, again: date | None, owner: str | None, on: date) -> str:
    if verdict is V.LOOK and owner:
        return owner
    if verdict is V.NOT_MET and again is not None and again > on:
        return f"again {date_in_words(again)}"
    return NEXT[turn]


def _age(since: date | None, on: date) -> str:
    if since is None:
        return ""
    days = (on - since).days
    return "today" if days <= 0 else f"{days} day{'' if days == 1 else 's'}"


@lru_cache(maxsize=64)
def tag(verdict: Verdict, words: str, turn: Turn = Turn.NOBODY) -> SafeString:
    """The verdict as a badge: its shape, its word, and a color that says whose turn it is."""
    family = MISSING[turn] if verdict is V.MISSING else FAMILIES[verdict]
    return status_tag(family, words, ICONS.get(verdict, ""))


def _drawn(address: str, badge: SafeString, small: str) -> SafeString:
    if not small:
        return format_html('<a class="ap-cell" href="{}">{}</a>', address, badge)
    return format_html('<a class="ap-cell" href="{}">{}<small>{}</small></a>', address, badge, small)


EMPTY: Final = format_html('<span class="ap-2">{}</span>', "Not asked here")


@lru_cache(maxsize=1)
def _base() -> str:
    return reverse("board:applications")
