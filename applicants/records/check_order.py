"""Whether it is the turn of a background check or a drug screen, by the order of the program."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from applicants.models import Application, ApplicationState
from applicants.records.evidence import Judged, unmet
from apprenticeships.models import Requirement, StepKind

AFTER_YES: Final = frozenset({ApplicationState.ACCEPTED, ApplicationState.ONBOARDING})
AFTER_READY: Final = frozenset({ApplicationState.OFFERED, *AFTER_YES})


@dataclass(frozen=True, slots=True)
class ComesFirst:
    """What comes before a check in a program and is not there yet: requirements, the yes to an offer, or a meeting."""

    titles: Sequence[Requirement] = ()
    offer: bool = False
    meeting: bool = False

    def __bool__(self) -> bool:
        return bool(self.titles) or self.offer or self.meeting


def comes_first(application: Application, judged: Iterable[Judged], asked: Requirement) -> ComesFirst:
    """Return what comes before the check that is ``asked``, by the steps of the program."""
    place, state = asked.step.position, application.state
    if open_ones := [each.requirement for each in unmet(judged) if each.requirement.step.position < place]:
        return ComesFirst(titles=open_ones)
    before = set(application.version.steps.filter(position__lt=place).values_list("kind", flat=True))
    return ComesFirst(
        offer=StepKind.OFFER in before and state not in AFTER_YES,
        meeting=bool(before & {StepKind.INTERVIEW, StepKind.MATCHING}) and state not in AFTER_READY,
    )
