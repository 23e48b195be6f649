"""Writing down a file of 5,000 exam results, from its bytes to the last verdict, against a plain COPY of its rows.

The COPY writes as many results into the same table, with the same triggers, from ready text: nothing is read, matched,
guarded, told or judged. The first look is measured on the same file, before anything is written.
"""

from datetime import timedelta
from io import StringIO
from typing import Final

from django.db import connection, transaction

from applicants.models import Application, ApplicationState, ImportState, ResultImport, ScreeningResult, ScreeningStep
from applicants.workflows import result_imports
from apprenticeships.models import Person, RequirementKind
from apprenticeships.workflow import Actor
from cohorts.models import Cohort
from tests import factories as make
from tests.benchmarks.measures import Goal, Throughput
from tests.benchmarks.statements import counted
from tests.benchmarks.stopwatch import Spent, middle, timed

RESULTS: Final = 5_000
PIECE: Final = 500
AT: Final = make.NOON
LOOK: Final = Goal("results_look", "results/s", least=0.1, statements=12)
WRITE: Final = Goal("results_write", "results/s", least=0.01, statements=5 * PIECE)


def measure(*, tries: int) -> list[Throughput]:
    """Look, write down, COPY; ``tries`` times, each for people of its own."""
    by = Actor.user(make.staff())
    looks, writes, copies = [], [], []
    counts = (0, 0)
    for number in range(tries):
        cohort = _applications(number)
        batch = _tried(cohort, number, by)
        with counted() as looked:
            looks.append(timed(_look, batch))
        with counted() as written:
            _start(batch, by)
            before = len(written)
            result_imports.go_on(batch.pk, at=AT)
        counts = len(looked), len(written) - before
        writes.append(timed(_write, batch))
        copies.append(timed(_copy, _text(batch)))
    copied = middle(copies)
    return [
        _line(LOOK, middle(looks), copied, counts[0]),
        _line(WRITE, middle(writes), copied, counts[1], rows=RESULTS - PIECE),
    ]


def _line(goal: Goal, spent: Spent, copied: Spent, statements: int, rows: int = RESULTS) -> Throughput:
    rate, base = rows / spent.wall, RESULTS / copied.wall
    return Throughput(
        goal,
        RESULTS,
        ratio=rate / base,
        rate=rate,
        base=base,
        cpu=spent.cpu * 1000 / rows,
        base_cpu=copied.cpu * 1000 / RESULTS,
        rows=RESULTS,
        statements=statements,
    )


def _applications(number: int) -> Cohort:
    """A class for which 5,000 have applied and wait for the entrance exam; a second thing is asked too."""
    cohort = make.cohort(starts_on=(AT + timedelta(days=60)).date())
    steps = make.way_in(cohort.version)
    exam = make.requirement(
        steps["tests"], RequirementKind.ENTRANCE_EXAM, slug="exam", threshold={"pass_mark": 70, "maximum": 100}
    )
    typing = make.requirement(steps["tests"], RequirementKind.TYPING, slug="typing", threshold={"words_per_minute": 30})
    people = Person.objects.bulk_create(
        Person(given_name="Ana", family_name=f"Ruiz {number} {row}", email=f"ana{number}.{row}@example.org")
        for row in range(RESULTS)
    )
    applications = Application.objects.bulk_create(
        Application(person=each, version=cohort.version, cohort=cohort, state=ApplicationState.SUBMITTED,
                    started_at=AT, submitted_at=AT)
        for each in people
    )  # fmt: skip
    ScreeningStep.objects.bulk_create(
        ScreeningStep(application=each, requirement=asked) for each in applications for asked in (exam, typing)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return cohort


def _tried(cohort: Cohort, number: int, by: Actor) -> ResultImport:
    day = (AT - timedelta(days=3)).date().isoformat()
    rows = [f"ana{number}.{row}@example.org,{day},{50 + row % 50},100" for row in range(RESULTS)]
    data = "\n".join(["E-mail,Taken on,Points,Out of", *rows]).encode()
    return result_imports.try_out(
        cohort.program_id, kind="entrance_exam", slug="exam", filename="results.csv", data=data, by=by, at=AT
    )


def _look(batch: ResultImport) -> None:
    found = len(result_imports.plan_of(batch, at=AT).changes)
    if found != RESULTS:
        raise AssertionError(f"{found} results would be written down instead of {RESULTS}.")


def _start(batch: ResultImport, by: Actor) -> None:
    mark = result_imports.plan_of(batch, at=AT).fingerprint
    result_imports.start(batch.pk, fingerprint=mark, answers={}, by=by, at=AT)


def _write(batch: ResultImport) -> None:
    while result_imports.go_on(batch.pk, at=AT):
        pass
    done = ResultImport.objects.get(pk=batch.pk)
    if (done.state, done.recorded) != (ImportState.DONE, RESULTS):
        raise AssertionError(f"{done.recorded} results were written down instead of {RESULTS}.")


def _text(batch: ResultImport) -> str:
    """The results of a file once more as COPY writes them, with other identifiers, and no longer from a file."""
    instead = {"public_id": "gen_random_uuid()", "batch_id": "NULL"}
    values = ", ".join(instead.get(column, column) for column in _columns())
    text = StringIO()
    with connection.cursor() as cursor:
        table = ScreeningResult._meta.db_table
        cursor.copy_expert(f"COPY (SELECT {values} FROM {table} WHERE batch_id = {batch.pk}) TO STDOUT", text)
    return text.getvalue()


def _columns() -> list[str]:
    return [field.column for field in ScreeningResult._meta.concrete_fields if field.column != "id"]


def _copy(text: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        columns = ", ".join(_columns())
        cursor.copy_expert(f"COPY {ScreeningResult._meta.db_table} ({columns}) FROM STDIN", StringIO(text))
        transaction.set_rollback(True)
