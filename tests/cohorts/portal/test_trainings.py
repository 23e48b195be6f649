"""A worker's own page: what they took part in, and nobody else's."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from apprenticeships.models import Session, SignUp, SignUpState
from cohorts.models import (
    EnrollmentState,
    ExamAttempt,
    ExamState,
    JobPlacement,
    LogState,
    Participant,
    PreceptorshipLog,
    TuitionRequest,
    TuitionState,
)
from cohorts.participation import parts_of
from tests import factories as make
from tests import partnership
from tests import partnership_services as services
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 5)
ADDRESS = "/my/trainings/"


@pytest.fixture
def version():
    return partnership.partnership()


@pytest.fixture
def mine(version):
    return partnership.participant(version, person=make.applicant())


def enrolled(mine, version, **fields):
    cohort = make.cohort(version=version, title="Health records", component=partnership.component(version))
    return make.enrollment(opening=make.opening(cohort=cohort), person=mine.person, **fields)


def attended(mine, version, state=SignUpState.ATTENDED, **fields):
    session: Session = make.session(program=version.program, title="Calm at work", **fields)
    marked = None if state == SignUpState.SIGNED_UP else NOON
    return SignUp.objects.create(session=session, person=mine.person, state=state, signed_at=NOON, marked_at=marked)


def tuition(mine, state, **fields):
    return TuitionRequest.objects.create(
        participant=mine, school="City College", course="Biology", area="Nursing", starts_on=DAY,
        ends_on=DAY + timedelta(days=90), amount="900.00", asked_at=NOON, state=state, **fields,
    )  # fmt: skip


def supervised(mine, day, state=LogState.CONFIRMED, **fields):
    by = make.user()
    return PreceptorshipLog.objects.create(
        participant=mine, date=day, minutes=60, area="Dental", supervisor_name="R. Vance", written_by=by,
        written_at=NOON, state=state, confirmed_by=by if state == LogState.CONFIRMED else None,
        confirmed_at=NOON if state == LogState.CONFIRMED else None, **fields,
    )  # fmt: skip


def told(mine):
    return [(each.what, each.title) for each in parts_of(Participant.objects.get(pk=mine.pk))]


def test_each_kind_of_service_is_told_once_it_happened(mine, version):
    enrollment = enrolled(mine, version, state=EnrollmentState.COMPLETED, completed_on=DAY + timedelta(days=6))
    ExamAttempt.objects.create(
        enrollment=enrollment, number=1, brand="nha-ccma", window_from=DAY, window_to=DAY, state=ExamState.PASSED,
        taken_on=DAY + timedelta(days=5), verified_at=NOON,
    )  # fmt: skip
    attended(mine, version, component=version.components.get(), starts_at=NOON - timedelta(days=1))
    tuition(mine, TuitionState.APPROVED, decided_at=NOON, approved_amount="900.00")
    for day in (DAY - timedelta(days=3), DAY - timedelta(days=4)):
        supervised(mine, day)
    JobPlacement.objects.create(
        participant=mine, employer_name="Bay Clinic", title="Nurse", started_on=DAY + timedelta(days=9),
        recorded_by=make.user(), recorded_at=NOON,
    )  # fmt: skip

    assert told(mine) == [
        ("Began a job", "Nurse"),
        ("Finished a class", "Health records"),
        ("Earned a credential", "CCMA"),
        ("Training", "Calm at work"),
        ("Tuition", "Nursing"),
        ("Supervision", "Dental, 2 days"),
    ]


def test_a_credential_from_elsewhere_is_told_once_it_is_proven(mine, version):
    services.credential(mine, title="Registered nurse", proof="issuer")
    services.credential(mine, title="Claimed only")
    services.credential(mine, title="Taken back", proof="copy", voided_at=NOON)
    services.credential(partnership.participant(version), title="Of somebody else", proof="copy")

    assert told(mine) == [("Earned a credential", "Registered nurse")]


def test_what_did_not_happen_or_belongs_elsewhere_is_not_told(mine, version):
    enrolled(mine, version, state=EnrollmentState.RESERVED)
    attended(mine, version)
    attended(mine, version, component=version.components.get(), state=SignUpState.NO_SHOW)
    tuition(mine, TuitionState.ASKED)
    supervised(mine, DAY, state=LogState.CLAIMED)
    make.enrollment(person=mine.person)

    assert told(mine) == []


def test_a_worker_reads_their_program_employer_and_trainings(client, mine, version):
    tuition(mine, TuitionState.APPROVED, decided_at=NOON, approved_amount="900.00")
    client.force_login(mine.person.user)

    page = text(client.get(ADDRESS))

    for words in (version.program.name, "Harbor Clinic", "Local 7", "Tuesday, July 1, 2025", "Tuition: Nursing"):
        assert words in page
    assert "900" not in page


def test_somebody_else_reads_nothing_of_it(client, mine, version):
    client.force_login(make.applicant().user)

    page = text(client.get(ADDRESS))

    assert "You take part in no training yet" in page
    assert version.program.name not in page


def test_a_worker_without_an_application_is_led_there_from_the_first_page(client, mine):
    client.force_login(mine.person.user)

    assert f'href="{reverse("trainings:trainings")}"' in text(client.get("/my/"))


def test_an_applicant_without_a_partnership_is_not_led_there(client):
    client.force_login(make.applicant().user)

    assert ADDRESS not in text(client.get("/my/"))
