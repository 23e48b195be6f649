"""Chores do one row after the other: one that fails is put down and tried again, and its neighbors notice nothing."""

from datetime import timedelta

import pytest
from django.db import InterfaceError, connection

from applicants.models import ScreeningStep
from applicants.workflows import rejudging, screening
from apprenticeships import audit, tasks
from apprenticeships.admin import todo
from apprenticeships.errors import GuardFailed
from apprenticeships.models import ChoreFailure, Event, Message, Role
from apprenticeships.rules.backing_off import next_try
from apprenticeships.workflows import one_by_one, waitlist
from tests import factories as make
from tests.applicants.records.test_standings import asking, somebody
from tests.apprenticeships.workflows.test_waitlist import DAY, freed, states
from tests.factories import NOON, ROBOT

MINUTE = timedelta(minutes=1)
did: list[int] = []


def act(key, *, at, bad=3):
    Event.objects.create(kind="tried", subject_type="row", subject_id=key, actor_kind="system", actor_name="x", at=at)
    if key == bad:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
    did.append(key)
    return True


def refused(key, *, at):
    raise GuardFailed("Aaliyah Brooks has an offer already.", code="offer")


def gone(key, *, at):
    raise InterfaceError


@pytest.fixture(autouse=True)
def nothing_done():
    did.clear()


@pytest.mark.parametrize(("times", "minutes"), [(1, 1), (2, 2), (3, 4), (6, 32), (7, 60), (900, 60)])
def test_it_is_tried_again_soon_at_first_and_at_least_each_hour(times, minutes):
    assert next_try(NOON, times=times) == NOON + minutes * MINUTE


@pytest.mark.django_db
def test_a_row_that_fails_changes_nothing_for_its_neighbors_and_leaves_nothing_but_a_note():
    assert one_by_one.each_on_its_own([1, 2, 3, 4, 5], act, at=NOON) == 4
    assert did == [1, 2, 4, 5]
    assert sorted(Event.objects.values_list("subject_id", flat=True)) == [1, 2, 4, 5]
    row = ChoreFailure.objects.get()
    assert (row.row, row.times, row.problem, row.again_at) == (3, 1, "DataError", NOON + MINUTE)
    assert str(row) == "Test one by one, record 3"


@pytest.mark.django_db
def test_it_is_passed_over_until_it_is_time_and_forgotten_when_it_is_done():
    keys = [3, 1]
    for minute in (0, 0.5, 1, 2):
        one_by_one.each_on_its_own(keys, act, at=NOON + minute * MINUTE)
    assert ChoreFailure.objects.get().times == 2
    assert ChoreFailure.objects.to_see().count() == 1

    one_by_one.each_on_its_own(keys, act, at=NOON + 3 * MINUTE, bad=0)
    assert (ChoreFailure.objects.count(), did) == (0, [1, 1, 1, 1, 3, 1])


@pytest.mark.django_db
def test_rows_that_fail_leave_room_for_as_many_others(monkeypatch):
    monkeypatch.setattr(one_by_one, "AT_ONCE", 2)
    rows = [1, 2, 3, 4]
    one_by_one.each_on_its_own(rows, refused, at=NOON)
    assert sorted(ChoreFailure.objects.values_list("row", "problem")) == [
        (n, "A rule said no (offer).") for n in (1, 2)
    ]

    one_by_one.each_on_its_own(rows, refused, at=NOON)
    assert sorted(ChoreFailure.objects.values_list("row", flat=True)) == rows
    assert one_by_one.forget(at=NOON + MINUTE) == 0
    assert one_by_one.forget(at=NOON + 17 * MINUTE) == 4


@pytest.mark.django_db
def test_rows_with_which_nothing_can_be_done_keep_no_others_waiting(monkeypatch):
    monkeypatch.setattr(one_by_one, "AT_ONCE", 2)
    looked = []

    def idle(key, *, at):
        looked.append(key)

    for minute in range(3):
        one_by_one.each_on_its_own([1, 2, 3, 4, 5, 6], idle, at=NOON + minute * MINUTE)

    assert sorted(looked) == [1, 2, 3, 4, 5, 6]


@pytest.mark.django_db
def test_a_piece_with_a_bad_row_is_done_row_by_row():
    def together(keys, *, at):
        return sum(act(key, at=at) for key in keys)

    assert one_by_one.in_pieces([1, 2, 3, 4, 5], together, size=4, at=NOON) == 4
    assert sorted(Event.objects.values_list("subject_id", flat=True)) == [1, 2, 4, 5]
    assert ChoreFailure.objects.get().row == 3


@pytest.mark.django_db
def test_a_database_that_is_gone_is_no_matter_of_one_row(monkeypatch):
    monkeypatch.setattr(connection, "is_usable", lambda: False)
    with pytest.raises(InterfaceError):
        one_by_one.each_on_its_own([1, 2], gone, at=NOON)
    assert not ChoreFailure.objects.exists()


def fails_for(step, pk):
    """Another step of the audit, which breaks for one record."""

    def broken(arrow, row, **tail):
        if row.pk == pk:
            raise ZeroDivisionError
        return step(arrow, row, **tail)

    return broken


@pytest.mark.django_db
def test_a_chair_that_cannot_be_let_go_keeps_no_other_from_going_on(monkeypatch):
    bad, good = freed()[1], freed()[1]
    monkeypatch.setattr(audit, "step", fails_for(audit.step, bad[0].pk))

    for minute in range(4):
        waitlist.lapse_due(at=NOON + DAY + minute * MINUTE)

    assert (states(bad), states(good)) == (["offered", "waiting", "waiting"], ["waiting", "offered", "waiting"])
    assert Message.objects.filter(kind="session.lapsed").count() == 1
    assert ChoreFailure.objects.get().times == 3


@pytest.mark.django_db
@pytest.mark.parametrize("where", ["_stale", "recompute_many"])
def test_somebody_who_cannot_be_judged_keeps_nobody_else_from_it(monkeypatch, where):
    cohort = asking()
    rows = [somebody(cohort, fast=True) for _ in range(3)]
    bad, module = rows[1].pk, rejudging if where == "_stale" else screening
    plain = getattr(module, where)

    def broken(keys, **tail):
        if bad in keys:
            raise ZeroDivisionError
        return plain(keys, **tail)

    monkeypatch.setattr(module, where, broken)
    steps = ScreeningStep.objects.filter(requirement__kind="typing").order_by("application")
    steps.update(verdict="missing")
    moved = rejudging.judge_many([row.pk for row in rows], by=ROBOT, at=NOON)
    judged = [step.verdict == "met" for step in steps.all()]
    if where == "_stale":
        assert (moved, judged) == (3, [True, True, True])
        return
    assert (moved, judged) == (2, [True, False, True])
    monkeypatch.undo()
    assert (rejudging.judge_too_old(at=NOON), rejudging.judge_too_old(at=NOON + MINUTE)) == (0, 1)
    assert steps.filter(verdict="met").count() == 3
    assert not ChoreFailure.objects.exists()


@pytest.mark.django_db
@pytest.mark.ignore_template_errors
def test_a_coordinator_sees_what_failed_twice_also_a_chore_as_a_whole(settings, client):
    settings.CHORES, settings.PROMISES = [f"{__name__}.no_such_chore"], []
    user = make.staff(Role.COORDINATOR)
    tasks.tick()
    assert [each for each in todo.collect(user, NOON) if "worker" in each.title] == []

    tasks.tick()
    line = next(each for each in todo.collect(user, NOON) if "worker" in each.title)
    client.force_login(user)
    page = client.get(line.url).content.decode()
    assert (line.count, line.small.endswith("ImportError")) == (1, True)
    assert "Test one by one" in page

    settings.CHORES = []
    tasks.tick()
    assert not ChoreFailure.objects.exists()
