"""The order in which a manager goes through candidates: the one before, the one after, and when there is work again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from applicants.hiring.doors import reader_of
from applicants.hiring.queue import address, back_on, candidate_url, in_order, is_to_release, rows_of, whose
from applicants.hiring.standing import Panel, Seen, is_declared, see
from applicants.models import Referral
from applicants.rules.hiring_queue import Verb
from applicants.rules.working_days import local_day
from apprenticeships import clock
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
    everybody = see(rows_of(panel.reader) if rows is None else rows, panel, at=at, free=free)
    return next(each for each in everybody if each.referral.pk == referral.pk), everybody


def _free_seats(panel: Panel, at: datetime) -> dict[int, int]:
    """The free seats of the reader's departments in classes that are ahead, by opening, as the queue counts them."""
    ahead: dict[str, Any] = {
        "cohort__starts_on__gt": clock.day_there(at, "opening__department__site__zone"),
        "cohort__canceled_at": None,
        "cohort__component": None,
    }
    rows = Seat.objects.free().filter(opening__department__in=panel.members, **ahead).order_by()
    return dict(rows.values_list("opening").annotate(Count("pk")))


def place_of(referral: Referral, everybody: Iterable[Seen]) -> Place | None:
    """Return the place of a candidate's card in the reader's queue; nothing where it is not the reader's turn."""
    mine, _ = in_order(everybody)
    keys, key = [whose(each.referral) for each in mine], whose(referral)
    if key not in keys:
        return None
    here = keys.index(key)
    return Place(
        here + 1,
        len(mine),
        candidate_url(mine[here - 1].referral) if here else "",
        candidate_url(mine[here + 1].referral) if here + 1 < len(mine) else "",
    )


def go_on(
    request: HttpRequest, said: str, *, about: Referral, at: datetime, last: str = "hiring:queue"
) -> HttpResponse:
    """Say what was done and open the next candidate who waits for the reader; after the last one, the page ``last``.

    ``said`` names whom it was done for. Whoever lands on another page reads who is next and with what, and finds the
    way back to the candidate that the step was ``about``. What is prepared and not told is left for the end: as long
    as it is there, nothing is called done.
    """
    back = f"back:{candidate_url(about)}"
    panel = Panel.of(reader_of(request))
    seen = see(rows_of(panel.reader), panel, at=at, free=_free_seats(panel, at))
    mine, waiting = in_order(seen)
    ahead = [each for each in mine if each.turn.verb != Verb.RELEASE]
    if ahead:
        following = ahead[0]
        name, todo = following.referral.application.person.name, following.turn.sentence
        if following.referral.pk == about.pk:
            messages.success(request, f"{said} Next, still {name}: {todo}")
        else:
            messages.success(request, f"{said} Next is {name}: {todo}", extra_tags=back)
        return redirect(address(following))
    if any(is_to_release(each) for each in seen):
        messages.success(request, said, extra_tags=back)
        return redirect(last)
    on = local_day(at, waiting[0].standing.zone if waiting else DEFAULT_ZONE)
    messages.success(request, f"{said} Done. See you on {back_on(waiting, on)}.", extra_tags=back)
    return redirect(last)
