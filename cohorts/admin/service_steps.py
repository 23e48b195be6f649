"""The steps of a participant's services: a day of supervision, its confirmation, a job and its proof."""

from datetime import date, datetime
from typing import Any, Final

from django import forms

from apprenticeships.admin.actions import REASON_LENGTH, Action, ReasonForm, StepForm
from apprenticeships.admin.steps import day_field
from apprenticeships.models import Organization, User
from apprenticeships.workflow import Actor
from cohorts.admin.credential_steps import RECORD_CREDENTIAL
from cohorts.forms import HoursField
from cohorts.models import Participant, Proof
from cohorts.tuition_years import areas_of
from cohorts.workflows import jobs, preceptorship
from cohorts.workflows.preceptorship import Supervision

PROOFS: Final = [(each.value, each.label) for each in Proof if each != Proof.NONE]


class DayForm(StepForm):
    """A day of supervision that a coordinator writes down for somebody."""

    date = day_field("Day")
    minutes = HoursField(label="Hours", required=True, help_text="Such as 2, 1.5 or 1:30")
    area = forms.ChoiceField(label="Area")
    supervisor = forms.ModelChoiceField(
        User.objects.none(), label="Who supervised", required=False, empty_label="Somebody else"
    )
    supervisor_name = forms.CharField(label="Name of somebody else", max_length=120, required=False)
    reason = forms.CharField(
        label="From where do you know?", max_length=REASON_LENGTH, required=False, help_text="Such as a signed sheet"
    )

    def prepare(self) -> None:
        """The areas of the program and the preceptors of this person."""
        row: Participant = self.row
        areas = areas_of(row.program, preceptorship.MEASURE)
        if areas:
            self.fields["area"].choices = [("", "Choose one"), *((area, area) for area in areas)]  # type: ignore[attr-defined]
        else:
            self.fields["area"] = forms.CharField(label="Area", max_length=120)
        choices = self.fields["supervisor"]
        if isinstance(choices, forms.ModelChoiceField):
            choices.queryset = preceptorship.supervisors_of(row)
            choices.label_from_instance = User.get_full_name  # type: ignore[method-assign,assignment]


def _write(participant_id: int, *, reason: str, by: Actor, at: datetime, **typed: Any) -> None:
    preceptorship.write(participant_id, day=Supervision(**typed), by=by, at=at, reason=reason)


class ConfirmForm(StepForm):
    """How a coordinator knows that hours took place."""

    reason = forms.CharField(label="How do you know?", max_length=REASON_LENGTH, help_text="Such as a signed sheet")


class JobForm(StepForm):
    """The job that somebody has."""

    organization = forms.ModelChoiceField(
        Organization.objects.none(), label="Partner", required=False, empty_label="Another employer"
    )
    employer_name = forms.CharField(label="Name of another employer", max_length=160, required=False)
    title = forms.CharField(label="Job", max_length=120, help_text="Such as Community health worker")
    started_on = day_field("First day")
    proof = forms.ChoiceField(
        label="What shows it?",
        required=False,
        choices=[("", "Nothing yet: it is claimed"), *PROOFS],
    )

    def prepare(self) -> None:
        """The partners of the program."""
        choices = self.fields["organization"]
        if isinstance(choices, forms.ModelChoiceField):
            rows = Organization.objects.filter(partnerships__version__program=self.row.program_id)
            choices.queryset = rows.distinct().order_by("name", "pk")


class ProofForm(StepForm):
    """What shows that somebody has the job."""

    proof = forms.ChoiceField(label="What shows it?", choices=[("", "Choose one"), *PROOFS])


class EndForm(StepForm):
    """The last day of a job."""

    ended_on = day_field("Last day")
    reason = forms.CharField(label="Why?", max_length=REASON_LENGTH, required=False)


def _end(placement_id: int, *, ended_on: date, reason: str, by: Actor, at: datetime) -> None:
    jobs.end(placement_id, ended_on=ended_on, by=by, at=at, reason=reason)


PERSON_STEPS: Final = (
    Action(
        "write",
        "Write a day of supervision down",
        "Write this day down",
        _write,
        "Written down. It counts once it is confirmed.",
        DayForm,
    ),
    RECORD_CREDENTIAL,
    Action("job", "Record a job", "Record this job", jobs.record, "Recorded.", JobForm),
)
LOG_STEPS: Final = (
    Action(
        "confirm",
        "Confirm for the supervisor",
        "Confirm these hours",
        preceptorship.confirm,
        "Confirmed. The hours count.",
        ConfirmForm,
    ),
    Action(
        "void",
        "Take these hours back",
        "Take them back",
        preceptorship.take_back,
        "Taken back. These hours count nowhere.",
        ReasonForm,
        stop=True,
    ),
)
JOB_STEPS: Final = (
    Action("prove", "A proof came", "Record the proof", jobs.prove, "Recorded. The job counts as proved.", ProofForm),
    Action("end", "The job ended", "Record the last day", _end, "Recorded.", EndForm),
    Action("void", "This job is wrong", "Take this job back", jobs.take_back, "Taken back.", ReasonForm, stop=True),
)
