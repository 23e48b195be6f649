"""The steps of the matching desk: another draft, a decision by hand, taking it back, the release."""

from datetime import datetime
from typing import Final

from django import forms
from django.db.models import Count, Q

from applicants.admin.matching_words import EXPLAINED, NO_PLACE, variant
from applicants.records.match_problem import VARIANTS
from applicants.workflows import matching
from apprenticeships.admin.actions import Action, StepForm
from apprenticeships.layout import tile_label
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor
from cohorts.models import Opening, SeatState

NOWHERE: Final = "none"


class DraftForm(StepForm):
    """What counts first, and the number of the draw."""

    variant = forms.ChoiceField(
        label="What counts first?",
        widget=forms.RadioSelect,
        choices=[(key, tile_label(variant(key), EXPLAINED.get(key, ""))) for key in VARIANTS],
        error_messages={"required": "Choose what counts first.", "invalid_choice": "Choose what counts first."},
    )
    seed = forms.IntegerField(
        label="Number for the draw",
        help_text="Where two students fit equally well, a draw decides. The same number draws the same again; another "
        "number draws anew. Choose it before you see a result, for example today’s date, such as 20260415.",  # noqa: RUF001
        min_value=0,
        max_value=matching.MOST_SEED,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "ap-w-sm"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), f"Write a number from 0 to {matching.MOST_SEED:,}."
        ),
    )

    def prepare(self) -> None:
        """Start from what the draft before used."""
        self.initial = {"variant": next(iter(VARIANTS)), "seed": 1}
        last = self.row.match_runs.order_by("-number").values("variant", "seed").first() if self.row else None
        self.initial.update(last or {})


DRAFT: Final = Action(
    "again",
    "Match",
    "Match",
    matching.draft,
    "Matched. Nobody is told until you release it.",
    DraftForm,
    lead="Everybody who is ready is matched to the places that are free. Decisions by hand stay.",
)


class FixForm(StepForm):
    """Where a student goes, and why a person decides it."""

    opening = forms.ChoiceField(
        label="Where to?",
        error_messages={"required": "Choose a place, or “No place”.", "invalid_choice": "Choose one of this list."},
    )
    reason = forms.CharField(
        label="Why?",
        max_length=200,
        help_text="Kept with the record. One sentence is enough.",
        error_messages={"required": "Write why; it stays with the record."},
    )

    def prepare(self) -> None:
        """The places of the student's summer."""
        rows = Opening.objects.filter(cohort_id=self.row.cohort_id, interest__isnull=False)
        rows = rows.select_related("department__site", "interest").annotate(
            free=Count("seats", filter=Q(seats__state=SeatState.FREE)), all=Count("seats")
        )
        places = [
            (str(row.pk), f"{row.interest}: {row.department} ({row.free} of {row.all} free)")
            for row in rows.order_by("interest__position", "site__name", "department__name", "pk")
        ]
        field = self.fields["opening"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "Choose one"), (NOWHERE, NO_PLACE), *places]


def _fix(application_id: int, *, opening: str, reason: str, by: Actor, at: datetime) -> object:
    opening_id = None if opening == NOWHERE else int(opening)
    return matching.fix(application_id, opening_id=opening_id, reason=reason, by=by, at=at)


FIX: Final = Action(
    "fix",
    "Decide by hand",
    "Keep this decision",
    _fix,
    "Kept for every later draft. Match again to see what follows for others.",
    FixForm,
)
LET_GO: Final = Action(
    "let-go",
    "Take the decision back",
    "Take the decision back",
    matching.let_go,
    "Taken back. The next draft decides again.",
)
STUDENT_STEPS: Final = (FIX, LET_GO)


class ReleaseForm(StepForm):
    """A tick, while people may still apply: ``row`` is the run."""

    early = forms.BooleanField(required=False)

    def prepare(self) -> None:
        """Name the day until which they may."""
        self.fields["early"].label = f"I know that applications run until {day_in_words(self.row.cohort.apply_by)}"


def refused(message: str) -> StepForm:
    """A form without fields that shows why a step was refused."""
    form = StepForm({})
    form.add_error(None, message)
    return form
