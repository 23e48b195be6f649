"""Drafts at the matching desk: made, compared, and read in detail."""

import pytest
from django.urls import reverse

from applicants.models import MatchRun
from apprenticeships.models import Role
from tests import factories as make
from tests.applicants.admin.matching_desk import VIEWS, again, names, page, strangers
from tests.applicants.matching_world import FAR, placed, world
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def test_a_day_written_as_a_number_may_decide_the_draw(client, coordinator):
    here = world()
    here.places()
    here.student()

    again(client, here, seed="20261128")

    assert here.draft(seed=99_999_999).number == 2
    assert MatchRun.objects.filter(seed=20_261_128).exists()


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


COSTS = {"run": 8, "places": 8, "moves": 11, "sites": 7, "cohort": 8}


def test_a_screening_officer_may_look(client):
    user = make.staff(Role.SCREENING_OFFICER)
    client.force_login(user)
    here = world()
    here.places()
    here.student()

    assert page(client, "run", here.draft().pk).status_code == 200
    assert placed(MatchRun.objects.get())


def test_who_is_placed_outside_their_areas_has_a_column_so_that_the_figures_add_up(client, coordinator):
    here = world()
    lab = here.places("lab")
    here.places("nursing")
    here.student("nursing")
    here.fix(here.student("nursing"), lab)
    here.draft()

    response = client.get(reverse("matching:cohort", args=[here.cohort.pk]))

    (line,) = response.context["runs"]
    assert (line["placed"], list(line["choices"]), line["others"]) == (2, [1, 0, 0], 1)
    assert "Outside their three" in text(response)


def test_a_class_that_began_without_a_matching_is_over(client, coordinator):
    world(starts_on=NOON.date())

    rows = client.get(reverse("matching:list")).context["rows"]

    assert [each["stands"] for each in rows] == [("later", "Over")]
