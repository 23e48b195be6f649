"""The seat engine's second half: a seat that comes free goes to the next one on the list, who claims it in time.

The first half frees it: whoever is not ready when the hold of the seat ends loses it (`offers.expire_lapsed`), after
one warning. A claim is an offer with a clock on that seat, so that the database's rules about offers hold for it too.
"""

from datetime import datetime, timedelta
from functools import partial
from typing import Final

from django.db.models import Exists, Min, OuterRef

from applicants import hiring_promises as promises
from applicants import standby_mails as mails
from applicants.models import (
    ON_THE_LIST,
    OPEN_OFFERS,
    Application,
    ApplicationState,
    InterviewState,
    Offer,
    OfferState,
    Scorecard,
    Standby,
    StandbyState,
)
from applicants.records.check_order import UNDECIDED
from applicants.records.deadlines import last_day, last_moment, local_day
from applicants.records.offer_first import before_offer
from applicants.records.panels import score_of
from applicants.rules.requirements import SATISFIED
from applicants.rules.scorecards import BEST_RANK, place_on_list
from applicants.rules.sensitive_words import refusal_of
from applicants.workflows import arrows, matched_offers, offer_terms, scoring
from apprenticeships import audit, clock
from apprenticeships.daysoff import calendars_of
from apprenticeships.errors import DomainError, GuardFailed
from apprenticeships.messages import zone_of
from apprenticeships.models import StepKind
from apprenticeships.refusals import or_conflict
from apprenticeships.rules.backing_off import SEEN_FROM
from apprenticeships.rules.dates import utc_day
from apprenticeships.rules.quiet import loud
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from apprenticeships.workflows.one_by_one import Job, each_on_its_own, name_of
from cohorts.models import Cohort, Opening, Seat, SeatState
from cohorts.workflows import seats

S = StandbyState
CLAIM = arrow("claim", S.WAITING, S.OFFERED, "This person does not wait on the list any more. Load the page again.")
TAKE = arrow("take", S.OFFERED, S.TAKEN, "Only a claim becomes a yes.")
END = arrow("end", (S.WAITING, S.OFFERED), S.ENDED, "This person is off the list already.")
TRANSITIONS: tuple[Transition, ...] = (CLAIM, TAKE, END)
COULD_STILL_BE: Final = UNDECIDED | {ApplicationState.OFFERED}
"""Who keeps a place on the list. A check that got too old costs nobody theirs: they are passed over until it is new."""
NOT_FREE: Final = "Has another offer open"
NOT_READY: Final = "Screening is not finished"
CLAIM_ENDED: Final = "The claim ended: {state}"
REFUSED: Final = "The offer could not be made at that moment"
WENT_WRONG: Final = "Something went wrong on our side; it is tried again"
OVER: Final = "The last day on which seats are given is over"
OURS: Final = frozenset({REFUSED, WENT_WRONG})
"""What is no matter of theirs. In words of its own: what a rule or an error says may name somebody."""
MONTH: Final = timedelta(days=31)
"""No list of a class that is farther away is near its end, however many days off come before the first day."""


@retrying
def join(
    application_id: int,
    *,
    opening_id: int,
    by: Actor,
    at: datetime,
    reason: str = "",
    deferred_from: Cohort | None = None,
    lost_seat: bool = False,
    carried: bool = False,
) -> Standby:
    """Put somebody on the list of an opening of their class: by the score of the interviews, then by when they joined.

    Who was deferred here, or lost a seat by a mistake of ours, stands before all scores. Who is ``carried`` along with
    their class joins also before the panel brought its cards together: the rank follows before a seat is given.
    """
    first = lost_seat or deferred_from is not None
    application = arrows.locked(application_id)
    if by.user_id is None:
        raise GuardFailed("A person puts somebody on the list.")
    opening = _opening(opening_id)
    if application.state != ApplicationState.READY:
        raise GuardFailed("Only somebody who is ready waits for a seat.", field="application")
    if opening.cohort_id != application.cohort_id:
        raise GuardFailed("This opening belongs to another class. Choose one of theirs.", field="opening")
    if not lost_seat and not carried and at >= last_moment(opening):
        raise GuardFailed(f"{OVER}: nobody gets a seat in this class any more.", field="opening")
    if not first and not is_scored(application):
        raise GuardFailed("An interview comes first: the order of the list follows from scores.", field="application")
    if not first and not carried:
        _check_settled(application, opening, at=at)
    rank = _before_all(opening.pk) if first else place_on_list(score_of(application, opening))
    with or_conflict(standby_once_per_opening="This person is on this list already."):
        row = Standby.objects.create(
            application=application, opening=opening, rank=rank, joined_at=at, added_by_id=by.user_id,
            deferred_from=deferred_from,
        )  # fmt: skip
    data = {"department": str(opening.department)}
    audit.record(
        "standby.join", row, by=by, at=at, person=application.person, after=row.state, reason=reason, data=data
    )
    mails.tell_joined(row, at=at)
    return row


@retrying
def move_first(standby_id: int, *, by: Actor, at: datetime, reason: str) -> Standby:
    """Put somebody first, out of order, with the reason that stands in the log."""
    row = _locked(standby_id)
    if row.state != S.WAITING:
        raise GuardFailed("Only somebody who waits can be moved.")
    _check_reason(reason, "Say why somebody goes first who was not.")
    row.rank = _before_all(row.opening_id)
    row.save(update_fields=["rank"])
    audit.record("standby.move", row, by=by, at=at, person=row.application.person_id, reason=reason.strip())
    return row


@retrying
def take_off(standby_id: int, *, by: Actor, at: datetime, reason: str) -> Standby:
    """Take somebody who waits off the list. Whoever has a claim answers it, or it runs out."""
    row = _locked(standby_id)
    if row.state == S.OFFERED:
        raise GuardFailed("This person has a claim. Wait for the answer, or until it runs out.")
    _check_reason(reason, "Say why.")
    _end(row, by=by, at=at, reason=reason.strip())
    mails.tell_off(row, at=at)
    return row


@retrying
def keep_seat(seat_id: int, *, until: datetime, by: Actor, at: datetime, reason: str) -> Seat:
    """Hold the seat of somebody who is not ready yet beyond the day of the gate, with a reason."""
    offers = Offer.objects.filter(seat=seat_id, state=OfferState.CONFIRMED)
    offer = offers.select_related("opening__cohort", "opening__department__site").first()
    if offer is None:
        raise GuardFailed("Nobody gets ready on this seat. Load the page again.")
    application = offer.application = arrows.locked(offer.application_id)
    if application.state != ApplicationState.ONBOARDING:
        raise GuardFailed("Nobody gets ready on this seat. Load the page again.")
    opening = _opening(offer.opening_id)
    last = last_moment(opening)
    _check_reason(reason, "Say why the seat is held longer.")
    if until > last:
        raise GuardFailed(f"A seat is held until {day_in_words(last_day(opening.cohort))} at most.", field="until")
    offer.seat = seats.extend(seat_id, until=until, by=by, at=at, reason=reason.strip())
    promises.warn_anew(application, offer, at=at)
    mails.tell_kept(offer, until, at=at)
    return offer.seat


def give_on(*, at: datetime) -> int:
    """Settle claims that have an answer, then offer each free seat to the next on its list. How many claims began."""
    _settle(at)
    return _give_all(at)


def _give_all(at: datetime) -> int:
    free = Seat.objects.filter(opening=OuterRef("pk"), state=SeatState.FREE)
    waiting = Standby.objects.filter(opening=OuterRef("pk"), state=S.WAITING)
    openings = Opening.objects.filter(
        Exists(free),
        Exists(waiting),
        cohort__canceled_at__isnull=True,
        cohort__starts_on__gt=clock.day_there(at, "department__site__zone"),
    )
    rows = list(openings.select_related("cohort__version", "department__site").order_by("pk"))
    return sum(_give_in_order(row.pk, at=at) for row in rows if at < last_moment(row))


def _give_in_order(opening_id: int, *, at: datetime) -> int:
    """Offer what is free to the next ones on one list. Whom nothing changed for is not locked each minute.

    Where a step fails for a reason that no rule knows, one seat is kept back for another try: nobody loses a turn by a
    moment in which something went wrong. From the second time on it goes to the next one, and what happened stands
    there.
    """
    waiting = Standby.objects.waiting().filter(opening=opening_id)
    rows = list(waiting.select_related("application__version__program"))
    stops = {row.pk: _why_not(row.application, at=at) for row in rows}
    able = [row.pk for row in rows if row.rank >= BEST_RANK and not stops[row.pk]]
    each_on_its_own(able, _rank_anew, at=at)
    job, given, kept = Job(name_of(_given), at), 0, 0
    tried_later = job.waiting()
    for key, passed_over in list(waiting.values_list("pk", "passed_over")):
        if _free_seats(opening_id) <= kept:
            break
        if key in tried_later:
            kept += tried_later[key] < SEEN_FROM
        elif not passed_over or stops.get(key) != passed_over:
            given += job.tried(key, partial(_given, key, at=at))
            if key in job.stumbled:
                each_on_its_own([key], _pass_over, why=WENT_WRONG, at=at)
                kept += key not in job.known
    return given


def _free_seats(opening_id: int) -> int:
    return Seat.objects.filter(opening=opening_id, state=SeatState.FREE).count()


@retrying
def _rank_anew(standby_id: int, *, at: datetime) -> bool:
    """Let a card that was corrected, or ratings that a panel agreed on since, count before a free seat goes on.

    Whom a person put before all scores stays there.
    """
    row = _locked(standby_id)
    opening = _opening(row.opening_id)
    if not _is_settled(row.application, opening, at=at):
        return False
    rank = place_on_list(score_of(row.application, opening))
    if row.state != S.WAITING or row.rank < BEST_RANK or row.rank == rank:
        return False
    row.rank = rank
    row.save(update_fields=["rank"])
    audit.record("standby.rank", row, by=Actor.system("standby"), at=at, person=row.application.person_id)
    return True


def _is_settled(application: Application, opening: Opening, *, at: datetime) -> bool:
    try:
        _check_settled(application, opening, at=at)
    except GuardFailed:
        return False
    return True


def _check_settled(application: Application, opening: Opening, *, at: datetime) -> None:
    """Refuse a place by scores that the panel has not brought together yet."""
    held = application.interviews.filter(state=InterviewState.HELD).select_related("application", "opening")
    for meeting in list(held.filter(opening__department=opening.department_id)) or list(held):
        scoring.check_settled(meeting, at=at)


def _given(standby_id: int, *, at: datetime) -> bool:
    try:
        return _give(standby_id, at=at)
    except DomainError:  # the next one; nothing of this one was written
        _pass_over(standby_id, why=REFUSED, at=at)
        return False


@retrying
def _give(standby_id: int, *, at: datetime) -> bool:
    row = _locked(standby_id)
    if row.state != S.WAITING or not _free_seats(row.opening_id):
        return False
    if why := _why_not(row.application, at=at):
        _note_passed_over(row, why, at=at)
        return False
    words = "A seat came free, and this person is next on the list"
    _claim(row, _opening(row.opening_id), by=Actor.system("standby"), at=at, reason=words)
    return True


@retrying
def _pass_over(standby_id: int, *, why: str, at: datetime) -> bool:
    row = _locked(standby_id)
    if row.state == S.WAITING:
        _note_passed_over(row, why, at=at)
    return True


def _note_passed_over(row: Standby, why: str, *, at: datetime) -> None:
    """Keep why a seat went past somebody; the same reason is kept once."""
    if row.passed_over == why:
        return
    row.passed_over = why
    row.save(update_fields=["passed_over"])
    by = Actor.system("standby")
    audit.record("standby.passed_over", row, by=by, at=at, person=row.application.person_id, reason=why)


@retrying
def give_now(standby_id: int, *, by: Actor, at: datetime, reason: str) -> Standby:
    """Offer a free seat to somebody on the list out of order. Refused where none is free, or they could not take it."""
    row = _locked(standby_id)
    CLAIM.check(row.state)
    _check_reason(reason, "Say why the seat goes to somebody whose turn it is not.")
    if why := _why_not(row.application, at=at):
        raise GuardFailed(f"{row.application.person} cannot get a seat now: {why.lower()}.")
    _claim(row, _opening(row.opening_id), by=by, at=at, reason=reason.strip())
    return row


def _check_reason(reason: str, missing: str) -> None:
    """Refuse to go without a reason, and one that says what a person is: who waits may ask to read it."""
    if not reason.strip():
        raise GuardFailed(missing, code="reason", field="reason")
    if wrong := refusal_of(reason):
        raise GuardFailed(wrong, code="sensitive", field="reason")


def _claim(row: Standby, opening: Opening, *, by: Actor, at: datetime, reason: str) -> None:
    """Let the next one claim a seat. The clock starts when the mail may leave, so it never runs out at night."""
    application = row.application
    zone = offer_terms.zone_of_opening(opening)
    if row.deferred_from_id is None:
        hours = timedelta(hours=offer_terms.number("standby_claim_hours", application, at, zone))
        until = loud(at, zone_of(application.person)) + hours
    else:
        until = at + timedelta(days=offer_terms.number("deferral_confirm_days", application, at, zone))
    offer = matched_offers.make(
        application.pk, opening_id=opening.pk, made_by=row.added_by, step=matched_offers.CLAIM, until=until,
        by=by, at=at, reason=reason,
    )  # fmt: skip
    audit.step(CLAIM, row, by=by, at=at, person=application.person_id, reason=reason, offer=offer, passed_over="")


def _settle(at: datetime) -> None:
    """Close what has an answer, and what nobody waits for any more."""
    answered = Standby.objects.filter(state=S.OFFERED).exclude(offer__state=OfferState.VERBAL)
    gone = Standby.objects.filter(state=S.WAITING).exclude(application__state__in=COULD_STILL_BE)
    over = Standby.objects.filter(state=S.WAITING, opening__in=_closed_lists(at))
    each_on_its_own((answered | gone | over).distinct().order_by("pk").values_list("pk", flat=True), _close, at=at)


def _closed_lists(at: datetime) -> list[int]:
    """The openings on whose list people wait for seats that nobody can be offered any more."""
    waiting = Opening.objects.filter(Exists(Standby.objects.filter(opening=OuterRef("pk"), state=S.WAITING)))
    today = utc_day(at)
    soon = waiting.filter(cohort__starts_on__lte=today + MONTH)
    rows = list(soon.select_related("cohort__version", "department__site").order_by("pk"))
    calendars = calendars_of({row.cohort.version.calendar_id for row in rows}, around=today) if rows else {}
    return [row.pk for row in rows if at >= last_moment(row, calendar=calendars[row.cohort.version.calendar_id])]


@retrying
def _close(standby_id: int, *, at: datetime) -> bool:
    row, by = _locked(standby_id), Actor.system("standby")
    person = row.application.person_id
    if row.state == S.OFFERED and row.offer is not None and row.offer.state == OfferState.CONFIRMED:
        audit.step(TAKE, row, by=by, at=at, person=person, reason="Said yes in time", ended_at=at)
    elif row.state == S.OFFERED and row.offer is not None and row.offer.state != OfferState.VERBAL:
        _end(row, by=by, at=at, reason=CLAIM_ENDED.format(state=row.offer.get_state_display().lower()))
    elif row.state == S.WAITING and row.application.state not in COULD_STILL_BE:
        _end(row, by=by, at=at, reason="Does not wait any more")
    elif row.state == S.WAITING:
        _end(row, by=by, at=at, reason=OVER)
        mails.tell_off(row, at=at, closed=True)
    return True


def _end(row: Standby, *, by: Actor, at: datetime, reason: str) -> None:
    audit.step(END, row, by=by, at=at, person=row.application.person_id, reason=reason, ended_at=at)


def _why_not(application: Application, *, at: datetime) -> str:
    """Why somebody cannot get a seat now; nothing when they can. Who is being called is still ready, yet not free."""
    called = Offer.objects.filter(application=application, state__in=OPEN_OFFERS).exists()
    if called or application.state == ApplicationState.OFFERED:
        return NOT_FREE
    if application.state != ApplicationState.READY:
        return NOT_READY
    open_ones = before_offer(application, on=local_day(application.version.program, at))
    return NOT_READY if open_ones.exclude(verdict__in=SATISFIED).exists() else ""


def _before_all(opening_id: int) -> int:
    """The rank before everybody on a list, and before every score: nobody who joins later comes in between."""
    low = Standby.objects.filter(opening=opening_id, state__in=ON_THE_LIST).aggregate(low=Min("rank"))["low"]
    return min(BEST_RANK, BEST_RANK if low is None else low) - 1


def is_scored(application: Application) -> bool:
    """Whether a card of an interview that took place stands, where the program interviews."""
    if StepKind.INTERVIEW not in application.version.step_kinds:
        return True
    return Scorecard.objects.filter(interview__application=application, interview__state=InterviewState.HELD).exists()


def _opening(opening_id: int) -> Opening:
    return Opening.objects.select_related("cohort", "track", "department__site").get(pk=opening_id)


def _locked(standby_id: int) -> Standby:
    """Lock the application first, as every other step does."""
    application = arrows.locked(Standby.objects.values_list("application_id", flat=True).get(pk=standby_id))
    rows = Standby.objects.select_for_update(of=("self",)).select_related("offer", "added_by")
    row = rows.get(pk=standby_id)
    row.application = application
    return row
