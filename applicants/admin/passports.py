"""Somebody's passport, for coordinators: what counts, every issue of it, on paper, made for them or taken back."""

from datetime import datetime
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from applicants.models import Passport, RevokeReason
from applicants.passport_paper import as_pdf, headers_of
from applicants.records.passports import asked_now, passed_by
from applicants.rules.passports import holds
from applicants.workflows import passports
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, Failed, ReasonForm, show, take
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import one_of, trail
from apprenticeships.messages import zone_of
from apprenticeships.models import Person
from apprenticeships.workflow import Actor

BADGES: Final = {"valid": ("done", "Valid"), "expired": ("later", "Expired"), "revoked": ("stop", "Revoked")}


def _revoke(person_id: int, *, reason: str, by: Actor, at: datetime) -> None:
    passports.revoke(person_id, why=RevokeReason.OFFICE, by=by, at=at, reason=reason)


ISSUE: Final = Action(
    "issue", "Make a passport", "Make a passport", passports.issue, "Made. The one before it, if any, is revoked."
)
REVOKE: Final = Action(
    "revoke",
    "Take the passport back",
    "Take it back",
    _revoke,
    "Taken back. Whoever checks its code reads that it is revoked.",
    ReasonForm,
    stop=True,
)


def _person(request: HttpRequest, pk: int) -> Person:
    return get_object_or_404(scoped(Person.objects.all(), signed_in(request)), pk=pk)


@door(COORDINATORS)
@require_safe
def passport(request: HttpRequest, pk: int) -> HttpResponse:
    """The passport of one person."""
    return _show(request, _person(request, pk), Failed(wanted=request.GET.get("open", "")))


@door(COORDINATORS)
@require_POST
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Make a passport for somebody who cannot, or take one back."""
    person = _person(request, pk)
    back = reverse("board:passport", args=[pk])
    return take(
        request, one_of((ISSUE, REVOKE), step), person, back=back, again=lambda failed: _show(request, person, failed)
    )


@door(COORDINATORS)
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The passport in force, to print."""
    rows = Passport.objects.in_force().filter(person=_person(request, pk)).select_related("person")
    row = rows.order_by("-issued_at", "-pk").first()
    if row is None:
        raise Http404
    return HttpResponse(as_pdf(row, request.GET.get("size", "")), headers=headers_of(row))


def _show(request: HttpRequest, person: Person, failed: Failed) -> HttpResponse:
    today = clock.now().astimezone(zone_of(person)).date()
    issued = list(Passport.objects.filter(person=person).select_related("issued_by"))
    in_force = any(row.revoked_at is None for row in issued)
    actions = (ISSUE, REVOKE) if in_force else (ISSUE,)
    context: dict[str, Any] = {
        "person": person,
        "steps": passed_by([person.pk], asked_now(), on=today)[person.pk],
        "issued": [
            (row, *BADGES[holds(row.lines, revoked=row.revoked_at is not None, on=today).value]) for row in issued
        ],
        "in_force": in_force,
        "offered": failed.offer(
            actions, lambda slug: reverse("board:passport-step", args=[person.pk, slug]), person, signed_in(request)
        ),
    }
    above = trail(("admin:apprenticeships_person_changelist", "People"))
    title = f"Passport of {person.name}"
    return show(request, "admin/passport.html", context, title=title, trail=above, failed=failed)
