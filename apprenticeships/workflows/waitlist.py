"""A waiting list with a clock: a chair that came free is offered, claimed, or goes on to the next in line.

Whoever lets the clock run out goes to the end of the line, once. The second time they leave it, so that a chair does
not wander around people who have found something else; they may sign up again.
"""

from datetime import datetime, timedelta
from functools import partial
from typing import Final

from django.utils.translation import gettext as _

from apprenticeships import audit, chores
from apprenticeships.errors import GuardFailed
from apprenticeships.models import SignUp, SignUpState
from apprenticeships.workflow import Actor, retrying
from apprenticeships.workflows.chairs import (
    CANCEL,
    CLAIM,
    LAPSE,
    UNSEAT,
    fill,
    locked_sign_up,
    named,
    still_ahead,
    tell,
)

TOLD_WITHIN: Final = timedelta(days=1)
CLOCK = Actor.system("waiting list")


@retrying
def claim(sign_up_id: int, *, by: Actor, at: datetime, reason: str = "") -> SignUp:
    """Take the chair that was kept. Claiming twice changes nothing; after its time the chair is no longer kept."""
    row = locked_sign_up(sign_up_id)
    if row.state == SignUpState.SIGNED_UP:
        return row
    still_ahead(row.session, at)
    if row.claim_until is not None and row.claim_until <= at:
        raise GuardFailed(
            _("The time to take this chair has run out. The next person in line gets it."), code="too-late"
        )
    audit.step(CLAIM, row, by=by, at=at, person=row.person, reason=reason, data=named(row.session), claim_until=None)
    tell("session.signed_up", row, at=at, occurrence="claimed")
    return row


@retrying
def lapse(sign_up_id: int, *, by: Actor, at: datetime, reason: str = "") -> bool:
    """Let an offer go whose time has run out, and offer the chair to the next. Whether anything changed."""
    row = locked_sign_up(sign_up_id)
    if row.state != SignUpState.OFFERED or row.claim_until is None or row.claim_until > at:
        return False
    session = row.session
    is_ahead = session.canceled_at is None and session.starts_at > at
    why = reason or "The time to take the chair ran out."
    if row.lapsed_at is None:
        step, kind = LAPSE, "session.lapsed"
    else:
        step, kind = CANCEL, "session.dropped"
    audit.step(
        step, row, by=by, at=at, person=row.person, reason=why, data=named(session), claim_until=None, lapsed_at=at
    )
    if is_ahead:
        fill(session, by=by, at=at)
        tell(kind, row, at=at, expires_at=session.starts_at)
    return True


def lapse_due(*, at: datetime) -> int:
    """Let every offer go whose time has run out. A chore, safe to run twice and beside itself. How many."""
    rows = SignUp.objects.filter(state=SignUpState.OFFERED, claim_until__lte=at).order_by("session_id", "claim_until")
    return chores.each("waitlist.lapse_due", rows.values_list("pk", flat=True), partial(lapse, by=CLOCK, at=at))


def close_begun(*, at: datetime) -> int:
    """End the waiting lists of sessions that have begun, and tell who still waits of other dates. A chore. How many.

    Whoever comes all the same and finds a chair is checked in as before.
    """
    rows = SignUp.objects.filter(
        state=SignUpState.WAITING, session__starts_at__lte=at, session__canceled_at__isnull=True
    )
    found = rows.order_by("session_id", "pk").values_list("pk", flat=True)
    return chores.each("waitlist.close_begun", found, partial(_unseat, at=at))


@retrying
def _unseat(sign_up_id: int, *, at: datetime) -> bool:
    row = locked_sign_up(sign_up_id)
    session = row.session
    if row.state != SignUpState.WAITING or session.starts_at > at:
        return False
    audit.step(UNSEAT, row, by=CLOCK, at=at, person=row.person, reason="The session began.", data=named(session))
    if at - session.starts_at <= TOLD_WITHIN:
        tell("session.full", row, at=at)
    return True
