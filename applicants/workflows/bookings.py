"""Interviews at open times: times are offered, one is chosen, moved or given back; what follows a missed one.

A candidate never waits for a person here: whatever ends a time that was set leads to other times, as long as the
program's numbers allow it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from django.utils.translation import gettext as _

from applicants import booking_promises, hiring_promises
from applicants.models import ApplicationState, Interview, InterviewState, Referral
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


@retrying
def offer_times(
    application_id: int,
    *,
    opening_id: int,
    manager: User,
    panel: Sequence[User] = (),
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Interview:
    """Let a ready candidate choose among the open times of whoever leads, when the whole panel is free."""
    application, referral = interviews.ready(application_id, opening_id, by)
    people = [manager, *(each for each in panel if each.pk != manager.pk)]
    for each in people:
        interviews.check_may_meet(each, application)
        interviews.check_interviews(each, referral.opening)
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
    panels.lead(row, manager)
    panels.seat(row, [each.pk for each in people])
    if not choice_for(row, panel_of(row), at=at).offered:
        raise GuardFailed(
            "There is no open time at which all of them are free. Publish more, or choose others.", field="panel"
        )
    _offered(row, FIRST, by=by, at=at)
    return row


@retrying
def book(interview_id: int, *, starts_at: datetime, by: Actor, at: datetime, reason: str = "") -> Interview:
    """Take one of the open times. Both sides get a calendar invitation."""
    row = _own(interview_id, by)
    if row.state == S.SCHEDULED and row.starts_at == starts_at:
        return row  # a double click
    if row.state != S.REQUESTED or not _is_open(row):
        raise Conflict(_("There is nothing to choose any more. Your page says where you stand."))
    _walk(interviews.SCHEDULE, row, starts_at, by=by, at=at, reason=reason)
    booking_promises.forget(row, "A time was chosen.")
    hiring_promises.tell_invited(row, at=at)
    return row


@retrying
def rebook(interview_id: int, *, starts_at: datetime, by: Actor, at: datetime, reason: str = "") -> Interview:
    """Choose another open time, with a reason; so often, and until so many hours before, as the program says."""
    row = _own(interview_id, by)
    _check_planned(row)
    if row.starts_at == starts_at:
        raise GuardFailed(_("This is the time that you have. Choose another one."), field="time")
    refusal = why_not_moved(row, at=at)
    if refusal:
        raise GuardFailed(refusal)
    if not reason.strip():
        raise GuardFailed(_("Say why you need another time. The manager reads it."), field="reason")
    _walk(interviews.MOVE, row, starts_at, by=by, at=at, reason=reason, moves=row.moves + 1)
    hiring_promises.tell_moved(row, at=at)
    return row


@retrying
def give_back(interview_id: int, *, by: Actor, at: datetime, reason: str = "") -> Interview:
    """Cancel as the candidate, until it begins. They stay on the list; the time is open for others."""
    row = _own(interview_id, by)
    _check_planned(row)
    if row.starts_at is None or row.starts_at <= at:
        raise GuardFailed(_("Your interview has begun. Call us if you cannot come."))
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


def why_not_moved(row: Interview, *, at: datetime) -> str:
    """Say why the candidate cannot move it themselves any more; nothing when they can."""
    if row.moves >= _number("interview_moves", row, at):
        return _("You moved this interview as often as you can yourself. Call us if you cannot come.")
    hours = _number("interview_move_hours", row, at)
    if row.starts_at is None or row.starts_at - timedelta(hours=hours) < at:
        words = _("It begins in less than %(hours)s hours, so it cannot be moved here. Call us, or cancel it.")
        return words % {"hours": hours}
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


def _own(interview_id: int, by: Actor) -> Interview:
    row = scoring.lock_interview(interview_id)
    if by.user_id is None or row.application.person.user_id != by.user_id:
        raise NotAllowed(_("Only the candidate does this."))
    return row


def _check_planned(row: Interview) -> None:
    if row.state != S.SCHEDULED:
        raise Conflict(_("This interview has no time any more. Your page says where you stand."))


def _is_open(row: Interview) -> bool:
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
            manager=row.manager,
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
