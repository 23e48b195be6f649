"""The preview of a merge in a browser: it fits a phone and a desk, axe is silent, and one button puts two together."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Lead
from apprenticeships.models import DuplicatePair, Person, Role, SignUp
from apprenticeships.workflows import duplicates
from tests import factories as make
from tests.browser.eyes import follow
from tests.browser.test_targets import cookie_of
from tests.browser.test_training_classes import looked_at
from tests.factories import NOON

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]


@pytest.fixture
def pair():
    """Somebody who applied from two addresses, with birth dates that differ by a slip."""
    with time_machine.travel(NOON, tick=False):
        aim, session = make.cohort(), make.session(starts_at=NOON - timedelta(days=9))
        for email, birth, name in (
            ("maya.torres@example.org", date(2001, 5, 4), "Maya"),
            ("a.very.long.address.of.hers.from.school@students.northgate.example.org", date(2001, 4, 5), "Maya Elena"),
        ):
            person = make.person(
                given_name=name, family_name="Torres", phone="+13145550123", email=email, birth_date=birth
            )
            person.user = make.user(email=email)
            person.save()
            Lead.objects.create(person=person, program=aim.program, source="web", created_at=NOON)
            SignUp.objects.create(session=session, person=person, state="attended", signed_at=NOON, marked_at=NOON)
        make.application("submitted", person=person, cohort=aim)
        duplicates.search(at=NOON)
        yield DuplicatePair.objects.get()


def test_two_records_side_by_side_fit_and_one_button_puts_them_together(pair, open_page, axe, live_server):
    user, wrong = make.staff(Role.COORDINATOR, name="Dana Whitfield"), {}
    page = open_page("/healthz", reduced_motion="reduce")
    page.context.add_cookies([cookie_of(user) | {"url": live_server.url}])

    page.goto(live_server.url + reverse("desk:duplicates"))
    wrong |= looked_at(page, axe, "duplicates", "light")
    follow(page.get_by_role("link", name="Maya Torres and Maya Elena Torres"))
    wrong |= looked_at(page, axe, "duplicate", "light")
    follow(page.get_by_role("button", name="Put the two records together"))
    wrong |= looked_at(page, axe, "duplicate-refused", "light")
    page.get_by_text("Friday, May 4, 2001").click()
    follow(page.get_by_role("button", name="Put the two records together"))
    wrong |= looked_at(page, axe, "duplicates-merged", "light")
    follow(page.get_by_role("link", name="Maya Torres", exact=True))
    wrong |= looked_at(page, axe, "merged", "light")

    assert wrong == {}
    assert Person.objects.get().applications.count() == 1
