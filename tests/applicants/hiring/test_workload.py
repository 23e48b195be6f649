"""Workload by reviewer and department: counts and ages, at the same cost for one as for thirty."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from tests.applicants.hiring.readers import browser
from tests.applicants.hiring_world import AFTER, MEETING, world

pytestmark = pytest.mark.django_db


def test_workload_counts_what_waits_and_for_how_long_for_own_departments_only(django_assert_max_num_queries):
    here, there = world(headcount=9), world()
    here.panelist(name="Sam Ortiz")
    there.candidate()
    _, half, ahead, new = (here.candidate() for _ in range(4))
    here.prepared(half)
    here.meet(ahead, starts_at=MEETING + timedelta(days=4))
    new.referrals.update(referred_at=AFTER - timedelta(days=8))

    with time_machine.travel(AFTER, tick=False):
        client = browser(here.manager)
        with django_assert_max_num_queries(12):
            response = client.get(reverse("hiring:workload"))

    reviewers = [(line["name"], line["owed"], line["since"], line["ahead"]) for line in response.context["reviewers"]]
    (department,) = response.context["departments"]
    assert reviewers == [
        ("Sam Ortiz", 1, "Friday, January 9", 1),
        ("Priya Raman", 0, "", 1),
    ]
    assert (department["open"], department["uninvited"], department["offers"]) == (4, 2, 1)
    assert department["since"] == "Thursday, January 1, 6 working days"
    assert str(there.opening.department) not in response.content.decode()


def test_how_long_a_score_is_owed_is_counted_by_the_clock_of_the_site():
    here = world()
    here.panelist(name="Sam Ortiz")
    here.scored(here.candidate())

    with time_machine.travel(AFTER + timedelta(days=3, hours=6), tick=False):  # Monday evening, Tuesday in London
        response = browser(here.manager).get(reverse("hiring:workload"))

    assert response.context["reviewers"][0]["since"] == "Friday, January 9, 1 working day"
