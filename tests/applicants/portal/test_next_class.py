"""The next class on a page of the portal is the one in which the worker lets people go on."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from applicants.models import Application
from applicants.records.left_behind import next_class
from applicants.workflows import later_classes
from tests import factories as make
from tests.applicants.portal.reading import read
from tests.applicants.way import APRIL, MARCH, sent, way
from tests.factories import NOON

pytestmark = pytest.mark.django_db
EVENING = datetime(2026, 2, 1, 5, 30, tzinfo=UTC)  # January 31, 11:30 p.m. in Chicago
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
