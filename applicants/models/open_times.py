"""Open times: when an interviewer can be booked, on which days not, in which room; and who is taken when."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from applicants.models.hiring import Interview
from apprenticeships.history import track
from apprenticeships.models import Department, Site
from apprenticeships.models.fields import Published, Span, dates_between_1900_and_2100


@track()
class MeetingRoom(models.Model):
    """A room of a site in which people meet. At one time it is one meeting's."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="meeting_rooms")
    name = models.CharField(max_length=60)

    class Meta:
        ordering: ClassVar = ["site", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint("site", Lower("name"), name="meeting_room_name_once_per_site"),
        ]

    def __str__(self) -> str:
        return self.name


class OpenTimesQuerySet(models.QuerySet["OpenTimes"]):
    """Named scopes over open times."""

    def of(self, user: Any) -> Self:
        """A person's own, where they still interview."""
        return self.filter(user=user, department__in=Department.objects.hiring_of(user.pk))

    def running(self) -> Self:
        """Those that were not stopped."""
        return self.filter(ended_at__isnull=True)


@track()
class OpenTimes(Published):
    """Hours on some days of the week (Monday is 0) in which somebody meets candidates of a department.

    Times are what the clock of the department's site shows. ``place`` is an address, or the link of a video call.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="open_times")
    department = models.ForeignKey(Department, models.PROTECT, related_name="open_times")
    weekdays = ArrayField(models.PositiveSmallIntegerField(), size=7)
    opens = models.TimeField()
    closes = models.TimeField()
    minutes = models.PositiveSmallIntegerField()
    gap = models.PositiveSmallIntegerField(default=0)
    first_day = models.DateField()
    last_day = models.DateField()
    is_video = models.BooleanField(default=False)
    place = models.CharField(max_length=140)
    room = models.ForeignKey(MeetingRoom, models.PROTECT, null=True, blank=True, related_name="open_times")
    published_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = OpenTimesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "open times"
        ordering: ClassVar = ["first_day", "opens", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="open_times_close_after_opening", condition=Q(closes__gt=models.F("opens"))),
            models.CheckConstraint(
                name="open_times_last_day_not_before_first", condition=Q(last_day__gte=models.F("first_day"))
            ),
            models.CheckConstraint(name="open_times_some_minutes", condition=Q(minutes__gt=0)),
            models.CheckConstraint(
                name="open_times_room_is_a_place", condition=Q(is_video=False) | Q(room__isnull=True)
            ),
            *dates_between_1900_and_2100("first_day", "last_day"),
        ]

    def __str__(self) -> str:
        return f"open times {self.pk}"

    @property
    def where(self) -> str:
        """What candidate and interviewer read: the room, then the place."""
        return ", ".join(part for part in (self.room.name if self.room else "", self.place) if part)


class ExceptionKind(models.TextChoices):
    """How one day differs from the pattern."""

    OFF = "off", "Not on this day"
    SHUT = "shut", "Not at this time"
    EXTRA = "extra", "At this time, too"


@track()
class OpenTimesException(Published):
    """One day that differs from the pattern: no meetings, none at some hours, or some at further hours."""

    open_times = models.ForeignKey(OpenTimes, models.CASCADE, related_name="exceptions")
    kind = models.CharField(max_length=8, choices=ExceptionKind)
    day = models.DateField()
    opens = models.TimeField(null=True, blank=True)
    closes = models.TimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["day", "opens", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["open_times", "day"], condition=Q(kind="off"), name="open_times_off_once"),
            models.UniqueConstraint(
                fields=["open_times", "day", "kind", "opens", "closes"], name="open_times_exception_once"
            ),
            models.CheckConstraint(
                name="open_times_exception_kind_and_hours",
                condition=Q(kind="off", opens__isnull=True, closes__isnull=True)
                | Q(kind__in=["shut", "extra"], opens__isnull=False, closes__gt=models.F("opens")),
            ),
            *dates_between_1900_and_2100("day"),
        ]

    def __str__(self) -> str:
        return f"exception {self.pk}"


@track()
class InterviewerTime(models.Model):
    """Somebody who takes part in an interview, and when they are taken by it: no time while none is set.

    The one who leads it has a row, too, so that one constraint holds for everybody.
    """

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="panel")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="interviewer_times")
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["interview", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["interview", "user"], name="interviewer_once_per_interview"),
            models.CheckConstraint(
                name="interviewer_taken_from_until",
                condition=Q(starts_at__isnull=True, ends_at__isnull=True) | Q(ends_at__gt=models.F("starts_at")),
            ),
            ExclusionConstraint(
                name="interviewer_not_twice",
                expressions=[
                    (Span("starts_at", "ends_at"), RangeOperators.OVERLAPS),
                    ("user", RangeOperators.EQUAL),
                ],
                condition=Q(starts_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"interviewer {self.pk}"
