"""The page of own documents: sent from a phone, said at the field, private, replaced and removed."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Document, DocumentState, Offer
from applicants.workflows import applications, document_scans, documents, questions
from apprenticeships.models import Message, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.papers import DIPLOMA, add, asking, letter
from tests.applicants.portal.test_bad_input import BAD
from tests.applicants.way import draft, job, sent
from tests.cohorts.floor.scene import text
from tests.factories import NOON, ROBOT
from tests.hostile_files import NEUTRALIZED, REFUSED
from tests.partnership_services import PDF, file, picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def application(client):
    row = sent(asking())
    client.force_login(row.person.user)
    return row


def url(application, name="documents"):
    return reverse(f"portal:{name}", args=[application.public_id])


def send(client, application, *files, about="diploma", **typed):
    return client.post(url(application), {"about": about, "documents": list(files), **typed})


def ask_again(row):
    by = Actor.user(make.staff(Role.COORDINATOR))
    documents.ask_again(row.pk, note="The year is cut off", due=date(2026, 1, 12), by=by, at=NOON)


learned = []


def knows_more(content):
    """A scanner that learns."""
    return not any(each in content for each in learned)


@pytest.mark.ignore_template_errors
def test_what_a_scanner_flags_later_is_shown_so_and_never_opened_again(client, settings, monkeypatch):
    row = sent(asking())
    flagged, fine = add(row)[0], add(row, DIPLOMA, "two")[0]
    settings.UPLOAD_SCANNER = f"{__name__}.knows_more"
    same_day = document_scans.look_again(at=NOON + timedelta(hours=2))
    with flagged.file.open("rb") as kept:
        learned[:] = [kept.read()]
    tomorrow = NOON + timedelta(days=1, hours=1)
    with monkeypatch.context() as broken:
        broken.setattr(documents, "quarantine", lambda *_, **__: 1 / 0)
        assert document_scans.look_again(at=tomorrow) == 0
    assert not Document.objects.filter(pk=flagged.pk, scanned_at=tomorrow).exists()

    found = [document_scans.look_again(at=tomorrow), document_scans.look_again(at=tomorrow)]

    learned.clear()
    flagged.refresh_from_db()
    assert (same_day, found, flagged.state, flagged.due_on) == (0, [1, 0], "quarantined", date(2026, 1, 15))
    assert Message.objects.filter(kind="document.another").count() == 1
    client.force_login(row.person.user)
    with time_machine.travel(tomorrow, tick=False):
        page, status = client.get(url(row)), client.get(url(row, "application"))
        answers = [client.get(reverse("portal:document", args=[each.public_id])) for each in (flagged, fine)]
        opened = [answer.status_code for answer in answers]
        answers[1].getvalue()
        mine = make.staff(Role.COORDINATOR)
        client.force_login(mine)
        board = client.get(reverse("board:application", args=[row.pk]))
        theirs = client.get(reverse("board:document", args=[row.pk, flagged.pk])).status_code
    assert (opened, theirs) == ([404, 200], 404)
    assert "A virus scanner flagged this file" in text(page)
    assert status.context["step"].title == "Send another document by Thursday, January 15"
    assert "Nobody can open it any more." in text(board)
    assert reverse("board:document", args=[row.pk, flagged.pk]) not in board.content.decode()


def test_several_pictures_are_sent_at_once_and_stand_in_the_list(client, application):
    answer = send(client, application, file("one.jpg", picture("JPEG")), file("two.pdf"))

    page = client.get(answer["Location"])
    assert answer["Location"] == url(application)
    assert "2 documents are with us." in text(page)
    assert text(page).count("We have it") == 2


def test_the_form_offers_what_is_asked_for_and_every_employer(client):
    row = draft(asking(), work={"jobs": [job()], "none": False})
    client.force_login(row.person.user)

    choices = dict(client.get(url(row)).context["form"].fields["about"].choices)

    assert "Letter from work" in choices.values()
    assert ("Proof of work at Maple Court" in choices.values()) is row.jobs.exists()
    assert {"diploma", "permit", "other"} <= set(choices)
    assert "signature" not in choices


def test_a_letter_that_is_asked_for_is_named_until_it_came(client, application):
    before = client.get(url(application))
    step = client.get(url(application, "application"))
    choice = next(value for value, words in before.context["form"].fields["about"].choices if words.startswith("Lett"))
    send(client, application, file(), about=choice)

    assert "The program asks for" in text(before)
    assert f'href="{url(application)}"' in text(step)
    assert "The program asks for" not in text(client.get(url(application)))


@pytest.mark.parametrize(
    ("files", "about", "field", "sentence"),
    [
        ([], "diploma", "documents", "Choose at least one document."),
        ([("a.html", b"<html>")], "diploma", "documents", "is not a PDF, JPEG or PNG"),
        ([(f"{n}.pdf", PDF) for n in range(11)], "diploma", "documents", "Choose at most 10 documents."),
        ([("a.pdf", PDF)], "", "about", "Choose what the document shows."),
        ([("a.pdf", PDF)], "work-9", "about", "Choose what the document shows."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(client, application, files, about, field, sentence):
    answer = send(client, application, *[file(*each) for each in files], about=about)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert sentence in text(answer)
    assert not Document.objects.exists()


@pytest.mark.parametrize("name", [*REFUSED, *NEUTRALIZED][::6])
def test_hostile_files_are_answered_on_the_page(client, application, name):
    answer = send(client, application, file(*(REFUSED | NEUTRALIZED)[name]))

    assert answer.status_code == (422 if name in REFUSED else 302)


def test_every_bad_value_is_answered(client, application):
    answers = {
        name: (
            send(client, application, file(), about=bad).status_code,
            client.post(url(application), {"about": bad, "documents": bad}).status_code,
            client.get(url(application), {"about": bad}).status_code,
        )
        for name, bad in BAD.items()
    }

    assert answers == {name: (422, 422, 400 if name == "nul" else 200) for name in BAD}


def test_a_second_click_adds_nothing(client, application):
    send(client, application, file())

    answer = send(client, application, file())

    assert "We have this already." in text(client.get(answer["Location"]))
    assert Document.objects.count() == 1


def test_a_document_is_given_as_an_attachment_that_opens_nothing(client, application):
    row = add(application)[0]

    answer = client.get(reverse("portal:document", args=[row.public_id]))

    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "private, no-store"


def test_nobody_else_reads_or_removes_it(client, application):
    row = add(application)[0]
    strangers = [make.applicant().user, make.staff(Role.HIRING_MANAGER), make.staff(Role.COORDINATOR)]

    for stranger in strangers:
        client.force_login(stranger)
        assert client.get(reverse("portal:document", args=[row.public_id])).status_code == 404
        assert client.post(reverse("portal:document_remove", args=[row.public_id])).status_code == 404
    row.refresh_from_db()
    assert row.state == DocumentState.RECEIVED


def test_a_document_is_removed_and_cannot_be_read_any_more(client, application):
    row = add(application)[0]

    answer = client.post(reverse("portal:document_remove", args=[row.public_id]))

    assert "Removed. The file is gone." in text(client.get(answer["Location"]))
    assert client.get(reverse("portal:document", args=[row.public_id])).status_code == 404


def test_an_accepted_one_cannot_be_removed_and_the_page_says_why(client, application):
    row = add(application)[0]
    documents.accept(row.pk, by=Actor.user(make.staff(Role.COORDINATOR)), at=NOON)

    answer = client.post(reverse("portal:document_remove", args=[row.public_id]))

    assert answer.status_code == 422
    assert "stays with your application" in text(answer)


def test_who_is_asked_for_another_one_reads_it_first_of_all(client, application):
    ask_again(add(application, DIPLOMA)[0])

    status, page = client.get(url(application, "application")), client.get(url(application))

    assert status.context["step"].title == "Send another document by Monday, January 12"
    assert "The year is cut off" in text(status)
    assert "Send another one by Monday, January 12." in text(page)
    assert "?about=diploma#send" in text(page)


@pytest.mark.parametrize(
    ("day", "first", "second"),
    [
        (10, "Answer our question", "Send another document by Monday, January 12"),
        (14, "Send another document by Monday, January 12", "Answer our question"),
    ],
)
def test_a_question_and_a_document_both_show_the_nearest_day_first(client, application, day, first, second):
    questions.request_information(
        application.pk, sections=["education"], note="Which year?", due=date(2026, 1, day), by=ROBOT, at=NOON
    )
    ask_again(add(application, DIPLOMA)[0])

    status = client.get(url(application, "application"))

    assert status.context["step"].title == first
    assert [line.title for line in status.context["waiting"]] == [second]
    assert "Which year?" in text(status)
    assert "The year is cut off" in text(status)


def offered(application, *, days):
    """An offer that waits for an answer, some days long."""
    opening = make.opening(cohort=application.cohort)
    Offer.objects.create(
        application=application, opening=opening, seat=opening.seats.get(), state="verbal", made_by=make.user(),
        prepared_at=NOON, verbal_at=NOON, respond_by=NOON + timedelta(days=days),
    )  # fmt: skip
    application.state = "offered"
    application.save(update_fields=["state"])


@pytest.mark.parametrize(
    ("days", "first", "second"),
    [
        (3, "Answer your offer", "Send another document by Monday, January 12"),
        (9, "Send another document by Monday, January 12", "Answer your offer"),
    ],
)
def test_an_offer_that_ends_sooner_goes_before_a_document(client, application, days, first, second):
    ask_again(add(application, DIPLOMA)[0])
    offered(application, days=days)

    status = client.get(url(application, "application"))

    assert status.context["step"].title == first
    assert [line.title for line in status.context["waiting"]] == [second]
    assert "By Saturday, January 10 at noon" in text(status) or days != 3


def test_after_another_one_came_it_is_our_turn(client, application):
    ask_again(add(application, DIPLOMA)[0])
    send(client, application, file("new.png", picture()))

    assert client.get(url(application, "application")).context["shelf"].asked is None
    assert "Another one came" in text(client.get(url(application)))


def test_a_draft_names_its_documents_in_the_list_of_sections(client):
    row = draft(asking())
    client.force_login(row.person.user)
    before = text(client.get(url(row, "sections")))
    send(client, row, file(), about=f"asked-{row.version.requirements.get(kind='document').slug}")

    assert "Asked for: Letter from work. You can send it later, too." in before
    assert "1 document" in text(client.get(url(row, "sections")))


def test_an_application_that_is_over_shows_its_documents_and_takes_none(client, application):
    add(application)
    application.state, application.ended_at = "not_selected", NOON
    application.save()

    page = client.get(url(application))

    assert "one.pdf" in text(page)
    assert 'type="file"' not in text(page)
    assert send(client, application, file("b.pdf", PDF + b"2")).status_code == 422


def test_a_full_application_says_so(client, application, monkeypatch):
    monkeypatch.setattr(documents, "most", lambda *_, **__: 1)
    add(application)

    assert "There is no room for more documents." in text(client.get(url(application)))


@pytest.mark.parametrize("many", [1, 19])
def test_the_page_costs_the_same_for_one_and_for_many(client, application, many, django_assert_max_num_queries):
    add(application, DIPLOMA, *[str(n) for n in range(many - 1)], "last")
    add(application, letter(asking_of(application)), "letter")

    with django_assert_max_num_queries(10):  # one of them asks for documents of earlier applications
        client.get(url(application))


def asking_of(application):
    class Scene:
        asked = {"document": application.version.requirements.get(kind="document")}

    return Scene


def test_what_an_accepted_document_did_stands_beside_it(client, application):
    row = add(application, DIPLOMA)[0]
    before = text(client.get(url(application)))

    documents.accept(row.pk, by=ROBOT, at=NOON)

    words = f"This completed “{application.version.requirements.get(kind='diploma').title}”."
    assert (words in before, words in text(client.get(url(application)))) == (False, True)


def test_who_starts_again_is_offered_the_papers_of_before(client, application):
    old = add(application, DIPLOMA)[0]
    applications.withdraw(application.pk, reason_code="school", by=ROBOT, at=NOON)
    row = applications.start(person=application.person, program=application.version.program, by=ROBOT, at=NOON)

    sections = text(client.get(reverse("portal:sections", args=[row.public_id])))
    page = text(client.get(url(row)))
    taken = client.post(url(row), {"step": "again", "earlier": [str(old.public_id), "nonsense"]}, follow=True)

    assert "You sent 1 document before. Use it again?" in sections
    assert "From your earlier application" in page
    assert "1 document is with us." in text(taken)
    assert "From your earlier application" not in text(taken)
    assert [each.digest for each in row.documents.kept()] == [old.digest]
