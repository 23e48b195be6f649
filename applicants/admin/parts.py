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
    InvitedBy,
    Job,
    Occasion,
    Offer,
    OnboardingTask,
    PaperEntry,
    Referral,
    ScreeningResult,
    Section,
    Sending,
    VoluntaryInvitation,
    VoluntarySheet,
)
from applicants.records.voluntary import NOT_ARRIVED, is_asked, mail_key
from apprenticeships.models import Message, MessageState, RequirementKind

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
        owes_sheet=Exists(VoluntarySheet.objects.filter(**own)),
        has_registry=Exists(ScreeningResult.objects.filter(person=OuterRef("person"), kind=RequirementKind.REGISTRY)),
        **{f"has_{name}": Exists(model.objects.filter(**own)) for name, model in PARTS.items()},
    )


def part(application: Application, name: str) -> QuerySet[Any]:
    """Return the rows of a part of an application that was loaded ``with_parts``."""
    rows: QuerySet[Any] = getattr(application, name).all()
    return rows if getattr(application, f"has_{name}") else rows.none()


def invitations_of(application: Application, paper: PaperEntry | None) -> dict[str, Any]:
    """Return who was invited to the voluntary questions and what became of each mail, and whether paper is due.

    Paper is for whoever no invitation reaches: they have no address, or the last mail did not arrive. The sheet to
    print is the next one where one is due, and the last one otherwise: whoever lost it gets it anew.
    """
    rows = list(part(application, "voluntary_invitations"))
    keys = [mail_key(row) for row in rows]
    states = dict(Message.objects.filter(key__in=keys).values_list("key", "state")) if rows else {}
    found = [(row, MessageState(states[key]) if key in states else None) for row, key in zip(rows, keys, strict=True)]
    handed = bool(rows) and rows[-1].way == InvitedBy.PAPER
    lost = bool(found) and not handed and found[-1][1] in NOT_ARRIVED
    owed: bool = application.owes_sheet  # type: ignore[attr-defined]
    occasion = rows[-1].occasion if lost else Occasion.APPLIED
    unreached = (owed or lost or (not application.person.email and not handed)) and is_asked(application, occasion)
    due = (paper is not None and not handed) or unreached
    return {
        "invitations": [(row, _outcome(row, state)) for row, state in found],
        "sheet": paper is not None or unreached or handed,
        "may_hand_over": due,
        "sheet_number": max(sum(row.way == InvitedBy.PAPER for row in rows) + due, 1),
        "unreached": ("The mail did not arrive" if lost else "No mail can invite them") if unreached else "",
    }


def _outcome(row: VoluntaryInvitation, state: MessageState | None) -> str:
    if row.way == InvitedBy.PAPER:
        return "handed over on paper"
    return state.label if state else "mail no longer kept"


def paper_of(application: Application) -> PaperEntry | None:
    """Return who writes an application for somebody else, as long as that person does not sign in."""
    entry: PaperEntry | None = getattr(application, "paper", None)
    return entry if application.person.user_id is None else None
