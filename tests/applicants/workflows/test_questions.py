"""We ask for more, section by section: each with its reason, and what the answer changed."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants import promises
from applicants.admin.turns import turn
from applicants.models import Application
from applicants.records.comeback import plan_now
from applicants.workflows import applications, questions
from apprenticeships import mail
from apprenticeships.errors import GuardFailed
from apprenticeships.messages import kinds
from apprenticeships.models import Event, Message
from tests.applicants.way import sent, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
DUE = NOON.date() + timedelta(days=3)


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def row():
    return sent(way())


def ask(row, **asked):
    return questions.request_information(row.pk, **{"due": DUE, "by": ROBOT, "at": NOON, **asked})


def text(response):
    return " ".join(response.content.decode().split())


def test_each_section_opens_with_its_own_reason(row):
    ask(row, sections=["words", "education"], reasons={"words": "Too short.", "education": "Which year?"})

    opened = dict(row.sections.filter(reopened=True).values_list("slug", "request_note"))
    row.refresh_from_db()
    assert opened == {"words": "Too short.", "education": "Which year?"}
    assert row.request_note == "School: Which year? Your words: Too short."


def test_a_section_without_a_reason_needs_a_note_for_all(row):
    with pytest.raises(GuardFailed):
        ask(row, sections=["words", "education"], reasons={"words": "Too short."})

    ask(row, sections=["words", "education"], reasons={"words": "Too short."}, note="Please look at these.")

    row.refresh_from_db()
    assert row.request_note == "Please look at these."


def test_the_applicant_reads_the_reason_at_the_section_and_others_stay_closed(client, row):
    ask(row, sections=["words"], reasons={"words": "Too short."})
    client.force_login(row.person.user)

    listed = text(client.get(reverse("portal:sections", args=[row.public_id])))
    opened = text(client.get(reverse("portal:section", args=[row.public_id, "words"])))
    closed = client.get(reverse("portal:section", args=[row.public_id, "contact"]))

    assert "Too short." in listed
    assert "0 of 1 done" in listed
    assert reverse("portal:sent", args=[row.public_id, row.sendings.get().public_id]) in listed
    assert "What we ask of you here:</strong> Too short." in opened
    assert closed.status_code == 302


def test_the_answer_closes_the_section_and_says_what_it_changed(row):
    ask(row, sections=["words"], reasons={"words": "Too short."})
    answers = {"why": "Much longer now.", "proud": "I never missed a shift."}
    applications.save_section(row.pk, slug="words", answers=answers, complete=True, by=ROBOT, at=NOON)

    questions.answer_request(row.pk, by=ROBOT, at=NOON)

    section = row.sections.get(slug="words")
    event = Event.objects.get(kind="application.answer_request")
    assert (section.reopened, section.request_note) == (False, "")
    assert (event.data["sending"], event.data["changed"]) == (2, ["words"])


def test_a_question_without_an_answer_is_asked_once_more_and_then_ends_with_a_way_back(client, row):
    ask(row, sections=["words"], note="Too short.")
    after = NOON + timedelta(days=4)

    for number in range(10):
        promises.reconcile(at=after + timedelta(days=number))
    told = Message.objects.get(kind="application.request_overdue")
    with time_machine.travel(after, tick=False):
        client.force_login(row.person.user)
        page = text(client.get(reverse("portal:sections", args=[row.public_id])))
        section = text(client.get(reverse("portal:section", args=[row.public_id, "words"])))
        dates = text(client.get(reverse("portal:dates")))
        assert Application.objects.filter(turn("unanswered", after.date())).get() == row
    envelope = mail.render(told, kinds()[told.kind])
    ended = [questions.expire_unanswered(at=after + timedelta(days=number)) for number in (0, 14, 15, 16)]

    assert "You can still answer until Sunday, January 25." in envelope.text
    assert "By Sunday, January 25" in page
    assert "Open until the end of Sunday, January 25." in section
    assert "Answer our question by Sunday, January 25" in dates
    assert ended == [0, 0, 1, 0]
    row.refresh_from_db()
    assert row.state == "expired"
    assert plan_now(row, at=after).may_start
    assert Message.objects.filter(kind="application.expired", person=row.person).exists()
