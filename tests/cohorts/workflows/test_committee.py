"""Minutes are approved by somebody else and then stand; a practice is taken back by who shared it."""

from datetime import timedelta

import pytest

from apprenticeships.errors import DomainError, GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.models import Event, Role
from apprenticeships.workflow import Actor
from cohorts.models import Minutes
from cohorts.workflows import committee
from tests import factories as make
from tests import partnership
from tests.cohorts.reports import scene
from tests.cohorts.scene import race
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
DECISIONS = [{"text": "Pay for a second class.", "for": 6, "against": 1, "abstained": 0}]


@pytest.fixture
def here():
    return scene()


def written(here, **fields):
    told = {"text": "Everybody was there.", "decisions": DECISIONS, **fields}
    meeting = here.meeting(NOON - timedelta(hours=2))
    return committee.write(meeting.pk, **told, by=Actor.user(here.coordinator), at=NOON)


def colleague():
    return Actor.user(make.staff(Role.COORDINATOR))


def test_minutes_hold_decisions_with_their_votes(here):
    row = written(here)

    assert row.decisions == DECISIONS
    assert row.approved_at is None


def test_who_wrote_them_does_not_approve_them(here):
    row = written(here)

    with pytest.raises(NotAllowed, match="Another coordinator"):
        committee.approve(row.pk, by=Actor.user(here.coordinator), at=NOON)

    by = colleague()
    assert committee.approve(row.pk, by=by, at=NOON).approved_by_id == by.user_id


def test_who_changed_them_last_counts_as_their_writer(here):
    row, by = written(here), colleague()
    committee.write(row.session_id, text="Most were there.", decisions=[], by=by, at=NOON)

    with pytest.raises(NotAllowed):
        committee.approve(row.pk, by=by, at=NOON)

    assert committee.approve(row.pk, by=Actor.user(here.coordinator), at=NOON).text == "Most were there."


def test_approved_minutes_do_not_change(here):
    row = written(here)
    committee.approve(row.pk, by=colleague(), at=NOON)

    with pytest.raises(TransitionRefused, match="do not change"):
        committee.write(row.session_id, text="Other", decisions=[], by=Actor.user(here.coordinator), at=NOON)
    with pytest.raises(TransitionRefused):
        committee.approve(row.pk, by=colleague(), at=NOON)


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "  "},
        {"text": "x" * 20_001},
        {"decisions": [{"text": "", "for": 1}]},
        {"decisions": [{"text": "Yes.", "for": -1}]},
        {"decisions": [{"text": "Yes.", "for": 1000}]},
    ],
)
def test_what_is_no_minutes_is_refused(here, fields):
    with pytest.raises(GuardFailed):
        written(here, **fields)

    assert not Minutes.objects.exists()


def test_a_meeting_that_has_not_begun_or_is_none_has_no_minutes(here):
    by = Actor.user(here.coordinator)

    with pytest.raises(GuardFailed, match="has not begun"):
        committee.write(here.meeting(NOON + timedelta(days=1)).pk, text="x", decisions=[], by=by, at=NOON)
    with pytest.raises(GuardFailed, match="Only a committee meeting"):
        committee.write(make.session(starts_at=NOON).pk, text="x", decisions=[], by=by, at=NOON)
    with pytest.raises(NotAllowed):
        committee.write(here.meeting().pk, text="x", decisions=[], by=ROBOT, at=NOON)


def test_only_who_shared_a_practice_takes_it_back(here):
    clinic, by = partnership.clinic(), Actor.user(here.employer)
    row = committee.share(
        here.version.program, organization=clinic, title="Huddle", text="Ten minutes.", by=by, at=NOON
    )

    with pytest.raises(NotAllowed):
        committee.withdraw(row.pk, by=Actor.user(here.union), at=NOON)
    committee.withdraw(row.pk, by=by, at=NOON)
    committee.withdraw(row.pk, by=by, at=NOON + timedelta(days=1))

    row.refresh_from_db()
    assert row.withdrawn_at == NOON
    assert Event.objects.filter(kind="practice.withdraw").count() == 1


@pytest.mark.parametrize(("title", "text"), [(" ", "x"), ("x", " "), ("x", "y" * 20_001)])
def test_a_practice_has_a_title_and_a_text(here, title, text):
    with pytest.raises(GuardFailed):
        committee.share(
            here.version.program, organization=partnership.clinic(), title=title, text=text,
            by=Actor.user(here.employer), at=NOON,
        )  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_of_two_who_approve_at_once_one_does():
    here = scene()
    row, people = written(here), [colleague() for _ in range(2)]

    found = race(2, lambda number: committee.approve(row.pk, by=people[number], at=NOON).pk)

    assert [each for each in found if not isinstance(each, DomainError)] == [row.pk]
