"""Codes at the door: ours reads theirs, or they open that of the poster."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse

from apprenticeships.door_links import code_of, link_of, token_of
from apprenticeships.models import Person, Role, SignUp
from apprenticeships.workflows import sessions
from tests import factories as make
from tests.applicants.portal.test_bad_input import BAD
from tests.factories import NOON, ROBOT
from tests.turns import undone

pytestmark = pytest.mark.django_db
HERE = {"given_name": "Maya", "family_name": "Torres", "email": "maya@example.org"}


@pytest.fixture(autouse=True)
def noon():
    """Everybody stands at the door a quarter of an hour before the session."""
    with time_machine.travel(NOON + timedelta(days=7, minutes=-15), tick=False) as traveller:
        yield traveller


def text(response):
    return " ".join(response.content.decode().split())


def signed(person=None, **fields):
    session = make.session(**fields)
    return sessions.sign_up(session.pk, person=person or make.person(**HERE), by=ROBOT, at=NOON)


def poster(session):
    return reverse("door:poster", args=[code_of(session)])


def state(row):
    return SignUp.objects.get(pk=row.pk).state


def test_a_coordinator_opens_the_code_and_one_tap_says_that_they_came(client):
    row = signed()
    client.force_login(make.staff(Role.COORDINATOR))
    url = link_of(row).removeprefix("http://testserver")

    page = client.get(url)
    before = state(row)
    client.post(url), client.post(url)

    assert "Maya came" in text(page)
    assert (before, state(row)) == ("signed_up", "attended")
    assert "1 of 1 are here." in text(client.get(url))


def test_the_host_opens_it_too(client):
    host = make.staff(Role.INSTRUCTOR)
    row = signed(host=host)
    client.force_login(host)

    assert client.post(reverse("door:person", args=[token_of(row)])).status_code == 302
    assert state(row) == "attended"


def test_nobody_else_does_not_even_the_person(client):
    person = make.applicant()
    row = signed(person)
    url = reverse("door:person", args=[token_of(row)])

    out = client.get(url).status_code
    client.force_login(person.user)

    assert (out, client.get(url).status_code, client.post(url).status_code) == (302, 404, 404)
    assert state(row) == "signed_up"


@pytest.mark.parametrize("token", ["x", "x.y", "\x00", "é", "x" * 5000])
def test_a_code_that_we_never_gave_out_leads_nowhere(client, token):
    client.force_login(make.staff(Role.COORDINATOR))

    assert client.get(reverse("door:person", args=[token])).status_code in {400, 404}


def test_a_code_that_somebody_changed_leads_nowhere(client):
    row, other = signed(), signed(make.person())
    client.force_login(make.staff(Role.COORDINATOR))
    forged = f"{other.public_id.hex}.{token_of(row).partition('.')[2]}"

    assert client.get(reverse("door:person", args=[forged])).status_code == 404


def test_too_early_is_said_on_the_page(client, noon):
    row = signed()
    client.force_login(make.staff(Role.COORDINATOR))
    noon.move_to(NOON)

    answer = client.post(reverse("door:person", args=[token_of(row)]))

    assert (answer.status_code, state(row)) == (422, "signed_up")
    assert "Mark who came on the day itself." in text(answer)


def test_somebody_who_is_signed_in_checks_in_by_the_poster(client):
    person = make.applicant()
    row = signed(person)
    client.force_login(person.user)

    page = client.get(poster(row.session))
    before = state(row)
    done = client.post(poster(row.session), follow=True)
    client.post(poster(row.session))

    assert f"You are {person}" in text(page)
    assert (before, state(row)) == ("signed_up", "attended")
    assert "You are checked in" in text(done)


def test_somebody_who_is_not_checks_in_by_name_and_address(client):
    row = signed()

    client.post(poster(row.session), {**HERE, "email": "MAYA@example.org"})

    assert state(row) == "attended"


@pytest.mark.parametrize("capacity", [1, 2])
def test_nobody_learns_at_the_door_who_has_signed_up(client, capacity):
    row = signed(capacity=capacity)
    stranger = {"given_name": "Ana", "family_name": "Reyes", "email": "ana@example.org"}

    answers = [client.post(poster(row.session), who, follow=True) for who in (HERE, stranger)]
    pages = [
        re.sub(r'(csrfmiddlewaretoken" value=)"[^"]*"', r"\1", text(answer)).replace("\n", "") for answer in answers
    ]

    assert pages[0] == pages[1]
    assert answers[0].redirect_chain == answers[1].redirect_chain
    assert Person.objects.filter(email="ana@example.org").exists() == (capacity == 2)


def test_who_is_signed_in_without_a_chair_hears_that_all_are_taken(client):
    row = signed(capacity=1)
    client.force_login(make.applicant().user)

    answer = client.post(poster(row.session))

    assert answer.status_code == 422
    assert "All chairs are taken." in text(answer)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(-61, "The door opens at 11:00 a.m."), (61, "This session is over or was called off")],
)
def test_outside_its_hours_the_poster_says_so_and_checks_nobody_in(client, noon, minutes, words):
    row = signed()
    noon.move_to(row.session.starts_at + timedelta(minutes=minutes))

    page = client.get(poster(row.session))
    answer = client.post(poster(row.session), HERE)

    assert words in text(page)
    assert (answer.status_code, state(row)) == (422, "signed_up")


def test_the_short_code_may_be_typed(client):
    session = make.session()
    code = code_of(session).lower()

    answer = client.post(reverse("door:enter"), {"code": f"{code[:3]} {code[3:]}"})

    assert answer["Location"] == poster(session)


def test_a_code_of_another_day_is_not_known_today(client):
    session = make.session(starts_at=NOON + timedelta(days=20))

    typed = client.post(reverse("door:enter"), {"code": code_of(session)})
    scanned = client.get(poster(session))

    assert (typed.status_code, scanned.status_code) == (422, 404)
    assert "We do not know this code today." in text(typed)
    assert "We do not know this code today." in text(scanned)


def test_the_door_answers_every_bad_value(client):
    session = make.session()
    wrong = {}
    for name, bad in BAD.items():
        cache.clear()  # the limit of tries is not what this is about
        with undone():
            answers = [client.post(reverse("door:enter"), {"code": bad})]
            answers += [client.post(poster(session), {**HERE, field: bad}) for field in HERE]
        if not {answer.status_code for answer in answers} <= {302, 422}:
            wrong[name] = answers

    assert wrong == {}


@pytest.mark.ignore_template_errors
def test_the_poster_is_printed_with_both_codes(client):
    session = make.session()
    client.force_login(make.staff(Role.COORDINATOR))

    page = text(client.get(reverse("desk:poster", args=[session.pk])))

    code = code_of(session)
    assert f"{code[:3]} {code[3:]}" in page
    assert "data:image/svg+xml;base64," in page
    assert "It works from 11:00 a.m. to 1:00 p.m." in page


@pytest.mark.parametrize("many", [1, 30])
def test_the_poster_costs_the_same_on_a_busy_day(client, many, django_assert_num_queries):
    row = signed()
    for _ in range(many):
        make.session()

    with django_assert_num_queries(6):
        client.get(poster(row.session))
