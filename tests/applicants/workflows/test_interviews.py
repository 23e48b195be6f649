"""Interviews: planned, moved, canceled, and who can be invited by whom."""

import itertools
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from applicants.models import ApplicationState, Interview, InterviewState
from applicants.workflows import interviews, referrals
from apprenticeships.errors import Conflict, GuardFailed, TransitionRefused
from apprenticeships.models import Event, Message, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.hiring_world import MEETING, NOW, world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("transition", "state"),
    [
        (transition, state)
        for transition, state in itertools.product(interviews.TRANSITIONS, InterviewState.values)
        if state not in transition.sources
    ],
)
def test_every_arrow_that_is_not_in_the_table_is_refused_with_what_to_do(transition, state):
    with pytest.raises(TransitionRefused) as refused:
        transition.check(state)

    assert refused.value.message == transition.refusal != ""


def test_the_table_lists_exactly_these_arrows():
    arrows = {(t.name, source, t.target) for t in interviews.TRANSITIONS for source in t.sources}

    assert arrows == {
        ("schedule", "requested", "scheduled"),
        ("move", "scheduled", "scheduled"),
        ("cancel", "requested", "canceled"),
        ("cancel", "scheduled", "canceled"),
        ("hold", "scheduled", "held"),
        ("hold", "no_show", "held"),
        ("no_show", "scheduled", "no_show"),
        ("no_show", "held", "no_show"),
    }


def test_a_planned_interview_has_a_time_an_event_and_mails_to_both_sides():
    here = world()
    who = here.candidate()

    meeting = here.meet(who)

    meeting.refresh_from_db()
    assert (meeting.state, meeting.starts_at, meeting.ends_at) == (
        "scheduled",
        MEETING,
        MEETING + timedelta(minutes=30),
    )
    kinds = list(Event.objects.filter(person=who.person).order_by("pk").values_list("kind", flat=True))
    assert kinds == ["interview.request", "interview.schedule"]
    assert sorted(Message.objects.values_list("key", flat=True)) == [
        f"interview.invited:{meeting.pk}:0:candidate",
        f"interview.invited:{meeting.pk}:0:manager",
        f"interview.reminder:{meeting.pk}:0:1:candidate",
        f"interview.reminder:{meeting.pk}:0:1:manager",
        f"interview.today:{meeting.pk}:0:candidate",
        f"interview.today:{meeting.pk}:0:manager",
    ]


def test_the_reminder_leaves_the_morning_before_in_the_zone_of_the_site():
    here = world()

    meeting = here.meet(here.candidate())

    reminder = Message.objects.get(key=f"interview.reminder:{meeting.pk}:0:1:candidate")
    assert reminder.due_at == make.NOON.replace(day=8, hour=15)  # 9:00 a.m. in Chicago
    assert reminder.expires_at == MEETING


def test_an_interview_that_was_asked_for_gets_its_time_later():
    here = world()
    who = here.candidate()
    asked = interviews.request(who.pk, opening_id=here.opening.pk, manager=here.manager, by=here.by, at=NOW)

    meeting = here.meet(who)

    assert meeting.pk == asked.pk
    assert Interview.objects.count() == 1


def test_who_stepped_aside_is_not_chosen_to_meet_the_candidate():
    here = world()
    colleague = here.panelist(name="Sam Ortiz")
    who = here.candidate()
    referrals.declare(who.pk, conflict=True, kind="friend", by=Actor.user(colleague), at=NOW)

    with pytest.raises(GuardFailed, match="Sam Ortiz takes no part with this candidate") as refused:
        here.meet(who, manager=colleague)

    assert refused.value.field == "interviewer"


def test_a_moved_interview_raises_its_sequence_and_replaces_unsent_mails():
    here = world()
    meeting = here.meet(here.candidate())
    later = MEETING + timedelta(days=3)

    moved = interviews.move(
        meeting.pk, starts_at=later, minutes=45, place="Video", reason="Sick child.", by=here.by, at=NOW
    )

    moved.refresh_from_db()
    assert (moved.sequence, moved.starts_at, moved.calendar_uid) == (1, later, meeting.calendar_uid)
    unsent = Message.objects.open().values_list("key", flat=True)
    assert sorted(unsent) == [
        f"interview.moved:{meeting.pk}:1:candidate",
        f"interview.moved:{meeting.pk}:1:manager",
        f"interview.reminder:{meeting.pk}:1:1:candidate",
        f"interview.reminder:{meeting.pk}:1:1:manager",
        f"interview.today:{meeting.pk}:1:candidate",
        f"interview.today:{meeting.pk}:1:manager",
    ]


def test_an_interview_moved_within_its_day_is_still_reminded():
    here = world()
    meeting = here.meet(here.candidate())

    interviews.move(
        meeting.pk,
        starts_at=MEETING + timedelta(hours=1),
        minutes=30,
        place="Room 1",
        reason="Later.",
        by=here.by,
        at=NOW,
    )

    assert Message.objects.open().filter(kind="interview.reminder").count() == 2


@pytest.mark.parametrize(
    ("step", "what"),
    [(interviews.move, {"starts_at": MEETING, "minutes": 30, "place": "Room 1"}), (interviews.cancel, {})],
)
def test_a_change_without_a_reason_is_refused_and_leaves_no_trace(step, what):
    here = world()
    meeting = here.meet(here.candidate())
    before = (Event.objects.count(), Message.objects.count())

    with pytest.raises(GuardFailed) as refused:
        step(meeting.pk, by=here.by, at=NOW, reason=" ", **what)

    meeting.refresh_from_db()
    assert refused.value.field == "reason"
    assert (meeting.state, meeting.sequence) == ("scheduled", 0)
    assert (Event.objects.count(), Message.objects.count()) == before


def test_a_canceled_interview_keeps_the_reason_and_stops_its_reminders():
    here = world()
    meeting = here.meet(here.candidate())

    canceled = interviews.cancel(meeting.pk, by=here.by, at=NOW, reason="The clinic is closed.")

    canceled.refresh_from_db()
    assert (canceled.state, canceled.cancel_reason, canceled.sequence) == ("canceled", "The clinic is closed.", 1)
    unsent = set(Message.objects.open().values_list("kind", flat=True))
    assert unsent == {"interview.canceled"}


def test_after_a_cancellation_the_same_candidate_can_be_invited_again():
    here = world()
    who = here.candidate()
    interviews.cancel(here.meet(who).pk, by=here.by, at=NOW, reason="The clinic is closed.")

    again = here.meet(who)

    assert again.state == "scheduled"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"starts_at": NOW}, "date"),
        ({"starts_at": NOW + timedelta(days=40)}, "date"),
        ({"starts_at": NOW.replace(year=9998)}, "date"),
        ({"minutes": 5}, "minutes"),
        ({"minutes": 241}, "minutes"),
        ({"place": "  "}, "place"),
    ],
)
def test_an_impossible_time_length_or_place_is_refused_at_its_field(change, field):
    here = world()
    who = here.candidate()

    with pytest.raises(GuardFailed) as refused:
        here.meet(who, **change)

    assert refused.value.field == field
    assert (Interview.objects.count(), Event.objects.count(), Message.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize(
    ("hour", "minute", "minutes", "is_fine"),
    [
        (6, 59, 30, False),
        (7, 0, 30, True),
        (20, 30, 30, True),
        (20, 31, 30, False),
        (23, 45, 30, False),
        (0, 0, 30, False),
        (19, 0, 240, False),
    ],
)
def test_people_meet_between_seven_in_the_morning_and_nine_in_the_evening_of_the_site(hour, minute, minutes, is_fine):
    here = world()
    who = here.candidate()
    starts_at = datetime(2026, 1, 11, hour, minute, tzinfo=ZoneInfo("America/Chicago"))

    if is_fine:
        assert here.meet(who, starts_at=starts_at, minutes=minutes).state == "scheduled"
        return
    with pytest.raises(GuardFailed, match=r"from 7:00 a\.m\. to 9:00 p\.m\.") as refused:
        here.meet(who, starts_at=starts_at, minutes=minutes)
    assert (refused.value.field, Interview.objects.count()) == ("time", 0)


def test_a_manager_is_not_booked_twice_and_learns_when_the_other_meeting_is():
    here = world()
    here.meet(here.candidate())

    with pytest.raises(Conflict) as refused:
        here.meet(here.candidate(), starts_at=MEETING + timedelta(minutes=15))

    assert refused.value.message == (
        "Priya Raman has another interview on Friday, January 9 at noon, until 12:30 p.m. Choose another time."
    )
    assert Interview.objects.count() == 1


def test_a_candidate_is_not_booked_twice_and_the_other_department_is_not_named():
    here = world()
    other = here.department()
    colleague = make.user(Role.HIRING_MANAGER, department=other.department, name="Sam Ortiz")
    who = here.candidate(to=(here.opening, other))
    here.meet(who)

    with pytest.raises(Conflict) as refused:
        here.meet(who, opening_id=other.pk, manager=colleague)

    assert refused.value.message.startswith(f"{who.person} has another interview on Friday, January 9 at noon")


def test_two_interviews_may_follow_each_other_without_a_gap():
    here = world()
    here.meet(here.candidate())

    second = here.meet(here.candidate(), starts_at=MEETING + timedelta(minutes=30))

    assert second.state == "scheduled"


@pytest.mark.parametrize("state", [state for state in ApplicationState if state != ApplicationState.READY])
def test_only_a_ready_candidate_is_invited(state):
    here = world()
    who = here.candidate(state)

    with pytest.raises(Conflict):
        here.meet(who)


def test_a_candidate_who_is_on_no_list_of_the_department_cannot_be_invited():
    here = world()
    who = here.candidate(to=())

    with pytest.raises(GuardFailed):
        here.meet(who)


def test_somebody_of_another_department_cannot_be_the_interviewer():
    here = world()
    stranger = make.user(Role.HIRING_MANAGER)

    with pytest.raises(GuardFailed) as refused:
        here.meet(here.candidate(), manager=stranger)

    assert refused.value.field == "interviewer"


def test_a_conflict_said_by_mistake_is_lifted_and_the_last_word_counts():
    here = world()
    who = here.candidate()
    referrals.declare(who.pk, conflict=True, kind="friend", by=here.by, at=NOW)
    referrals.lift_conflict(
        who.pk,
        user_id=here.manager.pk,
        by=Actor.user(make.user(Role.COORDINATOR)),
        at=NOW,
        reason="Tapped the wrong line",
    )
    referrals.declare(who.pk, conflict=False, by=here.by, at=NOW + timedelta(minutes=1))

    meeting = here.meet(who)

    assert meeting.state == "scheduled"
