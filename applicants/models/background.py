"""The background check as a lawful workflow: consent, report, notices, what the applicant answers, and the decision.

The tables of this file hold what a report says or leads to. No hiring, floor or partner view joins them; what others
may know is the status in ``ConditionCheck``. Free text and papers are sealed, each for its own row.
"""

import base64
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from applicants.models.application import Application
from applicants.models.guardian import Guardian
from apprenticeships.history import track
from apprenticeships.lazily import gettext_lazy as _
from apprenticeships.models import Organization
from apprenticeships.models.fields import Published, dates_between_1900_and_2100
from apprenticeships.sealing import seal, unseal

USER = settings.AUTH_USER_MODEL


class CheckState(models.TextChoices):
    """The life of a background check. From the first notice on, only two people together can say no.

    A no that was wrong is put right by two people: it stays, superseded, and another check goes on in its place.
    """

    ASKED = "asked", "Waits for the signature"
    AUTHORIZED = "authorized", "Signed, not ordered"
    ORDERED = "ordered", "Ordered"
    REVIEW = "review", "In review"
    WAITING = "waiting", "First notice is out"
    DISPUTED = "disputed", "Disputed"
    PROPOSED = "proposed", "Waits for a second person"
    CLEAR = "clear", "Cleared"
    NOT_CLEAR = "not_clear", "Not cleared"
    SUPERSEDED = "superseded", "Put right"
    CANCELED = "canceled", "Canceled"


class Sealed(Published):
    """Has one sealed value, bound to its own row by the identifier."""

    sealed = models.BinaryField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def _place(self) -> str:
        return f"{self._meta.label_lower}:{self.public_id}"

    def keep(self, value: Any) -> None:
        """Seal a JSON value; the caller saves the row."""
        self.sealed = seal(value, place=self._place)

    def opened(self) -> Any:
        """Return what was sealed, or nothing when there is none."""
        return None if self.sealed is None else unseal(bytes(self.sealed), place=self._place)


class RightsForm(Published):
    """The official summary of rights that goes along with a first notice, as an organization uploaded it."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="rights_forms")
    name = models.CharField(max_length=120)
    content = models.BinaryField(editable=False)
    digest = models.CharField(max_length=64)
    added_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["organization", "-added_at", "-pk"]

    def __str__(self) -> str:
        return f"summary of rights {self.pk}"


class BackgroundCheckQuerySet(models.QuerySet["BackgroundCheck"]):
    """Named scopes over background checks. Hiring managers have none."""

    def of(self, user: Any) -> Self:
        """A person's own."""
        return self.filter(application__person__user=user)

    def going_on(self) -> Self:
        """Those of open applications that are neither decided nor canceled."""
        over = (CheckState.CLEAR, CheckState.NOT_CLEAR, CheckState.SUPERSEDED, CheckState.CANCELED)
        return self.filter(application__ended_at__isnull=True).exclude(state__in=over)

    def with_a_report(self) -> Self:
        """Those of which something of a report is kept: a paper, or what was written about it."""
        papers = BackgroundPaper.objects.filter(check_row=OuterRef("pk"))
        return self.filter(Q(sealed__isnull=False) | Exists(papers), destroyed_at__isnull=True)


@track(exclude=("sealed", "hold_reason"))
class BackgroundCheck(Sealed):
    """One check of one application. ``profile`` names whose rules it follows; sealed is the assessment.

    A legal hold keeps everything past its time; without one it is destroyed, and this row stays as the trace.

    ``final_from`` is the first day of a final notice, as the rule says it now: missing before a notice was sent and
    while a dispute is open. Who proposes a no and who decides it are never the same. ``replaces`` is the no that was
    put right with this check.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="background_checks")
    state = models.CharField(max_length=12, choices=CheckState, default=CheckState.ASKED)
    profile = models.CharField(max_length=12)
    asked_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField()
    disclosed_at = models.DateTimeField(null=True, blank=True)
    ordered_on = models.DateField(null=True, blank=True)
    agency_name = models.CharField(max_length=120, blank=True)
    agency_phone = models.CharField(max_length=32, blank=True)
    agency_address = models.CharField(max_length=200, blank=True)
    received_on = models.DateField(null=True, blank=True)
    assessed_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    assessed_at = models.DateTimeField(null=True, blank=True)
    final_from = models.DateField(null=True, blank=True)
    proposed_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    proposed_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    held_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    held_at = models.DateTimeField(null=True, blank=True)
    hold_reason = models.CharField(max_length=300, blank=True)
    destroyed_at = models.DateTimeField(null=True, blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")

    objects = BackgroundCheckQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["application", "-asked_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"],
                condition=~Q(state__in=["clear", "superseded", "canceled"]),
                name="background_one_at_a_time",
            ),
            models.CheckConstraint(
                name="background_proposed_has_who",
                condition=~Q(state__in=["proposed", "not_clear", "superseded"])
                | Q(proposed_by__isnull=False, proposed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="background_no_takes_two",
                condition=~Q(state__in=["not_clear", "superseded"])
                | Q(decided_by__isnull=False, decided_at__isnull=False) & ~Q(decided_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="background_ordered_has_agency",
                condition=Q(state__in=["asked", "authorized", "canceled"])
                | Q(ordered_on__isnull=False) & ~Q(agency_name=""),
            ),
            models.CheckConstraint(
                name="background_hold_has_who_and_why",
                condition=Q(held_at__isnull=True, held_by__isnull=True, hold_reason="")
                | Q(held_at__isnull=False, held_by__isnull=False, destroyed_at__isnull=True) & ~Q(hold_reason=""),
            ),
            models.CheckConstraint(
                name="background_destroyed_is_empty",
                condition=Q(destroyed_at__isnull=True) | Q(sealed__isnull=True),
            ),
            *dates_between_1900_and_2100("ordered_on", "received_on", "final_from"),
        ]

    def __str__(self) -> str:
        return f"background check {self.pk}"


class Signer(models.TextChoices):
    """Who signed."""

    APPLICANT = "applicant", _("The applicant")
    GUARDIAN = "guardian", _("The guardian")


@track(exclude=("name", "text"))
class BackgroundSignature(models.Model):
    """A signature under the authorization: the name as typed, when, and the very text with its version and SHA-256.

    ``witness`` and ``signed_on`` are of one on paper.
    """

    check_row = models.ForeignKey(BackgroundCheck, models.PROTECT, related_name="signatures")
    signer = models.CharField(max_length=10, choices=Signer)
    name = models.CharField(max_length=160)
    signed_at = models.DateTimeField()
    version = models.CharField(max_length=20)
    language = models.CharField(max_length=8)
    text = models.TextField()
    digest = models.CharField(max_length=64)
    guardian = models.ForeignKey(Guardian, models.PROTECT, null=True, blank=True, related_name="+")
    witness = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    signed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["check_row", "signed_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["check_row", "signer"], name="background_signed_once"),
            models.CheckConstraint(
                name="background_paper_has_witness",
                condition=Q(witness__isnull=True, signed_on__isnull=True)
                | Q(witness__isnull=False, signed_on__isnull=False),
            ),
            *dates_between_1900_and_2100("signed_on"),
        ]

    def __str__(self) -> str:
        return f"signature {self.pk}"


class NoticeKind(models.TextChoices):
    """The two letters."""

    FIRST = "first", "First notice"
    FINAL = "final", "Final notice"


class BackgroundNoticeQuerySet(models.QuerySet["BackgroundNotice"]):
    """Named scopes over letters."""

    def to_post(self) -> Self:
        """Final letters that leave by mail and are not in the post, of a no that stands."""
        rows = self.filter(check_row__state=CheckState.NOT_CLEAR, check_row__destroyed_at__isnull=True)
        return rows.filter(kind=NoticeKind.FINAL, posted_at__isnull=True).exclude(means="email")


@track(exclude=("sealed",))
class BackgroundNotice(Sealed):
    """A letter: a draft until ``sent_at``. With it are frozen its numbers, its calendar and the days off of that.

    Sealed is what the letter names. ``stood_still`` are the first and last days of withdrawals that were taken back.
    ``posted_at`` is when somebody ticked that a final letter, which leaves by mail, is in the post.
    """

    check_row = models.ForeignKey(BackgroundCheck, models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=8, choices=NoticeKind)
    means = models.CharField(max_length=16)
    terms = models.JSONField(default=dict)
    calendar = models.CharField(max_length=60, blank=True)
    days_off = models.JSONField(default=list)
    stood_still = models.JSONField(default=list, blank=True)
    rights = models.ForeignKey(RightsForm, models.PROTECT, null=True, blank=True, related_name="+")
    drafted_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    drafted_at = models.DateTimeField()
    sent_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    posted_at = models.DateTimeField(null=True, blank=True)

    objects = BackgroundNoticeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["check_row", "drafted_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["check_row", "kind"], name="background_notice_once"),
            models.CheckConstraint(
                name="background_notice_sent_whole",
                condition=Q(sent_at__isnull=True, sent_on__isnull=True)
                | Q(sent_at__isnull=False, sent_on__isnull=False) & ~Q(calendar=""),
            ),
            models.CheckConstraint(
                name="background_first_notice_has_rights",
                condition=Q(sent_at__isnull=True) | ~Q(kind="first") | Q(rights__isnull=False),
            ),
            *dates_between_1900_and_2100("sent_on"),
        ]

    def __str__(self) -> str:
        return f"notice {self.pk}"


class AnswerKind(models.TextChoices):
    """What somebody says to the first notice. Only that the report is wrong stops the clock.

    Where Los Angeles County's rules hold, that somebody needs more time adds days, too.
    """

    WRONG = "wrong", _("Something in the report is wrong")
    CONTEXT = "context", _("The report is right, but please read this before you decide")
    TIME = "time", _("I need more time to get what shows it")


class DisputeOutcome(models.TextChoices):
    """How a dispute was settled."""

    CORRECTED = "corrected", "The report was corrected"
    STANDS = "stands", "The report stands"


@track(exclude=("sealed",))
class BackgroundAnswer(Sealed):
    """What the applicant answered; sealed are their words. One that says "wrong" is a dispute until it is resolved."""

    check_row = models.ForeignKey(BackgroundCheck, models.PROTECT, related_name="answers")
    kind = models.CharField(max_length=8, choices=AnswerKind)
    answered_at = models.DateTimeField()
    answered_on = models.DateField()
    resolved_on = models.DateField(null=True, blank=True)
    resolved_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=10, choices=DisputeOutcome, blank=True)

    class Meta:
        ordering: ClassVar = ["check_row", "answered_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["check_row"],
                condition=Q(kind="wrong", resolved_on__isnull=True),
                name="background_one_open_dispute",
            ),
            models.CheckConstraint(
                name="background_resolved_has_outcome",
                condition=Q(resolved_on__isnull=True, outcome="")
                | Q(kind="wrong", resolved_on__isnull=False) & ~Q(outcome=""),
            ),
            *dates_between_1900_and_2100("answered_on", "resolved_on"),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class PaperKind(models.TextChoices):
    """What a paper of a check is. What shows that a no was wrong, and the letter that says so, came after the no."""

    REPORT = "report", _("The report")
    FIRST = "first", _("Our first letter")
    FINAL = "final", _("Our final letter")
    PROOF = "proof", _("What shows that our decision was wrong")
    AMENDS = "amends", _("Our letter that takes the decision back")
    EVIDENCE = "evidence", _("What you sent us")


class BackgroundPaper(Sealed):
    """A file of a check, sealed in its row: nothing of it lies on a disk in the clear."""

    check_row = models.ForeignKey(BackgroundCheck, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=10, choices=PaperKind)
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    answer = models.ForeignKey(BackgroundAnswer, models.PROTECT, null=True, blank=True, related_name="papers")
    correction = models.ForeignKey(
        "applicants.BackgroundCorrection", models.PROTECT, null=True, blank=True, related_name="papers"
    )
    added_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["check_row", "added_at", "pk"]

    def __str__(self) -> str:
        return f"paper {self.pk}"

    def hold(self, content: bytes) -> None:
        """Seal the content of the file."""
        self.keep(base64.b64encode(content).decode())

    def content(self) -> bytes:
        """Return the file."""
        return base64.b64decode(self.opened())
