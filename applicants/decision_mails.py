"""The mail about a decision that was told: a department goes on with others, or keeps somebody for later."""

from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_noop

from applicants.models import Decision, DecisionKind, DecisionState
from apprenticeships.language import said
from apprenticeships.messages import Kind, Letter, NoLongerTrueError
from apprenticeships.models import Message


def _told(message: Message) -> Letter:
    row = (
        Decision.objects.filter(pk=message.context["decision"], state=DecisionState.RELEASED)
        .select_related("application", "opening__track", "opening__department__site")
        .first()
    )
    if row is None:
        raise NoLongerTrueError("The decision is not as it was when this was promised.")
    path = reverse("portal:application", args=[row.application.public_id])
    context: dict[str, Any] = {
        "department": str(row.opening.department),
        "position": said(row.opening.track.title),
        "kept": row.kind == DecisionKind.HOLD,
        "note": row.note,
        "button_url": f"{settings.SITE_URL}{path}",
        "button_text": gettext_noop("See where you stand"),
    }
    return Letter(context)


KINDS: Final[tuple[Kind, ...]] = (
    Kind("decision.told", "applicants/decision_told", _told, label="What a department decided"),
)
