"""The statement of the home page is written once, and asks for everybody and every moment what a new one would ask."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from apprenticeships.admin import todo, todo_statement
from apprenticeships.admin.scope import desk
from tests import factories as make

pytestmark = pytest.mark.django_db
MOMENTS = {
    "a new day in UTC, and the evening before in Chicago": datetime(2026, 1, 1, 2, 30, 15, 77, tzinfo=UTC),
    "the first second of a day": datetime(2026, 2, 28, 6, tzinfo=UTC),
    "the last moment of a day": datetime(2026, 12, 31, 5, 59, 59, 999_999, tzinfo=UTC),
    "the night in which clocks go forward": datetime(2026, 3, 8, 7, 30, tzinfo=UTC),
    "the night in which clocks go back": datetime(2026, 11, 1, 6, 30, tzinfo=UTC),
}


def coordinator_of(*slugs):
    user = make.staff()
    for slug in slugs:
        make.membership(user, "coordinator", organization=make.make_organization(slug=slug, name=slug))
    return user


@pytest.mark.parametrize("at", MOMENTS.values(), ids=MOMENTS)
@pytest.mark.parametrize("slugs", [["alder"], ["birch"], ["alder", "birch"]], ids=",".join)
def test_what_is_written_once_asks_what_would_be_written_anew(at, slugs):
    """Written on another day, so that a list which looks at the clock by itself is found out."""
    user = coordinator_of(*slugs)
    here = desk(user)
    on = at.astimezone(here.zone).date()

    with time_machine.travel(at, tick=False):
        anew = todo_statement.write(todo._questions(user, at), at)
    todo_statement.statement.cache_clear()
    with time_machine.travel(at - timedelta(days=40, hours=7), tick=False):
        once = todo_statement.statement(todo._questions, len(slugs), here.zone, on)

    assert once.words == anew.words
    assert once.of(user, at) == list(anew.values)


def test_it_is_written_once_a_day_and_not_for_each_look():
    todo_statement.statement.cache_clear()
    noon = datetime(2026, 6, 10, 17, tzinfo=UTC)

    for slug, minute in [("alder", 0), ("alder", 7), ("birch", 7)]:
        todo.collect(coordinator_of(slug), noon.replace(minute=minute))

    assert todo_statement.statement.cache_info().misses == 1


def test_nothing_is_asked_where_there_are_no_lists(settings):
    settings.HOME_LISTS = []
    at = datetime(2026, 6, 10, tzinfo=UTC)

    assert todo_statement.write(todo._questions(coordinator_of("alder"), at), at).words == ""
