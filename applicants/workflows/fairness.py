"""Fairness reports: made once for closed classes, and every reading and download of one is written down."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Count, Q

from applicants.models import OPEN_STATES, Application, ApplicationState, EndReason, FairnessReport
from applicants.models.fairness import analyzed_by
from applicants.rules.fairness import Bounds
from applicants.rules.fairness_report import content
from applicants.rules.part30 import AIMS, MODE, asks_plan
from applicants.rules.small_cells import enough
from applicants.workflows.fairness_counting import counted
from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Parameter, Program, User
from apprenticeships.rules.dates import DAY, add_months
from apprenticeships.rules.words import date_in_words
from apprenticeships.workflow import Actor, retrying
from cohorts.models import Cohort

MONITOR: Final = "fairness_monitor"
BOUNDS: Final = ("fairness_least_reference", "fairness_indicative")
DECIDING: Final = frozenset(OPEN_STATES) - {ApplicationState.DRAFT}
LONGEST_REASON: Final = 200


def first_day(program: Program) -> date | None:
    """The first day that the next report covers: after the last report, else that of the first class's month."""
    reports = FairnessReport.objects.filter(program=program).order_by("-last").values_list("last", flat=True)
    latest = reports.first()
    if latest is not None:
        return latest + DAY
    classes = Cohort.objects.filter(program=program).of_apprentices().order_by("starts_on")
    start = classes.values_list("starts_on", flat=True).first()
    return start.replace(day=1) if start else None


@dataclass(frozen=True, slots=True)
class Ready:
    """Through which months the next report can be made, the latest first, and a sentence on those that are missing."""

    first: date | None
    months: list[date]
    why: str


def ready(program: Program, *, on: date) -> Ready:
    """Say through which months a report can be made on the local day ``on``, and what the others wait for."""
    first = first_day(program)
    if first is None:
        return Ready(
            first, [], "No class has started yet. A report can be made when the month of the first one is over."
        )
    month = first.replace(day=1)
    over = _next_month(month)
    if over > on:
        words = f"The next report begins with {_month(month)}. It can be made from {date_in_words(over, year=True)} on"
        return Ready(first, [], f"{words}, when that month is over.")
    rows = Application.objects.filter(
        cohort__program=program, cohort__starts_on__range=(first, on.replace(day=1) - DAY)
    )
    sent = Q(submitted_at__isnull=False) & ~Q(no_reason=EndReason.TWICE)
    hired = Q(submitted_at__isnull=False, state=ApplicationState.ENROLLED)
    waiting = Count("pk", filter=Q(state__in=DECIDING))
    counts = rows.order_by().values("cohort__starts_on").annotate(
        sent=Count("pk", filter=sent), hired=Count("pk", filter=hired), waiting=waiting
    )  # fmt: skip
    classes = {row["cohort__starts_on"]: row for row in counts}
    undecided = min((day for day, row in classes.items() if row["waiting"]), default=None)
    found = []
    while _next_month(month) <= on and (undecided is None or undecided >= _next_month(month)):
        before = [row for day, row in classes.items() if day < _next_month(month)]
        taken = sum(row["hired"] for row in before)
        if enough(left=sum(row["sent"] for row in before) - taken, hired=taken):
            found.append(month)
        month = _next_month(month)
    return Ready(first, found[::-1], _missing(first, undecided, month, is_there=bool(found)))


def _missing(first: date, undecided: date | None, month: date, *, is_there: bool) -> str:
    """Say what the months wait for that cannot be chosen; ``month`` is the first that was not looked at."""
    parts = []
    if not is_there and month > first:
        last = _month(month - DAY)
        when = f"In {last}" if last == _month(first) else f"From {_month(first)} through {last}"
        parts.append(
            f"{when} too few people were hired, or too few left on the way: it takes 5 of each. "
            "A report can be made together with later classes."
        )
        if undecided is None:
            over = date_in_words(_next_month(month), year=True)
            parts.append(f"{_month(month)} can be added from {over} on.")
    if undecided is not None:
        parts.append(
            f"Some applications for the class of {date_in_words(undecided, year=True)} are not decided yet. "
            f"{_month(undecided)} and later months can be chosen when they are."
        )
    return " ".join(parts)


def _next_month(month: date) -> date:
    return add_months(month, 1)


def _month(day: date) -> str:
    return f"{day:%B %Y}"


def is_on(program: Program, *, on: date) -> bool:
    """Whether a program lets its reports be made."""
    return bool(Parameter.objects.value(MONITOR, version=version_of(program), on=on))


@retrying
def make(program_id: int, *, through: date, on: date, by: Actor, at: datetime, reason: str = "") -> FairnessReport:
    """Make the report of all classes that started since the last one, through the month of ``through``.

    ``on`` is the local day. The month is over and each application for its classes is decided; there are enough
    people for numbers that may be shown. Nothing of it is ever counted again.
    """
    program = Program.objects.select_for_update(of=("self",)).get(pk=program_id)
    user = _analyst(program, by)
    if not is_on(program, on=on):
        raise GuardFailed("Fairness reports are turned off for this program.", code="off")
    first = first_day(program)
    last = add_months(through.replace(day=1), 1) - DAY
    if first is None or last < first:
        raise GuardFailed("Choose a month after the last report.", code="month", field="through")
    if last >= on:
        raise GuardFailed("Choose a month that is over.", code="month", field="through")
    open_ones = Application.objects.filter(
        cohort__program=program, cohort__starts_on__range=(first, last), state__in=DECIDING
    )
    if open_ones.exists():
        raise GuardFailed(
            f"Some applications for classes through {date_in_words(last)} are not decided yet. "
            "Choose an earlier month, or come back when they are.",
            code="open",
            field="through",
        )
    counts = counted(program, first=first, last=last)
    shown = content(counts.steps, counts.questions, bounds=_bounds(program, on)) if counts.steps else None
    if shown is None:
        raise GuardFailed(
            "Too few people left or were hired in these months for a report. Choose a later month, or come back when "
            "later classes are closed.",
            code="few",
            field="through",
        )
    row = FairnessReport.objects.create(
        program=program, first=first, last=last, made_at=at, made_by=user,
        content={**shown, "part30": _part30(program, last)},
    )  # fmt: skip
    audit.record("fairness.make", row, by=by, at=at, reason=reason)
    return row


@retrying
def read(report_id: int, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Write down that somebody reads a report."""
    audit.record("fairness.read", _own(report_id, by), by=by, at=at, reason=reason)


@retrying
def download(report_id: int, *, by: Actor, at: datetime, reason: str) -> None:
    """Write down that somebody takes a report away, and what for."""
    row = _own(report_id, by)
    if not reason.strip():
        raise GuardFailed("Write what the file is for.", code="reason", field="reason")
    audit.record("fairness.download", row, by=by, at=at, reason=reason.strip()[:LONGEST_REASON])


def _own(report_id: int, by: Actor) -> FairnessReport:
    row = FairnessReport.objects.select_related("program").get(pk=report_id)
    _analyst(row.program, by)
    return row


def _analyst(program: Program, by: Actor) -> User:
    user = User.objects.filter(pk=by.user_id).first() if by.user_id else None
    if user is None or not analyzed_by(user).filter(pk=program.pk).exists():
        raise NotAllowed("Only who looks at equal opportunity in this program may do this.")
    return user


def _bounds(program: Program, on: date) -> Bounds:
    least, indicative = (int(Parameter.objects.value(key, version=version_of(program), on=on)) for key in BOUNDS)
    return Bounds(least=least, indicative=indicative)


def _part30(program: Program, on: date) -> dict[str, Any]:
    """Return how much of part 30 holds on a report's last day, since when, and the goals where it asks for them."""
    version = version_of(program)
    mode, since = mode_of(version, on)
    keys = [aim.key for aim in AIMS] if asks_plan(mode) else []
    goals = Parameter.objects.several(*keys, version=version, on=on) if keys else {}
    return {"mode": mode, "since": since and since.isoformat(), "goals": goals}


def mode_of(version: int | None, on: date) -> tuple[str, date | None]:
    """The mode of 29 CFR part 30 that holds for a version on a day, and since when."""
    return Parameter.objects.since(MODE, version=version, on=on)


def version_of(program: Program) -> int | None:
    """The version whose parameters are in force: the newest that was published."""
    published = program.versions.exclude(state="draft")
    return published.order_by("-number").values_list("pk", flat=True).first()
