"""Which value of a parameter is in force, whether asked one by one or chosen from rows that came along."""

from datetime import date

import pytest

from apprenticeships.daysoff import calendar_named
from apprenticeships.models import Parameter
from apprenticeships.models.parameter import Values
from tests import factories as make

JANUARY, MARCH, MAY = date(2026, 1, 1), date(2026, 3, 1), date(2026, 5, 1)


@pytest.mark.django_db
@pytest.mark.parametrize("on", [date(2025, 12, 31), JANUARY, date(2026, 2, 28), MARCH, MAY])
def test_values_that_came_along_are_chosen_as_those_asked_for(on):
    version = make.version()
    for value, of, since in ((6, None, JANUARY), (7, version, MARCH), (8, None, MAY), (9, version, MAY)):
        Parameter.objects.create(key="response_days", value=value, version=of, effective_from=since)
    rows = [
        {"key": row.key, "value": row.value, "version": row.version_id, "since": row.effective_from.isoformat()}
        for row in Parameter.objects.all()
    ]

    chosen = Values(rows).value("response_days", on=on)

    assert chosen == Parameter.objects.value("response_days", version=version, on=on)
    assert {"response_days": chosen} == Parameter.objects.several("response_days", version=version, on=on)


@pytest.mark.django_db
def test_a_stored_calendar_is_loaded_with_one_statement(django_assert_num_queries):
    make.federal_calendar(date(2026, 7, 3), date(2026, 1, 1))

    with django_assert_num_queries(1):
        found = calendar_named("federal", around=JANUARY)

    assert [each.day for each in found.holidays] == [date(2026, 1, 1), date(2026, 7, 3)]


@pytest.mark.django_db
def test_a_stored_calendar_without_any_day_off_takes_the_place_of_the_computed_one():
    make.federal_calendar()

    assert calendar_named("federal", around=JANUARY).holidays == ()
