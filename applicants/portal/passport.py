"""My passport: what I have passed, until when it counts and for what; on paper, renewed, or taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from applicants.models import Application, Passport, RevokeReason
from applicants.passport_paper import address_of, as_pdf, headers_of
from applicants.passport_promises import STILL_APPLIES
from applicants.portal.reading import actor, nav, person_of
from applicants.records.passports import PassedStep, asked_now, lines_of, passed_by
from applicants.rules.passports import Holds, holds
from applicants.workflows import passports
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.errors import DomainError
from apprenticeships.messages import zone_of
from apprenticeships.models import Parameter, Person, RequirementKind

SITTINGS: Final = frozenset({RequirementKind.INFO_SESSION, RequirementKind.ENTRANCE_EXAM, RequirementKind.WORKKEYS})


@dataclass(frozen=True, slots=True)
class Shown:
    """One passed step on the page, and how to renew it."""

    step: PassedStep
    soon: bool
    renew: str
    url: str


@door(SIGNED_IN)
@require_safe
def passport(request: HttpRequest) -> HttpResponse:
    """Every step that the reader passed: what counts, what ends soon, what ended, and the paper."""
    person, at = person_of(request), clock.now()
    if person is None:
        return render(request, "portal/passport.html", {"nav": nav("passport")})
    today = at.astimezone(zone_of(person)).date()
    steps = passed_by([person.pk], asked_now(), on=today)[person.pk]
    paper = Passport.objects.of(request.user).in_force().order_by("-issued_at", "-pk").first()
    shown = _shown(person, steps, today)
    context = {
        "good": [each for each in shown if each.step.good],
        "ended": [each for each in shown if not each.step.good],
        "paper": paper,
        "expired": paper is not None and holds(paper.lines, revoked=False, on=today) is Holds.EXPIRED,
        "outdated": paper is not None and paper.lines != lines_of(steps),
        "address": address_of(paper) if paper else "",
        "zone": zone_of(person),
        "nav": nav("passport"),
    }
    return render(request, "portal/passport.html", context)


@door(SIGNED_IN)
@require_POST
def issue(request: HttpRequest) -> HttpResponse:
    """Make a passport; the one before it ends."""
    try:
        passports.issue(_person(request).pk, by=actor(request), at=clock.now())
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Your passport is made. You can print it now."))
    return redirect("portal:passport")


@door(SIGNED_IN)
@require_POST
def revoke(request: HttpRequest) -> HttpResponse:
    """Take the passport back: its code says "revoked" from now on."""
    if passports.revoke(_person(request).pk, why=RevokeReason.OWNER, by=actor(request), at=clock.now()):
        messages.success(request, _("Your passport is taken back. Whoever checks the paper reads that it is revoked."))
    return redirect("portal:passport")


@door(SIGNED_IN)
@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """The passport as a file to print, on letter paper or A4."""
    row = Passport.objects.of(request.user).in_force().select_related("person").order_by("-issued_at", "-pk").first()
    if row is None:
        raise Http404
    return HttpResponse(as_pdf(row, request.GET.get("size", "")), headers=headers_of(row))


def _person(request: HttpRequest) -> Person:
    person = person_of(request)
    if person is None:
        raise Http404
    return person


def _shown(person: Person, steps: Sequence[PassedStep], today: date) -> list[Shown]:
    open_ones = Application.objects.filter(person=person, state__in=STILL_APPLIES).select_related("version__program")
    own = {row.version.program.slug: row for row in open_ones}
    soon: int = Parameter.objects.value("passport_reminder_days", version=None, on=today)
    found = []
    for step in steps:
        ends = step.ends_on
        is_soon = ends is not None and ends <= today + timedelta(days=soon)
        words, url = _renewal(step, own) if is_soon or not step.good else ("", "")
        found.append(Shown(step, is_soon, words, url))
    return found


def _renewal(step: PassedStep, own: dict[str, Application]) -> tuple[str, str]:
    """How a step is renewed, and where: on the page of an open application, else with the next one."""
    row = next((own[each.slug] for each in step.counts if each.slug in own), None)
    if not step.good and row is not None and step.kind == RequirementKind.TYPING:
        return _("Take the typing test again. It takes a few minutes."), reverse("portal:typing", args=[row.public_id])
    if not step.good and row is not None and step.kind in SITTINGS:
        where = reverse("portal:times", args=[row.public_id, step.kind.replace("_", "-")])
        return _("Choose a new date."), where
    words = _("A new application asks for it again, unless you send it before the last day.")
    return words, reverse("catalog:program", args=[step.counts[0].slug])
