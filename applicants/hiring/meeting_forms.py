"""The forms of a meeting: when, where and who, and a day off that is meant."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final
from zoneinfo import ZoneInfo

from crispy_forms.helper import FormHelper
from django import forms

from applicants.hiring.forms import ClockField, DayField, DomainForm
from applicants.hiring.seating import PanelChoice, in_this_order
from applicants.records.closed_days import Closed, closed_words
from apprenticeships.layout import form_helper
from apprenticeships.models import User
from apprenticeships.rules.dates import local_datetime

LENGTHS: Final = [(20, "20 minutes"), (30, "30 minutes"), (45, "45 minutes"), (60, "1 hour"), (90, "1 hour 30 minutes")]
WHO: Final = ("interviewer", "panel")
WHEN: Final = ("date", "time", "minutes", "place", "room")
ANYWAY: Final = ("anyway",)
ClosedOn = Callable[[dt.date, Sequence[int]], list[Closed]]


class TimeForm(DomainForm):
    """When and where to meet, in the zone of the site."""

    date = DayField(label="Day")
    time = ClockField(label="Time")
    minutes = forms.TypedChoiceField(
        label="How long",
        coerce=int,
        choices=LENGTHS,
        initial=30,
        widget=forms.Select(attrs={"class": "ap-w-md"}),
        error_messages={"invalid_choice": "Choose a length from the list."},
    )
    place = forms.CharField(
        label="Where",
        help_text="A room, or the address of the video call.",
        max_length=200,
        error_messages={"required": "Say where you meet: a room, or the address of the video call."},
    )

    room = forms.CharField(
        label="Room to keep free",
        help_text="Nobody else gets it for an interview at that time. Leave it out for a video call.",
        max_length=60,
        required=False,
    )

    def __init__(self, *args: Any, zone: str, zone_name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = ZoneInfo(zone)
        self.fields["time"].help_text = f"In {zone_name}, where the clinic is."

    @property
    def starts_at(self) -> dt.datetime:
        """The chosen instant."""
        return local_datetime(self.cleaned_data["date"], self.cleaned_data["time"], self.zone)


class PanelForm(DomainForm):
    """Who meets a candidate: somebody leads, and others of the department take part."""

    interviewer = forms.TypedChoiceField(
        label="Who leads the interview",
        coerce=int,
        widget=forms.Select(attrs={"class": "ap-w-md"}),
        error_messages={"invalid_choice": "Choose somebody of this department.", "required": "Choose who leads."},
    )
    panel = forms.TypedMultipleChoiceField(
        label="Who else takes part",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose people of this department."},
    )

    def __init__(self, *args: Any, choice: PanelChoice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(interviewer=choice.lead, panel=list(choice.others))
        self.people = {str(user): user for user in choice.people}
        for name in ("interviewer", "panel"):
            self.fields[name].choices = list(choice.people.items())  # type: ignore[attr-defined]
        self.fields["panel"].help_text = choice.words
        if len(choice.people) <= 1:
            del self.fields["panel"]

    def asked(self, *parts: Iterable[str]) -> list[str]:
        """The names of the fields that are asked, in this order."""
        return [name for part in parts for name in part if name in self.fields]

    @property
    def chosen(self) -> list[User]:
        """Whom the form names as it stands, whoever leads first, also where a rule said no to them."""
        others = self["panel"].value() if "panel" in self.fields else None
        named = dict.fromkeys(str(each) for each in (self["interviewer"].value(), *(others or ())))
        return in_this_order([self.people[each] for each in named if each in self.people])

    @property
    def lead(self) -> User:
        """Whoever was chosen to lead."""
        return User.objects.get(pk=self.cleaned_data["interviewer"])

    @property
    def others(self) -> list[User]:
        """Those who were chosen beside them."""
        return list(User.objects.filter(pk__in=self.cleaned_data.get("panel", [])).order_by("pk"))


class AnywayForm(DomainForm):
    """A form that asks once more about a day off: nothing is set on it before somebody ticked that they mean it."""

    anyway = forms.BooleanField(label="Meet on this day all the same", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            del self.fields["anyway"]

    def ask_about(self, closed: Sequence[Closed], *, on: dt.date) -> None:
        """Say what is off, and ask for the tick; where nothing is off, nothing is asked."""
        if not closed:
            self.fields.pop("anyway", None)
        elif not self.cleaned_data.get("anyway"):
            words = f"{closed_words(closed, on=on)}: choose another day, or tick that you mean it."
            self.add_error("anyway", words)


class MeetingForm(AnywayForm, PanelForm, TimeForm):
    """When, where and who meets: what an invitation says. ``closed`` says what is off on a day for these people."""

    def __init__(self, *args: Any, closed: ClosedOn, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.closed = closed

    def clean(self) -> dict[str, Any]:
        """Ask about a day off, as soon as the day and the people are known."""
        found: dict[str, Any] = super().clean() or {}
        day, lead = found.get("date"), found.get("interviewer")
        closed = self.closed(day, [lead, *found.get("panel", [])]) if day is not None and lead is not None else []
        self.ask_about(closed, on=day or dt.date.min)
        return found

    @property
    def meeting(self) -> dict[str, Any]:
        """What was filled in, as the workflow takes it."""
        found = {name: self.cleaned_data[name] for name in ("minutes", "place", "room")}
        return found | {"starts_at": self.starts_at, "manager": self.lead, "panel": self.others}


class InviteForm(MeetingForm):
    """An interview for a ready candidate."""

    @property
    def helper(self) -> FormHelper:
        """Who meets, then day and time."""
        return form_helper(*self.asked(WHO, WHEN, ANYWAY), submit="Send the invitation")


class MoveForm(MeetingForm):
    """Another time for a planned interview, or other people."""

    reason = forms.CharField(
        label="Why it changes",
        help_text="The candidate reads this.",
        max_length=200,
        error_messages={"required": "Say why it changes; the candidate reads it."},
    )

    @property
    def helper(self) -> FormHelper:
        """The reason comes last."""
        return form_helper(*self.asked(WHEN, WHO, ANYWAY), "reason", submit="Change the interview")
