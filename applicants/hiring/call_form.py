"""What came out of a call: what was ticked off, how long it took, and the answer with what it needs."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Final
from zoneinfo import ZoneInfo

from crispy_forms.helper import FormHelper
from django import forms

from applicants.hiring.forms import ClockField, DomainForm
from applicants.records.call_script import Line
from applicants.rules.working_days import day_words
from applicants.workflows.offer_terms import Said
from applicants.workflows.offers import ANSWERS, DECLINE_REASONS
from apprenticeships.layout import form_helper, tile_label
from apprenticeships.rules.dates import local_datetime

LABELS: Final = {
    "yes": "Accepted",
    "thinking": "Wants to think",
    "no": "Declined",
    "call_back": "Call back later",
    "no_answer": "Did not pick up",
}
LONGEST: Final = 86_400
"""Seconds of a call: a page that stayed open for longer says nothing of the call."""


class CallForm(DomainForm):
    """The answer on the phone, with the reason of a no and the hour of another call."""

    answer = forms.ChoiceField(widget=forms.RadioSelect, error_messages={"required": "Choose what the candidate said."})
    decline_reason = forms.ChoiceField(
        label="Declined: why?",
        help_text="In their words. It helps us to do better.",
        required=False,
        choices=[("", "Choose when they said no"), *DECLINE_REASONS.items()],
        widget=forms.Select(attrs={"class": "ap-w-md"}),
        error_messages={"invalid_choice": "Choose the reason that fits best."},
    )
    call_back_day = forms.TypedChoiceField(
        label="Call back: which day?",
        required=False,
        coerce=dt.date.fromisoformat,
        empty_value=None,
        widget=forms.Select(attrs={"class": "ap-w-md"}),
        error_messages={"invalid_choice": "Choose a day from the list."},
    )
    call_back_time = ClockField(label="Call back: at what time?", required=False)
    said = forms.MultipleChoiceField(required=False)
    seconds = forms.IntegerField(required=False, min_value=0, max_value=LONGEST)

    def __init__(
        self,
        *args: Any,
        name: str,
        consequences: Mapping[str, str],
        lines: Iterable[Line],
        days: Iterable[dt.date],
        zone: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.zone = ZoneInfo(zone)
        listed = list(days)
        field = self.fields["answer"]
        field.label = f"What did {name} say?"
        field.choices = [(each, tile_label(LABELS[each], consequences[each])) for each in ANSWERS]  # type: ignore[attr-defined]
        self.fields["call_back_day"].choices = [(day.isoformat(), day_words(day, listed[0])) for day in listed]  # type: ignore[attr-defined]
        self.fields["said"].choices = [(line.slug, line.title) for line in lines]  # type: ignore[attr-defined]

    @property
    def helper(self) -> FormHelper:
        """The answer, then what it needs. What was said is ticked off in the script itself."""
        return form_helper("answer", "decline_reason", "call_back_day", "call_back_time", mark_optional=False)

    @property
    def ticked(self) -> list[str]:
        """What was ticked off when the form was sent."""
        return list(self.data.getlist("said")) if self.is_bound else []  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of a no, and for the hour of another call."""
        found = super().clean() or self.cleaned_data
        answer = found.get("answer")
        if answer == "no" and not found.get("decline_reason") and "decline_reason" not in self.errors:
            self.add_error("decline_reason", "Choose why they said no.")
        if answer == "call_back" and "call_back_time" not in self.errors and self.call_back_at is None:
            self.add_error("call_back_time", "Choose when to call back.")
        return found

    @property
    def call_back_at(self) -> dt.datetime | None:
        """The instant of another call."""
        day, at = self.cleaned_data.get("call_back_day"), self.cleaned_data.get("call_back_time")
        return local_datetime(day, at, self.zone) if day and at else None

    @property
    def outcome(self) -> Said:
        """What the workflow is told beside the answer."""
        return Said(
            lines=tuple(self.cleaned_data["said"]),
            seconds=self.cleaned_data["seconds"] or 0,
            decline_reason=self.cleaned_data["decline_reason"],
            call_back_at=self.call_back_at,
        )
