"""What a participant gets beside classes: tuition, hours with a preceptor, and the credential and job it led to."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from apprenticeships.history import track
from apprenticeships.models import Organization, Role
from apprenticeships.models.fields import Published, dates_between_1900_and_2100
from cohorts.models.partnership import Participant


class TuitionState(models.TextChoices):
    """The life of a request for tuition."""

    ASKED = "asked", "Asked"
    APPROVED = "approved", "Approved"
    DENIED = "denied", "Not approved"
    PAID = "paid", "Paid"
    WITHDRAWN = "withdrawn", "Taken back"


class OwnedQuerySet(models.QuerySet[Any]):
    """Named scopes over rows of participants."""

    def of(self, user: Any) -> Self:
        """A person's own."""
        return self.filter(participant__person__user=user)

    def visible_to(self, user: Any) -> Self:
        """Those of participants of the organizations for which a user is a partner."""
        own = user.memberships.filter(role=Role.PARTNER).values("organization")
        return self.filter(Q(participant__employer__in=own) | Q(participant__union__in=own))


@track(exclude=("note", "decision"))
class TuitionRequest(Published):
    """A worker's request that a course is paid back. Amounts are USD.

    ``paid_elsewhere`` is what the worker says that other employers paid in the calendar year; nothing: not known.
    ``excludable`` and ``taxable`` are the split of the approved amount in the year of ``paid_on`` (26 U.S.C. 127),
    written down when it is paid; both stay empty while the year's limit is not entered.
    """

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="tuition_requests")
    school = models.CharField(max_length=160)
    course = models.CharField(max_length=160)
    area = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    note = models.TextField(blank=True)
    paid_elsewhere = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    state = models.CharField(max_length=10, choices=TuitionState, default=TuitionState.ASKED)
    asked_at = models.DateTimeField()
    approved_amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision = models.CharField(max_length=300, blank=True)
    paid_on = models.DateField(null=True, blank=True)
    excludable = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    taxable = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="tuition_amount_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(name="tuition_dates_in_order", condition=Q(ends_on__gte=models.F("starts_on"))),
            models.CheckConstraint(
                name="tuition_state_and_columns",
                condition=Q(state__in=["asked", "withdrawn"], decided_at__isnull=True, paid_on__isnull=True)
                | Q(state="denied", decided_at__isnull=False, approved_amount__isnull=True, paid_on__isnull=True)
                | Q(state="approved", decided_at__isnull=False, approved_amount__gt=0, paid_on__isnull=True)
                | Q(state="paid", decided_at__isnull=False, approved_amount__gt=0, paid_on__isnull=False),
            ),
            *dates_between_1900_and_2100("starts_on", "ends_on", "paid_on"),
        ]

    def __str__(self) -> str:
        return f"tuition request {self.pk}"


class TuitionDocument(Published):
    """A file behind a request, such as a bill or a grade. Private; served as an attachment to who may see it.

    Once its time was over the file and its name are destroyed; its day, size and digest stay.
    """

    request = models.ForeignKey(TuitionRequest, models.PROTECT, related_name="documents")
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    file = models.FileField(upload_to="tuition/")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["uploaded_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="tuition_document_here_or_destroyed",
                condition=Q(destroyed_at__isnull=True) & ~Q(file="") | Q(destroyed_at__isnull=False, file="", name=""),
            ),
        ]

    def __str__(self) -> str:
        return f"document {self.pk}"


class LogState(models.TextChoices):
    """Whether hours with a preceptor are only claimed, confirmed by who supervised, or taken back."""

    CLAIMED = "claimed", "Waits for the preceptor"
    CONFIRMED = "confirmed", "Confirmed"
    VOIDED = "voided", "Taken back"


@track()
class PreceptorshipLog(Published):
    """Clinical supervision of one participant on one day, in minutes. It counts once somebody confirmed it."""

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="preceptorship")
    date = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    area = models.CharField(max_length=120)
    supervisor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    supervisor_name = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=LogState, default=LogState.CLAIMED)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-date", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["participant", "date", "area"],
                condition=~Q(state="voided"),
                name="preceptorship_once_per_day",
            ),
            models.CheckConstraint(name="preceptorship_minutes_of_a_day", condition=Q(minutes__range=(1, 1440))),
            models.CheckConstraint(
                name="preceptorship_confirmed_by_whom",
                condition=Q(state="confirmed", confirmed_at__isnull=False, confirmed_by__isnull=False)
                | Q(state="claimed", confirmed_at__isnull=True)
                | Q(state="voided"),
            ),
            *dates_between_1900_and_2100("date"),
        ]

    def __str__(self) -> str:
        return f"{self.minutes} min on {self.date}"


class Proof(models.TextChoices):
    """What shows that somebody has a job; without any it is only claimed."""

    NONE = "", "Nothing yet"
    PAY_STUB = "pay_stub", "Pay stub"
    EMPLOYER = "employer", "The employer confirmed it"
    PAYROLL = "payroll", "Payroll record"


@track()
class JobPlacement(Published):
    """The job that a participant has after the program: with whom, as what, since when, and what shows it."""

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="placements")
    organization = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="placed")
    employer_name = models.CharField(max_length=160)
    title = models.CharField(max_length=120)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    proof = models.CharField(max_length=10, choices=Proof, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-started_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["participant", "employer_name", "started_on"],
                condition=Q(voided_at__isnull=True),
                name="job_placement_once",
            ),
            models.CheckConstraint(
                name="job_placement_dates_in_order",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=models.F("started_on")),
            ),
            *dates_between_1900_and_2100("started_on", "ended_on"),
        ]

    def __str__(self) -> str:
        return f"{self.title} since {self.started_on}"


class CredentialProof(models.TextChoices):
    """What shows that somebody earned a credential; without any it is only claimed."""

    NONE = "", "Nothing yet"
    COPY = "copy", "Copy of the certificate seen"
    ISSUER = "issuer", "Looked up at the issuer"


@track()
class Credential(Published):
    """A credential that a participant earned elsewhere, such as a license of the state; our exams are ``ExamAttempt``.

    ``issuer`` is who gave it, ``number`` is that of the certificate or license, ``expires_on`` its last day if it has
    one. It counts once there is a proof.
    """

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="credentials")
    title = models.CharField(max_length=120)
    issuer = models.CharField(max_length=160)
    number = models.CharField(max_length=60, blank=True)
    earned_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    proof = models.CharField(max_length=10, choices=CredentialProof, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-earned_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["participant", "title", "earned_on"],
                condition=Q(voided_at__isnull=True),
                name="credential_once",
            ),
            models.CheckConstraint(
                name="credential_dates_in_order",
                condition=Q(expires_on__isnull=True) | Q(expires_on__gte=models.F("earned_on")),
            ),
            *dates_between_1900_and_2100("earned_on", "expires_on"),
        ]

    def __str__(self) -> str:
        return f"{self.title} since {self.earned_on}"
