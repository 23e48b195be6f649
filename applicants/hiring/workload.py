"""Who has how much to do, and for how long it has waited: by reviewer and by department, never by candidate."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Count, Exists, Min, OuterRef, Q
from django.utils.timezone import get_current_timezone

from applicants.hiring.queue import rows_of
from applicants.hiring.standing import SHOWN, Panel, see
from applicants.models import OPEN_OFFERS, ApplicationState, Decision, Interview, InterviewState, Offer, Referral
from applicants.rules.working_days import day_words, local_day, working_days_late
from apprenticeships.models import Department, User

MET: Final = frozenset({InterviewState.HELD, InterviewState.SCHEDULED})


@dataclass(slots=True)
class Load:
    """What one person has: scores that they owe with the days of the meetings, and meetings still to come."""

    owed: list[date] = field(default_factory=list)
    ahead: int = 0


def load(reader: User, *, at: datetime) -> dict[str, list[dict[str, Any]]]:
    """Return the lines of both tables for the departments in which the reader interviews."""
    panel = Panel.of(reader)
    return {"reviewers": _reviewers(panel, at), "departments": _departments(panel, at)}


def _reviewers(panel: Panel, at: datetime) -> list[dict[str, Any]]:
    names = {row.user_id: row.user.get_full_name() for rows in panel.members.values() for row in rows}
    loads: dict[int, Load] = defaultdict(Load)
    for each in see(list(rows_of(panel.reader)), panel, at=at, free={}):
        meeting, zone = each.standing.meeting, each.standing.zone
        if meeting is None or meeting.starts_at is None or meeting.state not in MET:
            continue
        for user in each.standing.scores.missing:
            if meeting.starts_at > at:
                loads[user].ahead += 1
            elif each.referral.application.state == ApplicationState.READY:
                loads[user].owed.append(local_day(meeting.starts_at, zone))
    on = at.astimezone(get_current_timezone()).date()
    lines = [
        {
            "name": name,
            "owed": len(loads[user].owed),
            "since": _since(loads[user].owed, on),
            "ahead": loads[user].ahead,
            "oldest": min(loads[user].owed, default=date.max),
        }
        for user, name in names.items()
    ]
    return sorted(lines, key=lambda line: (line["oldest"], str(line["name"])))


def _departments(panel: Panel, at: datetime) -> list[dict[str, Any]]:
    met = Interview.objects.filter(application=OuterRef("application"), opening=OuterRef("opening")).exclude(
        state__in=[InterviewState.CANCELED, InterviewState.NO_SHOW]
    )
    by = "opening__department"
    rows = (
        Referral.objects.filter(
            closed_at__isnull=True, application__state__in=SHOWN, opening__department__in=panel.members
        )
        .annotate(met=Exists(met))
        .values(by)
        .annotate(
            open=Count("pk"),
            uninvited=Count("pk", filter=Q(met=False, application__state=ApplicationState.READY)),
            oldest=Min("referred_at", filter=Q(met=False, application__state=ApplicationState.READY)),
        )
    )
    found = {row[by]: row for row in rows}
    prepared = _counted(Decision.objects.waiting(), panel)
    offers = _counted(Offer.objects.filter(state__in=OPEN_OFFERS), panel)
    lines = []
    for department in Department.objects.filter(pk__in=list(panel.members)).select_related("site"):
        row, on = found.get(department.pk, {}), local_day(at, department.site.zone)
        oldest = row.get("oldest")
        lines.append(
            {
                "name": str(department),
                "open": row.get("open", 0),
                "uninvited": row.get("uninvited", 0),
                "since": _since([local_day(oldest, department.site.zone)] if oldest else [], on),
                "prepared": prepared.get(department.pk, 0),
                "offers": offers.get(department.pk, 0),
            }
        )
    return sorted(lines, key=lambda line: str(line["name"]))


def _counted(rows: Any, panel: Panel) -> dict[int, int]:
    by = "opening__department"
    found = rows.filter(opening__department__in=list(panel.members)).order_by().values(by).annotate(number=Count("pk"))
    return {row[by]: row["number"] for row in found}


def _since(days: Iterable[date], on: date) -> str:
    """The oldest day with its age in working days, or nothing."""
    oldest = min(days, default=None)
    if oldest is None:
        return ""
    age = working_days_late(oldest, on)
    return f"{day_words(oldest, on)}, {age} working day{'' if age == 1 else 's'}" if age else day_words(oldest, on)
