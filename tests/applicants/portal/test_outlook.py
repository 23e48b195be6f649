"""Whether sending a draft would end it at once, told before it is sent."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from tests.applicants.portal.reading import text
from tests.applicants.way import draft, way
from tests.factories import NOON

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
    for page in said[short]:
        assert "24 months more of health care work, paid or not, would be enough." in page
        assert "Choose the class of" not in page
    for page in said[fine]:
        assert "you qualify for the class of Monday, March 2" in page
        assert "It would end at once" not in page
    assert "Send it all the same" in said[young][0]
    assert "Send my application" in said[fine][0]
