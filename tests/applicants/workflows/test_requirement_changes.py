"""A number changes from a day on: results keep the number of their day, and what is open follows on that day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from applicants.models import RuleChange, ScreeningStep
from applicants.records.evidence import standing
from applicants.records.rule_effects import effect_of
from applicants.workflows import requirement_changes, rule_changes
from apprenticeships.errors import DomainError
from apprenticeships.models import Event, RequirementChange, RequirementKind, VersionState
from apprenticeships.rules.measures import Change
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.way import draft, record, sent, state_of, verdicts, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
K = RequirementKind
TODAY, DAY = NOON.date(), timedelta(1)
LAST_MINUTE = datetime(2026, 1, 11, 5, 59, tzinfo=UTC)  # 23:59 on January 10 in Chicago, January 11 in Greenwich
NEXT_DAY = date(2026, 1, 11)


def plan(asked, measure="pass_mark", value=60, since=TODAY, **fields):
    fields = {"by": ROBOT, "at": NOON, "reason": "The committee decided so."} | fields
    return requirement_changes.plan(asked.pk, measure=measure, value=value, effective_from=since, **fields)


def refused(*args, **fields):
    with pytest.raises(DomainError) as caught:
        plan(*args, **fields)
    return caught.value.code, caught.value.field


def test_a_lower_mark_helps_from_its_day_on_and_a_higher_one_takes_nothing_away():
    scene = way()
    passed, failed, later = (sent(scene) for _ in range(3))
    record(passed, K.ENTRANCE_EXAM, {"score": 75}, taken_on=TODAY - DAY)
    record(failed, K.ENTRANCE_EXAM, {"score": 65}, taken_on=TODAY - DAY)
    dana = make.staff(name="Dana Whitfield")

    row = plan(scene.asked["entrance_exam"], by=Actor.user(dana), source="Minutes of January 6")
    record(later, K.ENTRANCE_EXAM, {"score": 65})
    followed = [rule_changes.follow(at=NOON), rule_changes.follow(at=NOON)]

    assert [verdicts(each)["entrance_exam"] for each in (passed, failed, later)] == ["met", "not_met", "met"]
    assert (row.decided_by, row.decided_at, row.source, row.reason) == (
        dana, NOON, "Minutes of January 6", "The committee decided so."
    )  # fmt: skip
    assert followed == [3, 0]
    event = Event.objects.get(kind="requirementchange.plan")
    assert (event.actor_name, event.data["from"], event.data["is"]) == ("Dana Whitfield", "2026-01-07", "60 points")
    assert Event.objects.get(kind="rulechange.follow").reason == (
        "Entrance exam, pass mark: 60 points instead of 70 points."
    )
    words = next(each.answer.applicant for each in standing(failed, at=NOON) if each.rule.kind == "entrance_exam")
    assert words.endswith("A new try needs 60 points.")


def test_what_holds_for_all_is_followed_on_its_own_day_where_the_program_is():
    scene = way()
    failed = sent(scene)
    record(failed, K.ENTRANCE_EXAM, {"score": 65})
    plan(scene.asked["entrance_exam"], since=NEXT_DAY, for_all=True)

    early, kept = rule_changes.follow(at=LAST_MINUTE), verdicts(failed)["entrance_exam"]
    on_the_day = rule_changes.follow(at=LAST_MINUTE + timedelta(minutes=1))

    assert (early, kept) == (0, "not_met")
    assert (on_the_day, verdicts(failed)["entrance_exam"]) == (1, "met")


def test_what_is_asked_of_a_whole_application_is_that_of_the_day_of_sending():
    scene = way()
    before, unsent = sent(scene, at=LAST_MINUTE), draft(scene)
    plan(scene.asked["experience"], "months", 48, NEXT_DAY)
    rule_changes.follow(at=LAST_MINUTE + DAY)

    after = sent(scene, at=LAST_MINUTE + timedelta(minutes=1))

    assert (verdicts(before)["experience"], state_of(before)) == ("met", "submitted")
    assert (state_of(after), after.ended_sentence != "") == ("ineligible", True)
    assert state_of(unsent) == "draft"


def test_whom_a_change_touches_is_known_before_and_nothing_is_written():
    scene = way(entrance_exam={"retest_wait_days": None})
    asked = scene.asked["entrance_exam"]
    rows = [sent(scene) for _ in range(4)]
    for row, score in zip(rows, (90, 75), strict=False):
        record(row, K.ENTRANCE_EXAM, {"score": score}, taken_on=TODAY - DAY)
    steps = list(ScreeningStep.objects.order_by("pk").values())

    def found(measure, value, since=TODAY, *, for_all):
        change = Change(measure, value, since, for_all)
        effect = effect_of(asked, change, rows, asked=len(rows), at=NOON)
        return effect.helped, effect.hurt, effect.over, effect.dates

    assert found("pass_mark", 80, for_all=True) == ([], [rows[1]], [rows[1]], 0)
    assert found("pass_mark", 80, for_all=False) == ([], [], [], 0)
    assert found("pass_mark", 80, TODAY - DAY, for_all=False) == ([], [rows[1]], [rows[1]], 0)
    assert found("pass_mark", 95, TODAY + 30 * DAY, for_all=True)[1] == rows[:2]
    assert found("validity_months", 6, for_all=True) == ([], [], [], 2)
    assert list(ScreeningStep.objects.order_by("pk").values()) == steps


@pytest.mark.parametrize("many", [1, 6])
def test_the_preview_costs_as_many_queries_for_many_as_for_one(django_assert_num_queries, many):
    scene = way(wanted=(K.ENTRANCE_EXAM,))
    rows = [sent(scene) for _ in range(many)]
    rows = list(rule_changes.asked_for(scene.asked["entrance_exam"]).select_related(
        "version__program__organization", "cohort"))  # fmt: skip

    with django_assert_num_queries(4):
        effect_of(scene.asked["entrance_exam"], Change("pass_mark", 80, TODAY), rows, asked=many, at=NOON)


def test_a_planned_change_may_be_taken_back_and_one_that_holds_may_not():
    scene = way()
    failed = sent(scene)
    record(failed, K.ENTRANCE_EXAM, {"score": 65})
    asked = scene.asked["entrance_exam"]
    planned, begun = plan(asked, since=NEXT_DAY, for_all=True), plan(asked, "retest_wait_days", 7)

    for _ in range(2):
        requirement_changes.take_back(planned.pk, by=ROBOT, at=LAST_MINUTE, reason="The vote was void.")
    with pytest.raises(DomainError) as caught:
        requirement_changes.take_back(begun.pk, by=ROBOT, at=NOON, reason="No.")
    rule_changes.follow(at=NOON + 9 * DAY)

    assert (caught.value.code, verdicts(failed)["entrance_exam"]) == ("begun", "not_met")
    assert Event.objects.filter(kind="requirementchange.take_back").count() == 1
    assert not RuleChange.objects.filter(followed_at__isnull=True).exists()
    assert plan(asked, since=NEXT_DAY).pk != planned.pk  # the day is free again


def test_a_change_that_makes_no_sense_is_refused_at_its_field():
    scene = way()
    exam, typing, diploma = (scene.asked[kind] for kind in ("entrance_exam", "typing", "diploma"))
    plan(exam, value=80, since=NEXT_DAY)

    assert refused(exam, value=75, since=NEXT_DAY) == ("same-day", "effective_from")
    assert refused(exam, value=70) == ("same-value", "value")
    assert refused(exam, value=101) == ("above", "value")
    assert refused(exam, "maximum", 75) == ("above", "value")  # on January 11 the mark is 80
    assert refused(exam, value=0) == ("value", "value")
    assert refused(exam, value="75") == ("value", "value")
    assert refused(exam, value=None) == ("value", "value")
    assert refused(exam, reason=" ") == ("reason", "reason")
    assert refused(typing) == ("not-measured", None)
    assert refused(diploma, "validity_months", 3) == ("not-measured", None)
    type(scene.version).objects.update(state=VersionState.DRAFT, published_at=None)
    assert refused(exam, value=75) == ("draft", None)
    assert RequirementChange.objects.count() == 1
