"""The whole thread as one scenario: from "I am interested" to graduation, with the worker beside it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from apprenticeships.errors import GuardFailed
from apprenticeships.models import Event, Message, MessageState
from cohorts.models import ClassSession, EnrollmentState, HoursEntry, SeatState
from tests.journeys.thread import STARTS, WEEK, Thread, at, founded, worker

pytestmark = pytest.mark.django_db


def test_somebody_who_is_interested_becomes_a_graduate_step_by_step(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    one = Thread(founded())

    one.says_that_they_are_interested()
    one.comes_to_a_session()
    one.applies()
    one.is_tested()
    one.is_cleared()
    one.is_interviewed()
    one.is_called_and_says_yes()
    one.confirms()
    one.gets_ready()
    print(one.gets_a_schedule())
    worker(at(3, 2, 9))
    one.learns(STARTS, 12)
    one.takes_the_exam()
    one.gets_the_raise()
    one.learns(STARTS + 12 * WEEK, 40)
    try: one.graduates(date(2027, 3, 2))
    except GuardFailed as e: print(e)
    one.learns(STARTS + 52 * WEEK, 2)
    one.graduates(date(2027, 3, 16))
    print(one.events(), one.mails(), one.pay())
    for s in ("applicants.application","applicants.interview","applicants.offer","cohorts.seat","cohorts.enrollment","cohorts.examattempt","cohorts.wagechange","apprenticeships.signup"): print(s, one.states(s))
    print(Message.objects.exclude(state="sent").values_list("kind","state","reason"))
    print(Message.objects.filter(kind="exam.reminder").values_list("due_at","sent_at"))
    print(Message.objects.filter(person=None).values_list("kind","state","recipient"))
