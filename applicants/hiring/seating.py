"""Who can meet a candidate, and who is proposed: what the forms of an interview offer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from applicants.hiring.standing import Panel, Seen
from applicants.models import InterviewState
from applicants.records.open_times import led_by
from applicants.records.panels import away, seats_about
from apprenticeships.models import User

OPEN = frozenset({InterviewState.REQUESTED, InterviewState.SCHEDULED})


@dataclass(frozen=True, slots=True)
class PanelChoice:
    """Names by id of those who may meet the candidate, who leads and takes part if nothing changes, and how many."""

    people: Mapping[int, str]
    lead: int
    others: tuple[int, ...]
    size: int

    @property
    def words(self) -> str:
        """How many it should be."""
        return f"Each candidate for these places meets {min(self.size, len(self.people))} of you, so that it is fair."


def in_this_order(keys: Sequence[int]) -> list[User]:
    """The accounts with these ids, as they were named."""
    found = User.objects.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def choice_of(seen: Seen, panel: Panel) -> PanelChoice:
    """Propose who was asked before, else the reader and whom the lot names. Nobody who stands apart, or is away."""
    row: Any = seen.referral
    department = row.opening.department_id
    members = panel.members.get(department, [])
    interview: Any = seen.interview if seen.interview is not None and seen.interview.state in OPEN else None
    invited = [panel.reader.pk] if interview is None else led_by(interview.manager_id, interview.asked)
    left_out = {*seen.aside, *(away(members) - set(invited))}
    people = {user: name for user, name in panel.interviewers(department).items() if user not in left_out}
    seats = seats_about(
        row.application_id,
        members,
        invited=invited,
        apart=seen.aside,
        scored=(),
        size=panel.size(row),
    )
    return PanelChoice(people, seats.lead or panel.reader.pk, seats.people[1:], seats.size)
