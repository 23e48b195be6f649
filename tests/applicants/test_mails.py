"""Every mail on the way in can be written, says what to do, and stays here when it is not true any more."""

import re
import uuid
from datetime import date, timedelta

import pytest

from applicants import later_class_mails, promises, step_promises
from applicants.mails import KINDS
from applicants.workflows import (
    answer_clock,
    applications,
    comebacks,
    corrections,
    drug,
    later_classes,
    later_drafts,
    lead_news,
    questions,
    sittings,
    withdrawals,
)
from apprenticeships import mail, mails
from apprenticeships import promises as session_promises
from apprenticeships.messages import NoLongerTrueError, kinds
from apprenticeships.models import Message, Role, SignUp
from apprenticeships.workflow import Actor
from apprenticeships.workflows import door, sessions, waitlist
from tests import factories as make
from tests.applicants.way import K, draft, ready, record, sent, way
from tests.applicants.workflows.test_leads import register
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db


def sending():
    row = draft(way())
    promises.reconcile(at=NOON)
    return row


def silent():
    register(way().program)
    promises.reconcile(at=NOON + timedelta(days=13))


def asked():
    row = sent(way())
    due = NOON.date() + timedelta(days=3)
    questions.request_information(row.pk, sections=["words"], note="Tell us more.", due=due, by=ROBOT, at=NOON)
    promises.reconcile(at=NOON)
    return row


def answered():
    row = asked()
    applications.save_section(row.pk, slug="words", answers={"why": "x"}, complete=True, by=ROBOT, at=NOON)
    questions.answer_request(row.pk, by=ROBOT, at=NOON)


def scored(score):
    row = sent(way())
    record(row, K.WORKKEYS, {"applied_math": 5, "graphic_literacy": 5, "workplace_documents": 4})
    record(row, K.ENTRANCE_EXAM, {"score": score})
    return row


def failed():
    record(sent(way()), K.ENTRANCE_EXAM, {"score": 60})


def unanswered():
    asked()
    promises.reconcile(at=NOON + timedelta(days=9))


def begun(row):
    later_classes.follow(at=NOON + (row.cohort.starts_on - NOON.date()))


def next_class():
    begun(sent(way()))


def no_next_class():
    of = way()
    type(of.april).objects.filter(pk=of.april.pk).update(apply_by=NOON.date() - timedelta(days=1))
    begun(sent(of))


def cut_off(days):
    of = way()
    draft(of, path={"cohort": of.april} if days > 50 else {})
    later_drafts.follow(at=NOON + timedelta(days=days))


def waited_for():
    row = sent(way(wanted=(K.TYPING,)))
    step_promises.reconcile(at=NOON + timedelta(days=8))
    return row


def opened():
    version = make.version()
    register(version.program)
    make.cohort(version=version, starts_on=date(2026, 3, 2))
    lead_news.tell(at=NOON)


def planned():
    row = sent(way())
    session = make.session(program=row.version.program, kind="exam", requirement_kind=K.ENTRANCE_EXAM)
    sittings.tell(session.pk, by=ROBOT, at=NOON)


def ended(end, **words):
    end(scored(80).pk, by=ROBOT, at=NOON, **words)


def reopened():
    row = applications.withdraw(scored(80).pk, reason_code="pay", by=ROBOT, at=NOON)
    withdrawals.take_back(row.pk, by=Actor.user(row.person.user), at=NOON)


def chairs():
    session = make.session(capacity=1)
    first = sessions.sign_up(session.pk, person=make.person(), by=ROBOT, at=NOON)
    sessions.sign_up(session.pk, person=make.person(), by=ROBOT, at=NOON)
    return session, first


def offered():
    session, first = chairs()
    sessions.cancel_sign_up(first.pk, by=ROBOT, at=NOON)
    return session


def given():
    session = make.session(capacity=1, starts_at=NOON + timedelta(hours=5))
    first = sessions.sign_up(session.pk, person=make.person(), by=ROBOT, at=NOON)
    sessions.sign_up(session.pk, person=make.person(), by=ROBOT, at=NOON)
    sessions.cancel_sign_up(first.pk, by=ROBOT, at=NOON)


def lapsed(times):
    offered()
    for number in range(times):
        waitlist.lapse_due(at=NOON + timedelta(days=number + 1))
    if times == 1:  # nobody else waits, so the chair is kept once more; a mail says only how it stands at last
        SignUp.objects.filter(state="offered").update(state="waiting", claim_until=None)


def full():
    session, _ = chairs()
    waitlist.close_begun(at=session.starts_at)


def missed():
    session, first = chairs()
    make.session(program=session.program, starts_at=session.starts_at + timedelta(days=7))
    sessions.mark(first.pk, came=False, by=ROBOT, at=session.ends_at)


def checked_in():
    session, first = chairs()
    door.check_in(session.pk, person=first.person, by=ROBOT, at=session.starts_at)


def reminded():
    chairs()
    session_promises.reconcile(at=NOON)


def moved():
    session, _ = chairs()
    later = session.starts_at + timedelta(days=1)
    sessions.move(session.pk, starts_at=later, ends_at=later + timedelta(hours=1), place="C", by=ROBOT, at=NOON)


def expired():
    applications.expire(asked().pk, by=ROBOT, at=NOON)


def late():
    sent(way(), eligibility={"works_here": True})
    promises.reconcile(at=NOON + timedelta(days=9))


def answer_moved():
    row = sent(way(), eligibility={"works_here": True})
    desk = Actor.user(make.staff(Role.COORDINATOR))
    until = NOON.date() + timedelta(days=12)
    answer_clock.extend_answer(row.pk, until=until, why="The school is closed.", by=desk, at=NOON)


def to_be_reminded():
    row = scored(80)
    again = NOON.date() + timedelta(days=20)
    applications.not_select(row.pk, reason_code="places", sentence="No.", retry_from=again, by=ROBOT, at=NOON)
    comebacks.remind(row.pk, by=Actor.user(row.person.user), at=NOON)


def corrected():
    row = ready(way())
    drug.move(row.pk, step="look_again", on=NOON.date(), by=ROBOT, at=NOON)
    drug.report(row.pk, status="refusal", on=NOON.date(), is_final=True, by=ROBOT, at=NOON)
    first, second = (Actor.user(make.staff(Role.COORDINATOR)) for _ in range(2))
    corrections.ask(row.pk, by=first, at=NOON, reason="The paper of somebody else.")
    corrections.agree(row.pk, by=second, at=NOON)


CAUSES = {
    "application.late": (late, "We are late with your application for"),
    "application.answer_moved": (answer_moved, "We need more time: you hear from us by Monday, January 19"),
    "comeback.reminder": (to_be_reminded, "You may try again today:"),
    "lead.thanks": (lambda: register(make.program()), "Thank you: this is how"),
    "lead.opened": (opened, "Medical Apprenticeship"),
    "lead.reminder": (silent, "Still interested in"),
    "step.reminder": (waited_for, "Your turn: take the typing test"),
    "application.draft": (sending, "Send your application by Saturday, January 31"),
    "application.received": (lambda: sent(way()), "We have your application for"),
    "application.needs_information": (asked, "Your turn by Saturday, January 10: we need one more thing"),
    "application.request_reminder": (asked, "Answer by Saturday, January 10, please"),
    "application.request_overdue": (unanswered, "We still wait for your answer"),
    "application.next_class": (next_class, "You go on for the class of Monday, April 6"),
    "application.no_next_class": (no_next_class, "Your class for Medical"),
    "application.draft_moved": (lambda: cut_off(25), "Your application now counts for the class of Monday, April 6"),
    "application.draft_waits": (lambda: cut_off(55), "Your application for Medical"),
    "application.answered": (answered, "We have your answer"),
    "sitting.open": (planned, "Your turn: choose a time for the entrance exam"),
    "screening.result": (failed, "Entrance exam: your result, and what comes next"),
    "application.ready": (lambda: ready(way()), "You are ready to meet hiring managers"),
    "application.ineligible": (lambda: sent(way(), eligibility={"diploma": False}), "Your application for"),
    "application.corrected": (corrected, "Your application for"),
    "application.not_selected": (
        lambda: ended(applications.not_select, reason_code="fit", sentence="No."),
        "Your application for",
    ),
    "application.withdrawn": (lambda: ended(applications.withdraw, reason_code="pay"), "You withdrew from"),
    "application.reopened": (reopened, "Your application for"),
    "application.expired": (expired, "Your application for"),
    "session.signed_up": (chairs, "You have a chair on Wednesday, January 14"),
    "session.waiting": (chairs, "You are on the waiting list for Wednesday, January 14"),
    "session.offered": (offered, "A chair is free on Wednesday, January 14: take it by Thursday, January 8, noon"),
    "session.lapsed": (lambda: lapsed(1), "The chair on Wednesday, January 14 went to the next person"),
    "session.dropped": (lambda: lapsed(2), "You are off the waiting list for Wednesday, January 14"),
    "session.full": (full, "No chair came free on Wednesday, January 14. Choose another date"),
    "session.missed": (missed, "We missed you on Wednesday, January 14. Come on another date"),
    "session.checked_in": (checked_in, "You are checked in: Come and ask us anything"),
    "session.promoted": (given, "A chair came free: come on Wednesday, January 7"),
    "session.reminder": (reminded, "Come on Wednesday, January 14: Come and ask us anything"),
    "session.moved": (moved, "New time or place: Thursday, January 15, noon"),
    "session.canceled": (offered, "You are not expected on Wednesday, January 14 any more"),
    "session.called_off": (
        lambda: sessions.cancel(chairs()[0].pk, by=ROBOT, at=NOON),
        "Called off: Come and ask us anything on Wednesday, January 14",
    ),
}


def test_every_kind_of_mail_has_a_cause_here():
    assert sorted(CAUSES) == sorted(
        kind.name for kind in (*KINDS, *later_class_mails.KINDS, *step_promises.KINDS, *mails.KINDS)
    )


@pytest.mark.parametrize("name", sorted(CAUSES))
def test_the_mail_says_what_it_is_about_and_where_to_go(name, settings):
    settings.APPRENTICESHIPS_CONTACT_PHONE = "(314) 555-0142"
    settings.APPRENTICESHIPS_CONTACT_HOURS = "Monday to Friday, 8:00 a.m. to 4:30 p.m."
    cause, subject = CAUSES[name]

    cause()
    row = Message.objects.filter(kind=name).order_by("pk").first()
    envelope = mail.render(row, kinds()[name])

    assert envelope.subject.startswith(subject)
    assert "http://testserver/" in envelope.text
    assert "http://testserver/" in envelope.html
    assert "{" not in envelope.text
    assert ".." not in envelope.text


def test_a_sign_up_travels_with_a_calendar_file():
    chairs()

    envelope = mail.render(Message.objects.get(kind="session.signed_up"), kinds()["session.signed_up"])

    file, code = envelope.attachments
    assert (file.mime, code.mime) == ("text/calendar; method=REQUEST", "image/png")
    assert b"SUMMARY:Come and ask us anything" in file.content
    assert b"DTSTART:20260114T180000Z" in file.content


@pytest.mark.parametrize("name", ["application.needs_information", "application.received", "application.draft"])
def test_what_is_not_true_any_more_stays_here(name):
    cause, _ = CAUSES[name]
    row = cause()

    if name == "application.draft":
        applications.submit(row.pk, key=uuid.uuid4(), by=ROBOT, at=NOON)
    else:
        applications.withdraw(row.pk, reason_code="pay", by=ROBOT, at=NOON)

    with pytest.raises(NoLongerTrueError):
        mail.render(Message.objects.filter(kind=name).first(), kinds()[name])


def test_whoever_sent_an_application_reads_what_is_theirs_to_do_and_by_when():
    sent(way())

    envelope = mail.render(Message.objects.get(kind="application.received"), kinds()["application.received"])

    for text in (envelope.text, " ".join(re.sub("<[^>]+>", "", envelope.html).split())):
        assert "This is yours to do:" in text
        assert "Typing test: by Friday, February 6" in text


def test_what_stays_valid_is_said_when_an_application_ends():
    ended(applications.withdraw, reason_code="pay")

    envelope = mail.render(Message.objects.get(kind="application.withdrawn"), kinds()["application.withdrawn"])

    assert "This stays yours: You have 80 points in the entrance exam." in envelope.text
    assert "Good through Thursday, January 7, 2027." in envelope.text
