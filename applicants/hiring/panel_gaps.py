"""What stands in the way of a panel: who lacks what, and what to do next."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from applicants.hiring.seating import PanelChoice
from applicants.hiring.standing import Panel, Seen
from applicants.hiring.times import pattern_words
from applicants.models import Interview, OpenTimes
from applicants.records.open_times import choice_for, without_times
from applicants.records.panels import away
from applicants.rules.working_days import local_day
from apprenticeships.models import User

ASK_ELSE = "choose somebody else, or set a time yourself"


@dataclass(frozen=True, slots=True)
class Gap:
    """One sentence about who lacks what, one about what to do, and the page for it where there is one."""

    words: str
    todo: str
    url: str = ""
    action: str = ""


def too_few(seen: Seen, panel: Panel, choice: PanelChoice) -> list[Gap]:
    """Where fewer can meet a candidate than each should meet: who cannot, and why."""
    if len(choice.people) >= choice.size:
        return []
    department = seen.referral.opening.department_id
    gone = away(panel.members.get(department, []))
    because = [
        f"{name} {'is away' if user in gone and user not in seen.aside else 'takes no part with this candidate'}."
        for user, name in panel.interviewers(department).items()
        if user not in choice.people
    ]
    who = " and ".join(choice.people.values()) or "nobody of your department"
    words = [f"Each candidate for these places should meet {choice.size} people, and only {who} can.", *because]
    todo = "Tell your program office whom to invite as an interviewer."
    if choice.people:
        todo += " If you do not wait for that, you meet the candidate as you are."
    return [Gap(" ".join(words), todo)]


def no_times(seen: Seen, people: Sequence[User], reader: User, *, at: datetime) -> list[Gap]:
    """Why a candidate cannot choose a time of these people, whoever leads first; nothing when they can."""
    department, on = seen.referral.opening.department, local_day(at, seen.standing.zone)
    silent = without_times(people, department.pk, on=on)
    if silent:
        return [_silent(each, reader) for each in silent]
    if not people or _offered(seen, people, at):
        return []
    return [_apart(seen, people, at)]


def _silent(user: User, reader: User) -> Gap:
    if user.pk == reader.pk:
        words = "You have not published any open times for this department."
        return Gap(words, f"Publish some, {ASK_ELSE}.", reverse("hiring:times_new"), "Publish times")
    name = user.get_full_name()
    words = f"{name} has not published any open times for this department."
    return Gap(words, f"Ask {name} to publish some under “My open times”, {ASK_ELSE}.")


def _apart(seen: Seen, people: Sequence[User], at: datetime) -> Gap:
    """All have published times, and none suits: whose do not, and when each of them is open."""
    lead, *others = people
    never = [each.get_full_name() for each in others if not _offered(seen, [lead, each], at)]
    if not _offered(seen, [lead], at):
        words = f"{lead.get_full_name()} has no open time left before the class begins."
    elif never:
        words = f"{lead.get_full_name()} is never open and free at the same time as {' or '.join(never)}."
    else:
        words = "There is no open time at which all of them are free."
    when = " ".join(_hours(people, seen.referral.opening.department_id))
    return Gap(f"{words} {when}".strip(), f"Publish more times that are alike, {ASK_ELSE}.")


def _offered(seen: Seen, people: Sequence[User], at: datetime) -> bool:
    """Whether a meeting of these people could be booked."""
    referral = seen.referral
    asked = Interview(
        application=referral.application, opening=referral.opening, manager=people[0], zone=seen.standing.zone
    )
    return bool(choice_for(asked, [each.pk for each in people], at=at).offered)


def _hours(people: Iterable[User], department: int) -> Iterator[str]:
    """When each of them is open: "Sam Ortiz: Mondays, 9:00 a.m. to 11:00 a.m."."""
    for each in people:
        rows = OpenTimes.objects.running().filter(user=each, department=department).order_by("opens", "pk")
        yield f"{each.get_full_name()}: {'; '.join(pattern_words(row) for row in rows)}."
