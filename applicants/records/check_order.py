"""Whether it is the turn of a check or another step, by the order of the program and the law of the place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from applicants.models import (
    Application,
    ApplicationState,
    Interview,
    InterviewState,
    Match,
    MatchOutcome,
    MatchState,
)
from applicants.records.evidence import AFTER_READY, AFTER_YES, WITH_MANAGERS, Judged, unmet
from applicants.rules.requirements import Reason, Verdict
from apprenticeships.models import CONDITION_KINDS, Requirement, StepKind

OPEN: Final = frozenset({Verdict.MISSING, Verdict.LOOK, Verdict.EXPIRED})
"""Of a check that has not come to an end yet, or has to be done anew."""
ANEW: Final = frozenset({Reason.BEING_CHECKED, Reason.WAITING_FOR_OTHERS, Reason.DO_AGAIN, Reason.NOT_COMPLETE})
"""What stands of a step that was begun again and did not come to an end, or of which a part is missing again."""
IN_SCREENING: Final = frozenset({ApplicationState.SUBMITTED, ApplicationState.NEEDS_INFORMATION})
UNDECIDED: Final = IN_SCREENING | {ApplicationState.READY}


@dataclass(frozen=True, slots=True)
class ComesFirst:
    """What comes before a check in a program and is not there yet: requirements, the yes to an offer, or a meeting.

    ``by_law`` says that only the law of the place puts the offer first: then it need only be made.
    """

    titles: Sequence[Requirement] = ()
    offer: bool = False
    meeting: bool = False
    by_law: bool = False

    def __bool__(self) -> bool:
        return bool(self.titles) or self.offer or self.meeting


def comes_first(application: Application, judged: Sequence[Judged], asked: Requirement) -> ComesFirst:
    """Return what comes before the check that is ``asked``, by the steps of the program.

    A meeting is over when it was held: where the check comes between it and the offer, neither waits for the other.
    """
    check = next(each for each in judged if each.requirement.pk == asked.pk)
    if open_ones := [each.requirement for each in unmet(judged) if each.place < check.place]:
        return ComesFirst(titles=open_ones)
    steps = application.version.steps.values_list("kind", "position")
    before = {kind for kind, position in steps if (position, 0) < check.place}
    enough = AFTER_READY if check.is_put_behind else AFTER_YES
    if StepKind.OFFER in before and application.state not in enough:
        return ComesFirst(offer=True, by_law=check.is_put_behind)
    meets = before & {StepKind.INTERVIEW, StepKind.MATCHING} and application.state not in AFTER_READY
    return ComesFirst(meeting=bool(meets) and not _met(application))


def keeps_meeting(application: Application, before: Sequence[Judged]) -> bool:
    """Whether somebody stays with managers though something ``before`` the meeting is open.

    The order of steps may change under people, and what they passed gets too old while they wait. A check is done
    beside a meeting that is planned, and the offer waits for it. Once the meeting was held, whatever got too old is
    asked for again by itself, also after a try that was not enough: nobody is met twice for it.
    """
    still = unmet(before)
    if _met(application):
        return all(_is_beside(each) or is_asked_anew(each) for each in still)
    states = [InterviewState.REQUESTED, InterviewState.SCHEDULED]
    return (
        all(_is_beside(each) for each in still)
        and Interview.objects.filter(application=application, state__in=states).exists()
    )


def open_in(each: Judged) -> frozenset[ApplicationState]:
    """In which states somebody can do a step: while they are screened; what follows a meeting or an offer then.

    What got too old while they are with managers, or after the offer as the class moved, is done again there.
    """
    if each.follows_offer:
        return AFTER_READY
    if each.meeting is not None and each.place > (each.meeting, 0):
        return WITH_MANAGERS
    return IN_SCREENING | WITH_MANAGERS if is_asked_anew(each) else IN_SCREENING


def _is_beside(each: Judged) -> bool:
    return each.requirement.kind in CONDITION_KINDS and each.answer.verdict in OPEN


def beside_the_meeting(judged: Sequence[Judged]) -> list[Judged]:
    """Return what may be asked for while somebody is with managers: a check, and what got too old since."""
    return [each for each in judged if is_asked_anew(each) or each.requirement.kind in CONDITION_KINDS]


def is_asked_anew(each: Judged) -> bool:
    """Whether what was passed got too old, or was done again since: its result is awaited, or was not enough yet."""
    answer = each.answer
    return (
        answer.verdict in {Verdict.EXPIRED, Verdict.LOOK}
        or answer.reason in ANEW
        or (answer.verdict is Verdict.NOT_MET and answer.blocks and answer.retest_from is not None)
    )


def _met(application: Application) -> bool:
    """Whether an interview was held, or a released matching has a place for somebody, which they get or got."""
    held = Interview.objects.filter(application=application, state=InterviewState.HELD)
    placed = Match.objects.filter(
        application=application,
        run__state=MatchState.RELEASED,
        opening__isnull=False,
        outcome__in=["", MatchOutcome.OFFERED],
    )
    return held.exists() or placed.exists()
