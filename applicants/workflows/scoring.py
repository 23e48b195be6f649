"""Scores of interviews: drafted, corrected by a card that names the old one, agreed on by the panel; and notes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from applicants.models import (
    Interview,
    InterviewNote,
    InterviewState,
    PanelAgreement,
    Recommendation,
    Scorecard,
    ScorecardDraft,
)
from applicants.records.conflicts import apart
from applicants.records.panels import PanelNow, agreement_about, interviewers, names_of, panel_now
from applicants.rules import working_days
from applicants.rules.merging import Stored, Written, settle
from applicants.rules.pages import Base, came_late, sources_after
from applicants.rules.panels import may_agree, must_agree
from applicants.rules.scorecards import unrated, what_is_missing
from applicants.rules.sensitive_words import refusal_of
from applicants.workflows import arrows, referrals
from apprenticeships import audit
from apprenticeships.errors import Conflict, GuardFailed, NotAllowed
from apprenticeships.models import Criterion, CriterionUse
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
SENTENCE: Final = 500
NOTE: Final = 300
REASON: Final = 300
NO_WORDS: Final[Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Drafted:
    """What a draft holds after a page was saved, and which fields another page wrote in the meantime."""

    texts: Mapping[str, str]
    clashes: frozenset[str]


def lock_interview(interview_id: int) -> Interview:
    """Lock the interview, after its application: the first two locks of every step."""
    application_id = Interview.objects.values_list("application_id", flat=True).get(pk=interview_id)
    application = arrows.locked(application_id)
    interview = (
        Interview.objects.select_for_update(of=("self",))
        .select_related("manager", "opening__cohort", "opening__track", "opening__department__site")
        .get(pk=interview_id)
    )
    interview.application = application
    return interview


@retrying
def save_draft(
    interview_id: int, *, texts: Mapping[str, str], base: Base, by: Actor, at: datetime, reason: str = ""
) -> Drafted | None:
    """Keep what an interviewer wrote so far. ``None`` when a later save of the same page is in already.

    What another page of theirs wrote in the meantime stays; the fields that clash are named.
    """
    interview = lock_interview(interview_id)
    scorer_id = check_scorer(interview, by)
    if interview.scorecards.filter(scorer_id=scorer_id).exists():
        raise Conflict("You handed in this scorecard already. It is locked.")
    row, _ = ScorecardDraft.objects.select_for_update().get_or_create(
        interview=interview, scorer_id=scorer_id, defaults={"saved_at": at}
    )
    if came_late(row.sources, base):
        return None
    written = Written(texts, base.seen, base.page)
    found = settle(Stored(row.texts, row.sources), written, waiting={}, choices={}, at=at.isoformat())
    row.sources = sources_after(row.sources, found.texts, found.taken, base)
    row.texts, row.saved_at = dict(found.texts), at
    row.save(update_fields=["texts", "sources", "saved_at"])
    return Drafted(row.texts, frozenset(found.clashes))


@retrying
def correct(
    card_id: int,
    *,
    ratings: Mapping[str, int],
    comment: str,
    comments: Mapping[str, str] = NO_WORDS,
    recommendation: str,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Scorecard:
    """Hand in a card that takes the place of one's own; the old one stays, and so does the reason."""
    interview = lock_interview(Scorecard.objects.values_list("interview_id", flat=True).get(pk=card_id))
    old = Scorecard.objects.get(pk=card_id)
    if old.scorer_id != by.user_id:
        raise NotAllowed("Only whoever handed in a scorecard corrects it.")
    check_scorer(interview, by)
    check_not_agreed(interview)
    if not Scorecard.objects.current().filter(pk=card_id).exists():
        raise Conflict("This scorecard was corrected already. Load the page again.")
    if not reason.strip():
        raise GuardFailed("Say why you correct it. The old card stays on record.", field="reason")
    check_card(interview, ratings, comments, recommendation)
    card = Scorecard.objects.create(
        interview=interview,
        scorer_id=old.scorer_id,
        ratings=dict(ratings),
        comment=comment.strip(),
        comments=said(comments),
        recommendation=recommendation,
        no_conflict=True,
        handed_in_at=at,
        corrects=old,
        correction_reason=reason.strip()[:REASON],
    )
    audit.record("interview.corrected", interview, by=by, at=at, person=interview.application.person_id)
    return card


@retrying
def agree(
    interview_id: int, *, ratings: Mapping[str, int], sentence: str, by: Actor, at: datetime, reason: str = ""
) -> PanelAgreement:
    """Write down what the panel agreed on, once everybody's own card is in; nothing is scored after that."""
    interview = lock_interview(interview_id)
    scorer_id = check_scorer(interview, by)
    check_not_agreed(interview)
    panel = panel_of(interview)
    check_may_agree(interview, panel, at=at)
    for field, words in unrated(_criteria(interview), ratings).items():
        raise GuardFailed(words, field=field or None)
    if not sentence.strip():
        raise GuardFailed("Say in a sentence how you came to these ratings.", field="sentence")
    row = PanelAgreement.objects.create(
        interview=interview,
        ratings=dict(ratings),
        scorers=sorted(panel.cards),
        sentence=sentence.strip()[:SENTENCE],
        agreed_by_id=scorer_id,
        agreed_at=at,
    )
    audit.record("interview.agreed", interview, by=by, at=at, person=interview.application.person_id, reason=reason)
    return row


@retrying
def leave_note(interview_id: int, *, words: str, by: Actor, at: datetime, reason: str = "") -> InterviewNote:
    """Leave a hint for whoever meets the candidate next in this department."""
    interview = lock_interview(interview_id)
    if by.user_id is None or not interviews_here(by.user_id, interview):
        raise NotAllowed("Only those who interview for this department leave a note here.")
    referrals.check_no_conflict(interview.application, by)
    words = " ".join(words.replace("\x00", "").split())
    if not words:
        raise GuardFailed("Write the note first.", field="words")
    if len(words) > NOTE:
        raise GuardFailed(f"Write at most {NOTE} characters.", field="words")
    if wrong := refusal_of(words):
        raise GuardFailed(wrong, code="sensitive", field="words")
    if interview.notes.filter(author_id=by.user_id, words=words).exists():
        raise Conflict("You left this note already.")
    note = InterviewNote.objects.create(interview=interview, author_id=by.user_id, words=words, written_at=at)
    audit.record("interview.noted", interview, by=by, at=at, person=interview.application.person_id, reason=reason)
    return note


def interviews_here(user_id: int, interview: Interview) -> bool:
    """Whether somebody meets candidates for the department of an interview."""
    return (
        interview.manager_id == user_id
        or interviewers().filter(user_id=user_id, department_id=interview.opening.department_id).exists()
    )


def panel_of(interview: Interview) -> PanelNow:
    """The panel of a locked interview as it stands."""
    return panel_now(interview.application, interview.opening, interview)


def check_scorer(interview: Interview, by: Actor) -> int:
    """Refuse whoever is not on the panel. Returns the key of the scorer."""
    if by.user_id is None or not interviews_here(by.user_id, interview):
        raise NotAllowed("Only those who interview for this department score here.")
    referrals.check_no_conflict(interview.application, by)
    if by.user_id not in panel_of(interview).seats.people:
        raise NotAllowed("The panel for this candidate is complete without you: its size is the same for everybody.")
    return by.user_id


def check_not_agreed(interview: Interview) -> None:
    """Refuse cards once the panel has agreed."""
    if agreement_about(interview, apart(interview.application)) is not None:
        raise Conflict("The panel has agreed on the ratings already. Nothing is scored after that.")


def check_may_agree(interview: Interview, panel: PanelNow, *, at: datetime) -> None:
    """Refuse an agreement before everybody's own card is in, unless whoever is late let the day pass."""
    if interview.state != InterviewState.HELD or not must_agree(len(panel.cards)):
        raise GuardFailed("There is nothing to agree on: fewer than two scorecards are in.")
    if not may_agree(waiting=len(panel.waiting), overdue=_day_is_over(interview, at), cards=len(panel.cards)):
        raise GuardFailed("Not everybody's scorecard is in. You agree after that, so that nobody is swayed.")


def said(comments: Mapping[str, str]) -> dict[str, str]:
    """The words by criterion, without the empty ones."""
    return {slug: words.strip() for slug, words in comments.items() if words.strip()}


def check_card(
    interview: Interview, ratings: Mapping[str, Any], comments: Mapping[str, str], recommendation: str
) -> None:
    """Refuse a card that is not complete, at the field that lacks something."""
    for field, sentence in what_is_missing(_criteria(interview), ratings, comments).items():
        raise GuardFailed(sentence, field=field or None)
    if recommendation not in Recommendation.values:
        raise GuardFailed("Choose what you recommend.", field="recommendation")


def check_settled(interview: Interview, *, at: datetime) -> None:
    """Refuse an offer while the panel waits for a card, or has several and has not brought them together.

    Whoever lets the day to score pass is not waited for any more.
    """
    panel = panel_of(interview)
    if panel.waiting and not _day_is_over(interview, at):
        on = working_days.local_day(at, interview.zone)
        day = working_days.day_words(interview.score_by or on, on)
        raise GuardFailed(
            f"{names_of(panel.waiting)} may score until {day}. Ask for the scorecard; after that day you go on without."
        )
    if must_agree(len(panel.cards)) and panel.agreement is None:
        raise GuardFailed("Agree with the panel on the ratings first. An offer follows from what you agreed on.")


def _day_is_over(interview: Interview, at: datetime) -> bool:
    """Whether the last day on which cards come in has passed."""
    return interview.score_by is not None and working_days.local_day(at, interview.zone) > interview.score_by


def _criteria(interview: Interview) -> dict[str, str]:
    rows = Criterion.objects.filter(version=interview.application.version_id, use=CriterionUse.INTERVIEW)
    return dict(rows.values_list("slug", "title"))
