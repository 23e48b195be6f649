"""The department and the passport in a browser: every state fits a phone and a desk, and axe finds nothing."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from applicants.records.passports import token_of
from applicants.workflows import approvals, passports
from apprenticeships.models import Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.passports import LEVELS, TYPED, passed
from tests.applicants.way import K, came, record, sent, way

AT = datetime(2026, 1, 7, 18, 0, tzinfo=UTC)
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]


@pytest.fixture
def pages():
    """Name of a page, who opens it, its address, and how wide the window is."""
    cache.clear()
    with time_machine.travel(AT, tick=False):
        of = way()
        coordinator = make.staff(Role.COORDINATOR, name="Dana Whitfield")
        home = make.make_department(name="Patient Access")
        approver = make.staff(Role.DEPARTMENT_APPROVER, department=home, name="Dolores Kim")
        make.membership(approver, Role.HIRING_MANAGER)
        changes = {"eligibility": {"works_here": True, "home_department": home}}
        waits, refused, asks, old = (sent(of, at=AT - timedelta(days=3), **changes) for _ in range(4))
        no = {"yes": False, "reason_code": "timing", "note": "The new scheduling system starts in January."}
        for row, again in ((refused, date(2026, 3, 2)), (asks, date(2026, 1, 7))):
            request = row.approvals.get()
            approvals.decide(request.pk, again_from=again, by=Actor.user(approver), at=AT - timedelta(days=2), **no)
        approvals.decide(old.approvals.get().pk, yes=True, by=Actor.user(approver), at=AT - timedelta(days=2))
        old.screening.filter(requirement__kind=K.DEPARTMENT_APPROVAL).update(verdict="expired")
        holder = waits.person
        came(waits, at=AT - timedelta(hours=3))
        record(waits, K.ENTRANCE_EXAM, {"score": 84})
        record(waits, K.WORKKEYS, LEVELS)
        passed(holder, K.TYPING, TYPED, on=AT.date() - timedelta(days=170))
        good = passports.issue(holder.pk, by=make.ROBOT, at=AT)
        yield [
            ("waits", holder.user, reverse("portal:department", args=[waits.public_id]), 390),
            ("status", holder.user, reverse("portal:status"), 390),
            ("refused", refused.person.user, reverse("portal:department", args=[refused.public_id]), 390),
            ("asks-again", asks.person.user, reverse("portal:department", args=[asks.public_id]), 390),
            ("too-old", old.person.user, reverse("portal:department", args=[old.public_id]), 390),
            ("passport", holder.user, reverse("portal:passport"), 390),
            ("nothing", refused.person.user, reverse("portal:passport"), 390),
            ("valid", None, reverse("passport", args=[token_of(good)]), 390),
            ("unknown", None, reverse("passport", args=["nobody"]), 390),
            ("requests", approver, reverse("hiring:requests"), 390),
            ("request", approver, reverse("hiring:request", args=[waits.approvals.get().public_id]), 390),
            ("request-desk", approver, reverse("hiring:request", args=[asks.approvals.get().public_id]), 1280),
            ("requests-desk", approver, reverse("hiring:requests"), 1280),
            ("desk-passport", coordinator, reverse("board:passport", args=[holder.pk]), 1280),
            ("desk-board", coordinator, reverse("board:application", args=[refused.pk]), 1280),
        ]


def test_every_page_fits_and_axe_finds_nothing(pages, open_page, axe):
    folder = os.environ.get("PICTURES")
    wrong = {}
    for name, user, path, width in pages:
        page = open_page("/healthz", width=width, reduced_motion="reduce", may_lose_the_line=user is None)
        if user is not None:
            client = Client()
            client.force_login(user)
            value = client.cookies[settings.SESSION_COOKIE_NAME].value
            page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": page.url}])
        page.goto(path)
        if folder:
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
        problems = axe(page)
        if wide := page.evaluate("document.documentElement.scrollWidth - window.innerWidth"):
            problems.append(f"{wide} pixels too wide")
        if problems:
            wrong[name] = problems

    assert wrong == {}
