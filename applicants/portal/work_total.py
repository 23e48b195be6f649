"""What the jobs of an application add up to, as a sentence: days counted once, part-time by its share."""

from datetime import datetime
from fractions import Fraction

from applicants.models import Application
from applicants.portal.work_forms import FULL_TIME, what_counts
from applicants.records.deadlines import local_day
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
    asked = application.version.requirements.filter(kind=RequirementKind.EXPERIENCE).first()
    needed = asked.threshold.get("months") if asked else None
    return what_counts(in_full(months), in_full(Fraction(needed)) if needed else "")
