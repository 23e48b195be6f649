"""Somebody applied under two addresses: a coordinator puts the two together, and the phone shows both applications."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from applicants.models import Application
from apprenticeships.models import Person, Role
from apprenticeships.workflows import duplicates
from tests import factories as make
from tests.applicants.way import sent, way
from tests.factories import NOON
from tests.journeys.stage import press
from tests.journeys.test_applied_twice import FIRST, SECOND

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.ignore_template_errors,
]


def applied(email, at):
    """An application, sent from an address."""
    person = make.applicant(given_name="Maya", family_name="Torres", email=email, phone="+13145550123")
    EmailAddress.objects.create(user=person.user, email=email, verified=True, primary=True)
    return sent(way(), person=person, at=at)


def test_two_records_become_one_and_the_person_sees_both_applications_under_either_address(stage):
    stage.clock.traveller.move_to(NOON)
    first, second = applied(FIRST, NOON - timedelta(days=9)), applied(SECOND, NOON)
    duplicates.search(at=NOON)

    desk = stage.known(make.staff(Role.COORDINATOR), reverse("desk:duplicates"), width=1280)
    press(desk, "Maya Torres and Maya Torres")
    desk.get_by_label(FIRST).check()
    press(desk, "Put the two records together")
    assert set(Person.objects.get(email=FIRST).applications.all()) == {first, second}

    for email in (FIRST, SECOND):
        phone = stage.signed_in(email, reverse("portal:applications"))
        stage.look(phone, email.partition("@")[0])
        for row in Application.objects.all():
            assert phone.locator(f"a[href*='{row.public_id}']").count() == 1
            assert str(row.version.program) in phone.content()
    assert stage.wrong == {}
