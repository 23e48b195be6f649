"""The steps of an application that its board offers, each a workflow function with its form."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from django import forms

from applicants.models import OPEN_STATES, ApplicationState, EndReason, LeadSource, OnboardingTask, WithdrawReason
from applicants.rules.sections import BY_SLUG
from applicants.workflows import answer_clock, applications, leads, onboarding, questions, screening
from apprenticeships.admin.actions import Action, StepForm
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.steps import day_field
from apprenticeships.models import Program
from apprenticeships.workflow import Actor

S = ApplicationState
MOST_WORDS: Final = 500
WHY: Final = "why_"
LOOKED_AT: Final = screening.JUDGED
"""Where a person may have to look at a result: also after the offer, which a check may be a condition of."""
OPEN: Final = frozenset(OPEN_STATES)


class SectionsField(forms.MultipleChoiceField):
    """Which sections; none may be ticked where a reason at a section says it as well, and the form sees to that."""

    def validate(self, value: Any) -> None:
        """Refuse what is none of the sections."""
        if value:
            super().validate(value)


class AskForm(StepForm):
    """What is missing, where, and by when."""

    sections = SectionsField(
        label="Which sections open again?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one section."},
    )
    note = forms.CharField(
        label="What is missing in all?",
        max_length=MOST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="The applicant reads this in a mail and on their page. Leave it empty if each section says its own.",
    )
    due = day_field("By when?")

    def prepare(self) -> None:
        """The sections of the application's version, and a reason for each."""
        field = self.fields["sections"]
        asked = [each for each in applications.sections_of(self.row.version) if each.slug != "attestation"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(each.slug, each.title) for each in asked]
        for each in asked:
            self.fields[f"{WHY}{each.slug}"] = forms.CharField(
                label=f"What is missing in “{each.title}”?", max_length=MOST_WORDS, required=False
            )
        self.order_fields(["sections", *(f"{WHY}{each.slug}" for each in asked), "note", "due"])

    def clean(self) -> dict[str, Any]:
        """A section with a reason opens, ticked or not; the reasons go along as one answer."""
        data = super().clean() or self.cleaned_data
        reasons = {name.removeprefix(WHY): data.pop(name) for name in list(data) if name.startswith(WHY)}
        said = {slug: words for slug, words in reasons.items() if words}
        data["sections"] = [*data.get("sections", []), *(slug for slug in said if slug not in data.get("sections", []))]
        if not data["sections"] and "sections" not in self.errors:
            self.add_error("sections", "Choose at least one section.")
        return {**data, "reasons": said}


class LaterForm(StepForm):
    """A new day for our answer, and why."""

    until = day_field("We need until")
    why = forms.CharField(
        label="Because",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="The applicant reads this in a mail and on their page.",
    )


class NoForm(StepForm):
    """A no: a reason of the list, and a sentence. The applicant reads both."""

    reason_code = forms.ChoiceField(
        label="Why?",
        choices=[("", "Choose one"), *((code, label) for code, label in EndReason.choices if code != EndReason.TWICE)],
        help_text="The applicant reads this in their own language, and then your sentence.",
    )
    sentence = forms.CharField(
        label="And in a sentence for the applicant?",
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What was short, and what stays valid.",
    )
    retry_from = day_field("May try again from", required=False)


class WithdrawForm(StepForm):
    """Somebody stops, by phone or mail."""

    reason_code = forms.ChoiceField(label="Why do they stop?", choices=[("", "Choose one"), *WithdrawReason.choices])
    note = forms.CharField(label="In their words", max_length=MOST_WORDS, required=False)


def _again(application_id: int, *, by: Actor, at: datetime) -> None:
    screening.recompute(application_id, by=by, at=at)


LATER: Final = Action(
    "later",
    "We need more time",
    "Promise this day",
    answer_clock.extend_answer,
    "Moved. The applicant reads the new day and your reason.",
    LaterForm,
    lead="For an answer that we cannot give by the day that we promised.",
)
STEPS: Final = (
    (answer_clock.OURS, LATER),
    (
        frozenset({S.SUBMITTED}),
        Action(
            "ask",
            "Ask for what is missing",
            "Ask and open these sections",
            questions.request_information,
            "Asked. It is the applicant’s turn until they answer.",  # noqa: RUF001 - the apostrophe of print
            AskForm,
        ),
    ),
    (
        screening.BEING_JUDGED,
        Action(
            "no",
            "Not this time",
            "End it and tell the applicant",
            applications.not_select,
            "Ended. The applicant gets a mail with your sentence.",
            NoForm,
            stop=True,
        ),
    ),
    (
        screening.BEING_JUDGED,
        Action(
            "ineligible",
            "Cannot take part",
            "End it and tell the applicant",
            applications.find_ineligible,
            "Ended. The applicant gets a mail with your sentence.",
            NoForm,
            lead="For something that the rules cannot see. What they can see ends an application by itself.",
            stop=True,
        ),
    ),
    (
        OPEN,
        Action(
            "withdraw",
            "The applicant stops",
            "Withdraw for them",
            applications.withdraw,
            "Withdrawn. What was passed stays valid.",
            WithdrawForm,
            stop=True,
        ),
    ),
    (
        screening.JUDGED,
        Action(
            "judge",
            "Check it all again",
            "Check it all again",
            _again,
            "Checked again: each requirement says what is on record now.",
            lead="Every requirement is checked by itself whenever something changes. Only if one looks wrong to you:",
        ),
    ),
)
"""Steps of an application and the states in which the board offers them; the workflow checks again."""

FINISH: Final = Action(
    "finish",
    "Everything is there",
    "Take the seat for good",
    onboarding.finish,
    "The seat is taken. A mail says when the first day is.",
)


def steps_for(state: str, *, owed: bool) -> list[Action]:
    """The steps that a state allows. Where no answer is ``owed`` there is no day of ours to move."""
    return [action for states, action in STEPS if state in states and (owed or action is not LATER)]


def task_step(task: OnboardingTask, by: Actor, at: datetime, *, done: bool) -> Callable[[], object]:
    """Tick a task, or take the tick back."""
    run = onboarding.complete if done else onboarding.reopen
    return lambda: run(task.pk, by=by, at=at)


class LeadForm(StepForm):
    """Somebody who said that they are interested."""

    program = forms.ModelChoiceField(Program.objects.none(), label="Program", empty_label="Choose one")
    given_name = forms.CharField(label="Given name", max_length=80)
    family_name = forms.CharField(label="Family name", max_length=80)
    email = forms.EmailField(label="E-mail address", max_length=254)
    phone = forms.CharField(label="Phone", max_length=32, required=False)
    source = forms.ChoiceField(label="Where did they hear of us?", choices=[("", "Choose one"), *LeadSource.choices])
    note = forms.CharField(label="Note", max_length=MOST_WORDS, required=False)

    def prepare(self) -> None:
        """Programs of the coordinator's organizations."""
        field = self.fields["program"]
        if self.user is not None and isinstance(field, forms.ModelChoiceField):
            field.queryset = scoped(Program.objects.all(), self.user)


def _register(_: object, **fields: Any) -> None:
    leads.register_interest(**fields)


LEAD: Final = Action(
    "lead", "Write down a lead", "Write it down", _register, "Written down. A mail says thank you.", LeadForm
)


def section_title(slug: str) -> str:
    """What a section is called."""
    return BY_SLUG[slug].title if slug in BY_SLUG else slug


def reason_in_words(kind: str, reason: str) -> str:
    """The reason of a step as a person reads it: whoever stops chooses one of a list."""
    listed = kind == "application.withdraw" and reason in WithdrawReason.values
    return str(WithdrawReason(reason).label) if listed else reason
