"""The candidate's side: read the offer, say yes or no, get ready."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Application, Offer, SelfIdentification
from applicants.workflows import offers, onboarding
from apprenticeships.models import Parameter, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.hiring_world import AFTER, candidate_of, with_list, world

pytestmark = pytest.mark.django_db


def setting(answer="yes"):
    here = world()
    with_list(here)
    who = here.candidate()
    return here, who, here.offered(who, answer)


def get(user, path, at=AFTER):
    with time_machine.travel(at, tick=False):
        return browser(user).get(path)


def post(user, path, data=None, at=AFTER, **kwargs):
    with time_machine.travel(at, tick=False):
        return browser(user).post(path, data or {}, **kwargs)


def test_the_offer_says_what_and_by_when():
    _, who, offer = setting()

    words = text_of(get(who.person.user, reverse("offers:offer", args=[offer.public_id])))

    for fact in (
        "Confirm your yes",
        "By Sunday, January 11 at 1:00 p.m.",
        "You accepted this place on the phone on Friday, January 9 at 1:00 p.m., with Priya Raman.",
        "Confirm it within 48 hours.",
        "$18.40 an hour",
        "First day Monday, February 2",
        "Everything ready by Friday, January 23",
        "Yes, I take the place",
    ):
        assert fact in words


def test_somebody_who_thinks_is_asked_for_yes_or_no():
    _, who, offer = setting("thinking")

    assert "Say yes or no" in text_of(get(who.person.user, reverse("offers:offer", args=[offer.public_id])))


def test_saying_yes_leads_to_the_list():
    _, who, offer = setting()

    response = post(who.person.user, reverse("offers:confirm", args=[offer.public_id]), follow=True)

    words = text_of(response)
    assert Application.objects.get(pk=who.pk).state == "onboarding"
    assert "Bring your vaccination card" in words
    assert "What we do for you Prepare the badge" in words


def test_saying_yes_twice_leads_to_the_same_list():
    _, who, offer = setting()
    path = reverse("offers:confirm", args=[offer.public_id])
    post(who.person.user, path)

    answer = post(who.person.user, path)

    assert answer.headers["Location"] == reverse("offers:onboarding", args=[who.public_id])


def test_a_late_yes_is_refused_with_what_to_do_and_the_page_says_it_too():
    _, who, offer = setting()
    late = AFTER + timedelta(hours=48)

    refused = post(who.person.user, reverse("offers:confirm", args=[offer.public_id]), at=late)
    page = get(who.person.user, reverse("offers:offer", args=[offer.public_id]), at=late)

    assert refused.status_code == 422
    assert "This offer ended. Call us: the place may still be there." in text_of(refused)
    assert "Yes, I take the place" not in text_of(page)


def test_saying_no_asks_for_a_reason_and_keeps_what_was_written():
    here, who, offer = setting()
    path = reverse("offers:decline", args=[offer.public_id])

    refused = post(who.person.user, path, {"note": "Two buses."})
    done = post(who.person.user, path, {"reason_code": "travel", "note": "Two buses."}, follow=True)

    offer.refresh_from_db()
    assert (refused.status_code, "Two buses." in refused.content.decode()) == (422, True)
    assert (offer.state, offer.decline_reason, offer.decline_note) == ("declined", "travel", "Two buses.")
    assert "You said no." in text_of(done)
    assert sorted(here.opening.seats.values_list("state", flat=True)) == ["free", "free"]


@pytest.mark.parametrize("note", ["x" * 10000, "a\x00b"])
def test_bad_words_are_refused_on_the_same_page(note):
    _, who, offer = setting()

    response = post(
        who.person.user, reverse("offers:decline", args=[offer.public_id]), {"reason_code": "travel", "note": note}
    )

    assert response.status_code == 422


def test_an_ended_offer_says_how_it_ended():
    here, who, offer = setting()
    offers.rescind(offer.pk, by=here.by, at=AFTER, reason="The position was cut.")

    words = text_of(get(who.person.user, reverse("offers:offer", args=[offer.public_id])))

    assert "It was taken back on Friday, January 9." in words
    assert "Yes, I take the place" not in words


def test_a_candidate_does_not_see_an_offer_before_the_call():
    here = world()
    who = here.candidate()
    offer = here.prepared(who)

    assert get(who.person.user, reverse("offers:offer", args=[offer.public_id])).status_code == 404


def test_somebody_elses_offer_list_and_tasks_are_404():
    here, who, offer = setting()
    offers.confirm(offer.pk, by=candidate_of(who), at=AFTER)
    stranger = make.applicant().user
    task = who.onboarding_tasks.first()
    gets = [("offer", offer), ("decline", offer), ("onboarding", who)]
    posts = [("confirm", offer), ("decline", offer), ("tick", task), ("untick", task)]

    for reader in (stranger, here.manager, make.user(Role.COORDINATOR)):
        got = {get(reader, reverse(f"offers:{name}", args=[row.public_id])).status_code for name, row in gets}
        sent = {post(reader, reverse(f"offers:{name}", args=[row.public_id])).status_code for name, row in posts}
        assert (got, sent) == ({404}, {404})


def test_nobody_signed_in_signs_in_first(client):
    _, _, offer = setting()

    response = client.get(reverse("offers:offer", args=[offer.public_id]))

    assert response.headers["Location"].startswith("/accounts/login/")


def test_ticking_the_own_tasks_and_taking_it_back():
    _, who, offer = setting()
    offers.confirm(offer.pk, by=candidate_of(who), at=AFTER)
    task = who.onboarding_tasks.get(item__title="Bring your vaccination card")
    user = who.person.user

    done = post(user, reverse("offers:tick", args=[task.public_id]), follow=True)
    task.refresh_from_db()
    assert (task.done_by, "Done: Bring your vaccination card." in text_of(done)) == (user, True)
    post(user, reverse("offers:untick", args=[task.public_id]))

    task.refresh_from_db()
    assert task.done_at is None


def test_papers_that_a_coordinator_checks_are_only_said_to_be_there():
    _, who, offer = setting()
    make.onboarding_item(who.version, title="Bring identification and work papers", is_checked=True, due_days=-60)
    offers.confirm(offer.pk, by=candidate_of(who), at=AFTER)
    task = who.onboarding_tasks.get(item__title="Bring identification and work papers")
    path = reverse("offers:onboarding", args=[who.public_id])
    before = text_of(get(who.person.user, path))

    said = post(who.person.user, reverse("offers:tick", args=[task.public_id]), follow=True)

    task.refresh_from_db()
    assert "My part is done" in before
    assert "Noted: Bring identification and work papers. We look at it and confirm it." in text_of(said)
    assert "We check it" in text_of(said)
    assert (task.done_at, task.said_at is not None) == (None, True)


def test_after_the_yes_the_voluntary_questions_are_asked_once_more_and_each_person_counts_once():
    _, who, offer = setting()
    path, page = reverse("portal:self_identification", args=[who.public_id]), "offers:onboarding"
    post(who.person.user, path, {"disability": "no"})
    offers.confirm(offer.pk, by=candidate_of(who), at=AFTER)

    invited = get(who.person.user, reverse(page, args=[who.public_id]))
    post(who.person.user, path, {"disability": "yes"})

    assert "we ask the five voluntary questions once more, also about a disability" in text_of(invited)
    assert path in invited.content.decode()
    assert [row.disability for row in SelfIdentification.objects.all()] == ["yes"]
    for key, value in (("part30_mode", "off"), ("self_identification", False)):
        row = Parameter.objects.create(version=who.version, key=key, value=value, effective_from=date(2020, 1, 1))
        assert path not in get(who.person.user, reverse(page, args=[who.public_id])).content.decode()
        row.delete()


def test_what_the_coordinator_does_cannot_be_ticked_by_the_candidate():
    _, who, offer = setting()
    offers.confirm(offer.pk, by=candidate_of(who), at=AFTER)
    task = who.onboarding_tasks.get(item__title="Prepare the badge")

    response = post(who.person.user, reverse("offers:tick", args=[task.public_id]), follow=True)

    assert "We do this one for you." in text_of(response)
    assert Offer.objects.get(pk=offer.pk).state == "confirmed"


def test_with_everything_done_it_is_our_turn_and_then_the_seat_is_theirs():
    _, who, offer = setting()
    offers.confirm(offer.pk, by=candidate_of(who), at=AFTER)
    staff = Actor.user(make.user(Role.COORDINATOR))
    path = reverse("offers:onboarding", args=[who.public_id])
    for task in who.onboarding_tasks.filter(item__owner="candidate"):
        onboarding.complete(task.pk, by=candidate_of(who), at=AFTER)

    waits = text_of(get(who.person.user, path))
    onboarding.complete(who.onboarding_tasks.get(item__owner="coordinator").pk, by=staff, at=AFTER)
    onboarding.finish(who.pk, by=staff, at=AFTER)
    there = text_of(get(who.person.user, path))

    assert "Your part is done. We finish the rest by Friday, January 23" in waits
    assert "Your first day is Monday, February 2" in there
    assert "I did this" not in there


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_costs_the_same_for_one_task_as_for_thirty(number, django_assert_max_num_queries):
    here = world()
    for _ in range(number):
        make.onboarding_item(here.version)
    who = here.candidate()
    here.confirmed(who)
    with time_machine.travel(AFTER, tick=False):
        client = browser(who.person.user)

        with django_assert_max_num_queries(12) as counted:
            response = client.get(reverse("offers:onboarding", args=[who.public_id]))

    assert (len(counted), len(response.context["mine"])) == (6, number)
