"""Trainings against harassment: written down when they were held, and who was there, which is never deleted."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Exists, Min, OuterRef, QuerySet

from apprenticeships import audit
from apprenticeships.access import COORDINATORS
from apprenticeships.errors import GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.models import Membership, Organization, Parameter, ProgramVersion, Role
from apprenticeships.rules.dates import add_months
from apprenticeships.rules.specs.equal import TRAINING_MONTHS
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import AntiHarassmentAttendance, AntiHarassmentTraining, Enrollment, EnrollmentState
from cohorts.records import local_day

TRANSITIONS: tuple[Transition, ...] = ()
STAFF: Final = (
    Role.COORDINATOR,
    Role.INSTRUCTOR,
    Role.PRECEPTOR,
    Role.HIRING_MANAGER,
    Role.SITE_COORDINATOR,
)
"""Who takes part in running a program."""
MARKED: Final = (EnrollmentState.RESERVED, EnrollmentState.ACTIVE, EnrollmentState.PAUSED)
ONLY: Final = "Only a coordinator of the organization does this."
LONGEST_WHY: Final = 300


def staff(at: datetime) -> QuerySet[Membership]:
    """Return the roles of all who should have the training since they help to run a program."""
    return Membership.objects.counting(at).filter(role__in=STAFF, user__is_active=True)


def apprentices() -> QuerySet[Enrollment]:
    """Return all apprentices who should have it: those in training. Who only waits or paused may be marked too."""
    return Enrollment.objects.apprentices().filter(state=EnrollmentState.ACTIVE)


def comers() -> QuerySet[Enrollment]:
    """Return all apprentices who may be marked: who has a place, from before the first day to the end."""
    held = Enrollment.objects.offered().values("pk")
    return Enrollment.objects.apprentices().filter(state__in=MARKED).exclude(pk__in=held)


def without(rows: QuerySet[Enrollment], on: date) -> QuerySet[Enrollment]:
    """Narrow apprentices to those who lack a training of their organization that still counts."""
    valid = AntiHarassmentAttendance.objects.valid(on).filter(
        person=OuterRef("person"), training__organization=OuterRef("cohort__program__organization")
    )
    return rows.filter(~Exists(valid))


@retrying
def enter(
    organization_id: int,
    *,
    title: str,
    held_on: date,
    minutes: int,
    given_by: str,
    materials: str,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> AntiHarassmentTraining:
    """Write a training down that was held. Who was there is marked afterwards."""
    organization = Organization.objects.get(pk=organization_id)
    user_id = _coordinator(by, organization_id)
    columns = _columns(organization, title, held_on, minutes, given_by, materials, at)
    row = AntiHarassmentTraining.objects.create(
        organization=organization, entered_by_id=user_id, entered_at=at, **columns
    )
    data = {"title": row.title, "day": held_on.isoformat()}
    audit.record("antiharassmenttraining.enter", row, by=by, at=at, reason=reason, data=data)
    return row


@retrying
def correct(
    training_id: int,
    *,
    title: str,
    held_on: date,
    minutes: int,
    given_by: str,
    materials: str,
    by: Actor,
    at: datetime,
    reason: str,
) -> AntiHarassmentTraining:
    """Put right what stands about a training; for how long it counts follows its day."""
    row = _locked(training_id)
    _coordinator(by, row.organization_id)
    why = _why(reason)
    columns = _columns(row.organization, title, held_on, minutes, given_by, materials, at)
    before = {name: str(getattr(row, name)) for name in columns}
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(update_fields=list(columns))
    changed = {name: [was, str(columns[name])] for name, was in before.items() if was != str(columns[name])}
    data = {"title": row.title, "day": held_on.isoformat(), "changed": changed}
    audit.record("antiharassmenttraining.correct", row, by=by, at=at, reason=why, data=data)
    return row


@retrying
def mark(
    training_id: int, *, users: Collection[int], people: Collection[int], by: Actor, at: datetime, reason: str = ""
) -> int:
    """Mark who was there, of those who should be; whoever is marked already stays so. How many are new."""
    row = _locked(training_id)
    user_id = _coordinator(by, row.organization_id)
    known = AntiHarassmentAttendance.objects.standing().filter(training=row)
    here = staff(at).filter(organization=row.organization_id, user__in=users).exclude(user__in=known.values("user"))
    came = comers().filter(cohort__program__organization=row.organization_id, person__in=people)
    came = came.exclude(person__in=known.values("person"))
    columns: list[dict[str, Any]] = [
        *({"user_id": key} for key in sorted(set(here.values_list("user", flat=True)))),
        *({"person_id": key} for key in sorted(set(came.values_list("person", flat=True)))),
    ]
    rows = AntiHarassmentAttendance.objects.bulk_create(
        AntiHarassmentAttendance(training=row, marked_by_id=user_id, marked_at=at, **each) for each in columns
    )
    data = {each.pk: {"title": row.title} for each in rows}
    audit.record_all(
        "antiharassmentattendance.mark", rows, by=by, at=at, people=[each.person_id for each in rows],
        reason=reason, data=data,
    )  # fmt: skip
    return len(rows)


@retrying
def take_back(attendance_id: int, *, by: Actor, at: datetime, reason: str) -> AntiHarassmentAttendance:
    """Take back that somebody was there, with the reason; it stays on record and counts nowhere."""
    rows = AntiHarassmentAttendance.objects.select_for_update(of=("self",)).select_related("training")
    row = rows.get(pk=attendance_id)
    _coordinator(by, row.training.organization_id)
    if row.taken_back_at is not None:
        raise TransitionRefused("This was taken back already. Mark them again if they were there.")
    row.taken_back_by_id, row.taken_back_at, row.taken_back_why = by.user_id, at, _why(reason)
    row.save(update_fields=["taken_back_by", "taken_back_at", "taken_back_why"])
    data = {"title": row.training.title}
    audit.record(
        "antiharassmentattendance.take_back", row, by=by, at=at, person=row.person_id,
        reason=row.taken_back_why, data=data,
    )  # fmt: skip
    return row


def _columns(
    organization: Organization, title: str, held_on: date, minutes: int, given_by: str, materials: str, at: datetime
) -> dict[str, Any]:
    if held_on > local_day(at, ZoneInfo(organization.zone)):
        raise GuardFailed("Write a training down once it was held, not before.", code="future", field="held_on")
    return {
        "title": title.strip(),
        "held_on": held_on,
        "minutes": minutes,
        "given_by": given_by.strip(),
        "materials": materials.strip(),
        "valid_through": add_months(held_on, _months(organization, held_on)),
    }


def _months(organization: Organization, on: date) -> int:
    """For how many months a training of a day counts: the fewest that a program of the organization says."""
    versions = ProgramVersion.objects.filter(program__organization=organization).exclude(state="draft")
    newest = versions.order_by("program_id", "-number").distinct("program_id").values("pk")
    number = Parameter.objects.number(TRAINING_MONTHS, version=OuterRef("pk"), on=on)
    rows = ProgramVersion.objects.filter(pk__in=newest).annotate(months=number)
    found: int | None = rows.aggregate(fewest=Min("months"))["fewest"]
    return int(Parameter.objects.value(TRAINING_MONTHS, version=None, on=on)) if found is None else found


def _locked(training_id: int) -> AntiHarassmentTraining:
    rows = AntiHarassmentTraining.objects.select_for_update(of=("self",)).select_related("organization")
    return rows.get(pk=training_id)


def _coordinator(by: Actor, organization_id: int) -> int:
    """Return who coordinates the organization; refuse everybody else."""
    own = Membership.objects.filter(user=by.user_id, role__in=COORDINATORS, organization=organization_id)
    if by.user_id is None or not own.exists():
        raise NotAllowed(ONLY)
    return by.user_id


def _why(reason: str) -> str:
    why = reason.strip()[:LONGEST_WHY]
    if not why:
        raise GuardFailed("Write why, in one sentence.", code="reason", field="reason")
    return why
