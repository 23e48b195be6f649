"""Candidates before departments: referrals, checks, interviews, scorecards, offers and tasks, in bulk."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from applicants.models import (
    Application,
    ApplicationState,
    ConditionCheck,
    Interview,
    InterviewState,
    Offer,
    OfferState,
    OnboardingTask,
    Recommendation,
    Referral,
    Scorecard,
    VerbalAnswer,
)
from apprenticeships.models import User
from cohorts.models import Opening, SeatState
from tests.benchmarks.world import CRITERIA, World

OWN_QUEUE: Final = 50


def refer(world: World, rows: Iterable[Application]) -> None:
    """Put candidates before departments: the first fifty before the manager who is measured, the others elsewhere."""
    referrals, checks, meetings, cards, offers, tasks = [], [], [], [], [], []
    for row in rows:
        turn, world.referred = world.referred, world.referred + 1
        department = 0 if turn < OWN_QUEUE else 1 + turn % (len(world.openings) - 1)
        to = world.openings[department][world.cohorts.index(row.cohort)]
        due = (world.at + timedelta(days=turn % 14 - 2)).date()
        referrals.append(Referral(application=row, opening=to, referred_at=row.ready_at, invite_by=due))
        for kind, status in (("background", "clear"), ("drug", "negative")):
            at = row.submitted_at
            checks.append(
                ConditionCheck(application=row, kind=kind, status=status, status_on=at.date(), recorded_at=at)
            )
        meeting = _interview(world, row, to, turn, department)
        meetings += [meeting] if meeting else []
        if meeting and meeting.state == InterviewState.HELD:
            cards.append(_card(world, meeting))
        if row.state != ApplicationState.READY:
            offers.append(_offer(world, row, to, world.managers[department]))
        if row.state == ApplicationState.ONBOARDING:
            due, first = to.cohort.ready_by, to.cohort.starts_on
            tasks += [
                OnboardingTask(application=row, item=item, due_on=due, counted_from=first, planned_on=due)
                for item in world.items
            ]
    for batch in (referrals, checks, meetings, cards, offers, tasks):
        if batch:
            type(batch[0]).objects.bulk_create(batch)


def _interview(world: World, row: Application, to: Opening, turn: int, department: int) -> Interview | None:
    """One in four has none yet, one has a time to come, one was met and waits for a score, one is scored."""
    which = turn % 4 if row.state == ApplicationState.READY else 3
    if which == 0:
        return None
    away = timedelta(hours=1 + turn)
    begins = world.at + away if which == 1 else world.at - away
    return Interview(
        application=row,
        opening=to,
        manager=world.managers[department],
        state=InterviewState.HELD if which == 3 else InterviewState.SCHEDULED,
        starts_at=begins,
        ends_at=begins + timedelta(minutes=30),
        place="Room 214",
        requested_at=row.ready_at,
        score_by=(begins + timedelta(days=2)).date(),
    )


def _card(world: World, meeting: Interview) -> Scorecard:
    return Scorecard(
        interview=meeting,
        scorer=meeting.manager,
        ratings=dict.fromkeys(CRITERIA, 3),
        comment="Calm and kind.",
        recommendation=Recommendation.OFFER,
        no_conflict=True,
        handed_in_at=world.at,
    )


def _offer(world: World, row: Application, to: Opening, manager: User) -> Offer:
    free = world.seats.setdefault(to.pk, list(to.seats.order_by("number")))
    seat = free.pop(0)
    seat.state, seat.person, seat.held_until = SeatState.HELD, row.person, world.at + timedelta(days=10)
    seat.save(update_fields=["state", "person", "held_until"])
    confirmed = row.state != ApplicationState.OFFERED
    return Offer(
        application=row,
        opening=to,
        seat=seat,
        state=OfferState.CONFIRMED if confirmed else OfferState.VERBAL,
        verbal_answer=VerbalAnswer.YES if confirmed else VerbalAnswer.THINKING,
        made_by=manager,
        prepared_at=row.ready_at,
        verbal_at=row.ready_at,
        respond_by=world.at + timedelta(days=2),
        confirmed_at=world.at if confirmed else None,
    )
