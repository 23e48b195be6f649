"""Screening: what is asked of an application, what came in, and what the rule says."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from applicants.models.application import Application
from applicants.models.result_import import ResultImport
from applicants.rules.requirements import Verdict
from applicants.rules.results import DrugStatus
from apprenticeships.history import track
from apprenticeships.models import Person, Requirement, RequirementKind
from apprenticeships.models.fields import Published, dates_between_1900_and_2100

VERDICTS = [(verdict.value, verdict.value.replace("_", " ").capitalize()) for verdict in Verdict]


@track(exclude=("waive_reason",))
class ScreeningStep(models.Model):
    """One requirement of one application, with the verdict of its rule and the reason.

    While a person must look, ``owner`` says who, and ``look_since`` since when.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="screening")
    requirement = models.ForeignKey(Requirement, models.PROTECT, related_name="screening")
    verdict = models.CharField(max_length=16, choices=VERDICTS, default=Verdict.MISSING.value)
    reason_code = models.CharField(max_length=40, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    retest_from = models.DateField(null=True, blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)
    look_since = models.DateTimeField(null=True, blank=True)
    waived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    waive_reason = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="to_look_at",
    )

    class Meta:
        ordering: ClassVar = [
            "application",
            "requirement__step__position",
            "requirement__position",
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["judged_at"],
                name="screening_to_look_at",
                condition=Q(verdict="look"),
            ),
            models.Index(
                fields=["valid_until"],
                name="screening_gets_old",
                condition=Q(verdict="met", valid_until__isnull=False),
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "requirement"], name="screening_step_once"),
            models.CheckConstraint(
                name="screening_since_only_while_look",
                condition=Q(verdict="look") | Q(look_since__isnull=True),
            ),
            models.CheckConstraint(
                name="screening_waived_has_who_and_why",
                condition=Q(verdict="waived", waived_by__isnull=False) & ~Q(waive_reason="")
                | ~Q(verdict="waived") & Q(waived_by__isnull=True, waive_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"screening {self.pk}"


@track(exclude=("void_reason",))
class ScreeningResult(Published):
    """A result of a person that may serve several applications while it is valid. Never a background or drug result."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="screening_results")
    kind = models.CharField(max_length=24, choices=RequirementKind)
    requirement = models.ForeignKey(Requirement, models.PROTECT, null=True, blank=True, related_name="results")
    taken_on = models.DateField()
    values = models.JSONField()
    source = models.CharField(max_length=120)
    batch = models.ForeignKey(ResultImport, models.PROTECT, null=True, blank=True, related_name="results")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    recorded_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True, blank=True)
    void_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["-taken_on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["person", "kind", "-taken_on"], name="result_by_person")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="result_is_not_sensitive",
                condition=~Q(kind__in=["background", "drug"]),
            ),
            models.CheckConstraint(
                name="result_void_has_reason",
                condition=Q(voided_at__isnull=True, void_reason="") | Q(voided_at__isnull=False) & ~Q(void_reason=""),
            ),
            *dates_between_1900_and_2100("taken_on"),
        ]

    def __str__(self) -> str:
        return f"result {self.pk}"


class ConditionKind(models.TextChoices):
    """The two sensitive conditions."""

    BACKGROUND = "background", "Background check"
    DRUG = "drug", "Drug screen"


class ConditionCheckQuerySet(models.QuerySet["ConditionCheck"]):
    """Named scopes over checks."""

    def not_cleared(self) -> Self:
        """Drug screens with a final no."""
        return self.filter(
            kind=ConditionKind.DRUG, status__in=[DrugStatus.VERIFIED_POSITIVE.value, DrugStatus.REFUSAL.value]
        )


@track(exclude=("wrong_reason",))
class ConditionCheck(models.Model):
    """Where a background check or drug screen stands. In a table of its own, which no hiring view joins.

    ``released_at`` is when the release of what our own clinic finds was signed, where the program asks for one.
    ``due_on`` is the day through which news from outside is awaited: of the agency, of the lab or of who goes there.
    Whoever finds that a final report was written down by mistake says so in ``wrong_reason``; it needs another
    person's yes.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="condition_checks")
    kind = models.CharField(max_length=12, choices=ConditionKind)
    status = models.CharField(max_length=24)
    status_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    authorized_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    recorded_at = models.DateTimeField()
    wrong_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    wrong_reason = models.CharField(max_length=200, blank=True)

    objects = ConditionCheckQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "kind"], name="condition_once_per_application"),
            models.CheckConstraint(
                name="condition_wrong_has_reason",
                condition=Q(wrong_by__isnull=True, wrong_reason="") | Q(wrong_by__isnull=False) & ~Q(wrong_reason=""),
            ),
            *dates_between_1900_and_2100("status_on", "due_on"),
        ]

    def __str__(self) -> str:
        return f"condition {self.pk}"
