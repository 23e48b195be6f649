"""The typing test: its tries, and the rooms in which somebody of ours watches."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from applicants.models.application import Application
from applicants.models.screening import ScreeningResult
from apprenticeships.history import track
from apprenticeships.models import Program
from apprenticeships.models.fields import Published


class TypingState(models.TextChoices):
    """The life of a typing attempt."""

    OPEN = "open", "Open"
    SCORED = "scored", "Scored"
    VOID = "void", "Void"


@track(exclude=("code",))
class TypingRoom(models.Model):
    """A room in which a coordinator watches. Whoever types its ``code``, between the two times, is supervised.

    The code stands on the board of the room. It opens nothing but a try that the person may take anyhow.
    """

    program = models.ForeignKey(Program, models.PROTECT, related_name="typing_rooms")
    place = models.CharField(max_length=120)
    code = models.CharField(max_length=8, unique=True, editable=False)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-opens_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="typing_room_closes_after_it_opens", condition=Q(closes_at__gt=models.F("opens_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"typing room {self.pk}"


@track(exclude=("typed", "telemetry", "saves", "pages", "watched", "draft"))
class TypingTest(Published):
    """One typing attempt. The server chose the passage, started the clock, and counts strokes, errors and time.

    ``minutes`` is what everybody has; ``ends_at`` lies later for whoever was granted more. ``pass_mark`` and
    ``formula`` are those in force at the start. While it runs, ``draft`` holds what was written so far, ``saves`` how
    much of it was there when (pairs of milliseconds and characters), and ``pages`` the pages that were opened for it.
    ``watched`` is what the page saw: how often and how long somebody was away from it, and what it refused.
    What was typed, key by key, is destroyed with its time; the count, the score and the signs stay.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="typing_tests")
    passage = models.SlugField(max_length=40)
    state = models.CharField(max_length=8, choices=TypingState, default=TypingState.OPEN)
    formula = models.CharField(max_length=1, default="A")
    pass_mark = models.DecimalField(max_digits=6, decimal_places=2, default=0)
    minutes = models.PositiveSmallIntegerField(default=5, validators=[MinValueValidator(1)])
    room = models.ForeignKey(TypingRoom, models.PROTECT, null=True, blank=True, related_name="tests")
    started_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    draft = models.TextField(blank=True)
    typed = models.TextField(blank=True)
    telemetry = models.JSONField(default=list, blank=True)
    saves = models.JSONField(default=list, blank=True)
    pages = models.JSONField(default=list, blank=True)
    watched = models.JSONField(default=dict, blank=True)
    keystrokes = models.PositiveIntegerField(null=True, blank=True)
    errors = models.PositiveIntegerField(null=True, blank=True)
    net_wpm = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    gross_wpm = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    flags = models.JSONField(default=list, blank=True)
    destroyed_at = models.DateTimeField(null=True, blank=True)
    result = models.OneToOneField(
        ScreeningResult,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="typing_test",
    )

    class Meta:
        ordering: ClassVar = ["-started_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state="open"),
                name="typing_one_open",
            ),
            models.CheckConstraint(
                name="typing_scored_has_numbers",
                condition=~Q(state="scored")
                | Q(
                    finished_at__isnull=False,
                    keystrokes__isnull=False,
                    errors__isnull=False,
                    net_wpm__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="typing_ends_after_start",
                condition=Q(ends_at__gt=models.F("started_at")),
            ),
            models.CheckConstraint(
                name="typing_destroyed_is_empty",
                condition=Q(destroyed_at__isnull=True)
                | ~Q(state="open") & Q(draft="", typed="", telemetry=[], saves=[], pages=[], watched={}),
            ),
        ]

    def __str__(self) -> str:
        return f"typing test {self.pk}"
