"""What writing down a file of results would do now: for whom, from which verdict to which, and which rows are odd."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import F, Q
from django.db.models.functions import Upper

from applicants.models import Application, ApplicationState, ResultImport
from applicants.records.evidence import OF_THE_PERSON, belongs, judge_all, rule_in
from applicants.records.fact_rows import Outcome
from applicants.records.facts import Facts
from applicants.records.result_facts import Judgeable, judgeable
from applicants.rules.requirements import Judgement, Kind, RequirementRule, day_words
from applicants.rules.result_lists import Entry, Finding, Why, beyond, checked, parts
from applicants.rules.result_matching import SKIP, Asked, How, Known, Matched, Stands, match
from applicants.rules.result_words import told
from applicants.rules.scored import good_through
from apprenticeships.models import Person, Requirement
from apprenticeships.rules.lists import Raw, Sheet
from apprenticeships.sort_names import sort_names

__all__ = ["SKIP", "Change", "Plan", "plan", "sheet_in"]


Spot = tuple[int, date, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One result that would be written down, and what the verdict on its test is before and after."""

    entry: Entry
    known: Known
    how: How
    requirement: Requirement
    before: Judgement
    after: Judgement

    @property
    def application(self) -> int:
        """Whose it is."""
        return self.known.application


@dataclass(frozen=True, slots=True)
class Plan:
    """What would become of each row: written down, known already, decided by a person, or left out as odd."""

    changes: tuple[Change, ...]
    same: tuple[Matched, ...]
    asked: tuple[Asked, ...]
    findings: tuple[Finding, ...]

    @property
    def fingerprint(self) -> str:
        """A text that differs whenever anything of the plan does."""
        told = (
            [(each.entry, each.application, each.before.verdict, each.after.verdict) for each in self.changes],
            [(each.entry.row, each.known.application) for each in self.same],
            [(each.entry.row, each.candidates) for each in self.asked],
            self.findings,
        )
        return hashlib.sha256(repr(told).encode()).hexdigest()


def sheet_in(batch: ResultImport) -> Sheet:
    """Return the rows that are kept of a file; none once it is thrown away."""
    if not batch.content:
        return Sheet(())
    kept = json.loads(batch.content)
    rows = (
        Raw(each["row"], each["cells"], tuple(each["withheld"]), too_wide=each["too_wide"]) for each in kept["rows"]
    )
    return Sheet(tuple(rows), tuple(kept["ignored"]))


def plan(batch: ResultImport, rows: Iterable[Raw], *, on: date, answers: Mapping[int, str] | None = None) -> Plan:
    """Say what writing down these rows would do on the day ``on``. Changes nothing.

    ``answers`` says by row which application a namesake's result belongs to, or that it is left out.
    """
    kind = Kind(batch.kind)
    entries, findings = checked(rows, kind, today=on)
    keys = dict(
        zip(
            [each.row for each in entries],
            sort_names([(each.family_name, each.given_name) for each in entries]),
            strict=True,
        )
    )
    matching = match(entries, keys, _known(batch.program_id, entries, keys), answers)
    findings += matching.findings
    wanted = {each.known.application for each in matching.matched}
    found = judgeable(wanted, kind=batch.kind, slug=batch.slug, today=on)
    weighing = _Weighing(kind, found)
    weighing.all(sorted(matching.matched, key=lambda one: one.entry.row))
    findings += weighing.findings
    findings.sort(key=lambda one: one.row)
    return Plan(tuple(weighing.changes), tuple(weighing.same), matching.asked, tuple(findings))


class _Weighing:
    """Rows whose application is known, one after the other: each counts for those that follow."""

    def __init__(self, kind: Kind, found: Mapping[int, Judgeable]) -> None:
        self.kind, self.found = kind, dict(found)
        self.changes: list[Change] = []
        self.same: list[Matched] = []
        self.findings: list[Finding] = []

    def all(self, rows: Iterable[Matched]) -> None:
        """Decide about each row. Where rows say different things about one test, none of them is taken."""
        possible = [each for each in rows if self._is_possible(each)]
        said: dict[Spot, dict[str, int]] = {}
        for each in possible:
            for spot, value in self._spots(each).items():
                said.setdefault(spot, {}).setdefault(value, each.entry.row)
        for each in possible:
            spots = self._spots(each)
            others = [row for spot in spots for value, row in said[spot].items() if value != spots[spot]]
            first = {said[spot][value] for spot, value in spots.items()}
            earlier = [row for row in first if row != each.entry.row]
            if others:
                reason = f"Row {min(others)} has another result of this person for this day. Neither is written down."
                self._odd(each.entry, Why.TWICE, reason)
            elif earlier:
                part = " a part of" if len(first) > 1 else ""
                self._odd(each.entry, Why.TWICE, f"Row {min(earlier)} says{part} the same.")
            elif not self._is_known(each):
                self._write(each)

    def _spots(self, one: Matched) -> dict[Spot, str]:
        """What the row measures: person, day and test, each with its value."""
        person, day = one.known.person, one.entry.taken_on
        return {(person, day, test): value for test, value in parts(self.kind, one.entry.values).items()}

    def _is_possible(self, one: Matched) -> bool:
        there = self.found.get(one.known.application)
        if there is None:
            reason = "The rules under which this application was sent do not ask for this test."
            self._odd(one.entry, Why.NOT_OPEN, reason)
            return False
        rule = rule_in(there.facts, there.step.requirement).made(one.entry.taken_on)
        odd = beyond(one.entry, self.kind, rule.threshold) or _too_old(one.entry, rule, there.facts)
        self.findings += [odd] if odd else []
        return odd is None

    def _is_known(self, one: Matched) -> bool:
        """Whether a result of this person for this test and day is recorded already."""
        there = self.found[one.known.application]
        tests = parts(self.kind, one.entry.values)
        recorded = dict[str, str]()
        words = ""
        for row in there.facts.results.get(self.kind, ()):
            fits = belongs(self.kind, slug=row.slug, program_id=row.program_id, requirement=there.step.requirement)
            held = parts(self.kind, row.values)
            if fits and row.taken_on == one.entry.taken_on and held.keys() & tests.keys():
                recorded |= held
                words = told(self.kind, row.values)
        if not words:
            return False
        if all(recorded.get(test) == value for test, value in tests.items()):
            self.same.append(one)
        else:
            reason = f"Another result of this day is recorded: {words}. Take that one back first if it is wrong."
            self._odd(one.entry, Why.DIFFERS, reason)
        return True

    def _write(self, one: Matched) -> None:
        there = self.found[one.known.application]
        step = there.step
        asked_by = None if self.kind in OF_THE_PERSON else step.requirement
        fresh = Outcome(
            one.entry.values,
            one.entry.taken_on,
            asked_by.slug if asked_by else None,
            asked_by.version.program_id if asked_by else None,
            None,
            None,
            timedelta(),
        )
        before, after = there.facts, _with(there.facts, self.kind, fresh)
        self.found[one.known.application] = replace(there, facts=after)
        verdicts = [judge_all(each, [step])[0].answer for each in (before, after)]
        self.changes.append(Change(one.entry, one.known, one.how, step.requirement, *verdicts))

    def _odd(self, entry: Entry, why: Why, reason: str) -> None:
        self.findings.append(Finding(entry.row, "", why, reason))


def _with(facts: Facts, kind: Kind, fresh: Outcome) -> Facts:
    """The facts with one result more, where it will stand once it is written down."""
    rows = sorted([*facts.results.get(kind, ()), fresh], key=lambda each: each.taken_on)
    return replace(facts, results={kind: rows})


def _too_old(entry: Entry, rule: RequirementRule, facts: Facts) -> Finding | None:
    through = good_through(rule, entry.taken_on)
    if through is None or through >= facts.on:
        return None
    reason = f"Too old to count: it was good through {day_words(through, facts.on)}, before the application was sent."
    return Finding(entry.row, "Taken on", Why.TOO_OLD, reason)


def _known(program_id: int, entries: Sequence[Entry], keys: Mapping[int, str]) -> list[Known]:
    """The applications that the rows may mean: by number, address and name, former ones of merged records too."""
    numbers = {each.application for each in entries if each.application is not None}
    emails = {each.email.upper() for each in entries if each.email}
    names = {keys[each.row] for each in entries if each.given_name and each.family_name}
    former: dict[int, list[tuple[str, str]]] = {}
    merged = Person.everyone.filter(merged_into__isnull=False).annotate(upper=Upper("email"))
    for person, key, email in merged.filter(Q(upper__in=emails) | Q(sort_name__in=names)).values_list(
        "merged_into_id", "sort_name", "email"
    ):
        former.setdefault(person, []).append((key, email))
    rows = Application.objects.filter(version__program=program_id).annotate(upper=Upper("person__email"))
    wanted = rows.filter(
        Q(pk__in=numbers) | Q(upper__in=emails) | Q(person__sort_name__in=names) | Q(person__in=former)
    ).annotate(birth=F("person__identity__birth_date"))
    found = []
    for pk, person, given, family, key, email, birth, state, ended in wanted.order_by("pk").values_list(
        "pk", "person_id", "person__given_name", "person__family_name", "person__sort_name", "person__email", "birth",
        "state", "ended_at",
    ):  # fmt: skip
        known = Known(pk, person, f"{given} {family}".strip(), key, email.lower(), birth, _stands(state, ended))
        found += [known, *(replace(known, key=name, email=mail.lower()) for name, mail in former.get(person, ()))]
    return found


def _stands(state: str, ended: object) -> Stands:
    if ended is not None:
        return Stands.OVER
    return Stands.DRAFT if state == ApplicationState.DRAFT else Stands.OPEN
