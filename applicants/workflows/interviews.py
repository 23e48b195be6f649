"""Interviews: a time for two, moved, canceled, held, and scored by each interviewer alone."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from applicants import hiring_promises as promises
from applicants.models import (
    Application,
    ApplicationState,
    Interview,
    InterviewState,
    MeetingRoom,
    Referral,
    Scorecard,
    ScorecardDraft,
)
from applicants.records import deadlines
from applicants.records.open_times import panel_of
from applicants.rules import working_days
from applicants.rules.open_times import Span
from applicants.workflows import arrows, meeting_times, panels, referrals, scoring
from applicants.workflows.open_times import room_of
from apprenticeships import audit
from apprenticeships.errors import Conflict, GuardFailed
from apprenticeships.models import User
from apprenticeships.refusals import or_conflict
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from cohorts.models import Opening

S = InterviewState

SCHEDULE = arrow("schedule", S.REQUESTED, S.SCHEDULED, "This interview has a time already. Move it instead.")
MOVE = arrow("move", S.SCHEDULED, S.SCHEDULED, "Only an interview that lies ahead can be moved. Plan a new one.")
CANCEL = arrow(
    "cancel",
    (S.REQUESTED, S.SCHEDULED),
    S.CANCELED,
    "This interview is over or canceled already; there is nothing to cancel.",
)
HOLD = arrow(
    "hold", (S.SCHEDULED, S.NO_SHOW), S.HELD, "Only a planned interview can have taken place. Load the page again."
)
NO_SHOW = arrow(
    "no_show", (S.SCHEDULED, S.HELD), S.NO_SHOW, "Only a planned interview can be missed. Load the page again."
)
TOOK_PLACE = "The interview before took place after all."
TRANSITIONS: tuple[Transition, ...] = (SCHEDULE, MOVE, CANCEL, HOLD, NO_SHOW)


@retrying
def request(
    application_id: int, *, opening_id: int, manager: User, by: Actor, at: datetime, reason: str = ""
) -> Interview:
    """Ask to meet a ready candidate; the time comes later."""
    application, referral = ready(application_id, opening_id, by)
    return requested(application, referral, manager, by=by, at=at, reason=reason)


@retrying
def schedule(
    application_id: int,
    *,
    opening_id: int,
    manager: User,
    starts_at: datetime,
    minutes: int,
    place: str,
    room: str = "",
    panel: Sequence[User] | None = None,
    by: Actor,
    at: datetime,
) -> Interview:
    """Give an interview its time and place, who takes part in it, and the room that is kept for it, if any.

    ``panel`` are those beside whoever leads; without it, those who were asked before. Everybody gets a calendar
    invitation, and a reminder the day before.
    """
    application, referral = ready(application_id, opening_id, by)
    people = chosen(manager, panel, application, referral.opening)
    interview = (
        Interview.objects.select_for_update(of=("self",))
        .filter(application=application, opening_id=opening_id, state__in=[S.REQUESTED, S.SCHEDULED])
        .first()
    ) or requested(application, referral, manager, by=by, at=at)
    SCHEDULE.check(interview.state)
    interview.opening = referral.opening
    panels.meet(interview, manager, people)
    walk_to_time(
        SCHEDULE,
        interview,
        starts_at=starts_at,
        minutes=minutes,
        place=place,
        room=room_of(interview.opening.department.site, room),
        by=by,
        at=at,
        reason="",
        choose_by=None,
    )
    promises.tell_invited(interview, at=at)
    return interview


@retrying
def move(
    interview_id: int,
    *,
    starts_at: datetime,
    minutes: int,
    place: str,
    room: str = "",
    manager: User | None = None,
    panel: Sequence[User] | None = None,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Interview:
    """Give a planned interview another time or place, or hand it over to other people; all calendars follow.

    Without a ``manager`` whoever leads stays, and without a ``panel`` those beside them do.
    """
    interview = scoring.lock_interview(interview_id)
    MOVE.check(interview.state)
    if not reason.strip():
        raise GuardFailed("Say why it changes; the candidate reads it.", field="reason")
    manager = manager or interview.manager
    before = panel_of(interview)
    panels.meet(interview, manager, chosen(manager, panel, interview.application, interview.opening))
    walk_to_time(
        MOVE,
        interview,
        starts_at=starts_at,
        minutes=minutes,
        place=place,
        room=room_of(interview.opening.department.site, room),
        by=by,
        at=at,
        reason=reason,
    )
    promises.tell_moved(interview, at=at)
    promises.tell_left_out(interview, set(before) - set(panel_of(interview)), at=at)
    return interview


@retrying
def cancel(interview_id: int, *, by: Actor, at: datetime, reason: str = "") -> Interview:
    """Cancel an interview that has not taken place. The candidate stays on the list."""
    interview = scoring.lock_interview(interview_id)
    CANCEL.check(interview.state)
    if not reason.strip():
        raise GuardFailed("Say why it is canceled; the candidate reads it.", field="reason")
    return cancel_locked(interview, by=by, at=at, reason=reason)


def cancel_locked(interview: Interview, *, by: Actor, at: datetime, reason: str) -> Interview:
    """The same for an interview whose application the caller has locked."""
    told = interview.state == S.SCHEDULED
    audit.step(
        CANCEL,
        interview,
        by=by,
        at=at,
        person=interview.application.person_id,
        reason=reason,
        cancel_reason=reason.strip()[:200],
        sequence=interview.sequence + 1,
    )
    panels.let_go(interview)
    if told:
        promises.tell_canceled(interview, at=at)
    return interview


def cancel_all(application: Application, *, by: Actor, at: datetime, reason: str, opening_id: int | None = None) -> int:
    """Cancel every open interview of a locked application, or those for one opening. How many."""
    rows = (
        Interview.objects.select_for_update(of=("self",))
        .filter(application=application, state__in=[S.REQUESTED, S.SCHEDULED])
        .select_related("application__person", "manager", "opening__department__site")
        .order_by("pk")
    )
    rows = rows if opening_id is None else rows.filter(opening_id=opening_id)
    return len([cancel_locked(row, by=by, at=at, reason=reason) for row in rows])


@retrying
def hold(interview_id: int, *, by: Actor, at: datetime, reason: str = "") -> Interview:
    """Say that it took place. Scores are due so many working days later."""
    interview = scoring.lock_interview(interview_id)
    referrals.check_no_conflict(interview.application, by)
    if interview.state == S.NO_SHOW:
        cancel_all(interview.application, by=by, at=at, reason=TOOK_PLACE, opening_id=interview.opening_id)
    _held(interview, by=by, at=at, reason=reason)
    return interview


@retrying
def no_show(interview_id: int, *, by: Actor, at: datetime, reason: str = "") -> Interview:
    """Say that the candidate did not come. They stay on the list: invite them again, or pass."""
    interview = scoring.lock_interview(interview_id)
    NO_SHOW.check(interview.state)
    meeting_times.check_begun(interview, at)
    if interview.scorecards.exists():
        raise GuardFailed("Somebody handed in a scorecard for this interview, so it did take place.")
    audit.step(NO_SHOW, interview, by=by, at=at, person=interview.application.person_id, reason=reason, score_by=None)
    panels.let_go(interview)
    return interview


@retrying
def score(
    interview_id: int,
    *,
    ratings: Mapping[str, int],
    comment: str,
    comments: Mapping[str, str] = scoring.NO_WORDS,
    recommendation: str,
    no_conflict: bool,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Scorecard:
    """Hand in one interviewer's scorecard; it is locked at once. If nobody said so yet, the interview was held."""
    interview = scoring.lock_interview(interview_id)
    application = interview.application
    scorer_id = scoring.check_scorer(interview, by)
    scoring.check_not_agreed(interview)
    if not no_conflict:
        raise GuardFailed("Say that you have no conflict of interest, or leave it to others.", field="no_conflict")
    if interview.state == S.SCHEDULED:
        _held(interview, by=by, at=at)
    if interview.state != S.HELD:
        raise GuardFailed("Scores belong to an interview that took place. Plan one first.")
    scoring.check_card(interview, ratings, comments, recommendation)
    with or_conflict(scorecard_once="You handed in this scorecard already. It is locked."):
        card = Scorecard.objects.create(
            interview=interview,
            scorer_id=scorer_id,
            ratings=dict(ratings),
            comment=comment.strip(),
            comments=scoring.said(comments),
            recommendation=recommendation,
            no_conflict=True,
            handed_in_at=at,
        )
    ScorecardDraft.objects.filter(interview=interview, scorer_id=scorer_id).delete()
    audit.record("interview.scored", interview, by=by, at=at, person=application.person_id, reason=reason)
    return card


def ready(application_id: int, opening_id: int, by: Actor) -> tuple[Application, Referral]:
    """A candidate who can be met, and the open referral, both locked."""
    application = arrows.locked(application_id)
    referral = referrals.locked_referral(application, opening_id)
    if application.state != ApplicationState.READY:
        raise Conflict(f"{application.person} is not free to interview now. Load your queue again to see why.")
    referrals.check_no_conflict(application, by)
    return application, referral


def chosen(
    manager: User, panel: Sequence[User] | None, application: Application, opening: Opening
) -> list[User] | None:
    """Who takes part beside whoever leads, checked; nothing where nobody chose."""
    panels.check_takes_part(manager, application, opening)
    if panel is None:
        return None
    others = [each for each in panel if each.pk != manager.pk]
    panels.check_chosen([manager, *others], application, opening)
    return others


def requested(
    application: Application, referral: Referral, manager: User, *, by: Actor, at: datetime, reason: str = ""
) -> Interview:
    """Write an interview without a time down, for an application and a referral that the caller has locked."""
    opening = referral.opening
    panels.check_takes_part(manager, application, opening)
    with or_conflict(**meeting_times.CLASHES):
        interview = Interview.objects.create(
            application=application,
            opening=opening,
            manager=manager,
            zone=opening.department.site.zone,
            requested_at=at,
        )
    panels.seat(interview, ())
    audit.record(
        "interview.request", interview, by=by, at=at, person=application.person_id, after=S.REQUESTED, reason=reason
    )
    return interview


def walk_to_time(
    step: Transition,
    interview: Interview,
    *,
    starts_at: datetime,
    minutes: int,
    place: str,
    room: MeetingRoom | None,
    by: Actor,
    at: datetime,
    reason: str,
    **columns: Any,
) -> None:
    """Give a locked interview a time: nobody who takes part is taken then, nor the room."""
    ends_at = meeting_times.checked_end(interview, starts_at, minutes, place, at)
    people = panels.lock(interview, room)
    busy = meeting_times.clash(interview, people, room, Span(starts_at, ends_at), at)
    if busy is not None:
        raise busy
    with or_conflict(**meeting_times.CLASHES):
        audit.step(
            step,
            interview,
            by=by,
            at=at,
            person=interview.application.person_id,
            reason=reason,
            data={"starts_at": starts_at.isoformat()},
            manager=interview.manager,
            starts_at=starts_at,
            ends_at=ends_at,
            place=place.strip(),
            room=room,
            note=reason.strip()[:500],
            sequence=interview.sequence + (step is MOVE),
            **columns,
        )
    panels.take(interview)


def _held(interview: Interview, *, by: Actor, at: datetime, reason: str = "") -> None:
    HOLD.check(interview.state)
    meeting_times.check_begun(interview, at)
    on = working_days.local_day(at, interview.zone)
    audit.step(
        HOLD,
        interview,
        by=by,
        at=at,
        person=interview.application.person_id,
        reason=reason,
        score_by=deadlines.answer_due(interview.application.version, on=on, parameter="score_days"),
        left_at=None,
    )
    panels.let_go(interview)
