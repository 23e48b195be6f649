"""Whether sending a draft would end it at once, told before it is sent."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from applicants.workflows import applications
from tests import factories as make
from tests.applicants.portal.reading import read, text
from tests.applicants.way import draft, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db


@time_machine.travel(NOON, tick=False)
def test_before_sending_the_page_says_what_would_end_it_and_which_class_fits(client):
    scene = way()
    young, short, fine = (
        draft(scene, **changes)
        for changes in ({"eligibility": {"birth_date": date(2008, 3, 20)}}, {"work": {"jobs": []}}, {})
    )
    said = {}
    for row in (young, short, fine):
        client.force_login(row.person.user)
        pages = [client.get(reverse(name, args=[row.public_id])) for name in ("portal:review", "portal:application")]
        assert pages[0].context["outlook"] == pages[1].context["outlook"]
        said[row] = [text(page) for page in pages]

    for page in said[young]:
        assert "It would end at once for the class of Monday, March 2" in page
        assert "This class needs 18 years on the first day. You are 17 then." in page
        assert "Choose the class of Monday, April 6" in page
        assert page.count("btn-primary") == 1
    for page in said[short]:
        assert "24 months more of health care work, paid or not, would be enough." in page
        assert "Choose the class of" not in page
    for page in said[fine]:
        assert "you qualify for the class of Monday, March 2" in page
        assert "It would end at once" not in page
    assert "Then your page says at once why not" in said[young][0]
    assert "After that we look at it" not in said[young][0]
    assert "Send it all the same" in said[young][0]
    assert "Send my application" in said[fine][0]


@time_machine.travel(NOON, tick=False)
def test_the_map_of_a_draft_says_by_when_each_own_step_is_to_be_done_as_it_does_after_sending(client):
    scene = way()
    row = draft(scene)

    before = read(client, row).context["stops"]
    applications.submit(row.pk, key=make.key(), by=ROBOT, at=NOON)
    after = read(client, row).context["stops"]

    assert [stop.title for stop in before] == [stop.title for stop in after]
    ahead = {stop.title: stop.text for stop in after if stop.family == "later"}
    assert {stop.title: stop.text for stop in before if stop.title in ahead} == ahead
    [session] = [stop.text for stop in before if stop.title == "Information session"]
    assert session.endswith("By Friday, February 6.")
    assert "By Friday, February 6." in ahead["Tests"]


@time_machine.travel(NOON, tick=False)
def test_a_draft_that_would_end_at_once_names_no_day_for_what_would_come(client):
    row = draft(way(), work={"jobs": []})

    assert all("February 6" not in stop.text for stop in read(client, row).context["stops"])


@time_machine.travel(NOON, tick=False)
def test_nobody_s_work_is_too_short_before_they_wrote_of_it(client):
    row = draft(way())
    row.jobs.all().delete()
    row.sections.get(slug="work").delete()

    page = read(client, row)

    assert "It would end at once" not in text(page)
    assert (page.context["outlook"].reasons, page.context["outlook"].fits) == ((), False)
