"""A chore of many rows: a bad one is reported and counted, and the rest goes on."""

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.db import OperationalError

from apprenticeships import chores


def step_of(problem):
    def step(key):
        if key == 2:
            raise problem
        return key

    return step


def test_the_rest_goes_on_and_what_failed_is_counted_at_the_end():
    seen = []

    with pytest.raises(ExceptionGroup, match="seats: 1 rows failed, 4 did not") as found, chores.rows("seats") as rows:
        seen = [rows.each((1, 2, 3), step_of(ValueError("bad"))), rows.each((4, 5), bool)]

    assert (seen, [str(error) for error in found.value.exceptions]) == ([4, 2], ["bad"])
    assert chores.each("seats", (1, 3), step_of(ValueError("bad"))) == 4


@pytest.mark.parametrize("problem", [SoftTimeLimitExceeded(), OperationalError("server closed the connection")])
def test_without_time_or_database_nothing_goes_on(problem):
    with pytest.raises(type(problem)):
        chores.each("seats", (1, 2, 3), step_of(problem))
