"""Other programs that are open now and fit what somebody told us."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.contrib.postgres.aggregates import ArrayAgg
from django.core.cache import caches
from django.db.models import Value
from django.utils.translation import gettext as _

from applicants.records.asked import eligibility_rule, rules_of
from applicants.records.evidence import stated
from applicants.records.facts import Facts
from applicants.rules.eligibility import EligibilityAnswers, EligibilityRule, Outlook, check, may_be_named
from apprenticeships.language import said
from apprenticeships.models import Intake, ProgramVersion, VersionState
from apprenticeships.rules.words import day_in_words
from cohorts.models import Cohort

KEEP: Final = 600  # seconds
MOST: Final = 3
MOST_JOBS: Final = 3
FITS: Final = frozenset({Outlook.ELIGIBLE, Outlook.NEED_MORE})


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A program with some jobs that it leads to, and its next class: none where anybody may come at any time.

    ``outlook`` is the instant answer for whoever it is named to.
    """

    program: int
    name: str
    slug: str
    jobs: tuple[str, ...]
    starts_on: date | None
    apply_by: date | None
    rule: EligibilityRule
    outlook: Outlook = Outlook.NEED_MORE

    @property
    def words(self) -> str:
        """What it leads to, and when one can get in."""
        if self.starts_on is None or self.apply_by is None:
            when = _("It asks nothing but the wish to learn. You can say at any time that you are interested.")
        else:
            start = day_in_words(self.starts_on, year=True)
            when = _("Starts on %(start)s; apply by %(day)s.") % {"start": start, "day": day_in_words(self.apply_by)}
        jobs = ", ".join(said(each) for each in self.jobs)
        return f"{_('Jobs there: %(jobs)s.') % {'jobs': jobs}} {when}" if jobs else when


def fitting(facts: Facts, *, on: date) -> list[Elsewhere]:
    """Return a few other programs that fit an applicant as far as we know. A person decides later.

    None once what somebody told us is destroyed: then we know nothing.
    """
    if facts.application.answers_destroyed_at is not None:
        return []
    return open_to(stated(facts), besides=facts.application.version.program_id, on=on)[:MOST]


def open_to(answers: EligibilityAnswers, *, besides: int, on: date) -> list[Elsewhere]:
    """Return the programs ``besides`` one that are open on a day and fit: first those for which one qualifies.

    After them whichever closes first stands ahead; what is open at any time comes last.
    """
    found = [
        replace(each, outlook=check(answers, each.rule, start=each.starts_on or on, on=on).outlook)
        for each in _open(on)
        if each.program != besides
        and (each.apply_by is None or each.apply_by >= on)
        and may_be_named(answers, each.rule, on=on)
    ]
    fits = [each for each in found if each.outlook in FITS]
    return sorted(fits, key=lambda each: (each.outlook is not Outlook.ELIGIBLE, each.apply_by or date.max, each.name))


def _open(on: date) -> Sequence[Elsewhere]:
    """Every listed program that one can get into now, worked out once in ten minutes."""
    key = f"elsewhere:{on}"
    found: Sequence[Elsewhere] | None = caches["process"].get(key)
    if found is None:
        found = _read(on)
        caches["process"].set(key, found, timeout=KEEP)
    return found


def _read(on: date) -> list[Elsewhere]:
    """Read those with a class that takes applications, and those that take anybody at any time."""
    classes = Cohort.objects.of_apprentices().filter(canceled_at__isnull=True, apply_by__gte=on, starts_on__gt=on)
    next_of: dict[int, tuple[date | None, date | None]] = {}
    for each in classes.order_by("starts_on").only("program_id", "starts_on", "apply_by"):
        next_of.setdefault(each.program_id, (each.starts_on, each.apply_by))
    rows = ProgramVersion.objects.filter(state=VersionState.PUBLISHED, program__is_listed=True)
    rows = rows.annotate(jobs=ArrayAgg("tracks__title", order_by="tracks__position", default=Value([])))
    rows = rows.select_related("program").prefetch_related("requirements__changes")
    found = []
    for row in rows:
        rule = eligibility_rule(rules_of(row.requirements.all(), on=on))
        at_any_time = row.intake == Intake.ROLLING and rule.refuses_nobody
        if row.program_id in next_of or at_any_time:
            jobs = tuple(filter(None, row.jobs))[:MOST_JOBS]
            start, apply_by = next_of.get(row.program_id, (None, None))
            found.append(Elsewhere(row.program_id, row.program.name, row.program.slug, jobs, start, apply_by, rule))
    return found
