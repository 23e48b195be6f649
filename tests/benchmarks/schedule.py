"""Making the schedule of a class of thirty, against a plain COPY of the very same rows into the same tables."""

from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from typing import Final

from django.db import connection, transaction

from cohorts.models import ClassSession, Cohort, PlannedDay, ScheduleState
from cohorts.workflows import schedules
from tests import factories as make
from tests.benchmarks.measures import Goal, Throughput
from tests.benchmarks.statements import counted
from tests.benchmarks.stopwatch import Spent, middle, timed
from tests.benchmarks.world import World

PEOPLE: Final = 30
TABLES: Final = (ClassSession, PlannedDay)
GENERATE: Final = Goal("schedule_generate", "rows/s", least=0.35, statements=60)
RERUN: Final = Goal("schedule_rerun", "runs/s", most=0.3, statements=12)


@dataclass(slots=True)
class Times:
    """What each try took."""

    first: list[Spent]
    again: list[Spent]
    copy: list[Spent]


def measure(world: World, *, size: int, tries: int) -> list[Throughput]:
    """Generate, generate again, remove, COPY; ``tries`` times, each with a class of its own."""
    times, rows, counts = Times([], [], []), 0, (0, 0)
    _generate(world, _class(world))  # so that the first measured one loads no code
    for _ in range(tries):
        cohort = _class(world)
        with counted() as first:
            times.first.append(timed(_generate, world, cohort))
        with counted() as again:
            times.again.append(timed(_generate_nothing, world, cohort))
        texts = [_text(model, cohort) for model in TABLES]
        rows = sum(text.count("\n") for text in texts)
        _remove(cohort)
        times.copy.append(timed(_copy, texts))
        counts = len(first), len(again)
    made, repeated, copied = (middle(each) for each in (times.first, times.again, times.copy))
    each = 1000 / rows
    return [
        Throughput(
            GENERATE,
            size,
            ratio=copied.wall / made.wall,
            rate=rows / made.wall,
            base=rows / copied.wall,
            cpu=made.cpu * each,
            base_cpu=copied.cpu * each,
            rows=rows,
            statements=counts[0],
        ),
        Throughput(
            RERUN,
            size,
            ratio=repeated.wall / made.wall,
            rate=1 / repeated.wall,
            base=1 / made.wall,
            cpu=repeated.cpu * 1000,
            base_cpu=made.cpu * 1000,
            rows=0,
            statements=counts[1],
        ),
    ]


def _class(world: World) -> Cohort:
    """Thirty people on taken seats in a class that starts on a day of its own."""
    start = world.cohorts[-1].starts_on + timedelta(weeks=Cohort.objects.count())
    cohort = make.cohort(version=world.version, starts_on=start)
    opening = make.opening(cohort=cohort, department=world.openings[0][0].department, headcount=PEOPLE)
    for _ in range(PEOPLE):
        make.enrollment(opening=opening)
    return cohort


def _generate(world: World, cohort: Cohort) -> None:
    written = schedules.generate(cohort.pk, by=make.ROBOT, at=world.at)
    if written.days < PEOPLE * 200:
        raise AssertionError(f"Only {written.days} days were planned for {PEOPLE} people.")


def _generate_nothing(world: World, cohort: Cohort) -> None:
    if written := schedules.generate(cohort.pk, by=make.ROBOT, at=world.at):
        raise AssertionError(f"A second run wrote {written}.")


def _columns(model: type[ClassSession | PlannedDay]) -> str:
    quote = connection.ops.quote_name
    return ", ".join(quote(field.column) for field in model._meta.concrete_fields)


def _table(model: type[ClassSession | PlannedDay]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _text(model: type[ClassSession | PlannedDay], cohort: Cohort) -> str:
    """The rows of a class as COPY writes them."""
    owner = (
        "cohort_id" if model is ClassSession else "enrollment_id IN (SELECT id FROM cohorts_enrollment WHERE cohort_id"
    )
    close = "" if model is ClassSession else ")"
    text = StringIO()
    with connection.cursor() as cursor:
        rows = f"SELECT {_columns(model)} FROM {_table(model)} WHERE {owner} = {cohort.pk}{close}"
        cursor.copy_expert(f"COPY ({rows}) TO STDOUT", text)
    return text.getvalue()


def _remove(cohort: Cohort) -> None:
    PlannedDay.objects.filter(enrollment__cohort=cohort).delete()
    ClassSession.objects.filter(cohort=cohort).delete()
    Cohort.objects.filter(pk=cohort.pk).update(schedule_state=ScheduleState.NONE)


def _copy(texts: list[str]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for model, text in zip(TABLES, texts, strict=True):
            cursor.copy_expert(f"COPY {_table(model)} ({_columns(model)}) FROM STDIN", StringIO(text))
