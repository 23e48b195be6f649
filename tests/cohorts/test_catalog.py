"""The classes that the catalog shows."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from cohorts.catalog import upcoming
from tests import factories as make
from tests.factories import NOON

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


def test_only_classes_that_take_applications_are_shown_soonest_first():
    version = make.version()
    make.cohort(version=version)
    late = make.cohort(version=version, starts_on=date(2026, 4, 6), apply_by=date(2026, 2, 28))
    soon = make.cohort(version=version, starts_on=date(2026, 3, 2), apply_by=TODAY)
    make.cohort(version=version, starts_on=date(2026, 5, 4), apply_by=date(2026, 3, 31), canceled_at=NOON)

    found = upcoming([version.program_id], at=NOON)[version.program_id]

    assert [each.starts_on for each in found] == [soon.starts_on, late.starts_on]


def test_seats_are_counted_over_all_departments():
    version = make.version()
    cohort = make.cohort(version=version, starts_on=date(2026, 3, 2), apply_by=TODAY)
    first, second = make.opening(cohort=cohort, headcount=3), make.opening(cohort=cohort, headcount=2)
    first.seats.filter(number=1).update(state="taken", person=make.person())
    second.seats.filter(number=1).update(state="held", person=make.person(), held_until=NOON + timedelta(days=1))

    (found,) = upcoming([version.program_id], at=NOON)[version.program_id]

    assert (found.seats_all, found.seats_free) == (5, 3)


def test_a_class_knows_the_sites_that_have_places_in_it():
    version = make.version()
    cohort = make.cohort(version=version, starts_on=date(2026, 3, 2), apply_by=TODAY)
    here = [make.opening(cohort=cohort, headcount=2), make.opening(cohort=cohort, headcount=1)]
    make.make_department(site=make.make_site())

    (found,) = upcoming([version.program_id], at=NOON)[version.program_id]

    assert found.sites == {each.site_id for each in here}
    assert found.seats_all == 3


def test_a_class_without_places_names_no_site():
    version = make.version()
    make.cohort(version=version, starts_on=date(2026, 3, 2), apply_by=TODAY)

    (found,) = upcoming([version.program_id], at=NOON)[version.program_id]

    assert (found.sites, found.seats_all) == (frozenset(), 0)


@pytest.mark.parametrize("programs", [1, 5])
def test_all_programs_cost_one_query(programs, django_assert_num_queries):
    ids = [make.cohort(starts_on=date(2026, 3, 2), apply_by=TODAY).program_id for _ in range(programs)]

    with django_assert_num_queries(1):
        found = upcoming(ids, at=NOON)

    assert len(found) == programs


def test_every_page_offers_the_class_of_the_day_where_its_program_is(client):
    """Half past ten in the evening of the last day in Los Angeles, when it is the day after in Chicago."""
    march, april = date(2026, 3, 2), date(2026, 4, 6)
    there, here = (
        make.version(program=make.program(name=name, organization=make.make_organization(slug=name, zone=zone)))
        for name, zone in (("west", "America/Los_Angeles"), ("east", "America/Chicago"))
    )
    for version in (there, here):
        for starts_on, apply_by in ((march, date(2026, 1, 31)), (april, date(2026, 2, 28))):
            make.cohort(version=version, starts_on=starts_on, apply_by=apply_by)
    client.force_login(make.applicant().user)

    with time_machine.travel(datetime(2026, 2, 1, 6, 30, tzinfo=UTC), tick=False):
        cards = client.get(reverse("catalog:home")).context["cards"]
        choices = client.get(reverse("portal:status")).context["choices"]
        begun = {
            version.program: client.get(reverse("portal:start", args=[version.program.slug]))
            .context["cohort"]
            .starts_on
            for version in (there, here)
        }

    assert begun == {there.program: march, here.program: april}
    for shown in (cards, choices):
        assert {each.program: each.next_class.starts_on for each in shown if each.next_class} == begun
