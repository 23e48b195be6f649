"""Fairness reports: counted once, for closed classes, and never in a way that two of them tell of a few."""

import json
from datetime import date, timedelta

import pytest
import time_machine
from django.apps import apps
from django.db import IntegrityError, transaction

from applicants.models import Application, FairnessReport, ScreeningStep, SelfIdentification
from applicants.workflows import fairness
from applicants.workflows.fairness_counting import GROUPS, counted
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Event, Parameter, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.fair import DECEMBER, SEEN, analyst, closed_class
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
ON = NOON.date()


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


def made(cohort, *, through=DECEMBER, by=None):
    return fairness.make(
        cohort.program_id, through=through, on=ON, by=by or Actor.user(analyst()), at=NOON, reason="Yearly look"
    )


def table(report, key, place):
    question = next(each for each in report.content["questions"] if each["key"] == key)
    return {line["group"]: line for line in question["tables"][place]}


def test_a_report_shows_rates_step_by_step():
    report = made(closed_class())

    tests, whole = table(report, "sex", 0), table(report, "sex", -1)
    assert [each["titles"] for each in report.content["steps"]] == [
        ["Information session", "Application", "Tests"],
        ["Screening", "Interview", "Offer", "Ready to start"],
    ]
    assert (report.content["people"], report.content["hired"]) == (103, 51)
    assert [each["withdrew"] for each in report.content["steps"]] == [12, None]
    assert (tests["female"]["reached"], tests["female"]["passed"]) == (55, 37)
    assert tests["female"]["standing"] == "reference"
    assert tests["female"]["rate"] == "67.2%"
    assert tests["unstated"]["standing"] == whole["unstated"]["standing"] == "hidden"


def test_what_is_hidden_is_not_in_the_database():
    report = made(closed_class())
    sums = {each["reached"] for each in report.content["steps"]} | {each["passed"] for each in report.content["steps"]}

    numbers = [
        line[name]
        for question in report.content["questions"]
        for lines in question["tables"]
        for line in lines
        for name in ("reached", "passed", "withdrew")
        if line[name] is not None
    ]

    assert min(numbers) >= 5
    assert min(sums) >= 5
    assert None in [line["reached"] for line in report.content["questions"][1]["tables"][0]]


def test_races_are_single_several_or_hispanic_of_any_race():
    cohort = closed_class({"": (0, 0, 0, 0)})
    person = make.person()
    for said in (
        {"hispanic": "yes", "races": ["white"]},
        {"hispanic": "no", "races": ["white", "asian"]},
        {"hispanic": "no", "races": ["asian"]},
        {"hispanic": "no_answer", "races": ["no_answer"]},
        {"hispanic": "no"},
    ):
        closed_class({"": (0, 0, 0, 1)}, cohort=cohort, person=person, answers=said)
    closed_class({"": (1, 1, 1, 1)}, cohort=cohort, person=person)

    counts = counted(cohort.program, first=DECEMBER, last=DECEMBER)

    race = next(each for each in counts.questions if each.key == "race").groups
    hired = {name: chain.hired for name, chain in race.items() if chain.hired}
    assert hired == {"hispanic": 1, "several": 1, "asian": 1, "unstated": 3}
    assert race["unstated"].not_passed == (0, 0, 1, 0, 1, 0, 0)
    assert race["unstated"].withdrew == (0, 0, 1, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("ready", "verdict", "step"),
    [
        pytest.param(False, "missing", "Tests", id="turned away while a test was open"),
        pytest.param(False, "met", "Interview", id="everything was there"),
        pytest.param(True, "expired", "Interview", id="a test got too old after managers had them"),
    ],
)
def test_who_is_turned_away_stopped_where_they_stood(ready, verdict, step):
    """Who never passed a test is not among those who passed it, whatever the end of their application is called."""
    cohort = closed_class({"": (0, 0, 1, 0)})
    Application.objects.update(ready_at=NOON - timedelta(days=70) if ready else None)
    ScreeningStep.objects.update(verdict=verdict)

    counts = counted(cohort.program, first=DECEMBER, last=DECEMBER)

    failed = counts.questions[0].groups["unstated"].not_passed
    assert {name for name, many in zip(counts.steps, failed, strict=True) if many} == {step}


def test_who_goes_on_in_another_application_counts_by_that_one_alone():
    cohort = closed_class({"": (0, 0, 1, 1)})
    Application.objects.filter(state="not_selected").update(no_reason="twice")

    counts = counted(cohort.program, first=DECEMBER, last=DECEMBER)

    assert [each.groups["unstated"].reached[0] for each in counts.questions] == [1, 1, 1, 1]


def test_a_refusal_counts_as_not_stated_and_changes_nothing_for_anybody():
    cohort = closed_class()
    before = list(Application.objects.order_by("pk").values())

    SelfIdentification.objects.update(sex="no_answer")
    counts = counted(cohort.program, first=DECEMBER, last=DECEMBER)

    assert next(each for each in counts.questions if each.key == "sex").groups["unstated"].hired == 51
    assert list(Application.objects.order_by("pk").values()) == before


def test_nobody_is_counted_under_another_key(settings):
    cohort = closed_class()

    settings.SELF_IDENTIFICATION_KEY = b"x" * 32
    counts = counted(cohort.program, first=DECEMBER, last=DECEMBER)

    assert {
        sum(chain.reached[0] for name, chain in each.groups.items() if name != "unstated") for each in counts.questions
    } == {0}


def test_a_hundred_applications_are_counted_in_six_statements(django_assert_num_queries):
    cohort = closed_class()

    with django_assert_num_queries(6):
        counts = counted(cohort.program, first=DECEMBER, last=DECEMBER)

    assert {key: set(names) for key, names in GROUPS.items()} == {
        each.key: set(each.groups) for each in counts.questions
    }


def test_the_next_report_starts_where_the_last_one_ended():
    cohort = closed_class()
    by = Actor.user(analyst())
    made(cohort, by=by)

    assert fairness.first_day(cohort.program) == date(2026, 1, 1)
    with pytest.raises(GuardFailed, match="after the last report"):
        made(cohort, by=by)
    assert FairnessReport.objects.count() == 1


def test_no_two_reports_share_a_day_whoever_writes_them():
    report = made(closed_class())

    with pytest.raises(IntegrityError), transaction.atomic():
        FairnessReport.objects.create(
            program=report.program,
            first=report.last,
            last=report.last,
            content={},
            made_at=NOON,
            made_by=report.made_by,
        )


def test_two_reports_differ_by_nobody_who_is_in_both():
    """The differencing attack: one person more in a class changes either report or none, never both."""
    cohort = closed_class()
    by = Actor.user(analyst())
    first = made(cohort, by=by)
    kept = json.dumps(first.content, sort_keys=True)
    closed_class(version=cohort.version, starts=date(2026, 1, 5))

    with time_machine.travel(NOON.replace(month=3), tick=False):
        second = fairness.make(
            cohort.program_id, through=date(2026, 2, 1), on=date(2026, 3, 7), by=by, at=NOON.replace(month=3)
        )
    SelfIdentification.objects.filter(sex="female").update(sex="male")

    first.refresh_from_db()
    assert second.first > first.last
    assert json.dumps(first.content, sort_keys=True) == kept


@pytest.mark.parametrize("state", ["submitted", "ready", "accepted", "onboarding"])
def test_a_class_with_somebody_undecided_waits(state):
    cohort = closed_class()
    make.application(state, cohort=cohort)

    with pytest.raises(GuardFailed, match="not decided yet"):
        made(cohort)


def test_too_few_people_make_no_report():
    with pytest.raises(GuardFailed, match="Too few"):
        made(closed_class({"female": (9, 0, 0, 2), "male": (9, 0, 0, 2)}))


def test_a_month_that_is_not_over_makes_no_report():
    with pytest.raises(GuardFailed, match="that is over"):
        made(closed_class(), through=date(2026, 1, 1))


def test_a_program_may_turn_reports_off():
    cohort = closed_class()
    cohort.version.state, cohort.version.published_at = "published", NOON
    cohort.version.save()
    Parameter.objects.create(
        key="fairness_monitor", version=cohort.version, value=False, effective_from=date(2025, 1, 1), source="test"
    )

    with pytest.raises(GuardFailed, match="turned off"):
        made(cohort)


def test_nobody_but_an_analyst_of_the_program_makes_or_reads_one():
    cohort = closed_class()
    report = made(cohort)
    elsewhere = make.make_organization(slug="elsewhere", name="Elsewhere")
    for by in (
        ROBOT,
        Actor.user(make.staff(Role.COORDINATOR, Role.SCREENING_OFFICER)),
        Actor.user(analyst(organization=elsewhere)),
        Actor.user(analyst(program=make.version().program)),
    ):
        with pytest.raises(NotAllowed):
            made(cohort, by=by)
        with pytest.raises(NotAllowed):
            fairness.read(report.pk, by=by, at=NOON)
        with pytest.raises(NotAllowed):
            fairness.download(report.pk, by=by, at=NOON, reason="To look")


def test_events_say_who_read_and_why_and_no_number():
    report = made(closed_class())
    by = Actor.user(report.made_by)
    fairness.read(report.pk, by=by, at=NOON)
    fairness.download(report.pk, by=by, at=NOON, reason=" For the yearly review ")

    events = Event.objects.filter(subject_type="applicants.fairnessreport").order_by("pk")
    assert [(each.kind, each.reason, each.data, each.person_id) for each in events] == [
        ("fairness.make", "Yearly look", {}, None),
        ("fairness.read", "", {}, None),
        ("fairness.download", "For the yearly review", {}, None),
    ]
    with pytest.raises(GuardFailed):
        fairness.download(report.pk, by=by, at=NOON, reason="  ")


def test_no_column_history_keeps_the_content():
    history = next(each for each in apps.get_models() if each.__name__ == "FairnessReportEvent")

    assert "content" not in {field.name for field in history._meta.get_fields()}
    assert sum(map(sum, SEEN.values())) == 103
