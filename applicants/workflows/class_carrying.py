"""One person when their class is called off: they go on in another one, and who had a place stands first there.

Part of the steps of ``class_changes``, which hold the locks.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from applicants.models import (
    ON_THE_LIST,
    OPEN_STATES,
    Application,
    ApplicationState,
    ClassChange,
    EndReason,
    Standby,
)
from applicants.rules.class_changes import Stands
from applicants.rules.scorecards import BEST_RANK
from applicants.rules.seat_words import Told
from applicants.workflows import applications, offers, standby
from applicants.workflows.class_moving import forget_question, into_class, offer_of, stands_of
from apprenticeships import audit
from apprenticeships.errors import GuardFailed
from apprenticeships.rules.words import date_in_words
from apprenticeships.workflow import Actor, Transition, arrow
from cohorts.models import Opening, SeatState
from cohorts.workflows import seats

A = ApplicationState
STEP_BACK = arrow(
    "step_back",
    (A.OFFERED, A.ACCEPTED, A.ONBOARDING, A.ENROLLED),
    A.READY,
    "Only somebody with an offer or a place goes back to the list of ready candidates.",
)
TRANSITIONS: tuple[Transition, ...] = (STEP_BACK,)
NEARER: Final = (Stands.SEATED, Stands.READY, Stands.OFFERED, Stands.CALLED, Stands.WAITS, Stands.APPLIES)
FIRST: Final = frozenset(NEARER[:4])
"""Whose place goes along: they stand before everybody who waits there already."""
OTHER_ONE: Final = "The class was called off. Their other application, for the class of {day}, goes on."


def in_order(people: Iterable[Application]) -> list[tuple[Application, Stands]]:
    """Return people so that those who join a list one before the other end up right: who goes first joins last.

    Those who waited stand by their scores there as here; whoever stood before all scores does so again.
    """
    rows = [(row, stands_of(row)) for row in people]
    ranks = dict(
        Standby.objects.filter(application__in=[row.pk for row, _ in rows], state__in=ON_THE_LIST).values_list(
            "application_id", "rank"
        )
    )
    rows.sort(key=lambda each: (-NEARER.index(each[1]), -ranks.get(each[0].pk, 0), each[0].pk))
    return rows


def let_go(
    application: Application,
    *,
    ours: bool,
    told: Told | None = None,
    by: Actor,
    at: datetime,
    reason: str,
    answer_due: date | None = None,
) -> None:
    """Free what somebody has in their class, however far they are; the application is ready again, with all it has.

    It is ``ours`` where the class is called off, and theirs where they say no to another first day. The managers hear
    ``told``; of a class that is called off they hear in one mail of its own.
    """
    offer = offer_of(application)
    if offer is not None and offer.seat is not None and offer.seat.state == SeatState.TAKEN:
        seats.free(offer.seat.pk, by=by, at=at, reason=reason)
    offers.close(application.pk, ours=ours, told=told, by=by, at=at, reason=reason)
    forget_question(application, by=by, at=at, reason=reason)
    if application.state in STEP_BACK.sources:
        audit.step(
            STEP_BACK, application, by=by, at=at, person=application.person_id, reason=reason, answer_due=answer_due
        )


def carry(application: Application, change: ClassChange, stands: Stands, *, by: Actor, at: datetime) -> None:
    """Take somebody out of a class that was called off, and let them go on in the other one."""
    into = change.into
    if into is None:
        raise GuardFailed("Choose the class in which they go on.", field="into")
    offer = offer_of(application)
    rows = list(Standby.objects.filter(application=application, opening__cohort=change.cohort, state__in=ON_THE_LIST))
    wanted = offer.opening if offer is not None else rows[0].opening if rows else None
    let_go(application, ours=True, by=by, at=at, reason=change.reason)
    for row in rows:
        row.refresh_from_db()
        if row.state in ON_THE_LIST:
            audit.step(standby.END, row, by=by, at=at, person=application.person_id, reason=change.reason, ended_at=at)
    if application.cohort_id != change.cohort_id:
        return
    twins = Application.objects.filter(person=application.person_id, cohort=into, state__in=[*OPEN_STATES, A.ENROLLED])
    if twins.exclude(pk=application.pk).exists():
        _end(application, change, by=by, at=at)
        return
    into_class(application, into, by=by, at=at, reason=change.reason)
    comes_along = stands in FIRST or standby.is_scored(application)
    if wanted is None or application.state != A.READY or not comes_along:
        return
    waited = rows[0] if rows else None
    standby.join(
        application.pk, opening_id=_same_place(wanted, change).pk, by=by, at=at, reason=change.reason,
        deferred_from=change.cohort if stands in FIRST else waited.deferred_from if waited else None,
        lost_seat=waited is not None and waited.rank < BEST_RANK, carried=True,
    )  # fmt: skip


def _same_place(wanted: Opening, change: ClassChange) -> Opening:
    same = Opening.objects.filter(cohort=change.into, track__slug=wanted.track.slug, headcount__gt=0)
    found = same.filter(department=wanted.department_id).first() or same.order_by("pk").first()
    if found is None:
        raise GuardFailed(
            f"That class has no places for {wanted.track} yet, and people of this one need them. Open some first.",
            field="into",
        )
    return found


def _end(application: Application, change: ClassChange, *, by: Actor, at: datetime) -> None:
    """End one of two applications of a person, where the other one is for the class in which they would go on."""
    words = OTHER_ONE.format(day=date_in_words(change.after, year=True))
    if application.state == A.DRAFT:
        applications.expire(application.pk, by=by, at=at, reason=words)
    else:
        applications.not_select(
            application.pk, reason_code=EndReason.TWICE, sentence=words, goes_on_elsewhere=True, by=by, at=at,
            reason=words,
        )  # fmt: skip
