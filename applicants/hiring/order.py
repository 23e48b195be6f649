"""The order in which a manager goes through candidates: the one before, the one after, and when there is work again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from applicants.hiring.doors import reader_of
from applicants.hiring.queue import address, back_on, candidate_url, in_order, rows_of
from applicants.hiring.standing import Panel, Seen, is_declared, see
from applicants.models import Referral
from applicants.rules.working_days import local_day
from apprenticeships.messages import DEFAULT_ZONE
from cohorts.models import Seat


@dataclass(frozen=True, slots=True)
class Place:
    """Where a candidate stands among those who wait for the reader."""

    number: int
    of: int
    before: str = ""
    after: str = ""


def with_all(
    referral: Referral, panel: Panel, *, rows: Sequence[Referral] | None, at: datetime
) -> tuple[Seen, list[Seen]]:
    """Return a candidate as the reader sees them, and their whole queue; no queue before the reader opened the file.

    ``rows`` are those of the queue, where the page has loaded them.
    """
    free = _free_seats(panel, at)
    if not is_declared(referral, panel.reader):
        return see([referral], panel, at=at, free=free)[0], []
    everybody = see(list(rows_of(panel.reader)) if rows is None else rows, panel, at=at, free=free)
    return next(each for each in everybody if each.referral.pk == referral.pk), everybody


def _free_seats(panel: Panel, at: datetime) -> dict[int, int]:
    """The free seats of the reader's departments in classes that are ahead, by opening, as the queue counts them."""
    ahead = {"cohort__starts_on__gt": at.date(), "cohort__canceled_at": None, "cohort__component": None}
    rows = Seat.objects.free().filter(opening__department__in=panel.members, **ahead).order_by()
    return dict(rows.values_list("opening").annotate(Count("pk")))


def place_of(referral: Referral, everybody: Iterable[Seen]) -> Place | None:
    """Return the place of a candidate in the reader's queue; nothing where it is not the reader's turn."""
    mine, _ = in_order(everybody)
    keys = [each.referral.pk for each in mine]
    if referral.pk not in keys:
        return None
    here = keys.index(referral.pk)
    return Place(
        here + 1,
        len(mine),
        candidate_url(mine[here - 1].referral) if here else "",
        candidate_url(mine[here + 1].referral) if here + 1 < len(mine) else "",
    )


def go_on(request: HttpRequest, said: str, *, at: datetime, last: str = "hiring:queue") -> HttpResponse:
    """Say what was done and open the next candidate who waits for the reader; after the last one, the page ``last``."""
    next_one, again = _following(Panel.of(reader_of(request)), at=at)
    messages.success(request, f"{said} {again}".strip())
    return redirect(next_one or last)


def _following(panel: Panel, *, at: datetime) -> tuple[str, str]:
    """Return the address of the next candidate, or nothing and when the reader has something to do again."""
    mine, waiting = in_order(_all(panel, at))
    if mine:
        return address(mine[0]), ""
    on = local_day(at, waiting[0].standing.zone if waiting else DEFAULT_ZONE)
    return "", f"Done. See you on {back_on(waiting, on)}."


def _all(panel: Panel, at: datetime) -> list[Seen]:
    return see(list(rows_of(panel.reader)), panel, at=at, free={})
