"""References: people whom an applicant names, what they say, and what somebody concludes from it.

What a referee says, and why it was not enough, is for coordinators alone: these tables are closed to hiring, floor and
partner pages. The words are sealed, each answer for its own row.
"""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from applicants.models.application import Application
from applicants.models.background import Sealed
from applicants.models.screening import ScreeningResult
from apprenticeships.history import track
from apprenticeships.lazily import gettext_lazy as _
from apprenticeships.models import Requirement
from apprenticeships.models.fields import Published, dates_between_1900_and_2100

USER = settings.AUTH_USER_MODEL


class Relation(models.TextChoices):
    """How somebody knows the applicant. Family does not speak for anybody."""

    SUPERVISOR = "supervisor", _("Boss or manager")
    COWORKER = "coworker", _("Coworker")
    TEACHER = "teacher", _("Teacher or counselor")
    LEADER = "leader", _("Leader of a group or a team")
    OTHER = "other", _("Somebody else, not family")


class RefereeState(models.TextChoices):
    """The life of a request to a referee. Whoever did not answer may still do so by phone."""

    ASKED = "asked", "Asked"
    ANSWERED = "answered", "Answered"
    DECLINED = "declined", "Would rather not"
    LAPSED = "lapsed", "Did not answer"
    RETURNED = "returned", "The mail did not arrive"
    ENDED = "ended", "Not asked any more"


LIVE = (RefereeState.ASKED, RefereeState.ANSWERED)
"""Those that count for the number that a program asks for."""


class RefereeQuerySet(models.QuerySet["Referee"]):
    """Named scopes over referees. Hiring managers have none."""

    def of(self, user: Any) -> Self:
        """Those whom a person named."""
        return self.filter(application__person__user=user)

    def live(self) -> Self:
        """Those that are asked, or answered."""
        return self.filter(state__in=LIVE)

    def to_call(self) -> Self:
        """Those whom only a call reaches: no address, or no answer to a mail."""
        by_phone = Q(state=RefereeState.ASKED, email="") | Q(state=RefereeState.LAPSED)
        return self.filter(by_phone, application__ended_at__isnull=True)


@track(exclude=("name", "employer", "email", "phone", "digest", "sealed"))
class Referee(Sealed):
    """Somebody whom an applicant named. Sealed is what they said: the questions as they were asked, and the answers.

    ``digest`` is the SHA-256 of the token in the link; without one no link works. ``link_number`` is part of what the
    token is made from. Answers that came by phone have who took them down, whom they heard and on which day. After the
    time to keep it name, address and words are gone, and the row stays as the trace.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="referees")
    requirement = models.ForeignKey(Requirement, models.PROTECT, related_name="referees")
    state = models.CharField(max_length=10, choices=RefereeState, default=RefereeState.ASKED)
    name = models.CharField(max_length=120, blank=True)
    relation = models.CharField(max_length=12, choices=Relation)
    employer = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=32, blank=True)
    known_since = models.PositiveSmallIntegerField(null=True, blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    is_confidential = models.BooleanField(default=True)
    link_number = models.PositiveSmallIntegerField(default=1, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    named_at = models.DateTimeField()
    asked_at = models.DateTimeField()
    last_day = models.DateField()
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    spoken_on = models.DateField(null=True, blank=True)
    result = models.ForeignKey(ScreeningResult, models.PROTECT, null=True, blank=True, related_name="referees")
    destroyed_at = models.DateTimeField(null=True, blank=True)

    objects = RefereeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["application", "named_at", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["last_day"], name="referee_asked", condition=Q(state="asked")),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["digest"], condition=~Q(digest=""), name="referee_link_once"),
            models.UniqueConstraint(
                fields=["application", "email"],
                condition=Q(state__in=["asked", "answered"]) & ~Q(email=""),
                name="referee_address_once",
            ),
            models.CheckConstraint(
                name="referee_link_while_asked",
                condition=Q(digest="") | Q(state="asked") & ~Q(email="") | Q(state="answered") | Q(state="declined"),
            ),
            models.CheckConstraint(
                name="referee_answered_has_day",
                condition=Q(state__in=["answered", "declined"], answered_at__isnull=False)
                | ~Q(state__in=["answered", "declined"]) & Q(answered_at__isnull=True),
            ),
            models.CheckConstraint(
                name="referee_by_phone_has_who_and_when",
                condition=Q(taken_by__isnull=True, spoken_on__isnull=True)
                | Q(state="answered", taken_by__isnull=False, spoken_on__isnull=False),
            ),
            models.CheckConstraint(
                name="referee_destroyed_is_empty",
                condition=Q(destroyed_at__isnull=True)
                | Q(sealed__isnull=True, name="", employer="", email="", phone="", digest=""),
            ),
            *dates_between_1900_and_2100("last_day", "spoken_on"),
        ]

    def __str__(self) -> str:
        return f"referee {self.pk}"


class ReferenceNo(models.TextChoices):
    """Why references were not enough. The list is closed, and nobody but coordinators reads it."""

    NOT_RECOMMENDED = "not_recommended", "Would not work with them again"
    NOT_RELIABLE = "not_reliable", "Doubts about being on time or keeping promises"
    NOT_CONFIRMED = "not_confirmed", "What the applicant told is not confirmed"
    NOT_REACHED = "not_reached", "Nobody could be reached in time"
    NOT_SUITABLE = "not_suitable", "Those who were named cannot judge"


@track(exclude=("reason_code",))
class ReferenceVerdict(Published):
    """What somebody concluded from the references of an application: met, not met for a reason, or to be looked at.

    ``met`` is empty where a person must look. ``result`` is what the screening was told; a later verdict takes it back.
    The reason is destroyed with what was said.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="reference_verdicts")
    requirement = models.ForeignKey(Requirement, models.PROTECT, related_name="+")
    met = models.BooleanField(null=True, blank=True)
    reason_code = models.CharField(max_length=20, choices=ReferenceNo, blank=True)
    decided_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    result = models.OneToOneField(ScreeningResult, models.PROTECT, related_name="reference_verdict")
    destroyed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["application", "-decided_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="reference_no_has_reason",
                condition=Q(met=False, destroyed_at__isnull=True) & ~Q(reason_code="")
                | Q(destroyed_at__isnull=False, reason_code="")
                | (Q(met=True) | Q(met__isnull=True)) & Q(reason_code=""),
            ),
        ]

    def __str__(self) -> str:
        return f"verdict {self.pk}"
