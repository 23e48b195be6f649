"""Where somebody stands: in every state one next step, whose turn it is, and by when."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import ApplicationState, Interview, Offer
from applicants.rules.requirements import Reason
from applicants.workflows import applications
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflows import sessions
from tests import factories as make
from tests.applicants.portal.reading import STATUS, read, text, titles
from tests.applicants.way import K, born, came, clear, draft, ready, record, sent, typed, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def scene():
    return way()


def test_a_draft_says_finish_it_and_by_when(client, scene):
    page = read(client, draft(scene), STATUS)

    assert page.context["step"].title == "Finish your application"
    assert "By Saturday, January 31" in text(page)


def test_after_sending_the_next_step_is_the_first_that_is_theirs(client, scene):
    page = read(client, sent(scene))

    assert page.context["step"].title == "Choose a time for the information session"
    assert titles(page)[:3] == [("you", "Information session"), ("done", "Application"), ("later", "Tests")]
    assert titles(page)[-1] == ("later", "First day: Monday, March 2")


@pytest.mark.parametrize(
    ("days", "language", "due", "said"),
    [
        (0, "en", date(2026, 2, 6), ["By Friday, February 6", "the class may begin without you"]),
        (0, "es", date(2026, 2, 6), ["el viernes 6 de febrero", "la clase puede empezar sin usted"]),
        (40, "en", None, ["As soon as you can", "Time is short for this class.", "you go on for the class of Monday"]),
    ],
)
def test_every_own_step_says_by_when_it_is_done_in_time_and_what_comes_after(client, scene, days, language, due, said):
    row = sent(scene)
    make.session(program=scene.program, starts_at=NOON + timedelta(days=50))
    row.person.language = language
    row.person.save(update_fields=["language"])

    with time_machine.travel(NOON + timedelta(days=days), tick=False):
        page = read(client, row)

    assert page.context["step"].due == due
    assert [words for words in said if words not in text(page)] == []


def test_a_chair_that_somebody_has_is_the_next_step_with_its_time(client, scene):
    row = sent(scene)
    session = make.session(program=scene.program)
    sessions.sign_up(session.pk, person=row.person, by=ROBOT, at=NOON)

    page = read(client, row)

    assert page.context["step"].title == "Come to the information session"
    assert page.context["step"].due_text == "Wednesday, January 14, noon"


def test_tests_come_after_the_session_and_those_that_passed_are_done(client, scene):
    row = sent(scene)
    came(row)
    typed(row)
    make.session(program=scene.program, kind="exam", starts_at=NOON + timedelta(days=5), place="Room 2")

    page = read(client, row)

    assert page.context["step"].title == "Choose a time for the entrance exam"
    assert page.context["step"].text.count("The next one: Monday, January 12, noon, Room 2.") == 1
    assert "You typed 36.0 words a minute. The pass mark is 30. Good through Tuesday, July 7, 2026." in text(page)


def test_without_a_date_that_fits_there_is_nothing_to_choose_and_we_write(client, scene):
    row = sent(scene)
    came(row)
    typed(row)
    make.session(program=scene.program, kind="exam", starts_at=NOON + timedelta(days=90))

    step = read(client, row).context["step"]

    assert (step.family, step.title) == ("us", "No time is set yet for the entrance exam")


def test_a_failed_exam_says_from_when_to_try_again_and_asks_nothing_until_then(client, scene):
    row = sent(scene)
    came(row)
    typed(row)
    record(row, K.ENTRANCE_EXAM, {"score": 60})

    page = read(client, row)

    assert page.context["step"].family == "us"
    assert "You may try again from Friday, February 6." in page.context["step"].text


def test_our_promise_has_a_clock(client, scene):
    row = sent(scene, eligibility={"works_here": True})

    with time_machine.travel(NOON + timedelta(days=2), tick=False):
        page = read(client, row)

    assert "Our turn: department approval" in text(page)
    assert "Day 2 of 5" in text(page)
    assert "You hear from us <strong>by Wednesday, January 14</strong>" in text(page)


def test_ready_means_that_managers_have_the_turn(client, scene):
    page = read(client, ready(scene))

    assert page.context["step"].title == "Nothing to do. You hear from us by Wednesday, January 14"
    assert titles(page)[-4:-1] == [("us", "Interview"), ("later", "Offer"), ("later", "Ready to start")]


def test_an_interview_is_the_next_step(client, scene):
    row = ready(scene)
    opening = make.opening(cohort=scene.march)
    starts_at = NOON + timedelta(days=2)
    Interview.objects.create(
        application=row,
        opening=opening,
        manager=make.user(),
        state="scheduled",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=30),
        place="Room 4",
        requested_at=NOON,
    )

    page = read(client, row)

    assert (page.context["step"].title, page.context["step"].due_text) == (
        "Come to your interview",
        "Friday, January 9, noon",
    )


@pytest.mark.parametrize(
    ("state", "title"),
    [
        (ApplicationState.ACCEPTED, "You said yes. We prepare your list"),
        (ApplicationState.ONBOARDING, "Everything is done. We check it once more"),
        (ApplicationState.ENROLLED, "Your first day: Monday, March 2"),
        (ApplicationState.INELIGIBLE, "Not this class"),
        (ApplicationState.NOT_SELECTED, "Not this time"),
        (ApplicationState.WITHDRAWN, "You withdrew. Come back when you like"),
        (ApplicationState.EXPIRED, "Time ran out. You may start again"),
    ],
)
def test_every_other_state_has_its_words(client, scene, state, title):
    row = make.application(state, cohort=scene.march)

    page = read(client, row)

    assert page.context["step"].title == title


def test_an_offer_leads_to_its_page(client, scene):
    row = make.application(ApplicationState.OFFERED, cohort=scene.march)
    opening = make.opening(cohort=scene.march)
    offer = Offer.objects.create(
        application=row,
        opening=opening,
        seat=opening.seats.get(),
        state="verbal",
        made_by=make.user(),
        prepared_at=NOON,
        verbal_at=NOON,
        respond_by=NOON + timedelta(days=3),
    )

    page = read(client, row)

    assert page.context["step"].url == reverse("offers:offer", args=[offer.public_id])
    assert page.context["step"].due_text == "By Saturday, January 10 at noon"


def test_a_no_says_why_what_stays_and_how_to_come_back(client, scene):
    row = sent(scene)
    record(row, K.WORKKEYS, {"applied_math": 5, "graphic_literacy": 4, "workplace_documents": 4})
    again = date(2026, 3, 20)
    applications.not_select(
        row.pk, reason_code="places", sentence="All places are taken.", retry_from=again, by=ROBOT, at=NOON
    )

    page = read(client, row)

    assert "You may try again from Friday, March 20." in text(page)
    assert "All places are taken." in text(page)
    assert "Your levels are 5, 4 and 4: Silver. Good through Tuesday, January 7, 2031." in text(page)
    assert "Remind me on Friday, March 20" in text(page)


@pytest.mark.parametrize("state", list(ApplicationState))
def test_no_internal_word_of_a_state_is_on_the_page(client, scene, state):
    row = make.application(state, cohort=scene.march)

    page = text(read(client, row))

    for word in ("submitted", "needs_information", "ineligible", "not_selected", "onboarding<", "NOT_MET", "not_met"):
        assert word not in page


EVERYDAY = {"Draft", "Sent", "Offered", "Accepted", "Withdrawn"}
INTERNAL = (
    *(state.label for state in ApplicationState if state.label not in EVERYDAY),
    *(each.value for each in Reason if "_" in each.value),
    "not_met", "not_applicable", "screen_again", "find_ineligible",
)  # fmt: skip
"""What the staff reads and rules write; a page may use the everyday words among the labels."""


@pytest.mark.parametrize("state", list(ApplicationState))
@pytest.mark.parametrize("name", ["portal:application", "portal:status", "portal:dates", "portal:withdraw"])
def test_no_page_about_an_application_shows_what_only_we_call_it(client, scene, state, name):
    row = make.application(state, cohort=scene.march)
    make.application(ApplicationState.INELIGIBLE, cohort=scene.april, person=row.person)
    client.force_login(row.person.user)
    of_one = name in {"portal:application", "portal:withdraw"}

    page = text(client.get(reverse(name, args=[row.public_id] if of_one else []), follow=True))

    assert [word for word in INTERNAL if f">{word}<" in page or ("_" in word and word in page)] == []


@pytest.mark.parametrize("state", list(ApplicationState))
def test_there_is_exactly_one_next_step_and_at_most_one_solid_button(client, scene, state):
    page = text(read(client, make.application(state, cohort=scene.march)))

    assert page.count('class="ap-next ') == 1
    assert page.count("btn-primary") <= 1


def test_seats_are_said_in_words(client, scene):
    opening = make.opening(cohort=scene.march, headcount=12)
    for seat in opening.seats.filter(number__lte=5):
        opening.seats.filter(pk=seat.pk).update(state="taken", person=make.person())

    page = text(read(client, draft(scene)))

    assert "<strong>Monday, March 2:</strong> 7 of 12 are free" in page
    assert "the next one starts on Monday, April 6" in page


def test_a_chair_shows_before_sending_and_goes_with_a_withdrawal(client, scene):
    row = draft(scene)
    session = make.session(program=scene.program)
    sessions.sign_up(session.pk, person=row.person, by=ROBOT, at=NOON)

    page = text(read(client, row))

    assert "You signed up for" in page
    assert "Wednesday, January 14, noon" in page
    assert "You choose the day and the place." not in page
    assert "Come to an information session" not in page
    applications.withdraw(row.pk, reason_code="other", by=ROBOT, at=NOON)
    assert "You signed up for" not in text(read(client, row))


def test_another_application_that_waits_for_them_is_right_below_the_next_step(client, scene):
    row = sent(scene)
    other = make.cohort(version=make.version(program=make.program(name="Care Aide")))
    second = make.application(ApplicationState.DRAFT, cohort=other, person=row.person)

    [line] = read(client, row).context["waiting"]

    assert line.title == "Finish your application: Care Aide"
    assert line.url == reverse("portal:sections", args=[second.public_id])


def test_the_next_class_has_its_seats_and_its_last_day_too(client, scene):
    make.opening(cohort=scene.april, headcount=8)

    row = sent(scene)
    page = text(read(client, row))
    with time_machine.travel(NOON + timedelta(days=54), tick=False):  # the day after the last one to apply for April
        closed = text(read(client, row))
    with time_machine.travel(NOON + timedelta(days=80), tick=False):  # papers of April had to be ready by March 27
        over = text(read(client, row))

    assert "<strong>Monday, March 2:</strong> The departments have not opened seats yet." in page
    assert "<strong>Monday, April 6:</strong> 8 of 8 are free" in page
    assert "Apply by Saturday, February 28." in page
    assert ("8 of 8 are free" in closed, "Apply by" in closed) == (True, False)
    assert ("8 of 8 are free" in over, "the next one starts" in over) == (False, False)


def test_who_has_several_applications_sees_the_one_that_goes_on(client, scene):
    person = make.applicant()
    old = make.application(ApplicationState.WITHDRAWN, cohort=scene.march, person=person)
    now = make.application(ApplicationState.READY, cohort=scene.april, person=person)

    page = read(client, now, STATUS)

    assert page.context["application"] == now
    assert [task.badge for task in page.context["others"]] == ["You withdrew"]
    assert reverse("portal:application", args=[old.public_id]) in text(page)


def test_without_an_application_the_page_shows_how_to_begin_and_by_when(client, scene):
    closed = make.version().program
    client.force_login(make.user())

    page = client.get(reverse(STATUS))

    shown, slug = text(page), scene.program.slug
    assert "You have no application yet." in shown
    first, *others = page.context["choices"]
    assert (first.program, {each.next_class for each in others}) == (scene.program, {None})
    assert f'href="{reverse("portal:start", args=[slug])}">Apply<' in shown
    assert f"Apply by {day_in_words(scene.march.apply_by)}" in shown
    assert "Say that you are interested, and we write to you" in shown
    assert reverse("portal:start", args=[closed.slug]) not in shown


def test_dates_hold_every_day_to_remember(client, scene):
    row = sent(scene, eligibility={"works_here": True})
    session = make.session(program=scene.program)
    sessions.sign_up(session.pk, person=row.person, by=ROBOT, at=NOON)

    page = read(client, row, "portal:dates")

    assert [each.title for each in page.context["dates"]] == [
        "You hear from us by Wednesday, January 14",
        "Come and ask us anything: Wednesday, January 14, noon",
        "Take your next step by Friday, February 6",
        "First day: Monday, March 2",
    ]


@pytest.mark.parametrize("many", [1, 30])
def test_where_i_stand_costs_the_same_with_one_and_with_thirty_applications(
    client, scene, many, django_assert_max_num_queries
):
    row = sent(scene)
    came(row)
    for _ in range(many):
        make.application(ApplicationState.WITHDRAWN, cohort=scene.march, person=row.person)
        record(row, K.ENTRANCE_EXAM, {"score": 40})
    client.force_login(row.person.user)

    with django_assert_max_num_queries(8):  # one of them asks for the dates of tests that are ahead
        client.get(reverse(STATUS))
    with django_assert_max_num_queries(7):
        client.get(reverse(STATUS))


@pytest.mark.parametrize("state", list(ApplicationState))
def test_where_i_stand_costs_little_in_every_state(client, scene, state, django_assert_max_num_queries):
    row = make.application(state, cohort=scene.march)
    read(client, row)

    with django_assert_max_num_queries(7):
        client.get(reverse(STATUS))


def test_the_birth_date_is_on_no_page_but_its_own_section(client, scene):
    row = ready(scene)
    clear(row)

    assert born(row.person).isoformat() not in text(read(client, row))


def test_what_nobody_can_do_before_its_turn_is_not_called_open(client, scene):
    row = sent(scene)

    page = text(read(client, row))

    assert "Open already" in page  # the typing test
    assert reverse("portal:drug", args=[row.public_id]) not in page


def test_what_a_person_looks_at_stays_on_the_page_before_its_turn(client, scene):
    row = sent(scene)
    record(row, K.TYPING, {"keystrokes": 900, "errors": 0, "minutes": "5", "flagged": True})

    page = text(read(client, row))

    assert "We look at it" in page
