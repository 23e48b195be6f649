"""What visitors can do before they have an account."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Lead
from applicants.records import own_days
from applicants.rules.requirements import Kind
from applicants.workflows.applications import intended_cohort
from apprenticeships.models import Message, Person, PersonIdentity, RequirementKind, SignUp
from apprenticeships.rules.dates import DAY
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflows import sessions
from tests import factories as make
from tests.applicants.way import draft, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
PERSON = {"given_name": "Maya", "family_name": "Torres", "email": "maya@example.org", "phone": ""}
INTEREST = {**PERSON, "source": "friend", "note": ""}


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


def text(response):
    return " ".join(response.content.decode().split())


def ask(client, scene, **answers):
    return client.post(reverse("join:eligibility", args=[scene.program.slug]), answers, follow=True)


def test_who_has_all_that_is_asked_hears_so_and_may_apply(client):
    scene = way()

    response = ask(client, scene, birth_date="2000-05-17", diploma="yes", experience="3.5", works_here="no")

    assert response.status_code == 200
    assert "You can apply now" in text(response)
    assert reverse("portal:start", args=[scene.program.slug]) in text(response)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"birth_date": "2008-03-03"}, "You can join on Monday, April 6."),
        ({"diploma": "no"}, "Come back with a diploma or an equivalent."),
        ({"experience": "1"}, "12 months more of health care work, paid or not, would be enough."),
        ({"works_here": "yes"}, "You work here now, so your department has to say yes."),
        ({"typing": "20"}, "The test decides, and you may practice before it."),
        ({}, "Tell us if you have one."),
    ],
)
def test_each_answer_says_why_and_what_would_change_it(client, answers, words):
    fine = {"birth_date": "2000-05-17", "diploma": "yes", "experience": "3"}
    response = ask(client, way(), **({**fine, **answers} if answers else {}))

    assert response.status_code == 200
    assert words in text(response)


@pytest.mark.parametrize(
    ("starts", "action"),
    [(1, ("portal:start", "Start my application")), (0, ("join:interest", "Say you are interested"))],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_program_that_asks_nothing_says_so_and_leads_on(client, starts, action, method):
    version = make.version()
    for _ in range(starts):
        make.cohort(version=version, starts_on=NOON.date() + timedelta(days=90))
    slug = version.program.slug

    response = getattr(client, method)(reverse("join:eligibility", args=[slug]))

    words, (name, button) = text(response), action
    assert response.status_code == 200
    assert "Nothing is asked of you here" in words
    assert f'href="{reverse(name, args=[slug])}">{button}</a>' in words
    assert "See my answer" not in words
    assert "in one minute" not in words
    assert "No age, diploma or test decides who may join" in words


def test_a_program_that_asks_for_something_only_later_says_that(client):
    version = make.version()
    make.requirement(make.way_in(version)["screening"], RequirementKind.BACKGROUND)

    words = text(client.get(reverse("join:eligibility", args=[version.program.slug])))

    assert f"What {version.program.name} asks for comes after you apply" in words
    assert "No age, diploma" not in words


def test_an_instant_answer_keeps_nothing(client):
    ask(client, way(), birth_date="2000-05-17", diploma="yes")

    assert not PersonIdentity.objects.exists()
    assert not Person.objects.exists()


def test_under_thirteen_is_refused_next_to_the_birth_date(client):
    response = ask(client, way(), birth_date="2013-06-01")

    assert response.status_code == 422
    assert "You have to be 13 or older to sign up." in text(response)


def test_interest_is_kept_and_thanked(client):
    scene = way()

    response = client.post(reverse("join:interest", args=[scene.program.slug]), INTEREST, follow=True)

    assert Lead.objects.get().person.name == "Maya Torres"
    assert "We wrote you a mail" in text(response)
    assert "By Saturday, January 31" in text(response)


def test_known_and_unknown_people_read_the_same(client):
    scene = way()
    url = reverse("join:interest", args=[scene.program.slug])

    first = client.post(url, INTEREST)
    second = client.post(url, INTEREST)

    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert Message.objects.count() == 1


def test_a_chair_is_taken_and_the_mail_says_the_rest(client):
    session = make.session(program=way().program)
    url = reverse("join:session", args=[session.program.slug, session.public_id])

    response = client.post(url, PERSON, follow=True)

    assert SignUp.objects.get().state == "signed_up"
    assert "Look into your mail" in text(response)
    assert str(SignUp.objects.get().public_id) not in text(response)


def test_a_date_that_is_late_for_the_class_says_so_before_a_chair_is_taken(client):
    scene = way()
    last = own_days.for_anybody(
        scene.version, intended_cohort(scene.program, at=NOON), Kind.INFO_SESSION, on=NOON.date()
    )

    def page(days):
        day = make.session(program=scene.program, starts_at=NOON.replace(month=last.month, day=last.day) + days * DAY)
        return text(client.get(reverse("join:session", args=[scene.program.slug, day.public_id])))

    assert "is late for the class" not in page(0)
    assert f"come by {day_in_words(last)} to join it" in page(1)


def test_after_the_chair_the_page_leads_on_to_the_application_while_it_is_time(client):
    scene = way()
    session = make.session(program=scene.program)
    url = reverse("join:session_thanks", args=[scene.program.slug, session.public_id])
    open_on, pages = scene.march.apply_by, []
    for day in (0, 1):
        with time_machine.travel(NOON + (open_on + day * DAY - NOON.date()), tick=False):
            pages.append(text(client.get(url)))
    scene.program.cohorts.update(apply_by=NOON.date() - DAY)

    today, next_class = pages
    start = reverse("portal:start", args=[scene.program.slug])
    assert f"The class of {day_in_words(scene.march.starts_on)} takes applications" in today
    assert f"By {day_in_words(open_on)} (today)" in today
    assert f"The class of {day_in_words(scene.april.starts_on)} takes applications" in next_class
    assert [start in each for each in (*pages, text(client.get(url)))] == [True, True, False]


def test_nobody_learns_from_the_page_that_somebody_else_has_a_chair(client):
    session = make.session(program=way().program)
    url = reverse("join:session", args=[session.program.slug, session.public_id])

    first, second = client.post(url, PERSON, follow=True), client.post(url, PERSON, follow=True)

    without_tokens = [re.sub(r'value="\w{64}"', "", text(page)) for page in (first, second)]
    assert without_tokens[0] == without_tokens[1]


def test_who_is_signed_in_sees_the_own_chair_at_once(client):
    scene = way()
    person = make.applicant(given_name="Maya", family_name="Torres")
    session = make.session(program=scene.program)
    client.force_login(person.user)
    url = reverse("join:session", args=[session.program.slug, session.public_id])

    response = client.post(url, {**PERSON, "email": person.email}, follow=True)

    assert SignUp.objects.get().person == person
    assert "You have a chair" in text(response)


def test_the_link_of_the_mail_gives_the_chair_back(client):
    session = make.session(program=way().program, capacity=1)
    row = sessions.sign_up(session.pk, person=make.person(), by=ROBOT, at=NOON)
    waits = sessions.sign_up(session.pk, person=make.person(), by=ROBOT, at=NOON)
    url = reverse("join:signed", args=[session.program.slug, row.public_id])

    response = client.post(url, follow=True)

    assert "You gave back your place." in text(response)
    waits.refresh_from_db()
    assert waits.state == "offered"


def test_the_link_of_the_mail_moves_to_another_date(client):
    scene = way()
    old = make.session(program=scene.program)
    new = make.session(program=scene.program, starts_at=NOON + timedelta(days=14))
    row = sessions.sign_up(old.pk, person=make.person(), by=ROBOT, at=NOON)

    client.post(reverse("join:signed", args=[scene.program.slug, row.public_id]), {"to": str(new.public_id)})

    assert sorted(SignUp.objects.values_list("session", "state")) == sorted(
        [(old.pk, "canceled"), (new.pk, "signed_up")]
    )


@pytest.mark.parametrize("wanted", ["x", "8c7a3c52-0c7f-4f0e-9a53-000000000000", "0", "'; --"])
def test_a_date_that_nobody_offered_is_refused_on_the_same_page(client, wanted):
    session = make.session(program=way().program)
    row = sessions.sign_up(session.pk, person=make.person(), by=ROBOT, at=NOON)

    response = client.post(reverse("join:signed", args=[session.program.slug, row.public_id]), {"to": wanted})

    assert response.status_code == 422
    assert "Choose one of the dates below." in text(response)


def test_a_stale_page_of_a_session_that_is_over_says_so(client):
    session = make.session(program=way().program, starts_at=NOON - timedelta(hours=3))
    url = reverse("join:session", args=[session.program.slug, session.public_id])

    response = client.post(url, PERSON)

    assert response.status_code == 422
    assert "This session has begun or is over. Choose another date." in text(response)
    assert not SignUp.objects.exists()


def test_a_stranger_s_link_does_not_exist(client):
    scene = way()

    for name in ("join:session", "join:session_thanks", "join:signed"):
        assert client.get(reverse(name, args=[scene.program.slug, uuid4()])).status_code == 404


def interested(client, scene):
    return client.post(reverse("join:interest", args=[scene.program.slug]), INTEREST, follow=True)


@pytest.mark.parametrize(
    ("answers", "there", "absent"),
    [
        ({"birth_date": "2008-03-03"}, "You can join the class of Monday, April 6", "Start my application"),
        ({"diploma": "no"}, "Something is missing for this program", "Start my application"),
        ({"birth_date": "2000-05-17", "diploma": "yes", "experience": "3"}, "Your turn", "Open now"),
        ({}, "The class of Monday, March 2 takes applications", "Your turn"),
    ],
)
def test_what_comes_after_interest_fits_what_was_said_in_this_browser(client, answers, there, absent):
    scene = way()
    if answers:
        ask(client, scene, **answers)

    page = text(interested(client, scene))

    assert there in page
    assert absent not in page


def test_who_said_their_name_need_not_write_it_again_in_this_browser(client):
    scene = way()
    session = make.session(program=scene.program)
    url = reverse("join:session", args=[scene.program.slug, session.public_id])
    interested(client, scene)

    here, elsewhere = text(client.get(url)), text(type(client)().get(url))

    assert 'value="maya@example.org"' in here
    assert "maya@example.org" not in elsewhere


def test_a_second_chair_is_not_given_but_the_first_may_move(client):
    scene = way()
    person = make.applicant(given_name="Maya", family_name="Torres")
    first = make.session(program=scene.program)
    second = make.session(program=scene.program, starts_at=NOON + timedelta(days=14))
    row = sessions.sign_up(first.pk, person=person, by=ROBOT, at=NOON)
    client.force_login(person.user)
    url = reverse("join:session", args=[scene.program.slug, second.public_id])

    page = client.post(url, {**PERSON, "email": person.email})

    assert page.status_code == 422
    assert "You have a chair on" in text(client.get(url))
    assert f"{row.public_id}/?date={second.public_id}" in text(page)
    assert SignUp.objects.count() == 1


def test_a_visitor_reads_of_the_date_that_this_browser_chose(client):
    scene = way()
    first = make.session(program=scene.program)
    second = make.session(program=scene.program, starts_at=NOON + timedelta(days=14))
    urls = [reverse("join:session", args=[scene.program.slug, each.public_id]) for each in (first, second)]
    client.post(urls[0], PERSON)

    here, elsewhere = text(client.get(urls[1])), text(type(client)().get(urls[1]))

    assert "In this browser you asked for a chair on" in here
    assert "In this browser" not in elsewhere


def test_interest_of_whoever_is_signed_in_is_theirs_whatever_the_spelling(client):
    scene = way()
    own = make.applicant(email="maya@example.org", given_name="Maya")
    client.force_login(own.user)
    url = reverse("join:interest", args=[scene.program.slug])

    client.post(url, {**INTEREST, "given_name": "May"})
    client.post(url, {**INTEREST, "given_name": "Leo", "email": "leo@example.org"})

    assert own.leads.get().program == scene.program
    assert sorted(Lead.objects.values_list("person__given_name", flat=True)) == ["Leo", "Maya"]


def test_who_is_signed_in_takes_a_chair_with_one_tap_and_reads_by_when_to_apply(client):
    scene = way()
    own = make.applicant(given_name="Maya", family_name="Torres")
    session = make.session(program=scene.program)
    url = reverse("join:session", args=[scene.program.slug, session.public_id])
    client.force_login(own.user)

    asked = text(client.get(url))
    signed = client.post(url, {"mine": "1"}, follow=True)
    back = client.get(url)

    assert "You are signed in as Maya Torres, so there is nothing to fill in." in asked
    assert SignUp.objects.get().person == own
    assert "The class of Monday, March 2 takes applications" in text(signed)
    assert back.url == signed.redirect_chain[-1][0]
    row = draft(scene, person=own)
    mine = text(client.get(back.url))
    assert "Send it by Saturday, January 31" in mine
    assert reverse("portal:sections", args=[row.public_id]) in mine
    stranger = text(type(client)().get(back.url))
    assert "Send it by" not in stranger
    assert "takes applications" not in stranger
