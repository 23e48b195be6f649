"""The committee for partners: meetings to come, approved minutes only, practices to share and to find."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apprenticeships.models import Role
from apprenticeships.workflow import Actor
from cohorts.models import Minutes, Practice
from cohorts.workflows import committee
from tests import factories as make
from tests import partnership
from tests.apprenticeships.admin.desk import text
from tests.cohorts.reports import scene
from tests.factories import NOON

pytestmark = pytest.mark.django_db
BEFORE = NOON - timedelta(days=2)


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def here(client):
    found = scene()
    client.force_login(found.employer)
    return found


def shared(here, title="Huddle", user=None):
    who = user or here.employer
    return committee.share(
        here.version.program, organization=partnership.clinic(), title=title, text="Ten minutes.",
        by=Actor.user(who), at=NOON,
    )  # fmt: skip


def test_partners_read_approved_minutes_and_meetings_to_come(client, here):
    by = Actor.user(here.coordinator)
    approved = committee.write(here.meeting(BEFORE).pk, text="All agreed.", decisions=[], by=by, at=NOON)
    committee.approve(approved.pk, by=Actor.user(make.staff(Role.COORDINATOR, name="Lee Park")), at=NOON)
    committee.write(here.meeting(BEFORE).pk, text="Not read by anybody yet.", decisions=[], by=by, at=NOON)
    here.meeting(NOON + timedelta(days=9), place="Union hall")
    here.meeting(NOON + timedelta(days=9), place="Called off hall", canceled_at=NOON)

    page = text(client.get("/partners/committee/"))

    assert "All agreed." in page
    assert "Minutes approved by Lee Park." in page
    assert "Not read by anybody yet." not in page
    assert "Union hall" in page
    assert "Called off hall" not in page


def test_somebody_of_another_program_reads_nothing_of_it(client, here):
    here.meeting(NOON + timedelta(days=9), place="Union hall")
    shared(here)
    client.force_login(partnership.partner(partnership.local("local-9", name="Local 9")))

    assert "Union hall" not in text(client.get("/partners/committee/"))
    assert "Huddle" not in text(client.get("/partners/practices/"))
    assert client.get("/partners/practices/share/").status_code == 404


def test_a_partner_shares_a_practice_in_the_name_of_the_own_organization(client, here):
    assert client.get("/partners/practices/share/").status_code == 200

    client.post("/partners/practices/share/", {"title": "Huddle", "text": "Ten minutes each morning."})

    row = Practice.objects.get()
    assert (row.organization, row.shared_by) == (partnership.clinic(), here.employer)
    assert "Ten minutes each morning." in text(client.get("/partners/practices/"))


@pytest.mark.parametrize(
    "told", [{}, {"title": "x"}, {"title": "\x00", "text": "x"}, {"title": "x" * 10_000, "text": "x"}]
)
def test_a_practice_that_cannot_be_kept_comes_back(client, here, told):
    assert client.post("/partners/practices/share/", told).status_code == 422
    assert not Practice.objects.exists()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("huddle", {"Huddle"}),
        ("TEN minutes", {"Huddle", "Buddy"}),
        ("harbor buddy", {"Buddy"}),
        ("nothing", set()),
        ("%", set()),
        ("x" * 10_000, set()),
    ],
)
def test_practices_are_found_by_every_word(client, here, asked, found):
    shared(here)
    shared(here, "Buddy")

    page = client.get("/partners/practices/", {"q": asked})

    assert {row.title for row in page.context["page_obj"]} == found


def test_only_who_shared_it_takes_it_back(client, here):
    row = shared(here, user=here.union)
    back = reverse("partners:withdraw", kwargs={"public_id": row.public_id})
    assert client.post(back).status_code == 404

    client.force_login(here.union)
    assert "Take it back" in text(client.get("/partners/practices/"))
    client.post(back)

    assert "Huddle</h2>" not in text(client.get("/partners/practices/"))
    assert client.post(back).status_code == 404


def test_an_auditor_reads_and_shares_nothing(client, here):
    shared(here)
    client.force_login(partnership.partner(partnership.clinic(), Role.AUDITOR))

    page = text(client.get("/partners/practices/"))

    assert "Huddle" in page
    assert "Share a practice" not in page
    assert client.get("/partners/practices/share/").status_code == 403


@pytest.mark.parametrize("path", ["/partners/practices/", "/partners/committee/"])
def test_a_page_costs_the_same_for_one_row_and_for_thirty(client, here, path):
    def more():
        shared(here)
        row = here.meeting(NOON - timedelta(days=make.number()))
        told = {"written_by": here.coordinator, "written_at": NOON, "approved_by": here.union, "approved_at": NOON}
        Minutes.objects.create(session=row, text="x", **told)

    more()
    client.get(path)
    with CaptureQueriesContext(connection) as one:
        client.get(path)
    for _ in range(29):
        more()

    with CaptureQueriesContext(connection) as thirty:
        client.get(path)

    assert len(thirty) == len(one) <= 12
