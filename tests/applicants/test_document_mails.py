"""Mails about documents can be written, say what to do, and stay here when it is not true any more."""

from datetime import date, timedelta

import pytest

from applicants.document_mails import KINDS
from applicants.workflows import applications, documents
from apprenticeships import mail
from apprenticeships.messages import NoLongerTrueError, kinds
from apprenticeships.models import Message
from tests.applicants.papers import DIPLOMA, add, asking
from tests.applicants.way import sent
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
DUE = date(2026, 1, 12)


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def row():
    found = add(sent(asking()), DIPLOMA)[0]
    documents.ask_again(found.pk, note="The year is cut off.", due=DUE, by=ROBOT, at=NOON)
    return found


def written(kind):
    return mail.render(Message.objects.get(kind=kind), kinds()[kind])


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_the_mail_says_what_is_wrong_by_when_and_where_to_go(row, kind):
    envelope = written(kind)

    assert "send another document" in envelope.subject
    assert "Monday, January 12" in envelope.subject
    for text in (envelope.text, envelope.html):
        assert "Diploma or school record" in text
        assert "The year is cut off." in text
        assert f"/my/applications/{row.application.public_id}/documents/" in text


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
@pytest.mark.parametrize("end", ["sent", "accepted", "over"])
def test_what_is_not_true_any_more_stays_here(row, kind, end):
    later = NOON + timedelta(hours=1)
    if end == "sent":
        add(row.application, DIPLOMA, "new", at=later)
    elif end == "accepted":
        documents.accept(row.pk, by=ROBOT, at=later)
    else:
        applications.withdraw(row.application_id, reason_code="pay", by=ROBOT, at=later)

    with pytest.raises(NoLongerTrueError):
        written(kind)
