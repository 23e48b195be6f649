"""What mails about a department and about a passport say, to whom, and when they are not true any more."""

from datetime import timedelta

import pytest

from applicants import passport_promises
from applicants.workflows import approvals
from apprenticeships.messages import NoLongerTrueError
from apprenticeships.models import Message, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.passports import TYPED, K, asks, passed
from tests.applicants.test_hiring_mails import mail
from tests.applicants.workflows.test_approvals import department, internal, no, request_of, yes
from tests.factories import NOON

pytestmark = pytest.mark.django_db


def test_the_department_is_asked_by_whom_for_which_class_and_by_when():
    place, approver = department(Role.DEPARTMENT_APPROVER)
    row = internal(place)

    message, letter = mail("approval.asked")

    assert message.recipient == approver.email
    for part in (letter.text, letter.html):
        assert row.person.name in part
        assert "class of Monday, March 2" in part
        assert f"/hiring/requests/{request_of(row).public_id}/" in part
    assert "Answer by Wednesday, January 14" in letter.subject


def test_the_candidate_reads_a_no_with_its_reason_and_the_way_on():
    place, approver = department(Role.DEPARTMENT_APPROVER)
    row = internal(place)
    no(request_of(row), approver)

    _, letter = mail("approval.answered")

    assert letter.subject == "Your department did not say yes this time"
    assert (
        "The department cannot do without these hours now. They wrote: Two of us are on leave until June."
        in letter.text
    )
    assert "You may ask again from Friday, February 6." in letter.text
    assert f"/my/applications/{row.public_id}/department/" in letter.text


def test_an_answer_that_was_changed_before_its_mail_left_is_not_told():
    place, approver = department(Role.DEPARTMENT_APPROVER)
    request = no(request_of(internal(place)), approver)
    approvals.change(request.pk, yes=True, by=Actor.user(approver), at=NOON + timedelta(minutes=1), reason="We hired.")
    first, second = Message.objects.filter(kind="approval.answered").order_by("created_at")

    with pytest.raises(NoLongerTrueError):
        mail(first.key, key=first.key)
    assert mail(second.key, key=second.key)[1].subject == "Your department said yes"


def test_who_lost_the_role_and_who_is_too_late_get_no_mail():
    place, approver, colleague = department(Role.DEPARTMENT_APPROVER, Role.DEPARTMENT_APPROVER)
    row = internal(place)
    approver.memberships.all().delete()

    with pytest.raises(NoLongerTrueError):
        mail("", recipient=approver.email)
    yes(request_of(row), colleague)
    with pytest.raises(NoLongerTrueError):
        mail("", recipient=colleague.email, kind="approval.asked")


def test_coordinators_read_that_nobody_answers_until_somebody_does():
    coordinator = make.user(Role.COORDINATOR)
    place = make.make_department()
    row = internal(place)

    message, letter = mail("approval.nobody")

    assert message.recipient == coordinator.email
    assert "Nobody answers for" in letter.subject
    assert f"/admin/applications/{row.pk}/" in letter.text
    make.user(Role.HIRING_MANAGER, department=place)
    with pytest.raises(NoLongerTrueError):
        mail("approval.nobody")


def interested(on):
    """Somebody interested whose typing test of a day counts for half a year."""
    version = asks(K.TYPING)
    person = make.applicant()
    passed(person, K.TYPING, TYPED, on=on)
    make.lead(person=person, program=version.program)
    return person, version


def test_a_step_that_ends_in_thirty_days_is_reminded_once():
    person, _ = interested(NOON.date() - timedelta(days=151))  # August 9, so that it counts through February 9

    early = passport_promises.reconcile(at=NOON)
    on_time = passport_promises.reconcile(at=NOON + timedelta(days=3))
    again = passport_promises.reconcile(at=NOON + timedelta(days=4))

    assert (early, on_time, again) == (0, 1, 0)
    message, letter = mail("passport.ending")
    assert message.recipient == person.email
    assert letter.subject == "Typing test: counts until Monday, February 9"
    assert "Send your application before that day" in letter.text
    assert "/my/passport/" in letter.text


def test_somebody_whose_application_is_sent_reads_that_it_keeps_the_step():
    person, version = interested(NOON.date() - timedelta(days=160))
    make.application(cohort=make.cohort(version=version), person=person)

    passport_promises.reconcile(at=NOON)

    assert "The application that you sent keeps it" in mail("passport.ending")[1].text


def test_nobody_is_reminded_who_is_in_or_never_asked():
    person, version = interested(NOON.date() - timedelta(days=160))
    make.application("enrolled", cohort=make.cohort(version=version), person=person)
    passed(make.applicant(), K.TYPING, TYPED, on=NOON.date() - timedelta(days=160))

    assert passport_promises.reconcile(at=NOON) == 0


def test_a_step_that_was_renewed_lets_go_of_the_reminder():
    person, _ = interested(NOON.date() - timedelta(days=160))
    passport_promises.reconcile(at=NOON)
    passed(person, K.TYPING, TYPED)

    with pytest.raises(NoLongerTrueError):
        mail("passport.ending")
    assert passport_promises.reconcile(at=NOON) == 1
    assert Message.objects.get(kind="passport.ending").state == "canceled"
