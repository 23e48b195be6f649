"""The one place where voluntary answers meet how far their givers came: in memory, for counting, and for nothing else.

Only the making of a fairness report may import this. What it returns are numbers by group, never a row of anybody.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from applicants.models import (
    Application,
    ApplicationState,
    EndReason,
    Offer,
    OnboardingTask,
    ScreeningStep,
    SelfIdentification,
)
from applicants.models.self_identification import NO_ANSWER, Race, Sex, YesNo
from applicants.rules.fairness_report import UNSTATED, Question
from applicants.rules.requirements import SATISFIED, Verdict
from applicants.rules.small_cells import Chain
from applicants.workflows.self_identification import reference
from apprenticeships.models import Program, StepKind
from apprenticeships.models.requirement import Step

HISPANIC, SEVERAL = "hispanic", "several"
RACES: Final = tuple(race.value for race in Race if race != Race.NO_ANSWER)
GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "sex": (Sex.FEMALE.value, Sex.MALE.value, UNSTATED),
    "race": (HISPANIC, *RACES, SEVERAL, UNSTATED),
    "veteran": (YesNo.YES.value, YesNo.NO.value, UNSTATED),
    "disability": (YesNo.YES.value, YesNo.NO.value, UNSTATED),
}
NOT_PASSED: Final = frozenset({ApplicationState.INELIGIBLE, ApplicationState.NOT_SELECTED})
LATE: Final = (StepKind.INTERVIEW, StepKind.MATCHING, StepKind.OFFER, StepKind.ONBOARDING)
BEFORE: Final = frozenset({StepKind.PRESENTATION, StepKind.INTEREST})


@dataclass(frozen=True, slots=True)
class Counts:
    """The titles of the steps, and each question with its groups."""

    steps: list[str]
    questions: list[Question]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """Where one way in ended: at which step and how; hired where it did not end."""

    step: int
    hired: bool
    withdrew: bool


def counted(program: Program, *, first: date, last: date) -> Counts:
    """Count the sent applications for a program's classes that started in these days; all of them are decided.

    Whoever goes on in another application was refused nothing here: they count by that one alone.
    """
    sent = Application.objects.filter(
        cohort__program=program, cohort__starts_on__range=(first, last), submitted_at__isnull=False
    )
    rows = list(sent.exclude(no_reason=EndReason.TWICE).order_by("submitted_at", "pk"))
    steps = _steps(rows[-1].version_id) if rows else []
    if not steps:
        return Counts([], [])
    outcomes = _outcomes(rows, steps)
    groups = _groups(outcomes)
    return Counts(
        [step.title for step in steps],
        [
            Question(key, {name: _chain([outcomes[pk] for pk in groups[key][name]], len(steps)) for name in names})
            for key, names in GROUPS.items()
        ],
    )


def _steps(version: int) -> list[Step]:
    """The steps at which somebody who sent an application may stop."""
    return list(Step.objects.filter(version=version).exclude(kind__in=BEFORE).order_by("position"))


def _groups(keys: Collection[int]) -> dict[str, dict[str, list[int]]]:
    names = {reference(key): key for key in keys}
    found: dict[str, dict[str, list[int]]] = {key: defaultdict(list) for key in GROUPS}
    silent = set(keys)
    for answers in SelfIdentification.objects.filter(pk__in=names).iterator():
        key = names[answers.pk]
        silent.discard(key)
        for question in GROUPS:
            found[question][_group(answers, question)].append(key)
    for question in GROUPS:
        found[question][UNSTATED].extend(silent)
    return found


def _group(answers: SelfIdentification, question: str) -> str:
    if question != "race":
        said = str(getattr(answers, question))
        return said if said in GROUPS[question] else UNSTATED
    if answers.hispanic == YesNo.YES:
        return HISPANIC
    races = [race for race in answers.races if race != NO_ANSWER]
    return (SEVERAL if len(races) > 1 else races[0]) if races else UNSTATED


def _chain(outcomes: Sequence[_Outcome], steps: int) -> Chain:
    not_passed, withdrew = [0] * steps, [0] * steps
    for each in outcomes:
        if not each.hired:
            (withdrew if each.withdrew else not_passed)[each.step] += 1
    return Chain(tuple(not_passed), tuple(withdrew), sum(each.hired for each in outcomes))


def _outcomes(rows: Sequence[Application], steps: Sequence[Step]) -> dict[int, _Outcome]:
    keys = [row.pk for row in rows]
    asked = _asked(keys)
    offered = set(Offer.objects.filter(application__in=keys).values_list("application", flat=True))
    preparing = set(OnboardingTask.objects.filter(application__in=keys).values_list("application", flat=True))
    places = _Places(steps)
    found = {}
    for row in rows:
        hired = row.state == ApplicationState.ENROLLED
        late = StepKind.ONBOARDING if row.pk in preparing else StepKind.OFFER if row.pk in offered else None
        step = 0 if hired else _stopped(row, asked[row.pk], late, places)
        found[row.pk] = _Outcome(step, hired, row.state not in NOT_PASSED)
    return found


def _asked(keys: Sequence[int]) -> Mapping[int, list[Mapping[str, Any]]]:
    """What was asked of each application and is required, in the order of its steps."""
    found: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    columns = ("application", "verdict", "requirement__step__slug", "requirement__step__kind")
    required = ScreeningStep.objects.filter(application__in=keys, requirement__is_required=True)
    for each in required.order_by("requirement__step__position", "requirement__position").values(*columns):
        found[each["application"]].append(each)
    return found


def _stopped(row: Application, asked: Iterable[Mapping[str, Any]], late: StepKind | None, places: "_Places") -> int:
    """Return the step at which a way in ended: what failed; else how far an offer came; else what was not there yet.

    Who failed a check after an offer had come as far as the offer, also where the program has the check sooner.
    """
    asked = list(asked)
    failed = [each for each in asked if each["verdict"] == Verdict.NOT_MET]
    if row.state == ApplicationState.INELIGIBLE and failed:
        return max(places.of(failed[0]), 0 if late is None else places.of_kind(late))
    if late is not None:
        return places.of_kind(late)
    waiting = [each for each in asked if each["verdict"] not in SATISFIED]
    if row.ready_at is None and waiting:
        return places.of(waiting[0])
    met = row.ready_at is not None or row.state == ApplicationState.NOT_SELECTED
    return places.of_kind(StepKind.INTERVIEW) if met else 0


class _Places:
    """Finds a step among those of the newest version, also for who applied under an older one."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._by_slug = {step.slug: i for i, step in enumerate(steps)}
        self._by_kind = {step.kind: i for i, step in reversed(list(enumerate(steps)))}
        self._last = len(steps) - 1

    def of(self, asked: Mapping[str, Any]) -> int:
        """The place of the step of a requirement; the first step where neither its name nor its kind is there."""
        kind = asked["requirement__step__kind"]
        return self._by_slug.get(asked["requirement__step__slug"], self._by_kind.get(kind, 0))

    def of_kind(self, kind: StepKind) -> int:
        """The place of the first step of a kind, or of one that comes late as well."""
        near = (kind, *LATE)
        return next((self._by_kind[each] for each in near if each in self._by_kind), self._last)
