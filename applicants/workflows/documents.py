"""Documents of an application: they come in, are removed while nobody decided, and are accepted or asked for again.

Where the program asks for a document, the screening is told each time; it judges as it does for every other result.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from applicants.models import (
    NOT_USED,
    OPEN_STATES,
    Application,
    ApplicationState,
    Document,
    DocumentPurpose,
    DocumentState,
)
from applicants.models.document import DocumentQuerySet
from applicants.records.deadlines import local_day, zone_of
from applicants.rules.results import PaperStatus
from applicants.workflows import proofs, screening
from applicants.workflows.arrows import locked
from apprenticeships import audit, messages
from apprenticeships.errors import GuardFailed
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Parameter, Requirement
from apprenticeships.rules.dates import end_of_day, local_datetime
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from cohorts.uploads import FIELD, Upload, kept, or_removed, random_name

State = DocumentState
DECIDED: Final = "This document is decided already. Load the page again to see how."
ACCEPT = arrow("accept", (State.RECEIVED, State.ANOTHER), State.ACCEPTED, DECIDED)
ASK_AGAIN = arrow("ask_again", (State.RECEIVED, State.ACCEPTED), State.ANOTHER, DECIDED)
REMOVE = arrow(
    "remove",
    State.RECEIVED,
    State.REMOVED,
    gettext_lazy("We looked at this document already, so it stays with your application. You can send another one."),
)
QUARANTINE = arrow("quarantine", (State.RECEIVED, State.ACCEPTED, State.ANOTHER), State.QUARANTINED, DECIDED)
ERASE = arrow("erase", (State.RECEIVED, State.QUARANTINED), State.REMOVED, DECIDED)
TRANSITIONS: tuple[Transition, ...] = (ACCEPT, ASK_AGAIN, REMOVE, QUARANTINE, ERASE)
MOST_BYTES: Final = 100 * 1024 * 1024
MORNING: Final = time(9)


@dataclass(frozen=True, slots=True)
class About:
    """What a document is to show: a purpose, with the requirement or the employer that it is about, if any."""

    purpose: str
    requirement_id: int | None = None
    employer: str = ""


@retrying
def add(
    application_id: int, *, about: About, uploads: Sequence[Upload], by: Actor, at: datetime, reason: str = ""
) -> list[Document]:
    """Take files in; what is here already for the same purpose is not kept twice, for another one it is.

    Whatever was asked for again counts as answered.
    """
    application = locked(application_id)
    _going_on(application)
    requirement = _requirement(application, about)
    if not uploads:
        raise GuardFailed(_("Choose at least one document."), code="document", field=FIELD)
    about = About(about.purpose, requirement.pk if requirement else None, about.employer[:120])
    new = _new(application, about, uploads)
    _enough_room(application, new, at)
    rows = []
    with or_removed() as written:
        for each in new:
            row = Document(
                application=application, purpose=about.purpose, requirement=requirement, employer=about.employer,
                name=each.name, media_type=each.media_type, size=len(each.content), digest=each.digest,
                uploaded_by_id=by.user_id, uploaded_at=at, scanned_at=at,
            )  # fmt: skip
            row.file.save(random_name(each), kept(each), save=False)
            written.append(row.file)
            row.save()
            data = {"purpose": about.purpose, "media_type": each.media_type}
            audit.record(
                "document.add", row, by=by, at=at, person=application.person, after=row.state, reason=reason, data=data
            )
            rows.append(row)
        if rows:
            _answer(_about(application, about), at=at)
        if application.state != ApplicationState.DRAFT:
            for row in rows:
                proofs.tell(row, PaperStatus.RECEIVED, by=by, at=at)
    return rows


@retrying
def remove(document_id: int, *, by: Actor, at: datetime, reason: str = "") -> Document:
    """Take a document back while nobody decided about it. Its file is gone for good; that it was here stays known."""
    row = _locked(document_id)
    _going_on(row.application)
    return _gone(REMOVE, row, by=by, at=at, reason=reason)


@retrying
def erase(document_id: int, *, by: Actor, at: datetime, reason: str = "") -> Document:
    """Remove a document of a draft of which nothing may be kept: also one that a scanner flagged, evidence or not."""
    row = _locked(document_id)
    if row.application.state != ApplicationState.DRAFT:
        raise GuardFailed("This application was sent, so its documents stay.", code="sent")
    _stop_asking(row, "The document was erased.")
    return _gone(ERASE, row, by=by, at=at, reason=reason)


@retrying
def accept(
    document_id: int, *, levels: proofs.Levels | None = None, by: Actor, at: datetime, reason: str = ""
) -> Document:
    """Say that a document shows what it is to show. Where the program asks for it, that is then met.

    A diploma completes the requirement by itself; proof of work does once every job in health care is shown. Of a
    WorkKeys report the ``levels`` are written down with it, and judged as if the test had been taken with us.
    """
    row = _locked(document_id)
    ACCEPT.check(row.state)
    _sent(row.application)
    if row.purpose == DocumentPurpose.WORKKEYS and levels is None:
        raise GuardFailed("Write down the levels that it shows, and the day of the test.", code="levels")
    audit.step(
        ACCEPT, row, by=by, at=at, person=row.application.person_id, reason=reason,
        decided_by_id=by.user_id, decided_at=at, note="", due_on=None, answered_at=None,
    )  # fmt: skip
    _stop_asking(row, "The document was accepted.")
    proofs.tell(row, PaperStatus.ACCEPTED, levels=levels, by=by, at=at)
    return row


@retrying
def ask_again(document_id: int, *, note: str, due: date, by: Actor, at: datetime, reason: str = "") -> Document:
    """Say why a document cannot be used, and ask for another one by a day. The applicant reads it in a mail."""
    row = _locked(document_id)
    ASK_AGAIN.check(row.state)
    application = row.application
    _sent(application)
    if not note.strip():
        raise GuardFailed("Write what is wrong with it; the applicant reads it.", code="note", field="note")
    if due <= local_day(application.version.program, at):
        raise GuardFailed("Give at least until tomorrow.", code="due", field="due")
    audit.step(
        ASK_AGAIN, row, by=by, at=at, person=application.person_id, reason=reason, data={"due": due.isoformat()},
        decided_by_id=by.user_id, decided_at=at, note=note.strip()[:300], due_on=due, answered_at=None,
    )  # fmt: skip
    proofs.tell(row, PaperStatus.SENT_BACK, by=by, at=at, note=row.note[:200])
    application.refresh_from_db()
    if application.ended_at is None:
        _tell(row, due, at=at)
    return row


@retrying
def quarantine(document_id: int, *, by: Actor, at: datetime, reason: str = "") -> Document:
    """Close a file that a scanner flagged, for good: it stays as evidence, and nobody opens it. Twice changes nothing.

    Whatever it showed has to be shown by another one; the applicant reads it in a mail while the application goes on,
    unless another one came already.
    """
    row = _locked(document_id)
    if row.state == State.QUARANTINED:
        return row
    application = row.application
    answered, due = row.answered_at or (at if _has_another(row) else None), None
    if answered is None and application.state in OPEN_STATES:
        today = local_day(application.version.program, at)
        days = Parameter.objects.value("document_days", version=application.version_id, on=today)
        due = today + timedelta(days=max(days, 1))
    audit.step(
        QUARANTINE, row, by=by, at=at, person=application.person_id, reason=reason, note="", due_on=due,
        answered_at=answered,
    )  # fmt: skip
    _stop_asking(row, "The file was quarantined.")
    if application.state != ApplicationState.DRAFT:
        proofs.tell(row, PaperStatus.SENT_BACK, by=by, at=at)
        application.refresh_from_db()
    if due is not None and application.ended_at is None:
        _tell(row, due, at=at)
    return row


def hand_in(application: Application, *, by: Actor, at: datetime) -> None:
    """Tell the screening of a sent application about documents that came while it was a draft.

    The version may be a newer one by now: a requirement is found again by its name, or the document is a plain one,
    unless its file is here as a plain one already.
    """
    rows = application.documents.filter(state=State.RECEIVED, requirement__isnull=False, result__isnull=True)
    for row in rows.select_related("requirement", "application__version"):
        same = application.version.requirements.filter(slug=row.requirement.slug if row.requirement else "").first()
        if same is None:
            plain = About(DocumentPurpose.OTHER, employer=row.employer)
            if _about(application, plain).filter(digest=row.digest).exists():
                remove(row.pk, by=by, at=at, reason="The same file is here already.")
                continue
            row.purpose, row.requirement = DocumentPurpose.OTHER, None
        else:
            row.requirement = same
        row.save(update_fields=["purpose", "requirement"])
        proofs.tell(row, PaperStatus.RECEIVED, by=by, at=at)


def most(application: Application, *, on: date) -> int:
    """How many documents one application may hold."""
    value: int = Parameter.objects.value("document_most", version=application.version_id, on=on)
    return value


def _gone(step: Transition, row: Document, *, by: Actor, at: datetime, reason: str) -> Document:
    """Let the file of a document go, and whatever it showed."""
    file = row.file
    name, storage, result = file.name or "", file.storage, row.result_id
    audit.step(step, row, by=by, at=at, person=row.application.person_id, reason=reason, file="", result=None)
    if result is not None:
        screening.void_result(result, by=by, at=at, reason="The document was taken back.")
    proofs.judge_anew(row, by=by, at=at)
    transaction.on_commit(partial(storage.delete, name))
    return row


def _locked(document_id: int) -> Document:
    """Lock the application first, as every other step does, then the document."""
    application = locked(Document.objects.values_list("application_id", flat=True).get(pk=document_id))
    row = Document.objects.select_for_update(of=("self",)).select_related("requirement").get(pk=document_id)
    row.application = application
    return row


def _going_on(application: Application) -> None:
    if application.state not in OPEN_STATES:
        raise GuardFailed(
            _("This application is over, so it takes no more documents. Call us if we should see something."),
            code="ended",
        )


def _sent(application: Application) -> None:
    _going_on(application)
    if application.state == ApplicationState.DRAFT:
        raise GuardFailed("This application has not been sent yet. Look at its documents then.", code="not-sent")


def _requirement(application: Application, about: About) -> Requirement | None:
    if about.purpose not in DocumentPurpose.values:
        raise GuardFailed(_("Choose what the document shows."), code="purpose", field="about")
    if about.purpose != DocumentPurpose.REQUIREMENT:
        return None
    found = application.version.requirements.filter(pk=about.requirement_id or 0).first()
    if found is None:
        raise GuardFailed(_("Choose what the document shows."), code="purpose", field="about")
    return found


def _new(application: Application, about: About, uploads: Sequence[Upload]) -> list[Upload]:
    """Those that are not here yet to show the same thing. One that could not be used is not taken a second time."""
    here = {row.digest: row for row in _about(application, about)}
    new = {}
    for each in uploads:
        known = here.get(each.digest)
        if known is None:
            new[each.digest] = each
        elif known.state in NOT_USED:
            raise GuardFailed(
                _("“%(name)s” is the same file as before, and we cannot use it. Choose another one.")
                % {"name": each.name},
                code="same",
                field=FIELD,
            )
    return list(new.values())


def _about(application: Application, about: About) -> DocumentQuerySet:
    """Return the documents that are here to show one thing."""
    here = Document.objects.kept().filter(application=application, purpose=about.purpose, employer=about.employer)
    return here.filter(requirement=about.requirement_id)


def _has_another(row: Document) -> bool:
    """Whether what a document shows is shown by another one: one that was accepted, or that was sent after it.

    Pictures that were sent together are pages of one paper, and two documents about something else are two things.
    """
    if row.purpose == DocumentPurpose.OTHER:
        return False
    same = _about(row.application, About(row.purpose, row.requirement_id, row.employer)).exclude(pk=row.pk)
    return same.filter(Q(state=State.ACCEPTED) | Q(state=State.RECEIVED, uploaded_at__gt=row.uploaded_at)).exists()


def _enough_room(application: Application, new: Sequence[Upload], at: datetime) -> None:
    """Limits of a person, whatever they apply for: files of what goes on, and the room of all that is kept."""
    rows = Document.objects.kept().filter(application__person=application.person_id)
    sizes = list(rows.values_list("size", "application__state"))
    limit = most(application, on=local_day(application.version.program, at))
    here = sum(state in OPEN_STATES for _size, state in sizes)
    if here + len(new) > limit:
        raise GuardFailed(
            _("You may send at most %(most)d documents, and %(here)d are here. Remove one first, or call us.")
            % {"most": limit, "here": here},
            code="many",
            field=FIELD,
        )
    if sum(size for size, _state in sizes) + sum(len(each.content) for each in new) > MOST_BYTES:
        raise GuardFailed(
            _("All your documents together are over 100 MB. Take pictures in a smaller size, or remove one first."),
            code="large",
            field=FIELD,
        )


def _answer(about_it: DocumentQuerySet, *, at: datetime) -> None:
    """Note that what was asked for again came."""
    for row in about_it.asked_again():
        row.answered_at = at
        row.save(update_fields=["answered_at"])
        _stop_asking(row, "Another one came.")


def _stop_asking(row: Document, why: str) -> None:
    for kind in ("document.another", "document.reminder"):
        messages.cancel(prefix=f"{kind}:{row.pk}:", reason=why)


def _tell(row: Document, due: date, *, at: datetime) -> None:
    """Mail the applicant, and once more on the morning of the last day."""
    zone, person, context = zone_of(row.application.version.program), row.application.person, {"document": row.pk}
    over, key = end_of_day(due, zone), f"{row.pk}:{due.isoformat()}:{at:%Y%m%d%H%M%S}"
    messages.promise(
        "document.another", key=f"document.another:{key}", to=person, at=at, expires_at=over, context=context
    )
    reminded = local_datetime(due, MORNING, zone)
    if reminded > at + timedelta(days=1):
        messages.promise(
            "document.reminder", key=f"document.reminder:{key}", to=person, at=at, due_at=reminded, expires_at=over,
            context=context,
        )  # fmt: skip
