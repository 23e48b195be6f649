"""Whoever hires for a department hears of every move of its seats, with a link that opens for them."""

from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.urls import reverse

from applicants.hiring_mails import inside
from applicants.models import ON_THE_LIST, Application, Offer, OfferState, Standby
from applicants.records.conflicts import apart
from applicants.records.deadlines import day_for_managers
from applicants.records.stand_ins import running
from applicants.rules import working_days
from applicants.rules.seat_words import SHORT, Move, Told, follows, sentence
from apprenticeships import messages
from apprenticeships.language import said
from apprenticeships.messages import Kind, Letter, NoLongerTrueError
from apprenticeships.models import Lane, Membership, Message, Role, User
from cohorts.models import Opening

TOLD, AWAITED = "offer.answered", "seat.awaited"
S = OfferState
STATES: Final[dict[Told, frozenset[OfferState]]] = {
    Told.YES: frozenset({S.CONFIRMED}),
    Told.TAKEN: frozenset({S.CONFIRMED}),
    Told.NO: frozenset({S.DECLINED}),
    Told.NEW_DAY: frozenset({S.DECLINED}),
    Told.WITHDREW: frozenset({S.DECLINED}),
    Told.LATER: frozenset({S.DECLINED, S.RESCINDED}),
    Told.LATE: frozenset({S.EXPIRED}),
    Told.NOT_READY: frozenset({S.EXPIRED}),
    Told.TAKEN_BACK: frozenset({S.RESCINDED}),
    Told.ENDED: frozenset({S.DECLINED, S.RESCINDED}),
    Told.OFFERED: frozenset({S.VERBAL}),
    Told.AGAIN: frozenset({S.VERBAL}),
}
"""How the offer stands while these words are true."""


def tell(offer: Offer, told: Told, *, at: datetime, but: int | None = None) -> None:
    """Tell the managers of an offer's department what became of the seat, except ``but``, who did it."""
    context = {"offer": offer.pk, "told": told.value}
    _promise(TOLD, f"{TOLD}:{offer.pk}:{told.value}", offer.opening, offer.application, context, at, but, offer.made_by)


def tell_awaited(row: Standby, *, at: datetime, but: int | None = None) -> None:
    """Tell the managers of the later class's department who stands first on their list, and where from."""
    key, context = f"{AWAITED}:{row.pk}", {"standby": row.pk}
    _promise(AWAITED, key, row.opening, row.application, context, at, but, row.added_by)


def _promise(
    kind: str,
    key: str,
    opening: Opening,
    application: Application,
    context: dict[str, Any],
    at: datetime,
    but: int | None,
    otherwise: User,
) -> None:
    """Promise one mail to each of the managers, or to ``otherwise`` where nobody else decides in this department."""
    managing = Membership.objects.filter(
        department=opening.department_id, role=Role.HIRING_MANAGER, acts_for__isnull=True, user__is_active=True
    )
    managers = {row.user_id: row.user for row in managing.select_related("user").order_by("user_id")}
    out = apart(application) | {but}
    for row in running(at).filter(acts_for__in=managers, department=opening.department_id):
        if row.user_id not in out | set(managers):
            messages.promise(kind, key=f"{key}:stand-in-{row.pk}", to=row.user, at=at, context=context)
    told = [user for pk, user in managers.items() if pk not in out]
    if not managers and otherwise.pk != but:
        told = [otherwise]
    for user in told:
        messages.promise(kind, key=f"{key}:{user.pk}", to=user, at=at, context=context)


def _told(message: Message) -> Letter:
    rows = Offer.objects.select_related(
        "application__person", "application__cohort", "application__version", "seat", "opening__track",
        "opening__cohort", "opening__department__site",
    )  # fmt: skip
    row = rows.filter(pk=message.context["offer"]).first()
    told = Told(message.context["told"])
    if row is None or row.state not in STATES[told]:
        raise NoLongerTrueError("The offer is not as it was when this was promised.")
    opening, application = row.opening, row.application
    zone = opening.department.site.zone
    on = working_days.local_day(message.due_at, zone)
    until = working_days.last_day_words(row.respond_by, zone, on)
    if told is Told.YES:
        until = working_days.day_words(day_for_managers(row, on=on), on)
    elsewhere = application.cohort if application.cohort_id != opening.cohort_id else None
    other = working_days.day_words(elsewhere.starts_on, on) if elsewhere else ""
    return _letter(message, told, opening, application, until=until, other=other, page=("hiring:offer", row.public_id))


def _awaited(message: Message) -> Letter:
    rows = Standby.objects.select_related(
        "application__person", "application__version", "opening__track", "opening__cohort",
        "opening__department__site", "deferred_from",
    )  # fmt: skip
    row = rows.filter(pk=message.context["standby"], state__in=ON_THE_LIST).first()
    if row is None or row.deferred_from is None:
        raise NoLongerTrueError("This person is not on the list any more.")
    on = working_days.local_day(message.due_at, row.opening.department.site.zone)
    other = working_days.day_words(row.deferred_from.starts_on, on)
    return _letter(message, Told.COMES, row.opening, row.application, other=other, page=("hiring:openings", None))


def _letter(
    message: Message,
    told: Told,
    opening: Opening,
    application: Application,
    *,
    page: tuple[str, object],
    until: str = "",
    other: str = "",
) -> Letter:
    on = working_days.local_day(message.due_at, opening.department.site.zone)
    starts_on = working_days.day_words(opening.cohort.starts_on, on)
    position = said(opening.track.title)
    name = application.person.name
    move = Move(
        name=name,
        place=f"as {inside(position)} in {opening.department}, class of {starts_on}",
        until=until,
        other_day=other,
        somebody_waits=Standby.objects.filter(opening=opening, state__in=ON_THE_LIST).exists(),
    )
    path, text = _way_in(message, opening, application, page)
    return Letter(
        {
            "heading": f"{name} {SHORT[told]}: {position}",
            "sentence": sentence(told, move),
            "follows": follows(told, move),
            "button_url": f"{settings.SITE_URL}{path}",
            "button_text": text,
        }
    )


def _way_in(message: Message, opening: Opening, application: Application, page: tuple[str, object]) -> tuple[str, str]:
    """Return the page that opens for the reader, and what the button says."""
    here = Membership.objects.counting(message.due_at).filter(user=message.user_id)
    if here.filter(department=opening.department_id, role=Role.HIRING_MANAGER).exists():
        name, key = page
        return (reverse(name, args=[key]), "Open the offer") if key else (reverse(name), "Open your openings")
    if here.filter(role=Role.COORDINATOR).exists():
        return reverse("board:application", args=[application.pk]), "Open the application"
    raise NoLongerTrueError("The reader does not hire for this department any more.")


KINDS: tuple[Kind, ...] = (
    Kind(TOLD, "applicants/offer_answered", _told, Lane.OFFER, label="Managers hear where a seat went"),
    Kind(AWAITED, "applicants/offer_answered", _awaited, label="Managers hear who comes from an earlier class"),
)
