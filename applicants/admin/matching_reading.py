"""What the matching desk shows: cohorts, drafts side by side, one draft by student and by department, and who moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, Exists, F, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from applicants.admin import matching_words as words
from applicants.models import Application, ApplicationState, Match, MatchOutcome, MatchRun, MatchState, Wish
from applicants.records.match_problem import VARIANTS, waiting
from apprenticeships.admin.scope import scoped
from apprenticeships.models import Person, Site, Step, StepKind, User
from apprenticeships.rules.keys import key_in
from apprenticeships.rules.words import searched
from cohorts.models import Cohort, Opening, Seat, SeatState

MOST_LETTERS: Final = 80
MOST_RUNS: Final = 30
MOST_PASSED: Final = 20
SHOWN: Final = (
    ("all", "Everybody"),
    ("left", "No place"),
    ("other", "Not the first choice"),
    ("hand", "By hand"),
    ("passed", "Passed over"),
)
CONDITIONS: Final = {
    "all": Q(),
    "left": Q(opening__isnull=True),
    "other": Q(opening__isnull=False) & (Q(rank__isnull=True) | Q(rank__gt=1)),
    "hand": Q(application__match_lock__isnull=False),
    "passed": Q(outcome=MatchOutcome.PASSED),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of a draft asks for; what makes no sense is left out."""

    shown: str
    site: int | None
    place: int | None
    words: str

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        """Read an address."""
        shown = query.get("show", "all")
        return cls(
            shown if shown in CONDITIONS else "all",
            key_in(query.get("site", "")),
            key_in(query.get("place", "")),
            searched(query.get("q", ""), MOST_LETTERS),
        )


def matched(rows: QuerySet[Cohort]) -> QuerySet[Cohort]:
    """Those whose program matches people to departments."""
    return rows.filter(
        Exists(Step.objects.filter(version=OuterRef("version"), kind=StepKind.MATCHING)), component__isnull=True
    )


def cohorts_of(user: User) -> QuerySet[Cohort]:
    """The cohorts of a coordinator that are matched, newest first, with what is there to match."""
    ready = Application.objects.filter(cohort=OuterRef("pk"), state=ApplicationState.READY)
    seats = Seat.objects.filter(opening__cohort=OuterRef("pk"), opening__interest__isnull=False, state=SeatState.FREE)
    last = MatchRun.objects.filter(cohort=OuterRef("pk")).order_by("-number")
    rows = matched(scoped(Cohort.objects.filter(canceled_at__isnull=True), user)).select_related("program")
    return rows.annotate(
        ready=_counted(ready, "cohort"),
        free=_counted(seats, "opening__cohort"),
        run_state=Subquery(last.values("state")[:1]),
    ).order_by("-starts_on", "pk")


def _counted(rows: QuerySet[Any], by: str) -> Coalesce:
    return Coalesce(
        Subquery(rows.order_by().values(by).annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0
    )


def standing(cohort: Cohort) -> dict[str, int]:
    """How many students wait, how many decisions by hand there are, and how many seats."""
    rows = Application.objects.filter(cohort=cohort, state=ApplicationState.READY)
    students = rows.aggregate(
        ready=Count("pk"),
        by_hand=Count("match_lock"),
        no_birth_date=Count("pk", filter=Q(person__identity__isnull=True)),
        no_wishes=Count("pk", filter=~Exists(Wish.objects.filter(application=OuterRef("pk")))),
    )
    seats = Seat.objects.filter(opening__cohort=cohort, opening__interest__isnull=False).aggregate(
        seats=Count("pk"),
        free=Count("pk", filter=Q(state=SeatState.FREE)),
        departments=Count("opening__department", distinct=True),
    )
    return {**students, **seats}


def runs_of(cohort: Cohort) -> list[dict[str, Any]]:
    """Every draft of a cohort in a line, the newest first."""
    rows = MatchRun.objects.filter(cohort=cohort).select_related("made_by").order_by("-number")
    rows = rows.annotate(passed=Count("matches", filter=Q(matches__outcome=MatchOutcome.PASSED)))[:MOST_RUNS]
    return [_line(row) for row in rows]


def _line(row: MatchRun) -> dict[str, Any]:
    family, badge = words.STATES[MatchState(row.state)]
    said = row.summary
    return {
        "row": row,
        "variant": words.variant(row.variant),
        "family": family,
        "badge": badge,
        "placed": said["placed"],
        "passed": row.passed,  # type: ignore[attr-defined]
        "students": said["students"],
        "left": said["students"] - said["placed"],
        "choices": said["choices"],
        "others": said["placed"] - sum(said["choices"]),
        "miles": said["median_miles"],
        "broken": len(said["broken"]),
    }


def is_fresh(run: MatchRun) -> bool:
    """Whether students, places and decisions are still those from which the draft was made."""
    if run.variant not in VARIANTS:
        return False
    return waiting(run.cohort, variant=run.variant, seed=run.seed).digest == run.input_digest


def counts_of(run: MatchRun) -> dict[str, int]:
    """How many of a run's students each choice of the list shows, and how many were told."""
    asked = {
        name: Count("pk", filter=condition) if condition else Count("pk") for name, condition in CONDITIONS.items()
    }
    told = Count("pk", filter=Q(outcome__in=[MatchOutcome.OFFERED, MatchOutcome.NONE]))
    found = Match.objects.filter(run=run).aggregate(**asked, told=told)
    return {**found, "waiting": found["all"] - found["told"] - found["passed"]}


def heard_by(run: MatchRun) -> date | None:
    """The day until which the students of a run were told that they hear, the last one; none if they were told none."""
    found: date | None = Application.objects.filter(matches__run=run).aggregate(last=Max("answer_due"))["last"]
    return found


def passed_of(run: MatchRun) -> list[Match]:
    """The first of those who were passed over in a release, by name."""
    return list(students_of(run, Asked("passed", None, None, ""))[:MOST_PASSED])


def students_of(run: MatchRun, asked: Asked) -> QuerySet[Match]:
    """The students of a run that an address asks for, by name."""
    rows = Match.objects.filter(CONDITIONS[asked.shown], run=run)
    if asked.site is not None:
        rows = rows.filter(opening__site=asked.site)
    if asked.place is not None:
        rows = rows.filter(opening=asked.place)
    if asked.words:
        rows = rows.filter(application__person__in=Person.objects.named_like(asked.words).values("pk"))
    rows = rows.select_related("application__person", "opening__department__site", "opening__interest")
    return rows.annotate(
        is_fixed=Q(application__match_lock__isnull=False), fixed_to=F("application__match_lock__opening")
    ).order_by("application__person__sort_name", "pk")


def student_line(row: Match, run: MatchRun) -> dict[str, Any]:
    """One student of a draft."""
    return {
        "row": row,
        "choice": words.choice(row.rank, placed=row.is_placed),
        "placed": row.is_placed,
        "hand": _by_hand(row, run),
    }


def _by_hand(row: Match, run: MatchRun) -> str:
    """What became of a decision by hand, if there is one."""
    if not row.is_fixed:  # type: ignore[attr-defined]
        return ""
    fixed_to: int | None = row.fixed_to  # type: ignore[attr-defined]
    if fixed_to == row.opening_id:
        return "Decided by hand"
    broken = {(each["application"], each["opening"]) for each in run.summary["broken"]}
    if (row.application_id, fixed_to) in broken:
        return "Decision by hand not kept"
    return "Decided by hand, from the next draft on"


def broken_of(run: MatchRun) -> list[dict[str, Any]]:
    """Decisions by hand that a run could not keep, and the rule against each."""
    entries = run.summary["broken"]
    people = Application.objects.select_related("person").in_bulk([each["application"] for each in entries])
    keys = [each["opening"] for each in entries if each["opening"] is not None]
    openings = Opening.objects.select_related("department__site").in_bulk(keys)
    return [
        {
            "pk": each["application"],
            "name": people[each["application"]].person.name,
            "place": str(openings[each["opening"]].department) if each["opening"] in openings else "a place",
            "why": words.broken(each),
        }
        for each in entries
        if each["application"] in people
    ]


def sites_of(run: MatchRun) -> QuerySet[Site]:
    """The sites that have places in a run's cohort."""
    return Site.objects.filter(openings__cohort=run.cohort_id, openings__interest__isnull=False).distinct()


def places_of(run: MatchRun, asked: Asked) -> QuerySet[Opening]:
    """The places that a run filled, by site and department."""
    keys = [int(key) for key in run.summary["places"]]
    rows = Opening.objects.filter(pk__in=keys).select_related("department__site", "interest")
    if asked.site is not None:
        rows = rows.filter(site=asked.site)
    if asked.words:
        rows = rows.filter(Q(department__name__icontains=asked.words) | Q(interest__title__icontains=asked.words))
    here = Q(matches__run=run) & ~Q(matches__outcome=MatchOutcome.PASSED)
    return rows.annotate(
        filled=Count("matches", filter=here),
        got_first=Count("matches", filter=here & Q(matches__rank=1)),
    ).order_by("site__name", "department__name", "interest__position", "pk")


def place_line(row: Opening, run: MatchRun) -> dict[str, Any]:
    """One department of a draft: how it filled, who wanted it, and who could not come."""
    said = run.summary["places"][str(row.pk)]
    return {
        "row": row,
        "filled": row.filled,  # type: ignore[attr-defined]
        "got_first": row.got_first,  # type: ignore[attr-defined]
        "capacity": said["capacity"],
        "wanted": said["wanted"],
        "open_to": said["open_to"],
        "barriers": words.barriers(said["barriers"]),
    }


def former_of(run: MatchRun, asked: int | None) -> MatchRun | None:
    """The run to compare with: the one asked for, else the one before."""
    rows = MatchRun.objects.filter(cohort=run.cohort_id).exclude(pk=run.pk)
    if asked is not None:
        return rows.filter(number=asked).first()
    return rows.filter(number__lt=run.number).order_by("-number").first()


def moves(former: MatchRun, run: MatchRun) -> list[tuple[int, int | None, int | None]]:
    """Who stands elsewhere in two runs: application, place before, place after, ``None`` for no place or not there."""
    old = dict(Match.objects.filter(run=former).values_list("application", "opening"))
    new = dict(Match.objects.filter(run=run).values_list("application", "opening"))
    pairs = ((key, old.get(key), new.get(key)) for key in sorted(old.keys() | new.keys()))
    return [(key, before, after) for key, before, after in pairs if before != after]


def move_lines(found: list[tuple[int, int | None, int | None]]) -> list[dict[str, Any]]:
    """The same with names."""
    people = Application.objects.select_related("person").in_bulk([key for key, _, _ in found])
    keys = {each for _, *ends in found for each in ends if each is not None}
    openings = Opening.objects.select_related("department__site", "interest").in_bulk(keys)

    def where(key: int | None) -> str:
        return words.NO_PLACE if key is None else f"{openings[key].interest}, {openings[key].department}"

    lines = [{"row": people[key], "before": where(before), "after": where(after)} for key, before, after in found]
    return sorted(lines, key=lambda line: (line["row"].person.sort_name, line["row"].pk))
