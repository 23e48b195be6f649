"""A conflict of interest that was said by mistake: a coordinator lifts it, and the person is asked anew."""

from datetime import datetime
from typing import Final

from django import forms

from applicants.models import Application, ApplicationState
from applicants.records.conflicts import tied
from applicants.workflows import referrals
from apprenticeships.admin.actions import REASON_LENGTH, Action, StepForm
from apprenticeships.models import User
from apprenticeships.workflow import Actor


class LiftForm(StepForm):
    """Whose word, and how the mistake came about. The tie itself is not shown."""

    who = forms.ChoiceField(label="Who said it?")
    reason = forms.CharField(
        label="How did the mistake come about?", max_length=REASON_LENGTH, help_text="Kept with the step."
    )

    def prepare(self) -> None:
        """Those who said so."""
        field = self.fields["who"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "Choose one"), *_named(self.row)] if self.row is not None else []


def _named(application: Application) -> list[tuple[int, str]]:
    rows = User.objects.filter(pk__in=tied(application)).order_by("name", "pk")
    return [(row.pk, row.get_full_name()) for row in rows]


def _lift(application_id: int, *, who: str, by: Actor, at: datetime, reason: str) -> None:
    referrals.lift_conflict(application_id, user_id=int(who), by=by, at=at, reason=reason)


CHOSEN_AMONG: Final = frozenset({ApplicationState.READY, ApplicationState.OFFERED})


LIFT: Final = Action(
    "conflict-lift",
    "Lift a conflict of interest",
    "Lift it",
    _lift,
    "Lifted. They are asked anew before the file opens.",
    LiftForm,
    lead="Only for a word said by mistake: somebody tapped the wrong line, or meant somebody else.",
)


def actions(application: Application) -> list[Action]:
    """What may be done; nothing where nobody said so."""
    return [LIFT] if application.state in CHOSEN_AMONG and tied(application) else []
