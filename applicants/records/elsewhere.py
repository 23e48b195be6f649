"""Other programs that take applications now and fit what somebody told us."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.core.cache import caches

from applicants.records.asked import eligibility_rule, rules_of
from applicants.records.evidence import stated
from applicants.records.facts import Facts
from applicants.rules.eligibility import EligibilityRule, Need, Outlook, check
from apprenticeships.models import ProgramVersion, VersionState
from cohorts.models import Cohort

KEEP: Final = 600  # seconds
MOST: Final = 3
FITS: Final = frozenset({Outlook.ELIGIBLE, Outlook.NEED_MORE})


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A program with its next class."""

    program: int
    name: str
    slug: str
    starts_on: date
    apply_by: date
    rule: EligibilityRule


def fitting(facts: Facts, *, on: date) -> list[Elsewhere]:
    """Return other programs that fit as far as we know, the one that closes first ahead. A person decides later.

    None once what somebody told us is destroyed: then we know nothing.
    """
    if facts.application.answers_destroyed_at is not None:
        return []
    own, answers = facts.application.version.program_id, stated(facts)
    found = [
        each
        for each in _open(on)
        if each.program != own
        and each.apply_by >= on
        and (each.rule.student is not Need.REQUIRED or answers.student)
        and check(answers, each.rule, start=each.starts_on, on=on).outlook in FITS
    ]
    return found[:MOST]


def _open(on: date) -> Sequence[Elsewhere]:
    """Every listed program with a class that takes applications, worked out once in ten minutes."""
    key = f"elsewhere:{on}"
    found: Sequence[Elsewhere] | None = caches["process"].get(key)
    if found is None:
        found = _read(on)
        caches["process"].set(key, found, timeout=KEEP)
    return found


def _read(on: date) -> list[Elsewhere]:
    classes = Cohort.objects.of_apprentices().filter(canceled_at__isnull=True, apply_by__gte=on, starts_on__gt=on)
    next_of: dict[int, tuple[date, date]] = {}
    for program, start, apply_by in classes.order_by("starts_on").values_list("program_id", "starts_on", "apply_by"):
        next_of.setdefault(program, (start, apply_by))
    rows = ProgramVersion.objects.filter(
        state=VersionState.PUBLISHED, program__is_listed=True, program__in=list(next_of)
    ).select_related("program")
    rows = rows.prefetch_related("requirements__changes")
    found = [
        Elsewhere(
            row.program_id,
            row.program.name,
            row.program.slug,
            *next_of[row.program_id],
            eligibility_rule(rules_of(row.requirements.all(), on=on)),
        )
        for row in rows
    ]
    return sorted(found, key=lambda each: (each.apply_by, each.name))
