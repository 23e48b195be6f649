"""The steps that the kernel's own pages offer."""

from datetime import date, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms

from apprenticeships.admin.actions import REASON_LENGTH, Action, ReasonForm, StepForm
from apprenticeships.admin.scope import scoped
from apprenticeships.models import Department, Organization, Program, Role, Session, SignUp, Site
from apprenticeships.models.fields import validate_year
from apprenticeships.rules.dates import local_datetime
from apprenticeships.workflow import Actor
from apprenticeships.workflows import invitations, sessions, undelivered


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d", attrs={"class": "ap-w-sm"})


class ClockInput(forms.TimeInput):
    """The browser's own clock."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M", attrs={"class": "ap-w-sm"})


def day_field(label: str, **options: Any) -> forms.DateField:
    """A day, between 1900 and 2100."""
    words = {"invalid": "Write the day as 2026-03-13, or choose it in the calendar."}
    return forms.DateField(label=label, widget=DayInput(), validators=[validate_year], error_messages=words, **options)


def clock_field(label: str, **options: Any) -> forms.TimeField:
    """A time of day."""
    words = {"invalid": "Write the time as 17:30, or choose it."}
    return forms.TimeField(label=label, widget=ClockInput(), error_messages=words, **options)


class MoveForm(StepForm):
    """Another time or place for a session."""

    day = day_field("Day")
    begins = clock_field("Begins")
    ends = clock_field("Ends")
    place = forms.CharField(label="Place", max_length=200)
    reason = forms.CharField(label="Why?", max_length=REASON_LENGTH, required=False)

    def prepare(self) -> None:
        """Start from what stands now, by the clock at the place."""
        row: Session = self.row
        zone = ZoneInfo(row.zone)
        starts, ends = row.starts_at.astimezone(zone), row.ends_at.astimezone(zone)
        self.initial = {"day": starts.date(), "begins": starts.time(), "ends": ends.time(), "place": row.place}


class ChairsForm(StepForm):
    """Another number of chairs."""

    capacity = forms.IntegerField(label="Chairs", min_value=1, max_value=2000)

    def prepare(self) -> None:
        """Start from the number of today."""
        self.initial = {"capacity": self.row.capacity}


def _move(
    session_id: int, *, day: date, begins: time, ends: time, place: str, reason: str, by: Actor, at: datetime
) -> None:
    zone = ZoneInfo(Session.objects.values_list("zone", flat=True).get(pk=session_id))
    starts_at, ends_at = local_datetime(day, begins, zone), local_datetime(day, ends, zone)
    sessions.move(session_id, starts_at=starts_at, ends_at=ends_at, place=place, reason=reason, by=by, at=at)


def _chairs(session_id: int, *, capacity: int, by: Actor, at: datetime) -> int:
    """Change the chairs, and return to how many of those who waited they went."""
    line = SignUp.objects.filter(session=session_id).in_line()
    before = line.count()
    sessions.resize(session_id, capacity=capacity, by=by, at=at)
    return max(before - line.count(), 0)


def _chairs_in_words(given: int) -> str:
    if not given:
        return "Changed."
    who = "The next one" if given == 1 else f"The next {given}"
    return f"Changed. {who} on the waiting list {'gets' if given == 1 else 'get'} a mail about the new chairs."


SESSION_STEPS: Final = (
    Action(
        "move",
        "Move it to another time or place",
        "Move and tell everybody",
        _move,
        "Moved. Everybody who means to come gets a mail with the new time.",
        MoveForm,
    ),
    Action(
        "chairs",
        "Change the number of chairs",
        "Change the chairs",
        _chairs,
        "Changed.",
        ChairsForm,
        says=_chairs_in_words,
    ),
    Action(
        "call-off",
        "Call the session off",
        "Call it off and tell everybody",
        sessions.cancel,
        "Called off. Everybody who meant to come gets a mail with other dates.",
        ReasonForm,
        lead="Everybody who has a chair or waits for one gets a mail. This cannot be undone.",
        stop=True,
    ),
)


def came(sign_up_id: int, *, by: Actor, at: datetime) -> SignUp:
    """Mark that somebody came."""
    return sessions.mark(sign_up_id, came=True, by=by, at=at)


def missed(sign_up_id: int, *, by: Actor, at: datetime) -> SignUp:
    """Mark that somebody did not come."""
    return sessions.mark(sign_up_id, came=False, by=by, at=at)


class ToldForm(StepForm):
    """How the call went."""

    reason = forms.CharField(
        label="Whom did you reach, and what did they say?",
        max_length=REASON_LENGTH,
        help_text="One sentence is enough.",
    )


MESSAGE_STEPS: Final = (
    Action(
        "tell",
        "I called",
        "They know it now",
        undelivered.tell,
        "Written down. This call is done.",
        ToldForm,
        lead="Say what the message says, and answer what they ask.",
    ),
    Action(
        "retry",
        "Send it again",
        "Send it again",
        undelivered.retry,
        "It leaves with the next mails, if what it says is still true.",
        ReasonForm,
        lead="Check the address first. What the mail says is built anew.",
    ),
    Action(
        "discard",
        "Let it go",
        "Let it go",
        undelivered.discard,
        "Let go. This mail is not sent.",
        ReasonForm,
        lead="For a mail that nobody needs any more, or that you replaced by a call.",
    ),
)


class InviteForm(StepForm):
    """Who gets which role where."""

    email = forms.EmailField(label="E-mail address", max_length=254)
    name = forms.CharField(label="Name", max_length=120, required=False)
    role = forms.ChoiceField(label="Role", choices=[("", "Choose one"), *Role.choices])
    organization = forms.ModelChoiceField(Organization.objects.none(), label="Organization", empty_label="Choose one")
    department = forms.ModelChoiceField(
        Department.objects.none(),
        label="Department",
        required=False,
        empty_label="No department",
        help_text="Needed for those who hire: hiring managers, panelists and department approvers.",
    )
    site = forms.ModelChoiceField(
        Site.objects.none(),
        label="Site",
        required=False,
        empty_label="All sites",
        help_text="Needed for a site coordinator.",
    )
    program = forms.ModelChoiceField(
        Program.objects.none(), label="Program", required=False, empty_label="All programs"
    )

    def prepare(self) -> None:
        """Only what the coordinator's own organizations have."""
        if self.user is None:
            return
        departments = Department.objects.select_related("site")
        for name, rows in (
            ("organization", Organization.objects.all()),
            ("department", departments),
            ("site", Site.objects.all()),
            ("program", Program.objects.all()),
        ):
            choices = self.fields[name]
            if isinstance(choices, forms.ModelChoiceField):
                choices.queryset = scoped(rows, self.user)


def _invite(_: object, **fields: Any) -> None:
    invitations.invite(fields.pop("email"), **fields)


INVITE: Final = Action(
    "invite", "Invite somebody", "Invite and write to them", _invite, "Invited. A mail says how to sign in.", InviteForm
)
END_ROLE: Final = Action(
    "end-role",
    "End this role",
    "End this role",
    invitations.withdraw,
    "Ended. The next page that they open is closed to them.",
    ReasonForm,
    stop=True,
)
