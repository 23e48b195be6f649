"""What the worker could not do, so that it goes on with the rest, tries again later, and somebody sees it."""

from typing import ClassVar

from django.db import models

from apprenticeships.rules.backing_off import SEEN_FROM


class ChoreFailureQuerySet(models.QuerySet["ChoreFailure"]):
    """Ways to look at failures."""

    def to_see(self) -> "ChoreFailureQuerySet":
        """Return those that somebody should look at: what failed once usually is done a minute later."""
        return self.filter(times__gte=SEEN_FROM)


class ChoreFailure(models.Model):
    """A row that a chore could not do: since when, how often, why, and when it is tried again.

    ``row`` is 0 where the chore failed as a whole. ``problem`` holds no data: the code of a refusal, or the name of an
    error, of which the log knows more. It goes as soon as the row is done, or is not asked for any more.
    """

    job = models.CharField("what was to be done", max_length=100)
    row = models.BigIntegerField("number of the record")
    problem = models.CharField("what stands in the way", max_length=300)
    since = models.DateTimeField("since")
    again_at = models.DateTimeField("is tried again at")
    times = models.PositiveIntegerField("tries", default=1)

    objects: ClassVar = ChoreFailureQuerySet.as_manager()

    class Meta:
        verbose_name = "step that the worker could not do"
        verbose_name_plural = "steps that the worker could not do"
        ordering: ClassVar = ["since", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["job", "row"], name="one_failure_for_each_row")]

    def __str__(self) -> str:
        return f"{self.words}, record {self.row}" if self.row else self.words

    @property
    def words(self) -> str:
        """What was to be done, as far as the name of a chore says it."""
        module = self.job.rpartition(".")[0].rpartition(".")[2]
        return module.replace("_", " ").capitalize()
