"""The parts of an application that its board shows, loaded with as few statements as there are parts."""

from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from applicants.models import (
    Application,
    ConditionCheck,
    Document,
    Interview,
    Job,
    Offer,
    OnboardingTask,
    PaperEntry,
    Referral,
    ScreeningResult,
    Section,
    Sending,
    VoluntaryInvitation,
)
from apprenticeships.models import RequirementKind

MOST_SENDINGS: Final = 10
PARTS: Final[dict[str, Any]] = {
    "jobs": Job,
    "documents": Document,
    "condition_checks": ConditionCheck,
    "referrals": Referral,
    "interviews": Interview,
    "offers": Offer,
    "onboarding_tasks": OnboardingTask,
    "voluntary_invitations": VoluntaryInvitation,
}
"""What many applications have none of: nobody asks for it where the row says that there is nothing."""
SECTION: Final = ("slug", "answers", "is_complete", "reopened", "request_note")


def with_parts(rows: QuerySet[Application]) -> QuerySet[Application]:
    """Load ``written`` and ``answered`` along, who writes it on paper, and which of the parts there are."""
    own = {"application": OuterRef("pk")}
    written = Section.objects.filter(**own).values(row=JSONObject(**{name: name for name in SECTION}))
    answered = Sending.objects.filter(**own).exclude(changes=[]).order_by("-number")
    return rows.select_related("paper__begun_by", "paper__attested_by").annotate(
        written=ArraySubquery(written),
        answered=ArraySubquery(
            answered.values(row=JSONObject(number="number", sent_at="sent_at", changes="changes"))[:MOST_SENDINGS]
        ),
        has_registry=Exists(ScreeningResult.objects.filter(person=OuterRef("person"), kind=RequirementKind.REGISTRY)),
        **{f"has_{name}": Exists(model.objects.filter(**own)) for name, model in PARTS.items()},
    )


def part(application: Application, name: str) -> QuerySet[Any]:
    """Return the rows of a part of an application that was loaded ``with_parts``."""
    rows: QuerySet[Any] = getattr(application, name).all()
    return rows if getattr(application, f"has_{name}") else rows.none()


def paper_of(application: Application) -> PaperEntry | None:
    """Return who writes an application for somebody else, as long as that person does not sign in."""
    entry: PaperEntry | None = getattr(application, "paper", None)
    return entry if application.person.user_id is None else None
