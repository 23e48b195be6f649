"""The coordinator as the second person: agree that a made offer is taken back, or keep it."""

from datetime import datetime

from applicants.admin.records import wanted_back
from applicants.models import Application, ApplicationState, Offer
from applicants.workflows import offer_returns
from apprenticeships.admin.actions import Action
from apprenticeships.workflow import Actor

AGREE, KEEP = "agree-back", "keep-offer"


def actions(application: Application) -> list[Action]:
    """The two steps, while somebody wants the open offer of an application back."""
    if application.state != ApplicationState.OFFERED:
        return []
    offer = wanted_back(application.offers.all()).select_related("back_asked_by").first()
    return _steps(offer) if offer is not None else []


def _steps(offer: Offer) -> list[Action]:
    def agree(_: int, *, by: Actor, at: datetime) -> None:
        offer_returns.agree(offer.pk, by=by, at=at)

    def keep(_: int, *, by: Actor, at: datetime) -> None:
        offer_returns.keep(offer.pk, by=by, at=at)

    who = offer.back_asked_by.get_full_name() if offer.back_asked_by else ""
    lead = f"{who} asked for it: “{offer.back_reason}” A second person decides; nobody was told yet."
    taken = "The offer is taken back. The candidate gets a mail, and the seat is free."
    return [
        Action(AGREE, "Take the offer back", "Agree: take it back", agree, taken, lead=lead, stop=True),
        Action(KEEP, "Keep the offer", "Keep the offer", keep, "The offer stays. Nobody was told.", lead=lead),
    ]
