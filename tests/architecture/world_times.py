"""Open times for the table of objects."""

from datetime import time, timedelta

from applicants.models import ExceptionKind, OpenTimes, OpenTimesException
from apprenticeships.models import Department, User
from tests.factories import NOON


def published(user: User, department: Department) -> tuple[OpenTimes, OpenTimesException]:
    """What somebody published, and a day that differs."""
    row = OpenTimes.objects.create(
        user=user, department=department, weekdays=[0, 1, 2, 3, 4], opens=time(9), closes=time(11), minutes=30,
        first_day=NOON.date(), last_day=NOON.date() + timedelta(days=20), place="Front desk", published_at=NOON,
    )  # fmt: skip
    day = NOON.date() + timedelta(days=2)
    return row, OpenTimesException.objects.create(open_times=row, kind=ExceptionKind.OFF, day=day)
