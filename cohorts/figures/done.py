"""What was done for the people of a partnership, read from the records that say so."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from apprenticeships.models import Component, SignUp, SignUpState
from cohorts.models import (
    Attendance,
    Enrollment,
    EnrollmentState,
    ExamAttempt,
    ExamState,
    Grant,
    LogState,
    Mark,
    Participant,
    PreceptorshipLog,
    TuitionRequest,
    TuitionState,
)
from cohorts.rules.partnership.counting import Service

ELSEWHERE: Final = ""
NOBODY: Final = 0


@dataclass(frozen=True, slots=True)
class Done:
    """One service with the record behind it: the kind of record and its key, and whose participant it concerns."""

    service: Service
    record: str
    pk: int
    participant: int


@dataclass(frozen=True, slots=True)
class _People:
    """The participants of a program by the key of the person: their own key, and the slug of their employer.

    ``strangers`` collects what concerns nobody of the list: it never counts, and is told. ``trainings`` are read once
    for all lines.
    """

    known: dict[int, tuple[int, str]]
    employers: dict[str, str]
    strangers: list[Done] = field(default_factory=list)
    trainings: dict[str, list[tuple[str, int, int, date]]] = field(default_factory=dict)

    @classmethod
    def of(cls, grant: Grant) -> "_People":
        rows = Participant.objects.filter(program_id=grant.program_id).order_by()
        known, employers = {}, {}
        for person, pk, slug, name in rows.values_list("person_id", "pk", "employer__slug", "employer__name"):
            known[person] = pk, slug or ELSEWHERE
            if slug:
                employers[slug] = name
        return cls(known, employers)

    def done(self, component: Component, rows: Iterable[tuple[int, int, date]], record: str) -> Iterator[Done]:
        """Services of rows (record's key, person's key, day) that concern a participant; others never count."""
        for pk, person, on in rows:
            found = self.known.get(person)
            if found is not None:
                yield Done(Service(person, component.slug, on, found[1], record), record, pk, found[0])
            else:
                nobody = Service(person, component.slug, on, ELSEWHERE, record)
                self.strangers.append(Done(nobody, record, pk, NOBODY))


@dataclass(frozen=True, slots=True)
class Reading:
    """What was done for participants, and the same kinds of records about people who are none: these never count.

    ``employers`` are the names of the participants' employers by slug.
    """

    done: list[Done]
    strangers: list[Done]
    employers: dict[str, str]


def done_for(grant: Grant, components: Sequence[Component]) -> list[Done]:
    """Return everything done for the participants of a grant's program, by component and day.

    What has no record behind it yet, such as hours that nobody confirmed, comes without evidence: it is claimed.
    """
    return read(grant, components).done


def read(grant: Grant, components: Sequence[Component]) -> Reading:
    """Return the same with the records about people who are not on the list of participants."""
    people = _People.of(grant)
    zone = ZoneInfo(grant.program.organization.zone)
    found = [
        each
        for component in components
        if component.measure in SOURCES
        for each in SOURCES[component.measure](component, people, zone)
    ]
    return Reading(sorted(found, key=_order), sorted(people.strangers, key=_order), people.employers)


def _order(each: Done) -> tuple[str, date, str, int]:
    return each.service.component, each.service.on, each.record, each.pk


def _credentials(component: Component, people: _People, zone: ZoneInfo) -> Iterator[Done]:
    rows = ExamAttempt.objects.filter(
        state=ExamState.PASSED, enrollment__cohort__program=component.version.program_id
    ).values_list("pk", "enrollment__person_id", "taken_on")
    yield from people.done(component, ((pk, who, on) for pk, who, on in rows if on is not None), "exam")


def _trainings(component: Component, people: _People, zone: ZoneInfo) -> Iterator[Done]:
    """Classes and sessions of this component; components of one version and the next share a slug."""
    if not people.trainings:
        people.trainings.update(_all_trainings(component.version.program_id, zone))
    for record, pk, who, on in people.trainings.get(component.slug, []):
        yield from people.done(component, [(pk, who, on)], record)


def _all_trainings(program: int, zone: ZoneInfo) -> dict[str, list[tuple[str, int, int, date]]]:
    found: dict[str, list[tuple[str, int, int, date]]] = {ELSEWHERE: []}
    classes = Attendance.objects.filter(
        mark__in=[Mark.PRESENT, Mark.LATE], session__cohort__component__version__program=program
    ).order_by()
    columns = ("session__cohort__component__slug", "pk", "enrollment__person_id", "session__date")
    for slug, pk, who, on in classes.values_list(*columns):
        found.setdefault(slug, []).append(("class", pk, who, on))
    sessions = SignUp.objects.filter(
        state=SignUpState.ATTENDED, session__component__version__program=program
    ).order_by()
    for slug, pk, who, at in sessions.values_list("session__component__slug", "pk", "person_id", "session__starts_at"):
        found.setdefault(slug, []).append(("session", pk, who, at.astimezone(zone).date()))
    return found


def _apprentices(component: Component, people: _People, zone: ZoneInfo) -> Iterator[Done]:
    """Apprentices of a registered track, from their first day."""
    begun = [EnrollmentState.ACTIVE, EnrollmentState.PAUSED, EnrollmentState.COMPLETED]
    rows = Enrollment.objects.apprentices().filter(
        cohort__program=component.version.program_id, track__registration__isnull=False, state__in=begun
    )
    yield from people.done(component, rows.values_list("pk", "person_id", "starts_on"), "apprenticeship")


def _tuition(component: Component, people: _People, zone: ZoneInfo) -> Iterator[Done]:
    rows = TuitionRequest.objects.filter(participant__program=component.version.program_id)
    counted = rows.filter(state__in=[TuitionState.PAID, TuitionState.APPROVED]).order_by()
    for pk, who, paid_on, at in counted.values_list("pk", "participant__person_id", "paid_on", "decided_at"):
        day = paid_on or at.astimezone(zone).date()
        found = people.done(component, [(pk, who, day)], "tuition")
        yield from found if paid_on else map(_claimed, found)


def _supervision(component: Component, people: _People, zone: ZoneInfo) -> Iterator[Done]:
    rows = PreceptorshipLog.objects.filter(participant__program=component.version.program_id)
    counted = rows.exclude(state=LogState.VOIDED).order_by()
    for pk, who, day, state in counted.values_list("pk", "participant__person_id", "date", "state"):
        found = people.done(component, [(pk, who, day)], "preceptorship")
        yield from found if state == LogState.CONFIRMED else map(_claimed, found)


def _claimed(done: Done) -> Done:
    service = done.service
    bare = Service(service.person, service.component, service.on, service.partner)
    return Done(bare, done.record, done.pk, done.participant)


SOURCES: Final[dict[str, Callable[[Component, _People, ZoneInfo], Iterator[Done]]]] = {
    "credential_earned": _credentials,
    "continuing_education": _trainings,
    "professional_development": _trainings,
    "apprenticeship": _apprentices,
    "tuition": _tuition,
    "supervision": _supervision,
}
"""Which records answer each measure that a pack may name."""
