"""The form that plans a training class, and the small steps on its page and on the page of somebody in it."""

from datetime import date
from typing import Any, Final

from django import forms
from django.db.models import Q, QuerySet

from apprenticeships.admin.actions import REASON_LENGTH, Action, StepForm
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.steps import clock_field, day_field
from apprenticeships.layout import tile_label
from apprenticeships.models import Component, Department, Membership, Organization, Role, User, VersionState
from apprenticeships.rules.refusal import RuleRefused
from cohorts.rules.partnership.meetings import EXAMPLE, MOST, weekly, written
from cohorts.workflows import enrollments, trainings
from cohorts.workflows.openings import MOST_PLACES
from cohorts.workflows.trainings import MINUTES, TAUGHT, Meetings

WEEKLY, WRITTEN = "weekly", "written"
MOST_LETTERS: Final = 2000
MISSING: Final = {
    "component": "Choose the line that the class counts for.",
    "title": "Write what is taught.",
    "department": "Choose where it is.",
    "places": "Write how many places there are.",
    "begins": "Write when a meeting begins.",
    "minutes": "Write how many minutes a meeting lasts.",
}


def lines_of(user: User) -> QuerySet[Component]:
    """The lines of the user's programs for which coming to a class counts, by program."""
    rows = Component.objects.filter(version__state=VersionState.PUBLISHED, measure__in=TAUGHT)
    return scoped(rows.select_related("version__program"), user).order_by("version__program__name", "position", "pk")


def homes_of(user: User) -> QuerySet[Organization]:
    """The user's organizations, and those that take part in their programs."""
    own = desk(user).organizations
    partners = Q(partnerships__version__program__organization__in=own)
    return Organization.objects.filter(
        Q(pk__in=own) | partners & Q(partnerships__version__state=VersionState.PUBLISHED)
    ).distinct()


class _Line(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title}, {obj.version.program}"


class _Place(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj}, {obj.site.organization}"


class _Person(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.get_full_name())


class TrainingForm(StepForm):
    """What is taught, where, for how many, and when it meets."""

    component = _Line(Component.objects.none(), label="Line that it counts for", empty_label="Choose one")
    title = forms.CharField(
        label="Title", max_length=120, help_text="What is taught, such as Electronic health records."
    )
    department = _Place(Department.objects.none(), label="Where", empty_label="Choose one")
    place = forms.CharField(label="Room", max_length=200, required=False)
    places = forms.IntegerField(
        label="Places", min_value=1, max_value=MOST_PLACES, widget=forms.NumberInput({"class": "ap-w-sm"})
    )
    how = forms.ChoiceField(
        label="When does it meet?",
        widget=forms.RadioSelect,
        initial=WEEKLY,
        choices=[
            (WEEKLY, tile_label("Every week", "On the weekday of the first day.")),
            (WRITTEN, tile_label("On days that I write down", "The earliest one is the first day.")),
        ],
        error_messages={"required": "Choose one of the two.", "invalid_choice": "Choose one of the two."},
    )
    starts_on = day_field("First day", required=False, help_text="When it meets every week.")
    weeks = forms.IntegerField(
        label="Weeks", min_value=1, max_value=MOST, required=False, widget=forms.NumberInput({"class": "ap-w-sm"}),
        help_text="When it meets every week.",
    )  # fmt: skip
    days = forms.CharField(
        label="Days",
        max_length=MOST_LETTERS,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=f"When you write them down: one on a line, such as {EXAMPLE}.",
    )
    begins = clock_field("Begins")
    minutes = forms.IntegerField(
        label="Minutes of each meeting", min_value=MINUTES[0], max_value=MINUTES[1],
        widget=forms.NumberInput({"class": "ap-w-sm"}),
    )  # fmt: skip
    instructor = _Person(User.objects.none(), label="Instructor", required=False, empty_label="Not known yet")

    def prepare(self) -> None:
        """Lines, places and instructors of the coordinator's programs and their partners."""
        for name, words in MISSING.items():
            self.fields[name].error_messages["required"] = words
        if self.user is None:
            return
        homes = homes_of(self.user)
        teaching = Membership.objects.filter(role=Role.INSTRUCTOR, organization__in=homes).values("user_id")
        rooms = Department.objects.filter(site__organization__in=homes).select_related("site__organization")
        choices: dict[str, QuerySet[Any]] = {
            "component": lines_of(self.user),
            "department": rooms.order_by("site__organization__name", "site__name", "name", "pk"),
            "instructor": User.objects.filter(pk__in=teaching, is_active=True).order_by("name", "email"),
        }
        for name, rows in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = rows

    def clean(self) -> dict[str, Any]:
        """Work out the days of the meetings, in the way that was chosen."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        how = found.get("how")
        if how == WEEKLY:
            found["meets"] = self._weekly(found.get("starts_on"), found.get("weeks"))
        elif how == WRITTEN and "days" not in self.errors:
            found["meets"] = self._written(found.get("days", ""))
        return found

    def _weekly(self, first: date | None, weeks: int | None) -> tuple[date, ...]:
        if first is None and "starts_on" not in self.errors:
            self.add_error("starts_on", "Choose the first day.")
        if weeks is None and "weeks" not in self.errors:
            self.add_error("weeks", "Write for how many weeks it meets.")
        try:
            return weekly(first, weeks) if first and weeks else ()
        except RuleRefused as refused:
            self.add_error("starts_on", refused.message)
        return ()

    def _written(self, text: str) -> tuple[date, ...]:
        try:
            found = written(text)
        except RuleRefused as refused:
            self.add_error("days", refused.message)
            return ()
        if not found:
            self.add_error("days", "Write at least one day.")
        return found

    def field_of(self, name: str | None) -> str | None:
        """The field of this form at which a refusal is said; that of the days depends on how they are given."""
        if name == "days" and self.cleaned_data.get("how") == WEEKLY:
            return "starts_on"
        return name if name in self.fields else None

    def meetings(self) -> Meetings:
        """The meetings as the workflow takes them."""
        data = self.cleaned_data
        return Meetings(data["meets"], data["begins"], data["minutes"], data["place"], data["instructor"])


PLAN: Final = Action(
    "plan-training",
    "Plan a training class",
    "Plan the class",
    trainings.plan,
    "Planned. Now sign people up.",
    TrainingForm,
    lead="Nobody applies for it: you sign participants up, and each gets a mail with the days.",
)


class PlacesForm(StepForm):
    """How many places there are."""

    places = forms.IntegerField(label="Places in all", min_value=1, max_value=MOST_PLACES)


RESIZE: Final = Action("places", "Change the number of places", "Change it", trainings.resize, "Changed.", PlacesForm)


class OffForm(StepForm):
    """Why somebody is taken off."""

    reason = forms.CharField(label="Why?", max_length=REASON_LENGTH, required=False)


TAKE_OFF: Final = Action(
    "take-off",
    "Take off this class",
    "Take off, and free the seat",
    trainings.take_off,
    "Taken off. The seat is free again.",
    OffForm,
    lead="Before the first meeting. After it, end the training instead.",
    stop=True,
)


class FinishForm(StepForm):
    """The day on which somebody finished the class."""

    on = day_field("Finished on")
    reason = forms.CharField(label="Note", max_length=REASON_LENGTH, required=False)


FINISH: Final = Action(
    "finish", "Finish the class", "Record that it is finished", enrollments.complete, "Recorded.", FinishForm
)
