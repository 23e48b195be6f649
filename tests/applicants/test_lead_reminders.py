"""A lead who does nothing gets one gentle reminder, and can stop it."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants import promises
from applicants.models import Lead
from applicants.records.lead_links import stop_link
from applicants.workflows import applications, leads
from apprenticeships import mail
from apprenticeships.messages import NoLongerTrueError, kinds
from apprenticeships.models import Message, Parameter
from apprenticeships.workflows import outbox, sessions
from tests import factories as make
from tests.applicants.way import way
from tests.applicants.workflows.test_leads import register
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def silent():
    """A lead of a program that takes applications, a fortnight ago at the due time."""
    return register(way().program)


def reminders():
    return Message.objects.filter(kind="lead.reminder")


def rendered():
    return mail.render(reminders().get(), kinds()["lead.reminder"])


def test_after_two_weeks_a_silent_lead_is_reminded_once():
    silent()

    for number in range(80):
        promises.reconcile(at=NOON + number * DAY)
        outbox.send_due(at=NOON + number * DAY + timedelta(minutes=1))

    row = reminders().get()
    assert row.state == "sent"
    assert row.due_at.date() == (NOON + 14 * DAY).date()


def test_the_days_are_a_parameter_and_none_is_never():
    silent()
    Parameter.objects.create(key="lead_reminder_days", value=0, effective_from=NOON.date())

    promises.reconcile(at=NOON + 14 * DAY)

    assert not reminders().exists()


@pytest.mark.parametrize("what", ["applies", "signs up", "stops", "has no address"])
def test_whoever_has_done_something_is_not_reminded(what):
    lead = silent()
    promises.reconcile(at=NOON + 13 * DAY)
    before = reminders().count()

    if what == "applies":
        applications.start(person=lead.person, program=lead.program, by=ROBOT, at=NOON + 13 * DAY)
    elif what == "signs up":
        session = make.session(program=lead.program, starts_at=NOON + 20 * DAY)
        sessions.sign_up(session.pk, person=lead.person, by=ROBOT, at=NOON + 13 * DAY)
    elif what == "stops":
        leads.stop_reminders(lead.pk, by=ROBOT, at=NOON + 13 * DAY)
    else:
        lead.person.email = ""
        lead.person.save(update_fields=["email"])
    promises.reconcile(at=NOON + 13 * DAY)

    assert before == 1
    assert reminders().get().state == "canceled"


def test_a_lead_of_long_ago_is_left_in_peace():
    lead = silent()
    Lead.objects.filter(pk=lead.pk).update(created_at=NOON - 60 * DAY)

    promises.reconcile(at=NOON)

    assert not reminders().exists()


@time_machine.travel(NOON, tick=False)  # a signed link tells when it was signed, to the second
def test_the_reminder_names_the_class_and_the_next_dates():
    lead = silent()
    make.session(program=lead.program, starts_at=NOON + 20 * DAY)
    promises.reconcile(at=NOON + 13 * DAY)

    envelope = rendered()

    assert "Apply for the class of Monday, March 2 by Saturday, January 31." in envelope.text
    assert "Tuesday, January 27, noon" in envelope.text
    assert reverse("portal:start", args=[lead.program.slug]) in envelope.text
    assert stop_link(lead) in envelope.html


def test_without_anything_to_do_there_is_no_mail():
    register(make.version().program)
    promises.reconcile(at=NOON + 13 * DAY)

    with pytest.raises(NoLongerTrueError):
        rendered()


def test_the_link_stops_all_of_them_but_not_by_opening_it(client):
    lead = silent()
    other = register(way().program)
    url = stop_link(lead).removeprefix("http://testserver")

    opened = client.get(url)
    before = Lead.objects.filter(reminders_stopped_at__isnull=True).count()
    stopped = client.post(url, follow=True)
    again = client.post(url)

    assert (opened.status_code, again.status_code) == (200, 302)
    assert (before, other.person) == (2, lead.person)
    assert "We remind you of nothing any more" in stopped.content.decode()
    assert not Lead.objects.filter(reminders_stopped_at__isnull=True).exists()


@pytest.mark.parametrize("token", ["x", "a:b:c", "x" * 5000, "é"])
def test_a_link_that_we_never_gave_out_stops_nothing(client, token):
    lead = silent()

    answers = [getattr(client, how)(reverse("join:stop", args=[lead.program.slug, token])) for how in ("get", "post")]

    assert [answer.status_code for answer in answers] == [404, 404]


@pytest.mark.parametrize("many", [1, 30])
def test_reminding_asks_the_same_number_of_questions_however_many_are_silent(many, django_assert_num_queries):
    program = way().program
    for _ in range(many):
        make.lead(program=program)
    promises.reconcile(at=NOON + 13 * DAY)
    assert reminders().count() == many

    with django_assert_num_queries(10):
        promises.reconcile(at=NOON + 13 * DAY)
