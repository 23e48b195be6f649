"""Mails of hiring: interviews with their calendar files, offers, getting ready, the seat."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from applicants.models import (
    ApplicationState,
    Interview,
    InterviewState,
    Offer,
    OfferState,
    VerbalAnswer,
)
from applicants.records.comeback import OFFERS, plan_now
from applicants.records.consents import is_missing
from applicants.records.deadlines import ready_day
from applicants.records.program_facts import last_day_of
from applicants.rules import working_days
from apprenticeships import audit
from apprenticeships.ics import Entry, attachment, invited
from apprenticeships.language import said
from apprenticeships.messages import Kind, Letter, NoLongerTrueError
from apprenticeships.models import Lane, Message, StepKind
from apprenticeships.templatetags.look import money

Context = dict[str, Any]
SCHEDULED: Final = frozenset({InterviewState.SCHEDULED})
CANCELED: Final = frozenset({InterviewState.CANCELED})


def interview_mail(states: frozenset[str]) -> Callable[[Message], Letter]:
    """Return the builder of a mail about an interview that is still in one of ``states`` and was not changed since."""

    def build(message: Message) -> Letter:
        row = (
            Interview.objects.select_related(
                "application__person", "manager", "opening__track", "opening__department__site", "opening__cohort"
            )
            .prefetch_related("panel__user")
            .filter(pk=message.context["interview"])
            .first()
        )
        if row is None or row.state not in states or row.sequence != message.context["sequence"]:
            raise NoLongerTrueError("The interview is not as it was when this was promised.")
        if row.starts_at is None or row.ends_at is None:
            raise NoLongerTrueError("The interview has no time.")
        return _interview_letter(row, row.starts_at, row.ends_at, message)

    return build


def interview_entry(row: Interview, other: str) -> Entry:
    """The calendar entry of an interview with ``other``, the same in mails and feeds, for life."""
    if row.starts_at is None or row.ends_at is None:
        raise ValueError("Only an interview with a time stands in a calendar.")
    panel = [each.user for each in row.panel.all() if each.user_id != row.manager_id]
    return Entry(
        row.calendar_uid,
        row.sequence,
        row.starts_at,
        row.ends_at,
        _("Interview: %(other)s, %(position)s") % {"other": other, "position": said(row.opening.track.title)},
        row.place,
        canceled=row.state == InterviewState.CANCELED,
        attendees=invited(row.application.person, row.manager, *panel),
        agreed=row.choose_by is not None,
        zone=row.zone,
    )


def _interview_letter(row: Interview, starts_at: datetime, ends_at: datetime, message: Message) -> Letter:
    person, manager, opening = row.application.person, row.manager, row.opening
    is_manager = message.person_id is None
    on = working_days.local_day(message.due_at, row.zone)
    canceled = row.state == InterviewState.CANCELED
    waits = row.application.state == ApplicationState.READY
    reason = row.cancel_reason if canceled else row.note
    other = person.name if is_manager else manager.get_full_name()
    entry = interview_entry(row, other)
    path = reverse("hiring:candidate" if is_manager else "portal:application", args=[row.application.public_id])
    if row.choose_by is not None and not is_manager and not canceled:
        path = reverse("portal:interview", args=[row.public_id])
    context: Context = {
        "is_manager": is_manager,
        "other": other,
        "position_inside": inside(said(opening.track.title)),
        "department": str(opening.department),
        "when": working_days.when_words(starts_at, row.zone, on),
        "day": working_days.day_words(working_days.local_day(starts_at, row.zone), on),
        "zone_name": starts_at.astimezone(ZoneInfo(row.zone)).tzname() or row.zone,
        "minutes": round((ends_at - starts_at).total_seconds() / 60),
        "place": row.place,
        "can_change": row.choose_by is not None,
        "again": canceled and _chooses_again(row),
        "waits": waits,
        "open_again": canceled and row.application.state == ApplicationState.SUBMITTED,
        "reason": reason if is_manager or waits else "",
        "button_url": f"{settings.SITE_URL}{path}",
        "button_text": _button(row, is_manager=is_manager, canceled=canceled),
    }
    return Letter(context, (attachment(entry, at=message.created_at),))


def _button(row: Interview, *, is_manager: bool, canceled: bool) -> str:
    if is_manager:
        return "Open the candidate"
    changes = row.choose_by is not None and not canceled
    return gettext_noop("See, move or cancel it") if changes else gettext_noop("See where you stand")


def _chooses_again(row: Interview) -> bool:
    """Whether the candidate was offered other times instead."""
    return Interview.objects.to_choose().filter(application=row.application_id, opening=row.opening_id).exists()


HOUR: Final = timedelta(hours=1)


def _offer(states: frozenset[str], button: str = "", page: str = "offers:offer") -> Callable[[Message], Letter]:
    """Return the builder of a mail about an offer that is in one of ``states`` when it leaves."""

    def build(message: Message) -> Letter:
        return Letter(_told(_row(message, states), message, button, page))

    return build


def _let_go(state: str) -> Callable[[Message], Letter]:
    """Return the builder of a mail to somebody whose offer ended: they stay, and their page says what that means."""

    def build(message: Message) -> Letter:
        row = _row(message, frozenset({state}))
        context = _told(row, message, gettext_noop("See where you stand"), "portal:application")
        ended = "released" if message.kind == "seat.released" else state
        plan = plan_now(row.application, at=message.due_at, ending=OFFERS[ended])
        return Letter({**context, "plan": plan})

    return build


def _row(message: Message, states: frozenset[str]) -> Offer:
    rows = Offer.objects.select_related(
        "application__person",
        "application__version__program__organization",
        "application__cohort",
        "made_by",
        "opening__track",
        "opening__cohort",
        "opening__department__site",
        "seat",
    )
    row = rows.filter(pk=message.context["offer"]).first()
    if row is None or row.state not in states:
        raise NoLongerTrueError("The offer is not as it was when this was promised.")
    return row


def _told(row: Offer, message: Message, button: str, page: str) -> Context:
    target = row.public_id if page == "offers:offer" else row.application.public_id
    context = offer_facts(row, at=message.due_at)
    context["consent_missing"] = row.is_written and is_missing(row.application_id)
    if button:
        context |= {"button_url": f"{settings.SITE_URL}{reverse(page, args=[target])}", "button_text": button}
    if page == "offers:onboarding":
        context["tasks"] = _tasks(row, message.due_at)
    return context


def _other_area(offer: Offer) -> str:
    """The area of a matched place that the student did not name; nothing when they did."""
    area = offer.opening.interest
    if area is None or not offer.is_matched or offer.application.wishes.filter(interest=area).exists():
        return ""
    return said(area.title)


def offer_facts(offer: Offer, *, at: datetime) -> Context:
    """What an offer says, in words: position, pay, days. The same in mails, on the phone and in the portal."""
    opening = offer.opening
    zone, cohort = opening.department.site.zone, opening.cohort
    on = working_days.local_day(at, zone)
    return {
        "candidate": offer.application.person.name,
        "position": said(opening.track.title),
        "position_inside": inside(said(opening.track.title)),
        "hired_as": inside(said(opening.track.hired_as)),
        "department": str(opening.department),
        "pay": money(opening.pays) if opening.pays is not None else "",
        "starts_on": working_days.day_words(cohort.starts_on, on),
        "ready_by": working_days.day_words(ready_day(offer, on=on), on),
        "respond_by": working_days.last_day_words(offer.respond_by, zone, on),
        "matched": offer.is_matched or (offer.is_claim and StepKind.MATCHING in offer.application.version.step_kinds),
        "claimed": offer.is_claim,
        "other_area": _other_area(offer),
        "ends_on": working_days.day_words(last_day_of(cohort), on),
        "said_yes": offer.verbal_answer == VerbalAnswer.YES,
        "said_at": working_days.time_words(offer.verbal_at, zone) if offer.verbal_at else "",
        "said_on": working_days.day_words(working_days.local_day(offer.verbal_at, zone), on) if offer.verbal_at else "",
        "confirm_hours": round((offer.respond_by - offer.verbal_at) / HOUR) if offer.verbal_at else 0,
        "manager": offer.made_by.get_full_name(),
        "reason": _end_reason(offer),
    }


def inside(title: str) -> str:
    """A title as it stands within a sentence: "medical assistant", but "EKG technician"."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _end_reason(offer: Offer) -> str:
    """Why the offer was taken back, as the manager wrote it for the candidate."""
    if offer.state != OfferState.RESCINDED:
        return ""
    return audit.about(offer).filter(kind="offer.rescind").values_list("reason", flat=True).first() or ""


def _tasks(offer: Offer, at: datetime) -> list[Context]:
    on = working_days.local_day(at, offer.opening.department.site.zone)
    rows = offer.application.onboarding_tasks.filter(
        done_at__isnull=True, said_at__isnull=True, item__owner="candidate"
    ).select_related("item")
    return [{"title": row.item.title, "due": working_days.day_words(row.due_on, on)} for row in rows]


VERBAL: Final = frozenset({OfferState.VERBAL})
YOUR_LIST: Final = gettext_noop("See what to do")

KINDS: tuple[Kind, ...] = (
    Kind(
        "interview.invited",
        "applicants/interview_invited",
        interview_mail(SCHEDULED),
        label="Invitation to an interview",
    ),
    Kind(
        "interview.moved",
        "applicants/interview_moved",
        interview_mail(SCHEDULED),
        Lane.TODAY,
        label="An interview moved",
    ),
    Kind(
        "interview.canceled",
        "applicants/interview_canceled",
        interview_mail(CANCELED),
        Lane.TODAY,
        label="An interview was canceled",
    ),
    Kind(
        "interview.reminder",
        "applicants/interview_reminder",
        interview_mail(SCHEDULED),
        Lane.TODAY,
        label="Reminder of an interview",
    ),
    Kind(
        "offer.made",
        "applicants/offer_made",
        _offer(VERBAL, gettext_noop("Read the offer and answer")),
        Lane.OFFER,
        label="The offer in writing",
    ),
    Kind(
        "offer.chaser",
        "applicants/offer_chaser",
        _offer(VERBAL, gettext_noop("Answer the offer")),
        Lane.OFFER,
        label="Chaser of an offer",
    ),
    Kind(
        "offer.confirmed",
        "applicants/offer_confirmed",
        _offer(frozenset({OfferState.CONFIRMED}), YOUR_LIST, "offers:onboarding"),
        Lane.OFFER,
        label="The yes is in",
    ),
    Kind(
        "offer.declined",
        "applicants/offer_declined",
        _let_go(OfferState.DECLINED),
        Lane.OFFER,
        label="The no is in",
    ),
    Kind(
        "offer.expired",
        "applicants/offer_expired",
        _let_go(OfferState.EXPIRED),
        Lane.OFFER,
        label="An offer ran out",
    ),
    Kind(
        "offer.rescinded",
        "applicants/offer_rescinded",
        _let_go(OfferState.RESCINDED),
        Lane.OFFER,
        label="An offer was taken back",
    ),
    Kind(
        "onboarding.list",
        "applicants/onboarding_list",
        _offer(frozenset({OfferState.CONFIRMED}), YOUR_LIST, "offers:onboarding"),
        label="What to have ready",
    ),
    Kind(
        "onboarding.reminder",
        "applicants/onboarding_reminder",
        _offer(frozenset({OfferState.CONFIRMED}), YOUR_LIST, "offers:onboarding"),
        label="Reminder to get ready",
    ),
    Kind("seat.taken", "applicants/seat_taken", _offer(frozenset({OfferState.CONFIRMED})), label="The seat is taken"),
    Kind("seat.released", "applicants/seat_released", _let_go(OfferState.EXPIRED), label="The seat went on"),
)
