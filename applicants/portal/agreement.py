"""The apprenticeship agreement on the apprentice's and the guardian's pages: read, sign, keep a copy."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applicants.models import AROUND_THE_START, Agreement, AgreementState, Party
from applicants.portal.background import NameForm
from applicants.portal.guardian import NOT_FOUND, UNPROCESSABLE, quiet
from applicants.portal.reading import actor, posted
from applicants.records.agreement_paper import paper_of
from applicants.records.guardian_links import guardian_of
from applicants.rules.agreement import CONSENT
from applicants.workflows import agreements
from apprenticeships import clock
from apprenticeships.access import PUBLIC, SIGNED_IN, door
from apprenticeships.addresses import user_of
from apprenticeships.errors import DomainError
from apprenticeships.workflow import Actor
from cohorts.uploads import attached

PDF: Final = "application/pdf"


def _standing(rows: Any) -> tuple[Agreement, list[Agreement]]:
    """The agreement that stands, else the last void one, and the void ones before it."""
    found = list(
        rows.select_related("application__person", "application__version__program__organization")
        .prefetch_related("signatures")
        .order_by("-number")
    )
    if not found:
        raise Http404
    return found[0], found[1:]


def context_of(row: Agreement, before: list[Agreement], form: NameForm) -> dict[str, Any]:
    """What both pages show."""
    signed = {each.party: each for each in row.signatures.all()}
    return {
        "agreement": row,
        "parties": [{"label": party.label, "signed": signed.get(party.value)} for party in row.parties],
        "before": before,
        "consent": CONSENT,
        "form": form,
        "zone": row.application.version.program.organization.zone,
    }


def _sign(request: HttpRequest, row: Agreement, form: NameForm, step: Callable[..., Agreement], *, by: Actor) -> bool:
    """Sign what was sent; whether it is signed now. Nobody signs a text that replaced the one on their screen."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        step(row.pk, name=form.cleaned_data["name"], read=request.POST.get("digest", ""), by=by, at=clock.now())
    except DomainError as error:
        form.refuse(error)
        return False
    return True


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def show_agreement(request: HttpRequest, application: UUID) -> HttpResponse:
    """Read the agreement, and sign it as the apprentice."""
    mine = Agreement.objects.of(user_of(request)).filter(application__public_id=application)
    row, before = _standing(mine.filter(application__state__in=AROUND_THE_START))
    form = NameForm(posted(request))
    if _sign(request, row, form, agreements.sign, by=actor(request)):
        messages.success(request, _("Thank you. You signed the agreement."))
        return redirect("offers:agreement", application=application)
    context = context_of(row, before, form)
    context["mine"] = any(each.party == Party.APPRENTICE for each in row.signatures.all())
    context["is_signed"] = row.state == AgreementState.SIGNED
    status = UNPROCESSABLE if form.is_bound and form.errors else 200
    return render(request, "portal/agreement.html", context, status=status)


@door(SIGNED_IN)
@require_safe
def copy(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """One own agreement as a PDF, with its signatures; a void one says so."""
    rows = Agreement.objects.of(user_of(request)).select_related("application__version__program__organization")
    row = get_object_or_404(rows.prefetch_related("signatures"), public_id=agreement)
    return attached(paper_of(row), name=f"agreement-{row.number}.pdf", media_type=PDF)


@door(PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def for_guardian(request: HttpRequest, token: str) -> HttpResponse:
    """A guardian reads the agreement of a minor and signs it, by the own link."""
    guardian = guardian_of(token)
    if guardian is None:
        return quiet(render(request, "portal/guardian/ended.html", {}, status=NOT_FOUND))
    rows = Agreement.objects.in_force().filter(
        application__person=guardian.person_id, application__state__in=AROUND_THE_START, needs_guardian=True
    )
    row = rows.select_related("application__version__program__organization").prefetch_related("signatures").first()
    if row is None or any(each.party == Party.GUARDIAN for each in row.signatures.all()):
        return quiet(render(request, "portal/guardian/signed.html", {"guardian": guardian}))
    form = NameForm(posted(request))
    by = Actor.guardian(guardian.pk, guardian.name)
    if _sign(request, row, form, agreements.sign_as_guardian, by=by):
        return quiet(redirect("portal:for_guardian_agreement", token=token))
    context = context_of(row, [], form) | {"guardian": guardian}
    status = UNPROCESSABLE if form.is_bound and form.errors else 200
    return quiet(render(request, "portal/guardian/agreement.html", context, status=status))
