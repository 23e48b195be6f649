"""Classes ahead, and the places in them."""

from datetime import date

import pytest

from apprenticeships.errors import Conflict, GuardFailed
from apprenticeships.models import Event, Intake
from cohorts.models import Cohort, SeatState
from cohorts.workflows import class_changes, cohorts
from tests import factories
from tests.cohorts.scene import NOON, ROBOT

pytestmark = pytest.mark.django_db
NEW_YEAR = date(2026, 1, 1)


def _generate(version, **changes):
    return cohorts.generate(version, **{"on": NEW_YEAR, "by": ROBOT, "at": NOON} | changes)


def test_a_year_of_classes_starts_on_first_mondays_and_moves_off_labor_day():
    version = factories.version()

    found = _generate(version)

    assert [row.starts_on.isoformat()[5:] for row in found] == [
        "01-05", "02-02", "03-02", "04-06", "05-04", "06-01", "07-06", "08-03", "09-14", "10-05", "11-02", "12-07",
    ]  # fmt: skip
    assert found[8].nominal_start == date(2026, 9, 7)


def test_a_class_knows_all_of_its_dates():
    version = factories.version(cutoff_months_before=2, ready_days_before=10)

    first = _generate(version)[0]

    assert (first.apply_by, first.ready_by) == (date(2025, 11, 30), date(2025, 12, 26))
    assert (first.class_ends_on, first.ends_on) == (date(2026, 3, 30), date(2027, 1, 4))
    assert (first.exam_from, first.exam_to) == (date(2026, 3, 23), date(2026, 3, 29))


def test_everybody_is_ready_by_a_day_on_which_people_work():
    version = factories.version(ready_days_before=11)

    found = {row.starts_on: row.ready_by for row in _generate(version)}

    assert found[date(2026, 1, 5)] == date(2025, 12, 24)  # not on Christmas
    assert found[date(2026, 3, 2)] == date(2026, 2, 19)
    version.ready_days_before = 8
    version.save()
    moved = class_changes.move(
        version.cohorts.get(starts_on=date(2026, 3, 2)).pk, starts_on=date(2026, 3, 9), by=ROBOT, at=NOON, reason="Snow"
    )
    assert moved.ready_by == date(2026, 2, 27)  # March 1 is a Sunday


def test_generating_again_writes_nothing():
    version = factories.version()
    before = [row.pk for row in _generate(version)]
    events = Event.objects.count()

    after = [row.pk for row in _generate(version)]

    assert after == before
    assert Event.objects.count() == events


def test_a_later_version_does_not_touch_classes_that_exist():
    version = factories.version()
    _generate(version, months=2)
    version.state = "retired"
    version.save()
    newer = factories.version(program=version.program, number=2)

    found = _generate(newer, months=3)

    assert [row.version.number for row in found] == [1, 1, 2]


def test_a_program_with_rolling_intake_has_no_classes_ahead():
    version = factories.version(intake=Intake.ROLLING)

    assert _generate(version) == []


def test_a_yearly_program_starts_in_its_month_only():
    version = factories.version(intake=Intake.YEARLY, intake_months=[6])

    assert [row.starts_on for row in _generate(version)] == [date(2026, 6, 1)]


def test_a_class_may_be_added_by_hand_but_not_twice_on_one_day():
    version = factories.version(intake=Intake.ROLLING)
    cohorts.add(version, starts_on=date(2026, 2, 9), by=ROBOT, at=NOON)

    with pytest.raises(Conflict, match="has a class on that day already"):
        cohorts.add(version, starts_on=date(2026, 2, 9), by=ROBOT, at=NOON)

    assert Cohort.objects.count() == 1


def test_a_version_without_phases_is_refused_with_a_sentence():
    version = factories.version()
    version.phases.all().delete()

    with pytest.raises(GuardFailed, match="A plan needs phases"):
        _generate(version)

    assert Cohort.objects.count() == 0


def test_an_opening_brings_its_seats():
    cohort = factories.cohort()
    department = factories.make_department()

    opening = cohorts.add_opening(
        cohort, track=cohort.version.tracks.get(), department=department, headcount=3, by=ROBOT, at=NOON
    )

    assert list(opening.seats.values_list("number", "state")) == [(n, SeatState.FREE) for n in (1, 2, 3)]
    assert opening.site == department.site


@pytest.mark.parametrize("headcount", [0, 501])
def test_an_opening_needs_a_sensible_number_of_places(headcount):
    cohort = factories.cohort()

    with pytest.raises(GuardFailed):
        cohorts.add_opening(
            cohort,
            track=cohort.version.tracks.get(),
            department=factories.make_department(),
            headcount=headcount,
            by=ROBOT,
            at=NOON,
        )


def test_a_department_is_opened_once_for_a_path():
    opening = factories.opening()

    with pytest.raises(Conflict):
        cohorts.add_opening(
            opening.cohort, track=opening.track, department=opening.department, headcount=2, by=ROBOT, at=NOON
        )


def test_a_path_of_another_version_is_refused():
    cohort = factories.cohort()

    with pytest.raises(GuardFailed):
        cohorts.add_opening(
            cohort,
            track=factories.version().tracks.get(),
            department=factories.make_department(),
            headcount=2,
            by=ROBOT,
            at=NOON,
        )
