"""A final no of a background check was wrong: the form beside the final letter, the second yes, what it would do."""

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from django import forms

from applicants.admin.background_words import Stands
from applicants.models import (
    Application,
    BackgroundCheck,
    BackgroundCorrection,
    CheckState,
    CorrectionCause,
    CorrectionState,
    Follows,
    Offer,
)
from applicants.records.background import correction_of
from applicants.records.deadlines import local_day
from applicants.rules.corrections import Way
from applicants.workflows import background_corrections as workflow
from apprenticeships import clock
from apprenticeships.admin.actions import Action, StepForm
from apprenticeships.admin.steps import day_field
from apprenticeships.errors import DomainError
from apprenticeships.workflow import Actor
from cohorts.forms import DocumentsField

S = CheckState
MOST_WORDS: Final = 4_000
MOST_FILES: Final = 3
WAYS: Final = {
    Way.SCREENED: "The application is open again, and is judged from all there is.",
    Way.OFFERED: "The application is open again. The seat that was lost is free: it is offered again, by mail.",
    Way.LISTED: "The application is open again. Somebody else has the seat by now: the person stands first on the "
    "standby list.",
    Way.DESK: "The application is open again. The offer had run out while the check went on: it is on your list of "
    "what needs doing until you find a way on.",
    Way.ONGOING: "The application was never closed, and goes on.",
    Way.STOPPED: "The application is judged anew, and something else ends it at once.",
    Way.CLOSED: "The application stays closed: the class has begun or was called off.",
    Way.ANOTHER: "The application stays closed: the person goes on with a newer one.",
    Way.OVER: "The application stays closed: it ended for another reason.",
}
CHECKS: Final = {
    S.CLEAR: "Another check stands in its place, and is cleared. Hiring managers read “cleared”.",
    S.REVIEW: "Another check goes on in its place: in review. Hiring managers read “pending”.",
    S.AUTHORIZED: "Another check goes on in its place: signed for, and to be ordered. Hiring managers read “pending”.",
    S.SUPERSEDED: "No other check goes on in its place.",
}


class CorrectForm(StepForm):
    """Why a no was wrong, how one knows, and what follows."""

    cause = forms.ChoiceField(
        label="Why was the decision wrong?", choices=[("", "Choose one"), *CorrectionCause.choices]
    )
    words = forms.CharField(
        label="How do you know?",
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Who said so, and what you have of it. Kept sealed.",
    )
    came_on = day_field("Since which day do you know?")
    documents = DocumentsField(
        label="What shows it, as PDF",
        most=MOST_FILES,
        required=False,
        help_text="The corrected report, where the agency corrected it: that one the applicant can read afterwards.",
    )
    follows = forms.ChoiceField(label="What follows for the check?", choices=[("", "Choose one"), *Follows.choices])

    def prepare(self) -> None:
        """Suggest today."""
        self.initial = {"came_on": local_day(self.row.version.program, clock.now())}


def _ask(check_id: int, *, documents: Any, by: Actor, at: datetime, **fields: Any) -> BackgroundCorrection:
    return workflow.ask(check_id, uploads=documents or (), by=by, at=at, **fields)


WRONG: Final = Action(
    "wrong", "The decision was wrong", "Ask a second person", _ask,
    "Written down. Nothing changes, and nobody is told, until another screening officer agrees.", CorrectForm,
    lead="If another screening officer agrees, the decision and its letters stay, marked as put right; a letter takes "
    "them back; and the application comes back where it can. Before anybody agrees, this page says what it would do.",
)  # fmt: skip
AGREE: Final = Action(
    "put-right", "Put it right", "Agree: the decision was wrong", workflow.agree,
    "Put right. The letter that takes the decision back is on their pages, and a mail says so.",
)  # fmt: skip
KEEP: Final = Action(
    "let-stand", "Let it stand", "Let the decision stand", workflow.keep, "The decision stands. Nobody was told."
)
ALL: Final = (WRONG, AGREE, KEEP)


def actions(check: BackgroundCheck, *, user_id: int, officer: bool) -> list[Action]:
    """The steps beside a final letter, for screening officers."""
    if check.state != S.NOT_CLEAR or not officer:
        return []
    found = correction_of(check)
    if found is None:
        return [WRONG]
    own = found.asked_by_id == user_id
    return [replace(KEEP, title="Take it back", button="Take my request back")] if own else [AGREE, KEEP]


POSTED: Final = Action(
    "posted-back", "Post the letter that takes the no back", "It is in the post", workflow.posted, "Written down.",
    lead="The no went by mail, so this letter does too: print it from the papers below, and post it today.",
)  # fmt: skip


def stands(found: BackgroundCorrection, *, user_id: int) -> Stands:
    """Whose turn it is while a second person has to agree."""
    who = found.asked_by.get_full_name()
    if found.asked_by_id == user_id:
        text = "You asked to put the decision right, so you cannot agree. Another screening officer looks at it now."
        return Stands("us", "A second person", "Wait for a second person", text)
    text = f"{who} asks to put the decision right. Read everything yourself, then agree or let it stand."
    return Stands("you", "Your turn", "Agree as the second person", text)


def preview(check: BackgroundCheck, *, by: Actor, at: datetime) -> list[str]:
    """What would happen if somebody agreed now: the very steps, taken and rolled back."""
    try:
        found = workflow.ahead(check.pk, by=by, at=at)
    except DomainError as refused:
        return [refused.message]
    return [
        "The decision stays in the history with its letters and papers, marked as put right.",
        CHECKS[found.check],
        WAYS[found.way],
        *_lost_place(check.application, found.way),
        "A letter on the pages of the person takes the decision back, and a mail says so.",
    ]


def _lost_place(application: Application, way: Way) -> list[str]:
    """Name the department whose seat was lost, where it comes back in some way."""
    if way not in {Way.OFFERED, Way.LISTED}:
        return []
    lost = Offer.objects.filter(application=application, ended_at=application.ended_at)
    name = lost.values_list("opening__department__name", flat=True).first()
    return [f"It was a seat of {name}."] if name else []


def shown(found: BackgroundCorrection, *, words: bool) -> dict[str, Any]:
    """What a page of screening officers says of a correction; how one knows only where that read is written down."""
    return {
        "cause": found.get_cause_display(),
        "follows": found.get_follows_display(),
        "came_on": found.came_on,
        "asked_by": found.asked_by.get_full_name(),
        "answered_by": found.answered_by.get_full_name() if found.answered_by else "",
        "answered_at": found.answered_at,
        "waits": found.state == CorrectionState.ASKED,
        "words": (found.opened() or {}).get("words", "") if words else "",
    }
