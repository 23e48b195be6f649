"""Scoring in the browser: drafts, corrections, what a panel agrees on, notes, and the way from one to the next."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import InterviewNote, PanelAgreement, Scorecard, ScorecardDraft
from applicants.rules.pages import Base
from applicants.workflows import decisions, offers, referrals
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Interest, Parameter
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.hiring.candidates import loaded
from tests.applicants.hiring.readers import browser, opened, path_of, see, text_of
from tests.applicants.hiring_world import AFTER, MEETING, NOW, world

pytestmark = pytest.mark.django_db
CARD = {"rating_care": "3", "rating_reliability": "3", "comment": "", "recommendation": "offer"}
LONG = "x" * 10_000


def url(name, meeting):
    return reverse(f"hiring:{name}", args=[meeting.public_id])


def panel():
    """A manager and a panelist, both without a conflict, and an interview that took place."""
    here = world()
    colleague = here.panelist(name="Sam Ortiz")
    who = opened(here, here.candidate())
    referrals.declare(who.pk, conflict=False, by=Actor.user(colleague), at=NOW)
    return here, colleague, who, here.met(who)


def test_no_offer_goes_out_while_the_panel_waits_for_a_card_and_its_day_is_not_over():
    here, _, who, meeting = panel()
    here.score(meeting)

    page = text_of(see(here.manager, path_of(who), AFTER))
    with pytest.raises(GuardFailed, match="Sam Ortiz may score until Tuesday, January 13"):
        offers.prepare(who.pk, opening_id=here.opening.pk, by=here.by, at=AFTER)
    with pytest.raises(GuardFailed, match="may score until"):
        decisions.prepare(
            who.pk, opening_id=here.opening.pk, kind="offer", reason_code="scores", by=here.by, at=AFTER
        )  # fmt: skip
    late = AFTER + timedelta(days=5)

    assert ("Wait for the scorecards" in page, "Offer by phone" in page, "Keep or pass" in page) == (True, False, True)
    assert offers.prepare(who.pk, opening_id=here.opening.pk, by=here.by, at=late).state == "prepared"


def test_a_draft_is_kept_with_and_without_a_script_and_nobody_else_reads_it():
    here, colleague, who, meeting = panel()
    base = Base.of({}).write()

    plainly = see(here.manager, url("draft", meeting), AFTER, comment="Calm and clear.", rating_care="3", base=base)
    page = see(here.manager, path_of(who), AFTER)
    with time_machine.travel(AFTER, tick=False):
        client = browser(here.manager)
        own = Base({}, "page", 0).write()
        script = {"headers": {"X-Autosave": "1"}}
        newer = client.post(url("draft", meeting), {"rating_reliability": "2", "base": own, "turn": "2"}, **script)
        late = client.post(url("draft", meeting), {"rating_reliability": "4", "base": own, "turn": "1"}, **script)
        clash = client.post(url("draft", meeting), {"comment": "Other", "base": own, "turn": "3"}, **script)

    assert plainly.status_code == 302
    body = page.content.decode()
    assert "Calm and clear." in body
    assert "Saved on Friday, January 9 at 1:00 p.m. Only you see it." in text_of(page)
    assert (newer.status_code, newer.content.decode()) == (200, "Saved at 1:00 p.m.")
    assert (late.status_code, clash.status_code) == (204, 409)
    assert ScorecardDraft.objects.get().texts["rating_reliability"] == "2"
    assert "Calm and clear." not in text_of(see(colleague, path_of(who), AFTER))
    for odd in ({}, {"base": "[[["}, {"base": "{}", "turn": "-1", "comment": f"\x00{LONG}", "rating_care": "ten"}):
        assert see(here.manager, url("draft", meeting), AFTER, **odd or {"x": "1"}).status_code == 302
    assert len(ScorecardDraft.objects.get().texts["comment"]) <= 4_000


def test_the_panel_scores_corrects_and_agrees_and_then_it_is_decided():
    here, colleague, who, meeting = panel()
    mine = see(here.manager, url("score", meeting), AFTER, **CARD)
    alone = see(here.manager, url("agree", meeting), AFTER)
    see(colleague, url("score", meeting), AFTER, **CARD | {"rating_care": "2", "comment": "Looked away."})

    wrong = see(colleague, url("correct", meeting), AFTER, **CARD, reason="")
    right = see(colleague, url("correct", meeting), AFTER, **CARD, reason="Meant another person")
    page = text_of(see(here.manager, path_of(who), AFTER))
    empty = see(here.manager, url("agree", meeting), AFTER, rating_care="3", rating_reliability="9", sentence="")
    form = see(here.manager, url("agree", meeting), AFTER)
    agreed = see(here.manager, url("agree", meeting), AFTER, rating_care="3", rating_reliability="3", sentence="Same.")
    after = text_of(see(here.manager, path_of(who), AFTER))

    assert mine.status_code == 302
    assert "What you agree on" in text_of(alone)
    assert wrong.status_code == 422
    assert "Say why you correct it." in text_of(wrong)
    assert right.status_code == 302
    assert "Because: Meant another person" in page
    assert "Before: Cares for people 2, Dependable 3: Offer. Looked away." in page
    assert "2 scores are in. Agree on one rating of each." in page
    assert "Offer by phone" not in page
    assert empty.status_code == 422
    assert form.content.decode().count(" checked") == 2
    assert agreed.status_code == 302
    assert PanelAgreement.objects.get().ratings == {"care": 3, "reliability": 3}
    assert "What the panel agreed on" in after
    assert "You agreed: 3.0 of 4. 2 seats are free." in after
    assert "Correct your card" not in after


def test_who_stepped_aside_sees_neither_packet_nor_cards_nor_notes_at_any_address():
    here, colleague, who, meeting = panel()
    here.score(meeting, by=Actor.user(colleague), ratings={"care": 1, "reliability": 2}, comment="Kept looking away.")
    see(here.manager, url("note", meeting), AFTER, words="Ask about Sundays.")

    stepped = see(colleague, reverse("hiring:declare", args=[who.public_id]), AFTER, conflict="relative")
    back = see(colleague, reverse("hiring:declare", args=[who.public_id]), AFTER, conflict="none")
    pages = [see(colleague, path_of(who), AFTER), see(colleague, "/hiring/", AFTER)]
    others = [see(colleague, url(name, meeting), AFTER) for name in ("correct", "agree")]
    others += [see(colleague, url(name, meeting), AFTER, **CARD, words="x") for name in ("score", "draft", "note")]
    own = text_of(see(here.manager, path_of(who), AFTER))

    assert (stepped.status_code, back.status_code) == (302, 302)
    for page in pages:
        assert [each for each in ("Kept looking", "Sundays", "Not yet") if each in text_of(page)] == []
    assert "ask the coordinator" in text_of(pages[0])
    assert {answer.headers["Location"].split("?")[0] for answer in others} == {path_of(who)}
    assert (Scorecard.objects.count(), InterviewNote.objects.count()) == (1, 1)
    assert "Kept looking away." not in own
    assert "Ask about Sundays." in own


def test_a_card_of_who_stepped_aside_says_nothing_about_what_all_gave():
    here, colleague, who, meeting = panel()
    here.score(meeting)
    here.score(meeting, by=Actor.user(colleague), ratings={"care": 1, "reliability": 3}, comment="Kept looking away.")
    third = Actor.user(here.panelist(name="Lee Wong"))
    referrals.declare(who.pk, conflict=True, kind="friend", by=Actor.user(colleague), at=AFTER)
    here.score(meeting, by=third)

    form = see(here.manager, url("agree", meeting), AFTER)

    assert form.content.decode().count(" checked") == 2


def test_notes_of_others_on_the_same_interview_are_closed_until_ones_own_card_is_in():
    here, colleague, who, meeting = panel()
    see(here.manager, url("note", meeting), AFTER, words="Ask about Sundays.")
    see(colleague, url("note", meeting), AFTER, words="We never got to the commute.")
    rude = text_of(see(colleague, url("note", meeting), AFTER, words="Seems pregnant to me."))

    closed = text_of(see(colleague, path_of(who), AFTER))
    here.score(meeting, by=Actor.user(colleague))
    open_now = text_of(see(colleague, path_of(who), AFTER))

    assert "may say something about health" in rude
    assert ("Ask about Sundays." in closed, "the commute" in closed) == (False, True)
    assert "What others noted about this interview shows when the scorecards do." in closed
    assert "Ask about Sundays." in open_now


def test_a_note_that_is_refused_keeps_its_words():
    here, _, who, meeting = panel()

    answers = [
        see(here.manager, url("note", meeting), AFTER, words=words) for words in (f"Mind {LONG}", "Hello", "Hello")
    ]

    assert [answer.status_code for answer in answers] == [422, 302, 422]
    assert "You left this note already." in text_of(answers[2])
    assert 'value="Hello"' in answers[2].content.decode()
    assert "Priya Raman, Friday, January 9" in text_of(see(here.manager, path_of(who), AFTER))


def test_a_manager_goes_from_one_to_the_next_and_hears_when_to_come_back():
    here = world()
    first, second = (opened(here, here.candidate()) for _ in range(2))
    meeting = here.met(first)
    planned = here.meet(second, at=AFTER, starts_at=AFTER.replace(day=13))

    page = see(here.manager, path_of(first), AFTER)
    here.candidate()
    two = see(here.manager, path_of(first), AFTER)
    done = see(here.manager, url("score", meeting), AFTER, **CARD)

    assert "Your queue, 1 of 1" in text_of(page)
    assert "The next one" not in text_of(page)
    assert "of 2" in text_of(two)
    assert ("The next one" in text_of(two)) or ("The one before" in text_of(two))
    assert planned.state == "scheduled"
    assert done.status_code == 302


def test_the_last_card_of_the_day_says_see_you():
    here = world()
    colleague = here.panelist()
    who, later = here.candidate(), here.candidate()
    for each in (who, later):
        referrals.declare(each.pk, conflict=False, by=Actor.user(colleague), at=NOW)
    meeting = here.met(who)
    here.meet(later, at=AFTER, starts_at=AFTER.replace(day=13))

    with time_machine.travel(AFTER, tick=False):
        done = browser(colleague).post(url("score", meeting), CARD, follow=True)

    assert "is in. Done. See you on Tuesday, January 13." in done.content.decode()


def test_after_a_card_the_page_says_who_is_next_and_with_what_and_leads_back():
    here = world()
    colleague = here.panelist()
    first = here.candidate(person=make.applicant(given_name="Grace", family_name="Brooks"))
    second = here.candidate(person=make.applicant(given_name="Tomas", family_name="Reed"))
    for each in (first, second):
        referrals.declare(each.pk, conflict=False, by=Actor.user(colleague), at=NOW)
    meeting, _ = here.met(first), here.met_already(here.meet(second, starts_at=MEETING - timedelta(hours=2)))

    with time_machine.travel(AFTER, tick=False):
        page = browser(colleague).post(url("score", meeting), CARD, follow=True)

    words = text_of(page)
    assert "Your scorecard for Grace Brooks is in. Next is Tomas Reed: Interviewed today at 10:00 a.m." in words
    assert f'href="{path_of(first)}?opening={here.opening.public_id}">Go back</a>' in page.content.decode()


def test_who_stays_with_the_same_candidate_reads_so():
    here = world()
    who = opened(here, here.candidate(person=make.applicant(given_name="Grace", family_name="Brooks")))
    meeting = here.met(who)

    with time_machine.travel(AFTER, tick=False):
        page = browser(here.manager).post(url("score", meeting), CARD, follow=True)

    assert (
        "Your scorecard for Grace Brooks is in. Next, still Grace Brooks: Your score is in: 3.0 of 4. 2 seats are free."
        in text_of(page)
    )
    assert "Go back" not in text_of(page)


def test_the_packet_shows_interests_and_no_level_where_the_program_allows_none():
    here = world()
    who = opened(here, loaded(here))
    area = Interest.objects.create(version=here.version, slug="children", title="Work with children", position=1)
    who.wishes.create(interest=area, rank=1)

    before = text_of(see(here.manager, path_of(who)))
    Parameter.objects.create(version=here.version, key="packet_levels", value=False, effective_from=NOW.date())
    after = text_of(see(here.manager, path_of(who)))

    assert "Work with children" in before
    assert "words a minute" in before
    assert "words a minute" not in after
    assert "Typing" in after


def test_a_card_has_a_way_to_each_part_and_says_what_each_number_means():
    here = world()
    who = opened(here, here.candidate())
    here.met(who)

    page = see(here.manager, path_of(who), AFTER)

    source = page.content.decode()
    for slug in ("care", "reliability"):
        assert f'href="#part-{slug}"' in source
        assert f'id="part-{slug}"' in source
    assert 'href="#scorecard"' in source
    assert source.count("What each number means") == 2
    assert "Dependable: anchor 4" in source.split("<details", 1)[1]
