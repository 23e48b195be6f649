"""A file of test results: looked at first, then written down row by row, and taken back if it was wrong."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from apprenticeships.models import Program, RequirementKind
from apprenticeships.models.fields import Published


class ImportState(models.TextChoices):
    """The life of a file of results. Writing down and taking back take a while when there are thousands of rows."""

    TRIED = "tried", "Not written down yet"
    WRITING = "writing", "Being written down"
    DONE = "done", "Written down"
    UNDOING = "undoing", "Being taken back"
    UNDONE = "undone", "Taken back"
    DISCARDED = "discarded", "Thrown away"


UNDER_WAY = (ImportState.WRITING, ImportState.UNDOING)
OVER = (ImportState.DONE, ImportState.UNDONE, ImportState.DISCARDED)


class ResultImport(Published):
    """One file of results of one test, as it was uploaded.

    ``content`` holds the rows while they are looked at and written down, afterwards only those that were left out with
    their reasons; it is wiped after a while. ``position`` says how far the work is: rows written down, or the key of
    the last result that was taken back or left.
    """

    program = models.ForeignKey(Program, models.PROTECT, related_name="result_imports")
    kind = models.CharField(max_length=24, choices=RequirementKind)
    slug = models.SlugField(max_length=60)
    filename = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    content = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.TRIED)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    undo_reason = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    position = models.PositiveBigIntegerField(default=0)
    rows = models.PositiveIntegerField(default=0)
    chosen = models.PositiveIntegerField(default=0)
    recorded = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-uploaded_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["program", "digest"], name="result_import_by_digest"),
            models.Index(
                fields=["uploaded_at"], name="result_import_under_way", condition=Q(state__in=["writing", "undoing"])
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="result_import_ended_has_time",
                condition=Q(state__in=OVER, ended_at__isnull=False) | ~Q(state__in=OVER),
            ),
            models.CheckConstraint(
                name="result_import_of_a_test",
                condition=Q(kind__in=["entrance_exam", "workkeys", "typing"]),
            ),
            models.CheckConstraint(
                name="result_import_undone_has_reason",
                condition=~Q(state__in=["undoing", "undone"]) | ~Q(undo_reason="") & Q(undone_by__isnull=False),
            ),
            models.CheckConstraint(
                name="result_import_thrown_away_is_wiped",
                condition=~Q(state="discarded") | Q(content=""),
            ),
        ]

    def __str__(self) -> str:
        return self.filename
