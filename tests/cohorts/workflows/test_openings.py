"""Places of a department: entered with an area, changed while people take them, taken off while nobody does."""

import pytest
from django.db import IntegrityError, InternalError, connection, transaction

from apprenticeships.errors import Conflict, GuardFailed
from apprenticeships.models import Event, Interest, Step, StepKind
from cohorts.models import Opening, Seat, SeatState
from cohorts.workflows import cohorts, openings, seats
from cohorts.workflows.openings import Fits
from tests import factories
from tests.cohorts.scene import DAY, NOON, ROBOT, race, taken_seat

pytestmark = pytest.mark.django_db


def summer():
    """A class to whose departments people are matched, and its one area."""
    cohort = factories.cohort()
    Step.objects.create(version=cohort.version, position=1, slug="matching", kind=StepKind.MATCHING, title="Matching")
    return cohort, Interest.objects.create(version=cohort.version, slug="nursing", title="Nursing", position=1)


def add(cohort, **fields):
    fields.setdefault("department", factories.make_department())
    given = {"track": cohort.version.tracks.get(), "headcount": 3, "by": ROBOT, "at": NOON}
    return cohorts.add_opening(cohort, fits=fits(fields), **given | fields)


def fits(fields):
    """Whom the places are for, taken out of what a test cares about."""
    return Fits(*(fields.pop(name, None) for name in ("age_from", "age_to", "weekly_minutes")))


def change(opening, **fields):
    return openings.change(opening.pk, fits=fits(fields), **{"headcount": 3, "by": ROBOT, "at": NOON} | fields)


def numbers(opening):
    return list(opening.seats.values_list("number", flat=True))


def test_places_where_people_are_matched_carry_area_ages_and_hours():
    cohort, nursing = summer()

    row = add(cohort, interest=nursing, age_from=16, age_to=18, weekly_minutes=1200)

    row.refresh_from_db()
    assert (row.interest, row.age_from, row.age_to, row.weekly_minutes) == (nursing, 16, 18, 1200)
    assert numbers(row) == [1, 2, 3]


def test_places_where_people_are_matched_need_an_area():
    cohort, _ = summer()

    with pytest.raises(GuardFailed, match="Choose the area of interest") as refused:
        add(cohort)

    assert refused.value.field == "interest"


def test_an_area_of_other_rules_is_refused():
    cohort, _ = summer()
    _, elsewhere = summer()

    with pytest.raises(GuardFailed, match="another version") as refused:
        add(cohort, interest=elsewhere)

    assert refused.value.field == "interest"


def test_a_department_offers_an_area_once_and_another_beside_it():
    cohort, nursing = summer()
    lab = Interest.objects.create(version=cohort.version, slug="lab", title="Laboratory", position=2)
    first = add(cohort, interest=nursing)

    add(cohort, interest=lab, department=first.department)
    with pytest.raises(Conflict):
        add(cohort, interest=nursing, department=first.department)

    assert Opening.objects.filter(department=first.department).count() == 2


WRONG = [
    ({"age_from": 13}, "age_from"),
    ({"age_from": 100}, "age_from"),
    ({"age_to": 13}, "age_to"),
    ({"age_from": 18, "age_to": 17}, "age_to"),
    ({"weekly_minutes": 59}, "weekly_minutes"),
    ({"weekly_minutes": 2401}, "weekly_minutes"),
    ({"headcount": 0}, "headcount"),
    ({"headcount": 501}, "headcount"),
]


@pytest.mark.parametrize(("fields", "where"), WRONG)
def test_numbers_out_of_range_are_refused_at_their_field(fields, where):
    cohort, nursing = summer()
    row = add(cohort, interest=nursing)

    with pytest.raises(GuardFailed) as adding:
        add(cohort, interest=nursing, **fields)
    with pytest.raises(GuardFailed) as changing:
        change(row, **fields)

    assert (adding.value.field, changing.value.field) == (where, where)


@pytest.mark.parametrize("fields", [{"age_from": 14, "age_to": 99}, {"age_from": 16, "age_to": 16}, {"headcount": 500}])
def test_the_edges_of_the_ranges_are_fine(fields):
    cohort, nursing = summer()

    row = change(add(cohort, interest=nursing), **fields)

    assert {name: getattr(row, name) for name in fields} == fields


def test_more_places_bring_more_seats_and_fewer_take_the_last_ones():
    cohort, nursing = summer()
    row = add(cohort, interest=nursing)

    change(row, headcount=5)
    more = numbers(row)
    change(row, headcount=2)

    assert (more, numbers(row)) == ([1, 2, 3, 4, 5], [1, 2])
    assert Opening.objects.get(pk=row.pk).headcount == 2
    assert Event.objects.filter(kind="opening.change").count() == 2


def test_a_seat_that_somebody_has_is_never_taken_away():
    row = factories.opening(headcount=3)
    seats.hold(row.pk, person=factories.person(), until=NOON + DAY, by=ROBOT, at=NOON)
    taken_seat(row)
    Seat.objects.filter(opening=row, number=1).update(number=9)

    with pytest.raises(GuardFailed, match=r"2 seats are taken or held here. Keep at least 2 places.") as refused:
        change(row, headcount=1)
    change(row, headcount=2)

    assert refused.value.field == "headcount"
    assert list(row.seats.exclude(state=SeatState.FREE).values_list("number", flat=True)) == [2, 9]
    assert row.seats.count() == 2


def test_an_opening_that_nobody_names_goes_away():
    cohort, nursing = summer()
    row = add(cohort, interest=nursing)

    gone = openings.take_off(row.pk, by=ROBOT, at=NOON)

    assert (gone, Opening.objects.count(), Seat.objects.count()) == (True, 0, 0)
    assert Event.objects.get(kind="opening.take_off").subject_id == row.pk


def test_an_opening_before_which_somebody_stood_stays_without_places_and_can_come_back():
    row = factories.opening(headcount=2)
    factories.referral(factories.application("ready", cohort=row.cohort), row)

    gone = openings.take_off(row.pk, by=ROBOT, at=NOON)

    row.refresh_from_db()
    assert (gone, row.headcount, row.seats.count()) == (False, 0, 0)
    assert change(row, headcount=1).seats.get().number == 1


def test_an_opening_is_not_taken_off_while_somebody_has_a_seat():
    row = factories.opening(headcount=2)
    taken_seat(row)

    with pytest.raises(GuardFailed, match=r"1 seat is taken or held here. Keep at least 1 place."):
        openings.take_off(row.pk, by=ROBOT, at=NOON)

    assert row.seats.count() == 2
    assert not Event.objects.filter(kind="opening.take_off").exists()


def test_a_class_that_was_called_off_takes_no_change():
    cohort, nursing = summer()
    row = add(cohort, interest=nursing)
    cohort.canceled_at = NOON
    cohort.save()

    with pytest.raises(GuardFailed, match="called off"):
        change(row, headcount=4)


@pytest.mark.django_db(transaction=True)
def test_changes_and_holds_at_once_end_with_as_many_seats_as_places():
    row = factories.opening(headcount=4)
    people = [factories.person() for _ in range(4)]

    def step(number):
        if number % 2:
            return seats.hold(row.pk, person=people[number // 2], until=NOON + DAY, by=ROBOT, at=NOON)
        return change(row, headcount=2 + number // 2)

    race(8, step)

    row.refresh_from_db()
    assert row.seats.count() == row.headcount


LIES = {
    "more places than seats": "UPDATE cohorts_opening SET headcount = headcount + 1 WHERE id = {opening}",
    "fewer places than seats": "UPDATE cohorts_opening SET headcount = 0 WHERE id = {opening}",
    "places without seats": (
        "INSERT INTO cohorts_opening (public_id, cohort_id, track_id, site_id, department_id, headcount) "
        "SELECT gen_random_uuid(), cohort_id, track_id, site_id, {department}, 2 FROM cohorts_opening "
        "WHERE id = {opening}"
    ),
    "a seat too many": "INSERT INTO cohorts_seat (opening_id, number, state) VALUES ({opening}, 9, 'free')",
    "a seat too few": "DELETE FROM cohorts_seat WHERE id = {seat}",
    "a seat carried off": "UPDATE cohorts_seat SET opening_id = {elsewhere}, number = 9 WHERE id = {seat}",
    "a class changed": "UPDATE cohorts_opening SET cohort_id = {later} WHERE id = {opening}",
    "two seats in one class": (
        "UPDATE cohorts_seat SET state = 'taken', person_id = {person} WHERE id IN ({seat}, {elsewhere_seat})"
    ),
    "two seats in one class, of which one says it is in another": (
        "UPDATE cohorts_seat SET state = 'taken', person_id = {person}, "
        "cohort_id = CASE id WHEN {seat} THEN cohort_id ELSE {later} END WHERE id IN ({seat}, {elsewhere_seat})"
    ),
}


def test_no_statement_makes_places_and_seats_disagree_or_gives_two_seats_in_a_class():
    row = factories.opening(headcount=2)
    elsewhere = factories.opening(cohort=row.cohort)
    names = {
        "opening": row.pk, "seat": row.seats.last().pk, "elsewhere": elsewhere.pk, "later": factories.cohort().pk,
        "elsewhere_seat": elsewhere.seats.get().pk, "person": factories.person().pk,
        "department": factories.make_department().pk,
    }  # fmt: skip
    refused = {}

    for lie, statement in LIES.items():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement.format(**names))
                assert cursor.rowcount > 0
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # as at the end of a transaction
        except (IntegrityError, InternalError) as error:
            refused[lie] = error.__cause__.diag.constraint_name
    connection.cursor().execute("SET CONSTRAINTS ALL DEFERRED")

    counted, twice = "opening_seats_are_its_headcount", "seat_one_per_person_and_class"
    assert refused == dict(zip(LIES, [*[counted] * 6, None, twice, twice], strict=True))
    assert (row.seats.count(), elsewhere.seats.count()) == (2, 1)
