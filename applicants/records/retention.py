"""Through which day what is known of an application is kept, by the rules in force on a day, and what holds it."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import DateTimeField, Exists, ExpressionWrapper, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Cast, Coalesce, Greatest

from applicants.models import Application, ApplicationState, BackgroundCheck, Complaint
from applicants.records.background import profile_of
from applicants.records.deadlines import local_day
from applicants.rules.adverse_action import Profile
from applicants.rules.retention import kept_through
from apprenticeships.models import Parameter, Person
from apprenticeships.rules.dates import add_months, utc_day
from apprenticeships.rules.parameters import SPECS, lawful
from cohorts.models import Enrollment

CALIFORNIA: Final = "report_keep_months_california"
REPORTS: Final = "report_keep_months"
REFERENCES: Final = "reference_keep_months"
TYPING: Final = "typing_keep_months"
PAPERS: Final = "paper_keep_months"
DAYS_A_MONTH: Final = 28
LAST_DAY: Final = Greatest("ends_on", "completed_on", "exited_on")
"""Of a training: as it was planned, or as it was, whichever was later."""
KEPT_AT_MOST: Final = timedelta(days=31 * 240)


def over_since(application: Application) -> date | None:
    """Return the day on which an application was over, or the training that came of it; nothing while either goes on.

    Who paused trains longer than the class, and who is in training still has no end, whatever the plan said. Expects
    the cohort and the version's program with its organization to be loaded.
    """
    program, ends_on = application.version.program, application.cohort.ends_on
    if application.ended_at is not None:
        return local_day(program, application.ended_at)
    if application.state != ApplicationState.ENROLLED:
        return None
    trained = Enrollment.objects.filter(person=application.person_id, cohort__program=program)
    if trained.current().exists():
        return None
    last = last_of(trained)
    return ends_on if last is None else max(last, ends_on)


def last_of(trained: QuerySet[Enrollment]) -> date | None:
    """Return the last day on which any of these trained; nothing if there are none."""
    last: date | None = trained.aggregate(last=Max(LAST_DAY))["last"]
    return last


def months_kept(version_id: int, *, on: date) -> Mapping[str, int]:
    """Return the numbers of months that are in force for a version on a day."""
    keys = (REPORTS, CALIFORNIA)
    found = Parameter.objects.several(*keys, version=version_id, on=on)
    return {key: lawful(key, found[key]) for key in keys}


def report_kept_through(check: BackgroundCheck, months: Mapping[str, int]) -> date | None:
    """Return the last day on which everything about a report is kept; nothing while the application goes on."""
    since = over_since(check.application)
    if since is None:
        return None
    return kept_through(
        since, Profile(check.profile), months=months[REPORTS], months_california=months[CALIFORNIA],
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


def over_through(application: Application, key: str, *, at: datetime) -> date | None:
    """Return through which day it had to be kept, once that day is over and nothing holds it; nothing before."""
    on = local_day(application.version.program, at)
    through = kept_with(application, key, on=on)
    if through is None or through >= on or Application.objects.filter(held(prefix=""), pk=application.pk).exists():
        return None
    return through


def long_over(key: str, *, at: datetime, prefix: str = "application__") -> Q:
    """Return what is over longer than any program keeps it, of rows of an application: those are looked at one by one.

    Not what is held. Without a ``prefix`` the rows are applications.
    """
    known = Parameter.objects.filter(key__in=(key, CALIFORNIA)).values_list("value", flat=True)
    months = min(int(value) for value in (*known, *(SPECS[each].default for each in (key, CALIFORNIA))))
    before = at - timedelta(days=DAYS_A_MONTH * months)
    program = OuterRef(f"{prefix}version__program")
    trains = Enrollment.objects.current().filter(person=OuterRef(f"{prefix}person"), cohort__program=program)
    ended = Q(**{f"{prefix}ended_at__lt": before})
    trained = {f"{prefix}state": ApplicationState.ENROLLED, f"{prefix}cohort__ends_on__lt": utc_day(before)}
    return ~held(prefix) & (ended | Q(~Exists(trains), **trained))


def held(prefix: str = "application__") -> Q:
    """Whether anything holds what is known of an application: a legal hold on its background report, or a complaint."""
    checks = BackgroundCheck.objects.filter(application=OuterRef(f"{prefix}pk"), held_at__isnull=False)
    return Q(Exists(checks)) | Q(complained(prefix))


def anything_held() -> bool:
    """Whether a claim or a complaint holds anything: then what belongs to no single application is held too."""
    return BackgroundCheck.objects.filter(held_at__isnull=False).exists() or Complaint.objects.holding().exists()


def complained(prefix: str = "application__") -> Exists:
    """Whether a complaint that is open, or on hold, asks to keep what is known of an application.

    29 CFR 1602.14 keeps all that bears on a charge until it is settled, also of the others who wanted the same place,
    and who complains stands under seal: so it holds whatever its organization kept when it came.
    """
    over = Coalesce(OuterRef(f"{prefix}ended_at"), Cast(OuterRef(f"{prefix}cohort__ends_on"), DateTimeField()))
    rows = Complaint.objects.holding().filter(
        organization=OuterRef(f"{prefix}version__program__organization"),
        received_on__gte=OuterRef(f"{prefix}started_at__date"),
        received_on__lte=ExpressionWrapper(over + KEPT_AT_MOST, output_field=DateTimeField()),
    )
    return Exists(rows)


def nothing_goes_on(at: datetime) -> Q:
    """Return people of whom nothing goes on that papers are kept for: each is looked at alone, by ``all_over``."""
    applications = Application.objects.filter(~Q(long_over(PAPERS, at=at, prefix="")), person=OuterRef("pk"))
    return ~Q(Exists(applications)) & ~Q(Exists(Enrollment.objects.current().filter(person=OuterRef("pk"))))


def all_over(person: Person, months: int, *, at: datetime) -> bool:
    """Whether the time of the papers of every application of a person is over, and that of any other training."""
    own = list(Application.objects.filter(person=person).select_related("cohort", "version__program__organization"))
    if any(over_through(each, PAPERS, at=at) is None for each in own):
        return False
    trained = Enrollment.objects.filter(person=person)
    last = last_of(trained)
    if trained.current().exists() or (last is not None and add_months(last, months) >= utc_day(at)):
        return False
    return bool(own) or not anything_held()


def longest_kept(at: datetime) -> int:
    """Return for how many months the program that keeps papers longest does."""
    rows = Parameter.objects.filter(key__in=(PAPERS, CALIFORNIA), effective_from__lte=utc_day(at))
    found = [*rows.values_list("key", "value"), *((key, SPECS[key].default) for key in (PAPERS, CALIFORNIA))]
    return max(lawful(key, value) for key, value in found)
