"""Whose turn an application is, as a condition: the home page counts with the same ones that the working list shows."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q

from applicants.models import ApplicationState, OnboardingTask, ScreeningStep
from applicants.rules.requirements import SATISFIED, Verdict
from apprenticeships.models import Step, StepKind

WEEK: Final = timedelta(days=7)
CLEAR_BEFORE: Final = timedelta(days=21)
S = ApplicationState
CANDIDATES: Final = (S.DRAFT, S.NEEDS_INFORMATION, S.OFFERED)


def looks() -> Exists:
    """Whether a requirement of an application waits for somebody to decide."""
    return Exists(ScreeningStep.objects.filter(application=OuterRef("pk"), verdict=Verdict.LOOK.value))


def _gating() -> Exists:
    return Exists(OnboardingTask.objects.filter(application=OuterRef("pk"), done_at=None, item__gates_start=True))


def _said() -> Exists:
    """Whether the candidate says that something is there which a coordinator has to look at."""
    rows = OnboardingTask.objects.filter(application=OuterRef("pk"), done_at=None, said_at__isnull=False)
    return Exists(rows)


def _unmet() -> Exists:
    asked = ScreeningStep.objects.filter(application=OuterRef("pk"), requirement__is_required=True)
    return Exists(asked.exclude(verdict__in=SATISFIED))


def _matched() -> Exists:
    """Whether the matching finds a department, not an interview."""
    return Exists(Step.objects.filter(version=OuterRef("version"), kind=StepKind.MATCHING))


CONDITIONS: Final[dict[str, Callable[[date], Q]]] = {
    "late": lambda on: Q(state=S.SUBMITTED, answer_due__lt=on),
    "week": lambda on: Q(state=S.SUBMITTED, answer_due__range=(on, on + WEEK)),
    "ours": lambda _: Q(state=S.SUBMITTED, answer_due__isnull=False),
    "look": lambda _: Q(looks(), state__in=[S.SUBMITTED, S.NEEDS_INFORMATION, S.READY]),
    "candidate": lambda _: Q(state__in=CANDIDATES) | Q(state=S.SUBMITTED, answer_due__isnull=True),
    "managers": lambda _: Q(~_matched(), state=S.READY),
    "uninvited": lambda on: Q(~_matched(), state=S.READY, answer_due__lt=on),
    "unmatched": lambda _: Q(_matched(), state=S.READY),
    "clear": lambda on: Q(_gating(), state=S.ONBOARDING, cohort__ready_by__lte=on + CLEAR_BEFORE),
    "confirm": lambda _: Q(_said(), state=S.ONBOARDING),
    "finish": lambda _: Q(~_gating(), ~_unmet(), state=S.ONBOARDING),
}
NAMES: Final = {
    "late": "Late",
    "week": "Answer due this week",
    "ours": "Our turn",
    "look": "Please look",
    "candidate": "The candidate’s turn",  # noqa: RUF001 - the apostrophe of print
    "managers": "The managers’ turn",  # noqa: RUF001
    "uninvited": "Not invited in time",
    "unmatched": "Waits for the matching",
    "clear": "Not cleared, class is near",
    "confirm": "Papers to confirm",
    "finish": "Ready to take the seat",
}


def turn(name: str, on: date) -> Q:
    """The condition behind a choice of whose turn it is."""
    return CONDITIONS[name](on)
