"""Fields of the portal's forms: each says in plain words what to write instead."""

import re
from typing import Any, Final

from crispy_forms.helper import FormHelper
from django import forms
from django.core.validators import ProhibitNullCharactersValidator, RegexValidator
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from phonenumber_field.formfields import PhoneNumberField
from phonenumber_field.phonenumber import PhoneNumber

from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models.fields import validate_year

DATE_INPUTS = ["%Y-%m-%d", "%m/%d/%Y", "%m-%d-%Y"]
DECIMAL_COMMA: Final = re.compile(r"[0-9]*,[0-9]{1,2}")
WHOLE_WITH_COMMA: Final = re.compile(r"(?<=[0-9]),0{1,2}$")
UNREADABLE = gettext_lazy("Leave out the sign that cannot be shown.")


def _at_most(signs: int) -> str:
    return _("Write at most %(signs)s characters.") % {"signs": f"{signs:,}"}


at_most = lazy(_at_most, str)


class PlainForm(forms.Form):
    """A form whose page writes the button."""

    @property
    def helper(self) -> FormHelper:
        """How the fields are drawn."""
        return form_helper()

    @property
    def only_missing(self) -> bool:
        """Whether all that is wrong is that something was left empty."""
        found = [error.code for errors in self.errors.as_data().values() for error in errors]
        return bool(found) and all(code == "required" for code in found)

    def refuse(self, error: DomainError) -> None:
        """Say what a rule refused: at the field that it names, else on top of the page."""
        self.add_error(error.field if error.field in self.fields else None, error.message)

    def written(self) -> dict[str, Any]:
        """What can be kept, whole or in part: answers that are fine, and those that were emptied."""
        kept = {}
        for name, field in self.fields.items():
            if name in self.cleaned_data:
                kept[name] = self.cleaned_data[name]
            elif field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name)) in (None, "", []):
                kept[name] = None
        return kept


class Text(forms.CharField):
    """A line or some lines of text, with the words to say when it is missing."""

    def __init__(self, *, ask: str = "", lines: int = 1, css: str = "", complete: str = "", **options: Any) -> None:
        attrs: dict[str, Any] = {"class": css} if css else {}
        if complete:
            attrs["autocomplete"] = complete
        if lines > 1:
            attrs["rows"] = lines
        widget = forms.Textarea(attrs=attrs) if lines > 1 else forms.TextInput(attrs=attrs)
        options.setdefault("max_length", 120)
        most = options["max_length"]
        super().__init__(
            widget=widget,
            required=bool(ask),
            error_messages={"required": ask, "max_length": at_most(most)},
            **options,
        )
        kept = [each for each in self.validators if not isinstance(each, ProhibitNullCharactersValidator)]
        self.validators = [*kept, ProhibitNullCharactersValidator(UNREADABLE)]

    def to_python(self, value: Any) -> Any:
        """The text with line ends of one character, as they are counted on the page."""
        found = super().to_python(value)
        return found.replace("\r\n", "\n") if isinstance(found, str) else found


class Email(forms.EmailField):
    """An e-mail address."""

    def __init__(self, *, label: str = gettext_lazy("E-mail"), **options: Any) -> None:
        sentence = gettext_lazy("Write an e-mail address, such as maya@example.com.")
        super().__init__(
            label=label,
            widget=forms.EmailInput(attrs={"autocomplete": "email"}),
            max_length=254,
            error_messages={"required": sentence, "invalid": sentence, "max_length": sentence},
            **options,
        )


class Phone(PhoneNumberField):  # type: ignore[misc]
    """A phone number; kept with its country, as +13145550123."""

    def __init__(self, *, label: str = gettext_lazy("Phone"), ask: str = "", **options: Any) -> None:
        sentence = gettext_lazy("Write the number with its area code, such as (314) 555-0123.")
        super().__init__(
            label=label,
            region="US",
            required=bool(ask),
            max_length=32,
            widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "class": "ap-w-md"}),
            error_messages={"required": ask, "invalid": sentence, "max_length": sentence},
            **options,
        )

    def clean(self, value: Any) -> str:
        """The number as text."""
        found = super().clean(value)
        return found.as_e164 if isinstance(found, PhoneNumber) else ""

    def prepare_value(self, value: Any) -> Any:
        """As people write it here, where it can be read; else as it was typed."""
        if isinstance(value, str) and value.startswith("+1"):
            number = PhoneNumber.from_string(value, region="US")
            return number.as_national if number.is_valid() else value
        return super().prepare_value(value)


class Day(forms.DateField):
    """A calendar day. A day that no month has is refused with an example."""

    def __init__(self, *, ask: str = "", complete: str = "", **options: Any) -> None:
        attrs = {"type": "date", "class": "ap-w-sm"}
        if complete:
            attrs["autocomplete"] = complete
        super().__init__(
            widget=forms.DateInput(format="%Y-%m-%d", attrs=attrs),
            input_formats=DATE_INPUTS,
            validators=[validate_year],
            required=bool(ask),
            error_messages={
                "required": ask,
                "invalid": gettext_lazy("Write a day that the calendar has: month, day and year, such as 05/17/2000."),
            },
            **options,
        )


class Choice(forms.ChoiceField):
    """One of a few, as tiles; or of many, as a list."""

    def __init__(self, *, ask: str = "", tiles: bool = True, **options: Any) -> None:
        widget = forms.RadioSelect() if tiles else forms.Select()
        super().__init__(
            widget=options.pop("widget", widget),
            required=bool(ask),
            error_messages={"required": ask, "invalid_choice": ask or gettext_lazy("Choose one of these.")},
            **options,
        )


class YesNo(forms.TypedChoiceField):
    """Yes or no."""

    def __init__(self, *, ask: str = "", **options: Any) -> None:
        super().__init__(
            choices=[("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))],
            coerce=lambda value: value == "yes",
            empty_value=None,
            widget=forms.RadioSelect(),
            required=bool(ask),
            error_messages={"required": ask, "invalid_choice": ask or gettext_lazy("Choose yes or no.")},
            **options,
        )

    def prepare_value(self, value: Any) -> Any:
        """The tile of a stored yes or no."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        return super().prepare_value(value)


class Whole(forms.IntegerField):
    """A whole number within bounds. A percentage may be written with its sign."""

    def __init__(
        self, *, least: int, most: int, say: str, required: bool = False, percent: bool = False, **options: Any
    ) -> None:
        super().__init__(
            min_value=least,
            max_value=most,
            required=required,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "ap-w-xs"}),
            error_messages={"required": say, "invalid": say, "min_value": say, "max_value": say},
            **options,
        )
        self.percent = percent

    def to_python(self, value: Any) -> int | None:
        """The number, with a percent sign after it or not, and with ",0" as with ".0"."""
        if isinstance(value, str):
            text = value.strip().removesuffix("%").rstrip() if self.percent else value.strip()
            value = WHOLE_WITH_COMMA.sub("", text)
        return super().to_python(value)


class Number(forms.DecimalField):
    """A number within bounds, with a decimal point or a decimal comma."""

    def __init__(self, *, least: int, most: int, say: str, **options: Any) -> None:
        wrong = ("invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits")
        super().__init__(
            required=False,
            min_value=least,
            max_value=most,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "ap-w-xs"}),
            error_messages=dict.fromkeys(wrong, say),
            **options,
        )

    def to_python(self, value: Any) -> Any:
        """The number; "2,5" is two and a half, while "1,000" could mean either and is refused."""
        if isinstance(value, str) and DECIMAL_COMMA.fullmatch(value.strip()):
            value = value.replace(",", ".")
        return super().to_python(value)


def postal_code() -> Text:
    """A ZIP code."""
    return Text(
        label=gettext_lazy("ZIP code"),
        max_length=10,
        css="ap-w-sm",
        complete="postal-code",
        validators=[RegexValidator(r"^\d{5}(-\d{4})?$", gettext_lazy("Write five digits, such as 63110."))],
    )


class NameForm(PlainForm):
    """Somebody's first and last name."""

    given_name = Text(
        label=gettext_lazy("First name"),
        ask=gettext_lazy("Write your first name."),
        max_length=80,
        complete="given-name",
    )
    family_name = Text(
        label=gettext_lazy("Last name"),
        ask=gettext_lazy("Write your last name."),
        max_length=80,
        complete="family-name",
    )
