"""The pages of training classes, and of the training against harassment, fit a phone and a desk, and axe is silent."""

import os
from pathlib import Path

import pytest
import time_machine
from django.urls import reverse

from apprenticeships.models import Role
from apprenticeships.workflow import Actor
from cohorts.workflows import anti_harassment
from tests import factories as make
from tests import partnership
from tests.browser.eyes import follow
from tests.browser.test_targets import cookie_of
from tests.factories import NOON
from tests.trainings import enrolled, line, planned

WIDTHS = (390, 1280)
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]


@pytest.fixture
def version():
    with time_machine.travel(NOON, tick=False):
        yield partnership.partnership()


def looked_at(page, axe, name: str, theme: str) -> dict[object, list[str]]:
    wrong = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found = axe(page)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            found.append("wider than its window")
        if found:
            wrong[name, width] = found
        if folder := os.environ.get("JOURNEY_SCREENSHOTS"):
            page.screenshot(path=Path(folder) / f"{name}-{width}-{theme}.png", full_page=True)
    return wrong


@pytest.mark.parametrize("theme", ["light", pytest.param("dark", marks=pytest.mark.nightly)])
def test_planning_signing_up_and_marking_fit_and_axe_finds_nothing(version, open_page, axe, live_server, theme):
    user, teacher = make.staff(Role.COORDINATOR), make.staff()
    make.membership(teacher, Role.INSTRUCTOR, organization=version.program.organization)
    part, grant = line(version), partnership.grant(version)
    people = [
        partnership.participant(version, person=make.person(given_name=name, family_name="Quillfeather"))
        for name in ("Ana", "Bea", "Cal", "Dee", "Eve")
    ]
    row = planned(version, places=4, instructor=teacher)
    (place, _) = enrolled(row, *people[:2])
    page = open_page("/healthz", theme=theme)
    page.context.add_cookies([cookie_of(user) | {"url": live_server.url}])
    respect = anti_harassment.enter(
        version.program.organization_id, title="Respect at work", held_on=NOON.date(), minutes=90, given_by="Ines",
        materials="Edition 1", by=Actor.user(user), at=NOON,
    )  # fmt: skip
    anti_harassment.mark(respect.pk, users=[teacher.pk], people=[], by=Actor.user(user), at=NOON)
    addresses = {
        "harassment": reverse("conduct:people"),
        "harassment-training": reverse("conduct:training", args=[respect.pk]),
        "harassment-choose": reverse("conduct:choose", args=[respect.pk]),
        "target": reverse("partnership:target", args=[grant.pk, part.slug]),
        "classes": reverse("classes:list"),
        "training-class": reverse("classes:class", args=[row.pk]),
        "training-person": reverse("classes:person", args=[place.pk]),
        "training-plan": reverse("partnership:plan-training") + f"?component={part.pk}",
    }
    wrong = {}
    for name, url in addresses.items():
        page.goto(live_server.url + url)
        wrong |= looked_at(page, axe, name, theme)
    page.fill("#id_title", "Leading a huddle")
    page.fill("#id_starts_on", "2026-02-16")
    follow(page.get_by_role("button", name="Plan the class"))
    wrong |= looked_at(page, axe, "training-plan-refused", theme)
    page.goto(live_server.url + reverse("partnership:class-people", args=[row.pk]))
    wrong |= looked_at(page, axe, "training-people", theme)
    for box in page.locator("input[name=who]").all():
        box.check()
    follow(page.get_by_role("button", name="Sign up"))
    wrong |= looked_at(page, axe, "training-people-refused", theme)

    assert wrong == {}
