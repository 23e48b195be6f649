"""Documents of an application: kept once, removed while nobody decided, accepted or asked for again."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from applicants.models import Document, DocumentState
from applicants.workflows import applications, documents
from applicants.workflows.documents import About
from apprenticeships.errors import GuardFailed, TransitionRefused
from apprenticeships.models import Event, Message, MessageState, Parameter
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.papers import DIPLOMA, OTHER, add, asking, letter, owner, upload
from tests.applicants.way import draft, sent, state_of, verdicts
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
DUE = date(2026, 1, 12)
S = DocumentState


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def scene():
    return asking()


@pytest.fixture
def coordinator():
    return Actor.user(make.staff("coordinator", name="Dana Whitfield"))


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def refused(run, *args, **fields):
    with pytest.raises(GuardFailed) as found:
        run(*args, **fields)
    return found.value


def test_a_document_is_kept_with_its_digest_under_a_name_that_says_nothing(scene, folder):
    row = add(draft(scene), DIPLOMA)[0]

    (path,) = files(folder)
    assert (row.purpose, row.state, row.name, len(row.digest)) == ("diploma", S.RECEIVED, "one.pdf", 64)
    assert "one" not in path.name
    assert path.stat().st_size == row.size
    assert Event.objects.get(kind="document.add").person == row.application.person


def test_the_same_file_twice_is_one_also_within_one_sending(scene, folder):
    application = draft(scene)

    first = add(application, OTHER, "one", "one", "two")
    again = add(application, OTHER, "two", "three")

    assert (len(first), len(again), application.documents.count(), len(files(folder))) == (2, 1, 3, 3)


def test_an_application_holds_so_many_documents_as_the_program_says(scene, folder):
    Parameter.objects.create(
        key="document_most", version=scene.version, value=2, effective_from=date(2025, 1, 1), source="test"
    )
    application = draft(scene)
    add(application, OTHER, "one")

    error = refused(add, application, OTHER, "two", "three")

    assert "at most 2 documents, and 1 are here" in error.message
    assert (error.field, application.documents.count(), len(files(folder))) == ("documents", 1, 1)


def test_all_documents_together_have_a_limit(scene, monkeypatch):
    monkeypatch.setattr(documents, "MOST_BYTES", 60)

    assert "over 100 MB" in refused(add, draft(scene), OTHER, "one", "two").message


@pytest.mark.parametrize("about", [About("nonsense"), About("requirement"), About("requirement", 999_999)])
def test_a_document_says_what_it_shows(scene, about):
    assert refused(add, draft(scene), about).field == "about"


def test_nothing_chosen_is_said(scene):
    application = draft(scene)

    error = refused(documents.add, application.pk, about=OTHER, uploads=[], by=owner(application), at=NOON)

    assert error.field == "documents"


def test_a_document_that_was_taken_back_is_gone_from_the_disk(scene, folder, django_capture_on_commit_callbacks):
    application = draft(scene)
    row = add(application)[0]

    with django_capture_on_commit_callbacks(execute=True):
        documents.remove(row.pk, by=owner(application), at=NOON)

    row.refresh_from_db()
    assert (row.state, row.file.name, files(folder)) == (S.REMOVED, "", [])
    assert add(application)[0].pk != row.pk


def test_what_was_looked_at_stays(scene, coordinator):
    application = sent(scene)
    row = add(application)[0]
    documents.accept(row.pk, by=coordinator, at=NOON)

    with pytest.raises(TransitionRefused, match="stays with your application"):
        documents.remove(row.pk, by=owner(application), at=NOON)


def test_the_letter_that_the_program_asks_for_is_checked_then_met(scene, coordinator):
    application = sent(scene)
    before = verdicts(application)["document"]

    row = add(application, letter(scene))[0]
    checking = application.screening.get(requirement__kind="document")
    documents.accept(row.pk, by=coordinator, at=NOON)

    assert (before, checking.verdict, checking.reason_code) == ("missing", "missing", "being_checked")
    assert verdicts(application)["document"] == "met"
    assert state_of(application) == "ready"


def test_a_letter_sent_with_the_draft_is_checked_as_soon_as_the_application_is_sent(scene):
    application = draft(scene)
    add(application, letter(scene))

    applications.submit(application.pk, key=make.key(), by=owner(application), at=NOON)

    step = application.screening.get(requirement__kind="document")
    assert (step.verdict, step.reason_code) == ("missing", "being_checked")
    application.refresh_from_db()
    assert application.answer_due is not None


def test_another_one_is_asked_for_with_a_reason_a_day_a_mail_and_a_reminder(scene, coordinator):
    application = sent(scene)
    row = add(application, letter(scene))[0]

    documents.ask_again(row.pk, note="The second page is missing", due=DUE, by=coordinator, at=NOON)

    step = application.screening.get(requirement__kind="document")
    mails = dict(Message.objects.filter(kind__startswith="document.").values_list("kind", "due_at"))
    assert (step.verdict, step.reason_code) == ("missing", "do_again")
    assert mails["document.another"] == NOON
    assert mails["document.reminder"].date() == DUE


def test_another_one_answers_what_was_asked_and_stops_the_reminder(scene, coordinator):
    application = sent(scene)
    row = add(application, letter(scene))[0]
    documents.ask_again(row.pk, note="Too dark", due=DUE, by=coordinator, at=NOON)

    add(application, letter(scene), "bright")

    row.refresh_from_db()
    step = application.screening.get(requirement__kind="document")
    assert row.answered_at == NOON
    assert step.reason_code == "being_checked"
    assert set(Message.objects.filter(kind="document.reminder").values_list("state", flat=True)) == {
        MessageState.CANCELED
    }


@pytest.mark.parametrize("was", ["answered", "accepted", "later"])
def test_an_old_file_that_is_flagged_asks_for_nothing_while_another_one_stands_for_it(scene, coordinator, was):
    application, by = sent(scene), {"by": coordinator, "at": NOON}
    row = add(application, letter(scene))[0]
    if was == "answered":
        documents.ask_again(row.pk, note="Too dark", due=DUE, **by)
    new = add(application, letter(scene), "bright", at=NOON + timedelta(hours=was == "later"))[0]
    if was != "later":
        documents.accept(new.pk, **by)
    before = set(Message.objects.filter(state="planned").values_list("pk", flat=True))

    documents.quarantine(row.pk, by=ROBOT, at=NOON + timedelta(days=1))

    row.refresh_from_db()
    assert (row.state, row.due_on) == (S.QUARANTINED, None)
    assert row.answered_at is not None
    assert row.why == "A virus scanner flagged this file, so nobody can open it."
    assert set(Message.objects.filter(state="planned").values_list("pk", flat=True)) <= before
    step = application.screening.get(requirement__kind="document")
    assert step.verdict == "met" if was != "later" else step.reason_code == "being_checked"


def test_a_page_that_is_flagged_is_asked_for_again_while_only_its_neighbors_are_here(scene):
    application = sent(scene)
    rows = [*add(application, letter(scene), "page one", "page two"), *add(application, OTHER, "three", "four")]

    for row in (rows[0], rows[2]):
        documents.quarantine(row.pk, by=ROBOT, at=NOON)

    assert list(application.documents.asked_again()) == [rows[0], rows[2]]


def test_a_document_about_something_else_answers_nothing(scene, coordinator):
    application = sent(scene)
    row = add(application, letter(scene))[0]
    documents.ask_again(row.pk, note="Too dark", due=DUE, by=coordinator, at=NOON)

    add(application, DIPLOMA, "diploma")

    assert list(application.documents.asked_again()) == [row]


def test_the_very_file_that_could_not_be_used_is_not_taken_again(scene, coordinator):
    application = sent(scene)
    row = add(application)[0]
    documents.ask_again(row.pk, note="Too dark", due=DUE, by=coordinator, at=NOON)

    assert "the same file as before" in refused(add, application).message


def test_an_accepted_document_can_still_turn_out_wrong(scene, coordinator):
    application = sent(scene)
    row = add(application, letter(scene))[0]
    documents.accept(row.pk, by=coordinator, at=NOON)

    documents.ask_again(row.pk, note="It is of somebody else", due=DUE, by=coordinator, at=NOON)

    assert (verdicts(application)["document"], state_of(application)) == ("missing", "submitted")


def test_taking_the_letter_back_asks_for_it_again(scene):
    application = sent(scene)
    row = add(application, letter(scene))[0]

    documents.remove(row.pk, by=owner(application), at=NOON)

    assert application.screening.get(requirement__kind="document").reason_code == "not_done"


@pytest.mark.parametrize(
    ("note", "due", "field"), [(" ", DUE, "note"), ("Too dark", NOON.date(), "due"), ("x", date(2025, 1, 1), "due")]
)
def test_asking_again_needs_a_reason_and_a_day_ahead(scene, coordinator, note, due, field):
    row = add(sent(scene))[0]

    assert refused(documents.ask_again, row.pk, note=note, due=due, by=coordinator, at=NOON).field == field


def test_documents_of_a_draft_wait_until_it_is_sent(scene, coordinator):
    row = add(draft(scene))[0]

    assert refused(documents.accept, row.pk, by=coordinator, at=NOON).code == "not-sent"


def test_an_application_that_is_over_takes_no_documents(scene):
    application = sent(scene)
    applications.withdraw(application.pk, reason_code="school", by=ROBOT, at=NOON)

    assert refused(add, application).code == "ended"


def test_the_reminder_is_not_sent_on_the_very_next_day(scene, coordinator):
    row = add(sent(scene))[0]

    documents.ask_again(row.pk, note="Too dark", due=NOON.date() + timedelta(days=1), by=coordinator, at=NOON)

    assert not Message.objects.filter(kind="document.reminder").exists()


def test_a_step_that_fails_leaves_no_file_behind(scene, folder, monkeypatch):
    application = draft(scene)
    monkeypatch.setattr(Document, "save", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        documents.add(application.pk, about=OTHER, uploads=[upload()], by=owner(application), at=NOON)

    assert files(folder) == []


def test_one_file_may_serve_two_purposes_and_each_only_once(scene):
    application = draft(scene)

    rounds = [add(application, about) for about in (DIPLOMA, letter(scene), DIPLOMA, letter(scene), OTHER)]

    assert [len(rows) for rows in rounds] == [1, 1, 0, 0, 1]
    assert sorted(application.documents.values_list("purpose", flat=True)) == ["diploma", "other", "requirement"]


def test_a_file_that_was_taken_back_for_one_purpose_stays_for_the_other(scene):
    application = draft(scene)
    (first,), (second,) = add(application, DIPLOMA), add(application, OTHER)

    documents.remove(first.pk, by=owner(application), at=NOON)

    assert [len(add(application, about)) for about in (OTHER, DIPLOMA, DIPLOMA)] == [0, 1, 0]
    assert application.documents.kept().filter(pk=second.pk).exists()


def test_every_copy_of_a_file_bears_the_plain_digest_of_the_file(scene):
    application = draft(scene)

    add(application, DIPLOMA)
    add(application, OTHER)

    assert set(application.documents.values_list("digest", flat=True)) == {upload().digest}


def test_the_database_holds_one_file_once_for_one_thing(scene):
    row = add(draft(scene), OTHER)[0]
    row.pk = None
    row.public_id = uuid.uuid4()

    with pytest.raises(IntegrityError, match="document_once_to_show_one_thing"):
        row.save(force_insert=True)


def test_a_letter_that_a_newer_version_does_not_ask_for_is_no_second_plain_one(scene):
    application = draft(scene)
    add(application, OTHER)
    add(application, letter(scene))
    application.version = make.version()

    documents.hand_in(application, by=ROBOT, at=NOON)

    assert [row.purpose for row in application.documents.kept()] == ["other"]
