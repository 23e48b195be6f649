"""The screening board and judging anew, against plain queries that read the same rows and do no more with them.

What is measured is undone: the same applications are there afterwards as before.
"""

from collections.abc import Sequence
from typing import Final

from django.db import connection, transaction
from django.db.models import Q

from applicants.admin import screening_board as board
from applicants.admin.keyset import late_first
from applicants.admin.screening_board_cells import row_of
from applicants.admin.turns import SENT
from applicants.models import Application, ScreeningResult, ScreeningStep
from applicants.records.evidence import Judged
from applicants.records.following import Following, following
from applicants.records.standings import standings
from applicants.workflows import screening
from applicants.workflows.rejudging import CHUNK, judge_many
from apprenticeships.workflow import Actor
from tests.benchmarks.measures import Goal, Throughput
from tests.benchmarks.statements import counted
from tests.benchmarks.stopwatch import Spent, middle, timed
from tests.benchmarks.world import World

PEOPLE: Final = 1_000
STEPS: Final = 8
ALONE: Final = 100
BY: Final = Actor.system("benchmark")
BOARD: Final = Goal("screening_board", "cells/s", least=0.05, statements=3)
TOGETHER: Final = Goal("verdicts_together", "applications/s", least=0.05)
ONE_BY_ONE: Final = Goal("verdicts_one_by_one", "applications/s", least=0.1, statements=6)


def measure(world: World, *, size: int, tries: int) -> list[Throughput]:
    """Read the board of a thousand people; judge everybody anew, together and one by one; undo it all."""
    with transaction.atomic():
        lines = [_board(world, size, tries)]
        keys = _as_the_rules_say(world)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        lines += [_together(world, keys, size, tries), _one_by_one(world, keys[:ALONE], size, tries)]
        transaction.set_rollback(True)
    return lines


def _board(world: World, size: int, tries: int) -> Throughput:
    on = world.at.date()
    columns = board.columns_of(world.coordinator, world.version.program_id)[:STEPS]
    filled = Q(submitted_at__lt=world.at)  # what another line sent meanwhile has other steps
    rows = board.everybody(world.coordinator, board.Asked.of({}), on).filter(filled)
    many = min(PEOPLE, rows.count())
    cells = many * STEPS
    slugs = [each.slug for each in columns]

    def whole() -> None:
        found = late_first(board.with_cells(rows, on), board.COLUMNS, None, PEOPLE)
        drawn = sum(len(row_of(columns, values, on).cells) for values in found)
        if drawn != cells or not board.counts(rows):
            raise AssertionError(f"{drawn} cells instead of {cells}.")

    def bare() -> None:
        steps = ScreeningStep.objects.filter(application__in=rows, requirement__slug__in=slugs)
        read = steps.order_by("application__answer_due", "application_id").values_list(
            "application_id", "application__person__sort_name", "requirement__slug", "verdict", "judged_at"
        )
        if len(read[:cells]) != cells:
            raise AssertionError("The plain query reads another number of cells.")

    with counted() as asked:
        whole()
    spent, plain = [timed(whole) for _ in range(tries)], [timed(bare) for _ in range(tries)]
    return _line(BOARD, size, cells, spent, plain, len(asked))


def _together(world: World, keys: Sequence[int], size: int, tries: int) -> Throughput:
    def whole() -> None:
        if moved := judge_many(keys, by=BY, at=world.at):
            raise AssertionError(f"{moved} applications moved.")

    def bare() -> None:
        for begin in range(0, len(keys), CHUNK):
            _read(keys[begin : begin + CHUNK])

    spent = [timed(whole) for _ in range(tries)]
    return _line(TOGETHER, size, len(keys), spent, [timed(bare) for _ in range(tries)], None)


def _one_by_one(world: World, keys: Sequence[int], size: int, tries: int) -> Throughput:
    def whole() -> None:
        for key in keys:
            screening.recompute(key, by=BY, at=world.at)

    def bare() -> None:
        for key in keys:
            _read([key])

    with counted() as asked:
        whole()
    spent, plain = [timed(whole) for _ in range(tries)], [timed(bare) for _ in range(tries)]
    return _line(ONE_BY_ONE, size, len(keys), spent, plain, -(-len(asked) // len(keys)))


def _read(keys: Sequence[int]) -> None:
    """The rows that a verdict comes from, as plain queries read them."""
    people = [row[1] for row in Application.objects.filter(pk__in=keys).values_list("pk", "person_id", "state")]
    steps = ScreeningStep.objects.filter(application__in=keys)
    list(steps.values_list("application_id", "requirement__kind", "requirement__threshold", "verdict", "judged_at"))
    list(ScreeningResult.objects.filter(person__in=people).values_list("person_id", "kind", "values", "taken_on"))


def _as_the_rules_say(world: World) -> list[int]:
    """Write the verdicts of everybody in bulk; the keys of those of whom nothing else follows."""
    states = screening.JUDGED
    rows = Application.objects.filter(state__in=states & frozenset(SENT))
    known = list(rows.select_related("version__program__organization", "cohort").order_by("pk"))
    kept: list[int] = []
    for begin in range(0, len(known), CHUNK):
        chunk = known[begin : begin + CHUNK]
        stands = standings(chunk, at=world.at)
        written = [_written(each) for judged in stands for each in judged]
        ScreeningStep.objects.bulk_update(
            written, ["verdict", "reason_code", "valid_until", "retest_from", "judged_at"], batch_size=CHUNK
        )
        kept += [
            row.pk
            for row, judged in zip(chunk, stands, strict=True)
            if row.state not in screening.BEING_JUDGED or following(row, judged) is Following.NOTHING
        ]
    return kept


def _written(each: Judged) -> ScreeningStep:
    step, answer = each.step, each.answer
    step.verdict, step.reason_code = answer.verdict.value, answer.reason.value
    step.valid_until, step.retest_from = answer.valid_until, answer.retest_from
    step.judged_at = step.judged_at or step.application.submitted_at
    return step


def _line(
    goal: Goal, size: int, many: int, spent: list[Spent], plain: list[Spent], statements: int | None
) -> Throughput:
    whole, bare = middle(spent), middle(plain)
    each = 1000 / many
    return Throughput(
        goal,
        size,
        ratio=bare.wall / whole.wall,
        rate=many / whole.wall,
        base=many / bare.wall,
        cpu=whole.cpu * each,
        base_cpu=bare.cpu * each,
        rows=many,
        statements=statements,
    )
