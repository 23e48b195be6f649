"""Programs as versioned data: what is offered, in which phases, to which credential."""

from typing import ClassVar, Self

from django.db import models
from django.utils.functional import cached_property

from apprenticeships.history import track
from apprenticeships.models.calendar import HolidayCalendar
from apprenticeships.models.fields import Sourced
from apprenticeships.models.organization import Organization, OrganizationKind


class Intake(models.TextChoices):
    """When a program begins."""

    MONTHLY = "monthly", "A class every month"
    YEARLY = "yearly", "A class once a year"
    ROLLING = "rolling", "At any time"


class HolidayPolicy(models.TextChoices):
    """What happens to a start that falls on a holiday."""

    NEXT_MONDAY = "next_monday", "Moves to the next Monday"
    NEXT_BUSINESS_DAY = "next_business_day", "Moves to the next working day"


class ProgramQuerySet(models.QuerySet["Program"]):
    """Named scopes over programs."""

    def in_catalog(self) -> Self:
        """Those that the public sees: listed, with a published version."""
        published = ProgramVersion.objects.filter(program=models.OuterRef("pk"), state=VersionState.PUBLISHED)
        return self.filter(models.Exists(published), is_listed=True)


@track()
class Program(models.Model):
    """A program for life; what it asks and gives stands in its versions."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="programs")
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=160)
    is_listed = models.BooleanField(default=True)

    objects = ProgramQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class VersionState(models.TextChoices):
    """Whether a version is being written, in force, or only kept for who started under it."""

    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    RETIRED = "retired", "Retired"


@track()
class ProgramVersion(models.Model):
    """The rules of a program at one time. Whoever started under a version keeps it.

    ``intake_months`` names the months in which a class starts (empty: every month). ``asks`` names what the application
    asks for beside the requirements, such as "shifts". ``origins`` holds for a column where its value comes from:
    ``{"exam_week": {"source": "posting", "assumed": false}}``. ``spanish`` holds pairs: a text of the version, and how
    it reads in Spanish.
    """

    program = models.ForeignKey(Program, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=VersionState, default=VersionState.DRAFT)
    published_at = models.DateTimeField(null=True, blank=True)
    headline = models.CharField(max_length=160, blank=True)
    summary = models.TextField(blank=True)
    intake = models.CharField(max_length=12, choices=Intake, default=Intake.MONTHLY)
    intake_months = models.JSONField(default=list, blank=True)
    holiday_policy = models.CharField(max_length=20, choices=HolidayPolicy, default=HolidayPolicy.NEXT_MONDAY)
    calendar = models.ForeignKey(HolidayCalendar, models.PROTECT, null=True, blank=True, related_name="versions")
    cutoff_months_before = models.PositiveSmallIntegerField(default=2)
    ready_days_before = models.PositiveSmallIntegerField(default=10)
    class_weekday = models.PositiveSmallIntegerField(default=2)
    class_starts_at = models.TimeField(null=True, blank=True)
    day_minutes = models.PositiveSmallIntegerField(default=480)
    exam_week = models.PositiveSmallIntegerField(null=True, blank=True)
    required_ojl_minutes = models.PositiveIntegerField(default=0)
    required_rti_minutes = models.PositiveIntegerField(default=0)
    track_open_until_week = models.PositiveSmallIntegerField(null=True, blank=True)
    seats_per_cohort = models.PositiveSmallIntegerField(null=True, blank=True)
    asks = models.JSONField(default=list, blank=True)
    origins = models.JSONField(default=dict, blank=True)
    spanish = models.JSONField(default=list, blank=True)

    class Meta:
        ordering: ClassVar = ["program", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["program", "number"], name="version_number_unique"),
            models.UniqueConstraint(
                fields=["program"],
                condition=models.Q(state="published"),
                name="version_one_published",
            ),
            models.CheckConstraint(
                name="version_published_has_date",
                condition=models.Q(state="draft", published_at__isnull=True)
                | (~models.Q(state="draft") & models.Q(published_at__isnull=False)),
            ),
            models.CheckConstraint(name="version_class_weekday", condition=models.Q(class_weekday__lte=6)),
        ]

    def __str__(self) -> str:
        return f"{self.program}, version {self.number}"

    @cached_property
    def step_kinds(self) -> frozenset[str]:
        """The kinds of the steps on the way in, such as "interview" or "matching"."""
        return frozenset(self.steps.order_by().values_list("kind", flat=True))

    @cached_property
    def requirement_kinds(self) -> frozenset[str]:
        """The kinds of what is asked on the way in; of requirements that are loaded already nothing is asked again."""
        if "requirements" in getattr(self, "_prefetched_objects_cache", {}):
            return frozenset(each.kind for each in self.requirements.all())
        return frozenset(self.requirements.order_by().values_list("kind", flat=True))


class Part(Sourced):
    """One ordered piece of a version."""

    position = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True


@track()
class Track(Part):
    """A career path within a version: occupation, credential and exam rule, pay steps."""

    version = models.ForeignKey(ProgramVersion, models.CASCADE, related_name="tracks")
    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=120)
    career_path = models.CharField(max_length=60, blank=True)
    occupation = models.CharField(max_length=120, blank=True)
    soc_code = models.CharField(max_length=12, blank=True)
    rapids_code = models.CharField(max_length=12, blank=True)
    hired_as = models.CharField(max_length=120, blank=True)
    credential = models.CharField(max_length=120, blank=True)
    exam_brand = models.CharField(max_length=24, blank=True)

    class Meta:
        ordering: ClassVar = ["version", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "slug"], name="track_slug_unique")]

    def __str__(self) -> str:
        return self.title


class PayTrigger(models.TextChoices):
    """What makes a pay step due."""

    START = "start", "From the first day"
    EXAM_PASS = "exam_pass", "After passing the exam"
    COMPLETION = "completion", "After graduation"


@track()
class WageStep(Part):
    """An hourly rate in USD and what makes it due. Without a rate the document names the step but no amount."""

    track = models.ForeignKey(Track, models.CASCADE, related_name="wage_steps")
    title = models.CharField(max_length=120)
    trigger = models.CharField(max_length=12, choices=PayTrigger)
    rate = models.DecimalField(max_digits=10, decimal_places=4, null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["track", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["track", "position"], name="wage_step_position_unique"),
            models.CheckConstraint(
                name="wage_step_rate_positive",
                condition=models.Q(rate__isnull=True) | models.Q(rate__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return self.title


@track()
class Phase(Part):
    """Some weeks with the same hours of class and clinic, in minutes a week."""

    version = models.ForeignKey(ProgramVersion, models.CASCADE, related_name="phases")
    title = models.CharField(max_length=120)
    weeks = models.PositiveSmallIntegerField()
    weeks_max = models.PositiveSmallIntegerField(null=True, blank=True)
    class_minutes = models.PositiveSmallIntegerField(default=0)
    clinic_minutes = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["version", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "position"], name="phase_position_unique"),
            models.CheckConstraint(
                name="phase_weeks_in_order",
                condition=models.Q(weeks__gt=0)
                & (models.Q(weeks_max__isnull=True) | models.Q(weeks_max__gte=models.F("weeks"))),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Lesson(Part):
    """One class of the curriculum, in minutes."""

    version = models.ForeignKey(ProgramVersion, models.CASCADE, related_name="lessons")
    title = models.CharField(max_length=160)
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["version", "position"]

    def __str__(self) -> str:
        return self.title


class Competency(Part):
    """A skill that somebody signs off, as often as required."""

    track = models.ForeignKey(Track, models.CASCADE, related_name="competencies")
    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=160)
    required_count = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name_plural = "competencies"
        ordering: ClassVar = ["track", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["track", "slug"], name="competency_slug_unique")]

    def __str__(self) -> str:
        return self.title


class CriterionUse(models.TextChoices):
    """Where a criterion is rated."""

    INTERVIEW = "interview", "Interview"
    EVALUATION = "evaluation", "Evaluation at the start and the end"


class CriterionQuerySet(models.QuerySet["Criterion"]):
    """Named scopes over criteria."""

    def asked_in(self, version: ProgramVersion | int) -> Self:
        """What an interview of a version is about, in its order, each with its questions."""
        rows = self.filter(version=version, use=CriterionUse.INTERVIEW)
        return rows.order_by("position", "pk").prefetch_related("questions")


@track()
class Criterion(Part):
    """What somebody is rated on, with a sentence for each rating from 1 to 4."""

    version = models.ForeignKey(ProgramVersion, models.CASCADE, related_name="criteria")
    use = models.CharField(max_length=12, choices=CriterionUse)
    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=120)
    anchors = models.JSONField(default=list, blank=True)

    objects = CriterionQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "criteria"
        ordering: ClassVar = ["version", "use", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "use", "slug"], name="criterion_slug_unique"),
        ]

    def __str__(self) -> str:
        return self.title


@track()
class InterviewQuestion(Part):
    """What everybody is asked about a criterion, in these words and this order, and what to listen for in the answer.

    That all are asked the same is what makes an interview structured (U.S. Office of Personnel Management).
    """

    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="questions")
    slug = models.SlugField(max_length=60)
    text = models.CharField("question", max_length=300)
    listen_for = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering: ClassVar = ["criterion", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["criterion", "slug"], name="interview_question_slug_unique"),
        ]

    def __str__(self) -> str:
        return self.text


class Interest(Part):
    """An area that an applicant may rank."""

    version = models.ForeignKey(ProgramVersion, models.CASCADE, related_name="interests")
    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=120)

    class Meta:
        ordering: ClassVar = ["version", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "slug"], name="interest_slug_unique")]

    def __str__(self) -> str:
        return self.title


@track()
class Component(Part):
    """A funded part with a target: how many people, counted as what."""

    version = models.ForeignKey(ProgramVersion, models.CASCADE, related_name="components")
    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    measure = models.CharField(max_length=40)
    target = models.PositiveIntegerField()
    unit = models.CharField(max_length=20)
    details = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering: ClassVar = ["version", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "slug"], name="component_slug_unique")]

    def __str__(self) -> str:
        return self.title


@track()
class Partner(Part):
    """An organization that takes part in a program, and as what."""

    version = models.ForeignKey(ProgramVersion, models.CASCADE, related_name="partners")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="partnerships")
    role = models.CharField(max_length=24, choices=OrganizationKind)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["version", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "organization"], name="partner_organization_unique"),
        ]

    def __str__(self) -> str:
        return str(self.organization)


class FactTopic(models.TextChoices):
    """Where a fact belongs on a page."""

    ABOUT = "about", "About the program"
    BENEFIT = "benefit", "Benefits"
    RECOGNITION = "recognition", "Recognition"
    RESULT = "result", "What it led to"
    PEOPLE = "people", "Who runs it"
    POPULATION = "population", "Whom it serves"
    BACKGROUND = "background", "Background"
    CALL = "call", "What is said on the phone when a place is offered"


class Fact(Part):
    """Something that the document states and no other table holds, in our words.

    Facts of the topic ``population`` are reported on and never used to select anybody. Those of the topic ``call`` are
    the script of an offer by phone, with {name}, {manager}, {position}, {department}, {hired_as}, {pay}, {starts_on},
    {ready_by}, {conditions} and {until} to fill in; a sentence that names what an offer does not have is left out.
    """

    version = models.ForeignKey(ProgramVersion, models.CASCADE, related_name="facts")
    topic = models.CharField(max_length=16, choices=FactTopic, default=FactTopic.ABOUT)
    slug = models.SlugField(max_length=60)
    text = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar = ["version", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "slug"], name="fact_slug_unique")]

    def __str__(self) -> str:
        return self.text
