"""Supervision on the floor: days that wait for the preceptor's word, and a day that the preceptor writes."""

from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apprenticeships import clock
from apprenticeships.access import PRECEPTORS, door
from apprenticeships.addresses import user_of
from apprenticeships.admin.plain import StaffForm
from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper
from apprenticeships.models import Person
from apprenticeships.rules.words import day_in_words, minutes_in_words, searched
from apprenticeships.workflow import Actor
from cohorts.floor.nav import nav
from cohorts.forms import SupervisionForm
from cohorts.models import LogState, PreceptorshipLog
from cohorts.records import local_day
from cohorts.workflows import preceptorship

REFUSED: Final = 422
MOST: Final = 40
RECENT: Final = 20
PER_PAGE: Final = 25
LETTERS: Final = 100


class BackForm(StaffForm):
    """Why hours do not count."""

    reason = forms.CharField(
        label="Why?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "Write why these hours do not count.",
            "max_length": "Write at most 300 letters.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()


def _today(request: HttpRequest) -> Any:
    membership = user_of(request).memberships.select_related("organization").order_by("pk").first()
    return local_day(clock.now(), ZoneInfo(membership.organization.zone if membership else "UTC"))


def _frame(request: HttpRequest) -> dict[str, Any]:
    return {"today": _today(request), "nav": nav(user_of(request), "supervision")}


def _own(request: HttpRequest) -> Any:
    rows = PreceptorshipLog.objects.filter(supervisor=user_of(request))
    return rows.select_related("participant__person", "participant__program")


@door(PRECEPTORS)
@require_safe
def days(request: HttpRequest) -> HttpResponse:
    """Days that wait for one's own word, and those answered lately."""
    return _show_days(request)


def _show_days(request: HttpRequest, problem: str = "") -> HttpResponse:
    own = _own(request)
    context = {
        "waiting": list(own.filter(state=LogState.CLAIMED).order_by("date", "pk")[:MOST]),
        "recent": list(own.filter(state=LogState.CONFIRMED).order_by("-confirmed_at", "-pk")[:RECENT]),
        "problem": problem,
        **_frame(request),
    }
    return render(request, "floor/supervision.html", context, status=REFUSED if problem else 200)


@door(PRECEPTORS)
@require_POST
def confirm(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say that the hours took place."""
    row = get_object_or_404(_own(request), public_id=public_id)
    try:
        preceptorship.confirm(row.pk, by=Actor.user(user_of(request)), at=clock.now())
    except DomainError as refused:
        return _show_days(request, refused.message)
    messages.success(request, f"Confirmed: {row.participant.person.name}, {day_in_words(row.date)}.")
    return redirect("floor:supervision")


@door(PRECEPTORS)
@require_http_methods(["GET", "HEAD", "POST"])
def not_so(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take hours back, with the reason."""
    row = get_object_or_404(_own(request), public_id=public_id)
    form = BackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            preceptorship.take_back(row.pk, by=Actor.user(user_of(request)), at=clock.now(), reason=reason)
        except DomainError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(request, f"Taken back: {row.participant.person.name}, {day_in_words(row.date)}.")
            return redirect("floor:supervision")
    context = {"form": form, "log": row, **_frame(request)}
    return render(request, "floor/supervision_back.html", context, status=REFUSED if form.errors else 200)


@door(PRECEPTORS)
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Whom one may supervise, by name: the way to write a day."""
    rows = preceptorship.supervised_by(user_of(request)).select_related("person", "program", "employer")
    words = searched(request.GET.get("q", ""), LETTERS)
    if words:
        rows = rows.filter(person__in=Person.objects.named_like(words).values("pk"))
    page = Paginator(rows.order_by("person__sort_name", "pk"), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page_obj": page, "words": words, **_frame(request)}
    return render(request, "floor/supervision_people.html", context)


@door(PRECEPTORS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, participant: UUID) -> HttpResponse:
    """Write a day that one supervised; it counts at once."""
    user = user_of(request)
    rows = preceptorship.supervised_by(user).select_related("person", "program__organization")
    row = get_object_or_404(rows, public_id=participant)
    form = SupervisionForm(request.POST if request.method == "POST" else None, participant=row, by=user)
    if request.method == "POST" and form.is_valid():
        try:
            log = preceptorship.write(row.pk, day=form.day(), by=Actor.user(user), at=clock.now())
        except DomainError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            words = f"{minutes_in_words(log.minutes)} on {day_in_words(log.date)}"
            messages.success(request, f"Written down and confirmed: {row.person.name}, {words}.")
            return redirect("floor:supervision")
    helper = form_helper(submit="Write this day down")
    context = {"form": form, "helper": helper, "participant": row, **_frame(request)}
    return render(request, "floor/supervision_new.html", context, status=REFUSED if form.errors else 200)
