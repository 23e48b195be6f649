"""A yes of a department that got too old after the interview is asked for anew, on every side, and nobody goes back."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants import step_promises
from applicants.admin import approvals as desk
from applicants.admin.turns import turn
from applicants.models import Application, ApprovalRequest
from applicants.workflows import approvals, interviews, screening
from apprenticeships import mail
from apprenticeships.errors import GuardFailed
from apprenticeships.messages import kinds
from apprenticeships.models import Message, Parameter, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.departments import department, internal, mails, no, request_of, yes
from tests.applicants.way import K, state_of, verdicts, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
MET = NOON + timedelta(days=2)
"""The class starts so long after the yes that it counts no longer, once that is what the program asks."""


@pytest.fixture
def old(client):
    """An employee who was met, and whose department's yes got too old; signed in, with the approver."""
    place, approver = department(Role.DEPARTMENT_APPROVER)
    of = way(wanted=(K.DEPARTMENT_APPROVAL,), department_approval={"validity_months": 1})
    opening = make.opening(cohort=of.march)
    manager = make.user(Role.HIRING_MANAGER, department=opening.department)
    row = internal(place, of=of)
    yes(request_of(row), approver)
    meeting = interviews.schedule(
        row.pk, opening_id=opening.pk, manager=manager, starts_at=MET, minutes=30, place="214", by=ROBOT, at=NOON
    )
    interviews.hold(meeting.pk, by=Actor.user(manager), at=MET)
    Parameter.objects.create(
        version=of.version, key="recency_as_of", value="start", effective_from=date(2025, 1, 1), source="test"
    )
    screening.recompute(row.pk, by=ROBOT, at=MET)
    client.force_login(row.person.user)
    with time_machine.travel(MET, tick=False):
        yield row, approver


def page(client, row):
    return client.get(reverse("portal:application", args=[row.public_id])).context


def test_the_applicant_reads_it_and_asks_and_the_approver_answers(client, old):
    row, approver = old
    url = reverse("portal:department", args=[row.public_id])
    assert (state_of(row), verdicts(row)["department_approval"]) == ("ready", "expired")
    told = page(client, row)["step"]
    assert (told.title, told.url, told.due is not None) == ("Ask your department again", url, True)
    assert "said yes, and that is too old by now" in client.get(url).content.decode()

    asked, again = client.post(url, {"step": "again"}), client.post(url, {"step": "again"})

    assert (asked.status_code, again.status_code) == (302, 422)
    assert (state_of(row), mails("approval.asked")) == ("ready", [approver.email])
    assert ApprovalRequest.objects.for_approver(approver).waiting().get().application == row
    waits = page(client, row)
    assert "An offer waits until this is done once more" in waits["step"].text
    small = [task.small for stop in waits["stops"] for task in stop.tasks]
    assert [text.split(". ")[0] for text in small if "answer by" in text] == ["They answer by Friday, January 16"]
    approvals.keep(at=MET)
    yes(request_of(row), approver, at=MET + timedelta(days=30))
    assert (state_of(row), verdicts(row)["department_approval"]) == ("ready", "met")
    assert list(row.approvals.values_list("state", flat=True)) == ["approved", "approved"]


def test_the_coordinator_asks_for_them_and_sees_who_does_not_answer(old):
    row, _approver = old
    requests = desk.requests_of(row)
    assert [each.slug for each in desk.actions_of(row, requests)] == ["department-anew", "department-move"]

    desk.ASK_ANEW.run(row.pk, by=ROBOT, at=MET, reason="The class moved.")

    assert [each.slug for each in desk.actions_of(row, desk.requests_of(row))] == [
        "department-answer",
        "department-move",
    ]
    late = (MET + timedelta(days=30)).date()
    assert list(Application.objects.filter(turn("department", late))) == [row]


def test_a_no_the_second_time_leaves_the_meeting_and_says_from_when_to_ask_again(client, old):
    row, approver = old
    approvals.ask_again(row.pk, by=Actor.user(row.person.user), at=MET)

    no(request_of(row), approver, at=MET)

    assert (state_of(row), verdicts(row)["department_approval"]) == ("ready", "not_met")
    assert page(client, row)["plan"].remind_on == request_of(row).again_from
    assert list(Application.objects.filter(turn("short", MET.date()))) == [row]
    with pytest.raises(GuardFailed, match="has not come yet"):
        approvals.ask_again(row.pk, by=Actor.user(row.person.user), at=MET)


def test_a_mail_tells_at_once_what_got_too_old_and_once_only(old):
    row, _approver = old

    assert [step_promises.reconcile(at=MET), step_promises.reconcile(at=MET + timedelta(days=9))] == [1, 0]

    message = Message.objects.get(kind="step.reminder")
    envelope = mail.render(message, kinds()[message.kind])
    assert envelope.subject == "Your turn: ask your department again"
    assert "good through Saturday, February 7" in envelope.text
    assert reverse("portal:department", args=[row.public_id]) in envelope.text


def test_after_a_while_elsewhere_the_department_is_asked_anew_though_it_said_yes_once(old):
    row, _approver = old
    other, _ = department(Role.DEPARTMENT_APPROVER)
    place = row.home_department

    for there in (other, place):
        approvals.move(row.pk, department=there, by=ROBOT, at=MET)

    assert list(row.approvals.values_list("department", "state")) == [
        (place.pk, "open"),
        (other.pk, "moved"),
        (place.pk, "approved"),
    ]
