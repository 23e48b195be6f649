"""Entry by a coordinator: an application begun for somebody without e-mail, and its steps on the board."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from phonenumber_field.formfields import PhoneNumberField

from applicants.models import OPEN_STATES, Application, ApplicationState, PaperEntry
from applicants.records import minors
from applicants.records.deadlines import local_day
from applicants.records.evidence import standing, unmet
from applicants.records.sittings import KINDS, ahead
from applicants.rules.working_days import when_words
from applicants.workflows import on_behalf
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, StepForm, step_page
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.steps import day_field
from apprenticeships.admin.views import trail
from apprenticeships.models import Program, SignUp, VersionState
from apprenticeships.workflow import Actor

LIST: Final = ("board:applications", "Applications")
MOST_TIMES: Final = 20


class AttestForm(StepForm):
    """The day on which the applicant signed."""

    signed_on = day_field("Signed on paper on")


class AddressForm(StepForm):
    """The address that somebody has now."""

    email = forms.EmailField(label="E-mail address", max_length=254)


class TimeForm(StepForm):
    """A time of a session or test that they may choose."""

    session = forms.ChoiceField(label="Which time?")

    def prepare(self) -> None:
        """The times ahead, as the applicant would read them."""
        field = self.fields["session"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "Choose one"), *times_for(self.row)]

    def clean_session(self) -> tuple[str, UUID]:
        """What it is for, and which one."""
        kind, _, public_id = str(self.cleaned_data["session"]).partition(":")
        return kind, UUID(public_id)


class GuardianForm(StepForm):
    """Who answers for somebody under 18."""

    guardian_name = forms.CharField(label="Full name of the parent or guardian", max_length=160)
    guardian_email = forms.EmailField(label="Their e-mail address", max_length=254)


def _choose_time(application_id: int, *, session: tuple[str, UUID], by: Actor, at: datetime) -> SignUp:
    kind, public_id = session
    return on_behalf.choose_time(application_id, kind=kind, session=public_id, by=by, at=at)


def times_for(application: Application) -> list[tuple[str, str]]:
    """The times that somebody may choose for what they still need: what is sent for each, and its words."""
    at = clock.now()
    judged = standing(application, at=at)
    on = local_day(application.version.program, at)
    found = []
    for each in unmet(judged):
        kind = each.rule.kind.value
        rows = ahead(application, judged, kind, at=at).with_places()[:MOST_TIMES] if kind in KINDS else []
        for row in rows:
            free = max(row.capacity - int(getattr(row, "signed", 0)), 0)
            left = f"{free} free" if free else "waiting list"
            when = when_words(row.starts_at, row.zone, on)
            found.append((f"{kind}:{row.public_id}", f"{each.rule.name}: {when}, {row.place} ({left})"))
    return found


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
TIME: Final = Action(
    "time",
    "They choose a time",
    "Take this time for them",
    _choose_time,
    "Taken. Call them with the day and the place.",
    TimeForm,
    lead="For a session or a test that they still need. A time that they have already moves to this one.",
)
GUARDIAN: Final = Action(
    "guardian",
    "They name their parent or guardian",
    "Write it down and ask for a yes",
    on_behalf.name_guardian,
    "Written down. We wrote to this address and asked for a yes.",
    GuardianForm,
    lead="The link of whoever was named before ends.",
)
ON_PAPER: Final = (ATTEST, ADDRESS, TIME, GUARDIAN)


def steps_of(application: Application, entry: PaperEntry | None) -> list[Action]:
    """What the board offers for an application on paper."""
    if entry is None or application.state not in OPEN_STATES:
        return []
    person, is_draft = application.person, application.state == ApplicationState.DRAFT
    calls = person.user_id is None and not is_draft
    offered = (
        (ATTEST, is_draft),
        (TIME, calls and bool(times_for(application))),
        (GUARDIAN, calls and minors.may_name_guardian(application)),
        (ADDRESS, not person.email),
    )
    return [action for action, is_due in offered if is_due]


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
    return step_page(request, BEGIN, None, above=trail(LIST), back=_sections)


def _sections(application: Application) -> str:
    return reverse("portal:sections", args=[application.public_id])
