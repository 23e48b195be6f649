"""What the hours of minors depend on: the school days of their district, and their permits to work."""

from typing import ClassVar, Self

from django.db import models

from apprenticeships.history import track
from apprenticeships.models import Organization, Person
from apprenticeships.models.fields import dates_between_1900_and_2100

MOST_DAY_MINUTES, MOST_WEEK_MINUTES = 24 * 60, 7 * 24 * 60


@track()
class SchoolDistrict(models.Model):
    """The calendar of one school district, complete from ``since`` through ``through``.

    School lasts from ``opens`` to ``closes``, local time, on each weekday of a term that is not marked as free.
    """

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="school_districts")
    name = models.CharField(max_length=120)
    since = models.DateField("calendar is complete from")
    through = models.DateField("calendar is complete through")
    opens = models.TimeField("school begins")
    closes = models.TimeField("school ends")

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "name"],
                name="school_district_name_unique",
                violation_error_message="There is a district of this name already.",
            ),
            models.CheckConstraint(
                name="school_district_days_in_order",
                condition=models.Q(through__gte=models.F("since")),
                violation_error_message="The calendar cannot end before it begins.",
            ),
            models.CheckConstraint(
                name="school_district_hours_in_order",
                condition=models.Q(closes__gt=models.F("opens")),
                violation_error_message="School must end later than it begins.",
            ),
            *dates_between_1900_and_2100("since", "through"),
        ]

    def __str__(self) -> str:
        return self.name


@track()
class SchoolTerm(models.Model):
    """A stretch of school, both days included."""

    district = models.ForeignKey(SchoolDistrict, models.CASCADE, related_name="terms")
    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        ordering: ClassVar = ["district", "first_day", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="school_term_days_in_order",
                condition=models.Q(last_day__gte=models.F("first_day")),
                violation_error_message="A term cannot end before it begins.",
            ),
            *dates_between_1900_and_2100("first_day", "last_day"),
        ]

    def __str__(self) -> str:
        return f"{self.first_day} to {self.last_day}"


@track()
class SchoolDate(models.Model):
    """One day that is not as the terms say: free inside one, or a school day outside."""

    district = models.ForeignKey(SchoolDistrict, models.CASCADE, related_name="dates")
    date = models.DateField()
    has_school = models.BooleanField("there is school", default=False)
    name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering: ClassVar = ["district", "date", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["district", "date"],
                name="school_date_unique",
                violation_error_message="This day is in the list already.",
            ),
            *dates_between_1900_and_2100("date"),
        ]

    def __str__(self) -> str:
        return f"{self.date}"


@track()
class Schooling(models.Model):
    """In which district somebody goes to school."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="schooling")
    district = models.ForeignKey(SchoolDistrict, models.PROTECT, related_name="students")

    class Meta:
        verbose_name = "school of a person"
        verbose_name_plural = "schools of people"
        ordering: ClassVar = ["person__sort_name", "pk"]

    def __str__(self) -> str:
        return f"{self.person}, {self.district}"


class WorkPermitQuerySet(models.QuerySet["WorkPermit"]):
    """Named scopes over permits."""

    def latest_first(self) -> Self:
        """Those that end last come first."""
        return self.order_by("-valid_through", "-pk")


@track()
class WorkPermit(models.Model):
    """A minor's permit to work, valid on both its first and its last day.

    The three limits are what the school wrote into it beyond the law: minutes a day and a week, and the latest end.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="work_permits")
    number = models.CharField(max_length=40, blank=True)
    valid_from = models.DateField()
    valid_through = models.DateField()
    most_day_minutes = models.PositiveSmallIntegerField("at most minutes a day", null=True, blank=True)
    most_week_minutes = models.PositiveSmallIntegerField("at most minutes a week", null=True, blank=True)
    latest_end = models.TimeField("work ends by", null=True, blank=True)

    objects = WorkPermitQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["person__sort_name", "-valid_through", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="work_permit_days_in_order",
                condition=models.Q(valid_through__gte=models.F("valid_from")),
                violation_error_message="A permit cannot end before it begins.",
            ),
            models.CheckConstraint(
                name="work_permit_limits_in_range",
                condition=(
                    models.Q(most_day_minutes__isnull=True) | models.Q(most_day_minutes__range=(1, MOST_DAY_MINUTES))
                )
                & (
                    models.Q(most_week_minutes__isnull=True) | models.Q(most_week_minutes__range=(1, MOST_WEEK_MINUTES))
                ),
                violation_error_message="Write minutes such as 240 for four hours.",
            ),
            *dates_between_1900_and_2100("valid_from", "valid_through"),
        ]

    def __str__(self) -> str:
        return f"permit of {self.person}, through {self.valid_through}"
