"""Entry by a coordinator: an application begun for somebody without e-mail, and its steps on the board."""

from datetime import datetime
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from phonenumber_field.formfields import PhoneNumberField

from applicants.models import OPEN_STATES, Application, ApplicationState, PaperEntry
from applicants.workflows import on_behalf
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, Failed, StepForm, blank, show, take
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.steps import day_field
from apprenticeships.admin.views import trail
from apprenticeships.models import Program, VersionState
from apprenticeships.workflow import Actor

LIST: Final = ("board:applications", "Applications")


class AttestForm(StepForm):
    """The day on which the applicant signed."""

    signed_on = day_field("Signed on paper on")


class AddressForm(StepForm):
    """The address that somebody has now."""

    email = forms.EmailField(label="E-mail address", max_length=254)


ATTEST: Final = Action(
    "attest",
    "The applicant signed on paper",
    "I saw the signature",
    on_behalf.attest,
    "Written down with your name. Check the answers and send the application.",
    AttestForm,
    lead="The scan or a picture of the signed page has to be among the documents.",
)
ADDRESS: Final = Action(
    "address",
    "They have an e-mail address now",
    "Write it down and invite them",
    on_behalf.give_address,
    "Written down. A mail says how to sign in and see everything.",
    AddressForm,
    lead="From now on mails go there, and nobody has to call.",
)
ON_PAPER: Final = (ATTEST, ADDRESS)


def steps_of(application: Application, entry: PaperEntry | None) -> list[Action]:
    """What the board offers for an application on paper."""
    if entry is None or application.state not in OPEN_STATES:
        return []
    signs = application.state == ApplicationState.DRAFT
    return [*([ATTEST] if signs else []), *([ADDRESS] if not application.person.email else [])]


class BeginForm(StepForm):
    """For whom, and for which program."""

    program = forms.ModelChoiceField(Program.objects.none(), label="Program", empty_label="Choose one")
    given_name = forms.CharField(label="Given name", max_length=80)
    family_name = forms.CharField(label="Family name", max_length=80)
    phone = PhoneNumberField(label="Phone", region="US", max_length=32, help_text="We call this number with all news.")

    def prepare(self) -> None:
        """Programs of the coordinator's organizations that take applications."""
        field = self.fields["program"]
        if self.user is not None and isinstance(field, forms.ModelChoiceField):
            rows = Program.objects.filter(versions__state=VersionState.PUBLISHED).distinct()
            field.queryset = scoped(rows, self.user)


def _begin(_: object, *, program: Program, phone: Any, by: Actor, at: datetime, **names: str) -> Application:
    return on_behalf.begin(program, phone=phone.as_e164, by=by, at=at, **names)


BEGIN: Final = Action(
    "begin",
    "Write an application for somebody",
    "Begin",
    _begin,
    "Begun. Fill in the sections together, and let them sign on paper.",
    BeginForm,
    lead="For somebody without an e-mail address. Whoever has one writes it on their own page.",
)


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Begin an application for somebody, and go to its sections."""

    def page(failed: Failed) -> HttpResponse:
        context = {"step": BEGIN, "form": failed.form or blank(BEGIN, None, signed_in(request))}
        return show(request, "admin/one_step.html", context, title=BEGIN.title, trail=trail(LIST), failed=failed)

    if request.method != "POST":
        return page(Failed())
    return take(request, BEGIN, Application(), key=0, back=_sections, again=page)


def _sections(application: Application) -> str:
    return reverse("portal:sections", args=[application.public_id])
