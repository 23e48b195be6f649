"""Documents of an earlier application, used again in one that goes on: whoever starts again sends no paper twice.

What is used again is a document of its own from then on. It has its own file, and the rules of its own application
say who reads it and when it is destroyed; the earlier one keeps its own as before.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from applicants.models import NOT_USED, Application, Document, DocumentPurpose, DocumentState
from applicants.workflows import documents
from applicants.workflows.arrows import locked
from applicants.workflows.documents import About
from apprenticeships.errors import GuardFailed
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.uploads import FIELD, kept_before, or_removed

TRANSITIONS: tuple[Transition, ...] = ()
USABLE: Final = (DocumentState.RECEIVED, DocumentState.ACCEPTED)
ASKED_ANEW: Final = (DocumentPurpose.SIGNATURE, DocumentPurpose.PERMIT)
"""What was true for one class: a signature stands under one application, and a permit is for a time."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A document of an earlier application, and what it is to show in the one that goes on."""

    document: Document
    about: About


def earlier(application: Application, *, among: Iterable[About], user_id: int) -> list[Earlier]:
    """Return what may be used again, the newest first: files that nobody refused, of applications that the user wrote.

    ``among`` is what a document of the application may show. What is here for the same thing already is left out, and
    what the program asks for is found again by its name.
    """
    rows = Document.objects.filter(
        Q(application__submitted_at__isnull=False) | Q(application__ended_at__isnull=False),
        application__in=Application.objects.written_by(user_id),
        application__person=application.person_id,
        state__in=USABLE,
    ).exclude(application=application)
    found = list(rows.select_related("requirement", "application__person").order_by("-uploaded_at", "-pk"))
    if not found:
        return []
    names = dict(application.version.requirements.values_list("slug", "pk"))
    here = list(application.documents.kept())
    usable = {_about(row) for row in here if row.state not in NOT_USED and row.purpose != DocumentPurpose.OTHER}
    known = {(_about(row), row.digest) for row in here}
    return list(_fitting(found, names, usable, known, set(among)))


def _fitting(
    rows: list[Document],
    names: dict[str, int],
    usable: set[About],
    known: set[tuple[About, str]],
    among: set[About],
) -> Iterator[Earlier]:
    for row in rows:
        slug = row.requirement.slug if row.requirement is not None else ""
        about = About(row.purpose, names.get(slug), row.employer)
        if row.purpose in ASKED_ANEW or about not in among or about in usable or (about, row.digest) in known:
            continue
        known.add((about, row.digest))
        yield Earlier(row, about)


def _about(row: Document) -> About:
    return About(row.purpose, row.requirement_id, row.employer)


@retrying
def use_again(
    application_id: int,
    *,
    documents_chosen: Collection[UUID],
    among: Iterable[About],
    by: Actor,
    at: datetime,
    reason: str = "",
) -> list[Document]:
    """Take documents of an earlier application into this one. Doing it twice adds nothing. Each is scanned anew."""
    application = locked(application_id)
    if not documents_chosen:
        raise GuardFailed(_("Choose at least one document."), code="document", field=FIELD)
    offered = earlier(application, among=among, user_id=by.user_id or 0)
    rows: list[Document] = []
    with or_removed() as written:
        for each in offered:
            if each.document.public_id not in documents_chosen:
                continue
            old = each.document
            upload = kept_before(old.file, name=old.name, media_type=old.media_type)
            added = documents.add(application_id, about=each.about, uploads=[upload], by=by, at=at, reason=reason)
            written.extend(row.file for row in added)
            rows.extend(added)
    return rows
