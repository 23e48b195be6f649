"""What somebody was granted for the typing test and what still holds. The reason stays in its own table."""

from datetime import datetime
from fractions import Fraction

from django.db.models import Q

from applicants.models import Application, TypingAllowance
from applicants.records.deadlines import local_day

NONE = Fraction(1)


def extra_time(application: Application, at: datetime) -> Fraction:
    """Return how many times as long the clock of the typing test runs; 1 without a grant."""
    found = in_force(application, at)
    return NONE if found is None else Fraction(str(found.factor))


def in_force(application: Application, at: datetime) -> TypingAllowance | None:
    """Return the newest grant that holds on the day, if there is one."""
    today = local_day(application.version.program, at)
    rows = application.typing_allowances.filter(Q(until=None) | Q(until__gte=today), granted_at__lte=at)
    return rows.first()
