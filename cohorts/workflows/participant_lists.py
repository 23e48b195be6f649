"""A list of people: tried first, then taken in as one step, or thrown away."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, Final

from apprenticeships import audit
from apprenticeships.errors import Conflict, GuardFailed, NotAllowed
from apprenticeships.models import Organization, Person, Program
from apprenticeships.refusals import or_conflict, rules_speak
from apprenticeships.rules.lists import Raw, Sheet, text_of
from apprenticeships.workflow import Actor, arrow, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own
from cohorts.models import BatchState, Participant, ParticipantBatch
from cohorts.rules.partnership.participant_matching import Outcome, Plan, Verdict, decided
from cohorts.rules.partnership.participants import checked, sheet_of
from cohorts.workflows.known_people import matched, places_of
from cohorts.workflows.participants import TAKEN, Start, columns_of, locked, person_columns, today_of

GONE: Final = "This list was thrown away. Upload it again."
TAKE_IN: Final = arrow("take_in", BatchState.TRIED, BatchState.APPLIED, GONE)
DISCARD: Final = arrow("discard", BatchState.TRIED, BatchState.DISCARDED, "This list was taken in already.")
TRANSITIONS: Final = (TAKE_IN, DISCARD)
AT_ONCE: Final = 1000
FORGOTTEN: Final = timedelta(days=30)
CHANGED_MEANWHILE: Final = "The list of people changed since you looked. This is how it stands now: look once more."
RELATIONS: Final = frozenset({"employer", "union"})


@retrying
def try_out(
    program_id: int,
    *,
    filename: str,
    data: bytes,
    employer: Organization | None = None,
    union: Organization | None = None,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> ParticipantBatch:
    """Keep a list for a first look. Only cells that we read are kept; ``employer`` and ``union`` fill empty ones.

    A file that cannot be read, or that asks what nobody may ask, is refused, and nothing of it is kept.
    """
    if by.user_id is None:
        raise NotAllowed("Only a person takes in people.")
    with rules_speak():
        sheet = sheet_of(text_of(data))
    defaults = {"employer": employer.name if employer else "", "union": union.name if union else ""}
    batch = ParticipantBatch.objects.create(
        program_id=program_id,
        filename=_plain(filename),
        digest=hashlib.sha256(data).hexdigest(),
        content=_packed(sheet, defaults),
        uploaded_by_id=by.user_id,
        uploaded_at=at,
        rows=len(sheet.rows),
    )
    audit.record("participantbatch.try", batch, by=by, at=at, reason=reason, data={"rows": batch.rows})
    return batch


def sheet_in(batch: ParticipantBatch) -> Sheet:
    """Return the rows that were kept of a list; none once it is taken in or thrown away."""
    if not batch.content:
        return Sheet(())
    kept = json.loads(batch.content)
    rows = (
        Raw(each["row"], each["cells"], tuple(each["withheld"]), too_wide=each["too_wide"]) for each in kept["rows"]
    )
    return Sheet(tuple(rows), tuple(kept["ignored"]))


def plan_of(batch: ParticipantBatch, *, at: datetime) -> Plan:
    """Say what taking in a list would do now. Changes nothing."""
    return _plan(batch, batch.program, at)


@retrying
def take_in(
    batch_id: int,
    *,
    fingerprint: str,
    answers: Mapping[int, str],
    by: Actor,
    at: datetime,
    reason: str = "",
) -> ParticipantBatch:
    """Take in every row without a mistake, as it was shown. Twice changes nothing.

    ``fingerprint`` is that of the plan that was shown: when somebody changed people meanwhile it is refused, and
    nothing is written. ``answers`` says by row who a namesake is; a question without an answer refuses the step.
    """
    batch = _locked(batch_id)
    if batch.state == BatchState.APPLIED:
        return batch
    TAKE_IN.check(batch.state)
    program = locked(batch.program_id)
    plan = _plan(batch, program, at)
    if plan.fingerprint != fingerprint:
        raise Conflict(CHANGED_MEANWHILE, code="changed")
    final = decided(plan, answers)
    if waiting := len(final.of(Outcome.ASK)):
        words = "one more person is" if waiting == 1 else f"{waiting:,} more people are"
        raise GuardFailed(f"Say first who {words}: their name is known already.", code="undecided")
    if not final.of(Outcome.NEW, Outcome.JOINS, Outcome.CHANGED):
        raise GuardFailed("There is nobody to take in. Throw the list away.", code="nobody")
    with or_conflict(**TAKEN):
        joined = _join(final.of(Outcome.NEW, Outcome.JOINS), batch, program, by=by, at=at)
        _change(final.of(Outcome.CHANGED), by=by, at=at)
    known = len(final.of(Outcome.SAME, Outcome.CHANGED))
    audit.step(
        TAKE_IN, batch, by=by, at=at, reason=reason, data={"rows": batch.rows, "joined": joined, "known": known},
        content="", ended_at=at, created=joined, matched=known,
    )  # fmt: skip
    return batch


@retrying
def discard(batch_id: int, *, by: Actor, at: datetime, reason: str = "") -> ParticipantBatch:
    """Throw a list away with all that was kept of it. Twice changes nothing."""
    batch = _locked(batch_id)
    if batch.state != BatchState.DISCARDED:
        audit.step(DISCARD, batch, by=by, at=at, reason=reason, content="", ended_at=at)
    return batch


def discard_forgotten(*, at: datetime) -> int:
    """Throw away lists that nobody took in for a month, as they hold names. Returns how many."""
    rows = ParticipantBatch.objects.filter(state=BatchState.TRIED, uploaded_at__lt=at - FORGOTTEN)
    found, by = rows.order_by("pk").values_list("pk", flat=True), Actor.system("forgotten lists")
    return each_on_its_own(found, discard, by=by, at=at, reason="Nobody took it in for a month.")


def _locked(batch_id: int) -> ParticipantBatch:
    return ParticipantBatch.objects.select_for_update(of=("self",)).get(pk=batch_id)


def _plain(filename: str) -> str:
    return "".join(sign for sign in filename if sign.isprintable())[-200:] or "list.csv"


def _packed(sheet: Sheet, defaults: Mapping[str, str]) -> str:
    given = {slug: name for slug, name in defaults.items() if name}
    rows = [asdict(each) | {"cells": given | dict(each.cells)} for each in sheet.rows]
    return json.dumps({"rows": rows, "ignored": sheet.ignored})


def _plan(batch: ParticipantBatch, program: Program, at: datetime) -> Plan:
    entries, problems = checked(sheet_in(batch).rows, places_of(program), today=today_of(program, at))
    plan = matched(program, entries)
    return Plan(plan.verdicts, tuple(sorted((*problems, *plan.problems), key=lambda each: each.row)))


def _join(rows: Sequence[Verdict], batch: ParticipantBatch, program: Program, *, by: Actor, at: datetime) -> int:
    people = Person.objects.bulk_create(
        (Person(**person_columns(each.entry)) for each in rows if each.known is None), batch_size=AT_ONCE
    )
    audit.record_all("person.create", people, by=by, at=at, people=[each.pk for each in people])
    fresh, start = iter(people), Start.of(program, at)
    written = Participant.objects.bulk_create(
        (
            Participant(
                program=program,
                person_id=each.known.person if each.known else next(fresh).pk,
                batch=batch,
                **columns_of(each.entry, start),
            )
            for each in rows
        ),
        batch_size=AT_ONCE,
    )
    audit.record_all("participant.join", written, by=by, at=at, people=[each.person_id for each in written])
    return len(written)


def _change(rows: Sequence[Verdict], *, by: Actor, at: datetime) -> None:
    news = {each.known.participant: each.changes for each in rows if each.known and each.known.participant}
    found = list(Participant.objects.select_for_update(of=("self",)).filter(pk__in=news).order_by("pk"))
    names: set[str] = set()
    for each in found:
        for name, value in news[each.pk].items():
            setattr(each, f"{name}_id" if name in RELATIONS else name, value)
            names.add(name)
    if found:
        Participant.objects.bulk_update(found, sorted(names), batch_size=AT_ONCE)
    data: dict[int, dict[str, Any]] = {each.pk: {"fields": sorted(news[each.pk])} for each in found}
    people = [each.person_id for each in found]
    audit.record_all("participant.change", found, by=by, at=at, people=people, data=data)
