"""The open or confirmed offer of a candidate, loaded along with the referral."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from applicants.models import Offer, OfferState, Referral
from applicants.rules.hiring_queue import OfferSeen
from applicants.rules.onboarding import gate, last_day
from applicants.rules.working_days import day_words, local_day
from apprenticeships.daysoff import calendars_of
from apprenticeships.models import User
from apprenticeships.rules.dates import utc_day
from apprenticeships.rules.holidays import Calendar

OFFERS = Offer.objects.filter(
    application_id=OuterRef("application_id"),
    state__in=[OfferState.PREPARED, OfferState.VERBAL, OfferState.CONFIRMED],
).values(
    row=JSONObject(
        public_id="public_id",
        opening_id="opening_id",
        department_id="opening__department_id",
        track="opening__track__title",
        starts_on="opening__cohort__starts_on",
        state="state",
        respond_by="respond_by",
        ready_by="opening__cohort__ready_by",
        calendar="opening__cohort__version__calendar_id",
        confirmed_at="confirmed_at",
        made_by_id="made_by_id",
        made_by="made_by__name",
        address="made_by__email",
        call_back_at="call_back_at",
        back_asked_by_id="back_asked_by_id",
        back_asked_by="back_asked_by__name",
        back_address="back_asked_by__email",
    )
)


def position_words(track: str, starts_on: date, on: date) -> str:
    """The position and its class: "Medical assistant, class of Monday, April 6"."""
    return f"{track}, class of {day_words(starts_on, on)}"


@dataclass(frozen=True, slots=True)
class OfferRow:
    """The candidate's open or confirmed offer, as loaded with the referral."""

    public_id: str
    opening_id: int
    department_id: int
    track: str
    starts_on: date
    state: str
    respond_by: datetime
    ready_by: date
    calendar: int | None
    confirmed_at: datetime | None
    made_by_id: int
    made_by: str
    call_back_at: datetime | None
    back_asked_by_id: int | None
    back_asked_by: str


def offer_row(found: Mapping[str, Any]) -> OfferRow:
    return OfferRow(
        public_id=found["public_id"],
        opening_id=found["opening_id"],
        department_id=found["department_id"],
        track=found["track"],
        starts_on=date.fromisoformat(found["starts_on"]),
        state=found["state"],
        respond_by=datetime.fromisoformat(found["respond_by"]),
        ready_by=date.fromisoformat(found["ready_by"]),
        calendar=found["calendar"],
        confirmed_at=datetime.fromisoformat(found["confirmed_at"]) if found["confirmed_at"] else None,
        made_by_id=found["made_by_id"],
        made_by=found["made_by"] or found["address"],
        call_back_at=datetime.fromisoformat(found["call_back_at"]) if found["call_back_at"] else None,
        back_asked_by_id=found["back_asked_by_id"],
        back_asked_by=found["back_asked_by"] or found["back_address"] or "",
    )


def calendars_for(rows: Iterable[Any], *, at: datetime) -> Mapping[int | None, Calendar]:
    """The calendars of the classes in which a place is offered, with one statement where one is."""
    keys = {each["calendar"] for row in rows for each in row.offers[:1]}
    return calendars_of(keys, around=utc_day(at)) if keys else {}


def offer_seen(offer: OfferRow, row: Referral, reader: User, calendar: Calendar, *, on: date) -> OfferSeen:
    """The offer as a card reads it; its day is that of ``deadlines.day_for_managers``."""
    zone = row.opening.department.site.zone
    since = local_day(offer.confirmed_at, zone) if offer.confirmed_at is not None else on
    last = last_day(offer.starts_on, calendar=calendar)
    return OfferSeen(
        state=offer.state,
        respond_by=offer.respond_by,
        ready_by=gate(ready_by=offer.ready_by, last=last, on=since),
        made_by=offer.made_by,
        here=offer.opening_id == row.opening_id,
        ours=offer.department_id == row.opening.department_id,
        position=position_words(offer.track, offer.starts_on, on),
        is_mine=offer.made_by_id == reader.pk,
        call_back_at=offer.call_back_at,
        back_asked_by=offer.back_asked_by,
        back_is_mine=offer.back_asked_by_id == reader.pk,
    )
