"""One participant by hand: added, corrected, ended, taken back."""

from datetime import date, timedelta

import pytest

from apprenticeships.errors import Conflict, GuardFailed
from apprenticeships.models import Event, Person
from cohorts.models import Participant
from cohorts.rules.partnership.participants import Entry
from cohorts.workflows import participants
from tests import factories as make
from tests import partnership
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


@pytest.fixture
def version():
    return partnership.partnership()


def add(version, known_as="", **fields):
    fields = {"given_name": "Ana", "family_name": "Ruiz", "kind": "entrant"} | fields
    entry = Entry(1, **fields)
    return participants.add(version.program_id, entry=entry, known_as=known_as, by=ROBOT, at=NOON)


def correct(row, **fields):
    now = {"kind": row.kind, "employer": row.employer, "union": row.union, "occupation": row.occupation,
           "region": row.region, "reference": row.reference} | fields  # fmt: skip
    return participants.correct(row.pk, **now, by=ROBOT, at=NOON, reason="As the clinic says.")


def test_somebody_who_is_added_takes_part_from_today_and_gets_an_event(version):
    row = add(version, kind="incumbent", employer=partnership.clinic().pk)

    assert (row.person.name, row.joined_on, row.employer) == ("Ana Ruiz", TODAY, partnership.clinic())
    assert set(Event.objects.values_list("kind", "person")) == {
        ("person.create", row.person_id),
        ("participant.join", row.person_id),
    }


def test_a_known_person_with_the_same_address_is_not_written_twice(version):
    person = make.person(given_name="Ana", family_name="Ruiz", email="ana@example.org")

    row = add(version, email="ana@example.org")

    assert (row.person, Person.objects.count()) == (person, 1)


def test_somebody_who_takes_part_already_is_refused(version):
    add(version, email="ana@example.org")

    with pytest.raises(GuardFailed, match="takes part already"):
        add(version, email="ana@example.org")


def test_a_namesake_is_asked_about_and_the_answer_holds(version):
    first = add(version)

    with pytest.raises(GuardFailed, match="Known already: Ana Ruiz") as refusal:
        add(version)
    with pytest.raises(GuardFailed, match="takes part already"):
        add(version, known_as="same")
    second = add(version, known_as="new")

    assert refusal.value.field == "known_as"
    assert first.person != second.person


def test_a_namesake_of_two_needs_more_than_an_answer(version):
    add(version)
    add(version, known_as="new")

    with pytest.raises(GuardFailed, match="Write the e-mail"):
        add(version, known_as="same")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"kind": "incumbent"}, "employer"),
        ({"reference": "E1"}, "employer"),
        ({"joined_on": TODAY + timedelta(days=1)}, "joined_on"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(version, fields, field):
    with pytest.raises(GuardFailed) as refusal:
        add(version, **fields)

    assert refusal.value.field == field


def test_a_number_that_somebody_else_has_is_refused(version):
    partnership.participant(version, reference="E1")
    other = partnership.participant(version, reference="E2")

    with pytest.raises(Conflict, match="belongs to somebody else"):
        correct(other, reference="E1")


def test_a_correction_names_what_changed_and_nothing_else(version):
    row = partnership.participant(version)

    correct(row, occupation="Nurse ", region="South")
    correct(Participant.objects.get(), occupation="Nurse", region="South")

    row.refresh_from_db()
    assert (row.occupation, row.region, row.employer) == ("Nurse", "South", partnership.clinic())
    assert Event.objects.get().data == {"fields": ["occupation", "region"]}


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"employer": None}, "employer"), ({"kind": "guest"}, "kind"),
     ({"kind": "entrant", "employer": None, "reference": "E1"}, "employer")],
)  # fmt: skip
def test_a_correction_that_no_record_may_hold_is_refused(version, fields, field):
    with pytest.raises(GuardFailed) as refusal:
        correct(partnership.participant(version), **fields)

    assert refusal.value.field == field


def test_somebody_ends_once_and_comes_back_once(version):
    row = partnership.participant(version)

    for _ in range(2):
        participants.end(row.pk, left_on=TODAY, by=ROBOT, at=NOON)
    row.refresh_from_db()
    left_on = row.left_on
    for _ in range(2):
        participants.resume(row.pk, by=ROBOT, at=NOON)

    row.refresh_from_db()
    assert (left_on, row.left_on) == (TODAY, None)
    assert list(Event.objects.order_by("pk").values_list("kind", flat=True)) == [
        "participant.end",
        "participant.resume",
    ]


def test_nobody_leaves_before_they_joined(version):
    row = partnership.participant(version, joined_on=date(2026, 1, 5))

    with pytest.raises(GuardFailed, match="Monday, January 5"):
        participants.end(row.pk, left_on=date(2026, 1, 4), by=ROBOT, at=NOON)
