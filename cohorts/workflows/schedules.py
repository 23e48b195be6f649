"""The days of a class: made from the plan, published, changed; everybody hears only of times that are new to them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import F, Q

from apprenticeships import audit, messages
from apprenticeships.daysoff import calendar_of
from apprenticeships.errors import GuardFailed
from apprenticeships.models import User
from apprenticeships.refusals import rules_speak
from apprenticeships.rules.dates import local_datetime
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from cohorts.models import ClassSession, Cohort, Enrollment, PlannedDay, ScheduleState
from cohorts.records import local_day, pauses_of, schedule_for, schedule_of, zone_of
from cohorts.rules.calendar import class_days
from cohorts.rules.lost_classes import lost_classes, make_up_days
from cohorts.rules.schedules import Schedule, Session, SessionKind

GENERATE = arrow(
    "generate", (ScheduleState.NONE, ScheduleState.DRAFT), ScheduleState.DRAFT, "This schedule is out already."
)
PUBLISH = arrow(
    "publish",
    (ScheduleState.DRAFT, ScheduleState.PUBLISHED),
    ScheduleState.PUBLISHED,
    "There are no days to publish yet. Make the schedule first.",
)
TRANSITIONS: tuple[Transition, ...] = (GENERATE, PUBLISH)

USUAL_START = time(9, 0)
PUBLISHED = "cohort.publish"
PlanRow = tuple[int, date, str, int, int]
DayPlan = tuple[date, str, int, int]


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows the generator wrote and removed, and how many classes got the place or instructor typed."""

    classes: int
    days: int
    removed: int
    given: int = 0

    def __bool__(self) -> bool:
        return bool(self.classes or self.days or self.removed or self.given)


@retrying
def generate(
    cohort_id: int,
    *,
    by: Actor,
    at: datetime,
    place: str = "",
    instructor: User | None = None,
    reason: str = "",
) -> Written:
    """Make the classes and everybody's days from the plan. What is there already and right stays untouched.

    ``place`` and ``instructor`` are given to new classes and, in a draft, to all that are still ahead. Once people
    know the days, classes that exist change on their own pages only.
    """
    cohort = _locked(cohort_id)
    if cohort.is_training:
        raise GuardFailed(
            "This training class has its own meetings, not the weeks of the program. They are out already."
        )
    with rules_speak():
        schedule = schedule_for(cohort.version, cohort.starts_on, calendar_of(cohort.version, around=cohort.starts_on))
    classes = _add_classes(cohort, schedule, place=place, instructor=instructor, at=at)
    if cohort.schedule_state == ScheduleState.PUBLISHED and not classes and (place or instructor):
        raise GuardFailed(
            "The schedule is out, and no class is new. Change the place or the instructor on the page of a class, "
            "then publish again.",
            code="published",
            field="place" if place else "instructor",
        )
    given = _give(cohort, place=place, instructor=instructor, at=at)
    days, removed = _write_days(_members(cohort))
    written = Written(classes, days, removed, given)
    if cohort.schedule_state == ScheduleState.NONE:
        _walk(GENERATE, cohort, by=by, at=at, reason=reason, data=_counts(written))
    elif written:
        audit.record("cohort.regenerate", cohort, by=by, at=at, reason=reason, data=_counts(written))
    return written


def _counts(written: Written) -> dict[str, int]:
    return {
        "classes": written.classes,
        "days": written.days,
        "removed": written.removed,
        "given": written.given,
    }


def _give(cohort: Cohort, *, place: str, instructor: User | None, at: datetime) -> int:
    """Give the classes of a draft that are still ahead the place and the instructor, where one is named. How many."""
    if cohort.schedule_state != ScheduleState.DRAFT:
        return 0
    ahead = cohort.class_sessions.filter(starts_at__gt=at, canceled_at__isnull=True)
    changed: dict[str, Any] = {}
    other = Q()
    if place:
        changed["place"], other = place, other | ~Q(place=place)
    if instructor is not None:
        changed["instructor"], other = instructor, other | ~Q(instructor=instructor) | Q(instructor__isnull=True)
    return ahead.filter(other).update(sequence=F("sequence") + 1, **changed) if changed else 0


def _members(cohort: Cohort) -> list[Enrollment]:
    members = Enrollment.objects.filter(cohort=cohort).exclude(state__in=["exited", "completed"])
    return list(members.select_related("cohort__version__calendar", "cohort__program__organization"))


def _locked(cohort_id: int) -> Cohort:
    rows = Cohort.objects.select_for_update(of=("self",))
    cohort = rows.select_related("version__calendar", "program__organization").get(pk=cohort_id)
    if cohort.canceled_at is not None:
        raise GuardFailed("This class was called off, so it has no schedule.")
    return cohort


def _walk(
    step: Transition, cohort: Cohort, *, by: Actor, at: datetime, reason: str, data: dict[str, Any], **columns: Any
) -> None:
    """Walk one arrow of the schedule, whose state is a column of its cohort."""
    before = cohort.schedule_state
    step.check(before)
    columns["schedule_state"] = step.target
    for name, value in columns.items():
        setattr(cohort, name, value)
    cohort.save(update_fields=list(columns))
    audit.record(
        f"cohort.{step.name}", cohort, by=by, at=at, before=before, after=step.target, reason=reason, data=data
    )


def _add_classes(cohort: Cohort, schedule: Schedule, *, place: str, instructor: User | None, at: datetime) -> int:
    """Add the classes that are missing. A class that a holiday takes keeps its number and gets the next free day."""
    known = dict(cohort.class_sessions.values_list("number", "date"))
    titles = list(cohort.version.lessons.order_by("position").values_list("title", flat=True))
    zone = zone_of(cohort)
    begins = cohort.version.class_starts_at or USUAL_START
    days = class_days(schedule.plan, cohort.starts_on)
    instead = _instead(cohort, schedule, {*known.values(), *days}, local_day(at, zone), known)
    rows = []
    for number, (planned, minutes) in enumerate(days.items(), start=1):
        day = instead.get(number) if schedule.calendar.closes_class(planned) else planned
        if number in known or day is None:
            continue
        starts_at = local_datetime(day, begins, zone)
        rows.append(
            ClassSession(
                cohort=cohort,
                number=number,
                title=titles[number - 1] if number <= len(titles) else "",
                date=day,
                starts_at=starts_at,
                ends_at=starts_at + timedelta(minutes=minutes),
                minutes=minutes,
                zone=zone.key,
                place=place,
                instructor=instructor,
            )
        )
    return len(ClassSession.objects.bulk_create(rows))


def _instead(
    cohort: Cohort, schedule: Schedule, taken: set[date], today: date, known: Mapping[int, date]
) -> dict[int, date]:
    lost = lost_classes(schedule.plan, cohort.starts_on, schedule.calendar)
    numbers = {each.day: each.number for each in lost if each.number not in known}
    found = make_up_days(schedule.plan, schedule.calendar, numbers, taken=taken, today=today)
    return {numbers[day]: other for day, other in found.items() if other is not None}


def make_anew(cohort: Cohort, *, at: datetime) -> None:
    """Make the schedule of a locked class anew from its first day, as a draft; classes keep room and instructor."""
    kept = {row.number: row for row in cohort.class_sessions.all()}
    cohort.class_sessions.all().delete()
    with rules_speak():
        schedule = schedule_for(cohort.version, cohort.starts_on, calendar_of(cohort.version, around=cohort.starts_on))
    _add_classes(cohort, schedule, place="", instructor=None, at=at)
    made = list(cohort.class_sessions.filter(number__in=kept))
    for row in made:
        old = kept[row.number]
        row.place, row.instructor_id, row.calendar_uid = old.place, old.instructor_id, old.calendar_uid
        row.sequence = old.sequence + 1
    ClassSession.objects.bulk_update(made, ["place", "instructor", "calendar_uid", "sequence"])
    cohort.schedule_state = ScheduleState.DRAFT
    cohort.save(update_fields=["schedule_state"])
    _write_days(_members(cohort))


def plan_days(enrollments: Iterable[Enrollment]) -> int:
    """Bring the planned days of people up to date, where their class has a schedule. How many rows changed."""
    known = [each for each in enrollments if not each.cohort.is_training]  # those come to meetings, to no clinic
    made = [each for each in known if each.cohort.schedule_state != ScheduleState.NONE]
    return sum(_write_days(made)) if made else 0


def _write_days(enrollments: list[Enrollment]) -> tuple[int, int]:
    """Write the days that are missing and remove those that are no longer planned: (written, removed)."""
    known = {
        row[1:]: row[0]
        for row in PlannedDay.objects.filter(enrollment__in=enrollments).values_list(
            "pk", "enrollment_id", "date", "kind", "week", "minutes"
        )
    }
    wanted: set[PlanRow] = set()
    shared: dict[object, list[DayPlan]] = {}
    moved: dict[int, dict[date, int]] = {}
    for enrollment in enrollments:
        pauses = pauses_of(enrollment) if enrollment.ends_on != enrollment.cohort.ends_on else ()
        key = (enrollment.cohort_id, enrollment.starts_on, pauses)
        if key not in shared:
            own = schedule_of(enrollment, pauses=pauses)
            if enrollment.cohort_id not in moved:
                moved[enrollment.cohort_id] = _made_up(enrollment.cohort, own)
            shared[key] = list(_with_make_up(own.sessions, moved[enrollment.cohort_id]))
        wanted.update((enrollment.pk, *row) for row in shared[key])
    gone = [pk for row, pk in known.items() if row not in wanted]
    if gone:
        PlannedDay.objects.filter(pk__in=gone).delete()
    missing = sorted(wanted - known.keys())
    if missing:
        _copy(missing)
    return len(missing), len(gone)


def _made_up(cohort: Cohort, schedule: Schedule) -> dict[date, int]:
    """The minutes of the classes that are held for those that holidays took, by their day."""
    numbers = [lost.number for lost in lost_classes(schedule.plan, cohort.starts_on, schedule.calendar)]
    if not numbers:
        return {}
    rows = ClassSession.objects.filter(cohort=cohort, number__in=numbers, canceled_at__isnull=True)
    return dict(rows.values_list("date", "minutes"))


def _with_make_up(sessions: Iterable[Session], made_up: Mapping[date, int]) -> Iterator[DayPlan]:
    """The planned stretches; a class that is made up takes its minutes from the clinic of that day."""
    for each in sessions:
        in_class = made_up.get(each.day, 0) if each.kind is SessionKind.CLINIC else 0
        taken = min(in_class, each.minutes)
        if taken:
            yield each.day, SessionKind.CLASS.value, each.week, taken
        if each.minutes > taken:
            yield each.day, each.kind.value, each.week, each.minutes - taken


def _copy(rows: Iterable[PlanRow]) -> None:
    """Load many planned days at once; the table has no history that a COPY could bypass."""
    lines = StringIO("".join("\t".join(str(value) for value in row) + "\n" for row in rows))
    table = connection.ops.quote_name(PlannedDay._meta.db_table)
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} (enrollment_id, date, kind, week, minutes) FROM STDIN", lines)


@retrying
def publish(cohort_id: int, *, by: Actor, at: datetime, reason: str = "") -> Cohort:
    """Show the schedule to everybody in the class. Published again, only those hear of it whose times changed.

    Whose seat is only held has no place yet, and hears of the days when the seat is theirs: ``seat_taken``.
    """
    cohort = _locked(cohort_id)
    before = audit.about(cohort).filter(kind=PUBLISHED).first()
    told: dict[str, Any] = before.data["classes"] if before else {}
    classes = {
        str(row.number): [row.date.isoformat(), row.starts_at.isoformat(), row.place, row.canceled_at is not None]
        for row in cohort.class_sessions.all()
    }
    changed = sorted(int(number) for number, row in classes.items() if told.get(number) != row)
    _walk(
        PUBLISH,
        cohort,
        by=by,
        at=at,
        reason=reason,
        data={"classes": classes},
        published_at=cohort.published_at or at,
    )
    turn = audit.about(cohort).filter(kind=PUBLISHED).count()
    offered = set(Enrollment.objects.offered().filter(cohort=cohort).values_list("pk", flat=True))
    for enrollment in _members(cohort):
        if enrollment.pk in offered:
            continue
        tell(enrollment, changed if before else [], turn, at=at)
    return cohort


def seat_taken(enrollment: Enrollment, *, at: datetime) -> None:
    """Give somebody whose seat became theirs their days, and the mail about them when the schedule is out already."""
    plan_days([enrollment])
    if enrollment.cohort.schedule_state == ScheduleState.PUBLISHED:
        tell(enrollment, [], 0, at=at)


def tell(enrollment: Enrollment, changed: list[int], turn: int, *, at: datetime) -> None:
    """Promise the mail with all days to somebody who has not had it; to others that with the days that changed."""
    person = enrollment.person
    context: dict[str, Any] = {"enrollment": enrollment.pk}
    key = f"schedule.published:{enrollment.pk}"
    if messages.promise("schedule.published", key=key, to=person, at=at, context=context):
        return
    own = ClassSession.objects.filter(cohort=enrollment.cohort_id, number__in=changed, date__gte=enrollment.starts_on)
    numbers = list(own.filter(ends_at__gt=at).values_list("number", flat=True))
    if numbers:
        key = f"schedule.changed:{enrollment.pk}:{turn}"
        context |= {"numbers": numbers}
        messages.promise("schedule.changed", key=key, to=person, at=at, context=context)


@retrying
def move_class(
    session_id: int, *, starts_at: datetime, place: str | None = None, by: Actor, at: datetime, reason: str = ""
) -> ClassSession:
    """Hold a class at another time or place. People hear of it when the schedule is published again."""
    row = _class(session_id)
    if row.attendance.exists():
        raise GuardFailed("People are marked for this class already, so it cannot move. Add a new class instead.")
    row.starts_at = starts_at
    row.ends_at = starts_at + timedelta(minutes=row.minutes)
    row.date = starts_at.astimezone(ZoneInfo(row.zone)).date()
    row.place = row.place if place is None else place
    row.sequence += 1
    row.save(update_fields=["starts_at", "ends_at", "date", "place", "sequence"])
    audit.record("classsession.move", row, by=by, at=at, reason=reason, data={"starts_at": starts_at.isoformat()})
    return row


@retrying
def cancel_class(session_id: int, *, by: Actor, at: datetime, reason: str) -> ClassSession:
    """Call a class off; its minutes are owed until another class makes them up."""
    row = _class(session_id)
    if row.attendance.exists():
        raise GuardFailed("People are marked for this class already, so it took place.")
    if row.canceled_at is None:
        row.canceled_at = at
        row.sequence += 1
        row.save(update_fields=["canceled_at", "sequence"])
        audit.record("classsession.cancel", row, by=by, at=at, reason=reason)
    return row


def _class(session_id: int) -> ClassSession:
    return ClassSession.objects.select_for_update(of=("self",)).get(pk=session_id)
