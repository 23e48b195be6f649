"""The plan of a program's weeks, and how a week spreads over its days."""

from dataclasses import dataclass
from datetime import date, timedelta

from apprenticeships.rules.dates import DAY
from apprenticeships.rules.refusal import RuleRefused
from apprenticeships.rules.words import minutes_in_words

MONDAY_TO_FRIDAY = frozenset(range(5))
WEEKDAYS = range(7)
DAY_MINUTES = range(1, 24 * 60 + 1)
MOST_WEEKS = 520
WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Phase:
    """Weeks that are planned alike: minutes of class and of clinic in each."""

    name: str
    weeks: int
    class_minutes: int
    clinic_minutes: int

    @property
    def minutes(self) -> int:
        """All minutes of one week."""
        return self.class_minutes + self.clinic_minutes


@dataclass(frozen=True, slots=True)
class Plan:
    """Phases in order, and the shape of a working week. Weekdays count from Monday = 0.

    One class a week falls on ``class_weekday``; the rest of that day, and the other ``workdays`` in
    their order, are filled with ``day_minutes`` of clinic each until the week's clinic minutes are
    placed. ``required_ojl`` is what the registered standards ask for, in minutes (or ``None``);
    ``recommended_rti_per_year`` only leads to a warning.
    """

    phases: tuple[Phase, ...]
    class_weekday: int | None
    day_minutes: int = 8 * 60
    workdays: frozenset[int] = MONDAY_TO_FRIDAY
    exam_week: int | None = None
    required_ojl: int | None = None
    recommended_rti_per_year: int | None = None

    def __post_init__(self) -> None:
        _check_shape(self)
        for phase in self.phases:
            _check_phase(self, phase)

    @property
    def weeks(self) -> int:
        """How many weeks the calendar has."""
        return sum(phase.weeks for phase in self.phases)

    @property
    def class_weeks(self) -> int:
        """How many weeks pass until the last phase with a class is over."""
        passed = with_class = 0
        for phase in self.phases:
            passed += phase.weeks
            with_class = passed if phase.class_minutes else with_class
        return with_class

    @property
    def phase_of_weeks(self) -> tuple[Phase, ...]:
        """The phase of each week, week 1 first."""
        return tuple(phase for phase in self.phases for _ in range(phase.weeks))

    def clinic_by_weekday(self, phase: Phase, class_minutes: int) -> dict[int, int]:
        """Spread one week's clinic minutes when its class lasts ``class_minutes``.

        Zero makes it a full clinic week: the class's minutes are worked, as far as the days go.
        """
        left = phase.minutes - class_minutes
        spread = {}
        for weekday in sorted(self.workdays):
            room = self.day_minutes - (class_minutes if weekday == self.class_weekday else 0)
            spread[weekday] = max(0, min(room, left))
            left -= spread[weekday]
        return spread


def class_days(plan: Plan, cohort_start: date) -> dict[date, int]:
    """Return the minutes of each class of the cohort by its date, before holidays."""
    if plan.class_weekday is None:
        return {}
    first = cohort_start + (plan.class_weekday - cohort_start.weekday()) % 7 * DAY
    return {
        first + week * WEEK: phase.class_minutes
        for week, phase in enumerate(plan.phase_of_weeks)
        if phase.class_minutes
    }


def _check_shape(plan: Plan) -> None:
    problem = None
    if not plan.phases or any(phase.weeks < 1 for phase in plan.phases):
        problem = "A plan needs phases of at least one week each."
    elif plan.weeks > MOST_WEEKS:
        problem = f"A plan may have {MOST_WEEKS} weeks at most."
    elif plan.day_minutes not in DAY_MINUTES:
        problem = "A working day must last between 1 minute and 24 hours."
    elif not plan.workdays <= frozenset(WEEKDAYS) or (
        plan.class_weekday is not None and plan.class_weekday not in WEEKDAYS
    ):
        problem = "Weekdays are numbered 0 for Monday to 6 for Sunday."
    elif plan.class_weekday is None and any(phase.class_minutes for phase in plan.phases):
        problem = "Choose the weekday on which class is held."
    elif plan.exam_week is not None and not 1 <= plan.exam_week <= plan.weeks:
        problem = f"The exam week must be one of the plan's {plan.weeks} weeks."
    elif plan.required_ojl is not None and plan.required_ojl < 0:
        problem = "The required hours on the job cannot be negative."
    if problem:
        raise RuleRefused(problem, code="plan")


def _check_phase(plan: Plan, phase: Phase) -> None:
    if min(phase.class_minutes, phase.clinic_minutes) < 0:
        raise RuleRefused(f"{phase.name}: hours cannot be negative.", code="plan")
    if phase.class_minutes > plan.day_minutes:
        raise RuleRefused(
            f"{phase.name}: a class of {minutes_in_words(phase.class_minutes)} does not fit into "
            f"a day of {minutes_in_words(plan.day_minutes)}.",
            code="plan",
        )
    room = sum(plan.clinic_by_weekday(phase, phase.class_minutes).values())
    if room < phase.clinic_minutes:
        raise RuleRefused(
            f"{phase.name}: only {minutes_in_words(room)} of "
            f"{minutes_in_words(phase.clinic_minutes)} in the clinic fit into the week. "
            "Plan longer days, more days or fewer hours.",
            code="plan",
        )
