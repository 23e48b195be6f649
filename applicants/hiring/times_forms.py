"""The forms of open times: a weekly pattern, a day that differs, and who meets a candidate."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from crispy_forms.helper import FormHelper
from django import forms

from applicants.hiring.forms import ClockField, DayField, DomainForm
from applicants.hiring.meeting_forms import LENGTHS, AnywayForm, PanelForm
from applicants.models import ExceptionKind, OpenTimes
from applicants.records.closed_days import Closed, closed_words
from applicants.rules.open_times import MOST_DAYS, Hours
from applicants.workflows.open_times import Terms
from apprenticeships.layout import form_helper, tile_label

WEEKDAYS: Final = list(enumerate(("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")))
GAPS: Final = [(0, "None"), *((each, f"{each} minutes") for each in (5, 10, 15, 30)), (60, "1 hour")]
OUT: Final = "out"
ClosedIn = Callable[[int | None, list[date]], list[Closed]]
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

    days_off = forms.ChoiceField(
        label="On days off",
        choices=[(OUT, "Leave these days out"), ("in", "Meet on these days, too")],
        required=False,
        widget=forms.RadioSelect,
    )
    found: list[Closed]

    def __init__(
        self, *args: Any, departments: Sequence[tuple[int, str]], zone_name: str, closed: ClosedIn, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].choices = list(departments)  # type: ignore[attr-defined]
        if len(departments) == 1:
            self.fields["department"].widget = forms.HiddenInput()
            self.fields["department"].initial = departments[0][0]
        self.fields["opens"].help_text = f"In {zone_name}, where the clinic is."
        self.closed, self.found = closed, []
        if not self.is_bound:
            del self.fields["days_off"]

    def clean(self) -> dict[str, Any]:
        """Name the days off among those that are opened, and ask what happens with them."""
        given: dict[str, Any] = super().clean() or {}
        self.found = self.closed(given.get("department"), self._days(given))
        if not self.found:
            self.fields.pop("days_off", None)
        elif not given.get("days_off"):
            named = closed_words(self.found, on=given["first_day"])
            self.add_error("days_off", f"Some of these days are off: {named}. Choose what happens then.")
        return given

    @staticmethod
    def _days(given: Mapping[str, Any]) -> list[date]:
        """Each day on which times would be open; none while something else has to be put right first."""
        first, last, weekdays = given.get("first_day"), given.get("last_day"), given.get("weekdays", ())
        if first is None or last is None or not 0 <= (last - first).days <= MOST_DAYS:
            return []
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        return [day for day in days if day.weekday() in weekdays]

    @property
    def leave_out(self) -> list[date]:
        """The days off on which no times are open."""
        return [each.day for each in self.found] if self.cleaned_data.get("days_off") == OUT else []

    @property
    def helper(self) -> FormHelper:
        """When comes before where."""
        return form_helper(submit="Publish")

    @property
    def terms(self) -> Terms:
        """What was filled in."""
        given = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in {"department", "weekdays", "days_off"}
        }
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


class DayForm(AnywayForm):
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

    def __init__(self, *args: Any, closed: ClosedIn, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.closed = closed

    def clean(self) -> dict[str, Any]:
        """Ask about more meetings on a day off."""
        given: dict[str, Any] = super().clean() or {}
        day = given.get("day")
        if day is None or given.get("kind") != ExceptionKind.EXTRA:
            self.ask_about([], on=date.min)
        else:
            self.ask_about(self.closed(None, [day]), on=day)
        return given

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
