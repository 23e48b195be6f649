"""The pages about equal opportunity: one role, aggregates, every reading written down, and nobody in them."""

import csv
import io
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from applicants.models import FairnessReport, SelfIdentification
from apprenticeships.models import Event, Parameter, Role
from tests import factories as make
from tests.applicants.fair import analyst, closed_class
from tests.applicants.portal.test_bad_input import BAD
from tests.cohorts.floor.scene import text
from tests.factories import NOON
from tests.partnership import registration

pytestmark = pytest.mark.django_db
HOME = reverse("reports:home")
LAST_DAY, AFTER = date(2025, 12, 31), date(2026, 1, 1)
GOALS = [
    ["Female", "30", "58.8%", "59%", "Below the goal"],
    ["Black or African American", "Hidden", "Hidden", "10%", "Too few to show"],
    ["With a disability", "Hidden", "Hidden", "7%", "Too few to show"],
]


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def cohort():
    return closed_class(person=make.person(given_name="Canaria", family_name="Birdsong"))


@pytest.fixture
def signed_in(client):
    client.force_login(analyst())
    return client


def new(cohort):
    return reverse("reports:new", args=[cohort.program.slug])


def report(client, cohort):
    client.post(new(cohort), {"through": "2025-12"})
    return FairnessReport.objects.get()


def goals_on(page):
    return page.partition("<h2>Goals</h2>")[2].partition("</section>")[0]


def test_the_role_lands_on_its_page(signed_in):
    assert signed_in.get(reverse("first_surface"))["Location"] == HOME


def test_a_report_is_made_and_read(signed_in, cohort):
    listed = text(signed_in.get(HOME))
    form = text(signed_in.get(new(cohort)))
    answer = signed_in.post(new(cohort), {"through": "2025-12"})
    page = text(signed_in.get(answer["Location"]))

    assert new(cohort) in listed
    assert "December 2025" in form
    assert "January 2026" not in form
    assert "103 applications were sent, 51 people were hired" in page
    assert "The highest rate. The others are compared with it." in page
    assert "Small numbers." in page
    assert "67.2%" in page
    assert Event.objects.filter(kind="fairness.read").count() == 1


def test_no_response_has_a_row_about_anybody(signed_in, cohort):
    row = report(signed_in, cohort)
    address = reverse("reports:report", args=[row.public_id])
    pages = [HOME, new(cohort), address]
    bodies = [signed_in.get(page).content.decode() for page in pages]
    bodies.append(signed_in.post(f"{address}download/", {"reason": "Review"}).content.decode())

    references = list(SelfIdentification.objects.values_list("pk", flat=True))
    for body in bodies:
        assert "Canaria" not in body
        assert "Birdsong" not in body
        assert not any(reference in body for reference in references)


def test_the_file_has_the_same_numbers_and_asks_for_a_reason(signed_in, cohort):
    row = report(signed_in, cohort)
    address = reverse("reports:download", args=[row.public_id])

    refused = signed_in.post(address, {"reason": " "})
    answer = signed_in.post(address, {"reason": "Yearly review"})

    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    women = next(line for line in lines if line[2:3] == ["Female"])
    assert refused.status_code == 422
    assert "Write what the file is for." in text(refused)
    assert women[1:7] == ["Information session, Application and Tests", "Female", "55", "37", "Hidden", "67.2%"]
    assert Event.objects.get(kind="fairness.download").reason == "Yearly review"
    assert signed_in.get(address).status_code == 405


def test_every_bad_value_is_answered(signed_in, cohort):
    row = report(signed_in, cohort)
    address = reverse("reports:download", args=[row.public_id])

    for name, bad in BAD.items():
        assert signed_in.post(new(cohort), {"through": bad}).status_code == 422, name
        assert signed_in.post(address, {"reason": bad}).status_code in {200, 422}, name
        assert signed_in.get(HOME, {"page": bad}).status_code in {200, 400}, name


def test_no_month_is_offered_that_would_be_refused_and_the_page_says_what_they_wait_for(signed_in):
    few = closed_class({"female": (2, 0, 0, 6)}, starts=date(2025, 10, 1))
    alone = text(signed_in.get(new(few)))
    make.application("submitted", cohort=make.cohort(version=few.version, starts_on=date(2025, 12, 1)))
    waits = text(signed_in.get(new(few)))
    closed_class({"male": (6, 0, 0, 1)}, cohort=make.cohort(version=few.version, starts_on=date(2025, 11, 3)))
    page = signed_in.get(new(few))
    started = make.cohort(starts_on=NOON.date())

    assert "From October 2025 through December 2025 too few people were hired" in alone
    assert "January 2026 can be added from February 1, 2026 on." in alone
    assert "From October 2025 through November 2025 too few people" in waits
    assert "the class of December 1, 2025 are not decided yet. December 2025 and later months" in waits
    assert list(page.context["months"]) == [date(2025, 11, 1)]
    assert "December 2025 and later months can be chosen when they are." in text(page)
    assert "can be made from February 1, 2026 on" in text(signed_in.get(new(started)))
    assert signed_in.post(new(few), {"through": "2025-11"}).status_code == 302


def test_a_double_submit_makes_one_report(signed_in, cohort):
    report(signed_in, cohort)

    assert signed_in.post(new(cohort), {"through": "2025-12"}).status_code == 422
    assert FairnessReport.objects.count() == 1


@pytest.mark.parametrize(
    ("mode", "says"),
    [
        (None, "29 CFR part 30: in full, from the start, as no other was entered."),
        ("full", "29 CFR part 30: in full, since December 31, 2025."),
        ("under_five", "29 CFR part 30: a sponsor with fewer than 5 apprentices, since December 31, 2025. No affirm"),
        ("off", "29 CFR part 30: turned off, since December 31, 2025. No affirmative action program is asked"),
    ],
)
def test_a_report_names_the_mode_of_its_last_day_and_goals_only_where_one_asks_them(signed_in, cohort, mode, says):
    cohort.version.state, cohort.version.published_at = "published", NOON
    cohort.version.save()
    other = "off" if mode == "full" else "full"
    for key, value, since in (
        ("part30_mode", mode, LAST_DAY), ("part30_mode", other, AFTER), ("goal_female", 59, LAST_DAY),
        ("goal_female", 9, AFTER), ("goal_black", 10, LAST_DAY),
    ):  # fmt: skip
        if mode is not None or key != "part30_mode":
            Parameter.objects.create(key=key, version=cohort.version, value=value, effective_from=since)
    make_page = text(signed_in.get(new(cohort)))
    row = report(signed_in, cohort)
    page_of, file_of = (reverse(f"reports:{name}", args=[row.public_id]) for name in ("report", "download"))

    page = text(signed_in.get(page_of))
    file = signed_in.post(file_of, {"reason": "Review"})
    Parameter.objects.update_or_create(
        key="part30_mode", version=cohort.version, effective_from=LAST_DAY, defaults={"value": other}
    )
    Parameter.objects.filter(key="goal_female").update(value=1)
    Parameter.objects.create(key="goal_asian", version=cohort.version, value=3, effective_from=LAST_DAY)
    later = text(signed_in.get(page_of)), signed_in.post(file_of, {"reason": "Review"}).content
    FairnessReport.objects.update(content={key: each for key, each in row.content.items() if key != "part30"})
    old = text(signed_in.get(page_of)), text(signed_in.post(file_of, {"reason": "Review"}))

    lines = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))
    compared = [line[1:] for line in lines if line[-1:] in (["Reached"], ["Below the goal"], ["Too few to show"])]
    asks = mode in {None, "full"}
    assert says in page
    assert (says in make_page) == (mode is None)
    assert (goals_on(later[0]), later[1]) == (goals_on(page), file.content)
    assert all("Goals were not kept with this report when it was made, so it shows none." in each for each in old)
    assert not any("29 CFR part 30: " in each or "Below the goal" in each for each in old)
    assert compared == (GOALS if asks else [])
    assert all(f'<td data-label="What it says">{line[-1]}</td>' in page for line in compared)
    assert ("A goal is no quota." in page) == asks
    assert any(says in line[0] for line in lines if line)


def test_five_apprentices_in_training_are_too_many_for_the_mode_of_fewer(signed_in):
    version = make.version()
    place = make.opening(cohort=make.cohort(version=version))
    states = {"paused": {"paused_from": AFTER}, "exited": {"exit_code": "resigned", "exited_on": AFTER}}
    for state in ("active", "active", "active", "paused", "exited", "reserved"):
        make.enrollment(state, opening=place, **states.get(state, {}))
    make.enrollment()
    mode = Parameter.objects.create(key="part30_mode", version=version, value="under_five", effective_from=LAST_DAY)
    address, says = reverse("reports:new", args=[version.program.slug]), "5 apprentices are in training."

    four = text(signed_in.get(address))
    make.enrollment(opening=place)
    five = text(signed_in.get(address))
    Parameter.objects.filter(pk=mode.pk).update(value="off")

    assert [says in each for each in (four, five, text(signed_in.get(address)))] == [False, True, False]


@pytest.mark.parametrize(
    ("mode", "registered", "words"),
    [
        ("under_five", date(2024, 6, 1), "an affirmative action program is due by June 1, 2026."),
        ("off", date(2023, 12, 1), "an affirmative action program was due by December 1, 2025."),
        ("full", date(2023, 12, 1), ""),
        ("under_five", None, ""),
    ],
)
def test_a_program_that_asks_for_no_plan_reads_when_its_two_years_end(signed_in, cohort, mode, registered, words):
    Parameter.objects.create(key="part30_mode", version=cohort.version, value=mode, effective_from=LAST_DAY)
    if registered is not None:
        registration(cohort.version.tracks.get(), registered_on=registered)

    page = text(signed_in.get(new(cohort)))

    assert (words in page, "an affirmative action program" in page) == (True, bool(words))


def test_another_organization_and_another_program_are_404(client, cohort):
    client.force_login(analyst())
    row = report(client, cohort)
    elsewhere = make.make_organization(slug="elsewhere", name="Elsewhere")
    for stranger in (analyst(organization=elsewhere), analyst(program=make.version().program)):
        client.force_login(stranger)

        assert client.get(new(cohort)).status_code == 404
        assert client.get(reverse("reports:report", args=[row.public_id])).status_code == 404
        assert client.post(reverse("reports:download", args=[row.public_id]), {"reason": "x"}).status_code == 404
        assert row.program.name not in text(client.get(HOME))


@pytest.mark.parametrize("role", [role for role in Role if role != Role.EEO_ANALYST])
def test_no_other_role_opens_a_page(client, role):
    client.force_login(make.staff(role))

    assert client.get(HOME).status_code == 403


def test_the_list_asks_as_often_for_many_programs_as_for_one(signed_in, cohort, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        signed_in.get(HOME)
    row = report(signed_in, cohort)
    for _ in range(12):
        version = make.version()
        FairnessReport.objects.create(
            program=version.program, first=row.first, last=row.last, content=row.content, made_at=NOON,
            made_by=row.made_by,
        )  # fmt: skip

    with django_assert_max_num_queries(9):
        page = text(signed_in.get(HOME))

    assert page.count(", December 2025</a>") == 13
