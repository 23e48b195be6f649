"""The reminder before the last day to answer a first letter: once, in time, and only while an answer may come."""

from datetime import date, timedelta

import pytest

from applicants import background_promises
from apprenticeships import messages
from apprenticeships.mail import render
from apprenticeships.messages import NoLongerTrueError
from apprenticeships.models import Message, Parameter, RequirementKind
from tests.applicants.background import CANARY, disputed, noticed, officer, resolved
from tests.applicants.way import sent, way
from tests.factories import NOON

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
KINDS = (RequirementKind.AGE, RequirementKind.BACKGROUND)


def reminder(row):
    return Message.objects.filter(key=f"check.reminder:{row.pk}").first()


def letter_of(message):
    return render(message, messages.kinds()[message.kind])


def test_the_last_day_to_answer_is_reminded_once_on_the_business_day_before_and_names_no_check():
    row = noticed(sent(way(wanted=KINDS)), officer())  # sent on Wednesday, January 7: the last day is the 14th

    assert [background_promises.reconcile(at=NOON + hours * DAY) for hours in (0, 1)] == [1, 0]

    found = reminder(row)
    letter = letter_of(found)
    words = f"{letter.subject}\n{letter.text}".lower()
    assert found.due_at.date() == date(2026, 1, 13)
    assert "you can answer our letter until wednesday, january 14" in words
    assert not [word for word in ("background", "report", CANARY) if word in words]
    assert background_promises.reconcile(at=NOON + 8 * DAY) == 1  # never sent, and the time is over
    assert reminder(row).state == "canceled"


def test_a_weekend_moves_it_back_and_a_parameter_moves_or_ends_it():
    of = way(wanted=KINDS)
    Parameter.objects.create(version=of.version, key="notice_reminder_days", value=3, effective_from=date(2020, 1, 1))
    who = officer()
    row = noticed(sent(of), who)
    background_promises.reconcile(at=NOON)
    assert reminder(row).due_at.date() == date(2026, 1, 9)  # Friday: the weekend is not counted

    Parameter.objects.update(value=0)
    assert (background_promises.reconcile(at=NOON), reminder(row).state) == (1, "canceled")


@pytest.mark.parametrize("kind", ["wrong", "context"])
def test_whoever_answered_is_not_reminded_not_even_after_the_dispute(kind):
    who = officer()
    row = noticed(sent(way(wanted=KINDS)), who)
    background_promises.reconcile(at=NOON)
    found = reminder(row)

    disputed(row, at=NOON + DAY, kind=kind)

    with pytest.raises(NoLongerTrueError):
        letter_of(found)
    assert (background_promises.reconcile(at=NOON + DAY), reminder(row).state) == (1, "canceled")
    if kind == "wrong":
        resolved(row, who, at=NOON + DAY)
    assert (background_promises.reconcile(at=NOON + DAY), reminder(row).state) == (0, "canceled")
