"""Two records of one person become one, in one transaction; taken back while nothing newer stands on it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from apprenticeships import audit, merging
from apprenticeships.errors import Conflict, GuardFailed
from apprenticeships.merging import Decider, How, Relation, Said, Settlement, Sides, Write
from apprenticeships.models import DuplicatePair, Likeness, Merge, PairState, Person, User
from apprenticeships.refusals import or_conflict
from apprenticeships.workflow import Actor, retrying
from apprenticeships.workflows import moving

GONE = "One of the two was put together with somebody else a moment ago. Load the list of pairs again."
ELSEWHERE = "Something at another organization stands in the way. Ask its coordinator to look at this pair."
NOTED_ELSEWHERE = "Something at another organization counts once from now on."


def told(said: Said, within: Collection[int] | None, otherwise: str) -> str:
    """A sentence as somebody may read it who knows only some organizations; nothing is kept from None."""
    mine = within is None or said.organization is None or said.organization in within
    return said.sentence if mine else otherwise


@dataclass(frozen=True, slots=True)
class Moves:
    """How many rows of a kind go over."""

    relation: Relation
    count: int

    @property
    def words(self) -> str:
        """As in "3 applications"."""
        return f"{self.count} {self.relation.one if self.count == 1 else self.relation.many}"


@dataclass(slots=True)
class Plan:
    """What a merge would do: why it must wait, what to know, what moves, and every change in its order."""

    stops: list[Said] = field(default_factory=list)
    notes: list[Said] = field(default_factory=list)
    moves: list[Moves] = field(default_factory=list)
    changes: list[merging.Change] = field(default_factory=list)


def plan(sides: Sides) -> Plan:
    """Say what a merge would do now. Reads only."""
    found, settled = Plan(), Settlement()
    for each in merging.registered():
        settle(each, sides, settled)
    moves: list[merging.Change] = []
    for relation in merging.relations():
        rows = settled.left(merging.rewritten(relation, sides)) if relation.how == How.MOVE else []
        if rows:
            found.moves.append(Moves(relation, len(rows)))
        moves += rows
    found.stops, found.notes = settled.stops, settled.notes
    found.changes = settled.changes + moves
    return found


def settle(each: Relation | Decider, sides: Sides, settled: Settlement) -> None:
    """Add what one decision says to what is ``settled`` already."""
    settlement = each.settle(sides) if each.settle else Settlement()
    settled += settlement
    if isinstance(each, Relation) and each.how == How.MOVE and not settlement.stops:
        settled.stops += _unsettled(each, sides, settled)


def _unsettled(relation: Relation, sides: Sides, settled: Settlement) -> list[Said]:
    """What a unique constraint forbids and no rule settles: the merge waits instead of failing."""
    touched = {(type(each.row), each.row.pk) for each in settled.changes}
    pairs = merging.collisions(relation.model, relation.column, sides.kept, sides.merged)
    open_ones = [pair for pair in pairs if not touched & {(relation.model, row.pk) for row in pair}]
    return [Said(f"Both have the same {relation.one}: {mine}. End one of the two first.") for mine, _ in open_ones]


@retrying
def merge(
    kept_id: int,
    merged_id: int,
    *,
    chosen: Mapping[str, str] | None = None,
    within: Collection[int] | None = None,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Merge:
    """Put two records together. ``chosen`` says of which one each value is kept: ``kept`` or ``merged``.

    Raises GuardFailed with the first thing that stands in the way, and Conflict when somebody else was faster. What
    is the matter of an organization that is not ``within`` those of the reader is told without its name. What other
    results mean for an application is told to the functions that ``settings.MERGE_HOOKS`` names.
    """
    if kept_id == merged_id:
        raise GuardFailed("These are one record already.", code="same")
    rows = _locked(kept_id, merged_id)
    if any(row.merged_into_id is not None for row in rows.values()):
        raise Conflict(GONE, code="merged-already")
    sides = Sides(rows[kept_id], rows[merged_id], at, dict(chosen or {}))
    if _apart(sides):
        raise GuardFailed("Somebody decided that these are two people. Take that back first.", code="apart")
    found = plan(sides)
    if found.stops:
        raise GuardFailed(told(found.stops[0], within, ELSEWHERE), code="stands-in-the-way")
    changes = [*found.changes, Write(sides.merged, "merged_into_id", kept_id)]
    with or_conflict():
        moved = moving.carry_out(changes)
    pair = DuplicatePair.objects.filter(first=min(kept_id, merged_id), second=max(kept_id, merged_id)).first()
    likeness = pair.likeness if pair else Likeness.MAYBE
    notes = [[each.sentence, each.organization] for each in found.notes]
    row = Merge.objects.create(
        kept_id=kept_id, merged_id=merged_id, moved=moved, notes=notes, likeness=likeness, why=reason[:300],
        at=at, by_id=by.user_id,
    )  # fmt: skip
    if pair is not None:
        pair.delete()
    _tell("person.merge", row, by=by, at=at, reason=reason)
    regrouped([kept_id], by=by, at=at)
    return row


@retrying
def undo(merge_id: int, *, by: Actor, at: datetime, reason: str = "") -> Merge:
    """Take a merge apart: every row goes back to where it was. What came since stays with the kept person."""
    known = Merge.objects.get(pk=merge_id)
    _locked(known.kept_id, known.merged_id)
    row = Merge.objects.select_for_update(of=("self",)).select_related("kept", "merged").get(pk=merge_id)
    hindrances = in_the_way(row)
    if hindrances:
        raise GuardFailed(hindrances[0], code="newer")
    with or_conflict():
        moving.take_back(row.moved)
    row.undone_at, row.undone_by_id, row.undo_why = at, by.user_id, reason[:300]
    row.save(update_fields=["undone_at", "undone_by", "undo_why"])
    _tell("person.unmerge", row, by=by, at=at, reason=reason)
    regrouped([row.kept_id, row.merged_id], by=by, at=at)
    return row


def regrouped(people: Collection[int], *, by: Actor, at: datetime) -> None:
    """Tell those who judge people that their rows came together, or went apart."""
    for path in settings.MERGE_HOOKS:
        import_string(path)(people, by=by, at=at)


def in_the_way(row: Merge) -> list[str]:
    """Why a merge can no longer be taken back, in sentences; empty when it can."""
    if row.undone_at is not None:
        return ["This was taken apart already."]
    if row.kept.merged_into_id is not None:
        return [f"{row.kept} was put together with another record since. Take that apart first."]
    later = (
        Merge.objects.filter(kept=row.kept_id, pk__gt=row.pk, undone_at__isnull=True).select_related("merged").first()
    )
    if later is not None:
        return [f"Another record of {later.merged} was put together with this one since. Take that apart first."]
    found = [sentence for relation in merging.relations() for sentence in _newer(relation, row)]
    return found + moving.changed_since(row.moved)


def _newer(relation: Relation, row: Merge) -> list[str]:
    if relation.newer is None:
        return []
    label, column = relation.model._meta.label, relation.model._meta.get_field(relation.column).attname  # type: ignore[union-attr]
    keys = [key for each in row.moved if (each["model"], each.get("column")) == (label, column) for key in each["keys"]]
    return list(relation.newer(keys, row.at)) if keys else []


def _locked(*keys: int) -> dict[int, Person]:
    """Both people and their sign-ins, locked in the order of their keys whoever asks."""
    rows = {row.pk: row for row in Person.everyone.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")}
    users = [row.user_id for row in rows.values() if row.user_id]
    list(User.objects.select_for_update(of=("self",)).filter(pk__in=users).order_by("pk"))
    if len(rows) != len(set(keys)):
        raise Conflict(GONE, code="gone")
    return rows


def _apart(sides: Sides) -> bool:
    keys = sorted((sides.kept.pk, sides.merged.pk))
    return DuplicatePair.objects.filter(first=keys[0], second=keys[1], state=PairState.APART).exists()


def _tell(kind: str, row: Merge, *, by: Actor, at: datetime, reason: str) -> None:
    """One event on each of the two: the kept person's history names the other record, and the other way round."""
    for subject, other in ((row.kept, row.merged), (row.merged, row.kept)):
        side = "kept" if subject is row.kept else "merged"
        data: dict[str, Any] = {"merge": row.pk, "other": other.pk, "name": other.name, "side": side}
        audit.record(kind, subject, by=by, at=at, person=subject, reason=reason, data=data)
