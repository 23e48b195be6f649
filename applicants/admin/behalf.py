"""Entry by a coordinator: an application begun for somebody without e-mail, and its steps on the board."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods
from phonenumber_field.formfields import PhoneNumberField

from applicants.models import OPEN_STATES, Application, ApplicationState, PaperEntry
from applicants.workflows import on_behalf
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, Failed, StepForm, blank, show
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.steps import day_field
from apprenticeships.admin.views import trail
from apprenticeships.errors import DomainError
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


def entry_of(application: Application) -> PaperEntry | None:
    """Who writes an application for somebody else, as long as that person does not sign in."""
    if application.person.user_id is not None:
        return None
    return PaperEntry.objects.select_related("begun_by", "attested_by").filter(application=application).first()


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


BEGIN: Final = Action(
    "begin",
    "Write an application for somebody",
    "Begin",
    on_behalf.begin,
    "Begun. Fill in the sections together, and let them sign on paper.",
    BeginForm,
    lead="For somebody without an e-mail address. Whoever has one writes it on their own page.",
)


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Begin an application for somebody, and go to its sections."""
    user = signed_in(request)
    form: Any = blank(BEGIN, None, user)
    if request.method == "POST":
        form = BeginForm(request.POST, user=user, auto_id="begin-%s")
        if form.is_valid():
            row = _begun(form, Actor.user(user))
            if row is not None:
                messages.success(request, BEGIN.done)
                return redirect("portal:sections", public_id=row.public_id)
    failed = Failed("begin", form, shown=True) if form.is_bound else Failed()
    context = {"step": BEGIN, "form": form}
    return show(request, "admin/one_step.html", context, title=BEGIN.title, trail=trail(LIST), failed=failed)


def _begun(form: BeginForm, by: Actor) -> Application | None:
    fields: dict[str, Any] = form.cleaned_data
    fields["phone"] = fields["phone"].as_e164
    try:
        return on_behalf.begin(fields.pop("program"), by=by, at=clock.now(), **fields)
    except DomainError as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return None
