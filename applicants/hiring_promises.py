"""What hiring promises to tell: invitations, reminders, offers, and the list before the first day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from applicants import seat_mails
from applicants.models import (
    Application,
    ApplicationState,
    Decision,
    Interview,
    InterviewState,
    Offer,
    OfferState,
    StandIn,
)
from applicants.records.deadlines import ready_day
from applicants.records.stand_ins import running
from applicants.rules.onboarding import reminded_on
from applicants.rules.seat_words import Told
from applicants.rules.working_days import local_day
from apprenticeships import messages
from apprenticeships.models import Message, Parameter, Person, User
from apprenticeships.rules.dates import days_before, end_of_day, local_datetime

MORNING: Final = time(9, 0)
TAKEN_BACK: Final = "offer.rescinded"
LEFT_OUT: Final = "interview.left_out"


@dataclass(frozen=True, slots=True)
class Promise:
    """One mail that should exist: its key tells it from all others."""

    kind: str
    key: str
    to: Person | User
    due_at: datetime
    expires_at: datetime | None = None
    context: dict[str, Any] = field(default_factory=dict)

    def keep(self, *, at: datetime) -> bool:
        """Write it down, unless it is there already."""
        return messages.promise(
            self.kind,
            key=self.key,
            to=self.to,
            at=at,
            due_at=self.due_at,
            expires_at=self.expires_at,
            context=self.context,
        )


def tell_invited(interview: Interview, *, at: datetime) -> None:
    """Invite both sides, and plan their reminders."""
    _tell_sides("interview.invited", interview, at=at, expires_at=interview.starts_at)
    keep_reminders(interview, at=at)


def tell_moved(interview: Interview, *, at: datetime) -> None:
    """Tell both sides the new time. Whatever was not sent yet about the old one stays here."""
    _forget(interview, "The interview was moved.")
    _tell_sides("interview.moved", interview, at=at, expires_at=interview.starts_at)
    keep_reminders(interview, at=at)


def tell_canceled(interview: Interview, *, at: datetime) -> None:
    """Tell both sides that it does not take place."""
    _forget(interview, "The interview was canceled.")
    _tell_sides("interview.canceled", interview, at=at, expires_at=interview.starts_at)


def tell_left_out(interview: Interview, users: Iterable[int], *, at: datetime) -> None:
    """Tell those who met the candidate until now that others do; it leaves their calendars."""
    for user in User.objects.filter(pk__in=list(users)):
        key = f"{LEFT_OUT}:{interview.pk}:{interview.sequence}:{user.pk}"
        context = {"interview": interview.pk, "sequence": interview.sequence}
        Promise(LEFT_OUT, key, user, at, interview.starts_at, context).keep(at=at)


def keep_reminders(interview: Interview, *, at: datetime) -> int:
    """Promise the reminders that should exist. How many were new."""
    days, hours = _reminder_numbers(interview.application.version_id, local_day(at, interview.zone))
    away = list(running(at))
    wanted = (*reminders(interview, days, at=at, away=away), *on_the_day(interview, hours, at=at, away=away))
    return sum(promise.keep(at=at) for promise in wanted)


def on_the_day(interview: Interview, hours: int, *, at: datetime, away: Iterable[StandIn] = ()) -> Iterator[Promise]:
    """One mail to each side so many hours before; 0 hours is none."""
    if interview.state != InterviewState.SCHEDULED or interview.starts_at is None or hours <= 0:
        return
    due = interview.starts_at - timedelta(hours=hours)
    if due > at:
        for side, to in _sides(interview, [row for row in away if row.ends_at > due]):
            key = f"interview.today:{interview.pk}:{interview.sequence}:{side}"
            context = {"interview": interview.pk, "sequence": interview.sequence}
            yield Promise("interview.today", key, to, due, interview.starts_at, context)


def reminders(
    interview: Interview, counts: Iterable[int], *, at: datetime, away: Iterable[StandIn] = ()
) -> Iterator[Promise]:
    """One mail to each side in the morning, ``counts`` days before. A moved interview has reminders of its own."""
    if interview.state != InterviewState.SCHEDULED or interview.starts_at is None:
        return
    zone = ZoneInfo(interview.zone)
    day = interview.starts_at.astimezone(zone).date()
    for reminded in days_before(day, counts):
        due = local_datetime(reminded, MORNING, zone)
        if due <= at:
            continue
        for side, to in _sides(interview, [row for row in away if row.ends_at > due]):
            key = f"interview.reminder:{interview.pk}:{interview.sequence}:{(day - reminded).days}:{side}"
            context = {"interview": interview.pk, "sequence": interview.sequence}
            yield Promise("interview.reminder", key, to, due, interview.starts_at, context)


def tell_offered(offer: Offer, *, at: datetime) -> None:
    """Send the offer in writing, and chase the answer once."""
    _offer(offer, "offer.made", at=at, expires_at=offer.respond_by).keep(at=at)
    keep_chaser(offer, at=at)


def keep_chaser(offer: Offer, *, at: datetime) -> int:
    """Promise the one chaser, halfway to the end of the offer, if there is still time. 1 when it is new."""
    promise = chaser(offer, at=at)
    return int(promise is not None and promise.keep(at=at))


def chaser(offer: Offer, *, at: datetime) -> Promise | None:
    """The chaser of an offer that waits for its candidate, if its moment has not passed."""
    if offer.state != OfferState.VERBAL or offer.verbal_at is None:
        return None
    due = offer.verbal_at + (offer.respond_by - offer.verbal_at) / 2
    return _offer(offer, "offer.chaser", at=due, expires_at=offer.respond_by) if due > at else None


def tell_answer(offer: Offer, kind: str, told: Told | None, *, at: datetime, but: int | None = None) -> None:
    """Tell the candidate what became of the offer (``kind``, or nothing), and its managers. No chaser leaves now.

    The managers hear ``told``, except the one who did it (``but``); nothing where another mail says it.
    """
    messages.cancel(
        keys=[f"offer.chaser:{offer.pk}", f"offer.made:{offer.pk}"], reason="The offer has an answer or has ended."
    )
    if offer.verbal_at is None:
        return
    if kind:
        _offer(offer, kind, at=at).keep(at=at)
    if told is not None:
        seat_mails.tell(offer, told, at=at, but=but)


def tell_onboarding(application: Application, offer: Offer, *, at: datetime) -> None:
    """Send the list of what has to be ready, and plan its warning."""
    zone = ZoneInfo(offer.opening.department.site.zone)
    over = end_of_day(ready_day(offer, on=at.astimezone(zone).date()), zone)
    context = {"offer": offer.pk}
    Promise("onboarding.list", f"onboarding.list:{offer.pk}", application.person, at, over, context).keep(at=at)
    _warn(application, offer, at=at)


def warn_anew(application: Application, offer: Offer, *, at: datetime) -> None:
    """Warn before the day that holds now, and not before the one that was."""
    messages.cancel(prefix=f"onboarding.reminder:{offer.pk}:", reason="Everything has to be ready on another day.")
    _warn(application, offer, at=at)


def _warn(application: Application, offer: Offer, *, at: datetime) -> None:
    days = _warning_days(application.version_id, local_day(at, offer.opening.department.site.zone))
    warning = gate_warning(application, offer, days, at=at)
    if warning is not None and not warning.keep(at=at):
        messages.renew([warning.key], at=at)  # the day is again what it was


def gate_warning(application: Application, offer: Offer, days: int, *, at: datetime) -> Promise | None:
    """The one warning of somebody who gets ready, so many days before the seat goes on, if its moment has not passed.

    None for whoever said yes that late: the list that they got then names the day.
    """
    if application.state != ApplicationState.ONBOARDING or offer.confirmed_at is None:
        return None
    zone = ZoneInfo(offer.opening.department.site.zone)
    day = ready_day(offer, on=at.astimezone(zone).date())
    warned_on = reminded_on(day, days_before=days, written_on=offer.confirmed_at.astimezone(zone).date())
    due = local_datetime(warned_on, MORNING, zone) if warned_on is not None else at
    if due <= at:
        return None
    key = f"onboarding.reminder:{offer.pk}:{day.isoformat()}"
    return Promise("onboarding.reminder", key, application.person, due, end_of_day(day, zone), {"offer": offer.pk})


def _warning_days(version_id: int, on: date) -> int:
    return int(Parameter.objects.value("gate_warning_days", version=version_id, on=on))


def tell_seat(offer: Offer, kind: str, told: Told | None = None, *, at: datetime, but: int | None = None) -> None:
    """Tell the candidate what became of the seat (``kind``), and its managers (``told``). No reminder leaves now."""
    messages.cancel(prefix=f"onboarding.reminder:{offer.pk}:", reason="Getting ready is over.")
    if kind:
        _offer(offer, kind, at=at).keep(at=at)
    if told is not None:
        seat_mails.tell(offer, told, at=at, but=but)


def tell_decision(decision: Decision, *, at: datetime) -> None:
    """Tell the candidate what a department decided: it goes on with others, or keeps them for later."""
    context = {"decision": decision.pk}
    Promise("decision.told", f"decision.told:{decision.pk}", decision.application.person, at, None, context).keep(at=at)


def reconcile(*, at: datetime) -> int:
    """Write what should be promised and is not, whatever happened to the rows in between. How many were missing."""
    wanted = {promise.key: promise for promise in _wanted(at)}
    known = set(Message.objects.filter(key__in=wanted).values_list("key", flat=True))
    return sum(promise.keep(at=at) for key, promise in wanted.items() if key not in known)


def _wanted(at: datetime) -> Iterator[Promise]:
    scheduled = (
        Interview.objects.filter(state=InterviewState.SCHEDULED, starts_at__gt=at)
        .select_related("application__person", "manager", "opening")
        .prefetch_related("panel__user")
    )
    numbers: dict[tuple[int, date], tuple[list[int], int]] = {}
    away = list(running(at))
    for interview in scheduled:
        asked = (interview.application.version_id, local_day(at, interview.zone))
        if asked not in numbers:
            numbers[asked] = _reminder_numbers(*asked)
        days, hours = numbers[asked]
        yield from reminders(interview, days, at=at, away=away)
        yield from on_the_day(interview, hours, at=at, away=away)
    offers = Offer.objects.select_related("application__person", "opening__cohort", "opening__department__site")
    for offer in offers.filter(state=OfferState.VERBAL, respond_by__gt=at):
        chase = chaser(offer, at=at)
        if chase is not None:
            yield chase
    warned: dict[tuple[int, date], int] = {}
    getting_ready = offers.filter(state=OfferState.CONFIRMED, application__state=ApplicationState.ONBOARDING)
    for offer in getting_ready.select_related("seat"):
        known = (offer.application.version_id, local_day(at, offer.opening.department.site.zone))
        if known not in warned:
            warned[known] = _warning_days(*known)
        warning = gate_warning(offer.application, offer, warned[known], at=at)
        if warning is not None:
            yield warning


def _reminder_numbers(version_id: int, on: date) -> tuple[list[int], int]:
    """So many days, and so many hours before an interview it is reminded."""
    names = ("interview_reminder_days", "interview_today_hours")
    found = Parameter.objects.several(*names, version=version_id, on=on)
    return found[names[0]], found[names[1]]


def _offer(offer: Offer, kind: str, *, at: datetime, expires_at: datetime | None = None) -> Promise:
    return Promise(kind, f"{kind}:{offer.pk}", offer.application.person, at, expires_at, {"offer": offer.pk})


def _sides(interview: Interview, away: Iterable[StandIn]) -> tuple[tuple[str, Person | User], ...]:
    """Whom it concerns: the candidate, whoever leads, the panel, and who acts for one of them on the day or now."""
    panel = [row.user for row in interview.panel.all() if row.user_id != interview.manager_id]
    others = ((f"panel-{user.pk}", user) for user in panel)
    asked = {interview.manager_id, *(user.pk for user in panel)}
    acting = [row for row in away if row.acts_for_id in asked and row.user_id not in asked]
    place = interview.opening.department_id if acting else None
    behind = ((f"stand-in-{row.pk}", row.user) for row in acting if row.department_id == place)
    return (("candidate", interview.application.person), ("manager", interview.manager), *others, *behind)


def _tell_sides(kind: str, interview: Interview, *, at: datetime, expires_at: datetime | None) -> None:
    for side, to in _sides(interview, list(running(at))):
        key = f"{kind}:{interview.pk}:{interview.sequence}:{side}"
        context = {"interview": interview.pk, "sequence": interview.sequence}
        Promise(kind, key, to, at, expires_at, context).keep(at=at)


def _forget(interview: Interview, reason: str) -> None:
    for kind in ("invited", "moved", "reminder", "today"):
        messages.cancel(prefix=f"interview.{kind}:{interview.pk}:", reason=reason)
