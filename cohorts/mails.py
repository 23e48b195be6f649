"""Mails of training: what each says is loaded when it leaves, and held back when it is no longer true."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from apprenticeships.ics import Entry, attachment, invited
from apprenticeships.messages import Kind, Letter, NoLongerTrueError
from apprenticeships.models import Lane, Message
from cohorts.models import (
    ClassSession,
    Enrollment,
    EnrollmentState,
    ExamAttempt,
    ExamState,
    HoursEntry,
    HoursState,
    ScheduleState,
    SeatState,
    Shift,
    ShiftState,
    WageChange,
    WageState,
)
from cohorts.records import pay_after_exam

SITTING = timedelta(hours=3)
EXAM_UIDS = UUID("5b0a4c1e-7f1d-4f0c-9a55-3d0a7ac2b9f4")
IN_TRAINING = frozenset({EnrollmentState.RESERVED, EnrollmentState.ACTIVE, EnrollmentState.PAUSED})


def exam_entry(row: ExamAttempt) -> Entry:
    """The calendar entry of a booked attempt; it keeps its identity when the exam moves."""
    if row.starts_at is None:
        raise ValueError("Only a booked attempt has a time.")
    return Entry(
        uuid5(EXAM_UIDS, str(row.public_id)),
        row.sequence,
        row.starts_at,
        row.starts_at + SITTING,
        _("Certification exam"),
        row.place,
        canceled=row.state == ExamState.VOID,
        attendees=invited(row.enrollment.person),
        zone=row.zone,
    )


def shift_entry(row: Shift) -> Entry:
    """The calendar entry of a shift; one that is called off keeps its identity and disappears."""
    off = row.state == ShiftState.CANCELED
    return Entry(
        row.public_id,
        int(off),
        row.starts_at,
        row.ends_at,
        _("Shift"),
        str(row.department),
        canceled=off,
        attendees=invited(row.enrollment.person),
        zone=row.zone,
    )


def _page(name: str, text: str) -> dict[str, Any]:
    return {"button_url": f"{settings.SITE_URL}{reverse(f'training:{name}')}", "button_text": text}


def _attempt(message: Message, state: ExamState) -> ExamAttempt:
    rows = ExamAttempt.objects.select_related("enrollment__person", "enrollment__track", "enrollment__cohort__version")
    row = rows.filter(pk=message.context["attempt"], state=state).first()
    if row is None or row.sequence != message.context.get("sequence", row.sequence):
        raise NoLongerTrueError("The exam is not as it was when this was promised.")
    return row


def _booked(message: Message) -> Letter:
    row = _attempt(message, ExamState.BOOKED)
    context = {"attempt": row, "zone": ZoneInfo(row.zone), **_page("exam", gettext_noop("See your exam"))}
    return Letter(context, (attachment(exam_entry(row), at=message.created_at),))


def _reminder(message: Message) -> Letter:
    row = _attempt(message, ExamState.BOOKED)
    context = {
        "attempt": row,
        "zone": ZoneInfo(row.zone),
        "pay": pay_after_exam(row.enrollment),
        **_page("exam", gettext_noop("See whether you are ready")),
    }
    return Letter(context)


def _called_off(message: Message) -> Letter:
    row = _attempt(message, ExamState.VOID)
    context = {"attempt": row, "zone": ZoneInfo(row.zone), **_page("exam", gettext_noop("See your exam"))}
    return Letter(context, (attachment(exam_entry(row), at=message.created_at),))


def _passed(message: Message) -> Letter:
    row = _attempt(message, ExamState.PASSED)
    change = row.wage_changes.exclude(state=WageState.DENIED).first()
    return Letter({"attempt": row, "change": change, **_page("pay", gettext_noop("See your pay"))})


def _failed(message: Message) -> Letter:
    row = _attempt(message, ExamState.FAILED)
    following = row.enrollment.exam_attempts.filter(number__gt=row.number).order_by("number").first()
    context = {
        "attempt": row,
        "following": following,
        "pay": pay_after_exam(row.enrollment),
        **_page("exam", gettext_noop("See your next exam")),
    }
    return Letter(context)


def _expires(message: Message) -> Letter:
    row = _attempt(message, ExamState.PASSED)
    return Letter({"attempt": row, **_page("exam", gettext_noop("See your certificate"))})


def _enrollment(message: Message) -> Enrollment:
    rows = Enrollment.objects.select_related("track", "seat", "cohort__program", "cohort__version")
    row = rows.filter(pk=message.context["enrollment"]).first()
    if row is None:
        raise NoLongerTrueError("The training is gone.")
    return row


def _schedule(message: Message) -> Letter:
    row = _enrollment(message)
    if row.state not in IN_TRAINING or row.cohort.schedule_state != ScheduleState.PUBLISHED:
        raise NoLongerTrueError("There is no schedule to tell of.")
    classes = ClassSession.objects.filter(cohort=row.cohort, date__gte=row.starts_on).order_by("number")
    numbers = message.context.get("numbers")
    chosen = classes.filter(number__in=numbers) if numbers else classes.filter(canceled_at__isnull=True)
    days = [{"row": each, "zone": ZoneInfo(each.zone)} for each in chosen]
    return Letter({"enrollment": row, "classes": days, **_page("schedule", gettext_noop("See all days"))})


def _first_day(message: Message) -> Letter:
    row = _enrollment(message)
    ready = row.state == EnrollmentState.RESERVED and row.seat is not None and row.seat.state == SeatState.TAKEN
    if not ready or row.starts_on.isoformat() != message.context["starts_on"]:
        raise NoLongerTrueError("The first day is not as it was when this was promised.")
    placement = row.placements.filter(ends_on__isnull=True).select_related("department__site").first()
    return Letter({"enrollment": row, "placement": placement, **_page("week", gettext_noop("See your first week"))})


def _shift_off(message: Message) -> Letter:
    rows = Shift.objects.select_related("enrollment__person", "department__site")
    row = rows.filter(pk=message.context["shift"], state=ShiftState.CANCELED).first()
    if row is None:
        raise NoLongerTrueError("The shift was not called off.")
    context = {"shift": row, "zone": ZoneInfo(row.zone), **_page("week", gettext_noop("See your week"))}
    return Letter(context, (attachment(shift_entry(row), at=message.created_at),))


def _graduated(message: Message) -> Letter:
    row = _enrollment(message)
    if row.state != EnrollmentState.COMPLETED:
        raise NoLongerTrueError("The training is not completed.")
    return Letter({"enrollment": row, **_page("hours", gettext_noop("See what you did"))})


def _raised(message: Message) -> Letter:
    row = WageChange.objects.filter(pk=message.context["change"], state=WageState.APPROVED).first()
    if row is None:
        raise NoLongerTrueError("This pay step is not in force.")
    return Letter({"change": row, **_page("pay", gettext_noop("See why your pay is what it is"))})


def _corrected(message: Message) -> Letter:
    row = HoursEntry.objects.filter(pk=message.context["entry"], state=HoursState.VOIDED).first()
    if row is None:
        raise NoLongerTrueError("These hours were not changed.")
    following = HoursEntry.objects.filter(corrects=row).first()
    return Letter({"entry": row, "following": following, **_page("hours", gettext_noop("See your hours"))})


KINDS: tuple[Kind, ...] = (
    Kind("exam.booked", "cohorts/exam_booked", _booked, label="Exam booked"),
    Kind("exam.reminder", "cohorts/exam_reminder", _reminder, lane=Lane.TODAY, label="Exam reminder"),
    Kind("exam.called_off", "cohorts/exam_called_off", _called_off, lane=Lane.TODAY, label="Exam called off"),
    Kind("exam.passed", "cohorts/exam_passed", _passed, label="Exam passed"),
    Kind("exam.failed", "cohorts/exam_failed", _failed, label="Exam not passed yet"),
    Kind("credential.expires", "cohorts/credential_expires", _expires, label="Certificate ends soon"),
    Kind("schedule.published", "cohorts/schedule_published", _schedule, label="Schedule is out"),
    Kind("schedule.changed", "cohorts/schedule_changed", _schedule, label="Class moved"),
    Kind("training.first_day", "cohorts/first_day", _first_day, lane=Lane.TODAY, label="First day"),
    Kind("shift.called_off", "cohorts/shift_called_off", _shift_off, lane=Lane.TODAY, label="Shift called off"),
    Kind("training.graduated", "cohorts/graduated", _graduated, label="Graduated"),
    Kind("pay.raised", "cohorts/pay_raised", _raised, label="New pay"),
    Kind("hours.corrected", "cohorts/hours_corrected", _corrected, label="Hours changed"),
)
