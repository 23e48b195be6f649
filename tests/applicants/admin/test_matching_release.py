"""The pages of a release: who was told, who was passed over and why, and what is asked before."""

import pytest
import time_machine
from django.urls import reverse

from applicants.models import MatchState
from apprenticeships.admin.todo import collect
from apprenticeships.rules.dates import DAY
from tests.applicants.admin.matching_desk import page, passed_over
from tests.applicants.matching_world import world
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


def release(client, run, **typed):
    return client.post(reverse("matching:release", args=[run.pk]), typed)


def test_a_release_while_people_may_still_apply_warns_and_asks_for_a_tick(client, coordinator):
    here = world()
    here.places()
    row = here.student()
    row.answer_due = here.cohort.apply_by + DAY
    row.save()
    run = here.draft()

    asked = text(page(client, "release", run.pk))
    refused = release(client, run)
    run.refresh_from_db()

    assert "Applications run until Sunday, May 3" in asked
    assert "told that they hear by Monday, May 4" in asked
    assert "I know that applications run until Sunday, May 3" in asked
    assert (refused.status_code, run.state) == (422, MatchState.DRAFT)
    assert "Tick that you know it, or wait until then." in text(refused)
    assert 'id="id_early_error"' in refused.content.decode()
    assert release(client, run, early="on").status_code == 302


def test_a_release_after_the_last_day_to_apply_asks_for_nothing(client, coordinator):
    here = world()
    here.cohort.apply_by = NOON.date() - DAY
    here.cohort.save()
    here.places()
    here.student()
    run = here.draft()

    with time_machine.travel(NOON, tick=False):
        asked = text(page(client, "release", run.pk))
        code = release(client, run).status_code

    assert "Applications run until" not in asked
    assert code == 302
