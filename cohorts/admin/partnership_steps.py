"""The steps of the partnership desk: inviting somebody of a partner, adding and correcting a participant, a list."""

from datetime import date, datetime
from typing import Any, Final

from django import forms

from apprenticeships.admin.actions import REASON_LENGTH, Action, ReasonForm, StepForm
from apprenticeships.admin.steps import day_field
from apprenticeships.layout import tile_label
from apprenticeships.models import Organization, Program, Role
from apprenticeships.rules.cells import CellRefusedError, email_of
from apprenticeships.rules.lists import MOST_BYTES
from apprenticeships.workflow import Actor
from apprenticeships.workflows import invitations
from cohorts.admin.coordinated import coordinates
from cohorts.models import Participant, ParticipantKind
from cohorts.rules.partnership.participant_cells import phone_of
from cohorts.rules.partnership.participant_matching import NEW
from cohorts.rules.partnership.participants import Entry
from cohorts.workflows import participants
from cohorts.workflows.known_people import places_of

EVERYWHERE: Final = "As the list says"


def organizations_of(program: Program) -> tuple[Any, Any]:
    """Return the partners that may be an employer, and those that may be a union."""
    places = places_of(program)
    rows = Organization.objects.order_by("name", "pk")
    return rows.filter(pk__in=set(places.employers.values())), rows.filter(pk__in=set(places.unions.values()))


class PlacesForm(StepForm):
    """A form that names an employer and a union among the partners of a program."""

    def narrow(self, program: Program) -> None:
        """Offer the partners of this program only."""
        for name, rows in zip(("employer", "union"), organizations_of(program), strict=True):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = rows


PARTNER_ROLES: Final = [
    (Role.PARTNER.value, tile_label("Partner", "Their own participants by name, and totals of the program.")),
    (Role.AUDITOR.value, tile_label("Auditor", "Totals of the program, and no names.")),
    (
        Role.COORDINATOR.value,
        tile_label(
            "First coordinator",
            "Runs what this employer offers itself, and invites the others there. Only where nobody does yet.",
        ),
    ),
]


class InvitePartnerForm(StepForm):
    """Who looks at the partners' pages for which partner, and what they see."""

    organization = forms.ModelChoiceField(Organization.objects.none(), label="Partner", empty_label="Choose one")
    email = forms.EmailField(label="E-mail address", max_length=254)
    name = forms.CharField(label="Name", max_length=120, required=False)
    role = forms.ChoiceField(
        label="What do they see?",
        widget=forms.RadioSelect,
        choices=PARTNER_ROLES,
        error_messages={"required": "Choose what they see.", "invalid_choice": "Choose what they see."},
    )

    agreed = forms.BooleanField(
        label="For a first coordinator: the employer named this person to us",
        help_text="They will see everybody who applies to this employer.",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A coordinator is of an employer, and named by it."""
        found: dict[str, Any] = super().clean() or {}
        where = found.get("organization")
        if found.get("role") != Role.COORDINATOR or where is None:
            return found
        if not organizations_of(self.row)[0].filter(pk=where.pk).exists():
            self.add_error("role", "Only an employer has coordinators. Choose what else they see.")
        elif not found.get("agreed"):
            self.add_error("agreed", "Ask the employer whom they name, then tick this.")
        return found

    def prepare(self) -> None:
        """The partners of this program."""
        field = self.fields["organization"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Organization.objects.filter(
                partnerships__version__program=self.row, partnerships__version__state="published"
            ).distinct()
        if self.user is None or not coordinates(self.user, self.row.organization_id):
            self._without_coordinators()

    def _without_coordinators(self) -> None:
        """Whoever does not coordinate the own organization makes nobody a coordinator of another."""
        role = self.fields["role"]
        if isinstance(role, forms.ChoiceField):
            role.choices = [each for each in PARTNER_ROLES if each[0] != Role.COORDINATOR]
        del self.fields["agreed"]


def _invite(program_id: int, *, email: str, role: str, **fields: Any) -> None:
    fields.pop("agreed", None)  # the form insists on it for a coordinator
    if role == Role.COORDINATOR:
        sponsor = Program.objects.values_list("organization", flat=True).get(pk=program_id)
        invitations.first_coordinator(email, sponsor=sponsor, **fields)
    else:
        invitations.invite(email, role=role, **fields)


INVITE_PARTNER: Final = Action(
    "invite",
    "Invite somebody of a partner",
    "Invite and write to them",
    _invite,
    "Invited. A mail says how to sign in.",
    InvitePartnerForm,
)


def _kind_field() -> forms.ChoiceField:
    sentence = "Choose one of the two."
    return forms.ChoiceField(
        label="Where do they come from?",
        widget=forms.RadioSelect,
        choices=ParticipantKind.choices,
        error_messages={"required": sentence, "invalid_choice": sentence},
    )


NUMBER: Final = "The employer’s own number for this person. Never a social security number."  # noqa: RUF001


class CorrectForm(PlacesForm):
    """What is true of a participant's place."""

    kind = _kind_field()
    employer = forms.ModelChoiceField(Organization.objects.none(), required=False, empty_label="None")
    union = forms.ModelChoiceField(Organization.objects.none(), label="Union local", required=False, empty_label="None")
    occupation = forms.CharField(max_length=120, required=False)
    region = forms.CharField(max_length=80, required=False)
    reference = forms.CharField(label="Employer’s number", max_length=40, required=False, help_text=NUMBER)  # noqa: RUF001
    reason = forms.CharField(label="Why?", max_length=REASON_LENGTH, required=False)

    def prepare(self) -> None:
        """Start from what stands now."""
        row: Participant = self.row
        self.narrow(row.program)
        names = ("kind", "employer", "union", "occupation", "region", "reference")
        self.initial = {name: getattr(row, name) for name in names}


class EndForm(StepForm):
    """On which day somebody left."""

    left_on = day_field("Last day")
    reason = forms.CharField(label="Why?", max_length=REASON_LENGTH, required=False)


CORRECT: Final = Action(
    "correct",
    "Correct employer, union, kind or occupation",
    "Save what is true",
    participants.correct,
    "Corrected.",
    CorrectForm,
)
END: Final = Action(
    "end",
    "Say that this person left",
    "Save the last day",
    participants.end,
    "Saved. What they took part in before stays.",
    EndForm,
)
RESUME: Final = Action(
    "resume", "Takes part after all", "Take the last day back", participants.resume, "Takes part again.", ReasonForm
)
PARTICIPANT_STEPS: Final = (CORRECT, END, RESUME)


class AddForm(PlacesForm):
    """One new participant."""

    given_name = forms.CharField(label="First name", max_length=80)
    family_name = forms.CharField(label="Last name", max_length=80)
    kind = _kind_field()
    employer = forms.ModelChoiceField(Organization.objects.none(), required=False, empty_label="None")
    union = forms.ModelChoiceField(Organization.objects.none(), label="Union local", required=False, empty_label="None")
    occupation = forms.CharField(max_length=120, required=False)
    region = forms.CharField(max_length=80, required=False)
    email = forms.CharField(label="E-mail", max_length=254, required=False, help_text="Not needed to take part.")
    phone = forms.CharField(max_length=40, required=False)
    reference = forms.CharField(label="Employer’s number", max_length=40, required=False, help_text=NUMBER)  # noqa: RUF001
    joined_on = day_field("Joined on", required=False, help_text="Empty: today.")
    known_as = forms.ChoiceField(
        label="If somebody of this name is known",
        widget=forms.RadioSelect,
        required=False,
        initial="",
        choices=[("", "Ask me"), (participants.THE_SAME, "It is the same person"), (NEW, "It is somebody else")],
    )

    def prepare(self) -> None:
        """The partners of this program."""
        self.narrow(self.row)

    def clean_email(self) -> str:
        """A whole address, or none."""
        return self._cell(email_of, "email")

    def clean_phone(self) -> str:
        """A number with its country, or none."""
        return self._cell(phone_of, "phone")

    def _cell(self, read: Any, name: str) -> str:
        text = self.cleaned_data[name].strip()
        try:
            return read(text) if text else ""
        except CellRefusedError as refused:
            raise forms.ValidationError(refused.reason) from refused


def _add(
    program_id: int,
    *,
    employer: Organization | None,
    union: Organization | None,
    known_as: str,
    joined_on: date | None,
    by: Actor,
    at: datetime,
    **texts: str,
) -> Participant:
    where = {"employer": employer.pk if employer else None, "union": union.pk if union else None}
    entry = Entry(1, **texts, **where, joined_on=joined_on)  # type: ignore[arg-type]
    return participants.add(program_id, entry=entry, known_as=known_as, by=by, at=at)


ADD: Final = Action("add", "Add one person", "Add this person", _add, "Added.", AddForm)


class ListForm(PlacesForm):
    """A list of people as a file."""

    file = forms.FileField(
        label="The list",
        help_text="A CSV file of at most 5 MB and 10,000 people. You see first what it would do.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv,text/plain"}),
        max_length=200,
        error_messages={
            "required": "Choose the file first.",
            "empty": "This file is empty. Choose another one.",
            "max_length": "The name of this file is too long. Give it a shorter one.",
            "invalid": "Choose the file first.",
        },
    )
    employer = forms.ModelChoiceField(
        Organization.objects.none(), label="Employer of everybody", required=False, empty_label=EVERYWHERE
    )
    union = forms.ModelChoiceField(
        Organization.objects.none(), label="Union local of everybody", required=False, empty_label=EVERYWHERE
    )

    def prepare(self) -> None:
        """The partners of this program."""
        self.narrow(self.row)

    def clean_file(self) -> Any:
        """A file of a size that we read."""
        found = self.cleaned_data["file"]
        if found.size > MOST_BYTES:
            raise forms.ValidationError("This file is larger than 5 MB. Send the list in parts.")
        return found
