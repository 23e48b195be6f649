"""For a day somebody may take back that they withdrew; nobody loses a seat for it."""

from datetime import date, timedelta

import pytest

from applicants import promises
from applicants.models import ApplicationState
from applicants.workflows import applications, questions, withdrawals
from apprenticeships.errors import DomainError
from apprenticeships.models import Message, Parameter
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.way import draft, ready, sent, state_of, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
SOON = NOON + timedelta(hours=3)
DUE = date(2026, 1, 20)


def withdrawn(row, *, at=NOON):
    applications.withdraw(row.pk, reason_code="pay", note="Too little.", by=me(row), at=at)
    return row


def me(row):
    return Actor.user(row.person.user)


@pytest.mark.parametrize(("before", "after"), [(draft, "draft"), (sent, "submitted"), (ready, "ready")])
def test_it_opens_where_it_was(before, after):
    row = withdrawn(before(way()))

    withdrawals.take_back(row.pk, by=me(row), at=SOON)

    assert state_of(row) == after
    assert (row.withdraw_reason, row.withdraw_note, row.ended_at) == ("", "", None)


def asked(scene):
    row = sent(scene)
    questions.request_information(
        row.pk, sections=["education"], reasons={"education": "Which year?"}, due=DUE, by=ROBOT, at=NOON
    )
    row.refresh_from_db()
    return row


def test_a_question_of_ours_comes_back_with_its_words_its_day_and_its_reminder():
    row = asked(way())
    before = (row.state, row.request_note, row.request_due, row.answer_due)
    promises.reconcile(at=NOON)
    withdrawn(row)
    promises.reconcile(at=NOON)

    withdrawals.take_back(row.pk, by=me(row), at=SOON)
    promises.reconcile(at=SOON)

    state_of(row)
    assert (row.state, row.request_note, row.request_due, row.answer_due) == before
    section = row.sections.get(slug="education")
    assert (section.reopened, section.request_note) == (True, "Which year?")
    assert Message.objects.get(kind="application.request_reminder").state == "planned"


def test_the_question_can_be_answered_then():
    row = asked(way())
    withdrawn(row)
    withdrawals.take_back(row.pk, by=me(row), at=SOON)
    school = {"level": "high_school", "school": "Roosevelt High", "year": 2019}

    applications.save_section(row.pk, slug="education", answers=school, complete=True, by=me(row), at=SOON)
    questions.answer_request(row.pk, signed=row.person.name, by=me(row), at=SOON)

    assert state_of(row) == "submitted"


def test_what_is_ready_goes_back_before_the_departments():
    scene = way()
    opening = make.opening(cohort=scene.march)
    row = withdrawn(ready(scene))

    withdrawals.take_back(row.pk, by=me(row), at=SOON)

    assert [each.opening for each in row.referrals.filter(closed_at__isnull=True)] == [opening]


def test_a_seat_that_somebody_else_has_by_now_stays_theirs():
    scene = way()
    opening = make.opening(cohort=scene.march)
    row = withdrawn(ready(scene))
    opening.seats.update(state="taken", person=make.person())

    withdrawals.take_back(row.pk, by=me(row), at=SOON)

    assert state_of(row) == "ready"
    assert opening.seats.get().person != row.person


def test_after_a_day_it_is_over():
    row = withdrawn(sent(way()))

    with pytest.raises(DomainError) as refused:
        withdrawals.take_back(row.pk, by=me(row), at=NOON + timedelta(hours=24))

    assert refused.value.code == "too-late"
    assert state_of(row) == "withdrawn"


def test_a_program_may_give_more_time():
    row = withdrawn(sent(way()))
    Parameter.objects.create(key="withdraw_undo_hours", value=72, version=row.version, effective_from=date(2026, 1, 1))

    withdrawals.take_back(row.pk, by=me(row), at=NOON + timedelta(hours=71))

    assert state_of(row) == "submitted"


def test_a_class_that_was_canceled_cannot_be_gone_back_to():
    scene = way()
    row = withdrawn(sent(scene))
    scene.march.canceled_at = NOON
    scene.march.save(update_fields=["canceled_at"])

    with pytest.raises(DomainError) as refused:
        withdrawals.take_back(row.pk, by=me(row), at=SOON)

    assert refused.value.code == "no-class"


def test_who_began_anew_goes_on_with_that_one():
    scene = way()
    row = withdrawn(sent(scene))
    applications.start(person=row.person, program=scene.program, by=me(row), at=NOON)

    with pytest.raises(DomainError) as refused:
        withdrawals.take_back(row.pk, by=me(row), at=SOON)

    assert refused.value.code == "another"


@pytest.mark.parametrize("state", [each for each in ApplicationState if each != ApplicationState.WITHDRAWN])
def test_only_what_was_withdrawn_opens_again(state):
    row = make.application(state)

    with pytest.raises(DomainError):
        withdrawals.take_back(row.pk, by=me(row), at=SOON)


def test_nobody_but_a_person_takes_it_back():
    row = withdrawn(sent(way()))

    with pytest.raises(DomainError):
        withdrawals.take_back(row.pk, by=ROBOT, at=SOON)


def test_the_mail_about_it_stays_here_and_a_second_withdrawal_is_told_again():
    row = withdrawn(sent(way()))
    withdrawals.take_back(row.pk, by=me(row), at=SOON)

    withdrawn(row, at=SOON + timedelta(hours=1))

    states = Message.objects.filter(kind="application.withdrawn").order_by("created_at").values_list("state", flat=True)
    assert list(states) == ["canceled", "queued"]
