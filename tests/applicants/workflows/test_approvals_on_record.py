"""A department's answer on record: written down for it, changed by it, never lent to another application."""

import pytest

from applicants.workflows import applications, approvals
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.departments import department, internal, mails, request_of, yes
from tests.applicants.way import K, record, verdicts, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db


def test_a_coordinator_writes_down_what_a_department_said_by_phone():
    coordinator = make.user(Role.COORDINATOR)
    place = make.make_department()
    row = internal(place)

    with pytest.raises(GuardFailed) as refusal:
        approvals.write_down(row.pk, yes=True, said_by="", by=Actor.user(coordinator), at=NOON)
    request = approvals.write_down(row.pk, yes=True, said_by="Joan Bell", by=Actor.user(coordinator), at=NOON)

    assert refusal.value.field == "said_by"
    assert (request.said_by, request.decided_by) == ("Joan Bell", coordinator)
    assert verdicts(row)["department_approval"] == "met"


def test_an_answer_that_the_department_changes_itself_is_its_own():
    place, approver = department(Role.DEPARTMENT_APPROVER)
    row = internal(place)
    desk = Actor.user(make.user(Role.COORDINATOR))
    request = approvals.write_down(row.pk, yes=True, said_by="Joan Bell", by=desk, at=NOON)

    no_again = {"reason_code": "timing", "note": "The ward closes.", "reason": "The ward closes in March."}
    request = approvals.change(request.pk, yes=False, by=Actor.user(approver), at=NOON, **no_again)

    assert (request.said_by, request.decided_by) == ("", approver)


def test_the_yes_for_one_application_never_serves_the_next_one():
    place, approver = department(Role.DEPARTMENT_APPROVER)
    of = way(wanted=(K.AGE, K.DEPARTMENT_APPROVAL, K.TYPING))
    row = internal(place, of=of)
    yes(request_of(row), approver)
    applications.withdraw(row.pk, reason_code="school", by=ROBOT, at=NOON)

    again = internal(place, of=of, person=row.person)

    assert verdicts(again)["department_approval"] == "missing"
    assert request_of(again).state == "open"


def test_an_application_that_ends_needs_no_answer_any_more():
    place, _ = department(Role.DEPARTMENT_APPROVER)
    row = internal(place)
    applications.withdraw(row.pk, reason_code="school", by=ROBOT, at=NOON)

    approvals.keep(at=NOON)

    assert request_of(row).state == "closed"
    assert mails("approval.asked") == []
    assert approvals.keep(at=NOON) == 0


def test_a_result_that_a_coordinator_records_closes_the_open_request():
    place, _ = department(Role.DEPARTMENT_APPROVER)
    row = internal(place)
    record(row, K.DEPARTMENT_APPROVAL, {"decision": "approved"})

    approvals.keep(at=NOON)

    assert request_of(row).state == "closed"
