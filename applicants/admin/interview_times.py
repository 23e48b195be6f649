"""An interview's time for a candidate on the telephone: chosen, moved or canceled by the coordinator, and logged."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, ClassVar, Final

from django import forms

from applicants.models import Application, ApplicationState, Interview, InterviewState, Referral
from applicants.records.open_times import choice_for, panel_of
from applicants.rules.working_days import local_day, sentence, when_words
from applicants.workflows import bookings
from apprenticeships import clock
from apprenticeships.admin.actions import Action, StepForm
from apprenticeships.rules.words import zone_in_words
from apprenticeships.workflow import Actor

MOST_WORDS: Final = 200
CANDIDATE, US = "candidate", "us"


class ChooseForm(StepForm):
    """One of the open times, as the candidate would see them. ``interview`` is set for each of them."""

    interview: ClassVar[Interview]
    time = forms.ChoiceField(label="Which time?")

    def prepare(self) -> None:
        """The times that are open now, by day."""
        row, at = self.interview, clock.now()
        found = choice_for(row, panel_of(row), at=at).by_day(row.zone, local_day(at, row.zone))
        field = self.fields["time"]
        field.help_text = f"In {zone_in_words(row.zone)}, where the clinic is."
        if not found:
            field.help_text = "No time is open right now. Ask the department to publish some."
        field.error_messages["invalid_choice"] = str(bookings.TAKEN)
        field.choices = [("", "Choose one"), *found]  # type: ignore[attr-defined]

    def clean_time(self) -> datetime:
        """The chosen instant."""
        return datetime.fromisoformat(self.cleaned_data["time"])


class MoveForm(ChooseForm):
    """Another one, why, and why a limit of the program is not kept where that is so."""

    reason = forms.CharField(
        label="Why do they need another time?", max_length=MOST_WORDS, help_text="The department reads this."
    )
    exception = forms.CharField(label="Why do you make an exception?", max_length=MOST_WORDS)

    def prepare(self) -> None:
        """Ask for an exception only where one is made."""
        super().prepare()
        words = bookings.exception_words(self.interview, at=clock.now())
        self.fields["exception"].help_text = f"{words} Kept with the step; only coordinators read it."
        if not words:
            del self.fields["exception"]


class CancelForm(StepForm):
    """Who does not come, and why."""

    interview: ClassVar[Interview]
    who = forms.ChoiceField(
        label="Who cannot come?",
        choices=[
            ("", "Choose one"),
            (CANDIDATE, "The candidate: they stay on the department's list"),
            (US, "The department: the candidate chooses another open time, if there is one"),
        ],
    )
    reason = forms.CharField(label="Why?", max_length=MOST_WORDS, help_text="Both sides read this in a mail.")


def actions(
    application: Application, interviews: Iterable[Interview], referrals: Iterable[Referral], at: datetime
) -> list[Action]:
    """What may be done with interviews of an application now: none is asked for here that the page has not loaded."""
    if application.state != ApplicationState.READY:
        return []
    before = {row.opening_id for row in referrals if row.closed_at is None}
    found: list[Action] = []
    for row in interviews:
        row.application = application
        if row.opening_id not in before:
            continue
        if row.state == InterviewState.REQUESTED and row.choose_by is not None:
            found.append(_choose(row))
        elif row.state == InterviewState.SCHEDULED and row.starts_at is not None and row.starts_at > at:
            found += [_move(row), _cancel(row)]
    return found


def _with(base: type[StepForm], row: Interview) -> type[StepForm]:
    return type(base.__name__, (base,), {"interview": row})


def _choose(row: Interview) -> Action:
    def choose(_: int, *, time: datetime, by: Actor, at: datetime) -> Interview:
        return bookings.book(row.pk, starts_at=time, by=by, at=at)

    title = f"Choose a time for them: {row.opening.department}"
    lead = f"With {row.manager.get_full_name()}. Both sides get the same mail as when the candidate chooses."
    form, says = _with(ChooseForm, row), _says("They meet on")
    return Action(f"interview-choose-{row.pk}", title, "Take this time", choose, "", form, lead=lead, says=says)


def _move(row: Interview) -> Action:
    def move(_: int, *, time: datetime, reason: str, by: Actor, at: datetime, exception: str = "") -> Interview:
        return bookings.rebook(row.pk, starts_at=time, reason=reason, exception=exception, by=by, at=at)

    title, form, says = f"Move their interview: {row.opening.department}", _with(MoveForm, row), _says("Moved to")
    return Action(f"interview-move-{row.pk}", title, "Move it", move, "", form, lead=_now(row), says=says)


def _cancel(row: Interview) -> Action:
    def cancel(_: int, *, who: str, reason: str, by: Actor, at: datetime) -> Interview | None:
        if who == CANDIDATE:
            bookings.give_back(row.pk, reason=reason, by=by, at=at)
            return None
        return bookings.call_off(row.pk, reason=reason, by=by, at=at)[1]

    def says(again: Interview | None) -> str:
        return "Canceled. They choose another open time." if again else "Canceled. They stay on the department's list."

    title, form = f"Cancel their interview: {row.opening.department}", _with(CancelForm, row)
    slug = f"interview-cancel-{row.pk}"
    return Action(slug, title, "Cancel it", cancel, "", form, lead=_now(row), stop=True, says=says)


def _now(row: Interview) -> str:
    return f"Now: {_when(row)} With {row.manager.get_full_name()}."


def _says(words: str) -> Callable[[Any], str]:
    return lambda row: f"{words} {_when(row)} Both calendars follow."


def _when(row: Interview) -> str:
    return sentence(when_words(row.starts_at, row.zone, local_day(clock.now(), row.zone))) if row.starts_at else ""
