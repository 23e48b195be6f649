"""Every figure against a count by hand over random records, and the list behind each figure against the figure."""

from datetime import date

import pytest

from cohorts.figures.done import done_for, read
from cohorts.figures.goals import by_employer, employers_of
from cohorts.figures.opened import Asked, Counted, behind
from cohorts.figures.outside import ALL, Cell, outside
from cohorts.figures.periods import Slice, quarters, slices, to_date
from cohorts.figures.targets import components_of, figures_of
from cohorts.rules.partnership.suppression import Mark
from tests.cohorts.figures.records import SLUGS, Filled

pytestmark = pytest.mark.django_db
ON = date(2026, 5, 20)


@pytest.fixture(params=[1, 2, 3])
def filled(request):
    return Filled(request.param).fill()


def test_every_figure_equals_a_count_by_hand(filled):
    grant, components = filled.grant, components_of(filled.grant)
    done = done_for(grant, components)
    for period in slices(grant, ON):
        figures = figures_of(grant, first=period.first, last=period.last, components=components, done=done)
        for line in figures.lines:
            counted = line.period
            found = counted.services, counted.people, counted.claimed_services, counted.claimed_people
            assert found == filled.count(period.first, period.last, line=line.component)
            ever = filled.count(grant.since, period.last, line=line.component)
            assert (line.total.reached, line.total.claimed) == (ever[1], ever[3])
            assert line.total.missing == max(0, 12 - ever[1])
        assert figures.period.people == filled.count(period.first, period.last)[1]


def test_the_table_by_employer_equals_a_count_by_hand(filled):
    grant, components = filled.grant, components_of(filled.grant)
    reading = read(grant, components)
    period = to_date(grant, ON)
    counts = by_employer(period, components, reading.done)

    assert [each.name for each in employers_of(reading)] == ["East", "Harbor Clinic", "No employer"]
    for (line, employer), count in counts.items():
        name = {"": None, "-": ""}.get(employer, employer)
        by_hand = filled.count(period.first, period.last, line=line, employer=name)
        assert (count.services, count.people, count.claimed_services, count.claimed_people) == by_hand


def test_the_list_behind_a_figure_has_as_many_rows_as_the_figure_says(filled):
    grant = filled.grant
    done = done_for(grant, components_of(grant))
    for period in slices(grant, ON):
        for line in ("", *SLUGS):
            for employer, name in (("", None), ("-", ""), ("east", "east")):
                by_hand = filled.count(period.first, period.last, line=line, employer=name)
                for place, counted in enumerate(
                    (Counted.SERVICES, Counted.PEOPLE, Counted.CLAIMED_SERVICES, Counted.CLAIMED_PEOPLE)
                ):
                    rows = behind(Asked(period.first, period.last, counted, line, employer), done)
                    assert len(rows) == by_hand[place]


def test_records_about_people_who_are_not_participants_are_told_and_never_counted(filled):
    before = len(done_for(filled.grant, components_of(filled.grant)))
    for person in filled.strangers:
        filled.pass_exam(person, date(2026, 1, 9))

    reading = read(filled.grant, components_of(filled.grant))

    assert len(reading.done) == before
    assert {each.service.person for each in reading.strangers} == {each.pk for each in filled.strangers}


def seen(filled, **known):
    components = components_of(filled.grant)
    reading = read(filled.grant, components)
    partners = [each.slug for each in employers_of(reading)]
    return outside(filled.grant, components, reading.done, partners, on=ON, **known), partners


def test_no_number_under_five_is_shown_outside(filled):
    shown, _ = seen(filled)
    numbers = [*shown.people.values(), *shown.services.values(), *shown.claimed.values()]

    assert any(number is Mark.HIDDEN for number in numbers)
    assert min((number for number in numbers if isinstance(number, int)), default=5) >= 5


def test_an_employer_is_never_the_only_one_hidden_beside_a_total(filled):
    shown, partners = seen(filled)
    for period in [to_date(filled.grant, ON), *quarters(filled.grant, ON)]:
        for line in (*SLUGS, ALL):
            total = shown.people[Cell(period.key, line, ALL)]
            away = [p for p in partners if shown.people[Cell(period.key, line, p)] is Mark.HIDDEN]
            assert total is Mark.HIDDEN or len(away) != 1


def test_the_own_column_is_open_and_the_others_stay_safe(filled):
    own = {each.pk for each in filled.participants if each.employer and each.employer.slug == "east"}
    shown, partners = seen(filled, known=own, own={"east"})
    period = to_date(filled.grant, ON)
    for line in (*SLUGS, ALL):
        by_hand = filled.count(period.first, ON, line=line, employer="east")[1]
        assert shown.people[Cell(period.key, line, "east")] == by_hand
        total = shown.people[Cell(period.key, line, ALL)]
        others = [shown.people[Cell(period.key, line, p)] for p in partners if p != "east"]
        away = [number for number in others if number is Mark.HIDDEN]
        assert total is Mark.HIDDEN or len(away) != 1
        assert all(number is Mark.HIDDEN or number >= 5 for number in others)


def test_a_hidden_component_of_a_quarter_hides_its_services_too(filled):
    shown, _ = seen(filled)
    for cell, number in shown.services.items():
        if shown.people[cell] is Mark.HIDDEN:
            assert number is Mark.HIDDEN


def test_quarters_follow_the_program_year_and_end_with_the_grant(filled):
    grant = filled.grant
    found = quarters(grant, date(2030, 1, 1))

    assert len(found) == 8
    assert found[-1] == Slice("2025-07-01", "July to September 2025", date(2025, 7, 1), date(2025, 9, 30))
    assert found[0].last == grant.until
    assert quarters(grant, date(2025, 6, 1)) == []
    assert to_date(grant, date(2025, 6, 1)).last == grant.since
