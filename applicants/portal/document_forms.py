"""What a person says about a document that they send: what it shows, and the files."""

from collections.abc import Iterator
from typing import Any, Final

from django import forms

from applicants.models import Application, DocumentPurpose
from applicants.portal.fields import PlainForm
from applicants.records.minors import is_minor
from applicants.workflows.documents import About
from apprenticeships.language import said
from apprenticeships.lazily import gettext_lazy as _
from apprenticeships.models import Audience, Requirement, RequirementKind
from cohorts.forms import DocumentsField

AT_ONCE: Final = 10
ON_PAPER: Final = frozenset({RequirementKind.DOCUMENT})
ASK: Final = _("Choose what the document shows.")
LABELS: Final = {
    DocumentPurpose.DIPLOMA: _("Diploma or school record"),
    DocumentPurpose.WORKKEYS: _("WorkKeys score report or certificate"),
    DocumentPurpose.PERMIT: _("Permit, such as a work permit"),
    DocumentPurpose.SIGNATURE: _("Application signed on paper"),
    DocumentPurpose.OTHER: _("Something else"),
}
WORK: Final = _("Proof of work at %(employer)s")


def wanted(application: Application) -> list[Requirement]:
    """The documents that the program asks of this person."""
    return _on_paper(application, list(application.version.requirements.all()))


def _on_paper(application: Application, asked: list[Requirement]) -> list[Requirement]:
    return _of_this_person(application, [row for row in asked if row.kind in ON_PAPER])


def to_prove(application: Application) -> list[Requirement]:
    """What the program wants proof of, of what this person tells in a draft: of no work where they told of none."""
    rows = [each for each in application.version.requirements.all() if each.needs_proof]
    if any(each.kind == RequirementKind.EXPERIENCE for each in rows):
        works = application.jobs.filter(is_health_care=True).exists()
        rows = [each for each in rows if works or each.kind != RequirementKind.EXPERIENCE]
    return _of_this_person(application, rows)


def _of_this_person(application: Application, rows: list[Requirement]) -> list[Requirement]:
    if any(each.audience == Audience.MINORS for each in rows):
        minor = is_minor(application.person_id, on=application.cohort.starts_on)
        rows = [each for each in rows if each.audience != Audience.MINORS or minor]
    return [each for each in rows if each.audience != Audience.INTERNAL or application.is_internal]


def choices(application: Application) -> Iterator[tuple[str, str, About]]:
    """What a document of this application may show: what is asked for first, then each employer, then the rest."""
    asked = list(application.version.requirements.all())
    for each in _on_paper(application, asked):
        yield f"asked-{each.slug}", said(each.title), About(DocumentPurpose.REQUIREMENT, each.pk)
    yield DocumentPurpose.DIPLOMA, str(LABELS[DocumentPurpose.DIPLOMA]), About(DocumentPurpose.DIPLOMA)
    employers = dict.fromkeys(application.jobs.values_list("employer", flat=True))
    for number, employer in enumerate(employers, start=1):
        yield f"work-{number}", str(WORK) % {"employer": employer}, About(DocumentPurpose.WORK, employer=employer)
    if any(each.kind == RequirementKind.WORKKEYS for each in asked):
        yield DocumentPurpose.WORKKEYS, str(LABELS[DocumentPurpose.WORKKEYS]), About(DocumentPurpose.WORKKEYS)
    if application.person.user_id is None:
        yield DocumentPurpose.SIGNATURE, str(LABELS[DocumentPurpose.SIGNATURE]), About(DocumentPurpose.SIGNATURE)
    for purpose in (DocumentPurpose.PERMIT, DocumentPurpose.OTHER):
        yield purpose, str(LABELS[purpose]), About(purpose)


def chosen(purpose: str, requirement_id: int | None, employer: str, among: list[tuple[str, str, About]]) -> str:
    """The value of the choice that a document was sent under, or nothing."""
    about = About(purpose, requirement_id, employer)
    return next((value for value, _words, each in among if each == about), "")


class DocumentForm(PlainForm):
    """One or more files, and what they show."""

    about = forms.ChoiceField(label=_("What does it show?"), error_messages={"required": ASK, "invalid_choice": ASK})
    documents = DocumentsField(
        label=_("Files or pictures"),
        most=AT_ONCE,
        help_text=_(
            "A picture taken with your phone is fine. PDF, JPEG or PNG, 10 MB each, several at once if you like."
        ),
    )

    def __init__(self, *args: Any, among: list[tuple[str, str, About]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.among = {value: about for value, _words, about in among}
        field = self.fields["about"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", str(_("Choose one"))), *((value, words) for value, words, _about in among)]

    def about_chosen(self) -> About:
        """What the workflow asks for."""
        return self.among[self.cleaned_data["about"]]
