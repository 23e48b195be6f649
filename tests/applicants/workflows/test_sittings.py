"""Sittings of a test: who may choose one and when, who is owed a result, and results entered for a whole sitting."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from applicants.models import ScreeningResult, ScreeningStep
from applicants.records.evidence import standing
from applicants.records.sittings import in_need, offered
from applicants.rules.pipeline import Turn
from applicants.workflows import screening, sittings
from apprenticeships.errors import DomainError
from apprenticeships.models import Message, RequirementKind, Session, SessionKind, SignUp, SignUpState
from apprenticeships.workflows import sessions
from tests import factories as make
from tests.applicants.way import MARCH, TODAY, record, sent, verdicts, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
K = RequirementKind
CENTRAL = ZoneInfo("America/Chicago")


def planned(scene, day: date, *, hour: int = 9, kind: str = SessionKind.EXAM, **fields):
    """A sitting on a day, by the clock of Chicago."""
    starts = datetime(day.year, day.month, day.day, hour, tzinfo=CENTRAL)
    completes = {"exam": K.ENTRANCE_EXAM, "workkeys": K.WORKKEYS}[kind]
    return make.session(program=scene.program, kind=kind, requirement_kind=completes, starts_at=starts, **fields)


def choose(application, session, *, kind=K.ENTRANCE_EXAM, at=NOON):
    return sittings.choose(application.pk, kind=kind, session=session.public_id, by=ROBOT, at=at)


def sat(application, session, *, came=True) -> SignUp:
    row = sessions.sign_up(session.pk, person=application.person, by=ROBOT, at=NOON)
    return sessions.mark(row.pk, came=came, by=ROBOT, at=session.ends_at)


def answer_of(application, kind, at):
    return next(each.answer for each in standing(application, at=at) if each.rule.kind.value == kind)


@pytest.fixture
def scene():
    return way()


def test_a_place_is_taken_and_moved_without_losing_it(scene):
    application = sent(scene)
    first, second = planned(scene, date(2026, 1, 20)), planned(scene, date(2026, 1, 27))

    choose(application, first)
    choose(application, second)

    states = dict(SignUp.objects.values_list("session_id", "state"))
    assert states == {first.pk: SignUpState.CANCELED, second.pk: SignUpState.SIGNED_UP}


def test_whoever_finds_it_full_waits(scene):
    full = planned(scene, date(2026, 1, 20), capacity=1)
    choose(sent(scene), full)

    row = choose(sent(scene), full)

    assert row.state == SignUpState.WAITING


@pytest.mark.parametrize(
    ("days", "taken"),
    [(29, False), (30, True), (31, True)],
    ids=["a day too early", "on the day of the wait", "a day later"],
)
def test_a_failed_test_is_taken_again_from_the_retest_date_on(scene, days, taken):
    application = sent(scene)
    record(application, K.ENTRANCE_EXAM, {"score": 50}, taken_on=TODAY)
    session = planned(scene, TODAY + timedelta(days=days), hour=0)

    if taken:
        assert choose(application, session).state == SignUpState.SIGNED_UP
    else:
        with pytest.raises(DomainError, match="You may try again from"):
            choose(application, session)


@pytest.mark.parametrize(("day", "taken"), [(MARCH - timedelta(days=1), True), (MARCH, False)])
def test_nobody_is_offered_a_sitting_once_the_class_has_started(scene, day, taken):
    application, session = sent(scene), planned(scene, day)

    if taken:
        assert choose(application, session).state == SignUpState.SIGNED_UP
    else:
        with pytest.raises(DomainError, match="after your class starts"):
            choose(application, session)


def test_other_dates_of_a_session_are_over_before_the_class_of_whoever_applied_begins(scene):
    application, visitor = sent(scene), make.applicant()
    first, *days = (
        datetime(2026, month, day, 9, tzinfo=CENTRAL) for month, day in ((1, 15), (2, 20), (MARCH.month, MARCH.day))
    )
    taken, before, after = (make.session(program=scene.program, starts_at=when) for when in (first, *days))
    rows = [sessions.sign_up(taken.pk, person=person, by=ROBOT, at=NOON) for person in (application.person, visitor)]

    found = [set(offered(Session.objects.exclude(pk=taken.pk), row, at=NOON)) for row in rows]

    assert found == [{before}, {before, after}]


def test_whoever_has_passed_needs_no_sitting(scene):
    application, session = sent(scene), planned(scene, date(2026, 1, 20))
    record(application, K.ENTRANCE_EXAM, {"score": 80}, taken_on=TODAY)

    with pytest.raises(DomainError):
        choose(application, session)


def test_a_missed_sitting_uses_no_attempt_and_starts_no_wait(scene):
    application = sent(scene)
    session = planned(scene, date(2026, 1, 20))

    sat(application, session, came=False)

    step = ScreeningStep.objects.get(application=application, requirement__kind=K.ENTRANCE_EXAM)
    assert (step.verdict, step.retest_from) == ("missing", None)
    assert choose(application, planned(scene, date(2026, 1, 27)), at=session.ends_at).state == SignUpState.SIGNED_UP


def test_after_a_sitting_the_result_is_ours_to_enter(scene):
    application, session = sent(scene), planned(scene, date(2026, 1, 20))

    sat(application, session)

    answer = answer_of(application, "entrance_exam", session.ends_at)
    assert answer.turn is Turn.US
    assert answer.applicant == "You took the entrance exam on Tuesday, January 20. The result comes from us."


def test_a_result_of_a_sitting_is_of_its_day_and_judged_at_once(scene):
    application, session = sent(scene), planned(scene, date(2026, 1, 20))
    row = sat(application, session)

    result = sittings.enter(row.pk, values={"score": "74"}, by=ROBOT, at=session.ends_at)

    assert result.taken_on == date(2026, 1, 20)
    assert verdicts(application)["entrance_exam"] == "met"


def test_the_same_result_twice_is_written_once_and_another_is_refused(scene):
    application, session = sent(scene), planned(scene, date(2026, 1, 20))
    row = sat(application, session)
    sittings.enter(row.pk, values={"score": "74"}, by=ROBOT, at=session.ends_at)

    sittings.enter(row.pk, values={"score": "74"}, by=ROBOT, at=session.ends_at)
    with pytest.raises(DomainError, match="Take it back"):
        sittings.enter(row.pk, values={"score": "75"}, by=ROBOT, at=session.ends_at)

    assert ScreeningResult.objects.count() == 1


def test_no_result_of_somebody_who_did_not_come(scene):
    application, session = sent(scene), planned(scene, date(2026, 1, 20))
    row = sat(application, session, came=False)

    with pytest.raises(DomainError, match="came"):
        sittings.enter(row.pk, values={"score": "74"}, by=ROBOT, at=session.ends_at)


def test_a_result_that_does_not_count_leaves_the_test_to_be_taken_again(scene):
    application, session = sent(scene), planned(scene, date(2026, 1, 20))
    row = sat(application, session)
    result = sittings.enter(row.pk, values={"score": "50"}, by=ROBOT, at=session.ends_at)

    screening.void_result(result.pk, by=ROBOT, at=session.ends_at, reason="The fire alarm rang.")

    answer = answer_of(application, "entrance_exam", session.ends_at)
    assert (answer.verdict.value, answer.turn, answer.retest_from) == ("missing", Turn.YOU, None)


def test_preferred_workkeys_may_be_sat_and_hold_nothing_up(scene):
    application = sent(scene)
    session = planned(scene, date(2026, 1, 20), kind=SessionKind.WORKKEYS)

    choose(application, session, kind=K.WORKKEYS)
    sessions.mark(SignUp.objects.get().pk, came=True, by=ROBOT, at=session.ends_at)

    assert answer_of(application, "workkeys", session.ends_at).blocks is False


def test_those_who_need_it_and_have_no_place_are_written_to_once(scene):
    needs, has_place, passed, too_early = (sent(scene) for _ in range(4))
    record(passed, K.ENTRANCE_EXAM, {"score": 80})
    record(too_early, K.ENTRANCE_EXAM, {"score": 20})
    session = planned(scene, date(2026, 1, 20))
    choose(has_place, session)

    told = [sittings.tell(session.pk, by=ROBOT, at=NOON) for _ in range(2)]

    assert [step.application_id for step in in_need(session, at=NOON)] == [needs.pk]
    assert told == [1, 0]
    assert Message.objects.get(kind="sitting.open").person == needs.person
