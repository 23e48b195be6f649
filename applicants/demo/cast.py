"""What the stories of the last weeks share: days that count back from today, and the class that fits them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from applicants.demo.classes import Plan
from applicants.demo.clockwork import Days
from applicants.demo.hiring import READY
from applicants.demo.names import Who
from applicants.demo.people import Candidate
from applicants.demo.world import World
from apprenticeships.rules.dates import DAY

FAMILY, CHILDREN, DESK, INTERNAL, ACCESS = "family", "children", "desk", "internal", "access"
A_FEW_DAYS: Final = 3 * DAY


@dataclass(slots=True)
class Cast:
    """Finds the next fictional person and the class for which they apply."""

    world: World
    plans: Sequence[Plan]
    names: Iterator[Who]

    @property
    def days(self) -> Days:
        """The calendar."""
        return self.world.days

    def candidate(self, place: str, sent: date, *, who: Who | None = None, **fields: Any) -> Candidate:
        """Somebody for the first class that takes applications on that day and leaves time to get ready."""
        ready = max(self.days.work(sent, READY + 1), self.days.today + A_FEW_DAYS)
        plan = next(each for each in self.plans if each.apply_by >= sent and each.ready_by >= ready)
        track = fields.pop("track", self.world.places[place].track)
        return Candidate(who or next(self.names), track=track, place=place, start=plan.start, **fields)
