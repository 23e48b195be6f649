"""Field shapes that several models share."""

import uuid
import zoneinfo
from datetime import UTC, date, datetime

from django.contrib.postgres.fields import DateTimeRangeField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

FIRST_YEAR, LAST_YEAR = 1900, 2100


def validate_zone(value: str) -> None:
    """Refuse a name that the time zone database does not know."""
    if value not in zoneinfo.available_timezones():
        raise ValidationError("Choose a time zone such as America/Chicago.", code="zone")


def validate_year(value: object) -> None:
    """Refuse dates outside 1900 to 2100, which PostgreSQL stores but pages cannot show."""
    year = getattr(value, "year", None)
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValidationError(_("Write a year between 1900 and 2100."), code="year")


def public_id() -> uuid.UUID:
    """A random identifier that may stand in an address."""
    return uuid.uuid4()


class Published(models.Model):
    """Has an identifier that may stand in an address."""

    public_id = models.UUIDField(default=public_id, unique=True, editable=False)

    class Meta:
        abstract = True


class Sourced(models.Model):
    """A fact and where it comes from; ``assumed`` facts are ours until somebody confirms them.

    ``assumed_fields`` names the columns that are ours in a row whose rest is stated by its source.
    """

    source = models.CharField(max_length=200, blank=True)
    assumed = models.BooleanField(default=False)
    assumed_fields = models.JSONField(default=list, blank=True)

    class Meta:
        abstract = True


class Span(models.Func):
    """The half-open span of time between two columns."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class ZoneField(models.CharField):  # type: ignore[type-arg]
    """The name of a time zone, such as ``America/Chicago``."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("max_length", 64)
        kwargs.setdefault("validators", [validate_zone])
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]


def dates_between_1900_and_2100(*names: str) -> list[models.CheckConstraint]:
    """One check constraint for each date column, so that no row can break a page for everybody."""
    return [_in_range(name, date(1900, 1, 1), date(2101, 1, 1)) for name in names]


def instants_between_1900_and_2100(*names: str) -> list[models.CheckConstraint]:
    """The same for columns that hold a date and a time."""
    return [_in_range(name, datetime(1900, 1, 1, tzinfo=UTC), datetime(2101, 1, 1, tzinfo=UTC)) for name in names]


def _in_range(name: str, first: date, over: date) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=f"%(app_label)s_%(class)s_{name}_in_range",
        condition=models.Q((f"{name}__isnull", True)) | models.Q((f"{name}__gte", first), (f"{name}__lt", over)),
    )
