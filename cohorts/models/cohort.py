"""Cohorts: a version of a program with a first day, and all dates that follow from it."""

from datetime import date
from decimal import Decimal
from typing import ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from apprenticeships.history import track
from apprenticeships.models import (
    Component,
    Department,
    Interest,
    PayTrigger,
    Program,
    ProgramVersion,
    Site,
    Track,
    WageStep,
)
from apprenticeships.models.fields import Published, dates_between_1900_and_2100
from apprenticeships.rules.words import date_in_words


class ScheduleState(models.TextChoices):
    """Whether the class has its days, and whether people were told."""

    NONE = "none", "Not made yet"
    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"


class CohortQuerySet(models.QuerySet["Cohort"]):
    """Named scopes over cohorts."""

    def open_for(self, program: Program, *, on: date) -> Self:
        """Those of a program that one can still apply for on ``on``, soonest first."""
        return (
            self.of_apprentices()
            .filter(
                program=program,
                canceled_at__isnull=True,
                apply_by__gte=on,
                starts_on__gt=on,
            )
            .order_by("starts_on")
        )

    def of_apprentices(self) -> Self:
        """Those that one applies for: a training class of a partnership is none of them."""
        return self.filter(component__isnull=True)

    def with_seats(self) -> Self:
        """Annotated with ``seats_all``, ``seats_taken`` and ``seats_held``."""
        return self.annotate(
            seats_all=models.Count("openings__seats"),
            seats_taken=models.Count("openings__seats", filter=models.Q(openings__seats__state="taken")),
            seats_held=models.Count("openings__seats", filter=models.Q(openings__seats__state="held")),
        )

    def running(self, *, on: date) -> Self:
        """Those whose people are in class or clinic on ``on``."""
        return self.filter(canceled_at__isnull=True, starts_on__lte=on, ends_on__gt=on)


@track()
class Cohort(Published):
    """Everybody who starts a program on one day. All dates are local to the program's organization.

    A class of a partnership says in ``title`` what is taught and names the ``component`` that it counts for.
    ``nominal_start`` is the day of the intake rule; ``starts_on`` is that day moved off a holiday. ``class_ends_on``
    and ``ends_on`` are the first days after the class phase and after the whole program.
    """

    program = models.ForeignKey(Program, models.PROTECT, related_name="cohorts")
    version = models.ForeignKey(ProgramVersion, models.PROTECT, related_name="cohorts")
    title = models.CharField(max_length=120, blank=True)
    component = models.ForeignKey(Component, models.PROTECT, null=True, blank=True, related_name="cohorts")
    nominal_start = models.DateField()
    starts_on = models.DateField()
    apply_by = models.DateField()
    ready_by = models.DateField()
    class_ends_on = models.DateField()
    ends_on = models.DateField()
    exam_from = models.DateField(null=True, blank=True)
    exam_to = models.DateField(null=True, blank=True)
    schedule_state = models.CharField(max_length=12, choices=ScheduleState, default=ScheduleState.NONE)
    published_at = models.DateTimeField(null=True, blank=True)
    canceled_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = CohortQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["starts_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["program", "nominal_start", "title"], name="cohort_start_unique"),
            models.CheckConstraint(
                name="cohort_dates_in_order",
                condition=models.Q(apply_by__lt=models.F("starts_on"))
                & models.Q(ready_by__lte=models.F("starts_on"))
                & models.Q(starts_on__lte=models.F("class_ends_on"))
                & models.Q(class_ends_on__lte=models.F("ends_on")),
            ),
            models.CheckConstraint(
                name="cohort_published_has_time",
                condition=models.Q(schedule_state="published", published_at__isnull=False)
                | (~models.Q(schedule_state="published")),
            ),
            *dates_between_1900_and_2100("nominal_start", "starts_on", "ends_on"),
        ]

    @property
    def is_training(self) -> bool:
        """Whether participants of a partnership are signed up for it, instead of applying."""
        return self.component_id is not None

    def __str__(self) -> str:
        words = {"name": self.title or self.program, "day": date_in_words(self.starts_on, year=True)}
        return _("%(name)s, class of %(day)s") % words


HEADCOUNT = pgtrigger.UpdateOf("headcount")  # type: ignore[no-untyped-call]
OPENING = pgtrigger.UpdateOf("opening_id")  # type: ignore[no-untyped-call]
OPENING_OR_CLASS = pgtrigger.UpdateOf("opening_id", "cohort_id")  # type: ignore[no-untyped-call]
COUNT = """
SELECT headcount INTO places FROM cohorts_opening WHERE id = counted;
IF FOUND AND places <> (SELECT count(*) FROM cohorts_seat WHERE opening_id = counted) THEN
    RAISE EXCEPTION 'an opening has as many seats as its headcount says'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'opening_seats_are_its_headcount';
END IF;
"""


def counted(name: str, operation: pgtrigger.Operation, *openings: str) -> pgtrigger.Trigger:
    """Compare headcount and seats of openings at the end of the transaction, whoever wrote them.

    Two transactions cannot slip past each other: each that changes the number of seats for good changes the headcount
    too, and so waits for the other one at the row of the opening.
    """
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Row,
        when=pgtrigger.After,
        operation=operation,
        timing=pgtrigger.Deferred,
        declare=[("places", "integer"), ("counted", "bigint")],
        func="".join(f"counted := {each};{COUNT}" for each in openings) + "RETURN NULL;",
    )


def start_rate(track: Track) -> Decimal | None:
    """What an hour pays on a path from the first day on; nothing where the program names no amount."""
    rates = (step.rate for step in track.wage_steps.all() if step.trigger == PayTrigger.START)
    return next((rate for rate in rates if rate is not None), None)


def hourly() -> Coalesce:
    """What an hour pays on the first day, as a column of openings."""
    first = WageStep.objects.filter(track=models.OuterRef("track"), trigger=PayTrigger.START, rate__isnull=False)
    return Coalesce("rate", models.Subquery(first.order_by("position").values("rate")[:1]))


@track()
class Opening(Published):
    """Places for one track in one department for one cohort; each place is a seat.

    Where people are matched to departments, an opening names the area of interest that it belongs to, the ages that
    fit on the first day, both included, and the minutes a week. One without places was taken off again. It stays with
    its class for good. ``rate`` is what an hour pays on the first day, in USD, where that is more than what the track
    pays.
    """

    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="openings")
    track = models.ForeignKey(Track, models.PROTECT, related_name="openings")
    site = models.ForeignKey(Site, models.PROTECT, related_name="openings")
    department = models.ForeignKey(Department, models.PROTECT, related_name="openings")
    headcount = models.PositiveSmallIntegerField()
    interest = models.ForeignKey(Interest, models.PROTECT, null=True, blank=True, related_name="openings")
    age_from = models.PositiveSmallIntegerField(null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(null=True, blank=True)
    weekly_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    rate = models.DecimalField(max_digits=10, decimal_places=4, null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["cohort", "department", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cohort", "track", "department", "interest"], name="opening_unique", nulls_distinct=False
            ),
            models.CheckConstraint(
                name="opening_ages_range",
                condition=(models.Q(age_from__isnull=True) | models.Q(age_from__range=(14, 99)))
                & (models.Q(age_to__isnull=True) | models.Q(age_to__range=(14, 99)))
                & (
                    models.Q(age_from__isnull=True)
                    | models.Q(age_to__isnull=True)
                    | models.Q(age_to__gte=models.F("age_from"))
                ),
            ),
            models.CheckConstraint(
                name="opening_weekly_minutes_range",
                condition=models.Q(weekly_minutes__isnull=True) | models.Q(weekly_minutes__range=(60, 2400)),
            ),
            models.CheckConstraint(
                name="opening_rate_positive", condition=models.Q(rate__isnull=True) | models.Q(rate__gt=0)
            ),
            models.CheckConstraint(
                name="opening_headcount_range",
                condition=models.Q(headcount__range=(0, 500)),
            ),
        ]
        triggers: ClassVar = [
            counted("headcount_counted", pgtrigger.Insert | HEADCOUNT, "NEW.id"),
            pgtrigger.Protect(name="class_stays", operation=pgtrigger.Update, condition=pgtrigger.AnyChange("cohort")),
        ]

    def __str__(self) -> str:
        return f"{self.track}, {self.department}"

    @property
    def pays(self) -> Decimal | None:
        """What an hour pays here on the first day; nothing where the program names no amount."""
        return start_rate(self.track) if self.rate is None else self.rate


class SeatState(models.TextChoices):
    """Whether a place is free."""

    FREE = "free", "Free"
    HELD = "held", "Held"
    TAKEN = "taken", "Taken"


class SeatQuerySet(models.QuerySet["Seat"]):
    """Named scopes over seats."""

    def free(self) -> Self:
        """Those that can be held."""
        return self.filter(state=SeatState.FREE)

    def lapsed(self, *, at: object) -> Self:
        """Held longer than promised."""
        return self.filter(state=SeatState.HELD, held_until__lte=at)


@track()
class Seat(models.Model):
    """One place of an opening. The database itself writes ``cohort``, the class of the opening, and keeps it right."""

    opening = models.ForeignKey(Opening, models.PROTECT, related_name="seats")
    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="+", editable=False)
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=SeatState, default=SeatState.FREE)
    held_until = models.DateTimeField(null=True, blank=True)
    person = models.ForeignKey(
        "apprenticeships.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="seats",
    )

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["opening", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["opening", "number"], name="seat_number_unique"),
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(state="held"),
                name="seat_one_held_per_person",
            ),
            models.UniqueConstraint(
                fields=["cohort", "person"],
                name="seat_one_per_person_and_class",
            ),
            models.CheckConstraint(
                name="seat_state_and_columns",
                condition=models.Q(state="free", held_until__isnull=True, person__isnull=True)
                | models.Q(state="held", held_until__isnull=False, person__isnull=False)
                | models.Q(state="taken", held_until__isnull=True, person__isnull=False),
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="class_of_opening",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | OPENING_OR_CLASS,
                func="SELECT cohort_id INTO NEW.cohort_id FROM cohorts_opening WHERE id = NEW.opening_id; RETURN NEW;",
            ),
            counted("added_counted", pgtrigger.Insert, "NEW.opening_id"),
            counted("removed_counted", pgtrigger.Delete, "OLD.opening_id"),
            counted("moved_counted", OPENING, "OLD.opening_id", "NEW.opening_id"),
        ]

    def __str__(self) -> str:
        return f"seat {self.number} of {self.opening_id}"
