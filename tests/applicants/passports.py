"""Somebody with passed steps, and programs that ask for them."""

from datetime import date
from typing import Any

from applicants.models import ScreeningResult
from apprenticeships.models import Person, ProgramVersion, Requirement, RequirementKind
from tests import factories as make
from tests.factories import NOON

K = RequirementKind
TODAY = NOON.date()
TYPED = {"keystrokes": 900, "errors": 0, "minutes": "5"}  # 36 words a minute by formula A
LEVELS = {"applied_math": 4, "graphic_literacy": 4, "workplace_documents": 5}


def asks(*kinds: RequirementKind, **fields: Any) -> ProgramVersion:
    """A published program that asks for these; ``fields`` go to each of its requirements."""
    version = make.version()
    steps = make.way_in(version)
    measures = {
        K.TYPING: {"threshold": {"words_per_minute": 30, "formula": "A"}, "validity_months": 6},
        K.ENTRANCE_EXAM: {"threshold": {"pass_mark": 70, "maximum": 100}, "validity_months": 12},
        K.WORKKEYS: {"threshold": {"level": 3}, "validity_months": 60},
        K.INFO_SESSION: {"validity_months": 12},
    }
    for kind in kinds:
        make.requirement(steps["tests"], kind, **{**measures.get(kind, {}), **fields})
    return version


def asked(version: ProgramVersion, kind: RequirementKind) -> Requirement:
    """The requirement of a kind."""
    return version.requirements.get(kind=kind)


def passed(
    person: Person,
    kind: RequirementKind,
    values: dict[str, Any],
    *,
    on: date = TODAY,
    of: Requirement | None = None,
) -> ScreeningResult:
    """A result of a person, for a requirement or for none in particular."""
    return ScreeningResult.objects.create(
        person=person, kind=kind, requirement=of, taken_on=on, values=values, source="paper", recorded_at=NOON
    )
