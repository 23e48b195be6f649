"""What stands in a pack, as frozen values. Each field says its shape; its name is the key in the file."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from apprenticeships.models import (
    Audience,
    CriterionUse,
    DueUnit,
    FactTopic,
    HolidayPolicy,
    Intake,
    OrganizationKind,
    PayTrigger,
    RequirementKind,
    StepKind,
    TaskKind,
    TaskOwner,
)
from apprenticeships.packs.fields import Nested, Record, Sourced, Stated, may, need
from apprenticeships.packs.groups import Many, Mapped, Value
from apprenticeships.packs.measured import Measured, shape_of
from apprenticeships.packs.mistakes import Mark, Path
from apprenticeships.packs.numbers import Clock, Day, Duration, Money, Weekday, Whole
from apprenticeships.packs.shapes import Choice, Matching, Slug, Text, YesNo, Zone
from apprenticeships.rules.measures import MEASURES, RETEST_WAIT, VALIDITY
from apprenticeships.rules.parameters import SPECS

FORMAT = 1
EXAM_BRANDS = ("nha-ccma", "nha-cmaa", "aama-cma", "amt-rma", "ncct-ncma")
FURTHER_QUESTIONS = ("shifts",)
ANCHORS = 4
READY_DAYS = 10
WEEK_MINUTES = 60 * 60
MEASURE = Mapped({key: shape_of(each) for key, each in MEASURES.items() if key not in {VALIDITY, RETEST_WAIT}})
DETAIL = Mapped(
    {
        "wage_months": Whole(1, 120),
        "placement_percent": Whole(1, 100),
        "apprenticeship": Text(120),
        "credentials": Many(Text(120)),
        "areas": Many(Text(120)),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator(Record):
    """The organization that runs the program; it is added where it is not known yet."""

    slug: str = need(Slug(80))
    name: str = need(Text(160))
    kind: str = may(Choice(tuple(OrganizationKind.values)), OrganizationKind.EMPLOYER.value)
    zone: str = may(Zone(), "America/Chicago")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup(Record):
    """The single values of a version. Times are minutes."""

    headline: Stated[str] = may(Text(160), Stated(""))
    summary: Stated[str] = may(Text(2000), Stated(""))
    intake: Stated[str] = may(Choice(tuple(Intake.values)), Stated(Intake.MONTHLY.value))
    intake_months: Stated[tuple[int, ...]] = may(Many(Whole(1, 12)), Stated(()))
    holiday_policy: Stated[str] = may(Choice(tuple(HolidayPolicy.values)), Stated(HolidayPolicy.NEXT_MONDAY.value))
    calendar: Stated[str | None] = may(Slug(), Stated(None))
    cutoff_months_before: Stated[int] = may(Whole(0, 24), Stated(2))
    ready_days_before: Stated[int] = may(Whole(0, 365), Stated(READY_DAYS))
    class_day: Stated[int] = may(Weekday(), Stated(2), "class_weekday")
    class_starts_at: Stated[dt.time | None] = may(Clock(), Stated(None))
    working_day: Stated[int] = may(Duration(24 * 60), Stated(480), "day_minutes")
    exam_week: Stated[int | None] = may(Whole(1, 520), Stated(None))
    required_ojl: Stated[int] = may(Duration(20_000 * 60), Stated(0), "required_ojl_minutes")
    required_rti: Stated[int] = may(Duration(20_000 * 60), Stated(0), "required_rti_minutes")
    track_open_until_week: Stated[int | None] = may(Whole(0, 520), Stated(None))
    seats_per_cohort: Stated[int | None] = may(Whole(1, 5000), Stated(None))
    asks: Stated[tuple[str, ...]] = may(Many(Choice(FURTHER_QUESTIONS)), Stated(()))


@dataclass(frozen=True, slots=True, kw_only=True)
class PayStep(Sourced):
    """An hourly rate in USD; without a rate, the document names the step but no amount."""

    title: str = need(Text(120))
    trigger: str = need(Choice(tuple(PayTrigger.values)))
    rate: Decimal | None = may(Money(), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Competency(Sourced):
    """A skill that somebody signs off ``required_count`` times."""

    slug: str = need(Slug())
    title: str = need(Text(160))
    required_count: int = may(Whole(1, 1000), 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Track(Sourced):
    """A career path."""

    slug: str = need(Slug())
    title: str = need(Text(120))
    career_path: str = may(Text(60), "")
    occupation: str = may(Text(120), "")
    soc_code: str = may(Matching(r"\d{2}-\d{4}\.\d{2}", "31-9092.00"), "")
    rapids_code: str = may(Matching(r"\d{4}(?:CB|HY)?(?: ?V\d{1,2})?", "1085CB"), "")
    hired_as: str = may(Text(120), "")
    credential: str = may(Text(120), "")
    exam_brand: str = may(Choice(EXAM_BRANDS), "")
    pay: tuple[PayStep, ...] = may(Nested(PayStep, ("trigger",)), ())
    competencies: tuple[Competency, ...] = may(Nested(Competency, ("slug",)), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase(Sourced):
    """Some weeks with the same minutes of class and clinic in each."""

    title: str = need(Text(120))
    weeks: int = need(Whole(1, 520))
    weeks_max: int | None = may(Whole(1, 520), None)
    class_time: int = may(Duration(WEEK_MINUTES), 0, "class_minutes")
    clinic_time: int = may(Duration(WEEK_MINUTES), 0, "clinic_minutes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson(Sourced):
    """One class of the curriculum."""

    title: str = need(Text(160))
    time: int = need(Duration(24 * 60), "minutes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Sourced):
    """One stop on the way in."""

    slug: str = need(Slug())
    kind: str = need(Choice(tuple(StepKind.values)))
    title: str = need(Text(120))
    sentence: str = may(Text(300), "")
    takes: str = may(Text(60), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Sourced):
    """A number of a requirement that is another one from a day on; ``for_all`` earlier results are held to it too."""

    number: str = need(Choice(tuple(MEASURES)), "measure")
    value: Any = need(Measured())
    effective_from: dt.date = need(Day())
    for_all: bool = may(YesNo(), False)
    reason: str = may(Text(200), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement(Sourced):
    """Something asked for at the step named ``step``, with its first numbers and those from a day on.

    With ``proof`` a document has to show it: nobody's own word is enough.
    ``questions`` are what referees are asked: in words, or by a name of the usual kit, such as ``again``.
    """

    slug: str = need(Slug())
    step: str = need(Slug())
    kind: str = need(Choice(tuple(RequirementKind.values)))
    title: str = need(Text(120))
    sentence: str = may(Text(300), "")
    required: bool = may(YesNo(), True, "is_required")
    proof: bool = may(YesNo(), False, "needs_proof")
    audience: str = may(Choice(tuple(Audience.values)), Audience.EVERYBODY.value)
    threshold: Mapping[str, Any] = may(MEASURE, {})
    validity_months: int | None = may(shape_of(MEASURES[VALIDITY]), None)
    retest_wait_days: int | None = may(shape_of(MEASURES[RETEST_WAIT]), None)
    questions: tuple[str, ...] = may(Many(Text(200)), ())
    public: bool = may(YesNo(), True, "is_public")
    changes: tuple[Change, ...] = may(Nested(Change, ("number", "effective_from")), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class OnboardingTask(Sourced):
    """A task around the first day; ``due_days`` counts from it in ``due_unit``, negative is before it.

    A coordinator confirms one that is ``checked``, and every file. ``questions`` are what a form asks.
    """

    slug: str = need(Slug())
    title: str = need(Text(120))
    sentence: str = may(Text(300), "")
    owner: str = need(Choice(tuple(TaskOwner.values)))
    kind: str = may(Choice(tuple(TaskKind.values)), TaskKind.TICK.value)
    questions: tuple[str, ...] = may(Many(Text(120)), ())
    due_days: int = may(Whole(-365, 365), -READY_DAYS)
    due_unit: str = may(Choice(tuple(DueUnit.values)), DueUnit.DAYS.value)
    gates_start: bool = may(YesNo(), True)
    checked: bool = may(YesNo(), False, "is_checked")


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewQuestion(Sourced):
    """What everybody is asked about a criterion, and what to listen for in the answer."""

    slug: str = need(Slug())
    text: str = need(Text(300))
    listen_for: str = may(Text(400), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion(Sourced):
    """What somebody is rated on, with a sentence for each rating from 1 to 4; an interview asks about it."""

    use: str = need(Choice(tuple(CriterionUse.values)))
    slug: str = need(Slug())
    title: str = need(Text(120))
    anchors: tuple[str, ...] = need(Many(Text(300), exactly=ANCHORS))
    questions: tuple[InterviewQuestion, ...] = may(Nested(InterviewQuestion, ("slug",)), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest(Sourced):
    """An area that an applicant may rank."""

    slug: str = need(Slug())
    title: str = need(Text(120))


@dataclass(frozen=True, slots=True, kw_only=True)
class Component(Sourced):
    """A funded part with a target: how many of ``unit``, counted as ``measure``."""

    slug: str = need(Slug())
    title: str = need(Text(200))
    measure: str = need(Slug(40))
    target: int = need(Whole(1, 1_000_000))
    unit: str = need(Slug(20))
    details: Mapping[str, Any] = may(DETAIL, {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Sourced):
    """An organization that takes part; it is added where it is not known yet."""

    slug: str = need(Slug(80))
    name: str = need(Text(160))
    role: str = need(Choice(tuple(OrganizationKind.values)))
    note: str = may(Text(200), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter(Sourced):
    """A number of the program that holds from a date on."""

    key: str = need(Choice(tuple(SPECS)))
    value: Any = need(Value())
    effective_from: dt.date = need(Day())


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Sourced):
    """Something that the document states and no other list holds."""

    slug: str = need(Slug())
    topic: str = may(Choice(tuple(FactTopic.values)), FactTopic.ABOUT.value)
    text: str = need(Text(300))


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation(Record):
    """A text of this program, letter by letter as it stands elsewhere in the file, and how it reads in Spanish."""

    en: str = need(Text(2000))
    es: str = need(Text(2000))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack(Record):
    """A program with one version. ``places`` tells where in a file each value stood; it is no part of the value."""

    format: int = need(Whole(FORMAT, FORMAT))
    slug: str = need(Slug(80))
    name: str = need(Text(160))
    organization: Operator = need(Nested(Operator, is_list=False))
    setup: Setup = need(Nested(Setup, is_list=False))
    tracks: tuple[Track, ...] = need(Nested(Track, ("slug",)))
    phases: tuple[Phase, ...] = may(Nested(Phase, ("title",)), ())
    lessons: tuple[Lesson, ...] = may(Nested(Lesson), ())
    steps: tuple[Step, ...] = need(Nested(Step, ("slug",)))
    requirements: tuple[Requirement, ...] = may(Nested(Requirement, ("slug",)), ())
    onboarding: tuple[OnboardingTask, ...] = may(Nested(OnboardingTask, ("slug",)), ())
    criteria: tuple[Criterion, ...] = may(Nested(Criterion, ("use", "slug")), ())
    interests: tuple[Interest, ...] = may(Nested(Interest, ("slug",)), ())
    components: tuple[Component, ...] = may(Nested(Component, ("slug",)), ())
    partners: tuple[Partner, ...] = may(Nested(Partner, ("slug",)), ())
    parameters: tuple[Parameter, ...] = may(Nested(Parameter, ("key", "effective_from")), ())
    facts: tuple[Fact, ...] = may(Nested(Fact, ("slug",)), ())
    spanish: tuple[Translation, ...] = may(Nested(Translation, ("en",)), ())
    places: Mapping[Path, Mark] = field(default_factory=dict, compare=False, repr=False)
