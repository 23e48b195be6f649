"""A class that changes after offers: everybody is moved or told, and no seat is lost or sold twice."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from applicants.models import (
    Agreement,
    Application,
    ClassChange,
    Interview,
    Offer,
    OnboardingTask,
    Party,
    Referral,
    Standby,
    StartQuestion,
)
from applicants.workflows import agreements, class_changes, interviews, new_starts, onboarding, standby
from apprenticeships.errors import GuardFailed, TransitionRefused
from apprenticeships.models import Event, Message, Role
from apprenticeships.rules.dates import end_of_day
from apprenticeships.workflow import Actor
from cohorts.models import Cohort, Enrollment, Opening, Seat
from cohorts.workflows import schedules
from tests import factories as make
from tests.applicants.hiring_world import AFTER, MEETING, RATINGS, candidate_of, seats_of, state_of, with_list, world
from tests.applicants.workflows.test_hiring_races import all_at_once

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

LATER = date(2026, 2, 16)
ZONE = ZoneInfo("America/Chicago")
WHY = "The classroom is not finished"


def scene(headcount=4):
    """One who got the seat, one who gets ready and began to sign, one with an offer, one called, one on the list."""
    here = world(headcount=headcount)
    with_list(here)
    make.onboarding_item(here.version, slug="agreement", title="Sign the agreement", due_days=-12)
    people = {}
    for number, name in enumerate(("seated", "ready", "offered", "called", "waits")):
        who = here.candidate()
        meeting = here.meet(who, starts_at=MEETING - timedelta(hours=number))
        here.score(interviews.hold(meeting.pk, by=here.by, at=AFTER))
        people[name] = who
    here.confirmed(people["ready"])
    here.confirmed(people["seated"])
    desk = Actor.user(make.user(Role.COORDINATOR, name="Dana Reyes"))
    for who in (people["seated"], people["ready"]):
        agreement = Agreement.objects.get(application=who)
        agreements.sign(agreement.pk, name=str(who.person), read=agreement.digest, by=candidate_of(who), at=AFTER)
    signed = Agreement.objects.get(application=people["seated"])
    for party in ("employer", "sponsor"):
        agreements.sign_for(signed.pk, Party(party), name="Dana Reyes", read=signed.digest, by=desk, at=AFTER)
    OnboardingTask.objects.filter(application=people["seated"]).update(done_at=AFTER, done_by=desk.id)
    onboarding.finish(people["seated"].pk, by=desk, at=AFTER)
    here.offered(people["offered"])
    here.prepared(people["called"])
    people["draft"] = make.application("draft", cohort=here.cohort, version=here.version)
    standby.join(people["waits"].pk, opening_id=here.opening.pk, by=desk, at=AFTER)
    return here, people, desk


def another(here, starts_on=LATER, headcount=0):
    row = make.cohort(version=here.version, program=here.cohort.program, starts_on=starts_on)
    if headcount:
        make.opening(cohort=row, track=here.opening.track, department=here.opening.department, headcount=headcount)
    return row


def told(kind="class.changed"):
    return set(Message.objects.filter(kind=kind).values_list("person", flat=True))


def stands(outcome):
    return {line.name: (line.stands.value, line.voided) for line in outcome.lines}


def test_a_first_day_that_moves_takes_everything_along_and_asks_who_said_yes():
    here, people, desk = scene()
    old = {row.pk: row.due_on for row in OnboardingTask.objects.filter(application=people["ready"], done_at=None)}
    at = AFTER + timedelta(hours=40)

    looked = class_changes.rehearse(
        lambda: class_changes.move(here.cohort.pk, starts_on=LATER, by=desk, at=at, reason=WHY)
    )
    assert (ClassChange.objects.count(), told()) == (0, set())
    done = class_changes.move(here.cohort.pk, starts_on=LATER, by=desk, at=at, reason=WHY)

    assert (looked.lines, looked.tasks, looked.managers) == (done.lines, done.tasks, done.managers)
    void = ("the offer letter", "the agreement, with all signatures under it")
    names = {key: who.person.name for key, who in people.items()}
    assert stands(done) == {
        names["seated"]: ("seated", void),
        names["ready"]: ("ready", void),
        names["offered"]: ("offered", ()),
        names["called"]: ("called", ()),
        names["waits"]: ("waits", ()),
        names["draft"]: ("applies", ()),
    }
    here.cohort.refresh_from_db()
    assert (here.cohort.starts_on, here.cohort.ready_by) == (LATER, LATER - timedelta(days=10))
    assert set(Enrollment.objects.values_list("starts_on", flat=True)) == {LATER}
    gate = end_of_day(here.cohort.ready_by, ZONE)
    offers = {row.application_id: row for row in Offer.objects.select_related("seat")}
    assert offers[people["ready"].pk].seat.held_until == gate
    assert offers[people["offered"].pk].respond_by == at + timedelta(hours=48)  # the whole time again
    assert offers[people["called"].pk].respond_by == AFTER + timedelta(minutes=120)
    assert [offers[people[name].pk].letters.count() for name in ("seated", "ready", "offered")] == [2, 2, 0]
    moved = {row.pk: row.due_on - old[row.pk] for row in OnboardingTask.objects.filter(pk__in=old)}
    assert set(moved.values()) == {timedelta(days=14)}
    papers = Agreement.objects.filter(application__in=[people["seated"], people["ready"]])
    assert sorted(papers.values_list("state", flat=True)) == ["open", "open", "void", "void"]
    assert told() == {who.person_id for name, who in people.items() if name != "called"}
    assert set(StartQuestion.objects.values_list("application", "state")) == {
        (people["seated"].pk, "asked"),
        (people["ready"].pk, "asked"),
    }
    assert Message.objects.filter(kind="class.manager").count() == done.managers == 1
    warned = Message.objects.get(kind="onboarding.reminder", person=people["ready"].person, state="planned")
    assert warned.key.endswith(here.cohort.ready_by.isoformat())

    ready, seated = (StartQuestion.objects.get(application=people[name]) for name in ("ready", "seated"))
    for _ in range(2):  # twice is once
        new_starts.say_yes(ready.pk, by=candidate_of(people["ready"]), at=at)
    new_starts.say_no(seated.pk, by=candidate_of(people["seated"]), at=at)
    with pytest.raises(TransitionRefused, match="answered this already"):
        new_starts.say_yes(seated.pk, by=candidate_of(people["seated"]), at=at)
    assert (state_of(people["seated"]), state_of(people["ready"])) == ("ready", "onboarding")
    assert seats_of(here) == ["free", "held", "held", "held"]
    assert standby.give_on(at=at) == 1  # the seat of the no goes to who waits
    assert Offer.objects.get(application=people["waits"]).state == "verbal"


def test_a_class_that_is_merged_brings_its_seats_and_its_list_behind_the_other_one():
    here, people, desk = scene()
    into = another(here, headcount=1)
    twin = into.openings.get()
    first = here.candidate(cohort=into, to=(twin,))
    meeting = here.meet(first, opening_id=twin.pk, starts_at=MEETING - timedelta(days=1))
    here.score(interviews.hold(meeting.pk, by=here.by, at=AFTER))
    standby.join(first.pk, opening_id=twin.pk, by=desk, at=AFTER)
    seats = dict(Seat.objects.filter(person__isnull=False).values_list("pk", "person"))

    done = class_changes.merge(here.cohort.pk, into_id=into.pk, by=desk, at=AFTER, reason=WHY)

    assert (done.count("seated", "ready"), done.count("waits", "applies")) == (2, 2)
    here.cohort.refresh_from_db()
    assert here.cohort.canceled_at == AFTER
    assert Opening.objects.get(pk=twin.pk).headcount == 5
    assert Seat.objects.filter(opening=twin).count() == 5
    assert dict(Seat.objects.filter(person__isnull=False).values_list("pk", "person")) == seats
    assert set(Enrollment.objects.values_list("cohort", "starts_on")) == {(into.pk, LATER)}
    moved = Application.objects.filter(pk__in=[who.pk for who in people.values()])
    assert set(moved.values_list("cohort", flat=True)) == {into.pk}
    lines = list(Standby.objects.filter(opening=twin).order_by("rank").values_list("application", flat=True))
    assert lines == [first.pk, people["waits"].pk]
    assert not Offer.objects.filter(opening=here.opening).exists()
    assert not Referral.objects.filter(opening=here.opening).exists()
    assert not Interview.objects.filter(opening=here.opening).exists()
    assert StartQuestion.objects.open().count() == 2
    with pytest.raises(GuardFailed, match="called off already"):
        class_changes.merge(here.cohort.pk, into_id=into.pk, by=desk, at=AFTER, reason=WHY)


def test_whom_somebody_put_before_all_scores_stands_so_in_the_next_class_and_an_unsettled_panel_stops_nothing():
    here, desk = world(headcount=1), Actor.user(make.user(Role.COORDINATOR))
    people = [here.candidate() for _ in range(3)]
    for number, who in enumerate(people):
        here.score(
            interviews.hold(here.meet(who, starts_at=MEETING - timedelta(hours=number)).pk, by=here.by, at=AFTER)
        )
    rows = [standby.join(who.pk, opening_id=here.opening.pk, by=desk, at=AFTER) for who in people]
    for row in rows[1:]:
        standby.move_first(row.pk, by=desk, at=AFTER, reason="Agreed with the department")
    late = Actor.user(here.panelist())
    here.score(people[0].interviews.get(), by=late, ratings=dict.fromkeys(RATINGS, 2))
    into = another(here, headcount=1)

    class_changes.call_off(here.cohort.pk, into_id=into.pk, by=desk, at=AFTER, reason=WHY)

    line = Standby.objects.waiting().filter(opening__cohort=into)
    assert list(line.values_list("application", flat=True)) == [people[2].pk, people[1].pk, people[0].pk]


def test_a_class_that_is_called_off_leaves_nobody_in_it_and_the_nearest_go_first():
    here, people, desk = scene()
    into = another(here)
    with pytest.raises(GuardFailed, match="no places for"):
        class_changes.call_off(here.cohort.pk, into_id=into.pk, by=desk, at=AFTER, reason=WHY)
    opening = make.opening(cohort=into, track=here.opening.track, department=here.opening.department, headcount=1)
    twice = make.application("submitted", person=people["waits"].person, cohort=into, version=here.version)

    class_changes.call_off(here.cohort.pk, into_id=into.pk, by=desk, at=AFTER, reason=WHY)

    assert not Application.objects.open().filter(cohort=here.cohort).exists()
    assert seats_of(here) == ["free"] * 4
    line = Standby.objects.waiting().filter(opening=opening)
    nearest = [people[name].pk for name in ("seated", "ready", "offered", "called")]
    assert list(line.values_list("application", flat=True)) == nearest
    assert {row.deferred_from_id for row in line} == {here.cohort.pk}
    assert (state_of(people["waits"]), state_of(twice), state_of(people["draft"])) == (
        "not_selected",
        "submitted",
        "draft",
    )
    assert not Enrollment.objects.current().exists()
    assert told() == {who.person_id for name, who in people.items() if name != "called"}
    assert standby.give_on(at=AFTER) == 1
    assert Offer.objects.get(application=people["seated"], state="verbal").opening_id == opening.pk

    late = make.application("draft", cohort=here.cohort, version=here.version)  # began in that very moment
    assert (class_changes.follow(at=AFTER), class_changes.follow(at=AFTER)) == (1, 0)
    late.refresh_from_db()
    assert late.cohort_id == into.pk


@pytest.mark.parametrize(
    ("starts_on", "reason", "sentence"),
    [
        (LATER, " ", "Say why"),
        (LATER, "Too many pregnant people", "Write about the work only"),
        (date(2026, 2, 2), WHY, "starts on that day already"),
        (date(2026, 1, 5), WHY, "still ahead"),
        (date(2026, 3, 2), WHY, "Merge this one into it"),
    ],
)
def test_a_change_that_makes_no_sense_is_refused_with_a_sentence(starts_on, reason, sentence):
    here = world()
    another(here, starts_on=date(2026, 3, 2))
    desk = Actor.user(make.user(Role.COORDINATOR))

    with pytest.raises(GuardFailed, match=sentence):
        class_changes.move(here.cohort.pk, starts_on=starts_on, by=desk, at=AFTER, reason=reason)
    assert not Event.objects.filter(kind="classchange.decide").exists()


def test_a_published_schedule_is_a_draft_again_with_its_rooms_and_calendar_entries():
    here = world()
    desk = Actor.user(make.user(Role.COORDINATOR))
    schedules.generate(here.cohort.pk, place="Room 5", by=desk, at=AFTER)
    schedules.publish(here.cohort.pk, by=desk, at=AFTER)
    before = list(here.cohort.class_sessions.order_by("number").values_list("calendar_uid", "sequence"))

    class_changes.move(here.cohort.pk, starts_on=LATER, by=desk, at=AFTER, reason=WHY)

    row = Cohort.objects.get(pk=here.cohort.pk)
    after = row.class_sessions.order_by("number")
    assert (row.schedule_state, set(after.values_list("place", flat=True))) == ("draft", {"Room 5"})
    assert [(uid, number - 1) for uid, number in after.values_list("calendar_uid", "sequence")] == before
    assert min(after.values_list("date", flat=True)) >= LATER


@pytest.mark.django_db(transaction=True)
def test_a_call_and_a_move_at_once_never_leave_a_seat_with_the_old_day():
    here = world(headcount=2)
    here.scored(who := here.candidate())
    desk = Actor.user(make.user(Role.COORDINATOR))

    def move():
        class_changes.move(here.cohort.pk, starts_on=LATER, by=desk, at=AFTER, reason=WHY)

    def call():
        here.prepared(Application.objects.get(pk=who.pk))

    all_at_once(move, call)  # each is done, or refused with a sentence

    (day,) = set(Cohort.objects.values_list("starts_on", flat=True))
    assert set(Enrollment.objects.values_list("starts_on", flat=True)) <= {day}


def test_who_is_asked_about_a_day_that_comes_soon_answers_while_somebody_is_there_to_hear_it():
    """The new day is a Monday: nobody reads on the Sunday before it that they do not come."""
    here, _, desk = scene()
    soon = here.cohort.starts_on - timedelta(days=21)

    done = class_changes.move(here.cohort.pk, starts_on=soon, by=desk, at=AFTER, reason=WHY)

    assert done.change.answer_by == soon - timedelta(days=3)
