"""What a matching is made from, read from the records of one cohort."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from applicants.models import Application, ApplicationState, MatchLock
from applicants.records.program_facts import last_day_of
from applicants.rules.matching_inputs import (
    CLOSE_TO_HOME,
    INTERESTS_FIRST,
    Lock,
    Period,
    Place,
    Point,
    Problem,
    Student,
    Weights,
)
from apprenticeships.models import PersonIdentity, PostalCode
from cohorts.models import Cohort, Enrollment, Opening, SeatState

VARIANTS: Final[Mapping[str, Weights]] = {"interests": INTERESTS_FIRST, "home": CLOSE_TO_HOME}
CODE_LENGTH: Final = 5


@dataclass(frozen=True, slots=True)
class Waiting:
    """The records behind a problem: who waits for a place, and where places are free, by key."""

    problem: Problem
    applications: Mapping[str, Application]
    openings: Mapping[str, Opening]

    @property
    def digest(self) -> str:
        """A short mark of everything that decides the result: the same mark, the same result."""
        return hashlib.sha256(repr(self.problem).encode()).hexdigest()


def waiting(cohort: Cohort, *, variant: str, seed: int) -> Waiting:
    """Return the students of a cohort who are ready and have no offer, and the free places of its departments."""
    applications = _students(cohort)
    openings = _places(cohort)
    codes = [_code(each.person.postal_code) for each in applications.values()]
    points = _points([*codes, *(_code(each.site.postal_code) for each in openings.values())])
    born = dict(
        PersonIdentity.objects.filter(person__in=[each.person_id for each in applications.values()]).values_list(
            "person_id", "birth_date"
        )
    )
    before = _earlier_sites(applications.values(), cohort)
    students = tuple(
        _student(key, each, born[each.person_id], points, before)
        for key, each in applications.items()
        if each.person_id in born
    )
    places = tuple(_place(key, each, cohort, points) for key, each in openings.items())
    locks = tuple(
        Lock(str(lock.application_id), None if lock.opening_id is None else str(lock.opening_id))
        for lock in MatchLock.objects.filter(application__in=list(applications.values())).order_by("application_id")
    )
    problem = Problem(students, places, VARIANTS[variant], str(seed), locks)
    return Waiting(problem, applications, openings)


def _students(cohort: Cohort) -> dict[str, Application]:
    rows = Application.objects.filter(cohort=cohort, state=ApplicationState.READY)
    rows = rows.select_related("person", "availability").prefetch_related("wishes__interest")
    return {str(row.pk): row for row in rows.order_by("pk")}


def _places(cohort: Cohort) -> dict[str, Opening]:
    rows = Opening.objects.filter(cohort=cohort, interest__isnull=False)
    rows = rows.select_related("site", "department__site", "interest").prefetch_related("seats")
    return {str(row.pk): row for row in rows.order_by("pk")}


def _student(key: str, row: Application, born: date, points: Mapping[str, Point], before: Mapping[int, str]) -> Student:
    available = getattr(row, "availability", None)
    wishes = sorted(row.wishes.all(), key=lambda wish: wish.rank)
    return Student(
        key=key,
        born=born,
        interests=tuple(wish.interest.slug for wish in wishes),
        home=points.get(_code(row.person.postal_code)),
        max_miles=available.most_miles if available else None,
        available=(Period(available.first_day, available.last_day),) if available else (),
        earlier_site=before.get(row.person_id),
    )


def _place(key: str, row: Opening, cohort: Cohort, points: Mapping[str, Point]) -> Place:
    return Place(
        key=key,
        department=str(row.department_id),
        site=str(row.site_id),
        interest=row.interest.slug if row.interest else "",
        capacity=sum(seat.state == SeatState.FREE for seat in row.seats.all()),
        starts_on=cohort.starts_on,
        ends_on=last_day_of(cohort),
        location=points.get(_code(row.site.postal_code)),
        min_age=row.age_from or 0,
        max_age=row.age_to,
    )


def _earlier_sites(rows: Iterable[Application], cohort: Cohort) -> dict[int, str]:
    """Return the site of each returning person's last summer in this program."""
    found = Enrollment.objects.filter(
        person__in=[row.person_id for row in rows],
        cohort__program_id=cohort.program_id,
        starts_on__lt=cohort.starts_on,
        seat__isnull=False,
    )
    pairs = found.order_by("starts_on").values_list("person_id", "seat__opening__site_id")
    return {person: str(site) for person, site in pairs}


def _points(codes: Iterable[str]) -> dict[str, Point]:
    rows = PostalCode.objects.filter(code__in={code for code in codes if code})
    return {row.code: Point(float(row.latitude), float(row.longitude)) for row in rows}


def _code(text: str) -> str:
    return text.strip()[:CODE_LENGTH]
