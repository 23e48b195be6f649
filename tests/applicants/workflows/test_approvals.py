"""A department is asked about its employee: answered with a reason, changed, asked again, moved, never forgotten."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse

from applicants import approval_promises
from applicants.admin import approvals as desk
from applicants.models import ApplicationState, ApprovalRequest, ScreeningResult
from applicants.workflows import applications, approvals, interviews, withdrawals
from apprenticeships.errors import GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.models import Event, Message, Person, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.departments import LATER, department, internal, mails, no, request_of, yes
from tests.applicants.way import K, draft, ready, sent, state_of, verdicts, way
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db


def test_sending_an_application_asks_the_department_once():
    place, approver = department(Role.DEPARTMENT_APPROVER)

    row = internal(place)
    approvals.keep(at=NOON)

    request = ApprovalRequest.objects.get()
    assert (request.application, request.department, request.state) == (row, place, "open")
    assert request.due_on == date(2026, 1, 14)
    assert mails("approval.asked") == [approver.email]
    assert verdicts(row)["department_approval"] == "missing"


def test_a_draft_asks_nobody_and_neither_does_somebody_from_outside():
    place, _ = department(Role.DEPARTMENT_APPROVER)
    of = way(wanted=(K.AGE, K.DEPARTMENT_APPROVAL, K.TYPING))
    draft(of, eligibility={"works_here": True, "home_department": place})

    sent(of)

    assert not ApprovalRequest.objects.exists()


def test_without_an_approver_the_manager_of_the_department_is_asked():
    place, manager, _ = department(Role.HIRING_MANAGER, Role.PANELIST)

    internal(place)

    assert mails("approval.asked") == [manager.email]


def test_without_anybody_the_coordinators_are_told_and_whoever_comes_later_is_asked():
    coordinator = make.user(Role.COORDINATOR)
    place = make.make_department()
    internal(place)
    assert (mails("approval.asked"), mails("approval.nobody")) == ([], [coordinator.email])

    approver = make.user(Role.DEPARTMENT_APPROVER, department=place)
    approval_promises.reconcile(at=NOON)

    assert mails("approval.asked") == [approver.email]


def test_an_employee_without_a_sign_in_changes_nothing_about_who_answers():
    place, approver, manager = department(Role.DEPARTMENT_APPROVER, Role.HIRING_MANAGER)
    row = internal(place)
    Person.objects.filter(pk=row.person_id).update(user=None)
    requests = ApprovalRequest.objects.all()

    assert [requests.for_approver(user).count() for user in (approver, manager)] == [1, 0]
    assert not requests.unanswered(on=NOON.date()).exists()
    assert requests.unanswered(on=LATER.date()).exists()


def test_a_yes_completes_the_requirement_with_name_and_date():
    place, approver = department(Role.DEPARTMENT_APPROVER)
    row = internal(place)

    request = yes(request_of(row), approver)

    assert (request.state, request.decided_by, request.decided_at) == ("approved", approver, NOON)
    assert verdicts(row)["department_approval"] == "met"
    assert mails("approval.answered") == [row.person.email]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"reason_code": ""}, "reason_code"),
        ({"reason_code": "because"}, "reason_code"),
        ({"note": "   "}, "note"),
        ({"again_from": NOON.date()}, "again_from"),
        ({"again_from": date(2028, 1, 1)}, "again_from"),
    ],
)
def test_a_no_needs_a_reason_a_sentence_and_a_day_ahead(fields, field):
    place, approver = department(Role.DEPARTMENT_APPROVER)
    row = internal(place)

    with pytest.raises(GuardFailed) as refusal:
        no(request_of(row), approver, **fields)

    assert refusal.value.field == field
    assert request_of(row).state == "open"


def test_a_no_ends_nothing_and_says_from_when_to_ask_again():
    place, approver = department(Role.DEPARTMENT_APPROVER)
    row = internal(place)

    request = no(request_of(row), approver)

    assert state_of(row) == ApplicationState.SUBMITTED
    assert request.again_from == date(2026, 2, 6)
    assert verdicts(row)["department_approval"] == "not_met"
    assert row.screening.get(requirement__kind=K.DEPARTMENT_APPROVAL).retest_from == date(2026, 2, 6)


def test_asking_again_waits_for_its_day_and_keeps_the_no():
    place, approver = department(Role.DEPARTMENT_APPROVER)
    row = internal(place)
    no(request_of(row), approver)
    person = Actor.user(row.person.user)

    with pytest.raises(GuardFailed, match="has not come yet"):
        approvals.ask_again(row.pk, by=person, at=NOON)
    approvals.ask_again(row.pk, by=person, at=LATER)
    assert verdicts(row)["department_approval"] == "missing"
    yes(request_of(row), approver, at=LATER)

    assert list(row.approvals.values_list("state", flat=True)) == ["approved", "declined"]
    assert verdicts(row)["department_approval"] == "met"
    with pytest.raises(GuardFailed):
        approvals.ask_again(row.pk, by=person, at=LATER)


def test_a_coordinator_has_a_no_looked_at_once_more_with_a_reason():
    place, approver = department(Role.DEPARTMENT_APPROVER)
    row = internal(place)
    no(request_of(row), approver)

    with pytest.raises(GuardFailed) as refusal:
        approvals.ask_again(row.pk, early=True, by=ROBOT, at=NOON)
    approvals.ask_again(row.pk, early=True, by=ROBOT, at=NOON, reason="A colleague came back.")

    assert refusal.value.field == "reason"
    assert list(row.approvals.values_list("state", flat=True)) == ["open", "declined"]


def test_a_change_of_department_moves_the_open_request():
    place, approver = department(Role.DEPARTMENT_APPROVER)
    other, colleague = department(Role.DEPARTMENT_APPROVER)
    row = internal(place)
    first = request_of(row)

    approvals.move(row.pk, department=other, by=Actor.user(row.person.user), at=NOON)

    assert list(row.approvals.values_list("department", "state")) == [(other.pk, "open"), (place.pk, "moved")]
    assert mails("approval.asked") == [colleague.email]
    with pytest.raises((NotAllowed, TransitionRefused)):
        yes(first, approver)


def test_after_a_no_another_department_may_say_yes():
    place, approver = department(Role.DEPARTMENT_APPROVER)
    other, colleague = department(Role.DEPARTMENT_APPROVER)
    row = internal(place)
    no(request_of(row), approver)

    approvals.move(row.pk, department=other, by=Actor.user(row.person.user), at=NOON)
    yes(request_of(row), colleague)

    assert verdicts(row)["department_approval"] == "met"
    with pytest.raises(GuardFailed, match="said yes already"):
        approvals.move(row.pk, department=place, by=ROBOT, at=NOON)


def test_a_department_of_another_employer_or_the_same_one_is_refused():
    place, _ = department(Role.DEPARTMENT_APPROVER)
    foreign = make.make_department(site=make.make_site(organization=make.make_organization(slug="else", name="Else")))
    row = internal(place)

    for wrong in (foreign, place):
        with pytest.raises(GuardFailed) as refusal:
            approvals.move(row.pk, department=wrong, by=ROBOT, at=NOON)
        assert refusal.value.field == "department"


def test_only_who_answers_for_the_department_answers_and_nobody_about_themselves():
    place, approver, manager = department(Role.DEPARTMENT_APPROVER, Role.HIRING_MANAGER)
    elsewhere = make.user(Role.DEPARTMENT_APPROVER, department=make.make_department())
    row = internal(place)
    row.person.user.memberships.create(
        role=Role.DEPARTMENT_APPROVER, department=place, organization=place.site.organization
    )

    for somebody in (manager, elsewhere, row.person.user):
        with pytest.raises(NotAllowed):
            yes(request_of(row), somebody)
    assert yes(request_of(row), approver).is_yes


def test_an_answer_changes_with_a_reason_until_the_interview():
    place, approver = department(Role.DEPARTMENT_APPROVER)
    row = internal(place)
    request = no(request_of(row), approver)

    with pytest.raises(GuardFailed) as refusal:
        approvals.change(request.pk, yes=True, by=Actor.user(approver), at=NOON, reason=" ")
    approvals.change(request.pk, yes=True, by=Actor.user(approver), at=NOON, reason="A colleague came back early.")

    assert refusal.value.field == "why"
    request.refresh_from_db()
    assert (request.state, request.reason_code, request.again_from) == ("approved", "", None)
    assert verdicts(row)["department_approval"] == "met"
    kinds = (
        Event.objects.filter(subject_type="applicants.approvalrequest").order_by("pk").values_list("kind", flat=True)
    )
    assert list(kinds) == ["approvalrequest.ask", "approvalrequest.decline", "approvalrequest.change_to_yes"]
    assert ScreeningResult.objects.filter(voided_at__isnull=False).count() == 1


def test_a_yes_that_becomes_a_no_calls_the_interview_off():
    row, request, approver, meeting = with_interview()

    approvals.change(
        request.pk, yes=False, reason_code="timing", note="The ward closes.", by=Actor.user(approver), at=NOON,
        reason="The ward closes in March.",
    )  # fmt: skip

    meeting.refresh_from_db()
    assert (state_of(row), meeting.state) == ("submitted", "canceled")


def test_once_the_interview_has_begun_the_answer_stays():
    row, request, approver, meeting = with_interview()
    began = meeting.starts_at + timedelta(minutes=1)

    with pytest.raises(GuardFailed, match="interview has begun"):
        approvals.change(
            request.pk, yes=False, reason_code="timing", note="No.", by=Actor.user(approver), at=began, reason="Late."
        )

    assert (state_of(row), verdicts(row)["department_approval"]) == ("ready", "met")


def with_interview():
    """An employee whom the department let go, with an interview two days ahead."""
    place, approver = department(Role.DEPARTMENT_APPROVER)
    of = way()
    opening = make.opening(cohort=of.march)
    manager = make.user(Role.HIRING_MANAGER, department=opening.department)
    row = ready(of, eligibility={"works_here": True, "home_department": place})
    request = yes(request_of(row), approver)
    assert state_of(row) == "ready"
    meeting = interviews.schedule(
        row.pk, opening_id=opening.pk, manager=manager, starts_at=NOON + timedelta(days=2), minutes=30, place="214",
        by=Actor.user(manager), at=NOON,
    )  # fmt: skip
    return row, request, approver, meeting


def test_a_department_is_reminded_and_then_the_coordinator_hears():
    coordinator = make.user(Role.COORDINATOR)
    place, approver = department(Role.DEPARTMENT_APPROVER)
    row = internal(place)

    approval_promises.reconcile(at=NOON)
    approval_promises.reconcile(at=NOON)

    due = {
        each.kind: (each.recipient, each.due_at.date()) for each in Message.objects.filter(kind__startswith="approval")
    }
    assert due == {
        "approval.asked": (approver.email, date(2026, 1, 7)),
        "approval.reminder": (approver.email, date(2026, 1, 12)),
        "approval.late": (coordinator.email, date(2026, 1, 15)),
    }
    no(request_of(row), approver)
    assert mails("approval.reminder") == mails("approval.late") == []


def test_who_said_yes_takes_no_part_in_the_interview():
    place, approver = department(Role.DEPARTMENT_APPROVER)
    of = way()
    opening = make.opening(cohort=of.march)
    for who in (approver, chief := make.user()):
        make.membership(who, Role.HIRING_MANAGER, department=opening.department)
    row = ready(of, eligibility={"works_here": True, "home_department": place})
    yes(request_of(row), approver)
    approver.memberships.filter(role=Role.DEPARTMENT_APPROVER).delete()  # who answered stays apart all the same
    plan = {"opening_id": opening.pk, "starts_at": NOON + timedelta(days=2), "minutes": 30, "place": "214", "at": NOON}

    with pytest.raises(NotAllowed, match="Somebody else interviews"):
        interviews.schedule(row.pk, manager=chief, by=Actor.user(approver), **plan)
    with pytest.raises(GuardFailed, match="Choose somebody else"):
        interviews.schedule(row.pk, manager=approver, by=Actor.user(chief), **plan)
    meeting = interviews.schedule(row.pk, manager=chief, by=Actor.user(chief), **plan)
    with pytest.raises(NotAllowed, match="Somebody else interviews"):
        interviews.score(
            meeting.pk, ratings={}, comment="", recommendation="offer", no_conflict=True, by=Actor.user(approver),
            at=NOON + timedelta(days=3),
        )  # fmt: skip


def test_who_meets_a_candidate_does_not_answer_for_their_department():
    place, approver = department(Role.DEPARTMENT_APPROVER)
    row, _, _, meeting = with_interview()
    other = internal(place, person=row.person)
    make.membership(meeting.manager, Role.DEPARTMENT_APPROVER, department=place)

    with pytest.raises(NotAllowed, match="You interview this candidate"):
        yes(request_of(other), meeting.manager)
    assert yes(request_of(other), approver).is_yes


def test_another_request_that_came_to_nothing_hides_no_answer_and_keeps_nobody_from_being_asked(client):
    (place, approver), (other, _) = department(Role.DEPARTMENT_APPROVER), department(Role.DEPARTMENT_APPROVER)
    row = internal(place)
    person = Actor.user(row.person.user)
    request = no(request_of(row), approver)

    for there in (other, place):
        approvals.move(row.pk, department=there, by=person, at=NOON)
    assert list(row.approvals.values_list("state", flat=True)) == ["moved", "declined"]
    assert verdicts(row)["department_approval"] == "not_met"
    assert [each.slug for each in desk.actions_of(row, desk.requests_of(row))] == [
        "department-again",
        "department-move",
    ]
    client.force_login(row.person.user)
    assert client.get(reverse("portal:department", args=[row.public_id])).context["declined"]
    with pytest.raises(GuardFailed, match="has not come yet"):
        approvals.ask_again(row.pk, by=person, at=NOON)
    approvals.change(request.pk, yes=True, by=Actor.user(approver), at=NOON, reason="A colleague came back early.")
    assert verdicts(row)["department_approval"] == "met"

    # whoever withdrew and came back is asked about again
    again = internal(place)
    person = Actor.user(again.person.user)
    applications.withdraw(again.pk, reason_code="other_job", by=person, at=LATER)
    approvals.keep(at=LATER)
    assert request_of(again).state == "closed"
    withdrawals.take_back(again.pk, by=person, at=LATER)
    approvals.keep(at=LATER)
    assert (state_of(again), request_of(again).state) == ("submitted", "open")


def test_a_no_of_a_department_of_before_keeps_nobody_from_asking_the_one_of_now(client):
    (place, approver), (other, _) = department(Role.DEPARTMENT_APPROVER), department(Role.DEPARTMENT_APPROVER)
    row = internal(place)
    person = Actor.user(row.person.user)
    no(request_of(row), approver)
    approvals.move(row.pk, department=other, by=person, at=NOON)
    applications.withdraw(row.pk, reason_code="other_job", by=person, at=NOON)
    approvals.keep(at=NOON)
    withdrawals.take_back(row.pk, by=person, at=NOON)
    assert set(row.approvals.values_list("department", "state")) == {(place.pk, "declined"), (other.pk, "closed")}

    client.force_login(row.person.user)
    address = reverse("portal:department", args=[row.public_id])
    with time_machine.travel(NOON, tick=False), transaction.atomic():
        shown = client.get(address)
        assert (shown.context["declined"], shown.context["may_ask"]) == (False, True)
        assert (f"You work in {other} now" in text(shown), "You may ask again from" in text(shown)) == (True, False)
        assert list(shown.context["earlier"]) == list(row.approvals.all())
        assert client.post(address, {"step": "again"}).status_code == 302
        assert (request_of(row).department, request_of(row).state) == (other, "open")
        transaction.set_rollback(True)

    approvals.keep(at=NOON)
    assert (request_of(row).department, request_of(row).state) == (other, "open")
