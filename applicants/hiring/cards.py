"""Scores as the packet shows them: who sees whose card and when, the draft of one's own, what the panel agreed on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from applicants.hiring.meetings import agreed_in
from applicants.hiring.standing import Seen
from applicants.models import PanelAgreement, Scorecard, ScorecardDraft
from applicants.rules.pages import Base
from applicants.rules.scorecards import RATINGS
from applicants.rules.working_days import local_day, when_words
from apprenticeships.models import Criterion, User


@dataclass(frozen=True, slots=True)
class Draft:
    """What the reader wrote so far on a card, and when it was saved, in words."""

    texts: Mapping[str, str] = field(default_factory=dict)
    saved: str = ""

    @property
    def base(self) -> str:
        """What a page that shows it was opened with."""
        return Base.of(self.texts).write()


def draft_of(seen: Seen, reader: User, *, at: datetime) -> Draft:
    """The reader's own draft of a card that is asked of them; nobody reads another's."""
    interview = seen.interview
    if interview is None or not seen.standing.scores.mine_missing:
        return Draft()
    row = ScorecardDraft.objects.filter(interview=interview, scorer=reader).first()
    if row is None:
        return Draft()
    when = when_words(row.saved_at, interview.zone, local_day(at, interview.zone))
    return Draft(row.texts, f"Saved on {when}".rstrip(".") + ". Only you see it.")


def shown(seen: Seen, criteria: list[Criterion], reader: User) -> list[dict[str, Any]]:
    """The cards that the reader may see.

    Whoever sits on the panel sees all once their own is in. A manager who does not sit on it sees them once everybody's
    is in, and nobody else sees any. Cards of who stepped aside are not shown and not counted.
    """
    if seen.interview is None or not may_see(seen, reader):
        return []
    rows = Scorecard.objects.current().filter(interview=seen.interview).exclude(scorer__in=seen.aside)
    return [
        _card(row, criteria, reader) for row in rows.select_related("scorer", "corrects").order_by("handed_in_at", "pk")
    ]


def may_see(seen: Seen, reader: User) -> bool:
    """Whether what others say of the interview is open to the reader."""
    scores = seen.standing.scores
    if scores.mine_missing:
        return False
    return seen.has_card_of(reader) or (seen.standing.decides and not scores.waiting_for)


def _card(row: Scorecard, criteria: list[Criterion], reader: User) -> dict[str, Any]:
    return {
        "name": "You" if row.scorer_id == reader.pk else row.scorer.get_full_name(),
        "is_mine": row.scorer_id == reader.pk,
        "ratings": ratings_of(criteria, row.ratings, row.comments),
        "recommendation": row.get_recommendation_display(),
        "comment": row.comment,
        "before": _before(row, criteria),
        "reason": row.correction_reason,
    }


def _before(row: Scorecard, criteria: list[Criterion]) -> str:
    """What the card that this one corrects said."""
    if row.corrects is None:
        return ""
    old = row.corrects
    words = [
        f"{each['title']} {each['number']}" + (f" ({each['why']})" if each["why"] else "")
        for each in ratings_of(criteria, old.ratings, old.comments)
    ]
    return f"{', '.join(words)}: {old.get_recommendation_display()}. {old.comment}".strip()


def ratings_of(
    criteria: list[Criterion], ratings: Mapping[str, int], comments: Mapping[str, str] | None = None
) -> list[dict[str, Any]]:
    """Each criterion with its rating as number and word, and what was seen or heard."""
    return [
        {
            "title": each.title,
            "number": ratings.get(each.slug),
            "word": RATINGS.get(ratings.get(each.slug, 0), ""),
            "why": (comments or {}).get(each.slug, ""),
        }
        for each in criteria
    ]


def agreement_of(seen: Seen, criteria: list[Criterion], *, mine_in: bool) -> dict[str, Any]:
    """What the panel agreed on, if it did: for those on it, and for who decides."""
    found = agreed_in(seen.interview, seen.aside)
    if found is None or not (mine_in or seen.standing.decides):
        return {}
    row = PanelAgreement.objects.select_related("agreed_by").get(pk=found["key"])
    return {
        "ratings": ratings_of(criteria, row.ratings),
        "sentence": row.sentence,
        "by": row.agreed_by.get_full_name(),
    }
