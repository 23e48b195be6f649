"""Interviews and offers."""

import uuid
from typing import Any, ClassVar, Final, Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q

from applicants.models.application import Application
from apprenticeships.history import track
from apprenticeships.models import Membership, Person, Role
from apprenticeships.models.fields import (
    Published,
    Span,
    ZoneField,
    dates_between_1900_and_2100,
    instants_between_1900_and_2100,
)
from cohorts.models import Opening, Seat

WHOSE: Final = pgtrigger.UpdateOf("application_id", "person_id")  # type: ignore[no-untyped-call]


class InterviewState(models.TextChoices):
    """The life of an interview."""

    REQUESTED = "requested", "Asked for"
    SCHEDULED = "scheduled", "Has a time"
    HELD = "held", "Held"
    NO_SHOW = "no_show", "Did not come"
    CANCELED = "canceled", "Canceled"


class InterviewQuerySet(models.QuerySet["Interview"]):
    """Named scopes over interviews."""

    def visible_to(self, user: Any) -> Self:
        """Those of departments in which the user hires."""
        own = Membership.objects.departments(user, Role.HIRING_MANAGER, Role.PANELIST)
        return self.filter(opening__department__in=own)

    def managed_by(self, user: Any) -> Self:
        """Those of departments in which the user decides."""
        return self.filter(opening__department__in=Membership.objects.departments(user, Role.HIRING_MANAGER))

    def of(self, user: Any) -> Self:
        """A person's own: the only way in for the portal."""
        return self.filter(application__person__user=user)

    def to_choose(self) -> Self:
        """Those whose candidate was offered open times, and still waits for nothing else there."""
        return self.filter(
            state=InterviewState.REQUESTED,
            choose_by__isnull=False,
            application__state="ready",
            application__referrals__opening=models.F("opening"),
            application__referrals__closed_at__isnull=True,
        )


@track(exclude=("note", "cancel_reason"))
class Interview(Published):
    """A meeting of a candidate and a manager about one opening. Its calendar object keeps one uid for life.

    ``choose_by``: the candidate chooses from open times, by this day. ``moves``: how often they moved it themselves.
    ``left_at``: since when a coordinator sees to somebody who did not come. ``person`` is that of the application, kept
    by PostgreSQL itself, so that one constraint holds over all applications of somebody.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="interviews")
    person = models.ForeignKey(Person, models.PROTECT, related_name="interviews", editable=False)
    opening = models.ForeignKey(Opening, models.PROTECT, related_name="interviews")
    manager = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="interviews")
    state = models.CharField(max_length=12, choices=InterviewState, default=InterviewState.REQUESTED)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    zone = ZoneField(default="America/Chicago")
    place = models.CharField(max_length=240, blank=True)
    room = models.ForeignKey("applicants.MeetingRoom", models.PROTECT, null=True, blank=True, related_name="interviews")
    note = models.CharField(max_length=500, blank=True)
    choose_by = models.DateField(null=True, blank=True)
    moves = models.PositiveSmallIntegerField(default=0)
    left_at = models.DateTimeField(null=True, blank=True)
    requested_at = models.DateTimeField()
    score_by = models.DateField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=200, blank=True)
    calendar_uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = InterviewQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        indexes: ClassVar = [models.Index(fields=["manager", "state", "starts_at"], name="interview_by_manager")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="interview_scheduled_has_time",
                condition=~Q(state__in=["scheduled", "held", "no_show"])
                | Q(starts_at__isnull=False, ends_at__isnull=False),
            ),
            models.CheckConstraint(
                name="interview_ends_after_start",
                condition=Q(starts_at__isnull=True, ends_at__isnull=True) | Q(ends_at__gt=models.F("starts_at")),
            ),
            models.UniqueConstraint(
                fields=["application", "opening"],
                condition=Q(state__in=["requested", "scheduled"]),
                name="interview_one_open_per_opening",
            ),
            ExclusionConstraint(
                name="interview_manager_not_twice",
                expressions=[
                    (Span("starts_at", "ends_at"), RangeOperators.OVERLAPS),
                    ("manager", RangeOperators.EQUAL),
                ],
                condition=Q(state="scheduled"),
            ),
            ExclusionConstraint(
                name="interview_candidate_not_twice",
                expressions=[
                    (Span("starts_at", "ends_at"), RangeOperators.OVERLAPS),
                    ("person", RangeOperators.EQUAL),
                ],
                condition=Q(state="scheduled"),
            ),
            ExclusionConstraint(
                name="interview_room_not_twice",
                expressions=[
                    (Span("starts_at", "ends_at"), RangeOperators.OVERLAPS),
                    ("room", RangeOperators.EQUAL),
                ],
                condition=Q(state="scheduled", room__isnull=False),
            ),
            models.CheckConstraint(
                name="interview_left_after_no_show", condition=Q(left_at__isnull=True) | Q(state="no_show")
            ),
            *instants_between_1900_and_2100("starts_at"),
            *dates_between_1900_and_2100("choose_by"),
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="person_of_application",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | WHOSE,
                func="SELECT person_id INTO NEW.person_id FROM applicants_application WHERE id = NEW.application_id; "
                "RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return f"interview {self.pk}"


class OfferState(models.TextChoices):
    """The life of an offer."""

    PREPARED = "prepared", "Prepared"
    VERBAL = "verbal", "Made"
    CONFIRMED = "confirmed", "Confirmed"
    DECLINED = "declined", "Declined"
    EXPIRED = "expired", "Ran out"
    RESCINDED = "rescinded", "Taken back"


OPEN_OFFERS = (OfferState.PREPARED, OfferState.VERBAL)


class VerbalAnswer(models.TextChoices):
    """What the candidate said on the phone."""

    YES = "yes", "Yes"
    THINKING = "thinking", "Wants to think"


class OfferQuerySet(models.QuerySet["Offer"]):
    """Named scopes over offers."""

    def visible_to(self, user: Any) -> Self:
        """Those of departments in which the user hires."""
        return self.filter(opening__department__in=Membership.objects.departments(user, Role.HIRING_MANAGER))

    def of(self, user: Any) -> Self:
        """A person's own, once they were made: the only way in for the portal."""
        return self.filter(application__person__user=user, verbal_at__isnull=False)

    def lapsed(self, *, at: object) -> Self:
        """Open, and nobody answered in time."""
        return self.filter(state__in=OPEN_OFFERS, respond_by__lte=at)


@track(exclude=("decline_note", "back_reason"))
class Offer(Published):
    """A place offered to one candidate. The seat is held while it is open; ``respond_by`` is when it runs out.

    An offer that ended keeps its seat only as long as the department keeps the place. ``call_back_at`` is when the
    candidate asked to be called again. Whoever wants a made offer back says why in ``back_reason``; it needs another
    person's yes.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="offers")
    opening = models.ForeignKey(Opening, models.PROTECT, related_name="offers")
    seat = models.ForeignKey(Seat, models.SET_NULL, null=True, blank=True, related_name="offers")
    state = models.CharField(max_length=12, choices=OfferState, default=OfferState.PREPARED)
    verbal_answer = models.CharField(max_length=12, choices=VerbalAnswer, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="offers")
    prepared_at = models.DateTimeField()
    verbal_at = models.DateTimeField(null=True, blank=True)
    respond_by = models.DateTimeField()
    call_back_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    decline_reason = models.CharField(max_length=20, blank=True)
    decline_note = models.CharField(max_length=500, blank=True)
    back_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="offers_wanted_back"
    )
    back_asked_at = models.DateTimeField(null=True, blank=True)
    back_reason = models.CharField(max_length=200, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-prepared_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state__in=["prepared", "verbal", "confirmed"]),
                name="offer_one_open_per_application",
            ),
            models.UniqueConstraint(
                fields=["seat"],
                condition=Q(state__in=["prepared", "verbal", "confirmed"]),
                name="offer_one_open_per_seat",
            ),
            models.CheckConstraint(
                name="offer_state_and_columns",
                condition=Q(
                    state="prepared",
                    verbal_at__isnull=True,
                    confirmed_at__isnull=True,
                    ended_at__isnull=True,
                )
                | Q(
                    state="verbal",
                    verbal_at__isnull=False,
                    confirmed_at__isnull=True,
                    ended_at__isnull=True,
                )
                | Q(
                    state="confirmed",
                    verbal_at__isnull=False,
                    confirmed_at__isnull=False,
                    ended_at__isnull=True,
                )
                | Q(
                    state__in=["declined", "expired", "rescinded"],
                    ended_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="offer_open_has_seat",
                condition=~Q(state__in=["prepared", "verbal", "confirmed"]) | Q(seat__isnull=False),
            ),
            models.CheckConstraint(
                name="offer_wanted_back_says_why",
                condition=Q(back_asked_by__isnull=True, back_asked_at__isnull=True, back_reason="")
                | (Q(back_asked_by__isnull=False, back_asked_at__isnull=False) & ~Q(back_reason="")),
            ),
            *instants_between_1900_and_2100("respond_by", "call_back_at"),
        ]

    def __str__(self) -> str:
        return f"offer {self.pk}"

    @property
    def is_written(self) -> bool:
        """Whether it was made without a call, so that nobody answered on the phone."""
        return self.verbal_at is not None and not self.verbal_answer

    @property
    def is_claim(self) -> bool:
        """Whether it went to the next one on the list of a seat that came free."""
        return self.is_written and hasattr(self, "standby")

    @property
    def is_matched(self) -> bool:
        """Whether the matching made it."""
        return self.is_written and not self.is_claim

    @property
    def stands(self) -> str:
        """How it stands, and how it was made while it waits for the answer."""
        if self.state != OfferState.VERBAL:
            return OfferState(self.state).label
        if self.is_claim:
            return "Made from the standby list"
        return "Made by the matching" if self.is_written else "Made by phone"
