"""Whether a passed typing test was confirmed in a room where somebody of ours watched, where a program asks for it."""

from datetime import datetime, time
from typing import Final

from applicants.models import Application, TypingRoom
from applicants.records.deadlines import local_day, zone_of
from applicants.records.evidence import Judged, known, recorded
from applicants.rules.requirements import Kind, Verdict
from applicants.rules.results import TypingCount
from applicants.rules.screening import judge
from apprenticeships.models import Parameter, Requirement, RequirementKind
from apprenticeships.rules.dates import local_datetime

MOST_ROOMS: Final = 3


def asks_for_it(application: Application, at: datetime) -> bool:
    """Whether the program wants every pass confirmed under supervision before an offer."""
    on = local_day(application.version.program, at)
    return bool(Parameter.objects.value("typing_supervised", version=application.version, on=on))


def is_to_be_confirmed(application: Application, judged: Judged, *, at: datetime) -> bool:
    """Whether a typing test was passed, but not under supervision, and the program wants that before an offer."""
    if judged.rule.kind is not Kind.TYPING or judged.answer.verdict is not Verdict.MET:
        return False
    return asks_for_it(application, at) and not _passed_watched(application, judged.requirement, at)


def waits(application: Application, *, at: datetime) -> bool:
    """Whether an offer has to wait for a supervised typing test."""
    if not asks_for_it(application, at):
        return False
    passed = application.screening.filter(requirement__kind=RequirementKind.TYPING, verdict=Verdict.MET.value)
    step = passed.select_related("requirement__step").first()
    return step is not None and not _passed_watched(application, step.requirement, at)


def rooms_ahead(application: Application, *, at: datetime) -> list[TypingRoom]:
    """Return the next rooms in which the test can be typed, the soonest first: not closed, and before the class."""
    begins = local_datetime(application.cohort.starts_on, time.min, zone_of(application.version.program))
    rows = TypingRoom.objects.filter(program=application.version.program_id, closes_at__gt=at, opens_at__lt=begins)
    return list(rows.order_by("opens_at", "pk")[:MOST_ROOMS])


def _passed_watched(application: Application, requirement: Requirement, at: datetime) -> bool:
    facts = known(application, at=at)
    rule, results = recorded(facts, requirement)
    watched = [each for each in results if isinstance(each, TypingCount) and each.supervised]
    return judge(rule, watched, facts.on).verdict is Verdict.MET
