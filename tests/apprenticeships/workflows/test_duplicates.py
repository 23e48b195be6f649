"""Pairs that may be one person: found, decided, remembered."""

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress

from apprenticeships.errors import DomainError
from apprenticeships.models import DuplicatePair, Likeness, PairState, Person
from apprenticeships.workflow import Actor
from apprenticeships.workflows import duplicates, merges, people
from tests import factories as make
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
BORN = date(2001, 5, 4)


def found():
    duplicates.search(at=NOON)
    return [(row.first, row.second, row.likeness) for row in DuplicatePair.objects.order_by("pk")]


def twice(one, other):
    """Two records with these columns."""
    common = {"given_name": "Maya", "family_name": "Torres"}
    return make.person(**common | one), make.person(**common | other)


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ({"given_name": "José", "birth_date": BORN}, {"given_name": "JOSE", "birth_date": BORN}, Likeness.STRONG),
        ({"email": "maya@example.org"}, {"email": "Maya@Example.org"}, Likeness.STRONG),
        ({"phone": "+13145550101"}, {"phone": "(314) 555-0101"}, Likeness.STRONG),
        (
            {"birth_date": BORN},
            {"given_name": "Torres", "family_name": "Maya", "birth_date": BORN},
            Likeness.STRONG,
        ),
        ({"given_name": "Jasmine", "birth_date": BORN}, {"given_name": "Jasmin", "birth_date": BORN}, Likeness.LIKELY),
        ({"given_name": "William", "phone": "+13145550101"}, {"given_name": "Bill", "phone": "3145550101"}, 2),
        ({}, {}, Likeness.MAYBE),
        ({}, {"given_name": "Torres", "family_name": "Maya"}, Likeness.MAYBE),
    ],
    ids=["accents", "e-mail", "phone", "swapped", "typo", "short", "namesakes", "swapped alone"],
)
def test_a_pair_is_found(one, other, likeness):
    first, second = twice(one, other)

    assert found() == [(first, second, likeness)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            {"birth_date": BORN, "phone": "3145550101"},
            {"given_name": "Lena", "birth_date": BORN, "phone": "3145550101"},
        ),
        ({"email": "torres@example.org"}, {"given_name": "Daniel", "email": "torres@example.org"}),
        ({"birth_date": BORN}, {"birth_date": date(1999, 1, 31)}),
    ],
    ids=["twins", "a family", "namesakes of other ages"],
)
def test_a_family_is_no_pair(one, other):
    twice(one, other)

    assert found() == []


def test_who_signs_in_with_a_familys_address_gets_the_record_of_the_own_name_and_makes_no_pair():
    common = {"family_name": "Torres", "email": "family@example.org"}
    rosa, _ = (make.person(given_name=name, **common) for name in ("Rosa", "Ben"))
    user = make.user(email="family@example.org")
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    assert people.claim(user, at=NOON) is None

    assert people.person_for(user, given_name="rosa", family_name="Torres", at=NOON) == rosa
    assert found() == []


def test_a_number_of_an_office_says_nothing():
    for number in range(duplicates.CROWD + 1):
        make.person(given_name="Maya", family_name=f"Torres{'abcdefghijklmnopqrstuvwxyz'[number]}", phone="3145550100")

    assert found() == []


def test_a_name_that_many_have_says_nothing():
    for _ in range(duplicates.NAMESAKES + 1):
        make.person(given_name="Maya", family_name="Torres")

    assert found() == []


def test_a_pair_that_is_none_any_more_goes_and_a_changed_one_is_told_anew():
    first, second = twice({}, {})
    _, other = twice({"family_name": "Reed"}, {"family_name": "Reed"})
    found()
    Person.objects.filter(pk=other.pk).update(given_name="Daniel")
    Person.objects.filter(pk__in=[first.pk, second.pk]).update(email="maya@example.org")

    assert found() == [(first, second, Likeness.STRONG)]
    assert "The same e-mail address." in DuplicatePair.objects.get().reasons


def test_merged_records_are_in_no_pair():
    first, second = twice({}, {})
    merges.merge(first.pk, second.pk, by=ROBOT, at=NOON)

    assert found() == []


def decided(pair):
    return duplicates.keep_apart(pair.pk, by=Actor.user(make.user()), at=NOON, reason="Cousins, I know both")


def test_two_people_are_remembered_with_who_when_and_why():
    first, second = twice({}, {})
    found()

    pair = decided(DuplicatePair.objects.get())
    duplicates.search(at=NOON + timedelta(days=1))

    assert (pair.state, pair.decided_at, pair.why) == (PairState.APART, NOON, "Cousins, I know both")
    assert pair.decided_by is not None
    assert DuplicatePair.objects.get() == pair
    for person in (first, second):
        assert list(person.events.values_list("kind", flat=True)) == ["person.apart"]


def test_the_decision_holds_for_the_record_that_stands_for_one_of_them():
    first, second = twice({}, {})
    found()
    decided(DuplicatePair.objects.get())
    third = make.person(given_name="Maya", family_name="Torres", email=second.email)
    merges.merge(third.pk, second.pk, by=ROBOT, at=NOON)

    assert [row for row in found() if row[:2] == (first, third)] == []


def test_a_decision_is_taken_back():
    twice({}, {})
    found()
    pair = decided(DuplicatePair.objects.get())

    again = duplicates.ask_again(pair.pk, by=Actor.user(make.user()), at=NOON)

    assert (again.state, again.decided_by, again.why) == (PairState.OPEN, None, "")


def test_a_decision_needs_a_reason_and_is_made_once():
    twice({}, {})
    found()
    pair = DuplicatePair.objects.get()

    with pytest.raises(DomainError, match="Say how you know"):
        duplicates.keep_apart(pair.pk, by=Actor.user(make.user()), at=NOON, reason=" ")
    decided(pair)
    with pytest.raises(DomainError, match="Somebody decided about these two already"):
        decided(pair)


def test_a_search_is_due_every_ten_minutes():
    twice({}, {})

    assert duplicates.search_due(at=NOON) == 1
    twice({"family_name": "Reed"}, {"family_name": "Reed"})
    assert duplicates.search_due(at=NOON + timedelta(minutes=9)) == 0
    assert duplicates.search_due(at=NOON + timedelta(minutes=10)) == 1
