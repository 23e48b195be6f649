"""On the coordinators' pages: the request to a department with what may be done, and somebody's passport."""

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Passport
from applicants.records.approvals import stands_apart
from applicants.workflows import panels, passports
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Role
from tests import factories as make
from tests.applicants.admin.board import board, step
from tests.applicants.passports import TYPED, K, asks, passed
from tests.applicants.workflows.test_approvals import department, internal, no, request_of
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
NO = {"answer": "no", "said_by": "Joan Bell", "reason_code": "timing", "note": "Ask us in May.", "again_from": ""}


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


def test_the_board_says_whom_we_asked_and_that_nobody_answers(client, coordinator):
    place = make.make_department()
    row = internal(place)

    page = text(board(client, row))

    assert f"{place}: asked on Wednesday, January 7, 2026, answer by Wednesday, January 14, 2026." in page
    assert "Nobody answers for it: name a department approver, or call" in page
    assert "Write down the department" in page


def test_a_request_of_the_evening_is_told_by_the_day_of_the_desk(client, coordinator):
    row = internal(make.make_department())
    row.approvals.update(asked_at=NOON.replace(hour=3))

    assert "asked on Tuesday, January 6, 2026" in text(board(client, row))


def test_an_answer_by_phone_is_written_down_with_who_said_it(client, coordinator):
    place, _ = department(Role.DEPARTMENT_APPROVER)
    row = internal(place)

    wrong = step(client, row, "department-answer", **{**NO, "note": ""})
    done = step(client, row, "department-answer", **NO)

    assert (wrong.status_code, done.status_code) == (422, 302)
    request = request_of(row)
    assert (request.state, request.said_by, request.decided_by) == ("declined", "Joan Bell", coordinator)
    assert "Joan Bell, written down by" in text(board(client, row))


def test_who_answered_by_phone_and_has_an_account_takes_no_part_in_choosing(client, coordinator):
    place, approver = department(Role.HIRING_MANAGER)
    stranger = make.user(Role.HIRING_MANAGER, department=make.make_department())
    row = internal(place)
    answer = {**NO, "answer": "yes", "said_by": "", "reason_code": "", "note": ""}

    nobody = step(client, row, "department-answer", **answer)
    foreign = step(client, row, "department-answer", **answer, said_by_user=str(stranger.pk))
    done = step(client, row, "department-answer", **answer, said_by_user=str(approver.pk))

    assert (nobody.status_code, foreign.status_code, done.status_code) == (422, 422, 302)
    assert (request_of(row).said_by, request_of(row).said_by_user) == (approver.get_full_name(), approver)
    assert stands_apart(approver.pk, row)
    with pytest.raises(GuardFailed, match="answers for the department"):
        panels.check_takes_part(approver, row, make.opening(department=place))
    assert approver.get_full_name() in text(board(client, row))


def test_a_no_is_looked_at_once_more_and_a_department_is_changed(client, coordinator):
    place, approver = department(Role.DEPARTMENT_APPROVER)
    other = make.make_department()
    row = internal(place)
    no(request_of(row), approver)

    again = step(client, row, "department-again", reason="A colleague came back.")
    moved = step(client, row, "department-move", department=str(other.pk))

    assert (again.status_code, moved.status_code) == (302, 302)
    assert [each.state for each in row.approvals.all()] == ["open", "moved", "declined"]


def test_a_late_or_unanswerable_request_stands_among_what_needs_doing(client, coordinator):
    internal(make.make_department())

    page = text(client.get("/admin/"))

    assert "request to a department that nobody answers" in page
    assert "1 application" in text(client.get(reverse("board:applications"), {"turn": "department"}))


def somebody():
    """A person of the coordinator's organization with one passed step."""
    version = asks(K.TYPING)
    row = make.application(cohort=make.cohort(version=version))
    passed(row.person, K.TYPING, TYPED)
    return row.person


def test_a_coordinator_opens_makes_prints_and_revokes_somebodys_passport(client, coordinator):
    person = somebody()
    page = reverse("board:passport", args=[person.pk])
    make_it, take_it = (reverse("board:passport-step", args=[person.pk, name]) for name in ("issue", "revoke"))

    before = text(client.get(page))
    client.post(make_it)
    paper = client.get(reverse("board:passport-paper", args=[person.pk]))
    refused = client.post(take_it, {"reason": ""})
    done = client.post(take_it, {"reason": "The paper was sold."})

    assert "Typing test" in before
    assert paper["Content-Type"] == "application/pdf"
    assert (refused.status_code, done.status_code) == (422, 302)
    assert Passport.objects.get().revoke_reason == "office"
    assert "A coordinator took it back" in text(client.get(page))
    assert client.get(reverse("board:passport-paper", args=[person.pk])).status_code == 404


def test_the_pages_of_a_person_lead_to_the_passport(client, coordinator):
    person = somebody()
    passports.issue(person.pk, by=ROBOT, at=NOON)
    path = reverse("board:passport", args=[person.pk])

    assert path in board(client, person.applications.get()).content.decode()
    assert path in client.get(reverse("admin:apprenticeships_person_change", args=[person.pk])).content.decode()
