"""Trainings of a partnership: participants are signed up from their list, many at once."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
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
from apprenticeships.models import Organization, Person, Session, SignUp, SignUpState
from apprenticeships.workflow import Actor
from apprenticeships.workflows import sessions
from cohorts.models import Participant

SESSIONS: Final = ("admin:apprenticeships_session_changelist", "Sessions")
PER_PAGE: Final = 100
MOST_LETTERS: Final = 80
MOST_DIGITS: Final = 18


def _session(request: HttpRequest, pk: int) -> Session:
    rows = Session.objects.with_places().filter(component__isnull=False).select_related("program", "component")
    return get_object_or_404(scoped(rows, signed_in(request)), pk=pk)


def _not_yet(row: Session) -> QuerySet[Participant]:
    """The participants of the program who take part now and have no place at this session."""
    signed = SignUp.objects.filter(session=row, person=OuterRef("person")).exclude(state=SignUpState.CANCELED)
    here = Participant.objects.filter(program=row.program_id, left_on__isnull=True)
    return here.exclude(Exists(signed)).select_related("person", "employer").order_by("person__sort_name", "pk")


@door(COORDINATORS)
@require_safe
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Participants who are not signed up yet, by employer and name."""
    row = _session(request, pk)
    rows = _not_yet(row)
    words, employer = request.GET.get("q", "")[:MOST_LETTERS].strip(), request.GET.get("employer", "")
    employers = Organization.objects.filter(employed__program=row.program_id).distinct().order_by("name", "pk")
    choices = list(employers.values_list("slug", "name"))
    if words:
        rows = rows.filter(person__in=Person.objects.named_like(words))
    if employer in dict(choices):
        rows = rows.filter(employer__slug=employer)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "session": row,
        "page_obj": page,
        "words": words,
        "employer": employer,
        "employers": choices,
        "free": max(0, row.capacity - row.signed),  # type: ignore[attr-defined]
        "ahead": row.canceled_at is None and row.starts_at > clock.now(),
    }
    above = [(reverse(SESSIONS[0]), SESSIONS[1]), (reverse("desk:session", args=[pk]), row.title)]
    return show(request, "admin/session_people.html", context, title="Sign participants up", trail=above)


@door(COORDINATORS)
@require_POST
def sign_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign up everybody who is ticked; when all chairs are taken the others wait, in the order of the list."""
    row = _session(request, pk)
    at = clock.now()
    chosen = request.POST.getlist("who")[:PER_PAGE]
    keys = [int(key) for key in chosen if key.isascii() and key.isdigit() and len(key) <= MOST_DIGITS]
    found = list(_not_yet(row).filter(pk__in=keys))
    if row.canceled_at is not None or row.starts_at <= at:
        messages.warning(request, "This session is over or called off. Nobody was signed up.")
        return redirect("desk:session", pk=pk)
    if not found:
        messages.warning(request, "Choose at least one person first.")
        return redirect("partnership:session-people", pk=pk)
    by = Actor.user(signed_in(request))
    each(request, ((str(who.person), _signing(row, who.person, by, at)) for who in found), done=_signed)
    return redirect("desk:session", pk=pk)


def _signing(row: Session, person: Person, by: Actor, at: datetime) -> Callable[[], Any]:
    return lambda: sessions.sign_up(row.pk, person=person, by=by, at=at)


def _signed(count: int) -> str:
    return f"Signed up: {count} {'person' if count == 1 else 'people'}. Each gets a mail with day and place."
