"""The list of leads: what came of each, in figures and as a file."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applicants.models import LeadSource
from apprenticeships.models import Role, SignUpState
from apprenticeships.workflows import sessions
from tests import factories as make
from tests.applicants.way import sent, way
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
LIST = "admin:applicants_lead_changelist"


@pytest.fixture
def here(client):
    """Four leads of one program: nothing, a session, an application after a session, an application."""
    scene = way()
    found = {
        "nothing": make.lead(program=scene.program, source=LeadSource.WEB),
        "came": make.lead(program=scene.program, source=LeadSource.FRIEND),
        "both": make.lead(program=scene.program, source=LeadSource.FRIEND),
        "applied": make.lead(program=scene.program, source=LeadSource.WEB, person=sent(scene).person),
    }
    make.application("submitted", cohort=scene.march, person=found["both"].person)
    session = make.session(program=scene.program)
    for name in ("came", "both"):
        row = sessions.sign_up(session.pk, person=found[name].person, by=ROBOT, at=NOON)
        sessions.mark(row.pk, came=True, by=ROBOT, at=session.ends_at)
    client.force_login(make.staff(Role.COORDINATOR))
    return found


def listed(response):
    return set(response.context["cl"].result_list)


def test_what_came_of_each_stands_in_the_list(client, here):
    page = client.get(reverse(LIST)).content.decode()

    for words in ("Nothing yet", "Came to a session", "Applied, after a session", "Applied"):
        assert words in page


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ("nothing", {"nothing"}),
        ("session", {"came"}),
        ("no", {"nothing", "came"}),
        ("yes", {"both", "applied"}),
        ("mars", {"nothing", "came", "both", "applied"}),
    ],
)
def test_the_list_is_narrowed_by_what_came_of_it(client, here, wanted, names):
    page = client.get(reverse(LIST), {"applied": wanted})

    assert listed(page) == {here[name] for name in names}


def test_figures_say_where_leads_come_from_and_what_part_applied(client, here):
    figures = client.get(reverse(LIST)).context["figures"]

    assert [
        tuple(each[name] for name in ("label", "leads", "sessions", "applications", "percent")) for each in figures
    ] == [
        ("A friend or family", 2, 2, 1, 50),
        ("The internet", 2, 0, 1, 50),
        ("All", 4, 2, 2, 50),
    ]


def test_a_sign_up_that_was_canceled_is_nothing(client, here):
    lead = here["nothing"]
    session = make.session(program=lead.program)
    row = sessions.sign_up(session.pk, person=lead.person, by=ROBOT, at=NOON)
    sessions.cancel_sign_up(row.pk, by=ROBOT, at=NOON)

    page = client.get(reverse(LIST), {"applied": "nothing"})

    assert listed(page) == {lead}
    assert row.state == SignUpState.SIGNED_UP


def test_a_lead_is_found_by_a_part_of_the_address(client, here):
    lead = here["came"]

    assert listed(client.get(reverse(LIST), {"q": lead.person.email[:8]})) >= {lead}
    assert listed(client.get(reverse(LIST), {"q": "nobody@nowhere"})) == set()


def table(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_file_holds_what_the_list_shows_and_no_formula(client, here):
    person = here["came"].person
    person.given_name = '=HYPERLINK("http://x")'
    person.save()

    rows = table(client.get(reverse("board:leads-csv"), {"applied": "session"}))

    assert len(rows) == 2
    assert rows[1][0].startswith("'=HYPERLINK")
    assert rows[1][6] == "Came to a session"


@pytest.mark.parametrize(
    "query", ["applied=\x00", "created_at__day=x", "q=" + "x" * 9000, "program__id__exact=x", "p=99999"]
)
def test_the_file_answers_every_bad_query(client, here, query):
    assert client.get(f"{reverse('board:leads-csv')}?{query}").status_code in {200, 302, 400}


def test_the_file_holds_only_leads_of_the_own_organization(client, here):
    elsewhere = make.make_organization(slug="elsewhere", name="Elsewhere Health")
    other = make.staff()
    make.membership(other, Role.COORDINATOR, organization=elsewhere)
    client.force_login(other)

    assert len(table(client.get(reverse("board:leads-csv")))) == 1


def test_a_screening_officer_gets_no_file(client, here):
    client.force_login(make.staff(Role.SCREENING_OFFICER))

    assert client.get(reverse("board:leads-csv")).status_code == 404


def test_the_file_costs_the_same_for_one_lead_and_for_thirty(client, here):
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("board:leads-csv"))
    for _ in range(30):
        make.lead(program=here["came"].program)

    with CaptureQueriesContext(connection) as many:
        client.get(reverse("board:leads-csv"))

    assert len(many) == len(few) <= 12


def test_the_board_of_an_application_says_where_the_person_heard_of_us(client, here):
    application = here["applied"].person.applications.get()

    page = client.get(reverse("board:application", args=[application.pk])).content.decode()

    assert "Heard of us from: The internet." in page
