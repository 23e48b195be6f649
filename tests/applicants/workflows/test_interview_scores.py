"""Interviews that took place or were missed, and the scorecards of the panel."""

from datetime import date, timedelta

import pytest

from applicants.models import Recommendation, Scorecard
from applicants.workflows import interviews, referrals
from apprenticeships.errors import Conflict, GuardFailed, NotAllowed
from apprenticeships.models import Event, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.hiring_world import AFTER, MEETING, NOW, RATINGS, world

pytestmark = pytest.mark.django_db


def test_an_interview_is_held_only_once_it_has_begun():
    here = world()
    meeting = here.meet(here.candidate())

    with pytest.raises(GuardFailed, match=r"This interview starts on Friday, January 9 at noon\."):
        interviews.hold(meeting.pk, by=here.by, at=MEETING - timedelta(minutes=1))

    held = interviews.hold(meeting.pk, by=here.by, at=MEETING)
    assert held.state == "held"


def test_scores_are_due_two_working_days_after_the_interview():
    here = world()

    meeting = here.met(here.candidate())

    assert meeting.score_by == date(2026, 1, 13)  # from Friday over the weekend


def test_a_missed_interview_leaves_the_candidate_on_the_list():
    here = world()
    who = here.candidate()
    meeting = here.meet(who)

    interviews.no_show(meeting.pk, by=here.by, at=AFTER)

    assert who.referrals.get().closed_at is None
    assert here.meet(who, at=AFTER, starts_at=AFTER + timedelta(days=1)).state == "scheduled"


def test_a_wrong_no_show_can_be_put_right_until_a_score_is_in():
    here = world()
    meeting = here.meet(here.candidate())
    interviews.no_show(meeting.pk, by=here.by, at=AFTER)

    interviews.hold(meeting.pk, by=here.by, at=AFTER)
    here.score(meeting)

    with pytest.raises(GuardFailed, match="did take place"):
        interviews.no_show(meeting.pk, by=here.by, at=AFTER)


def test_a_handed_in_scorecard_is_locked():
    here = world()
    meeting = here.met(here.candidate())
    here.score(meeting)

    with pytest.raises(Conflict, match="You handed in this scorecard already"):
        here.score(meeting, ratings={"care": 2, "reliability": 2})

    assert Scorecard.objects.get().ratings == RATINGS


def test_scoring_after_the_meeting_says_that_it_took_place():
    here = world()
    meeting = here.meet(here.candidate())

    here.score(meeting, at=AFTER)

    meeting.refresh_from_db()
    assert meeting.state == "held"


def test_scoring_before_the_meeting_is_refused_and_leaves_no_trace():
    here = world()
    meeting = here.meet(here.candidate())
    before = Event.objects.count()

    with pytest.raises(GuardFailed):
        here.score(meeting, at=NOW)

    meeting.refresh_from_db()
    assert (meeting.state, Scorecard.objects.count(), Event.objects.count()) == ("scheduled", 0, before)


@pytest.mark.parametrize(
    ("card", "field"),
    [
        ({"ratings": {"care": 3}}, "reliability"),
        ({"ratings": {"care": 3, "reliability": 5}}, "reliability"),
        ({"ratings": {"care": 3, "reliability": True}}, "reliability"),
        ({"ratings": {"care": 3, "reliability": 3, "age": 1}}, None),
        ({"ratings": {"care": 1, "reliability": 3}, "comments": {}}, "why_care"),
        ({"ratings": {"care": 4, "reliability": 3}, "comments": {"care": "  "}}, "why_care"),
        ({"recommendation": "marry"}, "recommendation"),
        ({"no_conflict": False}, "no_conflict"),
    ],
)
def test_an_incomplete_scorecard_is_refused_at_its_field(card, field):
    here = world()
    meeting = here.met(here.candidate())

    with pytest.raises(GuardFailed) as refused:
        here.score(meeting, **card)

    assert refused.value.field == field
    assert Scorecard.objects.count() == 0


def test_an_extreme_rating_with_words_is_taken():
    here = world()
    meeting = here.met(here.candidate())

    card = here.score(
        meeting, ratings={"care": 4, "reliability": 1}, comments={"care": " Calm. ", "reliability": "Late."}
    )

    assert (card.comments, card.recommendation) == ({"care": "Calm.", "reliability": "Late."}, Recommendation.OFFER)


def test_each_member_of_the_panel_scores_for_themselves():
    here = world()
    meeting = here.met(here.candidate())
    colleague = here.panelist()

    here.score(meeting)
    here.score(meeting, by=Actor.user(colleague), ratings={"care": 2, "reliability": 2})

    assert Scorecard.objects.count() == 2


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.DEPARTMENT_APPROVER, Role.INSTRUCTOR])
def test_nobody_but_the_panel_scores(role):
    here = world()
    meeting = here.met(here.candidate())
    somebody = make.user(role, department=here.opening.department)

    with pytest.raises(NotAllowed):
        here.score(meeting, by=Actor.user(somebody))


def test_who_approves_an_internal_candidate_does_not_score_them():
    here = world()
    home = make.make_department()
    meeting = here.met(here.candidate(is_internal=True, home_department=home))
    make.membership(here.manager, Role.DEPARTMENT_APPROVER, department=home)

    with pytest.raises(NotAllowed, match="Somebody else interviews, scores and decides"):
        here.score(meeting)


def test_who_declared_a_conflict_neither_scores_nor_plans():
    here = world()
    who = here.candidate()
    meeting = here.met(who)
    referrals.declare(who.pk, conflict=True, kind="friend", by=here.by, at=AFTER, reason="My neighbor")

    with pytest.raises(NotAllowed):
        here.score(meeting)

    assert Scorecard.objects.count() == 0
