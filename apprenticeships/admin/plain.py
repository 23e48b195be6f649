"""Plain sentences for the fields of record forms, where the framework has none that says what to do."""

from typing import Any, Final

from django import forms

LIMITS: Final = {"min_value": "Write %(limit_value)s or more.", "max_value": "Write %(limit_value)s or less."}
SENTENCES: Final[tuple[tuple[type[forms.Field], dict[str, str]], ...]] = (
    (forms.CharField, {"max_length": "Write at most %(limit_value)d letters."}),
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
    (forms.EmailField, {"invalid": "Write a whole e-mail address, such as name@example.org."}),
)
"""Kinds of fields, the general ones first, and what a person reads by the code of the problem."""


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
