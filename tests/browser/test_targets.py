"""The pages of targets in a browser, filled like the demonstration: they fit a phone and a desk, and axe is silent."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse

from applicants.demo.partnership_services import services
from apprenticeships.models import Role
from apprenticeships.packs.load import load
from apprenticeships.packs.shipped import shipped
from cohorts.models import Grant
from tests import factories as make
from tests.applicants.demo.test_partnership_services import participants
from tests.cohorts.figures.records import passed_exam

AT = datetime(2026, 3, 10, 17, 30, tzinfo=UTC)
WIDTHS = (390, 1280)
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]


@pytest.fixture
def grant():
    with time_machine.travel(AT, tick=False):
        version = load(shipped("training-partnership"), by=make.ROBOT, at=AT, publish=True).version
        row = Grant.objects.create(
            program=version.program, name="High Road grant", since=date(2025, 1, 1), until=date(2027, 6, 30)
        )
        participants(row, 900)
        services(row, by=make.user(), at=AT)
        for _ in range(3):
            passed_exam(version, make.person(), date(2026, 2, 3))
        yield row


def cookie_of(user) -> dict[str, str]:
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value}


def pages(grant: Grant) -> dict[str, tuple[str, str]]:
    """Who opens which address."""
    desk = {
        "report": reverse("partnership:grant", args=[grant.pk]),
        "apprenticeship": reverse("partnership:target", args=[grant.pk, "apprenticeship"]),
        "burn-up": reverse("partnership:target", args=[grant.pk, "professional-development"]),
        "records": reverse("partnership:records", args=[grant.pk])
        + "?from=2025-07-01&to=2026-03-10&count=people&component=credentials",
        "grants": reverse("partnership:targets"),
    }
    partner = {"partner": "/partners/targets/", "partner-quarter": "/partners/targets/?period=2026-01-01"}
    return {name: ("desk", url) for name, url in desk.items()} | {
        name: ("partner", url) for name, url in partner.items()
    }


@pytest.mark.parametrize("theme", ["light", pytest.param("dark", marks=pytest.mark.nightly)])
def test_the_pages_of_targets_fit_and_axe_finds_nothing(grant, open_page, axe, live_server, theme):
    union = grant.program.organization
    people = {"desk": make.staff(), "partner": make.staff()}
    make.membership(people["desk"], Role.COORDINATOR, organization=union)
    clinic = grant.program.versions.get().partners.filter(organization__kind="clinic").first().organization
    make.membership(people["partner"], Role.PARTNER, organization=clinic)
    folder = os.environ.get("JOURNEY_SCREENSHOTS")
    wrong = {}
    for who, user in people.items():
        page = open_page("/healthz", theme=theme)
        page.context.add_cookies([cookie_of(user) | {"url": live_server.url}])
        for name, (opened_by, url) in pages(grant).items():
            if opened_by != who:
                continue
            page.goto(live_server.url + url)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                found = axe(page)
                if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                    found.append("wider than its window")
                if found:
                    wrong[name, width] = found
                if folder:
                    page.screenshot(path=Path(folder) / f"{name}-{width}-{theme}.png", full_page=True)

    assert wrong == {}
