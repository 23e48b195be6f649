"""When an interview can be: its bounds, and who is busy."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q

from applicants.models import Interview, InterviewerTime, InterviewState, MeetingRoom
from applicants.records.deadlines import last_day
from applicants.rules import working_days
from applicants.rules.open_times import CLOSES, LONGEST, OPENS, SHORTEST, Span
from apprenticeships.errors import Conflict, DomainError, GuardFailed
from apprenticeships.models import User
from apprenticeships.rules.words import time_in_words

CLASHES: Final = {
    "interview_room_not_twice": "This room is taken at that time. Choose another time, or another room.",
    "interview_manager_not_twice": "You have another interview at that time. Choose another time.",
    "interview_candidate_not_twice": "The candidate has another interview at that time. Choose another time.",
    "interview_one_open_per_opening": "Somebody else planned this interview a moment ago. Load the page again.",
}


def checked_end(interview: Interview, starts_at: datetime, minutes: int, place: str, at: datetime) -> datetime:
    """Return when it ends, or refuse a time, length or place that cannot be."""
    if starts_at <= at:
        raise GuardFailed("This time is over already. Choose a later one.", field="date")
    zone, last = interview.zone, last_day(interview.opening.cohort)
    if working_days.local_day(starts_at, zone) > last:
        day = working_days.day_words(last, working_days.local_day(at, zone))
        raise GuardFailed(f"Seats of this class are offered until {day}. Meet by then.", field="date")
    if not SHORTEST <= minutes <= LONGEST:
        raise GuardFailed(f"Choose a length from {SHORTEST} minutes to {LONGEST // 60} hours.", field="minutes")
    if not place.strip():
        raise GuardFailed("Say where you meet: a room, or the address of the video call.", field="place")
    ends_at = starts_at + timedelta(minutes=minutes)
    _check_hours(starts_at, ends_at, ZoneInfo(zone))
    return ends_at


def _check_hours(starts_at: datetime, ends_at: datetime, zone: ZoneInfo) -> None:
    """Nobody is asked to come at night: from its first to its last minute an interview lies in these hours."""
    first, last = starts_at.astimezone(zone), ends_at.astimezone(zone)
    if first.date() != last.date() or first.time() < OPENS or last.time() > CLOSES:
        hours = f"from {time_in_words(OPENS)} to {time_in_words(CLOSES)}"
        raise GuardFailed(f"Choose a time {hours}, where the clinic is. People meet in these hours.", field="time")


def clash(
    interview: Interview, people: Iterable[int], room: MeetingRoom | None, span: Span, at: datetime
) -> DomainError | None:
    """Return the refusal when an interviewer, the candidate or the room is taken. It names no third person."""
    person = interview.application.person_id
    panel = InterviewerTime.objects.filter(user__in=people, interview=OuterRef("pk"))
    mine = Q(manager__in=people) | Q(application__person=person) | Exists(panel)
    rival = (
        Interview.objects.filter(state=InterviewState.SCHEDULED, starts_at__lt=span.ends_at, ends_at__gt=span.starts_at)
        .filter(mine if room is None else mine | Q(room=room))
        .exclude(pk=interview.pk)
        .select_related("application", "manager")
        .first()
    )
    if rival is None or rival.starts_at is None or rival.ends_at is None:
        return None
    zone = interview.zone
    when = working_days.when_words(rival.starts_at, zone, working_days.local_day(at, zone))
    until = working_days.time_words(rival.ends_at, zone).rstrip(".")
    busy = set(people) & {rival.manager_id, *rival.panel.values_list("user_id", flat=True)}
    if busy:
        who = User.objects.get(pk=min(busy)).get_full_name()
    elif rival.application.person_id == person:
        who = str(interview.application.person)
    else:
        return Conflict(
            f"{room} is taken on {when}, until {until}. Choose another time, or another room.", field="room"
        )
    return Conflict(f"{who} has another interview on {when}, until {until}. Choose another time.", field="time")


def check_begun(interview: Interview, at: datetime) -> None:
    """Refuse what can only be said of an interview that has begun."""
    if interview.starts_at is not None and interview.starts_at > at:
        on = working_days.local_day(at, interview.zone)
        when = working_days.when_words(interview.starts_at, interview.zone, on)
        raise GuardFailed(f"This interview starts on {when.rstrip('.')}. Come back afterwards.")
