"""Who looks at what a person must look at: shown beside the verdict with its age, and given on with one tap."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from applicants.admin.lines import age
from applicants.models import Application, ScreeningStep
from applicants.rules.requirements import Verdict
from applicants.workflows import looks
from apprenticeships.admin.actions import Action
from apprenticeships.admin.scope import desk
from apprenticeships.models import User
from apprenticeships.workflow import Actor

PREFIX: Final = "look"


@dataclass(frozen=True, slots=True)
class Look:
    """Whose a look is and for how long it has waited; ``mine`` when it is the reader's, ``others`` may take it."""

    owner: str
    age: str
    mine: bool
    others: tuple[tuple[str, str], ...]


def actions(step: ScreeningStep) -> list[Action]:
    """The steps that give a look to somebody, one for each person at the desk."""
    if step.verdict != Verdict.LOOK.value:
        return []
    return [_give(step, who) for who in looks.desk_of(step.application)]


def _give(step: ScreeningStep, who: User) -> Action:
    def run(_: int, *, by: Actor, at: datetime) -> None:
        looks.assign(step.pk, owner=who.pk, by=by, at=at)

    name = who.get_full_name()
    return Action(_slug(step, who), f"Give it to {name}", name, run, f"{name} looks at it now.")


def looks_of(
    application: Application,
    steps: Iterable[ScreeningStep],
    *,
    at: datetime,
    user: User,
    url: Callable[[str], str],
) -> dict[int, Look]:
    """What a person must look at among the steps of an application, by step."""
    rows = [step for step in steps if step.verdict == Verdict.LOOK.value]
    if not rows:
        return {}
    people = sorted(looks.desk_of(application), key=lambda who: (who.pk != user.pk, who.get_full_name()))
    on = at.astimezone(desk(user).zone).date()
    return {
        row.pk: Look(
            owner=row.owner.get_full_name() if row.owner else "",
            age=age(row.look_since, on) if row.look_since else "",
            mine=row.owner_id == user.pk,
            others=tuple(
                ("Me" if who.pk == user.pk else who.get_full_name(), url(_slug(row, who)))
                for who in people
                if who.pk != row.owner_id
            ),
        )
        for row in rows
    }


def _slug(step: ScreeningStep, who: User) -> str:
    return f"{PREFIX}-{step.pk}-{who.pk}"
