"""A step that has been the applicant's own for a week is reminded once, and named."""

from datetime import timedelta

import pytest

from applicants import step_promises
from applicants.workflows import applications
from apprenticeships import mail
from apprenticeships.messages import NoLongerTrueError, kinds
from apprenticeships.models import ChoreFailure, Message, Parameter
from apprenticeships.workflows import sessions
from tests import factories as make
from tests.applicants.way import K, sent, typed, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def reminded(*days):
    return [step_promises.reconcile(at=NOON + number * DAY) for number in days]


def rendered():
    row = Message.objects.filter(kind="step.reminder").order_by("-pk").latest("created_at")
    return mail.render(row, kinds()[row.kind])


def test_the_typing_test_is_reminded_once_after_a_week():
    row = sent(way(wanted=(K.TYPING,)))

    assert reminded(1, 6, 8, 9, 20) == [0, 0, 1, 0, 0]

    envelope = rendered()
    assert envelope.subject == "Your turn: take the typing test"
    assert f"/my/applications/{row.public_id}/typing/" in envelope.text
    typed(row, at=NOON + 9 * DAY)
    with pytest.raises(NoLongerTrueError):
        rendered()


def test_a_session_is_reminded_while_there_is_one_and_nobody_has_a_chair():
    of = way(wanted=(K.INFO_SESSION,))
    row = sent(of)

    none_yet = reminded(8)
    session = make.session(program=of.program, starts_at=NOON + 20 * DAY)
    now = reminded(9, 10)
    envelope = rendered()
    sessions.sign_up(session.pk, person=row.person, by=ROBOT, at=NOON + 10 * DAY)

    assert (none_yet, now) == ([0], [1, 0])
    assert envelope.subject == "Your turn: choose a time for the information session"
    with pytest.raises(NoLongerTrueError):
        rendered()


@pytest.mark.parametrize("what", ["never", "withdrawn", "our turn"])
def test_nobody_else_is_reminded(what):
    row = sent(way(wanted=(K.TYPING,)), eligibility={"works_here": False})
    if what == "never":
        Parameter.objects.create(key="step_reminder_days", value=0, effective_from=NOON.date())
    elif what == "withdrawn":
        applications.withdraw(row.pk, reason_code="pay", by=ROBOT, at=NOON)
    else:
        row.answer_due = NOON.date() + 9 * DAY
        row.save(update_fields=["answer_due"])

    assert reminded(8) == [0]


@pytest.mark.parametrize("many", [1, 12])
def test_reminding_asks_the_same_number_of_questions_however_many_wait(many, django_assert_num_queries):
    of = way(wanted=(K.TYPING,))
    for _ in range(many):
        sent(of)
    step_promises.reconcile(at=NOON + 8 * DAY)
    Message.objects.filter(kind="step.reminder").update(created_at=NOON - DAY)  # as if none had gone out since

    with django_assert_num_queries(13):
        step_promises.reconcile(at=NOON + 8 * DAY)


def test_somebody_whose_steps_cannot_be_read_keeps_nobody_else_from_being_reminded(monkeypatch):
    of = way(wanted=(K.TYPING,))
    rows = [sent(of) for _ in range(3)]
    own = step_promises._own

    def broken(application, judged, *, at):
        if application.pk == rows[1].pk:
            raise ZeroDivisionError
        return own(application, judged, at=at)

    monkeypatch.setattr(step_promises, "_own", broken)

    assert reminded(8, 9) == [2, 0]
    told = Message.objects.filter(kind="step.reminder").values_list("person", flat=True)
    assert set(told) == {rows[0].person_id, rows[2].person_id}
    assert ChoreFailure.objects.get().times == 2
