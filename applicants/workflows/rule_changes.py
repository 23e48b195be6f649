"""A number of a program changes: the open applications that it concerns are judged anew, and the event says why."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, QuerySet

from applicants.models import Application, RuleChange
from applicants.workflows import screening
from applicants.workflows.rejudging import judge_many
from apprenticeships import audit
from apprenticeships.models import ProgramVersion, Requirement, RequirementChange, Site
from apprenticeships.rules.dates import DAY, local_datetime, utc_day
from apprenticeships.rules.measures import MEASURES
from apprenticeships.rules.offer_first import CALIFORNIA
from apprenticeships.rules.parameters import SPECS
from apprenticeships.workflow import Actor, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own

JUDGED_BY: Final = frozenset(
    {"typing_tries", "typing_minutes", "recency_as_of", "minors_checks_allowed", "notice_rules"}
)
"""Numbers that verdicts read; all others decide about days and mails."""
PLACES: Final = "places"
"""No number, and followed like one: where the places of a class are says whether checks wait for an offer."""
AS_OF_TODAY: Final = frozenset({"notice_rules", PLACES})
"""What is read as of the day on which somebody is judged, whenever they applied."""
MOVED: Final = "The class has places somewhere else than before."
AT_ONCE: Final = 500
BY: Final = Actor.system("rule changes")


def concerned(version_id: int, key: str, *, since: date) -> QuerySet[Application]:
    """Return the open applications that a value of ``key`` from the day ``since`` decides about."""
    if key in AS_OF_TODAY:
        return _open_ones(version_id)
    if key not in JUDGED_BY:
        return Application.objects.none()
    begins = local_datetime(since, datetime.min.time(), _zone(version_id))
    return _open_ones(version_id).filter(submitted_at__gte=begins)


def asked_for(requirement: Requirement) -> QuerySet[Application]:
    """Return the open applications that a requirement is asked of: those that a change of its numbers may decide about.

    Which results it decides about is said by their own days, so that nobody is left out here for the day of sending.
    """
    return _open_ones(requirement.version_id).filter(screening__requirement=requirement)


def _open_ones(version_id: int) -> QuerySet[Application]:
    return Application.objects.filter(version=version_id, state__in=screening.JUDGED)


def _zone(version_id: int) -> ZoneInfo:
    return ZoneInfo(ProgramVersion.objects.values_list("program__organization__zone", flat=True).get(pk=version_id))


def count(version_id: int, key: str, *, since: date) -> int:
    """Return how many open applications a value decides about: what a page previews before it is saved."""
    return concerned(version_id, key, since=since).count()


@retrying
def changed(
    version_id: int, *, key: str, before: str, after: str, since: date, by: Actor, at: datetime, reason: str = ""
) -> RuleChange | None:
    """Write down that a number changed, so that the chore follows it; ``None`` where no verdict reads it."""
    if key not in JUDGED_BY or before == after:
        return None
    return RuleChange.objects.create(
        version_id=version_id,
        key=key,
        before=before[:120],
        after=after[:120],
        since=since,
        changed_at=at,
        changed_by_id=by.user_id,
    )


@retrying
def places_changed(cohort_id: int, *, by: Actor, at: datetime, reason: str = "") -> list[RuleChange]:
    """Write down that the places of a class changed: what ``settings.PLACE_HOOKS`` names. The chore follows it.

    Only where an organization has a site in California may that move checks behind the offer, or before it.
    """
    sites = Site.objects.filter(organization=OuterRef("version__program__organization"), state=CALIFORNIA)
    rows = Application.objects.filter(Exists(sites), cohort=cohort_id, state__in=screening.JUDGED)
    versions = list(rows.order_by("version").values_list("version", flat=True).distinct())
    if not versions:
        return []
    waiting = RuleChange.objects.filter(version__in=versions, key=PLACES, followed_at__isnull=True, up_to=0)
    known = set(waiting.values_list("version", flat=True))
    return [
        RuleChange.objects.create(
            version_id=key, key=PLACES, since=at.astimezone(_zone(key)).date(), changed_at=at, changed_by_id=by.user_id
        )
        for key in versions
        if key not in known
    ]


@retrying
def dated(row: RequirementChange, *, before: str, after: str, by: Actor, at: datetime, reason: str = "") -> RuleChange:
    """Write down that a number of a requirement changes, so that the chore follows it on its day."""
    return RuleChange.objects.create(
        version_id=row.requirement.version_id,
        dated=row,
        key=row.measure,
        before=before[:120],
        after=after[:120],
        since=row.effective_from,
        changed_at=at,
        changed_by_id=by.user_id,
    )


def follow(*, at: datetime) -> int:
    """Judge anew what changed numbers decide about, some hundred at a time, from their day on where the program is.

    A chore, safe to run twice. How many.
    """
    tomorrow = utc_day(at) + DAY
    waiting = RuleChange.objects.filter(followed_at__isnull=True, since__lte=tomorrow).order_by("changed_at", "pk")
    return each_on_its_own(waiting.values_list("pk", flat=True), _follow, at=at)


@retrying
def _follow(change_id: int, *, at: datetime) -> int:
    waiting = RuleChange.objects.select_related("dated__requirement")
    change = waiting.select_for_update(of=("self",), skip_locked=True).filter(pk=change_id).first()
    if change is None or change.followed_at is not None:
        return 0
    if change.since > at.astimezone(_zone(change.version_id)).date():
        return 0
    found = list(_to_judge(change).filter(pk__gt=change.up_to).order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    why = MOVED if change.key == PLACES else f"{_name(change)}: {change.after} instead of {change.before}."
    judge_many(found, by=BY, at=at, reason=why)
    change.judged += len(found)
    change.up_to = found[-1] if found else change.up_to
    if len(found) < AT_ONCE:
        change.followed_at = at
        audit.record("rulechange.follow", change, by=BY, at=at, reason=why, data={"applications": change.judged})
    change.save(update_fields=["judged", "up_to", "followed_at"])
    return len(found)


def _to_judge(change: RuleChange) -> QuerySet[Application]:
    if change.dated is None:
        return concerned(change.version_id, change.key, since=change.since)
    if change.dated.taken_back_at is not None:
        return Application.objects.none()
    return asked_for(change.dated.requirement)


def _name(change: RuleChange) -> str:
    """Say which number it is."""
    if change.dated is None:
        return SPECS[change.key].label
    return f"{change.dated.requirement.title}, {MEASURES[change.key].label.lower()}"
