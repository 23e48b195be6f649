"""A number of a requirement changes from a day on: it is planned with who decided and why, and taken back before it."""

from datetime import date, datetime
from typing import Any, Final

from applicants.records.deadlines import local_day
from applicants.workflows import rule_changes
from apprenticeships import audit
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Requirement, RequirementChange, VersionState
from apprenticeships.rules.measures import MEASURES, OF_KIND, Change, Measure, above_the_maximum
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor, retrying

LONGEST: Final = 200


@retrying
def plan(
    requirement_id: int,
    *,
    measure: str,
    value: Any,
    effective_from: date,
    for_all: bool = False,
    source: str = "",
    by: Actor,
    at: datetime,
    reason: str,
) -> RequirementChange:
    """Let a number have another value from a day on, that day counted in; open applications follow on that day.

    With ``for_all`` earlier results are held to it too. A day that lies behind is a correction: results since then are
    judged by the new value. Two changes of one number never begin on the same day.
    """
    requirement = _locked(requirement_id)
    asked, change = _measure(requirement, measure), Change(measure, value, effective_from, for_all)
    if not reason.strip():
        raise GuardFailed("Write why this changes.", code="reason", field="reason")
    if not asked.accepts(value):
        raise GuardFailed(asked.how_to_write, code="value", field="value")
    before = _checked(requirement, change)
    row = RequirementChange.objects.create(
        requirement=requirement,
        measure=measure,
        value=value,
        effective_from=effective_from,
        for_all=for_all,
        source=source[:LONGEST],
        reason=reason[:LONGEST],
        decided_by_id=by.user_id,
        decided_at=at,
    )
    old, new = asked.in_words(before), asked.in_words(value)
    audit.record(
        "requirementchange.plan", row, by=by, at=at, reason=reason,
        data={"requirement": requirement.slug, "measure": measure, "from": effective_from.isoformat(), "is": new},
    )  # fmt: skip
    rule_changes.dated(row, before=old, after=new, by=by, at=at)
    return row


@retrying
def take_back(change_id: int, *, by: Actor, at: datetime, reason: str) -> RequirementChange:
    """Let a planned change go before its day. One that holds already is history: another one follows it."""
    requirement = _locked(RequirementChange.objects.values_list("requirement_id", flat=True).get(pk=change_id))
    row = RequirementChange.objects.select_for_update(of=("self",)).get(pk=change_id)
    if row.taken_back_at is not None:
        return row
    if not reason.strip():
        raise GuardFailed("Write why it does not come.", code="reason", field="reason")
    if row.effective_from <= local_day(requirement.version.program, at):
        raise GuardFailed(
            "This value holds already, and people were judged by it. Set another value from a later day on.",
            code="begun",
        )
    row.taken_back_at = at
    row.save(update_fields=["taken_back_at"])
    data = {"requirement": requirement.slug, "measure": row.measure, "from": row.effective_from.isoformat()}
    audit.record("requirementchange.take_back", row, by=by, at=at, reason=reason, data=data)
    return row


def _locked(requirement_id: int) -> Requirement:
    rows = Requirement.objects.select_for_update(of=("self",)).select_related("version__program__organization")
    return rows.get(pk=requirement_id)


def _measure(requirement: Requirement, key: str) -> Measure:
    if key not in OF_KIND.get(requirement.kind, ()):
        raise GuardFailed("This requirement has no such number.", code="not-measured")
    if requirement.version.state == VersionState.DRAFT:
        raise GuardFailed(
            "Nobody applies under a draft. Write the number into its pack, and load the pack again.", code="draft"
        )
    return MEASURES[key]


def _checked(requirement: Requirement, change: Change) -> Any:
    """Refuse a change that says nothing new or that no score could meet; return the value that it replaces."""
    dated = requirement.dated
    day = day_in_words(change.since, year=True)
    if any(each.measure == change.measure and each.since == change.since for each in dated.changes):
        raise GuardFailed(
            f"A change of this number begins on {day} already. Take that one back first, or choose another day.",
            code="same-day",
            field="effective_from",
        )
    before = dated.on(change.since, today=change.since).get(change.measure)
    if before == change.value and not change.for_all:
        raise GuardFailed(f"That is the value that holds on {day} already.", code="same-value", field="value")
    above = above_the_maximum(dated.with_one(change))
    if above is not None:
        first = day_in_words(max(above, change.since), year=True)
        raise GuardFailed(
            f"From {first} on the pass mark would lie above the most points that the exam gives. "
            "Write a lower mark, or change the most points first.",
            code="above",
            field="value",
        )
    return before
