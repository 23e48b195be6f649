"""The days of tasks follow the first day: when a class moves, or somebody joins it late, they are counted anew."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db.models import DateField, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from applicants.models import OnboardingTask
from applicants.records.deadlines import local_day
from applicants.workflows import onboarding
from apprenticeships import audit
from apprenticeships.workflow import Actor, Transition, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own
from cohorts.models import Enrollment, EnrollmentState

TRANSITIONS: tuple[Transition, ...] = ()


def follow(*, at: datetime, only: Collection[int] | None = None) -> int:
    """Count the days of open tasks anew wherever the first day is another than they were counted from. How many.

    ``only`` names the applications that a step looks at, in its own transaction.
    """
    known = OnboardingTask.objects.waiting()
    rows = _with_first_day(known if only is None else known.filter(application__in=only))
    stale = rows.exclude(counted_from=F("first_day")).order_by("application_id", "pk")
    if only is not None:
        return sum(_move(task_id, at=at) for task_id in list(stale.values_list("pk", flat=True)))
    return each_on_its_own(stale.values_list("pk", flat=True), _move, at=at)


def _with_first_day(rows: QuerySet[OnboardingTask]) -> QuerySet[Any]:
    begun = Enrollment.objects.filter(
        person=OuterRef("application__person"), cohort=OuterRef("application__cohort"), state=EnrollmentState.ACTIVE
    )
    day = Coalesce(
        Subquery(begun.values("starts_on")[:1]), F("application__cohort__starts_on"), output_field=DateField()
    )
    return rows.annotate(first_day=day)


@retrying
def _move(task_id: int, *, at: datetime) -> bool:
    task = onboarding.locked(task_id)
    first_day: date = _with_first_day(OnboardingTask.objects.all()).values_list("first_day", flat=True).get(pk=task_id)
    if task.done_at is not None or task.counted_from == first_day:
        return False
    cohort = task.application.cohort
    today = local_day(task.application.version.program, at)
    before, task.counted_from, task.planned_on = task.due_on, first_day, today
    task.due_on = onboarding.due_on(task.item, cohort, first_day, today=today)
    task.save(update_fields=["counted_from", "planned_on", "due_on"])
    data = {"task": task.item.title, "before": before.isoformat(), "due": task.due_on.isoformat()}
    by, person = Actor.system("onboarding"), task.application.person_id
    audit.record("onboarding.moved", task, by=by, at=at, person=person, reason="The first day is another.", data=data)
    return True
