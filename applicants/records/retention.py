"""Through which day a report, what a referee said, or what was typed is kept by the rules in force on a day."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import DateTimeField, Exists, ExpressionWrapper, OuterRef, Q
from django.db.models.functions import Cast, Coalesce

from applicants.models import OPEN_COMPLAINTS, Application, ApplicationState, BackgroundCheck, Complaint
from applicants.records.background import profile_of
from applicants.records.deadlines import local_day
from applicants.rules.adverse_action import Profile
from applicants.rules.retention import kept_through
from apprenticeships.models import Parameter
from apprenticeships.rules.dates import utc_day
from apprenticeships.rules.parameters import SPECS, lawful

CALIFORNIA: Final = "report_keep_months_california"
REFERENCES: Final = "reference_keep_months"
TYPING: Final = "typing_keep_months"
PAPERS: Final = "paper_keep_months"
DAYS_A_MONTH: Final = 28
KEPT_AT_MOST: Final = timedelta(days=31 * 240)


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


def kept_with(application: Application, key: str, *, on: date) -> date | None:
    """Return the last day of what the parameter ``key`` counts the months of; nothing while the application goes on."""
    since = over_since(application)
    if since is None:
        return None
    months = Parameter.objects.several(key, CALIFORNIA, version=application.version_id, on=on)
    return kept_through(
        since, profile_of(application, on=on), months=lawful(key, months[key]),
        months_california=lawful(CALIFORNIA, months[CALIFORNIA]),
    )  # fmt: skip


def long_over(key: str, *, at: datetime, prefix: str = "application__") -> Q:
    """Return what is over longer than any program keeps it, of rows of an application: those are looked at one by one.

    A legal hold on a background report holds everything of its application, and so does a complaint. Without a
    ``prefix`` the rows are applications.
    """
    known = Parameter.objects.filter(key__in=(key, CALIFORNIA)).values_list("value", flat=True)
    months = min(int(value) for value in (*known, *(SPECS[each].default for each in (key, CALIFORNIA))))
    before = at - timedelta(days=DAYS_A_MONTH * months)
    held = BackgroundCheck.objects.filter(application=OuterRef(f"{prefix}pk"), held_at__isnull=False)
    ended = Q(**{f"{prefix}ended_at__lt": before})
    trained = {f"{prefix}state": ApplicationState.ENROLLED, f"{prefix}cohort__ends_on__lt": utc_day(before)}
    return ~Exists(held) & ~complained(prefix) & (ended | Q(**trained))


def complained(prefix: str = "application__") -> Exists:
    """Whether a complaint that is open, or on hold, asks to keep what is known of an application.

    29 CFR 1602.14 keeps all that bears on a charge until it is settled, also of the others who wanted the same place,
    and who complains stands under seal: so it holds whatever its organization kept when it came.
    """
    over = Coalesce(OuterRef(f"{prefix}ended_at"), Cast(OuterRef(f"{prefix}cohort__ends_on"), DateTimeField()))
    rows = Complaint.objects.filter(
        Q(state__in=OPEN_COMPLAINTS) | Q(held_by__isnull=False),
        organization=OuterRef(f"{prefix}version__program__organization"),
        received_on__gte=OuterRef(f"{prefix}started_at__date"),
        received_on__lte=ExpressionWrapper(over + KEPT_AT_MOST, output_field=DateTimeField()),
    )
    return Exists(rows)
