"""What may be done about a pair of records: put them together, keep them apart, ask again, take them apart."""

from datetime import datetime
from typing import Any, Final

from django import forms

from apprenticeships.admin.actions import REASON_LENGTH, Action, ReasonForm, StepForm
from apprenticeships.admin.scope import desk
from apprenticeships.errors import GuardFailed
from apprenticeships.layout import tile_label
from apprenticeships.merges import BIRTH, KEPT, MERGED, PARTS, default_of
from apprenticeships.models import DuplicatePair, Language, Merge, Person, PersonIdentity, User
from apprenticeships.rules.words import day_in_words, zone_in_words
from apprenticeships.templatetags.look import national
from apprenticeships.workflow import Actor
from apprenticeships.workflows import duplicates, merges

LABELS: Final = {
    "name": "Name",
    "preferred_name": "Goes by",
    "email": "E-mail address",
    "phone": "Phone",
    "address": "Address",
    "language": "Language",
    "zone": "Time zone",
    BIRTH: "Birth date",
}
FIRST, SECOND = "first", "second"


def value_of(part: str, person: Person) -> str:
    """One value of a record as a coordinator reads it; empty where there is none."""
    if part == "name":
        return person.name
    if part == "phone":
        return national(person.phone)
    if part == "language":
        return str(Language(person.language).label)
    if part == "zone":
        return zone_in_words(person.zone) if person.zone else ""
    return ", ".join(text for name in PARTS[part] if (text := str(getattr(person, name))))


def births_of(*people: Person) -> dict[int, Any]:
    """The birth dates that are known, by person."""
    rows = PersonIdentity.objects.filter(person__in=people)
    return dict(rows.values_list("person_id", "birth_date"))


class MergeForm(StepForm):
    """Which of the two is kept, and whose values where the two differ. ``row`` is the pair."""

    keep = forms.ChoiceField(choices=[(FIRST, FIRST), (SECOND, SECOND)], widget=forms.HiddenInput)
    reason = forms.CharField(
        label="What makes you sure?",
        max_length=REASON_LENGTH,
        required=False,
        help_text="Kept with the step. One sentence is enough.",
    )

    def prepare(self) -> None:
        """Ask only where both say something, and not the same."""
        pair: DuplicatePair = self.row
        asked = self.data.get("keep") if self.is_bound else self.initial.get("keep")
        side = asked if asked in {FIRST, SECOND} else kept_first(pair)
        self.initial["keep"] = side
        self.kept, self.merged = sides_of(pair, side)
        for part in PARTS:
            mine, theirs = value_of(part, self.kept), value_of(part, self.merged)
            if mine and theirs and mine != theirs:
                self._ask(part, mine, theirs, default_of(part, self.kept))
        births = births_of(self.kept, self.merged)
        days = [births[each.pk] for each in (self.kept, self.merged) if each.pk in births]
        if len(set(days)) == 2:  # noqa: PLR2004 - both known, and not the same
            self._ask(BIRTH, day_in_words(days[0], year=True), day_in_words(days[1], year=True), None)
        self.order_fields(["keep", *[name for name in self.fields if name not in {"keep", "reason"}], "reason"])

    def _ask(self, part: str, mine: str, theirs: str, default: str | None) -> None:
        self.fields[part] = forms.ChoiceField(
            label=LABELS[part],
            choices=[
                (KEPT, tile_label(mine, "Of the record that is kept")),
                (MERGED, tile_label(theirs, "Of the other")),
            ],
            initial=default,
            widget=forms.RadioSelect,
            error_messages={"required": "Choose the one that is right."},
        )


def kept_first(pair: DuplicatePair) -> str:
    """Which record is kept unless somebody chooses: the one that signs in, else the older one."""
    return SECOND if pair.second.user_id and not pair.first.user_id else FIRST


def sides_of(pair: DuplicatePair, side: str) -> tuple[Person, Person]:
    """The person who is kept, and the record that goes."""
    return (pair.second, pair.first) if side == SECOND else (pair.first, pair.second)


def _merge(pair_id: int, *, keep: str, reason: str, by: Actor, at: datetime, **chosen: str) -> Merge:
    pair = DuplicatePair.objects.filter(pk=pair_id).select_related("first", "second").first()
    if pair is None:
        raise GuardFailed("This pair is not open any more. Load the list again.", code="gone")
    kept, merged = sides_of(pair, keep)
    within = desk(User.objects.get(pk=by.user_id or 0)).organizations
    return merges.merge(kept.pk, merged.pk, chosen=chosen, within=within, by=by, at=at, reason=reason)


MERGE: Final = Action(
    "merge",
    "Put the two records together",
    "Put the two records together",
    _merge,
    "Put together. As long as nothing newer stands on it, you can take it apart again here.",
    MergeForm,
)
APART: Final = Action(
    "apart",
    "These are two people",
    "Keep them apart",
    duplicates.keep_apart,
    "Kept apart. No search asks about these two again, and you can take that back.",
    ReasonForm,
)
ASK_AGAIN: Final = Action(
    "ask-again",
    "Take back that these are two people",
    "Take it back",
    duplicates.ask_again,
    "Taken back. The pair is open again.",
)
UNDO: Final = Action(
    "undo",
    "Take the two records apart again",
    "Take them apart",
    merges.undo,
    "Taken apart. Everything is where it was before, and what came since stays with the person who was kept.",
    ReasonForm,
    stop=True,
)
