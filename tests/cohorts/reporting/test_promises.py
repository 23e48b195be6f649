"""Reminders of reports: 14, 7 and 1 days before, once when late, never twice, none when sent."""

from datetime import UTC, date, datetime, timedelta

import pytest

from apprenticeships.mail import render
from apprenticeships.messages import NoLongerTrueError, kinds
from apprenticeships.models import Message, MessageState, Role
from apprenticeships.workflow import Actor
from cohorts.models import Grant, Report
from cohorts.reporting import promises
from cohorts.workflows import reports
from tests import factories as make
from tests.cohorts.reports import Q2, scene
from tests.factories import NOON

pytestmark = pytest.mark.django_db
BEGAN = datetime(2026, 1, 1, 18, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def here():
    found = scene(since=Q2)
    reports.open_due(at=BEGAN)
    promises.reconcile(at=BEGAN)
    return found


def planned():
    rows = Message.objects.open().filter(kind="report.reminder").order_by("due_at")
    return [row.due_at.date() for row in rows]


def test_reminders_leave_14_7_and_1_days_before_and_the_day_after(here):
    assert planned() == [date(2026, 1, 6), date(2026, 1, 13), date(2026, 1, 19), date(2026, 1, 21)]
    assert set(Message.objects.values_list("user", flat=True)) == {here.coordinator.pk}


def test_when_all_is_right_nothing_changes_also_after_one_was_sent(here):
    row = Message.objects.order_by("due_at").first()
    row.state, row.sent_at = MessageState.SENT, row.due_at
    row.save()

    assert promises.reconcile(at=row.due_at) == 0
    assert promises.reconcile(at=row.due_at + 2 * DAY) == 0


def test_a_report_that_is_sent_takes_its_reminders_back(here):
    reports.submit(Report.objects.get().pk, by=Actor.user(here.coordinator), at=NOON)

    assert planned() == []
    assert promises.reconcile(at=NOON) == 0


def test_another_due_day_has_reminders_of_its_own(here):
    Grant.objects.update(due_day=27)
    reports.open_due(at=BEGAN)

    promises.reconcile(at=BEGAN)

    assert planned() == [date(2026, 1, 13), date(2026, 1, 20), date(2026, 1, 26), date(2026, 1, 28)]


def test_only_coordinators_of_the_organization_are_reminded():
    elsewhere = make.make_organization(slug="elsewhere", name="Elsewhere")
    make.membership(make.staff(), Role.COORDINATOR, organization=elsewhere)
    make.staff(Role.SCREENING_OFFICER)
    here = scene(since=Q2)
    reports.open_due(at=BEGAN)

    promises.reconcile(at=BEGAN)

    assert set(Message.objects.values_list("user", flat=True)) == {here.coordinator.pk}


def test_an_old_grant_that_is_entered_late_brings_no_heap_of_mails():
    scene()
    reports.open_due(at=NOON)

    promises.reconcile(at=NOON)

    assert {row.context["due_on"] for row in Message.objects.all()} == {"2026-01-20"}


def test_a_correction_reminds_nobody(here):
    row = reports.submit(Report.objects.get().pk, by=Actor.user(here.coordinator), at=NOON)
    reports.correct(row.pk, reason="A roster came late.", by=Actor.user(here.coordinator), at=NOON)

    assert promises.reconcile(at=NOON) == 0


def mail(row):
    return render(row, kinds()[row.kind])


def test_a_reminder_names_the_day_and_leads_to_the_report(here):
    first, *_, last = Message.objects.order_by("due_at")

    assert mail(first).subject == "Send the report for October to December 2025 by Tuesday, January 20"
    assert f"/admin/grants/reports/{Report.objects.get().pk}/" in mail(first).text
    assert mail(last).subject == "Late: the report for October to December 2025"
    assert "was due on Tuesday, January 20" in " ".join(mail(last).text.split())


def test_a_reminder_that_is_no_longer_true_stays_here(here):
    row = Message.objects.order_by("due_at").first()
    Report.objects.update(due_on=date(2026, 1, 27))

    with pytest.raises(NoLongerTrueError):
        mail(row)


def test_who_is_asked_to_sign_is_led_to_the_report(here):
    report = reports.submit(Report.objects.get().pk, by=Actor.user(here.coordinator), at=NOON)
    row = Message.objects.get(kind="report.sign", user=here.union)

    assert mail(row).subject == "Read and sign the report for October to December 2025"
    assert "a signature for the unions" in " ".join(mail(row).text.split())
    assert f"/partners/reports/{report.public_id}/" in mail(row).text

    here.signed(report, here.union)
    with pytest.raises(NoLongerTrueError):
        mail(row)
