"""The forms of hiring: each in plain words, each keeping what was typed when a rule says no."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Final

from crispy_forms.helper import FormHelper
from django import forms

from applicants.hiring.packet import anchors, kit
from applicants.models import Recommendation
from applicants.rules.conflicts import NONE, TIES
from applicants.rules.scorecards import WHY
from applicants.workflows.referrals import PASS_REASONS
from apprenticeships.admin.plain import StaffForm
from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper, tile_label
from apprenticeships.models import Criterion

PREFIX: Final = "rating_"
FIRST_YEAR, LAST_YEAR = 2000, 2100


class DomainForm(StaffForm):
    """A form that can show what a rule said, at the field that the rule names."""

    def refuse(self, error: DomainError, *, prefix: str = "") -> None:
        """Put the sentence where the person can act on it."""
        field = error.field
        if field is not None and field not in self.fields:
            field = f"{prefix}{field}"
        self.add_error(field if field in self.fields else None, error.message)


class DayField(forms.DateField):
    """A day, as a phone lets one choose it."""

    def __init__(self, *, label: str) -> None:
        super().__init__(
            label=label,
            widget=forms.DateInput(attrs={"type": "date", "class": "ap-w-sm"}, format="%Y-%m-%d"),
            error_messages={"required": "Choose a day.", "invalid": "Write the day as a date, such as 2026-03-10."},
        )

    def clean(self, value: Any) -> dt.date:
        """Refuse days that no clock can show."""
        day: dt.date = super().clean(value)
        if not FIRST_YEAR <= day.year < LAST_YEAR:
            raise forms.ValidationError("Choose a day in the coming weeks.")
        return day


class ClockField(forms.TimeField):
    """A time of day."""

    def __init__(self, *, label: str, required: bool = True) -> None:
        super().__init__(
            label=label,
            required=required,
            widget=forms.TimeInput(attrs={"type": "time", "class": "ap-w-sm"}, format="%H:%M"),
            error_messages={"required": "Choose a time.", "invalid": "Write the time as 14:30 or choose it."},
        )


class ReasonForm(DomainForm):
    """A reason that the candidate reads."""

    reason = forms.CharField(label="Why", help_text="The candidate reads this.", max_length=200)

    def __init__(self, *args: Any, submit: str, missing: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.submit = submit
        self.fields["reason"].error_messages["required"] = missing

    @property
    def helper(self) -> FormHelper:
        """One field, one button."""
        return form_helper(submit=self.submit)


class CancelForm(ReasonForm):
    """The same when an interview is canceled: they may choose another time."""

    again = forms.BooleanField(
        label=tile_label("Let them choose another open time", "They get a mail with the times that are open."),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, has_times: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_times:
            del self.fields["again"]


class ConflictForm(DomainForm):
    """Whether the reader is too close to a candidate to judge."""

    conflict = forms.ChoiceField(
        label="Are you too close to this person to judge fairly?",
        help_text="If one of these is true, somebody else of your department decides. Only coordinators see which.",
        choices=[
            (NONE, tile_label("None of these ties me to them", "The file opens.")),
            *((key, tile_label(label, covers)) for key, (label, covers) in TIES.items()),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one. The file opens after that."},
    )

    @property
    def helper(self) -> FormHelper:
        """One question, one button."""
        return form_helper(submit="Save and go on")


class PassForm(DomainForm):
    """Why a department passes somebody over."""

    reason_code = forms.ChoiceField(
        label="Why do you pass?",
        help_text="Reasons about the job only. The candidate may ask for it.",
        choices=list(PASS_REASONS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a reason. The candidate may ask for it."},
    )
    note = forms.CharField(label="In a few words", max_length=100, required=False)

    @property
    def helper(self) -> FormHelper:
        """Reason, then words."""
        return form_helper(submit="Pass")


class RatingForm(DomainForm):
    """A rating of each criterion, each with the sentence that says what it means; what else is asked comes after."""

    def __init__(self, *args: Any, criteria: Iterable[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = list(criteria)
        for criterion in self.criteria:
            self.fields[f"{PREFIX}{criterion.slug}"] = forms.TypedChoiceField(
                label=criterion.title,
                coerce=int,
                choices=[(number, tile_label(f"{number} {word}", text)) for number, word, text in anchors(criterion)],
                widget=forms.RadioSelect,
                error_messages={"required": f"Choose 1 to 4 for “{criterion.title}”."},
            )
        self.order_fields([f"{PREFIX}{each.slug}" for each in self.criteria])

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Each criterion of the kit with its field, as the page draws them."""
        found = []
        for each in kit(self.criteria):
            slug = each["criterion"].slug
            words = self[f"{WHY}{slug}"] if f"{WHY}{slug}" in self.fields else None
            found.append({"field": self[f"{PREFIX}{slug}"], "words": words, **each})
        return found

    @property
    def ratings(self) -> dict[str, int]:
        """The ratings by criterion."""
        return {each.slug: self.cleaned_data[f"{PREFIX}{each.slug}"] for each in self.criteria}


class ScoreForm(RatingForm):
    """One scorecard: a rating of each criterion with its own words, what else there is, a recommendation."""

    comment = forms.CharField(
        label="Anything else",
        help_text="Facts about the job only. Candidates may ask to read it.",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    recommendation = forms.ChoiceField(
        label="What do you recommend?",
        choices=[
            (Recommendation.OFFER, "Offer a place"),
            (Recommendation.HOLD, "Wait for others"),
            (Recommendation.PASS, "Pass"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you recommend."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in self.criteria:
            self.fields[f"{WHY}{each.slug}"] = forms.CharField(
                label="What you saw or heard",
                help_text="A 1 or a 4 needs it.",
                max_length=500,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        pairs = [(f"{PREFIX}{each.slug}", f"{WHY}{each.slug}") for each in self.criteria]
        self.order_fields([name for pair in pairs for name in pair])

    @property
    def card(self) -> dict[str, Any]:
        """What the card says, as the workflow takes it."""
        said = {name: self.cleaned_data[name] for name in ("comment", "recommendation")}
        comments = {each.slug: self.cleaned_data[f"{WHY}{each.slug}"] for each in self.criteria}
        return {"ratings": self.ratings, "comments": comments, **said}


class CorrectForm(ScoreForm):
    """A card in the place of one's own, and why."""

    reason = forms.CharField(
        label="Why do you correct it?",
        help_text="Stays on record beside both cards.",
        max_length=300,
        error_messages={"required": "Say why you correct it. The old card stays on record."},
    )


class AgreeForm(RatingForm):
    """What the panel agreed on: one rating of each criterion, and how they came to it."""

    sentence = forms.CharField(
        label="How you came to these ratings",
        help_text="One sentence: what each of you saw, and what convinced the others.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say in a sentence how you came to these ratings."},
    )


class NoteForm(DomainForm):
    """A hint to the next interviewer."""

    words = forms.CharField(
        label="What should the next interviewer know?",
        help_text="What was not asked, what to ask again. About the work only, no judgment: they score by themselves.",
        max_length=300,
        error_messages={"required": "Write the note first."},
    )
