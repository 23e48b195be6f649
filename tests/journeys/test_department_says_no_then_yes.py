"""An employee whose department says no, then yes: through the pages of both, with the worker beside them."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from applicants.models import ApprovalRequest, Passport, Scorecard
from applicants.records.passports import token_of
from apprenticeships.models import Criterion, CriterionUse, Message, MessageState, Role
from tests import factories as make
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.way import K, came, clear, draft, record, typed, way
from tests.factories import NOON
from tests.journeys.thread import worker

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


class Employee:
    """Somebody of a department, its approver, and the manager of the department that hires."""

    def __init__(self) -> None:
        self.way = way()
        self.way.april.apply_by = date(2026, 3, 20)
        self.way.april.save()
        Criterion.objects.create(
            version=self.way.version, use=CriterionUse.INTERVIEW, slug="care", title="Cares",
            anchors=["1", "2", "3", "4"], position=1,
        )  # fmt: skip
        self.home = make.make_department(name="Patient Access")
        self.opening = make.opening(cohort=self.way.april)
        self.approver = make.staff(Role.DEPARTMENT_APPROVER, department=self.home, name="Dolores Kim")
        make.membership(self.approver, Role.PANELIST, department=self.opening.department)
        self.manager = make.user(Role.HIRING_MANAGER, department=self.opening.department, name="Lorna Tran")
        self.row = draft(
            self.way, eligibility={"works_here": True, "home_department": self.home}, path={"cohort": self.way.april}
        )

    @property
    def person(self):
        return self.row.person

    def reads(self, name="portal:department", *args):
        """The words of one of the employee's own pages."""
        client = Client()
        client.force_login(self.person.user)
        return text_of(client.get(reverse(name, args=args or [self.row.public_id])))

    def presses(self, name, **typed):
        client = Client()
        client.force_login(self.person.user)
        return client.post(reverse(name, args=[self.row.public_id]), typed)

    def mails(self):
        """Kinds of the mails that left to anybody about the department, in their order."""
        sent = Message.objects.filter(kind__startswith="approval.", state=MessageState.SENT)
        return list(sent.order_by("sent_at", "kind").values_list("kind", flat=True))


@pytest.fixture
def clock():
    cache.clear()
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def answer(who, request, **typed):
    fields = {"answer": "yes", "reason_code": "", "note": "", "again_from": "", **typed}
    return browser(who).post(reverse("hiring:request", args=[request.public_id]), fields)


def test_an_employee_whose_department_says_no_then_yes(clock):
    one = Employee()
    one.presses("portal:review", key=str(make.key()))
    worker(NOON)
    first = ApprovalRequest.objects.get()
    assert f"{one.home} has to say yes or no" in one.reads()
    asked = browser(one.approver).get(reverse("hiring:request", args=[first.public_id]))
    assert f"May {one.person.name} join?" in text_of(asked)

    clock.move_to(NOON + 5 * DAY)  # Monday: three working days without an answer
    worker(NOON + 5 * DAY)
    said = answer(
        one.approver, first, answer="no", reason_code="timing", note="The new scheduling system starts in January.",
        again_from="2026-02-02",
    )  # fmt: skip
    worker(NOON + 5 * DAY + timedelta(minutes=1))
    assert said.status_code == 302
    assert one.mails() == ["approval.asked", "approval.reminder", "approval.answered"]
    assert "You may ask again from Monday, February 2" in one.reads()
    assert one.presses("portal:department", step="again").status_code == 422

    came(one.row, at=NOON + 6 * DAY)  # meanwhile they go on with their own part
    record(one.row, K.ENTRANCE_EXAM, {"score": 84}, at=NOON + 6 * DAY)
    typed(one.row, at=NOON + 6 * DAY)
    clear(one.row, at=NOON + 6 * DAY)
    one.row.refresh_from_db()
    assert one.row.state == "submitted"

    clock.move_to(NOON + 26 * DAY)  # Monday, February 2
    assert "Ask my department again" in one.reads()
    assert one.presses("portal:department", step="again").status_code == 302
    second = ApprovalRequest.objects.get(state="open")
    page = text_of(browser(one.approver).get(reverse("hiring:request", args=[second.public_id])))
    assert "Asked before" in page
    assert "The new scheduling system starts in January." in page
    assert answer(one.approver, second, note="We found somebody for the desk.").status_code == 302
    worker(NOON + 26 * DAY + timedelta(minutes=1))
    one.row.refresh_from_db()
    assert one.row.state == "ready"
    assert "said yes" in one.reads()

    candidate = reverse("hiring:candidate", args=[one.row.public_id])
    apart = text_of(browser(one.approver).get(candidate))
    assert "Whoever says yes or no for that department does not read the file" in apart
    chief = browser(one.manager)
    chief.post(reverse("hiring:declare", args=[one.row.public_id]), {"conflict": "none"})
    invited = chief.post(
        reverse("hiring:invite", args=[one.row.public_id]),
        {"date": "2026-02-04", "time": "10:00", "minutes": "30", "place": "214", "interviewer": str(one.manager.pk)},
    )
    assert invited.status_code == 302
    clock.move_to(NOON + 28 * DAY)
    meeting = one.row.interviews.get()
    card = {"comment": "Calm with people.", "recommendation": "offer", "rating_care": "3"}
    browser(one.approver).post(reverse("hiring:score", args=[meeting.public_id]), card)
    assert Scorecard.objects.count() == 0
    chief = browser(one.manager)
    chief.post(reverse("hiring:score", args=[meeting.public_id]), card)
    assert [each.scorer for each in Scorecard.objects.all()] == [one.manager]
    assert [each.state for each in one.row.approvals.all()] == ["approved", "declined"]


def test_what_the_employee_passed_goes_on_paper_and_into_the_next_application(clock):
    one = Employee()
    one.presses("portal:review", key=str(make.key()))
    record(one.row, K.WORKKEYS, {"applied_math": 4, "graphic_literacy": 4, "workplace_documents": 4})
    client = Client()
    client.force_login(one.person.user)

    client.post(reverse("portal:passport_issue"))
    token = token_of(Passport.objects.get())
    scanned = text_of(Client().get(reverse("passport", args=[token])))
    client.post(reverse("portal:passport_revoke"))

    assert "This passport is valid" in scanned
    assert "This passport was revoked" in text_of(Client().get(reverse("passport", args=[token])))
