"""Who has how much to do, and for how long it has waited: by reviewer and by department, never by candidate."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Count

from applicants.hiring.queue import rows_of
from applicants.hiring.standing import Panel, Seen, see
from applicants.models import OPEN_OFFERS, ApplicationState, InterviewState, Offer
from applicants.rules.working_days import day_words, local_day, working_days_late
from apprenticeships.messages import DEFAULT_ZONE
from apprenticeships.models import Department, User

MET: Final = frozenset({InterviewState.HELD, InterviewState.SCHEDULED})
OFF: Final = frozenset({InterviewState.CANCELED, InterviewState.NO_SHOW})


@dataclass(slots=True)
class Load:
    """What one person has: scores that they owe with the days of the meetings, and meetings still to come."""

    owed: list[date] = field(default_factory=list)
    ahead: int = 0


def load(reader: User, *, at: datetime) -> dict[str, list[dict[str, Any]]]:
    """Return the lines of both tables for the departments in which the reader interviews."""
    panel = Panel.of(reader)
    seen = see(rows_of(reader, at=at), panel, at=at, free={})
    return {"reviewers": _reviewers(panel, seen, at), "departments": _departments(panel, seen, at)}


def _reviewers(panel: Panel, seen: Sequence[Seen], at: datetime) -> list[dict[str, Any]]:
    names = {row.user_id: row.user.get_full_name() for rows in panel.members.values() for row in rows}
    loads: dict[int, Load] = defaultdict(Load)
    for each in seen:
        meeting, zone = each.standing.meeting, each.standing.zone
        if meeting is None or meeting.starts_at is None or meeting.state not in MET:
            continue
        for user in each.standing.scores.missing:
            if meeting.starts_at > at:
                loads[user].ahead += 1
            elif _is_free(each):
                loads[user].owed.append(local_day(meeting.starts_at, zone))
    on = local_day(at, seen[0].standing.zone if seen else DEFAULT_ZONE)
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


def _departments(panel: Panel, seen: Iterable[Seen], at: datetime) -> list[dict[str, Any]]:
    found: dict[int, list[Seen]] = defaultdict(list)
    for each in seen:
        found[each.referral.opening.department_id].append(each)
    offers = _open_offers(panel)
    lines = []
    for department in Department.objects.filter(pk__in=list(panel.members)).select_related("site"):
        rows, zone = found[department.pk], department.site.zone
        free = [each for each in rows if _is_free(each)]
        uninvited = [each for each in free if each.interview is None or each.interview.state in OFF]
        lines.append(
            {
                "name": str(department),
                "open": len(rows),
                "uninvited": len(uninvited),
                "since": _since(
                    [local_day(each.referral.referred_at, zone) for each in uninvited], local_day(at, zone)
                ),
                "prepared": sum(_is_prepared(each) for each in free),
                "offers": offers.get(department.pk, 0),
            }
        )
    return sorted(lines, key=lambda line: str(line["name"]))


def _is_free(each: Seen) -> bool:
    """Whether nobody has made them an offer."""
    return each.referral.application.state == ApplicationState.READY


def _is_prepared(each: Seen) -> bool:
    """Whether a decision about them waits for its release."""
    return each.standing.decided is not None and not each.standing.decided.is_told


def _open_offers(panel: Panel) -> dict[int, int]:
    """How many offers wait for an answer, by department; of matchings, too, where nobody was referred."""
    by = "opening__department"
    rows = Offer.objects.filter(state__in=OPEN_OFFERS, opening__department__in=list(panel.members))
    return {row[by]: row["number"] for row in rows.order_by().values(by).annotate(number=Count("pk"))}


def _since(days: Iterable[date], on: date) -> str:
    """The oldest day with its age in working days, or nothing."""
    oldest = min(days, default=None)
    if oldest is None:
        return ""
    age = working_days_late(oldest, on)
    return f"{day_words(oldest, on)}, {age} working day{'' if age == 1 else 's'}" if age else day_words(oldest, on)
