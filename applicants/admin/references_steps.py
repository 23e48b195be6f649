"""The steps about references as forms: answers taken by phone, the link again, the end of one, the verdict."""

from datetime import date, datetime
from functools import partial
from typing import Any, Final

from django import forms

from applicants.models import Application, Referee, RefereeState, ReferenceNo
from applicants.records.deadlines import local_day
from applicants.records.references import questions_of, requirement_of
from applicants.rules.referees import LONGEST_ANSWER, Question
from applicants.workflows import reference_verdicts, references
from apprenticeships import clock
from apprenticeships.admin.actions import Action, ReasonForm, StepForm
from apprenticeships.admin.steps import day_field
from apprenticeships.workflow import Actor

VERDICTS: Final = [
    ("", "Choose one"),
    (reference_verdicts.MET, "They are enough"),
    (reference_verdicts.NOT_MET, "They are not enough"),
    (reference_verdicts.LOOK, "Somebody else has to look"),
]


class PhoneForm(StepForm):
    """What somebody said by phone, question by question, and on which day."""

    spoken_on = day_field("On which day did you talk?")

    def prepare(self) -> None:
        """The questions of the program, and today."""
        self.initial = {"spoken_on": local_day(self.row.version.program, clock.now())}
        asked = requirement_of(self.row)
        for each in questions_of(asked) if asked else ():
            self.fields[f"q-{each.slug}"] = _field(each, self.row.person.short_name)


def _field(each: Question, name: str) -> forms.Field:
    label = each.asked(name)
    if each.choices:
        return forms.ChoiceField(label=label, choices=[("", "Choose one"), *each.choices], required=each.required)
    return forms.CharField(
        label=label, max_length=LONGEST_ANSWER, required=each.required, widget=forms.Textarea(attrs={"rows": 2})
    )


class VerdictForm(StepForm):
    """Whether the references are enough, and if not, why."""

    verdict = forms.ChoiceField(label="Are the references enough?", choices=VERDICTS)
    reason_code = forms.ChoiceField(
        label="If not: which reason is closest?",
        choices=[("", "Choose one"), *ReferenceNo.choices],
        required=False,
        help_text="Only coordinators read it. The applicant and the managers never do.",
    )


def _take_down(
    referee_id: int, _application_id: int, *, spoken_on: date, by: Actor, at: datetime, **fields: Any
) -> None:
    answers = {name.removeprefix("q-"): value for name, value in fields.items()}
    references.take_down(referee_id, answers=answers, spoken_on=spoken_on, by=by, at=at)


def _run(referee_id: int, step: Any, _application_id: int, *, by: Actor, at: datetime, **fields: Any) -> None:
    step(referee_id, by=by, at=at, **fields)


def _phone(row: Referee) -> Action:
    run = partial(_take_down, row.pk)
    done = "Written down, with your name and the day."
    return Action(f"phone-{row.pk}", "Take the answers down by phone", "Write it down", run, done, PhoneForm)


def _again(row: Referee) -> Action:
    run = partial(_run, row.pk, references.ask_again)
    return Action(f"again-{row.pk}", "Send the link again", "Send a new link", run, "Sent. The link before ended.")


def _end(row: Referee) -> Action:
    run, done = partial(_run, row.pk, references.end), "They are not asked any more. The link ended."
    return Action(f"end-{row.pk}", "Ask them no more", "End it", run, done, ReasonForm, stop=True)


def of_referee(row: Referee) -> list[Action]:
    """What may be done about one of those who were named."""
    found = []
    if row.state in references.TAKE_DOWN.sources:
        found.append(_phone(row))
    if row.state in references.ASK_AGAIN.sources and row.email:
        found.append(_again(row))
    if row.state in references.END.sources:
        found.append(_end(row))
    return found


def verdict(application: Application, *, required: bool) -> Action:
    """The step that decides about all of them."""
    lead = "You can change it later, while the application goes on."
    if required:
        lead = "A no ends the application, because the program requires references. A yes can be changed later."
    return Action(
        "verdict", "Give the verdict", "Decide", reference_verdicts.decide, "Decided. The screening was judged anew.",
        VerdictForm, lead=lead,
    )  # fmt: skip


def all_of(application: Application, *, required: bool) -> list[Action]:
    """Every step of the page; the workflows check again."""
    rows = application.referees.exclude(state=RefereeState.ENDED)
    return [verdict(application, required=required), *(each for row in rows for each in of_referee(row))]
