"""Who somebody is."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from allauth.account.models import EmailAddress
from django.db import connection, transaction

from apprenticeships.errors import Conflict
from apprenticeships.models import Event, Person
from apprenticeships.workflows import people
from tests import factories as make
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db


def user(email="maya@example.org", *, verified=True):
    row = make.user(email=email)
    EmailAddress.objects.create(user=row, email=email, primary=True, verified=verified)
    return row


def test_the_first_sign_in_claims_the_person_with_its_address():
    person = make.person(email="Maya@Example.org")

    claimed = people.claim(user(), at=NOON)

    assert claimed == person
    assert list(Event.objects.values_list("kind", flat=True)) == ["person.claim"]


def test_an_address_that_nobody_verified_claims_nobody():
    make.person(email="maya@example.org")

    assert people.claim(user(verified=False), at=NOON) is None


def test_an_address_that_two_share_claims_nobody():
    make.person(email="maya@example.org")
    make.person(email="maya@example.org")

    assert people.claim(user(), at=NOON) is None


def test_somebody_who_is_claimed_cannot_be_claimed_again():
    make.applicant(email="maya@example.org")
    other = make.user(email="other@example.org")
    EmailAddress.objects.create(user=other, email="maya2@example.org", primary=True, verified=True)

    assert people.claim(other, at=NOON) is None


def test_who_is_not_known_gets_a_record_of_their_own():
    person = people.person_for(user(), given_name="Maya", family_name="Torres", at=NOON)

    assert (person.name, person.email) == ("Maya Torres", "maya@example.org")
    assert people.person_for(person.user, given_name="X", family_name="Y", at=NOON) == person


def test_of_two_who_share_an_address_the_one_with_the_name_is_claimed_and_no_third_is_written():
    for given in ("Ana", "Maya"):
        make.person(given_name=given, family_name="Tórres", email="maya@example.org")
    who = user()

    assert people.claim(who, at=NOON) is None
    person = people.person_for(who, given_name=" maya", family_name="Torres", at=NOON)

    assert (person.given_name, person.user) == ("Maya", who)
    assert Person.objects.count() == 2

    unproved = user("ana@example.org", verified=False)
    make.person(given_name="Ana", family_name="Bell", email="ana@example.org")
    assert people.person_for(unproved, given_name="Ana", family_name="Bell", at=NOON).user == unproved
    assert Person.objects.filter(email="ana@example.org").count() == 2


@pytest.mark.parametrize("spelled", [("José", "Núñez"), ("jose", "NUNEZ"), (" Jose ", "Nunez")])
def test_the_same_name_and_address_is_the_same_person(spelled):
    person = make.person(given_name="José", family_name="Núñez", email="jose@example.org")

    given, family = spelled
    found = people.find_or_create(
        given_name=given, family_name=family, email="JOSE@example.org", phone="", by=ROBOT, at=NOON
    )

    assert found == person


def test_another_name_with_the_same_address_is_another_person_and_changes_nobody():
    mother = make.person(given_name="Ana", email="family@example.org", phone="+13145550101")

    son = people.find_or_create(
        given_name="Leo", family_name=mother.family_name, email="family@example.org", phone="1", by=ROBOT, at=NOON
    )

    mother.refresh_from_db()
    assert son != mother
    assert mother.phone == "+13145550101"


@pytest.mark.django_db(transaction=True)
def test_ten_at_once_are_one_person():
    def attempt(_):
        try:
            return people.find_or_create(
                given_name="Maya", family_name="Torres", email="maya@example.org", by=ROBOT, at=NOON
            ).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        found = set(pool.map(attempt, range(10)))

    assert len(found) == 1
    assert Person.objects.count() == 1


def test_a_record_that_was_merged_a_moment_ago_refuses_with_a_sentence():
    kept, merged = make.person(), make.person()
    merged.merged_into = kept
    merged.save(update_fields=["merged_into"])

    with transaction.atomic(), pytest.raises(Conflict, match="Two records became one a moment ago"):
        Person.objects.locked(merged.pk)
