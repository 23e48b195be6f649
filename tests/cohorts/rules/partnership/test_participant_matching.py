"""Who is known already: a name and one more thing; a name alone is a question for a person."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apprenticeships.rules.lists import Problem
from cohorts.rules.partnership.participant_matching import NEW, SKIP, Known, Outcome, decided, match
from cohorts.rules.partnership.participants import Entry

DAY = date(2026, 1, 5)
KNOWN = Known(
    person=1, key="castell rosa", name="Rosa Castell", email="rosa@example.org", phone="+14155550100", participant=11,
    employer=1, union=7, kind="incumbent", occupation="Assistant", reference="E1", joined_on=DAY,
)  # fmt: skip
ELSEWHERE = replace(KNOWN, participant=None, employer=None, union=None, kind="", occupation="", reference="",
                    joined_on=None)  # fmt: skip
ROW = Entry(2, "Rosa", "Castell", employer=1)


def plan(*rows: Entry, known: tuple[Known, ...] = (KNOWN,)):
    entries = [replace(each, row=number) for number, each in enumerate(rows, start=2)]
    return match(entries, {each.row: f"{each.family_name} {each.given_name}".lower() for each in entries}, known)


def outcomes(found):
    return [(each.outcome, each.known.person if each.known else None) for each in found.verdicts]


@pytest.mark.parametrize(
    ("row", "known", "outcome"),
    [
        (replace(ROW, email="rosa@example.org"), KNOWN, Outcome.SAME),
        (replace(ROW, phone="+14155550100"), KNOWN, Outcome.SAME),
        (replace(ROW, reference="E1"), KNOWN, Outcome.SAME),
        (replace(ROW, reference="E1", occupation="Nurse"), KNOWN, Outcome.CHANGED),
        (replace(ROW, email="rosa@example.org"), ELSEWHERE, Outcome.JOINS),
        (replace(ROW, email="rosa@example.org"), replace(ELSEWHERE, near=False), Outcome.JOINS),
        (ROW, KNOWN, Outcome.ASK),
        (replace(ROW, email="other@example.org"), KNOWN, Outcome.ASK),
        (replace(ROW, employer=2, reference="E1"), KNOWN, Outcome.ASK),
        (replace(ROW, email="rosa@example.org", reference="E2"), KNOWN, Outcome.ASK),
        (ROW, replace(ELSEWHERE, near=False), Outcome.NEW),
        (replace(ROW, reference="E2"), KNOWN, Outcome.NEW),
        (replace(ROW, given_name="Rosalia", email="rosa@example.org"), KNOWN, Outcome.NEW),
        (replace(ROW, given_name="Rosalia", reference="E1"), KNOWN, Outcome.ASK),
    ],
)
def test_a_name_and_one_more_thing_make_a_known_person(row, known, outcome):
    assert [each.outcome for each in plan(row, known=(known,)).verdicts] == [outcome]


def test_an_empty_cell_changes_nothing():
    (found,) = plan(replace(ROW, reference="E1", union=8)).verdicts

    assert found.changes == {"union": 8}


def test_a_new_employer_ends_the_former_employers_number():
    (found,) = plan(replace(ROW, employer=2, email="rosa@example.org")).verdicts

    assert found.changes == {"employer": 2, "reference": ""}


def test_a_number_of_somebody_else_is_a_mistake_of_the_row():
    other = replace(
        KNOWN, person=2, key="ruiz ana", name="Ana Ruiz", email="", phone="", participant=12, reference="E2"
    )

    found = plan(replace(ROW, email="rosa@example.org", reference="E2"), known=(replace(KNOWN, reference=""), other))

    assert (found.verdicts, found.problems) == (
        (),
        (Problem(2, "Employer's number", "This number belongs to Ana Ruiz."),),
    )


def test_a_number_under_another_name_may_be_the_same_person_or_a_mistake_but_nobody_new():
    found = plan(replace(ROW, family_name="Ito", reference="E1"))

    assert outcomes(decided(found, {2: NEW})) == [(Outcome.ASK, None)]
    assert outcomes(decided(found, {2: "person-1"})) == [(Outcome.SAME, 1)]


def test_somebody_twice_in_a_list_is_taken_once():
    row = Entry(2, "Ana", "Ruiz", email="ana@example.org")

    found = plan(row, replace(row, phone="+14155550101"))

    assert outcomes(found) == [(Outcome.NEW, None)]
    assert found.problems == (Problem(3, "", "The same person as in row 2."),)


def test_two_rows_that_mean_one_known_person_are_taken_once():
    found = plan(replace(ROW, email="rosa@example.org"), replace(ROW, phone="+14155550100"))

    assert outcomes(found) == [(Outcome.SAME, 1)]
    assert found.problems == (Problem(3, "", "The same person as in row 2."),)


def test_one_number_for_two_names_is_a_mistake_of_the_later_row():
    found = plan(
        Entry(2, "Ana", "Ruiz", employer=1, reference="E9"), Entry(3, "Ben", "Ito", employer=1, reference="E9")
    )

    assert found.problems == (Problem(3, "Employer's number", "Row 2 has the same number."),)


def test_namesakes_in_a_list_are_a_question_unless_their_numbers_say_that_they_are_two():
    namesake = Entry(2, "Ana", "Ruiz", employer=1)

    asked = plan(namesake, namesake)
    told = plan(replace(namesake, reference="E8"), replace(namesake, reference="E9"))

    assert [each.outcome for each in asked.verdicts] == [Outcome.NEW, Outcome.ASK]
    assert asked.verdicts[1].candidates[0].key == "row-2"
    assert [each.outcome for each in told.verdicts] == [Outcome.NEW, Outcome.NEW]


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        ("person-1", [(Outcome.SAME, 1)]),
        (NEW, [(Outcome.NEW, None)]),
        (SKIP, []),
        ("", [(Outcome.ASK, None)]),
        ("person-99", [(Outcome.ASK, None)]),
        ("nonsense", [(Outcome.ASK, None)]),
    ],
)
def test_a_question_stays_until_it_has_an_answer_that_it_offers(answer, left):
    assert outcomes(decided(plan(ROW), {2: answer})) == left


def test_two_answers_never_make_one_person_of_two_rows():
    found = decided(plan(ROW, replace(ROW, phone="+14155550199")), {2: "person-1", 3: "person-1"})

    assert outcomes(found) == [(Outcome.SAME, 1)]
    assert found.problems == (Problem(3, "", "The same person as in row 2."),)


def test_an_answer_that_names_an_earlier_row_leaves_the_later_one_out():
    namesake = Entry(2, "Ana", "Ruiz")

    assert outcomes(decided(plan(namesake, namesake), {3: "row-2"})) == [(Outcome.NEW, None)]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (Entry(2, "Ana", "Ruiz", kind="incumbent"), "Employer"),
        (replace(ROW, reference="E1", left_on=date(2026, 1, 4)), "Left on"),
    ],
)
def test_what_no_record_may_hold_is_a_mistake_of_the_row(row, column):
    found = plan(row)

    assert (found.verdicts, [each.column for each in found.problems]) == ((), [column])


def test_the_fingerprint_tells_when_anything_is_different_now():
    row = replace(ROW, reference="E1", occupation="Nurse")
    now = plan(row).fingerprint

    assert now == plan(row).fingerprint
    assert now != plan(row, known=(replace(KNOWN, region="South"),)).fingerprint
    assert now != plan(row, known=()).fingerprint


NAMES, ADDRESSES, NUMBERS = ("Ana", "Ben"), ("", "a@example.org", "b@example.org"), ("", "E1", "E2", "E3")
ROWS = st.lists(
    st.builds(
        Entry,
        row=st.just(2),
        given_name=st.sampled_from(NAMES),
        family_name=st.sampled_from(("Ruiz", "Ito")),
        email=st.sampled_from(ADDRESSES),
        employer=st.sampled_from((1, 2)),
        reference=st.sampled_from(NUMBERS),
        occupation=st.sampled_from(("", "Nurse")),
    ),
    max_size=12,
)


def taken_in(found) -> list[Known]:
    """What would be known after the list was taken in, every question answered with somebody else where it may be."""
    settled = decided(found, {each.entry.row: NEW for each in found.of(Outcome.ASK)})
    return [
        Known(
            person=each.entry.row, key=f"{each.entry.family_name} {each.entry.given_name}".lower(),
            name=each.entry.name,
            email=each.entry.email, participant=each.entry.row, employer=each.entry.employer, kind="incumbent",
            reference=each.entry.reference, occupation=each.entry.occupation,
        )
        for each in settled.of(Outcome.NEW)
    ]  # fmt: skip


@given(ROWS)
def test_every_row_is_told_once_and_no_number_is_given_twice(rows):
    found = plan(*rows, known=())
    people = taken_in(found)

    told = [each.entry.row for each in found.verdicts] + [each.row for each in found.problems]
    assert sorted(told) == list(range(2, len(rows) + 2))
    numbers = [(each.employer, each.reference) for each in people if each.reference]
    assert len(numbers) == len(set(numbers))


@given(ROWS)
def test_a_list_that_was_taken_in_brings_nobody_new_the_second_time(rows):
    found = plan(*rows, known=())

    again = plan(*rows, known=tuple(taken_in(found)))

    assert again.of(Outcome.NEW, Outcome.JOINS) == []
