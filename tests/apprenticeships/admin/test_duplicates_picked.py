"""Two records that no search paired: picked at the desk, compared, put together and taken apart like any others."""

import pytest
from django.urls import reverse

from apprenticeships.models import DuplicatePair, Merge, PairState, Person
from apprenticeships.workflow import Actor
from apprenticeships.workflows import duplicates
from tests import factories as make
from tests.apprenticeships.admin.desk import strangers, text
from tests.apprenticeships.admin.test_duplicates import known, page_of, step
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
PAGE = reverse("desk:duplicates-pick")


@pytest.fixture
def two(coordinator):
    """One person before and after a marriage: nothing is the same."""
    one = known(email="maya@example.org")
    other = known(given_name="M.", family_name="Garcia", phone="", email="garcia@example.org")
    duplicates.search(at=NOON)
    assert not DuplicatePair.objects.exists()
    return one, other


def pick(client, one, other, **more):
    return client.post(PAGE, {"first": getattr(one, "pk", one), "second": getattr(other, "pk", other)} | more)


def test_the_list_leads_there_and_two_searches_find_the_two(client, two):
    one, other = two

    assert f'href="{PAGE}"' in text(client.get(reverse("desk:duplicates")))
    first = text(client.get(PAGE, {"q": "torres"}))
    second = text(client.get(PAGE, {"q": "garcia@", "first": one.pk}))

    assert f"first={one.pk}&" in first.replace("&amp;", "&")
    assert "M. Garcia" in second
    assert f'name="second" value="{other.pk}"' in second
    assert "maya@example.org" in second


def test_the_pair_has_the_same_preview_merge_and_undo(client, two):
    one, other = two

    answer = pick(client, other, one)
    pair = DuplicatePair.objects.get()
    preview = text(client.get(answer["Location"]))
    step(client, pair, "merge", keep="first", name="kept", email="kept", reason="She married")
    alone = Person.objects.get(pk__in=[one.pk, other.pk])
    client.post(reverse("desk:unmerge", args=[Merge.objects.get().pk]), {"reason": "They are cousins"})

    assert answer["Location"] == page_of(pair).rstrip("?")
    assert "1 interest in a program" in preview
    assert (alone, Person.objects.filter(pk__in=[one.pk, other.pk]).count()) == (one, 2)


def test_a_search_leaves_what_was_picked_alone_until_one_of_the_two_is_gone(client, two):
    one, other = two
    pick(client, one, other)
    third = known(given_name="Third", family_name="Record", phone="")

    duplicates.search(at=NOON)
    stays = DuplicatePair.objects.filter(by_hand=True).count()
    Person.objects.filter(pk=other.pk).update(merged_into=third)
    duplicates.search(at=NOON)

    assert (stays, DuplicatePair.objects.count()) == (1, 0)


def test_picking_twice_is_one_pair_and_what_a_search_found_stays_as_it_was(client, coordinator):
    one, other = known(), known(email="second@example.org")
    duplicates.search(at=NOON)

    for first, second in ((one, other), (other, one)):
        assert pick(client, first, second).status_code == 302

    pair = DuplicatePair.objects.get()
    assert (pair.by_hand, "The same name." in pair.reasons) == (False, True)


def test_two_people_stay_two_until_that_is_taken_back(client, two):
    pick(client, *two)
    by = Actor.user(make.staff("coordinator", name="Dana Whitfield"))
    duplicates.keep_apart(DuplicatePair.objects.get().pk, by=by, at=NOON, reason="Cousins")

    answer = pick(client, *two)

    assert (answer.status_code, DuplicatePair.objects.get().state) == (422, PairState.APART)
    assert "Take that back first." in text(answer)


@pytest.mark.parametrize("bad", ["", "x", "\x00", "0", "-1", "9" * 400, "²"])
def test_whatever_is_picked_is_answered(client, two, bad):
    one, _ = two

    answers = [pick(client, one, bad), pick(client, bad, one), client.get(PAGE, {"first": bad, "q": bad})]

    assert [each.status_code for each in answers[:2]] == [422, 422]
    assert answers[2].status_code in {200, 400}
    assert not DuplicatePair.objects.exists()


def test_one_record_twice_is_no_pair(client, two):
    assert "This is the same record." in text(pick(client, two[0], two[0]))


def test_people_of_others_are_neither_found_nor_picked(client, two):
    foreign = known(make.program(organization=strangers()), given_name="Foreign")

    page = text(client.get(PAGE, {"q": "foreign"}))

    assert "Nobody here" in page
    assert pick(client, two[0], foreign).status_code == 422
    assert not DuplicatePair.objects.exists()
