"""The apprenticeship agreement: the very text that is signed, and each signature under it."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from applicants.models.application import Application
from applicants.models.guardian import Guardian
from applicants.models.signature import Signature
from apprenticeships.history import track
from apprenticeships.lazily import gettext_lazy as _
from apprenticeships.models.fields import Published


class AgreementState(models.TextChoices):
    """The life of one text. What is signed is never rewritten: another text is another agreement."""

    OPEN = "open", _("Waits for signatures")
    SIGNED = "signed", _("Signed by everybody")
    VOID = "void", _("Void")


class Party(models.TextChoices):
    """Who signs."""

    APPRENTICE = "apprentice", _("Apprentice")
    GUARDIAN = "guardian", _("Parent or guardian")
    EMPLOYER = "employer", _("Employer")
    SPONSOR = "sponsor", _("Sponsor")


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """Named scopes over agreements."""

    def of(self, user: Any) -> Self:
        """A person's own: the only way in for the portal."""
        return self.filter(application__person__user=user)

    def in_force(self) -> Self:
        """Those that are not void: one for each application at most."""
        return self.exclude(state=AgreementState.VOID)


@track(exclude=("facts", "text"))
class Agreement(Published):
    """One filled text. ``facts`` are pairs of a heading and its words; ``digest`` is the SHA-256 of ``text``.

    ``needs_guardian`` says whether the apprentice is under 18 on the day of the filling. ``changed`` are the headings
    of which a void one said something else than is true now.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="agreements")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=AgreementState, default=AgreementState.OPEN)
    facts = models.JSONField()
    text = models.TextField()
    digest = models.CharField(max_length=64)
    needs_guardian = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True, blank=True)
    voided_at = models.DateTimeField(null=True, blank=True)
    changed = models.JSONField(default=list, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["application", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "number"], name="agreement_number_unique"),
            models.UniqueConstraint(fields=["application"], condition=~Q(state="void"), name="agreement_one_in_force"),
            models.CheckConstraint(
                name="agreement_state_and_columns",
                condition=Q(state="open", signed_at__isnull=True, voided_at__isnull=True)
                | Q(state="signed", signed_at__isnull=False, voided_at__isnull=True)
                | Q(state="void", voided_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"agreement {self.number} of {self.application_id}"

    @property
    def parties(self) -> tuple[Party, ...]:
        """Who has to sign, in the order in which they stand under the text."""
        minor = (Party.GUARDIAN,) if self.needs_guardian else ()
        return (Party.APPRENTICE, *minor, Party.EMPLOYER, Party.SPONSOR)


@track(exclude=("name",))
class AgreementSignature(Signature):
    """The signature of one party under an agreement."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="signatures")
    party = models.CharField(max_length=12, choices=Party)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    guardian = models.ForeignKey(Guardian, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Signature.Meta):
        abstract = False
        ordering: ClassVar = ["agreement", "signed_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "party"], name="agreement_signed_once"),
            *Signature.Meta.constraints,
            models.CheckConstraint(
                name="agreement_signed_by_somebody",
                condition=Q(party="guardian", guardian__isnull=False, user__isnull=True)
                | ~Q(party="guardian") & Q(guardian__isnull=True, user__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"signature {self.pk}"
