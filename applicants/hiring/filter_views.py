"""The queue as it is asked for, and filters of it that are kept under a name and shared by their link."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from applicants.hiring import queue
from applicants.hiring.doors import REFUSED, page, reader_of
from applicants.hiring.filters import Asked
from applicants.hiring.forms import DomainForm
from applicants.hiring.stand_in_views import acting_words
from applicants.models import ClassChange, QueueFilter
from applicants.workflows import queue_filters
from apprenticeships import clock
from apprenticeships.access import HIRING, SEAT_KEEPERS, admits, door
from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper
from apprenticeships.models import Department, User
from apprenticeships.workflow import Actor
from apprenticeships.written import written_once

LATELY: Final = timedelta(days=14)
"""For how long managers read in their queue that a class was moved, canceled or joined with another."""


class KeepForm(DomainForm):
    """A name for what is shown, and who else sees it."""

    name = forms.CharField(
        label="Name of this filter", max_length=60, error_messages={"required": "Give the filter a name."}
    )
    share = forms.ChoiceField(
        label="Who sees it",
        required=False,
        widget=forms.Select(attrs={"class": "ap-w-md"}),
        error_messages={"invalid_choice": "Share it with a department in which you hire."},
    )

    def __init__(self, *args: Any, departments: Iterable[Department], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.departments = {str(row.public_id): row for row in departments}
        named = [(key, f"The people of {row}") for key, row in self.departments.items()]
        self.fields["share"].choices = [("", "Only me"), *named]  # type: ignore[attr-defined]

    @property
    def helper(self) -> FormHelper:
        """The page has its solid button already."""
        return form_helper()

    @property
    def department_id(self) -> int | None:
        """The department that sees it too."""
        row = self.departments.get(self.cleaned_data["share"])
        return row.pk if row is not None else None


@written_once
def _filters(reader: int) -> QuerySet[QueueFilter]:
    return QueueFilter.objects.visible_to(User(pk=reader)).select_related("owner", "department__site")


@written_once
def _changes(reader: int, since: datetime) -> QuerySet[ClassChange]:
    return ClassChange.objects.of_departments(User(pk=reader)).filter(decided_at__gte=since)


def queue_page(
    request: HttpRequest, asked: Asked, *, saved: QueueFilter | None = None, form: KeepForm | None = None
) -> HttpResponse:
    """The queue narrowed to what is asked for, with the filters that the reader may open."""
    reader = reader_of(request)
    shown = queue.load(reader, at=clock.now(), asked=asked)
    context = {
        "queue": shown,
        "changes": _changes(reader.pk, clock.now() - LATELY),
        "asked": asked,
        "narrowed": bool(asked.values),
        "keeps_seats": admits(SEAT_KEEPERS, reader),
        "standing_in": acting_words(reader, clock.now(), is_stood_in=shown.is_stood_in),
        "saved": saved,
        "is_own": saved is not None and saved.owner_id == reader.pk,
        "filters": _filters(reader.pk),
        "query": urlencode(asked.kept),
        "form": form,
    }
    if asked.kept and saved is None:
        context["form"] = form or KeepForm(departments=Department.objects.hiring_of(reader.pk).select_related("site"))
    return page(request, "hiring/queue.html", context, status=REFUSED if form is not None else 200)


@door(HIRING)
@require_safe
def show_filter(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The reader's own queue through a filter that they or a colleague saved."""
    row = _filter_or_404(request, public_id)
    return queue_page(request, Asked.of(row.asked), saved=row)


@door(HIRING)
@require_POST
def save_filter(request: HttpRequest) -> HttpResponse:
    """Keep what the address asks for under a name."""
    asked = Asked.of(request.GET.dict())
    reader = reader_of(request)
    form = KeepForm(request.POST, departments=Department.objects.hiring_of(reader.pk).select_related("site"))
    if form.is_valid():
        try:
            row = queue_filters.save(
                name=form.cleaned_data["name"],
                asked=asked.kept,
                department_id=form.department_id,
                by=Actor.user(reader),
                at=clock.now(),
            )
        except DomainError as error:
            form.refuse(error)
        else:
            who = "Send its address to a colleague of your department" if row.department_id else "Only you see it"
            messages.success(request, f"“{row.name}” is saved. {who}.")
            return redirect("hiring:filter", public_id=row.public_id)
    return queue_page(request, asked, form=form)


@door(HIRING)
@require_POST
def remove_filter(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Remove one's own filter."""
    row = _filter_or_404(request, public_id)
    try:
        queue_filters.remove(row.pk, by=Actor.user(reader_of(request)), at=clock.now())
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("hiring:filter", public_id=row.public_id)
    messages.success(request, f"“{row.name}” is removed. Your queue stays as it is.")
    return redirect("hiring:queue")


def _filter_or_404(request: HttpRequest, public_id: UUID) -> QueueFilter:
    rows = QueueFilter.objects.visible_to(reader_of(request)).select_related("owner", "department__site")
    row = rows.filter(public_id=public_id).first()
    if row is None:
        raise Http404
    return row
