"""Which shifts somebody can work, and how they get there."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from applicants.portal.fields import Choice, Text
from applicants.portal.section_base import SectionForm
from applicants.rules.shifts import DAYS, SHIFTS, TRANSPORT
from apprenticeships.lazily import gettext_lazy as _


class Several(forms.MultipleChoiceField):
    """Any number of a few, as tiles to tick."""

    def __init__(self, *, ask: str, **options: Any) -> None:
        messages = {"required": ask, "invalid_choice": ask, "invalid_list": ask}
        super().__init__(widget=forms.CheckboxSelectMultiple, required=True, error_messages=messages, **options)


class ShiftsForm(SectionForm):
    """Shifts, days, the way to work."""

    shifts = Several(
        label=_("Which shifts can you work?"),
        help_text=_("Tick all that fit."),
        ask=_("Tick at least one shift."),
        choices=[(key, _(words)) for key, words in SHIFTS.items()],
    )
    days = Several(
        label=_("On which days?"),
        help_text=_("Class is on one day of the week; the clinic is open on the others."),
        ask=_("Tick at least one day."),
        choices=[(key, _(words)) for key, words in DAYS.items()],
    )
    transport = Choice(
        label=_("How do you get to work?"),
        help_text=_("We ask so that we can think of a place that you can reach."),
        ask=_("Choose the closest one."),
        choices=[(key, _(words)) for key, words in TRANSPORT.items()],
    )
    shift_note = Text(
        label=_("Anything that we should know about your time?"),
        help_text=_("For example: I bring my child to school at 8."),
        lines=3,
        max_length=500,
    )

    def shown(self, field: BoundField) -> str:
        """Several as one line."""
        if isinstance(field.field, Several):
            options: Any = field.field.choices
            names = dict(options)
            return ", ".join(str(names.get(each, each)) for each in field.initial or [])
        return super().shown(field)
