"""The public pages about programs."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from apprenticeships.catalog.chart import chart
from apprenticeships.models import ProgramVersion, VersionState, WageStep
from apprenticeships.packs.load import load
from apprenticeships.packs.shipped import shipped
from tests import factories as make
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
PACKS = ["medical-apprenticeship", "high-school-internship", "training-partnership"]


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


def offered(**fields):
    version = make.version(**fields)
    make.way_in(version)
    return make.cohort(version=version, starts_on=date(2026, 3, 2), apply_by=date(2026, 1, 31))


def page(client, slug):
    response = client.get(reverse("catalog:program", args=[slug]))
    assert response.status_code == 200
    return response.content.decode()


def test_the_first_page_lists_every_program_with_its_next_class(client):
    cohort = offered()

    html = client.get(reverse("catalog:home")).content.decode()

    assert cohort.program.name in html
    assert "Starts Monday, March 2" in html
    assert "Apply by Saturday, January 31" in html


def test_programs_with_a_class_that_takes_applications_come_first_then_by_name(client):
    for name in ("Aide", "Zeal"):
        make.way_in(make.version(program=make.program(name=name)))
    for name in ("Yonder", "Medical"):
        offered(program=make.program(name=name))

    cards = client.get(reverse("catalog:home")).context["cards"]

    assert [card.program.name for card in cards if card.next_class] == ["Medical", "Yonder"]
    assert [card.program.name for card in cards] == ["Medical", "Yonder", *sorted(c.program.name for c in cards[2:])]


def test_a_page_without_programs_says_what_to_do(client):
    html = client.get(reverse("catalog:home")).content.decode()

    assert "No program takes applications now" in html


def test_a_program_says_pay_dates_seats_and_the_way_in(client):
    cohort = offered()
    make.opening(cohort=cohort, headcount=12)

    html = page(client, cohort.program.slug)

    for words in (
        "$18.40 an hour, then $20.25 when you pass the exam",
        "Monday, March 2, 2026",
        "Saturday, January 31, 2026",
        "12 of 12 are free in March",
        "Weeks 1 to 12",
        "Information session",
    ):
        assert words in html


def test_a_program_names_its_jobs_and_every_required_step_with_what_the_exam_asks(client):
    load(shipped("medical-apprenticeship"), by=ROBOT, at=NOON, publish=True)

    shown = " ".join(re.sub("<[^>]+>", " ", page(client, "medical-apprenticeship")).split())

    for words in (
        "Medical assistant (Clinical) Takes and records vital signs.",
        "Credential: Certified Clinical Medical Assistant.",
        "Pay: $18.40 an hour, then $20.25 when you pass the exam.",
        "Entrance exam. You pass with 70 of 100 points. If it is not enough, you may try again after 30 days.",
        "Background check",
        "Drug screen",
        "The class, the tests and the national exam are in English.",
    ):
        assert words in shown


def test_search_engines_read_the_program_without_a_script(client):
    html = page(client, offered().program.slug)

    assert 'itemtype="https://schema.org/WorkBasedProgram"' in html
    assert '<meta itemprop="timeToComplete" content="P52W">' in " ".join(html.split())
    assert '<meta itemprop="applicationDeadline" content="2026-01-31">' in " ".join(html.split())
    assert "<script>" not in html


@pytest.mark.parametrize("slug", PACKS)
def test_every_shipped_program_has_a_page(client, slug):
    load(shipped(slug), by=ROBOT, at=NOON, publish=True)

    html = page(client, slug)

    assert ProgramVersion.objects.get().headline in html


@pytest.mark.parametrize("changes", [{"is_listed": False}, {"slug": "elsewhere"}])
def test_a_program_that_is_not_offered_does_not_exist(client, changes):
    cohort = offered()
    slug = cohort.program.slug
    type(cohort.program).objects.filter(pk=cohort.program_id).update(**changes)

    response = client.get(reverse("catalog:program", args=[slug]))

    assert response.status_code == 404


def test_a_program_without_a_published_version_does_not_exist(client):
    cohort = offered()
    ProgramVersion.objects.update(state=VersionState.RETIRED)

    assert client.get(reverse("catalog:program", args=[cohort.program.slug])).status_code == 404


@pytest.mark.parametrize("many", [1, 30])
def test_the_first_page_costs_the_same_for_one_and_for_thirty(client, many, django_assert_num_queries):
    for _ in range(many):
        offered()

    with django_assert_num_queries(3):
        client.get(reverse("catalog:home"))


@pytest.mark.parametrize("many", [1, 30])
def test_a_program_costs_the_same_with_one_and_with_thirty_dates(client, many, django_assert_num_queries):
    cohort = offered()
    for number in range(many):
        make.session(program=cohort.program, starts_at=NOON + timedelta(days=number + 1))

    with django_assert_num_queries(12):
        page(client, cohort.program.slug)


def test_a_program_carries_the_pledge_of_equal_opportunity_and_the_right_to_complain(client):
    cohort = offered()
    shown = page(client, cohort.program.slug)
    sponsor = cohort.program.organization.name

    assert f"{sponsor} will not discriminate against apprenticeship applicants or apprentices" in shown
    assert reverse("join:rights", args=[cohort.program.slug]) in shown


def test_the_chart_is_as_wide_as_long_and_as_high_as_it_pays():
    version = make.version()

    drawn = chart(version, list(version.phases.all()), list(WageStep.objects.all()))

    assert [(bar.x, bar.width, bar.label) for bar in drawn.bars] == [
        ("0.00%", "22.38%", "$18.40"),
        ("23.08%", "76.22%", "$20.25 an hour"),
    ]
    assert drawn.bars[0].class_y is not None
    assert drawn.bars[1].y < drawn.bars[0].class_y
    assert [mark.word for mark in drawn.marks] == ["Exam"]
    assert drawn.sentence.startswith("Weeks 1 to 12: 4 hours of class and 36 hours of work each week, $18.40.")


def test_a_program_without_phases_or_pay_has_no_chart():
    version = make.version()

    assert chart(version, [], list(WageStep.objects.all())) is None
    assert chart(version, list(version.phases.all()), []) is None
