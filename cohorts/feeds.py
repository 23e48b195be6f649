"""What training puts into a person's calendar: classes, days and shifts at work, the exam, classes that they teach."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID, uuid5

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from apprenticeships.ics import GONE_FOR, KEPT, Entry, WholeDay, Whose
from apprenticeships.language import said
from apprenticeships.models import Person
from apprenticeships.rules.dates import utc_day
from apprenticeships.rules.words import minutes_in_words
from cohorts.mails import exam_entry, shift_entry
from cohorts.models import (
    ClassSession,
    DayKind,
    Enrollment,
    ExamAttempt,
    ExamState,
    PlannedDay,
    ScheduleState,
    Shift,
)

CLINIC_UIDS = UUID("2d1b7f0a-0f0c-4a53-8a5e-6a1f3a0d4b11")


def entries(whose: Whose, *, at: datetime) -> Iterator[Entry | WholeDay]:
    """All entries from the last three months on; nothing of a schedule that is still a draft."""
    if whose.person is not None:
        yield from _trained(whose.person, at)
    if whose.user is not None:
        taught = ClassSession.objects.taught_by(whose.user).filter(starts_at__gte=at - KEPT)
        yield from (_class(row, f"You teach class {row.number}") for row in taught.select_related("cohort__program"))


def _trained(person: Person, at: datetime) -> Iterator[Entry | WholeDay]:
    own = Enrollment.objects.filter(person=person).current()
    running = own.filter(cohort__schedule_state=ScheduleState.PUBLISHED)
    classes = ClassSession.objects.filter(cohort__enrollments__in=running, starts_at__gte=at - KEPT)
    own_classes = classes.select_related("cohort__program").distinct()
    yield from (_class(row, _("Class %(number)s") % {"number": row.number}) for row in own_classes)
    placed = {
        row.pk: str(row.placements.all()[0].department) if row.placements.all() else ""
        for row in running.prefetch_related("placements__department__site")
    }
    shifts = Shift.objects.filter(enrollment__in=own, starts_at__gte=at - KEPT)
    yield from map(shift_entry, shifts.select_related("department__site", "enrollment__person"))
    days = PlannedDay.objects.filter(enrollment__in=running, kind=DayKind.CLINIC, date__gte=utc_day(at - KEPT))
    with_shifts = Shift.objects.planned().filter(enrollment=OuterRef("enrollment"), date=OuterRef("date"))
    for day in days.exclude(Exists(with_shifts)).select_related("enrollment"):
        uid = uuid5(CLINIC_UIDS, f"{day.enrollment.public_id}:{day.date}")
        yield WholeDay(
            uid,
            day.date,
            _("Clinic, %(time)s") % {"time": minutes_in_words(day.minutes)},
            placed[day.enrollment_id],
        )
    exams = ExamAttempt.objects.filter(enrollment__in=own, starts_at__isnull=False)
    shown = exams.filter(state=ExamState.BOOKED) | exams.filter(state=ExamState.VOID, starts_at__gte=at - GONE_FOR)
    yield from (exam_entry(row) for row in shown.select_related("enrollment__person"))


def _class(row: ClassSession, name: str) -> Entry:
    title = f"{name}: {said(row.title)}" if row.title else f"{name}, {row.cohort.program}"
    return Entry(
        row.calendar_uid,
        row.sequence,
        row.starts_at,
        row.ends_at,
        title,
        row.place,
        canceled=row.canceled_at is not None,
        zone=row.zone,
    )
