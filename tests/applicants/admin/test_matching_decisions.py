"""Decisions at the matching desk: places by hand, the release, and what waits for one of them."""

import pytest
from django.urls import reverse

from applicants.models import MatchLock, MatchRun, MatchState
from applicants.workflows import matching
from apprenticeships.admin.todo import When, collect
from tests.applicants.admin.matching_desk import VIEWS, again, fix, page, strangers
from tests.applicants.matching_world import world
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def test_a_place_is_decided_by_hand_and_taken_back(client, coordinator):
    here = world()
    here.places("nursing")
    lab = here.places("lab")
    who = here.student("nursing", "lab")
    run = here.draft()

    response = fix(client, who, opening=str(lab.pk), reason="Knows the team")
    fixed = MatchLock.objects.get()
    shown = text(page(client, "student", who.pk))
    in_draft = text(page(client, "run", run.pk))
    client.post(reverse("matching:student-step", args=[who.pk, "let-go"]))

    assert response.status_code == 302
    assert (fixed.opening, fixed.reason, fixed.locked_by) == (lab, "Knows the team", coordinator)
    assert "Knows the team" in shown
    assert "Decided by hand, from the next draft on" in in_draft
    assert MatchLock.objects.count() == 0


def test_no_place_may_be_the_decision(client, coordinator):
    here = world()
    who = here.student()

    fix(client, who, opening="none", reason="Moved away")

    assert MatchLock.objects.get().opening is None


@pytest.mark.parametrize(
    "typed",
    [
        {"opening": "", "reason": "x"},
        {"opening": "none", "reason": "  "},
        {"opening": "999999", "reason": "x"},
        {"opening": "1; drop", "reason": "x"},
        {"opening": "none", "reason": "x" * 201},
        {},
    ],
)
def test_a_decision_that_is_not_whole_stays_on_the_page(client, coordinator, typed):
    who = world().student()

    response = fix(client, who, **typed)

    assert (response.status_code, MatchLock.objects.count()) == (422, 0)


def test_a_place_of_another_summer_cannot_be_chosen(client, coordinator):
    who, elsewhere = world().student(), world().places()

    assert fix(client, who, opening=str(elsewhere.pk), reason="x").status_code == 422


def test_who_does_not_wait_any_more_is_not_decided_about(client, coordinator):
    who = world().student(state="withdrawn")

    response = fix(client, who, opening="none", reason="x")

    assert response.status_code == 422
    assert "is not waiting for a place now." in text(response)


def test_a_decision_that_a_rule_breaks_is_shown_with_the_rule(client, coordinator):
    here = world()
    here.places("nursing")
    grown = here.places("lab", age_from=18)
    who = here.student("nursing", "lab")
    here.fix(who, grown)

    found = text(page(client, "run", here.draft().pk))

    assert "1 decision could not be kept" in found
    assert f"{who.person.name}</a> to {grown.department}: The student is too young for it on the first day." in found


def test_the_release_says_who_gets_what_and_tells_everybody(client, coordinator):
    here = world()
    here.places()
    here.student()
    here.student()
    run = here.draft()

    before = text(page(client, "release", run.pk))
    response = client.post(reverse("matching:release", args=[run.pk]), {"early": "on"}, follow=True)
    run.refresh_from_db()
    matching.offer_released(at=NOON)
    after = text(page(client, "run", run.pk))

    assert "<strong>1 student</strong>. The mail names the department" in before
    assert "This cannot be taken back" in before
    assert (run.state, run.released_by) == (MatchState.RELEASED, coordinator)
    assert "Told 0 of 2" in text(response)
    assert "Look again" in text(response)
    assert "Told 2 of 2" in after
    assert "Look again" not in after


def test_a_release_after_a_change_is_refused_on_the_page(client, coordinator):
    here = world()
    here.places()
    here.student()
    run = here.draft()
    here.student()

    asked = page(client, "release", run.pk)
    response = client.post(reverse("matching:release", args=[run.pk]), {"early": "on"})

    assert "changed since this draft" in text(asked)
    assert "Tell 1 student" not in text(asked)
    assert response.status_code == 422
    assert "Match again, look, then release." in text(response)
    assert MatchRun.objects.get().state == MatchState.DRAFT


def test_a_run_that_is_no_draft_any_more_is_not_released_twice(client, coordinator):
    here = world()
    here.places()
    here.student()
    run = here.draft()
    address = reverse("matching:release", args=[run.pk])
    client.post(address, {"early": "on"})

    assert client.post(address, {"early": "on"}).status_code == 422
    assert client.get(address)["Location"] == reverse("matching:run", args=[run.pk])


def test_another_organization_s_matching_does_not_exist(client, coordinator):
    there = strangers()
    there.places()
    who = there.student()
    run = there.draft()

    codes = [page(client, view, run.pk).status_code for view in VIEWS]
    codes += [page(client, "cohort", there.cohort.pk).status_code, page(client, "student", who.pk).status_code]
    codes += [again(client, there).status_code, fix(client, who, opening="none", reason="x").status_code]
    codes.append(client.post(reverse("matching:release", args=[run.pk])).status_code)

    assert codes == [404] * len(codes)


def waits(here, coordinator):
    """What the home page says about the matching."""
    found = collect(coordinator, NOON)
    return [(row.when, row.count) for row in found if "match" in row.url]


def test_the_home_page_names_students_to_match_then_a_draft_to_release_then_nothing(client, coordinator):
    here = world()
    here.places()
    here.student()
    here.student()

    before = waits(here, coordinator)
    run = here.draft()
    drafted = waits(here, coordinator)
    matching.release(run.pk, is_early=True, by=here.by, at=NOON)

    assert (before, drafted) == ([(When.WEEK, 2)], [(When.TODAY, 1)])
    assert waits(here, coordinator) == []


def test_students_of_a_matching_are_nobody_s_to_invite(coordinator):
    here = world()
    row = here.student()
    row.answer_due = NOON.date()
    row.save()

    assert [each.title for each in collect(coordinator, NOON) if "invited" in each.title] == []
