"""What somebody who is interested in a program can do now: a class to apply for, and dates to come to."""

from dataclasses import dataclass
from datetime import datetime

from applicants.records.deadlines import local_day
from apprenticeships.models import Program, Session, SessionKind
from apprenticeships.models.session import SessionQuerySet
from cohorts.models import Cohort


@dataclass(frozen=True, slots=True)
class Date:
    """An information session that somebody can come to; of a full one there is only the waiting list."""

    session: Session
    is_full: bool


def open_class(program: Program, *, at: datetime) -> Cohort | None:
    """Return the first class that takes applications."""
    return Cohort.objects.open_for(program, on=local_day(program, at)).first()


def dates_ahead(program: Program, *, at: datetime) -> SessionQuerySet:
    """Return the information sessions to come, soonest first."""
    rows = Session.objects.filter(program=program, kind=SessionKind.INFO, starts_at__gt=at, canceled_at__isnull=True)
    return rows.order_by("starts_at", "pk")


def next_dates(program: Program, *, at: datetime, most: int) -> list[Date]:
    """Return the first sessions with a chair; full ones only where no other is left."""
    rows = dates_ahead(program, at=at).with_places()
    found = [Date(row, is_full=int(getattr(row, "signed", 0)) >= row.capacity) for row in rows]
    return ([each for each in found if not each.is_full] or found)[:most]
