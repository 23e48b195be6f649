"""Builds the demonstration: everybody's story from a year and a half ago until now, told in order."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db import transaction

from applicants.demo import (
    anti_harassment,
    classes,
    fairness,
    outreach,
    partnership,
    partnership_reports,
    partnership_services,
    result_files,
    seats,
    sessions,
)
from applicants.demo.cast import Cast
from applicants.demo.classes import WEEK, Plan
from applicants.demo.clockwork import Days
from applicants.demo.doubles import doubles
from applicants.demo.fair import fair
from applicants.demo.hired import being_hired, ended
from applicants.demo.names import people
from applicants.demo.screened import in_screening
from applicants.demo.site_week import shifts_of_the_week
from applicants.demo.summer import SITE_ACCOUNT, waits_for_matching
from applicants.demo.trainees import begun
from applicants.demo.trainees import cast as trainees
from applicants.demo.training import year
from applicants.demo.visitors import drafts, visitors
from applicants.demo.world import PRECEPTORS, SLUG, World, found
from apprenticeships.demonstration import DOMAIN
from apprenticeships.models import ChoreFailure, Organization
from apprenticeships.rules.holidays import federal_calendar
from apprenticeships.workflows import duplicates

ZONE: Final = ZoneInfo("America/Chicago")
BEFORE: Final = timedelta(days=570)
OPEN_CLASSES: Final = timedelta(days=130)
DRAFTS, SCREENED, AT_SESSIONS = 10, 8, 21


def exists() -> bool:
    """Whether the demonstration is there."""
    return Organization.objects.filter(slug=SLUG).exists()


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Leave what lives for good out of the search for garbage, and search rarely: nothing here is large."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


@transaction.atomic
@_rare_collections()
def build(*, at: datetime, each_month: Callable[[date], object], people_wanted: int = 200) -> World:
    """Build it as it would stand at ``at``. Leads fill up the number of people; ``each_month`` hears how far we are."""
    began = at - BEFORE
    year_of = at.astimezone(ZONE).year
    days = Days(at, ZONE, federal_calendar(year_of - 3, year_of + 3))
    began = days.at(days.local(began), 7)
    world = found(days, began)
    first = days.local(began)
    sessions.announce(world, first)
    plans = classes.plans(world.version, days, first)
    names = people(days.today)
    clockwork = world.clockwork
    taught = begun(plans, days.today)
    ahead = [plan for plan in plans if plan.start > days.today]
    soon = [plan for plan in ahead if plan.start <= days.today + OPEN_CLASSES]
    people_in = {plan: taught.headcount(plan) for plan in taught.with_people}
    places = dict.fromkeys(soon, classes.HEADCOUNT) | people_in
    teams = {plan: classes.team_of(plan, plans, taught.sixth) for plan in plans}
    _classes(world, places, ahead, first, teams)
    cast = Cast(world, ahead, names)
    taken = trainees(days, taught, names)
    stories = [year(world, each) for each in taken]
    screened = (in_screening(cast, more=SCREENED), fair(cast))
    for each in (being_hired(cast), ended(cast), *screened, drafts(cast, more=DRAFTS)):
        stories.extend(each)
    stories.extend(visitors(cast, leads=max(0, people_wanted - len(stories) - AT_SESSIONS)))
    stories.extend(doubles(cast))
    stories.append(waits_for_matching(world))
    stories.append(shifts_of_the_week(world, f"{SITE_ACCOUNT[1]}@{DOMAIN}"))
    stories.extend(fairness.turned_away(world, taught.all[2:], names))
    for story in stories:
        clockwork.tell(story)
    clockwork.wanted.update(plan.start + timedelta(days=-plan.start.weekday() % 7) for plan in plans)
    clockwork.run(each_month)
    classes.planned_ahead(world)
    grant = partnership.gathered(world).grant
    partnership_services.services(grant, by=world.coordinator, at=at)
    partnership_reports.tell(grant, at=at)
    fairness.told(world, [each.candidate for each in taken], taught.all[1], at=at)
    result_files.told(world, at=at)
    anti_harassment.told(world, at=at)
    outreach.told(world, at=at)
    seats.told(world, at=at)
    duplicates.search(at=at)
    clockwork.deliver()
    if failed := ChoreFailure.objects.first():
        raise RuntimeError(f"The worker could not do everything: {failed}: {failed.problem}")
    return world


def _classes(
    world: World,
    with_places: Mapping[Plan, Mapping[str, int]],
    ahead: Sequence[Plan],
    first: date,
    teams: Mapping[Plan, int],
) -> None:
    """Plan all classes; open, schedule and teach those that have places, and approve the hours of their people."""
    for plan in dict.fromkeys([*with_places, *ahead]):
        world.clockwork.tell(classes.planned(world, plan))
    for plan, headcount in with_places.items():
        world.clockwork.tell(classes.opened(world, plan, first, headcount))
        world.clockwork.tell(classes.taught(world, plan, teams[plan]))
        world.clockwork.tell(classes.graduated(world, plan))
    world.clockwork.tell(classes.planned_summer(world))
    following = next(plan for plan in ahead if plan.ready_by >= world.days.today)
    world.clockwork.tell(classes.drafted(world, following, teams[following], world.days.ago(1)))
    oldest = min(plan.start for plan in with_places)
    for place in PRECEPTORS:
        last = world.days.today - (WEEK if place == "family" else 0 * WEEK)
        world.clockwork.tell(classes.approved(world, place, oldest, last))
