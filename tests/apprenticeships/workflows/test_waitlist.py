"""A free chair has a clock: it is offered, claimed, let go, or goes on to the next."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection
from django.urls import reverse

from apprenticeships import mail
from apprenticeships.errors import DomainError, GuardFailed, TransitionRefused
from apprenticeships.messages import NoLongerTrueError, kinds
from apprenticeships.models import Event, Message, Parameter, SignUp, SignUpState
from apprenticeships.workflows import sessions, waitlist
from tests import factories as make
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def line(people=3, **fields):
    """A session with one chair and so many people who wait for it; who has the chair comes first."""
    session = make.session(capacity=1, **fields)
    rows = [
        sessions.sign_up(session.pk, person=make.person(), by=ROBOT, at=NOON + number * timedelta(minutes=1))
        for number in range(people + 1)
    ]
    return session, rows[0], rows[1:]


def freed(people=3, *, at=NOON, **fields):
    """The same a moment after the chair was given back."""
    session, has, waiting = line(people, **fields)
    sessions.cancel_sign_up(has.pk, by=ROBOT, at=at)
    return session, waiting


def states(rows):
    known = dict(SignUp.objects.values_list("pk", "state"))
    return [known[row.pk] for row in rows]


def test_a_free_chair_is_kept_for_a_day_for_the_first_in_line():
    _, waiting = freed()

    first = SignUp.objects.get(pk=waiting[0].pk)
    assert states(waiting) == ["offered", "waiting", "waiting"]
    assert first.claim_until == NOON + DAY
    assert Message.objects.get(kind="session.offered").expires_at == NOON + DAY


def test_the_length_of_the_clock_is_a_parameter():
    Parameter.objects.create(key="claim_hours", value=3, effective_from=NOON.date())

    _, waiting = freed()

    assert SignUp.objects.get(pk=waiting[0].pk).claim_until == NOON + 3 * HOUR


def test_the_clock_begins_when_a_mail_reaches_the_person_by_day():
    at_night = NOON + 10 * HOUR  # 10 p.m. in Chicago

    _, waiting = freed(at=at_night)

    assert SignUp.objects.get(pk=waiting[0].pk).claim_until == at_night + 10 * HOUR + DAY


def test_near_the_session_the_first_in_line_has_the_chair_at_once():
    session, waiting = freed(starts_at=NOON + 6 * HOUR)

    assert states(waiting) == ["signed_up", "waiting", "waiting"]
    assert list(Message.objects.filter(kind="session.promoted").values_list("person", flat=True)) == [
        waiting[0].person_id
    ]
    assert session.sign_ups.filter(claim_until__isnull=False).count() == 0


def test_somebody_whom_no_mail_reaches_has_the_chair_at_once():
    _, has, (first, _) = line(2)
    first.person.email = ""
    first.person.save(update_fields=["email"])

    sessions.cancel_sign_up(has.pk, by=ROBOT, at=NOON)

    assert states([first]) == ["signed_up"]


def test_an_offered_chair_is_taken_so_that_nobody_else_signs_up_for_it():
    session, _ = freed()

    late = sessions.sign_up(session.pk, person=make.person(), by=ROBOT, at=NOON)

    assert late.state == SignUpState.WAITING


def test_claiming_gives_the_chair_and_claiming_twice_changes_nothing():
    _, waiting = freed()

    for _ in range(2):
        row = waitlist.claim(waiting[0].pk, by=ROBOT, at=NOON + HOUR)

    assert (row.state, row.claim_until) == ("signed_up", None)
    assert Event.objects.filter(kind="signup.claim").count() == 1
    assert Message.objects.filter(kind="session.signed_up", person=row.person).count() == 1


def test_after_its_time_a_chair_is_not_kept_even_before_the_chore_has_run():
    _, waiting = freed()

    with pytest.raises(GuardFailed):
        waitlist.claim(waiting[0].pk, by=ROBOT, at=NOON + DAY)

    assert states(waiting) == ["offered", "waiting", "waiting"]


def test_nobody_claims_from_the_waiting_list():
    _, waiting = freed()

    with pytest.raises(TransitionRefused):
        waitlist.claim(waiting[1].pk, by=ROBOT, at=NOON)


def test_who_lets_it_go_frees_it_for_the_next_at_once():
    _, waiting = freed()

    sessions.cancel_sign_up(waiting[0].pk, by=ROBOT, at=NOON + HOUR)

    assert states(waiting) == ["canceled", "offered", "waiting"]


def test_when_the_clock_runs_out_the_next_is_offered_it_and_the_first_goes_to_the_end():
    session, waiting = freed()

    early = waitlist.lapse_due(at=NOON + DAY - HOUR)
    on_time = waitlist.lapse_due(at=NOON + DAY)
    again = waitlist.lapse_due(at=NOON + DAY)

    assert (early, on_time, again) == (0, 1, 0)
    assert states(waiting) == ["waiting", "offered", "waiting"]
    assert list(session.sign_ups.in_line()) == [waiting[2], waiting[0]]
    assert Message.objects.filter(kind="session.lapsed", person=waiting[0].person).count() == 1


def test_who_lets_the_clock_run_out_twice_leaves_the_line():
    _, (only,) = freed(people=1)

    waitlist.lapse_due(at=NOON + DAY)
    offered_again = states([only])
    waitlist.lapse_due(at=NOON + 2 * DAY)

    assert (offered_again, states([only])) == (["offered"], ["canceled"])
    assert Message.objects.filter(kind="session.dropped").count() == 1


def test_the_last_clock_ends_in_time_for_the_next_in_line():
    _, waiting = freed(starts_at=NOON + 26 * HOUR)

    waitlist.lapse_due(at=NOON + 20 * HOUR)

    assert states(waiting) == ["waiting", "signed_up", "waiting"]


def test_an_offer_that_nobody_let_lapse_in_time_ends_after_the_session_without_a_word():
    session, waiting = freed()

    waitlist.lapse_due(at=session.ends_at)

    assert states(waiting) == ["waiting", "waiting", "waiting"]
    assert not Message.objects.filter(kind="session.lapsed").exists()


def test_more_chairs_are_offered_to_those_who_wait():
    session, _, waiting = line()

    sessions.resize(session.pk, capacity=3, by=ROBOT, at=NOON)

    assert states(waiting) == ["offered", "offered", "waiting"]


def test_a_session_that_moves_nearer_shortens_the_clock():
    session, waiting = freed()

    sessions.move(session.pk, starts_at=NOON + 20 * HOUR, ends_at=NOON + 21 * HOUR, place="C", by=ROBOT, at=NOON + HOUR)

    assert SignUp.objects.get(pk=waiting[0].pk).claim_until == NOON + 14 * HOUR


def test_a_session_that_moves_too_near_for_a_clock_gives_the_chair():
    session, waiting = freed()

    sessions.move(session.pk, starts_at=NOON + 7 * HOUR, ends_at=NOON + 8 * HOUR, place="C", by=ROBOT, at=NOON + HOUR)

    assert states(waiting) == ["signed_up", "waiting", "waiting"]


def test_calling_a_session_off_ends_offers_too():
    session, waiting = freed()

    sessions.cancel(session.pk, by=ROBOT, at=NOON)

    assert states(waiting) == ["canceled"] * 3


def test_whoever_came_without_claiming_came():
    session, waiting = freed()

    row = sessions.mark(waiting[0].pk, came=True, by=ROBOT, at=session.starts_at)

    assert (row.state, row.claim_until) == ("attended", None)


def test_the_place_in_the_line_is_counted_from_the_last_offer():
    _, waiting = freed()
    waitlist.lapse_due(at=NOON + DAY)

    before = dict(SignUp.objects.with_place().values_list("pk", "before"))

    assert [before[row.pk] for row in (waiting[2], waiting[0])] == [0, 1]


@pytest.mark.parametrize(("state", "until"), [("offered", None), ("waiting", NOON)])
def test_the_database_ties_the_clock_to_the_state(state, until):
    with pytest.raises(IntegrityError, match="sign_up_offered_has_clock"):
        SignUp.objects.create(
            session=make.session(), person=make.person(), state=state, signed_at=NOON, claim_until=until
        )


@pytest.mark.django_db(transaction=True)
def test_a_claim_and_two_workers_at_the_last_moment_never_give_a_chair_twice():
    """Whoever is first wins: the claim stands, or the next in line has the offer. One chair, one person."""
    session, waiting = freed(5)
    moment = NOON + DAY - timedelta(microseconds=1)
    jobs = [
        *[lambda: waitlist.claim(waiting[0].pk, by=ROBOT, at=moment)] * 3,
        *[lambda: waitlist.lapse_due(at=NOON + DAY)] * 4,
        lambda: sessions.cancel_sign_up(waiting[1].pk, by=ROBOT, at=NOON + DAY),
    ]

    def attempt(job):
        try:
            return job()
        except DomainError:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(attempt, jobs))

    taken = session.sign_ups.filter(state__in=["offered", "signed_up"])
    offers = Event.objects.filter(kind="signup.offer").values_list("subject_id", flat=True)
    assert taken.count() == 1
    assert len(offers) == len(set(offers))
    assert Message.objects.filter(kind="session.offered").count() == len(offers)


def test_every_step_ends_in_a_state_that_the_database_accepts():
    """Each path of three steps through the line leaves clock and state together."""
    steps = {
        "claim": lambda row: waitlist.claim(row.pk, by=ROBOT, at=NOON),
        "lapse": lambda row: waitlist.lapse(row.pk, by=ROBOT, at=NOON + DAY),
        "cancel": lambda row: sessions.cancel_sign_up(row.pk, by=ROBOT, at=NOON),
        "came": lambda row: sessions.mark(row.pk, came=True, by=ROBOT, at=NOON + 7 * DAY),
    }
    for path in itertools.product(steps.values(), repeat=2):
        _, (row, _) = freed(2)
        for step in path:
            try:
                step(row)
            except DomainError:
                continue
        row.refresh_from_db()
        assert (row.state == "offered") == (row.claim_until is not None)


def test_the_list_ends_when_the_session_begins_with_a_mail_about_other_dates(client):
    session, _, waiting = line(2)
    other = make.session(program=session.program, starts_at=session.starts_at + 7 * DAY)
    sessions.sign_up(other.pk, person=waiting[1].person, by=ROBOT, at=NOON)

    ended = [waitlist.close_begun(at=session.starts_at + number * HOUR) for number in (-1, 0, 1)]

    assert (ended, states(waiting)) == ([0, 2, 0], ["unseated", "unseated"])
    told = {row.person_id: row for row in Message.objects.filter(kind="session.full")}
    envelope = mail.render(told[waiting[0].person_id], kinds()["session.full"])
    assert f"date={other.public_id}" in envelope.text
    with pytest.raises(NoLongerTrueError):
        mail.render(told[waiting[1].person_id], kinds()["session.full"])
    page = client.get(reverse("join:signed", args=[session.program.slug, waiting[0].public_id])).content.decode()
    assert "No chair came free" in page
    assert "When it is your turn" not in page
    late = sessions.mark(waiting[0].pk, came=True, by=ROBOT, at=session.starts_at + HOUR)
    assert late.state == "attended"


def test_a_session_that_we_called_off_was_not_given_back(client):
    session, has, _ = line(1)
    sessions.cancel(session.pk, by=ROBOT, at=NOON)

    page = client.get(reverse("join:signed", args=[session.program.slug, has.public_id])).content.decode()

    assert "Called off" in page
    assert "Given back" not in page
