"""Many applications stand where each of them stands by itself, read with as many statements as one."""

from datetime import timedelta

import pytest

from applicants.models import Application, ApplicationState, ConditionCheck, ScreeningResult
from applicants.records.evidence import standing
from applicants.records.standings import standings
from applicants.workflows import screening
from apprenticeships.models import Audience, Parameter, RequirementChange, RequirementKind
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
S, K = ApplicationState, RequirementKind
TODAY = NOON.date()


def asking():
    cohort = make.cohort(starts_on=TODAY + timedelta(days=60))
    steps = make.way_in(cohort.version)
    for kind, step, fields in (
        (K.INFO_SESSION, "session", {}), (K.AGE, "application", {"threshold": {"years": 18}}),
        (K.TYPING, "tests", {"threshold": {"words_per_minute": 30}, "retest_wait_days": 14}),
        (K.DEPARTMENT_APPROVAL, "tests", {"audience": Audience.INTERNAL}),
        (K.CUSTOM, "tests", {}), (K.BACKGROUND, "screening", {}),
    ):  # fmt: skip
        make.requirement(steps[step], kind, **fields)
    return cohort


def somebody(cohort, state=S.SUBMITTED, *, fast=None, **fields) -> Application:
    row = make.application(state, cohort=cohort, **fields)
    screening.open_steps(row, NOON)
    if fast is not None:
        ScreeningResult.objects.create(
            person=row.person, kind=K.TYPING, taken_on=TODAY, source="paper", recorded_at=NOON,
            values={"keystrokes": 1500 if fast else 90, "errors": 0, "minutes": 5},
        )  # fmt: skip
    return row


def different():
    """Applications that differ in everything that a verdict may depend on, of two programs."""
    first, second = asking(), asking()
    Parameter.objects.create(version=second.version, key="typing_tries", value=1, effective_from=TODAY - timedelta(99))
    for cohort, measure, value in ((first, "words_per_minute", 400), (second, "retest_wait_days", 3)):
        RequirementChange.objects.create(
            requirement=cohort.version.requirements.get(kind=K.TYPING), measure=measure, value=value,
            effective_from=TODAY, for_all=cohort is second,
        )  # fmt: skip
    rows = [
        somebody(first, fast=True), somebody(first, fast=False), somebody(second, fast=False),
        somebody(second, S.READY, is_internal=True), somebody(first, S.OFFERED, submitted_at=NOON - timedelta(days=2)),
        somebody(second, person=make.applicant(birth_date="2010-01-01")), make.application(S.SUBMITTED, cohort=first),
    ]  # fmt: skip
    waived = rows[0].screening.get(requirement__kind=K.CUSTOM)
    screening.waive(waived.pk, by=Actor.user(make.staff()), at=NOON, reason="Known to us.")
    ConditionCheck.objects.create(
        application=rows[1], kind="background", status="review", status_on=TODAY, recorded_at=NOON
    )
    begins = NOON - timedelta(days=3)
    session = make.session(program=first.program, starts_at=begins, ends_at=begins + timedelta(hours=1))
    session.sign_ups.create(person=rows[1].person, state="attended", signed_at=begins, marked_at=begins)
    return rows


def said(judged):
    return [
        (each.step.pk, each.rule, each.answer, each.meeting, each.from_day, each.why, each.happened_on)
        for each in judged
    ]


def loaded():
    return list(Application.objects.select_related("version__program__organization", "cohort").order_by("pk"))


def test_many_stand_where_each_stands_by_itself():
    different()
    rows = loaded()

    together = standings(rows, at=NOON)

    assert [said(each) for each in together] == [said(standing(row, at=NOON)) for row in rows]
    assert len({answer.verdict for judged in together for _, _, answer, *_ in said(judged)}) == 6


@pytest.mark.parametrize("many", [1, 20])
def test_many_cost_four_statements_as_one_does(django_assert_num_queries, many):
    cohort = asking()
    for _ in range(many):
        somebody(cohort, fast=True)
    rows = loaded()

    with django_assert_num_queries(4):
        assert len(standings(rows, at=NOON)) == many


def test_one_is_judged_with_four_statements_when_nothing_changed(django_assert_num_queries):
    row = somebody(asking(), fast=True)
    screening.recompute(row.pk, by=ROBOT, at=NOON)

    with django_assert_num_queries(5):  # a savepoint and its end among them
        screening.recompute(row.pk, by=ROBOT, at=NOON)
