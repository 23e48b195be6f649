"""The queue, one candidate's packet, and what a department has decided."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applicants.hiring import cards, order, packet, workload
from applicants.hiring.doors import REFUSED, one_or_404, page, reader_of, referral_or_404
from applicants.hiring.filter_views import queue_page
from applicants.hiring.filters import Asked
from applicants.hiring.forms import ConflictForm, NoteForm, PassForm, ScoreForm
from applicants.hiring.packet import Packet
from applicants.hiring.queue import candidate_url, class_words, rows_of
from applicants.hiring.standing import Panel
from applicants.models import InterviewState, Referral
from applicants.rules.conflicts import NONE, TIES
from applicants.rules.hiring_queue import ANOTHER, Verb
from applicants.rules.working_days import day_words, local_day, when_words
from applicants.workflows import referrals
from apprenticeships import clock
from apprenticeships.access import HIRING, MANAGERS, door
from apprenticeships.errors import DomainError
from apprenticeships.models import Role
from apprenticeships.workflow import Actor

DECIDED_SHOWN = 50


@door(HIRING)
@require_safe
def show_queue(request: HttpRequest) -> HttpResponse:
    """What there is to do, by when, and who else has to do something. Who only approves begins with the requests."""
    if reader_of(request).roles & HIRING == {Role.DEPARTMENT_APPROVER}:
        return redirect("hiring:requests")
    return queue_page(request, Asked.of(request.GET.dict()))


@door(HIRING)
@require_safe
def show_candidate(request: HttpRequest, candidate: UUID) -> HttpResponse:
    """The packet. Before it opens, the reader says whether they are too close to the candidate."""
    at = clock.now()
    rows = rows_of(reader_of(request), at=at)
    return candidate_page(request, one_or_404(request, rows, candidate), rows=rows, at=at)


def candidate_page(
    request: HttpRequest,
    referral: Referral,
    *,
    at: datetime,
    rows: Sequence[Referral] | None = None,
    form: ScoreForm | None = None,
    note: NoteForm | None = None,
    conflict: ConflictForm | None = None,
) -> HttpResponse:
    """Render the packet, or the question before it, with the form that was sent and needs a change, if there is one.

    ``rows`` are those of the reader's queue, where they are loaded.
    """
    reader = reader_of(request)
    panel = Panel.of(reader)
    seen, everybody = order.with_all(referral, panel, rows=rows, at=at)
    on = local_day(at, seen.standing.zone)
    context: dict[str, Any] = {
        "name": referral.application.person.name,
        "referral": referral,
        "query": f"?opening={referral.opening.public_id}",
        "class_words": class_words(referral.opening, on),
    }
    status = REFUSED if form or note or conflict else 200
    if seen.declared_at is None or seen.recused or conflict is not None:
        context |= {"form": conflict or ConflictForm(), "recused": seen.recused, "apart": seen.standing.apart}
        return page(request, "hiring/conflict.html", context, status=status)
    opened, draft = packet.load(seen, reader, at=at), cards.draft_of(seen, reader, at=at)
    family = seen.turn.family(on)
    context |= {
        "packet": opened,
        "panel": _panel(opened, at),
        "kit": packet.kit(opened.criteria),
        "draft": draft,
        "form": form or ScoreForm(criteria=opened.criteria, initial=draft.texts),
        "note": note or NoteForm(),
        "ties": [(key, label) for key, (label, _) in TIES.items()],
        "place": order.place_of(referral, everybody),
        "declared_on": day_words(local_day(seen.declared_at, seen.standing.zone), on),
        "badge": seen.turn.badge(on),
        "badge_family": family.css.removeprefix("is-"),
        "meeting": _meeting_words(opened, at),
    }
    return page(request, "hiring/candidate.html", context, status=status)


def _panel(opened: Packet, at: datetime) -> str:
    """Which card stands beside the packet."""
    seen = opened.seen
    if seen.standing.offer is not None:
        return "wait" if seen.offer is None else "offer"
    meeting = seen.interview
    if (
        meeting is None
        or meeting.starts_at is None
        or meeting.state not in {InterviewState.SCHEDULED, InterviewState.HELD}
    ):
        return "invite" if seen.turn.verb == Verb.INVITE else "wait"
    if seen.standing.scores.mine_missing and meeting.starts_at <= at:
        return "score"
    if meeting.state == InterviewState.SCHEDULED:
        return "planned" if meeting.starts_at > at else "happened"
    if seen.turn.waits_for == ANOTHER:
        return "cards"
    return "agree" if seen.turn.verb == Verb.AGREE or seen.turn.waits_for == "The panel" else "decide"


def _meeting_words(opened: Packet, at: datetime) -> dict[str, str]:
    meeting = opened.seen.interview
    if meeting is None or meeting.starts_at is None:
        return {}
    return {
        "when": when_words(meeting.starts_at, meeting.zone, local_day(at, meeting.zone)),
        "place": meeting.place,
        "interviewer": meeting.manager.get_full_name(),
    }


@door(HIRING)
@require_POST
def declare(request: HttpRequest, candidate: UUID) -> HttpResponse:
    """Say whether the reader has a conflict of interest."""
    referral = referral_or_404(request, candidate)
    form = ConflictForm(request.POST)
    if form.is_valid():
        tie, by = form.cleaned_data["conflict"], Actor.user(reader_of(request))
        try:
            referrals.declare(referral.application_id, conflict=tie != NONE, kind=tie, by=by, at=clock.now())
        except DomainError as error:
            messages.error(request, error.message)
            return redirect("hiring:queue")
        if tie != NONE:
            name = referral.application.person.name
            messages.success(request, f"Saved: {name}. Somebody else of your department decides.")
            return redirect("hiring:queue")
        return redirect(candidate_url(referral))
    return candidate_page(request, referral, at=clock.now(), conflict=form)


@door(MANAGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def pass_over(request: HttpRequest, candidate: UUID) -> HttpResponse:
    """Take a candidate off the list, with a reason; it can be undone for ten minutes."""
    referral = referral_or_404(request, candidate, managing=True)
    form = PassForm(request.POST if request.method == "POST" else None)
    status = REFUSED if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            referrals.pass_over(
                referral.application_id,
                opening_id=referral.opening_id,
                reason_code=form.cleaned_data["reason_code"],
                reason=form.cleaned_data["note"],
                by=Actor.user(reader_of(request)),
                at=clock.now(),
            )
        except DomainError as error:
            form.refuse(error)
        else:
            undo = candidate_url(referral, "hiring:undo_pass")
            name = referral.application.person.name
            messages.success(request, f"{name} is off your list.", extra_tags=f"undo:{undo}")
            return redirect("hiring:queue")
    context = {"form": form, "name": referral.application.person.name, "back_url": candidate_url(referral)}
    return page(request, "hiring/pass.html", context, status=status)


@door(MANAGERS)
@require_POST
def undo_pass(request: HttpRequest, candidate: UUID) -> HttpResponse:
    """Put a candidate back who was passed over a moment ago."""
    reader = reader_of(request)
    referral = referral_or_404(request, candidate, managing=True, closed=True)
    try:
        referrals.take_back_pass(
            referral.application_id, opening_id=referral.opening_id, by=Actor.user(reader), at=clock.now()
        )
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("hiring:queue")
    messages.success(request, f"{referral.application.person.name} is on your list again.")
    return redirect("hiring:queue")


@door(HIRING)
@require_safe
def show_workload(request: HttpRequest) -> HttpResponse:
    """Who has how much to do in the reader's departments, and for how long it has waited."""
    return page(request, "hiring/workload.html", dict(workload.load(reader_of(request), at=clock.now())))


@door(HIRING)
@require_safe
def show_decided(request: HttpRequest) -> HttpResponse:
    """The latest decisions of the reader's departments."""
    at = clock.now()
    rows = (
        Referral.objects.managed_by(reader_of(request))
        .filter(closed_at__isnull=False)
        .select_related("application__person", "opening__cohort", "opening__track", "opening__department__site")
        .order_by("-closed_at", "-pk")[:DECIDED_SHOWN]
    )
    return page(
        request, "hiring/decided.html", {"rows": [_decided(row, at) for row in rows], "url": reverse("hiring:queue")}
    )


def _decided(row: Referral, at: datetime) -> list[str]:
    zone = row.opening.department.site.zone
    on = local_day(at, zone)
    if row.passed_reason.startswith(referrals.KEPT):
        what = row.passed_reason
    elif row.passed_reason:
        what = f"Passed: {row.passed_reason}"
    elif row.application.state == "enrolled":
        what = "Took the seat"
    else:
        what = "Left the list: another offer, or the application ended"
    closed = day_words(local_day(row.closed_at, zone), on) if row.closed_at else ""
    return [row.application.person.name, class_words(row.opening, on), what, closed]
