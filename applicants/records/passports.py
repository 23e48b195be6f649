"""What somebody has passed for good and for which programs it counts: read as the next application would read it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.core import signing
from django.db.models import DurationField, Exists, ExpressionWrapper, F, OuterRef, Q

from applicants.models import Passport, ScreeningResult
from applicants.records.asked import plain_rule
from applicants.records.evidence import belongs, too_short
from applicants.rules.passports import NUMBER
from applicants.rules.readings import read
from applicants.rules.requirements import Kind, RequirementRule, Verdict
from applicants.rules.results import Attendance, Result
from applicants.rules.screening import judge
from apprenticeships.models import (
    Parameter,
    Requirement,
    RequirementKind,
    SessionKind,
    SignUp,
    SignUpState,
    VersionState,
)
from apprenticeships.rules.speech import marked

SALT: Final = "applicants.passport"
MINUTES: Final = "typing_minutes"
THIRD_TRY: Final = "workkeys_third_try_days"
KINDS: Final = (
    RequirementKind.INFO_SESSION,
    RequirementKind.ENTRANCE_EXAM,
    RequirementKind.WORKKEYS,
    RequirementKind.TYPING,
    RequirementKind.DOCUMENT,
    RequirementKind.REFERENCE,
)
"""What belongs to the person. A background check, a drug screen or a department's yes never does."""
COMMON: Final = {
    RequirementKind.INFO_SESSION: marked("Information session"),
    RequirementKind.WORKKEYS: marked("WorkKeys"),
    RequirementKind.TYPING: marked("Typing test"),
}


@dataclass(frozen=True, slots=True)
class Counts:
    """For which program a step counts, and through which day; ``None`` is for always."""

    program: str
    slug: str
    through: date | None
    good: bool


@dataclass(frozen=True, slots=True)
class PassedStep:
    """One step that somebody passed, with what it rests on."""

    kind: RequirementKind
    title: str
    passed_on: date
    counts: tuple[Counts, ...]
    results: tuple[int, ...]

    @property
    def good(self) -> tuple[Counts, ...]:
        """The programs for which it still counts."""
        return tuple(each for each in self.counts if each.good)

    @property
    def ends_on(self) -> date | None:
        """The first day through which it counts for a program, of those for which it still does."""
        days = [each.through for each in self.good if each.through is not None]
        return min(days, default=None)

    @property
    def ended_on(self) -> date | None:
        """The last day on which it counted for any program."""
        return max((each.through for each in self.counts if each.through is not None), default=None)


@dataclass(frozen=True, slots=True)
class _Came:
    """A result or an attendance, with what it says to a rule."""

    pk: int | None
    on: date
    says: tuple[Result, ...]
    alone: bool


def asked_now() -> list[Requirement]:
    """Return what the published programs ask for and a person keeps, in the order of their names."""
    rows = Requirement.objects.filter(kind__in=KINDS, version__state=VersionState.PUBLISHED).with_changes()
    return list(
        rows.select_related("version__program").order_by(
            "version__program__name", "version", "step__position", "position"
        )
    )


def passed_by(people: Iterable[int], asked: Sequence[Requirement], *, on: date) -> dict[int, list[PassedStep]]:
    """Return by person what each has passed, of which the next application would count what is ``good`` on ``on``."""
    ids = list(people)
    results: dict[int, list[Any]] = defaultdict(list)
    rows = ScreeningResult.objects.filter(person_id__in=ids, voided_at__isnull=True, kind__in=KINDS)
    length = ExpressionWrapper(F("typing_test__minutes") * timedelta(minutes=1), output_field=DurationField())
    for row in rows.select_related("requirement__version").annotate(length=length).order_by("taken_on", "pk"):
        results[row.person_id].append(row)
    came: dict[int, list[tuple[int, date]]] = defaultdict(list)
    chairs = SignUp.objects.filter(
        person_id__in=ids,
        state=SignUpState.ATTENDED,
        session__kind=SessionKind.INFO,
        session__canceled_at__isnull=True,
    )
    for chair in chairs.select_related("session").order_by("session__starts_at", "pk"):
        day = chair.session.starts_at.astimezone(ZoneInfo(chair.session.zone)).date()
        came[chair.person_id].append((chair.session.program_id, day))
    measured = {RequirementKind.TYPING, RequirementKind.WORKKEYS}
    versions = {each.version_id for each in asked if each.kind in measured}
    numbers = {pk: Parameter.objects.several(MINUTES, THIRD_TRY, version=pk, on=on) for pk in versions}
    return {pk: _steps(results[pk], came[pk], asked, numbers, on=on) for pk in ids}


def _steps(
    results: Sequence[Any],
    came: Sequence[tuple[int, date]],
    asked: Sequence[Requirement],
    numbers: Mapping[int, Mapping[str, int]],
    *,
    on: date,
) -> list[PassedStep]:
    found: dict[tuple[Any, ...], PassedStep] = {}
    for requirement in asked:
        rule = plain_rule(requirement, on=on, today=on)
        if requirement.kind == RequirementKind.WORKKEYS:
            rule = replace(rule, third_try_days=numbers[requirement.version_id][THIRD_TRY])
        there = _there(requirement, rule, results, came, numbers)
        says = [each for row in there for each in row.says]
        answer = judge(rule, says, on)
        if answer.verdict not in {Verdict.MET, Verdict.EXPIRED}:
            continue
        behind = [row for row in there if row.alone] or there
        if answer.verdict is Verdict.MET:
            behind = [row for row in behind if judge(rule, row.says, on).verdict is Verdict.MET] or behind
        key = (requirement.kind, *(row.pk for row in behind if row.pk), *(row.on for row in behind if not row.pk))
        counts = Counts(
            requirement.version.program.name,
            requirement.version.program.slug,
            answer.valid_until,
            answer.verdict is Verdict.MET,
        )
        known = found.get(key)
        found[key] = PassedStep(
            RequirementKind(requirement.kind),
            COMMON.get(RequirementKind(requirement.kind), requirement.title),
            max(row.on for row in behind),
            (*(known.counts if known else ()), counts),
            tuple(row.pk for row in behind if row.pk),
        )
    return sorted(found.values(), key=lambda each: (KINDS.index(each.kind), each.title, each.passed_on))


def _there(
    requirement: Requirement,
    rule: RequirementRule,
    results: Sequence[Any],
    came: Sequence[tuple[int, date]],
    numbers: Mapping[int, Mapping[str, int]],
) -> list[_Came]:
    """What came in for a requirement and would count for a new application: of typing tests only what passed."""
    kind = Kind(requirement.kind)
    found = []
    for row in results:
        if row.kind != requirement.kind or not _fits(row, requirement, kind):
            continue
        says = tuple(read(kind, row.values, row.taken_on))
        alone = judge(rule, says, row.taken_on).verdict is Verdict.MET
        if row.length is not None and (not alone or too_short(row.length, numbers[requirement.version_id][MINUTES])):
            continue
        found.append(_Came(row.pk, row.taken_on, says, alone))
    if kind is Kind.INFO_SESSION:
        program = requirement.version.program_id
        found += [_Came(None, day, (Attendance(day, attended=True),), alone=True) for of, day in came if of == program]
    return found


def _fits(row: ScreeningResult, requirement: Requirement, kind: Kind) -> bool:
    asked = row.requirement
    return belongs(
        kind,
        slug=asked.slug if asked else None,
        program_id=asked.version.program_id if asked else None,
        requirement=requirement,
    )


def lines_of(steps: Sequence[PassedStep]) -> list[dict[str, Any]]:
    """Return what a passport freezes of the steps that still count."""
    return [
        {
            "kind": step.kind.value,
            "title": step.title,
            "passed_on": step.passed_on.isoformat(),
            "counts": [
                {"program": each.program, "through": each.through.isoformat() if each.through else None}
                for each in step.good
            ],
            "results": list(step.results),
        }
        for step in steps
        if step.good
    ]


def is_untrue(passport: Passport) -> bool:
    """Whether a result on a passport was taken back or belongs to somebody else by now, or its person was merged."""
    if passport.person.public_id != passport.holder:
        return True
    wanted = {pk for line in passport.lines for pk in line["results"]}
    there = ScreeningResult.objects.filter(pk__in=wanted, person_id=passport.person_id, voided_at__isnull=True)
    return there.count() != len(wanted)


def untrue() -> list[Passport]:
    """Return the passports in force on which something is not so any more."""
    void = ScreeningResult.objects.filter(voided_at__isnull=False, person=OuterRef("person"))
    moved = ~Q(holder=F("person__public_id"))
    suspects = Passport.objects.in_force().filter(moved | Q(Exists(void))).select_related("person").order_by("pk")
    return [row for row in suspects if is_untrue(row)]


def token_of(passport: Passport) -> str:
    """Return what stands behind the QR code: the number with our signature, and nothing of the person."""
    return _signer().sign(passport.number)


def passport_behind(token: str) -> Passport | None:
    """Return the passport of a token that we signed, with any key that is still in use; ``None`` for all others."""
    try:
        number = _signer().unsign(token)
    except signing.BadSignature:
        return None
    if not NUMBER.fullmatch(number):
        return None
    return Passport.objects.select_related("person").filter(number=number).first()


def _signer() -> signing.Signer:
    return signing.Signer(salt=SALT, sep=".")
