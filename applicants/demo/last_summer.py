"""The summer before: three hundred interns who completed it, written in bulk as the steps would have left them.

Evaluations at both ends, the weekly sessions with who came, hours, pay and the signed handbook. One of the interns has
an account: they read how they grew, and may come back.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from applicants.demo.clockwork import Days
from applicants.demo.names import Who, people, somebody
from applicants.demo.people import NAMESPACE, SCHOOLS
from applicants.demo.world import HERE, INTERNS, World, account, account_of
from applicants.models import Application, ApplicationState, Section, Wish
from apprenticeships.models import (
    Criterion,
    CriterionUse,
    Department,
    Event,
    Interest,
    Membership,
    Person,
    PersonIdentity,
    ProgramVersion,
    Role,
    Site,
    User,
    VersionState,
)
from apprenticeships.rules.dates import DAY
from apprenticeships.rules.intake import starts
from cohorts.models import (
    Acknowledgement,
    Attendance,
    ClassSession,
    Cohort,
    Enrollment,
    EnrollmentState,
    Evaluation,
    Handbook,
    HoursEntry,
    Mark,
    Moment,
    Opening,
    Placement,
    ScheduleState,
    Seat,
    SeatState,
    WageChange,
    WageState,
)
from cohorts.workflows import cohorts, handbooks, schedules

INTERN: Final = ("Jonah Castleberry", "intern")
KEEPER: Final = ("Imogen Farr", "imogen.farr")
NAMES_USED: Final = 800  # by the other stories and the summer ahead
A_SITE: Final = 32
LONGEST: Final = timedelta(weeks=8)
A_DAY, WEEKDAYS = 6 * 60, 5
HOURS_EACH: Final = 4  # one intern in so many has every hour written down: all of them would make the start slow
AWAY_EACH: Final = 11  # one session in so many was missed
NEVER_AGAIN_EACH: Final = 13  # one intern in so many was not rated at the end
PAGES: Final = (
    "You are here to learn. Ask when you do not understand, and say when something worries you.",
    "Come on time, and call your site before your shift begins when you cannot come.",
    "What you hear about patients stays here. Do not talk or write about it anywhere else, and take no photos.",
    "You work only the hours that are planned for you. Nobody under 18 stays longer, even to help.",
)
"""What the demonstration's handbook says."""


@dataclass(frozen=True, slots=True)
class Intern:
    """One intern of the summer before, with everything that was written down first."""

    who: Who
    person: Person
    opening: Opening
    enrollment: Enrollment


def _handbook(version: ProgramVersion, at: datetime) -> Handbook:
    return handbooks.publish(
        version.pk, label="Edition 2", title="Intern handbook", text="\n\n".join(PAGES), link="", by=HERE, at=at
    )


def write(world: World, sites: Sequence[Site], areas: Sequence[Interest]) -> None:
    """Write the summer that ended last."""
    cohort = _cohort(world)
    days, version = world.days, cohort.version
    keeper = account(*KEEPER)
    Membership.objects.create(
        user=keeper, role=Role.SITE_COORDINATOR, organization=sites[0].organization, site=sites[-1]
    )
    begun = days.at(cohort.starts_on, 8)
    book = _handbook(version, days.at(days.work(cohort.ready_by, -20), 9))
    openings = _openings(cohort, sites, areas)
    interns = list(_interns(cohort, openings, days))
    _applications(interns, cohort, areas, days)
    _placements(interns, cohort, keeper, begun)
    _evaluations(interns, list(_criteria(version)), keeper, days)
    _sessions(interns, cohort, keeper, days)
    _hours(interns[::HOURS_EACH], keeper, days)
    Acknowledgement.objects.bulk_create(
        Acknowledgement(
            handbook=book, person=each.person, signed_name=each.who.name, acknowledged_at=days.at(cohort.ready_by, 17)
        )
        for each in interns
    )
    Event.objects.bulk_create(_events(interns, days))


def _cohort(world: World) -> Cohort:
    """The class of the last summer that is over today."""
    days = world.days
    version = world.programs[INTERNS].versions.get(state=VersionState.PUBLISHED)
    rule = cohorts.intake_rule(version)
    begins = starts(rule, days.calendar, date(days.today.year - 1, 1, 1), 24)
    start = max(day for day in begins if day + LONGEST < days.today)
    at = days.at(days.work(start, -100), 9)
    (row,) = cohorts.generate(version, on=start, months=1, by=world.desk, at=at)
    return row


def _openings(cohort: Cohort, sites: Sequence[Site], areas: Sequence[Interest]) -> list[Opening]:
    """Places in the first departments of each site, so many as there are interns."""
    track = cohort.version.tracks.get()
    departments = {site.pk: list(Department.objects.filter(site=site).order_by("pk")[:4]) for site in sites}
    return Opening.objects.bulk_create(
        Opening(
            cohort=cohort, track=track, site=site, department=department, interest=areas[(place + number) % len(areas)],
            headcount=A_SITE // 4, age_from=16, weekly_minutes=A_DAY * WEEKDAYS,
        )
        for number, site in enumerate(sites)
        for place, department in enumerate(departments[site.pk])
    )  # fmt: skip


def _interns(cohort: Cohort, openings: Sequence[Opening], days: Days) -> Iterator[Intern]:
    names = people(days.today)
    for _ in range(NAMES_USED):
        next(names)
    one = somebody(*INTERN, days.today)
    places = [opening for opening in openings for _ in range(opening.headcount)]
    them = [one, *(next(names) for _ in places[1:])]
    persons = _persons(them, cohort)
    persons[0].user = account_of(one)
    persons[0].user.name = one.name
    persons[0].user.save(update_fields=["name"])
    persons[0].save(update_fields=["user"])
    seats = Seat.objects.bulk_create(
        Seat(opening=opening, number=number % opening.headcount + 1, state=SeatState.TAKEN, person=person)
        for number, (opening, person) in enumerate(zip(places, persons, strict=True))
    )
    rows = Enrollment.objects.bulk_create(
        Enrollment(
            person=person, cohort=cohort, track=seat.opening.track, seat=seat, state=EnrollmentState.COMPLETED,
            reserved_at=days.at(cohort.apply_by, 12), starts_on=cohort.starts_on, class_ends_on=cohort.class_ends_on,
            ends_on=cohort.ends_on, required_ojl_minutes=cohort.version.required_ojl_minutes,
            required_rti_minutes=cohort.version.required_rti_minutes, completed_on=cohort.ends_on,
        )
        for person, seat in zip(persons, seats, strict=True)
    )  # fmt: skip
    for who, person, opening, row in zip(them, persons, places, rows, strict=True):
        yield Intern(who, person, opening, row)


def _persons(them: Sequence[Who], cohort: Cohort) -> list[Person]:
    rows = Person.objects.bulk_create(
        Person(
            given_name=who.given, family_name=who.family, email=who.email, phone=who.phone, street=who.street,
            city="Cedar Bend", state="MO", postal_code="63118", language=who.language,
        )
        for who in them
    )  # fmt: skip
    PersonIdentity.objects.bulk_create(
        PersonIdentity(person=row, birth_date=cohort.starts_on - timedelta(days=who.chance.randint(16 * 366, 18 * 365)))
        for row, who in zip(rows, them, strict=True)
    )
    return rows


def _applications(interns: Sequence[Intern], cohort: Cohort, areas: Sequence[Interest], days: Days) -> None:
    sent = days.at(days.work(cohort.apply_by, -10), 16)
    rows = Application.objects.bulk_create(
        Application(
            person=each.person, version=cohort.version, track=each.opening.track, cohort=cohort,
            state=ApplicationState.ENROLLED, started_at=sent - timedelta(days=2), submitted_at=sent, ready_at=sent,
            submit_key=uuid.uuid5(NAMESPACE, f"last summer {each.who.email}"),
        )
        for each in interns
    )  # fmt: skip
    Section.objects.bulk_create(
        Section(application=row, slug=slug, answers=answers, is_complete=True, saved_at=sent)
        for each, row in zip(interns, rows, strict=True)
        for slug, answers in (
            ("education", {"school": each.who.chance.choice(SCHOOLS[:2]), "year": cohort.starts_on.year + 2}),
            ("words", {"why": "I want to find out which work in a clinic fits me.", "proud": "I never miss practice."}),
        )
    )
    Wish.objects.bulk_create(
        Wish(application=row, interest=interest, rank=rank)
        for each, row in zip(interns, rows, strict=True)
        for rank, interest in enumerate(each.who.chance.sample(list(areas), 3), start=1)
    )


def _placements(interns: Sequence[Intern], cohort: Cohort, keeper: User, begun: datetime) -> None:
    Placement.objects.bulk_create(
        Placement(
            enrollment=each.enrollment, department_id=each.opening.department_id, preceptor=keeper,
            starts_on=cohort.starts_on, ends_on=cohort.ends_on,
        )
        for each in interns
    )  # fmt: skip
    step = cohort.version.tracks.get().wage_steps.order_by("position")[0]
    WageChange.objects.bulk_create(
        WageChange(
            enrollment=each.enrollment, step=step, rate=step.rate or 0, effective_on=cohort.starts_on,
            state=WageState.APPROVED, because="First day", decided_at=begun,
        )
        for each in interns
    )  # fmt: skip


def _criteria(version: ProgramVersion) -> Iterator[Criterion]:
    yield from Criterion.objects.filter(version=version, use=CriterionUse.EVALUATION).order_by("position")


def _evaluations(interns: Sequence[Intern], criteria: Sequence[Criterion], keeper: User, days: Days) -> None:
    """At the start and at the end; some were not rated at the end, some criteria not seen at the start."""
    found = []
    for number, each in enumerate(interns):
        row, chance = each.enrollment, each.who.chance
        first = {criterion.slug: chance.choice((1, 2, 2, 3)) for criterion in criteria}
        last = {slug: min(4, value + chance.choice((0, 0, 1, 1, 2))) for slug, value in first.items()}
        if number % NEVER_AGAIN_EACH == 1:
            first.pop(criteria[number % len(criteria)].slug)
        found.append((row, Moment.START, first, days.work(row.starts_on, 6)))
        if (number + 1) % NEVER_AGAIN_EACH:
            found.append((row, Moment.END, last, days.work(row.ends_on, -3)))
    Evaluation.objects.bulk_create(
        Evaluation(
            enrollment=row, moment=moment, ratings=ratings, rated_by=keeper, rated_at=days.at(day, 15),
            comment="" if moment == Moment.START else "Thank you for this summer.",
        )
        for row, moment, ratings, day in found
    )  # fmt: skip


def _sessions(interns: Sequence[Intern], cohort: Cohort, keeper: User, days: Days) -> None:
    """The weekly sessions, published and marked."""
    at = days.at(days.work(cohort.starts_on, -8), 10)
    schedules.generate(cohort.pk, by=HERE, at=at, place="Education Center, Hall A")
    Cohort.objects.filter(pk=cohort.pk).update(schedule_state=ScheduleState.PUBLISHED, published_at=at)
    sessions = list(ClassSession.objects.filter(cohort=cohort).order_by("number"))
    Attendance.objects.bulk_create(
        Attendance(
            session=session, enrollment=each.enrollment, mark=mark, minutes=minutes, marked_by=keeper,
            marked_at=session.ends_at,
        )
        for session in sessions
        for number, each in enumerate(interns)
        for mark, minutes in [_mark(number + 3 * session.number, session.minutes)]
    )  # fmt: skip


def _mark(chance: int, minutes: int) -> tuple[Mark, int]:
    if chance % AWAY_EACH:
        return Mark.PRESENT, minutes
    return (Mark.EXCUSED, 0) if chance % 2 else (Mark.LATE, minutes - 15)


def _hours(interns: Sequence[Intern], keeper: User, days: Days) -> None:
    """Six hours on each working day, approved when the week was over."""
    first, over = interns[0].enrollment.starts_on, interns[0].enrollment.ends_on
    dates = [first + n * DAY for n in range((over - first).days)]
    worked = [day for day in dates if days.calendar.is_business_day(day)]
    HoursEntry.objects.bulk_create(
        [
            HoursEntry(
                enrollment=each.enrollment, date=day, minutes=A_DAY, approved_by=keeper,
                approved_at=days.at(day + (WEEKDAYS - 1 - day.weekday()) * DAY, 17),
            )
            for each in interns
            for day in worked
        ],
        batch_size=2000,
    )  # fmt: skip


def _events(interns: Sequence[Intern], days: Days) -> Iterator[Event]:
    for each in interns:
        row = each.enrollment
        for kind, before, after, day in (
            ("enrollment.activate", EnrollmentState.RESERVED, EnrollmentState.ACTIVE, row.starts_on),
            ("enrollment.complete", EnrollmentState.ACTIVE, EnrollmentState.COMPLETED, days.work(row.ends_on, 0)),
        ):
            yield Event(
                kind=kind, subject_type=Enrollment._meta.label_lower, subject_id=row.pk, person=each.person,
                actor_kind=HERE.kind, actor_name=HERE.name, at=days.at(day, 9), before=before, after=after,
            )  # fmt: skip
