"""Hours of clinical supervision: claimed by whoever wrote them, counted once the supervisor confirmed them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Membership, Person, Role, User
from apprenticeships.refusals import or_conflict
from apprenticeships.rules.refusal import RuleRefused
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from cohorts.models import LogState, Participant, PreceptorshipLog
from cohorts.rules.partnership.preceptorship import Supervised, check_day
from cohorts.tuition_years import areas_of, zone_of

CONFIRM = arrow("confirm", LogState.CLAIMED, LogState.CONFIRMED, "These hours do not wait for anybody any more.")
TAKE_BACK = arrow(
    "take_back",
    (LogState.CLAIMED, LogState.CONFIRMED),
    LogState.VOIDED,
    gettext_lazy("These hours are taken back already."),
)
TRANSITIONS: tuple[Transition, ...] = (CONFIRM, TAKE_BACK)

MEASURE: Final = "supervision"
FIELDS: Final = {"minutes": "minutes", "day-full": "minutes"}


@dataclass(frozen=True, slots=True)
class Supervision:
    """One day to write down; ``supervisor`` is nobody when only the name is known."""

    date: date
    minutes: int
    area: str
    supervisor: User | None = None
    supervisor_name: str = ""


def supervisors_of(participant: Participant) -> QuerySet[User]:
    """Who may supervise somebody: preceptors of their employer and of the program's organization, not themselves."""
    places = Q(organization=participant.program.organization_id) | Q(organization=participant.employer_id)
    held = Membership.objects.filter(places, role=Role.PRECEPTOR).values("user_id")
    rows = User.objects.filter(pk__in=held, is_active=True)
    return rows.exclude(pk=participant.person.user_id or 0).order_by("name", "email")


def supervised_by(user: User) -> QuerySet[Participant]:
    """Whom a preceptor may supervise: who works for their organization, or for nobody in a program of it.

    Only in programs that count supervision.
    """
    held = user.memberships.filter(role=Role.PRECEPTOR).values("organization")
    rows = Participant.objects.filter(Q(employer__in=held) | Q(employer__isnull=True, program__organization__in=held))
    return rows.filter(program__versions__components__measure=MEASURE).exclude(person__user=user).distinct()


@retrying
def write(participant_id: int, *, day: Supervision, by: Actor, at: datetime, reason: str = "") -> PreceptorshipLog:
    """Write a day down. It is confirmed at once when the supervisor wrote it, else it waits for the supervisor."""
    if by.user_id is None:
        raise NotAllowed(_("Only a person writes hours down."))
    rows = Participant.objects.select_related("program__organization", "person")
    participant = rows.get(pk=participant_id)
    person = Person.objects.locked(participant.person_id, no_key=True)
    _sound(participant, day, at)
    name = day.supervisor.get_full_name() if day.supervisor else day.supervisor_name.strip()
    with or_conflict(preceptorship_once_per_day=_("This day is written down already for this area.")):
        row = PreceptorshipLog.objects.create(
            participant=participant,
            date=day.date,
            minutes=day.minutes,
            area=day.area,
            supervisor=day.supervisor,
            supervisor_name=name[:120],
            written_by_id=by.user_id,
            written_at=at,
        )
    audit.record(
        "preceptorshiplog.write", row, by=by, at=at, person=person, after=row.state, reason=reason, data=_data(row)
    )
    if day.supervisor is not None and day.supervisor.pk == by.user_id:
        _confirm(row, person, by=by, at=at, reason=reason)
    return row


@retrying
def confirm(log_id: int, *, by: Actor, at: datetime, reason: str = "") -> PreceptorshipLog:
    """Say that the hours took place. The supervisor needs no reason; a coordinator writes how they know."""
    row = _locked(log_id)
    CONFIRM.check(row.state)
    if by.user_id is None or by.user_id == row.participant.person.user_id:
        raise NotAllowed("Nobody confirms their own hours. Ask the supervisor.")
    if by.user_id != row.supervisor_id and not reason.strip():
        raise GuardFailed("Write how you know, such as a signed sheet.", code="reason", field="reason")
    _confirm(row, row.participant.person, by=by, at=at, reason=reason)
    return row


@retrying
def take_back(log_id: int, *, by: Actor, at: datetime, reason: str) -> PreceptorshipLog:
    """Take hours back, with the reason. Whose hours they are may do so only before they are confirmed."""
    row = _locked(log_id)
    TAKE_BACK.check(row.state)
    own = by.user_id is not None and by.user_id == row.participant.person.user_id
    if own and row.state != LogState.CLAIMED:
        raise NotAllowed(_("These hours are confirmed. Ask the supervisor to take them back."))
    if not reason.strip():
        raise GuardFailed("Write why these hours do not count.", code="reason", field="reason")
    person = row.participant.person_id
    audit.step(TAKE_BACK, row, by=by, at=at, person=person, reason=reason, data=_data(row))
    return row


def _confirm(row: PreceptorshipLog, person: Person, *, by: Actor, at: datetime, reason: str) -> None:
    columns: dict[str, Any] = {"confirmed_by_id": by.user_id, "confirmed_at": at}
    audit.step(CONFIRM, row, by=by, at=at, person=person, reason=reason, data=_data(row), **columns)


def _data(row: PreceptorshipLog) -> dict[str, Any]:
    return {"day": row.date.isoformat(), "minutes": row.minutes, "area": row.area}


def _sound(participant: Participant, day: Supervision, at: datetime) -> None:
    areas = areas_of(participant.program, MEASURE)
    if areas and day.area not in areas:
        raise GuardFailed(
            _("Choose one of the areas: %(areas)s.") % {"areas": ", ".join(areas)}, code="area", field="area"
        )
    if day.supervisor is None and not day.supervisor_name.strip():
        raise GuardFailed(_("Write who supervised."), code="supervisor", field="supervisor_name")
    if day.supervisor is not None and not supervisors_of(participant).filter(pk=day.supervisor.pk).exists():
        raise GuardFailed(_("Choose one of the preceptors."), code="supervisor", field="supervisor")
    others = PreceptorshipLog.objects.filter(participant__person=participant.person_id, date=day.date)
    standing = others.exclude(state=LogState.VOIDED).values_list("date", "minutes", "area")
    try:
        check_day(
            Supervised(day.date, day.minutes, day.area),
            [Supervised(*each) for each in standing],
            today=at.astimezone(zone_of(participant.program)).date(),
            joined_on=participant.joined_on,
            left_on=participant.left_on,
        )
    except RuleRefused as refused:
        raise GuardFailed(refused.message, code=refused.code, field=FIELDS.get(refused.code, "date")) from refused


def _locked(log_id: int) -> PreceptorshipLog:
    rows = PreceptorshipLog.objects.select_for_update(of=("self",)).select_related("participant__person")
    row: PreceptorshipLog = rows.get(pk=log_id)
    return row
