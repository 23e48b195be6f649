"""The coordinator asks for more by section, and reads before and after."""

import pytest
from django.urls import reverse

from applicants.workflows import applications, questions, sendings
from applicants.workflows.applications import sections_of
from tests.applicants.admin.board import sent
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def text(response):
    return " ".join(response.content.decode().split())


def ask(client, application, **answers):
    data = {"note": "", "due": "2026-01-20", **answers}
    return client.post(reverse("board:step", args=[application.pk, "ask"]), data)


def test_a_reason_at_a_section_opens_it(client, coordinator):
    application = sent()

    response = ask(client, application, why_words="Write a little more.")

    assert response.status_code == 302
    section = application.sections.get(slug="words")
    assert (section.reopened, section.request_note) == (True, "Write a little more.")


def test_neither_section_nor_reason_is_refused_at_the_field(client, coordinator):
    response = ask(client, sent(), note="Something is missing.")

    assert response.status_code == 422
    assert "Choose at least one section." in text(response)


def test_a_section_without_any_reason_is_refused_at_the_note(client, coordinator):
    response = ask(client, sent(), sections=["words"])

    assert response.status_code == 422
    assert "Write what is missing; the applicant reads it." in text(response)


def test_the_board_shows_what_the_answer_changed(client, coordinator):
    application = sent()
    sendings.keep(application, sections_of(application.version), at=NOON)
    ask(client, application, why_words="Write a little more.")
    answers = {"why": "A little more.", "proud": "Once"}
    applications.save_section(application.pk, slug="words", answers=answers, complete=True, by=ROBOT, at=NOON)
    questions.answer_request(application.pk, by=ROBOT, at=NOON)

    page = text(client.get(reverse("board:application", args=[application.pk])))

    assert "What changed with the answer of" in page
    assert "A little more." in page


def test_what_has_to_be_said_is_not_called_optional(client, coordinator):
    page = text(client.get(reverse("board:application", args=[sent().pk]) + "?open=ask"))

    asked = page.split("Which sections open again?")[1]
    assert not asked.lstrip().startswith('<span class="fw-normal ap-2">(optional)')
