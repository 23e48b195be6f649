"""The screening board: people by what their program asks of them, what is late first, one statement for all cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, JSONObject

from applicants.admin.keyset import PER_PAGE, After, after_of, late_first, token_of
from applicants.admin.turns import NAMES, SENT, matched, waits
from applicants.admin.working_list import MOST_LETTERS, narrowed
from applicants.models import Application, ScreeningStep
from applicants.rules.requirements import SATISFIED, Verdict
from apprenticeships.access import COORDINATORS
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.models import CONDITION_KINDS, Membership, Requirement, User
from apprenticeships.rules.keys import key_in
from apprenticeships.rules.words import searched

KEPT: Final = ("program", "cohort", "step", "verdict", "turn", "late", "owner", "q")
MOST_SLUG: Final = 60
MOST_OWNERS: Final = 60
NOBODY: Final = "nobody"
COLUMNS: Final = (
    "pk",
    "answer_due",
    "request_due",
    "person__given_name",
    "person__family_name",
    "cohort__starts_on",
    "state",
    "waits",
    "matched",
    "cells",
)
TURNS: Final = tuple(NAMES.items())


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for, with everything that makes no sense left out."""

    program: int | None
    cohort: int | None
    step: str
    verdict: str
    turn: str
    late: bool
    owner: str
    words: str
    after: After | None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        """Read an address."""
        whose, verdict, owner = query.get("turn", ""), query.get("verdict", ""), query.get("owner", "")
        return cls(
            program=key_in(query.get("program", "")),
            cohort=key_in(query.get("cohort", "")),
            step=query.get("step", "").replace("\x00", "")[:MOST_SLUG],
            verdict=verdict if verdict in {each.value for each in Verdict} else "",
            turn=whose if whose in NAMES else "",
            late=query.get("late", "") == "yes",
            owner=owner if owner == NOBODY or key_in(owner) is not None else "",
            words=searched(query.get("q", ""), MOST_LETTERS),
            after=after_of(query.get("after", "")),
        )

    def within(self, classes: Sequence[tuple[int, str, int, str]]) -> "Asked":
        """Name the program, as columns are those of one: the asked one, that of the class, or the newest.

        A class of another program than the asked one is let go.
        """
        of_class = next((program for pk, _, program, _ in classes if pk == self.cohort), None)
        if self.program is not None and of_class not in {None, self.program}:
            return replace(self, cohort=None)
        newest = next((program for _, _, program, _ in classes), None)
        return replace(self, program=self.program or of_class or newest)


@dataclass(frozen=True, slots=True)
class Column:
    """One requirement of the program, with its step; of a sensitive one the board shows one word."""

    slug: str
    title: str
    kind: str
    step: str

    @property
    def sensitive(self) -> bool:
        """Whether it is a background check or a drug screen."""
        return self.kind in CONDITION_KINDS


def columns_of(user: User, program: int | None) -> list[Column]:
    """What a program asks for, in its order: the newest version first, then what only older applications still owe."""
    own = desk(user).organizations
    in_use = Exists(Application.objects.filter(version=OuterRef("version"), state__in=SENT))
    rows = Requirement.objects.filter(in_use, version__program=program, version__program__organization__in=own)
    found: dict[str, Column] = {}
    ordered = rows.order_by("-version__number", "step__position", "position")
    for row in ordered.values_list("slug", "title", "kind", "step__title"):
        found.setdefault(row[0], Column(*row))
    return list(found.values())


def needy_first(columns: Sequence[Column], asked: Asked, found: Mapping[tuple[str, str], int]) -> list[Column]:
    """What was asked for, then where somebody still lacks something, then what everybody has; each in its order."""
    settled = {verdict.value for verdict in SATISFIED}
    needy = {slug for slug, verdict in found if verdict not in settled}
    return sorted(columns, key=lambda each: (each.slug != asked.step, each.slug not in needy))


def everybody(user: User, asked: Asked, on: date) -> QuerySet[Application]:
    """Whoever was sent and is not over, narrowed by all but the step and its verdict: what the counts count."""
    rows = narrowed(scoped(Application.objects.filter(state__in=SENT), user), asked, on)
    return rows.filter(Q(answer_due__lt=on) | Q(request_due__lt=on)) if asked.late else rows


def at_step(rows: QuerySet[Application], asked: Asked) -> QuerySet[Application]:
    """Those of whom the asked step is asked, or stands as asked; whose look it is, is asked of the same requirement."""
    wanted: dict[str, Any] = {}
    if asked.step:
        wanted["requirement__slug"] = asked.step
    if asked.verdict:
        wanted["verdict"] = asked.verdict
    if asked.owner:
        wanted |= {"verdict": Verdict.LOOK.value} if not asked.verdict else {}
        wanted["owner_id"] = None if asked.owner == NOBODY else key_in(asked.owner)
    if not wanted:
        return rows
    steps = ScreeningStep.objects.filter(application=OuterRef("pk"), **wanted)
    if not asked.step:
        steps = steps.exclude(requirement__kind__in=CONDITION_KINDS)  # nobody is picked out by a check by accident
    return rows.filter(Exists(steps))


def with_cells(rows: QuerySet[Application], on: date) -> QuerySet[Application]:
    """Load all cells of a row along, of which the sensitive ones say no more than their verdict."""
    cell = JSONObject(
        slug="requirement__slug",
        kind="requirement__kind",
        asked="requirement_id",
        required="requirement__is_required",
        verdict="verdict",
        reason="reason_code",
        at=Coalesce("look_since", "judged_at"),
        again="retest_from",
        owner="owner__name",
    )
    plain = ScreeningStep.objects.filter(application=OuterRef("pk")).order_by().values(row=cell)
    return rows.annotate(cells=ArraySubquery(plain), waits=waits(on), matched=matched())


def page(rows: QuerySet[Application], asked: Asked, on: date) -> tuple[list[tuple[Any, ...]], str]:
    """One page of rows of ``COLUMNS``, and the token of the next one."""
    found = late_first(with_cells(rows, on), COLUMNS, asked.after, PER_PAGE + 1)
    last = found[PER_PAGE - 1] if len(found) > PER_PAGE else None
    return found[:PER_PAGE], token_of(last[1], last[0]) if last else ""


def counts(rows: QuerySet[Application]) -> dict[tuple[str, str], int]:
    """How many stand where, by the slug of the requirement and the verdict."""
    steps = ScreeningStep.objects.filter(application__in=rows.order_by()).order_by()
    found = steps.values_list("requirement__slug", "verdict").annotate(n=Count("pk"))
    return {(slug, verdict): n for slug, verdict, n in found}


def owners_for(user: User) -> list[tuple[str, str]]:
    """The coordinators who may have something to look at: key and name."""
    own = desk(user).organizations
    rows = Membership.objects.filter(organization__in=own, role__in=COORDINATORS)
    found = rows.order_by("user__name", "user_id").values_list("user_id", "user__name", "user__email").distinct()
    return [(str(pk), name or email) for pk, name, email in found[:MOST_OWNERS]]
