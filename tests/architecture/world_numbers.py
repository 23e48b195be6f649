"""The addresses of a version's numbers: one of them has a planned value."""

from collections.abc import Callable
from datetime import date

from apprenticeships.models import ProgramVersion, RequirementChange, RequirementKind, StepKind
from tests import factories as make
from tests.architecture.own import Own


def numbers(version: ProgramVersion, own: Callable[..., Own]) -> dict[str, Own]:
    """Each address, of the coordinator of the version."""
    asked = make.requirement(version.steps.get(kind=StepKind.TESTS), RequirementKind.ENTRANCE_EXAM, slug="numbers")
    planned = RequirementChange.objects.create(
        requirement=asked, measure="validity_months", value=6, effective_from=date(2099, 1, 1)
    )
    named = {"requirement": asked.pk, "measure": "validity_months"}
    return {
        "board:rules": own(version.pk),
        "board:rule": own(version.pk, **named),
        "board:rule-change": own(version.pk, **named),
        "board:rule-take-back": own(version.pk, **named, row=planned.pk),
    }
