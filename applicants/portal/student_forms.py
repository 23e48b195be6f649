"""Sections that only students fill in: what interests them and when they have time, and who answers for a minor."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from applicants.models import MOST_WISHES, Application, Availability, Guardian
from applicants.portal.fields import Choice, Day, Email, Text
from applicants.portal.section_base import SectionForm
from applicants.records.minors import is_minor
from applicants.records.program_facts import last_day_of
from apprenticeships.language import said
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import PersonIdentity, RequirementKind

RANKS: Final = ("first", "second", "third")
ANYWHERE: Final = "anywhere"
MILES: Final = (
    ("5", gettext_lazy("Up to 5 miles")),
    ("10", gettext_lazy("Up to 10 miles")),
    ("20", gettext_lazy("Up to 20 miles")),
    (ANYWHERE, gettext_lazy("Anywhere")),
)
GROWN_UP: Final = gettext_lazy(
    "You are 18 or older on the first day. You decide alone, and nobody has to sign for you."
)
UNKNOWN: Final = gettext_lazy("Fill in “Requirements” first: we need to know when you were born.")
OWN_ADDRESS: Final = gettext_lazy("Write your parent's or guardian's own e-mail, not yours.")
FOR_STUDENTS: Final = gettext_lazy(
    "This program is for students who go to high school now. "
    "Your answer is kept, but as it stands you cannot join. If it is a mistake, change it."
)


def told_for_students(form: SectionForm) -> bool:
    """Say next to the question that a program takes only students, if it does; return whether it does."""
    asked = form.application.version.requirements.filter(kind=RequirementKind.ENROLLED_STUDENT, is_required=True)
    if not asked.exists():
        return False
    form.fields["student"].help_text = _("This program is for students who go to high school now.")
    if form.initial.get("student") is False:
        form.sentence = str(FOR_STUDENTS)
    return True


class InterestsForm(SectionForm):
    """Up to three areas in order, the weeks in which somebody can come, and how far."""

    first = Choice(
        label=gettext_lazy("Your first choice"),
        ask=gettext_lazy("Choose the area that interests you most."),
        tiles=False,
    )
    second = Choice(label=gettext_lazy("Your second choice"), ask=gettext_lazy("Choose your second area."), tiles=False)
    third = Choice(label=gettext_lazy("Your third choice"), ask=gettext_lazy("Choose your third area."), tiles=False)
    first_day = Day(
        label=gettext_lazy("First day on which you can come"),
        ask=gettext_lazy("Write the first day on which you can come."),
    )
    last_day = Day(
        label=gettext_lazy("Last day on which you can come"),
        ask=gettext_lazy("Write the last day on which you can come."),
    )
    miles = Choice(
        label=gettext_lazy("How far from home can it be?"), ask=gettext_lazy("Choose how far it can be."), choices=MILES
    )

    def prepare(self) -> None:
        """Offer the areas of the program: as many choices as it has areas, three at most."""
        self.areas = {each.slug: each for each in self.application.version.interests.all()}
        ranked = min(len(self.areas), MOST_WISHES)
        for name in RANKS[ranked:]:
            del self.fields[name]
        for name in RANKS[:ranked]:
            self.fields[name].choices = [  # type: ignore[attr-defined]
                ("", _("Choose one")),
                *((slug, said(each.title)) for slug, each in self.areas.items()),
            ]

    def clean(self) -> dict[str, Any]:
        """Each area once; days of the year of the class, in order."""
        data = super().clean() or self.cleaned_data
        seen: set[str] = set()
        for name in RANKS:
            if data.get(name) in seen:
                self.add_error(name, ValidationError(_("You chose this area already. Choose another."), code="twice"))
            elif data.get(name):
                seen.add(data[name])
        year = self.application.cohort.starts_on.year
        for name in ("first_day", "last_day"):
            day = data.get(name)
            if isinstance(day, date) and day.year != year:
                self.add_error(name, ValidationError(_("Write a day of %(year)s.") % {"year": year}, code="year"))
        first, last = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", ValidationError(_("Write a day after the first one."), code="order"))
        return self.cleaned_data

    @classmethod
    def initial_of(cls, application: Application, answers: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG003 - rows hold it
        """The rows of the application; before that, the weeks of the class."""
        wishes = {RANKS[row.rank - 1]: row.interest.slug for row in application.wishes.select_related("interest")}
        row = Availability.objects.filter(application=application).first()
        if row is None:
            cohort = application.cohort
            return {**wishes, "first_day": cohort.starts_on, "last_day": last_day_of(cohort)}
        miles = ANYWHERE if row.most_miles is None else str(row.most_miles)
        return {**wishes, "first_day": row.first_day, "last_day": row.last_day, "miles": miles}

    def written(self) -> dict[str, Any]:
        """The areas down to the first gap; the days and the distance together or not at all."""
        kept = super().written()
        interests = []
        for name in RANKS:
            if not kept.get(name):
                break
            interests.append(self.areas[kept[name]])
        answers: dict[str, Any] = {"interests": interests}
        if all(kept.get(name) for name in ("first_day", "last_day", "miles")):
            miles = None if kept["miles"] == ANYWHERE else int(kept["miles"])
            answers |= {"first_day": kept["first_day"], "last_day": kept["last_day"], "most_miles": miles}
        return answers


class GuardianForm(SectionForm):
    """Who answers for a minor. Nothing is asked of an adult, and nothing can be before the birth date is known."""

    guardian_name = Text(
        label=gettext_lazy("Full name of your parent or guardian"),
        ask=gettext_lazy("Write the name of your parent or guardian."),
        max_length=160,
    )
    guardian_email = Email(
        label=gettext_lazy("E-mail of your parent or guardian"),
        help_text=gettext_lazy("When you send your application, we write to this address and ask for a yes."),
    )

    def prepare(self) -> None:
        """Ask nothing of whoever is 18 by the first day, or of whom we do not know it."""
        self.is_known = PersonIdentity.objects.filter(person_id=self.application.person_id).exists()
        if is_minor(self.application.person_id, on=self.application.cohort.starts_on):
            self.fields["guardian_email"].widget.attrs["autocomplete"] = "off"
            return
        self.fields.clear()
        self.sentence = GROWN_UP if self.is_known else UNKNOWN

    def clean_guardian_email(self) -> str:
        """Refuse the student's own address."""
        email: str = self.cleaned_data["guardian_email"]
        person = self.application.person
        own = {person.email.casefold(), person.user.email.casefold() if person.user else ""}
        if email.casefold() in own:
            raise ValidationError(OWN_ADDRESS, code="own-address")
        return email

    def clean(self) -> dict[str, Any]:
        """Send whoever has not said it yet to where the birth date is asked."""
        data = super().clean() or self.cleaned_data
        if not self.is_known:
            self.add_error(None, ValidationError(UNKNOWN, code="required"))
        return data

    @classmethod
    def initial_of(cls, application: Application, answers: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG003 - a row holds it
        """The guardian who is in force."""
        row = Guardian.objects.answering_for(application.person_id).first()
        return {"guardian_name": row.name, "guardian_email": row.email} if row else {}

    def shown(self, field: BoundField) -> str:
        """As it was written."""
        return str(field.initial or "")
