"""Interviews at open times: times are offered, one is chosen, moved or given back; what follows a missed one.

A candidate never waits for a person here: whatever ends a time that was set leads to other times, as long as the
program's numbers allow it. A coordinator who speaks with the candidate chooses, moves and gives back for them.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from django.utils.translation import gettext as _

from applicants import booking_promises, hiring_promises
from applicants.models import Application, ApplicationState, Interview, InterviewState, Referral
from applicants.records import deadlines
from applicants.records.conflicts import apart
from applicants.records.open_times import choice_for, panel_of, without_times
from applicants.rules import working_days
from applicants.workflows import arrows, interviews, panels, referrals, scoring
from apprenticeships import audit
from apprenticeships.errors import Conflict, GuardFailed, NotAllowed
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Parameter, User
from apprenticeships.workflow import Actor, retrying

S = InterviewState
TAKEN: Final = gettext_lazy("This time is not open any more: somebody else was faster. Choose one of the others.")
FIRST, CANCELED, MISSED = "first", "canceled", "missed"
"""Why times are offered: for the first time, after we canceled, after the candidate did not come."""
MOVES, HOURS = "moves", "hours"
"""What a candidate may not go beyond: how often they move it, and until when."""
RELOAD: Final = "This interview stands otherwise by now. Load the page again to see how."
BEGUN: Final = "This interview has begun. Its manager says whether it took place."


@retrying
def offer_times(
    application_id: int,
    *,
    opening_id: int,
    manager: User,
    panel: Sequence[User] | None = None,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Interview:
    """Let a ready candidate choose among the open times of whoever leads, when the whole panel is free."""
    application, referral = interviews.ready(application_id, opening_id, by)
    people = [manager, *(interviews.chosen(manager, panel, application, referral.opening) or ())]
    site = referral.opening.department.site
    silent = without_times(people, referral.opening.department_id, on=working_days.local_day(at, site.zone))
    if silent:
        names = " and ".join(each.get_full_name() for each in silent)
        raise GuardFailed(
            f"No open times of {names} are published. Publish some first, or choose others.", field="panel"
        )
    row = (
        Interview.objects.select_for_update(of=("self",))
        .filter(application=application, opening_id=opening_id, state__in=[S.REQUESTED, S.SCHEDULED])
        .first()
    )
    today = working_days.local_day(at, site.zone)
    chooses = row is not None and row.choose_by is not None and row.choose_by >= today
    if row is not None and (row.state == S.SCHEDULED or chooses):
        raise Conflict("This candidate has a time already, or chooses one now. Load your queue again to see.")
    row = row or interviews.requested(application, referral, manager, by=by, at=at, reason=reason)
    row.application, row.opening = application, referral.opening
    panels.meet(row, manager, people)
    if not choice_for(row, panel_of(row), at=at).offered:
        raise GuardFailed(
            "There is no open time at which all of them are free. Publish more, or choose others.", field="panel"
        )
    _offered(row, FIRST, by=by, at=at)
    return row


@retrying
def book(interview_id: int, *, starts_at: datetime, by: Actor, at: datetime, reason: str = "") -> Interview:
    """Take one of the open times. Both sides get a calendar invitation."""
    row, by, for_them = _theirs(interview_id, by)
    if row.state == S.SCHEDULED and row.starts_at == starts_at:
        return row  # a double click
    if row.state != S.REQUESTED or not can_choose(row):
        nothing = _("There is nothing to choose any more. Your page says where you stand.")
        raise Conflict(RELOAD if for_them else nothing)
    _walk(interviews.SCHEDULE, row, starts_at, by=by, at=at, reason=reason)
    booking_promises.forget(row, "A time was chosen.")
    hiring_promises.tell_invited(row, at=at)
    return row


@retrying
def rebook(
    interview_id: int, *, starts_at: datetime, by: Actor, at: datetime, reason: str = "", exception: str = ""
) -> Interview:
    """Choose another open time, with a reason; so often, and until so many hours before, as the program says.

    A coordinator may go beyond both for the candidate, until it begins: ``exception`` says why, and is logged.
    """
    row, by, for_them = _theirs(interview_id, by)
    _check_planned(row, for_them=for_them)
    if row.starts_at == starts_at:
        raise GuardFailed(_("This is the time that you have. Choose another one."), field="time")
    limit = limit_reached(row, at=at)
    if limit and not for_them:
        raise GuardFailed(_why_not(limit, row, at))
    if not reason.strip():
        raise GuardFailed(_("Say why you need another time. The manager reads it."), field="reason")
    if limit:
        _except(row, limit, exception, by=by, at=at)
    _walk(interviews.MOVE, row, starts_at, by=by, at=at, reason=reason, moves=row.moves + 1)
    hiring_promises.tell_moved(row, at=at)
    return row


@retrying
def give_back(interview_id: int, *, by: Actor, at: datetime, reason: str = "") -> Interview:
    """Cancel as the candidate, until it begins. They stay on the list; the time is open for others."""
    row, by, for_them = _theirs(interview_id, by)
    _check_planned(row, for_them=for_them)
    if row.starts_at is None or row.starts_at <= at:
        begun = _("Your interview has begun. Call us if you cannot come.")
        raise GuardFailed(BEGUN if for_them else begun)
    if not reason.strip():
        raise GuardFailed(_("Say why you cannot come. The manager reads it."), field="reason")
    return interviews.cancel_locked(row, by=by, at=at, reason=reason)


@retrying
def call_off(interview_id: int, *, by: Actor, at: datetime, reason: str = "") -> tuple[Interview, Interview | None]:
    """Cancel as the interviewer, and let the candidate choose another open time. The new interview, if there is one."""
    row = interviews.cancel(interview_id, by=by, at=at, reason=reason)
    return row, _again(row, CANCELED, by=by, at=at)


def only_cancel(interview_id: int, *, by: Actor, at: datetime, reason: str = "") -> tuple[Interview, None]:
    """Cancel as the interviewer and offer nothing else; it stays the department's turn."""
    return interviews.cancel(interview_id, by=by, at=at, reason=reason), None


@retrying
def missed(interview_id: int, *, by: Actor, at: datetime, reason: str = "") -> tuple[Interview, Interview | None]:
    """Say that the candidate did not come.

    So often as the program says they choose another time; then it is left to the coordinator.
    """
    row = interviews.no_show(interview_id, by=by, at=at, reason=reason)
    before = Interview.objects.filter(application=row.application_id, opening=row.opening_id, state=S.NO_SHOW).count()
    if before <= _number("no_show_offers", row, at):
        return row, _again(row, MISSED, by=by, at=at)
    row.left_at = at
    row.save(update_fields=["left_at"])
    audit.record("interview.left", row, by=by, at=at, person=row.application.person_id)
    return row, None


def limit_reached(row: Interview, *, at: datetime) -> str:
    """Which of the program's limits keeps the candidate from moving it: ``moves``, ``hours``, or nothing."""
    if row.moves >= _number("interview_moves", row, at):
        return MOVES
    hours = _number("interview_move_hours", row, at)
    return HOURS if row.starts_at is None or row.starts_at - timedelta(hours=hours) < at else ""


def why_not_moved(row: Interview, *, at: datetime) -> str:
    """Say why the candidate cannot move it themselves any more; nothing when they can."""
    limit = limit_reached(row, at=at)
    return _why_not(limit, row, at) if limit else ""


def _why_not(limit: str, row: Interview, at: datetime) -> str:
    if limit == MOVES:
        return _("You moved this interview as often as you can yourself. Call us if you cannot come.")
    words = _("It begins in less than %(hours)s hours, so it cannot be moved here. Call us, or cancel it.")
    return words % {"hours": _number("interview_move_hours", row, at)}


def exception_words(row: Interview, *, at: datetime) -> str:
    """Say to a coordinator which limit a move for the candidate goes beyond; nothing when none."""
    limit = limit_reached(row, at=at)
    if limit == MOVES:
        times = _number("interview_moves", row, at)
        return f"It was moved {row.moves} time{'' if row.moves == 1 else 's'}, and the program lets them {times}."
    if limit:
        return f"It begins in less than {_number('interview_move_hours', row, at)} hours."
    return ""


def movable_until(row: Interview, *, at: datetime) -> datetime | None:
    """Until when the candidate may move it themselves; nothing when they may not."""
    if row.starts_at is None or why_not_moved(row, at=at):
        return None
    return row.starts_at - timedelta(hours=_number("interview_move_hours", row, at))


def _number(name: str, row: Interview, at: datetime) -> int:
    on = working_days.local_day(at, row.zone)
    found: int = Parameter.objects.value(name, version=row.application.version_id, on=on)
    return found


def _theirs(interview_id: int, by: Actor) -> tuple[Interview, Actor, bool]:
    """The locked interview, who acts, and whether that is a coordinator of the program for its candidate."""
    row = scoring.lock_interview(interview_id)
    person = row.application.person
    if by.user_id is not None and person.user_id == by.user_id:
        return row, by, False
    if by.user_id is None or not Application.objects.coordinated_by(by.user_id).filter(pk=row.application_id).exists():
        raise NotAllowed(_("Only the candidate does this."))
    return row, replace(by, name=f"{by.name} for {person.name}"), True


def _except(row: Interview, limit: str, exception: str, *, by: Actor, at: datetime) -> None:
    """Write down why a coordinator goes beyond a limit; never once it has begun."""
    if row.starts_at is None or row.starts_at <= at:
        raise GuardFailed(BEGUN)
    if not exception.strip():
        raise GuardFailed(f"{exception_words(row, at=at)} Say why you make an exception.", field="exception")
    data = {"limit": limit}
    audit.record(
        "interview.except", row, by=by, at=at, person=row.application.person_id, reason=exception.strip(), data=data
    )


def _check_planned(row: Interview, *, for_them: bool) -> None:
    if row.state != S.SCHEDULED:
        gone = _("This interview has no time any more. Your page says where you stand.")
        raise Conflict(RELOAD if for_them else gone)


def can_choose(row: Interview) -> bool:
    """Whether times are offered for it to somebody who is still before the department."""
    return (
        row.choose_by is not None
        and row.application.state == ApplicationState.READY
        and Referral.objects.filter(
            application=row.application_id, opening=row.opening_id, closed_at__isnull=True
        ).exists()
    )


def _walk(
    step: Any, row: Interview, starts_at: datetime, *, by: Actor, at: datetime, reason: str, **columns: Any
) -> None:
    """Take one of the open times, if it still is one now that nobody else can take it meanwhile."""
    panel = panels.lock(row, None)
    found = choice_for(row, panel, at=at).of(starts_at)
    if found is None:
        raise Conflict(str(TAKEN), field="time")
    offered, source = found
    try:
        interviews.walk_to_time(
            step,
            row,
            starts_at=offered.starts_at,
            minutes=source.minutes,
            place=source.where,
            room=source.room,
            by=by,
            at=at,
            reason=reason,
            **columns,
        )
    except Conflict as refused:
        raise Conflict(str(TAKEN), field="time") from refused


def _again(row: Interview, why: str, *, by: Actor, at: datetime) -> Interview | None:
    """Offer times for an interview that did not take place, if the candidate is still free and times are published.

    Not by whoever stepped aside since: without its leader the department plans anew.
    """
    application = arrows.locked(row.application_id)
    referral = referrals.open_referral(application, row.opening_id)
    if referral is None or application.state != ApplicationState.READY:
        return None
    aside = apart(application)
    people = [user for user in panel_of(row) if user not in aside]
    if row.manager_id not in people or not choice_for(row, people, at=at).offered:
        return None
    new = interviews.requested(application, referral, row.manager, by=by, at=at)
    panels.seat(new, people)
    _offered(new, why, by=by, at=at)
    return new


def _offered(row: Interview, why: str, *, by: Actor, at: datetime) -> None:
    on = working_days.local_day(at, row.zone)
    row.choose_by = deadlines.answer_due(row.application.version, on=on, parameter="interview_choose_days")
    row.save(update_fields=["choose_by", "manager"])
    audit.record("interview.offer_times", row, by=by, at=at, person=row.application.person_id, data={"why": why})
    booking_promises.tell_to_choose(row, why, at=at)
