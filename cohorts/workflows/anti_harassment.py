"""Trainings against harassment: written down when they were held, and who was there, which is never deleted."""

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db.models import Exists, Min, OuterRef, Q, QuerySet

from apprenticeships import audit
from apprenticeships.access import COORDINATORS
from apprenticeships.errors import GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.models import Membership, Organization, Parameter, ProgramVersion, Role, User
from apprenticeships.rules.dates import DAY, add_months
from apprenticeships.rules.specs.equal import TRAINING_MONTHS
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import AntiHarassmentAttendance, AntiHarassmentTraining, Enrollment, EnrollmentState, ExitCode
from cohorts.records import local_day

TRANSITIONS: tuple[Transition, ...] = ()
STAFF: Final = tuple(role for role in Role if role not in {Role.PARTNER, Role.AUDITOR})
"""All who are connected with the administration or operation of a program: 29 CFR 30.3(b)(4) asks it of them."""
OF_ROLES: Final[Any] = apps.get_model("apprenticeships", "MembershipEvent")
"""The history of all roles: one that was taken away is deleted."""
ONLY: Final = "Only a coordinator of the organization does this."
LONGEST_WHY: Final = 300


def staff(at: datetime) -> QuerySet[Membership]:
    """Return the roles of all who should have the training now, as they help to run a program."""
    return Membership.objects.counting(at).filter(role__in=STAFF, user__is_active=True)


def apprentices() -> QuerySet[Enrollment]:
    """Return all apprentices who should have it now: those in training."""
    return Enrollment.objects.apprentices().filter(state=EnrollmentState.ACTIVE)


def comers(training: AntiHarassmentTraining) -> QuerySet[Enrollment]:
    """Return all apprentices who may be marked at a training: who had a place on its day, whatever came of it later.

    Whose seat was only held has none, and who gave the place back before the first day never was an apprentice.
    """
    day, (_, over) = training.held_on, _hours(training)
    rows = Enrollment.objects.apprentices().filter(
        Q(reserved_at__lt=over) | Q(starts_on__lte=day),
        Q(exited_on__isnull=True) | Q(exited_on__gte=day),
        Q(completed_on__isnull=True) | Q(completed_on__gte=day),
        cohort__program__organization=training.organization_id,
    )
    held = Enrollment.objects.offered().values("pk")
    return rows.exclude(exit_code=ExitCode.RESERVATION_RELEASED).exclude(pk__in=held)


def helpers(training: AntiHarassmentTraining) -> tuple[QuerySet[Any], QuerySet[Any]]:
    """Return the roles that somebody had on the day of a training: those that still are, and those that were deleted.

    Nobody's role tells anything of a day before the first role of the organization was entered here.
    """
    began, over = _hours(training)
    here = Q(organization=training.organization_id, role__in=STAFF)
    first = OF_ROLES.objects.filter(organization=training.organization_id, created_at__lt=over)
    then = here & (Q(created_at__lt=over) | ~Exists(first)) & (Q(ends_at__isnull=True) | Q(ends_at__gt=began))
    gone = OF_ROLES.objects.filter(then, pgh_label="delete", pgh_created_at__gte=began)
    return Membership.objects.filter(then), gone


def _hours(training: AntiHarassmentTraining) -> tuple[datetime, datetime]:
    """Return when the day of a training began and ended where the organization is."""
    zone = ZoneInfo(training.organization.zone)
    began, over = (datetime.combine(day, time(), zone) for day in (training.held_on, training.held_on + DAY))
    return began, over


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
    """Mark who was there, of those who had a place or a role on its day. How many are new: one mark stays one."""
    row = _locked(training_id)
    user_id = _coordinator(by, row.organization_id)
    known = AntiHarassmentAttendance.objects.standing().filter(training=row)
    users_known = known.filter(user__isnull=False).values("user")
    people_known = known.filter(person__isnull=False).values("person")
    roles = [each.filter(user__in=users).exclude(user__in=users_known) for each in helpers(row)]
    came = comers(row).filter(person__in=people).exclude(person__in=people_known)
    columns: list[dict[str, Any]] = [
        *({"user_id": key} for key in sorted({key for each in roles for key in each.values_list("user", flat=True)})),
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


def later(training: AntiHarassmentTraining, at: datetime) -> QuerySet[User]:
    """Return who helps to run a program now and had no role here on the day of a training, unless they are marked."""
    marked = AntiHarassmentAttendance.objects.standing().filter(training=training, user__isnull=False).values("user")
    rows = User.objects.filter(pk__in=staff(at).filter(organization=training.organization_id).values("user"))
    for roles in helpers(training):
        rows = rows.exclude(pk__in=roles.values("user"))
    return rows.exclude(pk__in=marked).order_by("name", "email", "pk")


@retrying
def mark_later(training_id: int, *, user_id: int, by: Actor, at: datetime, reason: str) -> AntiHarassmentAttendance:
    """Mark somebody of the staff who was there before they had a role here. The reason says how that is known."""
    row = _locked(training_id)
    marker = _coordinator(by, row.organization_id)
    why = _why(reason)
    if not later(row, at).filter(pk=user_id).exists():
        raise GuardFailed(
            "Choose somebody who helps to run a program now and is not marked. "
            "Who had a role on that day is on the list of who was there.",
            code="who",
            field="user_id",
        )
    found = AntiHarassmentAttendance.objects.create(
        training=row, user_id=user_id, later_why=why, marked_by_id=marker, marked_at=at
    )
    data = {"title": row.title}
    audit.record("antiharassmentattendance.mark", found, by=by, at=at, reason=why, data=data)
    return found


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
