"""Fields that several surfaces ask for alike: a day, hours, dollars, a line of words, files; a day of supervision."""

import re
from typing import Any, Final

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from apprenticeships.errors import DomainError
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import User
from apprenticeships.models.fields import validate_year
from cohorts.models import Participant
from cohorts.tuition_years import areas_of
from cohorts.uploads import SUFFIXES, Upload, all_looked_at
from cohorts.workflows.preceptorship import MEASURE, Supervision, supervisors_of

MINUTES: Final = 60
LONGEST: Final = 24 * MINUTES
WRITE_HOURS: Final = gettext_lazy("Write hours such as 8, 7.5 or 7:30.")
THOUSANDS: Final = re.compile(r"\d{1,3}(,\d{3})+(\.\d*)?")
WRITE_AMOUNT: Final = gettext_lazy("Write an amount in dollars, such as 1200 or 1,200.50.")
LONGEST_AMOUNT: Final = 24


class HoursField(forms.CharField):
    """A duration as people write it, in minutes: 8, 7.5 or 7:30. Empty means none."""

    def __init__(self, *, required: bool = False, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "ap-timein"})
        super().__init__(required=required, max_length=8, widget=widget, **options)

    def prepare_value(self, value: Any) -> Any:
        """Minutes as hours, for the reader; what was typed stays as it was."""
        if not isinstance(value, int):
            return value
        whole, rest = divmod(value, MINUTES)
        return f"{whole}:{rest:02}" if rest else str(whole)

    def clean(self, value: Any) -> Any:
        """Minutes, 0 when nothing was written."""
        text = super().clean(value).strip().replace(",", ".")
        try:
            if ":" in text:
                whole, _, rest = text.partition(":")
                minutes = int(whole) * MINUTES + int(rest)
                exact = int(rest) < MINUTES
            else:
                minutes = round(float(text or 0) * MINUTES)
                exact = True
        except (ValueError, OverflowError) as problem:
            raise forms.ValidationError(WRITE_HOURS, code="hours") from problem
        if not exact or not 0 <= minutes <= LONGEST:
            raise forms.ValidationError(WRITE_HOURS, code="hours")
        return minutes


class LineField(forms.CharField):
    """One line of words; breaks and long gaps become one space."""

    def clean(self, value: Any) -> Any:
        """The words on one line."""
        return " ".join(str(super().clean(value)).split())


class AmountField(forms.DecimalField):
    """Dollars and cents as people write them: 1200, 1,200.50 or $1,200.50."""

    def __init__(self, **options: Any) -> None:
        words = dict.fromkeys(
            ("required", "invalid", "max_digits", "max_decimal_places", "max_whole_digits"), WRITE_AMOUNT
        )
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "ap-w-sm"})
        super().__init__(max_digits=12, decimal_places=2, widget=widget, error_messages=words, **options)

    def to_python(self, value: Any) -> Any:
        """The amount without its sign and commas."""
        text = str(value if value is not None else "").strip().removeprefix("$").strip()
        if len(text) > LONGEST_AMOUNT or ("," in text and not THOUSANDS.fullmatch(text)):
            raise forms.ValidationError(WRITE_AMOUNT, code="invalid")
        return super().to_python(text.replace(",", ""))


def _how_to_write(label: str) -> str:
    return _("%(label)s: write it as 2026-03-13, or choose it in the calendar.") % {"label": label}


how_to_write = lazy(_how_to_write, str)


def day_field(label: str, **options: Any) -> forms.DateField:
    """A day, between 1900 and 2100."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "ap-w-sm"})
    sentence = how_to_write(label)
    words = {"required": sentence, "invalid": sentence}
    return forms.DateField(label=label, widget=widget, validators=[validate_year], error_messages=words, **options)


class FilesInput(forms.FileInput):
    """Several files at once."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Every file that was chosen."""
        return files.getlist(name) if hasattr(files, "getlist") else []


class DocumentsField(forms.FileField):
    """Documents, each looked at; the first wrong one is said at the field."""

    def __init__(self, *, most: int, **options: Any) -> None:
        self.most = most
        accept = ",".join((*SUFFIXES, ".jpeg", *SUFFIXES.values()))
        super().__init__(widget=FilesInput(attrs={"accept": accept, "class": "form-control"}), **options)

    def clean(self, data: Any, initial: Any = None) -> tuple[Upload, ...]:
        """What is kept of the files."""
        files = [each for each in data or () if each]
        if self.required and not files:
            raise forms.ValidationError(_("Choose at least one document."), code="required")
        if len(files) > self.most:
            raise forms.ValidationError(_("Choose at most %(most)s documents.") % {"most": self.most}, code="many")
        try:
            return all_looked_at(files)
        except DomainError as refused:
            raise forms.ValidationError(refused.message, code=refused.code) from refused


class SupervisionForm(forms.Form):
    """One day of supervision of one person; ``by`` is the preceptor when it is they who write."""

    date = day_field(gettext_lazy("Day"))
    minutes = HoursField(label=gettext_lazy("Hours"), required=True, help_text=gettext_lazy("Such as 2, 1.5 or 1:30"))
    area = forms.ChoiceField(
        label=gettext_lazy("Area"),
        error_messages={
            "required": gettext_lazy("Choose the area."),
            "invalid_choice": gettext_lazy("Choose one of these areas."),
        },
    )
    supervisor = forms.ModelChoiceField(
        User.objects.none(),
        label=gettext_lazy("Who supervised"),
        required=False,
        empty_label=gettext_lazy("Choose, or write below"),
        error_messages={"invalid_choice": gettext_lazy("Choose one of these preceptors.")},
    )
    supervisor_name = LineField(
        label=gettext_lazy("Somebody who is not on the list"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("Write the name. Your coordinator confirms the hours then."),
        error_messages={"max_length": gettext_lazy("Write at most 120 letters.")},
    )

    def __init__(self, *args: Any, participant: Participant, by: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        areas = areas_of(participant.program, MEASURE)
        if areas:
            self.fields["area"].choices = [("", _("Choose one")), *((area, area) for area in areas)]  # type: ignore[attr-defined]
        else:
            self.fields["area"] = LineField(label=_("Area"), max_length=120, help_text=_("Such as Nursing"))
        if by is not None:
            del self.fields["supervisor"], self.fields["supervisor_name"]
            return
        known, choices = supervisors_of(participant), self.fields["supervisor"]
        if isinstance(choices, forms.ModelChoiceField):
            choices.queryset = known
            choices.label_from_instance = User.get_full_name  # type: ignore[method-assign,assignment]

    def day(self) -> Supervision:
        """What the workflow asks for."""
        typed = self.cleaned_data
        who = self.by or typed.get("supervisor")
        return Supervision(typed["date"], typed["minutes"], typed["area"], who, typed.get("supervisor_name", ""))
