"""What the map says beside each step: when it was done, who does it, what is asked, how long it took others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import takewhile
from typing import Any, Final

from applicants.models import Application, ApplicationState
from applicants.portal.frame import Frame, Place
from applicants.portal.lines import Task
from applicants.records.deadlines import local_day
from applicants.records.evidence import Judged, unmet
from applicants.rules.pace import Outlook, Pace, Span, outlook
from applicants.rules.pipeline import Turn
from applicants.rules.requirements import SATISFIED, Kind, Verdict
from apprenticeships.language import said
from apprenticeships.lazily import gettext_lazy as _
from apprenticeships.models import StepKind
from apprenticeships.rules.exam_words import exam_words

State = ApplicationState
UNKNOWN: Final = "unknown"  # what we read in an application is measured by our clock, not by others
MEETING: Final = (StepKind.INTERVIEW, StepKind.MATCHING)
WHO: Final[Mapping[str, str]] = {
    StepKind.SESSION: _("You choose the day and the place."),
    StepKind.APPLICATION: _("You write it, and we read it."),
    StepKind.TESTS: _("You take them, and choose the time."),
    StepKind.SCREENING: _("We do this. We tell you when you have to sign or to go somewhere."),
    StepKind.MATCHING: _("We look for a department that fits you."),
    StepKind.INTERVIEW: _("A hiring manager invites you."),
    StepKind.OFFER: _("A manager tells you, and you say yes or no."),
    StepKind.ONBOARDING: _("You bring what is on your list, and we check it."),
}


@dataclass(frozen=True, slots=True)
class Stop:
    """One step of the map. ``asked`` are titles and sentences of what is asked, ``pace`` is how long it took others."""

    family: str
    title: str
    text: str = ""
    badge: str = ""
    icon_name: str = ""
    tasks: Sequence[Task] = field(default_factory=tuple)
    done_on: date | None = None
    who: str = ""
    takes: str = ""
    asked: Sequence[tuple[str, str]] = field(default_factory=tuple)
    pace: Pace | None = None


@dataclass(frozen=True, slots=True)
class Hears:
    """Between which days somebody hears, of what; ``late`` when that may be after the first day of the class."""

    between: Outlook
    of: str
    late: bool


def noted(
    stop: Stop,
    application: Application,
    frame: Frame,
    step: Place,
    asked: Sequence[Judged],
    paces: Mapping[str, Pace],
) -> Stop:
    """Return the stop with what is known about it."""
    if stop.family == "done":
        dated = step.kind == StepKind.APPLICATION  # it says when it was sent
        return replace(stop, done_on=None if dated else _done_on(application, frame, step, asked))
    if application.ended_at is not None:
        return stop
    pace = paces.get(step.kind)
    if stop.family != "later":
        return replace(stop, pace=pace)
    if is_left_out(asked):
        return stop
    return replace(stop, pace=pace, who=WHO.get(step.kind, ""), takes=_within(said(step.takes)), asked=_asked(asked))


def is_left_out(asked: Sequence[Judged]) -> bool:
    """Whether all that a step asks is not asked of this person, such as a check of a minor."""
    return bool(asked) and all(each.answer.verdict is Verdict.NOT_APPLICABLE for each in asked)


def _within(words: str) -> str:
    """Return words that stand alone elsewhere as they go inside a sentence: "Half a day" is "half a day"."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _asked(asked: Iterable[Judged]) -> tuple[tuple[str, str], ...]:
    """Return everything required with what is said of it, and what else has a sentence; nothing where none has."""
    rows = [each for each in asked if each.answer.verdict is not Verdict.NOT_APPLICABLE and each.requirement.is_public]
    found = [(each, _sentence(each)) for each in rows]
    if not any(sentence for _each, sentence in found):
        return ()
    return tuple((said(each.requirement.title), words) for each, words in found if words or each.rule.required)


def _sentence(each: Judged) -> str:
    rule, own = each.rule, said(each.requirement.sentence)
    if rule.kind is not Kind.ENTRANCE_EXAM:
        return own
    marks = exam_words(rule.threshold.get("pass_mark"), rule.threshold.get("maximum"), rule.retest_wait_days)
    return " ".join(filter(None, (own, marks)))


def _done_on(application: Application, frame: Frame, step: Place, asked: Sequence[Judged]) -> date | None:
    at: datetime | None = {
        StepKind.INTERVIEW: frame.met_at,
        StepKind.OFFER: frame.offered_at,
        StepKind.MATCHING: frame.offered_at,
    }.get(step.kind)
    if at is not None:
        return local_day(application.version.program, at)
    rows = [each for each in asked if each.answer.verdict is not Verdict.NOT_APPLICABLE]
    days = [_happened(application, each) for each in rows if each.rule.required]
    return max((day for day in days if day is not None and step.kind != StepKind.ONBOARDING), default=None)


def _happened(application: Application, each: Judged) -> date | None:
    at = each.step.judged_at
    return each.happened_on or (local_day(application.version.program, at) if at is not None else None)


def hears(
    application: Application, frame: Frame, judged: Sequence[Judged], paces: Mapping[str, Pace], *, at: datetime
) -> Hears | None:
    """Say between which days somebody hears of a meeting, if what is ahead takes as long as it took others.

    Nothing while something is left that only they can do: then it is up to them, and others are no measure.
    """
    meeting = next((step.kind for step in frame.steps if step.kind in MEETING), None)
    if meeting is None or application.state not in {State.SUBMITTED, State.READY}:
        return None
    last = Span.INVITE if meeting == StepKind.INTERVIEW else StepKind.MATCHING
    target = [last] if last in paces else []
    today = local_day(application.version.program, at)
    if any(each.answer.retest_from is not None and each.answer.retest_from > today for each in judged):
        return None  # there is a day before which nothing goes on
    if _is_up_to_them(frame, judged):
        return None
    for stretches, since in _ways(application, frame, judged):
        gone = max((today - local_day(application.version.program, since)).days, 0) if since is not None else 0
        found = outlook(paces, [*stretches, *target], gone=gone, on=today)
        if found is not None:
            return Hears(found, meeting.value if target else "ready", found.last >= application.cohort.starts_on)
    return None


def _is_up_to_them(frame: Frame, judged: Sequence[Judged]) -> bool:
    """Whether somebody's own steps on the way to the meeting are not done."""
    before = {step.pk for step in takewhile(lambda step: step.kind not in MEETING, frame.steps)}
    return any(frame.stands_at(each) in before and each.answer.turn is Turn.YOU for each in unmet(judged))


def _ways(
    application: Application, frame: Frame, judged: Sequence[Judged]
) -> Iterable[tuple[list[str], datetime | None]]:
    """What is ahead and since when: step by step, else the whole stretch from sending to being ready."""
    yield _ahead(application, frame, judged)
    if application.state == State.SUBMITTED:
        yield [Span.WHOLE], application.submitted_at


def _ahead(application: Application, frame: Frame, judged: Sequence[Judged]) -> tuple[list[str], datetime | None]:
    """Return the steps that are not done, up to the meeting, and since when the first of them is on."""
    if application.state == State.READY:
        return [], application.ready_at
    by_step: dict[int, list[Judged]] = {}
    for each in judged:
        if each.rule.required:
            by_step.setdefault(frame.stands_at(each), []).append(each)
    since, ahead = application.submitted_at, list[str]()
    for step in frame.steps:
        if step.kind in MEETING:
            break
        rows: list[Any] = by_step.get(step.pk, [])
        if any(each.answer.verdict not in SATISFIED for each in rows):
            ahead.append(UNKNOWN if step.kind == StepKind.APPLICATION else step.kind)
        elif not ahead:
            times = [each.step.judged_at for each in rows if each.step.judged_at is not None]
            since = max([*times, since]) if since is not None else since
    return ahead, since
