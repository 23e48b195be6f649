"""The browser's own way back: no errors of a form that was sent since, and nothing to send once more."""

import pytest
from django.urls import reverse

from tests.applicants.way import way

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_going_back_after_a_fixed_error_shows_the_form_without_it_and_the_answer_stays(open_page):
    program = way().program
    page = open_page(reverse("join:eligibility", args=[program.slug]))
    years, send = (
        page.get_by_label("Years of work in health care"),
        page.locator("form.ap-card button[type=submit]").first,
    )

    years.fill("many")
    send.click()
    page.locator(".ap-errors").wait_for()
    years.fill("3")
    send.click()
    page.locator(".ap-errors").wait_for(state="detached")
    page.goto(reverse("catalog:program", args=[program.slug]))
    page.go_back()

    assert years.input_value() == "3"
    page.go_back()
    page.wait_for_load_state()
    assert page.locator(".ap-errors").count() == 0
