"""Which seats an offer stands on, so that nothing but a step of that offer ends their hold."""

from typing import Any

from django.db.models import QuerySet

from applicants.models import OPEN_OFFERS, Offer, OfferState


def seats() -> QuerySet[Offer, Any]:
    """The keys of the seats of offers that did not end. What ``settings.SEATS_ANSWERED_FOR`` names."""
    standing = Offer.objects.filter(state__in=[*OPEN_OFFERS, OfferState.CONFIRMED], seat__isnull=False)
    return standing.values_list("seat", flat=True)
