"""What was sent stays as it was sent: to read, to print, with what changed later."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from reportlab.pdfbase import pdfmetrics

from applicants.models import Sending
from applicants.portal.section_forms import FORMS
from applicants.portal.sent import as_pdf
from applicants.records.paper import BOLD, NAME, ready
from applicants.records.sent_words import LABELS
from applicants.workflows import applications, questions
from applicants.workflows.sendings import digest_of
from tests import factories as make
from tests.applicants.pdfs import glyphs_of
from tests.applicants.way import draft, sent, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


def address(row, name="sent", sending=None):
    found = sending or row.sendings.first()
    return reverse(f"portal:{name}", args=[row.public_id, found.public_id])


def text(response):
    return " ".join(response.content.decode().split())


def values(sending):
    return {line["name"]: line["value"] for part in sending.content for line in part["lines"]}


def ask(row, **changes):
    asked = {"sections": ["words"], "note": "Tell us more.", "due": NOON.date() + timedelta(days=3), **changes}
    return questions.request_information(row.pk, by=ROBOT, at=NOON, **asked)


def answered(row, why="Because of my grandmother."):
    answers = {"why": why, "proud": "I never missed a shift."}
    applications.save_section(row.pk, slug="words", answers=answers, complete=True, by=ROBOT, at=NOON)
    return questions.answer_request(row.pk, by=ROBOT, at=NOON)


def test_what_is_sent_is_kept_word_for_word_with_its_digest():
    row = sent(way())

    kept = row.sendings.get()

    found = values(kept)
    assert (found["why"], found["phone"], found["birth_date"], found["level"]) == (
        "I like to help people.",
        "(314) 555-0123",
        "Wednesday, May 17, 2000",
        "High school diploma",
    )
    assert kept.digest == digest_of(kept.content)
    assert (kept.number, kept.sent_at, kept.changes) == (1, NOON, [])


def test_what_was_sent_stays_when_the_person_and_the_sections_change():
    row = sent(way())
    row.person.given_name = "Another"
    row.person.save()
    ask(row)
    answered(row)

    first, second = row.sendings.order_by("number")

    assert (values(first)["why"], values(second)["why"]) == ("I like to help people.", "Because of my grandmother.")
    assert values(first)["given_name"] == "Maya"
    assert {change["label"]: (change["before"], change["now"]) for change in second.changes} == {
        "First name": ("Maya", "Another"),
        "Why do you want to do this work?": ("I like to help people.", "Because of my grandmother."),
    }


def test_sending_twice_keeps_one_copy():
    row = draft(way())
    key = uuid.uuid4()

    for _ in range(2):
        applications.submit(row.pk, key=key, by=ROBOT, at=NOON)

    assert Sending.objects.count() == 1


def test_the_page_shows_what_was_sent_when_and_what_was_sent_before(client):
    row = sent(way())
    ask(row)
    answered(row)
    client.force_login(row.person.user)

    status = text(client.get(reverse("portal:application", args=[row.public_id])))
    page = text(client.get(address(row)))
    first = text(client.get(address(row, sending=row.sendings.get(number=1))))

    assert address(row) in status
    assert "You sent this on Wednesday, January 7, 2026, at noon, and it stays as it was." in page
    assert all(f"Application number {row.pk}<" in shown for shown in (status, page))
    assert "What changed since the time before" in page
    assert "Because of my grandmother." in page
    assert "Because of my grandmother." not in first
    assert address(row, sending=row.sendings.get(number=1)) in page


def test_a_copy_is_kept_in_english_and_read_in_spanish(client):
    made = draft(way())
    made.person.language = "es"
    made.person.save(update_fields=["language"])
    with translation.override("es"):
        row = applications.submit(made.pk, key=uuid.uuid4(), by=ROBOT, at=NOON)
    client.force_login(row.person.user)

    page = text(client.get(address(row)))

    kept = row.sendings.get()
    (job,) = row.jobs.all()
    assert values(kept)["birth_date"] == "Wednesday, May 17, 2000"
    assert values(kept)[str(job.key)].startswith("Saturday, January 1, 2022 to")
    assert "sábado 1 de enero de 2022" in page
    assert "of full time" not in page
    assert "¿Cuándo nació?" in page
    assert "miércoles 17 de mayo de 2000" in page
    assert "When were you born?" not in page
    assert "I like to help people." in page


def test_what_changed_is_said_in_the_language_in_which_it_was_sent(client):
    made = draft(way())
    made.person.language = "es"
    made.person.save(update_fields=["language"])
    row = applications.submit(made.pk, key=uuid.uuid4(), by=ROBOT, at=NOON)
    ask(row, sections=["education"])
    answers = {"level": "degree", "school": "Roosevelt High", "year": 2018}
    applications.save_section(row.pk, slug="education", answers=answers, complete=True, by=ROBOT, at=NOON)
    questions.answer_request(row.pk, by=ROBOT, at=NOON)
    client.force_login(row.person.user)

    page = text(client.get(address(row)))

    (change,) = row.sendings.get(number=2).changes
    with translation.override("es"):
        before, now = gettext("High school diploma"), gettext("A college degree")
    assert (change["before"], change["now"]) == ("High school diploma", "A college degree")
    assert before in page
    assert now in page
    assert "A college degree" not in page


def test_the_copy_prints_names_that_western_fonts_lack(client):
    row = sent(way(), contact={"given_name": "Zoë", "family_name": "Nguyễn"}, attestation={"name": "Zoë Nguyễn"})
    client.force_login(row.person.user)

    response = client.get(address(row, "sent_copy"))

    assert (response["Content-Type"], response["Cache-Control"]) == ("application/pdf", "private, no-store")
    assert response["Content-Disposition"] == 'attachment; filename="application-2026-01-07-1.pdf"'
    assert response.content.startswith(b"%PDF-")
    mapped = glyphs_of(response.content).upper()
    for sign in "ëễ":
        assert f"<{ord(sign):04X}>".encode() in mapped


@pytest.mark.parametrize(
    "name", ["Zoë Nguyễn", "Łukasz Żółć", "Đặng Thị Hương", "Иван Ёлкин", "Ωμέγα", "Şule Ğ", "Ḥasan"]
)
@pytest.mark.parametrize("font", [NAME, BOLD])
def test_the_typeface_has_the_letters_of_names(name, font):
    ready()

    known = pdfmetrics.getFont(font).face.charToGlyph

    assert [sign for sign in name if ord(sign) not in known] == []


@pytest.mark.parametrize("why", ["<b>bold</b> & <", "x" * 1_500, "a\n" * 700, "\u202eabc\ud7ff", "<para>", "漢字"])
def test_the_copy_prints_whatever_was_written(why):
    row = sent(way(), words={"why": why})

    assert as_pdf(row, row.sendings.get()).startswith(b"%PDF-")


@pytest.mark.parametrize("name", ["sent", "sent_copy"])
def test_somebody_else_s_copy_does_not_exist(client, name):
    scene = way()
    row, other = sent(scene), sent(scene)
    client.force_login(other.person.user)

    assert client.get(address(row, name)).status_code == 404
    mixed = reverse(f"portal:{name}", args=[other.public_id, row.sendings.get().public_id])
    assert client.get(mixed).status_code == 404


@pytest.mark.parametrize("slug", LABELS)
def test_the_labels_of_the_copy_are_those_of_the_forms(slug):
    fields = FORMS[slug].base_fields

    assert {name: str(field.label) for name, field in fields.items()} == dict(LABELS[slug])


def test_a_draft_has_no_copy(client):
    row = draft(way())
    client.force_login(row.person.user)

    assert "What you sent" not in text(client.get(reverse("portal:application", args=[row.public_id])))
    assert make.applicant().applications.count() == 0
