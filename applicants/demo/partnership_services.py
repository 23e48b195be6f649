"""What a partnership has done so far, written in bulk: about 3,000 services over two reporting periods and today.

The participants are there already. Through the workflows this would take minutes, so the records are written as the
steps would have left them. Chance has a fixed seed: the same participants and day give the same records.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from django.db import transaction

from applicants.demo.partnership_credentials import BOARDS, earned_elsewhere
from apprenticeships.models import (
    Component,
    Department,
    Session,
    SessionKind,
    SignUp,
    SignUpState,
    Site,
    Track,
    User,
    VersionState,
)
from apprenticeships.rules.dates import add_months
from apprenticeships.rules.holidays import Calendar
from cohorts.models import (
    Attendance,
    ClassSession,
    Cohort,
    Enrollment,
    EnrollmentState,
    ExamAttempt,
    ExamState,
    Grant,
    JobPlacement,
    LogState,
    Mark,
    Opening,
    Participant,
    PreceptorshipLog,
    Proof,
    Registration,
    ScheduleState,
    Seat,
    SeatState,
    TuitionRequest,
    TuitionState,
    WageChange,
    WageState,
)
from cohorts.rules.partnership.report_due import DueRule, Every

DAY: Final = timedelta(days=1)
WORKDAYS: Final = 5
APPRENTICES, PLACED, SAID_ONLY = 10, 8, 1
EACH_EXAM_CLASS, FAILED_EACH = 13, 9  # one of nine did not pass yet
RECORDS_CLASSES, RECORDS_PEOPLE = 4, 26
EDUCATION_SESSIONS, DEVELOPMENT_SESSIONS = 22, 66
CHAIRS: Final = 30
TUITION: Final = {
    TuitionState.PAID: 61,
    TuitionState.APPROVED: 28,
    TuitionState.ASKED: 19,
    TuitionState.DENIED: 11,
    TuitionState.WITHDRAWN: 6,
}
SUPERVISED, DAYS_EACH, CLAIMED_EACH = 38, 8, 7
OTHER_JOBS: Final = 36
COURSES: Final = (
    ("City College of the Bay", "Prerequisites for nursing", "Nursing"),
    ("Harborview Community College", "Introduction to social work", "Social work"),
    ("Mission Trade College", "Dental radiography", "Dental"),
    ("Valley State Extension", "Behavioral health foundations", "Behavioral health"),
)
EDUCATION: Final = ("Charting in the new health record", "Vaccines: what is new", "Wound care refresher")
DEVELOPMENT: Final = (
    "Talking with upset patients", "Leading a huddle", "Writing that is read", "Mentoring a new co-worker",
    "Staying well at work", "Your next step in health care",
)  # fmt: skip
AREAS: Final = ("Nursing", "Dental", "Mental and behavioral health")
PRECEPTORS: Final = ("Odette Marchetti", "Silas Whitcomb", "Farida Noorzai")


@dataclass(slots=True)
class Desk:
    """What all records share: the grant, its people shuffled once, the days, and who writes."""

    grant: Grant
    by: User
    at: datetime
    zone: ZoneInfo
    first: date
    people: list[Participant]
    components: dict[str, Component]
    tracks: list[Track]
    department: Department
    chance: Random = field(default_factory=lambda: Random("partnership"))  # noqa: S311 - not for secrets

    @property
    def today(self) -> date:
        """The day on which the demonstration is built."""
        return self.at.astimezone(self.zone).date()

    def day(self, *, before: int = 1) -> date:
        """A working day since the first of the two reporting periods, at least ``before`` days ago."""
        last = max(self.first, self.today - before * DAY)
        day = self.first + timedelta(days=self.chance.randrange((last - self.first).days + 1))
        return weekday(day) if weekday(day) <= last else max(self.first, last - 2 * DAY)

    def moment(self, day: date, hour: int = 12) -> datetime:
        """An hour of a day where the program is."""
        return datetime.combine(day, time(hour), self.zone)

    def some(self, many: int, start: int = 0) -> list[Participant]:
        """So many participants from a place of the list on; it begins again at its end."""
        count = len(self.people)
        return [self.people[(start + step) % count] for step in range(min(many, count))]


def weekday(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + (7 - day.weekday()) * DAY if day.weekday() >= WORKDAYS else day


def services(grant: Grant, *, by: User, at: datetime) -> None:
    """Write everything that the partnership has done for the participants of the grant's program until ``at``."""
    rows = Participant.objects.filter(program=grant.program_id).select_related("employer")
    people = list(rows.order_by("joined_on", "reference", "pk"))
    if not people:
        return
    desk = _desk(grant, people, by, at)
    _credentials(desk)
    _records_classes(desk)
    _sessions(desk, "continuing_education", EDUCATION, EDUCATION_SESSIONS, 0)
    _sessions(desk, "professional_development", DEVELOPMENT, DEVELOPMENT_SESSIONS, len(people) // 5)
    _apprentices(desk)
    _tuition(desk)
    _supervision(desk)
    _jobs(desk)


def _desk(grant: Grant, people: list[Participant], by: User, at: datetime) -> Desk:
    organization = grant.program.organization
    zone = ZoneInfo(organization.zone)
    version = grant.program.versions.get(state=VersionState.PUBLISHED)
    rule = DueRule(Every(grant.reports_every), Calendar("any"), year_begins=grant.year_begins)
    running = rule.period_of(at.astimezone(zone).date())
    first = rule.period_of(rule.period_of(running.first - DAY).first - DAY).first
    site = Site.objects.get_or_create(
        organization=organization, name="Training center",
        defaults={"street": "1 Workers Way", "city": "Oakland", "state": "CA", "postal_code": "94607"},
    )[0]  # fmt: skip
    Random("participants").shuffle(people)  # noqa: S311 - not for secrets
    return Desk(
        grant=grant,
        by=by,
        at=at,
        zone=zone,
        first=max(first, grant.since),
        people=people,
        components={row.measure: row for row in version.components.all()},
        tracks=list(version.tracks.order_by("position", "pk")),
        department=Department.objects.get_or_create(site=site, name="Classes")[0],
    )


@transaction.atomic
def _class(
    desk: Desk, title: str, track: Track, members: Sequence[Participant], *, start: date, end: date,
    component: Component | None = None,
) -> list[Enrollment]:  # fmt: skip
    """One class with its people on taken seats; over, once its last day has passed."""
    cohort = Cohort.objects.create(
        program_id=desk.grant.program_id, version_id=track.version_id, title=title, component=component,
        nominal_start=start, starts_on=start, apply_by=start - 14 * DAY, ready_by=start - 5 * DAY, class_ends_on=end,
        ends_on=end, schedule_state=ScheduleState.PUBLISHED, published_at=desk.moment(start - 14 * DAY),
    )  # fmt: skip
    opening = Opening.objects.create(
        cohort=cohort, track=track, site_id=desk.department.site_id, department=desk.department, headcount=len(members)
    )
    seats = Seat.objects.bulk_create(
        Seat(opening=opening, number=number, state=SeatState.TAKEN, person_id=each.person_id)
        for number, each in enumerate(members, start=1)
    )
    over = end <= desk.today
    return Enrollment.objects.bulk_create(
        Enrollment(
            person_id=each.person_id, cohort=cohort, track=track, seat=seat, reserved_at=desk.moment(start - 7 * DAY),
            state=EnrollmentState.COMPLETED if over else EnrollmentState.ACTIVE, completed_on=end if over else None,
            starts_on=start, class_ends_on=end, ends_on=end, required_ojl_minutes=0, required_rti_minutes=0,
        )
        for each, seat in zip(members, seats, strict=True)
    )  # fmt: skip


def _credentials(desk: Desk) -> None:
    """A class for each track in each of the two periods; most people passed its exam."""
    halves = (desk.first, desk.first + (desk.today - desk.first) // 2)
    place = 0
    for track in desk.tracks:
        if Registration.objects.filter(track=track).exists() or "community" in track.slug:
            continue  # those learn as registered apprentices
        for half, begin in enumerate(halves):
            start, end = weekday(begin - 60 * DAY), begin
            members = desk.some(EACH_EXAM_CLASS, place)
            place += EACH_EXAM_CLASS
            title = f"{track.title}, {start:%B %Y}"
            rows = _class(desk, title, track, members, start=start, end=weekday(end))
            if half and track.slug in BOARDS:  # no exam of ours: they earn it elsewhere
                days = [_day_after(desk, begin) for _ in members]
                earned_elsewhere(track, members, days, by=desk.by, at=desk.at)
            else:
                ExamAttempt.objects.bulk_create(_attempts(desk, rows, begin))


def _attempts(desk: Desk, rows: Iterable[Enrollment], begin: date) -> Iterator[ExamAttempt]:
    for number, row in enumerate(rows):
        taken = _day_after(desk, begin)
        passed = number % FAILED_EACH != FAILED_EACH - 1
        yield ExamAttempt(
            enrollment=row, number=1, brand="nha-ccma", window_from=taken, window_to=taken + 7 * DAY, taken_on=taken,
            state=ExamState.PASSED if passed else ExamState.FAILED, verified_at=desk.at if passed else None,
            zone=desk.zone.key, place="Training center", certificate_number=f"D{row.pk:06}" if passed else "",
        )  # fmt: skip


def _day_after(desk: Desk, begin: date) -> date:
    """A working day in the half of the time that begins on a day."""
    half = (desk.today - desk.first).days // 2
    return min(weekday(begin + timedelta(days=desk.chance.randrange(max(half - 3, 1)))), desk.today)


def _records_classes(desk: Desk) -> None:
    """Classes on electronic health records, three mornings each, with attendance."""
    component = desk.components.get("continuing_education")
    if component is None or not desk.tracks:
        return
    span = (desk.today - desk.first) // (RECORDS_CLASSES + 1)
    for number in range(RECORDS_CLASSES):
        start = weekday(desk.first + span * number)
        members = desk.some(RECORDS_PEOPLE, 400 + number * RECORDS_PEOPLE)
        days = [weekday(start + step * 7 * DAY) for step in range(3)]
        title = f"Electronic health records, group {number + 1}"
        rows = _class(desk, title, desk.tracks[0], members, start=start, end=days[-1] + DAY, component=component)
        lessons = ClassSession.objects.bulk_create(
            ClassSession(
                cohort_id=rows[0].cohort_id, number=place, title="Health records", date=day, minutes=240,
                starts_at=desk.moment(day, 8), ends_at=desk.moment(day, 12), zone=desk.zone.key,
                place="Training center, Room 2", instructor=desk.by,
            )
            for place, day in enumerate(days, start=1)
        )  # fmt: skip
        held = [lesson for lesson in lessons if lesson.ends_at < desk.at]
        Attendance.objects.bulk_create(_marked(desk, lesson, row) for lesson in held for row in rows)


def _marked(desk: Desk, lesson: ClassSession, row: Enrollment) -> Attendance:
    mark = desk.chance.choices((Mark.PRESENT, Mark.LATE, Mark.ABSENT), (85, 6, 9))[0]
    minutes = 0 if mark == Mark.ABSENT else 240 if mark == Mark.PRESENT else 200
    return Attendance(
        session=lesson, enrollment=row, mark=mark, minutes=minutes, marked_by=desk.by, marked_at=lesson.ends_at
    )


def _sessions(desk: Desk, measure: str, titles: Sequence[str], many: int, start: int) -> None:
    """Trainings of an evening that people sign up for; the last one is still to come."""
    component = desk.components.get(measure)
    if component is None:
        return
    ahead = weekday(desk.today + 9 * DAY)
    days = [*sorted(desk.day(before=2) for _ in range(many)), ahead]
    rows = Session.objects.bulk_create(
        Session(
            program_id=desk.grant.program_id, kind=SessionKind.EDUCATION, component=component, host=desk.by,
            title=titles[number % len(titles)], place="Training center, Room 1", zone=desk.zone.key, capacity=CHAIRS,
            starts_at=desk.moment(day, 17), ends_at=desk.moment(day, 19),
        )
        for number, day in enumerate(days)
    )  # fmt: skip
    SignUp.objects.bulk_create(
        _sign_up(desk, row, who)
        for number, row in enumerate(rows)
        for who in desk.some(CHAIRS - number % 4, start + number * 17)
    )


def _sign_up(desk: Desk, row: Session, who: Participant) -> SignUp:
    signed = min(row.starts_at - 6 * DAY, desk.at)
    if row.starts_at > desk.at:
        return SignUp(session=row, person_id=who.person_id, state=SignUpState.SIGNED_UP, signed_at=signed)
    state = desk.chance.choices((SignUpState.ATTENDED, SignUpState.NO_SHOW), (88, 12))[0]
    return SignUp(session=row, person_id=who.person_id, state=state, signed_at=signed, marked_at=row.ends_at)


def _apprentices(desk: Desk) -> None:
    """Ten community health workers: registered, a year of wages, most of them placed with proof."""
    track = next((each for each in desk.tracks if "community" in each.slug), None)
    if track is None:
        return
    start = weekday(max(desk.grant.since, add_months(desk.today, -13)))
    Registration.objects.get_or_create(
        track=track,
        defaults={
            "number": "CA-DAS-000000", "registered_on": start - 30 * DAY, "occupation_id": "2002",
            "provider_id": "2026-CA-000000", "wage_schedule_id": "000000", "least_entry_wage": Decimal(22),
        },
    )  # fmt: skip
    members = desk.some(APPRENTICES, len(desk.people) // 2)
    rows = _class(desk, "Community health workers", track, members, start=start, end=weekday(add_months(start, 12)))
    step = track.wage_steps.first()
    if step is not None:
        WageChange.objects.bulk_create(
            WageChange(
                enrollment=row, step=step, rate=Decimal("22.50"), effective_on=start, state=WageState.APPROVED,
                because="First day", decided_by=desk.by, decided_at=desk.moment(start),
            )
            for row in rows
        )  # fmt: skip
    since = min(weekday(start + 370 * DAY), desk.today)
    JobPlacement.objects.bulk_create(
        JobPlacement(
            participant=who, organization_id=who.employer_id,
            employer_name=str(who.employer) if who.employer else "A community clinic",
            title="Community health worker", started_on=since, recorded_by=desk.by, recorded_at=desk.at,
            proof=Proof.PAY_STUB if number < PLACED else Proof.NONE,
        )
        for number, who in enumerate(members[: PLACED + SAID_ONLY])
    )  # fmt: skip


def _tuition(desk: Desk) -> None:
    states = [state for state, many in TUITION.items() for _ in range(many)]
    people = desk.some(len(states), 700)
    TuitionRequest.objects.bulk_create(
        _request(desk, who, state, number) for number, (who, state) in enumerate(zip(people, states, strict=False))
    )


def _request(desk: Desk, who: Participant, state: TuitionState, number: int) -> TuitionRequest:
    school, course, area = COURSES[number % len(COURSES)]
    asked = desk.day(before=20)
    decided = weekday(asked + 6 * DAY)
    amount = Decimal(desk.chance.randrange(6, 52) * 100)
    granted = state in {TuitionState.APPROVED, TuitionState.PAID}
    answered = granted or state == TuitionState.DENIED
    return TuitionRequest(
        participant=who, school=school, course=course, area=area, starts_on=asked - 90 * DAY, ends_on=asked - 5 * DAY,
        amount=amount, state=state, asked_at=desk.moment(asked), paid_elsewhere=Decimal(0),
        approved_amount=amount if granted else None, decided_by=desk.by if answered else None,
        decided_at=desk.moment(decided, 15) if answered else None,
        decision="" if granted or not answered else "The course is outside the areas of this program.",
        paid_on=min(weekday(decided + 7 * DAY), desk.today) if state == TuitionState.PAID else None,
    )  # fmt: skip


def _supervision(desk: Desk) -> None:
    """Days with a preceptor: most confirmed, some only claimed."""
    PreceptorshipLog.objects.bulk_create(
        log for number, who in enumerate(desk.some(SUPERVISED, 950)) for log in _days_of(desk, who, number)
    )


def _days_of(desk: Desk, who: Participant, number: int) -> Iterator[PreceptorshipLog]:
    days = sorted({desk.day(before=2) for _ in range(DAYS_EACH)})
    for place, day in enumerate(days):
        claimed = (number + place) % CLAIMED_EACH == 0
        yield PreceptorshipLog(
            participant=who, date=day, minutes=240, area=AREAS[number % len(AREAS)],
            supervisor_name=PRECEPTORS[number % len(PRECEPTORS)], written_by=desk.by, written_at=desk.moment(day, 18),
            state=LogState.CLAIMED if claimed else LogState.CONFIRMED,
            confirmed_by=None if claimed else desk.by, confirmed_at=None if claimed else desk.moment(day, 19),
        )  # fmt: skip


def _jobs(desk: Desk) -> None:
    """Jobs of others that a training led to."""
    JobPlacement.objects.bulk_create(
        JobPlacement(
            participant=who, organization_id=who.employer_id,
            employer_name=str(who.employer) if who.employer else "A community clinic", title="Medical assistant",
            started_on=desk.day(), recorded_by=desk.by, recorded_at=desk.at,
            proof=(Proof.EMPLOYER, Proof.PAYROLL, Proof.NONE)[number % 3],
        )
        for number, who in enumerate(desk.some(OTHER_JOBS))
    )  # fmt: skip
