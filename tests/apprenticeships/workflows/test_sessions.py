"""Chairs and the waiting list of sessions."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from apprenticeships import promises
from apprenticeships.errors import DomainError, GuardFailed, TransitionRefused
from apprenticeships.models import Event, Message, SignUp, SignUpState
from apprenticeships.workflows import sessions
from tests import factories as make
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
AFTER = NOON + timedelta(days=7, hours=2)
REFUSED = [
    (step, state)
    for step, state in itertools.product(sessions.TRANSITIONS, SignUpState.values)
    if state not in step.sources
]


def signed(session, **fields):
    return sessions.sign_up(session.pk, person=fields.pop("person", None) or make.person(), by=ROBOT, at=NOON, **fields)


@pytest.mark.parametrize(("step", "state"), REFUSED)
def test_every_arrow_missing_from_the_table_is_refused(step, state):
    with pytest.raises(TransitionRefused):
        step.check(state)


def test_whoever_signs_up_gets_a_chair_and_a_mail():
    session = make.session(capacity=1)

    row = signed(session)

    assert row.state == SignUpState.SIGNED_UP
    assert list(Message.objects.values_list("kind", flat=True)) == ["session.signed_up"]
    assert list(Event.objects.values_list("kind", "after")) == [("signup.sign_up", "signed_up")]


def test_when_all_chairs_are_taken_people_wait():
    session = make.session(capacity=1)
    signed(session)

    row = signed(session)

    assert row.state == SignUpState.WAITING


def test_signing_up_twice_is_one_sign_up():
    session, person = make.session(), make.person()

    first, second = signed(session, person=person), signed(session, person=person)

    assert first == second
    assert Message.objects.count() == 1


def test_a_canceled_chair_is_offered_to_the_first_who_waits():
    session = make.session(capacity=1)
    has, first, second = signed(session), signed(session), signed(session)

    sessions.cancel_sign_up(has.pk, by=ROBOT, at=NOON)

    states = dict(SignUp.objects.values_list("pk", "state"))
    assert states == {has.pk: "canceled", first.pk: "offered", second.pk: "waiting"}
    assert Message.objects.filter(kind="session.offered", person=first.person).count() == 1


def test_canceling_twice_offers_one_chair():
    session = make.session(capacity=1)
    has, first, second = signed(session), signed(session), signed(session)

    sessions.cancel_sign_up(has.pk, by=ROBOT, at=NOON)
    sessions.cancel_sign_up(has.pk, by=ROBOT, at=NOON)

    states = dict(SignUp.objects.values_list("pk", "state"))
    assert states == {has.pk: "canceled", first.pk: "offered", second.pk: "waiting"}


def test_somebody_who_only_waited_frees_no_chair():
    session = make.session(capacity=1)
    has, first, second = signed(session), signed(session), signed(session)

    sessions.cancel_sign_up(first.pk, by=ROBOT, at=NOON)

    states = dict(SignUp.objects.values_list("pk", "state"))
    assert states == {has.pk: "signed_up", first.pk: "canceled", second.pk: "waiting"}


@pytest.mark.parametrize("changes", [{"canceled_at": NOON}, {"starts_at": NOON, "ends_at": NOON + timedelta(hours=1)}])
def test_a_session_that_is_off_or_over_takes_nobody_and_leaves_no_trace(changes):
    session = make.session(**changes)

    with pytest.raises(GuardFailed):
        signed(session)

    assert not SignUp.objects.exists()
    assert not Event.objects.exists()
    assert not Message.objects.exists()


def test_who_came_may_be_marked_and_marked_again():
    row = signed(make.session())

    sessions.mark(row.pk, came=False, by=ROBOT, at=AFTER)
    sessions.mark(row.pk, came=True, by=ROBOT, at=AFTER)
    sessions.mark(row.pk, came=True, by=ROBOT, at=AFTER)

    row.refresh_from_db()
    assert row.state == SignUpState.ATTENDED
    kinds = list(Event.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["signup.sign_up", "signup.miss", "signup.attend"]


@pytest.mark.parametrize(("came", "at"), [(True, NOON), (False, NOON + timedelta(days=7, minutes=-1))])
def test_nobody_is_marked_before_it_begins(came, at):
    row = signed(make.session())

    with pytest.raises(GuardFailed):
        sessions.mark(row.pk, came=came, by=ROBOT, at=at)


def test_a_move_to_a_full_date_keeps_the_chair():
    old, full = make.session(), make.session(capacity=1)
    signed(full)
    row = signed(old)

    with pytest.raises(GuardFailed):
        sessions.change(row.pk, to=full.pk, by=ROBOT, at=NOON)

    row.refresh_from_db()
    assert row.state == SignUpState.SIGNED_UP


def test_a_change_gives_the_new_chair_and_frees_the_old():
    old, new = make.session(capacity=1), make.session()
    row, waits = signed(old), signed(old)

    changed = sessions.change(row.pk, to=new.pk, by=ROBOT, at=NOON)

    states = dict(SignUp.objects.values_list("pk", "state"))
    assert states == {row.pk: "canceled", waits.pk: "offered", changed.pk: "signed_up"}
    told = Message.objects.filter(person=row.person)
    assert list(told.values_list("kind", flat=True)) == ["session.signed_up", "session.signed_up"]
    assert told.get(context__instead=row.pk).context["sign_up"] == changed.pk


def test_a_chair_that_is_given_back_for_one_they_had_already_is_told_by_itself():
    old, new = make.session(), make.session()
    row = signed(old)
    sessions.sign_up(new.pk, person=row.person, by=ROBOT, at=NOON)

    sessions.change(row.pk, to=new.pk, by=ROBOT, at=NOON)

    assert Message.objects.filter(person=row.person, kind="session.canceled").count() == 1


def test_calling_a_session_off_tells_everybody_once():
    session = make.session(capacity=1)
    signed(session), signed(session)

    sessions.cancel(session.pk, by=ROBOT, at=NOON)
    sessions.cancel(session.pk, by=ROBOT, at=NOON)

    assert set(SignUp.objects.values_list("state", flat=True)) == {"canceled"}
    assert Message.objects.filter(kind="session.called_off").count() == 2


def test_a_moved_session_tells_everybody_and_moves_the_reminder():
    session = make.session()
    row = signed(session)
    promises.reconcile(at=NOON)
    later = session.starts_at + timedelta(days=2)

    sessions.move(session.pk, starts_at=later, ends_at=later + timedelta(hours=1), place="Room C", by=ROBOT, at=NOON)
    promises.reconcile(at=NOON)

    reminder = Message.objects.get(kind="session.reminder")
    assert reminder.expires_at == later
    assert Message.objects.filter(kind="session.moved", person=row.person).count() == 1


def test_a_reminder_exists_once_and_goes_with_the_sign_up():
    row = signed(make.session())

    first, second = promises.reconcile(at=NOON), promises.reconcile(at=NOON)
    sessions.cancel_sign_up(row.pk, by=ROBOT, at=NOON)

    assert (first, second) == (1, 0)
    assert Message.objects.get(kind="session.reminder").state == "canceled"


def test_nobody_is_reminded_who_signed_up_after_the_reminder_was_due():
    session = make.session(starts_at=NOON + timedelta(hours=3))
    signed(session)

    assert promises.reconcile(at=NOON) == 0


@pytest.mark.django_db(transaction=True)
def test_twenty_people_at_once_share_five_chairs_exactly():
    session = make.session(capacity=5)
    people = [make.person() for _ in range(20)]

    def attempt(person):
        try:
            return sessions.sign_up(session.pk, person=person, by=ROBOT, at=NOON).state
        except DomainError:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        states = sorted(pool.map(attempt, people))

    assert states == ["signed_up"] * 5 + ["waiting"] * 15
