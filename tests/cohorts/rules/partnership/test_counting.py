"""Services, people counted once, targets and pace."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cohorts.rules.partnership.counting import (
    Count,
    Point,
    Progress,
    Service,
    Target,
    burn_up,
    count,
    count_by,
    percent_of,
    progress,
    weekly_rate,
)

QUICK = settings(max_examples=100, deadline=None, database=None)
JULY = date(2026, 7, 1)


def service(person, component="credentials", day=0, partner="North Clinic", evidence="exam"):
    return Service(person, component, JULY + timedelta(day), partner, evidence)


ROWS = [
    service("Ana"),
    service("Ana", day=40),
    service("Ana", component="supervision"),
    service("Ben", partner="South Clinic"),
    service("Ben", partner="North Clinic", evidence=""),
    service("Cam", evidence=""),
    service("Cam", evidence=""),
]


def test_services_are_counted_one_by_one_and_people_once():
    assert count(ROWS) == Count(services=4, people=2, claimed_services=3, claimed_people=1)


def test_people_of_groups_do_not_add_up_to_people_of_all():
    by_partner = count_by(ROWS, lambda each: each.partner)

    assert by_partner == {"North Clinic": Count(3, 1, 3, 2), "South Clinic": Count(1, 1, 0, 0)}
    assert count_by(ROWS, lambda each: (each.component, each.on.month)) == {
        ("credentials", 7): Count(2, 2, 3, 1),
        ("credentials", 8): Count(1, 1, 0, 0),
        ("supervision", 7): Count(1, 1, 0, 0),
    }


def test_nothing_delivered_is_nothing():
    assert count([]) == Count(0, 0, 0, 0)


@pytest.mark.parametrize(
    ("base", "percent", "people"),
    [(10, 90, 9), (11, 90, 10), (9, 90, 9), (1, 1, 1), (0, 90, 0), (10, 100, 10), (3, 33, 1), (200, 50, 100)],
)
def test_a_share_of_people_is_rounded_up_to_whole_people(base, percent, people):
    assert percent_of(base, percent) == people


@pytest.mark.parametrize(
    ("missing", "on", "by", "rate"),
    [
        (0, JULY, JULY, Fraction(0)),
        (10, JULY, JULY + timedelta(70), Fraction(1)),
        (10, JULY, JULY + timedelta(3), Fraction(70, 3)),
        (1, JULY, JULY, None),
        (1, JULY, JULY - timedelta(1), None),
        (0, JULY, JULY - timedelta(1), Fraction(0)),
    ],
)
def test_the_pace_still_needed_ends_with_the_time(missing, on, by, rate):
    assert weekly_rate(missing, on=on, by=by) == rate


def test_a_target_counts_people_of_its_component_once_and_leaves_claims_apart():
    target = Target("credentials", 10, JULY, date(2027, 6, 30))
    later = [*ROWS, service("Dee", day=100), service("Eli", day=-1)]

    found = progress(target, later, on=JULY + timedelta(60))

    assert found == Progress(2, 1, 8, Fraction(8 * 7, (date(2027, 6, 30) - JULY).days - 60))


def test_more_than_the_target_is_shown_and_nothing_is_missing():
    target = Target("credentials", 1, JULY, date(2027, 6, 30))

    assert progress(target, ROWS, on=JULY) == Progress(2, 1, 0, Fraction(0))


def test_the_burn_up_grows_week_by_week_to_the_day():
    target = Target("credentials", 10, JULY, date(2027, 6, 30))
    rows = [service("Ana"), service("Ana", day=6), service("Ben", day=7), service("Cam", day=15, evidence="")]

    points = burn_up(target, rows, on=JULY + timedelta(15))

    assert points == (
        Point(date(2026, 7, 7), 2, 1, 0),
        Point(date(2026, 7, 14), 3, 2, 0),
        Point(date(2026, 7, 16), 3, 2, 1),
    )
    assert burn_up(target, rows, on=JULY - timedelta(1)) == ()


SERVICES = st.lists(
    st.builds(
        service,
        st.integers(0, 6),
        component=st.sampled_from(["credentials", "supervision"]),
        day=st.integers(-3, 60),
        partner=st.sampled_from("NS"),
        evidence=st.sampled_from(["", "exam"]),
    ),
    max_size=30,
)


@QUICK
@given(SERVICES)
def test_services_of_groups_add_up_and_people_are_between_the_largest_group_and_the_sum(rows):
    total, groups = count(rows), count_by(rows, lambda each: (each.component, each.partner)).values()

    assert total.services == sum(each.services for each in groups)
    assert total.claimed_services == sum(each.claimed_services for each in groups)
    assert max((each.people for each in groups), default=0) <= total.people <= sum(each.people for each in groups)
    assert total.people + total.claimed_people == len({each.person for each in rows})


@QUICK
@given(SERVICES, st.integers(0, 70))
def test_the_last_point_of_a_burn_up_is_the_progress_and_nothing_ever_falls(rows, day):
    target = Target("credentials", 5, JULY, JULY + timedelta(50))

    points = burn_up(target, rows, on=JULY + timedelta(day))

    found = progress(target, rows, on=JULY + timedelta(day))
    assert (points[-1].people, points[-1].claimed_people) == (found.reached, found.claimed)
    assert [each.people for each in points] == sorted(each.people for each in points)
    assert [each.services for each in points] == sorted(each.services for each in points)
