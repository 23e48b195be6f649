"""Decisions are prepared and told together; the pool; two departments that want one candidate."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Application, Decision, Section
from applicants.workflows import decisions, offer_returns, offers, referrals
from apprenticeships.errors import DomainError
from apprenticeships.models import Event, Message, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.hiring.readers import browser, opened, text_of
from tests.applicants.hiring_world import AFTER, MEETING, candidate_of, world

pytestmark = pytest.mark.django_db


def ask(user, name, *args, data=None, at=AFTER):
    with time_machine.travel(at, tick=False):
        client, path = browser(user), reverse(name, args=args)
        return client.get(path) if data is None else client.post(path, data, follow=True)


def named(here, name, hour=0, **fields):
    """Somebody met and scored."""
    who = opened(here, here.candidate(person=make.applicant(given_name=name, family_name="Brooks"), **fields))
    here.score(here.meet(who, starts_at=MEETING - timedelta(hours=hour)))
    return who


def choose(here, who, kind, reason_code, note=""):
    data = {"kind": kind, "reason_code": reason_code, "note": note}
    return ask(here.manager, "hiring:decide", who.public_id, data=data)


def told():
    return sorted(Message.objects.filter(kind="decision.told").values_list("person__given_name", flat=True))


@pytest.mark.ignore_template_errors
def test_decisions_are_told_together_and_nobody_hears_of_one_before():
    here = world(headcount=1)
    offer, other, kept, gone = (named(here, name, hour) for hour, name in enumerate(("Offer", "Other", "Kept", "Gone")))
    choose(here, offer, "offer", "scores")
    choose(here, other, "offer", "hours")
    choose(here, kept, "hold", "next_class", "We would like to meet you again in May.")
    choose(here, gone, "offer", "scores")
    changed = choose(here, gone, "pass", "others", "Others had worked with patients before.")
    rude = choose(here, gone, "pass", "others", "You are too old.")
    wrong = choose(here, gone, "pass", "next_class")
    empty = choose(here, gone, "", "")
    waiting = ask(here.manager, "hiring:queue").context["queue"].waiting
    before = (told(), Message.objects.filter(person=gone.person, kind__startswith="offer").count())

    assert "Four decisions are prepared" in text_of(changed)
    assert "They read: “Others had worked with patients before.”" in text_of(changed)
    assert "“old” may say something about age." in text_of(rude)
    assert "Choose a reason that belongs to it." in text_of(wrong)
    assert (rude.status_code, wrong.status_code, empty.status_code) == (422, 422, 422)
    assert {row["badge"] for row in waiting} == {"The release"}
    assert before == ([], 0)

    keys = list(Decision.objects.values_list("public_id", flat=True))
    none = ask(here.manager, "hiring:prepared", data={})
    wild = ask(here.manager, "hiring:prepared", data={"decision": ["x", "\x00"]})
    coordinator = make.staff(Role.COORDINATOR)
    home = ask(coordinator, "admin:index").content.decode()
    page = ask(coordinator, "board:decisions")
    done = ask(coordinator, "board:decisions", data={"decision": keys})
    again = ask(here.manager, "hiring:prepared", data={"decision": keys})

    assert "Choose at least one decision first." in text_of(none)
    assert "Somebody else released or took back a part of what you chose. The rest stands here." in text_of(wild)
    assert "decisions are prepared and not released" in home
    assert page.content.decode().count('name="decision"') == 4
    assert told() == ["Gone", "Kept"]
    assert Decision.objects.filter(state="released").count() == 3  # one seat: one offer goes out
    assert "No seat is free" in done.content.decode()
    assert "Other Brooks: No seat is free" in text_of(again)
    assert [row["text"] for row in ask(here.manager, "hiring:queue").context["queue"].mine] == [
        "The offer is released: call by Tuesday, January 13, and save the answer."
    ]
    assert Event.objects.filter(kind="decision.release").count() == 3
    assert Event.objects.filter(kind="referral.passed").get().person_id == gone.person_id


@pytest.mark.parametrize(("kind", "reason"), [("pass", "others"), ("hold", "next_class")])
def test_what_a_candidate_was_told_is_not_undone_as_a_pass_is(kind, reason):
    here = world()
    who = named(here, "Gone")
    choose(here, who, kind, reason)
    decisions.release([Decision.objects.get().pk], by=here.by, at=AFTER)

    with pytest.raises(DomainError, match="nothing to undo"):
        referrals.take_back_pass(who.pk, opening_id=here.opening.pk, by=here.by, at=AFTER)

    assert not who.referrals.filter(closed_at__isnull=True).exists()


def test_a_prepared_decision_is_taken_back_and_a_conflict_or_a_missing_score_prepares_none():
    here, there = world(), world()
    who, unscored = named(here, "Tomas"), opened(here, here.candidate())
    choose(here, who, "pass", "others")
    row = Decision.objects.get()

    early = choose(here, unscored, "offer", "scores")
    stranger = ask(there.manager, "hiring:drop_decision", row.public_id, data={})
    dropped = ask(here.manager, "hiring:drop_decision", row.public_id, data={})
    twice = ask(here.manager, "hiring:drop_decision", row.public_id, data={})
    referrals.declare(who.pk, conflict=True, kind="friend", by=here.by, at=AFTER)
    choose(here, who, "pass", "others")

    assert early.status_code == 422
    assert "Interview" in text_of(early)
    assert stranger.status_code == 404
    assert "Taken back. Nobody was told." in text_of(dropped)
    assert "This decision was told already." in text_of(twice)
    assert list(Decision.objects.values_list("state", flat=True)) == ["dropped"]
    with pytest.raises(DomainError, match="told already"):
        decisions.release_one(row.pk, by=here.by, at=AFTER)


def test_who_answers_for_the_candidates_own_department_reads_no_prepared_decision():
    here = world()
    who = named(here, "Tomas")
    choose(here, who, "hold", "next_class", "We would like to meet you again in May.")
    home = make.make_department()
    Application.objects.filter(pk=who.pk).update(is_internal=True, home_department=home)
    make.membership(here.manager, Role.DEPARTMENT_APPROVER, department=home)

    page = ask(here.manager, "hiring:decide", who.public_id)

    assert page.status_code == 302


def test_who_stepped_aside_neither_reads_nor_drops_what_a_colleague_prepared():
    here = world()
    second = make.user(Role.HIRING_MANAGER, department=here.opening.department, name="Sam Ortiz")
    who = named(here, "Tomas")
    choose(here, who, "pass", "others", "Others had worked with patients before.")
    row = Decision.objects.get()
    before = text_of(ask(second, "hiring:prepared"))
    referrals.declare(who.pk, conflict=True, kind="friend", by=Actor.user(second), at=AFTER)

    page = text_of(ask(second, "hiring:prepared"))
    ask(second, "hiring:drop_decision", row.public_id, data={})
    ask(second, "hiring:prepared", data={"decision": [str(row.public_id)]})

    assert "Others had worked with patients before." in before
    assert "Tomas" not in page
    row.refresh_from_db()
    assert row.state == "prepared"


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_a_released_offer_counts_until_the_candidate_was_asked(answer):
    here = world(headcount=1)
    second = Actor.user(make.staff(Role.COORDINATOR))
    first, other = named(here, "First"), named(here, "Other", 1)
    for who in (first, other):
        choose(here, who, "offer", "scores")
    one, two = Decision.objects.order_by("pk").values_list("pk", flat=True)
    decisions.release([one], by=here.by, at=AFTER)
    offer = offers.prepare(first.pk, opening_id=here.opening.pk, by=here.by, at=AFTER)
    offers.answer_by_phone(offer.pk, answer=answer, by=here.by, at=AFTER)
    if answer == "yes":
        offer_returns.ask(offer.pk, reason="The position was cut.", by=here.by, at=AFTER)
        offer_returns.agree(offer.pk, by=second, at=AFTER)

    rows = ask(here.manager, "hiring:queue").context["queue"].mine
    released = decisions.release([two], by=here.by, at=AFTER)[0].refused

    assert [(row["title"], row["action"]) for row in rows] == [("First Brooks", "Decide")] * (answer == "yes")
    assert released == ""


@pytest.mark.parametrize(("kind", "code"), [("hold", "next_class"), ("pass", "others")])
def test_nobody_is_let_go_while_a_seat_is_held_for_the_call(kind, code):
    here = world()
    who = named(here, "Called")
    offers.prepare(who.pk, opening_id=here.opening.pk, by=here.by, at=AFTER)
    row = decisions.prepare(
        who.pk, opening_id=here.opening.pk, kind=kind, reason_code=code, by=here.by, at=AFTER
    )  # fmt: skip

    with pytest.raises(DomainError, match="A seat is held for a call"):
        decisions.release_one(row.pk, by=here.by, at=AFTER)

    assert who.referrals.filter(closed_at__isnull=True).count() == 1


def test_who_is_kept_stands_in_the_pool_and_is_invited_to_another_opening():
    here, there = world(headcount=1), world()
    later = make.opening(
        cohort=make.cohort(version=here.version, starts_on=here.cohort.starts_on + timedelta(days=28)),
        track=here.opening.track,
        department=here.opening.department,
    )
    who = named(here, "Kept")
    choose(here, who, "hold", "next_class")
    row = Decision.objects.get()
    decisions.release([row.pk], by=here.by, at=AFTER)

    pool = ask(here.manager, "hiring:pool")
    form = ask(here.manager, "hiring:invite_again", row.public_id)
    wrong = ask(here.manager, "hiring:invite_again", row.public_id, data={"opening": there.opening.pk})
    theirs = ask(there.manager, "hiring:invite_again", row.public_id)
    assert referrals.refer_ready(at=AFTER) >= 0  # the chore does not put somebody back whom the department kept
    assert not who.referrals.filter(opening=here.opening, closed_at__isnull=True).exists()
    done = ask(here.manager, "hiring:invite_again", row.public_id, data={"opening": later.pk})

    assert "Kept Brooks" in text_of(pool)
    assert "A good fit for a later class" in text_of(pool)
    assert "class of Monday, March 2" in text_of(form)
    assert (wrong.status_code, theirs.status_code) == (422, 404)
    assert "Kept Brooks is on your list again." in text_of(done)
    assert who.referrals.get(opening=later).closed_at is None
    assert "Kept Brooks" not in text_of(ask(here.manager, "hiring:pool"))
    assert "Kept for later: A good fit for a later class" in text_of(ask(here.manager, "hiring:decided"))


def test_two_departments_want_one_candidate_and_the_candidates_order_counts():
    here = world()
    there = here.department()
    other = make.user(Role.HIRING_MANAGER, department=there.department, name="Sam Ortiz")
    who = named(here, "Aaliyah", to=(here.opening, there))
    sites = {"site": there.department.site, "second_site": here.opening.department.site}
    answers = {name: str(site.public_id) for name, site in sites.items()}
    Section.objects.create(application=who, slug="path", saved_at=AFTER, answers=answers)
    meeting = here.meet(who, opening_id=there.pk, manager=other, starts_at=MEETING - timedelta(hours=5))
    here.score(meeting, by=Actor.user(other))
    first = decisions.prepare(
        who.pk, opening_id=here.opening.pk, kind="offer", reason_code="scores", by=here.by, at=AFTER
    )
    second = decisions.prepare(
        who.pk, opening_id=there.pk, kind="offer", reason_code="scores", by=Actor.user(other), at=AFTER
    )

    called = ask(here.manager, "hiring:prepare", who.public_id, data={})
    refused, ours = (decisions.release([pk], by=here.by, at=AFTER)[0].refused for pk in (first.pk, second.pk))
    page = text_of(ask(here.manager, "hiring:prepared"))
    offer = offers.prepare(who.pk, opening_id=there.pk, by=Actor.user(other), at=AFTER)
    offers.answer_by_phone(offer.pk, answer="thinking", by=Actor.user(other), at=AFTER)
    blocked = decisions.release([first.pk], by=here.by, at=AFTER)[0].refused
    offers.decline(offer.pk, reason_code="pay", by=candidate_of(who), at=AFTER)
    after = decisions.release([first.pk], by=here.by, at=AFTER)[0].refused

    why = f"Aaliyah Brooks put the site of {there.department} before yours. Their offer goes first."
    assert refused.startswith(why)
    assert why in text_of(called)
    assert ours == ""
    assert why in page
    assert "has an offer already" in blocked
    assert after == ""
