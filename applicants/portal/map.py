"""The honest map: every step of the program's way in, what is done, what is on, and what comes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import Final

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from applicants.models import Application, ApplicationState
from applicants.portal.frame import Frame, Place
from applicants.portal.lines import Task, moment
from applicants.portal.map_notes import Stop, is_left_out, noted
from applicants.portal.next_sitting import next_one, on_the_map
from applicants.records.check_order import open_in
from applicants.records.deadlines import gate, local_day
from applicants.records.evidence import Judged, on_now
from applicants.records.fact_rows import Chair
from applicants.records.own_days import OwnDays, title_of
from applicants.records.sittings import Dates
from applicants.rules.pace import Pace
from applicants.rules.pipeline import Turn
from applicants.rules.requirements import SATISFIED, Judgement, Kind, Verdict
from apprenticeships.language import said
from apprenticeships.models import RequirementKind, SignUpState, StepKind
from apprenticeships.rules.words import day_in_words

State = ApplicationState
AFTER_SENDING = (StepKind.INTERVIEW, StepKind.MATCHING, StepKind.OFFER, StepKind.ONBOARDING)
HIRING: Final[Mapping[str, int]] = {
    State.READY: 0,
    State.OFFERED: 1,
    State.ACCEPTED: 2,
    State.ONBOARDING: 2,
    State.ENROLLED: 3,
}
OWN_PAGES: Final[Mapping[Kind, str]] = {
    Kind.TYPING: "portal:typing",
    Kind.DEPARTMENT_APPROVAL: "portal:department",
    Kind.REFERENCE: "portal:references",
    Kind.BACKGROUND: "portal:background",
    Kind.DRUG: "portal:drug",
}
"""Where the applicant does what a requirement asks, where it has a page of its own."""
ORDERED: Final = frozenset({Kind.DRUG})
"""What nobody can do before its turn in the order of the program."""
HAPPENED: Final = SATISFIED - {Verdict.NOT_APPLICABLE}
MANY: Final = 3
"""So many steps that are done, one after the other, are folded on the map."""
PLACE: Final = {StepKind.INTERVIEW: 0, StepKind.MATCHING: 0, StepKind.OFFER: 1, StepKind.ONBOARDING: 2}


def stops(
    application: Application,
    frame: Frame,
    judged: Sequence[Judged],
    booked: Mapping[str, Chair],
    *,
    paces: Mapping[str, Pace],
    own: OwnDays,
    dates: Mapping[str, Dates],
) -> list[Stop]:
    """Return the whole way, with the first day as its last stop while that may come.

    ``paces`` say how long each step took others.
    Of a draft ``judged`` is what sending would open.
    ``own`` knows by when the own steps are to be done, and on which day the map is read; ``dates`` which sessions and
    tests may be chosen.
    """
    by_step: dict[int, list[Judged]] = defaultdict(list)
    for each in judged:
        by_step[frame.stands_at(each)].append(each)
    now = {frame.stands_at(each) for each in on_now(judged)}
    ready_by = gate(application.cohort, on=own.on, calendar=frame.calendar)
    found = []
    for step in frame.steps:
        asked = by_step[step.pk]
        if application.state == State.DRAFT and step.kind == StepKind.APPLICATION:
            found.append(noted(_of_draft(application, step, own.on), application, frame, step, asked, paces))
            continue
        stop = _stop(application, step, asked, booked, own, dates, is_on=step.pk in now, ready_by=ready_by)
        found.append(noted(stop, application, frame, step, asked, paces))
    return found if application.ended_at is not None else [*found, _first_day(application, frame)]


def _stop(
    application: Application,
    step: Place,
    asked: Sequence[Judged],
    booked: Mapping[str, Chair],
    own: OwnDays,
    dates: Mapping[str, Dates],
    *,
    is_on: bool,
    ready_by: date,
) -> Stop:
    if step.kind in AFTER_SENDING:
        return _hiring(application, step, asked if application.state != State.DRAFT else (), own, ready_by)
    if application.state != State.DRAFT and (asked or step.kind == StepKind.APPLICATION):
        return _screened(application, step, asked, booked, own, dates, is_on=is_on)
    chair = booked.get(RequirementKind.INFO_SESSION.value) if step.kind == StepKind.SESSION else None
    if chair is not None:
        task = _booked(said(str(RequirementKind.INFO_SESSION.label)), chair)
        return Stop(task.family, said(step.title), tasks=(task,))
    if step.kind in {StepKind.PRESENTATION, StepKind.INTEREST}:
        return Stop("done", said(step.title), badge=_("Done"))
    return Stop("later", said(step.title), _by(step, own, asked))


def _by(step: Place, own: OwnDays, asked: Sequence[Judged]) -> str:
    """Return the sentence of a step that lies ahead, and by when it is done in time."""
    by = own.by(*asked)
    return " ".join(each for each in (said(step.sentence), f"{by}." if by else "") if each)


def done(found: Sequence[Stop]) -> int:
    """Count the steps that are done."""
    return sum(stop.family == "done" for stop in found)


def early(found: Sequence[Stop]) -> list[Task]:
    """Return what may be done already, as it stands beside a next step on which nothing can be done today."""
    return [task for stop in found for task in stop.tasks if task.is_early]


def folded(found: Sequence[Stop]) -> int:
    """Count the steps at the start that are folded as behind somebody: a few stand open, so that a short way shows."""
    first = len(list(takewhile(lambda stop: stop.family == "done", found)))
    return first if first >= MANY else 0


def _screened(
    application: Application,
    step: Place,
    asked: Sequence[Judged],
    booked: Mapping[str, Chair],
    own: OwnDays,
    dates: Mapping[str, Dates],
    *,
    is_on: bool,
) -> Stop:
    sent = ""
    if step.kind == StepKind.APPLICATION and application.submitted_at is not None:
        on = local_day(application.version.program, application.submitted_at)
        sent = _("Sent on %(when)s") % {"when": day_in_words(on)}
    required = [each for each in asked if each.rule.required]
    tasks = _shown(application, asked, booked, own, dates, is_on=is_on)
    if application.ended_at is None and step.kind != StepKind.APPLICATION and is_left_out(asked):
        return Stop("later", said(step.title), _("You do not need this."))
    if _is_done(application, step, asked):
        alone = tasks[0].small if len(tasks) == 1 else ""
        return Stop("done", said(step.title), sent or alone, badge=_("Done"), tasks=() if alone else tasks)
    if application.ended_at is not None:
        failed = any(each.answer.verdict is Verdict.NOT_MET and each.rule.required for each in asked)
        family, badge = ("stop", _("Closed")) if failed else ("later", "")
        has_chair = any(each.rule.kind.value in booked for each in required)
        text = sent or ("" if has_chair else said(step.sentence))
        return Stop(family, said(step.title), text, badge, tasks=tasks)
    open_ones = [each for each in required if each.rule.kind.value not in booked]
    if not is_on:
        text = " ".join(filter(None, (_by(step, own, open_ones), *_to_come(open_ones, tasks, dates))))
        return Stop("later", said(step.title), text, tasks=tasks)
    family, badge = _turn(required, own.on)
    text = own.after(*open_ones) if family == "you" else ""
    return Stop(family, said(step.title), ". ".join(each for each in (sent, text) if each), badge, tasks=tasks)


def _to_come(open_ones: Sequence[Judged], tasks: Sequence[Task], dates: Mapping[str, Dates]) -> Iterator[str]:
    """Yield when the tests of a step are that is not on yet, where no line of its own says so."""
    lines = {task.title for task in tasks}
    for each in open_ones:
        found = dates.get(each.rule.kind.value)
        if found is not None and said(title_of(each)) not in lines:
            yield f"{said(title_of(each))}: {next_one(found)} {_('You choose yours when you get to this step.')}"


def _is_done(application: Application, step: Place, asked: Sequence[Judged]) -> bool:
    """Whether a step is behind somebody: what is not asked of them never is, nor what was not begun before the end."""
    if step.kind == StepKind.APPLICATION and application.submitted_at is None:
        return False
    waits = [each for each in asked if each.answer.verdict not in SATISFIED]
    if any(each.rule.required for each in waits):
        return False
    if application.ended_at is not None and step.kind != StepKind.APPLICATION:
        return any(each.answer.verdict in HAPPENED for each in asked)
    return not waits or application.state != State.SUBMITTED


def _of_draft(application: Application, step: Place, on: date) -> Stop:
    url = reverse("portal:sections", args=[application.public_id])
    last = application.last_day(on=on)
    by = _("By %(when)s") % {"when": day_in_words(last)} if last is not None else ""
    task = Task(_("Go on where you stopped"), url, by)
    return Stop("you", said(step.title), badge=_("Your turn"), tasks=(task,))


def _turn(required: Sequence[Judged], on: date) -> tuple[str, str]:
    open_ones = [each for each in required if each.answer.verdict not in SATISFIED]
    yours = [each for each in open_ones if each.answer.turn is Turn.YOU]
    if any(not _rests(each, on) for each in yours):
        return "you", _("Your turn")
    if any(each.answer.verdict is Verdict.LOOK for each in open_ones):
        return "look", _("We look at it")
    if yours:
        return "later", _("Not now")
    theirs = all(each.waits_for_department or each.waits_for_others for each in open_ones)
    return "us", _("Their turn") if theirs else _("Our turn")


def _shown(
    application: Application,
    asked: Sequence[Judged],
    booked: Mapping[str, Chair],
    own: OwnDays,
    dates: Mapping[str, Dates],
    *,
    is_on: bool,
) -> tuple[Task, ...]:
    """Return a line for each requirement that says something: not for what was stated and is fine, or is far ahead."""
    lines = (
        _task(application, each, booked.get(each.rule.kind.value), own, dates, is_on=is_on)
        for each in asked
        if not (each.requirement.step.kind == StepKind.APPLICATION and each.answer.verdict in SATISFIED)
    )
    return tuple(line for line in lines if line is not None)


def _task(
    application: Application,
    each: Judged,
    sitting: Chair | None,
    own: OwnDays,
    dates: Mapping[str, Dates],
    *,
    is_on: bool,
) -> Task | None:
    answer, title = each.answer, said(title_of(each))
    if answer.verdict is Verdict.NOT_APPLICABLE:
        return None
    if answer.verdict in SATISFIED:
        return Task(title, small=_passed_words(answer), family="done", badge=_("Done"))
    if sitting is not None:
        return _booked(title, sitting)
    if application.ended_at is not None:
        failed = answer.verdict is Verdict.NOT_MET and each.rule.required
        return Task(title, small=answer.applicant, family="stop", badge=_("Not met")) if failed else None
    family, badge = _mood(each, own.on)
    url = _url(application, each) if application.state in open_in(each) else ""
    when = on_the_map(each, dates, own)
    if not is_on:
        return _ahead(each, Task(title, url, f"{answer.applicant} {when}".strip(), family, badge), own.by(each))
    yours = family == "you" or not each.rule.required or _rests(each, own.on)
    small = ". ".join(text for text in (own.by(each), answer.applicant) if text)
    return Task(title, url if yours else "", f"{small} {when}".strip(), family, badge)


def _ahead(each: Judged, line: Task, by: str) -> Task | None:
    """A line of a step that is not on yet: what we look at, what may be done before its turn, or tried once more."""
    if each.answer.verdict is Verdict.LOOK:
        return replace(line, url="")
    if each.answer.retest_from is not None and line.family == "later":
        return line
    if not each.rule.required and each.rule.kind is Kind.WORKKEYS:
        return replace(line, url="")
    if line.family != "you" or not line.url or each.rule.kind in ORDERED:
        return None
    small = ". ".join(text for text in (by, line.small) if text)
    return replace(line, small=small, family="later", badge=_("Open already"), is_early=True)


def _passed_words(answer: Judgement) -> str:
    if not answer.valid_until:
        return answer.applicant
    good = _("Good through %(day)s.") % {"day": day_in_words(answer.valid_until, year=True)}
    return f"{answer.applicant} {good}"


def _booked(title: str, sitting: Chair) -> Task:
    small = f"{capfirst(moment(sitting.starts_at, sitting.zone))}, {sitting.place}"
    url = reverse("join:signed", args=[sitting.program, sitting.public_id])
    if sitting.state == SignUpState.WAITING:
        return Task(title, url, small, "us", _("Waiting list"))
    if sitting.state == SignUpState.OFFERED:
        return Task(title, url, small, "you", _("Take your chair"))
    return Task(title, url, small, "you", _("Be there"))


def _rests(each: Judged, on: date) -> bool:
    """Whether there is a day, ahead of ``on``, before which nobody may try again."""
    return each.answer.retest_from is not None and each.answer.retest_from > on


def _mood(each: Judged, on: date) -> tuple[str, str]:
    answer = each.answer
    if each.rule.kind is Kind.GUARDIAN_CONSENT:
        return ("stop", _("Said no")) if answer.verdict is Verdict.NOT_MET else ("us", _("Their turn"))
    if each.waits_for_department or each.waits_for_others:
        return "us", _("Their turn")
    if answer.verdict is Verdict.LOOK:
        return "look", _("We look at it")
    if not each.rule.required:
        return "later", _("Nice to have")
    if answer.verdict is Verdict.NOT_MET and answer.retest_from is None:
        return "stop", _("Not met")
    return _open_turn(each, on)


def _open_turn(each: Judged, on: date) -> tuple[str, str]:
    if each.answer.turn is not Turn.YOU:
        return "us", _("Our turn")
    return ("later", _("Not now")) if _rests(each, on) else ("you", _("Your turn"))


def _url(application: Application, each: Judged) -> str:
    if each.awaits_proof:
        return reverse("portal:documents", args=[application.public_id])
    if each.rule.kind in OWN_PAGES:
        return reverse(OWN_PAGES[each.rule.kind], args=[application.public_id])
    if each.rule.kind in {Kind.INFO_SESSION, Kind.ENTRANCE_EXAM, Kind.WORKKEYS}:
        return reverse("portal:times", args=[application.public_id, each.requirement.kind.replace("_", "-")])
    return ""


def _hiring(application: Application, step: Place, asked: Sequence[Judged], own: OwnDays, ready_by: date) -> Stop:
    kind, place = step.kind, HIRING.get(application.state)
    if place is None or place < PLACE[kind]:
        text = said(step.sentence)
        if kind == StepKind.ONBOARDING and ready_by >= own.on and application.ended_at is None:
            by = _("By %(day)s.") % {"day": day_in_words(ready_by)}
            text = f"{text} {by}".strip()
        early = [each for each in asked if each.rule.kind is Kind.GUARDIAN_CONSENT and application.ended_at is None]
        return Stop("later", said(step.title), text, tasks=_shown(application, early, {}, own, {}, is_on=True))
    if place > PLACE[kind]:
        return Stop("done", said(step.title), badge=_("Done"))
    yours = application.state in {State.OFFERED, State.ONBOARDING}
    tasks = _shown(application, asked, {}, own, {}, is_on=True)
    badge = _("Your turn") if yours else _("Our turn")
    return Stop("you" if yours else "us", said(step.title), said(step.sentence), badge, tasks=tasks)


def _first_day(application: Application, frame: Frame) -> Stop:
    rate = frame.start_rate
    pay = _("$%(rate)s an hour, from day one.") % {"rate": f"{rate:.2f}"} if rate is not None else ""
    family = "done" if application.state == State.ENROLLED else "later"
    title = _("First day: %(day)s") % {"day": day_in_words(application.cohort.starts_on)}
    return Stop(family, title, pay, icon_name="flag")
