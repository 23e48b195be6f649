"""Doing a step: choosing a time, the typing test, withdrawing."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import TypingTest
from applicants.portal.steps import next_step
from applicants.records.evidence import standing
from applicants.records.facts import Chair
from applicants.workflows import typing
from apprenticeships.models import SignUp
from apprenticeships.workflows import sessions
from tests import factories as make
from tests.applicants.typist import types
from tests.applicants.way import K, draft, sent, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def row(client):
    application = sent(way())
    client.force_login(application.person.user)
    return application


def address(name, application, *more):
    return reverse(f"portal:{name}", args=[application.public_id, *more])


def text(response):
    return " ".join(response.content.decode().split())


def exam(application, **fields):
    return make.session(
        program=application.version.program, kind="exam", requirement_kind=K.ENTRANCE_EXAM, title="Exam", **fields
    )


def test_one_click_takes_a_chair_and_another_one_changes_it(client, row):
    first, second = exam(row), exam(row, starts_at=NOON + timedelta(days=9))
    url = address("times", row, "entrance-exam")

    taken = client.post(url, {"session": str(first.public_id)}, follow=True)
    client.post(url, {"session": str(second.public_id)})

    assert "You have a chair." in text(taken)
    states = dict(SignUp.objects.values_list("session", "state"))
    assert states == {first.pk: "canceled", second.pk: "signed_up"}


def test_a_full_sitting_has_a_waiting_list(client, row):
    full = exam(row, capacity=1)
    sessions.sign_up(full.pk, person=make.person(), by=ROBOT, at=NOON)

    page = client.post(address("times", row, "entrance-exam"), {"session": str(full.public_id)}, follow=True)

    assert "You are on the waiting list." in text(page)


def test_a_chair_goes_before_a_sooner_place_on_a_waiting_list(client, row):
    full, later = exam(row, capacity=1), exam(row, starts_at=NOON + timedelta(days=9))
    sessions.sign_up(full.pk, person=make.person(), by=ROBOT, at=NOON)
    place = sessions.sign_up(full.pk, person=row.person, by=ROBOT, at=NOON)
    chair = sessions.sign_up(later.pk, person=row.person, by=ROBOT, at=NOON)

    times = client.get(address("times", row, "entrance-exam")).context
    signed = client.get(reverse("join:signed", args=[full.program.slug, place.public_id])).context

    assert times["booked"].pk == chair.pk
    assert [each["held"] for each in times["listed"]] == ["waiting", "signed_up"]
    assert list(signed["others"]) == []


def test_who_only_waits_for_a_chair_is_not_told_to_come(client, row):
    full = exam(row, capacity=1)
    sessions.sign_up(full.pk, person=make.person(), by=ROBOT, at=NOON)
    waiting = Chair(1, full.pk, full.public_id, "waiting", "exam", K.ENTRANCE_EXAM, full.starts_at, full.zone, "", "")
    judged = next(each for each in standing(row, at=NOON) if each.requirement.kind == K.ENTRANCE_EXAM)

    step = next_step(row, [judged], {K.ENTRANCE_EXAM.value: waiting}, at=NOON, dates={})

    assert step.title == f"You wait for a chair at the {judged.rule.name}"
    assert step.url == address("times", row, "entrance-exam")


@pytest.mark.parametrize("wanted", ["", "x", "\x00", "8c7a3c52-0c7f-4f0e-9a53-000000000000"])
def test_a_time_that_nobody_offered_is_refused(client, row, wanted):
    exam(row)

    page = client.post(address("times", row, "entrance-exam"), {"session": wanted})

    assert page.status_code == 422
    assert "Choose one of the times below." in text(page)


def test_only_times_that_end_before_the_class_begins_are_offered(client, row):
    begins = datetime(2026, 3, 2, 6, tzinfo=UTC)  # midnight in St. Louis
    before = exam(row, starts_at=begins - timedelta(hours=2), ends_at=begins)
    across = exam(row, starts_at=begins - timedelta(hours=1), ends_at=begins + timedelta(minutes=1))
    later = exam(row, starts_at=begins + timedelta(hours=9), ends_at=begins + timedelta(hours=11))
    url = address("times", row, "entrance-exam")

    listed = [each["session"].pk for each in client.get(url).context["listed"]]
    answers = [client.post(url, {"session": str(each.public_id)}).status_code for each in (across, later)]

    assert listed == [before.pk]
    assert answers == [422, 422]


def test_times_of_another_kind_or_program_cannot_be_taken(client, row):
    other = make.session()

    page = client.post(address("times", row, "info-session"), {"session": str(other.public_id)})

    assert page.status_code == 422
    assert not SignUp.objects.exists()


@pytest.mark.parametrize("kind", ["age", "typing", "nothing"])
def test_there_is_no_time_to_choose_for_other_steps(client, row, kind):
    assert client.get(address("times", row, kind)).status_code == 404


@pytest.mark.parametrize("many", [1, 30])
def test_times_cost_the_same_for_one_and_for_thirty(client, row, many, django_assert_num_queries):
    for number in range(many):
        exam(row, starts_at=NOON + timedelta(days=number + 1))

    with django_assert_num_queries(7):
        client.get(address("times", row, "entrance-exam"))


def test_the_typing_test_is_typed_saved_and_handed_in(client, row, noon):
    begun = client.post(address("typing", row))
    test = TypingTest.objects.get()
    page = client.get(begun["Location"])
    words = " ".join(typing.passage_of(test).text.split()[:180])
    done = types(client, begun["Location"], words, noon)

    assert typing.passage_of(test).text[:40] in text(page)
    assert "5 minutes (until 12:05 p.m.)" in text(page)
    assert "You passed the typing test" in text(done)


def test_without_any_script_a_person_looks_at_the_test(client, row, noon):
    begun = client.post(address("typing", row))
    words = " ".join(typing.passage_of(TypingTest.objects.get()).text.split()[:180])
    told = text(client.get(begun["Location"]))
    noon.shift(timedelta(minutes=4))

    asked = client.post(begun["Location"], {"typed": words})
    done = client.post(begun["Location"], {"typed": words, "sure": "1"}, follow=True)

    assert "You still have 1:00 on the clock." in text(asked)
    assert "A person then looks at your test." in told
    assert "A person looks at this try" in text(done)


def test_too_slow_says_the_speed_and_from_when_to_try_again(client, row, noon):
    begun = client.post(address("typing", row))
    slow = " ".join(typing.passage_of(TypingTest.objects.get()).text.split()[:20])
    done = types(client, begun["Location"], slow, noon)
    again = client.post(address("typing", row))

    assert "You did not pass yet" in text(done)
    assert "The pass mark is 30." in text(done)
    assert "You have one more try." in text(done)
    assert again.status_code == 422
    assert "You may try again from 12:04 p.m. on Thursday, January 8." in text(again)


def test_the_text_is_not_shown_before_the_clock_runs_nor_after(client, row, noon):
    begun = client.post(address("typing", row))
    test = TypingTest.objects.get()
    start = typing.passage_of(test).text[:40]
    before = text(client.get(address("typing", row)))
    noon.shift(timedelta(minutes=6))

    after = text(client.get(begun["Location"]))

    assert start not in before
    assert start not in after
    assert "The time is over, and nothing came in" in after


def test_while_the_clock_runs_the_page_before_the_test_leads_back_to_it(client, row, noon):
    begun = client.post(address("typing", row))
    noon.shift(timedelta(minutes=2))
    running = client.get(address("typing", row)).content.decode()
    noon.shift(timedelta(minutes=4))
    over = text(client.get(address("typing", row)))

    assert "The clock runs until 12:05 p.m." in running
    assert "Start the clock" not in running
    assert f'href="{begun["Location"]}"' in running
    assert "Start the clock" in over


def test_what_the_server_could_not_count_in_time_does_not_count(client, row, noon):
    begun = client.post(address("typing", row))
    noon.shift(timedelta(minutes=5, seconds=3))

    done = client.post(begun["Location"], {"typed": "Late"}, follow=True)

    assert "This try does not count" in text(done)


def test_stopping_leaves_the_test(client, row):
    client.post(address("typing", row))
    test = TypingTest.objects.get()

    response = client.post(address("typing_leave", row, test.public_id))

    assert response["Location"] == address("typing", row)
    test.refresh_from_db()
    assert test.state == "void"
    assert "Only 2 more may end like that" in text(client.get(response["Location"]))


def test_before_stopping_the_page_says_what_it_means(client, row):
    begun = client.post(address("typing", row))

    assert "Only 3 tries may still end like that or run out" in text(client.get(begun["Location"]))


@pytest.mark.parametrize("telemetry", ["", "[", "[[1,2],[3]]", "[" * 5000, "null", '{"a":1}', "1e999"])
def test_times_that_cannot_be_read_do_not_stop_the_test(client, row, telemetry):
    begun = client.post(address("typing", row))

    sent = {"typed": "Some words", "telemetry": telemetry}
    codes = [client.post(begun["Location"], sent | more).status_code for more in ({}, {"sure": "1"})]

    assert codes == [200, 302]


@pytest.mark.parametrize("typed", ["a\x00b", "x" * 20_001])
def test_text_that_cannot_be_kept_stays_on_the_page(client, row, typed):
    begun = client.post(address("typing", row))

    response = client.post(begun["Location"], {"typed": typed})

    assert response.status_code == 422
    assert TypingTest.objects.get().state == "open"


def test_the_test_of_somebody_else_does_not_exist(client, row):
    client.post(address("typing", row))
    test = TypingTest.objects.get()
    other = sent(way())
    client.force_login(other.person.user)

    for owner in (row, other):
        assert client.get(address("typing_test", owner, test.public_id)).status_code == 404
        assert client.post(address("typing_leave", owner, test.public_id)).status_code == 404


def test_before_sending_the_test_is_closed(client):
    application = draft(way())
    client.force_login(application.person.user)

    page = client.post(address("typing", application))

    assert page.status_code == 422
    assert "The typing test is open once your application is with us." in text(page)


def test_withdrawing_asks_for_a_reason_and_leaves_the_way_back(client, row):
    url = address("withdraw", row)

    refused = client.post(url, {"note": "Thank you"})
    done = client.post(url, {"reason_code": "school", "note": "Thank you"}, follow=True)
    again = client.post(url, {"reason_code": "school", "note": ""})

    assert refused.status_code == 422
    assert "Thank you" in text(refused)
    assert "Your application is closed. What you passed stays yours." in text(done)
    assert again["Location"] == address("application", row)
