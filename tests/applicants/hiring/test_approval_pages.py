"""Requests to approve: who sees which, what the page says and hides, and that an approver never reads the file."""

import uuid
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import ApprovalRequest, Scorecard
from applicants.workflows import approvals
from apprenticeships.models import Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.hiring.candidates import CANARIES, loaded
from tests.applicants.hiring.readers import browser, opened, path_of, see, text_of
from tests.applicants.hiring_world import NOW, world
from tests.applicants.workflows.test_approvals import department, internal, request_of, with_interview

pytestmark = pytest.mark.django_db
LIST = "/hiring/requests/"
NO = {"answer": "no", "reason_code": "timing", "note": "Ask us in May.", "again_from": ""}


def address(request):
    return reverse("hiring:request", args=[request.public_id])


def test_an_approver_begins_with_the_requests_and_a_panelist_has_none():
    place, approver, panelist = department(Role.DEPARTMENT_APPROVER, Role.PANELIST)
    row = internal(place)

    start, page = see(approver, "/hiring/"), see(approver, LIST)

    assert (start.status_code, start["Location"]) == (302, LIST)
    assert "One request waits for you" in text_of(page)
    assert row.person.name in text_of(page)
    assert see(panelist, LIST).status_code == 403
    assert "Requests to approve" not in see(panelist, "/hiring/").content.decode()


def test_the_page_says_who_which_class_and_what_it_would_mean():
    place, approver = department(Role.DEPARTMENT_APPROVER)
    row = internal(place)

    words = text_of(see(approver, address(request_of(row))))

    assert f"May {row.person.name} join?" in words
    assert "class of Monday, March 2" in words
    assert "Up to 40 hours a week" in words
    assert "12 weeks: 4 hours of class and 36 hours in the clinic of the program each week" in words


def test_the_page_shows_nothing_of_the_application_or_its_results():
    here = world()
    place, approver = department(Role.DEPARTMENT_APPROVER)
    who = loaded(here, is_internal=True, home_department=place)
    row = ApprovalRequest.objects.create(application=who, department=place, asked_at=NOW, due_on=NOW.date())

    html = see(approver, address(row)).content.decode()

    assert [word for word in (*CANARIES, "82", "Maple Court", "listen well", who.person.email) if word in html] == []


def test_a_yes_is_saved_with_the_name_and_a_second_one_changes_nothing():
    place, approver = department(Role.DEPARTMENT_APPROVER)
    row = internal(place)
    request = request_of(row)

    first = see(approver, address(request), answer="yes", reason_code="", note="", again_from="")
    second = see(approver, address(request), answer="yes", reason_code="", note="", again_from="", why="again")

    assert (first.status_code, second.status_code) == (302, 422)
    assert "This is the answer already" in text_of(second)
    words = text_of(see(approver, address(request)))
    assert "Yes Department approver, Wednesday, January 7" in words


def test_a_no_without_its_reason_keeps_what_was_typed():
    place, approver = department(Role.DEPARTMENT_APPROVER)
    request = request_of(internal(place))

    page = see(approver, address(request), **{**NO, "reason_code": ""})

    assert page.status_code == 422
    assert 'id="id_reason_code_error"' in page.content.decode()
    assert "Ask us in May." in page.content.decode()
    request.refresh_from_db()
    assert request.is_open


def test_an_answer_is_changed_on_the_same_page_with_why():
    place, approver = department(Role.DEPARTMENT_APPROVER)
    request = request_of(internal(place))
    see(approver, address(request), **NO)

    asked = see(approver, address(request), answer="yes", reason_code="", note="", again_from="", why="")
    done = see(approver, address(request), answer="yes", reason_code="", note="", again_from="", why="We hired.")

    request.refresh_from_db()
    assert (asked.status_code, done.status_code, request.state) == (422, 302, "approved")
    assert 'id="id_why_error"' in asked.content.decode()


def test_requests_of_another_department_of_oneself_and_of_nobody_do_not_exist():
    place, approver = department(Role.DEPARTMENT_APPROVER)
    _, stranger = department(Role.DEPARTMENT_APPROVER)
    row = internal(place)
    own = row.person.user
    make.membership(own, Role.DEPARTMENT_APPROVER, department=place)
    request = request_of(row)

    found = [see(who, address(request)).status_code for who in (stranger, own)]
    found += [see(who, address(request), answer="yes").status_code for who in (stranger, own)]

    assert found == [404] * 4
    assert see(approver, reverse("hiring:request", args=[uuid.uuid4()])).status_code == 404
    assert "No request waits for you" in text_of(see(own, LIST))


@pytest.mark.parametrize(
    "bad", ["a\x00b", "x" * 10_000, "31 February", "9999-12-31", "0000-01-01", "-1", "yes\nno", ""]
)
def test_no_value_is_answered_with_an_error_of_ours(bad):
    place, approver = department(Role.DEPARTMENT_APPROVER)
    request = request_of(internal(place))

    codes = {
        see(approver, address(request), **{**NO, "note": "", field: bad}).status_code
        for field in ("answer", "reason_code", "note", "again_from", "why")
    }

    assert codes <= {302, 422}


def test_the_list_asks_the_same_number_of_questions_for_one_and_for_thirty(django_assert_max_num_queries):
    place, approver = department(Role.DEPARTMENT_APPROVER)
    cohort = make.cohort()

    def one_more():
        who = make.application(cohort=cohort, is_internal=True, home_department=place)
        ApprovalRequest.objects.create(application=who, department=place, asked_at=NOW, due_on=NOW.date())

    reader = browser(approver)
    one_more()
    with time_machine.travel(NOW, tick=False):
        reader.get(LIST)
        with django_assert_max_num_queries(12) as few:
            reader.get(LIST)
        for _ in range(29):
            one_more()
        with django_assert_max_num_queries(12) as many:
            page = reader.get(LIST)

    assert len(few) == len(many)
    assert "30 requests wait for you" in text_of(page)


def test_who_answers_for_a_department_never_reads_the_file_of_its_employee():
    here = world()
    place = make.make_department()
    make.membership(here.manager, Role.DEPARTMENT_APPROVER, department=place)
    who = opened(here, loaded(here, is_internal=True, home_department=place))

    page = see(here.manager, path_of(who))
    queue = text_of(see(here.manager, "/hiring/"))

    assert "Whoever says yes or no for that department does not read the file" in text_of(page)
    assert [word for word in ("82", "Maple Court", "listen well") if word in page.content.decode()] == []
    assert "You answer for the department where they work now. Somebody else decides." in queue
    assert see(here.manager, path_of(who).rstrip("/") + "/invite/").status_code == 302


def test_who_answered_stays_away_from_the_file_after_the_role_has_ended():
    row, request, approver, meeting = with_interview()
    make.membership(approver, Role.HIRING_MANAGER, department=meeting.opening.department)
    approver.memberships.filter(role=Role.DEPARTMENT_APPROVER).delete()

    page = see(approver, path_of(row))
    score = reverse("hiring:score", args=[meeting.public_id])
    handed_in = see(approver, score, meeting.ends_at, comment="Good", recommendation="offer")

    assert "You answer for the department in which this candidate works now." in text_of(page)
    assert (handed_in.status_code, Scorecard.objects.count()) == (302, 0)
    assert request.decided_by == approver


def test_who_also_interviews_reads_what_an_answer_costs():
    place, manager = department(Role.HIRING_MANAGER)
    request = request_of(internal(place))

    assert "You also interview candidates." in text_of(see(manager, address(request)))


def test_the_packet_names_the_day_of_the_yes_and_not_of_the_question():
    here = world()
    place, approver = department(Role.DEPARTMENT_APPROVER)
    row, *_ = with_interview()
    other = row.interviews.get().manager
    opened(here, row)
    see(other, reverse("hiring:declare", args=[row.public_id]), conflict="none")

    words = text_of(see(other, path_of(row)))

    assert "Works here now Approved" in words
    assert approvals.is_changeable(request_of(row), at=NOW)
    assert Actor.user(approver).user_id == approver.pk
    assert place.pk != row.home_department_id


def test_a_request_whose_day_is_over_is_never_due_today():
    place, approver = department(Role.DEPARTMENT_APPROVER)
    request = request_of(internal(place))
    saturday = NOW.date() + timedelta(days=(5 - NOW.weekday()) % 7)
    ApprovalRequest.objects.filter(pk=request.pk).update(due_on=saturday - timedelta(days=1))

    words = text_of(see(approver, LIST, at=datetime.combine(saturday, time(18), tzinfo=UTC)))

    assert "Was due Friday" in words
    assert "Today" not in words
