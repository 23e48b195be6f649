"""The drug screen on the applicant's side: what it is, who learns what, what they sign, and where it stands.

The consent comes first. Where our own clinic takes the sample, the release of its result to HR is signed after it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from applicants.models import ApplicationState
from applicants.portal.fields import PlainForm, Text
from applicants.portal.reading import actor, nav, own, posted
from applicants.records.deadlines import local_day
from applicants.records.evidence import AFTER_READY
from applicants.rules.drug import consent_text, panel_text, release_text
from applicants.rules.requirements import Reason
from applicants.rules.results import DrugStatus
from applicants.workflows import drug, health_release
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.errors import DomainError
from apprenticeships.lazily import gettext_lazy

UNPROCESSABLE: Final = 422
RELEASE: Final = "release"
"""Which of the two papers a form is about: this one, or the consent."""


class SignForm(PlainForm):
    """The name under the consent."""

    signed_name = Text(
        label=gettext_lazy("Your full name"),
        ask=gettext_lazy("Write your full name. It is your signature."),
        max_length=160,
        complete="name",
        help_text=gettext_lazy("Writing it here is your signature."),
    )


@dataclass(frozen=True, slots=True)
class Card:
    """What the card on top says: whose turn it is, and what to do."""

    family: str
    badge: str
    title: str
    text: str
    due: date | None = None


@door(SIGNED_IN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def screen(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Read what the drug screen is, and sign. Signing twice changes nothing."""
    application, at = own(request, public_id), clock.now()
    here = None if application.state == ApplicationState.DRAFT else drug.Screen.of(application, at=at)
    if here is None:
        return redirect("portal:application", public_id=public_id)
    if request.method == "POST" and "take_back" in request.POST:
        return _take_back(request, here, at)
    form = SignForm(posted(request))
    if form.is_bound and form.is_valid():
        releases = request.POST.get("paper") == RELEASE
        try:
            workflow = health_release if releases else drug
            workflow.sign(application.pk, by=actor(request), at=at, **form.cleaned_data)
        except DomainError as error:
            form.refuse(error)
        else:
            done = _("Signed. We order the screen, and tell you when to go to the lab.")
            messages.success(request, _("Signed. The clinic may tell HR your result.") if releases else done)
            return redirect("portal:drug", public_id=public_id)
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "portal/drug.html", _context(here, form, at), status=status)


def _take_back(request: HttpRequest, here: drug.Screen, at: datetime) -> HttpResponse:
    """Take the consent or the release back; what cannot be taken back any more is said on the page."""
    releases = request.POST["take_back"] == RELEASE
    try:
        workflow = health_release if releases else drug
        workflow.withdraw(here.application.pk, by=actor(request), at=at)
    except DomainError as error:
        context = _context(here, SignForm(None), at) | {"refusal": error.message}
        return render(request, "portal/drug.html", context, status=UNPROCESSABLE)
    done = _("Taken back. No sample is taken. You can sign again here.")
    messages.success(request, _("Taken back. HR is not told. You can sign again here.") if releases else done)
    return redirect("portal:drug", public_id=here.application.public_id)


def _context(here: drug.Screen, form: SignForm, at: datetime) -> dict[str, Any]:
    application = here.application
    consent = drug.consent_of(application)
    cannabis = drug.cannabis_of(application, at=at)
    early = drug.not_yet(here)
    goes_on = application.ended_at is None
    may_sign = consent is None and not early and goes_on
    release = health_release.release_of(application)
    own_clinic = drug.own_clinic_collects(application, at=at)
    may_release = own_clinic and consent is not None and release is None and goes_on
    may_release = may_release and here.status in health_release.MAY_GO_BACK
    return {
        "application": application,
        "card": _card(here, early, signed=consent is not None, at=at),
        "consent": consent,
        "signed": consent.text.splitlines() if consent else [],
        "lines": consent_text(cannabis),
        "panel": panel_text(cannabis),
        "form": form if may_sign else None,
        "may_take_back": consent is not None and goes_on and here.status.value in drug.WITHDRAW.sources,
        "own_clinic": own_clinic or release is not None,
        "release": release,
        "release_signed": release.text.splitlines() if release else [],
        "release_lines": release_text(application.version.program.organization.name),
        "release_form": form if may_release else None,
        "may_take_release_back": release is not None and goes_on and here.status in health_release.MAY_GO_BACK,
        "has_offer": application.state in AFTER_READY,
        "nav": nav(""),
    }


def _card(here: drug.Screen, early: str, *, signed: bool, at: datetime) -> Card:
    if here.application.ended_at is not None:
        return Card("later", _("Closed"), _("This application is over"), _("Nothing is needed from you here."))
    if not signed and early:
        return Card("later", _("Later"), _("Nothing to do yet"), early)
    if not signed:
        return Card("you", _("Your turn"), _("Read and sign"), here.answer.applicant)
    if here.answer.reason is Reason.NOT_COMPLETE:
        return Card("you", _("Your turn"), _("Read and sign the release"), here.answer.applicant)
    if here.status is DrugStatus.ORDERED and here.row is not None:
        due = here.row.due_on
        text = _("Bring a photo ID. Tell nobody here about your medicines: a doctor asks you if it matters.")
        if due is not None and due < local_day(here.application.version.program, at):
            text = _("This day is over. Call us, and we help you with a new order.")
        return Card("you", _("Your turn"), _("Go to the lab"), text, due)
    families = {
        "met": ("done", _("Done")),
        "waived": ("done", _("Done")),
        "not_met": ("stop", _("Not met")),
        "look": ("look", _("We look at it")),
    }
    family, badge = families.get(here.answer.verdict.value, ("us", _("Our turn")))
    return Card(family, badge, here.answer.applicant, "")
