"""Whether an offer may go out now: which department goes first with a candidate, and for whom the seats are meant.

The one place for both, whether a prepared decision is released or a manager calls without one.
"""

from datetime import datetime

from applicants.models import OPEN_OFFERS, Application, ApplicationState, Decision, DecisionKind, DecisionState
from applicants.records.preferences import order_of
from applicants.rules.decisions import NO_RANK, Wanting, resolve
from applicants.workflows import offer_terms
from apprenticeships.errors import Conflict
from cohorts.models import Opening, SeatState

K, S = DecisionKind, DecisionState


class Outranked(Conflict):
    """Another department wants the candidate, and the candidate put it first."""


def check(application: Application, opening: Opening, *, at: datetime) -> None:
    """Refuse an offer for which no seat is left, or before which the candidate's own order puts another department."""
    _check_seat(application, opening)
    _check_first(application, opening, at=at)


def _check_seat(application: Application, opening: Opening) -> None:
    """Refuse more offers that may go out than seats: a go-ahead is worth nothing without one that may be offered."""
    offer_terms.check_nobody_waits(application, opening)
    free = opening.seats.filter(state=SeatState.FREE).count()
    told = Decision.objects.standing().filter(
        opening=opening, kind=K.OFFER, state=S.RELEASED, application__state=ApplicationState.READY
    )
    going = told.exclude(application__offers__state__in=OPEN_OFFERS).exclude(application=application).count()
    if free <= going:
        raise Conflict(f"No seat is free in {opening.department} for one more offer. Keep or pass instead.")


def _check_first(application: Application, opening: Opening, *, at: datetime) -> None:
    """Let the department go first that the candidate put first; the others read why they wait."""
    wanting = Decision.objects.standing().filter(application=application, kind=K.OFFER)
    order = order_of(application)
    sides = {
        each.opening_id: Wanting(
            each.opening_id,
            str(each.opening.department),
            each.prepared_at,
            order.ranks.get(each.opening_id, NO_RANK),
        )
        for each in wanting.select_related("opening__department__site")
    }
    mine = Wanting(opening.pk, str(opening.department), at, order.ranks.get(opening.pk, NO_RANK))
    sides.setdefault(opening.pk, mine)
    found = resolve(application.person.name, list(sides.values()), of_departments=order.of_departments)
    if found.first.key != opening.pk:
        raise Outranked(found.explained[opening.pk])
