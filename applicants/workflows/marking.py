"""Results for many people at once: tried out first, written down person by person, and taken back together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from typing import Any, Final

from django.db import transaction
from django.db.models import Max

from applicants.models import Application, ScreeningResult, ScreeningStep
from applicants.records.evidence import standing
from applicants.rules.requirements import SATISFIED
from applicants.workflows import looks, screening, waivers
from apprenticeships import audit
from apprenticeships.errors import Conflict, DomainError, GuardFailed
from apprenticeships.models import CONDITION_KINDS, Event, Message, Program
from apprenticeships.workflow import Actor, retrying

KIND: Final = "screening.mark"


class Doing(StrEnum):
    """What is done for many people at once."""

    RECORD = "record"
    WAIVE = "waive"
    GIVE = "give"


@dataclass(frozen=True, slots=True)
class Entry:
    """What to write down for one person: a result of a day, a waiver with its reason, or who looks at it."""

    doing: Doing
    step_id: int
    application_id: int
    values: Mapping[str, Any] = field(default_factory=dict)
    taken_on: date | None = None
    source: str = ""
    reason: str = ""
    owner_id: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an entry changes: verdict and state before and after, and which mails leave; or why it is refused.

    ``seen`` is the newest result that was there before. ``result_id`` is the new one, where one was written down.
    ``former`` looked at it before. ``why`` says what is short then, for staff.
    """

    entry: Entry
    before: str = ""
    after: str = ""
    state_before: str = ""
    state_after: str = ""
    mails: tuple[str, ...] = ()
    seen: int = 0
    result_id: int | None = None
    former: int | None = None
    why: str = ""
    refused: str = ""


def rehearse(entries: Iterable[Entry], *, by: Actor, at: datetime) -> list[Outcome]:
    """Try each entry out by the very steps that would be taken, and take everything back. Nothing stays."""
    return [_rehearsed(entry, by=by, at=at) for entry in entries]


@retrying
def _rehearsed(entry: Entry, *, by: Actor, at: datetime) -> Outcome:
    try:
        return _written(entry, by=by, at=at)
    except DomainError as refused:
        return Outcome(entry, refused=refused.message)
    finally:
        transaction.set_rollback(True)


def mark(
    program_id: int,
    entries: Sequence[Entry],
    *,
    slug: str,
    seen: Mapping[int, int],
    by: Actor,
    at: datetime,
    reason: str = "",
) -> tuple[Event | None, list[Outcome]]:
    """Write down each entry in a transaction of its own; one person's refusal stops nobody else.

    ``seen`` holds, by application, the newest result when somebody looked: whoever got another one since then is
    refused. Returns the event that ``take_back`` undoes, or none when everybody was refused.
    """
    outcomes: list[Outcome] = []
    try:
        for entry in entries:
            try:
                outcomes.append(_mark(entry, seen=seen.get(entry.application_id), by=by, at=at))
            except DomainError as refused:
                outcomes.append(Outcome(entry, refused=refused.message))
    finally:
        event = _remember(program_id, slug, outcomes, by=by, at=at, reason=reason)
    return event, outcomes


@retrying
def _mark(entry: Entry, *, seen: int | None, by: Actor, at: datetime) -> Outcome:
    outcome = _written(entry, by=by, at=at)
    if outcome.seen != seen:
        raise Conflict("Somebody wrote something down for this person since you looked. Look again.")
    return outcome


def _written(entry: Entry, *, by: Actor, at: datetime) -> Outcome:
    """Write one entry down and say what changed; inside a transaction."""
    step = ScreeningStep.objects.select_related("requirement").get(pk=entry.step_id)
    if step.requirement.kind in CONDITION_KINDS or step.application_id != entry.application_id:
        raise GuardFailed("A background check or drug screen is written down person by person.", code="sensitive")
    before = _standing(entry)
    result_id = _done(entry, step, by=by, at=at)
    after, person = _standing(entry), before[2]
    results = ScreeningResult.objects.filter(person_id=person, kind=step.requirement.kind).exclude(pk=result_id or 0)
    mails = Message.objects.filter(person_id=person, created_at=at).order_by("pk").values_list("kind", flat=True)
    return Outcome(
        entry,
        before=before[0],
        after=after[0],
        state_before=before[1],
        state_after=after[1],
        mails=tuple(dict.fromkeys(mails)),
        seen=results.aggregate(last=Max("pk"))["last"] or 0,
        result_id=result_id,
        former=before[3],
        why=_why(entry, at=at) if after[0] not in SATISFIED else "",
    )


def _done(entry: Entry, step: ScreeningStep, *, by: Actor, at: datetime) -> int | None:
    """Take the step of an entry; the key of the result, if it is one."""
    if entry.doing is Doing.GIVE:
        if step.owner_id == entry.owner_id:
            raise GuardFailed("They look at this already.", code="given")
        looks.assign(step.pk, owner=entry.owner_id, by=by, at=at)
        return None
    if entry.doing is Doing.WAIVE or entry.taken_on is None:
        if step.waived_by_id is not None:
            raise GuardFailed("This is waived already.", code="waived")
        screening.waive(step.pk, by=by, at=at, reason=entry.reason)
        return None
    return screening.record_result(
        entry.application_id, requirement_id=step.requirement_id, values=entry.values, taken_on=entry.taken_on,
        source=entry.source, by=by, at=at,
    ).pk  # fmt: skip


def _why(entry: Entry, *, at: datetime) -> str:
    if entry.doing is not Doing.RECORD:
        return ""
    rows = Application.objects.select_related("person", "version__program__organization", "cohort")
    judged = standing(rows.get(pk=entry.application_id), at=at)
    return next((each.answer.staff for each in judged if each.step.pk == entry.step_id), "")


def _standing(entry: Entry) -> tuple[str, str, int, int | None]:
    rows = ScreeningStep.objects.filter(pk=entry.step_id)
    columns = ("verdict", "application__state", "application__person_id", "owner_id")
    found: tuple[str, str, int, int | None] = rows.values_list(*columns).get()
    return found


def _remember(
    program_id: int, slug: str, outcomes: Iterable[Outcome], *, by: Actor, at: datetime, reason: str
) -> Event | None:
    done = [each for each in outcomes if not each.refused]
    if not done:
        return None
    data = {
        "requirement": slug,
        "people": len(done),
        "results": [each.result_id for each in done if each.result_id is not None],
        "waived": [each.entry.step_id for each in done if each.entry.doing is Doing.WAIVE],
        "given": [(each.entry.step_id, each.former) for each in done if each.entry.doing is Doing.GIVE],
        "applications": [each.entry.application_id for each in done],
    }
    return audit.record(KIND, Program.objects.get(pk=program_id), by=by, at=at, reason=reason, data=data)


def take_back(event: Event, *, by: Actor, at: datetime, reason: str) -> tuple[int, list[str]]:
    """Void every result of a ``mark``, ask again for what it waived, hand back what it gave; each by itself.

    Returns for how many it did so, and why it could not for others. An application that ended stays over.
    """
    if not reason.strip():
        raise GuardFailed("Write why these results do not count.", code="reason", field="reason")
    taken, refused = 0, []
    steps: tuple[partial[Any], ...] = (
        *(partial(screening.void_result, key) for key in event.data["results"]),
        *(partial(waivers.ask_again, key) for key in event.data["waived"]),
        *(partial(looks.assign, key, owner=former) for key, former in event.data["given"]),
    )
    for step in steps:
        try:
            step(by=by, at=at, reason=reason)
        except DomainError as problem:
            refused.append(problem.message)
        else:
            taken += 1
    return taken, refused


def still_there(event: Event) -> int:
    """Count what of a ``mark`` was not taken back yet."""
    results = ScreeningResult.objects.filter(pk__in=event.data["results"], voided_at__isnull=True)
    waived = ScreeningStep.objects.filter(pk__in=event.data["waived"], waived_by__isnull=False)
    former = dict(event.data["given"])
    owners = ScreeningStep.objects.filter(pk__in=former).values_list("pk", "owner_id")
    handed_on: int = sum(owner != former[pk] for pk, owner in owners)
    return results.count() + waived.count() + handed_on


def people_of(event: Event) -> list[Application]:
    """Return the applications of a ``mark`` as they stand now."""
    rows = Application.objects.filter(pk__in=event.data["applications"]).select_related("person", "cohort")
    return list(rows.order_by("person__sort_name", "pk"))
