"""Where the requirements of many applications stand, loaded with as many statements as for one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from applicants.models import Application, ScreeningStep
from applicants.records.deadlines import local_day
from applicants.records.evidence import Judged, applied_on, judge_all
from applicants.records.facts import Facts, facts_of_many
from applicants.records.screening_steps import MEETING
from apprenticeships.models import Requirement, Step
from apprenticeships.rules.measures import Change


def standings(applications: Sequence[Application], *, at: datetime) -> list[list[Judged]]:
    """Say of each application what ``evidence.standing`` says of one, in their order. Writes nothing.

    ``version__program__organization`` and ``cohort`` of each are loaded by the caller.
    """
    return [judged for _, judged in known_standings(applications, at=at)]


def known_standings(applications: Sequence[Application], *, at: datetime) -> list[tuple[Facts, list[Judged]]]:
    """Return the same with what is known of each."""
    steps = _steps_of(applications)
    return [(facts, judge_all(facts, steps[facts.application.pk])) for facts in known_many(applications, at=at)]


def standings_if(
    applications: Sequence[Application], requirement: Requirement, change: Change, *, at: datetime
) -> list[tuple[list[Judged], list[Judged]]]:
    """Say of each where it stands without a change of a requirement, and where with it. Writes nothing.

    Both are of the first day of the change, if that lies ahead.
    """
    steps, found = _steps_of(applications), []
    for known in known_many(applications, at=at):
        facts = replace(known, today=max(known.today, change.since))
        dated = {**facts.changes, requirement.pk: [*facts.changes.get(requirement.pk, ()), change]}
        own = steps[facts.application.pk]
        found.append((judge_all(facts, own), judge_all(replace(facts, changes=dated), own)))
    return found


def known_many(applications: Sequence[Application], *, at: datetime) -> list[Facts]:
    """Return of each application what ``evidence.known`` does of one, in their order."""
    todays = [local_day(row.version.program, at) for row in applications]
    days = [applied_on(row, otherwise=today) for row, today in zip(applications, todays, strict=True)]
    return facts_of_many(applications, days, todays=todays)


def _steps_of(applications: Iterable[Application]) -> Mapping[int, list[ScreeningStep]]:
    """The steps of each application, in the order of its program; what all of them ask for is loaded once."""
    own = {row.pk: row for row in applications}
    versions = {row.version_id for row in own.values()}
    asked = {
        each.pk: each for each in Requirement.objects.filter(version__in=versions).select_related("step", "version")
    }
    meeting: dict[int, int] = {}
    for version, position in Step.objects.filter(version__in=versions, kind__in=MEETING).values_list(
        "version_id", "position"
    ):
        meeting[version] = min(position, meeting.get(version, position))
    found: dict[int, list[ScreeningStep]] = defaultdict(list)
    for step in ScreeningStep.objects.filter(application__in=own).select_related("waived_by").order_by():
        step.application, step.requirement = own[step.application_id], asked[step.requirement_id]
        step.meeting = meeting.get(step.requirement.version_id)  # type: ignore[attr-defined]
        found[step.application_id].append(step)
    for steps in found.values():
        steps.sort(key=lambda each: (each.requirement.step.position, each.requirement.position))
    return found
