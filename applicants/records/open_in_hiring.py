"""What hiring has open for applications: an offer, an interview, a department that looks at it."""

from collections.abc import Collection

from django.db.models import Exists, Min, OuterRef, Subquery

from applicants.models import OPEN_OFFERS, Interview, InterviewState, Offer, OfferState, Referral
from cohorts.models import Seat, SeatState


def with_something_open(application_ids: Collection[int]) -> set[int]:
    """Return of which of these applications hiring has something open: an offer, an interview, a referral."""
    alive = Offer.objects.filter(application__in=application_ids, state__in=[*OPEN_OFFERS, OfferState.CONFIRMED])
    meets = Interview.objects.filter(
        application__in=application_ids, state__in=[InterviewState.REQUESTED, InterviewState.SCHEDULED]
    )
    seen = Referral.objects.filter(application__in=application_ids, closed_at__isnull=True)
    found = [rows.values_list("application_id", flat=True) for rows in (alive, meets, seen)]
    return {key for keys in found for key in keys}


def promised_until() -> Subquery:
    """Until when the first seat of an opening is held that waits for an answer, as a column of openings.

    The seats of those who said yes are left out: how long one of them is held may come from a check.
    """
    yes = Offer.objects.filter(seat=OuterRef("pk"), state=OfferState.CONFIRMED)
    held = Seat.objects.filter(~Exists(yes), opening=OuterRef("pk"), state=SeatState.HELD).order_by()
    return Subquery(held.values("opening").annotate(first=Min("held_until")).values("first"))
