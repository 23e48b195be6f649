"""The openings of the reader's departments: with their seats, and one of each for all candidates before it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from django.db.models import BooleanField, Count, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from applicants.hiring.standing import Panel
from applicants.models import Referral
from applicants.records import open_in_hiring
from apprenticeships import clock
from apprenticeships.written import written_once
from cohorts.models import Opening, Seat, SeatState, hourly
from cohorts.panels import with_interviewers

COLUMNS: Final = (
    "public_id",
    "cohort__starts_on",
    "track__title",
    "department__name",
    "department__site__name",
    "department__site__zone",
)
"""What a row of the queue, or the card of a department, says of an opening."""

_SEATS = (
    Seat.objects.filter(opening=OuterRef("pk"))
    .order_by()
    .values("opening")
    .annotate(row=JSONObject(**{state.value: Count("pk", filter=Q(state=state)) for state in SeatState}))
    .values("row")
)
"""How many of an opening's seats are in which state: counted once for each opening, not beside each of its seats."""


@written_once
def _ahead(departments: list[int], at: datetime) -> QuerySet[Opening]:
    rows: QuerySet[Opening] = (
        with_interviewers(_shown(Opening.objects.filter(_is_ahead(at), department_id__any_of=departments)))
        .annotate(held_until=open_in_hiring.promised_until(), an_hour=hourly())
        .order_by("department__site__name", "department__name", "cohort__starts_on", "pk")
    )
    return rows


@written_once
def _with_keys(keys: list[int], at: datetime) -> QuerySet[Opening]:
    ahead = ExpressionWrapper(_is_ahead(at), output_field=BooleanField())
    return _shown(Opening.objects.filter(pk__any_of=keys)).annotate(is_ahead=ahead).order_by()


def _is_ahead(at: datetime) -> Q:
    """Openings of a class that begins after today, was not called off, and is no training of a partnership."""
    first_day = Q(cohort__starts_on__gt=clock.day_there(at, "department__site__zone"))
    return first_day & Q(cohort__canceled_at__isnull=True, cohort__component__isnull=True)


def _shown(rows: QuerySet[Opening]) -> QuerySet[Opening]:
    return (
        rows.select_related("cohort", "track", "department__site").only(*COLUMNS).annotate(seats_now=Subquery(_SEATS))
    )


def openings_with_seats(panel: Panel, *, at: datetime) -> list[Opening]:
    """The openings of the reader's departments in coming classes, each with the number of its seats by state."""
    found: list[Any] = list(_ahead(list(panel.members), at))
    for row in found:
        row.free, row.held, row.taken = (_number(row, state) for state in ("free", "held", "taken"))
    return found


def _number(row: Any, state: str) -> int:
    found: int = (row.seats_now or {}).get(state, 0)
    return found


def with_openings(rows: Sequence[Referral], known: Iterable[Opening], *, at: datetime) -> Sequence[Referral]:
    """Give each referral its opening with the number of its ``free`` seats: one object for all candidates before it.

    Joined to each of fifty referrals, the same few openings cost the server most of its time for the statement, and
    made half of all objects. Those that the page has loaded are ``known``; the others are asked for together. A class
    that is not ahead has no seat that is free.
    """
    found: dict[int, Any] = {row.pk: row for row in known}
    if missing := {row.opening_id for row in rows} - found.keys():
        for opening in _with_keys(list(missing), at):
            found[opening.pk] = opening
            found[opening.pk].free = _number(opening, "free") if found[opening.pk].is_ahead else 0
    for row in rows:
        row.opening = found[row.opening_id]
    return rows


def free_seats(rows: Iterable[Any]) -> dict[int, int]:
    """How many seats are free, by opening, before the candidates of these referrals."""
    return {row.opening_id: row.opening.free for row in rows}
