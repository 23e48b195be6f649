"""The page of one sign-up: a chair that is kept, a place in the line, other dates, the code to show."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applicants.portal.steps import next_step
from applicants.records import late_dates
from applicants.records.evidence import judge_all, known, steps_of
from applicants.records.facts import booked
from applicants.records.sittings import next_dates
from applicants.workflows import applications
from apprenticeships import mail
from apprenticeships.messages import kinds
from apprenticeships.models import Message, Person, SignUp
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflows import sessions, waitlist
from tests import factories as make
from tests.applicants.way import MARCH, TODAY, K, came, draft, record, sent, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def text(response):
    return " ".join(response.content.decode().split())


def url(row):
    return reverse("join:signed", args=[row.session.program.slug, row.public_id])


def line(people=3):
    """A session with one chair; who has it, and who waits."""
    session = make.session(capacity=1)
    return [sessions.sign_up(session.pk, person=make.person(), by=ROBOT, at=NOON) for _ in range(people + 1)]


def offered():
    has, first, *_ = rows = line()
    sessions.cancel_sign_up(has.pk, by=ROBOT, at=NOON)
    return first, rows


def state(row):
    return SignUp.objects.get(pk=row.pk).state


def test_who_waits_reads_how_many_people_come_first_in_both_languages(client):
    _, *waiting = rows = line()
    spanish = {"accept-language": "es"}
    session = rows[0].session
    make.version(program=session.program)

    def full(count, **headers):
        SignUp.objects.filter(pk__in=[row.pk for row in waiting[count:]]).update(state="canceled")
        return text(client.get(reverse("join:session", args=[session.program.slug, session.public_id]), **headers))

    for row, words, palabras in zip(
        waiting,
        ("You are the first in line.", "1 person is before you.", "2 people are before you."),
        (
            "Usted es la siguiente persona de la lista.",
            "Hay 1 persona antes que usted.",
            "Hay 2 personas antes que usted.",
        ),
        strict=True,
    ):
        assert words in text(client.get(url(row)))
        assert palabras in text(client.get(url(row), headers=spanish))
    assert "En espera ahora: 3 personas." in full(3, headers=spanish)
    assert "1 person waits now." in full(1)
    assert "En espera ahora: 1 persona." in full(1, headers=spanish)


def test_a_chair_that_is_kept_is_taken_with_one_tap(client):
    row, _ = offered()

    page = text(client.get(url(row)))
    client.post(url(row), {"claim": "1"})
    again = client.post(url(row), {"claim": "1"})

    assert "We keep this chair for you until <strong>Thursday, January 8, noon.</strong>" in page
    assert (state(row), again.status_code) == ("signed_up", 302)
    assert "Your code for the door" in text(client.get(url(row)))


def test_opening_the_link_takes_nothing(client):
    row, _ = offered()

    client.get(url(row) + "?claim=1"), client.head(url(row))

    assert state(row) == "offered"


def test_a_chair_may_be_let_go(client):
    row, rows = offered()

    client.post(url(row))

    assert [state(row), state(rows[2])] == ["canceled", "offered"]


@pytest.mark.parametrize("has_chair", [True, False])
def test_a_full_date_is_called_full_and_has_a_waiting_list(client, has_chair):
    has, waits, *_ = line()
    full = make.session(program=has.session.program, starts_at=NOON + 14 * DAY, capacity=1)
    sessions.sign_up(full.pk, person=make.person(), by=ROBOT, at=NOON)

    page = text(client.get(url(has if has_chair else waits)))

    assert ("Full: waiting list." in page, "Come then" in page) == (True, False)
    assert "Put me on the waiting list" in page
    assert (reverse("join:session", args=[full.program.slug, full.public_id]) in page) == has_chair


@pytest.mark.parametrize(("place", "words"), [(0, "Yes, give it back"), (1, "Yes, leave the list")])
def test_a_chair_is_given_back_only_after_a_question(client, place, words):
    page = text(client.get(url(line()[place])))

    asked = page[page.index("<details") : page.index("</details>")]
    assert words in asked
    assert "</button>" not in page[page.index("next-step") : page.index("<details")]


def test_after_its_time_the_page_says_that_the_chair_is_gone(client, noon):
    row, _ = offered()
    noon.move_to(NOON + DAY)

    page = client.get(url(row))
    claimed = client.post(url(row), {"claim": "1"})

    assert "The time to take this chair has run out." in text(page)
    assert "Take the chair" not in text(page)
    assert (claimed.status_code, state(row)) == (422, "offered")


def missed():
    row = sessions.sign_up(make.session().pk, person=make.person(), by=ROBOT, at=NOON)
    other = make.session(program=row.session.program, starts_at=NOON + 14 * DAY)
    sessions.mark(row.pk, came=False, by=ROBOT, at=row.session.ends_at)
    return row, other


def test_who_did_not_come_takes_another_date_with_one_tap(client, noon):
    row, other = missed()
    noon.move_to(row.session.ends_at + DAY)

    page = client.get(f"{url(row)}?date={other.public_id}")
    client.post(url(row), {"to": str(other.public_id)})

    assert page.context["chosen"] == other
    assert "does not count against you" in text(page)
    assert [state(row), SignUp.objects.get(session=other).state] == ["no_show", "signed_up"]


def test_who_came_is_offered_no_other_date(client, noon):
    row, other = missed()
    sessions.mark(row.pk, came=True, by=ROBOT, at=row.session.ends_at)

    page = client.get(url(row))
    answer = client.post(url(row), {"to": str(other.public_id)})

    assert list(page.context["others"]) == []
    assert (answer.status_code, SignUp.objects.filter(session=other).exists()) == (422, False)


@pytest.mark.parametrize("date", ["", "x", "\x00", "8c7a3c52-0c7f-4f0e-9a53-000000000000", "x" * 9999])
def test_a_date_that_nobody_offers_is_not_shown_and_not_taken(client, date):
    row = line()[0]

    page = client.get(url(row), {"date": date})
    taken = client.post(url(row), {"to": date or "x"})

    assert (page.status_code, taken.status_code) == ((400 if "\x00" in date else 200), 422)
    assert page.context is None or page.context["chosen"] is None


@pytest.mark.parametrize("many", [1, 30])
def test_the_page_costs_the_same_however_long_the_line_is(client, many, django_assert_num_queries):
    row = line(many)[-1]
    for number in range(many):
        make.session(program=row.session.program, starts_at=NOON + timedelta(days=8 + number))

    with django_assert_num_queries(5):
        client.get(url(row))


def step_of(application, at=NOON):
    facts = known(application, at=at)
    judged = [each for each in judge_all(facts, steps_of(application)) if each.requirement.kind == K.INFO_SESSION]
    dates = next_dates(application, judged, at=at)
    return next_step(application, judged, booked(facts.chairs, at=at), at=at, dates=dates)


def test_the_next_step_of_who_has_an_offer_is_to_take_it():
    application = sent(way())
    session = make.session(program=application.version.program, capacity=1)
    has = sessions.sign_up(session.pk, person=make.person(), by=ROBOT, at=NOON)
    waits = [
        sessions.sign_up(session.pk, person=person, by=ROBOT, at=NOON + number * timedelta(minutes=1))
        for number, person in enumerate([make.person(), application.person])
    ]

    before = step_of(application).text
    sessions.cancel_sign_up(has.pk, by=ROBOT, at=NOON)
    sessions.cancel_sign_up(waits[0].pk, by=ROBOT, at=NOON)
    step = step_of(application)

    assert before.startswith("1 person is before you.")
    assert step.title == "A chair is free at the information session: take it"
    assert (step.due_text, step.url) == ("By Thursday, January 8, noon", url(waits[1]))


def test_the_next_step_of_who_did_not_come_is_another_date():
    application = sent(way())
    session = make.session(program=application.version.program)
    row = sessions.sign_up(session.pk, person=application.person, by=ROBOT, at=NOON)
    sessions.mark(row.pk, came=False, by=ROBOT, at=session.ends_at)

    step = step_of(application, at=session.ends_at)

    assert step.title == "You missed it. Choose another date"
    assert "times/info-session" in step.url


def test_the_mail_about_a_missed_date_waits_for_a_wrong_mark_to_be_put_right():
    row, _ = missed()

    mail = Message.objects.get(kind="session.missed")

    assert mail.due_at == row.session.ends_at + timedelta(hours=1)


def test_a_lapsed_place_counts_from_the_end_of_the_line(client, noon):
    row, rows = offered()
    waitlist.lapse_due(at=NOON + DAY)
    noon.move_to(NOON + DAY)

    assert "1 person is before you." in text(client.get(url(row)))
    assert state(rows[2]) == "offered"


@pytest.mark.parametrize("many", [1, 5])
def test_who_has_no_application_yet_sees_the_own_sessions(client, many, django_assert_num_queries):
    person, program = make.applicant(), make.program()
    for number in range(many):
        session = make.session(program=program, starts_at=NOON + timedelta(days=9 + number))
        sessions.sign_up(session.pk, person=person, by=ROBOT, at=NOON)
    full = make.session(program=program, capacity=1)
    has = sessions.sign_up(full.pk, person=make.person(), by=ROBOT, at=NOON)
    sessions.sign_up(full.pk, person=person, by=ROBOT, at=NOON)
    client.force_login(person.user)

    waiting = text(client.get(reverse("portal:status")))
    sessions.cancel_sign_up(has.pk, by=ROBOT, at=NOON)
    with django_assert_num_queries(10):
        offered = text(client.get(reverse("portal:status")))

    assert "You are the first in line." in waiting
    assert "A chair is free for you. Take it by Thursday, January 8, noon" in offered


def mail_of(sign_up):
    row = Message.objects.get(kind="session.signed_up", context__sign_up=sign_up.pk)
    return " ".join(mail.render(row, kinds()[row.kind]).text.split())


LATE = "This date is late for the class of Monday, March 2: come by {last} to join it."
WHAT_TO_DO = "Choose an earlier date, or call us: we look for one with you."


def test_a_chair_on_a_date_that_is_too_late_for_the_class_says_so_wherever_it_is_named(client):
    scene = way()
    person = make.applicant()
    client.force_login(person.user)
    dates = {days: make.session(program=scene.program, starts_at=NOON + days * DAY) for days in (5, 49, 50)}
    row = draft(scene, person=person)
    chair = sessions.sign_up(dates[50].pk, person=person, by=ROBOT, at=NOON)
    last = late_dates.of_sign_up(chair, at=NOON)
    words = LATE.format(last=day_in_words(last.last))
    assert NOON.date() < last.last < dates[49].starts_at.date()

    # before the application is sent, in the mail, and at the chair with its other dates
    for shown in (text(client.get(reverse("portal:status"))), mail_of(chair)):
        assert words in shown
        assert WHAT_TO_DO in shown
    page = text(client.get(url(chair)))
    assert words in page
    assert page.count(f"After {day_in_words(last.last)}, your last day for this class.") == 1

    # after it
    applications.submit(row.pk, key=make.key(), by=ROBOT, at=NOON)
    page = client.get(reverse("portal:status"))
    assert page.context["step"].text.endswith(
        f"{LATE.format(last=day_in_words(page.context['own'].first(*page_judged(row))))} If you come on this date, the "
        f"class may begin without you. Then you go on for a later one. {WHAT_TO_DO}"
    )
    Person.objects.filter(pk=person.pk).update(language="es")
    moved = sessions.change(chair.pk, to=dates[49].pk, by=ROBOT, at=NOON)
    assert "es tarde para la clase del lunes 2 de marzo" in mail_of(moved)

    # a date in time says nothing of it
    soon = sessions.change(moved.pk, to=dates[5].pk, by=ROBOT, at=NOON)
    assert "tarde para la clase" not in mail_of(soon)
    assert "late for the class" not in client.get(reverse("portal:status")).context["step"].text


def page_judged(row):
    row.refresh_from_db()
    return [each for each in judge_all(known(row, at=NOON), steps_of(row)) if each.requirement.kind == K.INFO_SESSION]


def test_nobody_is_asked_to_come_on_a_day_on_which_they_may_not(client, noon):
    """Who failed may try again from February 14: after the last day for the class, and before it has to be ready."""
    scene = way()
    row = sent(scene)
    came(row)
    now = NOON + 8 * DAY
    noon.move_to(now)
    record(row, K.ENTRANCE_EXAM, {"score": 60}, taken_on=TODAY + 8 * DAY, at=now)
    exam = make.session(program=scene.program, kind="exam", requirement_kind=K.ENTRANCE_EXAM, starts_at=now + 33 * DAY)
    chair = sessions.sign_up(exam.pk, person=row.person, by=ROBOT, at=now)
    client.force_login(row.person.user)

    for shown in (text(client.get(reverse("portal:status"))), mail_of(chair), text(client.get(url(chair)))):
        assert "Time is short for this class. If it begins without you, you go on for the" in shown
        assert "come by" not in shown
        assert "pass it by" not in shown

    # from a day after the class has to be ready on, the page of the application says more, and the chair nothing
    scene.march.ready_by = TODAY + 30 * DAY
    scene.march.save()
    for shown in (mail_of(chair), text(client.get(url(chair)))):
        assert "Time is short" not in shown
        assert "come by" not in shown


def test_whoever_no_class_waits_for_reads_of_no_class(noon):
    scene = way()
    session = make.session(program=scene.program, starts_at=NOON + 50 * DAY)

    def last(person, *, at=NOON):
        chair = SignUp.objects.filter(session=session, person=person).first()
        return late_dates.of_sign_up(chair or sessions.sign_up(session.pk, person=person, by=ROBOT, at=at), at=at)

    def ended(state, **fields):
        return make.application(state, version=scene.version, **{"cohort": scene.march, **fields}).person

    assert last(make.person()).first == MARCH
    assert last(ended("withdrawn")).first == MARCH
    earlier = make.cohort(version=scene.version)
    assert last(ended("ineligible", cohort=earlier, retry_from=TODAY)).first == MARCH
    assert last(ended("ineligible")) is None
    assert last(ended("not_selected", cohort=earlier, retry_from=TODAY + DAY)) is None
    assert last(ended("enrolled")) is None
    there = make.person()
    before = make.session(program=scene.program)
    chair = sessions.sign_up(before.pk, person=there, by=ROBOT, at=NOON)
    sessions.mark(chair.pk, came=True, by=ROBOT, at=before.ends_at)
    assert last(there) is None

    # nor whose class has begun
    row = sent(scene)
    assert last(row.person).first == MARCH
    begun = late_dates.of_sign_up(SignUp.objects.get(session=session, person=row.person), at=NOON + 54 * DAY)
    assert begun is None


def test_many_mails_about_chairs_take_no_more_statements_than_one():
    scene = way()
    session = make.session(program=scene.program, starts_at=NOON + 50 * DAY)

    def mails():
        people = [make.applicant(), sent(scene).person, draft(scene).person]
        found = [sessions.sign_up(session.pk, person=each, by=ROBOT, at=NOON).pk for each in people]
        return list(Message.objects.filter(kind="session.signed_up", context__sign_up__in=found))

    def statements(rows):
        kind = kinds()["session.signed_up"]
        with CaptureQueriesContext(connection) as seen:
            kind.gather(rows)
            for row in rows:
                assert "is late for the class of" in kind.build(row).context["late"]
        return len(seen)

    some = mails()
    assert statements([*some, *mails(), *mails()]) == statements(some)
