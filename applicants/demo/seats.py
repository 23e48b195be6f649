"""Seats that go on: a list with a claim and somebody who waits, a decision that is prepared, and a class that moved."""

from datetime import datetime
from typing import Final

from applicants.demo.cast import ACCESS, FAMILY
from applicants.demo.world import World
from applicants.models import Application, ApplicationState
from applicants.workflows import class_changes, decisions, referrals, standby
from cohorts.models import Cohort, Opening
from cohorts.workflows import openings

FEWER: Final = "The clinic opens one room less this spring"
MOVED: Final = "The classroom is painted in the first week"
WEEK: Final = 5  # working days


def told(world: World, *, at: datetime) -> None:
    """Let two people wait for the one free seat, prepare a decision, and move a class to which people apply."""
    today = world.days.local(at)
    ahead = Cohort.objects.filter(program=world.program, ready_by__gt=today, applications__isnull=False).distinct()
    soon, *later = ahead.order_by("starts_on")[:2]
    _waits(world, world.opening(soon, ACCESS), at)
    opening = world.opening(soon, FAMILY)
    for application in [row for row in _scored(opening) if referrals.open_referral(row, opening.pk)][:1]:
        decisions.prepare(
            application.pk, opening_id=opening.pk, kind="offer", reason_code="scores", by=world.manager(FAMILY), at=at
        )
    for row in later:
        day = world.days.work(row.starts_on, WEEK)
        class_changes.move(row.pk, starts_on=day, by=world.desk, at=at, reason=MOVED)


def _waits(world: World, opening: Opening, at: datetime) -> None:
    """Put whoever was scored here on the list, with one free seat left: the first of them has a claim."""
    people = _scored(opening)
    given = opening.seats.exclude(state="free").count()
    fits = openings.Fits(opening.age_from, opening.age_to, opening.weekly_minutes)
    openings.change(opening.pk, headcount=given + 1, fits=fits, by=world.desk, at=at, reason=FEWER)
    for application in people:
        standby.join(application.pk, opening_id=opening.pk, by=world.desk, at=at)
    standby.give_on(at=at)


def _scored(opening: Opening) -> list[Application]:
    """Who was interviewed here, and has no offer open now."""
    rows = Application.objects.filter(
        cohort=opening.cohort_id,
        state=ApplicationState.READY,
        interviews__opening=opening,
        interviews__scorecards__isnull=False,
    )
    return list(rows.exclude(offers__state__in=["prepared", "verbal"]).distinct().order_by("pk"))
