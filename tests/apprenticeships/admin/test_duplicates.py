"""Double records at the desk: the list, one pair, what was put together, sign-ins that wait."""

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from applicants.models import Lead
from apprenticeships import audit
from apprenticeships.models import DuplicatePair, Merge, PairState, Person, PersonIdentity
from apprenticeships.workflow import Actor
from apprenticeships.workflows import duplicates, merges
from tests import factories as make
from tests.apprenticeships.admin.desk import strangers, text
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
LIST = reverse("desk:duplicates")


def known(program=None, **fields):
    """Somebody with an interest in a program of the coordinator's organization."""
    fields = {"given_name": "Maya", "family_name": "Torres", "phone": "3145550101"} | fields
    person = make.person(**fields)
    Lead.objects.create(person=person, program=program or make.program(), source="friend", created_at=NOON)
    return person


def pair_of(first, second):
    duplicates.search(at=NOON)
    return DuplicatePair.objects.get(first=first, second=second)


@pytest.fixture
def pair(coordinator):
    return pair_of(known(), known(email="maya.torres@example.org", city="Saint Louis"))


def page_of(pair, **query):
    return reverse("desk:duplicate", args=[pair.pk]) + "?" + "&".join(f"{k}={v}" for k, v in query.items())


def step(client, pair, slug, **sent):
    return client.post(reverse("desk:duplicate-step", args=[pair.pk, slug]), sent, follow=True)


def test_a_pair_is_listed_with_what_is_the_same(client, pair):
    page = text(client.get(LIST))

    assert "Maya Torres and Maya Torres" in page
    assert "The same name. The same phone number." in page


def test_a_pair_waits_under_what_needs_doing(client, pair):
    page = text(client.get(reverse("admin:index")))

    assert "pair of records may be one person" in page


def test_the_preview_says_what_moves_and_changes_nothing(client, pair):
    page = text(client.get(page_of(pair)))

    assert "1 interest in a program" in page
    assert "maya.torres@example.org" in page
    assert Person.objects.count() == 2


def test_two_records_are_put_together_with_the_chosen_values(client, pair):
    page = step(client, pair, "merge", keep="first", email="merged", reason="Same phone")

    pair.first.refresh_from_db()
    assert "Put together." in text(page)
    assert (pair.first.email, pair.first.city) == ("maya.torres@example.org", "Saint Louis")
    assert pair.first.leads.count() == 2
    assert (Merge.objects.get().why, Person.objects.count()) == ("Same phone", 1)


def test_the_other_record_may_be_the_one_that_stays(client, pair):
    assert client.get(page_of(pair, keep="second")).context["kept"] == pair.second

    step(client, pair, "merge", keep="second", email="kept")

    assert Person.objects.get() == pair.second


def test_a_second_click_says_that_the_pair_is_settled(client, pair):
    step(client, pair, "merge", keep="first", email="kept")

    assert step(client, pair, "merge", keep="first", email="kept").status_code == 404
    assert Merge.objects.count() == 1


def test_what_stands_in_the_way_is_said_before_and_refused_after(client, pair):
    aim = make.cohort()
    for person in (pair.first, pair.second):
        make.application(person=person, cohort=aim)
    sentence = f"Both have an open application for {aim.program}. Withdraw one of the two first."

    before = client.get(page_of(pair))
    after = step(client, pair, "merge", keep="first", email="kept", reason="I know her")

    assert sentence in text(before)
    assert (after.status_code, sentence in text(after)) == (422, True)
    assert not Merge.objects.exists()


def test_two_birth_dates_are_chosen_from(client, coordinator):
    first, second = known(birth_date=date(2001, 5, 4)), known(birth_date=date(2001, 4, 5))
    pair = pair_of(first, second)

    refused = step(client, pair, "merge", keep="first", email="kept", reason="Typed wrong, I asked")
    assert (refused.status_code, "Choose the one that is right." in text(refused)) == (422, True)
    assert "Typed wrong, I asked" in text(refused)
    step(client, pair, "merge", keep="first", email="kept", birth_date="merged")

    assert PersonIdentity.objects.get().birth_date == date(2001, 4, 5)


def test_equal_birth_dates_are_not_told(client, coordinator):
    pair = pair_of(*(known(birth_date=date(2001, 5, 4)) for _ in range(2)))

    assert "2001" not in text(client.get(page_of(pair)))


def test_two_people_are_kept_apart_with_a_reason_and_asked_again(client, pair):
    assert step(client, pair, "apart", reason="").status_code == 422
    step(client, pair, "apart", reason="Cousins")

    told = text(client.get(LIST + "?show=apart"))
    assert ("Cousins" in told, "Dana Whitfield" in told) == (True, True)
    assert "Put the two records together" not in text(client.get(page_of(pair)))
    step(client, pair, "ask-again")
    assert DuplicatePair.objects.get().state == PairState.OPEN


def test_what_was_put_together_is_taken_apart_from_its_page(client, pair):
    step(client, pair, "merge", keep="first", email="kept")
    merge = Merge.objects.get()

    assert "There is a way back" in text(client.get(reverse("desk:merged", args=[merge.pk])))
    page = client.post(reverse("desk:unmerge", args=[merge.pk]), {"reason": "Two sisters"}, follow=True)

    assert "Taken apart." in text(page)
    assert Person.objects.count() == 2


def test_why_there_is_no_way_back_is_said(client, coordinator):
    first, second, third = known(), known(), known()
    merge = merges.merge(first.pk, second.pk, by=ROBOT, at=NOON)
    merges.merge(first.pk, third.pk, by=ROBOT, at=NOON)

    page = client.get(reverse("desk:merged", args=[merge.pk]))
    refused = client.post(reverse("desk:unmerge", args=[merge.pk]), {"reason": "Two sisters"})

    for response in (page, refused):
        assert "Take that apart first." in text(response)
    assert refused.status_code == 422


def test_a_pair_that_reaches_into_another_organization_is_nobodys_news(client, coordinator):
    theirs = make.program(organization=strangers())
    pair = pair_of(known(), known(program=theirs))

    assert "Maya Torres" not in text(client.get(LIST))
    assert client.get(page_of(pair)).status_code == 404
    assert step(client, pair, "merge", keep="first", email="kept").status_code == 404


def test_what_another_organization_has_stands_in_the_way_without_its_name(client, pair):
    aim = make.cohort(version=make.version(program=make.program(organization=strangers(), name="Night School")))
    for person in (pair.first, pair.second):
        make.application(person=person, cohort=aim)

    pages = [client.get(page_of(pair)), step(client, pair, "merge", keep="first", email="kept")]

    for page in pages:
        assert merges.ELSEWHERE in text(page)
        assert "Night School" not in text(page)


def test_a_name_finds_its_pairs(client, pair):
    assert "Torres" in text(client.get(LIST + "?q=tórres"))
    assert "Nobody here" in text(client.get(LIST + "?q=Reed"))


def test_the_search_is_made_at_once_when_asked_for(client, coordinator):
    known()
    known()

    page = text(client.post(reverse("desk:duplicates-search"), follow=True))

    assert "Searched. 1 new pair." in page


@pytest.mark.parametrize("many", [1, 8])
@pytest.mark.parametrize("shown", ["likely", "apart", "merged"])
def test_the_list_costs_the_same_for_one_and_for_eight(client, coordinator, django_assert_num_queries, many, shown):
    program = make.program()
    for number in range(many):
        name = f"Torres {'abcdefghijklmnopqrstuvwxyz'[number % 26] * (1 + number // 26)}"
        pair = pair_of(*(known(program, family_name=name, phone=f"31455501{number:02}") for _ in range(2)))
        if shown == "apart":
            duplicates.keep_apart(pair.pk, by=Actor.user(coordinator), at=NOON, reason="x")
        if shown == "merged":
            pair = merges.merge(pair.first_id, pair.second_id, by=Actor.user(coordinator), at=NOON)
    client.get(LIST)

    with django_assert_num_queries({"likely": 6, "apart": 5, "merged": 5}[shown]):
        client.get(LIST + f"?show={shown}")


def test_an_old_link_to_a_merged_record_leads_to_the_kept_one(client, pair):
    step(client, pair, "merge", keep="first", email="kept")

    response = client.get(reverse("admin:apprenticeships_person_change", args=[pair.second_id]))

    assert response["Location"] == reverse("admin:apprenticeships_person_change", args=[pair.first_id])


# Sign-ins that fit several records


@pytest.fixture
def waits(coordinator):
    known(given_name="Rosa", email="family@example.org"), known(given_name="Ben", email="family@example.org")
    user = make.user(email="family@example.org")
    return EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)


def test_a_sign_in_that_fits_two_records_waits_under_what_needs_doing(client, waits):
    assert "sign-in fits several records" in text(client.get(reverse("admin:index")))
    page = text(client.get(LIST))
    assert ("This is Rosa Torres" in page, "This is Ben Torres" in page) == (True, True)


def test_the_coordinator_says_whose_sign_in_it_is(client, waits):
    ben = Person.objects.get(given_name="Ben")

    page = client.post(reverse("desk:sign-in", args=[waits.pk]), {"person": ben.pk}, follow=True)

    ben.refresh_from_db()
    assert ben.user == waits.user
    assert "signs in as Ben Torres from now on" in text(page)
    assert ben.events.get(kind="person.claim").actor_name == "Dana Whitfield"


@pytest.mark.parametrize("sent", [{}, {"person": "x"}, {"person": "9" * 30}, {"person": "1"}, {"person": "\x00"}])
def test_a_choice_of_nobody_changes_nothing(client, waits, sent):
    page = client.post(reverse("desk:sign-in", args=[waits.pk]), sent, follow=True)

    assert "Choose one of the people first." in text(page)
    assert not Person.objects.filter(user__isnull=False).exists()


def test_a_family_elsewhere_is_not_shown_here(client, waits):
    lead = Person.objects.get(given_name="Ben").leads.get()
    type(lead).objects.filter(pk=lead.pk).update(program=make.program(organization=strangers()))

    page = text(client.get(LIST))

    assert ("This is Rosa Torres" in page, "Ben" in page) == (True, False)


BAD = ["\x00", "x" * 10_000, "second'--", "{}"]


@pytest.mark.parametrize("bad", BAD)
def test_nonsense_in_addresses_and_forms_is_no_error_of_ours(client, pair, bad):
    for query in ("show", "q", "page"):
        assert client.get(LIST, {query: bad}).status_code in {200, 400}
    assert client.get(page_of(pair), {"keep": bad}).status_code in {200, 400}
    for slug in ("merge", "apart", "ask-again", "else"):
        sent = dict.fromkeys(("keep", "reason", "email", "birth_date", "next"), bad)
        response = client.post(reverse("desk:duplicate-step", args=[pair.pk, slug]), sent)
        assert response.status_code in {302, 400, 404, 422}


def test_a_merge_of_strangers_is_not_found(client, coordinator):
    theirs = make.program(organization=strangers())
    merge = merges.merge(known(theirs).pk, known(theirs).pk, by=ROBOT, at=NOON - timedelta(days=1))

    assert client.get(reverse("desk:merged", args=[merge.pk])).status_code == 404
    assert client.post(reverse("desk:unmerge", args=[merge.pk]), {"reason": "x"}).status_code == 404


def test_each_record_says_since_when_there_is_something_about_it(client, pair):
    for person, days in ((pair.first, 400), (pair.second, 30), (pair.second, 3)):
        audit.record("lead.register", person, by=ROBOT, at=NOON - timedelta(days=days), person=person)

    page = text(client.get(page_of(pair, keep="first")))

    assert "Stays: since Tuesday, December 3, 2024" in page
    assert "Goes into it: since Monday, December 8, 2025" in page
