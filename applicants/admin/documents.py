"""Documents on the board of an application: read (which is written down), accepted, or asked for again."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Final

from django import forms
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from applicants.admin.parts import part
from applicants.admin.results import WorkKeysForm, values_of
from applicants.admin.turns import SENT
from applicants.models import Application, Document, DocumentPurpose, DocumentState
from applicants.records.deadlines import local_day
from applicants.workflows import documents as papers
from applicants.workflows.proofs import Levels
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, Failed, Offered, StepForm
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.steps import day_field
from apprenticeships.models import Parameter, SensitiveKind, User
from apprenticeships.sensitive import reading
from apprenticeships.workflow import Actor
from cohorts.uploads import download

FAMILIES: Final = {
    DocumentState.RECEIVED: "you",
    DocumentState.ACCEPTED: "done",
    DocumentState.ANOTHER: "us",
    DocumentState.QUARANTINED: "stop",
    DocumentState.REMOVED: "later",
}


class AnotherForm(StepForm):
    """Why it cannot be used, and by when another one is needed."""

    note = forms.CharField(
        label="What is wrong with it?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="The applicant reads this in a mail and on their page. Say what would be right.",
    )
    due = day_field("By when?")

    def prepare(self) -> None:
        """Suggest a day."""
        at = clock.now()
        on = local_day(self.row.version.program, at)
        days = Parameter.objects.value("document_days", version=self.row.version_id, on=on)
        self.initial = {"due": on + timedelta(days=days)}


@dataclass(frozen=True, slots=True)
class Shown:
    """One document on the board."""

    row: Document
    family: str
    badge: str
    steps: list[Offered]


def _run(document_id: int, step: Any, _application_id: int, *, by: Actor, at: datetime, **fields: Any) -> None:
    step(document_id, by=by, at=at, **fields)


class LevelsForm(WorkKeysForm):
    """The levels that a report or certificate shows; where they are from is known."""

    taken_on = day_field(
        "On which day was the test?", help_text="As it stands in the report. Of tests on several days, the earliest."
    )
    source = None  # type: ignore[assignment]


def _write_levels(
    document_id: int, _application_id: int, *, taken_on: date, by: Actor, at: datetime, **fields: Any
) -> None:
    papers.accept(document_id, levels=Levels(values_of(fields), taken_on), by=by, at=at)


def _accept(row: Document) -> Action:
    if row.purpose == DocumentPurpose.WORKKEYS:
        return Action(
            f"accept-document-{row.pk}", "Write down the levels that it shows", "Accept it with these levels",
            partial(_write_levels, row.pk), "Accepted. The screening was judged anew.", LevelsForm,
        )  # fmt: skip
    done = "Accepted. Where the program asks for it, that is met."
    return Action(f"accept-document-{row.pk}", "Accept it", "Accept", partial(_run, row.pk, papers.accept), done)


def _another(row: Document) -> Action:
    return Action(
        f"another-document-{row.pk}",
        "Ask for another one",
        "Ask for another one",
        partial(_run, row.pk, papers.ask_again),
        "Asked. It is the applicant’s turn; a mail says why and by when.",  # noqa: RUF001 - the apostrophe of print
        AnotherForm,
    )


def _steps(row: Document) -> list[Action]:
    found = []
    if row.state in papers.ACCEPT.sources:
        found.append(_accept(row))
    if row.state in papers.ASK_AGAIN.sources:
        found.append(_another(row))
    return found


def actions(application: Application) -> list[Action]:
    """Every step that concerns a document of this application; the workflow checks again."""
    return [action for row in application.documents.kept() for action in (_accept(row), _another(row))]


def shown(application: Application, failed: Failed, url: Any, user: User) -> list[Shown]:
    """The documents of an application, with what may be done about each."""
    rows = part(application, "documents").select_related("requirement", "decided_by", "uploaded_by")
    may = application.state in SENT
    found = []
    for row in rows:
        state = DocumentState(row.state)
        badge = "Your turn" if state == DocumentState.RECEIVED else str(state.label)
        if state == DocumentState.ANOTHER and row.answered_at is not None:
            badge = "Another one came"
        steps = failed.offer(_steps(row), url, application, user, lazy=True) if may else []
        found.append(Shown(row, FAMILIES[state], badge, steps))
    return found


@door(COORDINATORS)
@require_safe
def document(request: HttpRequest, pk: int, document: int) -> FileResponse:
    """One document as a file to keep. That somebody read it is written down."""
    user = signed_in(request)
    row = get_object_or_404(
        scoped(Document.objects.readable().select_related("application"), user), pk=document, application=pk
    )
    with reading(row.application.person_id, SensitiveKind.DOCUMENT, by=user, at=clock.now()):
        return download(row.file, name=row.name, media_type=row.media_type)
