"""Papers of an application: what somebody sent to show that something is true, and what was decided about each."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from applicants.models.application import Application
from applicants.models.screening import ScreeningResult
from apprenticeships.history import track
from apprenticeships.lazily import gettext_lazy as _
from apprenticeships.models import Requirement
from apprenticeships.models.fields import Published, dates_between_1900_and_2100


class DocumentPurpose(models.TextChoices):
    """What a document is to show."""

    REQUIREMENT = "requirement", "What the program asks for"
    DIPLOMA = "diploma", _("Diploma or school record")
    WORK = "work", _("Proof of work")
    WORKKEYS = "workkeys", _("WorkKeys score report or certificate")
    PERMIT = "permit", _("Permit")
    SIGNATURE = "signature", _("Application signed on paper")
    OTHER = "other", _("Something else")


class DocumentState(models.TextChoices):
    """The life of a document. One that cannot be used stays on record; only what nobody decided about is removed.

    What a scanner flagged is quarantined: nobody opens its file any more.
    """

    RECEIVED = "received", "Received"
    ACCEPTED = "accepted", "Accepted"
    ANOTHER = "another", "Another one is needed"
    QUARANTINED = "quarantined", "Quarantined: a scanner flagged it"
    REMOVED = "removed", "Removed"


NOT_USED = (DocumentState.ANOTHER, DocumentState.QUARANTINED)
"""Instead of these another one is needed."""


FLAGGED = _("A virus scanner flagged this file, so nobody can open it. Take a picture of the paper and send that.")
FLAGGED_ONLY = _("A virus scanner flagged this file, so nobody can open it.")


class DocumentQuerySet(models.QuerySet["Document"]):
    """Named scopes over documents. Hiring managers have none: they never see papers."""

    def of(self, user: Any) -> Self:
        """A person's own that are still there, and nobody else's."""
        return self.filter(application__person__user=user).exclude(state=DocumentState.REMOVED)

    def kept(self) -> Self:
        """Those whose file is still there."""
        return self.exclude(state=DocumentState.REMOVED)

    def readable(self) -> Self:
        """Those whose file may be opened: never one that a scanner flagged."""
        return self.kept().exclude(state=DocumentState.QUARANTINED)

    def asked_again(self) -> Self:
        """Those instead of which another one is waited for."""
        return self.filter(state__in=NOT_USED, answered_at__isnull=True, due_on__isnull=False)


@track(exclude=("name", "employer", "note", "file"))
class Document(Published):
    """One file. ``note`` says why another one is needed, ``due_on`` by which day; ``answered_at`` when it came.

    ``digest`` is the SHA-256 of the file, which may show several things, each once. ``result`` is what the screening
    was told because of it. The file of a removed one is gone, its digest stays; so it is once its time is over, and of
    those the name goes too. ``scanned_at`` is when a scanner looked at the file last.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="documents")
    purpose = models.CharField(max_length=12, choices=DocumentPurpose)
    requirement = models.ForeignKey(Requirement, models.PROTECT, null=True, blank=True, related_name="documents")
    employer = models.CharField(max_length=120, blank=True)
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    file = models.FileField(upload_to="documents/", blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    uploaded_at = models.DateTimeField()
    scanned_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=DocumentState, default=DocumentState.RECEIVED)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    due_on = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    result = models.ForeignKey(ScreeningResult, models.PROTECT, null=True, blank=True, related_name="documents")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["uploaded_at", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["uploaded_at"], name="document_to_look_at", condition=Q(state="received")),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application", "purpose", "requirement", "employer", "digest"],
                condition=~Q(state="removed"),
                nulls_distinct=False,
                name="document_once_to_show_one_thing",
            ),
            models.CheckConstraint(
                name="document_file_while_kept",
                condition=Q(state="removed", file="") | ~Q(state="removed") & ~Q(file=""),
            ),
            models.CheckConstraint(
                name="document_another_has_reason",
                condition=~Q(state="another") | ~Q(note="") & Q(due_on__isnull=False),
            ),
            models.CheckConstraint(
                name="document_asked_for_has_requirement",
                condition=Q(purpose="requirement", requirement__isnull=False)
                | ~Q(purpose="requirement") & Q(requirement__isnull=True),
            ),
            *dates_between_1900_and_2100("due_on"),
        ]

    def __str__(self) -> str:
        return f"document {self.pk}"

    @property
    def why(self) -> str:
        """Why another one is needed, or was until it came, as the applicant reads it."""
        if self.state != DocumentState.QUARANTINED:
            return self.note
        return str(FLAGGED if self.answered_at is None else FLAGGED_ONLY)

    @property
    def title(self) -> str:
        """What it is to show, in words."""
        if self.requirement is not None:
            return self.requirement.title
        label = str(DocumentPurpose(self.purpose).label)
        return f"{label}: {self.employer}" if self.employer else label
