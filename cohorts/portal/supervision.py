"""A worker's own hours of clinical supervision: what is written down, what the preceptor confirmed, a new day."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.addresses import user_of
from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper
from apprenticeships.models import VersionState
from apprenticeships.rules.words import day_in_words, minutes_in_words
from apprenticeships.workflow import Actor
from cohorts.forms import SupervisionForm
from cohorts.models import LogState, Participant, PreceptorshipLog
from cohorts.portal.service_nav import nav
from cohorts.workflows import preceptorship

REFUSED: Final = 422
PAGE: Final = "supervision:list"
MOST: Final = 60
OWN_REASON: Final = "Taken back by the person who wrote it."
FAMILIES: Final = {LogState.CLAIMED: "us", LogState.CONFIRMED: "done", LogState.VOIDED: "later"}


def participations(request: HttpRequest) -> QuerySet[Participant]:
    """The reader's own places in programs that count supervision, the newest first."""
    own = Participant.objects.of(user_of(request)).filter(
        program__versions__state=VersionState.PUBLISHED,
        program__versions__components__measure=preceptorship.MEASURE,
    )
    rows = own.select_related("program__organization", "person").distinct()
    return rows.order_by("-joined_on", "-pk")


@door(SIGNED_IN)
@require_safe
def own_list(request: HttpRequest) -> HttpResponse:
    """Own days, the newest first, with whose turn it is."""
    return _show_list(request)


def _show_list(request: HttpRequest, problem: str = "") -> HttpResponse:
    places = list(participations(request))
    mine = PreceptorshipLog.objects.of(user_of(request))
    rows = list(mine.exclude(state=LogState.VOIDED).select_related("supervisor")[:MOST])
    sums = dict.fromkeys((LogState.CONFIRMED, LogState.CLAIMED), 0)
    for state, minutes in mine.exclude(state=LogState.VOIDED).values_list("state", "minutes"):
        sums[LogState(state)] += minutes
    context: dict[str, Any] = {
        "places": places,
        "cards": [{"row": row, "family": FAMILIES[LogState(row.state)]} for row in rows],
        "confirmed": sums[LogState.CONFIRMED],
        "claimed": sums[LogState.CLAIMED],
        "problem": problem,
        "nav": nav(PAGE),
    }
    return render(request, "portal/supervision/list.html", context, status=REFUSED if problem else 200)


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, participant: UUID) -> HttpResponse:
    """Write a day down; it waits for who supervised."""
    row = get_object_or_404(participations(request), public_id=participant)
    form = SupervisionForm(request.POST if request.method == "POST" else None, participant=row)
    if request.method == "POST" and form.is_valid():
        try:
            log = preceptorship.write(row.pk, day=form.day(), by=Actor.user(user_of(request)), at=clock.now())
        except DomainError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            words = _("%(duration)s on %(day)s") % {
                "duration": minutes_in_words(log.minutes),
                "day": day_in_words(log.date),
            }
            who = log.supervisor_name if log.supervisor_id else _("Your coordinator")
            messages.success(request, _("Written down: %(words)s. %(who)s confirms it.") % {"words": words, "who": who})
            return redirect(PAGE)
    context = {
        "form": form,
        "helper": form_helper(submit=_("Write this day down"), mark_optional=False),
        "place": row,
        "nav": nav(PAGE),
    }
    return render(request, "portal/supervision/new.html", context, status=REFUSED if form.errors else 200)


@door(SIGNED_IN)
@require_POST
def take_back(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take an own day back that nobody confirmed."""
    row = get_object_or_404(PreceptorshipLog.objects.of(user_of(request)), public_id=public_id)
    try:
        preceptorship.take_back(row.pk, by=Actor.user(user_of(request)), at=clock.now(), reason=OWN_REASON)
    except DomainError as refused:
        return _show_list(request, refused.message)
    messages.success(request, _("Taken back: %(day)s.") % {"day": day_in_words(row.date)})
    return redirect(PAGE)
