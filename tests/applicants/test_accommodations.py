"""Help with tests and interviews: asked, answered, changed, taken back, and never seen by whoever hires."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Accommodation, AccommodationState, InterviewLogistics
from applicants.records import allowances
from applicants.workflows import accommodations
from apprenticeships.errors import DomainError
from apprenticeships.models import Event, Message, Role, SensitiveRead
from apprenticeships.workflow import Actor
from apprenticeships.workflows import outbox
from tests import factories as make
from tests.applicants.way import draft, ready, sent, way
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
S = AccommodationState
CANARY = "zinnober-canary"
BAD = ["a\x00b", "x" * 10_000, "", "\u202eabc"]


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def row():
    return sent(way())


@pytest.fixture
def coordinator():
    return make.staff(Role.COORDINATOR, name="Dana Whitfield")


def ask(application, wish="More time, please.", **fields):
    return accommodations.ask(application.pk, wish=wish, by=ROBOT, at=NOON, **fields)


def answer(request, by, how="grant", words="Half as much time again.", **fields):
    return accommodations.answer(request.pk, how=how, words=words, by=Actor.user(by), at=NOON, **fields)


def test_a_request_is_answered_by_a_day_in_business_days(row):
    request = ask(row)

    assert (request.state, request.answer_due) == (S.ASKED, date(2026, 1, 14))


@pytest.mark.parametrize(
    ("asked", "due", "says"),
    [
        (date(2026, 1, 7), date(2026, 1, 14), ""),
        (date(2026, 2, 2), date(2026, 2, 4), ""),  # two business days before February 6, the last day for the tests
        (date(2026, 2, 5), date(2026, 2, 6), "you go on for the class of Monday, April 6 and lose nothing."),
    ],
)
def test_an_answer_leaves_time_before_the_last_day_or_the_page_says_what_happens(client, row, asked, due, says):
    at = NOON + (asked - NOON.date())
    with time_machine.travel(at, tick=False):
        request = accommodations.ask(row.pk, wish="More time", by=ROBOT, at=at)
        client.force_login(row.person.user)
        page = client.get(reverse("portal:help", args=[row.public_id]))

    assert request.answer_due == due
    assert page.context["doubt"].endswith(says)
    assert bool(page.context["doubt"]) == bool(says)


def test_who_writes_a_draft_need_not_wait_for_the_answer(client):
    row = draft(way())
    ask(row)
    client.force_login(row.person.user)

    page = text(client.get(reverse("portal:help", args=[row.public_id])))

    assert "You need not wait for our answer: send your application by Saturday, January 31." in page


def test_an_answer_says_what_was_agreed_and_writes_a_mail_that_says_nothing(row, coordinator):
    request = ask(row, wish=CANARY)

    answer(request, coordinator, words=CANARY, extra_time_percent=50, alternative=CANARY)
    outbox.send_due(at=NOON)

    request.refresh_from_db()
    mail = Message.objects.get(kind="accommodation.answered")
    assert (request.state, request.extra_time_percent, request.alternative) == (S.GRANTED, 50, CANARY)
    assert CANARY not in f"{mail.subject}{mail.text}{mail.html}{mail.context}"


def test_a_request_that_changes_waits_anew_and_nothing_is_agreed_until_then(row, coordinator):
    request = ask(row)
    answer(request, coordinator, extra_time_percent=50)

    changed = ask(row, wish="A quiet room.", for_what=["interview"])

    assert (changed.pk, changed.state, changed.extra_time_percent, changed.answer) == (request.pk, S.ASKED, 0, "")


@pytest.mark.parametrize(
    ("for_what", "agreed", "factor"),
    [
        ([], {"extra_time_percent": 50}, Fraction(3, 2)),
        (["typing"], {"extra_time_percent": 100}, Fraction(2)),
        (["typing", "interview"], {"how": "other", "extra_time_percent": 25}, Fraction(5, 4)),
        (["interview"], {"extra_time_percent": 50}, Fraction(1)),
        (["typing"], {"how": "decline", "extra_time_percent": 50}, Fraction(1)),
    ],
)
def test_the_clock_of_the_typing_test_follows_the_answer(row, coordinator, for_what, agreed, factor):
    answer(ask(row, for_what=for_what), coordinator, **agreed)

    assert allowances.extra_time(row, NOON) == factor


def test_another_form_of_the_typing_test_is_agreed_and_ends_with_the_request(row, coordinator):
    request = ask(row, for_what=["typing"])
    answer(request, coordinator, alternative="Somebody writes what they dictate.")
    agreed = allowances.in_force(row, NOON).alternative

    accommodations.withdraw(request.pk, by=ROBOT, at=NOON)

    assert (agreed, allowances.in_force(row, NOON)) == ("Somebody writes what they dictate.", None)


def test_more_time_ends_when_the_request_changes_and_is_set_anew_by_the_next_answer(row, coordinator):
    answer(ask(row), coordinator, extra_time_percent=50)
    changed = ask(row, wish="A quiet room.")
    between = allowances.extra_time(row, NOON)

    answer(changed, coordinator, extra_time_percent=100)

    assert (between, allowances.extra_time(row, NOON)) == (1, 2)


def test_the_same_request_twice_is_one(row):
    assert ask(row).pk == ask(row).pk
    assert Event.objects.filter(kind__startswith="accommodation.").count() == 1


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"how": "perhaps"}, "how"),
        ({"words": " "}, "words"),
        ({"extra_time_percent": -1}, "extra_time_percent"),
        ({"extra_time_percent": 201}, "extra_time_percent"),
        ({}, "extra_time_percent"),
        ({"how": "other", "alternative": " "}, "extra_time_percent"),
    ],
)
def test_an_answer_that_says_too_little_is_refused_at_its_field(row, coordinator, fields, field):
    request = ask(row)

    with pytest.raises(DomainError) as refused:
        answer(request, coordinator, **fields)

    assert refused.value.field == field


def test_what_was_declined_may_be_asked_once_more(row, coordinator):
    first = ask(row)
    answer(first, coordinator, how="decline", words="There is no such room. Call us.", extra_time_percent=50)

    second = ask(row, wish="A room near the door.")

    first.refresh_from_db()
    assert (first.state, first.extra_time_percent, second.pk != first.pk) == (S.DECLINED, 0, True)


def test_who_takes_it_back_has_nothing_agreed_any_more(row, coordinator):
    request = ask(row)
    answer(request, coordinator, extra_time_percent=50)

    for _ in range(2):
        accommodations.withdraw(request.pk, by=ROBOT, at=NOON)

    request.refresh_from_db()
    assert (request.state, request.extra_time_percent) == (S.WITHDRAWN, 0)


def test_an_applicant_asks_reads_the_answer_and_takes_it_back(client, row, coordinator):
    client.force_login(row.person.user)
    url = reverse("portal:help", args=[row.public_id])

    client.post(url, {"wish": "More time.", "for_what": ["typing"]})
    waits = text(client.get(url))
    answer(Accommodation.objects.get(), coordinator, extra_time_percent=50)
    agreed = text(client.get(url))
    client.post(url, {"step": "withdraw"})

    assert "You have an answer by Wednesday, January 14" in waits
    assert "Half as much time again." in agreed
    assert "Extra time in tests: 50 percent." in agreed
    assert Accommodation.objects.get().state == S.WITHDRAWN


def test_bad_input_stays_at_its_field(client, row):
    client.force_login(row.person.user)
    url = reverse("portal:help", args=[row.public_id])

    answers = {bad: client.post(url, {"wish": bad, "for_what": [bad or "x"]}).status_code for bad in BAD}

    assert answers == dict.fromkeys(BAD, 422)
    assert not Accommodation.objects.exists()


def test_a_coordinator_sees_it_waiting_opens_it_and_answers(client, row, coordinator):
    request = ask(row, wish=CANARY)
    client.force_login(coordinator)

    home = text(client.get(reverse("admin:index")))
    listed = text(client.get(reverse("board:accommodations")))
    page = text(client.get(reverse("board:accommodation", args=[request.pk])))
    agree = reverse("board:accommodation-step", args=[request.pk, "grant"])
    nothing = client.post(agree, {"words": "Yes.", "extra_time_percent": "0"})
    client.post(agree, {"words": "On the ground floor.", "extra_time_percent": "0", "in_words": "on"})
    request.refresh_from_db()
    in_words = (request.state, request.extra_time_percent, request.answer)
    client.post(agree, {"words": "Yes.", "extra_time_percent": "25"})

    request.refresh_from_db()
    assert nothing.status_code == 422
    assert "This agrees to nothing yet." in text(nothing)
    assert in_words == (S.GRANTED, 0, "On the ground floor.")
    assert "request for help with a test waits" in home
    assert CANARY not in home + listed
    assert CANARY in page
    assert Event.objects.filter(kind="accommodation.read", actor_id=coordinator.pk).exists()
    assert SensitiveRead.objects.filter(kind="help", user=coordinator).exists()
    assert (request.state, request.extra_time_percent) == (S.GRANTED, 25)


def test_the_list_costs_the_same_for_one_and_for_twenty(client, coordinator, django_assert_num_queries):
    cohort = make.cohort()
    for _ in range(20):
        ask(make.application("submitted", cohort=cohort))
    client.force_login(coordinator)

    with django_assert_num_queries(5):
        client.get(reverse("board:accommodations"))


def test_whoever_hires_reads_the_logistics_and_no_sign_of_a_request(client, coordinator):
    scene = way()
    opening = make.opening(cohort=scene.march)
    manager = make.staff(Role.HIRING_MANAGER, department=opening.department)
    application = ready(scene)
    client.force_login(manager)
    client.post(reverse("hiring:declare", args=[application.public_id]), {"conflict": "none"})
    addresses = [
        reverse("hiring:queue"),
        reverse("hiring:candidate", args=[application.public_id]),
        reverse("hiring:invite", args=[application.public_id]),
    ]
    before = [stripped(client, url) for url in addresses]

    request = ask(application, wish=CANARY)
    answer(request, coordinator, words=CANARY, alternative=CANARY, extra_time_percent=50)
    with_request = [stripped(client, url) for url in addresses]
    by = Actor.user(coordinator)
    accommodations.write_logistics(application.pk, words="The interview takes 60 minutes.", by=by, at=NOON)
    with_words = [stripped(client, url) for url in addresses]

    assert with_request == before
    assert [("The interview takes 60 minutes." in page) for page in with_words] == [False, True, True]
    assert CANARY not in "".join(with_words)
    assert [CANARY in str(event.data) + event.reason for event in Event.objects.all()].count(True) == 0


def stripped(client, url):
    """A page without the token that is new each time."""
    shown = text(client.get(url))
    return " ".join(
        word for word in shown.split() if "csrfmiddlewaretoken" not in word and not word.startswith("value=")
    )


def test_logistics_are_taken_away_when_nothing_is_written(row, coordinator):
    by = Actor.user(coordinator)
    accommodations.write_logistics(row.pk, words="Ground floor.", by=by, at=NOON)
    accommodations.write_logistics(row.pk, words=" ", by=by, at=NOON + timedelta(hours=1))

    assert not InterviewLogistics.objects.exists()
