"""Inviting, moving, canceling and scoring in the browser: what was typed stays when a rule says no."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Interview, Scorecard
from applicants.workflows import referrals
from apprenticeships import messages
from apprenticeships.mail import render
from apprenticeships.models import Message, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.hiring_world import AFTER, MEETING, NOW, world

pytestmark = pytest.mark.django_db

INVITATION = {"date": "2026-01-09", "time": "12:00", "minutes": "30", "place": "Room 214"}
CARD = {"rating_care": "3", "rating_reliability": "3", "comment": "", "recommendation": "offer"}


def setting(**fields):
    here = world()
    who = here.candidate(**fields)
    referrals.declare(who.pk, conflict=False, by=here.by, at=NOW)
    return here, who


def post(user, name, key, data, at=NOW, **kwargs):
    with time_machine.travel(at, tick=False):
        return browser(user).post(reverse(f"hiring:{name}", args=[key]), data, **kwargs)


def test_an_invitation_is_in_the_zone_of_the_clinic():
    here, who = setting()

    answer = post(here.manager, "invite", who.public_id, INVITATION | {"interviewer": here.manager.pk})

    meeting = Interview.objects.get()
    assert answer.headers["Location"] == "/hiring/"
    assert (meeting.starts_at, meeting.ends_at) == (MEETING, MEETING + timedelta(minutes=30))
    assert (meeting.place, meeting.manager, meeting.state) == ("Room 214", here.manager, "scheduled")


def test_the_page_says_what_happens_and_in_which_zone():
    here, who = setting()

    with time_machine.travel(NOW, tick=False):
        words = text_of(browser(here.manager).get(reverse("hiring:invite", args=[who.public_id])))

    assert "In Central Time, where the clinic is." in words
    assert "Send the invitation" in words


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"date": ""}, "Choose a day."),
        ({"date": "2026-02-31"}, "Write the day as a date"),
        ({"date": "9999-12-31"}, "Choose a day in the coming weeks."),
        ({"date": "2025-01-09"}, "This time is over already. Choose a later one."),
        ({"date": "2026-02-02"}, "Seats of this class are offered until Friday, January 30. Meet by then."),
        ({"date": "2026-01-09", "time": "22:30"}, "Choose a time from 7:00 a.m. to 9:00 p.m., where the clinic is."),
        ({"time": "25:00"}, "Write the time as 14:30 or choose it."),
        ({"minutes": "7"}, "Choose a length from the list."),
        ({"minutes": "-1"}, "Choose a length from the list."),
        ({"place": ""}, "Say where you meet"),
        ({"place": "x" * 10000}, "at most 200 letters"),
        ({"place": "Room\x00"}, "Leave out the sign that cannot be shown."),
        ({"interviewer": "999999999"}, "Choose somebody of this department."),
        ({"interviewer": "' or 1=1"}, "Choose somebody of this department."),
    ],
)
def test_an_impossible_invitation_is_refused_on_the_same_page_with_everything_typed(change, sentence):
    here, who = setting()
    typed = INVITATION | {"interviewer": here.manager.pk} | change

    response = post(here.manager, "invite", who.public_id, typed)

    assert response.status_code == 422
    assert sentence in text_of(response)
    body = response.content.decode()
    assert (typed["date"] in body, typed["time"] in body) == (True, True)
    assert Interview.objects.count() == 0


def test_a_double_booking_is_refused_with_the_other_meeting_and_everything_typed():
    here, who = setting()
    here.meet(here.candidate())

    response = post(here.manager, "invite", who.public_id, INVITATION | {"interviewer": here.manager.pk})

    assert response.status_code == 422
    assert "has another interview on Friday, January 9 at noon, until 12:30 p.m. Choose another time." in text_of(
        response
    )
    assert 'value="2026-01-09"' in response.content.decode()
    assert 'value="Room 214"' in response.content.decode()


def test_a_second_click_on_send_is_refused_and_writes_nothing_twice():
    here, who = setting()
    typed = INVITATION | {"interviewer": here.manager.pk}
    post(here.manager, "invite", who.public_id, typed)

    response = post(here.manager, "invite", who.public_id, typed)

    assert response.status_code == 422
    assert "This interview has a time already." in text_of(response)
    assert Interview.objects.count() == 1


def test_moving_shows_the_time_now_and_asks_for_a_reason():
    here, who = setting()
    meeting = here.meet(who)
    later = INVITATION | {"date": "2026-01-12", "interviewer": here.manager.pk}

    with time_machine.travel(NOW, tick=False):
        page = browser(here.manager).get(reverse("hiring:move", args=[meeting.public_id])).content.decode()
    refused = post(here.manager, "move", meeting.public_id, later)
    moved = post(here.manager, "move", meeting.public_id, later | {"reason": "Sick child."})

    meeting.refresh_from_db()
    assert ('value="2026-01-09"' in page, 'value="12:00"' in page) == (True, True)
    assert (refused.status_code, "Say why it changes" in text_of(refused)) == (422, True)
    assert (moved.status_code, meeting.starts_at) == (302, MEETING + timedelta(days=3))


def test_the_whole_panel_is_chosen_everybody_is_asked_and_the_lead_can_be_handed_over():
    here, who = setting()
    sam, lee = here.panelist(name="Sam Ortiz"), make.user(Role.HIRING_MANAGER, department=here.opening.department)
    tied, other = here.panelist(name="Tied Up"), here.candidate()
    referrals.declare(who.pk, conflict=True, kind="friend", by=Actor.user(tied), at=NOW)
    typed = INVITATION | {"interviewer": here.manager.pk}
    here.meet(other, manager=sam)

    with time_machine.travel(NOW, tick=False):
        page = text_of(browser(here.manager).get(reverse("hiring:invite", args=[who.public_id])))
    alone = post(here.manager, "invite", who.public_id, typed)
    many = post(here.manager, "invite", who.public_id, typed | {"panel": [sam.pk, lee.pk]})
    apart = post(here.manager, "invite", who.public_id, typed | {"panel": [tied.pk]})
    taken = post(here.manager, "invite", who.public_id, typed | {"panel": [sam.pk]})
    later = typed | {"time": "14:00", "panel": [sam.pk]}
    sent = post(here.manager, "invite", who.public_id, later)

    assert ("Each candidate for these places meets 2 of you" in page, "Tied Up" in page) == (True, False)
    assert [each.status_code for each in (alone, many, apart, taken, sent)] == [422, 422, 422, 422, 302]
    assert "meets 2: choose 1 more person beside whoever leads." in text_of(alone)
    assert "Sam Ortiz has another interview on Friday, January 9 at noon" in text_of(taken)
    meeting = Interview.objects.get(application=who)
    told = Message.objects.filter(kind="interview.invited", context__interview=meeting.pk, user__isnull=False)
    assert {row.user_id for row in told} == {here.manager.pk, sam.pk}
    assert set(meeting.panel.values_list("user_id", "starts_at")) == {
        (here.manager.pk, meeting.starts_at),
        (sam.pk, meeting.starts_at),
    }

    handed = post(
        here.manager, "move", meeting.public_id,
        later | {"interviewer": lee.pk, "panel": [sam.pk], "reason": "Lee knows the job."},
    )  # fmt: skip

    meeting.refresh_from_db()
    assert (handed.status_code, meeting.manager, meeting.sequence) == (302, lee, 1)
    assert set(meeting.panel.values_list("user_id", flat=True)) == {lee.pk, sam.pk}
    (left,) = Message.objects.filter(kind="interview.left_out")
    letter = render(left, messages.kinds()[left.kind])
    assert left.user == here.manager
    assert "leads it, on Friday, January 9 at 2:00 p.m. The reason: Lee knows the job." in letter.text
    assert "METHOD:CANCEL" in letter.attachments[0].content.decode().replace("\r\n ", "")


def test_canceling_asks_for_a_reason_and_keeps_the_candidate():
    here, who = setting()
    meeting = here.meet(who)

    refused = post(here.manager, "cancel", meeting.public_id, {"reason": ""})
    done = post(here.manager, "cancel", meeting.public_id, {"reason": "The clinic is closed."})

    meeting.refresh_from_db()
    assert (refused.status_code, done.status_code, meeting.state) == (422, 302, "canceled")
    assert who.referrals.get().closed_at is None


def test_a_candidate_who_did_not_come_can_be_invited_again():
    here, who = setting()
    meeting = here.meet(who)

    answer = post(here.manager, "missed", meeting.public_id, {}, at=AFTER)

    with time_machine.travel(AFTER, tick=False):
        words = text_of(browser(here.manager).get("/hiring/"))
    assert answer.status_code == 302
    assert "Did not come on Friday, January 9. Invite again, or pass." in words


def test_saying_that_nobody_came_before_the_meeting_is_refused_with_a_sentence():
    here, who = setting()
    meeting = here.meet(who)

    with time_machine.travel(NOW, tick=False):
        response = browser(here.manager).post(reverse("hiring:missed", args=[meeting.public_id]), follow=True)

    meeting.refresh_from_db()
    assert "This interview starts on Friday, January 9 at noon." in text_of(response)
    assert meeting.state == "scheduled"


def test_a_handed_in_scorecard_leads_to_the_next_candidate():
    here, who = setting()
    meeting = here.met(who)
    other = here.candidate()
    referrals.declare(other.pk, conflict=False, by=here.by, at=NOW)

    answer = post(here.manager, "score", meeting.public_id, CARD, at=AFTER)

    card = Scorecard.objects.get()
    assert (card.scorer, card.ratings, card.no_conflict) == (here.manager, {"care": 3, "reliability": 3}, True)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("hiring:candidate", args=[who.public_id]))  # to decide, today


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"rating_care": ""}, "Choose 1 to 4 for “Cares for people”."),
        ({"rating_care": "5"}, "Choose one of these"),
        ({"rating_care": "4"}, "your 4 for “Cares for people” needs a reason."),
        ({"recommendation": ""}, "Choose what you recommend."),
    ],
)
def test_an_incomplete_scorecard_keeps_what_was_chosen(change, sentence):
    here, who = setting()
    meeting = here.met(who)

    response = post(here.manager, "score", meeting.public_id, CARD | change, at=AFTER)

    body = " ".join(response.content.decode().split())
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert re.search('name="rating_reliability" value="3"[^>]* checked', body)
    assert Scorecard.objects.count() == 0


def test_a_second_hand_in_is_refused_because_it_is_locked():
    here, who = setting()
    meeting = here.scored(who)

    response = post(here.manager, "score", meeting.public_id, CARD, at=AFTER)

    assert response.status_code == 422
    assert "You handed in this scorecard already. It is locked." in text_of(response)


def test_scoring_needs_the_declaration_first():
    here = world()
    who = here.candidate()
    meeting = here.met(who)

    response = post(here.manager, "score", meeting.public_id, CARD, at=AFTER)

    assert response.status_code == 302
    assert Scorecard.objects.count() == 0


def test_the_kit_and_the_meaning_of_every_rating_stand_in_the_page_before_and_after_the_meeting():
    here, who = setting()
    page = reverse("hiring:candidate", args=[who.public_id])
    client = browser(here.manager)
    meeting = here.meet(who)

    with time_machine.travel(NOW, tick=False):
        before = text_of(client.get(page))
    here.met_already(meeting)
    with time_machine.travel(AFTER, tick=False):
        after = text_of(client.get(page))

    assert ("What you ask" in before, "What you ask" in after, "Your scorecard" in after) == (True, False, True)
    for words in (before, after):
        assert "“Tell us about cares for people.” Listen for: A real day." in words
        assert [n for n in range(1, 5) if f"Cares for people: anchor {n}" not in words] == []


def test_passing_can_be_undone_from_the_queue():
    here, who = setting()

    refused = post(here.manager, "pass", who.public_id, {"note": "x"})
    with time_machine.travel(NOW, tick=False):
        client = browser(here.manager)
        done = client.post(reverse("hiring:pass", args=[who.public_id]), {"reason_code": "schedule"}, follow=True)
        undo = f"{reverse('hiring:undo_pass', args=[who.public_id])}?opening={here.opening.public_id}"
        assert f'action="{undo}"' in done.content.decode()
        back = client.post(undo, follow=True)

    assert refused.status_code == 422
    assert "is on your list again." in text_of(back)
    assert who.referrals.get().closed_at is None
