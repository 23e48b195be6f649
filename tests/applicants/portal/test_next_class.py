"""The next class on a page of the portal is the one in which the worker lets people go on."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from applicants.models import Application
from applicants.records.left_behind import next_class
from applicants.workflows import later_classes
from apprenticeships import mail, messages
from apprenticeships.messages import kinds
from apprenticeships.models import Message
from tests import factories as make
from tests.applicants.portal.reading import read, text
from tests.applicants.way import APRIL, MARCH, K, draft, ready, record, sent, way
from tests.factories import NOON
from tests.trainings import line

pytestmark = pytest.mark.django_db
EVENING = datetime(2026, 2, 1, 5, 30, tzinfo=UTC)  # January 31, 11:30 p.m. in Chicago
DAY = timedelta(days=1)
LATE = datetime(2026, 2, 10, 18, 0, tzinfo=UTC)


def shown(client, row, *, at):
    """The first day of the next class as the page says it, and as the worker would choose it."""
    with time_machine.travel(at, tick=False):
        page = read(client, row)
    row.refresh_from_db()
    found = next_class(row, on=at.date())
    return page.context["later"], found.starts_on if found else None


def test_the_day_of_sending_is_that_of_the_program_s_zone(client):
    """What is sent late in the evening of the last day counts for that day, though it is the next one in Greenwich."""
    of = way()
    of.april.apply_by = of.march.apply_by
    of.april.save()
    row = sent(of)
    Application.objects.filter(pk=row.pk).update(submitted_at=EVENING)

    assert shown(client, row, at=LATE) == (APRIL, APRIL)

    later_classes.follow(at=NOON + (MARCH - NOON.date()))
    row.refresh_from_db()
    assert row.cohort == of.april


def test_today_is_that_of_the_program_s_zone(client):
    """Late in the evening of the last day to apply a class still takes applications."""
    of = way()
    row = sent(of)
    of.april.apply_by = of.march.apply_by
    of.april.save()

    with time_machine.travel(EVENING, tick=False):
        page = read(client, row)
    with time_machine.travel(EVENING + timedelta(hours=1), tick=False):
        over = read(client, row)

    assert [each.takes for each in page.context["seats"]] == [True, True]
    assert [each.takes for each in over.context["seats"]] == [False, False]


def test_a_class_without_their_path_is_not_their_next_one(client):
    of = way()
    row = sent(of)
    before = make.version(program=of.program, number=2, state="retired")
    row.track = make.make_track(before, slug="phlebotomist")
    row.save()

    assert shown(client, row, at=LATE) == (None, None)


def test_a_training_class_of_a_partnership_is_nobody_s_next_one(client):
    of = way()
    row = sent(of)
    make.cohort(version=of.version, starts_on=date(2026, 3, 16), apply_by=of.april.apply_by, component=line(of.version))

    assert shown(client, row, at=LATE) == (APRIL, APRIL)


def open_until_late(cohort):
    """A class that takes applications after the day by which everybody has to be ready."""
    cohort.apply_by = cohort.ready_by + 3 * DAY
    cohort.save()
    return cohort.ready_by + DAY


def test_a_draft_for_a_class_that_comes_too_soon_is_to_be_sent_for_the_next_one(client):
    of = way()
    row = draft(of)
    day = open_until_late(of.march)

    page = text_on(client, row, day)

    assert "The class of Monday, March 2 comes too soon for you now." in page
    assert "Before you send it, choose the class of Monday, April 6" in page
    assert ("we move you" in page, "send anything again" in page) == (False, False)


def test_a_draft_for_a_class_that_comes_too_soon_hears_nothing_of_it_while_no_other_is_open(client):
    of = way()
    row = draft(of)
    of.april.canceled_at = NOON
    of.april.save()

    assert "comes too soon" not in text_on(client, row, open_until_late(of.march))


def test_a_draft_whose_class_is_closed_reads_of_the_class_it_would_count_for_and_the_one_after(client):
    of = way()
    row = draft(of)
    of.april.ready_by, of.april.apply_by = MARCH - 20 * DAY, MARCH
    of.april.save()
    make.cohort(version=of.version, starts_on=date(2026, 5, 4), apply_by=date(2026, 3, 31))

    page = text_on(client, row, of.april.ready_by + DAY)

    assert "The class of Monday, April 6 comes too soon for you now." in page
    assert "choose the class of Monday, May 4" in page


@pytest.mark.parametrize(
    ("language", "soon", "then"),
    [
        ("en", "of Monday, March 2 comes too soon for you now.", "When this class begins, we move you to the class of"),
        ("es", "del lunes 2 de marzo empieza demasiado pronto", "le pasamos a la clase del lunes 6 de abril y le"),
    ],
)
def test_who_can_no_longer_be_ready_reads_so_and_in_which_class_they_go_on(client, language, soon, then):
    of = way()
    row = sent(of, person=make.applicant(language=language))

    before, after = (text_on(client, row, day) for day in (of.march.ready_by, of.march.ready_by + DAY))

    assert (soon in before, then in before) == (False, False)
    assert (soon in after, then in after) == (True, True)
    assert "Time is short" not in after
    assert ("20" in ready_of(before), "20" in ready_of(after)) == (True, False)  # no day that is over


def test_a_mail_about_the_step_still_says_what_comes_after_it():
    of = way()
    row = sent(of)
    at = NOON + (of.march.ready_by + DAY - NOON.date())

    make.session(program=of.program, starts_at=at + DAY)
    messages.promise("step.reminder", key="step", to=row.person, at=at, context={
        "application": row.pk, "requirement": of.asked[K.INFO_SESSION].pk,
    })  # fmt: skip

    assert (
        "Time is short for this class." in mail.render(Message.objects.get(key="step"), kinds()["step.reminder"]).text
    )


def test_a_test_that_may_be_taken_again_only_after_the_class_says_so_at_once(client):
    of = way()
    row = sent(of)
    record(row, K.ENTRANCE_EXAM, {"score": 60}, taken_on=date(2026, 1, 7), at=NOON)
    assert "comes too soon" not in text_on(client, row, date(2026, 1, 8))

    other = sent(of)
    record(other, K.ENTRANCE_EXAM, {"score": 60}, taken_on=date(2026, 1, 22), at=NOON + 15 * DAY)
    assert "comes too soon" in text_on(client, other, date(2026, 1, 23))  # the next try is on February 21


def test_without_a_next_class_the_page_says_that_nothing_is_lost(client):
    of = way()
    row = sent(of)
    of.april.canceled_at = NOON
    of.april.save()

    assert "When the next class opens, we move you to it" in text_on(client, row, of.march.ready_by + DAY)


def test_who_has_nothing_open_of_their_own_reads_nothing_of_it(client):
    of = way()
    row = ready(of)

    assert "comes too soon" not in text_on(client, row, of.march.ready_by + DAY)


def ready_of(page):
    """What the map says of getting ready."""
    return page.rpartition("<h3>")[0].rpartition("<h3>")[2]


def text_on(client, row, day):
    with time_machine.travel(datetime(day.year, day.month, day.day, 18, tzinfo=UTC), tick=False):
        return text(read(client, row))
