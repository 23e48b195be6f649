"""The queue as a page shows it: rows with one sentence and one verb, seats and meetings beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, groupby
from typing import Any, Final

from django.db.models import QuerySet
from django.urls import reverse

from applicants.hiring.filters import Asked, choices
from applicants.hiring.offer_rows import position_words
from applicants.hiring.openings import free_seats, openings_with_seats, with_openings
from applicants.hiring.standing import Panel, Seen, open_referrals, see
from applicants.models import InterviewState, Referral
from applicants.rules.hiring_groups import MINE, ORDER, TITLES, Group, clock_words, group_of, see_you
from applicants.rules.hiring_queue import Verb
from applicants.rules.pipeline import Family
from applicants.rules.screening import ManagerView
from applicants.rules.working_days import day_words, last_day_words, local_day, time_words
from apprenticeships.messages import DEFAULT_ZONE
from apprenticeships.models import User
from apprenticeships.templatetags.look import money
from apprenticeships.written import written_once
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

    groups: list[dict[str, Any]]
    mine: list[dict[str, Any]]
    waiting: list[dict[str, Any]]
    all: int
    minutes: int
    to_release: int
    first_url: str
    see_you: str
    departments: list[dict[str, Any]]
    meetings: list[dict[str, Any]]
    choices: dict[str, list[tuple[str, str]]]
    is_stood_in: bool


EVERYTHING: Final = Asked()


def load(reader: User, *, at: datetime, asked: Asked = EVERYTHING) -> Queue:
    """The reader's queue at ``at``, by what needs doing; within a group late first, then today, then by date."""
    panel = Panel.of(reader)
    openings = openings_with_seats(panel, at=at)
    rows = rows_of(reader, openings, at=at)
    everybody = see(rows, panel, at=at, free=free_seats(rows))
    seen = [each for each in everybody if asked.admits(each, local_day(at, each.standing.zone))]
    several = len({each.referral.opening.department.pk for each in everybody}) > 1
    found = in_groups(seen)
    groups = [_group(group, cards, at, several=several) for group, cards in found]
    mine = [row for group in groups if group["is_mine"] for row in group["rows"]]
    on = local_day(at, openings[0].department.site.zone if openings else DEFAULT_ZONE)
    return Queue(
        groups=groups,
        mine=mine,
        waiting=[row for group in groups if not group["is_mine"] for row in group["rows"]],
        all=len({whose(each.referral) for each in everybody}),
        minutes=sum(first.turn.minutes for _, cards in found for first, *_ in cards),
        to_release=sum(is_to_release(each) for each in everybody),
        first_url=mine[0]["url"] if mine else "",
        see_you=back_on((each for each in everybody if not each.turn.is_mine), on),
        departments=departments_with_seats(openings, at),
        meetings=_meetings(everybody, at),
        choices=choices(openings, on),
        is_stood_in=any(row.acts_for_id == reader.pk for rows in panel.members.values() for row in rows),
    )


def is_to_release(each: Seen) -> bool:
    """Whether a decision is prepared that the reader may tell."""
    decided = each.standing.decided
    return each.is_open and each.standing.decides and decided is not None and not decided.is_told


def back_on(waiting: Iterable[Seen], on: date) -> str:
    """The day on which a reader without anything to do comes back; who is too close has nothing to come back for."""
    return day_words(see_you([each.turn.due for each in waiting if not each.recused], on), on)


def whose(referral: Referral) -> tuple[int, int]:
    """The person and the department that a row is about: one card of the queue, for however many openings."""
    return referral.application.person_id, referral.opening.department_id


def in_groups(seen: Iterable[Seen]) -> list[tuple[Group, list[list[Seen]]]]:
    """The cards by what needs doing, each group by its day; groups without cards are left out.

    A card is one person before one department: what is to be done first, then their other openings there.
    """
    by_day = sorted(seen, key=lambda each: (each.turn.due, each.referral.referred_at, each.referral.pk))
    found: dict[Group, list[Seen]] = {group: [] for group in ORDER}
    for each in by_day:
        found[group_of(each.turn, opened=each.declared_at is not None)].append(each)
    cards: dict[tuple[int, int], list[Seen]] = {}
    for each in chain.from_iterable(found.values()):
        cards.setdefault(whose(each.referral), []).append(each)
    groups = (
        (group, [cards[key] for each in rows if cards[key := whose(each.referral)][0] is each])
        for group, rows in found.items()
    )
    return [(group, rows) for group, rows in groups if rows]


def in_order(seen: Iterable[Seen]) -> tuple[list[Seen], list[Seen]]:
    """The first of each card, the reader's own in the order of the page, and those that wait for others."""
    groups = in_groups(seen)
    mine = [each for group, rows in groups if group in MINE for each, *_ in rows]
    return mine, [each for group, rows in groups if group not in MINE for each, *_ in rows]


def _group(group: Group, rows: list[list[Seen]], at: datetime, *, several: bool) -> dict[str, Any]:
    return {
        "slug": group.value,
        "title": TITLES[group],
        "is_mine": group in MINE,
        "rows": [_row(first, others, at, several=several) for first, *others in rows],
    }


@written_once
def _rows(reader: int) -> QuerySet[Referral]:
    """No more columns than a row shows: half of this page's work was columns that it never read."""
    return (
        open_referrals(User(pk=reader))
        .select_related(None)
        .select_related("application__person")
        .only(
            "opening_id",
            "referred_at",
            "invite_by",
            "application__public_id",
            "application__state",
            "application__is_internal",
            "application__person__given_name",
            "application__person__family_name",
        )
    )


def rows_of(reader: User, openings: Iterable[Opening] = (), *, at: datetime) -> Sequence[Referral]:
    """The candidates before the reader's departments, with as much as a row of the queue shows.

    ``openings`` are those that the page has loaded already.
    """
    return with_openings(_rows(reader.pk), openings, at=at)


def address(each: Seen) -> str:
    """Where the button of a row leads."""
    if each.turn.verb == Verb.RELEASE:
        return reverse("hiring:prepared")
    offer = each.offer
    if offer is not None and each.standing.decides and not each.recused:
        return reverse("hiring:offer", args=[offer.public_id])
    name = "hiring:invite" if each.turn.verb == Verb.INVITE and each.declared_at is not None else "hiring:candidate"
    return candidate_url(each.referral, name)


def candidate_url(referral: Any, name: str = "hiring:candidate") -> str:
    """A page about a candidate before one opening."""
    path = reverse(name, args=[referral.application.public_id])
    return f"{path}?opening={referral.opening.public_id}"


def class_words(opening: Opening, on: date) -> str:
    """The position and its class: "Medical assistant, class of Monday, April 6"."""
    return position_words(str(opening.track), opening.cohort.starts_on, on)


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


def _row(each: Seen, others: list[Seen], at: datetime, *, several: bool) -> dict[str, Any]:
    on = local_day(at, each.standing.zone)
    opening = each.referral.opening
    place = f"{opening.department.name}: " if several else ""
    family = each.turn.family(on)
    return {
        "family": family.css.removeprefix("is-"),
        "title": each.referral.application.person.name,
        "small": place + class_words(opening, on),
        "facts": facts(each),
        "badge": each.turn.badge(on),
        "badge_icon": "clock" if family is Family.STOP else family.icon,
        "text": each.turn.sentence,
        "clock": clock_of(each, on),
        "url": address(each),
        "action": each.turn.verb.value,
        "about": each.referral.application.person.name,
        "also": [
            {"text": class_words(other.referral.opening, on), "small": other.turn.sentence, "url": address(other)}
            for other in others
        ],
    }


def clock_of(each: Seen, on: date) -> str:
    """How long the candidate has waited for the reader; nothing while it is somebody else's turn or from a call on."""
    verb, meeting = each.turn.verb, each.standing.meeting
    if not each.turn.is_mine or verb == Verb.CALL or each.standing.offer is not None:
        return ""
    if verb == Verb.INVITE or meeting is None or meeting.starts_at is None:
        since = local_day(each.referral.referred_at, each.standing.zone)
        return clock_words(since, each.referral.invite_by, on) if since < on else ""
    since = local_day(meeting.starts_at, each.standing.zone)
    return clock_words(since, meeting.score_by or since, on) if since < on else ""


def departments_with_seats(openings: Iterable[Opening], at: datetime) -> list[dict[str, Any]]:
    """The departments with the seats of each opening, in squares and words."""
    found = []
    for department, grouped in groupby(openings, key=lambda row: row.department):
        on = local_day(at, department.site.zone)
        rows = list(grouped)
        found.append(
            {
                "name": str(department),
                "panel": panel_words(rows),
                "openings": [_opening(row, on, department.site.zone) for row in rows],
            }
        )
    return found


def panel_words(rows: Iterable[Any]) -> str:
    """What to do where fewer people interview than each candidate for these openings meets; else nothing."""
    short = max(rows, key=lambda row: row.panel_size - row.interviewers)
    if short.panel_size <= short.interviewers:
        return ""
    people = "1 person interviews" if short.interviewers == 1 else f"{short.interviewers} people interview"
    return (
        f"Each candidate should meet {short.panel_size} people, and {people} here. "
        "Tell your program office whom to invite as an interviewer."
    )


def _opening(row: Any, on: date, zone: str) -> dict[str, Any]:
    first = ", the first" if row.held > 1 else ""
    until = f"{first} until {last_day_words(row.held_until, zone, on)}" if row.held_until else ""
    held = f"{row.held} held{until}" if row.held else ""
    taken = f"{row.taken} taken" if row.taken else ""
    return {
        "when": day_words(row.cohort.starts_on, on),
        "track": row.track.title,
        "pay": f"{money(row.an_hour)} an hour" if row.an_hour is not None else "",
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
