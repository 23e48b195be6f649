"""What somebody who is interested in a program can do now: a class to apply for, and dates to come to."""

from datetime import datetime

from django.db.models import QuerySet

from applicants.records.deadlines import local_day
from apprenticeships.models import Program, Session, SessionKind
from cohorts.models import Cohort


def open_class(program: Program, *, at: datetime) -> Cohort | None:
    """Return the first class that takes applications."""
    return Cohort.objects.open_for(program, on=local_day(program, at)).first()


def dates_ahead(program: Program, *, at: datetime) -> QuerySet[Session]:
    """Return the information sessions to come, soonest first."""
    rows = Session.objects.filter(program=program, kind=SessionKind.INFO, starts_at__gt=at, canceled_at__isnull=True)
    return rows.order_by("starts_at", "pk")
