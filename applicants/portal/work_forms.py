"""Work history: any number of jobs, each with its dates, its share of full time, and who can say that it is true."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet
from django.http import QueryDict
from django.utils.translation import gettext as _

from applicants.models import Application
from applicants.portal.drafting import CHOOSE, put, row_key, row_name, text_of, texts_sent
from applicants.portal.fields import Day, Phone, PlainForm, Text, Whole, YesNo
from applicants.records.deadlines import local_day
from applicants.records.sent_words import job_line
from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper
from apprenticeships.lazily import gettext_lazy

MOST_JOBS = 8
FULL_TIME = 100
UNWRITTEN: Final = frozenset({"key", "DELETE"})
FULL_SHARE: Final = ("share", str(FULL_TIME))


def is_written(texts: Mapping[str, str]) -> bool:
    """Whether anything stands in a row; an empty one comes with its key and a full share."""
    return any(text for name, text in texts.items() if name not in UNWRITTEN and (name, text) != FULL_SHARE)


class JobForm(PlainForm):
    """One job. ``key`` says which one it is, on every device."""

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    employer = Text(label=gettext_lazy("Where?"), ask=gettext_lazy("Write where you worked."), complete="organization")
    title = Text(
        label=gettext_lazy("As what?"), ask=gettext_lazy("Write what you worked as."), complete="organization-title"
    )
    is_health_care = YesNo(label=gettext_lazy("Was it in health care?"), ask=gettext_lazy("Choose yes or no."))
    started_on = Day(
        label=gettext_lazy("First day"),
        help_text=gettext_lazy("The month is enough: take its first day."),
        ask=gettext_lazy("Write the first day."),
    )
    ended_on = Day(label=gettext_lazy("Last day"), help_text=gettext_lazy("Leave it empty if you still work there."))
    share = Whole(
        label=gettext_lazy("Part of full time, in percent"),
        help_text=gettext_lazy("40 hours a week are 100, 20 hours are 50."),
        least=1,
        most=FULL_TIME,
        say=gettext_lazy("Write a whole number from 1 to 100, such as 50."),
        required=True,
        percent=True,
        initial=FULL_TIME,
    )
    reference_name = Text(
        label=gettext_lazy("Who was your supervisor?"),
        help_text=gettext_lazy("Somebody there who can say that you worked there."),
    )
    reference_phone = Phone(label=gettext_lazy("Phone of your supervisor"))
    may_call = YesNo(label=gettext_lazy("May we call them?"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def has_changed(self) -> bool:
        """Whether anything was written in it."""
        return is_written(self.texts())

    def texts(self) -> dict[str, str]:
        """What was sent, as text."""
        return texts_sent(self, self.data, prefix=f"{self.prefix}-")

    def clean(self) -> dict[str, Any]:
        """No day ahead, and no end before the beginning."""
        data = super().clean() or self.cleaned_data
        started, ended = data.get("started_on"), data.get("ended_on")
        if started and started > self.today:
            self.add_error("started_on", ValidationError(_("This day lies ahead. Write when you began."), code="ahead"))
        if ended and ended > self.today:
            sentence = _("This day lies ahead. Leave it empty if you still work there.")
            self.add_error("ended_on", ValidationError(sentence, code="ahead"))
        if started and ended and ended < started:
            self.add_error("ended_on", ValidationError(_("The last day comes before the first."), code="order"))
        return data


NAMES: Final = tuple(JobForm.base_fields)


class Jobs(BaseFormSet):  # type: ignore[type-arg] # not generic when the program runs
    """Up to eight jobs; those left empty are no jobs."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Fields of a row are not asked for by the browser: an empty row is fine."""
        return {**super().get_form_kwargs(index), "use_required_attribute": False}

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """A box to take a job out again, and a key for a row that has none yet."""
        super().add_fields(form, index)
        if not form.initial.get("key"):
            form.initial["key"] = str(uuid4())
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Take this job out")


JobFormSet = forms.formset_factory(
    JobForm, formset=Jobs, extra=1, max_num=MOST_JOBS, absolute_max=MOST_JOBS, can_delete=True, validate_max=True
)


class NoneForm(PlainForm):
    """The other answer: none at all."""

    none = forms.BooleanField(label=gettext_lazy("I have not worked in health care yet"), required=False)


class WorkForm:
    """The section as a page handles it: a box, and the jobs below it."""

    sentence = ""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        application: Application,
        at: datetime,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        known = self.known = dict(initial or {})
        self.application = application
        self.today = local_day(application.version.program, at)
        self.none = NoneForm(data, initial={"none": known.get("none", False)})
        self.jobs = JobFormSet(
            data,
            initial=[] if data is not None else known.get("jobs", []),
            prefix="jobs",
            form_kwargs={"today": self.today},
            error_messages={
                "missing_management_form": _("Load this page again, then write your jobs."),
                "too_many_forms": _("Write at most %(most)d jobs.") % {"most": MOST_JOBS},
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
            sentence = _("Write at least one job, or tick that you have none.")
            self.none.add_error(None, ValidationError(sentence, code="required"))
        return fine and not self.none.errors

    def refuse(self, error: DomainError) -> None:
        """Say on top of the page what a rule refused: it cannot name a single field of this section."""
        self.none.add_error(None, ValidationError(error.message, code="refused"))

    def written(self) -> dict[str, Any]:
        """The jobs that are complete, and as texts those that are not yet. With a broken form nothing is replaced."""
        self.is_valid()
        rows = self._rows()
        none = bool(self.none.cleaned_data.get("none")) if hasattr(self.none, "cleaned_data") else False
        if self.jobs.management_form.errors:
            return {"none": none}
        unfinished = [
            {**form.texts(), "key": row_key(form.texts().get("key"))}
            for form in self._filled()
            if form.errors and not form.texts().get("DELETE")
        ]
        return {"none": none and not rows, "jobs": rows, "unfinished": unfinished}

    def _filled(self) -> list[JobForm]:
        if self.jobs.management_form.errors:
            return []
        self.jobs.errors  # noqa: B018 - cleans every row
        return [form for form in self.jobs.forms if form.has_changed()]

    def _rows(self) -> list[dict[str, Any]]:
        found = []
        for form in self._filled():
            data = getattr(form, "cleaned_data", {})
            if form.errors or data.get("DELETE"):
                continue
            found.append({**{name: data[name] for name in NAMES}, "key": UUID(row_key(data.get("key")))})
        return found

    @classmethod
    def initial_of(cls, application: Application, answers: Mapping[str, Any]) -> dict[str, Any]:
        """The rows of the application, and below them what is not complete yet."""
        rows: list[dict[str, Any]] = list(application.jobs.values(*NAMES))
        rows = [{**row, "key": str(row["key"])} for row in rows]
        return {"none": answers.get("none", False), "jobs": [*rows, *answers.get("unfinished", [])][:MOST_JOBS]}

    def texts(self) -> dict[str, str]:
        """What is stored, as the texts that the page shows."""
        found = {"none": "on" if self.known.get("none") else ""}
        for row in self.known.get("jobs", []):
            for name, field in JobForm.base_fields.items():
                if name != "key":
                    found[row_name(str(row["key"]), name)] = text_of(field, row.get(name))
        return found

    def lines(self) -> list[tuple[str, str]]:
        """Each job as a line to check before sending."""
        return [(f"{job.title}, {job.employer}", job_line(job)) for job in self.application.jobs.all()]


class SentRows:
    """The jobs of a page as it was sent: their keys in order, their texts, and which are to be taken out."""

    def __init__(self, data: QueryDict, today: date) -> None:
        self.texts: dict[str, str] = {}
        self.order: list[str] = []
        self.places: dict[str, int] = {}
        self.taken_out: set[str] = set()
        self.choices: dict[str, str] = {}
        for index in range(_count(data)):
            self._read(data, index, today)

    def _read(self, data: QueryDict, index: int, today: date) -> None:
        prefix = f"jobs-{index}-"
        key = row_key(data.get(f"{prefix}key"))
        form = JobForm(today=today)
        texts = texts_sent(form, data, prefix=prefix)
        chosen = {name: str(data[f"{prefix}{CHOOSE}{name}"]) for name in NAMES if f"{prefix}{CHOOSE}{name}" in data}
        if key in self.places:
            return
        if not (chosen or is_written(texts)):
            self.taken_out.add(key)  # whoever empties a job takes it out
            return
        self.places[key] = index
        self.texts |= {row_name(key, name): text for name, text in texts.items() if name != "key"}
        self.choices |= {row_name(key, name): choice[:16] for name, choice in chosen.items()}
        if data.get(f"{prefix}DELETE"):
            self.taken_out.add(key)
        else:
            self.order.append(key)

    def rebuilt(self, data: QueryDict, texts: Mapping[str, str], staying: set[str]) -> QueryDict:
        """What was sent with these rows and these texts instead, and one empty row at the end."""
        found = QueryDict(mutable=True)
        for name in data:
            if not name.startswith("jobs-"):
                found.setlist(name, data.getlist(name))
        keys = [key for key in (*self.order, *sorted(staying - set(self.order))) if key in staying]
        for index, key in enumerate(keys):
            found[f"jobs-{index}-key"] = key
            for name, field in JobForm.base_fields.items():
                if name != "key":
                    put(found, field, f"jobs-{index}-{name}", self._raw(data, key, name, texts))
        room = len(keys) < MOST_JOBS
        if room:
            found[f"jobs-{len(keys)}-key"], found[f"jobs-{len(keys)}-share"] = str(uuid4()), str(FULL_TIME)
        found["jobs-TOTAL_FORMS"], found["jobs-INITIAL_FORMS"] = str(len(keys) + room), "0"
        return found

    def _raw(self, data: QueryDict, key: str, name: str, texts: Mapping[str, str]) -> str:
        """The text as it was typed where it is the one that counts, else the one that does."""
        full, typed = row_name(key, name), data.get(f"jobs-{self.places.get(key, -1)}-{name}", "")
        return str(typed) if typed and self.texts.get(full) == texts.get(full) else texts.get(full, "")


def _count(data: QueryDict) -> int:
    text = data.get("jobs-TOTAL_FORMS", "")
    return min(int(text), MOST_JOBS) if text.isascii() and text.isdigit() and len(text) < len("1000") else 0


def what_counts(months: str, needed: str) -> str:
    """The sentence below the jobs on how much they are together."""
    if not needed:
        return _("That is %(months)s of health care work.") % {"months": months}
    return _("That is %(months)s of health care work. The program asks for %(needed)s.") % {
        "months": months,
        "needed": needed,
    }
