"""What a page tells of an application beside its screening: the program's steps, the first rate, the seats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.db.models import JSONField, QuerySet
from django.db.models.expressions import RawSQL

from applicants.models import Application
from apprenticeships.models import StepKind

FRAME: Final = """
jsonb_build_object(
  'steps', ARRAY(
    SELECT jsonb_build_object('pk', id, 'kind', kind, 'title', title, 'sentence', sentence)
      FROM apprenticeships_step WHERE version_id = applicants_application.version_id ORDER BY position),
  'rate', (
    SELECT rate::text FROM apprenticeships_wagestep
     WHERE track_id = applicants_application.track_id AND trigger = 'start' AND rate IS NOT NULL
     ORDER BY position LIMIT 1),
  'sending', (
    SELECT public_id FROM applicants_sending
     WHERE application_id = applicants_application.id ORDER BY number DESC LIMIT 1),
  'seats', (
    SELECT jsonb_build_object(
             'all', count(*), 'taken', count(*) FILTER (WHERE seat.state = 'taken'),
             'held', count(*) FILTER (WHERE seat.state = 'held'))
      FROM cohorts_seat seat JOIN cohorts_opening opening ON opening.id = seat.opening_id
     WHERE opening.cohort_id = applicants_application.cohort_id))
"""
"""Written by hand: to have this part of the statement built anew for each page would take longer than to run it."""


@dataclass(frozen=True, slots=True)
class Place:
    """One step of a program."""

    pk: int
    kind: StepKind
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The steps in order, what the first hour pays, the seats of the class by their state, and what was sent last."""

    steps: Sequence[Place]
    start_rate: Decimal | None
    seats: Mapping[str, int]
    sending: str | None = None

    @property
    def matches(self) -> bool:
        """Whether the program matches people to departments."""
        return any(step.kind == StepKind.MATCHING for step in self.steps)

    @classmethod
    def of(cls, application: Application) -> "Frame":
        """Return the frame of an application that was loaded by ``framed``."""
        found: dict[str, Any] = application.frame  # type: ignore[attr-defined]
        steps = [Place(row["pk"], StepKind(row["kind"]), row["title"], row["sentence"]) for row in found["steps"]]
        return cls(steps, Decimal(found["rate"]) if found["rate"] else None, found["seats"], found["sending"])


def framed(rows: QuerySet[Application]) -> QuerySet[Application]:
    """Load each application's frame along with it."""
    return rows.annotate(frame=RawSQL(FRAME, (), output_field=JSONField()))  # noqa: S611 - a constant  # nosec B611
