"""The text of an apprenticeship agreement: what has to stand in it, and what makes it another one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from applicants.rules.agreement import Pay, Span, Terms, changed, digest_of, facts, probation_days, text_of

TERMS = Terms(
    apprentice="Maya Ortiz",
    born_on=date(2004, 2, 29),
    sponsor="Cedar Bend Health",
    employer="Cedar Bend Health",
    place="Family Medicine",
    occupation="Medical assistant",
    code="1085",
    begins_on=date(2026, 3, 2),
    ends_on=date(2027, 3, 1),
    work_minutes=120_000,
    class_minutes=2_880,
    class_is_paid=True,
    spans=(Span("Class and clinic", 12, 240, 2160),),
    skills=("Takes vital signs",),
    pay=(Pay("Start", "From the first day", Decimal("17.25")), Pay("Certified", "After passing the exam", None)),
    contact="Dana Whitfield, 314-555-0100",
)


@pytest.mark.parametrize(
    "words",
    [
        "Maya Ortiz, born on February 29, 2004",
        "Medical assistant (1085)",
        "begins on March 2, 2026 and is planned to end on March 1, 2027",
        "2,000 hours of work under supervision",
        "Class and clinic: 12 weeks, 36 hours of work and 4 hours of class a week",
        "48 hours of related instruction. Time in class is paid as work",
        "Start: $17.25 an hour. From the first day",
        "Certified: as the employer sets it",
        "The first 91 days are probation",
        "Cedar Bend Health will not discriminate",
        "Title 29 of the Code of Federal Regulations, part 30",
        "Dana Whitfield, 314-555-0100",
        "Social Security number is voluntary",
    ],
)
def test_everything_that_the_law_asks_for_stands_in_it(words):
    assert words in text_of(facts(TERMS))


@pytest.mark.parametrize(
    ("change", "headings"),
    [
        ({"begins_on": date(2026, 3, 9)}, ["Begin and term", "Probation and the end of this agreement"]),
        ({"pay": (Pay("Start", "From the first day", Decimal("17.50")),)}, ["Wages"]),
        ({"apprentice": "Maya Ortiz Diaz"}, ["Parties"]),
        ({"guardian": "Rosa Ortiz"}, ["Parties"]),
        ({"work_minutes": 126_000}, ["On-the-job learning"]),
        ({"sponsor": "Cedar"}, ["Parties", "Equal opportunity pledge"]),
        ({}, []),
    ],
)
def test_any_change_is_another_text_and_its_headings_are_named(change, headings):
    before, now = facts(TERMS), facts(replace(TERMS, **change))

    assert changed([list(pair) for pair in before], now) == headings
    assert (digest_of(text_of(before)) == digest_of(text_of(now))) == (not change)


@pytest.mark.parametrize(("ends_on", "days"), [(date(2027, 3, 2), 91), (date(2031, 3, 2), 365), (date(2026, 3, 3), 0)])
def test_probation_is_a_quarter_of_the_term_and_at_most_a_year(ends_on, days):
    assert probation_days(date(2026, 3, 2), ends_on) == days
