"""Reading participants: lists that an address narrows, counts by kind and occupation, what somebody took part in."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apprenticeships.language import said
from apprenticeships.models import Person, SignUp, SignUpState, Track, VersionState
from apprenticeships.rules.keys import key_in
from apprenticeships.rules.words import searched
from cohorts.models import (
    Credential,
    CredentialProof,
    Enrollment,
    EnrollmentState,
    ExamAttempt,
    ExamState,
    JobPlacement,
    LogState,
    Participant,
    ParticipantKind,
    PreceptorshipLog,
    TuitionRequest,
    TuitionState,
)

MOST_LETTERS: Final = 80
KINDS: Final = tuple(ParticipantKind)
PRESENCE: Final = (("", "Everybody"), ("here", "Takes part now"), ("left", "Left"))
OTHER: Final = "Other jobs"
TAUGHT: Final = (EnrollmentState.ACTIVE, EnrollmentState.PAUSED, EnrollmentState.COMPLETED)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of a list asks for, with everything that makes no sense left out."""

    words: str = ""
    kind: str = ""
    presence: str = ""
    organization: int | None = None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        """Read an address."""
        kind, presence, organization = (query.get(name, "") for name in ("kind", "left", "organization"))
        return cls(
            words=searched(query.get("q", ""), MOST_LETTERS),
            kind=kind if kind in ParticipantKind.values else "",
            presence=presence if presence in {"here", "left"} else "",
            organization=key_in(organization),
        )

    @property
    def narrowed(self) -> bool:
        """Whether it asks for less than everybody."""
        return self != Asked()


def narrowed(rows: QuerySet[Participant], asked: Asked, *, on: date) -> QuerySet[Participant]:
    """Return the participants that an address asks for; on their last day people still take part."""
    if asked.words:
        rows = rows.filter(person__in=Person.objects.named_like(asked.words).values("pk"))
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.presence:
        gone = Q(left_on__isnull=False, left_on__lt=on)
        rows = rows.filter(gone if asked.presence == "left" else ~gone)
    if asked.organization is not None:
        rows = rows.filter(Q(employer=asked.organization) | Q(union=asked.organization))
    return rows


Counts = Mapping[tuple[int, str, str], int]
"""How many people by program, occupation and kind."""


def counts_of(rows: QuerySet[Participant]) -> Counts:
    """Count people by program, occupation and kind, in one statement."""
    found = rows.order_by().values_list("program_id", "occupation", "kind").annotate(many=Count("pk"))
    return {(program, occupation, kind): many for program, occupation, kind, many in found}


def occupations_of(programs: Sequence[int]) -> dict[int, list[str]]:
    """Return the occupations that each program names, in its order; all others are counted as one."""
    rows = Track.objects.filter(version__program__in=programs, version__state=VersionState.PUBLISHED)
    found: dict[int, list[str]] = {each: [] for each in programs}
    for program, occupation, title in rows.order_by("position").values_list("version__program", "occupation", "title"):
        if (occupation or title) not in found[program]:
            found[program].append(occupation or title)
    return found


def table_of(counts: Counts, program: int, occupations: Sequence[str]) -> list[list[int]]:
    """Return one row for each occupation and one for all others, one column for each kind, without totals."""
    places = {each.casefold(): place for place, each in enumerate(occupations)}
    table = [[0] * len(KINDS) for __ in range(len(occupations) + 1)]
    for (of, occupation, kind), many in counts.items():
        if of == program:
            place = places.get(occupation.casefold(), len(occupations))
            table[place][KINDS.index(ParticipantKind(kind))] += many
    return table


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that somebody took part in: when, what kind of thing, and its name."""

    on: date
    what: str
    title: str = ""


def parts_of(row: Participant) -> list[Part]:
    """Return what somebody took part in, newest first: no amounts, no schools, no exams that were not passed."""
    found = [*_classes(row), *_trainings(row), *_credentials(row), *_tuition(row), *_supervision(row), *_jobs(row)]
    return sorted(found, key=lambda each: each.on, reverse=True)


def _classes(row: Participant) -> Iterator[Part]:
    rows = Enrollment.objects.filter(person=row.person_id, cohort__program=row.program_id, state__in=TAUGHT)
    for each in rows.select_related("cohort", "track"):
        what = _("Finished a class") if each.state == EnrollmentState.COMPLETED else _("Class")
        yield Part(each.completed_on or each.starts_on, what, each.cohort.title or said(each.track.title))


def _trainings(row: Participant) -> Iterator[Part]:
    rows = SignUp.objects.filter(person=row.person_id, session__program=row.program_id, state=SignUpState.ATTENDED)
    for each in rows.filter(session__component__isnull=False).select_related("session"):
        begins = each.session.starts_at.astimezone(ZoneInfo(each.session.zone))
        yield Part(begins.date(), _("Training"), each.session.title)


def _credentials(row: Participant) -> Iterator[Part]:
    """Passed exams, and what was earned elsewhere and is proven; in one statement."""
    exams = ExamAttempt.objects.filter(
        enrollment__person=row.person_id,
        enrollment__cohort__program=row.program_id,
        state=ExamState.PASSED,
    )
    passed = exams.order_by().values_list("taken_on", "enrollment__track__credential", "enrollment__track__title")
    proven = Credential.objects.filter(participant=row, voided_at__isnull=True).exclude(proof=CredentialProof.NONE)
    earned = proven.order_by().values_list("earned_on", "title", "title")
    for on, credential, track in passed.union(earned, all=True):
        if on is not None:
            yield Part(on, _("Earned a credential"), said(credential or track))


def _tuition(row: Participant) -> Iterator[Part]:
    rows = TuitionRequest.objects.filter(participant=row, state__in=[TuitionState.APPROVED, TuitionState.PAID])
    for each in rows:
        yield Part(each.paid_on or each.starts_on, _("Tuition"), said(each.area))


def _supervision(row: Participant) -> Iterator[Part]:
    rows = PreceptorshipLog.objects.filter(participant=row, state=LogState.CONFIRMED).order_by()
    for each in rows.values("area").annotate(last=Max("date"), days=Count("date", distinct=True)):
        days = ngettext("%(count)s day", "%(count)s days", each["days"]) % {"count": each["days"]}
        yield Part(each["last"], _("Supervision"), f"{said(each['area'])}, {days}")


def _jobs(row: Participant) -> Iterator[Part]:
    for each in JobPlacement.objects.filter(participant=row, voided_at__isnull=True):
        yield Part(each.started_on, _("Began a job"), each.title)


def totals_of(counts: Counts, program: int) -> Counter[str]:
    """Return how many people of a program there are of each kind."""
    found: Counter[str] = Counter()
    for (of, __, kind), many in counts.items():
        if of == program:
            found[kind] += many
    return found
