"""An interviewer who cannot come for some days: nobody books them then, and candidates hear it at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q

from applicants.models import ExceptionKind, Interview, InterviewerTime, InterviewState, OpenTimes
from applicants.records.open_times import pattern_of
from applicants.rules.open_times import windows
from applicants.workflows import open_times
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Role, User
from apprenticeships.rules.dates import DAY, local_datetime
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
MOST_DAYS: Final = 28
UTC: Final = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day on which somebody does not come."""

    first: date
    last: date

    def check(self, today: date) -> None:
        """Refuse days that are over, in the wrong order, or so many that somebody else has to act."""
        if self.first < today:
            raise GuardFailed("This day is over already. Choose today or a later one.", field="first")
        if self.last < self.first:
            raise GuardFailed("The last day lies before the first. Choose a later one.", field="last")
        if (self.last - self.first).days >= MOST_DAYS:
            raise GuardFailed(f"At most {MOST_DAYS} days. For a longer leave name a stand-in.", field="last")

    def __iter__(self) -> Iterator[date]:
        """Each of them."""
        return (self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1))


def interviews_in(user: User, days: Days, *, at: datetime) -> list[Any]:
    """The interviews ahead in which somebody takes part on these days; ``decides`` says where they may cancel.

    A day is that of the place where each interview is: one manager may hire in two zones.
    """
    rows = Interview.objects.filter(
        state=InterviewState.SCHEDULED,
        starts_at__gt=at,
        starts_at__gte=local_datetime(days.first - DAY, time.min, UTC),
        starts_at__lt=local_datetime(days.last + 2 * DAY, time.min, UTC),
    )
    takes_part = Exists(InterviewerTime.objects.filter(user=user, interview=OuterRef("pk"))) | Q(manager=user)
    decides = user.memberships.filter(department=OuterRef("opening__department"), role=Role.HIRING_MANAGER)
    rows = rows.filter(takes_part).annotate(decides=Exists(decides))
    found = rows.select_related("application__person", "manager", "opening__department__site")
    return [
        row
        for row in found.order_by("starts_at", "pk")
        if row.starts_at is not None and days.first <= row.starts_at.astimezone(ZoneInfo(row.zone)).date() <= days.last
    ]


@retrying
def close_days(user: User, days: Days, *, by: Actor, at: datetime, reason: str = "") -> int:
    """Let nobody choose a time with them on these days. How many of their days were open until now."""
    closed = 0
    rows = OpenTimes.objects.of(user).running().select_related("department__site").prefetch_related("exceptions")
    for row in rows.filter(last_day__gte=days.first, first_day__lte=days.last).order_by("pk"):
        pattern = pattern_of(row)
        for day in days:
            if day not in pattern.off and any(windows(pattern, day, day)):
                open_times.add_exception(row.pk, ExceptionKind.OFF, day, by=by, at=at, reason=reason)
                closed += 1
    return closed
