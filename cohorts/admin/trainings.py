"""Trainings of a partnership: participants are signed up from their list, many at once."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from django.contrib import messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import each, show
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.models import Person, Session, SignUp, SignUpState
from apprenticeships.workflow import Actor
from apprenticeships.workflows import sessions
from cohorts.admin.participant_choice import NOBODY, here_now, listed, ticked
from cohorts.models import Participant

SESSIONS: Final = ("admin:apprenticeships_session_changelist", "Sessions")


def _session(request: HttpRequest, pk: int) -> Session:
    rows = Session.objects.with_places().filter(component__isnull=False).select_related("program", "component")
    return get_object_or_404(scoped(rows, signed_in(request)), pk=pk)


def _not_yet(row: Session) -> QuerySet[Participant]:
    """The participants of the program who take part now and have no place at this session."""
    signed = SignUp.objects.filter(session=row, person=OuterRef("person")).exclude(state=SignUpState.CANCELED)
    return here_now(row.program_id).exclude(Exists(signed))


@door(COORDINATORS)
@require_safe
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Participants who are not signed up yet, by employer and name."""
    row = _session(request, pk)
    free = max(0, row.capacity - row.signed)  # type: ignore[attr-defined]
    context = listed(request, _not_yet(row), row.program_id) | {
        "about": row.title,
        "when": row.starts_at,
        "lead": f"Counts for: {row.component}. {free} of {row.capacity} chairs are free; "
        "when all are taken, people wait in the order of the list.",
        "ahead": row.canceled_at is None and row.starts_at > clock.now(),
        "over": "This session has begun, is over or was called off. Nobody can be signed up any more.",
        "action": reverse("partnership:session-sign-up", args=[pk]),
        "after": "Each gets a mail. Who came is marked on the session’s page.",  # noqa: RUF001
    }
    above = [(reverse(SESSIONS[0]), SESSIONS[1]), (reverse("desk:session", args=[pk]), row.title)]
    return show(request, "admin/choose_people.html", context, title="Sign participants up", trail=above)


@door(COORDINATORS)
@require_POST
def sign_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign up everybody who is ticked; when all chairs are taken the others wait, in the order of the list."""
    row = _session(request, pk)
    at = clock.now()
    found = list(_not_yet(row).filter(pk__in=ticked(request)))
    if row.canceled_at is not None or row.starts_at <= at:
        messages.warning(request, "This session is over or called off. Nobody was signed up.")
        return redirect("desk:session", pk=pk)
    if not found:
        messages.warning(request, NOBODY)
        return redirect("partnership:session-people", pk=pk)
    by = Actor.user(signed_in(request))
    each(request, ((str(who.person), _signing(row, who.person, by, at)) for who in found), done=_signed)
    return redirect("desk:session", pk=pk)


def _signing(row: Session, person: Person, by: Actor, at: datetime) -> Callable[[], Any]:
    return lambda: sessions.sign_up(row.pk, person=person, by=by, at=at)


def _signed(count: int) -> str:
    return f"Signed up: {count} {'person' if count == 1 else 'people'}. Each gets a mail with day and place."
