"""Whose turn an application is, as a condition: the home page counts with the same ones that the working list shows."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from applicants.admin.steps import LOOKED_AT
from applicants.models import (
    AROUND_THE_START,
    ON_THE_LIST,
    OPEN_STATES,
    ApplicationState,
    ApprovalRequest,
    BackgroundCheck,
    BackgroundCorrection,
    BackgroundNotice,
    CheckState,
    ConditionCheck,
    ConditionKind,
    Consent,
    ConsentKind,
    CorrectionState,
    Document,
    DocumentState,
    DrugConsent,
    Interview,
    InterviewState,
    MatchOn,
    Offer,
    OfferState,
    OnboardingTask,
    Referee,
    RegistryMatch,
    ScreeningStep,
    Standby,
    VoluntarySheet,
)
from applicants.records.check_holds import PENDING
from applicants.records.evidence import AFTER_YES, WITH_MANAGERS
from applicants.records.left_behind import left_behind
from applicants.records.minors import SAID_YES
from applicants.rules.requirements import SATISFIED, Reason, Verdict
from applicants.rules.results import DrugStatus
from applicants.workflows.approvals import ASKS
from apprenticeships.models import CONDITION_KINDS, RequirementKind, Step, StepKind, User
from cohorts.models import Enrollment, EnrollmentState

WEEK: Final = timedelta(days=7)
CLEAR_BEFORE: Final = timedelta(days=21)
S = ApplicationState
SENT: Final = frozenset(OPEN_STATES) - {S.DRAFT}
OURS: Final = (S.SUBMITTED, S.ACCEPTED, S.ONBOARDING)
"""Where a requirement may be ours to do next; in other states somebody else comes first."""
CANDIDATES: Final = (S.DRAFT, S.NEEDS_INFORMATION, S.OFFERED)


def looks() -> Exists:
    """Whether a requirement of an application waits for somebody to decide."""
    return Exists(ScreeningStep.objects.filter(application=OuterRef("pk"), verdict=Verdict.LOOK.value))


def looks_of(user: User) -> Exists:
    """Whether a requirement of an application waits for this user to decide."""
    return Exists(ScreeningStep.objects.filter(application=OuterRef("pk"), verdict=Verdict.LOOK.value, owner=user.pk))


def _papers() -> Exists:
    """Whether a document of an application waits for somebody to look at it."""
    return Exists(Document.objects.filter(application=OuterRef("pk"), state=DocumentState.RECEIVED))


def _gating() -> Exists:
    return Exists(OnboardingTask.objects.filter(application=OuterRef("pk"), done_at=None, item__gates_start=True))


def _said() -> Exists:
    """Whether somebody says that something is there which a coordinator has to look at, also after the first day."""
    return Exists(OnboardingTask.objects.waiting().filter(application=OuterRef("pk"), said_at__isnull=False))


def _refused() -> Exists:
    """Whether a guardian's last word about taking part is a no."""
    rows = Consent.objects.filter(person=OuterRef("person"), kind=ConsentKind.TAKING_PART, replaced_at__isnull=True)
    return Exists(rows.filter(is_given=False))


def _left() -> Exists:
    """Whether somebody's training in the class of their application is over."""
    over = (EnrollmentState.COMPLETED, EnrollmentState.EXITED)
    rows = Enrollment.objects.filter(person=OuterRef("person"), cohort=OuterRef("cohort"))
    return Exists(rows.filter(state__in=over))


def _unmet() -> Exists:
    asked = ScreeningStep.objects.filter(application=OuterRef("pk"), requirement__is_required=True)
    return Exists(asked.exclude(verdict__in=SATISFIED))


def _to_begin() -> Q:
    """Whether a required check is ours to begin: to ask for a signature, to order a screen, to look into a list.

    Of somebody who has not said yes yet only what the order of steps has at the offer, or the law puts behind it, and
    while they are with managers what got too old meanwhile.
    """
    runs = BackgroundCheck.objects.going_on().filter(application=OuterRef("application"))
    agreed = DrugConsent.objects.filter(application=OuterRef("application"), withdrawn_at__isnull=True)
    ordered = ConditionCheck.objects.filter(application=OuterRef("application"), kind=ConditionKind.DRUG)
    background = Q(~Exists(runs), requirement__kind=RequirementKind.BACKGROUND)
    screen = Q(
        Exists(agreed), ~Exists(ordered.filter(status=DrugStatus.ORDERED)), requirement__kind=RequirementKind.DRUG
    )
    asked = ScreeningStep.objects.filter(
        background | screen | Q(requirement__kind=RequirementKind.REGISTRY),
        application=OuterRef("pk"), requirement__is_required=True,
        verdict__in=[Verdict.MISSING.value, Verdict.EXPIRED.value],
    ).exclude(reason_code=Reason.BEING_CHECKED.value)  # fmt: skip
    offers = Step.objects.filter(version=OuterRef("requirement__version"), kind=StepKind.OFFER)
    with_offer = asked.filter(Exists(offers.filter(position__gte=OuterRef("requirement__step__position"))))
    too_old = asked.filter(verdict=Verdict.EXPIRED.value)
    return (
        Q(Exists(asked), state__in=AFTER_YES)
        | Q(Exists(with_offer), state=S.OFFERED)
        | Q(Exists(too_old), state=S.READY)
    )


def matched() -> Exists:
    """Whether the matching finds a department, not an interview."""
    return Exists(Step.objects.filter(version=OuterRef("version"), kind=StepKind.MATCHING))


def _unanswered(on: date) -> Exists:
    """Whether a department is late with its answer, or has nobody who could give one."""
    return Exists(ApprovalRequest.objects.unanswered(on=on).filter(application=OuterRef("pk")))


def _checks(**which: Any) -> Exists:
    """Whether a background check of an application stands like this."""
    return Exists(BackgroundCheck.objects.filter(application=OuterRef("pk"), **which))


def _overdue(kind: str, on: date) -> Exists:
    """Whether the agency, the lab or who goes there is late with a check of an application."""
    return Exists(ConditionCheck.objects.filter(application=OuterRef("pk"), kind=kind, due_on__lt=on))


def _references_here() -> Exists:
    """Whether everybody whom an applicant named has answered, and nobody has decided about it."""
    rows = ScreeningStep.objects.filter(application=OuterRef("pk"), requirement__kind=RequirementKind.REFERENCE)
    return Exists(rows.filter(verdict=Verdict.MISSING.value, reason_code=Reason.BEING_CHECKED.value))


def _to_call() -> Exists:
    """Whether only a call reaches somebody whom an applicant named, while an answer is waited for."""
    rows = ScreeningStep.objects.filter(application=OuterRef("application"), verdict__in=SATISFIED)
    decided = Exists(rows.filter(requirement__kind=RequirementKind.REFERENCE))
    return Exists(Referee.objects.to_call().filter(~decided, application=OuterRef("pk")))


def _taken_back() -> Q:
    """Whether the consent to a drug screen was taken back, and none is in force."""
    rows = DrugConsent.objects.filter(application=OuterRef("pk"))
    return Q(Exists(rows.filter(withdrawn_at__isnull=False)), ~Exists(rows.filter(withdrawn_at__isnull=True)))


def _doubted() -> Q:
    """Whether somebody says that a final report, or a decision about one, was a mistake."""
    reports = ConditionCheck.objects.filter(application=OuterRef("pk"), wrong_by__isnull=False)
    matches = RegistryMatch.objects.that_ended().filter(application=OuterRef("pk"), state=MatchOn.DOUBTED)
    known = Q(Exists(reports), state=S.INELIGIBLE) | Q(Exists(matches), state=S.INELIGIBLE)
    return known | Q(_corrections(CorrectionState.ASKED))


def _to_post() -> Q:
    """Whether a final letter, or the one that takes it back, has to be posted."""
    final = BackgroundNotice.objects.to_post().filter(check_row__application=OuterRef("pk"))
    back = BackgroundCorrection.objects.to_post().filter(check_row__application=OuterRef("pk"))
    return Q(Exists(final)) | Q(Exists(back))


def _corrections(state: CorrectionState) -> Exists:
    """Whether a decision about a background report is asked to be put right, or was."""
    return Exists(BackgroundCorrection.objects.filter(check_row__application=OuterRef("pk"), state=state))


def _unseen() -> Q:
    """Whether nobody is about to meet somebody who is ready, no seat is held for a call, and they wait on no list."""
    meets = Interview.objects.filter(
        application=OuterRef("pk"), state__in=[InterviewState.REQUESTED, InterviewState.SCHEDULED]
    )
    held = Offer.objects.filter(application=OuterRef("pk"), state=OfferState.PREPARED)
    listed = Standby.objects.filter(application=OuterRef("pk"), state__in=ON_THE_LIST)
    return Q(~Exists(meets), ~Exists(held), ~Exists(listed), state=S.READY)


def _short_after() -> Exists:
    """Whether somebody fell short in a step beside a meeting or an offer: one that comes there, or was done again."""
    asked = ScreeningStep.objects.filter(application=OuterRef("pk"), requirement__is_required=True)
    return Exists(asked.filter(verdict=Verdict.NOT_MET.value).exclude(requirement__kind__in=CONDITION_KINDS))


CONDITIONS: Final[dict[str, Callable[[date], Q]]] = {
    "late": lambda on: Q(state=S.SUBMITTED, answer_due__lt=on),
    "week": lambda on: Q(state=S.SUBMITTED, answer_due__range=(on, on + WEEK)),
    "ours": lambda _: Q(state=S.SUBMITTED, answer_due__isnull=False),
    "look": lambda _: Q(looks(), state__in=LOOKED_AT),
    "papers": lambda _: Q(_papers(), state__in=SENT),
    "department": lambda on: Q(_unanswered(on), state__in=ASKS),
    "candidate": lambda _: Q(state__in=CANDIDATES) | Q(state=S.SUBMITTED, answer_due__isnull=True),
    "managers": lambda _: Q(~matched(), state=S.READY),
    "uninvited": lambda on: Q(~matched(), state=S.READY, answer_due__lt=on),
    "unmatched": lambda _: Q(matched(), state=S.READY),
    "unanswered": lambda on: Q(state=S.NEEDS_INFORMATION, request_due__lt=on),
    "begun": left_behind,
    "short": lambda _: Q(_short_after(), state__in=WITH_MANAGERS),
    "clear": lambda on: Q(Q(_gating()) | Q(_unmet()), state=S.ONBOARDING, cohort__ready_by__lte=on + CLEAR_BEFORE),
    "refused": lambda on: Q(_refused(), ~_left(), state__in=SAID_YES, cohort__ends_on__gt=on),
    "confirm": lambda _: Q(_said(), state__in=AROUND_THE_START),
    "checks": lambda _: _to_begin(),
    "order": lambda _: Q(_checks(state=CheckState.AUTHORIZED), state__in=SENT),
    "review": lambda _: Q(_checks(state=CheckState.REVIEW), state__in=SENT),
    "dispute": lambda _: Q(_checks(state=CheckState.DISPUTED), state__in=SENT),
    "decide": lambda on: Q(_checks(state=CheckState.WAITING, final_from__lte=on), state__in=SENT),
    "second": lambda _: Q(_checks(state=CheckState.PROPOSED), state__in=SENT),
    "agency": lambda on: Q(_overdue(ConditionKind.BACKGROUND, on), state__in=SENT),
    "lab": lambda on: Q(_overdue(ConditionKind.DRUG, on), state__in=SENT),
    "taken": lambda _: Q(_taken_back(), state__in=SENT),
    "wrong": lambda _: _doubted(),
    "post": lambda _: _to_post(),
    "back": lambda _: _unseen() & Q(_corrections(CorrectionState.AGREED)),
    "references": lambda _: Q(_references_here(), state__in=SENT),
    "referees": lambda _: Q(_to_call(), state__in=SENT),
    "sheet": lambda _: Q(Exists(VoluntarySheet.objects.filter(application=OuterRef("pk")))),
    "held": lambda on: Q(_checks(state__in=PENDING), state=S.ONBOARDING, cohort__ready_by__lt=on),
    "finish": lambda _: Q(~_gating(), ~_unmet(), state=S.ONBOARDING),
}
OVER: Final = frozenset({"wrong", "post"})
"""What is done about applications that are over."""
NAMES: Final = {
    "late": "We are late",
    "week": "Answer due this week",
    "ours": "Our turn",
    "look": "Please look",
    "papers": "Documents to look at",
    "department": "A department does not answer",
    "candidate": "The candidate’s turn",  # noqa: RUF001 - the apostrophe of print
    "managers": "The managers’ turn",  # noqa: RUF001
    "uninvited": "Not invited in time",
    "unmatched": "Waits for the matching",
    "unanswered": "Did not answer our question in time",
    "begun": "Undecided, and the class has begun",
    "short": "Fell short after the interview",
    "clear": "Not cleared, class is near",
    "refused": "A guardian said no",
    "confirm": "Papers to confirm",
    "checks": "A check to begin",
    "order": "A background check to order",
    "review": "A background report to look at",
    "dispute": "A background report is disputed",
    "decide": "A background check to decide",
    "second": "A no waits for a second person",
    "agency": "A background report is overdue",
    "lab": "A drug screen is overdue",
    "taken": "A consent was taken back",
    "wrong": "A report may be a mistake",
    "references": "References to read",
    "referees": "A reference to call",
    "post": "A letter to post",
    "sheet": "Voluntary questions on paper",
    "held": "A seat waits for a check",
    "back": "Back after a mistake",
    "finish": "Ready to take the seat",
}


def turn(name: str, on: date) -> Q:
    """The condition behind a choice of whose turn it is."""
    return CONDITIONS[name](on)


def waits(on: date) -> "ExpressionWrapper[Q]":
    """Whether papers or a request to a department wait for a coordinator, whoever is next by the state."""
    return ExpressionWrapper(turn("papers", on) | turn("department", on), output_field=BooleanField())
