"""Work history: any number of jobs, each with its dates and its share of full time."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet

from applicants.models import Application
from applicants.portal.fields import Day, PlainForm, Text, Whole, YesNo
from applicants.records.deadlines import local_day
from apprenticeships.layout import form_helper
from apprenticeships.rules.words import day_in_words

MOST_JOBS = 8
FULL_TIME = 100


class JobForm(PlainForm):
    """One job."""

    employer = Text(label="Where?", ask="Write where you worked.", complete="organization")
    title = Text(label="As what?", ask="Write what you worked as.", complete="organization-title")
    is_health_care = YesNo(label="Was it in health care?", ask="Choose yes or no.")
    started_on = Day(
        label="First day", help_text="The month is enough: take its first day.", ask="Write the first day."
    )
    ended_on = Day(label="Last day", help_text="Leave it empty if you still work there.")
    share = Whole(
        label="Part of full time, in percent",
        help_text="40 hours a week are 100, 20 hours are 50.",
        least=1,
        most=FULL_TIME,
        say="Write a number from 1 to 100.",
        required=True,
        initial=FULL_TIME,
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean(self) -> dict[str, Any]:
        """No day ahead, and no end before the beginning."""
        data = super().clean() or self.cleaned_data
        started, ended = data.get("started_on"), data.get("ended_on")
        if started and started > self.today:
            self.add_error("started_on", ValidationError("This day lies ahead. Write when you began.", code="ahead"))
        if ended and ended > self.today:
            sentence = "This day lies ahead. Leave it empty if you still work there."
            self.add_error("ended_on", ValidationError(sentence, code="ahead"))
        if started and ended and ended < started:
            self.add_error("ended_on", ValidationError("The last day comes before the first.", code="order"))
        return data


class Jobs(BaseFormSet):  # type: ignore[type-arg] # not generic when the program runs
    """Up to eight jobs; those left empty are no jobs."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Fields of a row are not asked for by the browser: an empty row is fine."""
        return {**super().get_form_kwargs(index), "use_required_attribute": False}

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """A box to take a job out again."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Take this job out"


JobFormSet = forms.formset_factory(
    JobForm, formset=Jobs, extra=1, max_num=MOST_JOBS, absolute_max=MOST_JOBS, can_delete=True, validate_max=True
)


class NoneForm(PlainForm):
    """The other answer: none at all."""

    none = forms.BooleanField(label="I have not worked in health care yet", required=False)


class WorkForm:
    """The section as a page handles it: a box, and the jobs below it."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        application: Application,
        at: datetime,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        known = dict(initial or {})
        self.application = application
        self.none = NoneForm(data, initial={"none": known.get("none", False)})
        today = local_day(application.version.program, at)
        self.jobs = JobFormSet(
            data,
            initial=known.get("jobs", []),
            prefix="jobs",
            form_kwargs={"today": today},
            error_messages={
                "missing_management_form": "Load this page again, then write your jobs.",
                "too_many_forms": f"Write at most {MOST_JOBS} jobs.",
            },
        )
        self.is_bound = data is not None

    @property
    def helper(self) -> FormHelper:
        """How the fields are drawn."""
        return form_helper()

    @property
    def errors(self) -> list[Any]:
        """All that is wrong; empty when nothing is."""
        if not self.is_bound:
            return []
        self.is_valid()
        found: list[Any] = [errors for errors in self.jobs.errors if errors]
        return [*found, *self.jobs.non_form_errors(), *self.none.errors.values()]

    @property
    def only_missing(self) -> bool:
        """Whether all that is wrong is that something was left empty."""
        if self.none.errors:
            return set(self.none.errors) == {"__all__"} and not any(self.jobs.errors)
        wrong = [form for form in self.jobs.forms if form.errors]
        return bool(wrong) and not self.jobs.non_form_errors() and all(form.only_missing for form in wrong)

    def is_valid(self) -> bool:
        """Whether at least one job, or none at all, is said without a mistake."""
        fine = self.jobs.is_valid()
        if self.none.is_valid() and not self.none.cleaned_data["none"] and not self._rows() and fine:
            sentence = "Write at least one job, or tick that you have none."
            self.none.add_error(None, ValidationError(sentence, code="required"))
        return fine and not self.none.errors

    def add_error(self, field: str | None, error: object) -> None:
        """Put a refusal on top of the page."""
        self.none.add_error(None, ValidationError(str(error), code="refused"))

    @property
    def fields(self) -> dict[str, Any]:
        """No single field of this section can be named by a refusal."""
        return {}

    def written(self) -> dict[str, Any]:
        """The jobs that are complete. With a broken form around them, nothing is replaced."""
        self.is_valid()
        rows = self._rows()
        none = bool(self.none.cleaned_data.get("none")) if hasattr(self.none, "cleaned_data") else False
        if self.jobs.management_form.errors:
            return {"none": none}
        return {"none": none and not rows, "jobs": rows}

    def _rows(self) -> list[dict[str, Any]]:
        if self.jobs.management_form.errors:
            return []
        self.jobs.errors  # noqa: B018 - cleans every row
        found = []
        for form in self.jobs.forms:
            data = getattr(form, "cleaned_data", {})
            if not form.has_changed() or form.errors or data.get("DELETE"):
                continue
            found.append({name: data[name] for name in JobForm.base_fields})
        return found

    @classmethod
    def initial_of(cls, application: Application, answers: Mapping[str, Any]) -> dict[str, Any]:
        """The rows of the application."""
        names = list(JobForm.base_fields)
        return {"none": answers.get("none", False), "jobs": list(application.jobs.values(*names))}

    def lines(self) -> list[tuple[str, str]]:
        """Each job as a line to check before sending."""
        found = []
        for job in self.application.jobs.all():
            until = day_in_words(job.ended_on, year=True) if job.ended_on else "today"
            other = "" if job.is_health_care else ", not in health care"
            words = f"{day_in_words(job.started_on, year=True)} to {until}, {job.share}% of full time{other}"
            found.append((f"{job.title}, {job.employer}", words))
        return found

    def shown(self, field: BoundField) -> str:
        """Nothing: jobs are shown as lines."""
        return ""
