"""Panels: cards that are only added, drafts that nobody overwrites, what is agreed on, and who steps aside."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from applicants.models import PanelAgreement, Scorecard, ScorecardDraft
from applicants.panel_promises import panel_of
from applicants.records.panels import score_of
from applicants.rules.merging import digest
from applicants.rules.pages import Base
from applicants.workflows import referrals, scoring
from apprenticeships import messages
from apprenticeships.errors import Conflict, GuardFailed, NotAllowed
from apprenticeships.mail import render
from apprenticeships.messages import NoLongerTrueError
from apprenticeships.models import Event, Message, Parameter, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.hiring_world import AFTER, NOW, RATINGS, world

pytestmark = pytest.mark.django_db
OTHER = {"care": 2, "reliability": 3}
CARD = {"comment": "", "recommendation": "hold"}


def test_the_panel_has_the_size_of_the_program_and_nobody_else_scores():
    here = world()
    first, second = sorted((here.panelist(), here.panelist()), key=lambda each: each.pk)
    who = here.candidate()
    meeting = here.met(who)

    sitting = panel_of(who.referrals.get()).seats
    spare = next(each for each in (first, second) if each.pk not in sitting.people)
    with pytest.raises(NotAllowed, match="complete without you"):
        here.score(meeting, by=Actor.user(spare))
    Parameter.objects.create(version=here.version, key="panel_size", value=3, effective_from=here.cohort.starts_on)
    here.score(meeting, by=Actor.user(spare))

    assert (sitting.size, len(sitting.people), sitting.lead) == (2, 2, here.manager.pk)
    assert len(panel_of(who.referrals.get()).seats.people) == 3


def test_who_steps_aside_is_replaced_and_otherwise_the_coordinators_hear_of_it():
    here = world()
    first, second = (here.panelist(name=name) for name in ("Sam Ortiz", "Lee Wong"))
    desk = make.user()
    make.membership(desk, Role.COORDINATOR, organization=here.version.program.organization)
    who = here.candidate()
    meeting = here.met(who)
    referral = who.referrals.get()
    sitting = next(each for each in (first, second) if each.pk in panel_of(referral).seats.people)
    spare = second if sitting == first else first
    here.score(meeting, by=Actor.user(sitting))

    with pytest.raises(GuardFailed, match="Say what ties you"):
        referrals.declare(who.pk, conflict=True, kind="enemy", by=Actor.user(sitting), at=AFTER)
    referrals.declare(who.pk, conflict=True, kind="relative", by=Actor.user(sitting), at=AFTER)
    replaced = panel_of(referral)
    told_early = Message.objects.filter(kind="panel.short").count()
    referrals.declare(who.pk, conflict=True, kind="financial", by=Actor.user(spare), at=AFTER)

    assert (set(replaced.seats.people), dict(replaced.cards)) == ({here.manager.pk, spare.pk}, {})
    assert told_early == 0
    message = Message.objects.get(kind="panel.short")
    letter = render(message, messages.kinds()["panel.short"])
    assert message.recipient == desk.email
    assert "Left: Priya Raman, 1 of 2." in letter.text
    assert "relative" not in letter.text + letter.html + str(message.context)
    with pytest.raises(NotAllowed, match="ask the coordinator"):
        referrals.declare(who.pk, conflict=False, by=Actor.user(spare), at=AFTER)
    by = Actor.user(desk)
    with pytest.raises(GuardFailed, match="how the mistake came about"):
        referrals.lift_conflict(who.pk, user_id=spare.pk, by=by, at=AFTER)
    referrals.lift_conflict(who.pk, user_id=spare.pk, by=by, at=AFTER, reason="Tapped the wrong line")
    with pytest.raises(Conflict, match="any more"):
        referrals.lift_conflict(who.pk, user_id=spare.pk, by=by, at=AFTER, reason="Twice")
    assert not panel_of(referral).seats.missing
    with pytest.raises(NoLongerTrueError):
        render(message, messages.kinds()["panel.short"])


def test_a_correction_is_a_new_card_and_the_database_keeps_the_old_one_as_it_was():
    here = world()
    colleague = here.panelist()
    meeting = here.met(here.candidate())
    old = here.score(meeting)

    with pytest.raises(GuardFailed, match="Say why you correct it"):
        scoring.correct(old.pk, ratings=OTHER, **CARD, by=here.by, at=AFTER)
    with pytest.raises(NotAllowed):
        scoring.correct(old.pk, ratings=OTHER, **CARD, by=Actor.user(colleague), at=AFTER, reason="Not mine")
    with pytest.raises(GuardFailed, match="your 1 for"):
        scoring.correct(old.pk, ratings=OTHER | {"care": 1}, **CARD, by=here.by, at=AFTER, reason="Mixed up")
    new = scoring.correct(old.pk, ratings=OTHER, **CARD, by=here.by, at=AFTER, reason=" Mixed up two people ")
    with pytest.raises(Conflict, match="corrected already"):
        scoring.correct(old.pk, ratings=RATINGS, **CARD, by=here.by, at=AFTER, reason="Again")

    assert (new.corrects_id, new.correction_reason) == (old.pk, "Mixed up two people")
    assert list(Scorecard.objects.current()) == [new]
    for change in (
        lambda: Scorecard.objects.filter(pk=old.pk).update(ratings=OTHER),
        lambda: Scorecard.objects.filter(pk=new.pk).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert Scorecard.objects.get(pk=old.pk).ratings == RATINGS


def test_the_panel_agrees_after_every_card_is_in_and_an_offer_waits_for_that():
    here = world()
    colleague = here.panelist()
    meeting = here.met(here.candidate())
    together = {"ratings": {"care": 4, "reliability": 3}, "sentence": " We heard the same story. ", "by": here.by}

    mine = here.score(meeting)
    with pytest.raises(GuardFailed, match="fewer than two scorecards"):
        scoring.agree(meeting.pk, **together, at=AFTER)
    here.score(meeting, by=Actor.user(colleague), ratings=OTHER)
    with pytest.raises(GuardFailed, match="Agree with the panel on the ratings first"):
        here.prepared(meeting.application)
    for lacking, field in (({"sentence": " "}, "sentence"), ({"ratings": {"care": 4}}, "reliability")):
        with pytest.raises(GuardFailed) as refused:
            scoring.agree(meeting.pk, **together | lacking, at=AFTER)
        assert refused.value.field == field
    row = scoring.agree(meeting.pk, **together, at=AFTER)

    assert (row.sentence, row.agreed_by) == ("We heard the same story.", here.manager)
    with pytest.raises(Conflict, match="agreed on the ratings already"):
        scoring.agree(meeting.pk, **together, at=AFTER)
    with pytest.raises(Conflict, match="agreed on the ratings already"):
        scoring.correct(mine.pk, ratings=OTHER, **CARD, by=here.by, at=AFTER, reason="Late")
    with pytest.raises(DatabaseError), transaction.atomic():
        PanelAgreement.objects.update(sentence="Another one")
    assert here.prepared(meeting.application).state == "prepared"


def test_a_conflict_after_the_agreement_takes_it_back_and_who_is_left_is_counted_anew():
    here = world()
    Parameter.objects.create(version=here.version, key="panel_size", value=3, effective_from=here.cohort.starts_on)
    tied, other = here.panelist(), here.panelist()
    meeting = here.met(here.candidate())
    who = meeting.application
    here.score(meeting)
    for each, rating in ((tied, 4), (other, 2)):
        here.score(meeting, by=Actor.user(each), ratings=dict.fromkeys(RATINGS, rating))
    together = {"sentence": "The same.", "by": here.by, "at": AFTER}
    first = scoring.agree(meeting.pk, ratings=dict.fromkeys(RATINGS, 4), **together)
    before = score_of(who, here.opening)

    referrals.declare(who.pk, conflict=True, kind="friend", by=Actor.user(tied), at=AFTER)
    alone = score_of(who, here.opening)
    with pytest.raises(GuardFailed, match="Agree with the panel on the ratings first"):
        here.prepared(who)
    second = scoring.agree(meeting.pk, ratings=dict.fromkeys(RATINGS, 3), **together)

    assert (first.scorers, second.scorers) == (
        sorted([here.manager.pk, tied.pk, other.pk]),
        [here.manager.pk, other.pk],
    )
    assert (str(before), str(alone), str(score_of(who, here.opening))) == ("4.0", "2.5", "3.0")
    assert here.prepared(who).state == "prepared"


def test_who_is_late_with_a_card_holds_up_the_panel_until_the_day_to_score_is_over():
    here = world()
    Parameter.objects.create(version=here.version, key="panel_size", value=3, effective_from=here.cohort.starts_on)
    colleague, _ = here.panelist(), here.panelist()
    meeting = here.met(here.candidate())
    here.score(meeting)
    here.score(meeting, by=Actor.user(colleague))
    together = {"ratings": RATINGS, "sentence": "The same.", "by": here.by}

    with pytest.raises(GuardFailed, match="Not everybody's scorecard is in"):
        scoring.agree(meeting.pk, **together, at=AFTER)

    assert scoring.agree(meeting.pk, **together, at=AFTER + timedelta(days=5)).ratings == RATINGS


def test_a_draft_takes_what_is_newer_keeps_what_another_page_wrote_and_goes_with_the_card():
    here = world()
    meeting = here.met(here.candidate())
    empty = {name: digest("") for name in ("comment", "rating_care")}

    def save(page, turn, **texts):
        return scoring.save_draft(meeting.pk, texts=texts, base=Base(empty, page, turn), by=here.by, at=AFTER)

    assert save("desk", 2, comment="Calm and clear.").clashes == frozenset()
    late = save("desk", 1, comment="Calm")
    elsewhere = save("phone", 1, comment="Nervous.", rating_care="3")

    assert late is None
    assert (elsewhere.clashes, dict(elsewhere.texts)) == (
        {"comment"}, {"comment": "Calm and clear.", "rating_care": "3"},
    )  # fmt: skip
    with pytest.raises(NotAllowed):
        scoring.save_draft(
            meeting.pk, texts={}, base=Base({}, "x"), by=Actor.user(make.user(Role.INSTRUCTOR)), at=AFTER
        )
    here.score(meeting)
    assert ScorecardDraft.objects.count() == 0
    with pytest.raises(Conflict, match="locked"):
        save("desk", 3, comment="Too late.")


def test_a_note_is_left_once_and_says_nothing_in_the_record():
    here = world()
    meeting = here.meet(here.candidate())

    note = scoring.leave_note(meeting.pk, words=" Ask about\nearly shifts. \x00", by=here.by, at=NOW)

    assert note.words == "Ask about early shifts."
    assert "early" not in str(list(Event.objects.filter(kind="interview.noted").values()))
    for words, by, refusal in (
        ("Ask about early shifts.", here.by, Conflict),
        (" \x00 ", here.by, GuardFailed),
        ("x" * 301, here.by, GuardFailed),
        ("Hello", Actor.user(make.user(Role.PANELIST)), NotAllowed),
    ):
        with pytest.raises(refusal):
            scoring.leave_note(meeting.pk, words=words, by=by, at=NOW)
