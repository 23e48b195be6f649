"""What the candidate does between the yes and the first day, and what we do meanwhile."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from applicants.models import Application, ApplicationState, Offer, OfferState, OnboardingTask
from applicants.rules.working_days import day_words, local_day
from applicants.workflows import onboarding
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.errors import DomainError
from apprenticeships.language import said
from apprenticeships.models import TaskOwner, User
from apprenticeships.workflow import Actor

SHOWN = (ApplicationState.ONBOARDING, ApplicationState.ENROLLED)


@door(SIGNED_IN)
@require_safe
def show_list(request: HttpRequest, application: UUID) -> HttpResponse:
    """The list, the candidate's part first."""
    row = _own(request, application)
    offer = (
        Offer.objects.filter(application=row, state=OfferState.CONFIRMED)
        .select_related("opening__cohort", "opening__track", "opening__department__site")
        .first()
    )
    if offer is None:
        raise Http404
    cohort, zone = offer.opening.cohort, offer.opening.department.site.zone
    today = local_day(clock.now(), zone)
    rows = list(row.onboarding_tasks.select_related("item"))
    mine = [
        _task(task, today) | {"handbook": onboarding.handbook_of(task.item)}
        for task in rows
        if task.item.owner == TaskOwner.CANDIDATE
    ]
    context: dict[str, Any] = {
        "application": row,
        "offer": offer,
        "mine": mine,
        "ours": [_task(task, today) for task in rows if task.item.owner == TaskOwner.COORDINATOR],
        "open": [task for task in mine if not (task["done"] or task["said"])],
        "starts_on": day_words(cohort.starts_on, today),
        "ready_by": day_words(cohort.ready_by, today),
        "can_change": row.state == ApplicationState.ONBOARDING,
        "is_enrolled": row.state == ApplicationState.ENROLLED,
    }
    return render(request, "portal/onboarding.html", context)


@door(SIGNED_IN)
@require_POST
def tick(request: HttpRequest, task: UUID) -> HttpResponse:
    """Say that a task is done; what a coordinator checks is done when they confirm it."""
    row = _own_task(request, task)
    try:
        done = onboarding.complete(row.pk, by=Actor.user(_user(request)), at=clock.now())
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
        onboarding.reopen(row.pk, by=Actor.user(_user(request)), at=clock.now())
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
        "checked": task.item.is_checked,
        "done": done,
        "said": said,
        "fixed": done and task.item.is_checked,
        "family": "done" if done else "us" if said else "stop" if late else "you",
        "badge": _("We check it") if said else badge,
    }


def _user(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def _own(request: HttpRequest, public_id: UUID) -> Application:
    row = Application.objects.of(_user(request)).filter(public_id=public_id, state__in=SHOWN).first()
    if row is None:
        raise Http404
    return row


def _own_task(request: HttpRequest, public_id: UUID) -> OnboardingTask:
    row = (
        OnboardingTask.objects.filter(
            public_id=public_id, application__in=Application.objects.of(_user(request)).filter(state__in=SHOWN)
        )
        .select_related("item", "application")
        .first()
    )
    if row is None:
        raise Http404
    return row
