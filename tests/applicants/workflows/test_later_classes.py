"""Whoever is undecided when their class begins goes on in the next one, and hears of it once."""

from datetime import date, timedelta

import pytest

from applicants.admin.turns import turn
from applicants.models import Application
from applicants.workflows import later_classes, questions, referrals
from apprenticeships import mail
from apprenticeships.messages import kinds
from apprenticeships.models import Message, PersonIdentity
from apprenticeships.workflows import one_by_one
from tests import factories as make
from tests.applicants.way import MARCH, ready, sent, state_of, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
FIRST = NOON + (MARCH - NOON.date())
MAY = date(2026, 5, 4)


def next_one(of, **fields):
    """The only later class, whose cut-off is ahead."""
    of.april.canceled_at = NOON
    of.april.save(update_fields=["canceled_at"])
    fields = {"version": of.version, **fields}
    return make.cohort(starts_on=MAY, apply_by=date(2026, 3, 31), **fields)


def told(kind):
    return Message.objects.filter(kind=kind)


def follow(days=0):
    return later_classes.follow(at=FIRST + timedelta(days=days))


def test_they_go_on_with_all_they_have_and_departments_of_the_next_class_see_them():
    of = way()
    waits, meets = sent(of), ready(of)
    make.opening(cohort=of.march)
    referrals.refer_ready(at=NOON)
    may = next_one(of)
    make.opening(cohort=may)

    moved = [follow(-1), follow(), follow(1)]

    assert moved == [0, 2, 0]
    assert {state_of(waits), state_of(meets)} == {"submitted", "ready"}
    assert {waits.cohort, meets.cohort} == {may}
    rows = meets.referrals.order_by("pk").values_list("opening__cohort", "closed_at")
    assert list(rows) == [(of.march.pk, FIRST), (may.pk, None)]
    assert told("application.next_class").count() == 2
    row = told("application.next_class").first()
    envelope = mail.render(row, kinds()[row.kind])
    assert envelope.subject == "You go on for the class of Monday, May 4"
    assert "There is nothing to send again." in envelope.text


def test_what_was_sent_by_the_cut_off_of_the_next_class_counts_for_it_although_that_day_is_over():
    of = way()
    early, late, may = sent(of), sent(of), make.cohort(version=of.version, starts_on=MAY, apply_by=date(2026, 3, 31))
    Application.objects.filter(pk=late.pk).update(submitted_at=FIRST - timedelta(days=1))

    follow()

    early.refresh_from_db()
    late.refresh_from_db()
    assert of.april.apply_by == date(2026, 2, 28)
    assert (early.cohort, late.cohort) == (of.april, may)


@pytest.mark.parametrize(
    ("born", "state", "mails"), [(date(2008, 4, 15), "ready", 1), (date(2008, 6, 1), "ineligible", 0)]
)
def test_age_counts_on_the_new_first_day(born, state, mails):
    of = way()
    row = ready(of)
    PersonIdentity.objects.filter(person=row.person).update(birth_date=born)
    next_one(of)

    follow()

    assert (state_of(row), row.cohort.starts_on) == (state, MAY)
    assert told("application.next_class").exists() == (state == "ready")


def test_without_a_next_class_of_their_path_they_hear_once_stand_in_nobodys_way_and_a_coordinator_sees_them(
    monkeypatch,
):
    monkeypatch.setattr(one_by_one, "AT_ONCE", 1)
    of = way()
    row = sent(of)
    due = NOON.date() + timedelta(days=9)
    questions.request_information(row.pk, sections=["work"], note="A letter.", due=due, by=ROBOT, at=NOON)
    other = make.version(program=of.program, number=2, state="retired")
    other.tracks.update(slug="something-else")
    next_one(of, version=other)

    behind = sent(way())  # of a program that has another class

    moved = [follow(), follow(1), follow(2)]

    behind.refresh_from_db()
    assert (moved, behind.cohort.starts_on > MARCH) == ([0, 1, 0], True)
    mail_ = told("application.no_next_class").get()
    assert "there was no decision about you in time" in mail.render(mail_, kinds()[mail_.kind]).text
    assert Application.objects.filter(turn("begun", MARCH)).get() == row
    make.cohort(version=of.version, starts_on=date(2026, 6, 1), apply_by=date(2026, 4, 30))
    assert follow(3) == 1
    assert state_of(row) == "needs_information"
    assert row.cohort.starts_on == date(2026, 6, 1)


def test_nobody_is_put_before_a_department_for_a_class_that_has_begun():
    of = way()
    row = ready(of)
    make.opening(cohort=of.march)

    assert referrals.refer_ready(at=FIRST) == 0
    assert referrals.refer(row, by=ROBOT, at=FIRST) == 0
