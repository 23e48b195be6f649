"""The partnership in a real browser: a list is uploaded, a namesake decided, taken in; partners read on a phone."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from apprenticeships.models import Role
from cohorts.models import Participant
from tests import factories as make
from tests import partnership
from tests.browser.eyes import follow

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]
LIST = """First name;Last name;Employer;Occupation;Employee ID
Zoë;Núñez;Harbor Clinic;Nurse;E1
Ana;Ruiz;Harbor Clinic;Nurse;
Bo;Lee;Moon Clinic;;
"""


@pytest.fixture
def version():
    return partnership.partnership()


@pytest.fixture
def signed_in(client, open_page, live_server):
    """Opens a page as somebody who has signed in."""

    def opened(user, path, *, width):
        client.force_login(user)
        secret = client.cookies[settings.SESSION_COOKIE_NAME].value
        page = open_page("/healthz", width=width)
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": secret, "url": live_server.url}])
        page.goto(path)
        return page

    return opened


def wrong(page, axe):
    """What axe finds, and whether the page is wider than its window."""
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return axe(page) + ([f"{wide} pixels too wide"] if wide > 0 else [])


@pytest.mark.parametrize("width", [390, 1280])
def test_a_coordinator_takes_in_a_list(signed_in, axe, version, width):
    partnership.participant(version, person=make.person(given_name="Ana", family_name="Ruiz"))
    page = signed_in(
        make.staff(Role.COORDINATOR), reverse("partnership:import", args=[version.program_id]), width=width
    )
    found = wrong(page, axe)

    file = {"name": "harbor.csv", "mimeType": "text/csv", "buffer": LIST.encode("cp1252")}
    page.set_input_files("input[type=file]", file)
    follow(page.get_by_role("button", name="Show what it would do"))
    found += wrong(page, axe)
    follow(page.get_by_role("button", name=re.compile("Take in 1 person")))
    first = page.locator(".ap-errors").inner_text()
    found += wrong(page, axe)
    page.get_by_text("Somebody else").click()
    follow(page.get_by_role("button", name=re.compile("Take in 1 person")))

    assert "Row 3: say who this is." in first
    assert "Taken in: 2 people joined, 0 were known." in page.locator(".ap-toast").inner_text()
    assert Participant.objects.filter(person__family_name="Núñez").exists()
    assert found + wrong(page, axe) == []


@pytest.mark.parametrize("width", [390, 1280])
def test_partners_auditors_and_workers_read_their_pages(signed_in, axe, version, width):
    partnership.grant(version)
    row = partnership.participant(version, person=make.applicant(), occupation="Medical assistant")
    found = {}

    for user, path in (
        (partnership.partner(partnership.clinic()), reverse("partners:home")),
        (partnership.partner(partnership.clinic()), reverse("partners:people")),
        (partnership.partner(partnership.local()), reverse("partners:person", args=[row.public_id])),
        (partnership.partner(partnership.clinic(), Role.AUDITOR), reverse("partners:home")),
        (row.person.user, reverse("trainings:trainings")),
    ):
        page = signed_in(user, path, width=width)
        assert page.locator("h1").count() == 1
        if problems := wrong(page, axe):
            found[path] = problems

    assert found == {}
