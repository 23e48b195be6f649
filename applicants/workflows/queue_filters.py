"""Filters of the queue, kept under a name for oneself or for a department."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from applicants.models import QueueFilter
from applicants.records.panels import interviewers
from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
MOST: Final = 20


@retrying
def save(
    *, name: str, asked: Mapping[str, str], department_id: int | None, by: Actor, at: datetime, reason: str = ""
) -> QueueFilter:
    """Keep a filter under a name; the same name again changes what it asks for. Shared with a department of one's own.

    Refuses an empty filter, a department in which the person does not interview, and more than twenty.
    """
    if by.user_id is None:
        raise NotAllowed("Only a person keeps filters.")
    if not asked:
        raise GuardFailed("Choose what to show first. The whole queue needs no filter.", field="name")
    own = interviewers().filter(user_id=by.user_id)
    if department_id is not None and not own.filter(department_id=department_id).exists():
        raise GuardFailed("Share it with a department in which you hire.", field="share")
    kept = QueueFilter.objects.filter(owner_id=by.user_id)
    if kept.exclude(name=name).count() >= MOST:
        raise GuardFailed(f"You keep {MOST} filters already. Remove one first.", field="name")
    row, _ = QueueFilter.objects.update_or_create(
        owner_id=by.user_id,
        name=name,
        defaults={"asked": dict(asked), "department_id": department_id, "saved_at": at},
    )
    audit.record("queuefilter.save", row, by=by, at=at, reason=reason)
    return row


@retrying
def remove(filter_id: int, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Remove one's own filter. Colleagues lose it too; the queue of nobody changes."""
    row = QueueFilter.objects.select_for_update().get(pk=filter_id)
    if row.owner_id != by.user_id:
        raise NotAllowed("Only whoever saved this filter removes it.")
    audit.record("queuefilter.remove", row, by=by, at=at, reason=reason)
    row.delete()
