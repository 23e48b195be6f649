"""Whoever was told "we write to you when one does" is written to: once for each time that they said it."""

from datetime import date, timedelta

import pytest

from applicants.models import Lead, LeadSource
from applicants.workflows import applications, lead_news, leads
from apprenticeships import mail
from apprenticeships.messages import NoLongerTrueError, kinds
from apprenticeships.models import Message, Person, Session
from apprenticeships.workflow import Actor
from cohorts.models import Cohort
from tests import factories as make
from tests.applicants.way import way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def says(program, *, at=NOON):
    return leads.register_interest(
        program=program, given_name="Maya", family_name="Torres", email="maya@example.org",
        source=LeadSource.FRIEND, by=ROBOT, at=at,
    )  # fmt: skip


def opened():
    return Message.objects.filter(kind="lead.opened").order_by("due_at")


def rendered(row):
    return mail.render(row, kinds()[row.kind])


def test_the_first_mail_names_the_class_and_the_dates_that_are_open():
    version = make.version()
    make.cohort(version=version, starts_on=date(2026, 3, 2), apply_by=date(2026, 1, 31))
    session = make.session(program=version.program)
    says(version.program)

    text = rendered(Message.objects.get(kind="lead.thanks")).text

    assert "Apply for the class of Monday, March 2 by Saturday, January 31." in text
    assert f"{session.public_id}/" in text
    assert f"Start my application:\nhttp://testserver/my/start/{version.program.slug}/" in text
    assert f"More about the program, and all dates: http://testserver/programs/{version.program.slug}/" in text


def test_the_first_mail_says_which_dates_are_too_late_and_names_full_ones_only_if_no_other_is_left():
    version = make.version()
    make.cohort(version=version, starts_on=date(2026, 3, 2), apply_by=NOON.date())
    full, late = (make.session(program=version.program, starts_at=NOON + n * DAY, capacity=n - 1) for n in (1, 9))
    says(version.program)
    mail_of = Message.objects.get(kind="lead.thanks")

    text = rendered(mail_of).text

    assert "by Wednesday, January 7 (today)" in text
    assert "Or come and ask us anything first" not in text
    assert "If you come before you apply, you can only join a later class:" in text.split(f"{late.public_id}")[0]
    assert f"{full.public_id}" not in text
    Session.objects.filter(pk=late.pk).update(capacity=0)
    assert rendered(mail_of).text.count("(full, with a waiting list)") == 2


def test_a_class_that_opens_is_told_once_and_once_more_to_whoever_says_it_again():
    version = make.version()
    lead = says(version.program)
    thanks = rendered(Message.objects.get(kind="lead.thanks"))
    before = lead_news.tell(at=NOON)
    first = make.cohort(version=version, starts_on=date(2026, 3, 2), apply_by=date(2026, 1, 31))

    told = [lead_news.tell(at=NOON + number * DAY) for number in (1, 1, 2)]

    assert "No class takes applications now. We write to you when one does." in thanks.text
    assert (before, told) == (0, [1, 0, 0])
    envelope = rendered(opened().get())
    assert envelope.subject.endswith("takes applications now")
    assert "Apply for the class of Monday, March 2 by Saturday, January 31." in envelope.text
    assert "Stop these mails" in envelope.text

    Cohort.objects.filter(pk=first.pk).update(apply_by=date(2026, 1, 10))
    says(version.program, at=NOON + timedelta(hours=1))  # the same day: nothing new
    assert Message.objects.filter(kind="lead.thanks").count() == 1
    leads.stop_reminders(lead.pk, by=ROBOT, at=NOON + DAY)
    says(version.program, at=NOON + 19 * DAY)  # anybody may type this address
    lead.refresh_from_db()
    assert lead.reminders_stopped_at == NOON + DAY
    user = make.user(email=lead.person.email)
    Person.objects.filter(pk=lead.person_id).update(user=user)
    mine = Person.objects.get(pk=lead.person_id)
    leads.keep_interest(mine, program=version.program, source=lead.source, by=Actor.user(user), at=NOON + 20 * DAY)
    make.cohort(version=version, starts_on=date(2026, 6, 1), apply_by=date(2026, 4, 30))
    again = [lead_news.tell(at=NOON + number * DAY) for number in (21, 22)]

    lead.refresh_from_db()
    assert (lead.created_at, lead.renewed_at, lead.reminders_stopped_at) == (NOON, NOON + 20 * DAY, None)
    assert Message.objects.filter(kind="lead.thanks").count() == 3
    assert (again, opened().count()) == ([1, 0], 2)


def test_a_date_that_is_set_is_told_to_whoever_found_none_and_the_class_later_on_its_own():
    version = make.version()
    says(version.program)
    make.session(program=version.program, starts_at=NOON + 7 * DAY)

    told = [lead_news.tell(at=NOON + DAY), lead_news.tell(at=NOON + DAY)]
    date_mail = rendered(opened().get())
    make.cohort(version=version, starts_on=date(2026, 3, 2), apply_by=date(2026, 1, 31))

    assert told == [1, 0]
    assert date_mail.subject.endswith("there is a date to come and ask us")
    assert lead_news.tell(at=NOON + 2 * DAY) == 1


@pytest.mark.parametrize("what", ["a class was open", "applied since", "stopped"])
def test_nobody_else_is_written_to(what):
    of = way()
    if what == "a class was open":
        make.session(program=of.program)
        says(of.program)
        make.cohort(version=of.version, starts_on=date(2026, 6, 1), apply_by=date(2026, 4, 30))
    else:
        lead = says(of.program)
        Lead.objects.update(waits_for_class=True)
        lead_news.tell(at=NOON)
        if what == "applied since":
            applications.start(person=lead.person, program=of.program, by=ROBOT, at=NOON)
        else:
            leads.stop_reminders(lead.pk, by=ROBOT, at=NOON)
        with pytest.raises(NoLongerTrueError):
            rendered(opened().get())
        Lead.objects.update(waits_for_class=True)

    assert lead_news.tell(at=NOON + DAY) == 0
