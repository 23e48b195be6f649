"""What should be promised exists, exactly once, whatever happened to the mails in between."""

from datetime import date, timedelta

import pytest

from applicants import hiring_promises
from applicants.workflows import interviews, standby
from apprenticeships.models import Message, Parameter, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.hiring_world import AFTER, MEETING, NOW, with_list, world

pytestmark = pytest.mark.django_db


def test_reconciling_writes_what_is_missing_and_nothing_twice():
    here = world()
    with_list(here)
    here.meet(here.candidate(), starts_at=AFTER + timedelta(days=5))
    here.offered(here.candidate())
    other = world()
    with_list(other)
    other.confirmed(other.candidate())
    kinds = {"interview.reminder": 2, "interview.today": 2, "offer.chaser": 1, "onboarding.reminder": 1}
    Message.objects.filter(kind__in=kinds).exclude(state="canceled").delete()

    first, second = hiring_promises.reconcile(at=AFTER), hiring_promises.reconcile(at=AFTER)

    assert (first, second) == (6, 0)
    found = {kind: Message.objects.open().filter(kind=kind).count() for kind in kinds}
    assert found == kinds


def test_the_warning_before_a_seat_goes_on_follows_the_number_of_the_version_and_the_day_that_holds():
    here = world()
    with_list(here)
    Parameter.objects.create(key="gate_warning_days", version=here.version, value=5, effective_from=date(2026, 1, 1))
    offer = here.confirmed(here.candidate())
    warning = Message.objects.get(kind="onboarding.reminder")
    gate = here.cohort.ready_by

    assert warning.due_at.date() == gate - timedelta(days=5)
    until = offer.seat.held_until + timedelta(days=2)
    by = Actor.user(make.user(Role.COORDINATOR))
    standby.keep_seat(offer.seat_id, until=until, by=by, at=AFTER, reason="The lab is late")

    rows = Message.objects.filter(kind="onboarding.reminder").order_by("due_at")
    assert [(row.state, row.due_at.date()) for row in rows] == [
        ("canceled", gate - timedelta(days=5)),
        ("planned", gate - timedelta(days=3)),
    ]
    assert hiring_promises.reconcile(at=AFTER) == 0  # and the worker agrees


def test_a_reminder_whose_moment_has_passed_is_not_written_late():
    here = world()
    here.meet(here.candidate())
    Message.objects.all().delete()

    assert hiring_promises.reconcile(at=MEETING - timedelta(minutes=5)) == 0


def test_a_canceled_interview_is_not_reminded_by_reconciling():
    here = world()
    meeting = here.meet(here.candidate())
    interviews.cancel(meeting.pk, by=here.by, at=NOW, reason="The clinic is closed.")

    assert hiring_promises.reconcile(at=NOW) == 0


def test_somebody_without_an_address_gets_no_mail_and_no_error():
    here = world()
    who = here.candidate()
    who.person.email = ""
    who.person.save()

    here.meet(who)

    assert set(Message.objects.values_list("recipient", flat=True)) == {here.manager.email}


@pytest.mark.parametrize("waiting", [1, 30])
def test_reconciling_asks_the_same_number_of_questions_however_many_wait(waiting, django_assert_num_queries):
    here = world()
    for number in range(waiting):
        here.meet(here.candidate(), starts_at=AFTER + timedelta(days=5 + number // 3, hours=number % 3))

    with django_assert_num_queries(8):
        hiring_promises.reconcile(at=AFTER)
