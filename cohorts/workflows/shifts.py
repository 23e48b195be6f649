"""Shifts: planned only where the rules for minors allow it, called off with a reason."""

from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from apprenticeships import audit, messages
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Department
from apprenticeships.refusals import or_conflict, rules_speak
from apprenticeships.rules.dates import local_datetime
from apprenticeships.rules.words import day_in_words, time_in_words
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from cohorts.models import Enrollment, EnrollmentState, Placement, Shift, ShiftState
from cohorts.records import local_day
from cohorts.rules.hours import Entry, EntryKind
from cohorts.rules.minors.laws import Limit
from cohorts.rules.minors.shifts import LegalDay, Refusal, Verdict, judge, legal_windows
from cohorts.workflows import minors

CANCEL = arrow("cancel", ShiftState.PLANNED, ShiftState.CANCELED, "This shift was called off already.")
TRANSITIONS: tuple[Transition, ...] = (CANCEL,)
PLANNABLE: Final = (EnrollmentState.RESERVED, EnrollmentState.ACTIVE)
SHORTEST: Final = 15
LONGEST: Final = 16 * 60
LATEST_PLAN: Final = timedelta(days=366)
FIELDS: Final = {Limit.EARLIEST: "begins", Limit.LATEST: "ends", Limit.DAY: "ends", Limit.SCHOOL_HOURS: "begins"}


class IllegalShiftError(GuardFailed):
    """The law, the permit or the program says no. ``verdict`` has every rule that is broken, and what is legal."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        first = verdict.refusals[0]
        words = [*map(sentence, verdict.refusals), str(verdict.legal)]
        super().__init__(" ".join(words), code=f"illegal-{first.code}", field=field_of(first))


def sentence(refusal: Refusal) -> str:
    """Say a broken rule with its source and what would be legal."""
    return f"{refusal.rule.rstrip('.')} ({refusal.source}). {refusal.legal}"


def field_of(refusal: Refusal) -> str:
    """Name the field that a broken rule is about."""
    return FIELDS.get(refusal.code, "date")  # type: ignore[call-overload,no-any-return]


@retrying
def plan(
    enrollment_id: int, *, day: date, begins: time, ends: time, by: Actor, at: datetime, reason: str = ""
) -> Shift:
    """Plan a shift at the person's department, in the zone of its site, if the rules for minors allow it."""
    if by.user_id is None:
        raise NotAllowed("Only a person plans shifts.")
    enrollment = _locked(enrollment_id)
    department = department_of(enrollment)
    zone = ZoneInfo(department.site.zone)
    _in_training(enrollment, day, today=local_day(at, zone))
    with rules_speak():
        entry = _entry(day, begins, ends, zone)
    student = minors.student_of(enrollment, state=department.site.state, on=day)
    worked = minors.worked_of(enrollment.person_id, day, zone, beside=entry)
    with rules_speak():
        verdict = judge(entry, student, worked)
    if not verdict.allowed:
        raise IllegalShiftError(verdict)
    with or_conflict(shift_never_twice_at_once=_clash(enrollment, entry, zone)):
        row = Shift.objects.create(
            enrollment=enrollment,
            department=department,
            date=day,
            starts_at=entry.start,
            ends_at=entry.end,
            zone=zone.key,
            planned_by_id=by.user_id,
            planned_at=at,
        )
    data = {"date": day.isoformat(), "minutes": row.minutes}
    audit.record("shift.plan", row, by=by, at=at, person=enrollment.person_id, reason=reason, data=data)
    return row


def _clash(enrollment: Enrollment, entry: Entry, zone: ZoneInfo) -> str:
    """Say which shift is in the way of another one, where one is."""
    rows = Shift.objects.filter(enrollment=enrollment, state=ShiftState.PLANNED)
    other = rows.filter(starts_at__lt=entry.end, ends_at__gt=entry.start).order_by("starts_at").first()
    when = ""
    if other is not None:
        begins, ends = (time_in_words(each.astimezone(zone).time()) for each in (other.starts_at, other.ends_at))
        when = f", from {begins} to {ends}"
    return (
        f"{enrollment.person} works at that time already{when}. Call that shift off first, or choose another time."
    ).replace("..", ".")


@retrying
def cancel(shift_id: int, *, by: Actor, at: datetime, reason: str) -> Shift:
    """Call a shift off and tell the person; it stays on the record with its reason, and its time counts no more."""
    _locked(Shift.objects.values_list("enrollment_id", flat=True).get(pk=shift_id))
    row = Shift.objects.select_for_update(of=("self",)).select_related("enrollment__person").get(pk=shift_id)
    CANCEL.check(row.state)
    if by.user_id is None:
        raise NotAllowed("Only a person calls shifts off.")
    if not reason.strip():
        raise GuardFailed("Write why this shift is called off.", code="reason", field="reason")
    if row.ends_at <= at:
        raise GuardFailed("This shift is over. What was worked is said with the hours of the week.", code="over")
    audit.step(
        CANCEL,
        row,
        by=by,
        at=at,
        person=row.enrollment.person_id,
        reason=reason.strip(),
        data={"date": row.date.isoformat()},
        canceled_by_id=by.user_id,
        canceled_at=at,
        cancel_reason=reason.strip()[:300],
    )
    key, told = f"shift.called_off:{row.pk}", {"shift": row.pk}
    messages.promise("shift.called_off", key=key, to=row.enrollment.person, at=at, expires_at=row.ends_at, context=told)
    return row


def legal_day(enrollment: Enrollment, day: date) -> LegalDay:
    """Say when and how long somebody may still work on a day; what cannot be told is refused."""
    department = department_of(enrollment)
    zone = ZoneInfo(department.site.zone)
    student = minors.student_of(enrollment, state=department.site.state, on=day)
    with rules_speak():
        return legal_windows(day, student, minors.worked_of(enrollment.person_id, day, zone, beside=None))


def department_of(enrollment: Enrollment) -> Department:
    """Return where somebody works now; before the place is theirs, nobody plans for them."""
    row = Placement.objects.filter(enrollment=enrollment, ends_on__isnull=True).select_related("department__site")
    placement = row.first()
    if placement is None:
        raise GuardFailed(
            f"{enrollment.person} has no department yet. The program coordinator gives one.", code="place"
        )
    return placement.department


def _locked(enrollment_id: int) -> Enrollment:
    """The training, locked with every other one of the same person: the caps count them together."""
    person_id = Enrollment.objects.values_list("person_id", flat=True).get(pk=enrollment_id)
    rows = Enrollment.objects.select_for_update(of=("self",)).filter(person_id=person_id).order_by("pk")
    return next(row for row in rows.select_related("person", "cohort__version") if row.pk == enrollment_id)


def _in_training(enrollment: Enrollment, day: date, *, today: date) -> None:
    if enrollment.state not in PLANNABLE:
        raise GuardFailed(f"{enrollment.person} is not in training now, so no shift can be planned.", code="state")
    if day < today:
        raise GuardFailed("This day is over. Choose today or a later day.", code="past", field="date")
    first, last = enrollment.starts_on, enrollment.ends_on - timedelta(days=1)
    if not first <= day <= last or day - today > LATEST_PLAN:
        raise GuardFailed(
            f"{enrollment.person} is here from {day_in_words(first)} through {day_in_words(last)}. "
            "Choose a day between them.",
            code="outside",
            field="date",
        )


def _entry(day: date, begins: time, ends: time, zone: ZoneInfo) -> Entry:
    if ends <= begins:
        raise GuardFailed("A shift ends later than it begins, on the same day.", code="order", field="ends")
    entry = Entry(EntryKind.CLINIC, local_datetime(day, begins, zone), local_datetime(day, ends, zone))
    if entry.elapsed < SHORTEST:
        raise GuardFailed(f"A shift lasts at least {SHORTEST} minutes.", code="short", field="ends")
    if entry.elapsed > LONGEST:
        raise GuardFailed("A shift lasts at most 16 hours.", code="long", field="ends")
    return entry
