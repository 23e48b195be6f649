"""The coordinator's working list: fifty applications a page, what is late first, one query whatever their number."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Protocol

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject

from applicants.admin.finding import found_by
from applicants.admin.keyset import PER_PAGE, After, after_of, late_first, token_of
from applicants.admin.lines import COLUMNS, Line, line
from applicants.admin.turns import NAMES, OVER, looks, looks_of, matched, turn, waits
from applicants.models import OPEN_STATES, Application, ApplicationState, ScreeningStep
from applicants.rules.references import number_in
from applicants.rules.requirements import SATISFIED, Verdict
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.models import User
from apprenticeships.rules.keys import key_in
from apprenticeships.rules.words import searched
from cohorts.admin.home import name_to_choose
from cohorts.models import Cohort

MOST_COUNTED: Final = 1000
MOST_CLASSES: Final = 48
MOST_LETTERS: Final = 80
SORTS: Final = {"late": "What is late", "newest": "Newest first", "name": "By name"}
OPEN, ALL, MINE = "open", "all", "mine"


class Narrowing(Protocol):
    """What lists of applications can be narrowed by, whatever else each of them asks."""

    @property
    def cohort(self) -> int | None: ...

    @property
    def program(self) -> int | None: ...

    @property
    def words(self) -> str: ...

    @property
    def turn(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for, with everything that makes no sense left out."""

    state: str
    turn: str
    cohort: int | None
    program: int | None
    words: str
    sort: str
    after: After | None
    owner: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        """Read an address."""
        state, whose, sort = query.get("state", OPEN), query.get("turn", ""), query.get("sort", "")
        return cls(
            state=state if state in {*ApplicationState.values, OPEN, ALL} else OPEN,
            turn=whose if whose in NAMES else "",
            cohort=key_in(query.get("cohort", "")),
            program=key_in(query.get("program", "")),
            words=searched(query.get("q", ""), MOST_LETTERS),
            sort=sort if sort in SORTS else "late",
            after=after_of(query.get("after", "")),
            owner=MINE if query.get("owner") == MINE else "",
        )


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list, and the token of the next one."""

    lines: list[Line]
    after: str


def filtered(user: User, asked: Asked, on: date) -> QuerySet[Application]:
    """The applications that an address asks for, without their order; of a number only the one that it names."""
    rows = scoped(Application.objects.all(), user)
    if number_in(asked.words) is not None:
        return found_by(rows, asked.words)  # whoever reads a number out means that one, open or over
    if asked.state == OPEN and asked.turn not in OVER:
        rows = rows.filter(state__in=OPEN_STATES)
    elif asked.state not in {OPEN, ALL}:
        rows = rows.filter(state=asked.state)
    if asked.owner == MINE:
        rows = rows.filter(looks_of(user))
    return narrowed(rows, asked, on)


def narrowed(rows: QuerySet[Application], asked: Narrowing, on: date) -> QuerySet[Application]:
    """Leave the applications that fit what every list of them can be narrowed by."""
    if asked.cohort is not None:
        rows = rows.filter(cohort_id=asked.cohort)
    if asked.program is not None:
        rows = rows.filter(version__program_id=asked.program)
    if asked.words:
        rows = found_by(rows, asked.words)
    return rows.filter(turn(asked.turn, on)) if asked.turn else rows


def page(rows: QuerySet[Application], asked: Asked, on: date) -> Page:
    """One page: rows that come after those of the token, in one query, at the same price however deep it is."""
    found = _sliced(_with_columns(rows, on), asked)
    last = found[PER_PAGE - 1] if len(found) > PER_PAGE else None
    due = last[1] if last and asked.sort == "late" else None
    return Page([line(row, on) for row in found[:PER_PAGE]], token_of(due, last[0]) if last else "")


def _with_columns(rows: QuerySet[Application], on: date) -> QuerySet[Application]:
    steps = ScreeningStep.objects.filter(application=OuterRef("pk")).order_by().values("application")
    met = steps.filter(verdict__in=SATISFIED).annotate(n=Count("pk")).values("n")
    return rows.annotate(
        looks=looks(),
        look=_look(),
        waits=waits(on),
        matched=matched(),
        met=Coalesce(Subquery(met), Value(0)),
        asked=Coalesce(Subquery(steps.annotate(n=Count("pk")).values("n")), Value(0)),
    )


def _look() -> Subquery:
    """Who looks at the oldest thing that a person must look at, and since when."""
    rows = ScreeningStep.objects.filter(application=OuterRef("pk"), verdict=Verdict.LOOK.value)
    row = JSONObject(name="owner__name", email="owner__email", since="look_since")
    return Subquery(rows.order_by("look_since", "pk").values(row=row)[:1])


def _sliced(rows: QuerySet[Application], asked: Asked) -> list[tuple[Any, ...]]:
    many = PER_PAGE + 1
    if asked.sort == "newest":
        newer = rows.filter(pk__lt=asked.after[1]) if asked.after else rows
        return list(newer.order_by("-pk").values_list(*COLUMNS)[:many])
    if asked.sort == "name":
        return list(_by_name(rows, asked).order_by("person__sort_name", "pk").values_list(*COLUMNS)[:many])
    return late_first(rows, COLUMNS, asked.after, many)


def _by_name(rows: QuerySet[Application], asked: Asked) -> QuerySet[Application]:
    if asked.after is None:
        return rows
    last = Application.objects.filter(pk=asked.after[1]).values("person__sort_name")
    same = Q(person__sort_name=Subquery(last), pk__gt=asked.after[1])
    return rows.filter(Q(person__sort_name__gt=Subquery(last)) | same)


def classes_for(user: User) -> list[tuple[int, str, int, str]]:
    """The classes to choose from with their programs, newest first: key, name, key of the program, its name."""
    own = desk(user).organizations
    rows = Cohort.objects.of_apprentices().filter(program__organization__in=own, canceled_at__isnull=True)
    newest = rows.select_related("program").order_by("-starts_on", "pk")[:MOST_CLASSES]
    return [(row.pk, name_to_choose(row), row.program_id, row.program.name) for row in newest]
