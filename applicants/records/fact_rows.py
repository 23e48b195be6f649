"""What is known about one application, row by row: chairs, results, checks, papers and classes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Self
from uuid import UUID

from applicants.rules.results import Drug, DrugStatus
from apprenticeships.models import RequirementKind, SessionKind, SignUpState


@dataclass(frozen=True, slots=True)
class Chair:
    """Somebody's chair at a session, or their place on its waiting list, with what a page says about it.

    ``claim_until`` is set while a free chair is kept for them; ``before`` counts who waits before them; ``answered``
    says that a result has come since the session, also one that was taken back.
    """

    pk: int
    session: int
    public_id: UUID
    state: SignUpState
    kind: str
    completes: str
    starts_at: datetime
    zone: str
    place: str
    program: str
    claim_until: datetime | None = None
    before: int = 0
    answered: bool = False

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Self:
        """Return the chair that a row of ``chairs`` tells of."""
        completes = row["requirement_kind"]
        if not completes and row["kind"] == SessionKind.INFO:
            completes = RequirementKind.INFO_SESSION.value
        return cls(
            pk=row["pk"],
            session=row["session"],
            public_id=UUID(row["public_id"]),
            state=SignUpState(row["state"]),
            kind=row["kind"],
            completes=completes,
            starts_at=datetime.fromisoformat(row["starts_at"]),
            zone=row["zone"],
            place=row["place"],
            program=row["program"],
            claim_until=datetime.fromisoformat(row["claim_until"]) if row["claim_until"] else None,
            before=row["before"],
            answered=row["answered"],
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result that came in: what was measured, for which requirement, and in which application's typing test.

    ``typed_for`` is the first day of the class that the test was for, if that was one of this program.
    """

    values: Mapping[str, Any]
    taken_on: date
    slug: str | None
    program_id: int | None
    typed_in: int | None
    typed_for: date | None
    typing_length: timedelta


@dataclass(frozen=True, slots=True)
class Status:
    """Where a background check or drug screen stands, since when, and whether the person agreed to it.

    ``released`` says that they signed that our own clinic may tell its result.
    """

    status: str
    on: date
    agreed: bool = True
    released: bool = True

    def screen(self, *, own_clinic: bool) -> Drug:
        """Return what the rule of the drug screen judges; only our own clinic's result has to be released."""
        return Drug(DrugStatus(self.status), self.on, agreed=self.agreed, released=self.released or not own_clinic)


@dataclass(frozen=True, slots=True)
class Proof:
    """A document that was sent in to show a diploma, WorkKeys levels, or the work at an employer; where it stands."""

    purpose: str
    employer: str
    state: str


@dataclass(frozen=True, slots=True)
class Start:
    """The first day of a class of the program, and the last one to apply for it."""

    on: date
    apply_by: date
