"""The arrows of an application up to "ready", and how each ends; what follows an offer stands with the offers."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from applicants.models import OPEN_STATES, Application, ApplicationState
from apprenticeships.lazily import gettext_lazy
from apprenticeships.workflow import Transition, arrow
from apprenticeships.written import written_once

State = ApplicationState

SUBMIT = arrow(
    "submit",
    State.DRAFT,
    State.SUBMITTED,
    gettext_lazy("This application was sent already. Your page says what is next."),
)
REQUEST = arrow(
    "request_information",
    State.SUBMITTED,
    State.NEEDS_INFORMATION,
    "More can be asked for while an application is with us, and once at a time.",
)
ANSWER = arrow(
    "answer_request",
    State.NEEDS_INFORMATION,
    State.SUBMITTED,
    gettext_lazy("Nothing is asked of you now. Your page says what is next."),
)
READY = arrow("make_ready", State.SUBMITTED, State.READY)
SCREEN_AGAIN = arrow("screen_again", State.READY, State.SUBMITTED)
FIND_INELIGIBLE = arrow(
    "find_ineligible",
    (State.SUBMITTED, State.NEEDS_INFORMATION, State.READY),
    State.INELIGIBLE,
    "Only an application that is being screened, or is ready, can end this way.",
)
END_OFFERED = arrow(
    "end_offered",
    (State.OFFERED, State.ACCEPTED, State.ONBOARDING),
    State.INELIGIBLE,
    "Only an application with an offer can end this way.",
)
NOT_SELECT = arrow(
    "not_select",
    (State.SUBMITTED, State.NEEDS_INFORMATION, State.READY),
    State.NOT_SELECTED,
    "Only an application that is being screened, or is ready, can end this way. End an offer first.",
)
WITHDRAW = arrow(
    "withdraw",
    tuple(OPEN_STATES),
    State.WITHDRAWN,
    gettext_lazy("This application is over already. You may start a new one."),
)
NOT_WITHDRAWN = gettext_lazy("You can open it again only if you withdrew it.")
REOPEN = arrow("reopen", State.WITHDRAWN, State.SUBMITTED, NOT_WITHDRAWN)
REOPEN_ASKED = arrow("reopen_asked", State.WITHDRAWN, State.NEEDS_INFORMATION, NOT_WITHDRAWN)
REOPEN_DRAFT = arrow("reopen_draft", State.WITHDRAWN, State.DRAFT, NOT_WITHDRAWN)
CORRECT = arrow(
    "correct",
    State.INELIGIBLE,
    State.SUBMITTED,
    "Only an application that a check ended is opened again like this. Load the page again.",
)
EXPIRE = arrow(
    "expire",
    (State.DRAFT, State.NEEDS_INFORMATION),
    State.EXPIRED,
    "Only an application that waits for the applicant can run out of time.",
)
TRANSITIONS: tuple[Transition, ...] = (
    SUBMIT,
    REQUEST,
    ANSWER,
    READY,
    SCREEN_AGAIN,
    FIND_INELIGIBLE,
    END_OFFERED,
    NOT_SELECT,
    WITHDRAW,
    REOPEN,
    REOPEN_ASKED,
    REOPEN_DRAFT,
    CORRECT,
    EXPIRE,
)


def locked(application_id: int) -> Application:
    """Return an application with its row locked: the first lock of every step on the way in.

    Where a row got another person or class while we waited for it, PostgreSQL joins it with the former one and finds
    nothing: it is asked again, and then sees what is there now.
    """
    found = _locked([application_id]) or _locked([application_id])
    if not found:
        raise Application.DoesNotExist
    return found[0]


def locked_many(application_ids: Collection[int]) -> list[Application]:
    """Return applications with their rows locked, all in one order, so that no two such steps wait for each other."""
    return _locked(list(application_ids))


@written_once
def _locked(keys: list[int]) -> QuerySet[Application]:
    rows = Application.objects.select_for_update(of=("self",)).filter(pk__any_of=keys).order_by("pk")
    return rows.select_related("person", "version__program__organization", "cohort", "track")


def ending(at: datetime) -> dict[str, Any]:
    """Return the columns that every end of an application writes, but a withdrawal: that may be taken back."""
    return {"ended_at": at, "answer_due": None, "request_due": None, "request_note": ""}
