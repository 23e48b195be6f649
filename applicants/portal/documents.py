"""The documents of an own application: sent from a phone, replaced or removed, and where each stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applicants.models import (
    FLAGGED,
    NOT_USED,
    OPEN_STATES,
    Application,
    ApplicationState,
    Document,
    DocumentPurpose,
    DocumentState,
)
from applicants.models.document import DocumentQuerySet
from applicants.portal.document_forms import LABELS, WORK, DocumentForm, choices, chosen, to_prove, wanted
from applicants.portal.lines import Task
from applicants.portal.reading import actor, nav, posted, written
from applicants.records.deadlines import local_day
from applicants.records.evidence import standing
from applicants.rules.pipeline import Turn
from applicants.rules.requirements import SATISFIED
from applicants.workflows import documents as papers
from applicants.workflows import earlier_documents, proofs
from applicants.workflows.earlier_documents import Earlier
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.addresses import user_of
from apprenticeships.errors import DomainError
from apprenticeships.language import said
from apprenticeships.models import Requirement, RequirementKind, SensitiveKind
from apprenticeships.sensitive import reading
from cohorts.uploads import download

UNPROCESSABLE: Final = 422
MOST_TICKED: Final = 100
State = DocumentState


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as its owner sees it."""

    public_id: UUID
    title: str
    small: str
    family: str
    badge: str
    note: str = ""
    did: str = ""
    due_on: date | None = None
    about: str = ""
    may_remove: bool = False
    is_readable: bool = True

    @property
    def url(self) -> str:
        """Where its file is; nowhere when a scanner flagged it."""
        return reverse("portal:document", args=[self.public_id]) if self.is_readable else ""


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def documents(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """See what was sent, and send more."""
    application = written(request, public_id)
    among = list(choices(application))
    if request.method == "POST" and request.POST.get("step") == "again":
        return _use_again(request, application, among)
    data = posted(request)
    files = request.FILES if data is not None else None
    form = DocumentForm(data, files, among=among, initial={"about": request.GET.get("about", "")})
    if form.is_bound and form.is_valid():
        sent = form.cleaned_data["documents"]
        try:
            rows = papers.add(
                application.pk, about=form.about_chosen(), uploads=sent, by=actor(request), at=clock.now()
            )
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _sent_words(len(rows), len(sent)))
            return redirect("portal:documents", public_id=public_id)
    return _page(request, application, form, among)


def _use_again(request: HttpRequest, application: Application, among: list[Any]) -> HttpResponse:
    """Take what was ticked out of an earlier application."""
    ticked = {found for text in request.POST.getlist("earlier")[:MOST_TICKED] if (found := _uuid(text)) is not None}
    about = [each for _value, _words, each in among]
    try:
        rows = earlier_documents.use_again(
            application.pk, documents_chosen=ticked, among=about, by=actor(request), at=clock.now()
        )
    except DomainError as error:
        return _page(request, application, DocumentForm(among=among), among, problem=error.message)
    messages.success(request, _sent_words(len(rows), len(ticked)))
    return redirect("portal:documents", public_id=application.public_id)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@door(SIGNED_IN)
@require_POST
def remove(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take an own document back while nobody decided about it."""
    row = _own(request, public_id, Document.objects.kept())
    try:
        papers.remove(row.pk, by=actor(request), at=clock.now())
    except DomainError as error:
        application = written(request, row.application.public_id)
        among = list(choices(application))
        return _page(request, application, DocumentForm(among=among), among, problem=error.message)
    messages.success(request, _("Removed. The file is gone."))
    return redirect("portal:documents", public_id=row.application.public_id)


@door(SIGNED_IN)
@require_safe
def document(request: HttpRequest, public_id: UUID) -> FileResponse:
    """One own document, as a file to keep."""
    row = _own(request, public_id, Document.objects.readable())
    kinds = [SensitiveKind.DOCUMENT] if row.application.person.user_id is None else []  # a coordinator reads it
    with reading(row.application.person_id, *kinds, by=user_of(request), at=clock.now()):
        return download(row.file, name=row.name, media_type=row.media_type)


def _own(request: HttpRequest, public_id: UUID, among: DocumentQuerySet) -> Document:
    mine = Application.objects.written_by(user_of(request))
    rows = among.filter(application__in=mine).select_related("application__person")
    return get_object_or_404(rows, public_id=public_id)


def _page(
    request: HttpRequest, application: Application, form: DocumentForm, among: list[Any], problem: str = ""
) -> HttpResponse:
    rows = list(application.documents.kept().select_related("requirement", "result__requirement"))
    rest = _rest_of_work(application, rows)
    goes_on = application.state in OPEN_STATES
    room = papers.most(application, on=local_day(application.version.program, clock.now())) - len(rows)
    context = {
        "application": application,
        "papers": [_paper(row, among, rest, goes_on=goes_on) for row in rows],
        "missing": _missing(application, rows) if goes_on else [],
        "form": form,
        "open": goes_on and room > 0,
        "full": goes_on and room <= 0,
        "is_draft": application.state == ApplicationState.DRAFT,
        "problem": problem,
        "nav": nav(""),
    }
    context["earlier"] = _earlier(request, application, among) if context["open"] else []
    bad = form.errors or problem
    return render(request, "portal/documents.html", context, status=UNPROCESSABLE if bad else 200)


def _earlier(request: HttpRequest, application: Application, among: list[Any]) -> list[dict[str, Any]]:
    """The documents of earlier applications that may be used again, as rows to tick."""
    named = {about: words for _value, words, about in among}
    rows = earlier_documents.earlier(application, among=list(named), user_id=user_of(request).pk)
    return [_earlier_row(each, named[each.about], application) for each in rows]


def _earlier_row(each: Earlier, title: str, application: Application) -> dict[str, Any]:
    row = each.document
    return {
        "id": row.public_id,
        "title": title,
        "name": row.name,
        "on": local_day(application.version.program, row.uploaded_at),
    }


def _paper(row: Document, among: list[Any], rest: str, *, goes_on: bool) -> Paper:
    family, badge = _stands(row.state, answered=row.answered_at is not None)
    return Paper(
        row.public_id,
        _title(row),
        row.name,
        family,
        badge,
        note=row.why if row.state in NOT_USED else "",
        did=_did(row, rest) if row.state == State.ACCEPTED else "",
        due_on=row.due_on if row.answered_at is None else None,
        about=chosen(row.purpose, row.requirement_id, row.employer, among) if goes_on else "",
        may_remove=goes_on and row.state == State.RECEIVED,
        is_readable=row.state != State.QUARANTINED,
    )


def _did(row: Document, rest: str) -> str:
    """What an accepted document did for the application."""
    if row.purpose == DocumentPurpose.WORKKEYS:
        return _("We wrote down the levels that it shows.")
    asked = row.result.requirement if row.result is not None and row.result.voided_at is None else None
    if asked is not None:
        return _("This completed “%(name)s”.") % {"name": said(asked.title)}
    return rest if row.purpose == DocumentPurpose.WORK else ""


def _rest_of_work(application: Application, rows: Iterable[Document]) -> str:
    """What is left to show of the work in health care, where the program asks for it and some of it was shown."""
    accepted = [row for row in rows if row.purpose == DocumentPurpose.WORK and row.state == State.ACCEPTED]
    if not accepted or not application.version.requirements.filter(kind=RequirementKind.EXPERIENCE).exists():
        return ""
    if proofs.covers(application, accepted):
        return ""
    return _("This counts. If you can, send proof of your other jobs in health care, too.")


def _title(row: Document) -> str:
    if row.requirement is not None:
        return said(row.requirement.title)
    if row.purpose == DocumentPurpose.WORK:
        return str(WORK) % {"employer": row.employer}
    return str(LABELS[DocumentPurpose(row.purpose)])


def _stands(state: str, *, answered: bool) -> tuple[str, str]:
    if state in NOT_USED:
        return ("later", _("Another one came")) if answered else ("you", _("Send another one"))
    return {State.RECEIVED: ("us", _("We have it")), State.ACCEPTED: ("done", _("Accepted"))}[DocumentState(state)]


def _missing(application: Application, rows: list[Document]) -> list[Requirement]:
    """What the program asks for and nobody sent yet: documents, and proof of what people tell about themselves.

    Once an application was sent, its screening says what still waits for the applicant: not what was waived, nor what
    a coordinator wrote down.
    """
    usable = [row for row in rows if row.state not in NOT_USED]
    here = {row.requirement_id for row in usable}
    letters = [each for each in wanted(application) if each.pk not in here]
    if application.state == ApplicationState.DRAFT:
        return [*letters, *(each for each in to_prove(application) if not _is_shown(application, each, usable))]
    if not letters and not any(each.needs_proof for each in application.version.requirements.all()):
        return []
    judged = standing(application, at=clock.now())
    met = {each.requirement.pk for each in judged if each.answer.verdict in SATISFIED}
    open_ones = [each.requirement for each in judged if each.awaits_proof and each.answer.turn is Turn.YOU]
    return [*(each for each in letters if each.pk not in met), *open_ones]


def _is_shown(application: Application, asked: Requirement, usable: list[Document]) -> bool:
    """Whether something is here for all that has to be shown: a diploma, or each job in health care."""
    if asked.kind == RequirementKind.DIPLOMA:
        return any(row.purpose == DocumentPurpose.DIPLOMA for row in usable)
    return proofs.covers(application, [row for row in usable if row.purpose == DocumentPurpose.WORK])


def _sent_words(kept: int, sent: int) -> str:
    if not kept:
        return _("We have this already. Nothing was added.")
    words = ngettext("%(count)d document is with us.", "%(count)d documents are with us.", kept) % {"count": kept}
    return words if kept == sent else f"{words} {_('What we had already was not added again.')}"


def line(application: Application, *, user_id: int) -> Task:
    """The documents of a draft, or of an application about which we asked, in its list of sections."""
    rows = list(application.documents.kept())
    asked_again = [row for row in rows if row.state in NOT_USED and row.answered_at is None]
    missing = _missing(application, rows)
    url = reverse("portal:documents", args=[application.public_id])
    title = _("Documents")
    if asked_again:
        return Task(title, url, asked_again[0].why, "you", _("Send another one"))
    again = _can_be_used_again(application, user_id) if missing or not rows else ""
    if missing:
        small = _("Asked for: %(names)s. You can send it later, too.") % {
            "names": ", ".join(said(each.title) for each in missing)
        }
        return Task(title, url, f"{small} {again}".strip(), "you", _("To do"))
    if again:
        return Task(title, url, again, "you", _("Still true?"))
    if rows:
        words = ngettext("%(count)d document", "%(count)d documents", len(rows)) % {"count": len(rows)}
        return Task(title, url, words, "done", _("With us"))
    small = _("A diploma or a letter from work helps us to decide sooner.")
    return Task(title, url, small, "later", _("If you like"))


def _can_be_used_again(application: Application, user_id: int) -> str:
    """Say how many documents of earlier applications wait to be used again; nothing where none does."""
    among = (about for _value, _words, about in choices(application))
    count = len(earlier_documents.earlier(application, among=among, user_id=user_id))
    words = ngettext(
        "You sent %(count)d document before. Use it again?",
        "You sent %(count)d documents before. Use them again?",
        count,
    )
    return words % {"count": count} if count else ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The documents of a sent application on its status page; ``asked`` is the one to send again, if any."""

    url: str
    count: int
    accepted: int
    asked: Mapping[str, Any] | None
    goes_on: bool

    @classmethod
    def of(cls, application: Application, rows: list[dict[str, Any]]) -> "Shelf | None":
        """The shelf behind what was loaded with the frame; nothing before an application was sent."""
        goes_on = application.state in OPEN_STATES
        if application.state == ApplicationState.DRAFT or (not rows and not goes_on):
            return None
        asked = [row for row in rows if row["state"] in NOT_USED and not row["answered"] and row["due_on"]]
        accepted = sum(row["state"] == State.ACCEPTED for row in rows)
        url = reverse("portal:documents", args=[application.public_id])
        first = min(asked, key=lambda row: row["due_on"]) if asked and goes_on else None
        if first is not None and first["state"] == State.QUARANTINED:
            first = {**first, "note": str(FLAGGED)}
        return cls(url, sum(row["state"] != State.QUARANTINED for row in rows), accepted, first, goes_on)
