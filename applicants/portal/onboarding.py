"""What the candidate does between the yes and the first day, and what we do meanwhile."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from applicants.models import (
    AROUND_THE_START,
    Application,
    ApplicationState,
    Occasion,
    Offer,
    OfferState,
    OnboardingTask,
)
from applicants.portal.reading import actor
from applicants.records.deadlines import ready_day
from applicants.records.voluntary import is_asked
from applicants.rules.working_days import day_words, local_day
from applicants.workflows import onboarding
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.addresses import user_of
from apprenticeships.errors import DomainError
from apprenticeships.language import said
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import TaskKind, TaskOwner

PAGES: Final = {TaskKind.UPLOAD: gettext_lazy("Send a file or a picture"), TaskKind.FORM: gettext_lazy("Fill it in")}
"""Tasks with a page of their own, and what leads there."""


@door(SIGNED_IN)
@require_safe
def show_list(request: HttpRequest, application: UUID) -> HttpResponse:
    """The list, the candidate's part first, and the second invitation to the voluntary questions (29 CFR 30.11)."""
    row = _own(request, application)
    offer = (
        Offer.objects.filter(application=row, state=OfferState.CONFIRMED)
        .select_related("application", "seat", "opening__cohort", "opening__track", "opening__department__site")
        .first()
    )
    if offer is None:
        raise Http404
    cohort, zone = offer.opening.cohort, offer.opening.department.site.zone
    today = local_day(clock.now(), zone)
    rows = list(row.onboarding_tasks.select_related("item"))
    mine = [
        _task(task, today)
        | {
            "handbook": onboarding.handbook_of(task.item),
            "agreement": onboarding.agreement_of(task) is not None,
            "letter": onboarding.letter_of(task) is not None,
        }
        for task in rows
        if task.item.owner == TaskOwner.CANDIDATE
    ]
    context: dict[str, Any] = {
        "application": row,
        "offer": offer,
        "mine": mine,
        "ours": [_task(task, today) for task in rows if task.item.owner != TaskOwner.CANDIDATE],
        "open": [task for task in mine if task["may"] and not (task["done"] or task["said"])],
        "starts_on": day_words(cohort.starts_on, today),
        "ready_by": day_words(ready_day(offer, on=today), today),
        "is_enrolled": row.state == ApplicationState.ENROLLED,
        "may_tell": is_asked(row, Occasion.SAID_YES),
    }
    return render(request, "portal/onboarding.html", context)


@door(SIGNED_IN)
@require_POST
def tick(request: HttpRequest, task: UUID) -> HttpResponse:
    """Say that a task is done; what a coordinator checks is done when they confirm it."""
    row = _own_task(request, task)
    try:
        done = onboarding.complete(row.pk, by=actor(request), at=clock.now())
    except DomainError as error:
        messages.error(request, error.message)
    else:
        undo = reverse("offers:untick", args=[row.public_id])
        words = _("Done: %(item)s.") % {"item": said(row.item.title)}
        if done.done_at is None:
            words = _("Noted: %(item)s. We look at it and confirm it.") % {"item": said(row.item.title)}
        messages.success(request, words, extra_tags=f"undo:{undo}")
    return redirect("offers:onboarding", application=row.application.public_id)


@door(SIGNED_IN)
@require_POST
def untick(request: HttpRequest, task: UUID) -> HttpResponse:
    """Take it back."""
    row = _own_task(request, task)
    try:
        onboarding.reopen(row.pk, by=actor(request), at=clock.now())
    except DomainError as error:
        messages.error(request, error.message)
    return redirect("offers:onboarding", application=row.application.public_id)


def _task(task: OnboardingTask, today: date) -> dict[str, Any]:
    done = task.done_at is not None
    said = not done and task.said_at is not None
    late = not done and task.due_on < today
    badge = _("Done") if done else (_("Was due") if late else _("By")) + f" {day_words(task.due_on, today)}"
    return {
        "id": task.public_id,
        "title": task.item.title,
        "sentence": task.item.sentence,
        "gates": task.item.gates_start,
        "checked": task.item.is_looked_at,
        "done": done,
        "said": said,
        "fixed": done and task.item.is_looked_at,
        "may": task.may_change,
        "back": task.back_reason if task.item.owner == TaskOwner.CANDIDATE else "",
        "opens": str(PAGES.get(TaskKind(task.item.kind), "")),
        "department": task.item.owner == TaskOwner.DEPARTMENT,
        "family": "done" if done else "us" if said else "stop" if late else "you",
        "badge": _("We check it") if said else badge,
    }


def _own(request: HttpRequest, public_id: UUID) -> Application:
    rows = Application.objects.of(user_of(request)).select_related("version__program__organization")
    row = rows.filter(public_id=public_id, state__in=AROUND_THE_START).first()
    if row is None:
        raise Http404
    return row


def _own_task(request: HttpRequest, public_id: UUID) -> OnboardingTask:
    rows = OnboardingTask.objects.of(user_of(request)).select_related("item", "application__cohort")
    return get_object_or_404(rows, public_id=public_id)
