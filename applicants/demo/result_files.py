"""Results that come by file: one list that waits for a second look, one that is written down; and a room to type in."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from applicants.demo.world import World
from applicants.models import Application, ApplicationState, ResultImport
from applicants.rules.requirements import Verdict
from applicants.workflows import result_imports, typing_rooms
from apprenticeships.models import RequirementKind
from apprenticeships.rules.dates import DAY

ROOM_DAYS: Final = (2, 4)
"""Working days ahead on which there is a room with keyboards again."""
MOST: Final = 3
SCORES: Final = ("82", "77.5", "91")
LEVELS: Final = ("5,4,4", "4,3,5", "6,5,5")
SITE: Final = "Cedar Bend Workforce Center"
STRANGER: Final = "nobody-we-know@example.org"


def told(world: World, *, at: datetime) -> None:
    """Take in both files, and open the room for the class of now, or at night for that of the afternoon."""
    day = (world.days.local(at) - DAY).isoformat()
    people = [email for _, email in _lacks(RequirementKind.ENTRANCE_EXAM, ApplicationState.SUBMITTED)]
    rows = [f"{email},{day},{score},100" for email, score in zip([*people, STRANGER], ("68.5", *SCORES), strict=False)]
    _tried(world, RequirementKind.ENTRANCE_EXAM, "exam-sitting.csv", ["E-mail,Taken on,Points,Out of", *rows], at)
    able = zip(_lacks(RequirementKind.WORKKEYS, ApplicationState.READY), LEVELS, strict=False)
    heads = "Application number,Taken on,Applied Math,Graphic Literacy,Workplace Documents,Form,Test site"
    rows = [f"{number},{day},{levels},A,{SITE}" for (number, _), levels in able]
    batch = _tried(world, RequirementKind.WORKKEYS, "workkeys-sitting.csv", [heads, *rows], at)
    plan = result_imports.plan_of(batch, at=at)
    if plan.changes:
        result_imports.start(batch.pk, fingerprint=plan.fingerprint, answers={}, by=world.desk, at=at)
        result_imports.go_on_all(at=at)
    ahead = [world.days.ahead(number) for number in ROOM_DAYS]
    mornings = [(world.days.at(day, 9), world.days.at(day, 12)) for day in ahead]
    for opens_at, closes_at in (world.days.open_hours(), *mornings):
        typing_rooms.open_room(
            world.program.pk, place=f"{SITE}, computer room", opens_at=opens_at, closes_at=closes_at, by=world.desk,
            at=at,
        )  # fmt: skip


def _lacks(kind: RequirementKind, state: ApplicationState) -> Sequence[tuple[int, str]]:
    """A few applications for which no result of a kind has come, in their order: number and address."""
    rows = Application.objects.filter(
        state=state, screening__requirement__kind=kind, screening__verdict=Verdict.MISSING.value
    )
    return list(rows.exclude(person__email="").order_by("pk").values_list("pk", "person__email")[:MOST])


def _tried(world: World, kind: RequirementKind, name: str, lines: Iterable[str], at: datetime) -> ResultImport:
    return result_imports.try_out(
        world.program.pk, kind=kind.value, slug=world.asked[kind].slug, filename=name,
        data="\n".join(lines).encode(), by=world.desk, at=at,
    )  # fmt: skip
