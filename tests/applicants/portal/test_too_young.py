"""Under 13 nothing is kept: the draft is closed and erased, and another date is refused at once."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Application, Guardian, Lead
from applicants.rules.ages import is_too_young, sign_up_refusal
from applicants.workflows import accommodations, documents, guardians
from apprenticeships.models import Message, Person
from tests.applicants import papers
from tests.applicants.portal.reading import text
from tests.applicants.way import born, draft, sent, way
from tests.factories import NOON, ROBOT

ON = date(2026, 1, 7)
YOUNG = {"birth_date": "2013-05-17", "diploma": "yes", "works_here": "no"}
GROWN = {**YOUNG, "birth_date": "2000-05-17"}


@pytest.mark.parametrize(
    ("born_on", "young", "words"),
    [
        (date(2013, 1, 7), False, ""),
        (date(2013, 1, 8), True, "You have to be 13 or older"),
        (date(2022, 1, 7), True, "You have to be 13 or older"),
        (date(2022, 1, 8), False, "Look at the year"),
        (date(2026, 1, 8), False, "Look at the year"),
        (date(1905, 1, 7), False, "Look at the year"),
    ],
)
def test_who_is_too_young_and_what_is_a_slip(born_on, young, words):
    assert is_too_young(born_on, ON) is young
    assert (sign_up_refusal(born_on, ON) or "").startswith(words)
    assert bool(sign_up_refusal(born_on, ON)) is bool(words)


@pytest.mark.django_db
def test_a_draft_of_somebody_under_thirteen_is_closed_and_erased_and_a_second_date_is_refused(
    client, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = tmp_path
    scene = way()
    row = draft(scene)
    person = row.person
    papers.add(row, papers.DIPLOMA, "one")
    documents.quarantine(papers.add(row, papers.OTHER, "two")[0].pk, by=ROBOT, at=NOON)
    guardian = Guardian.objects.create(person=person, name="Ana", email="ana@example.org", created_at=NOON)
    guardians.ask(row, guardian, at=NOON)
    Message.objects.filter(kind="guardian.asked").update(state="sent", sent_at=NOON, subject="Ana", text="Dear Ana")
    accommodations.ask(row.pk, wish="I read slowly", by=ROBOT, at=NOON)
    Lead.objects.create(person=person, program=scene.program, source="friend", note="My school", created_at=NOON)
    client.force_login(person.user)
    url = reverse("portal:section", args=[row.public_id, "eligibility"])
    start = reverse("portal:start", args=[scene.program.slug])

    with time_machine.travel(NOON, tick=False):
        slip = client.post(url, YOUNG, headers={"X-Autosave": "1"})
        row.refresh_from_db()
        assert (slip.status_code, row.state) == (422, "draft")
        with django_capture_on_commit_callbacks(execute=True):
            page = client.post(url, YOUNG)
        again = client.post(start)

    row.refresh_from_db()
    person = Person.objects.get(pk=person.pk)
    assert (page.status_code, again.status_code, row.state) == (422, 422, "expired")
    assert "We closed this application and erased what you wrote in it." in text(page)
    assert (row.sections.count(), row.jobs.count(), born(person), person.phone) == (0, 0, None, "")
    assert not Guardian.objects.exists()
    assert not row.accommodations.exists()
    assert set(row.documents.values_list("state", "name", "file")) == {("removed", "", "")}
    assert not [each for each in tmp_path.rglob("*") if each.is_file()]
    assert set(Message.objects.filter(kind__startswith="document.").values_list("state", flat=True)) == {"canceled"}
    assert set(Message.objects.filter(kind__startswith="guardian.").values_list("recipient", "subject", "text")) == {
        ("", "", "")
    }
    assert set(Lead.objects.values_list("note", flat=True)) == {""}
    assert Application.objects.count() == 1
    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        assert client.post(start).status_code == 302


@pytest.mark.django_db
@time_machine.travel(NOON, tick=False)
def test_what_was_sent_stays_and_a_question_before_any_account_is_refused_a_second_date(client):
    scene = way()
    kept = sent(scene)
    url = reverse("join:eligibility", args=[scene.program.slug])

    first, second = client.post(url, YOUNG), client.post(url, GROWN)

    assert (first.status_code, second.status_code) == (422, 422)
    assert "Was the date a mistake?" in text(second)
    assert "qualify" not in client.session
    other = draft(way(), person=kept.person)
    client.force_login(kept.person.user)
    client.post(reverse("portal:section", args=[other.public_id, "eligibility"]), YOUNG)
    assert born(kept.person) == date(2000, 5, 17)
    assert kept.sections.exists()
