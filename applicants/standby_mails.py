"""The mail to somebody who stands on the list for a seat, or was moved to a later class."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_noop

from applicants.models import ON_THE_LIST, Application, Offer, OfferState, Standby
from applicants.records.deadlines import local_day, ready_day
from applicants.rules.working_days import day_words
from apprenticeships import messages
from apprenticeships.messages import Kind, Letter, NoLongerTrueError
from apprenticeships.models import Message
from cohorts.models import Opening

JOINED, OFF, KEPT, FREED = "standby.joined", "standby.off", "seat.kept", "seat.freed"


def tell_joined(row: Standby, *, at: datetime) -> None:
    """Tell somebody that they are on the list, and how a seat would reach them."""
    context = {"standby": row.pk}
    messages.promise(JOINED, key=f"{JOINED}:{row.pk}", to=row.application.person, at=at, context=context)


def _joined(message: Message) -> Letter:
    rows = Standby.objects.select_related(
        "application__person",
        "application__version__program__organization",
        "opening__cohort",
        "opening__department__site",
    )
    row = rows.filter(pk=message.context["standby"], state__in=ON_THE_LIST).first()
    if row is None:
        raise NoLongerTrueError("This person is not on the list any more.")
    program = row.application.version.program
    place, of = row.place()
    path = reverse("portal:application", args=[row.application.public_id])
    return Letter(
        {
            "program": program,
            "department": str(row.opening.department),
            "starts_on": day_words(row.opening.cohort.starts_on, local_day(program, message.due_at)),
            "place": place,
            "of": of,
            "deferred": row.deferred_from_id is not None,
            "button_url": f"{settings.SITE_URL}{path}",
            "button_text": gettext_noop("See where you stand"),
        }
    )


def tell_off(row: Standby, *, at: datetime, closed: bool = False) -> None:
    """Tell somebody that they are off the list, or that all of it is ``closed``; what they passed stays."""
    context = {"standby": row.pk, "closed": closed}
    messages.promise(OFF, key=f"{OFF}:{row.pk}", to=row.application.person, at=at, context=context)


def tell_kept(offer: Offer, until: datetime, *, at: datetime) -> None:
    """Tell somebody who gets ready that their seat is held longer. Why stands in the log only: it may be private."""
    key = f"{KEPT}:{offer.pk}:{until.isoformat()}"
    messages.promise(KEPT, key=key, to=offer.application.person, at=at, context={"offer": offer.pk})


def tell_freed(offer: Offer, reason: str, *, at: datetime) -> None:
    """Tell somebody that their seat was given back for them, and why."""
    context = {"offer": offer.pk, "reason": reason}
    messages.promise(FREED, key=f"{FREED}:{offer.pk}", to=offer.application.person, at=at, context=context)


def _off(message: Message) -> Letter:
    rows = Standby.objects.select_related(
        "application__version__program__organization", "opening__cohort", "opening__department__site"
    )
    row = rows.filter(pk=message.context["standby"]).exclude(state__in=ON_THE_LIST).first()
    if row is None:
        raise NoLongerTrueError("This person is on the list.")
    return _letter(row.application, row.opening, message, closed=message.context.get("closed", False))


def _of_seat(state: str) -> Callable[[Message], Letter]:
    """Return the builder of a mail about the seat of an offer that is in this state when it leaves."""

    def build(message: Message) -> Letter:
        rows = Offer.objects.select_related(
            "application__version__program__organization", "seat", "opening__cohort", "opening__department__site"
        )
        offer = rows.filter(pk=message.context["offer"], state=state).first()
        if offer is None:
            raise NoLongerTrueError("The seat is not as it was when this was promised.")
        on = local_day(offer.application.version.program, message.due_at)
        more = {"until": day_words(ready_day(offer, on=on), on), "reason": message.context.get("reason", "")}
        return _letter(offer.application, offer.opening, message, **more)

    return build


def _letter(application: Application, opening: Opening, message: Message, **more: str | bool) -> Letter:
    program = application.version.program
    path = reverse("portal:application", args=[application.public_id])
    return Letter(
        {
            "program": program,
            "department": str(opening.department),
            "starts_on": day_words(opening.cohort.starts_on, local_day(program, message.due_at)),
            "button_url": f"{settings.SITE_URL}{path}",
            "button_text": gettext_noop("See where you stand"),
            **more,
        }
    )


KINDS: tuple[Kind, ...] = (
    Kind(JOINED, "applicants/standby_joined", _joined, label="On the list for a seat"),
    Kind(OFF, "applicants/standby_off", _off, label="Off the list for a seat"),
    Kind(KEPT, "applicants/seat_kept", _of_seat(OfferState.CONFIRMED), label="The seat is held longer"),
    Kind(FREED, "applicants/seat_freed", _of_seat(OfferState.RESCINDED), label="The seat was freed by hand"),
)
