"""Hours of supervision: claimed until the supervisor says so, never doubled, never confirmed by oneself."""

from datetime import timedelta

import pytest

from apprenticeships.errors import DomainError, GuardFailed, NotAllowed
from apprenticeships.models import Event
from apprenticeships.workflow import Actor
from cohorts.models import LogState, PreceptorshipLog
from cohorts.workflows import preceptorship
from cohorts.workflows.preceptorship import Supervision, supervised_by, supervisors_of
from tests import factories as make
from tests import partnership
from tests import partnership_services as services
from tests.cohorts.scene import coordinator
from tests.cohorts.workflows.test_arrows import _refused, _unlisted
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


@pytest.fixture
def worker():
    return services.worker()


@pytest.fixture
def boss():
    return services.preceptor(name="Ruth Calloway")


def own(participant):
    return Actor.user(participant.person.user)


def write(participant, supervisor=None, *, by=None, day=TODAY, minutes=120, area="Nursing", name=""):
    found = Supervision(day, minutes, area, supervisor, name)
    return preceptorship.write(participant.pk, day=found, by=by or own(participant), at=NOON)


def test_what_a_worker_writes_waits_and_counts_once_the_supervisor_confirms(worker, boss):
    row = write(worker, boss)
    before = row.state

    row = preceptorship.confirm(row.pk, by=Actor.user(boss), at=NOON)

    assert (before, row.state, row.confirmed_by_id) == (LogState.CLAIMED, LogState.CONFIRMED, boss.pk)
    assert list(Event.objects.order_by("pk").values_list("kind", flat=True)) == [
        "preceptorshiplog.write",
        "preceptorshiplog.confirm",
    ]


def test_what_the_supervisor_writes_counts_at_once(worker, boss):
    assert write(worker, boss, by=Actor.user(boss)).state == LogState.CONFIRMED


def test_what_a_coordinator_writes_still_waits_and_is_confirmed_with_a_reason(worker):
    by = coordinator()
    row = write(worker, by=by, name="Dr. Ames")

    with pytest.raises(GuardFailed, match="how you know"):
        preceptorship.confirm(row.pk, by=by, at=NOON)

    assert preceptorship.confirm(row.pk, by=by, at=NOON, reason="Signed sheet.").state == LogState.CONFIRMED


def test_nobody_confirms_their_own_hours(worker):
    make.membership(worker.person.user, "preceptor", organization=partnership.clinic())
    row = write(worker, name="Dr. Ames")

    assert worker.person.user not in supervisors_of(worker)
    for by in (own(worker), ROBOT):
        with pytest.raises(NotAllowed):
            preceptorship.confirm(row.pk, by=by, at=NOON, reason="I was there.")
    with pytest.raises(GuardFailed, match="one of the preceptors"):
        write(worker, worker.person.user, area="Dental")


def test_a_supervisor_works_where_the_worker_or_the_program_is(worker, boss):
    stranger = make.staff()
    make.membership(stranger, "preceptor", organization=partnership.clinic("far-clinic", name="Far Clinic"))
    new = services.worker(kind="entrant", employer=None)

    assert list(supervisors_of(worker)) == [boss]
    assert list(supervised_by(boss)) == [worker]
    assert not supervised_by(stranger).exists()
    assert new not in supervised_by(boss)
    with pytest.raises(GuardFailed):
        write(worker, stranger)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"day": TODAY + timedelta(days=1)}, "date"),
        ({"day": partnership.SINCE - timedelta(days=1)}, "date"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 1441}, "minutes"),
        ({"area": "Astronomy"}, "area"),
        ({"name": " "}, "supervisor_name"),
    ],
)
def test_a_day_that_cannot_be_names_its_field(worker, fields, field):
    with pytest.raises(GuardFailed) as refused:
        write(worker, **{"name": "Dr. Ames", **fields})

    assert (refused.value.field, PreceptorshipLog.objects.count()) == (field, 0)


def test_a_day_has_24_hours_over_all_programs_and_an_area_once(worker):
    other = services.worker(services.program(), person=worker.person)
    write(worker, name="Dr. Ames", minutes=1320)

    with pytest.raises(GuardFailed) as twice:
        write(worker, name="Dr. Ames", minutes=60)
    with pytest.raises(GuardFailed) as full:
        write(other, name="Dr. Ames", area="Dental", minutes=121)

    assert (twice.value.code, full.value.code) == ("twice", "day-full")
    assert write(other, name="Dr. Ames", area="Dental").minutes == 120


def test_a_day_that_was_taken_back_may_be_written_again(worker, boss):
    row = write(worker, boss)

    preceptorship.take_back(row.pk, by=Actor.user(boss), at=NOON, reason="I was away.")

    assert write(worker, boss).pk != row.pk
    assert Event.objects.get(kind="preceptorshiplog.take_back").reason == "I was away."


def test_taking_back_needs_a_reason_and_own_hours_only_before_they_are_confirmed(worker, boss):
    row = write(worker, boss, by=Actor.user(boss))
    for by, error in ((Actor.user(boss), GuardFailed), (own(worker), NotAllowed)):
        with pytest.raises(error):
            preceptorship.take_back(row.pk, by=by, at=NOON, reason="" if error is GuardFailed else "Mine.")

    waiting = write(worker, boss, area="Dental")
    assert preceptorship.take_back(waiting.pk, by=own(worker), at=NOON, reason="Mine.").state == LogState.VOIDED


STEPS = {
    "confirm": lambda row, by: preceptorship.confirm(row.pk, by=by, at=NOON, reason="Signed sheet."),
    "take_back": lambda row, by: preceptorship.take_back(row.pk, by=by, at=NOON, reason="Wrong day."),
}


@pytest.mark.parametrize(("name", "state"), _unlisted(preceptorship.TRANSITIONS, LogState.values))
def test_hours_refuse_every_arrow_that_is_not_listed(name, state):
    confirmed = {"confirmed_at": NOON, "confirmed_by": make.user()} if state == LogState.CONFIRMED else {}
    row = services.log(state=state, **confirmed)

    _refused(lambda: STEPS[name](row, coordinator()), row, state)


def test_the_product_itself_writes_no_hours(worker):
    with pytest.raises(DomainError):
        write(worker, by=ROBOT, name="Dr. Ames")
