"""What was done for the people of a partnership, read from the records that say so."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import BooleanField, CharField, ExpressionWrapper, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, TruncDate

from apprenticeships.models import Component, SignUp, SignUpState
from cohorts.models import (
    Attendance,
    Credential,
    CredentialProof,
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
NO: Final = Value(False, BooleanField())  # noqa: FBT003 - a literal of SQL
COLUMNS: Final = ("done_line", "done_record", "done_pk", "done_person", "done_on", "done_claimed")

Row = tuple[str, str, int, int, date, bool]
"""The line, the kind of record and its key, the person, the day, and whether no record shows it yet."""


@dataclass(frozen=True, slots=True)
class Done:
    """One service with the record behind it: the kind of record and its key, and whose participant it concerns."""

    service: Service
    record: str
    pk: int
    participant: int


@dataclass(frozen=True, slots=True)
class _People:
    """The participants of a program by the key of the person: their own key, and the slug of their employer."""

    known: dict[int, tuple[int, str]]
    employers: dict[str, str]

    @classmethod
    def of(cls, grant: Grant) -> "_People":
        rows = Participant.objects.filter(program_id=grant.program_id).order_by()
        known, employers = {}, {}
        for person, pk, slug, name in rows.values_list("person_id", "pk", "employer__slug", "employer__name"):
            known[person] = pk, slug or ELSEWHERE
            if slug:
                employers[slug] = name
        return cls(known, employers)

    def done(self, row: Row) -> Done:
        """The service that a record is, and whose; ``NOBODY`` where it concerns nobody of the list."""
        line, record, pk, person, on, is_claimed = row
        participant, employer = self.known.get(person, (NOBODY, ELSEWHERE))
        return Done(Service(person, line, on, employer, "" if is_claimed else record), record, pk, participant)


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
    """Return the same with the records about people who are not on the list of participants. Two statements."""
    people = _People.of(grant)
    zone = ZoneInfo(grant.program.organization.zone)
    branches = [
        rows
        for component in components
        if component.measure in SOURCES
        for rows in SOURCES[component.measure](component, zone)
    ]
    if not branches:
        return Reading([], [], people.employers)
    found = sorted((people.done(row) for row in branches[0].union(*branches[1:], all=True)), key=_order)
    done = [each for each in found if each.participant != NOBODY]
    return Reading(done, [each for each in found if each.participant == NOBODY], people.employers)


def _order(each: Done) -> tuple[str, date, str, int]:
    return each.service.component, each.service.on, each.record, each.pk


def _rows(
    rows: QuerySet[Any], component: Component, record: str, person: str, on: Any, claimed: Any = NO
) -> QuerySet[Any]:
    """The rows of one kind as a ``Row`` each; all branches of the union name the same columns in the same order."""
    shown = rows.order_by().annotate(
        done_line=Value(component.slug, CharField()),
        done_record=Value(record, CharField()),
        done_pk=F("pk"),
        done_person=F(person),
        done_on=on,
        done_claimed=claimed,
    )
    found: QuerySet[Any] = shown.filter(done_on__isnull=False).values_list(*COLUMNS)
    return found


def _credentials(component: Component, zone: ZoneInfo) -> Iterator[QuerySet[Any]]:
    """Passed exams, and credentials earned elsewhere: these are claimed while nothing shows them."""
    program = component.version.program_id
    exams = ExamAttempt.objects.filter(state=ExamState.PASSED, enrollment__cohort__program=program)
    yield _rows(exams, component, "exam", "enrollment__person_id", F("taken_on"))
    earned = Credential.objects.filter(participant__program=program, voided_at__isnull=True)
    claimed = _if(proof=CredentialProof.NONE)
    yield _rows(earned, component, "credential", "participant__person_id", F("earned_on"), claimed)


def _trainings(component: Component, zone: ZoneInfo) -> Iterator[QuerySet[Any]]:
    """Classes and sessions of this component; components of one version and the next share a slug."""
    program, slug = component.version.program_id, component.slug
    classes = Attendance.objects.filter(
        mark__in=[Mark.PRESENT, Mark.LATE],
        session__cohort__component__version__program=program,
        session__cohort__component__slug=slug,
    )
    yield _rows(classes, component, "class", "enrollment__person_id", F("session__date"))
    sessions = SignUp.objects.filter(
        state=SignUpState.ATTENDED,
        session__component__version__program=program,
        session__component__slug=slug,
    )
    yield _rows(sessions, component, "session", "person_id", TruncDate("session__starts_at", tzinfo=zone))


def _apprentices(component: Component, zone: ZoneInfo) -> Iterator[QuerySet[Any]]:
    """Apprentices of a registered track, from their first day."""
    begun = [EnrollmentState.ACTIVE, EnrollmentState.PAUSED, EnrollmentState.COMPLETED]
    rows = Enrollment.objects.apprentices().filter(
        cohort__program=component.version.program_id, track__registration__isnull=False, state__in=begun
    )
    yield _rows(rows, component, "apprenticeship", "person_id", F("starts_on"))


def _tuition(component: Component, zone: ZoneInfo) -> Iterator[QuerySet[Any]]:
    """Requests that were paid, on that day; those that are only approved are claimed on the day of the decision."""
    rows = TuitionRequest.objects.filter(
        participant__program=component.version.program_id, state__in=[TuitionState.PAID, TuitionState.APPROVED]
    )
    on = Coalesce("paid_on", TruncDate("decided_at", tzinfo=zone))
    yield _rows(rows, component, "tuition", "participant__person_id", on, _if(paid_on__isnull=True))


def _supervision(component: Component, zone: ZoneInfo) -> Iterator[QuerySet[Any]]:
    rows = PreceptorshipLog.objects.filter(participant__program=component.version.program_id)
    counted = rows.exclude(state=LogState.VOIDED)
    claimed = ~Q(state=LogState.CONFIRMED)
    yield _rows(counted, component, "preceptorship", "participant__person_id", F("date"), _if(claimed))


def _if(*conditions: Q, **fields: Any) -> Any:
    return ExpressionWrapper(Q(*conditions, **fields), output_field=BooleanField())


SOURCES: Final[dict[str, Callable[[Component, ZoneInfo], Iterator[QuerySet[Any]]]]] = {
    "credential_earned": _credentials,
    "continuing_education": _trainings,
    "professional_development": _trainings,
    "apprenticeship": _apprentices,
    "tuition": _tuition,
    "supervision": _supervision,
}
"""Which records answer each measure that a pack may name."""
