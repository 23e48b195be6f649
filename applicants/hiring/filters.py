"""What a reader asks of the queue: read from an address, asked of each row, and offered as choices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final
from uuid import UUID

from applicants.hiring.standing import Seen
from applicants.rules.hiring_groups import TITLES, Group, group_of
from applicants.rules.screening import ManagerView
from applicants.rules.working_days import day_words
from apprenticeships.rules.words import searched
from cohorts.models import Opening

MOST_LETTERS: Final = 80
YES: Final = "yes"
TESTS: Final = {"passed": "Passed", "open": "Still open"}
CHECKS: Final = {
    ManagerView.CLEARED.value: "Clear",
    ManagerView.PENDING.value: "Pending",
    ManagerView.NOT_CLEARED.value: "Not clear",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What to show, with everything that makes no sense left out. Empty is everything."""

    group: str = ""
    opening: str = ""
    tests: str = ""
    screening: str = ""
    late: str = ""
    here: str = ""
    q: str = ""

    @classmethod
    def of(cls, query: Mapping[str, Any]) -> "Asked":
        """Read an address, or what was saved."""
        return cls(
            group=_one_of(query.get("group"), Group),
            opening=_uuid(query.get("opening")),
            tests=_one_of(query.get("tests"), TESTS),
            screening=_one_of(query.get("screening"), CHECKS),
            late=_one_of(query.get("late"), (YES,)),
            here=_one_of(query.get("here"), (YES,)),
            q=searched(str(query.get("q") or ""), MOST_LETTERS),
        )

    @property
    def values(self) -> dict[str, str]:
        """What is asked for, without what is not; the search for a name is never among what is saved."""
        found = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in found.items() if value}

    @property
    def kept(self) -> dict[str, str]:
        """What a saved filter keeps: no name of anybody."""
        return {name: value for name, value in self.values.items() if name != "q"}

    def admits(self, seen: Seen, on: date) -> bool:
        """Whether a row is shown on ``on``."""
        turn, application = seen.turn, seen.referral.application
        wanted = (
            not self.group or group_of(turn, opened=seen.declared_at is not None) == self.group,
            not self.opening or str(seen.referral.opening.public_id) == self.opening,
            not self.tests or seen.tests_passed is (self.tests == "passed"),
            not self.screening or seen.screening == self.screening,
            not self.late or (turn.is_mine and turn.due < on),
            not self.here or application.is_internal,
            not self.q or self.q.lower() in application.person.name.lower(),
        )
        return all(wanted)


def _one_of(value: object, allowed: Iterable[str]) -> str:
    return str(value) if value and str(value) in [str(each) for each in allowed] else ""


def _uuid(value: object) -> str:
    try:
        return str(UUID(str(value))) if value else ""
    except ValueError:
        return ""


def choices(openings: Iterable[Opening], on: date) -> dict[str, list[tuple[str, str]]]:
    """What each select of the filter offers."""
    return {
        "group": [(group.value, title) for group, title in TITLES.items()],
        "opening": [
            (str(row.public_id), f"{row.department}: {row.track}, {day_words(row.cohort.starts_on, on)}")
            for row in openings
        ],
        "tests": list(TESTS.items()),
        "screening": list(CHECKS.items()),
    }
