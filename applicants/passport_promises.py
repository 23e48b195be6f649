"""Reminders that should exist: a passed step ends soon, and its person still applies or is interested."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q

from applicants.models import Application, ApplicationState, Lead, ScreeningResult
from applicants.records.passports import asked_now, passed_by
from apprenticeships import messages
from apprenticeships.messages import zone_of
from apprenticeships.models import Message, Parameter, Person, Requirement
from apprenticeships.rules.dates import DAY, add_months, end_of_day, local_datetime, utc_day
from apprenticeships.rules.measures import VALIDITY

KIND: Final = "passport.ending"
MORNING: Final = time(9)
STILL_APPLIES: Final = (
    ApplicationState.DRAFT,
    ApplicationState.SUBMITTED,
    ApplicationState.NEEDS_INFORMATION,
    ApplicationState.READY,
)
IS_IN: Final = (
    ApplicationState.OFFERED,
    ApplicationState.ACCEPTED,
    ApplicationState.ONBOARDING,
    ApplicationState.ENROLLED,
)


@dataclass(frozen=True, slots=True)
class Ending:
    """One step of one person that ends on a day."""

    person: Person
    kind: str
    through: date
    due_at: datetime
    expires_at: datetime


def reconcile(*, at: datetime) -> int:
    """Promise one mail for each step that ends soon; let go of those whose step was renewed. How many rows changed."""
    wanted = {f"{KIND}:{each.person.pk}:{each.kind}:{each.through}": each for each in _wanted(at)}
    stale = Message.objects.open().filter(kind=KIND).exclude(key__in=list(wanted)).values_list("key", flat=True)
    changed = messages.cancel(keys=list(stale), reason="The step was renewed, or nobody waits for it.") if stale else 0
    known = set(Message.objects.filter(key__in=list(wanted)).values_list("key", flat=True))
    for key, each in wanted.items():
        if key not in known:
            context = {"kind": each.kind, "through": each.through.isoformat()}
            changed += messages.promise(
                KIND, key=key, to=each.person, at=at, due_at=max(each.due_at, at), expires_at=each.expires_at,
                context=context,
            )  # fmt: skip
    return changed


def still_wants_in() -> Q:
    """The condition for a person who applies, or is interested and not in."""
    applies = Application.objects.filter(person=OuterRef("pk"), state__in=STILL_APPLIES)
    is_in = Application.objects.filter(person=OuterRef("pk"), state__in=IS_IN)
    interested = Lead.objects.filter(person=OuterRef("pk"))
    return Q(Exists(applies)) | Q(Exists(interested), ~Exists(is_in))


def _wanted(at: datetime) -> Iterator[Ending]:
    asked = [each for each in asked_now() if each.dated.ever(VALIDITY)]
    if not asked:
        return
    ahead: int = Parameter.objects.value("passport_reminder_days", version=None, on=utc_day(at))
    people = {row.pk: row for row in _people(asked, ahead, at)}
    for pk, steps in passed_by(people, asked, on=utc_day(at) - DAY).items():
        person = people[pk]
        zone = zone_of(person)
        for step in steps:
            last = max((each.through for each in step.good if each.through is not None), default=None)
            if last is None or any(each.through is None for each in step.good):
                continue
            due, over = local_datetime(last - timedelta(days=ahead), MORNING, zone), end_of_day(last, zone)
            if due <= at + timedelta(days=1) and over > at:
                yield Ending(person, step.kind.value, last, due, over)


def _people(asked: list[Requirement], ahead: int, at: datetime) -> list[Person]:
    """Those with a result of an age at which it may end soon: few, so that a tick stays cheap."""
    young = Q(pk__in=())
    today = utc_day(at)
    for kind, months in {(each.kind, months) for each in asked for months in each.dated.ever(VALIDITY)}:
        first = add_months(today, -months) - timedelta(days=4)
        last = add_months(today, -months) + timedelta(days=ahead + 5)
        young |= Q(kind=kind, taken_on__range=(first, last))
    near = ScreeningResult.objects.filter(young, person=OuterRef("pk"), voided_at__isnull=True)
    return list(Person.objects.filter(Exists(near)).filter(still_wants_in()).order_by("pk"))
