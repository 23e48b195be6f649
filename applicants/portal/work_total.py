"""What the jobs of an application add up to, as a sentence: days counted once, part-time by its share."""

from datetime import datetime
from fractions import Fraction

from applicants.models import Application
from applicants.portal.work_forms import FULL_TIME, what_counts
from applicants.records.asked import plain_rule
from applicants.records.deadlines import local_day
from applicants.records.evidence import applied_on
from applicants.rules.experience import Job, in_full, months_worked
from apprenticeships.models import RequirementKind


def total_of(application: Application, at: datetime) -> str:
    """Say how much health care work the saved jobs are, and how much the program asks for; nothing without a job."""
    jobs = [
        Job(row.started_on, row.ended_on, Fraction(row.share, FULL_TIME))
        for row in application.jobs.all()
        if row.is_health_care
    ]
    if not jobs:
        return ""
    months = months_worked(jobs, until=local_day(application.version.program, at))
    needed = _needed(application, at)
    return what_counts(in_full(months), in_full(Fraction(needed)) if needed else "")


def _needed(application: Application, at: datetime) -> int | None:
    """Return how many months the program asks of this application, by the day of sending; a draft by today."""
    asked = application.version.requirements.filter(kind=RequirementKind.EXPERIENCE).with_changes().first()
    if asked is None:
        return None
    today = local_day(application.version.program, at)
    return plain_rule(asked, on=applied_on(application, otherwise=today), today=today).threshold.get("months")
