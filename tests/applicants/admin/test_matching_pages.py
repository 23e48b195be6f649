"""The matching desk: drafts to compare, one draft in detail, decisions by hand, and the release."""

import pytest
from django.urls import reverse

from applicants.models import MatchLock, MatchRun, MatchState
from applicants.workflows import matching
from apprenticeships.admin.todo import When, collect
from apprenticeships.models import Role
from tests import factories as make
from tests.applicants.matching_world import FAR, World, placed, world
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
VIEWS = ("run", "places", "moves", "sites", "release")


def text(response) -> str:
    return " ".join(response.content.decode().split())


def page(client, name, pk, query=""):
    return client.get(reverse(f"matching:{name}", args=[pk]) + query)


def again(client, here, **typed):
    typed = {"variant": "interests", "seed": "1"} | typed
    return client.post(reverse("matching:again", args=[here.cohort.pk]), typed)


def fix(client, who, **typed):
    return client.post(reverse("matching:student-step", args=[who.pk, "fix"]), typed)


def strangers() -> World:
    return world(organization=make.make_organization(slug="strangers", name="Strangers"))


def names(response):
    return [item["row"].application.person.name for item in response.context["rows"]]


def test_the_list_shows_classes_to_match_and_no_others(client, coordinator):
    here = world()
    here.places(headcount=3)
    here.student()
    make.cohort()
    strangers()

    rows = client.get(reverse("matching:list")).context["rows"]

    assert [(item["row"].pk, item["row"].ready, item["row"].free) for item in rows] == [(here.cohort.pk, 1, 3)]


def test_nothing_to_match_says_so(client, coordinator):
    assert "Nothing to match" in text(client.get(reverse("matching:list")))


def test_a_class_without_a_draft_explains_the_first_step(client, coordinator):
    here = world()
    here.student(born=None)

    found = text(page(client, "cohort", here.cohort.pk))

    assert "Not matched yet" in found
    assert "1 ready student without a birth date cannot be matched." in found
    assert '<details class="ap-more ap-step" id="again" open>' in found


def test_matching_again_leads_to_the_new_draft(client, coordinator):
    here = world()
    here.places()
    here.student()

    response = again(client, here, variant="home", seed="77")

    run = MatchRun.objects.get()
    assert (run.variant, run.seed, run.made_by) == ("home", 77, coordinator)
    assert response["Location"] == reverse("matching:run", args=[run.pk])


@pytest.mark.parametrize(
    "typed",
    [
        {"seed": "many"},
        {"seed": "-1"},
        {"seed": "9" * 30},
        {"seed": ""},
        {"variant": "luck"},
        {"variant": ""},
        {"seed": "\x00"},
    ],
)
def test_a_draft_that_cannot_be_made_stays_on_the_page(client, coordinator, typed):
    here = world()
    here.places()
    here.student()

    response = again(client, here, **typed)

    assert (response.status_code, MatchRun.objects.count()) == (422, 0)


def test_a_refusal_of_the_workflow_is_read_on_the_page_with_what_was_typed(client, coordinator):
    here = world()

    response = again(client, here, seed="31337")

    assert response.status_code == 422
    assert "Nobody is ready to be matched." in text(response)
    assert 'value="31337"' in text(response)


def test_drafts_stand_side_by_side(client, coordinator):
    here = world()
    here.places("nursing")
    here.places("lab")
    here.student("nursing", "lab")
    here.student("nursing", "lab")
    here.student("nursing")
    here.draft()
    here.draft(variant="home")

    runs = page(client, "cohort", here.cohort.pk).context["runs"]

    assert [(each["row"].number, each["badge"], each["variant"]) for each in runs] == [
        (2, "Draft", "Close to home first"),
        (1, "Replaced", "Interests first"),
    ]
    assert [(each["placed"], each["students"], each["left"]) for each in runs] == [(2, 3, 1)] * 2


def test_a_draft_shows_everybody_with_place_choice_and_reason(client, coordinator):
    here = world()
    here.places("lab")
    who = here.student("nursing", "lab", family_name="Okoye")

    found = page(client, "run", here.draft().pk)

    assert names(found) == [who.person.name]
    assert "Lab is your second choice, 0.0 miles from home." in text(found)
    assert found.context["rows"][0]["choice"] == "Second"


def test_filters_narrow_a_draft(client, coordinator):
    here = world()
    here.places("nursing", site="near")
    lab = here.places("lab", site="far")
    first = here.student("nursing", family_name="Adams")
    second = here.student("finance", "lab", family_name="Brook", code=FAR)
    left = here.student("nursing", family_name="Zimmer")
    here.fix(left, None)
    run = here.draft()

    found = {
        query: names(page(client, "run", run.pk, query))
        for query in ("?show=left", "?show=other", "?show=hand", f"?site={lab.site_id}", f"?place={lab.pk}", "?q=adams")
    }

    assert list(found.values()) == [
        [left.person.name],
        [second.person.name],
        [left.person.name],
        [second.person.name],
        [second.person.name],
        [first.person.name],
    ]


NONSENSE = [
    "?show=x",
    "?site=x",
    "?place=" + "9" * 40,
    "?page=-1",
    "?page=x",
    "?q=%25%27",
    "?with=99",
    "?site=none",
    "?site=99",
]


@pytest.mark.parametrize("query", NONSENSE)
@pytest.mark.parametrize("view", VIEWS)
def test_an_address_that_makes_no_sense_shows_a_page(client, coordinator, view, query):
    here = world()
    here.places()
    here.student()
    run = here.draft()

    assert page(client, view, run.pk, query).status_code == 200


def test_a_department_shows_how_it_filled_and_who_could_not_come(client, coordinator):
    here = world()
    here.places("nursing", 2, age_from=18)
    here.student("nursing")
    here.student("lab", "nursing")

    found = page(client, "places", here.draft().pk)

    line = found.context["rows"][0]
    assert (line["filled"], line["capacity"], line["wanted"], line["open_to"]) == (0, 2, [1, 1, 0], 0)
    assert line["barriers"] == "2 are too young"
    assert "0 could; 2 are too young." in text(found)


def test_who_moves_is_seen_against_the_draft_before_or_any_other(client, coordinator):
    here = world()
    nursing, lab = here.places("nursing"), here.places("lab")
    who = here.student("nursing", "lab")
    first = here.draft()
    here.fix(who, lab)
    here.draft()
    last = here.draft(seed=9)

    against_last, against_first = (
        page(client, "moves", last.pk),
        page(client, "moves", last.pk, f"?with={first.number}"),
    )

    assert "Nobody moves" in text(against_last)
    assert [(row["before"], row["after"]) for row in against_first.context["rows"]] == [
        (f"Nursing, {nursing.department}", f"Lab, {lab.department}")
    ]
    assert "Nothing to compare with" in text(page(client, "moves", first.pk, "?with=77"))


def test_a_list_for_calls_names_those_of_one_site_with_their_numbers(client, coordinator):
    here = world()
    here.places("nursing", site="near")
    far = here.places("lab", site="far")
    here.student("nursing")
    who = here.student("lab", phone="+13145550123", code=FAR)
    run = here.draft()

    found = page(client, "sites", run.pk, f"?site={far.site_id}")

    assert names(found) == [who.person.name]
    assert "(314) 555-0123" in text(found)


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
    response = client.post(reverse("matching:release", args=[run.pk]), follow=True)
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
    response = client.post(reverse("matching:release", args=[run.pk]))

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
    client.post(address)

    assert client.post(address).status_code == 422
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


def test_a_program_without_matching_has_no_desk(client, coordinator):
    application = make.application("ready")

    assert page(client, "cohort", application.cohort_id).status_code == 404
    assert page(client, "student", application.pk).status_code == 404


def test_the_page_of_a_class_leads_to_its_matching(client, coordinator):
    here, other = world(), make.cohort()
    address = reverse("matching:cohort", args=[here.cohort.pk])

    with_matching = client.get(reverse("classes:class", args=[here.cohort.pk])).content.decode()
    without = client.get(reverse("classes:class", args=[other.pk])).content.decode()

    assert address in with_matching
    assert "/admin/matching/" in without  # the menu
    assert f"/admin/matching/{other.pk}/" not in without


def test_places_of_a_class_that_is_matched_are_opened_with_area_and_ages(client, coordinator):
    here = world()
    department = make.make_department(site=here.sites["near"])
    typed = {
        "track": here.version.tracks.get().pk,
        "department": department.pk,
        "interest": here.areas["lab"].pk,
        "headcount": "4",
        "age_from": "16",
        "age_to": "",
        "hours": "37.5",
    }
    address = reverse("classes:class-step", args=[here.cohort.pk, "open"])

    without_area = client.post(address, typed | {"interest": ""})
    client.post(address, typed)

    row = here.cohort.openings.get()
    assert without_area.status_code == 422
    assert (row.interest, row.headcount, row.age_from, row.age_to, row.weekly_minutes) == (
        here.areas["lab"], 4, 16, None, 2250
    )  # fmt: skip


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
    matching.release(run.pk, by=here.by, at=NOON)

    assert (before, drafted) == ([(When.WEEK, 2)], [(When.TODAY, 1)])
    assert waits(here, coordinator) == []


def test_students_of_a_matching_are_nobody_s_to_invite(coordinator):
    here = world()
    row = here.student()
    row.answer_due = NOON.date()
    row.save()

    assert [each.title for each in collect(coordinator, NOON) if "invited" in each.title] == []


def filled(here, many):
    for number in range(many):
        department = make.make_department(site=here.sites["far" if number % 2 else "near"])
        here.places("nursing", department=department)
        here.student("nursing", "lab")
    first = here.draft()
    for number, who in enumerate(here.cohort.applications.all()):
        if not number % 2:
            here.fix(who, None)
    return first, here.draft()


@pytest.mark.parametrize("many", [1, 30])
def test_each_page_costs_the_same_for_one_student_and_for_thirty(
    client, coordinator, django_assert_max_num_queries, many
):
    here = world()
    _, run = filled(here, many)
    asked = {}

    for name, pk in (*((view, run.pk) for view in VIEWS[:-1]), ("cohort", here.cohort.pk)):
        page(client, name, pk)
        with django_assert_max_num_queries(12) as queries:
            found = page(client, name, pk)
        asked[name] = len(queries)
        assert found.status_code == 200

    assert asked == COSTS
    with django_assert_max_num_queries(12):
        client.get(reverse("matching:list"))


COSTS = {"run": 9, "places": 9, "moves": 12, "sites": 8, "cohort": 9}


def test_a_screening_officer_may_look(client):
    user = make.staff(Role.SCREENING_OFFICER)
    client.force_login(user)
    here = world()
    here.places()
    here.student()

    assert page(client, "run", here.draft().pk).status_code == 200
    assert placed(MatchRun.objects.get())
