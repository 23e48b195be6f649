"""The forms of a worker's tuition request, and of documents that come with it."""

from decimal import Decimal
from typing import Any, Final

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import QuerySet

from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper, tile_label
from cohorts.forms import WRITE_AMOUNT, AmountField, DocumentsField, LineField, day_field
from cohorts.models import Participant
from cohorts.tuition_years import areas_of
from cohorts.uploads import KINDS
from cohorts.workflows.tuition import MEASURE, MOST_DOCUMENTS, Terms

AGAIN: Final = "Choose all your documents again: a browser does not keep them."
NOTHING, AN_AMOUNT, UNKNOWN = "nothing", "amount", "unknown"


def _line(label: str, length: int, example: str, sentence: str) -> LineField:
    words = {"required": sentence, "max_length": f"Write at most {length} letters."}
    return LineField(label=label, max_length=length, help_text=example, error_messages=words)


class RequestForm(forms.Form):
    """What a worker asks for."""

    participant = forms.ModelChoiceField(
        Participant.objects.none(),
        label="Program",
        empty_label="Choose one",
        to_field_name="public_id",
        error_messages={"required": "Choose the program.", "invalid_choice": "Choose one of your programs."},
    )
    school = _line("School", 160, "Such as Bay City College", "Write the name of the school.")
    course = _line("Course", 160, "Such as Anatomy 1", "Write the name of the course.")
    area = forms.ChoiceField(
        label="Area", error_messages={"required": "Choose the area.", "invalid_choice": "Choose one of these areas."}
    )
    starts_on = day_field("First day of the course")
    ends_on = day_field("Last day of the course")
    amount = AmountField(label="Amount", help_text="What the course costs, in dollars, such as 1200 or 1,200.50")
    elsewhere_known = forms.ChoiceField(
        label="Did another employer pay tuition or a student loan for you this year?",
        help_text="All employers together share one yearly limit for what is free of tax.",
        widget=forms.RadioSelect,
        choices=[
            (NOTHING, tile_label("No", "Nobody else paid anything this year.")),
            (AN_AMOUNT, tile_label("Yes", "Write below how much it was in all.")),
            (UNKNOWN, tile_label("I do not know", "That is fine. We say so when we decide.")),
        ],
        error_messages={"required": "Choose one of the three.", "invalid_choice": "Choose one of the three."},
    )
    elsewhere = AmountField(label="How much did they pay this year?", required=False, help_text="Only after a yes")
    note = forms.CharField(
        label="Anything we should know?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "Write at most 1,000 letters."},
    )
    documents = DocumentsField(
        label="Documents",
        most=MOST_DOCUMENTS,
        required=False,
        help_text=f"The bill, and your grade if there is one. {KINDS}, at most {MOST_DOCUMENTS}, 10 MB each.",
    )

    def __init__(self, *args: Any, own: QuerySet[Participant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = list(own)
        choices = self.fields["participant"]
        if isinstance(choices, forms.ModelChoiceField):
            choices.queryset = own
            choices.label_from_instance = lambda row: str(row.program)  # type: ignore[method-assign,assignment]
        if len(self.rows) == 1:
            del self.fields["participant"]
        areas = list(dict.fromkeys(area for row in self.rows for area in areas_of(row.program, MEASURE)))
        if areas:
            self.fields["area"].choices = [("", "Choose one"), *((area, area) for area in areas)]  # type: ignore[attr-defined]
        else:
            self.fields["area"] = _line("Area", 120, "Such as Nursing", "Write the area, such as Nursing.")

    @property
    def helper(self) -> FormHelper:
        """How the fields are drawn."""
        return form_helper(submit="Send my request")

    def clean(self) -> dict[str, Any]:
        """A yes needs an amount."""
        found = super().clean() or {}
        if found.get("elsewhere_known") == AN_AMOUNT and "elsewhere" not in self.errors and not found.get("elsewhere"):
            self.add_error("elsewhere", WRITE_AMOUNT)
        return found

    def participant_pk(self) -> int:
        """For which program somebody asks."""
        chosen: Participant = self.cleaned_data.get("participant") or self.rows[0]
        return chosen.pk

    def terms(self) -> Terms:
        """What the workflow asks for."""
        typed = self.cleaned_data
        told = {NOTHING: Decimal(0), AN_AMOUNT: typed["elsewhere"], UNKNOWN: None}[typed["elsewhere_known"]]
        names = ("school", "course", "area", "starts_on", "ends_on", "amount", "note")
        return Terms(paid_elsewhere=told, **{name: typed[name] for name in names})

    def refuse(self, refused: DomainError) -> None:
        """Show a refusal next to the field that it is about."""
        self.add_error(refused.field if refused.field in self.fields else None, refused.message)

    def chosen_again(self) -> bool:
        """Whether files were chosen that the browser does not send a second time."""
        return bool(self.errors) and bool(self.files)


class DocumentsForm(forms.Form):
    """More documents for a request."""

    documents = DocumentsField(label="Documents", most=MOST_DOCUMENTS, help_text=f"{KINDS}, 10 MB each.")

    @property
    def helper(self) -> FormHelper:
        """How the field is drawn; the page writes the button."""
        return form_helper()
