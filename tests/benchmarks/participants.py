"""Taking in a list of 3,000 people, from the bytes of the file to the last event, against a plain COPY of its rows.

The COPY writes people and participants into the same tables, with the same triggers, from ready text: nothing is read,
checked, matched or told.
"""

from io import StringIO
from typing import Final

from django.db import connection, transaction
from django.db.models import GeneratedField

from apprenticeships.models import Person, Program, ProgramVersion, User
from apprenticeships.workflow import Actor
from cohorts.models import Participant, ParticipantBatch
from cohorts.rules.partnership.participant_matching import Outcome
from cohorts.workflows import participant_lists
from tests import factories as make
from tests import partnership
from tests.benchmarks.measures import Goal, Throughput
from tests.benchmarks.statements import counted
from tests.benchmarks.stopwatch import Spent, middle, timed

PEOPLE: Final = 3_000
FAR: Final = 100_000_000
IMPORT: Final = Goal("participants_import", "people/s", least=0.25, statements=60)
LOOK: Final = Goal("participants_look", "people/s", least=0.5, statements=8)
HEADS: Final = "First name,Last name,E-mail,Phone,Employer,Union local,Occupation,Employer's number,Joined on"
Model = type[Person] | type[Participant]


def measure(*, tries: int) -> list[Throughput]:
    """Upload and take in, look at the same file again, COPY; ``tries`` times, each into a program of its own."""
    imports, looks, copies = [], [], []
    counts = (0, 0)
    by = make.staff()
    _import(_list(-1), partnership.partnership(), by)  # so that the first measured one loads no code
    for number in range(tries):
        version = partnership.partnership()
        data = _list(number)
        with counted() as written:
            imports.append(timed(_import, data, version, by))
        again = _tried(data, version, by)
        with counted() as looked:
            looks.append(timed(_look, again))
        texts = _texts(version.program, make.program())
        copies.append(timed(_copy, texts))
        counts = len(written), len(looked)
    copied = middle(copies)
    found = ((IMPORT, middle(imports), counts[0]), (LOOK, middle(looks), counts[1]))
    return [_line(goal, spent, copied, statements) for goal, spent, statements in found]


def _line(goal: Goal, spent: Spent, copied: Spent, statements: int) -> Throughput:
    return Throughput(
        goal,
        PEOPLE,
        ratio=copied.wall / spent.wall,
        rate=PEOPLE / spent.wall,
        base=PEOPLE / copied.wall,
        cpu=spent.cpu * 1000 / PEOPLE,
        base_cpu=copied.cpu * 1000 / PEOPLE,
        rows=2 * PEOPLE,
        statements=statements,
    )


def _list(number: int) -> bytes:
    """A clinic's list; every fifth person has no e-mail."""
    rows = [
        f"Ana{number},Ruiz{row},{'' if row % 5 == 0 else f'ana{number}.ruiz{row}@example.org'},(415) 555-0100,"
        f"Harbor Clinic,Local 7,Medical assistant,E{row},2025-07-{row % 28 + 1:02}"
        for row in range(PEOPLE)
    ]
    return "\n".join([HEADS, *rows]).encode()


def _tried(data: bytes, version: ProgramVersion, by: User) -> ParticipantBatch:
    batch = participant_lists.try_out(
        version.program_id, filename="list.csv", data=data, by=Actor.user(by), at=make.NOON
    )
    return ParticipantBatch.objects.select_related("program__organization").get(pk=batch.pk)


def _import(data: bytes, version: ProgramVersion, by: User) -> None:
    batch = _tried(data, version, by)
    fingerprint = participant_lists.plan_of(batch, at=make.NOON).fingerprint
    done = participant_lists.take_in(batch.pk, fingerprint=fingerprint, answers={}, by=Actor.user(by), at=make.NOON)
    if done.created != PEOPLE:
        raise AssertionError(f"{done.created} people joined instead of {PEOPLE}.")


def _look(batch: ParticipantBatch) -> None:
    known = len(participant_lists.plan_of(batch, at=make.NOON).of(Outcome.SAME))
    if known != PEOPLE:
        raise AssertionError(f"{known} people are known instead of {PEOPLE}.")


def _texts(program: Program, other: Program) -> list[tuple[Model, str]]:
    """The people of a program once more as COPY writes them: other keys, other identifiers, another program."""
    people = f"id IN (SELECT person_id FROM {_table(Participant)} WHERE program_id = {program.pk})"
    return [
        (Person, _text(Person, people, {})),
        (
            Participant,
            _text(Participant, f"program_id = {program.pk}", {"program_id": str(other.pk), "batch_id": "NULL"}),
        ),
    ]


def _columns(model: Model) -> list[str]:
    return [field.column for field in model._meta.concrete_fields if not isinstance(field, GeneratedField)]


def _table(model: Model) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _text(model: Model, which: str, instead: dict[str, str]) -> str:
    shifted = {"id": f"id + {FAR}", "public_id": "gen_random_uuid()"}
    if model is Participant:
        shifted["person_id"] = f"person_id + {FAR}"
    values = ", ".join((shifted | instead).get(column, column) for column in _columns(model))
    text = StringIO()
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY (SELECT {values} FROM {_table(model)} WHERE {which}) TO STDOUT", text)
    return text.getvalue()


def _copy(texts: list[tuple[Model, str]]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for model, text in texts:
            columns = ", ".join(_columns(model))
            cursor.copy_expert(f"COPY {_table(model)} ({columns}) FROM STDIN", StringIO(text))
