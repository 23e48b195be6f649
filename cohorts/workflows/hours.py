"""Hours on the job: a week approved at once, an entry taken back or corrected with its reason."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from django.db.models import Sum

from apprenticeships import audit, messages
from apprenticeships.errors import Conflict, GuardFailed, NotAllowed
from apprenticeships.refusals import or_conflict
from apprenticeships.rules.words import day_in_words, minutes_in_words
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from cohorts.models import Attendance, Enrollment, EnrollmentState, HoursEntry, HoursState
from cohorts.records import local_day, zone_of

VOID = arrow("void", HoursState.APPROVED, HoursState.VOIDED, "These hours were taken back already.")
TRANSITIONS: tuple[Transition, ...] = (VOID,)

CONFIRMED = "enrollment.hours"
DAY_MINUTES = 24 * 60
WEEK = timedelta(days=7)
COUNTING = (EnrollmentState.ACTIVE, EnrollmentState.PAUSED)


@retrying
def approve_week(
    enrollment_id: int,
    *,
    week_start: date,
    minutes_by_date: Mapping[date, int],
    by: Actor,
    at: datetime,
    reason: str = "",
) -> list[HoursEntry]:
    """Approve the minutes of each day of one week; a day with 0 minutes gets no entry.

    Which days were looked at is kept with the event, so that a day without work is not asked for again. A day that was
    approved with the same minutes is left alone, so sending twice changes nothing; with other minutes it is refused,
    because a correction needs its reason. Returns the new entries.
    """
    _somebody(by)
    enrollment = _enrollment(enrollment_id)
    _counting(enrollment)
    in_class = _class_minutes(enrollment, minutes_by_date)
    for day, minutes in minutes_by_date.items():
        if not week_start <= day < week_start + WEEK:
            raise GuardFailed(f"{day_in_words(day)} is not in this week. Load the page again.", code="week")
        _allowed(enrollment, day, minutes, at, in_class=in_class.get(day, 0))
    known = {row.date: row for row in enrollment.hours.approved().filter(date__in=list(minutes_by_date))}
    written = []
    for day, minutes in sorted(minutes_by_date.items()):
        entry = known.get(day)
        if entry is not None and entry.minutes != minutes:
            raise Conflict(
                f"{minutes_in_words(entry.minutes)} are approved for {day_in_words(day)} already. "
                "Correct that day with a reason.",
                code="approved-already",
            )
        if entry is None and minutes:
            written.append(_entry_of(enrollment, day, minutes, by=by, at=at))
    with or_conflict(hours_once_per_day="Hours of this week were approved a moment ago. Load the page."):
        HoursEntry.objects.bulk_create(written)
    told = {date.fromisoformat(day) for data in _confirmed(enrollment) for day in data["days"]}
    if written or set(minutes_by_date) - told - set(known):
        data = {
            "week": week_start.isoformat(),
            "minutes": sum(row.minutes for row in written),
            "days": sorted(day.isoformat() for day in minutes_by_date),
        }
        audit.record(CONFIRMED, enrollment, by=by, at=at, person=enrollment.person_id, reason=reason, data=data)
    return written


@retrying
def void(entry_id: int, *, by: Actor, at: datetime, reason: str) -> HoursEntry:
    """Take an approved entry back, with the reason; it stays on the record and counts no more."""
    entry, enrollment = _entry(entry_id)
    _take_back(entry, enrollment, by=by, at=at, reason=reason)
    _tell(entry, enrollment, at=at)
    return entry


@retrying
def correct(entry_id: int, *, minutes: int, by: Actor, at: datetime, reason: str) -> HoursEntry:
    """Replace an approved entry by one with other minutes, which names the one that it corrects."""
    entry, enrollment = _entry(entry_id)
    VOID.check(entry.state)
    if minutes == entry.minutes:
        raise GuardFailed(f"These are the {minutes_in_words(minutes)} that are approved.", field="minutes")
    if not minutes:
        raise GuardFailed("To count nothing for this day, take the hours back.", field="minutes")
    in_class = _class_minutes(enrollment, [entry.date])
    _allowed(enrollment, entry.date, minutes, at, in_class=in_class.get(entry.date, 0))
    _take_back(entry, enrollment, by=by, at=at, reason=reason)
    row = _write(enrollment, entry.date, minutes, by=by, at=at, corrects=entry)
    audit.record(
        "hoursentry.correct",
        row,
        by=by,
        at=at,
        person=enrollment.person_id,
        after=row.state,
        reason=reason,
        data={"before": entry.minutes, "after": minutes, "day": entry.date.isoformat()},
    )
    _tell(entry, enrollment, at=at)
    return row


def _confirmed(enrollment: Enrollment) -> list[dict[str, list[str]]]:
    return list(audit.about(enrollment).filter(kind=CONFIRMED).values_list("data", flat=True))


def _take_back(entry: HoursEntry, enrollment: Enrollment, *, by: Actor, at: datetime, reason: str) -> None:
    VOID.check(entry.state)
    _somebody(by)
    _counting(enrollment)
    if not reason.strip():
        raise GuardFailed("Say why these hours change.", code="reason", field="reason")
    audit.step(
        VOID,
        entry,
        by=by,
        at=at,
        person=enrollment.person_id,
        reason=reason,
        data={"day": entry.date.isoformat(), "minutes": entry.minutes},
        voided_by_id=by.user_id,
        voided_at=at,
    )


def _write(
    enrollment: Enrollment, day: date, minutes: int, *, by: Actor, at: datetime, corrects: HoursEntry | None = None
) -> HoursEntry:
    row = _entry_of(enrollment, day, minutes, by=by, at=at, corrects=corrects)
    with or_conflict(hours_once_per_day=f"Hours for {day_in_words(day)} were approved a moment ago. Load the page."):
        row.save(force_insert=True)
    return row


def _entry_of(
    enrollment: Enrollment, day: date, minutes: int, *, by: Actor, at: datetime, corrects: HoursEntry | None = None
) -> HoursEntry:
    return HoursEntry(
        enrollment=enrollment,
        date=day,
        minutes=minutes,
        approved_by_id=by.user_id or 0,
        approved_at=at,
        corrects=corrects,
    )


def _class_minutes(enrollment: Enrollment, days: Iterable[date]) -> dict[date, int]:
    """Return the minutes that somebody sat in class on each of these days."""
    rows = Attendance.objects.filter(enrollment=enrollment, session__date__in=list(days))
    found = rows.order_by().values_list("session__date").annotate(total=Sum("minutes"))
    return dict(found)


def _allowed(enrollment: Enrollment, day: date, minutes: int, at: datetime, *, in_class: int) -> None:
    words = day_in_words(day)
    if day < enrollment.starts_on:
        raise GuardFailed(f"The training had not begun on {words}.", code="too-early")
    if day > local_day(at, zone_of(enrollment.cohort)):
        raise GuardFailed(f"{words} is still ahead. Approve it when it is over.", code="future")
    if enrollment.paused_from is not None and day >= enrollment.paused_from and minutes:
        raise GuardFailed(f"The training was paused on {words}, so no hours count.", code="paused")
    if not 0 <= minutes <= DAY_MINUTES - in_class:
        raise GuardFailed(f"A day has 24 hours, class included. Check {words}.", code="day-too-long")


def _counting(enrollment: Enrollment) -> None:
    if enrollment.state not in COUNTING:
        raise GuardFailed("This training is not going on, so its hours stay as they are.", code="not-in-training")


def _somebody(by: Actor) -> None:
    if by.user_id is None:
        raise NotAllowed("Only a person can approve hours.")


def _enrollment(enrollment_id: int) -> Enrollment:
    rows = Enrollment.objects.select_for_update(of=("self",)).select_related("person", "cohort__program__organization")
    return rows.get(pk=enrollment_id)


def _entry(entry_id: int) -> tuple[HoursEntry, Enrollment]:
    enrollment = _enrollment(HoursEntry.objects.values_list("enrollment_id", flat=True).get(pk=entry_id))
    return HoursEntry.objects.select_for_update(of=("self",)).get(pk=entry_id), enrollment


def _tell(entry: HoursEntry, enrollment: Enrollment, *, at: datetime) -> None:
    """Tell the apprentice that a day of theirs counts otherwise than before."""
    messages.promise(
        "hours.corrected",
        key=f"hours.corrected:{entry.pk}",
        to=enrollment.person,
        at=at,
        context={"entry": entry.pk},
    )
