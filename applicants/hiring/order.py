"""The order in which a manager goes through candidates: the one before, the one after, and when there is work again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from applicants.hiring.doors import reader_of
from applicants.hiring.openings import free_seats
from applicants.hiring.queue import address, back_on, candidate_url, in_order, is_to_release, rows_of, whose
from applicants.hiring.standing import Panel, Seen, is_declared, see
from applicants.models import Referral
from applicants.rules.hiring_queue import Verb
from applicants.rules.working_days import local_day
from apprenticeships.messages import DEFAULT_ZONE


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
    if not is_declared(referral, panel.reader):
        return see([referral], panel, at=at, free={})[0], []
    everybody = _everybody(panel, rows_of(panel.reader, at=at) if rows is None else rows, at)
    return next(each for each in everybody if each.referral.pk == referral.pk), everybody


def _everybody(panel: Panel, rows: Sequence[Referral], at: datetime) -> list[Seen]:
    return see(rows, panel, at=at, free=free_seats(rows))


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
    seen = _everybody(panel, rows_of(panel.reader, at=at), at)
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
