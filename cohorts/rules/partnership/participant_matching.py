"""Whether a person of a list is known already: by name and one more thing that says so, never by the name alone.

The one more thing is the e-mail address, the phone number, or the employer's own number. A name alone makes a
question for a person, unless two numbers of one employer say that these are two people.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, Literal

from apprenticeships.rules.likeness import same_email, same_phone
from apprenticeships.rules.lists import Problem
from cohorts.rules.partnership.participants import Entry

Field = Literal["employer", "union", "kind", "occupation", "region", "reference", "joined_on", "left_on"]
INCUMBENT, ENTRANT = "incumbent", "entrant"
FIELDS: Final[tuple[Field, ...]] = (
    "employer",
    "union",
    "kind",
    "occupation",
    "region",
    "reference",
    "joined_on",
    "left_on",
)
NUMBER: Final = "Employer's number"
Value = int | str | date | None


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody whom we know; ``participant`` is their place in this program, if any.

    ``near`` says whether the reader may be shown this person as a possible match.
    """

    person: int
    key: str
    name: str
    email: str = ""
    phone: str = ""
    participant: int | None = None
    employer: int | None = None
    union: int | None = None
    kind: str = ""
    occupation: str = ""
    region: str = ""
    reference: str = ""
    joined_on: date | None = None
    left_on: date | None = None
    near: bool = True


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"  # nobody like this is known
    JOINS = "joins"  # a known person who is new in this program
    CHANGED = "changed"
    SAME = "same"  # known, and nothing is different
    ASK = "ask"  # a person decides


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be the same: a known person, or an earlier row of the list."""

    name: str
    known: Known | None = None
    row: int | None = None

    @property
    def key(self) -> str:
        """How an answer names this candidate."""
        return f"person-{self.known.person}" if self.known else f"row-{self.row}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One row and what becomes of it; ``changes`` maps a field to its new value."""

    entry: Entry
    outcome: Outcome
    known: Known | None = None
    changes: Mapping[Field, Value] = field(default_factory=dict)
    candidates: tuple[Candidate, ...] = ()
    may_be_new: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking in a list would do, and what is wrong with the rows that are left out."""

    verdicts: tuple[Verdict, ...]
    problems: tuple[Problem, ...]

    def of(self, *outcomes: Outcome) -> list[Verdict]:
        """The rows with these outcomes."""
        return [each for each in self.verdicts if each.outcome in outcomes]

    @property
    def fingerprint(self) -> str:
        """A text that differs whenever anything of the plan does."""
        told = [(each.entry.row, each.outcome, each.known, sorted(each.changes.items(), key=_first), each.candidates)
                for each in self.verdicts]  # fmt: skip
        return hashlib.sha256(repr((told, self.problems)).encode()).hexdigest()


def _first(pair: tuple[Field, Value]) -> str:
    return pair[0]


SKIP, NEW = "skip", "new"


def match(entries: Sequence[Entry], keys: Mapping[int, str], known: Iterable[Known]) -> Plan:
    """Say for each row whether the person is known. ``keys`` maps a row to its name as names are compared."""
    return _Matcher(keys, known).plan(entries)


def decided(plan: Plan, answers: Mapping[int, str]) -> Plan:
    """Return the plan with every question answered: ``skip``, ``new`` or the key of a candidate, by row.

    A question without an answer stays. Whoever is the same as an earlier row is left out, as that row holds them.
    """
    settled: list[Verdict] = []
    problems = list(plan.problems)
    rows = {each.known.person: each.entry.row for each in plan.verdicts if each.known}
    for each in plan.verdicts:
        answer = answers.get(each.entry.row, "") if each.outcome == Outcome.ASK else ""
        candidate = next((one for one in each.candidates if one.key == answer), None)
        if candidate is not None and candidate.known is not None:
            before = rows.setdefault(candidate.known.person, each.entry.row)
            if before != each.entry.row:
                problems.append(Problem(each.entry.row, "", f"The same person as in row {before}."))
                continue
            verdict = _verdict_on(each.entry, candidate.known, problems)
            settled += [verdict] if verdict else []
        elif answer == NEW and each.may_be_new:
            verdict = _newcomer(each.entry, problems)
            settled += [verdict] if verdict else []
        elif answer != SKIP and candidate is None:
            settled.append(each)
    return Plan(tuple(settled), tuple(sorted(problems, key=lambda one: one.row)))


@dataclass(slots=True)
class _Matcher:
    keys: Mapping[int, str]
    people: Iterable[Known]
    by_key: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    owners: dict[tuple[int | None, str], Known] = field(default_factory=dict)
    earlier: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    numbers: dict[tuple[int | None, str], int] = field(default_factory=dict)
    rows: dict[int, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def plan(self, entries: Sequence[Entry]) -> Plan:
        for each in self.people:
            self.by_key[each.key].append(each)
            if each.participant and each.reference:
                self.owners[each.employer, each.reference] = each
        verdicts = [verdict for entry in entries if (verdict := self._verdict(entry)) is not None]
        return Plan(tuple(verdicts), tuple(sorted(self.problems, key=lambda one: one.row)))

    def _verdict(self, entry: Entry) -> Verdict | None:
        key, number = self.keys[entry.row], (entry.employer, entry.reference)
        alike = [one for one in self.earlier[key] if not _differ(entry, one)]
        twin = next((one for one in alike if _share(entry, one)), None)
        if twin is not None:
            return self._wrong(entry, f"The same person as in row {twin.row}.")
        if entry.reference and self.numbers.setdefault(number, entry.row) != entry.row:
            return self._wrong(entry, f"Row {self.numbers[number]} has the same number.", NUMBER)
        self.earlier[key].append(entry)
        same = [one for one in self.by_key[key] if _share(entry, one) and not _differ(entry, one)]
        owner = self.owners.get(number) if entry.reference else None
        if owner is not None and owner not in same:
            return self._owned(entry, owner, same)
        if len({one.person for one in same}) == 1:
            return self._known(entry, same[0])
        return self._asked(entry, same, alike)

    def _owned(self, entry: Entry, owner: Known, same: Sequence[Known]) -> Verdict | None:
        """The employer's number belongs to somebody with another name."""
        if same:
            return self._wrong(entry, f"This number belongs to {owner.name}.", NUMBER)
        return Verdict(entry, Outcome.ASK, candidates=(Candidate(owner.name, known=owner),), may_be_new=False)

    def _asked(self, entry: Entry, same: Sequence[Known], alike: Sequence[Entry]) -> Verdict | None:
        """Several may be meant, or only the name is the same; if nobody is like this, it is somebody new."""
        people = self.by_key[self.keys[entry.row]]
        maybe = same or [one for one in people if one.near and (_share(entry, one) or not _differ(entry, one))]
        found = [Candidate(one.name, known=one) for one in maybe] + [Candidate(one.name, row=one.row) for one in alike]
        found = list({each.key: each for each in found}.values())  # somebody may be known by two names
        return Verdict(entry, Outcome.ASK, candidates=tuple(found)) if found else _newcomer(entry, self.problems)

    def _known(self, entry: Entry, known: Known) -> Verdict | None:
        row = self.rows.setdefault(known.person, entry.row)
        if row != entry.row:
            return self._wrong(entry, f"The same person as in row {row}.")
        return _verdict_on(entry, known, self.problems)

    def _wrong(self, entry: Entry, reason: str, column: str = "") -> Verdict | None:
        self.problems.append(Problem(entry.row, column, reason))
        return None


def _share(entry: Entry, other: Known | Entry) -> bool:
    """Whether a second thing beside the name says that these two are one."""
    return (
        same_email(entry, other)
        or same_phone(entry, other)
        or bool(entry.reference and entry.employer == other.employer and entry.reference == other.reference)
    )


def _differ(entry: Entry, other: Known | Entry) -> bool:
    """Whether one employer gave them two numbers."""
    both = entry.reference and other.reference and entry.reference != other.reference
    return bool(both and entry.employer is not None and entry.employer == other.employer)


def _newcomer(entry: Entry, problems: list[Problem]) -> Verdict | None:
    fields: dict[Field, Value] = {
        "kind": entry.kind or (INCUMBENT if entry.employer else ENTRANT),
        "employer": entry.employer,
    }
    return Verdict(entry, Outcome.NEW) if _fits(entry, fields, problems) else None


def _verdict_on(entry: Entry, known: Known, problems: list[Problem]) -> Verdict | None:
    """A row about a known person: what the list says differently; an empty cell changes nothing."""
    if known.participant is None:
        newcomer = _newcomer(entry, problems)
        return Verdict(entry, Outcome.JOINS, known) if newcomer else None
    changes: dict[Field, Value] = {
        name: value for name in FIELDS if (value := getattr(entry, name)) and value != getattr(known, name)
    }
    if "employer" in changes and known.reference and not entry.reference:
        changes["reference"] = ""  # the former employer's number says nothing at the new one
    after = {name: changes.get(name, getattr(known, name)) for name in FIELDS}
    if not _fits(entry, after, problems):
        return None
    return Verdict(entry, Outcome.CHANGED if changes else Outcome.SAME, known, changes)


def _fits(entry: Entry, after: Mapping[Field, Value], problems: list[Problem]) -> bool:
    """Whether the row can be written; if not, the problem says why."""
    first, last = after.get("joined_on"), after.get("left_on")
    if after["kind"] == INCUMBENT and not after["employer"]:
        problems.append(Problem(entry.row, "Employer", "Whoever works for a partner needs an employer."))
    elif isinstance(first, date) and isinstance(last, date) and last < first:
        problems.append(Problem(entry.row, "Left on", "Nobody leaves before they join."))
    else:
        return True
    return False
