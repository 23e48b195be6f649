"""The whole program on one line: a bar for each phase, as wide as it is long, as high as it pays."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from django.utils.translation import gettext as _

from apprenticeships.language import said
from apprenticeships.models import PayTrigger, Phase, ProgramVersion, WageStep
from apprenticeships.rules.speech import joined
from apprenticeships.rules.words import minutes_in_words
from apprenticeships.templatetags.look import money

FLOOR = 174
LOWEST = 68
STAIR = 26
GAP = 0.7
CLASS_BAR = 10
AFTER = 15.3
MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """One phase. Places across are percent, as text; places down are pixels."""

    x: str
    width: str
    y: int
    height: int
    class_y: int | None
    label: str
    label_x: str
    label_y: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A dotted line between two bars, with its word."""

    x: str
    word: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """The words under a bar."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What the template draws; ``sentence`` says the same to who does not see it."""

    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    sentence: str
    class_words: str


def chart(version: ProgramVersion, phases: Sequence[Phase], wages: Sequence[WageStep]) -> Chart | None:
    """Return the chart of a version, or ``None`` when its length is not fixed in phases, or no pay is known."""
    by_trigger = {step.trigger: step.rate for step in reversed(wages) if step.rate is not None}
    if not phases or PayTrigger.START not in by_trigger:
        return None
    after = by_trigger.get(PayTrigger.COMPLETION)
    weeks = [phase.weeks for phase in phases]
    share = (100 - AFTER - GAP if after else 100) / sum(weeks)
    ends = list(accumulate(weeks))
    exam_at = next((place for place, end in enumerate(ends) if end == version.exam_week), None)
    bars, lines, stair, rate = [], [], 0, by_trigger.get(PayTrigger.START)
    for place, phase in enumerate(phases):
        first = ends[place] - phase.weeks
        if exam_at is not None and place == exam_at + 1 and PayTrigger.EXAM_PASS in by_trigger:
            stair, rate = stair + 1, by_trigger[PayTrigger.EXAM_PASS]
        bars.append(_bar(first * share, phase.weeks * share - GAP, stair, rate, class_too=phase.class_minutes > 0))
        lines.append(Line(_weeks(phase, first), _what(phase)))
    marks = []
    if exam_at is not None:
        at = ends[exam_at] * share - GAP / 2
        marks.append(Mark(_percent(min(at, 99.5)), _("Exam"), "middle" if at < 100 - AFTER / 2 else "end"))
    if after:
        bars.append(_bar(100 - AFTER, AFTER, stair + 1, after, class_too=False, last=True))
        marks.append(Mark(_percent(100 - AFTER - GAP / 2), _("Graduation"), "middle"))
        lines.append(Line(_("Then: you stay"), _("Graduation, and a permanent job")))
    class_minutes = next((phase.class_minutes for phase in phases if phase.class_minutes), 0)
    words = _("%(duration)s a week") % {"duration": minutes_in_words(class_minutes)} if class_minutes else ""
    return Chart(tuple(bars), tuple(marks), tuple(lines), _sentence(lines, bars), words)


def _bar(start: float, width: float, stair: int, rate: Decimal | None, *, class_too: bool, last: bool = False) -> Bar:
    height = LOWEST + STAIR * stair
    top = FLOOR - height
    label = (
        "" if rate is None else _("%(amount)s an hour") % {"amount": money(rate)} if width > 2 * AFTER else money(rate)
    )
    return Bar(
        x=_percent(start),
        width=_percent(width),
        y=top + CLASS_BAR + 3 if class_too else top,
        height=height - CLASS_BAR - 3 if class_too else height,
        class_y=top if class_too else None,
        label=label,
        label_x=_percent(100 if last else start),
        label_y=top - 9,
        anchor="end" if last else "start",
    )


def _weeks(phase: Phase, first: int) -> str:
    if phase.weeks_max and phase.weeks_max > phase.weeks:
        return _("%(weeks)s to %(weeks_max)s weeks") % {"weeks": phase.weeks, "weeks_max": phase.weeks_max}
    return (
        _("Weeks %(first)s to %(weeks)s") % {"first": first + 1, "weeks": first + phase.weeks}
        if phase.weeks > 1
        else _("Week %(first)s") % {"first": first + 1}
    )


def _what(phase: Phase) -> str:
    parts = []
    if phase.class_minutes:
        parts.append(_("%(duration)s of class") % {"duration": minutes_in_words(phase.class_minutes)})
    if phase.clinic_minutes:
        parts.append(_("%(duration)s of work") % {"duration": minutes_in_words(phase.clinic_minutes)})
    return _("%(parts)s each week") % {"parts": joined(parts)} if parts else said(phase.title)


def _sentence(lines: Sequence[Line], bars: Sequence[Bar]) -> str:
    said = (
        f"{line.title}: {line.text}{f', {bar.label}' if bar.label else ''}."
        for line, bar in zip(lines, bars, strict=True)
    )
    return " ".join(said)


def _percent(number: float) -> str:
    return f"{max(number, 0):.2f}%"
