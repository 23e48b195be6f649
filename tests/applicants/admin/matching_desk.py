"""Pages and steps of the matching desk, and somebody else's matching."""

from django.urls import reverse

from tests import factories as make
from tests.applicants.matching_world import World, world

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
