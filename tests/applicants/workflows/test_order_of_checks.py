"""Places in California come or go: checks move behind the offer or before it, and everybody is judged anew."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.admin.turns import turn
from applicants.models import Application, Interview, Match, MatchRun, ScreeningResult, TypingTest
from applicants.records.evidence import standing
from applicants.records.typing_terms import terms
from applicants.workflows import comebacks, offers, rejudging, rule_changes, screening, sittings, typing
from applicants.workflows.typing import passage_of
from apprenticeships import mail
from apprenticeships.errors import GuardFailed
from apprenticeships.messages import NoLongerTrueError, kinds
from apprenticeships.models import Message, Parameter, Role, SignUp, Site
from apprenticeships.workflow import Actor
from apprenticeships.workflows import sessions
from cohorts.workflows import cohorts, openings
from tests import factories as make
from tests.applicants import background
from tests.applicants.background_days import refused
from tests.applicants.hiring_world import AFTER, NOW, state_of, world
from tests.applicants.typist import hands_in, types
from tests.applicants.way import K, record
from tests.factories import ROBOT

pytestmark = pytest.mark.django_db
WORDS_30 = {"keystrokes": 900, "errors": 0, "minutes": "5"}
PASSED, TOO_LATE = date(2025, 7, 21), NOW + timedelta(days=19)
"""What is good for six months is passed on the one day and too old at the other; the class starts a week later."""


def test_the_order_that_places_bring_is_followed_and_nobody_goes_back_behind_a_meeting():
    here = world()
    make.requirement(here.version.steps.get(kind="screening"), K.BACKGROUND)
    waits, meets = here.candidate("submitted", to=()), here.candidate("submitted", to=())
    for who in (waits, meets):
        screening.open_steps(who, NOW)
        screening.recompute(who.pk, by=ROBOT, at=NOW)
    assert (state_of(waits), rule_changes.follow(at=NOW)) == ("submitted", 0)

    # places in California: the check follows the offer, so nobody waits for it any more
    department = make.make_department(name="Harbor Clinic")
    Site.objects.filter(pk=department.site_id).update(state="CA")
    opening = cohorts.add_opening(
        here.cohort, track=here.opening.track, department=department, headcount=1, by=ROBOT, at=NOW
    )
    assert (rule_changes.follow(at=NOW), state_of(waits), state_of(meets)) == (2, "ready", "ready")
    meeting = here.meet(Application.objects.get(pk=meets.pk))

    # they are taken off, be it that a row stays without places: the check comes first again
    assert openings.take_off(opening.pk, by=ROBOT, at=NOW) is False
    assert (rule_changes.follow(at=NOW), state_of(waits), state_of(meets)) == (2, "submitted", "ready")
    assert Interview.objects.get(pk=meeting.pk).state == "scheduled"
    here.met_already(meeting)
    here.score(meeting)
    refused(GuardFailed, offers.prepare, meets.pk, opening_id=here.opening.pk, by=here.by, at=AFTER)

    # whose rules hold is read as of today, so the day of sending leaves nobody out
    assert rule_changes.count(here.version.pk, "notice_rules", since=date(2030, 1, 1)) == 2
    assert timedelta(0) < AFTER - NOW


def with_check(here, **fields):
    """A program whose checks are good for six months, and somebody who was cleared."""
    make.requirement(here.version.steps.get(kind="screening"), K.BACKGROUND, validity_months=6, **fields)
    who = here.candidate("submitted", to=())
    screening.open_steps(who, NOW)
    background.answered(who, clear=True, at=NOW, on=PASSED)
    return Application.objects.get(pk=who.pk)


def test_a_check_that_gets_too_old_after_the_meeting_is_asked_for_by_itself(client):
    here = world()
    who = with_check(here)
    meeting = here.scored(who)
    later = TOO_LATE

    assert rejudging.judge_too_old(at=later) == 1

    assert (state_of(who), Interview.objects.get(pk=meeting.pk).state) == ("ready", "held")
    assert who.screening.get(requirement__kind=K.BACKGROUND).verdict == "expired"
    client.force_login(who.person.user)
    with time_machine.travel(later, tick=False):
        assert lines(page_of(client, who)) == ["We do this by Monday, February 2"]
    assert list(Application.objects.filter(turn("checks", later.date()))) == [who]
    refused(GuardFailed, offers.prepare, who.pk, opening_id=here.opening.pk, by=here.by, at=later)
    background.answered(who, clear=True, at=later)
    Interview.objects.filter(pk=meeting.pk).update(score_by=NOW.date())
    assert offers.prepare(who.pk, opening_id=here.opening.pk, by=here.by, at=later).state == "prepared"


def test_a_check_that_gets_too_old_before_a_planned_meeting_is_done_beside_it():
    here = world()
    who = with_check(here)
    later = TOO_LATE
    meeting = here.meet(who, at=NOW, starts_at=later + timedelta(days=1))

    rejudging.judge_too_old(at=later)

    assert (state_of(who), Interview.objects.get(pk=meeting.pk).state) == ("ready", "scheduled")


def test_who_has_no_meeting_yet_is_screened_again():
    who = with_check(world())

    rejudging.judge_too_old(at=TOO_LATE)

    assert state_of(who) == "submitted"


START_DAY = {"key": "recency_as_of", "value": "start", "effective_from": date(2025, 1, 1), "source": "test"}
LEVELS = {"applied_math": 5, "graphic_literacy": 5, "workplace_documents": 5}
TYPING = {"validity_months": 6, "threshold": {"words_per_minute": 30, "formula": "A"}}


def met_with(here, kind, values, **fields):
    """Somebody who was met, and somebody who was not, with a test that counts no longer on the first day."""
    make.requirement(here.version.steps.get(kind="tests"), kind, **fields)
    found = [here.candidate("submitted", to=()) for _ in range(2)]
    for who in found:
        screening.open_steps(who, NOW)
        record(who, kind, values, taken_on=PASSED)
        who.refresh_from_db()
    meeting = here.scored(found[0])
    Parameter.objects.create(version=here.version, **START_DAY)
    for who in found:
        screening.recompute(who.pk, by=ROBOT, at=AFTER)
    return *found, meeting


def page_of(client, who):
    return client.get(reverse("portal:application", args=[who.public_id]))


def links(response):
    """The addresses of the next step and of the lines of the map."""
    context = response.context
    return context["step"].url, [task.url for stop in context["stops"] for task in stop.tasks if task.url]


def lines(response):
    """The days that the lines of the map name."""
    small = [task.small for stop in response.context["stops"] for task in stop.tasks]
    return [text.split(". ")[0] for text in small if text.startswith(("By ", "We do", "They"))]


def retakes(client, clock, who, words):
    """Begin on the page of the test, and type so many of its words."""
    begun = client.post(reverse("portal:typing", args=[who.public_id]))
    assert begun.status_code == 302
    test = TypingTest.objects.get(application=who, state="open")
    return types(client, begun.url, " ".join(passage_of(test).text.split()[:words]), clock)


def test_a_test_that_gets_too_old_after_the_meeting_is_taken_again_and_nobody_is_met_twice(client):
    here = world()
    met, waits, meeting = met_with(here, K.TYPING, WORDS_30, **TYPING)
    assert (state_of(met), state_of(waits)) == ("ready", "submitted")
    assert Interview.objects.get(pk=meeting.pk).state == "held"
    refused(GuardFailed, offers.prepare, met.pk, opening_id=here.opening.pk, by=here.by, at=AFTER)
    client.force_login(met.person.user)
    with time_machine.travel(AFTER, tick=False) as clock:
        page, test = page_of(client, met), reverse("portal:typing", args=[met.public_id])
        assert "Take the typing test" in page.content.decode()
        assert links(page) == (test, [test])
        day = page.context["own"].first(*standing(met, at=AFTER))
        assert (page.context["step"].due, day) == (day, met.cohort.ready_by - timedelta(days=3))  # an offer takes three
        assert lines(page) == ["By Tuesday, January 20"]
        assert "Start the clock" in client.get(test).content.decode()

        retakes(client, clock, met, 200)

    assert (state_of(met), met.screening.get().verdict) == ("ready", "met")
    Interview.objects.filter(pk=meeting.pk).update(score_by=NOW.date())
    later = AFTER + timedelta(hours=1)
    assert offers.prepare(met.pk, opening_id=here.opening.pk, by=here.by, at=later).state == "prepared"


def rendered(kind):
    """The one mail of a kind, as it would leave now."""
    return mail.render(Message.objects.get(kind=kind), kinds()[kind])


TRIES = TYPING | {"retest_wait_days": 1}


def test_a_try_that_was_not_enough_after_the_meeting_leaves_it_and_says_what_comes_next(client):
    here = world()
    met, _waits, meeting = met_with(here, K.TYPING, WORDS_30, **TRIES)
    client.force_login(met.person.user)
    with time_machine.travel(AFTER, tick=False) as clock:
        retakes(client, clock, met, 20)
        page = page_of(client, met)

        assert (state_of(met), met.screening.get().verdict) == ("ready", "not_met")
        assert (Interview.objects.get(pk=meeting.pk).state, met.referrals.get().closed_at) == ("held", None)
        step, plan = page.context["step"], page.context["plan"]
        assert "You had your interview." in step.text
        assert step.text.endswith("An offer waits until this is done once more: Typing test.")
        assert (plan.ending, plan.remind_on) == ("failed_test", AFTER.date() + timedelta(days=1))
        assert list(Application.objects.filter(turn("short", AFTER.date()))) == [met]
        refused(GuardFailed, offers.prepare, met.pk, opening_id=here.opening.pk, by=here.by, at=AFTER)
        comebacks.remind(met.pk, by=Actor.user(met.person.user), at=AFTER)
    with time_machine.travel(AFTER + timedelta(days=2), tick=False) as clock:
        client.force_login(met.person.user)
        assert page_of(client, met).context["step"].title == "Take the typing test"
        assert rendered("comeback.reminder").subject.startswith("You may try again today")

        retakes(client, clock, met, 200)

    assert (state_of(met), met.screening.get().verdict) == ("ready", "met")
    with pytest.raises(NoLongerTrueError):
        rendered("comeback.reminder")


@pytest.mark.parametrize(
    ("tries", "title"), [(2, "Rest, and try again"), (1, "We call you about a step that was not enough")]
)
def test_a_try_that_was_not_enough_after_the_yes_leaves_the_seat_until_its_day(client, tries, title):
    here = world()
    Parameter.objects.create(version=here.version, **START_DAY | {"key": "typing_tries", "value": tries})
    make.requirement(here.version.steps.get(kind="tests"), K.TYPING, **TRIES)
    who = here.candidate("submitted", to=())
    screening.open_steps(who, NOW)
    record(who, K.TYPING, WORDS_30, taken_on=PASSED)
    who.refresh_from_db()
    here.scored(who)
    offer = here.confirmed_offer(here.offered(who), who)
    Parameter.objects.create(version=here.version, **START_DAY)
    screening.recompute(who.pk, by=ROBOT, at=AFTER)
    client.force_login(who.person.user)
    with time_machine.travel(AFTER, tick=False) as clock:
        assert page_of(client, who).context["step"].title == "Take the typing test"

        retakes(client, clock, who, 20)

        page = page_of(client, who)
    offer.refresh_from_db()
    assert (state_of(who), offer.state, offer.seat.state) == ("onboarding", "confirmed", "held")
    assert page.context["step"].title == title
    assert "Your seat is held for you through Friday, January 23." in page.context["step"].text
    assert ("plan" in page.context) == (tries > 1)
    assert list(Application.objects.filter(turn("short", AFTER.date()))) == [who]


def test_beside_a_list_or_a_meeting_what_got_too_old_has_a_line_of_its_own_with_its_day(client):
    here = world()
    met, _waits, _meeting = met_with(here, K.TYPING, WORDS_30, **TYPING)
    other = here.department()
    make.referral(met, other)
    make.membership(here.manager, Role.HIRING_MANAGER, department=other.department)
    here.meet(met, at=AFTER, starts_at=AFTER + timedelta(days=1), opening_id=other.pk)
    make.onboarding_task(met, make.onboarding_item(here.version), date(2026, 1, 23))
    client.force_login(met.person.user)
    with time_machine.travel(AFTER, tick=False):
        page = page_of(client, met)

        assert page.context["step"].title == "Come to your interview"
        line = page.context["waiting"][0]
        assert (line.title, line.small.split(". ")[0]) == ("Take the typing test", "By Tuesday, January 20")
        Application.objects.filter(pk=met.pk).update(state="onboarding")
        begun = page_of(client, met).context
        assert begun["step"].title == "Get ready for your first day"
        assert begun["waiting"][0].title == "Take the typing test"


def test_a_test_that_is_good_is_closed_to_who_is_with_managers(client):
    here = world()
    make.requirement(here.version.steps.get(kind="tests"), K.TYPING, **TYPING)
    who = here.candidate("submitted", to=())
    screening.open_steps(who, NOW)
    record(who, K.TYPING, WORDS_30)
    who.refresh_from_db()
    here.scored(who)

    refused(GuardFailed, typing.begin, who.pk, by=ROBOT, at=AFTER)
    assert TypingTest.objects.count() == 0


def test_while_we_look_at_a_test_that_was_taken_again_nobody_goes_back_behind_the_meeting(client):
    here = world()
    met, _waits, meeting = met_with(here, K.TYPING, WORDS_30, **TYPING)
    test = typing.begin(met.pk, by=ROBOT, at=AFTER)
    words = " ".join(passage_of(test).text.split()[:200])

    typing.finish(test.pk, typing.Writing(words), by=ROBOT, at=AFTER + timedelta(minutes=4))  # nobody saw the keys

    assert (state_of(met), met.screening.get().verdict) == ("ready", "look")
    assert Interview.objects.get(pk=meeting.pk).state == "held"
    refused(GuardFailed, offers.prepare, met.pk, opening_id=here.opening.pk, by=here.by, at=AFTER + timedelta(hours=1))


def test_tries_that_are_too_old_use_none_up_of_those_for_the_test_that_is_needed_once_more():
    here = world()
    Parameter.objects.create(
        key="typing_tries", version=here.version, value=1, effective_from=date(2025, 1, 1), source="test"
    )
    make.requirement(here.version.steps.get(kind="tests"), K.TYPING, **TYPING | {"retest_wait_days": 1})
    who = here.candidate("submitted", to=())
    screening.open_steps(who, NOW)
    test = typing.begin(who.pk, by=ROBOT, at=NOW)
    hands_in(test, " ".join(passage_of(test).text.split()[:200]), by=ROBOT, at=NOW + timedelta(minutes=4))
    who.refresh_from_db()
    here.scored(who)
    ScreeningResult.objects.update(taken_on=PASSED)
    TypingTest.objects.update(started_at=NOW - timedelta(days=170))
    Parameter.objects.create(version=here.version, **START_DAY)

    held = terms(who, at=AFTER)

    assert (held.used, held.refusal) == (0, "")
    assert typing.begin(who.pk, by=ROBOT, at=AFTER).state == "open"


def test_what_is_not_complete_any_more_after_the_meeting_is_asked_for_and_nobody_goes_back(client):
    here = world()
    make.requirement(here.version.steps.get(kind="tests"), K.WORKKEYS, threshold={"level": 3})
    who = here.candidate("submitted", to=())
    screening.open_steps(who, NOW)
    for subject, level in LEVELS.items():
        record(who, K.WORKKEYS, {subject: level}, at=NOW)
    who.refresh_from_db()
    meeting = here.scored(who)
    make.session(
        program=here.version.program, kind="workkeys", requirement_kind=K.WORKKEYS, starts_at=AFTER + timedelta(days=5)
    )

    screening.void_result(ScreeningResult.objects.last().pk, by=ROBOT, at=AFTER, reason="Somebody else's sheet")

    assert who.screening.get().reason_code == "not_complete"
    assert (state_of(who), Interview.objects.get(pk=meeting.pk).state) == ("ready", "held")
    client.force_login(who.person.user)
    with time_machine.travel(AFTER, tick=False):
        assert links(page_of(client, who))[0] == reverse("portal:times", args=[who.public_id, "workkeys"])


@pytest.mark.parametrize(
    ("kind", "sitting", "values", "fields", "name"),
    [
        (K.ENTRANCE_EXAM, "exam", {"score": 80}, {"threshold": {"pass_mark": 70, "maximum": 100}}, "Entrance exam"),
        (K.WORKKEYS, "workkeys", LEVELS, {"threshold": {"level": 3}}, "WorkKeys tests"),
    ],
)
def test_a_test_at_a_sitting_that_gets_too_old_after_the_meeting_is_sat_again(
    client, kind, sitting, values, fields, name
):
    here = world()
    met, _waits, meeting = met_with(here, kind, values, validity_months=6, **fields)
    session = make.session(
        program=here.version.program, kind=sitting, requirement_kind=kind, starts_at=AFTER + timedelta(days=5)
    )
    client.force_login(met.person.user)
    with time_machine.travel(AFTER, tick=False):
        times = reverse("portal:times", args=[met.public_id, kind.value.replace("_", "-")])
        assert links(page_of(client, met)) == (times, [times])

        chosen = client.post(times, {"session": session.public_id}, follow=True)

        signed = SignUp.objects.get(session=session)
        seat = reverse("join:signed", args=[here.version.program.slug, signed.public_id])
        assert links(chosen) == (seat, [seat])
    with time_machine.travel(session.ends_at, tick=False):
        sessions.mark(signed.pk, came=True, by=ROBOT, at=session.ends_at)
        assert (state_of(met), page_of(client, met).context["step"].family) == ("ready", "us")
        sittings.enter(signed.pk, values=values, by=ROBOT, at=session.ends_at)
        assert rendered("screening.result").subject == f"{name}: one step done"

    assert (state_of(met), met.screening.get().verdict) == ("ready", "met")
    assert Interview.objects.get(pk=meeting.pk).state == "held"


@pytest.mark.parametrize(
    ("outcome", "stays"), [("offered", "ready"), ("", "ready"), ("none", "submitted"), ("passed", "submitted")]
)
def test_only_who_got_a_place_in_the_matching_was_met(outcome, stays):
    here = world()
    who = with_check(here)
    run = MatchRun.objects.create(
        cohort=here.cohort, number=1, variant="interests", seed=1, state="released", input_digest="0",
        made_by=here.manager, made_at=NOW, released_by=here.manager, released_at=NOW,
    )  # fmt: skip
    Match.objects.create(
        run=run, application=who, outcome=outcome, opening=None if outcome == "none" else here.opening,
        told_at=NOW if outcome else None, passed_reason="Stopped." if outcome == "passed" else "",
    )  # fmt: skip

    rejudging.judge_too_old(at=TOO_LATE)

    assert state_of(who) == stays
