"""What counts to the caps beside a proposed shift."""

from cohorts.rules.minors.worked import worked_beside
from tests.cohorts.rules.minors.scene import FRIDAY, SATURDAY, SUMMER, WEDNESDAY, shift

HOUR = 60


def test_shifts_of_a_day_add_up():
    found = worked_beside(None, [shift(SUMMER, 900, 1200), shift(SUMMER, 1300, 1500)], [], {})

    assert found == {SUMMER: 5 * HOUR}


def test_a_class_outside_of_every_shift_counts_as_work():
    assert worked_beside(None, [shift(SUMMER, 900, 1200)], [shift(SUMMER, 1300, 1500)], {}) == {SUMMER: 5 * HOUR}


def test_a_class_inside_of_a_shift_counts_once():
    assert worked_beside(None, [shift(SUMMER, 900, 1700)], [shift(SUMMER, 1300, 1500)], {}) == {SUMMER: 8 * HOUR}


def test_a_class_that_the_proposed_shift_covers_is_not_counted_beside_it():
    proposed = shift(SUMMER, 900, 1400)

    assert worked_beside(proposed, [], [shift(SUMMER, 1300, 1500)], {}) == {SUMMER: HOUR}


def test_a_class_on_both_sides_of_the_proposed_shift_counts_on_both():
    assert worked_beside(shift(SUMMER, 1000, 1100), [], [shift(SUMMER, 900, 1200)], {}) == {SUMMER: 2 * HOUR}


def test_approved_hours_and_the_shift_of_that_day_are_the_same_work():
    planned = [shift(WEDNESDAY, 1530, 1830)]

    assert worked_beside(None, planned, [], {WEDNESDAY: 2 * HOUR}) == {WEDNESDAY: 3 * HOUR}
    assert worked_beside(None, planned, [], {WEDNESDAY: 4 * HOUR}) == {WEDNESDAY: 4 * HOUR}


def test_approved_hours_stand_beside_the_class_of_that_day():
    assert worked_beside(None, [], [shift(FRIDAY, 1600, 1700)], {FRIDAY: 2 * HOUR}) == {FRIDAY: 3 * HOUR}


def test_each_day_has_its_own_sum():
    found = worked_beside(None, [shift(FRIDAY, 1600, 1800)], [], {SATURDAY: 4 * HOUR})

    assert found == {FRIDAY: 2 * HOUR, SATURDAY: 4 * HOUR}


def test_stretches_that_lie_inside_of_another_add_nothing():
    inside = [shift(SUMMER, 900, 1700), shift(SUMMER, 1000, 1100), shift(SUMMER, 1600, 1800)]

    assert worked_beside(None, inside, [], {}) == {SUMMER: 9 * HOUR}
