"""Reading a sensitive record is itself recorded: one function, in the transaction of the read."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Final

import structlog
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.db.models.expressions import Combinable

from apprenticeships.models import SensitiveKind, SensitiveRead, User

DAY: Final = timedelta(hours=24)


@contextmanager
def reading(person_id: int, *kinds: SensitiveKind, by: User, at: datetime) -> Iterator[None]:
    """Write down that ``by`` reads these kinds of records of somebody, and read them inside.

    Reading and note are one transaction: without the note nothing is read. Nothing is written without kinds.
    """
    if not kinds:
        yield
        return
    with transaction.atomic():
        note(person_id, *kinds, reader=by.pk, at=at)
        yield


def note(person_id: int, *kinds: SensitiveKind, reader: int, at: datetime) -> None:
    """Write it down for a read in the transaction that is open."""
    request = str(structlog.contextvars.get_contextvars().get("request", ""))
    SensitiveRead.objects.bulk_create(
        SensitiveRead(person_id=person_id, user_id=reader, kind=kind, at=at, request=request) for kind in kinds
    )


def many_readers(*, at: datetime, people: int | Combinable) -> QuerySet[User]:
    """Return whoever read records of more than ``people`` people in the last 24 hours, as ``read_people``."""
    lately = Q(readings__at__gt=at - DAY)
    counted = User.objects.annotate(read_people=Count("readings__person", filter=lately, distinct=True))
    return counted.filter(read_people__gt=people).order_by("-read_people", "pk")
