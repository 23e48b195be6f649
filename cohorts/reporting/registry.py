"""Registered apprentices as the registry's upload asks for them: rows from the records, answers unsealed only here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from apprenticeships.models import PayTrigger, PersonIdentity, WageStep
from apprenticeships.rules.states import NAMES
from apprenticeships.sealing import BrokenSealError, seal, unseal
from cohorts.models import (
    Enrollment,
    EnrollmentState,
    Grant,
    RegisteredApprentice,
    Registration,
    WageChange,
    WageState,
)
from cohorts.rules.partnership.rapids import DryRun, Problem, Program, dry_run
from cohorts.rules.partnership.rapids_columns import PROFILES

REGISTERED: Final = (EnrollmentState.ACTIVE, EnrollmentState.PAUSED, EnrollmentState.COMPLETED)
MONEY: Final = frozenset({"prior_wage"})
BROKEN: Final = "The answers cannot be opened: their key is missing. Ask whoever runs the server."


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem of a dry run with the person of its row."""

    problem: Problem
    enrollment: Enrollment


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A dry run with the people of its rows, in their order."""

    run: DryRun
    enrollments: Sequence[Enrollment]

    @property
    def findings(self) -> list[Finding]:
        """Every problem with its person."""
        return [Finding(each, self.enrollments[each.row - 1]) for each in self.run.problems]

    @property
    def sent(self) -> int:
        """How many rows could be sent."""
        return len(self.run.lines)


def place_of(enrollment: Enrollment) -> str:
    """To what the sealed answers of an apprentice are bound."""
    return f"registeredapprentice:{enrollment.pk}"


def sealed(enrollment: Enrollment, answers: Mapping[str, Any]) -> bytes:
    """The answers of an apprentice, encrypted; money as text, so that no cent is lost."""
    return seal({name: str(value) if isinstance(value, Decimal) else value for name, value in answers.items()},
                place=place_of(enrollment))  # fmt: skip


def registrations_of(grant: Grant) -> QuerySet[Registration]:
    """What the registry knows of a program's tracks, the newest version's first."""
    rows = Registration.objects.filter(track__version__program=grant.program_id).select_related("track__version")
    return rows.order_by("-track__version__number", "track__position", "pk")


def apprentices_of(registration: Registration) -> QuerySet[Enrollment]:
    """Everybody who trains or trained on a registered track; who left before is not uploaded."""
    steps = Prefetch("track__wage_steps", WageStep.objects.filter(trigger=PayTrigger.START).order_by("position"))
    rows = Enrollment.objects.apprentices().filter(track=registration.track_id, state__in=REGISTERED)
    begun = WageChange.objects.filter(
        enrollment=OuterRef("pk"), step__trigger=PayTrigger.START, state=WageState.APPROVED
    )
    rows = rows.annotate(entry_rate=Subquery(begun.order_by("pk").values("rate")[:1]))
    found = rows.select_related("person", "track", "registered", "cohort").prefetch_related(steps)
    return found.order_by("person__sort_name", "pk")


def rehearse(registration: Registration, *, profile: str) -> Rehearsal:
    """Check every apprentice of a registration against a profile; nothing is rounded, cut or filled up."""
    enrollments = list(apprentices_of(registration))
    born = dict(
        PersonIdentity.objects.filter(person__in=[each.person_id for each in enrollments]).values_list(
            "person_id", "birth_date"
        )
    )
    rows, broken = [], []
    for number, each in enumerate(enrollments, start=1):
        try:
            answers = _answers(each)
        except BrokenSealError:
            answers = {}
            broken.append(Problem(number, "All answers", BROKEN))
        rows.append(_row(each, registration, born.get(each.person_id), answers))
    terms = Program(registration.registered_on, registration.least_age)
    run = dry_run(rows, PROFILES[profile], terms)
    return Rehearsal(_with(run, broken), enrollments)


def _with(run: DryRun, more: Iterable[Problem]) -> DryRun:
    """A row whose answers cannot be opened stays out, also where a profile asks for none of them."""
    added = list(more)
    lines = {row: line for row, line in run.lines.items() if row not in {each.row for each in added}}
    problems = tuple(sorted((*added, *run.problems), key=lambda each: each.row))
    return DryRun(run.header, lines, problems)


def is_answered(enrollment: Enrollment) -> bool:
    """Whether the answers of an apprentice were entered."""
    return hasattr(enrollment, "registered")


def _answers(enrollment: Enrollment) -> dict[str, Any]:
    row = getattr(enrollment, "registered", None)
    if not isinstance(row, RegisteredApprentice):
        return {}
    found: dict[str, Any] = unseal(bytes(row.sealed), place=place_of(enrollment))
    return {name: Decimal(value) if name in MONEY and value else value for name, value in found.items()}


def _row(enrollment: Enrollment, registration: Registration, born: Any, answers: Mapping[str, Any]) -> dict[str, Any]:
    person = enrollment.person
    steps = list(enrollment.track.wage_steps.all())
    return {
        **answers,
        "begins": enrollment.starts_on,
        "first_name": person.given_name,
        "last_name": person.family_name,
        "born": born,
        "street": person.street,
        "city": person.city,
        "state": person.state,
        "state_name": NAMES.get(person.state, ""),
        "zip": person.postal_code,
        "phone": person.phone,
        "email": person.email,
        "employer_id": registration.employer_id,
        "occupation_id": registration.occupation_id,
        "provider_id": registration.provider_id,
        "wage_schedule_id": registration.wage_schedule_id,
        "entry_wage": getattr(enrollment, "entry_rate", None) or (steps[0].rate if steps else None),
        "entry_wage_unit": "hour",
        "least_entry_wage": registration.least_entry_wage,
    }
