"""Reports: opened when they are owed, frozen when they are sent, corrected by a new version."""

import itertools
from datetime import date, timedelta

import pytest

from apprenticeships.errors import DomainError, GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.models import Event, Holiday, HolidayCalendar, Message
from apprenticeships.workflow import Actor
from cohorts.models import Grant, Report, ReportState
from cohorts.reporting import reading
from cohorts.rules.partnership.frozen import digest
from cohorts.workflows import reports
from tests import partnership
from tests.cohorts.reports import Q1, Q2, Q3, scene
from tests.cohorts.scene import race
from tests.factories import NOON, ROBOT

DAY = timedelta(days=1)
REFUSED = [
    (arrow, state) for arrow, state in itertools.product(reports.TRANSITIONS, ReportState) if state not in arrow.sources
]
pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return scene()


def drafts():
    return [(row.first, row.last, row.due_on) for row in Report.objects.order_by("first")]


@pytest.mark.parametrize(("arrow", "state"), REFUSED)
def test_every_arrow_that_no_table_lists_is_refused(arrow, state):
    with pytest.raises(TransitionRefused):
        arrow.check(state)


def test_every_period_that_is_over_opens_as_a_draft_also_one_in_which_nothing_happened(here):
    assert reports.open_due(at=NOON) == 2

    assert drafts() == [
        (Q1, date(2025, 9, 30), date(2025, 10, 20)),
        (Q2, date(2025, 12, 31), date(2026, 1, 20)),
    ]
    assert reports.open_due(at=NOON) == 0


def test_a_due_day_on_a_holiday_is_the_business_day_before(here):
    calendar = HolidayCalendar.objects.create(slug="office", name="Office")
    for day in (date(2026, 1, 20), date(2026, 12, 25)):
        Holiday.objects.create(calendar=calendar, date=day, name="Closed")
    Grant.objects.filter(pk=here.grant.pk).update(calendar=calendar)

    reports.open_due(at=NOON)

    assert Report.objects.get(first=Q2).due_on == date(2026, 1, 19)


def test_when_the_grant_changes_its_drafts_follow(here):
    reports.open_due(at=NOON)
    Grant.objects.filter(pk=here.grant.pk).update(due_day=15, reports_every="month")

    reports.open_due(at=NOON)

    assert drafts()[:2] == [
        (Q1, date(2025, 7, 31), date(2025, 8, 15)),
        (date(2025, 8, 1), date(2025, 8, 31), date(2025, 9, 15)),
    ]
    assert len(drafts()) == 6


def test_a_draft_that_nobody_asks_for_any_more_goes_and_leaves_its_notes_in_the_event(here):
    row = here.draft(Q1)
    reports.explain(row.pk, notes={"professional_development": "A slow summer."}, by=ROBOT, at=NOON)
    Grant.objects.filter(pk=here.grant.pk).update(since=Q2)

    reports.open_due(at=NOON)

    assert [first for first, *_ in drafts()] == [Q2]
    event = Event.objects.get(kind="report.discard")
    assert event.data["notes"] == {"professional_development": "A slow summer."}


def test_a_sent_report_covers_its_days_when_the_grant_changes(here):
    here.sent(Q1)
    Grant.objects.filter(pk=here.grant.pk).update(reports_every="month")

    reports.open_due(at=NOON)

    months = Report.objects.filter(state=ReportState.DRAFT).order_by("first").values_list("first", flat=True)
    assert list(months) == [date(2025, 10, 1), date(2025, 11, 1), date(2025, 12, 1)]


def test_a_calendar_that_ends_stops_no_other_grant(here):
    calendar = HolidayCalendar.objects.create(slug="old", name="Old office")
    Holiday.objects.create(calendar=calendar, date=date(2024, 1, 1), name="Closed")
    Grant.objects.filter(pk=here.grant.pk).update(calendar=calendar)
    partnership.grant(here.version, name="Another grant", since=Q2)

    assert reports.open_due(at=NOON) == 1
    assert Report.objects.get().grant.name == "Another grant"


def test_a_running_period_may_be_begun_but_not_sent(here):
    row = here.draft(Q3)

    with pytest.raises(GuardFailed, match="runs through Tuesday, March 31"):
        reports.submit(row.pk, by=Actor.user(here.coordinator), at=NOON)
    with pytest.raises(GuardFailed, match="No report of that period"):
        here.draft(date(2026, 4, 1))
    with pytest.raises(GuardFailed, match="No report of that period"):
        here.draft(Q3 + DAY)


def test_beginning_a_report_twice_gives_the_same_one(here):
    assert here.draft() == here.draft()


def test_sending_freezes_figures_with_their_digest_who_and_when(here):
    here.training(date(2025, 10, 8), 4)

    row = here.sent()

    row.refresh_from_db()
    assert (row.state, row.submitted_by, row.submitted_at) == (ReportState.SUBMITTED, here.coordinator, NOON)
    assert row.snapshot["lines"][0]["period"]["people"] == 4
    assert row.digest == digest(row.snapshot)


def test_records_that_change_afterwards_move_nothing_and_are_said(here):
    here.training(date(2025, 10, 8), 4)
    row = here.sent()

    here.training(date(2025, 11, 5), 2)

    row.refresh_from_db()
    was, now = reading.frozen(row), reading.live(row)
    assert was.parts[0].numbers["people"] == 4
    assert [(each.heading, each.was, each.now) for each in reading.differences(was, now)] == [
        ("Services", 4, 6),
        ("People", 4, 6),
        ("Reached", 4, 6),
        ("Missing", 1796, 1794),
    ]
    assert reading.is_whole(row)


def test_figures_that_were_changed_behind_our_back_do_not_match_their_digest(here):
    row = here.sent()
    row.snapshot["period"]["people"] = 999

    assert not reading.is_whole(row)


def test_a_strong_difference_needs_a_sentence_at_its_component(here):
    here.training(date(2025, 7, 9), 8)
    here.training(date(2025, 10, 8), 20)
    here.sent(Q1)
    row = here.draft()

    with pytest.raises(GuardFailed, match="Missing: Professional development") as refusal:
        reports.submit(row.pk, by=Actor.user(here.coordinator), at=NOON)

    assert refusal.value.field == "professional_development"
    notes = {"professional_development": "Two clinics came along."}
    sent = reports.submit(row.pk, notes=notes, by=Actor.user(here.coordinator), at=NOON)
    assert sent.snapshot["report"]["notes"] == notes
    assert sent.snapshot["report"]["people_before"] == {"professional_development": 8}


def test_without_a_report_before_the_period_before_is_counted_from_the_records(here):
    here.training(date(2025, 7, 9), 8)

    content = reading.live(here.draft())

    assert (content.parts[0].before, content.parts[0].owes) == (8, True)


def test_a_note_is_kept_until_the_report_is_sent(here):
    row = here.draft()
    reports.explain(row.pk, notes={"professional_development": "  A   note. "}, by=ROBOT, at=NOON)
    row.refresh_from_db()
    assert row.notes == {"professional_development": "A note."}

    here.sent()

    with pytest.raises(TransitionRefused):
        reports.explain(row.pk, notes={}, by=ROBOT, at=NOON)
    with pytest.raises(GuardFailed, match="at most 2,000"):
        reports.explain(here.draft(Q1).pk, notes={"x": "y" * 2001}, by=ROBOT, at=NOON)


def test_only_a_person_sends(here):
    with pytest.raises(NotAllowed):
        reports.submit(here.draft().pk, by=ROBOT, at=NOON)


def test_a_correction_stands_beside_the_version_in_force_until_it_is_sent(here):
    first = here.sent()
    second = reports.correct(first.pk, reason="A roster came late.", by=Actor.user(here.coordinator), at=NOON)
    first.refresh_from_db()
    assert (first.state, second.number, second.state) == (ReportState.SUBMITTED, 2, ReportState.DRAFT)

    reports.submit(second.pk, by=Actor.user(here.coordinator), at=NOON)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (ReportState.REPLACED, ReportState.SUBMITTED)
    assert second.snapshot["report"]["reason"] == "A roster came late."


def test_a_correction_needs_a_reason_and_is_begun_once(here):
    row = here.sent()
    with pytest.raises(GuardFailed, match="Write why"):
        reports.correct(row.pk, reason=" ", by=ROBOT, at=NOON)
    reports.correct(row.pk, reason="A roster came late.", by=ROBOT, at=NOON)

    with pytest.raises(TransitionRefused, match="begun already"):
        reports.correct(row.pk, reason="Another one.", by=ROBOT, at=NOON)


def test_a_correction_may_be_thrown_away_a_report_that_is_owed_may_not(here):
    row = here.sent()
    second = reports.correct(row.pk, reason="A roster came late.", by=ROBOT, at=NOON)

    reports.discard(second.pk, by=ROBOT, at=NOON)

    assert list(Report.objects.values_list("number", "state")) == [(1, "submitted")]
    with pytest.raises(GuardFailed, match="is owed"):
        reports.discard(here.draft(Q1).pk, by=ROBOT, at=NOON)
    with pytest.raises(TransitionRefused):
        reports.discard(row.pk, by=ROBOT, at=NOON)


def test_both_sides_are_asked_once_it_is_sent_and_again_at_most_once_a_day(here):
    row = here.sent()
    asked = Message.objects.filter(kind="report.sign")
    assert set(asked.values_list("user", flat=True)) == {here.employer.pk, here.union.pk}

    assert reports.ask_again(row.pk, by=ROBOT, at=NOON) == 2
    with pytest.raises(GuardFailed, match="Nobody was asked"):
        reports.ask_again(row.pk, by=ROBOT, at=NOON)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_send_at_once_one_freezes_and_the_other_is_told():
    here = scene()
    row = here.draft()

    def attempt(_):
        try:
            return reports.submit(row.pk, by=Actor.user(here.coordinator), at=NOON).digest
        except DomainError as refused:
            return refused.code

    found = race(2, attempt)

    row.refresh_from_db()
    assert sorted(found) == sorted([row.digest, "wrong-state"])
    assert Event.objects.filter(kind="report.submit").count() == 1
