"""Every figure comes from a record: exams, classes, sessions, apprentices, tuition, hours with a preceptor."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apprenticeships.models import SignUp, SignUpState
from cohorts.figures.targets import as_data, figures_of
from cohorts.models import (
    Attendance,
    ClassSession,
    ExamAttempt,
    ExamState,
    LogState,
    Mark,
    PreceptorshipLog,
    Registration,
    TuitionRequest,
    TuitionState,
)
from tests import factories as make
from tests import partnership
from tests import partnership_services as services
from tests.cohorts.figures.records import passed_exam
from tests.factories import NOON, START

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)
MEASURES = (
    "credential_earned",
    "continuing_education",
    "apprenticeship",
    "tuition",
    "professional_development",
    "supervision",
)


@pytest.fixture
def world():
    version = partnership.partnership()
    parts = {name: partnership.component(version, name) for name in MEASURES}
    return version, parts, partnership.grant(version)


def figures(grant):
    return {line.component: line for line in figures_of(grant, first=FIRST, last=LAST).lines}


def enrolled(version, person, **cohort):
    row = make.cohort(version=version, **cohort)
    return make.enrollment(opening=make.opening(cohort=row), person=person)


def test_a_passed_exam_is_a_credential_a_failed_one_is_none(world):
    version, _, grant = world
    someone = partnership.participant(version)
    enrollment = enrolled(version, someone.person)
    exam = {"brand": "nha-ccma", "window_from": START, "window_to": START, "taken_on": START}
    ExamAttempt.objects.create(enrollment=enrollment, number=1, state=ExamState.FAILED, **exam)
    ExamAttempt.objects.create(enrollment=enrollment, number=2, state=ExamState.PASSED, verified_at=NOON, **exam)

    line = figures(grant)["credential_earned"]
    assert (line.period.services, line.period.people, line.total.missing) == (1, 1, 199)


def test_a_credential_from_elsewhere_counts_once_proven_and_is_claimed_before(world):
    version, _, grant = world
    proven, claimed, wrong = (partnership.participant(version) for _ in range(3))
    services.credential(proven, proof="copy", earned_on=START)
    services.credential(claimed, earned_on=START)
    services.credential(wrong, proof="issuer", earned_on=START, voided_at=NOON)

    count = figures(grant)["credential_earned"].period
    assert (count.services, count.people, count.claimed_services, count.claimed_people) == (1, 1, 1, 1)


def test_an_exam_and_credentials_of_one_person_are_one_person(world):
    version, _, grant = world
    someone = partnership.participant(version)
    passed_exam(version, someone.person, START)
    services.credential(someone, proof="copy", earned_on=START)
    services.credential(someone, title="Dental assistant", earned_on=START)

    count = figures(grant)["credential_earned"].period
    assert (count.services, count.people, count.claimed_people) == (2, 1, 0)


def test_a_credential_of_another_program_is_not_counted(world):
    _, _, grant = world
    other = partnership.participant(make.version(program=make.program(slug="other")))
    services.credential(other, proof="copy", earned_on=START)

    assert figures(grant)["credential_earned"].period.services == 0


def test_a_class_that_somebody_came_to_counts_for_its_component(world):
    version, parts, grant = world
    came, away = partnership.participant(version), partnership.participant(version)
    row = make.cohort(version=version, component=parts["continuing_education"], title="Health records")
    opening = make.opening(cohort=row, headcount=2)
    lesson = ClassSession.objects.create(
        cohort=row, number=1, date=START, starts_at=NOON, ends_at=NOON + timedelta(hours=4), minutes=240
    )
    for person, mark, minutes in ((came.person, Mark.PRESENT, 240), (away.person, Mark.ABSENT, 0)):
        enrollment = make.enrollment(opening=opening, person=person)
        Attendance.objects.create(
            session=lesson, enrollment=enrollment, mark=mark, minutes=minutes, marked_by=make.user(), marked_at=NOON
        )

    found = figures(grant)
    assert found["continuing_education"].period.people == 1
    assert found["professional_development"].period.people == 0


def test_a_session_counts_for_its_component_and_only_for_participants(world):
    version, parts, grant = world
    session = make.session(program=version.program, component=parts["professional_development"], starts_at=NOON)
    for person in (partnership.participant(version).person, make.person()):
        SignUp.objects.create(
            session=session, person=person, state=SignUpState.ATTENDED, signed_at=NOON, marked_at=NOON
        )

    assert figures(grant)["professional_development"].period.people == 1


def test_registered_apprentices_count_from_their_first_day(world):
    version, _, grant = world
    enrollment = enrolled(version, partnership.participant(version).person)
    before = figures(grant)["apprenticeship"].period.people
    Registration.objects.create(
        track=enrollment.track, number="CA-1", registered_on=date(2025, 1, 1), occupation_id="1", provider_id="2",
        wage_schedule_id="3",
    )  # fmt: skip

    assert (before, figures(grant)["apprenticeship"].period.people) == (0, 1)


def test_paid_tuition_is_on_record_and_approved_tuition_is_claimed(world):
    version, _, grant = world
    fields = {
        "school": "City College", "course": "Nursing", "area": "Nursing", "starts_on": START, "ends_on": LAST,
        "amount": Decimal(1200), "approved_amount": Decimal(1200), "asked_at": NOON, "decided_at": NOON,
    }  # fmt: skip
    for state, paid_on in ((TuitionState.PAID, START), (TuitionState.APPROVED, None)):
        who = partnership.participant(version)
        TuitionRequest.objects.create(participant=who, state=state, paid_on=paid_on, **fields)

    count = figures(grant)["tuition"].period
    assert (count.people, count.claimed_people) == (1, 1)


def test_hours_with_a_preceptor_count_once_confirmed_and_are_claimed_before(world):
    version, _, grant = world
    user = make.user()
    for state, confirmed in (
        (LogState.CONFIRMED, {"confirmed_by": user, "confirmed_at": NOON}), (LogState.CLAIMED, {}),
        (LogState.VOIDED, {}),
    ):  # fmt: skip
        PreceptorshipLog.objects.create(
            participant=partnership.participant(version), date=START, minutes=240, area="Nursing",
            supervisor_name="Ruth Calloway", state=state, written_by=user, written_at=NOON, **confirmed,
        )  # fmt: skip

    count = figures(grant)["supervision"].period
    assert (count.people, count.claimed_people) == (1, 1)


def test_people_of_two_components_are_counted_once_in_all(world):
    version, parts, grant = world
    person = partnership.participant(version).person
    for name in ("continuing_education", "professional_development"):
        session = make.session(program=version.program, component=parts[name], starts_at=NOON)
        SignUp.objects.create(
            session=session, person=person, state=SignUpState.ATTENDED, signed_at=NOON, marked_at=NOON
        )

    found = figures_of(grant, first=FIRST, last=LAST)
    assert (found.period.services, found.period.people) == (2, 1)


def test_nothing_counts_before_the_grant_or_after_the_period(world):
    version, parts, grant = world
    for at in (
        datetime(2025, 6, 30, 12, tzinfo=UTC),
        datetime(2025, 12, 1, 12, tzinfo=UTC),
        NOON,
        NOON + 90 * timedelta(days=1),
    ):
        session = make.session(
            program=version.program, component=parts["continuing_education"], starts_at=at,
            ends_at=at + timedelta(hours=1),
        )  # fmt: skip
        SignUp.objects.create(
            session=session, person=partnership.participant(version).person, state=SignUpState.ATTENDED, signed_at=at,
            marked_at=at,
        )  # fmt: skip

    line = figures(grant)["continuing_education"]
    assert (line.period.people, line.total.reached) == (1, 2)


def test_a_day_is_that_of_the_program_not_of_utc(world):
    version, parts, grant = world
    at = datetime(2026, 4, 1, 2, tzinfo=UTC)  # still March 31 in Chicago
    session = make.session(
        program=version.program, component=parts["continuing_education"], starts_at=at, ends_at=at + timedelta(hours=1)
    )
    SignUp.objects.create(
        session=session, person=partnership.participant(version).person, state=SignUpState.ATTENDED, signed_at=at,
        marked_at=at,
    )  # fmt: skip

    assert figures(grant)["continuing_education"].period.people == 1


def test_the_same_number_of_queries_counts_one_service_and_thirty(world):
    version, parts, grant = world
    counts = []
    for people in (1, 30):
        session = make.session(program=version.program, component=parts["continuing_education"], starts_at=NOON)
        for _ in range(people):
            SignUp.objects.create(
                session=session, person=partnership.participant(version).person, state=SignUpState.ATTENDED,
                signed_at=NOON, marked_at=NOON,
            )  # fmt: skip
            services.credential(partnership.participant(version), proof="copy", earned_on=START)
        with CaptureQueriesContext(connection) as queries:
            figures_of(grant, first=FIRST, last=LAST)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 13


def test_figures_become_plain_data(world):
    _, _, grant = world

    data = as_data(figures_of(grant, first=FIRST, last=LAST))

    assert data["lines"][0] == {
        "component": "credential_earned", "title": "Credential_earned", "target": 200, "reached": 0, "claimed": 0,
        "missing": 200, "weekly_rate": data["lines"][0]["weekly_rate"],
        "period": {"services": 0, "people": 0, "claimed_services": 0, "claimed_people": 0},
    }  # fmt: skip
