"""Pages and steps of the matching desk, and somebody else's matching."""

from datetime import timedelta

from django.urls import reverse

from applicants.models import MatchOutcome
from applicants.workflows import matching
from apprenticeships.rules.dates import DAY
from cohorts.workflows import seats
from tests import factories as make
from tests.applicants.matching_world import World, world
from tests.factories import NOON, ROBOT

LATER = NOON + timedelta(minutes=1)
VIEWS = ("run", "places", "moves", "sites", "release")


def page(client, name, pk, query=""):
    return client.get(reverse(f"matching:{name}", args=[pk]) + query)


def again(client, here, **typed):
    typed = {"variant": "interests", "seed": "1"} | typed
    return client.post(reverse("matching:again", args=[here.cohort.pk]), typed)


def fix(client, who, **typed):
    return client.post(reverse("matching:student-step", args=[who.pk, "fix"]), typed)


def strangers() -> World:
    return world(organization=make.make_organization(slug="strangers", name="Strangers"))


def names(response):
    return [item["row"].application.person.name for item in response.context["rows"]]


def passed_over():
    """Build a release in which one of two got nothing, because the seat went after all."""
    here = world()
    row = here.places(headcount=2)
    first, second = here.student(), here.student()
    run = matching.release(here.draft().pk, is_early=True, by=here.by, at=NOON)
    seats.hold(row.pk, person=make.person(), until=LATER + DAY, by=ROBOT, at=NOON)
    matching.offer_released(at=LATER)
    lost = run.matches.get(outcome=MatchOutcome.PASSED).application
    return here, run, lost, first if lost == second else second
