"""What sending a draft would mean now, told before it is sent: the class it fits, or why it would end at once."""

from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db.models import OuterRef, Subquery

from applicants.models import Application, ScreeningStep
from applicants.records.deadlines import local_day
from applicants.records.entry import class_to_send, classes_for
from applicants.records.evidence import STATED, Judged, judge_all
from applicants.records.facts import Facts
from applicants.records.following import stops
from applicants.records.screening_steps import MEETING
from applicants.rules.requirements import Kind, Verdict
from apprenticeships.models import Requirement, Step
from cohorts.models import Cohort

STATED_BY_THEM = frozenset({*STATED, Kind.ENROLLED_STUDENT})


@dataclass(frozen=True, slots=True)
class Outlook:
    """For the class ``aim``: the sentences that would end the application, and the soonest class that it fits.

    ``fits`` says that all that people state themselves is there; with something unsaid it is neither. ``judged`` is
    what sending would open.
    """

    aim: Cohort
    reasons: Sequence[str]
    fits: bool
    later: Cohort | None = None
    judged: Sequence[Judged] = field(default=(), compare=False, repr=False)


def aim_of(draft: Application, *, on: date) -> Cohort | None:
    """Return the class that a draft would count for if it were sent on a day; ``None`` while none is open."""
    cohort = draft.cohort
    is_open = cohort.canceled_at is None and cohort.apply_by >= on < cohort.starts_on
    return cohort if is_open else class_to_send(draft, on=on)


def outlook(facts: Facts, aim: Cohort, *, at: datetime) -> Outlook:
    """Judge a draft as sending would, for the class that it would count for. Writes nothing."""
    application = facts.application
    steps = _steps_to_come(application, asked_to_come([application.version_id])[application.version_id])
    judged = _judged(facts, steps, aim)
    ends = stops(judged)
    if not ends:
        asked = [each for each in judged if each.rule.kind in STATED_BY_THEM and each.rule.required]
        return Outlook(aim, (), bool(asked) and all(_is_met(each) for each in asked), judged=judged)
    later = [
        each
        for each in classes_for(application, on=local_day(application.version.program, at))
        if each.starts_on > aim.starts_on
    ]
    fitting = next((each for each in later if not stops(_judged(facts, steps, each))), None)
    return Outlook(aim, tuple(each.answer.applicant for each in ends), fits=False, later=fitting)


def judged_to_come(facts: Facts, asked: Sequence[Requirement], aim: Cohort) -> list[Judged]:
    """Judge what sending a draft would open, of requirements that ``asked_to_come`` loaded. Writes nothing."""
    return _judged(facts, _steps_to_come(facts.application, asked), aim)


def asked_to_come(versions: Collection[int]) -> Mapping[int, list[Requirement]]:
    """Return what versions ask for, in their order, by version, with one statement."""
    meeting = Step.objects.filter(version=OuterRef("version"), kind__in=MEETING).order_by("position")
    rows = (
        Requirement.objects.filter(version__in=versions).select_related("step").order_by("step__position", "position")
    )
    found: dict[int, list[Requirement]] = {version: [] for version in versions}
    for requirement in rows.annotate(meeting=Subquery(meeting.values("position")[:1])):
        found[requirement.version_id].append(requirement)
    return found


def _is_met(each: Judged) -> bool:
    return each.awaits_proof or each.answer.verdict is Verdict.MET


def _judged(facts: Facts, steps: Sequence[ScreeningStep], aim: Cohort) -> list[Judged]:
    application = copy(facts.application)
    application.cohort = aim
    return judge_all(replace(facts, application=application), steps)


def _steps_to_come(application: Application, asked: Sequence[Requirement]) -> list[ScreeningStep]:
    """The steps that sending would open, not written."""
    found = []
    for requirement in asked:
        requirement.version = application.version
        step = ScreeningStep(application=application, requirement=requirement)
        step.meeting = requirement.meeting  # type: ignore[attr-defined]
        found.append(step)
    return found
