"""The queue: whose turn it is, in which order, for whom, and at which cost."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import ScreeningStep
from applicants.workflows import interviews, referrals, scoring
from apprenticeships.models import RequirementKind, Role, Step
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.hiring.readers import browser, opened, text_of
from tests.applicants.hiring_world import AFTER, MEETING, NOW, RATINGS, candidate_of, world

pytestmark = pytest.mark.django_db
QUEUE = "/hiring/"


def rows_of(response, part):
    queue = response.context["queue"]
    return [(row["title"], row["badge"], row["text"], row["action"]) for row in getattr(queue, part)]


def see(who, at, **asked):
    with time_machine.travel(at, tick=False):
        return browser(who).get(QUEUE, asked)


def named(here, name, **fields):
    return here.candidate(
        person=make.applicant(given_name=name, family_name="Brooks", **fields.pop("person", {})), **fields
    )


def test_a_ready_candidate_waits_to_be_invited():
    here = world()
    named(here, "Tomas")

    response = see(here.manager, NOW)

    assert rows_of(response, "mine") == [
        ("Tomas Brooks", "By Wednesday, January 14", "Ready to meet. Choose a time.", "Invite")
    ]
    assert "One thing to do, about 2 minutes" in text_of(response)
    assert [(group["title"], len(group["rows"])) for group in response.context["queue"].groups] == [("New", 1)]


def test_late_comes_first_then_today_then_by_date_then_what_waits_for_others():
    here = world()
    late, today, later, waits = (named(here, name) for name in ("Late", "Today", "Later", "Waits"))
    late.referrals.update(invite_by=NOW.date() - timedelta(days=5))
    today.referrals.update(invite_by=NOW.date())
    later.referrals.update(invite_by=NOW.date() + timedelta(days=2))
    here.meet(waits)

    response = see(here.manager, NOW)

    assert [(row[0], row[1]) for row in rows_of(response, "mine")] == [
        ("Late Brooks", "Late by 3 working days"),
        ("Today Brooks", "Today"),
        ("Later Brooks", "By Friday, January 9"),
    ]
    assert rows_of(response, "waiting") == [
        ("Waits Brooks", "The meeting", "You meet on Friday, January 9 at noon, Room 214.", "Open")
    ]
    assert [row["family"] for row in response.context["queue"].mine] == ["stop", "you", "you"]


def test_whose_class_has_begun_stays_in_the_queue_without_a_free_seat():
    """Until they go on in the next class; the openings beside the queue are those of classes that are ahead."""
    here = world()
    here.scored(named(here, "Maya"))

    before, after = (see(here.manager, at) for at in (AFTER, NOW + timedelta(days=26)))

    assert [len(page.context["queue"].departments) for page in (before, after)] == [1, 0]
    assert [row[2] for page in (before, after) for row in rows_of(page, "mine")] == [
        "Your score is in: 3.0 of 4. 2 seats are free.",
        "Your score is in: 3.0 of 4. No seat is free.",
    ]


def test_nobody_waits_for_the_score_of_a_closed_account():
    here = world()
    gone = here.panelist(name="Sam Ortiz")
    gone.is_active = False
    gone.save()
    meeting = here.meet(named(here, "Aaliyah"))
    interviews.hold(meeting.pk, by=here.by, at=AFTER)
    here.score(meeting)

    (row,) = rows_of(see(here.manager, AFTER), "mine")

    assert (row[0], row[3]) == ("Aaliyah Brooks", "Decide")


def test_a_candidate_goes_from_invite_to_score_to_decide_to_the_candidates_turn():
    here = world()
    who = named(here, "Aaliyah")
    meeting = here.meet(who)
    interviews.hold(meeting.pk, by=here.by, at=AFTER)
    score = rows_of(see(here.manager, AFTER), "mine")
    here.score(meeting)
    decide = rows_of(see(here.manager, AFTER), "mine")
    here.offered(who)
    waits = rows_of(see(here.manager, AFTER), "waiting")

    assert score == [
        ("Aaliyah Brooks", "By Tuesday, January 13", "Interviewed today at noon. Your score is missing.", "Score")
    ]
    assert decide == [("Aaliyah Brooks", "Today", "Your score is in: 3.0 of 4. 2 seats are free.", "Decide")]
    assert waits == [
        ("Aaliyah Brooks", "The candidate", "Says yes or no to your offer by Sunday, January 11 at 1:00 p.m.", "Open")
    ]


def test_while_a_seat_is_held_the_row_says_to_call():
    here = world()
    here.prepared(named(here, "Devon"))

    response = see(here.manager, AFTER)

    assert rows_of(response, "mine") == [
        ("Devon Brooks", "Today", "A seat is held until 3:00 p.m.: call, then save the answer.", "Call")
    ]


def test_the_other_interviewer_is_named_and_a_panelist_has_a_turn_of_their_own():
    here = world()
    colleague = here.panelist(name="Sam Ortiz")
    meeting = here.met(named(here, "Grace"))
    here.score(meeting)

    assert rows_of(see(here.manager, AFTER), "waiting") == [
        ("Grace Brooks", "Another interviewer", "Sam Ortiz scores by Tuesday, January 13.", "Open")
    ]
    assert [row[3] for row in rows_of(see(colleague, AFTER), "mine")] == ["Score"]


def test_a_panelist_who_recuses_is_not_waited_for():
    here = world()
    colleague = here.panelist(name="Sam Ortiz")
    who = named(here, "Grace")
    meeting = here.met(who)
    here.score(meeting)

    referrals.declare(who.pk, conflict=True, kind="friend", by=Actor.user(colleague), at=AFTER)

    assert [row[3] for row in rows_of(see(here.manager, AFTER), "mine")] == ["Decide"]
    assert rows_of(see(colleague, AFTER), "mine") == []


def test_a_panelist_who_left_is_not_waited_for_and_meets_nobody():
    here = world()
    left = here.panelist(name="Sam Ortiz")
    left.is_active = False
    left.save()
    who = opened(here, named(here, "Grace"))
    invite = f"{reverse('hiring:invite', args=[who.public_id])}?opening={here.opening.public_id}"
    with time_machine.travel(NOW, tick=False):
        form = browser(here.manager).get(invite)

    here.score(here.met(who))

    assert [row[3] for row in rows_of(see(here.manager, AFTER), "mine")] == ["Decide"]
    assert "Sam Ortiz" not in form.content.decode()


def test_what_a_panelist_led_is_decided_by_the_managers():
    here = world()
    colleague = here.panelist(name="Sam Ortiz")
    meeting = here.met_already(here.meet(named(here, "Grace"), manager=colleague))
    for each in (here.manager, colleague):
        here.score(meeting, by=Actor.user(each))
    scoring.agree(meeting.pk, ratings=RATINGS, sentence="We saw the same.", by=Actor.user(colleague), at=AFTER)

    assert [row[3] for row in rows_of(see(here.manager, AFTER), "mine")] == ["Decide"]
    assert rows_of(see(colleague, AFTER), "waiting") == [
        ("Grace Brooks", "The manager", "Your part is done. A manager decides.", "Open")
    ]


def test_groups_come_in_the_order_of_what_needs_doing_and_who_waits_for_others_says_when_to_come_back():
    here = world(headcount=9)
    decide, score, meet, new, waits = (named(here, name) for name in ("Decide", "Score", "Meet", "New", "Waits"))
    here.score(here.met(decide))
    interviews.hold(here.meet(score, starts_at=MEETING - timedelta(hours=2)).pk, by=here.by, at=AFTER)
    referrals.declare(meet.pk, conflict=False, by=here.by, at=NOW)
    here.meet(waits, starts_at=MEETING + timedelta(days=4))

    queue = see(here.manager, AFTER).context["queue"]
    asked_about = [decide, score, meet, new]
    for who in asked_about:
        who.referrals.update(closed_at=AFTER)
    done = see(here.manager, AFTER)

    assert [(group["title"], [row["title"] for row in group["rows"]]) for group in queue.groups] == [
        ("Offers to close", ["Decide Brooks"]),
        ("Scores to hand in", ["Score Brooks"]),
        ("Interviews to schedule", ["Meet Brooks"]),
        ("New", ["New Brooks"]),
        ("Waiting for the candidate", ["Waits Brooks"]),
    ]
    assert queue.first_url.startswith(reverse("hiring:candidate", args=[decide.public_id]))
    assert "Done. See you on Tuesday, January 13" in text_of(done)
    assert "Nothing waits for you" in text_of(done)
    folds = {
        name: re.findall(r'<details class="ap-more"( open| data-ap-kept="candidate")', page.content.decode())
        for name, page in (("all", done), ("found", see(here.manager, AFTER, q="waits")))
    }
    assert folds == {"all": [' data-ap-kept="candidate"'], "found": [" open"]}  # a search opens what it found


def test_a_person_before_several_openings_of_a_department_has_one_card_that_names_the_others():
    here = world()
    later = make.opening(
        cohort=make.cohort(version=here.version, starts_on=date(2026, 6, 1)),
        track=here.opening.track,
        department=here.opening.department,
    )
    person = make.applicant(given_name="Tomas", family_name="Brooks")
    who = here.candidate(person=person, to=(here.opening, later))
    named(here, "Grace")
    here.score(here.met(who))

    response = see(here.manager, AFTER)
    queue = response.context["queue"]
    page = browser(here.manager)
    with time_machine.travel(AFTER, tick=False):
        packet = page.get(f"{reverse('hiring:candidate', args=[who.public_id])}?opening={later.public_id}")

    assert [(row["title"], row["action"]) for row in queue.mine] == [
        ("Tomas Brooks", "Decide"),
        ("Grace Brooks", "Invite"),
    ]
    assert (queue.all, queue.minutes) == (2, 4)
    (other,) = queue.mine[0]["also"]
    assert other["text"].endswith("class of Monday, June 1")
    assert "Also for" in text_of(response)
    assert packet.status_code == 200


def test_an_offer_of_the_own_department_for_another_opening_is_called_its_own():
    here = world()
    later = make.opening(
        cohort=make.cohort(version=here.version, starts_on=date(2026, 6, 1)),
        track=here.opening.track,
        department=here.opening.department,
    )
    who = here.candidate(to=(here.opening, later))
    here.offered(who)

    (card,) = see(here.manager, AFTER).context["queue"].waiting

    assert card["badge"] == "The candidate"
    assert [row["small"].split(". ")[0] for row in card["also"]] == [
        f"Your department has made an offer for {here.opening.track}, class of Monday, February 2"
    ]


def test_only_the_own_departments_candidates_stand_in_the_queue():
    here, there = world(), world()
    named(here, "Mine")
    named(there, "Theirs")

    response = see(here.manager, NOW)

    assert "Mine Brooks" in text_of(response)
    assert "Theirs" not in text_of(response)


@pytest.mark.parametrize("state", ["submitted", "needs_information", "withdrawn", "not_selected", "enrolled"])
def test_who_is_not_ready_or_has_ended_does_not_stand_in_the_queue(state):
    here = world()
    here.candidate(state)

    assert rows_of(see(here.manager, NOW), "mine") == []


def test_an_empty_queue_says_why_that_is_fine():
    here = world()

    response = see(here.manager, NOW)

    assert "Done. See you on Wednesday, January 14" in text_of(response)
    assert "No candidates now" in text_of(response)


def test_facts_say_tests_and_screening_in_one_word_each():
    here = world()
    who = named(here, "Hannah", is_internal=True)
    tests = make.requirement(Step.objects.get(version=here.version, kind="tests"), RequirementKind.TYPING)
    screening = Step.objects.get(version=here.version, kind="screening")
    background = make.requirement(screening, RequirementKind.BACKGROUND)
    ScreeningStep.objects.create(application=who, requirement=tests, verdict="met")
    row = ScreeningStep.objects.create(application=who, requirement=background, verdict="missing")

    pending = see(here.manager, NOW).context["queue"].mine[0]["facts"]
    ScreeningStep.objects.filter(pk=row.pk).update(verdict="met")
    clear = see(here.manager, NOW).context["queue"].mine[0]["facts"]

    assert [fact["text"] for fact in pending] == ["Tests passed", "Screening pending", "Works here now"]
    assert [fact["text"] for fact in clear] == ["Tests passed", "Screening clear", "Works here now"]


def test_seats_stand_beside_with_squares_and_words():
    here = world(headcount=3)
    here.offered(named(here, "Devon"), "thinking")

    response = see(here.manager, AFTER)

    assert "2 of 3 seats free" in text_of(response)
    assert "1 held until Monday, January 12" in text_of(response)


def test_the_next_meetings_stand_beside():
    here = world()
    here.meet(named(here, "Imani"))

    assert "Friday, January 9 noon Imani Brooks Room 214" in text_of(see(here.manager, NOW))


@pytest.mark.parametrize("number", [1, 30])
def test_the_queue_costs_the_same_for_one_as_for_thirty(number, django_assert_max_num_queries):
    here = world(headcount=40)
    here.panelist()
    for count in range(number):
        who = here.candidate()
        if count % 3 == 1:
            here.meet(who, starts_at=MEETING + timedelta(hours=count % 9, days=count // 9))
    with time_machine.travel(NOW, tick=False):
        client = browser(here.manager)

        with django_assert_max_num_queries(12) as counted:
            client.get(QUEUE)

    assert len(counted) == 9


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.INSTRUCTOR, Role.PRECEPTOR])
def test_other_roles_read_403(role):
    assert browser(make.user(role)).get(QUEUE).status_code == 403


def test_an_applicant_reads_403_and_a_stranger_signs_in(client):
    applicant = make.applicant()

    assert browser(applicant.user).get(QUEUE).status_code == 403
    assert client.get(QUEUE).headers["Location"].startswith("/accounts/login/")


def test_starting_with_the_first_opens_the_first_row():
    here = world()
    who = named(here, "Tomas")

    response = see(here.manager, NOW)

    first = f"{reverse('hiring:candidate', args=[who.public_id])}?opening={here.opening.public_id}"
    assert response.context["queue"].first_url == first


def test_who_said_yes_waits_until_everything_is_ready():
    here = world()
    who = named(here, "Devon")
    here.confirmed(who)

    assert rows_of(see(here.manager, AFTER), "waiting") == [
        ("Devon Brooks", "The candidate", "Said yes, and gets everything ready by Friday, January 23.", "Open")
    ]
    assert candidate_of(who).kind == "user"


def test_pages_of_an_account_lead_back_to_the_queue():
    page = browser(world().manager).get(reverse("my_calendar")).content.decode()

    assert '<a href="/hiring/">Hiring</a>' in page.split("<nav", 1)[1].split("</nav>", 1)[0]
