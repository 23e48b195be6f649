"""The list of recruitment sources: entered, looked at each year, told of openings, and ended. Nothing is deleted."""

from datetime import date, datetime
from typing import Any, Final

from applicants.models import OutreachNotice, RecruitmentSource, SourceKind, ToldBy
from applicants.rules.working_days import local_day
from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Membership, Organization, Role
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import Cohort

TRANSITIONS: tuple[Transition, ...] = ()
TEXTS: Final = ("name", "contact_name", "email", "phone", "address")
ENDED: Final = "This source is not told any more. Enter it anew if it is to be told again."


@retrying
def enter(organization_id: int, *, by: Actor, at: datetime, reason: str = "", **columns: Any) -> RecruitmentSource:
    """Put a source on the list, with somebody to reach there."""
    organization = Organization.objects.get(pk=organization_id)
    user = _coordinator(by, organization_id)
    row = RecruitmentSource.objects.create(
        organization=organization, looked_at_on=_today(organization, at), entered_by_id=user, entered_at=at,
        **_checked(columns),
    )  # fmt: skip
    audit.record("recruitmentsource.enter", row, by=by, at=at, reason=reason, data={"title": row.name})
    return row


@retrying
def correct(source_id: int, *, by: Actor, at: datetime, reason: str = "", **columns: Any) -> RecruitmentSource:
    """Write what is right now; with that, somebody looked at it."""
    row = _locked(source_id, by)
    for name, value in _checked(columns).items():
        setattr(row, name, value)
    return _looked_at(row, "recruitmentsource.correct", by=by, at=at, reason=reason)


@retrying
def confirm(source_id: int, *, by: Actor, at: datetime, reason: str = "") -> RecruitmentSource:
    """Say that everything about a source is still right."""
    return _looked_at(_locked(source_id, by), "recruitmentsource.confirm", by=by, at=at, reason=reason)


@retrying
def tell(
    source_id: int, *, cohort: Cohort, told_on: date, told_by: str, words: str = "", by: Actor, at: datetime,
    reason: str = "",
) -> OutreachNotice:  # fmt: skip
    """Write down that a source was told of a class."""
    row = _locked(source_id, by)
    if cohort.program.organization_id != row.organization_id:
        raise GuardFailed("Choose a class of this organization.", field="cohort")
    if told_on > _today(row.organization, at):
        raise GuardFailed("This day lies ahead. Write the day on which you told them.", field="told_on")
    if told_by not in ToldBy.values:
        raise GuardFailed("Say how you told them.", field="told_by")
    notice = OutreachNotice.objects.create(
        source=row, cohort=cohort, told_on=told_on, told_by=told_by, words=words.strip()[:300],
        entered_by_id=_coordinator(by, row.organization_id), entered_at=at,
    )  # fmt: skip
    data = {"title": row.name, "day": told_on.isoformat()}
    audit.record("outreachnotice.tell", notice, by=by, at=at, reason=reason, data=data)
    return notice


@retrying
def end(source_id: int, *, reason: str, by: Actor, at: datetime) -> RecruitmentSource:
    """Take a source off the list. What it was told stays on record."""
    row = _locked(source_id, by)
    if not reason.strip():
        raise GuardFailed("Write why it is not told any more.", field="reason")
    row.ended_on = _today(row.organization, at)
    row.save(update_fields=["ended_on"])
    audit.record("recruitmentsource.end", row, by=by, at=at, reason=reason.strip(), data={"title": row.name})
    return row


def _looked_at(row: RecruitmentSource, kind: str, *, by: Actor, at: datetime, reason: str) -> RecruitmentSource:
    row.looked_at_on = _today(row.organization, at)
    row.save()
    audit.record(kind, row, by=by, at=at, reason=reason, data={"title": row.name})
    return row


def _locked(source_id: int, by: Actor) -> RecruitmentSource:
    rows = RecruitmentSource.objects.select_for_update(of=("self",)).select_related("organization")
    row = rows.get(pk=source_id)
    _coordinator(by, row.organization_id)
    if row.ended_on is not None:
        raise GuardFailed(ENDED)
    return row


def _checked(columns: dict[str, Any]) -> dict[str, Any]:
    found = {
        name: str(columns.get(name) or "").strip() for name in ("name", "contact_name", "email", "phone", "address")
    }
    for name, words in (("name", "Write the name of the source."), ("contact_name", "Name somebody to reach there.")):
        if not found[name]:
            raise GuardFailed(words, field=name)
    if not (found["email"] or found["phone"] or found["address"]):
        raise GuardFailed("Write an e-mail address, a phone number or an address.", field="email")
    if columns.get("kind") not in SourceKind.values:
        raise GuardFailed("Choose what kind of organization it is.", field="kind")
    return {**found, "kind": columns["kind"]}


def _coordinator(by: Actor, organization_id: int) -> int:
    rows = Membership.objects.filter(user=by.user_id, role=Role.COORDINATOR, organization=organization_id)
    if by.user_id is None or not rows.exists():
        raise NotAllowed("Only a coordinator of the organization keeps this list.")
    return by.user_id


def _today(organization: Organization, at: datetime) -> date:
    return local_day(at, organization.zone)
