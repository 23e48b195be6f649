"""Every day by which somebody owes something stands on their page of dates and in their calendar."""

from datetime import date, timedelta

import pytest
import time_machine

from applicants.models import Document, DocumentState
from applicants.workflows import questions
from apprenticeships.models import SignUp, SignUpState
from tests import factories as make
from tests.applicants.calendars import address, events
from tests.applicants.portal.reading import read
from tests.applicants.way import draft, sent, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db


@time_machine.travel(NOON, tick=False)
def test_the_page_and_the_calendar_tell_the_same_days(client):
    scene = way()
    row = sent(scene, eligibility={"works_here": True})
    asked = sent(way(), person=row.person)
    questions.request_information(
        asked.pk, sections=["words"], note="More, please.", due=date(2026, 1, 12), by=ROBOT, at=NOON
    )
    draft(way(), person=row.person)
    Document.objects.create(
        application=row, purpose="diploma", name="a.pdf", media_type="application/pdf", size=1, digest="0" * 64,
        file="documents/a", uploaded_at=NOON, state=DocumentState.ANOTHER, note="Blurred", due_on=date(2026, 1, 20),
        decided_at=NOON, decided_by=make.user(),
    )  # fmt: skip
    SignUp.objects.create(
        session=make.session(program=scene.program), person=row.person, state=SignUpState.OFFERED, signed_at=NOON,
        claim_until=NOON + timedelta(hours=30),
    )  # fmt: skip

    page = read(client, row, "portal:dates")
    feed = {(each["DTSTART"].dt, str(each["SUMMARY"])) for each in events(address(row.person))}

    assert [(each.on, each.title.split(" by ")[0]) for each in page.context["dates"]] == [
        (date(2026, 1, 8), "A chair is free for you. Take it"),
        (date(2026, 1, 12), "Answer our question"),
        (date(2026, 1, 14), "You hear from us"),
        (date(2026, 1, 20), "Send another document"),
        (date(2026, 1, 31), "Send your application"),
        (date(2026, 2, 6), "Take your next step"),
        *[(date(2026, 3, 2), "First day: Monday, March 2")] * 3,
    ]
    assert feed == {
        (date(2026, 1, 8), "Last day to take a free chair"),
        (date(2026, 1, 12), "Last day to answer our question"),
        (date(2026, 1, 14), "You hear from us by today"),
        (date(2026, 1, 20), "Last day to send another document"),
        (date(2026, 1, 31), "Last day to send your application"),
        (date(2026, 2, 6), "Last day to take your next step"),
    }
