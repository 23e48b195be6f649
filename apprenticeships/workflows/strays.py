"""What was on its way while two records were put together, and so still names the one that went: it follows."""

from datetime import datetime, timedelta

from django.db.models import Model

from apprenticeships import merging
from apprenticeships.merging import Change, How, Relation, Settlement, Sides
from apprenticeships.models import Event, Merge, Person
from apprenticeships.workflow import Actor, retrying
from apprenticeships.workflows import merges, moving
from apprenticeships.workflows.one_by_one import each_on_its_own

SYSTEM = Actor.system("strays")
LOOKED_BACK = timedelta(days=1)
"""Whoever waited for the merge to end wrote a moment later; a day is more than any request takes."""


def follow(*, at: datetime) -> int:
    """Move what still names a record that was merged away in the last day. How many rows moved."""
    recent = Merge.objects.filter(undone_at__isnull=True, at__gt=at - LOOKED_BACK)
    return each_on_its_own(recent.order_by("pk").values_list("pk", flat=True), _followed, at=at)


@retrying
def _followed(merge_id: int, *, at: datetime) -> int:
    known = Merge.objects.get(pk=merge_id)
    keys = sorted((known.kept_id, known.merged_id))
    people = {row.pk: row for row in Person.everyone.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")}
    row = Merge.objects.select_for_update(of=("self",)).get(pk=merge_id)
    merged, kept = people[row.merged_id], people[row.kept_id]
    if row.undone_at is not None or kept.merged_into_id is not None:
        return 0
    sides, settled, moves = Sides(kept, merged, at), Settlement(), list[Change]()
    for relation in merging.relations():
        if relation.how != How.MOVE or not (rows := _left(relation, sides)):
            continue
        merges.settle(relation, sides, settled)
        moves += rows
    if settled.stops or not moves:
        return 0
    moves = settled.left(moves)
    row.moved += moving.carry_out([*settled.changes, *moves])
    row.save(update_fields=["moved"])
    merges.regrouped([kept.pk], by=SYSTEM, at=at)
    return len(moves)


def _left(relation: Relation, sides: Sides) -> list[Change]:
    """What still names the merged record, but for the lines that say that it was merged."""
    return [each for each in merging.rewritten(relation, sides) if not _tells_of_it(each.row)]


def _tells_of_it(row: Model) -> bool:
    return isinstance(row, Event) and row.kind.startswith("person.")
