"""A manager's stand-in in leave: named for so many days, begun and ended by the clock, ended early by a word."""

from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q

from applicants.models import Referral, StandIn
from applicants.records.stand_ins import NAMED, colleagues, seat_of
from apprenticeships import audit, messages
from apprenticeships.errors import Conflict, GuardFailed, NotAllowed
from apprenticeships.models import Department, Membership, Message, Parameter, Role, User
from apprenticeships.refusals import or_conflict
from apprenticeships.rules.dates import end_of_day, local_datetime
from apprenticeships.workflow import Actor, Transition, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own

TRANSITIONS: tuple[Transition, ...] = ()
LONGEST: Final = "stand_in_days"
ONE_ALREADY: Final = "There is a stand-in for some of these days already. End that one first, or choose other days."


@retrying
def name(
    *,
    department_id: int,
    acts_for_id: int,
    user_id: int,
    starts_on: date,
    through: date,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> StandIn:
    """Let somebody do for so many days what a manager may do in a department; they are told by mail.

    The manager says so, or a coordinator for them. Whoever only stands in names nobody.
    """
    department = Department.objects.select_for_update(of=("self",)).select_related("site").get(pk=department_id)
    zone = ZoneInfo(department.site.zone)
    namer = _may_name(by, acts_for_id, department)
    _check_days(starts_on, through, on=at.astimezone(zone).date())
    _check_person(user_id, acts_for_id, department)
    with or_conflict(stand_in_one_at_a_time=ONE_ALREADY, stand_in_for_one_at_a_time=ONE_ALREADY):
        row = StandIn.objects.create(
            department=department, acts_for_id=acts_for_id, user_id=user_id, starts_on=starts_on, through=through,
            starts_at=local_datetime(starts_on, time(0), zone), ends_at=end_of_day(through, zone),
            named_by_id=namer, named_at=at,
        )  # fmt: skip
    audit.record("standin.name", row, by=by, at=at, reason=reason, data=_data(row))
    messages.promise(
        NAMED, key=f"{NAMED}:{row.pk}", to=row.user, at=at, expires_at=row.ends_at, context={"stand_in": row.pk}
    )
    if row.starts_at <= at:
        _begin(row, at=at)
    return row


@retrying
def end(stand_in_id: int, *, by: Actor, at: datetime, reason: str = "") -> StandIn:
    """End it now, whatever is left of the days. Twice changes nothing."""
    row = StandIn.objects.select_for_update(of=("self",)).select_related("department__site").get(pk=stand_in_id)
    if by.user_id not in {row.user_id, row.acts_for_id} and not _coordinates(by, row.department):
        raise NotAllowed("Only the two, or a coordinator, end this.")
    if row.ended_at is None:
        _end(row, by=by, at=at, reason=reason)
    return row


def keep(*, at: datetime) -> int:
    """Begin and end what the clock says. Also over is what somebody ended otherwise: a role that is gone. How many."""
    own = {"department": OuterRef("department"), "role": Role.HIRING_MANAGER, "user__is_active": True}
    managing = Exists(Membership.objects.filter(**own, user=OuterRef("acts_for"), acts_for__isnull=True))
    acting = Exists(Membership.objects.filter(**own, user=OuterRef("user")))
    over = Q(ends_at__lte=at) | ~managing | Q(~acting, began_at__isnull=False)
    due = StandIn.objects.standing().filter(over | Q(starts_at__lte=at, began_at__isnull=True))
    return each_on_its_own(due.order_by("pk").values_list("pk", flat=True), _keep, over=over, at=at)


@retrying
def _keep(stand_in_id: int, *, over: Q, at: datetime) -> bool:
    row = StandIn.objects.standing().select_for_update(of=("self",)).filter(pk=stand_in_id).first()
    if row is None:
        return False
    if StandIn.objects.filter(over, pk=stand_in_id).exists():
        _end(row, by=Actor.system("stand-ins"), at=at, reason="")
    elif row.began_at is None:
        _begin(row, at=at)
    return True


def _begin(row: StandIn, *, at: datetime) -> None:
    """Give the rights of the manager, unless the stand-in became a manager there meanwhile."""
    Membership.objects.get_or_create(
        user=row.user, role=Role.HIRING_MANAGER, organization_id=row.department.site.organization_id, site=None,
        department=row.department, program=None, defaults={"acts_for": row.acts_for, "ends_at": row.ends_at},
    )  # fmt: skip
    row.began_at = at
    row.save(update_fields=["began_at"])
    audit.record("standin.begin", row, by=Actor.system("stand-ins"), at=at, data=_data(row))


def _end(row: StandIn, *, by: Actor, at: datetime, reason: str) -> None:
    Membership.objects.filter(user=row.user_id, department=row.department_id, acts_for=row.acts_for_id).delete()
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    mails = Message.objects.open().filter(Q(key=f"{NAMED}:{row.pk}") | Q(key__endswith=f":stand-in-{row.pk}"))
    messages.cancel(keys=list(mails.values_list("key", flat=True)), reason="The stand-in does not act any more.")
    audit.record("standin.end", row, by=by, at=at, reason=reason, data=_data(row))


def _data(row: StandIn) -> dict[str, object]:
    return {
        "department": str(row.department), "acts_for": row.acts_for.get_full_name(),
        "stand_in": row.user.get_full_name(), "days": [row.starts_on.isoformat(), row.through.isoformat()],
    }  # fmt: skip


def _coordinates(by: Actor, department: Department) -> bool:
    here = {"role": Role.COORDINATOR, "organization": department.site.organization_id}
    return by.user_id is not None and Membership.objects.filter(user=by.user_id, **here).exists()


def _may_name(by: Actor, acts_for_id: int, department: Department) -> int:
    if not seat_of(acts_for_id, department).exists():
        raise NotAllowed("Only a manager of this department has a stand-in here.")
    if by.user_id is None or (by.user_id != acts_for_id and not _coordinates(by, department)):
        raise NotAllowed("A manager names their own stand-in, or a coordinator does it for them.")
    return by.user_id


def _check_days(starts_on: date, through: date, *, on: date) -> None:
    if starts_on < on:
        raise GuardFailed("Choose today or a later day.", code="past", field="starts_on")
    if through < starts_on:
        raise GuardFailed("The last day comes before the first. Choose a later one.", code="order", field="through")
    longest: int = Parameter.objects.value(LONGEST, version=None, on=on)
    if through - starts_on >= timedelta(days=longest):
        sentence = f"At most {longest} days at a time. Whoever is away longer is replaced by a manager of their own."
        raise GuardFailed(sentence, code="long", field="through")


def _check_person(user_id: int, acts_for_id: int, department: Department) -> None:
    """Somebody of hiring in the same organization who does not manage here, and is no candidate here."""
    user = User.objects.filter(pk=user_id).first()
    if user_id == acts_for_id or user is None or not colleagues(department).filter(pk=user_id).exists():
        raise Conflict(
            "Choose somebody who interviews or approves and does not manage this department.", field="stand_in"
        )
    before = Referral.objects.filter(opening__department=department, closed_at__isnull=True)
    if before.filter(application__person__user=user_id).exists():
        raise GuardFailed(
            f"{user.get_full_name()} is a candidate of this department. Choose somebody else.",
            code="candidate", field="stand_in",
        )  # fmt: skip
