"""Training classes of a partnership: planned with their meetings, and participants signed up for them or taken off."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from apprenticeships import audit
from apprenticeships.daysoff import calendar_of
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Component, Department, Membership, Person, Program, Role, Track, User
from apprenticeships.refusals import or_conflict
from apprenticeships.rules.dates import DAY, local_datetime
from apprenticeships.rules.refusal import RuleRefused
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from cohorts.models import (
    ClassSession,
    Cohort,
    Enrollment,
    EnrollmentState,
    ExitCode,
    Opening,
    Participant,
    ScheduleState,
    Seat,
    SeatState,
)
from cohorts.records import local_day, zone_of
from cohorts.rules.partnership import meetings as rules
from cohorts.workflows import enrollments, openings, schedules
from cohorts.workflows.openings import Fits
from cohorts.workflows.seats import FREE

TAUGHT: Final = ("continuing_education", "professional_development")
"""The measures for which coming to a class counts."""
MINUTES: Final = (15, 720)

TAKE = arrow("take", SeatState.FREE, SeatState.TAKEN, "This seat is not free any more. Load the page again.")
TAKE_OFF = arrow(
    "take_off", EnrollmentState.ACTIVE, EnrollmentState.EXITED, "This person is not in this class any more."
)
TRANSITIONS: tuple[Transition, ...] = (TAKE, TAKE_OFF)


@dataclass(frozen=True, slots=True)
class Meetings:
    """When and where a class meets: days in order, the time at the program's place, minutes of each meeting."""

    days: Sequence[date]
    begins: time
    minutes: int
    place: str = ""
    instructor: User | None = None


@retrying
def plan(
    component_id: int,
    *,
    title: str,
    department: Department,
    places: int,
    meetings: Meetings,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Cohort:
    """Plan a class that counts for a component, with its seats and its meetings; everybody sees it at once.

    Its first day is that of the first meeting. Nobody applies for it: participants are signed up.
    """
    components = Component.objects.select_related("version__calendar", "version__program__organization")
    component = components.get(pk=component_id)
    Program.objects.select_for_update(of=("self",)).get(pk=component.version.program_id)
    with _at_places():
        openings.check_headcount(places)
    track = _track(component)
    _check(component, title, department, meetings, at)
    first, after = meetings.days[0], meetings.days[-1] + DAY
    with or_conflict(cohort_start_unique="A class with this title begins on that day already. Write another title."):
        row = Cohort.objects.create(
            program_id=component.version.program_id,
            version=component.version,
            title=title.strip(),
            component=component,
            nominal_start=first,
            starts_on=first,
            apply_by=first - DAY,
            ready_by=first,
            class_ends_on=after,
            ends_on=after,
            schedule_state=ScheduleState.DRAFT,
        )
    opening = Opening.objects.create(
        cohort=row, track=track, department=department, site_id=department.site_id, headcount=places
    )
    Seat.objects.bulk_create(Seat(opening=opening, number=number) for number in range(1, places + 1))
    ClassSession.objects.bulk_create(_sessions(row, meetings, department))
    data = {"component": component.slug, "places": places, "meetings": len(meetings.days)}
    audit.record("cohort.plan_training", row, by=by, at=at, reason=reason, data=data)
    return schedules.publish(row.pk, by=by, at=at)


@contextmanager
def _at_places() -> Iterator[None]:
    """Say a refusal about the number of seats at the field of a training class."""
    try:
        yield
    except GuardFailed as refused:
        raise GuardFailed(refused.message, code=refused.code, field="places") from refused


def _check(component: Component, title: str, department: Department, meetings: Meetings, at: datetime) -> None:
    version, organization = component.version, component.version.program.organization
    if component.measure not in TAUGHT:
        raise GuardFailed("Coming to a class does not count for this line. Choose another line.", field="component")
    if not title.strip():
        raise GuardFailed("Write what is taught, such as Electronic health records.", field="title")
    homes = {organization.pk, *version.partners.values_list("organization_id", flat=True)}
    if department.site.organization_id not in homes:
        raise GuardFailed("This place belongs to nobody in the partnership. Choose another.", field="department")
    least, most = MINUTES
    if not least <= meetings.minutes <= most:
        raise GuardFailed(f"Write {least} to {most} minutes for each meeting.", field="minutes")
    if meetings.instructor is not None and not _teaches(meetings.instructor, homes):
        raise GuardFailed("This person is no instructor in the partnership. Choose another.", field="instructor")
    today = at.astimezone(ZoneInfo(organization.zone)).date()
    try:
        around = meetings.days[0] if meetings.days else today
        rules.check(meetings.days, calendar_of(version, around=around), today=today)
    except RuleRefused as refused:
        raise GuardFailed(refused.message, code=refused.code, field="days") from refused


def _teaches(user: User, organizations: set[int]) -> bool:
    return Membership.objects.filter(user=user, role=Role.INSTRUCTOR, organization__in=organizations).exists()


def _track(component: Component) -> Track:
    """A path of the rules for the seats, if possible one that no registry knows: nobody becomes an apprentice here."""
    rows = Track.objects.filter(version=component.version_id)
    found = rows.annotate(is_free=Q(registration__isnull=True)).order_by("-is_free", "position", "pk").first()
    if found is None:
        raise GuardFailed("The rules of this program have no path yet. Add one, then plan the class.")
    return found


def _sessions(row: Cohort, meetings: Meetings, department: Department) -> list[ClassSession]:
    zone = zone_of(row)
    found = []
    for number, day in enumerate(meetings.days, start=1):
        starts_at = local_datetime(day, meetings.begins, zone)
        found.append(
            ClassSession(
                cohort=row,
                number=number,
                title=row.title,
                date=day,
                starts_at=starts_at,
                ends_at=starts_at + timedelta(minutes=meetings.minutes),
                minutes=meetings.minutes,
                zone=zone.key,
                place=meetings.place.strip() or str(department)[:200],
                instructor=meetings.instructor,
            )
        )
    return found


@retrying
def resize(cohort_id: int, *, places: int, by: Actor, at: datetime, reason: str = "") -> Cohort:
    """Set the number of places of a training class; seats that people have stay."""
    row = _locked(cohort_id)
    opening = row.openings.order_by("pk").first()
    if opening is None:
        raise GuardFailed("This class has no places to change. Open some in a department.")
    fits = Fits(opening.age_from, opening.age_to, opening.weekly_minutes)
    with _at_places():
        openings.change(opening.pk, headcount=places, fits=fits, by=by, at=at, reason=reason)
    return row


@retrying
def enroll(
    cohort_id: int, *, participants: Collection[int], by: Actor, at: datetime, reason: str = ""
) -> list[Enrollment]:
    """Give participants a seat and a place in a training class, all of them or nobody; who has one keeps it.

    Each is told of the meetings that are ahead. Who left and comes back starts anew. Returns the new places, by name.
    """
    row = _locked(cohort_id)
    last = row.class_sessions.filter(canceled_at__isnull=True).order_by("-ends_at").first()
    if last is None or last.ends_at <= at:
        raise GuardFailed("The last meeting of this class is over. Plan another class.", code="over", field="who")
    listed = Participant.objects.filter(pk__in=participants, program=row.program_id, left_on__isnull=True)
    known = set(_members(row).values_list("person_id", flat=True))
    new = [each for each in listed.select_related("person").order_by("person__sort_name", "pk")
           if each.person_id not in known]  # fmt: skip
    if not new:
        return []
    _free_old_seats(row, new, by=by, at=at)
    free = Seat.objects.free().filter(opening__cohort=row).order_by("opening", "number", "pk")
    seats = list(free.select_for_update(of=("self",))[: len(new)])
    if len(seats) < len(new):
        raise GuardFailed(_full(len(seats), len(new)), code="full", field="who")
    starts_on = max(row.starts_on, local_day(at, zone_of(row)))
    pairs = zip(seats, new, strict=True)
    return [_seat(row, seat, each.person, starts_on, by=by, at=at, reason=reason) for seat, each in pairs]


def _free_old_seats(row: Cohort, new: Collection[Participant], *, by: Actor, at: datetime) -> None:
    """Free the seats of those who left this class after its first meeting and come back: nobody has two in a class."""
    left = Enrollment.objects.filter(seat__cohort=row, person__in=[each.person_id for each in new])
    for each in left.select_for_update(of=("self",)).order_by("pk"):
        seat = Seat.objects.select_for_update(of=("self",)).get(enrollment=each)
        each.seat = None
        each.save(update_fields=["seat"])
        audit.step(
            FREE, seat, by=by, at=at, person=each.person_id, reason="Comes back", held_until=None, person_id=None
        )


def _members(row: Cohort) -> QuerySet[Enrollment]:
    return Enrollment.objects.filter(cohort=row).exclude(state=EnrollmentState.EXITED)


def _full(free: int, asked: int) -> str:
    people = "1 person" if asked == 1 else f"{asked} people"
    if not free:
        return "All places of this class are taken. Open more places, or plan another class."
    places = "1 place is" if free == 1 else f"{free} places are"
    return f"{places} free, and you chose {people}. Choose at most {free}, or open more places. Nobody was signed up."


def _seat(
    row: Cohort, seat: Seat, person: Person, starts_on: date, *, by: Actor, at: datetime, reason: str
) -> Enrollment:
    audit.step(TAKE, seat, by=by, at=at, person=person, reason=reason, person_id=person.pk)
    found = Enrollment.objects.create(
        person=person,
        cohort=row,
        track_id=seat.opening.track_id,
        seat=seat,
        state=EnrollmentState.ACTIVE,
        reserved_at=at,
        starts_on=starts_on,
        class_ends_on=row.class_ends_on,
        ends_on=row.ends_on,
        required_ojl_minutes=0,
        required_rti_minutes=0,
    )
    audit.record("enrollment.enroll", found, by=by, at=at, person=person, after=found.state, reason=reason)
    schedules.tell(found, [], 0, at=at)
    return found


@retrying
def take_off(enrollment_id: int, *, by: Actor, at: datetime, reason: str = "") -> Enrollment:
    """Take somebody off a training class before their first meeting; the seat is free again."""
    row = enrollments.locked(enrollment_id)
    if not row.cohort.is_training:
        raise GuardFailed("Only participants of a training class are taken off. End the training instead.")
    TAKE_OFF.check(row.state)
    first = row.cohort.class_sessions.filter(date__gte=row.starts_on, canceled_at__isnull=True)
    began = first.order_by("starts_at").first()
    if began is not None and began.starts_at <= at:
        day = day_in_words(began.date, year=True)
        raise GuardFailed(f"The class met on {day} already. End the training instead, and say why.", code="begun")
    seat = Seat.objects.select_for_update(of=("self",)).filter(enrollment=row).first()
    audit.step(
        TAKE_OFF,
        row,
        by=by,
        at=at,
        person=row.person,
        reason=reason,
        seat=None,
        exited_on=local_day(at, zone_of(row.cohort)),
        exit_code=ExitCode.RESERVATION_RELEASED,
    )
    if seat is not None:
        audit.step(FREE, seat, by=by, at=at, person=row.person, reason=reason, held_until=None, person_id=None)
    return row


def _locked(cohort_id: int) -> Cohort:
    rows = Cohort.objects.select_for_update(of=("self",)).select_related("program__organization")
    row: Cohort = rows.get(pk=cohort_id)
    if not row.is_training:
        raise GuardFailed("People get a place in this class by an offer. Sign participants up for a training class.")
    if row.canceled_at is not None:
        raise GuardFailed("This class was called off. Choose another one.")
    return row
