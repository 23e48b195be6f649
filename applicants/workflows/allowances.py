"""Granting more time for the typing test, or another way to take it. Events and mails never say what or why."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Final

from django.db.models import Q

from applicants.models import TypingAllowance
from applicants.records.deadlines import local_day
from applicants.workflows.arrows import locked
from apprenticeships import audit
from apprenticeships.errors import GuardFailed
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
MOST: Final = 4
HUNDREDTHS: Final = 100
LONGEST: Final = 200


@retrying
def grant(
    application_id: int,
    *,
    factor: Fraction | int,
    alternative: str,
    by: Actor,
    at: datetime,
    reason: str,
    until: date | None = None,
) -> TypingAllowance:
    """Let the clock of the next tries run ``factor`` times as long, or agree on another way to take the test.

    A try that runs already keeps its clock. ``factor`` is from 1 to 4 in hundredths; 1 needs an ``alternative``.
    """
    application = locked(application_id)
    exact = Fraction(factor)
    if not 1 <= exact <= MOST or (exact * HUNDREDTHS).denominator != 1:
        raise GuardFailed(f"Write how many times as long, from 1 to {MOST}.", code="factor", field="factor")
    if exact == 1 and not alternative.strip():
        raise GuardFailed("Grant more time, or write how else the test is taken.", code="nothing", field="alternative")
    if not reason.strip():
        raise GuardFailed("Write why. Only those who decide on requests read it.", code="reason", field="reason")
    if until is not None and until < local_day(application.version.program, at):
        raise GuardFailed("Choose today or a later day.", code="until", field="until")
    if by.user_id is None:
        raise GuardFailed("A person grants this. Sign in first.", code="person")
    row = TypingAllowance.objects.create(
        application=application,
        factor=str(float(exact)),
        alternative=alternative.strip()[:LONGEST],
        until=until,
        reason=reason.strip(),
        granted_by_id=by.user_id,
        granted_at=at,
    )
    audit.record("typingallowance.grant", row, by=by, at=at, person=application.person)
    return row


@retrying
def end(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> int:
    """Let what was granted hold no longer, from this day on. A try that runs keeps its clock. Return how many ended."""
    application = locked(application_id)
    today = local_day(application.version.program, at)
    rows = application.typing_allowances.select_for_update().filter(Q(until=None) | Q(until__gte=today))
    for row in rows:
        row.until = today - timedelta(days=1)
        row.save(update_fields=["until"])
        audit.record("typingallowance.end", row, by=by, at=at, person=application.person, reason=reason)
    return len(rows)
