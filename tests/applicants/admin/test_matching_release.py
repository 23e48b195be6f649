"""The pages of a release: who was told, who was passed over and why, and what is asked before."""

import pytest
from django.urls import reverse

from apprenticeships.admin.todo import collect
from tests.applicants.admin.matching_desk import page, passed_over
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def test_the_pages_of_the_run_name_who_was_passed_over_and_why(client, coordinator):
    here, run, lost, told = passed_over()

    words = text(page(client, "run", run.pk))
    rows = page(client, "run", run.pk, "?show=passed").context["rows"]
    calls = page(client, "sites", run.pk).context["rows"]
    places = page(client, "places", run.pk).context["rows"]
    class_page = text(client.get(reverse("matching:cohort", args=[here.cohort.pk])))
    student = text(client.get(reverse("matching:student", args=[lost.pk])))

    assert "Told 1 of 2, 1 could not be" in words
    assert "was passed over: No seat is free" in words
    assert "Nothing: not told. No seat is free" in words
    assert "Look again" not in words
    assert [each["row"].application for each in rows] == [lost]
    assert [each["row"].application for each in calls] == [told]
    assert [each["filled"] for each in places] == [1]
    assert "1 passed over" in class_page
    assert "Passed over in the release" in student
    assert "What the student reads" not in student


def test_the_home_page_names_who_was_passed_over_until_a_later_draft_has_them(coordinator):
    here, run, lost, _ = passed_over()

    def items():
        return [(each.title, each.url) for each in collect(coordinator, NOON) if "passed" in each.title]

    assert items() == [
        ("student was passed over in a release", f"{reverse('matching:run', args=[run.pk])}?show=passed")
    ]
    here.places("lab")
    here.draft()
    assert items() == []
    assert lost.matches.count() == 2


def test_offers_of_the_matching_are_not_called_phone_calls(client, coordinator):
    _, _, _, told = passed_over()

    records = text(client.get(reverse("admin:applicants_offer_changelist")))
    board = text(client.get(reverse("board:application", args=[told.pk])))

    assert "Made by the matching" in records
    assert "Offer: Made by the matching" in board
    assert "Offered by the matching" in board
    assert "A seat is held by the matching" in board
    assert "held for a call" not in board
    assert "on the phone" not in board
