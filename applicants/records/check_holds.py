"""Until when a background check holds a no back: from the report that needs a review until somebody decided about it.

A no that goes around the letter, the time to answer and the second person is an adverse action without notice (15
U.S.C. 1681b(b)(3); Cal. Gov. Code 12952), whatever its sentence says.
"""

from typing import Final

from django.db.models import OuterRef, Q, Subquery

from applicants.models import Application, BackgroundCheck, CheckState
from applicants.records.background import UNDER_NOTICE
from apprenticeships import restricted
from apprenticeships.errors import GuardFailed
from apprenticeships.models import RequirementKind

UNSETTLED: Final = frozenset({CheckState.REVIEW, *UNDER_NOTICE})
"""Somebody has read, or can read, a report that nobody decided about yet."""
PENDING: Final = UNSETTLED | {CheckState.ORDERED}
"""The same, and a report that the agency still has: no seat goes on, and no offer is taken back, around either."""
BEFORE_A_NO: Final = (
    "A background report is not settled, and a no must not go around its letter and the time to answer. Ask a "
    "screening officer to clear the check or to decide it first; if the applicant wants to stop, withdraw for them."
)
BEFORE_MOVING: Final = (
    "A background report is not settled, and until it is the seat stays. Ask a screening officer to clear the check or "
    "to decide it first; they can move to a later class after that."
)
BEFORE_TAKING_BACK: Final = (
    "A check of this candidate is pending, and until it is settled an offer is not taken back. "
    "The coordinator sees when that is."
)


def unsettled(application: Application) -> bool:
    """Whether the check that counts waits for a decision."""
    return _state(application) in UNSETTLED


def is_unsettled() -> Q:
    """Tell the same of applications in a query."""
    newest = BackgroundCheck.objects.filter(application=OuterRef("pk")).order_by("-asked_at", "-pk").values("state")[:1]
    return Q(pk__in=Application.objects.annotate(of_check=Subquery(newest)).filter(of_check__in=UNSETTLED))


def pending(application: Application) -> bool:
    """Whether the check that counts is with the agency, or waits for a decision."""
    return _state(application) in PENDING


def refuse_no(application: Application) -> None:
    """Refuse to end an application in a sentence of our own while a report is not settled."""
    if unsettled(application):
        raise GuardFailed(BEFORE_A_NO, code="check")


def refuse_moving(application: Application) -> None:
    """Refuse to move somebody to a later class while a report is not settled: they would lose the seat around it."""
    if unsettled(application):
        raise GuardFailed(BEFORE_MOVING, code="check")


def refuse_taking_back(application: Application) -> None:
    """Refuse to take a spoken offer back while a report is out or not settled.

    The refusal begins with the order, so that a hiring manager cannot tell from it that a report needs a review.
    """
    if pending(application):
        raise GuardFailed(BEFORE_TAKING_BACK, code="check")


def refuse_letter(application: Application) -> None:
    """Refuse a letter that says no, or may, to somebody who goes on whatever the check says."""
    step = (
        application.screening.filter(requirement__kind=RequirementKind.BACKGROUND).select_related("requirement").first()
    )
    if step is None or (step.requirement.is_required and step.waived_by_id is None):
        return
    why = "The background check of this applicant was waived" if step.waived_by_id else "This program only prefers it"
    raise GuardFailed(
        f"{why}, so they go on, and a letter that says no would not be true. Clear it after all.", code="goes-on"
    )


def _state(application: Application) -> str | None:
    """The state of the check that counts; a page of a department asks too, and learns no more than a refusal."""
    rows = BackgroundCheck.objects.filter(application=application).order_by("-asked_at", "-pk")
    with restricted.lifted():
        return rows.values_list("state", flat=True).first()
