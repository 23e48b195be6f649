"""From the application to the start in California, with the steps of the program as it ships: the offer comes first."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from applicants.workflows import background, drug, onboarding
from apprenticeships.errors import GuardFailed
from apprenticeships.models import RequirementKind, Site
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.portal.reading import read, text
from tests.journeys.thread import Thread, at, founded

K = RequirementKind
pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
AGENCY = {"agency_name": "Bluff View Reports", "agency_phone": "800-555-0100", "agency_address": "1 Court Square"}
CHECKS = ("Background check", "Drug screen")


def refused(step, *args, **fields):
    with pytest.raises(GuardFailed) as found:
        step(*args, **fields)
    return found.value.message


def way_of(row, now):
    """What the page of the person says, and the titles of its map, in order."""
    with time_machine.travel(now, tick=False):
        page = read(Client(), row)
    return text(page), [stop.title for stop in page.context["stops"]]


def test_the_offer_comes_first_and_the_checks_decide_about_the_start():
    world = founded()
    Site.objects.update(state="CA")
    thread = Thread(world)
    thread.says_that_they_are_interested()
    thread.comes_to_a_session()
    thread.applies()
    thread.is_tested()
    row, desk = thread.application, world.desk
    row.refresh_from_db()

    # departments meet somebody before any check, and nobody may look sooner
    assert row.state == "ready"
    assert "conditional offer" in refused(background.ask, row.pk, by=desk, at=at(1, 21, 9))
    sooner = {"signed_name": row.person.name, "by": thread.by, "at": at(1, 21, 9)}
    assert "an offer comes first" in refused(drug.sign, row.pk, **sooner)
    looked = {"list": world.asked[K.REGISTRY].threshold["lists"][0], "outcome": "no_match"}
    assert "before a conditional offer" in refused(thread.result, K.REGISTRY, looked, at(1, 21, 9))
    told, titles = way_of(row, at(1, 21, 10))
    order = [
        titles.index(each) for each in ("Interview", "Offer", "Background check and drug screen", "Ready to start")
    ]
    assert order == sorted(order)
    assert "The offer depends on it" in told
    assert "before hiring managers reach out" not in told
    with time_machine.travel(at(1, 21, 10), tick=False):
        board = text_of(browser(world.coordinator).get(reverse("board:application", args=[row.pk])))
        public = Client().get(reverse("catalog:program", args=[world.program.slug]))
    assert "nobody looks into a record before a conditional offer" in board
    line = [stop.title for stop in public.context["stops"]]
    assert line.index("Offer") < line.index("Background check and drug screen")

    thread.is_interviewed()
    thread.is_called_and_says_yes()
    thread.confirms()
    letter = str(thread.offer.letters.get().content["en"])
    assert all(each in letter for each in CHECKS)

    # the checks follow, and nobody starts before they are clear
    row.refresh_from_db()
    assert row.state == "onboarding"
    check = background.ask(row.pk, by=desk, at=at(2, 5, 9))
    assert check.profile == "california"
    told = way_of(row, at(2, 5, 10))[0]
    assert "Read one page, and sign" in told
    assert reverse("portal:drug", args=[row.public_id]) in told
    background.disclose(check.pk, by=thread.by, at=at(2, 5, 18))
    background.sign(check.pk, name="Noemi Castell", by=thread.by, at=at(2, 5, 18, 5))
    drug.sign(row.pk, signed_name=row.person.name, by=thread.by, at=at(2, 5, 18, 10))
    background.order(check.pk, ordered_on=date(2026, 2, 6), by=desk, at=at(2, 6, 9), **AGENCY)
    drug.order(row.pk, on=date(2026, 2, 6), by=desk, at=at(2, 6, 9))
    assert "Background check" in refused(onboarding.finish, row.pk, by=desk, at=at(2, 9, 9))
    drug.report(row.pk, status="negative", on=date(2026, 2, 9), is_final=True, by=desk, at=at(2, 9, 15))
    background.receive(check.pk, clear=True, received_on=date(2026, 2, 10), by=desk, at=at(2, 10, 9))
    assert way_of(row, at(2, 10, 10))[1] == titles
    thread.gets_ready()

    row.refresh_from_db()
    assert row.state == "enrolled"
