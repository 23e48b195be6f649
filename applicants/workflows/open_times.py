"""Open times: published, changed, stopped, and days that differ."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from applicants.models import ExceptionKind, MeetingRoom, OpenTimes, OpenTimesException
from applicants.records.open_times import pattern_of
from applicants.records.panels import interviewers
from applicants.rules.open_times import Hours, hours_problem, problems
from applicants.rules.working_days import local_day
from apprenticeships import audit
from apprenticeships.errors import Conflict, GuardFailed, NotAllowed
from apprenticeships.models import Department, Site, User
from apprenticeships.refusals import or_conflict
from apprenticeships.workflow import Actor, retrying


@dataclass(frozen=True, slots=True)
class Terms:
    """What an interviewer fills in. ``room`` is a name; empty where no room has to be kept."""

    weekdays: frozenset[int]
    opens: time
    closes: time
    minutes: int
    gap: int
    first_day: date
    last_day: date
    place: str
    is_video: bool = False
    room: str = ""


@retrying
def publish(
    user: User,
    department: Department,
    terms: Terms,
    *,
    leave_out: Iterable[date] = (),
    by: Actor,
    at: datetime,
    reason: str = "",
) -> OpenTimes:
    """Say when somebody can be booked, but not on the days to ``leave_out``. Candidates see it at once."""
    _check_interviews(user, department)
    row = OpenTimes(user=user, department=department, published_at=at)
    _write(row, terms, at=at)
    row.save()
    audit.record("opentimes.publish", row, by=by, at=at, reason=reason)
    _leave_out(row, leave_out, by=by, at=at)
    return row


@retrying
def change(
    open_times_id: int,
    terms: Terms,
    *,
    leave_out: Iterable[date] = (),
    by: Actor,
    at: datetime,
    reason: str = "",
) -> OpenTimes:
    """Say it otherwise from now on. What is booked stays as it is."""
    row = _own(open_times_id, by)
    _write(row, terms, at=at)
    row.save()
    audit.record("opentimes.change", row, by=by, at=at, reason=reason)
    _leave_out(row, leave_out, by=by, at=at)
    return row


@retrying
def stop(open_times_id: int, *, by: Actor, at: datetime, reason: str = "") -> OpenTimes:
    """Offer none of these times any more. What is booked stays as it is."""
    row = _own(open_times_id, by)
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    audit.record("opentimes.stop", row, by=by, at=at, reason=reason)
    return row


@retrying
def add_exception(
    open_times_id: int,
    kind: str,
    day: date,
    hours: Hours | None = None,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> OpenTimesException:
    """Let one day differ: no meetings, none at these hours, or some at these hours, too."""
    row = _own(open_times_id, by)
    if kind not in ExceptionKind.values:
        raise GuardFailed("Choose what is different on this day.", field="kind")
    if day < local_day(at, row.department.site.zone):
        raise GuardFailed("This day is over already. Choose a later one.", field="day")
    if kind == ExceptionKind.OFF:
        hours = None
    else:
        _check_hours(row, kind, hours)
    if kind == ExceptionKind.EXTRA and not row.first_day <= day <= row.last_day:
        raise GuardFailed("Choose a day between the first and the last day of these times.", field="day")
    with or_conflict(open_times_off_once=SAID_ALREADY, open_times_exception_once=SAID_ALREADY):
        found = OpenTimesException.objects.create(
            open_times=row,
            kind=kind,
            day=day,
            opens=hours.opens if hours else None,
            closes=hours.closes if hours else None,
        )
    _said(row, found, by=by, at=at, reason=reason)
    return found


def _leave_out(row: OpenTimes, days: Iterable[date], *, by: Actor, at: datetime) -> None:
    """No meetings on these days: holidays and the like among the days of the pattern."""
    for day in days:
        found, is_new = OpenTimesException.objects.get_or_create(open_times=row, kind=ExceptionKind.OFF, day=day)
        if is_new:
            _said(row, found, by=by, at=at, reason="")


def _said(row: OpenTimes, found: OpenTimesException, *, by: Actor, at: datetime, reason: str) -> None:
    data = {"day": found.day.isoformat(), "kind": found.kind}
    audit.record("opentimes.except", row, by=by, at=at, reason=reason, data=data)


SAID_ALREADY = "You said this about that day already."


@retrying
def remove_exception(exception_id: int, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Let the day be as usual again."""
    found = OpenTimesException.objects.filter(pk=exception_id).first()
    if found is None:
        raise Conflict("This day is as usual again already.")
    row = _own(found.open_times_id, by)
    data = {"day": found.day.isoformat(), "kind": found.kind}
    OpenTimesException.objects.filter(pk=exception_id).delete()
    audit.record("opentimes.unexcept", row, by=by, at=at, reason=reason, data=data)


def room_of(site: Site, name: str) -> MeetingRoom | None:
    """The room of this name, made when it is new; nothing without a name."""
    name = " ".join(name.split())
    if not name:
        return None
    known = MeetingRoom.objects.filter(site=site, name__iexact=name).first()
    if known is not None:
        return known
    with or_conflict(meeting_room_name_once_per_site="Somebody else added this room a moment ago. Send it once more."):
        return MeetingRoom.objects.create(site=site, name=name)


def _check_hours(row: OpenTimes, kind: str, hours: Hours | None) -> None:
    if hours is None:
        raise GuardFailed("Say from when to when.", field="opens")
    problem = hours_problem(hours, row.minutes if kind == ExceptionKind.EXTRA else 1)
    if problem:
        raise GuardFailed(problem, field="closes")


def _write(row: OpenTimes, terms: Terms, *, at: datetime) -> None:
    site = row.department.site
    if terms.last_day < local_day(at, site.zone):
        raise GuardFailed("This day is over already. Choose a later one.", field="last_day")
    if not terms.place.strip() and not (terms.room.strip() and not terms.is_video):
        missing = "Say where the video call is: its address." if terms.is_video else "Say where you meet."
        raise GuardFailed(missing, field="place")
    if terms.is_video and terms.room.strip():
        raise GuardFailed("A video call needs no room. Leave it out, or meet in person.", field="room")
    row.weekdays = sorted(terms.weekdays)
    row.opens, row.closes, row.minutes, row.gap = terms.opens, terms.closes, terms.minutes, terms.gap
    row.first_day, row.last_day = terms.first_day, terms.last_day
    row.place, row.is_video = terms.place.strip(), terms.is_video
    _refuse(problems(pattern_of(row, exceptions=())))
    row.room = room_of(site, terms.room)


def _refuse(found: dict[str, str]) -> None:
    names = {"last": "last_day"}
    for field, sentence in found.items():
        raise GuardFailed(sentence, field=names.get(field, field))


def _own(open_times_id: int, by: Actor) -> OpenTimes:
    row = (
        OpenTimes.objects.select_for_update(of=("self",))
        .select_related("department__site", "user")
        .get(pk=open_times_id)
    )
    if by.user_id != row.user_id:
        raise NotAllowed("Only whoever published these times changes them.")
    if row.ended_at is not None:
        raise Conflict("These times ended already. Publish new ones.")
    return row


def _check_interviews(user: User, department: Department) -> None:
    if not interviewers().filter(user=user, department=department).exists():
        raise GuardFailed(f"{user.get_full_name()} does not interview for {department}.", field="department")
