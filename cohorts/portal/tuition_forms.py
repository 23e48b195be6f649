"""The forms of a worker's tuition request, and of documents that come with it."""

from decimal import Decimal
from typing import Any, Final

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import QuerySet
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper, tile_label
from apprenticeships.lazily import gettext_lazy
from cohorts.forms import WRITE_AMOUNT, AmountField, DocumentsField, LineField, day_field
from cohorts.models import Participant
from cohorts.tuition_years import areas_of
from cohorts.uploads import KINDS
from cohorts.workflows.tuition import MEASURE, MOST_DOCUMENTS, Terms

AGAIN: Final = gettext_lazy("Choose all your documents again: a browser does not keep them.")
NOTHING, AN_AMOUNT, UNKNOWN = "nothing", "amount", "unknown"


def _letters(most: int) -> str:
    return _("Write at most %(most)s letters.") % {"most": f"{most:,}"}


_at_most = lazy(_letters, str)


def _documents_hint() -> str:
    return _("The bill, and your grade if there is one. %(kinds)s, at most %(most)s, 10 MB each.") % {
        "kinds": KINDS,
        "most": MOST_DOCUMENTS,
    }


def _line(label: str, length: int, example: str, sentence: str) -> LineField:
    words = {"required": sentence, "max_length": _at_most(length)}
    return LineField(label=label, max_length=length, help_text=example, error_messages=words)


class RequestForm(forms.Form):
    """What a worker asks for."""

    participant = forms.ModelChoiceField(
        Participant.objects.none(),
        label=gettext_lazy("Program"),
        empty_label=gettext_lazy("Choose one"),
        to_field_name="public_id",
        error_messages={
            "required": gettext_lazy("Choose the program."),
            "invalid_choice": gettext_lazy("Choose one of your programs."),
        },
    )
    school = _line(
        gettext_lazy("School"),
        160,
        gettext_lazy("Such as Bay City College"),
        gettext_lazy("Write the name of the school."),
    )
    course = _line(
        gettext_lazy("Course"), 160, gettext_lazy("Such as Anatomy 1"), gettext_lazy("Write the name of the course.")
    )
    area = forms.ChoiceField(
        label=gettext_lazy("Area"),
        error_messages={
            "required": gettext_lazy("Choose the area."),
            "invalid_choice": gettext_lazy("Choose one of these areas."),
        },
    )
    starts_on = day_field(gettext_lazy("First day of the course"))
    ends_on = day_field(gettext_lazy("Last day of the course"))
    amount = AmountField(
        label=gettext_lazy("Amount"),
        help_text=gettext_lazy("What the course costs, in dollars, such as 1200 or 1,200.50"),
    )
    elsewhere_known = forms.ChoiceField(
        label=gettext_lazy("Did another employer pay tuition or a student loan for you this year?"),
        help_text=gettext_lazy("All employers together share one yearly limit for what is free of tax."),
        widget=forms.RadioSelect,
        choices=[
            (NOTHING, tile_label(gettext_lazy("No"), gettext_lazy("Nobody else paid anything this year."))),
            (AN_AMOUNT, tile_label(gettext_lazy("Yes"), gettext_lazy("Write below how much it was in all."))),
            (
                UNKNOWN,
                tile_label(gettext_lazy("I do not know"), gettext_lazy("That is fine. We say so when we decide.")),
            ),
        ],
        error_messages={
            "required": gettext_lazy("Choose one of the three."),
            "invalid_choice": gettext_lazy("Choose one of the three."),
        },
    )
    elsewhere = AmountField(
        label=gettext_lazy("How much did they pay this year?"),
        required=False,
        help_text=gettext_lazy("Only after a yes"),
    )
    note = forms.CharField(
        label=gettext_lazy("Anything we should know?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": _at_most(1000)},
    )
    documents = DocumentsField(
        label=gettext_lazy("Documents"),
        most=MOST_DOCUMENTS,
        required=False,
        help_text=lazy(_documents_hint, str)(),
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
            self.fields["area"].choices = [("", _("Choose one")), *((area, area) for area in areas)]  # type: ignore[attr-defined]
        else:
            self.fields["area"] = _line(_("Area"), 120, _("Such as Nursing"), _("Write the area, such as Nursing."))

    @property
    def helper(self) -> FormHelper:
        """How the fields are drawn."""
        return form_helper(submit=_("Send my request"))

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

    documents = DocumentsField(
        label=gettext_lazy("Documents"), most=MOST_DOCUMENTS, help_text=gettext_lazy("PDF, JPEG or PNG, 10 MB each.")
    )

    @property
    def helper(self) -> FormHelper:
        """How the field is drawn; the page writes the button."""
        return form_helper()
