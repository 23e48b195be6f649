"""Two records side by side, and what a merge says of them, as somebody may read it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Min

from apprenticeships.admin.duplicate_steps import LABELS, MergeForm, births_of, value_of
from apprenticeships.merges import BIRTH, KEPT, PARTS
from apprenticeships.merging import Said
from apprenticeships.models import Event, Person
from apprenticeships.workflows import merges


def chosen_in(form: MergeForm) -> dict[str, str]:
    """What is chosen, for a look at what would happen; a birth date that nobody chose yet is no obstacle here."""
    chosen = {}
    for name in LABELS:
        if name in form.fields:
            chosen[name] = str((form.data.get(name) if form.is_bound else form.fields[name].initial) or "")
    if BIRTH in form.fields and not chosen[BIRTH]:
        chosen[BIRTH] = KEPT
    return chosen


def in_words(said: Sequence[Said], within: tuple[int, ...], otherwise: str) -> list[str]:
    """Each sentence once; what belongs to another organization without its name."""
    return list(dict.fromkeys(merges.told(each, within, otherwise) for each in said))


def side_by_side(kept: Person, merged: Person) -> list[dict[str, Any]]:
    """Every value of both, and whether they agree. A birth date is only told where a person must choose."""
    found = []
    for part in PARTS:
        mine, theirs = value_of(part, kept), value_of(part, merged)
        if mine or theirs:
            found.append({"label": LABELS[part], "kept": mine, "merged": theirs, "same": mine == theirs})
    births = births_of(kept, merged)
    if births:
        same = len(births) > 1 and len(set(births.values())) == 1
        words = [_known(births.get(each.pk), same=same) for each in (kept, merged)]
        found.append({"label": LABELS[BIRTH], "kept": words[0], "merged": words[1], "same": same})
    signs_in = [str(each.user or "") for each in (kept, merged)]
    if any(signs_in):
        found.append({"label": "Signs in as", "kept": signs_in[0], "merged": signs_in[1], "same": False})
    return found


def known_since(*people: Person) -> list[datetime]:
    """Since when there is something about each: its first event, as the history shows it."""
    rows = Event.objects.filter(person__in=people).order_by().values("person").annotate(first=Min("at"))
    first = dict(rows.values_list("person", "first"))
    return [first.get(each.pk, each.created_at) for each in people]


def _known(day: date | None, *, same: bool) -> str:
    if day is None:
        return ""
    return "The same" if same else "Known"
