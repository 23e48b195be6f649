"""What mails said goes once nothing of their reader is kept any more; to staff, once nobody whom they may name is."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import BackgroundCheck, Complaint
from applicants.workflows import mail_retention
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Event, Message
from apprenticeships.rules.dates import add_months
from apprenticeships.workflow import Actor
from apprenticeships.workflows import undelivered
from tests import factories as make
from tests.applicants import background
from tests.apprenticeships.admin.desk import message, text
from tests.factories import NOON

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
AFTER_FIVE_YEARS = NOON.replace(year=2031) + DAY


def later(day, **fields):
    return NOON + (day - NOON.date()) + timedelta(**fields)


@pytest.fixture
def reader():
    """Somebody who withdrew on the day of NOON, with a mail of that day."""
    row = make.application(state="withdrawn")
    message(person=row.person, state="sent", sent_at=NOON, text="Dear Maya")
    return row.person


def goes_on(reader):
    make.application(person=reader)


def ended_three_years_later(reader):
    make.application(person=reader, state="withdrawn", ended_at=NOON + timedelta(days=3 * 365))
    return add_months((NOON + timedelta(days=3 * 365)).date(), 60)


def training_goes_on(reader):
    place = make.opening()
    make.application(person=reader, cohort=place.cohort, state="enrolled")
    make.enrollment(person=reader, opening=place)


def trains_without_an_application(reader):
    make.enrollment(person=reader)


def trained_without_an_application(reader):
    row = make.enrollment(person=reader)
    row.state, row.completed_on = "completed", row.ends_on
    row.save()
    return add_months(row.ends_on, 60)


def nothing_else(_):
    return add_months(NOON.date(), 60)


@pytest.mark.parametrize(
    "also",
    [
        nothing_else, goes_on, ended_three_years_later, training_goes_on, trains_without_an_application,
        trained_without_an_application,
    ],
)  # fmt: skip
def test_a_mail_stays_as_long_as_the_papers_of_every_application_of_its_reader(reader, also):
    last = also(reader)
    days = [later(last), later(last, days=1)] if last else [NOON + timedelta(days=365 * each) for each in (6, 20)]

    assert [mail_retention.destroy_due(at=at) for at in days] == ([0, 1] if last else [0, 0])


def test_mails_to_staff_stay_until_the_longest_way_is_over_too_and_anything_that_is_held_holds_them():
    clerk = make.staff("coordinator")
    row = make.application(state="withdrawn")
    message(person=None, user=clerk, state="sent", sent_at=NOON, text="Maya Torres applied")
    way = timedelta(days=(row.cohort.ends_on - row.started_at.date()).days)
    last = later(add_months((NOON + way).date(), 60))
    over = last + 2 * DAY
    held = make.application(state="withdrawn", cohort=row.cohort)
    check = background.ordered(held)
    assert mail_retention.destroy_due(at=last) == 0

    BackgroundCheck.objects.filter(pk=check.pk).update(held_by=clerk, held_at=NOON, hold_reason="Claim 4")
    on_hold = mail_retention.destroy_due(at=over)
    BackgroundCheck.objects.update(held_by=None, held_at=None, hold_reason="")
    complaint = Complaint.objects.create(
        organization=row.version.program.organization, number=1, basis="age", came_by="writing", entered_by=clerk,
        received_on=over.date(), entered_at=over, sealed=b"x",
    )  # fmt: skip
    complained = mail_retention.destroy_due(at=over)
    complaint.delete()

    assert (on_hold, complained, mail_retention.destroy_due(at=over)) == (0, 0, 1)
    assert Message.objects.get(user=clerk).text == ""
    event = Event.objects.get(kind="message.destroy")
    assert (event.subject_id, event.person, event.data) == (clerk.pk, None, {"mails": 1})


def of_a_canceled_class(wrong):
    wrong.canceled_at = NOON
    wrong.save()
    make.application(cohort=wrong)
    make.enrollment(opening=make.opening(cohort=wrong))


def a_draft(wrong):
    make.application(cohort=wrong, state="draft")


def typed_wrong(wrong):
    make.application(cohort=wrong)
    return mail_retention.LONGEST - DAY


def took_long_before_it_was_canceled(wrong):
    of_a_canceled_class(wrong)
    make.application(cohort=wrong, state="withdrawn", started_at=NOON - 1000 * DAY)
    return 1000 * DAY


@pytest.mark.parametrize("also", [of_a_canceled_class, a_draft, typed_wrong, took_long_before_it_was_canceled])
def test_no_class_that_never_was_and_no_wrong_date_keeps_mails_to_staff_for_ever(also):
    message(person=None, user=make.staff("coordinator"), state="sent", sent_at=NOON, text="Maya Torres applied")
    row = make.application(state="withdrawn")
    usual = timedelta(days=(row.cohort.ends_on - row.started_at.date()).days)
    way = also(make.cohort(version=row.version, starts_on=date(2026, 7, 6), ends_on=date(2099, 3, 5))) or usual
    last = later(add_months((NOON + way).date(), 60))

    assert [mail_retention.destroy_due(at=at) for at in (last, last + 2 * DAY)] == [0, 1]


@pytest.mark.ignore_template_errors
def test_a_mail_that_was_destroyed_is_a_row_and_nothing_to_read_or_to_do(reader, client):
    message(person=reader, state="failed")
    message(person=reader, state="call")
    kept = message(person=reader, state="sent", sent_at=NOON, created_at=AFTER_FIVE_YEARS)
    assert mail_retention.destroy_due(at=AFTER_FIVE_YEARS) == 3

    assert (Message.objects.stuck().count(), Message.objects.to_call().count(), Message.objects.count()) == (0, 0, 4)
    for row in Message.objects.filter(state__in=("failed", "call")):
        for act in (undelivered.tell, undelivered.discard, undelivered.retry):
            with pytest.raises(GuardFailed, match="destroyed"):
                act(row.pk, by=Actor.system("test"), at=AFTER_FIVE_YEARS, reason="No longer needed")
    with time_machine.travel(AFTER_FIVE_YEARS, tick=False):
        client.force_login(reader.user)
        assert [row.pk for row in client.get(reverse("portal:messages")).context["rows"]] == [kept.pk]
        client.force_login(make.staff("coordinator"))
        page = client.get(reverse("desk:message", args=[row.pk]))
    assert "What this mail said was destroyed" in text(page)
    assert page.context["steps"] == []
