"""The forms behind the sections of an application: one class each, by slug."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from applicants.models import Application
from applicants.portal.age_words import too_young_then
from applicants.portal.department_field import DepartmentField
from applicants.portal.fields import Choice, Day, NameForm, Phone, Text, Whole, YesNo, postal_code
from applicants.portal.section_base import SectionForm
from applicants.portal.shift_forms import ShiftsForm
from applicants.portal.student_forms import FOR_STUDENTS, GuardianForm, InterestsForm, told_for_students
from applicants.portal.work_forms import WorkForm
from applicants.records import entry
from applicants.records.sent_words import LEVELS
from applicants.records.signed_names import signature_refusal
from applicants.rules.ages import is_too_young, sign_up_refusal
from applicants.workflows import answers
from applicants.workflows.answers import PLACES
from apprenticeships.language import said
from apprenticeships.layout import tile_label
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Language, PersonIdentity, RequirementKind, Site
from apprenticeships.rules.words import day_in_words
from cohorts.models import Cohort

INTERNAL = ("works_here", "home_department", "supervisor", "employee_since")
LATER = "later"
WORDS_MOST = 1500
MOST_CLASSES = 4
FIRST_YEAR = 1950
SCHOOL_YEARS = 6
FINISHED = frozenset({"high_school", "equivalent", "degree"})


class ContactForm(SectionForm, NameForm):
    """Name, phone, address."""

    preferred_name = Text(label=gettext_lazy("What should we call you?"), max_length=80)
    phone = Phone(ask=gettext_lazy("Write a phone number at which we reach you."))
    street = Text(label=gettext_lazy("Street and number"), complete="street-address")
    city = Text(label=gettext_lazy("City"), max_length=80, complete="address-level2")
    postal_code = postal_code()
    language = Choice(
        label=gettext_lazy("Which language do you prefer?"),
        help_text=gettext_lazy("We write to you in this language."),
        ask=gettext_lazy("Choose a language."),
        choices=Language.choices,
    )

    def prepare(self) -> None:
        """Ask where somebody lives if a department near them is looked for."""
        if self.is_matched:
            field = self.fields["postal_code"]
            field.required = True
            field.help_text = _("We look for a department near your home.")
            field.error_messages["required"] = _("Write the ZIP code of your home, such as 63110.")

    @classmethod
    def initial_of(cls, application: Application, answers: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG003 - none of its own
        """What we know of the person."""
        person = application.person
        return {name: getattr(person, name) for name in cls.base_fields}


class EligibilityForm(SectionForm):
    """Birth date, diploma, whether somebody works here or goes to school."""

    is_too_young = False
    birth_date = Day(
        label=gettext_lazy("When were you born?"),
        ask=gettext_lazy("Write the day on which you were born."),
        complete="bday",
    )
    diploma = YesNo(
        label=gettext_lazy("Do you have a high school diploma or an equivalent, such as a GED?"),
        ask=gettext_lazy("Choose yes or no."),
    )
    student = YesNo(label=gettext_lazy("Do you go to high school now?"), ask=gettext_lazy("Choose yes or no."))
    works_here = YesNo(
        label=gettext_lazy("Do you work here now?"),
        help_text=gettext_lazy("Then your department has to say yes. We ask for you."),
        ask=gettext_lazy("Choose yes or no."),
    )
    home_department = DepartmentField(
        label=gettext_lazy("In which department?"),
        help_text=gettext_lazy("Only if you work here now."),
        required=False,
    )
    supervisor = Text(
        label=gettext_lazy("Who is your supervisor?"), help_text=gettext_lazy("Only if you work here now.")
    )
    employee_since = Day(
        label=gettext_lazy("Since when do you work here?"),
        help_text=gettext_lazy("The month is enough: take its first day."),
    )

    def prepare(self) -> None:
        """Ask only what the program asks for."""
        version = self.application.version
        kinds = set(version.requirements.values_list("kind", flat=True))
        wanted = {
            "birth_date": True,
            "diploma": RequirementKind.DIPLOMA in kinds,
            "student": RequirementKind.ENROLLED_STUDENT in kinds,
            "works_here": RequirementKind.DEPARTMENT_APPROVAL in kinds,
            **dict.fromkeys(INTERNAL, RequirementKind.DEPARTMENT_APPROVAL in kinds),
        }
        for name, asked in wanted.items():
            if not asked:
                del self.fields[name]
        for name in self.fields.keys() & set(INTERNAL[1:]):
            self.fields[name].depends = True  # type: ignore[attr-defined]
        self.is_for_students = told_for_students(self)
        if "home_department" in self.fields:
            self.fields["home_department"].offer(version.program)  # type: ignore[attr-defined]

    def advice(self) -> str:
        """Who does not go to high school cannot join a program for students, nor who is too young on the first day."""
        is_out = self.is_for_students and self.cleaned_data.get("student") is False
        return str(FOR_STUDENTS) if is_out else too_young_then(self.application, self.cleaned_data.get("birth_date"))

    def clean_birth_date(self) -> date:
        """Refuse a birth date that cannot be, or of somebody too young to sign up."""
        born: date = self.cleaned_data["birth_date"]
        self.is_too_young = is_too_young(born, self.today)
        refusal = sign_up_refusal(born, self.today)
        if refusal:
            raise ValidationError(refusal, code="birth_date")
        return born

    def clean(self) -> dict[str, Any]:
        """Who works here says where, for whom and since when."""
        data = super().clean() or self.cleaned_data
        if not data.get("works_here"):
            return data
        asks = {
            "home_department": _("Choose the department you work in."),
            "supervisor": _("Write the name of your supervisor. We ask them only about your wish to apply."),
            "employee_since": _("Write the day on which you began to work here."),
        }
        for name, sentence in asks.items():
            if name in self.fields and not data.get(name) and name not in self.errors:
                self.add_error(name, ValidationError(sentence, code="required"))
        return data

    def clean_employee_since(self) -> date | None:
        """Nobody began on a day that lies ahead."""
        since: date | None = self.cleaned_data["employee_since"]
        if since and since > self.today:
            raise ValidationError(_("This day lies ahead. Write when you began."), code="ahead")
        return since

    @classmethod
    def initial_of(cls, application: Application, answers: Mapping[str, Any]) -> dict[str, Any]:
        """The birth date lies apart from the answers."""
        identity = PersonIdentity.objects.filter(person_id=application.person_id).first()
        department = application.home_department
        return {
            **answers,
            "birth_date": identity.birth_date if identity else None,
            "home_department": department.public_id if department else None,
        }

    def shown(self, field: BoundField) -> str:
        """The department by its name."""
        if field.name == "home_department":
            return str(self.application.home_department or "")
        if field.name == "employee_since" and field.initial:
            return day_in_words(date.fromisoformat(str(field.initial)), year=True)
        return super().shown(field)


class EducationForm(SectionForm):
    """The last school; of somebody who has to be a student, the school where they are now."""

    level = Choice(
        label=gettext_lazy("How far did you get in school?"),
        ask=gettext_lazy("Choose the closest one."),
        choices=[(key, gettext_lazy(words)) for key, words in LEVELS.items()],
    )
    school = Text(
        label=gettext_lazy("Name of your last school"), ask=gettext_lazy("Write the name of your last school.")
    )
    year = Whole(
        label=gettext_lazy("Year in which you left it"),
        least=FIRST_YEAR,
        most=2100,
        say=gettext_lazy("Write a year, such as 2018."),
    )

    def prepare(self) -> None:
        """Ask students for what is ahead of them."""
        asked = self.application.version.requirements.filter(kind=RequirementKind.ENROLLED_STUDENT)
        self.is_student = asked.exists()
        if not self.is_student:
            return
        del self.fields["level"]
        school, year = self.fields["school"], self.fields["year"]
        school.label, school.error_messages["required"] = _("Name of your school"), _("Write the name of your school.")
        year.label, year.required = _("Year in which you finish it"), True
        year.error_messages.update(dict.fromkeys(year.error_messages, self._example))

    def clean_level(self) -> str:
        """It fits what was said of a diploma."""
        level: str = self.cleaned_data["level"]
        refusal = answers.schooling_refusal(self.application, level)
        if refusal:
            raise ValidationError(refusal, code="schooling")
        return level

    def clean_year(self) -> int | None:
        """None ahead of the one in which people of school age finish; none ahead of today for who has finished.

        For students, none that is over.
        """
        year: int | None = self.cleaned_data.get("year")
        now = self.today.year
        last = now if self.cleaned_data.get("level") in FINISHED else now + SCHOOL_YEARS
        if year and (year > last or (self.is_student and year < now)):
            raise ValidationError(self._example, code="ahead")
        return year

    @property
    def _example(self) -> str:
        return _("Write a year, such as %(year)s.") % {"year": self.today.year + 1 if self.is_student else 2018}


class PathForm(SectionForm):
    """Path, place and class."""

    track = Choice(label=gettext_lazy("Which path?"), ask=gettext_lazy("Choose a path."))
    site = Choice(
        label=gettext_lazy("Where would you like to work?"),
        help_text=gettext_lazy("We try, and cannot promise it."),
        tiles=False,
    )
    second_site = Choice(label=gettext_lazy("Your second choice"), tiles=False)
    third_site = Choice(label=gettext_lazy("Your third choice"), tiles=False)
    cohort = Choice(label=gettext_lazy("Which class?"), ask=gettext_lazy("Choose one of these classes."))

    def prepare(self) -> None:
        """Offer the paths and the open classes; where the matching decides, no site, and no single path."""
        version = self.application.version
        self.tracks = {each.slug: each for each in version.tracks.all()}
        paths = [(slug, tile_label(said(each.title), said(each.career_path))) for slug, each in self.tracks.items()]
        if version.track_open_until_week or len(self.tracks) != 1:
            paths.append((LATER, tile_label(_("I am not sure yet"), _("You can say it when we meet you."))))
        self.fields["track"].choices = paths  # type: ignore[attr-defined]
        self.only = next(iter(self.tracks.values())) if len(paths) == 1 and self.is_matched else None
        open_ones = entry.classes_for(self.application, on=self.today)[:MOST_CLASSES]
        self.sites = {str(each.public_id): each for each in self._sites(open_ones)}
        for name in PLACES[max(len(self.sites), 1) :]:
            del self.fields[name]
        for name in PLACES[: max(len(self.sites), 1)]:
            self.fields[name].choices = [  # type: ignore[attr-defined]
                ("", _("Anywhere") if name == "site" else _("None")),
                *((key, each.name) for key, each in self.sites.items()),
            ]
        self.cohorts = {str(each.public_id): each for each in open_ones}
        self.fields["cohort"].choices = [  # type: ignore[attr-defined]
            (
                key,
                tile_label(
                    day_in_words(each.starts_on, year=True),
                    _("Apply by %(day)s") % {"day": day_in_words(self.application.send_by_for(each))},
                ),
            )
            for key, each in self.cohorts.items()
        ]
        if self.is_matched:
            for name in PLACES:
                self.fields.pop(name, None)
        if self.only is not None:
            del self.fields["track"]

    def _sites(self, classes: Sequence[Cohort]) -> QuerySet[Site]:
        """Where one could work: sites with places in these classes; all of the employer's while none has any."""
        sites = Site.objects.filter(
            organization_id=self.application.version.program.organization_id, departments__isnull=False
        ).distinct()
        with_places = sites.filter(openings__cohort__in=classes)
        return with_places if with_places.exists() else sites

    @classmethod
    def initial_of(cls, application: Application, answers: Mapping[str, Any]) -> dict[str, Any]:
        """The class is where the cut-off put it, the path may be open."""
        later = LATER if answers.get("track_later") else None
        return {
            "track": application.track.slug if application.track else later,
            **{name: answers.get(name, "") for name in PLACES},
            "cohort": str(application.cohort.public_id),
        }

    def written(self) -> dict[str, Any]:
        """Rows instead of what stands in the form."""
        kept = super().written()
        answers: dict[str, Any] = {}
        if self.only is not None:
            answers |= {"track": self.only, "track_later": False}
        if kept.get("track"):
            answers |= {"track": self.tracks.get(kept["track"]), "track_later": kept["track"] == LATER}
        for name in PLACES:
            if name in kept:
                answers[name] = self.sites.get(kept[name] or "")
        if kept.get("cohort"):
            answers["cohort"] = self.cohorts[kept["cohort"]]
        return answers

    def shown(self, field: BoundField) -> str:
        """Names, without the second line of a tile."""
        if field.name == "track":
            return said(str(self.tracks[field.initial])) if field.initial in self.tracks else _("I am not sure yet")
        if field.name == "cohort":
            return day_in_words(self.application.cohort.starts_on, year=True)
        return str(self.sites.get(field.initial or "", _("Anywhere") if field.name == "site" else ""))

    def clean(self) -> dict[str, Any]:
        """Each place once, and none after a gap."""
        data = super().clean() or self.cleaned_data
        seen: set[str] = set()
        for before, name in zip(("", *PLACES), PLACES, strict=False):
            wanted = data.get(name)
            if wanted and wanted in seen:
                self.add_error(name, ValidationError(_("You chose this place already. Choose another."), code="twice"))
            elif wanted and before and not data.get(before) and before not in self.errors:
                self.add_error(before, ValidationError(_("Choose this place before the next one."), code="gap"))
            seen.add(wanted or "")
        return data


class WordsForm(SectionForm):
    """Two questions, in one's own words."""

    why = Text(
        label=gettext_lazy("Why do you want to do this work?"),
        ask=gettext_lazy("Write a sentence or two on why you want to do this work."),
        lines=5,
        max_length=WORDS_MOST,
    )
    proud = Text(
        label=gettext_lazy("Tell us about a time when others counted on you."),
        help_text=gettext_lazy("At school, at work, at home: all of it counts."),
        ask=gettext_lazy("Write a sentence or two about a time when others counted on you."),
        lines=5,
        max_length=WORDS_MOST,
    )


class AttestationForm(SectionForm):
    """It is true, and here is my name."""

    agrees = forms.BooleanField(
        label=gettext_lazy("All of this is true. People can count on me: I come on time and keep my word."),
        error_messages={"required": gettext_lazy("Tick this to go on.")},
    )
    name = Text(
        label=gettext_lazy("Your full name"),
        help_text=gettext_lazy("Writing it here is your signature."),
        ask=gettext_lazy("Write your full name."),
        complete="name",
    )

    def clean_name(self) -> str:
        """Only one's own name is a signature."""
        name: str = self.cleaned_data["name"]
        refusal = signature_refusal(self.application, name)
        if refusal:
            raise ValidationError(refusal, code="signature")
        return name


FORMS: dict[str, type[SectionForm] | type[WorkForm]] = {
    "contact": ContactForm,
    "eligibility": EligibilityForm,
    "education": EducationForm,
    "work": WorkForm,
    "interests": InterestsForm,
    "guardian": GuardianForm,
    "path": PathForm,
    "shifts": ShiftsForm,
    "words": WordsForm,
    "attestation": AttestationForm,
}
