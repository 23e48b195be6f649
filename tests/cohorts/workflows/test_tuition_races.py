"""Payments of one person at the same moment, on real PostgreSQL: the rest of the year's limit is used once."""

from decimal import Decimal

import pytest

from cohorts.models import TuitionRequest
from cohorts.tuition_years import year_of
from cohorts.workflows import tuition
from tests import partnership_services as services
from tests.applicants.workflows.test_hiring_races import all_at_once
from tests.cohorts.scene import coordinator
from tests.factories import NOON

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 8


def test_payments_at_once_never_use_the_same_rest_twice():
    version = services.program()
    worker = services.worker(version)
    places = [worker, services.worker(services.program(), person=worker.person)]
    by = coordinator()
    rows = [services.approved(places[n % 2], "1000.00", course=f"Course {n}") for n in range(THREADS)]

    done, refused = all_at_once(
        *(lambda pk=row.pk: tuition.pay(pk, paid_on=NOON.date(), by=by, at=NOON) for row in rows)
    )

    assert (len(done), refused) == (THREADS, [])
    paid = TuitionRequest.objects.all()
    assert sum(row.excludable for row in paid) == Decimal(5250)
    assert sum(row.taxable for row in paid) == Decimal(2750)
    assert year_of(worker, 2026).left == 0


def test_one_request_is_paid_once_by_many_at_once():
    row = services.approved()
    by = coordinator()

    done, refused = all_at_once(*[lambda: tuition.pay(row.pk, paid_on=NOON.date(), by=by, at=NOON)] * THREADS)

    assert (len(done), len(refused)) == (1, THREADS - 1)


def test_the_same_course_is_asked_for_once_by_two_taps():
    worker = services.worker()
    by = tuition.Actor.user(worker.person.user)

    done, _ = all_at_once(*[lambda: tuition.ask(worker.pk, terms=services.terms(), by=by, at=NOON)] * THREADS)

    assert (len(done), TuitionRequest.objects.count()) == (1, 1)
