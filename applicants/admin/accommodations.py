"""Requests for help with tests and interviews: the list, one request with its answer, and what interviewers read."""

from datetime import date, datetime
from typing import Any, Final

from django import forms
from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from applicants.models import AGREED, Accommodation, AccommodationState, ForWhat, InterviewLogistics
from applicants.workflows import accommodations
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, Failed, StepForm, show, take
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.todo import late_by
from apprenticeships.admin.views import one_of, trail
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor
from cohorts.uploads import download

PER_PAGE: Final = 25
LIST: Final = ("board:accommodations", "Help with tests")
S = AccommodationState
FAMILIES: Final = {S.ASKED: "you", S.GRANTED: "done", S.OTHER: "done", S.DECLINED: "stop", S.WITHDRAWN: "later"}


class AnswerForm(StepForm):
    """What was agreed, and why not all of it if so."""

    words = forms.CharField(
        label="What do you answer?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The applicant reads this on their page. The mail only says that there is an answer.",
    )


class AgreedForm(AnswerForm):
    """What was agreed, and what it means for the tests."""

    extra_time_percent = forms.IntegerField(
        label="Extra time in tests, in percent",
        min_value=0,
        max_value=accommodations.MOST_TIME,
        initial=0,
        help_text="50 makes five minutes seven and a half.",
    )
    alternative = forms.CharField(
        label="Another form of a test",
        max_length=300,
        required=False,
        help_text="For example: a person writes what the applicant dictates.",
    )
    in_words = forms.BooleanField(
        label="The tests stay as they are",
        required=False,
        help_text="What is done stands in your answer, such as a room on the ground floor.",
    )
    field_order = ("extra_time_percent", "alternative", "in_words", "words")

    def prepare(self) -> None:
        """Start from what was agreed before."""
        row: Accommodation = self.row
        self.initial = {
            "extra_time_percent": row.extra_time_percent,
            "alternative": row.alternative,
            "in_words": row.state in AGREED and not (row.extra_time_percent or row.alternative),
        }


class LogisticsForm(StepForm):
    """What an interviewer has to know."""

    words = forms.CharField(
        label="What do interviewers have to know?",
        max_length=300,
        required=False,
        help_text="Time and place only, such as: the interview takes 60 minutes, ground floor. "
        "Never why, and not that somebody asked. Leave it empty to take it away.",
    )

    def prepare(self) -> None:
        """Start from what stands now."""
        rows = InterviewLogistics.objects.filter(application=self.row.application_id)
        self.initial = {"words": rows.values_list("words", flat=True).first() or ""}


def _answer(how: str) -> Any:
    def run(pk: int, *, by: Actor, at: datetime, **fields: Any) -> None:
        accommodations.answer(pk, how=how, by=by, at=at, **fields)

    return run


def _logistics(pk: int, *, words: str, by: Actor, at: datetime) -> None:
    application = Accommodation.objects.values_list("application_id", flat=True).get(pk=pk)
    accommodations.write_logistics(application, words=words, by=by, at=at)


TOLD: Final = "Answered. A mail tells the applicant to look."
ANSWERS: Final = (
    Action("grant", "Agree to what was asked for", "Agree and tell the applicant", _answer("grant"), TOLD, AgreedForm),
    Action("other", "Agree on another way", "Agree and tell the applicant", _answer("other"), TOLD, AgreedForm),
    Action(
        "decline",
        "Not possible",
        "Decline and tell the applicant",
        _answer("decline"),
        TOLD,
        AnswerForm,
        lead="Talk with the applicant first: something else may help as well. Say why, and what is possible.",
        stop=True,
    ),
)
LOGISTICS: Final = Action(
    "logistics",
    "For interviewers",
    "Save",
    _logistics,
    "Saved. Interviewers read it with the interview.",
    LogisticsForm,
)


def _rows(request: HttpRequest) -> QuerySet[Accommodation]:
    rows = scoped(Accommodation.objects.all(), signed_in(request))
    return rows.select_related("application__person", "application__version__program", "application__cohort")


@door(COORDINATORS)
@require_safe
def accommodations_list(request: HttpRequest) -> HttpResponse:
    """Every request, those that wait for us first. What was asked for is read on the request's own page."""
    waits = Case(When(state=S.ASKED, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = _rows(request).order_by(waits, "answer_due", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    on = clock.now().astimezone(desk(signed_in(request)).zone).date()
    lines = [{"row": row, **_stands(row, on)} for row in page.object_list]
    context = {"page_obj": page, "lines": lines}
    return show(request, "admin/accommodations.html", context, title="Help with tests and interviews")


def _stands(row: Accommodation, on: date) -> dict[str, str]:
    if row.late(on):
        return {"family": "stop", "badge": late_by(row.answer_due, on)}
    if row.state == S.ASKED:
        return {"family": "you", "badge": f"By {day_in_words(row.answer_due)}"}
    return {"family": FAMILIES[S(row.state)], "badge": str(row.get_state_display())}


@door(COORDINATORS)
@require_safe
def accommodation(request: HttpRequest, pk: int) -> HttpResponse:
    """One request. That somebody opened it is written down."""
    row = get_object_or_404(_rows(request), pk=pk)
    accommodations.opened(row.pk, by=Actor.user(signed_in(request)), at=clock.now())
    return _show(request, row)


@door(COORDINATORS)
@require_POST
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Answer a request, or write what interviewers read."""
    row = get_object_or_404(_rows(request), pk=pk)
    back = reverse("board:accommodation", args=[pk])
    action = one_of([*ANSWERS, LOGISTICS], step)
    return take(request, action, row, back=back, again=lambda failed: _show(request, row, failed))


@door(COORDINATORS)
@require_safe
def file(request: HttpRequest, pk: int) -> FileResponse:
    """The document of a request."""
    row = get_object_or_404(_rows(request), pk=pk)
    if not row.file:
        raise Http404
    accommodations.opened(row.pk, by=Actor.user(signed_in(request)), at=clock.now(), reason="The document.")
    return download(row.file, name=row.name, media_type=row.media_type)


def _show(request: HttpRequest, row: Accommodation, failed: Failed | None = None) -> HttpResponse:
    user, on = signed_in(request), clock.now().astimezone(desk(signed_in(request)).zone).date()
    failed = failed or Failed(wanted=request.GET.get("open", ""))

    def url(slug: str) -> str:
        return reverse("board:accommodation-step", args=[row.pk, slug])

    labels = {value: str(label) for value, label in ForWhat.choices}
    context = {
        "row": row,
        **_stands(row, on),
        "parts": [labels[part] for part in row.for_what if part in labels],
        "steps": failed.offer(ANSWERS if row.state in accommodations.OPEN else (), url, row, user),
        "logistics": failed.offer([LOGISTICS], url, row, user)[0],
    }
    title = str(row.application.person)
    return show(request, "admin/accommodation.html", context, title=title, trail=trail(LIST), failed=failed)
