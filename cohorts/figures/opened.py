"""What stands behind a figure: the very records that it counts, chosen as the figure chooses them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Final

from cohorts.figures.done import Done

NO_EMPLOYER: Final = "-"


class Counted(StrEnum):
    """What a figure counts."""

    SERVICES = "services"
    PEOPLE = "people"
    CLAIMED_SERVICES = "claimed-services"
    CLAIMED_PEOPLE = "claimed-people"

    @property
    def by_person(self) -> bool:
        """Whether each person counts once."""
        return self in {Counted.PEOPLE, Counted.CLAIMED_PEOPLE}


@dataclass(frozen=True, slots=True)
class Asked:
    """One figure: a component or all (empty), an employer or all (empty), from one day through another."""

    first: date
    last: date
    count: Counted = Counted.SERVICES
    component: str = ""
    partner: str = ""

    def holds(self, each: Done) -> bool:
        """Whether a service lies in this figure's component, employer and days."""
        service = each.service
        return (
            self.first <= service.on <= self.last
            and self.component in {"", service.component}
            and self.partner in {"", service.partner or NO_EMPLOYER}
        )


def behind(asked: Asked, done: Iterable[Done]) -> list[list[Done]]:
    """Return the rows behind a figure, as many as it says: services one by one, or those of each person together.

    Somebody with one service on record is never among the people who are only claimed.
    """
    inside = [each for each in done if asked.holds(each)]
    claimed = asked.count in {Counted.CLAIMED_SERVICES, Counted.CLAIMED_PEOPLE}
    rows = [each for each in inside if bool(each.service.evidence) is not claimed]
    if asked.count is Counted.CLAIMED_PEOPLE:
        known = {each.service.person for each in inside if each.service.evidence}
        rows = [each for each in rows if each.service.person not in known]
    return by_person(rows) if asked.count.by_person else [[each] for each in sorted(rows, key=_by_day)]


def by_person(rows: Sequence[Done]) -> list[list[Done]]:
    """The services of each person together, who came last first."""
    ordered = sorted(rows, key=lambda each: (str(each.service.person), *_by_day(each)))
    groups = [list(group) for _, group in groupby(ordered, key=lambda each: each.service.person)]
    return sorted(groups, key=lambda group: _by_day(group[0]))


def _by_day(each: Done) -> tuple[int, str, int]:
    return -each.service.on.toordinal(), each.record, each.pk
