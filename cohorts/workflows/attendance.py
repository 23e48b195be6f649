"""Who was in class, and for how long."""

from collections.abc import Mapping
from datetime import datetime

from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.rules.words import day_in_words, minutes_in_words
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import Attendance, ClassSession, Enrollment, EnrollmentState, Mark
from cohorts.records import local_day, zone_of

TRANSITIONS: tuple[Transition, ...] = ()
Marks = Mapping[int, tuple[str, int | None]]
MARKABLE = (EnrollmentState.ACTIVE, EnrollmentState.PAUSED)


@retrying
def mark(session_id: int, *, marks: Marks, by: Actor, at: datetime, reason: str = "") -> list[Attendance]:
    """Mark people of a class: ``{enrollment id: (mark, minutes)}``; minutes are needed only for who came late.

    Marking again changes a mark and keeps the earlier one in the history. Returns the rows that changed. Somebody of
    another class makes up for one of their own.
    """
    if by.user_id is None:
        raise NotAllowed("Only a person can say who was there.")
    people = _locked(marks)
    session = ClassSession.objects.select_for_update(of=("self",)).select_related("cohort__program__organization")
    row = session.get(pk=session_id)
    if row.canceled_at is not None:
        raise GuardFailed("This class was called off, so nobody can be marked.")
    if local_day(at, zone_of(row.cohort)) < row.date:
        raise GuardFailed(f"This class is on {day_in_words(row.date)}. You can mark people from that day on.")
    known = {each.enrollment_id: each for each in Attendance.objects.filter(session=row, enrollment__in=people)}
    changed = []
    for enrollment_id, (word, minutes) in sorted(marks.items()):
        enrollment = people.get(enrollment_id)
        if enrollment is None or (enrollment.state not in MARKABLE and enrollment_id not in known):
            raise GuardFailed("Somebody on this list is not in training now. Load the page again.", code="stale")
        values = (word, _minutes(row, enrollment, word, minutes))
        written = _write(row, enrollment, known.get(enrollment_id), values, by=by, at=at, reason=reason)
        if written is not None:
            changed.append(written)
    return changed


def _locked(marks: Marks) -> dict[int, Enrollment]:
    rows = Enrollment.objects.filter(pk__in=list(marks)).order_by("pk").select_related("person")
    return {row.pk: row for row in rows.select_for_update(of=("self",))}


def _minutes(session: ClassSession, enrollment: Enrollment, word: str, minutes: int | None) -> int:
    if word not in Mark.values:
        raise GuardFailed("Choose here, late, absent or excused.", code="mark")
    if word == Mark.PRESENT:
        return session.minutes
    if word != Mark.LATE:
        return 0
    if minutes is None:
        raise GuardFailed(f"Write when {enrollment.person.short_name} came.", code="minutes")
    if not 1 <= minutes < session.minutes:
        raise GuardFailed(
            f"This class lasts {minutes_in_words(session.minutes)}: the time at which {enrollment.person.short_name} "
            "came must lie between its start and its end.",
            code="minutes",
        )
    return minutes


def _write(
    session: ClassSession,
    enrollment: Enrollment,
    known: Attendance | None,
    values: tuple[str, int],
    *,
    by: Actor,
    at: datetime,
    reason: str,
) -> Attendance | None:
    word, minutes = values
    if known is not None and (known.mark, known.minutes) == values:
        return None
    before = known.mark if known else ""
    row = known or Attendance(session=session, enrollment=enrollment)
    row.mark, row.minutes, row.marked_by_id, row.marked_at = word, minutes, by.user_id or 0, at
    row.save()
    audit.record(
        "attendance.mark",
        row,
        by=by,
        at=at,
        person=enrollment.person_id,
        before=before,
        after=word,
        reason=reason,
        data={"class": session.number, "minutes": minutes},
    )
    return row
