"""Until when a withdrawal may be taken back: some hours, never into the class, of a draft never past its last day."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from applicants.records.undo import undo_until
from applicants.workflows import applications
from apprenticeships import mail
from apprenticeships.messages import kinds
from apprenticeships.models import Message
from tests.applicants.way import draft, sent, way
from tests.factories import NOON, ROBOT

CHICAGO = ZoneInfo("America/Chicago")
pytestmark = pytest.mark.django_db


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 1, day, hour, minute, tzinfo=CHICAGO)


@pytest.mark.parametrize(
    ("begun", "starts", "apply_by", "until"),
    [
        (sent, 90, 60, local(8, 12)),
        (sent, 1, -5, local(7, 23, 59)),
        (sent, 0, -5, None),
        (draft, 90, 60, local(8, 12)),
        (draft, 90, 0, local(7, 23, 59)),
        (draft, 90, -1, None),
    ],
)
def test_it_ends_with_the_hours_or_with_what_it_would_go_back_to(begun, starts, apply_by, until):
    row = begun(way())
    row.cohort.starts_on = NOON.date() + timedelta(days=starts)
    row.cohort.apply_by = NOON.date() + timedelta(days=apply_by)

    found = undo_until(row, hours=24, ended_at=NOON)

    assert found == until


def test_the_mail_says_until_when_and_how():
    row = sent(way())
    with time_machine.travel(NOON, tick=False):
        applications.withdraw(row.pk, reason_code="pay", by=ROBOT, at=NOON)
        found = mail.render(Message.objects.get(kind="application.withdrawn"), kinds()["application.withdrawn"])

    for body in (found.text, found.html):
        assert "You can change your mind until noon on Thursday, January 8: on your page one tap" in body
