"""When an interview can be: its bounds, and who is busy."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Q

from applicants.models import Interview, InterviewState
from applicants.rules import working_days
from applicants.rules.open_times import CLOSES, LONGEST, OPENS, SHORTEST
from apprenticeships.errors import Conflict, DomainError, GuardFailed
from apprenticeships.models import User
from apprenticeships.rules.words import time_in_words

CLASHES: Final = {
    "interview_manager_not_twice": "You have another interview at that time. Choose another time.",
    "interview_candidate_not_twice": "The candidate has another interview at that time. Choose another time.",
    "interview_one_open_per_opening": "Somebody else planned this interview a moment ago. Load the page again.",
}


def checked_end(interview: Interview, starts_at: datetime, minutes: int, place: str, at: datetime) -> datetime:
    """Return when it ends, or refuse a time, length or place that cannot be."""
    if starts_at <= at:
        raise GuardFailed("This time is over already. Choose a later one.", field="date")
    zone, first_day = interview.zone, interview.opening.cohort.starts_on
    if working_days.local_day(starts_at, zone) >= first_day:
        day = working_days.day_words(first_day, working_days.local_day(at, zone))
        raise GuardFailed(f"The class starts on {day}. Choose an earlier day.", field="date")
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
    interview: Interview, manager: User, starts_at: datetime, ends_at: datetime, at: datetime
) -> DomainError | None:
    """Return the refusal when the interviewer or the candidate is busy. It names no third person."""
    rival = (
        Interview.objects.filter(state=InterviewState.SCHEDULED, starts_at__lt=ends_at, ends_at__gt=starts_at)
        .filter(Q(manager=manager) | Q(application=interview.application))
        .exclude(pk=interview.pk)
        .first()
    )
    if rival is None or rival.starts_at is None or rival.ends_at is None:
        return None
    zone = interview.zone
    when = working_days.when_words(rival.starts_at, zone, working_days.local_day(at, zone))
    until = working_days.time_words(rival.ends_at, zone)
    who = manager.get_full_name() if rival.manager_id == manager.pk else str(interview.application.person)
    return Conflict(
        f"{who} has another interview on {when}, until {until.rstrip('.')}. Choose another time.", field="time"
    )


def check_begun(interview: Interview, at: datetime) -> None:
    """Refuse what can only be said of an interview that has begun."""
    if interview.starts_at is not None and interview.starts_at > at:
        on = working_days.local_day(at, interview.zone)
        when = working_days.when_words(interview.starts_at, interview.zone, on)
        raise GuardFailed(f"This interview starts on {when.rstrip('.')}. Come back afterwards.")
