"""The forms of open times: a weekly pattern, a day that differs, and who meets a candidate."""

from collections.abc import Sequence
from typing import Any, Final

from crispy_forms.helper import FormHelper
from django import forms

from applicants.hiring.forms import LENGTHS, ClockField, DayField, DomainForm, PanelForm
from applicants.models import ExceptionKind, OpenTimes
from applicants.rules.open_times import Hours
from applicants.workflows.open_times import Terms
from apprenticeships.layout import form_helper, tile_label

WEEKDAYS: Final = list(enumerate(("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")))
GAPS: Final = [(0, "None"), *((each, f"{each} minutes") for each in (5, 10, 15, 30)), (60, "1 hour")]
SAY_WHAT: Final = "Choose what is different on this day."


class OpenTimesForm(DomainForm):
    """When somebody can be booked, and where."""

    department = forms.TypedChoiceField(
        label="For which department",
        coerce=int,
        error_messages={"required": "Choose a department.", "invalid_choice": "Choose one of your departments."},
    )
    weekdays = forms.TypedMultipleChoiceField(
        label="Days",
        coerce=int,
        choices=WEEKDAYS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one day of the week.", "invalid_choice": "Choose from the list."},
    )
    opens = ClockField(label="From")
    closes = ClockField(label="Until")
    minutes = forms.TypedChoiceField(
        label="How long one meeting is",
        coerce=int,
        choices=LENGTHS,
        widget=forms.Select(attrs={"class": "ap-w-md"}),
        error_messages={"invalid_choice": "Choose a length from the list."},
    )
    gap = forms.TypedChoiceField(
        label="Time between two meetings",
        coerce=int,
        choices=GAPS,
        widget=forms.Select(attrs={"class": "ap-w-md"}),
        error_messages={"invalid_choice": "Choose a gap from the list."},
    )
    first_day = DayField(label="From which day on")
    last_day = DayField(label="Through which day")
    is_video = forms.TypedChoiceField(
        label="How you meet",
        coerce=lambda value: value == "video",
        choices=[("place", "In person"), ("video", "By video call")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how you meet.", "invalid_choice": "Choose one of the two."},
    )
    place = forms.CharField(
        label="Where",
        help_text="The address and how to find you, or the address of the video call.",
        max_length=140,
        required=False,
    )
    room = forms.CharField(
        label="Room",
        help_text="It is kept for you: nobody else gets it for an interview at that time.",
        max_length=60,
        required=False,
    )

    def __init__(self, *args: Any, departments: Sequence[tuple[int, str]], zone_name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].choices = list(departments)  # type: ignore[attr-defined]
        if len(departments) == 1:
            self.fields["department"].widget = forms.HiddenInput()
            self.fields["department"].initial = departments[0][0]
        self.fields["opens"].help_text = f"In {zone_name}, where the clinic is."

    @property
    def helper(self) -> FormHelper:
        """When comes before where."""
        return form_helper(submit="Publish")

    @property
    def terms(self) -> Terms:
        """What was filled in."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in {"department", "weekdays"}}
        return Terms(weekdays=frozenset(self.cleaned_data["weekdays"]), **given)


class ChangeForm(OpenTimesForm):
    """The same for times that are published; their department stays."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["department"]

    @property
    def helper(self) -> FormHelper:
        """As when it is published."""
        return form_helper(submit="Save")

    @staticmethod
    def of(row: OpenTimes) -> dict[str, Any]:
        """What is published now."""
        names = ("weekdays", "opens", "closes", "minutes", "gap", "first_day", "last_day", "place")
        now = {name: getattr(row, name) for name in names}
        return now | {"is_video": "video" if row.is_video else "place", "room": row.room.name if row.room else ""}


class DayForm(DomainForm):
    """One day that differs."""

    kind = forms.ChoiceField(
        label="What is different",
        choices=[
            (ExceptionKind.OFF, tile_label("Not on this day", "No meetings at all, such as on a day off.")),
            (ExceptionKind.SHUT, tile_label("Not at this time", "No meetings from … until …")),
            (ExceptionKind.EXTRA, tile_label("Also at this time", "More meetings from … until …")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": SAY_WHAT, "invalid_choice": SAY_WHAT},
    )
    day = DayField(label="Day")
    opens = ClockField(label="From", required=False)
    closes = ClockField(label="Until", required=False)

    @property
    def helper(self) -> FormHelper:
        """One day at a time."""
        return form_helper(submit="Add this day", mark_optional=False)

    @property
    def hours(self) -> Hours | None:
        """From when to when, if both are said."""
        opens, closes = self.cleaned_data["opens"], self.cleaned_data["closes"]
        return Hours(opens, closes) if opens is not None and closes is not None else None


class OfferTimesForm(PanelForm):
    """Who meets a candidate who chooses a time."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["interviewer"].help_text = "The candidate chooses among the open times of this person."
        if "panel" in self.fields:
            self.fields["panel"].help_text += " Only times at which all of them are open and free are offered."

    @property
    def helper(self) -> FormHelper:
        """Who leads, then the others."""
        return form_helper(submit="Let them choose a time")
