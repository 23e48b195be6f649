"""The map of the whole way tells what happened: nothing is done that never was, and no result is missing."""

from datetime import date

import pytest
import time_machine

from applicants.portal.map import done
from applicants.workflows import applications
from tests.applicants.portal.reading import read
from tests.applicants.way import K, draft, sent, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
YOUNG = {"eligibility": {"birth_date": date(2009, 5, 17)}}


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


def withdrawn(row):
    applications.withdraw(row.pk, reason_code="pay", by=ROBOT, at=NOON)
    return row


@pytest.mark.parametrize(
    ("row", "step", "says"),
    [
        (lambda: sent(way(), **YOUNG), "Screening", ""),
        (lambda: sent(way(wanted=(K.TYPING, K.BACKGROUND, K.DRUG)), **YOUNG), "Screening", "You do not need this."),
        (lambda: withdrawn(sent(way(wanted=(K.INFO_SESSION, K.WORKKEYS)))), "Tests", ""),
        (lambda: withdrawn(draft(way())), "Application", ""),
    ],
)
def test_what_is_not_asked_or_never_began_is_not_done(client, row, step, says):
    page = read(client, row())

    stop = next(each for each in page.context["stops"] if each.title == step)
    assert (stop.family, stop.badge, stop.text, stop.done_on) == ("later", "", says, None)
    assert page.context["done"] == done(page.context["stops"]) <= 1
    assert not (says and stop.who)
