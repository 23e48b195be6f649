"""Who reads the packet: the conflict statement first, then those who may, each what is theirs to see."""

import pytest
from django.urls import reverse

from applicants.workflows import referrals
from apprenticeships.models import Event, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.hiring.candidates import loaded
from tests.applicants.hiring.readers import browser, opened, path_of, see, text_of
from tests.applicants.hiring_world import AFTER, NOW, world

pytestmark = pytest.mark.django_db


def test_before_the_file_opens_the_reader_is_asked_about_conflicts_and_sees_nothing_else():
    here = world()
    who = loaded(here)

    response = see(here.manager, path_of(who))

    words = text_of(response)
    assert response.status_code == 200
    assert "Are you too close to this person to judge fairly?" in words
    assert "Maple Court" not in words
    assert "I was told I listen well." not in words


def test_without_a_conflict_the_file_opens():
    here = world()
    who = loaded(here)

    answer = see(here.manager, reverse("hiring:declare", args=[who.public_id]), conflict="none")

    assert answer.status_code == 302
    assert "Maple Court Senior Living" in text_of(see(here.manager, answer.headers["Location"]))


def test_a_conflict_keeps_the_file_closed_until_it_is_changed():
    here = world()
    who = loaded(here)

    answer = see(here.manager, reverse("hiring:declare", args=[who.public_id]), conflict="friend")

    assert answer.headers["Location"] == "/hiring/"
    words = text_of(see(here.manager, path_of(who)))
    assert "You said that you have a conflict of interest." in words
    assert "Maple Court" not in words
    assert see(here.manager, reverse("hiring:invite", args=[who.public_id])).status_code == 302


def test_a_missing_declaration_is_asked_for_again():
    here = world()
    who = loaded(here)

    response = see(here.manager, reverse("hiring:declare", args=[who.public_id]), conflict="maybe")

    assert response.status_code == 422
    assert Event.objects.filter(kind__startswith="application.").count() == 0


def test_somebody_elses_candidate_is_404_for_every_address():
    here, there = world(), world()
    who = opened(there, there.candidate())
    meeting = there.scored(who)
    offer = there.prepared(who)
    addresses = [("candidate", who.public_id), ("invite", who.public_id), ("pass", who.public_id)]
    addresses += [("move", meeting.public_id), ("cancel", meeting.public_id)]
    addresses += [("offer", offer.public_id), ("take_back", offer.public_id)]
    posts = [("declare", who.public_id), ("undo_pass", who.public_id), ("prepare", who.public_id)]
    posts += [("held", meeting.public_id), ("missed", meeting.public_id), ("score", meeting.public_id)]
    client = browser(here.manager)

    got = {name: client.get(reverse(f"hiring:{name}", args=[key])).status_code for name, key in addresses}
    sent = {
        name: client.post(reverse(f"hiring:{name}", args=[key])).status_code for name, key in [*addresses[1:], *posts]
    }

    assert set(got.values()) == {404}
    assert set(sent.values()) == {404}


def test_the_opening_in_the_address_is_checked_too():
    here, there = world(), world()
    who = opened(here, here.candidate())

    for opening in (there.opening.public_id, "nonsense", "\ufffd", "' or 1=1"):
        response = browser(here.manager).get(path_of(who), {"opening": opening})
        assert response.status_code == 404


@pytest.mark.parametrize("name", ["invite", "pass", "move", "cancel", "offer", "take_back"])
def test_a_panelist_reads_403_where_only_managers_decide(name):
    here = world()
    who = here.candidate()
    meeting = here.meet(who)

    key = who.public_id if name in {"invite", "pass"} else meeting.public_id
    assert browser(here.panelist()).get(reverse(f"hiring:{name}", args=[key])).status_code == 403


def test_a_manager_elsewhere_who_is_only_a_panelist_here_does_not_decide_here():
    here = world()
    colleague = here.panelist()
    make.membership(colleague, Role.HIRING_MANAGER)
    who = here.candidate()

    assert browser(colleague).get(path_of(who)).status_code == 200
    assert browser(colleague).get(reverse("hiring:invite", args=[who.public_id])).status_code == 404
    assert browser(colleague).post(reverse("hiring:prepare", args=[who.public_id])).status_code == 404


def test_others_scores_stay_hidden_until_the_readers_own_is_in():
    here = world()
    colleague = here.panelist(name="Sam Ortiz")
    who = opened(here, here.candidate())
    meeting = here.met(who)
    here.score(meeting, by=Actor.user(colleague), ratings={"care": 1, "reliability": 2}, comment="Kept looking away.")

    before = text_of(see(here.manager, path_of(who), AFTER))
    here.score(meeting)
    after = text_of(see(here.manager, path_of(who), AFTER))

    assert "Kept looking away." not in before
    assert "Sam Ortiz: Offer" not in before
    assert "Sam Ortiz: Offer" in after
    assert "Kept looking away." in after


def test_a_panelist_who_has_not_scored_sees_no_scores_and_no_decision():
    here = world()
    colleague = here.panelist()
    who = here.candidate()
    here.scored(who)
    referrals.declare(who.pk, conflict=False, by=Actor.user(colleague), at=NOW)

    words = text_of(see(colleague, path_of(who), AFTER))

    assert "Priya Raman: Offer" not in words
    assert "Offer by phone" not in words
    assert "Your scorecard" in words
