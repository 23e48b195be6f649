"""The days of tasks follow the first day: when a class moves, or somebody joins it late, they are counted anew."""

from collections.abc import Collection
from datetime import date, datetime
from functools import partial

from django.db.models import DateField, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from applicants.models import OnboardingTask
from applicants.records.deadlines import local_day
from applicants.workflows import onboarding
from apprenticeships import audit, chores
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import Enrollment, EnrollmentState

TRANSITIONS: tuple[Transition, ...] = ()


def follow(*, at: datetime, only: Collection[int] | None = None) -> int:
    """Count the days of open tasks anew wherever the first day is another than they were counted from. How many.

    ``only`` names the applications that a step looks at, in its own transaction.
    """
    begun = Enrollment.objects.filter(
        person=OuterRef("application__person"), cohort=OuterRef("application__cohort"), state=EnrollmentState.ACTIVE
    )
    known = OnboardingTask.objects.waiting()
    known = known if only is None else known.filter(application__in=only)
    rows = known.annotate(
        first_day=Coalesce(
            Subquery(begun.values("starts_on")[:1]), F("application__cohort__starts_on"), output_field=DateField()
        )
    )
    stale = rows.exclude(counted_from=F("first_day")).order_by("application_id", "pk")
    found = stale.values_list("pk", "first_day")
    if only is not None:
        return sum(_move(each, at=at) for each in list(found))
    return chores.each("onboarding_dates.follow", found, partial(_move, at=at))


@retrying
def _move(counted: tuple[int, date], *, at: datetime) -> bool:
    task_id, first_day = counted
    task = onboarding.locked(task_id)
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
