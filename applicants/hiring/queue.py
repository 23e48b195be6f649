"""The queue as a page shows it: rows with one sentence and one verb, seats and meetings beside them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any, Final

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from applicants.hiring.standing import Panel, Seen, open_referrals, openings_with_seats, see
from applicants.models import InterviewState, Referral
from applicants.rules.hiring_queue import Verb
from applicants.rules.pipeline import Family
from applicants.rules.screening import ManagerView
from applicants.rules.working_days import day_words, last_day_words, local_day, time_words
from apprenticeships.models import User
from cohorts.models import Opening

MEETINGS_SHOWN: Final = 5
SCREENING: Final = {
    ManagerView.CLEARED: ("Screening clear", "check"),
    ManagerView.PENDING: ("Screening pending", "clock"),
    ManagerView.NOT_CLEARED: ("Screening not clear", "stop"),
}


@dataclass(frozen=True, slots=True)
class Queue:
    """All that the page shows."""

    mine: list[dict[str, Any]]
    waiting: list[dict[str, Any]]
    minutes: int
    first_url: str
    departments: list[dict[str, Any]]
    meetings: list[dict[str, Any]]


def load(reader: User, *, at: datetime) -> Queue:
    """The reader's queue at ``at``: late first, then today, then by date; what waits for others comes after."""
    panel = Panel.of(reader)
    openings = openings_with_seats(panel, at=at)
    seen = see(list(_rows(reader)), panel, at=at, free={row.pk: row.free for row in openings})  # type: ignore[attr-defined]
    mine, waiting = in_order(seen)
    rows = [_row(each, at) for each in mine]
    return Queue(
        mine=rows,
        waiting=[_row(each, at) for each in waiting],
        minutes=sum(each.turn.minutes for each in mine),
        first_url=rows[0]["url"] if rows else "",
        departments=_departments(openings, at),
        meetings=_meetings(seen, at),
    )


def _rows(reader: User) -> QuerySet[Referral]:
    """The candidates with no more columns than a row shows: half of this page's work was columns that it never read."""
    rows = open_referrals(reader).select_related(None)
    return rows.select_related(
        "application__person", "opening__cohort", "opening__track", "opening__department__site"
    ).only(
        "referred_at",
        "invite_by",
        "application__public_id",
        "application__is_internal",
        "application__person__given_name",
        "application__person__family_name",
        "opening__public_id",
        "opening__cohort__starts_on",
        "opening__track__title",
        "opening__department__site__zone",
    )


def in_order(seen: Iterable[Seen]) -> tuple[list[Seen], list[Seen]]:
    """The reader's own, and those that wait for others, each by its day."""
    by_day = sorted(seen, key=lambda each: (each.turn.due, each.referral.referred_at, each.referral.pk))
    return [each for each in by_day if each.turn.is_mine], [each for each in by_day if not each.turn.is_mine]


def address(each: Seen) -> str:
    """Where the button of a row leads."""
    offer = each.offer
    if offer is not None and each.standing.decides and not each.recused:
        return reverse("hiring:offer", args=[offer.public_id])
    name = "hiring:invite" if each.turn.verb == Verb.INVITE and each.declared_at is not None else "hiring:candidate"
    return candidate_url(each.referral, name)


def candidate_url(referral: Any, name: str = "hiring:candidate") -> str:
    """A page about a candidate before one opening."""
    path = reverse(name, args=[referral.application.public_id])
    return f"{path}?{urlencode({'opening': referral.opening.public_id})}"


def class_words(opening: Opening, on: date) -> str:
    """The position and its class: "Medical assistant, class of Monday, April 6"."""
    return f"{opening.track}, class of {day_words(opening.cohort.starts_on, on)}"


def facts(each: Seen) -> list[dict[str, str]]:
    """What a row says about a candidate, as ticks: only what may influence hiring."""
    found = []
    if each.tests_passed is not None:
        found.append(
            _fact(
                "Tests passed" if each.tests_passed else "Tests still open", "check" if each.tests_passed else "clock"
            )
        )
    if each.screening is not None:
        found.append(_fact(*SCREENING[each.screening]))
    if each.referral.application.is_internal:
        found.append(_fact("Works here now", "person"))
    return found


def _fact(text: str, icon_name: str) -> dict[str, str]:
    return {"text": text, "icon_name": icon_name}


def _row(each: Seen, at: datetime) -> dict[str, Any]:
    on = local_day(at, each.standing.zone)
    family = each.turn.family(on)
    return {
        "family": family.css.removeprefix("is-"),
        "title": each.referral.application.person.name,
        "small": class_words(each.referral.opening, on),
        "facts": facts(each),
        "badge": each.turn.badge(on),
        "badge_icon": "clock" if family is Family.STOP else family.icon,
        "text": each.turn.sentence,
        "url": address(each),
        "action": each.turn.verb.value,
        "about": each.referral.application.person.name,
    }


def _departments(openings: Iterable[Opening], at: datetime) -> list[dict[str, Any]]:
    found = []
    for department, rows in groupby(openings, key=lambda row: row.department):
        on = local_day(at, department.site.zone)
        found.append({"name": str(department), "openings": [_opening(row, on, department.site.zone) for row in rows]})
    return found


def _opening(row: Any, on: date, zone: str) -> dict[str, Any]:
    first = ", the first" if row.held > 1 else ""
    held = f"{row.held} held{first} until {last_day_words(row.held_until, zone, on)}" if row.held_until else ""
    taken = f"{row.taken} taken" if row.taken else ""
    return {
        "when": day_words(row.cohort.starts_on, on),
        "track": row.track.title,
        "free": row.free,
        "held": row.held,
        "taken": row.taken,
        "total": row.free + row.held + row.taken,
        "words": ", ".join(part for part in (taken, held) if part),
    }


def _meetings(seen: Iterable[Seen], at: datetime) -> list[dict[str, Any]]:
    planned = [
        (each.interview.starts_at, each, each.interview)
        for each in seen
        if each.interview is not None
        and each.interview.state == InterviewState.SCHEDULED
        and each.interview.starts_at is not None
        and each.interview.starts_at > at
    ]
    planned.sort(key=lambda row: (row[0], row[2].pk))
    return [
        {
            "day": day_words(local_day(starts_at, interview.zone), local_day(at, interview.zone)),
            "time": time_words(starts_at, interview.zone),
            "name": each.referral.application.person.name,
            "place": interview.place,
            "interviewer": ""
            if each.standing.meeting and each.standing.meeting.is_mine
            else interview.manager.get_full_name(),
            "url": candidate_url(each.referral),
        }
        for starts_at, each, interview in planned[:MEETINGS_SHOWN]
    ]
