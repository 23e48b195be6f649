"""The committee of labor and management: minutes that somebody else approves, and practices that partners share."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.models import Organization, Program, Session, SessionKind
from apprenticeships.refusals import or_conflict
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import Minutes, Practice

TRANSITIONS: tuple[Transition, ...] = ()
LONGEST_TEXT: Final = 20_000
MOST_VOTES: Final = 999
VOTES: Final = ("for", "against", "abstained")
FROZEN: Final = "These minutes are approved and do not change. Write a correction into the next ones."


@retrying
def write(
    session_id: int,
    *,
    text: str,
    decisions: Sequence[Mapping[str, Any]],
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Minutes:
    """Write the minutes of a committee meeting that has begun, or change them until they are approved.

    Each decision is a sentence with its votes: ``{"text": ..., "for": 5, "against": 1, "abstained": 0}``. Who
    changed them last counts as their writer.
    """
    if by.user_id is None:
        raise NotAllowed("Only a person writes minutes.")
    session = Session.objects.select_for_update(of=("self",)).get(pk=session_id)
    if session.kind != SessionKind.COMMITTEE or session.canceled_at is not None:
        raise GuardFailed("Only a committee meeting that takes place has minutes.", code="kind")
    if at < session.starts_at:
        raise GuardFailed("This meeting has not begun. Write its minutes afterwards.", code="too-early")
    tidy = text.strip()
    if not tidy or len(tidy) > LONGEST_TEXT:
        raise GuardFailed(f"Write what was said, in at most {LONGEST_TEXT:,} letters.", code="text", field="text")
    told = {"text": tidy, "decisions": [_decision(each) for each in decisions], "written_by_id": by.user_id}
    row = Minutes.objects.select_for_update(of=("self",)).filter(session=session).first()
    if row is None:
        with or_conflict():
            row = Minutes.objects.create(session=session, written_at=at, **told)
        audit.record("minutes.write", row, by=by, at=at, reason=reason)
        return row
    if row.approved_at is not None:
        raise TransitionRefused(FROZEN)
    told["written_at"] = at
    for name, value in told.items():
        setattr(row, name, value)
    row.save(update_fields=list(told))
    audit.record("minutes.change", row, by=by, at=at, reason=reason)
    return row


@retrying
def approve(minutes_id: int, *, by: Actor, at: datetime, reason: str = "") -> Minutes:
    """Approve minutes that somebody else wrote; partners read them from then on, and they do not change."""
    if by.user_id is None:
        raise NotAllowed("Only a person approves minutes.")
    row = Minutes.objects.select_for_update(of=("self",)).get(pk=minutes_id)
    if row.approved_at is not None:
        raise TransitionRefused(FROZEN)
    if row.written_by_id == by.user_id:
        raise NotAllowed("You wrote these minutes. Another coordinator approves them.")
    row.approved_by_id, row.approved_at = by.user_id, at
    row.save(update_fields=["approved_by_id", "approved_at"])
    audit.record("minutes.approve", row, by=by, at=at, reason=reason)
    return row


@retrying
def share(
    program: Program,
    *,
    organization: Organization,
    title: str,
    text: str,
    by: Actor,
    at: datetime,
    session: Session | None = None,
    reason: str = "",
) -> Practice:
    """Share what works at one organization with everybody in a program."""
    if by.user_id is None:
        raise NotAllowed("Only a person shares a practice.")
    title, text = " ".join(title.split()), text.strip()
    if not title:
        raise GuardFailed("Give it a title.", code="title", field="title")
    if not text or len(text) > LONGEST_TEXT:
        raise GuardFailed(f"Write what works, in at most {LONGEST_TEXT:,} letters.", code="text", field="text")
    row = Practice.objects.create(
        program=program, organization=organization, session=session, title=title[:160], text=text,
        shared_by_id=by.user_id, shared_at=at,
    )  # fmt: skip
    audit.record("practice.share", row, by=by, at=at, reason=reason)
    return row


@retrying
def withdraw(practice_id: int, *, by: Actor, at: datetime, reason: str = "") -> Practice:
    """Take an own practice back; nobody reads it any more. Twice changes nothing."""
    row = Practice.objects.select_for_update(of=("self",)).get(pk=practice_id)
    if row.shared_by_id != by.user_id:
        raise NotAllowed("Only who shared a practice takes it back.")
    if row.withdrawn_at is None:
        row.withdrawn_at = at
        row.save(update_fields=["withdrawn_at"])
        audit.record("practice.withdraw", row, by=by, at=at, reason=reason)
    return row


def _decision(each: Mapping[str, Any]) -> dict[str, Any]:
    text = " ".join(str(each.get("text", "")).split())
    votes = {name: each.get(name) or 0 for name in VOTES}
    if not text:
        raise GuardFailed("Write what was decided, in a sentence.", code="decision")
    if any(not isinstance(many, int) or not 0 <= many <= MOST_VOTES for many in votes.values()):
        raise GuardFailed(f"Votes are whole numbers from 0 to {MOST_VOTES}.", code="votes")
    return {"text": text, **votes}
