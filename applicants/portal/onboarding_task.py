"""One task before the first day that takes more than a tick: a file to send, or questions to answer."""

from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applicants.models import OnboardingPaper, OnboardingTask
from applicants.portal.fields import PlainForm, Text
from applicants.portal.onboarding import PAGES
from applicants.portal.reading import actor, posted
from applicants.records.deadlines import local_day
from applicants.rules.working_days import day_words
from applicants.workflows import onboarding_papers as papers
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.addresses import user_of
from apprenticeships.errors import DomainError
from apprenticeships.language import said
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import TaskKind
from cohorts.forms import DocumentsField
from cohorts.uploads import download

UNPROCESSABLE: Final = 422


class FilesForm(PlainForm):
    """Files for one task."""

    documents = DocumentsField(
        label=gettext_lazy("Files or pictures"),
        most=papers.MOST,
        help_text=gettext_lazy(
            "A picture taken with your phone is fine. PDF, JPEG or PNG, 10 MB each, several at once if you like."
        ),
    )


class QuestionsForm(PlainForm):
    """The questions of a task, in the order of the program's list."""

    def __init__(self, *args: Any, task: OnboardingTask, **options: Any) -> None:
        super().__init__(*args, **options)
        known = [answer for _question, answer in task.answers]
        for place, question in enumerate(task.item.questions):
            self.fields[f"answer_{place}"] = Text(
                label=said(question),
                max_length=papers.LONGEST,
                initial=known[place] if place < len(known) else "",
                ask=_("Write your answer."),
            )

    @property
    def said(self) -> list[str]:
        """The answers in their order."""
        return [self.cleaned_data[name] for name in self.fields]


def _own(request: HttpRequest, public_id: UUID) -> OnboardingTask:
    rows = OnboardingTask.objects.of(user_of(request)).filter(item__kind__in=list(PAGES))
    return get_object_or_404(
        rows.select_related("item", "application__cohort", "application__version__program__organization"),
        public_id=public_id,
    )


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def show_task(request: HttpRequest, task: UUID) -> HttpResponse:
    """See what a task asks for, and send it."""
    row = _own(request, task)
    data = posted(request)
    form: FilesForm | QuestionsForm
    if row.item.kind == TaskKind.UPLOAD:
        form = FilesForm(data, request.FILES if data is not None else None)
    else:
        form = QuestionsForm(data, task=row)
    if form.is_bound and form.is_valid():
        try:
            _take(row, form, request)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _words(row))
            return redirect("offers:onboarding", application=row.application.public_id)
    return _page(request, row, form)


def _take(row: OnboardingTask, form: forms.Form, request: HttpRequest) -> None:
    by, at = actor(request), clock.now()
    if isinstance(form, QuestionsForm):
        papers.fill_in(row.pk, answers=form.said, by=by, at=at)
    else:
        papers.send(row.pk, uploads=form.cleaned_data["documents"], by=by, at=at)


def _words(row: OnboardingTask) -> str:
    if row.item.is_looked_at:
        return _("Noted: %(item)s. We look at it and confirm it.") % {"item": said(row.item.title)}
    return _("Done: %(item)s.") % {"item": said(row.item.title)}


@door(SIGNED_IN)
@require_POST
def remove_paper(request: HttpRequest, paper: UUID) -> HttpResponse:
    """Take an own file back while nobody confirmed the task."""
    row = _own_paper(request, paper)
    try:
        papers.remove(row.pk, by=actor(request), at=clock.now())
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Removed. The file is gone."))
    return redirect("offers:task", task=row.task.public_id)


@door(SIGNED_IN)
@require_safe
def paper(request: HttpRequest, paper: UUID) -> FileResponse:
    """One own file, to keep."""
    row = _own_paper(request, paper)
    return download(row.file, name=row.name, media_type=row.media_type)


def _own_paper(request: HttpRequest, public_id: UUID) -> OnboardingPaper:
    mine = OnboardingTask.objects.of(user_of(request))
    rows = OnboardingPaper.objects.filter(task__in=mine, removed_at__isnull=True).select_related("task")
    return get_object_or_404(rows, public_id=public_id)


def _page(request: HttpRequest, row: OnboardingTask, form: forms.Form) -> HttpResponse:
    on = local_day(row.application.version.program, clock.now())
    confirmed = row.done_at is not None and row.item.is_looked_at
    context = {
        "task": row,
        "form": form,
        "is_upload": row.item.kind == TaskKind.UPLOAD,
        "papers": list(row.papers.filter(removed_at__isnull=True)),
        "may": row.may_change and not confirmed,
        "done": row.done_at is not None,
        "due": day_words(row.due_on, on),
    }
    status = UNPROCESSABLE if form.is_bound and form.errors else 200
    return render(request, "portal/onboarding_task.html", context, status=status)
