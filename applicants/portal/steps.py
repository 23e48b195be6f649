"""The one next step of an applicant: what to do, by when, and where. From being ready on see ``hiring_steps``."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from applicants.models import (
    Application,
    ApplicationState,
    ApprovalState,
)
from applicants.portal.documents import Shelf
from applicants.portal.frame import Moved
from applicants.portal.hiring_steps import hiring_step, new_day
from applicants.portal.lines import NextStep, Task, promised
from applicants.portal.next_sitting import choose_a_time, is_unplanned, planned_by, seated, too_late
from applicants.records.check_order import beside_the_meeting, is_asked_anew
from applicants.records.consents import Missing
from applicants.records.deadlines import local_day, seat_day
from applicants.records.evidence import WITH_MANAGERS, Judged, on_now, unmet
from applicants.records.fact_rows import Chair
from applicants.records.own_days import OwnDays
from applicants.records.sittings import Dates
from applicants.records.unanswered import answer_by
from applicants.rules.pipeline import Turn
from applicants.rules.requirements import Kind, Reason, Verdict
from apprenticeships.language import said
from apprenticeships.rules.words import day_in_words
from apprenticeships.templatetags.look import longdate

SITTINGS = frozenset({Kind.INFO_SESSION, Kind.ENTRANCE_EXAM, Kind.WORKKEYS})
State = ApplicationState


def next_steps(
    application: Application,
    judged: list[Judged],
    booked: Mapping[str, Chair],
    *,
    at: datetime,
    matches: bool,
    consent: Missing | None,
    shelf: Shelf | None,
    moved: Moved | None = None,
    own: OwnDays | None = None,
    dates: Mapping[str, Dates],
) -> tuple[NextStep, list[Task]]:
    """Return the one next step, and what else of the same application waits for the applicant, as lines.

    A document to send again stands beside the step of the state; what is due first comes first. Where the first day
    ``moved``, that is answered before everything else. ``own`` knows by when their own steps are to be done. What got
    too old stands beside a meeting to come to, an offer to answer, and the list of getting ready.
    """
    step = next_step(application, judged, booked, at=at, matches=matches, consent=consent, own=own, dates=dates)
    step, more = _with_papers(step, shelf, moved)
    return step, [*more, *_anew_beside(application, judged, booked, step, own, at=at, dates=dates)]


def _with_papers(step: NextStep, shelf: Shelf | None, moved: Moved | None) -> tuple[NextStep, list[Task]]:
    if moved is not None:
        return new_day(moved), [_as_line(step)] if step.family == "you" else []
    if shelf is None or shelf.asked is None:
        return step, []
    paper = _sent_again(shelf.url, shelf.asked)
    if step.family != "you" or step.url == paper.url:
        return replace(paper, no_match=step.no_match), []
    is_first = step.due is not None and paper.due is not None and step.due < paper.due
    return (step, [_as_line(paper)]) if is_first else (paper, [_as_line(step)])


def _anew_beside(
    application: Application,
    judged: list[Judged],
    booked: Mapping[str, Chair],
    step: NextStep,
    own: OwnDays | None,
    *,
    at: datetime,
    dates: Mapping[str, Dates],
) -> list[Task]:
    """Return the line of what got too old and is theirs to do, where the one next step is another one.

    A background check has a line of its own.
    """
    if application.state not in WITH_MANAGERS:
        return []
    anew = [each for each in judged if is_asked_anew(each) and each.rule.kind is not Kind.BACKGROUND]
    found = _own_step(application, anew, booked, own, at=at, dates=dates)
    if found is None or (found.title, found.url) == (step.title, step.url):
        return []
    if found.due is None and not found.due_text and application.state == State.ONBOARDING:
        found = replace(found, due=seat_day(application, on=local_day(application.version.program, at)))
    return [_as_line(found)]


def _sent_again(url: str, asked: Mapping[str, Any]) -> NextStep:
    due = date.fromisoformat(asked["due_on"])
    title = _("Send another document by %(day)s") % {"day": longdate(due)}
    return NextStep("you", _("Your turn"), title, asked["note"], due=due, url=url, action=_("Send it"))


def no_class_now() -> str:
    """Say that a draft waits for the next class."""
    return _("No class takes applications now. What you wrote stays here. We write to you when the next one opens.")


def _as_line(step: NextStep) -> Task:
    by = step.due_text or (_("By %(when)s") % {"when": day_in_words(step.due)} if step.due is not None else "")
    return Task(step.title, step.url, ". ".join(each for each in (by, step.text) if each), step.family, step.badge)


def next_step(
    application: Application,
    judged: list[Judged],
    booked: Mapping[str, Chair],
    *,
    at: datetime,
    matches: bool = False,
    consent: Missing | None = None,
    own: OwnDays | None = None,
    dates: Mapping[str, Dates],
) -> NextStep:
    """Return the step that the state of an application asks for. There is always exactly one.

    ``matches`` says that the program matches people to departments, ``consent`` which guardian's yes is missing.
    """
    if application.state == State.DRAFT:
        due = application.last_day(on=local_day(application.version.program, at))
        return NextStep(
            "you",
            _("Your turn"),
            _("Finish your application"),
            _("It takes about half an hour, and every section is saved as you go. Nothing is sent before you say so.")
            if due is not None
            else no_class_now(),
            due=due,
            url=reverse("portal:sections", args=[application.public_id]),
            action=_("Go on"),
        )
    if application.state == State.NEEDS_INFORMATION:
        return NextStep(
            "you",
            _("Your turn"),
            _("Answer our question"),
            application.request_note,
            due=answer_by(application, on=local_day(application.version.program, at)),
            url=reverse("portal:sections", args=[application.public_id]),
            action=_("Answer now"),
        )
    if application.state == State.SUBMITTED:
        return _screening(application, judged, booked, own, at=at, dates=dates)
    if application.ended_at is not None:
        return _over(application)
    asked = (
        _after_yes(application, judged, booked, at=at, dates=dates) if application.state == State.ONBOARDING else None
    )
    step = hiring_step(application, at=at, matches=matches, consent=consent, asked=asked)
    if application.state == State.READY and step.family != "you":
        beside = beside_the_meeting(judged)
        return _own_step(application, beside, booked, own, at=at, dates=dates) or _offer_waits(step, beside)
    return step


def _offer_waits(step: NextStep, beside: list[Judged]) -> NextStep:
    """Return the card of somebody who is with managers, and say what an offer waits for that got too old since."""
    names = [said(each.requirement.title) for each in unmet(beside) if is_asked_anew(each) and not each.follows_offer]
    if not names:
        return step
    words = _("An offer waits until this is done once more: %(names)s.") % {"names": ", ".join(names)}
    return replace(step, text=f"{step.text} {words}".strip())


def _own_step(
    application: Application,
    judged: list[Judged],
    booked: Mapping[str, Chair],
    own: OwnDays | None,
    *,
    at: datetime,
    dates: Mapping[str, Dates],
) -> NextStep | None:
    """Return the first step that is theirs now, if one is; also of something that got too old after the meeting."""
    today = local_day(application.version.program, at)
    for each in on_now(judged):
        sitting = booked.get(each.rule.kind.value)
        waits = sitting is None and each.answer.retest_from is not None and each.answer.retest_from > today
        if each.answer.turn is Turn.YOU and not waits:
            step = _yours(application, each, sitting, dates, at=at)
            return step if own is None else _dated(too_late(step, each, sitting, own), each, own)
    return None


def _screening(
    application: Application,
    judged: list[Judged],
    booked: Mapping[str, Chair],
    own: OwnDays | None,
    *,
    at: datetime,
    dates: Mapping[str, Dates],
) -> NextStep:
    today = local_day(application.version.program, at)
    if (step := _own_step(application, judged, booked, own, at=at, dates=dates)) is not None:
        return step
    waiting = [each for each in on_now(judged) if each.answer.turn is Turn.YOU and each.answer.retest_from is not None]
    asked = [each for each in on_now(judged) if each.waits_for_department or each.was_declined]
    if asked and (not waiting or waiting == asked):
        return _department(application, asked[0], today)
    if waiting:
        last = None if own is None or own.is_short(waiting[0]) else own.first(waiting[0])
        text = waiting[0].answer.applicant
        if last is not None:
            by = _("To join this class, pass it by %(day)s.") % {"day": day_in_words(last)}
            text = f"{text} {by}"
        return NextStep("us", _("Nothing to do now"), _("Rest, and try again"), text)
    due = application.answer_due
    others = [each for each in on_now(judged) if each.waits_for_others]
    if others and due is None:
        url = reverse("portal:references", args=[application.public_id])
        title = _("Nothing to do now. The people you named are asked")
        return NextStep("us", _("Their turn"), title, others[0].answer.applicant, url=url, action=_("See who answered"))
    return NextStep("us", _("Our turn"), promised(due, today), _("We write to you as soon as it is your turn again."))


def _after_yes(
    application: Application,
    judged: list[Judged],
    booked: Mapping[str, Chair],
    *,
    at: datetime,
    dates: Mapping[str, Dates],
) -> NextStep | None:
    """Return the first thing that is asked of somebody who said yes, such as a consent to sign.

    The seat waits for it, so its day is that of the seat; the lab of a drug screen has a sooner one. Who has to wait
    for another try, or has none left, reads so, and through which day the seat is theirs.
    """
    today = local_day(application.version.program, at)
    rests: NextStep | None = None
    for each in on_now(judged):
        is_test = each.rule.kind in SITTINGS or each.rule.kind is Kind.TYPING
        final = is_test and each.answer.verdict is Verdict.NOT_MET and each.answer.retest_from is None
        if final or (each.answer.turn is Turn.YOU and (each.answer.retest_from or today) > today):
            rests = rests or _rests(application, each, today)
            continue
        if each.answer.turn is not Turn.YOU:
            continue
        sitting = booked.get(each.rule.kind.value)
        step = _yours(application, each, sitting, dates, at=at)
        if sitting is not None:
            own = OwnDays(
                today, {each.requirement.pk: seat_day(application, on=today)}, aim=application.cohort.starts_on
            )
            return too_late(step, each, sitting, own)
        if step.family != "you" or step.due is not None or each.answer.reason is Reason.BEING_CHECKED:
            return step
        lab = application.condition_checks.filter(kind=each.rule.kind.value, due_on__isnull=False)
        day = lab.values_list("due_on", flat=True).first() or seat_day(application, on=today)
        return replace(step, due=day if day >= today else None)
    return rests


def _rests(application: Application, each: Judged, today: date) -> NextStep:
    held = _("Your seat is held for you through %(day)s.") % {"day": day_in_words(seat_day(application, on=today))}
    text = f"{each.answer.applicant} {held}"
    if each.answer.retest_from is None:
        return NextStep("us", _("Our turn"), _("We call you about a step that was not enough"), text)
    return NextStep("us", _("Nothing to do now"), _("Rest, and try again"), text)


def _dated(step: NextStep, each: Judged, own: OwnDays) -> NextStep:
    """Return the card of a step that is theirs and names no day of its own with its day, and what comes after."""
    if is_unplanned(each, step):
        return replace(step, text=f"{step.text} {planned_by(each, own)}".strip())
    day = own.first(each)
    if day is None or step.family != "you" or step.due is not None:
        return step
    due = None if own.is_short(each) else day
    return replace(step, due=due, due_text="" if due else own.by(each), text=f"{step.text} {own.after(each)}".strip())


def _department(application: Application, each: Judged, today: date) -> NextStep:
    """Whose turn it is with the department of somebody who works here, and when to ask it again."""
    url, again = reverse("portal:department", args=[application.public_id]), each.answer.retest_from
    if each.answer.verdict is Verdict.EXPIRED:
        title, action = _("Ask your department again"), _("See the answer and ask again")
        return NextStep("you", _("Your turn"), title, each.answer.applicant, url=url, action=action)
    if again is None:
        row = application.approvals.filter(state=ApprovalState.OPEN).select_related("department__site").first()
        title = _("Nothing to do. Your department has to say yes")
        text = _("We asked %(department)s.") % {"department": row.department} if row else each.answer.applicant
        due = row.due_on if row is not None and row.due_on >= today else None
        return NextStep("us", _("Their turn"), title, text, due=due, url=url, action=_("See the request"))
    if again > today:
        title = _("Nothing to do now. You may ask your department again later")
        return NextStep("us", _("Nothing to do now"), title, each.answer.applicant, url=url, action=_("See the answer"))
    title, text = _("Ask your department again"), _("It did not say yes the last time. The page says why.")
    return NextStep("you", _("Your turn"), title, text, url=url, action=_("See the answer and ask again"))


def _yours(
    application: Application, each: Judged, sitting: Chair | None, dates: Mapping[str, Dates], *, at: datetime
) -> NextStep:
    words, requirement = each.answer.applicant, each.requirement
    today = local_day(application.version.program, at)
    if each.rule.kind is Kind.DEPARTMENT_APPROVAL:
        return _department(application, each, today)
    if sitting is not None:
        return seated(application, each, sitting)
    if each.rule.kind in SITTINGS:
        missed = each.answer.reason is Reason.NO_SHOW
        title = (
            _("You missed it. Choose another date")
            if missed
            else _("Choose a time for the %(name)s") % {"name": each.rule.name}
        )
        words = words if each.answer.retest_from or missed else said(requirement.sentence) or _sitting_words(each)
        return choose_a_time(application, each, title, words, dates)
    if each.rule.kind is Kind.TYPING:
        return NextStep(
            "you",
            _("Your turn"),
            _("Take the typing test"),
            _("A few minutes on a computer with a keyboard. You can practice first."),
            url=reverse("portal:typing", args=[application.public_id]),
            action=_("Go to the test"),
        )
    url, action = "", ""
    if each.rule.kind is Kind.DOCUMENT or each.awaits_proof:
        url, action = reverse("portal:documents", args=[application.public_id]), _("Send it")
    elif each.rule.kind is Kind.REFERENCE:
        url, action = reverse("portal:references", args=[application.public_id]), _("Name them")
    elif each.rule.kind is Kind.BACKGROUND:
        url, action = reverse("portal:background", args=[application.public_id]), _("Go on")
    elif each.rule.kind is Kind.DRUG:
        url, action = reverse("portal:drug", args=[application.public_id]), _("Read what happens")
    return NextStep("you", _("Your turn"), said(requirement.title), words, url=url, action=action)


def _sitting_words(each: Judged) -> str:
    if each.rule.kind is Kind.INFO_SESSION:
        return said(each.requirement.step.sentence)
    return _("Take the time and place that suit you. You can change it later.")


def _over(application: Application) -> NextStep:
    """Return the end; what comes after it stands in the comeback plan."""
    titles = {
        State.WITHDRAWN: _("You withdrew. Come back when you like"),
        State.EXPIRED: _("Time ran out. You may start again"),
        State.INELIGIBLE: _("Not this class"),
        State.NOT_SELECTED: _("Not this time"),
    }
    return NextStep("later", _("Closed"), titles[ApplicationState(application.state)])
