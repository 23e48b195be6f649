"""Before somebody stops the page says what they give up and what stays theirs."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import ApplicationState, EndReason, Interview
from applicants.workflows import applications, withdrawals
from apprenticeships import mail, promises
from apprenticeships.messages import kinds
from apprenticeships.models import Message, Parameter, SignUp
from apprenticeships.workflow import Actor
from apprenticeships.workflows import sessions
from tests import factories as make
from tests.applicants.portal.reading import read, text
from tests.applicants.way import K, came, draft, ready, sent, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


def page(client, row):
    client.force_login(row.person.user)
    return client.get(reverse("portal:withdraw", args=[row.public_id]))


def test_what_is_passed_stays_and_checks_are_not_promised(client):
    row = ready(way())

    found = page(client, row)

    said = " ".join(each.sentence for each in found.context["keeps"])
    assert "You typed 36.0 words a minute." in said
    assert "background" not in said
    assert "Your place on the lists of the departments." in text(found)


def test_an_interview_is_given_up_too(client):
    row = ready(way())
    opening = make.opening(cohort=row.cohort)
    times = {"starts_at": NOON + timedelta(days=2), "ends_at": NOON + timedelta(days=2, minutes=30)}
    Interview.objects.create(
        application=row, opening=opening, manager=make.user(), state="scheduled", requested_at=NOON, **times
    )

    assert "Your interview. We tell the manager that you do not come." in text(page(client, row))


@pytest.mark.parametrize(("state", "loses_seat"), [("onboarding", True), ("accepted", True), ("submitted", False)])
def test_a_seat_is_named_where_somebody_has_one(client, state, loses_seat):
    row = make.application(state, cohort=way().march)

    assert ("Your seat. It goes to the next person at once" in text(page(client, row))) is loses_seat


def test_the_time_to_change_one_s_mind_is_said(client):
    row = sent(way())
    came(row)
    Parameter.objects.create(key="withdraw_undo_hours", value=48, version=row.version, effective_from=NOON.date())

    assert "You can open it again with one tap until noon on Friday, January 9." in text(page(client, row))


def test_a_draft_can_be_given_up(client):
    assert page(client, draft(way())).status_code == 200


@pytest.mark.parametrize("state", list(ApplicationState))
def test_the_page_is_no_fault_in_any_state(client, state):
    assert page(client, make.application(state, cohort=way().march)).status_code in {200, 302}


LATER = NOON + timedelta(days=9)


def written(kind):
    """The one mail of a kind as it would leave, its words in one line."""
    row = Message.objects.open().get(kind=kind)
    found = mail.render(row, kinds()[kind])
    return " ".join(found.text.split()), [each.mime for each in found.attachments]


def test_chairs_go_with_the_application_and_the_page_says_so_before_and_after(client):
    scene = way()
    row = sent(scene)
    info = make.session(program=scene.program)
    exam = make.session(
        program=scene.program, kind="exam", requirement_kind=K.ENTRANCE_EXAM, title="Entrance exam", starts_at=LATER
    )
    chairs = [sessions.sign_up(each.pk, person=row.person, by=ROBOT, at=NOON) for each in (info, exam)]

    promises.reconcile(at=NOON)
    reminders = Message.objects.filter(kind="session.reminder")
    assert set(reminders.values_list("state", flat=True)) == {"planned"}
    before = text(page(client, row))
    client.post(reverse("portal:withdraw", args=[row.public_id]), {"reason_code": "pay"})

    for words in ("Come and ask us anything, Wednesday, January 14, noon", "Entrance exam, Friday, January 16, noon"):
        assert f"Your place, which somebody else gets: {words}" in before
    assert {SignUp.objects.get(pk=each.pk).state for each in chairs} == {"canceled"}
    after = text(client.get(reverse("portal:status")))
    assert "Be there" not in after
    assert set(reminders.values_list("state", flat=True)) == {"canceled"}
    # one mail says both, and takes both dates out of a calendar
    assert not Message.objects.filter(kind="session.canceled").exists()
    words, files = written("application.withdrawn")
    for each in ("Come and ask us anything, Wednesday, January 14, noon", "Entrance exam, Friday, January 16, noon"):
        assert f"You are no longer signed up: {each}. You do not have to come." in words
    assert files == ["text/calendar; method=CANCEL"] * 2


def test_chairs_come_back_with_the_application_where_they_are_still_free(client):
    scene = way()
    row = sent(scene)
    one, full = (
        make.session(program=scene.program, capacity=1, starts_at=LATER + n * timedelta(days=1)) for n in (0, 1)
    )
    old = sessions.sign_up(one.pk, person=row.person, by=ROBOT, at=NOON)
    sessions.sign_up(full.pk, person=row.person, by=ROBOT, at=NOON)
    waits = sessions.sign_up(full.pk, person=make.person(), by=ROBOT, at=NOON)
    crowded = make.session(program=scene.program, capacity=1, starts_at=LATER + timedelta(days=2))
    for person in (make.person(), row.person):
        sessions.sign_up(crowded.pk, person=person, by=ROBOT, at=NOON)
    at_stake = text(page(client, row))
    assert at_stake.count("Your place, which somebody else gets: Come and ask us anything") == 2
    assert at_stake.count("Your place on the waiting list: Come and ask us anything, Sunday, January 18, noon") == 1
    applications.withdraw(row.pk, reason_code="pay", by=ROBOT, at=NOON)
    assert "A seat, an offer, a meeting, or a date for a test or session that you gave up may be gone." in text(
        read(client, row)
    )

    withdrawals.take_back(row.pk, by=Actor.user(row.person.user), at=NOON + timedelta(minutes=10))

    now = SignUp.objects.exclude(state="canceled").exclude(session=crowded)
    assert not SignUp.objects.exclude(state="canceled").filter(session=crowded, person=row.person).exists()
    assert set(now.values_list("session", "person", "state")) == {
        (one.pk, row.person_id, "signed_up"),
        (full.pk, waits.person_id, "offered"),
    }
    assert not Message.objects.open().filter(kind__in=["session.canceled", "application.withdrawn"]).exists()
    again = Message.objects.get(kind="session.signed_up", context__sign_up=now.get(session=one).pk)
    assert again.context["instead"] == old.pk
    files = mail.render(again, kinds()[again.kind]).attachments
    assert [each.mime for each in files][:2] == ["text/calendar; method=REQUEST", "text/calendar; method=CANCEL"]


def test_chairs_stay_with_another_application_that_needs_them_and_an_end_by_us_keeps_the_information_session(client):
    scene = way()
    row = sent(scene)
    session = make.session(program=scene.program)
    exam = make.session(program=scene.program, kind="exam", requirement_kind=K.ENTRANCE_EXAM, title="Entrance exam")
    for each in (session, exam):
        sessions.sign_up(each.pk, person=row.person, by=ROBOT, at=NOON)
    other = make.application("submitted", person=row.person, version=scene.version, cohort=scene.april)

    assert "Your place, which" not in text(page(client, row))
    applications.withdraw(row.pk, reason_code="pay", by=ROBOT, at=NOON)
    assert set(SignUp.objects.values_list("state", flat=True)) == {"signed_up"}

    applications.find_ineligible(other.pk, reason_code=EndReason.values[0], sentence="No.", by=ROBOT, at=NOON)
    assert dict(SignUp.objects.values_list("session__kind", "state")) == {"info": "signed_up", "exam": "canceled"}
    # nobody reads of a chair before they read of the end
    assert not Message.objects.filter(kind="session.canceled").exists()
    words, files = written("application.ineligible")
    assert words.count("You are no longer signed up: Entrance exam, Wednesday, January 14, noon.") == 1
    assert files == ["text/calendar; method=CANCEL"]
