"""A training class at the desk: planned in a form, filled from the list, marked on the floor, counted by the target."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from apprenticeships.models import Role
from cohorts.figures.targets import figures_of
from cohorts.models import Cohort, Enrollment, EnrollmentState, Mark, Seat, SeatState
from tests import factories as make
from tests import partnership
from tests.apprenticeships.admin.desk import text
from tests.cohorts.scene import at
from tests.trainings import DAYS, enrolled, line, planned

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
PLAN = "partnership:plan-training"


@pytest.fixture
def version(coordinator):
    return partnership.partnership()


def typed(version, **fields) -> dict[str, object]:
    room = make.make_department()
    return {
        "component": line(version).pk, "title": "Electronic health records", "department": room.pk, "place": "Room 2",
        "places": 20, "how": "weekly", "starts_on": "2026-02-03", "weeks": 3, "days": "", "begins": "09:00",
        "minutes": 180, "instructor": "",
    } | fields  # fmt: skip


def post(client, name, row, **data):
    return client.post(reverse(name, args=[row.pk]), data)


def test_from_planning_to_the_figure(client, version):
    teacher = make.staff()
    make.membership(teacher, Role.INSTRUCTOR, organization=version.program.organization)
    grant = partnership.grant(version)
    people = [partnership.participant(version) for _ in range(3)]

    response = client.post(reverse(PLAN), typed(version, instructor=teacher.pk))
    row = Cohort.objects.get()
    assert response.url == reverse("classes:class", args=[row.pk])
    post(client, "partnership:class-sign-up", row, who=[each.pk for each in people])
    page = client.get(reverse("classes:class", args=[row.pk]))
    assert [each.state for each in page.context["members"]] == ["In training"] * 3

    first = row.class_sessions.first()
    with time_machine.travel(at(DAYS[0], 10), tick=False):
        client.force_login(teacher)
        assert client.get(reverse("floor:today")).context["classes"][0].session == first
        url = reverse("floor:attendance", args=[first.public_id])
        form = client.get(url).context["form"]
        marks = [Mark.PRESENT, Mark.PRESENT, Mark.ABSENT]
        chosen = {shown.mark.html_name: mark for shown, mark in zip(form.rows(), marks, strict=True)}
        assert client.post(url, chosen).status_code == 302

    found = figures_of(grant, first=grant.since, last=DAYS[0]).lines[0].period
    assert (found.people, found.services) == (2, 2)


def test_days_that_are_written_down_are_the_meetings(client, version):
    client.post(
        reverse(PLAN), typed(version, how="written", starts_on="", weeks="", days="2/10/2026\nFebruary 3, 2026")
    )

    assert list(Cohort.objects.get().class_sessions.values_list("date", flat=True)) == list(DAYS[:2])


@pytest.mark.parametrize(
    ("fields", "name", "words"),
    [
        ({"component": ""}, "component", "Choose the line"),
        ({"component": "99999"}, "component", "Choose one of these."),
        ({"title": ""}, "title", "Write what is taught"),
        ({"title": "a\x00b"}, "title", "Leave out the sign"),
        ({"title": "x" * 10_000}, "title", "at most 120"),
        ({"places": 501}, "places", "500"),
        ({"starts_on": "2026-02-31"}, "starts_on", "Write the day as"),
        ({"starts_on": "9999-12-31"}, "starts_on", "2100"),
        ({"starts_on": ""}, "starts_on", "Choose the first day"),
        ({"starts_on": "2026-01-01"}, "starts_on", "is over"),
        ({"starts_on": "2026-02-16"}, "starts_on", "The next working day is Tuesday, February 17, 2026"),
        ({"starts_on": "2099-12-31"}, "starts_on", "two years ahead"),
        ({"weeks": ""}, "weeks", "how many weeks"),
        ({"weeks": 61}, "weeks", "60"),
        ({"how": "written"}, "days", "at least one day"),
        ({"how": "written", "days": "soon"}, "days", "“soon” is no day"),
        ({"how": "written", "days": "2/16/2026"}, "days", "day off"),
        ({"how": "never"}, "how", "Choose one of the two"),
        ({"begins": ""}, "begins", "Write when a meeting begins"),
        ({"begins": "25:00"}, "begins", "Write the time as"),
        ({"minutes": 5}, "minutes", "15"),
        ({"instructor": "7"}, "instructor", "Choose one of these."),
    ],
)
def test_what_does_not_fit_is_said_at_its_field_and_nothing_is_lost(client, version, fields, name, words):
    response = client.post(reverse(PLAN), typed(version, place="Room with a view", **fields))

    assert response.status_code == 422
    assert words in " ".join(response.context["form"].errors[name])
    assert "Room with a view" in text(response)
    assert not Cohort.objects.exists()


def test_the_same_class_twice_asks_for_another_title(client, version):
    sent = typed(version)
    client.post(reverse(PLAN), sent)

    response = client.post(reverse(PLAN), sent)

    assert "Write another title" in response.context["form"].errors["title"][0]
    assert Cohort.objects.count() == 1


def test_places_of_partners_may_be_chosen_and_those_of_strangers_not(client, version):
    clinic = make.make_department(site=make.make_site(organization=partnership.clinic(), name="Harbor"))
    far = make.make_department(site=make.make_site(organization=partnership.clinic("far", name="Far"), name="Far"))

    found = client.get(reverse(PLAN)).context["form"].fields["department"].queryset

    assert (clinic in found, far in found) == (True, False)


def test_lines_of_others_and_lines_without_classes_are_no_choice(client, version):
    partnership.component(version, "tuition")
    other = make.version(program=make.program(organization=make.make_organization(slug="other", name="Other")))
    line(other)

    assert list(client.get(reverse(PLAN)).context["form"].fields["component"].queryset) == []
    assert "No line of your programs counts classes" in text(client.get(reverse(PLAN)))


def test_the_target_and_the_list_of_classes_lead_to_the_form(client, version):
    part, grant = line(version), partnership.grant(version)
    partnership.component(version, "tuition")
    url = reverse(PLAN)

    assert f"{url}?component={part.pk}" in text(client.get(reverse("partnership:target", args=[grant.pk, part.slug])))
    assert url not in text(client.get(reverse("partnership:target", args=[grant.pk, "tuition"])))
    assert url in text(client.get(reverse("classes:list")))
    assert client.get(url, {"component": part.pk}).context["form"].initial["component"] == part.pk
    assert client.get(url, {"component": "9" * 40}).status_code == 200


def test_programs_without_such_lines_show_no_button(client, coordinator):
    make.cohort()

    assert reverse(PLAN) not in text(client.get(reverse("classes:list")))


def test_the_page_of_the_class_shows_title_line_and_meetings_and_no_weeks(client, version):
    page = client.get(reverse("classes:class", args=[planned(version).pk]))

    assert page.context["title"] == "Electronic health records, February 3"
    for words in (
        "Counts for: Continuing_education",
        "3 meetings",
        "Sign people up",
        "First day after the last meeting",
    ):
        assert words in text(page)
    for words in ("Make the schedule", "Last day to apply", "Applications for this class"):
        assert words not in text(page)


def test_the_program_s_weeks_are_refused_in_a_sentence(client, version):
    row = planned(version)

    response = client.post(reverse("classes:class-step", args=[row.pk, "generate"]))

    assert response.status_code == 422
    assert "has its own meetings" in text(response)
    assert row.class_sessions.count() == 3


def test_places_are_changed_on_the_page_of_the_class(client, version):
    row = planned(version, places=2)

    client.post(reverse("classes:class-step", args=[row.pk, "places"]), {"places": 5})

    assert Seat.objects.filter(opening__cohort=row).count() == 5


def test_a_full_class_says_how_many_fit_and_keeps_the_ticks(client, version):
    row = planned(version, places=1)
    chosen = [partnership.participant(version) for _ in range(2)]

    response = post(client, "partnership:class-sign-up", row, who=[each.pk for each in chosen])

    assert response.status_code == 422
    assert "1 place is free, and you chose 2 people. Choose at most 1" in text(response)
    assert text(response).count(" checked") == 2
    assert not Enrollment.objects.exists()


def test_signing_up_twice_changes_nothing(client, version):
    row, who = planned(version), partnership.participant(version)
    post(client, "partnership:class-sign-up", row, who=[who.pk])

    page = client.post(reverse("partnership:class-sign-up", args=[row.pk]), {"who": [who.pk]}, follow=True)

    assert "Nothing changed" in text(page)
    assert Enrollment.objects.count() == 1


@pytest.mark.parametrize("who", [[], ["x"], ["9" * 30], ["-1"], ["²"], ["\x00"]])
def test_nobody_chosen_is_said(client, version, who):
    response = post(client, "partnership:class-sign-up", planned(version), who=who)

    assert (response.status_code, "Choose at least one person first." in text(response)) == (422, True)


def test_the_list_holds_who_has_no_place_yet(client, version):
    row = planned(version)
    there, gone, free = (partnership.participant(version, left_on=left) for left in (None, date(2026, 1, 1), None))
    partnership.participant(make.version())
    enrolled(row, there)

    page = client.get(reverse("partnership:class-people", args=[row.pk]))

    assert [each.pk for each in page.context["page_obj"]] == [free.pk]
    assert gone.person.name not in text(page)
    assert "19 of 20 places are free" in text(page)


def test_after_the_last_meeting_nobody_is_signed_up(client, version, coordinator):
    row, who = planned(version), partnership.participant(version)
    with time_machine.travel(at(date(2026, 2, 18)), tick=False):
        client.force_login(coordinator)
        response = post(client, "partnership:class-sign-up", row, who=[who.pk])

    assert response.status_code == 422
    assert "The last meeting of this class is over" in text(response)


def test_somebody_is_taken_off_on_their_page(client, version):
    (place,) = enrolled(planned(version), partnership.participant(version))
    page = client.get(reverse("classes:person", args=[place.pk]))
    assert {each.action.slug for each in page.context["steps"]} == {"take-off", "finish", "exit"}
    assert "No exam is planned" not in text(page)

    client.post(reverse("classes:person-step", args=[place.pk, "take-off"]), {"reason": "Changed shifts."})

    assert Enrollment.objects.get().state == EnrollmentState.EXITED
    assert not Seat.objects.filter(state=SeatState.TAKEN).exists()


def test_after_the_first_meeting_the_page_says_to_end_the_training(client, version, coordinator):
    (place,) = enrolled(planned(version), partnership.participant(version))
    with time_machine.travel(at(DAYS[0], 10), tick=False):
        client.force_login(coordinator)
        response = client.post(reverse("classes:person-step", args=[place.pk, "take-off"]))

    assert response.status_code == 422
    assert "End the training instead" in text(response)


def test_a_class_of_the_apprenticeship_has_no_such_list(client, coordinator):
    row = make.cohort()

    assert client.get(reverse("partnership:class-people", args=[row.pk])).status_code == 404
    assert post(client, "partnership:class-sign-up", row).status_code == 404


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_costs_the_same_for_one_and_for_thirty(client, version, django_assert_num_queries, many):
    row = planned(version)
    for _ in range(many):
        partnership.participant(version)
    url = reverse("partnership:class-people", args=[row.pk])
    client.get(url)

    with django_assert_num_queries(9):
        client.get(url)


def test_who_finished_the_class_is_recorded_after_its_last_day(client, version, coordinator):
    (place,) = enrolled(planned(version), partnership.participant(version))
    with time_machine.travel(at(date(2026, 2, 18)), tick=False):
        client.force_login(coordinator)
        client.post(reverse("classes:person-step", args=[place.pk, "finish"]), {"on": "2026-02-18"})

    assert Enrollment.objects.get().state == EnrollmentState.COMPLETED
