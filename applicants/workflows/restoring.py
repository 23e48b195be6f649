"""What a wrong end took is given back: the application is open again, and the place as far as nobody else has it."""

from datetime import datetime
from typing import Final

from applicants.models import OPEN_STATES, Application, ApplicationState, Offer, OfferState
from applicants.records.deadlines import answer_due, local_day
from applicants.records.sittings import chairs_gone
from applicants.rules.corrections import STAYS_CLOSED, Case, Way, way_on
from applicants.workflows import arrows, background_pauses, matched_offers, screening, standby
from applicants.workflows.applications import TWICE
from applicants.workflows.chairs_back import take_chairs_back
from apprenticeships import audit, messages
from apprenticeships.models import Person
from apprenticeships.refusals import or_conflict
from apprenticeships.workflow import Actor, Transition
from cohorts.models import Seat, SeatState

TRANSITIONS: tuple[Transition, ...] = (arrows.CORRECT,)
WORDS: Final = "A mistake of ours was put right"
"""Hiring managers may read it, so it says nothing of a check."""


def case_of(application: Application, *, at: datetime) -> Case:
    """Return what is known before anything is opened, of a locked application that a check ended."""
    Person.objects.locked(application.person_id)  # nobody begins another one meanwhile
    rivals = Application.objects.filter(
        person_id=application.person_id, version__program_id=application.version.program_id, state__in=OPEN_STATES
    ).exclude(pk=application.pk)
    cohort, today = application.cohort, local_day(application.version.program, at)
    return Case(cohort.canceled_at is None and cohort.starts_on > today, rivals.exists())


def give_back(application: Application, case: Case, *, since: datetime | None = None, by: Actor, at: datetime) -> Way:
    """Open a locked application again where its class waits, and give the place back that it had.

    ``since`` is when the check began: an offer that ran out from then on waited for it.
    """
    if (way := way_on(case)) in STAYS_CLOSED:
        if case.ended_by_check:
            application.ended_sentence = ""  # it named the check
            application.save(update_fields=["ended_sentence"])
        return way
    today, lost = local_day(application.version.program, at), _lost(application)
    chairs = list(chairs_gone(application, at=at))
    over_since = local_day(application.version.program, application.ended_at or at)
    lapsed = application.offers.filter(state=OfferState.EXPIRED, verbal_at__isnull=False, ended_at__gte=since or at)
    case = case._replace(lapsed=lost is None and lapsed.exists())
    with or_conflict(**TWICE):
        audit.step(
            arrows.CORRECT, application, by=by, at=at, person=application.person, reason=WORDS,
            ended_at=None, no_reason="", ended_sentence="", retry_from=None,
            answer_due=answer_due(application.version, on=today),
        )  # fmt: skip
    background_pauses.stood_still(application, since=over_since, until=today, by=by, at=at)
    for kind in ("application.ineligible", "comeback.reminder"):
        messages.cancel(prefix=f"{kind}:{application.pk}:", reason="The application is open again.")
    open_again = screening.recompute(application.pk, by=Actor.system("screening"), at=at)
    if open_again.ended_at is not None:
        return Way.STOPPED
    case = case._replace(is_ready=open_again.state == ApplicationState.READY)
    way = way_on(case) if lost is None else _place(application, lost, case, by=by, at=at)
    take_chairs_back(open_again, chairs, by=by, at=at)
    return way


def _place(application: Application, lost: Offer, case: Case, *, by: Actor, at: datetime) -> Way:
    """Give back the place of an offer that ended with the application, or the first place on its list."""
    free = Seat.objects.filter(opening=lost.opening_id, state=SeatState.FREE).exists()
    way = way_on(case._replace(had_place=True, seat_is_free=free))
    if way is Way.OFFERED:
        matched_offers.make(
            application.pk, opening_id=lost.opening_id, made_by=lost.made_by, step=matched_offers.RESTORE, by=by, at=at,
            reason=WORDS,
        )  # fmt: skip
    elif way is Way.LISTED:
        standby.join(application.pk, opening_id=lost.opening_id, lost_seat=True, by=by, at=at, reason=WORDS)
    return way


def _lost(application: Application) -> Offer | None:
    """The offer that ended with the application; of a seat that was only held for a call nobody knew."""
    ended = application.offers.filter(
        state=OfferState.RESCINDED, verbal_at__isnull=False, ended_at=application.ended_at
    )
    return ended.select_related("made_by").order_by("-pk").first()
