"""The whole thread as one scenario: from "I am interested" to graduation, with the worker beside it."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from django.db.models import Sum

from apprenticeships.errors import GuardFailed
from apprenticeships.models import Message, MessageState
from cohorts.models import DayKind
from tests.journeys.thread import STARTS, WEEK, Thread, at, founded, worker

pytestmark = pytest.mark.django_db

ON_THE_WAY_IN = [
    "person.create", "lead.register", "signup.sign_up", "signup.attend", "person.claim",
    "application.start", "application.section", "application.submit", "application.judge",
    "result.record", "application.judge", "result.record", "application.judge",
    "typingtest.begin", "result.record", "typingtest.score", "application.judge",
    "backgroundcheck.ask", "backgroundcheck.disclose", "backgroundcheck.sign",
    "backgroundcheck.authorize", "condition.agree", "condition.record",
    "backgroundcheck.order", "condition.record", "backgroundcheck.clear",
    "application.make_ready", "referral.open",
    "interview.request", "interview.schedule", "interview.hold", "interview.scored",
    "seat.hold", "enrollment.reserve", "offer.prepare", "seat.extend", "offer.say", "application.offer",
    "seat.extend", "offer.confirm", "application.accept", "offer.letter", "application.begin_onboarding",
    "agreement.fill", "offer.letter_signed", "onboarding.done", "agreement.signature", "agreement.sign",
    "onboarding.done", "onboarding.said", "onboarding.done",
    *["onboarding.paper", "onboarding.said", "onboarding.done"] * 2, "result.record",
    "seat.confirm", "application.enroll", "referral.closed", "enrollment.place",
]  # fmt: skip
IN_CLASS = ["attendance.mark", "enrollment.hours"]
IN_TRAINING = [
    "enrollment.activate", "wagechange.start", "examattempt.plan",
    *IN_CLASS * 5, "attendance.mark", "examattempt.book", "enrollment.hours", *IN_CLASS * 5, "attendance.mark",
    "examattempt.pass", "wagechange.propose", "enrollment.hours", "wagechange.approve",
    "enrollment.hours", "enrollment.complete",
]  # fmt: skip
MAILS = [
    "lead.thanks", "session.signed_up", "session.reminder",
    "application.received", "screening.result", "screening.result", "check.sign", "application.ready",
    "interview.invited", "interview.reminder", "interview.today", "offer.made", "offer.confirmed",
    "onboarding.list", "agreement.signed", "onboarding.reminder", "seat.taken", "schedule.published",
    "training.first_day", "exam.booked", "exam.reminder", "exam.reminder", "exam.reminder", "exam.reminder",
    "exam.passed", "pay.raised", "training.graduated",
]  # fmt: skip


def test_somebody_who_is_interested_becomes_a_graduate_step_by_step():
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
    made = one.gets_a_schedule()

    assert one.events() == ON_THE_WAY_IN
    assert one.states("applicants.application") == [
        "draft", "submitted", "ready", "offered", "accepted", "onboarding", "enrolled",
    ]  # fmt: skip
    assert one.states("cohorts.seat") == ["held", "taken"]
    assert made == (True, False)

    worker(at(3, 2, 9))
    one.learns(STARTS, 12)
    one.takes_the_exam()
    one.gets_the_raise()
    one.learns(STARTS + 12 * WEEK, 40)

    assert exam_reminders(one) == [at(4, 23, 9), at(5, 7, 9), at(5, 14, 9), at(5, 20, 9)]
    assert one.pay() == [
        (date(2026, 3, 2), Decimal("18.4000"), "approved"),
        (date(2026, 5, 24), Decimal("20.2500"), "approved"),
    ]
    assert one.enrollment.attendance.aggregate(total=Sum("minutes"))["total"] == 48 * 60

    with pytest.raises(GuardFailed) as refusal:
        one.graduates(date(2027, 3, 2))
    one.learns(STARTS + 52 * WEEK, 2)
    one.graduates(date(2027, 3, 16))

    assert refusal.value.message == ("56 hours on the job are still to be approved: 1,944 hours of 2,000 hours.")
    assert hours(one) == (1944, 1944 + 80)
    assert one.events() == ON_THE_WAY_IN + IN_TRAINING
    assert one.states("cohorts.enrollment") == ["reserved", "active", "completed"]
    assert one.states("cohorts.examattempt") == ["planned", "booked", "passed"]
    assert one.mails() == MAILS
    assert to_the_manager() == {
        "interview.invited": 1,
        "interview.reminder": 1,
        "interview.today": 1,
        "offer.answered": 2,
        "onboarding.asked": 1,
    }
    assert not_sent() == {
        ("offer.chaser", "canceled"),
        *((f"onboarding.{kind}", "canceled") for kind in ("due", "overdue", "department_due", "department_overdue")),
    }


def exam_reminders(one: Thread) -> list:
    rows = Message.objects.filter(person=one.person, kind="exam.reminder", state=MessageState.SENT)
    return list(rows.order_by("sent_at").values_list("sent_at", flat=True))


def hours(one: Thread) -> tuple[int, int]:
    """Planned and approved hours in the clinic."""
    planned = one.enrollment.planned_days.filter(kind=DayKind.CLINIC).aggregate(total=Sum("minutes"))["total"]
    approved = one.enrollment.hours.approved().aggregate(total=Sum("minutes"))["total"]
    return planned // 60, approved // 60


def to_the_manager() -> Counter:
    rows = Message.objects.filter(recipient="manager@demo.example", state=MessageState.SENT)
    return Counter(rows.values_list("kind", flat=True))


def not_sent() -> set[tuple[str, str]]:
    return set(Message.objects.exclude(state=MessageState.SENT).values_list("kind", "state"))
