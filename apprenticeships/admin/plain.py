"""Plain sentences for the fields of staff forms, where the framework has none that says what to do."""

from typing import Any, Final

from django import forms
from django.forms.utils import pretty_name
from phonenumber_field.formfields import PhoneNumberField

LIMITS: Final = {"min_value": "Write %(limit_value)s or more.", "max_value": "Write %(limit_value)s or less."}
ONE_OF_THESE: Final = "Choose one of these."
SOME_OF_THESE: Final = "Choose among these."
SENTENCES: Final[tuple[tuple[type[forms.Field], dict[str, str]], ...]] = (
    (
        forms.CharField,
        {
            "max_length": "Write at most %(limit_value)d letters.",
            "null_characters_not_allowed": "Leave out the sign that cannot be shown.",
        },
    ),
    (forms.IntegerField, {"invalid": "Write a whole number, such as 7.", **LIMITS}),
    (
        forms.DecimalField,
        {
            "invalid": "Write a number, such as 7.5.",
            "max_digits": "Write at most %(max)s digits.",
            "max_decimal_places": "Write at most %(max)s digits after the point.",
            "max_whole_digits": "Write at most %(max)s digits before the point.",
        },
    ),
    (forms.FloatField, {"invalid": "Write a number, such as 7.5."}),
    (forms.DateField, {"invalid": "Write a day as 2026-03-13, or choose it in the calendar."}),
    (forms.TimeField, {"invalid": "Write a time, such as 17:30."}),
    (forms.ChoiceField, {"invalid_choice": ONE_OF_THESE}),
    (forms.MultipleChoiceField, {"invalid_choice": SOME_OF_THESE, "invalid_list": SOME_OF_THESE}),
    (
        forms.ModelMultipleChoiceField,
        dict.fromkeys(("invalid_choice", "invalid_list", "invalid_pk_value"), SOME_OF_THESE),
    ),
    (forms.EmailField, {"invalid": "Write a whole e-mail address, such as name@example.org."}),
)
"""Kinds of fields, the general ones first, and what a person reads by the code of the problem."""


WRITE_ADDRESS: Final = "Write an e-mail address, such as name@example.org."
WRITE_PHONE: Final = "Write a phone number with its area code, such as 314-555-0142."
EMPTY: Final[tuple[tuple[type[forms.Field], str], ...]] = (
    (PhoneNumberField, WRITE_PHONE),
    (forms.EmailField, WRITE_ADDRESS),
    (forms.FileField, "Choose a file for “{}”."),
    (forms.BooleanField, "Tick “{}”."),
    (forms.DateField, "Write or choose the day for “{}”."),
    (forms.TimeField, "Write or choose the time for “{}”."),
    (forms.IntegerField, "Write a number for “{}”."),
    (forms.MultipleChoiceField, "Choose at least one for “{}”."),
    (forms.ModelMultipleChoiceField, "Choose at least one for “{}”."),
    (forms.ChoiceField, "Choose one for “{}”."),
    (forms.ModelChoiceField, "Choose one for “{}”."),
    (forms.Field, "Write something for “{}”."),
)
"""What to say of a field that was left empty, by its kind and name; the first kind that fits counts."""
INVALID: Final[tuple[tuple[type[forms.Field], str], ...]] = (
    (PhoneNumberField, WRITE_PHONE),
    (forms.EmailField, WRITE_ADDRESS),
)
REQUIRED: Final = forms.Field.default_error_messages["required"]


def speak_plainly(field: forms.Field) -> None:
    """Give a field our sentences; one that was written for this very field stays."""
    usual: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        usual |= getattr(kind, "default_error_messages", {})
    words: dict[str, str] = {}
    for kind, sentences in SENTENCES:
        if isinstance(field, kind):
            words |= sentences
    for code, sentence in words.items():
        if field.error_messages.get(code) == usual.get(code):
            field.error_messages[code] = sentence


def name_what_is_missing(asked: forms.Field, label: str) -> None:
    """Say what to write or choose, by name, unless the form has a sentence of its own."""
    if asked.error_messages["required"] is REQUIRED:
        words = next(words for kind, words in EMPTY if isinstance(asked, kind))
        asked.error_messages["required"] = words.format(label)
    for kind, words in INVALID:
        if isinstance(asked, kind):
            asked.error_messages["invalid"] = words


class StaffForm(forms.Form):
    """A form for the staff: what is wrong is said in our words, also at fields that were added on the way."""

    def full_clean(self) -> None:
        """Check what was typed."""
        for name, field in self.fields.items():
            name_what_is_missing(field, str(field.label or pretty_name(name)))
            speak_plainly(field)
        super().full_clean()
