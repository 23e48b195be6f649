"""What should be promised exists, exactly once, whatever happened to the mails in between."""

from datetime import timedelta

import pytest

from applicants import hiring_promises
from applicants.workflows import interviews
from apprenticeships.models import Message
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

    with django_assert_num_queries(7):
        hiring_promises.reconcile(at=AFTER)
