"""Which reminders of training should exist, and making it so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from apprenticeships import messages
from apprenticeships.models import Message, Parameter, Person
from apprenticeships.rules.dates import DAY, end_of_day, local_datetime, utc_day
from cohorts.models import Enrollment, EnrollmentState, ExamAttempt, ExamState, SeatState
from cohorts.records import local_day, sat_on, zone_of
from cohorts.rules.exams import exam_reminders, expiry_alerts

MORNING = time(9, 0)
EXAM = "exam.reminder"
FIRST_DAY = "training.first_day"
EXPIRY = "credential.expires"
KINDS = (EXAM, FIRST_DAY, EXPIRY)
FIRST_DAY_BEFORE = timedelta(days=3)
LOOK_AHEAD = timedelta(days=40)
EXPIRY_AHEAD = timedelta(days=200)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One reminder that should exist."""

    kind: str
    key: str
    person: Person
    due_at: datetime
    expires_at: datetime
    context: dict[str, Any]


def booked(attempt: ExamAttempt, *, at: datetime) -> None:
    """Tell of a booking that is new or moved, and promise its reminders in place of earlier ones."""
    forget(attempt, reason="The exam was booked for another time.")
    messages.promise(
        "exam.booked",
        key=_booking(attempt),
        to=attempt.enrollment.person,
        at=at,
        expires_at=attempt.starts_at,
        context={"attempt": attempt.pk, "sequence": attempt.sequence},
    )
    for each in _of_exam(attempt, _days_before(attempt), at=at):
        _promise(each, at=at)


def called_off(attempt: ExamAttempt, *, at: datetime) -> None:
    """Tell that a booked exam does not take place, so that it leaves the calendar."""
    messages.promise(
        "exam.called_off",
        key=f"exam.called_off:{attempt.pk}",
        to=attempt.enrollment.person,
        at=at,
        expires_at=attempt.starts_at,
        context={"attempt": attempt.pk, "sequence": attempt.sequence},
    )


def forget(attempt: ExamAttempt, *, reason: str) -> None:
    """Take back what is promised about an attempt and not sent yet."""
    for kind in ("exam.booked", EXAM):
        messages.cancel(prefix=f"{kind}:{attempt.pk}:", reason=reason)


def reconcile(*, at: datetime) -> int:
    """Create the reminders that are missing and cancel those that nothing asks for any more. How many changed."""
    wanted = {each.key: each for each in _wanted(at)}
    known = set(Message.objects.filter(key__in=list(wanted)).values_list("key", flat=True))
    created = sum(_promise(each, at=at) for key, each in wanted.items() if key not in known)
    open_keys = set(Message.objects.open().filter(kind__in=KINDS).values_list("key", flat=True))
    return created + messages.cancel(keys=sorted(open_keys - wanted.keys()), reason="It is not so any more.")


def _promise(each: Wanted, *, at: datetime) -> bool:
    return messages.promise(
        each.kind,
        key=each.key,
        to=each.person,
        at=at,
        due_at=each.due_at,
        expires_at=each.expires_at,
        context=each.context,
    )


def _wanted(at: datetime) -> Iterator[Wanted]:
    """Every reminder that should exist now: those ahead, and those that are due but not sent."""
    yield from _exams(at)
    yield from _first_days(at)
    yield from _expiries(at)


def _exams(at: datetime) -> Iterator[Wanted]:
    rows = list(
        ExamAttempt.objects.filter(state=ExamState.BOOKED, starts_at__gt=at).select_related(
            "enrollment__person", "enrollment__cohort"
        )
    )
    told = Message.objects.filter(key__in=[_booking(row) for row in rows])
    since = dict(told.values_list("key", "created_at"))
    days: dict[tuple[int, date], list[int]] = {}
    for row in rows:
        key = (row.enrollment.cohort.version_id, sat_on(row))
        if key not in days:
            days[key] = _days_before(row)
        yield from _of_exam(row, days[key], at=since.get(_booking(row), at))


def _booking(row: ExamAttempt) -> str:
    """The key of the mail that told of the present booking; no reminder of a day before it is made up later."""
    return f"exam.booked:{row.pk}:{row.sequence}"


def _days_before(row: ExamAttempt) -> list[int]:
    version_id = row.enrollment.cohort.version_id
    days: list[int] = Parameter.objects.value("exam_reminder_days", version=version_id, on=sat_on(row))
    return days


def _of_exam(row: ExamAttempt, days: list[int], *, at: datetime) -> Iterator[Wanted]:
    if row.starts_at is None:
        return
    zone, exam_on = ZoneInfo(row.zone), sat_on(row)
    for day in exam_reminders(exam_on, days, booked_on=local_day(at, zone)):
        yield Wanted(
            EXAM,
            f"{EXAM}:{row.pk}:{row.sequence}:{(exam_on - day).days}",
            row.enrollment.person,
            local_datetime(day, MORNING, zone),
            row.starts_at,
            {"attempt": row.pk, "sequence": row.sequence},
        )


def _first_days(at: datetime) -> Iterator[Wanted]:
    rows = Enrollment.objects.filter(
        state=EnrollmentState.RESERVED,
        seat__state=SeatState.TAKEN,
        cohort__canceled_at__isnull=True,
        starts_on__range=(utc_day(at) - DAY, utc_day(at) + LOOK_AHEAD),
    ).select_related("person", "cohort__program__organization")
    for row in rows:
        zone = zone_of(row.cohort)
        over = end_of_day(row.starts_on, zone)
        if over > at:
            day = row.starts_on - FIRST_DAY_BEFORE
            yield Wanted(
                FIRST_DAY,
                f"{FIRST_DAY}:{row.pk}:{row.starts_on}",
                row.person,
                local_datetime(day, MORNING, zone),
                over,
                {"enrollment": row.pk, "starts_on": row.starts_on.isoformat()},
            )


def _expiries(at: datetime) -> Iterator[Wanted]:
    rows = ExamAttempt.objects.filter(
        state=ExamState.PASSED, expires_on__range=(utc_day(at) - DAY, utc_day(at) + EXPIRY_AHEAD)
    ).select_related("enrollment__person")
    for row in rows:
        zone, expires = ZoneInfo(row.zone), row.expires_on or date.max
        for day in expiry_alerts(expires, after=row.taken_on):
            yield Wanted(
                EXPIRY,
                f"{EXPIRY}:{row.pk}:{(expires - day).days}",
                row.enrollment.person,
                local_datetime(day, MORNING, zone),
                end_of_day(expires, zone),
                {"attempt": row.pk},
            )
