"""The coordinator as the first person or the second: ask for an offer back, agree that it is taken back, or keep it."""

from datetime import datetime

from applicants.admin.records import wanted_back
from applicants.models import AROUND_THE_START, Application, ApplicationState, Offer
from applicants.workflows import offer_returns
from apprenticeships import clock
from apprenticeships.admin.actions import Action, ReasonForm
from apprenticeships.admin.scope import desk
from apprenticeships.models import User
from apprenticeships.workflow import Actor

AGREE, KEEP = "agree-back", "keep-offer"


def actions(application: Application, user: User) -> list[Action]:
    """The two steps, while somebody wants the offer of an application back; until the first day begins at the desk."""
    if application.state not in {ApplicationState.OFFERED, *AROUND_THE_START}:
        return []
    on = clock.now().astimezone(desk(user).zone).date()
    offer = wanted_back(application.offers.all(), on).select_related("back_asked_by").first()
    return second_yes(offer) if offer is not None else []


def first_word(offer: Offer) -> Action:
    """Ask for the seat of somebody who said yes. Nothing happens before a second person agrees."""

    def ask(_: int, *, by: Actor, at: datetime, reason: str) -> None:
        offer_returns.ask(offer.pk, by=by, at=at, reason=reason)

    return Action(
        f"back-{offer.pk}", "Free the seat", "Ask for a second yes", ask,
        "Asked. Another coordinator, or a manager of the department, has to agree. Nobody is told yet.", ReasonForm,
        stop=True, lead="They said yes, so a second person has to agree. Then they read the reason and are ready "
        "again, and the next on the list gets the seat.",
    )  # fmt: skip


def asked_words(offer: Offer) -> str:
    """Say who wants an offer back and why; nothing where nobody does."""
    if offer.back_asked_by is None:
        return ""
    who = offer.back_asked_by.get_full_name()
    return f"{who} asked for it: “{offer.back_reason}” A second person decides; nobody was told yet."


def second_yes(offer: Offer, *, numbered: bool = False) -> list[Action]:
    """Agree, or keep the offer; ``numbered`` where a page shows several offers."""
    suffix = f"-{offer.pk}" if numbered else ""

    def agree(_: int, *, by: Actor, at: datetime) -> None:
        offer_returns.agree(offer.pk, by=by, at=at)

    def keep(_: int, *, by: Actor, at: datetime) -> None:
        offer_returns.keep(offer.pk, by=by, at=at)

    lead = asked_words(offer)
    taken = "The offer is taken back. The candidate gets a mail, and the seat is free."
    return [
        Action(f"{AGREE}{suffix}", "Take the offer back", "Agree: take it back", agree, taken, lead=lead, stop=True),
        Action(
            f"{KEEP}{suffix}", "Keep the offer", "Keep the offer", keep, "The offer stays. Nobody was told.", lead=lead
        ),
    ]
