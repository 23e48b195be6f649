"""Checking in at the door, with a chair and without."""

from datetime import timedelta

import pytest

from apprenticeships.errors import GuardFailed
from apprenticeships.models import Event, Message, Parameter, SignUp
from apprenticeships.workflows import door, sessions
from tests import factories as make
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def signed(session, person=None):
    return sessions.sign_up(session.pk, person=person or make.person(), by=ROBOT, at=NOON)


def come(session, person, at=None):
    return door.check_in(session.pk, person=person, by=ROBOT, at=at or session.starts_at)


def test_who_has_a_chair_checks_in_and_twice_changes_nothing():
    session = make.session()
    row = signed(session)

    come(session, row.person), come(session, row.person)

    row.refresh_from_db()
    assert row.state == "attended"
    assert Event.objects.filter(kind="signup.attend").count() == 1
    assert Message.objects.filter(kind="session.checked_in").count() == 1


@pytest.mark.parametrize(
    ("from_start", "is_open"),
    [(-2 * HOUR, False), (-1.01 * HOUR, False), (-HOUR, True), (HOUR, True), (1.01 * HOUR, False)],
)
def test_the_door_is_open_from_an_hour_before_the_start_to_the_end(from_start, is_open):
    session = make.session()
    row = signed(session)

    if is_open:
        assert come(session, row.person, session.starts_at + from_start).state == "attended"
    else:
        with pytest.raises(GuardFailed):
            come(session, row.person, session.starts_at + from_start)


def test_when_the_door_opens_is_a_parameter():
    Parameter.objects.create(key="check_in_minutes", value=120, effective_from=NOON.date())
    session = make.session()
    row = signed(session)

    assert come(session, row.person, session.starts_at - 2 * HOUR).state == "attended"


def test_nobody_checks_in_at_a_session_that_was_called_off():
    session = make.session()
    row = signed(session)
    sessions.cancel(session.pk, by=ROBOT, at=NOON)

    with pytest.raises(GuardFailed, match="called off"):
        come(session, row.person)


def test_somebody_without_a_chair_gets_a_free_one():
    session, person = make.session(capacity=1), make.person()

    row = come(session, person)

    assert row.state == "attended"
    assert list(Event.objects.order_by("pk").values_list("kind", flat=True)) == ["signup.walk_in", "signup.attend"]


@pytest.mark.parametrize("kind", ["exam", "workkeys", "education", "committee"])
def test_nobody_walks_into_an_exam_or_a_training(kind):
    session = make.session(kind=kind, requirement_kind="")
    row = signed(session)

    with pytest.raises(GuardFailed, match="You need a chair here"):
        come(session, make.person())

    assert come(session, row.person).state == "attended"


def test_without_a_free_chair_nobody_walks_in_and_nothing_is_written():
    session = make.session(capacity=1)
    signed(session)
    waits = signed(session)

    for person in (make.person(), waits.person):
        with pytest.raises(GuardFailed, match="All chairs are taken"):
            come(session, person)

    assert SignUp.objects.count() == 2
    assert not Message.objects.filter(kind="session.checked_in").exists()


def test_somebody_who_was_written_down_as_missing_and_comes_late_came():
    session = make.session()
    row = signed(session)
    sessions.mark(row.pk, came=False, by=ROBOT, at=session.starts_at)

    assert come(session, row.person, session.starts_at + HOUR / 2).state == "attended"


def test_somebody_who_gave_the_chair_back_and_comes_after_all_gets_a_free_one():
    session = make.session()
    row = signed(session)
    sessions.cancel_sign_up(row.pk, by=ROBOT, at=NOON)

    assert come(session, row.person).state == "attended"
