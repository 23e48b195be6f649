"""Numbers with a date from which they hold and a note on their source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Cast, Coalesce, Concat, Substr

from apprenticeships.history import track
from apprenticeships.models.fields import Sourced, dates_between_1900_and_2100
from apprenticeships.models.program import ProgramVersion
from apprenticeships.rules.parameters import SPECS, accepts, how_to_write
from apprenticeships.rules.specs import Value


class ParameterManager(models.Manager["Parameter"]):
    """Finds the value in force."""

    def value(self, key: str, *, version: ProgramVersion | int | None, on: date) -> Any:
        """The version's value in force on ``on``, else the common one, else the product's first value."""
        found = self._in_force(key, version, on).values_list("value", flat=True).first()
        return SPECS[key].default if found is None else found

    def since(self, key: str, *, version: ProgramVersion | int | None, on: date) -> tuple[Any, date | None]:
        """The same value, and from which day on it holds: ``None`` for the product's first value."""
        found = self._in_force(key, version, on).values_list("value", "effective_from").first()
        return (SPECS[key].default, None) if found is None else found

    def number(self, key: str, *, version: ProgramVersion | int | models.F | None, on: date) -> Coalesce:
        """The same value, of a number, for use inside a statement; ``version`` may be an ``OuterRef`` there."""
        found = self._in_force(key, version, on).values("value")[:1]
        return Coalesce(Cast(Subquery(found), models.IntegerField()), SPECS[key].default)

    def expired_forms(self, *, on: date) -> "models.QuerySet[Parameter]":
        """The printed days of federal forms that are in force, and over; such a day is written as 01/31/2027."""
        newer = self.filter(key=OuterRef("key"), effective_from__lte=on, effective_from__gt=OuterRef("effective_from"))
        newer = newer.annotate(of=Coalesce("version_id", 0)).filter(of=Coalesce(OuterRef("version_id"), 0))
        written = Cast("value", models.TextField())
        day = Concat(Substr(written, 8, 4), Substr(written, 2, 2), Substr(written, 5, 2))
        rows = self.filter(~Exists(newer), key="disability_form_expires", effective_from__lte=on)
        return rows.annotate(printed=day).filter(printed__lt=f"{on:%Y%m%d}")

    def _in_force(
        self, key: str, version: ProgramVersion | int | models.F | None, on: date
    ) -> "models.QuerySet[Parameter]":
        """Every value of a key up to ``on``, the one in force first."""
        version_id = version.pk if isinstance(version, ProgramVersion) else version
        own = Q(version_id=version_id) | Q(version__isnull=True)
        return self.filter(own, key=key, effective_from__lte=on).order_by(
            F("version_id").asc(nulls_last=True), "-effective_from"
        )

    def several(self, *keys: str, version: ProgramVersion | int | None, on: date) -> dict[str, Any]:
        """The values of several keys in force on ``on``, by key, found with one query."""
        version_id = version.pk if isinstance(version, ProgramVersion) else version
        rows = self.filter(
            Q(version_id=version_id) | Q(version__isnull=True), key__in=keys, effective_from__lte=on
        ).order_by(F("version_id").desc(nulls_first=True), "effective_from")
        return {key: SPECS[key].default for key in keys} | dict(rows.values_list("key", "value"))


@dataclass(frozen=True, slots=True)
class Values:
    """Values of several parameters of one version, loaded along with something else; chosen by day here."""

    rows: Sequence[Mapping[str, Any]]

    def value(self, key: str, *, on: date) -> Any:
        """The version's value in force on ``on``, else the common one, else the product's first value."""
        found = [row for row in self.rows if row["key"] == key and date.fromisoformat(row["since"]) <= on]
        if not found:
            return SPECS[key].default
        return max(found, key=lambda row: (row["version"] is not None, row["since"]))["value"]


def validate_key(key: str) -> None:
    """Refuse a name that no rule reads."""
    if key not in SPECS:
        raise ValidationError("No rule reads a parameter of this name.", code="unknown")


@track()
class Parameter(Sourced):
    """One value of one parameter, for a version or (without one) for all."""

    version = models.ForeignKey(ProgramVersion, models.CASCADE, null=True, blank=True, related_name="parameters")
    key = models.CharField(max_length=40, validators=[validate_key])
    value = models.JSONField()
    effective_from = models.DateField()

    objects: ClassVar[ParameterManager] = ParameterManager()

    class Meta:
        ordering: ClassVar = ["key", "version", "-effective_from"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "key", "effective_from"],
                nulls_distinct=False,
                name="parameter_unique",
            ),
            *dates_between_1900_and_2100("effective_from"),
        ]

    def __str__(self) -> str:
        return f"{self.key} = {self.value} from {self.effective_from}"

    def clean(self) -> None:
        """Refuse a value of another shape than the rule expects; none at all is refused by its field."""
        if self.key in SPECS and self.value is not None and not accepts(self.key, self.value):
            raise ValidationError({"value": how_to_write(self.key)})

    @property
    def typed(self) -> Value:
        """The value, of the shape that its rule expects."""
        value: Value = self.value
        return value
