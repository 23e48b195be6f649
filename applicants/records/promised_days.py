"""Days that we promise beside an applicant's own last day: before it where we choose the day, else said plainly."""

from collections.abc import Sequence
from datetime import date, datetime

from applicants.models import Application, ApplicationState
from applicants.records.evidence import Judged, judge_all, known, steps_of
from applicants.records.left_behind import class_after
from applicants.records.own_days import OwnDays, own_days
from applicants.rules.own_days import answered_before
from apprenticeships.rules.holidays import Calendar

GOING_ON = frozenset({ApplicationState.SUBMITTED, ApplicationState.READY})


def last_own_day(application: Application, own: OwnDays, judged: Sequence[Judged]) -> date:
    """Return the day by which somebody's own steps are done in time; without any, the one to be ready by."""
    return own.first(*judged) or application.cohort.ready_by


def help_day(application: Application, due: date, *, at: datetime) -> date:
    """Return the day by which we answer who asks for help with a test: before its last day, where there is time."""
    if application.state not in GOING_ON:
        return due
    own, judged, calendar = _standing(application, at)
    last = own.first(*judged)
    return due if last is None else answered_before(due, last, on=own.on, calendar=calendar)


def doubt_of(application: Application, due: date, *, at: datetime) -> str:
    """Say what happens if an answer of ours on a day comes too late for the class; nothing where it leaves time."""
    if application.state not in GOING_ON:
        return ""
    own, judged, _calendar = _standing(application, at)
    return own.in_doubt(due, last_own_day(application, own, judged))


def _standing(application: Application, at: datetime) -> tuple[OwnDays, list[Judged], Calendar]:
    facts = known(application, at=at)
    judged = judge_all(facts, steps_of(application))
    steps = application.version.steps.order_by("position").values_list("pk", "kind")
    after = class_after(application, application.cohort, on=facts.today)
    own = own_days(facts, steps, judged, later=after.starts_on if after is not None else None)
    return own, judged, facts.calendar(around=application.cohort.ready_by)
