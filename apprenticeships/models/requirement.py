"""The way in: steps in the order of the program, and what each asks for."""

from typing import Any, ClassVar, Self

from django.db import models

from apprenticeships.history import track
from apprenticeships.models.program import Part, ProgramVersion
from apprenticeships.rules.measures import RETEST_WAIT, VALIDITY, Dated


class StepKind(models.TextChoices):
    """What happens at a step of the way in."""

    PRESENTATION = "presentation", "Look at the program"
    INTEREST = "interest", "Say that you are interested"
    SESSION = "session", "Information session"
    APPLICATION = "application", "Application"
    TESTS = "tests", "Tests"
    SCREENING = "screening", "Screening"
    MATCHING = "matching", "Matching"
    INTERVIEW = "interview", "Interview"
    OFFER = "offer", "Offer"
    ONBOARDING = "onboarding", "Ready to start"


@track()
class Step(Part):
    """One stop on the way in. Its place in the order belongs to the program."""

    version = models.ForeignKey(ProgramVersion, models.CASCADE, related_name="steps")
    slug = models.SlugField(max_length=60)
    kind = models.CharField(max_length=16, choices=StepKind)
    title = models.CharField(max_length=120)
    sentence = models.CharField(max_length=300, blank=True)
    takes = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering: ClassVar = ["version", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "slug"], name="step_slug_unique"),
            models.UniqueConstraint(fields=["version", "position"], name="step_position_unique"),
        ]

    def __str__(self) -> str:
        return self.title


class RequirementKind(models.TextChoices):
    """What is asked for, and so which kind of result answers it."""

    AGE = "age", "Age"
    DIPLOMA = "diploma", "Diploma"
    EXPERIENCE = "experience", "Health care work"
    CONDUCT = "conduct", "Dependable and accountable"
    ENROLLED_STUDENT = "enrolled_student", "High-school student"
    INFO_SESSION = "info_session", "Information session"
    ENTRANCE_EXAM = "entrance_exam", "Entrance exam"
    WORKKEYS = "workkeys", "WorkKeys"
    TYPING = "typing", "Typing test"
    DOCUMENT = "document", "Document"
    REFERENCE = "reference", "Reference"
    DEPARTMENT_APPROVAL = "department_approval", "Department approval"
    BACKGROUND = "background", "Background check"
    DRUG = "drug", "Drug screen"
    REGISTRY = "registry", "Registry and exclusion check"
    GUARDIAN_CONSENT = "guardian_consent", "Guardian's consent"
    CUSTOM = "custom", "Other"


CONDITION_KINDS = frozenset({RequirementKind.BACKGROUND, RequirementKind.DRUG, RequirementKind.REGISTRY})
"""What managers learn of by one word for all together."""
PROVEN_KINDS = frozenset({RequirementKind.DIPLOMA, RequirementKind.EXPERIENCE})
"""What people state themselves and a document can show."""
STATED_KINDS = frozenset(
    {
        RequirementKind.AGE,
        RequirementKind.DIPLOMA,
        RequirementKind.EXPERIENCE,
        RequirementKind.CONDUCT,
    }
)


class Audience(models.TextChoices):
    """To whom an applicant the requirement applies."""

    EVERYBODY = "everybody", "Everybody"
    INTERNAL = "internal", "Only people who work here now"
    MINORS = "minors", "Only people under 18"


class RequirementQuerySet(models.QuerySet["Requirement"]):
    """Named scopes over requirements."""

    def before(self, kind: StepKind) -> Self:
        """Those whose step comes before the version's first step of ``kind``."""
        first = (
            Step.objects.filter(version_id=models.OuterRef("version_id"), kind=kind)
            .order_by("position")
            .values("position")[:1]
        )
        return self.filter(step__position__lt=models.Subquery(first))

    def with_changes(self) -> Self:
        """Loads what changes by date along with them, so that ``dated`` costs nothing more."""
        return self.prefetch_related("changes")


@track()
class Requirement(Part):
    """Something asked for at a step. A preferred one that is missed never stops an application.

    ``threshold`` holds the measure of its kind: ``years`` for age, ``months`` for experience, ``pass_mark`` and
    ``maximum`` for an exam, ``level`` for WorkKeys, ``words_per_minute`` and ``formula`` for typing, ``lists`` for a
    registry check. What ``needs_proof`` is not met by somebody's own word: a document of theirs has to be accepted, or
    a coordinator has to write down that one saw it. ``questions`` are what referees are asked, where it is not the
    usual kit. The measures, the validity and the wait are first values: ``changes`` set others from a day on, and
    ``dated`` alone says which holds when.
    """

    version = models.ForeignKey(ProgramVersion, models.CASCADE, related_name="requirements")
    step = models.ForeignKey(Step, models.PROTECT, related_name="requirements")
    slug = models.SlugField(max_length=60)
    kind = models.CharField(max_length=24, choices=RequirementKind)
    title = models.CharField(max_length=120)
    sentence = models.CharField(max_length=300, blank=True)
    is_required = models.BooleanField(default=True)
    needs_proof = models.BooleanField(default=False)
    audience = models.CharField(max_length=12, choices=Audience, default=Audience.EVERYBODY)
    threshold = models.JSONField(default=dict, blank=True)
    validity_months = models.PositiveSmallIntegerField(null=True, blank=True)
    retest_wait_days = models.PositiveSmallIntegerField(null=True, blank=True)
    questions = models.JSONField(default=list, blank=True)
    is_public = models.BooleanField(default=True)

    objects = RequirementQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["version", "step__position", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "slug"], name="requirement_slug_unique"),
            models.CheckConstraint(
                name="requirement_proof_of_what_papers_show",
                condition=models.Q(needs_proof=False) | models.Q(kind__in=sorted(PROVEN_KINDS)),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def first_values(self) -> dict[str, Any]:
        """What it asks for before any change."""
        return {**self.threshold, VALIDITY: self.validity_months, RETEST_WAIT: self.retest_wait_days}

    @property
    def standing_changes(self) -> list[Any]:
        """The changes that were not taken back. One query, unless ``with_changes`` loaded them."""
        return [each for each in self.changes.all() if each.taken_back_at is None]

    @property
    def dated(self) -> Dated:
        """What it asks for, by day, as its standing changes say."""
        return Dated(self.first_values, tuple(each.rule for each in self.standing_changes))


class TaskOwner(models.TextChoices):
    """Whose turn an onboarding task is."""

    CANDIDATE = "candidate", "The new apprentice"
    COORDINATOR = "coordinator", "The coordinator"
    DEPARTMENT = "department", "The department"


class TaskKind(models.TextChoices):
    """How an onboarding task is done: said, shown by a file, answered with yes or no, or filled in."""

    TICK = "tick", "Said to be done"
    UPLOAD = "upload", "A file is sent"
    APPROVAL = "approval", "Yes or no, with a reason"
    FORM = "form", "Questions are answered"


class DueUnit(models.TextChoices):
    """What the days of an onboarding task are."""

    DAYS = "days", "Days"
    BUSINESS_DAYS = "business_days", "Business days"


@track()
class OnboardingItem(Part):
    """A task around the first day. ``due_days`` counts from it, in ``due_unit``; negative is before it.

    One that is checked is done when a coordinator has confirmed it, as section 2 of Form I-9 needs; the new apprentice
    only says that their part is done. ``questions`` are what a form asks.
    """

    version = models.ForeignKey(ProgramVersion, models.CASCADE, related_name="onboarding_items")
    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=120)
    sentence = models.CharField(max_length=300, blank=True)
    owner = models.CharField(max_length=12, choices=TaskOwner)
    kind = models.CharField(max_length=12, choices=TaskKind, default=TaskKind.TICK)
    questions = models.JSONField(default=list, blank=True)
    due_days = models.SmallIntegerField(default=-10)
    due_unit = models.CharField(max_length=16, choices=DueUnit, default=DueUnit.DAYS)
    gates_start = models.BooleanField(default=True)
    is_checked = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["version", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "slug"], name="onboarding_item_slug_unique"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_looked_at(self) -> bool:
        """Whether a coordinator confirms it before it is done: what was sent in always, the rest where it says so."""
        return self.is_checked or self.kind == TaskKind.UPLOAD
