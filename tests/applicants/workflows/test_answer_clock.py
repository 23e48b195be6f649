"""Our promise to answer: late is said, by mail and once, and a new day has a person and a reason behind it."""

from datetime import date, timedelta

import pytest

from applicants import promises
from applicants.models import AnswerDelay, ApplicationState
from applicants.workflows import answer_clock, applications
from apprenticeships import mail
from apprenticeships.errors import DomainError
from apprenticeships.messages import NoLongerTrueError, kinds
from apprenticeships.models import Event, Message, Parameter, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.way import ready, sent, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
DUE = date(2026, 1, 14)
LATE = NOON + timedelta(days=9)  # Friday, January 16
UNTIL = date(2026, 1, 21)
WHY = "The office of your school is closed this week."


@pytest.fixture
def row():
    found = sent(way(), eligibility={"works_here": True})
    assert found.answer_due == DUE
    return found


@pytest.fixture
def desk():
    return Actor.user(make.staff(Role.COORDINATOR))


def moved(row, desk, *, until=UNTIL, why=WHY, at=LATE):
    return answer_clock.extend_answer(row.pk, until=until, why=why, by=desk, at=at)


def mails(kind):
    return Message.objects.filter(kind=kind)


def test_a_new_day_has_a_reason_and_is_told(row, desk):
    moved(row, desk)

    row.refresh_from_db()
    delay = AnswerDelay.objects.get()
    assert (row.answer_due, delay.promised, delay.until, delay.reason) == (UNTIL, DUE, UNTIL, WHY)
    assert delay.made_by_id == desk.user_id
    assert Event.objects.get(kind="application.extend_answer").data["times"] == 1
    envelope = mail.render(mails("application.answer_moved").get(), kinds()["application.answer_moved"])
    assert envelope.subject == "We need more time: you hear from us by Wednesday, January 21"
    assert WHY in envelope.text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"why": "  "}, "why"),
        ({"until": DUE}, "until"),
        ({"until": LATE.date()}, "until"),
        ({"until": date(2026, 3, 2)}, "until"),
        ({"until": date(9999, 12, 31)}, "until"),
    ],
)
def test_a_day_without_a_reason_or_one_that_helps_nobody_is_refused(row, desk, changes, field):
    with pytest.raises(DomainError) as refused:
        moved(row, desk, **changes)

    assert refused.value.field == field
    assert not AnswerDelay.objects.exists()


def test_an_answer_is_moved_only_so_often(row, desk):
    Parameter.objects.create(key="answer_delays", value=1, version=row.version, effective_from=date(2026, 1, 1))
    moved(row, desk)

    with pytest.raises(DomainError) as refused:
        moved(row, desk, until=date(2026, 1, 28))

    assert refused.value.message == "We moved this answer once already. Answer now, or call the applicant."


@pytest.mark.parametrize("state", [ApplicationState.DRAFT, ApplicationState.OFFERED, ApplicationState.WITHDRAWN])
def test_where_no_answer_is_owed_there_is_no_day_to_move(desk, state):
    other = make.application(state)

    with pytest.raises(DomainError):
        moved(other, desk)


def test_no_program_moves_the_day_of_its_own_promise(row):
    with pytest.raises(DomainError):
        moved(row, ROBOT)


def test_being_late_is_said_once_with_an_apology(row):
    promises.reconcile(at=NOON + timedelta(days=7))  # the last day of the promise
    assert not mails("application.late").exists()

    for hours in (0, 1, 24):
        promises.reconcile(at=LATE + timedelta(hours=hours))

    envelope = mail.render(mails("application.late").get(), kinds()["application.late"])
    assert envelope.subject.startswith("We are late with your application for")
    assert "We promised you an answer by Wednesday, January 14." in envelope.text


def test_the_apology_stays_here_when_the_answer_came_first(row, desk):
    promises.reconcile(at=LATE)
    promised = mails("application.late").get()

    moved(row, desk)

    promised.refresh_from_db()
    assert promised.state == "canceled"
    with pytest.raises(NoLongerTrueError):
        mail.render(promised, kinds()["application.late"])


def test_late_once_more_after_a_new_day_is_said_once_more(row, desk):
    promises.reconcile(at=LATE)
    moved(row, desk)

    promises.reconcile(at=LATE + timedelta(days=9))

    assert mails("application.late").count() == 2


def test_departments_that_are_late_are_our_delay_for_the_candidate(desk):
    row = ready(way())

    promises.reconcile(at=LATE)

    envelope = mail.render(mails("application.late").get(), kinds()["application.late"])
    assert "hiring manager" in envelope.text
    assert moved(row, desk).answer_due == UNTIL


def test_who_withdrew_gets_no_apology(row):
    applications.withdraw(row.pk, reason_code="pay", by=ROBOT, at=NOON)

    promises.reconcile(at=LATE)

    assert not mails("application.late").exists()
