"""The messages that were sent to somebody: their own, and nobody else's."""

from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from apprenticeships.models import Message
from tests import factories as make
from tests.applicants.portal.reading import read, text
from tests.applicants.way import draft, way
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def scene():
    return way()


def mail(person, **fields):
    number = make.number()
    columns = {"state": "sent", "sent_at": NOON, "subject": f"Subject {number}", "text": "Hello,\n\nthis is it."}
    return Message.objects.create(
        key=f"test:{number}",
        kind="application.received",
        person=person,
        recipient=person.email,
        created_at=NOON,
        due_at=NOON,
        **{**columns, **fields},
    )


def test_messages_are_those_that_were_sent_to_the_reader(client, scene):
    row = draft(scene)
    mine = mail(row.person)
    mail(make.person())
    mail(row.person, state="planned", sent_at=None)
    mail(row.person, lane=0, subject="Your code")

    page = read(client, row, "portal:messages")

    assert [each.pk for each in page.context["rows"]] == [mine.pk]
    assert "this is it." in text(client.get(reverse("portal:message", args=[mine.pk])))


def test_a_stranger_s_message_does_not_exist(client, scene):
    row = draft(scene)
    other = mail(make.person())
    client.force_login(row.person.user)

    for pk in (other.pk, uuid4()):
        assert client.get(reverse("portal:message", args=[pk])).status_code == 404


@pytest.mark.parametrize("many", [1, 30])
def test_messages_cost_the_same_for_one_and_for_thirty(client, scene, many, django_assert_num_queries):
    row = draft(scene)
    for _ in range(many):
        mail(row.person)
    client.force_login(row.person.user)

    with django_assert_num_queries(4):
        page = client.get(reverse("portal:messages"))

    assert len(page.context["rows"]) == many


@pytest.mark.parametrize(("reads", "note"), [("en", ""), ("es", ", enviado en inglés")])
def test_a_mail_stands_as_it_was_sent_and_says_in_which_language(client, scene, reads, note):
    row = draft(scene)
    row.person.language = reads
    row.person.save(update_fields=["language"])
    kept = mail(row.person, language="en", subject="Your turn")

    listed = text(read(client, row, "portal:messages"))
    alone = text(client.get(reverse("portal:message", args=[kept.pk])))

    for page in (listed, alone):
        assert 'lang="en">Your turn<' in page
        assert (note in page) if note else ("sent in" not in page)
