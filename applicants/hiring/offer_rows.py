"""The open or confirmed offer of a candidate, loaded along with the referral."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from applicants.models import Offer, OfferState, Referral
from applicants.rules.hiring_queue import OfferSeen
from apprenticeships.models import User

OFFERS = Offer.objects.filter(
    application_id=OuterRef("application_id"),
    state__in=[OfferState.PREPARED, OfferState.VERBAL, OfferState.CONFIRMED],
).values(
    row=JSONObject(
        public_id="public_id",
        opening_id="opening_id",
        state="state",
        respond_by="respond_by",
        ready_by="opening__cohort__ready_by",
        made_by_id="made_by_id",
        made_by="made_by__name",
        address="made_by__email",
        call_back_at="call_back_at",
        back_asked_by_id="back_asked_by_id",
        back_asked_by="back_asked_by__name",
        back_address="back_asked_by__email",
    )
)


@dataclass(frozen=True, slots=True)
class OfferRow:
    """The candidate's open or confirmed offer, as loaded with the referral."""

    public_id: str
    opening_id: int
    state: str
    respond_by: datetime
    ready_by: date
    made_by_id: int
    made_by: str
    call_back_at: datetime | None
    back_asked_by_id: int | None
    back_asked_by: str


def offer_row(found: Mapping[str, Any]) -> OfferRow:
    return OfferRow(
        public_id=found["public_id"],
        opening_id=found["opening_id"],
        state=found["state"],
        respond_by=datetime.fromisoformat(found["respond_by"]),
        ready_by=date.fromisoformat(found["ready_by"]),
        made_by_id=found["made_by_id"],
        made_by=found["made_by"] or found["address"],
        call_back_at=datetime.fromisoformat(found["call_back_at"]) if found["call_back_at"] else None,
        back_asked_by_id=found["back_asked_by_id"],
        back_asked_by=found["back_asked_by"] or found["back_address"] or "",
    )


def offer_seen(offer: OfferRow, row: Referral, reader: User) -> OfferSeen:
    return OfferSeen(
        state=offer.state,
        respond_by=offer.respond_by,
        ready_by=offer.ready_by,
        made_by=offer.made_by,
        here=offer.opening_id == row.opening_id,
        is_mine=offer.made_by_id == reader.pk,
        call_back_at=offer.call_back_at,
        back_asked_by=offer.back_asked_by,
        back_is_mine=offer.back_asked_by_id == reader.pk,
    )
