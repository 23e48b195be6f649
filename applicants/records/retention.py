"""Through which day a background report, or what a referee said, is kept by the rules in force on a day."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from applicants.models import Application, ApplicationState, BackgroundCheck
from applicants.records.background import profile_of
from applicants.records.deadlines import local_day
from applicants.rules.adverse_action import Profile
from applicants.rules.retention import kept_through
from apprenticeships.models import Parameter
from apprenticeships.rules.parameters import lawful

KEPT: Final = ("reference_keep_months", "report_keep_months_california")
"""The numbers of months for which what referees said is kept."""


def over_since(application: Application) -> date | None:
    """Return the day on which an application was over, or the training that came of it; nothing while either goes on.

    Expects the cohort and the version's program with its organization to be loaded.
    """
    if application.ended_at is not None:
        return local_day(application.version.program, application.ended_at)
    return application.cohort.ends_on if application.state == ApplicationState.ENROLLED else None


def months_kept(version_id: int, *, on: date) -> Mapping[str, int]:
    """Return the numbers of months that are in force for a version on a day."""
    keys = ("report_keep_months", "report_keep_months_california")
    found = Parameter.objects.several(*keys, version=version_id, on=on)
    return {key: lawful(key, found[key]) for key in keys}


def report_kept_through(check: BackgroundCheck, months: Mapping[str, int]) -> date | None:
    """Return the last day on which everything about a report is kept; nothing while the application goes on."""
    since = over_since(check.application)
    if since is None:
        return None
    return kept_through(
        since, Profile(check.profile), months=months["report_keep_months"],
        months_california=months["report_keep_months_california"],
    )  # fmt: skip


def reference_kept_through(application: Application, *, on: date) -> date | None:
    """Return the last day on which what referees said is kept; nothing while the application goes on."""
    since = over_since(application)
    if since is None:
        return None
    months = Parameter.objects.several(*KEPT, version=application.version_id, on=on)
    return kept_through(
        since, profile_of(application, on=on), months=months["reference_keep_months"],
        months_california=months["report_keep_months_california"],
    )  # fmt: skip
