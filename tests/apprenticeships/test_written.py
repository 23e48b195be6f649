"""Statements that are written once: what they answer, and what they refuse."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, connections, transaction
from django.db.models import Count, QuerySet
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from applicants.workflows.arrows import locked_many
from apprenticeships.models import Membership, Role, User
from apprenticeships.written import NotWritten, written_once
from cohorts.models import Cohort
from tests import factories as make

NOW = datetime(2026, 1, 7, 18, tzinfo=UTC)
LATER = NOW + timedelta(days=400)


@written_once
def members(users: list[int], role: str, at: datetime) -> QuerySet[Membership]:
    rows = Membership.objects.counting(at).filter(user_id__any_of=users, role=role)
    return rows.select_related("user").annotate(all=Count("user__memberships")).order_by("pk")


@written_once
def classes(after: date) -> QuerySet[Cohort]:
    return Cohort.objects.filter(starts_on__gt=after).only("starts_on").order_by("starts_on")


@written_once
def of_nobody(user: int) -> QuerySet[User]:
    return User.objects.all()


@pytest.mark.django_db
def test_it_answers_as_the_query_set_does_for_each_value_and_asks_once():
    first, second = (make.membership(make.user(), Role.HIRING_MANAGER) for _ in range(2))
    ended = make.membership(make.user(), Role.HIRING_MANAGER, acts_for=first.user, ends_at=NOW + timedelta(days=1))
    people = [row.user_id for row in (first, second, ended)]

    assert members(people, "hiring_manager", NOW) == [first, second, ended]
    assert members(people, "hiring_manager", LATER) == [first, second]
    assert members(people[1:], role="hiring_manager", at=NOW) == [second, ended]
    assert members([], "hiring_manager", NOW) == []
    assert members(people, "instructor", NOW) == []
    with CaptureQueriesContext(connection) as asked:
        (row,) = members([first.user_id], "hiring_manager", NOW)
        assert (row.user.email, row.all) == (first.user.email, 1)  # type: ignore[attr-defined]
    assert len(asked) == 1


@pytest.mark.django_db
def test_a_row_leaves_out_the_same_columns():
    row = make.cohort()

    (found,) = classes(row.starts_on - timedelta(days=1))

    assert found == row
    assert found.get_deferred_fields() >= {"apply_by"}
    assert classes(row.starts_on) == []


@pytest.mark.django_db
def test_threads_do_not_share_it():
    found: list[list[Cohort]] = []
    classes(date(2026, 1, 1))

    def ask() -> None:
        try:
            found.append(classes(date(2026, 1, 1)))
        finally:
            connection.close()

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()

    assert found == [[]]


@pytest.mark.django_db
def test_a_thread_with_another_connection_asks_that_one():
    classes(date(2026, 1, 1))
    first, other = connections["default"], connections["default"].copy()
    connections["default"] = other
    try:
        with CaptureQueriesContext(other) as asked:
            classes(date(2026, 1, 1))
    finally:
        connections["default"] = first
        other.close()

    assert len(asked) == 1


@pytest.mark.django_db(transaction=True)
def test_rows_are_locked_within_a_transaction_only():
    with transaction.atomic():
        assert locked_many([0]) == []

    with pytest.raises(TransactionManagementError):
        locked_many([0])


@pytest.mark.django_db
def test_a_value_that_the_statement_does_not_hold_is_a_fault_of_whoever_wrote_it():
    with pytest.raises(NotWritten, match="user"):
        of_nobody(1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("build", "why"),
    [
        (lambda rows: rows.prefetch_related("memberships"), "prefetches"),
        (lambda rows: rows.values("email"), "values"),
        (lambda rows: rows.values_list("email", flat=True), "values"),
    ],
)
def test_what_would_be_read_as_plain_rows_is_refused(build, why):
    """Nobody looks at what a statement leaves out: related rows would be asked for one by one, columns be rows."""

    @written_once
    def people(key: int) -> QuerySet[User]:
        return build(User.objects.filter(pk=key))

    with pytest.raises(NotWritten, match=why):
        people(1)


@pytest.mark.django_db
def test_nothing_is_another_question():
    with pytest.raises(NotWritten, match="after"):
        classes(None)  # type: ignore[arg-type]
