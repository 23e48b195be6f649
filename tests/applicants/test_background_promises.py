"""Mails of checks: the last day to answer a first letter comes near; an agency or a lab is late."""

from datetime import date, timedelta

import pytest

from applicants import background_promises
from applicants.models import ConditionCheck
from applicants.workflows import background, drug
from apprenticeships import messages
from apprenticeships.admin.todo import collect
from apprenticeships.mail import render
from apprenticeships.messages import NoLongerTrueError
from apprenticeships.models import Message, Parameter, RequirementKind
from tests import factories as make
from tests.applicants.background import AGENCY, CANARY, by, disputed, noticed, officer, resolved, signed
from tests.applicants.drug_screens import ordered
from tests.applicants.way import sent, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
KINDS = (RequirementKind.AGE, RequirementKind.BACKGROUND)


def reminder(row):
    return Message.objects.filter(key=f"check.reminder:{row.pk}").first()


def titles(user, at):
    """What the lists about checks say to a coordinator."""
    return [each.title for each in collect(user, at) if "overdue" in each.title]


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


def test_an_agency_that_is_late_is_told_to_the_coordinators_once_and_stands_on_their_home_page():
    coordinator = make.staff("coordinator")
    row = signed(sent(way(wanted=KINDS)))
    background.order(row.pk, ordered_on=NOON.date(), **AGENCY, by=by(coordinator), at=NOON)
    due = ConditionCheck.objects.get().due_on
    assert due == date(2026, 1, 22)  # ten business days: Martin Luther King Day is the 19th
    after = NOON + (due - NOON.date()) + DAY
    assert background_promises.reconcile(at=after - DAY) == 0

    assert [background_promises.reconcile(at=after) for _ in range(2)] == [1, 0]

    found = Message.objects.get(kind="check.overdue")
    words = f"{letter_of(found).subject} {letter_of(found).text}"
    assert found.recipient == coordinator.email
    assert "We still wait for an answer that was due on Thursday, January 22" in words
    assert row.application.person.family_name not in words
    assert titles(coordinator, after) == ["background report is overdue: call the agency"]
    assert titles(coordinator, after - DAY) == []

    background.receive(row.pk, clear=True, received_on=after.date(), by=by(coordinator), at=after)

    assert ConditionCheck.objects.get().due_on is None
    assert titles(coordinator, after) == []
    assert (background_promises.reconcile(at=after), Message.objects.get(pk=found.pk).state) == (1, "canceled")


def test_a_drug_screen_is_awaited_at_the_lab_and_then_from_the_lab_and_the_review_takes_no_more_time():
    coordinator = make.staff("coordinator")
    row = sent(way(wanted=(RequirementKind.DRUG,)))
    ordered(row)

    def due():
        return ConditionCheck.objects.get().due_on

    to_the_lab = due()
    drug.move(row.pk, step="collect", on=NOON.date(), by=ROBOT, at=NOON)
    collected = due()
    drug.move(row.pk, step="review", on=(NOON + DAY).date(), by=ROBOT, at=NOON + DAY)

    assert (to_the_lab, collected, due()) == (date(2026, 1, 12), date(2026, 1, 14), date(2026, 1, 14))
    late = NOON + 8 * DAY
    assert titles(coordinator, late) == ["drug screen is overdue: call the applicant or the lab"]
    drug.report(row.pk, status="negative", on=late.date(), is_final=True, by=ROBOT, at=late)
    assert (due(), titles(coordinator, late)) == (None, [])
