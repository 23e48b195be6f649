"""The steps of a participant's credentials: one earned elsewhere, its proof, and taking a wrong one back."""

from datetime import datetime
from typing import Any, Final

from django import forms

from apprenticeships.admin.actions import Action, ReasonForm, StepForm
from apprenticeships.admin.steps import day_field
from apprenticeships.workflow import Actor
from cohorts.models import CredentialProof
from cohorts.tuition_years import credentials_of
from cohorts.workflows import credentials

PROOFS: Final = [(each.value, each.label) for each in CredentialProof if each != CredentialProof.NONE]
OTHER: Final = "Name of another credential"


class CredentialForm(StepForm):
    """The credential that somebody earned: one of the program's list, or another one."""

    title = forms.ChoiceField(label="Credential", required=False)
    other = forms.CharField(label=OTHER, max_length=120, required=False)
    issuer = forms.CharField(label="Who gave it?", max_length=160, help_text="Such as the state's board of nursing")
    number = forms.CharField(label="Number of the certificate or license", max_length=60, required=False)
    earned_on = day_field("Earned on")
    expires_on = day_field("Valid until", required=False, help_text="Leave it empty if it does not end.")
    proof = forms.ChoiceField(
        label="What shows it?",
        required=False,
        choices=[("", "Nothing yet: it is claimed"), *PROOFS],
    )

    def prepare(self) -> None:
        """The credentials that the program names; where it names none, one is written."""
        named = credentials_of(self.row.program)
        choices = self.fields["title"]
        if named and isinstance(choices, forms.ChoiceField):
            choices.choices = [("", "Another credential"), *((each, each) for each in named)]
        else:
            self.fields["title"] = forms.CharField(label="Credential", max_length=120)
            del self.fields["other"]

    def clean(self) -> dict[str, Any]:
        """One credential at a time."""
        typed = super().clean() or {}
        if "other" in self.fields and not self.errors:
            if typed["title"] and typed["other"]:
                self.add_error("other", "Choose one of the list or write another one, not both.")
            elif not typed["title"] and not typed["other"]:
                self.add_error("title", "Choose the credential, or write the name of another one.")
        return typed


class CredentialProofForm(StepForm):
    """What shows that somebody earned it."""

    proof = forms.ChoiceField(label="What shows it?", choices=[("", "Choose one"), *PROOFS])


def _record(participant_id: int, *, title: str, by: Actor, at: datetime, other: str = "", **typed: Any) -> None:
    credentials.record(participant_id, title=title or other, by=by, at=at, **typed)


RECORD_CREDENTIAL: Final = Action(
    "credential", "Record a credential", "Record this credential", _record, "Recorded.", CredentialForm
)
CREDENTIAL_STEPS: Final = (
    Action(
        "prove",
        "A proof came",
        "Record the proof",
        credentials.prove,
        "Recorded. The credential counts as proved.",
        CredentialProofForm,
    ),
    Action(
        "void",
        "This credential is wrong",
        "Take this credential back",
        credentials.take_back,
        "Taken back.",
        ReasonForm,
        stop=True,
    ),
)
