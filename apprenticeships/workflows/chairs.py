"""Chairs of a session: their arrows, locks, who has one, and to whom a free one goes."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from apprenticeships import audit, messages
from apprenticeships.errors import GuardFailed
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Parameter, Program, Session, SignUp, SignUpState, VersionState
from apprenticeships.models.session import COMING, TAKES_PLACE
from apprenticeships.rules.claims import claim_until
from apprenticeships.rules.quiet import loud
from apprenticeships.workflow import Actor, Transition, arrow

S = SignUpState
OFFER: Final = arrow("offer", S.WAITING, S.OFFERED, "Only somebody who waits is offered a free chair.")
PROMOTE: Final = arrow("promote", (S.WAITING, S.OFFERED), S.SIGNED_UP, "Only somebody who waits gets a free chair.")
CLAIM: Final = arrow(
    "claim", S.OFFERED, S.SIGNED_UP, gettext_lazy("No chair is kept for you now. Choose another date.")
)
LAPSE: Final = arrow("lapse", S.OFFERED, S.WAITING, "No chair is kept for this person now.")
CANCEL: Final = arrow(
    "cancel", COMING, S.CANCELED, gettext_lazy("This sign-up is over already. Choose another date if you want to come.")
)
ATTEND: Final = arrow(
    "attend", (*COMING, S.NO_SHOW, S.UNSEATED), S.ATTENDED, "This sign-up was canceled. Sign the person up again first."
)
MISS: Final = arrow("miss", (S.SIGNED_UP, S.ATTENDED), S.NO_SHOW, "Only somebody with a chair can miss the session.")
UNSEAT: Final = arrow("unseat", S.WAITING, S.UNSEATED, "Only somebody who waits is without a chair at the start.")
TRANSITIONS: Final[tuple[Transition, ...]] = (OFFER, PROMOTE, CLAIM, LAPSE, CANCEL, ATTEND, MISS, UNSEAT)
CLAIM_KEYS: Final = ("claim_hours", "claim_close_hours")


def locked(session_id: int) -> Session:
    """Return a session that nobody else changes until the transaction ends; whoever counts chairs locks it first."""
    return (
        Session.objects.select_for_update(of=("self",))
        .select_related("program__organization", "site")
        .get(pk=session_id)
    )


def locked_sign_up(sign_up_id: int) -> SignUp:
    """Return a sign-up, after its session is locked."""
    session = locked(SignUp.objects.values_list("session_id", flat=True).get(pk=sign_up_id))
    row = SignUp.objects.select_for_update(of=("self",)).select_related("person").get(pk=sign_up_id)
    row.session = session
    return row


def coming(session: Session) -> list[SignUp]:
    """Return everybody who means to come, with a chair or without, locked."""
    rows = session.sign_ups.filter(state__in=COMING)
    return list(rows.select_for_update(of=("self",)).select_related("person").order_by("pk"))


def still_ahead(session: Session, at: datetime) -> None:
    """Refuse when a session was called off or has begun."""
    if session.canceled_at is not None:
        raise GuardFailed(_("This session was called off. Choose another date."), code="session-canceled")
    if session.starts_at <= at:
        raise GuardFailed(_("This session has begun or is over. Choose another date."), code="session-over")


def free(session: Session) -> int:
    """Return how many chairs nobody has."""
    return session.capacity - session.sign_ups.filter(state__in=TAKES_PLACE).count()


def fill(session: Session, *, by: Actor, at: datetime) -> None:
    """Offer each free chair to the first in line; near the session they have it at once."""
    for __ in range(free(session)):
        row = session.sign_ups.in_line().select_for_update(of=("self",)).select_related("person").first()
        if row is None:
            return
        row.session = session
        until = kept_until(row, at)
        if until is None:
            promote(row, by=by, at=at, reason="A chair came free.")
            continue
        audit.step(
            OFFER, row, by=by, at=at, person=row.person, reason="A chair came free.", data=named(session),
            claim_until=until,
        )  # fmt: skip
        tell("session.offered", row, at=at, occurrence=until.isoformat(), expires_at=until)


def promote(row: SignUp, *, by: Actor, at: datetime, reason: str) -> None:
    """Give somebody the chair without a question."""
    audit.step(PROMOTE, row, by=by, at=at, person=row.person, reason=reason, data=named(row.session), claim_until=None)
    tell("session.promoted", row, at=at)


def kept_until(row: SignUp, at: datetime) -> datetime | None:
    """Return until when a chair is kept; ``None`` near the session, and for somebody whom no mail reaches."""
    if not row.person.email:
        return None
    session = row.session
    numbers = Parameter.objects.several(
        *CLAIM_KEYS, version=version_of(session.program), on=day_of(session.program, at)
    )
    return claim_until(
        loud(at, messages.zone_of(row.person)),
        starts_at=session.starts_at,
        hours=numbers["claim_hours"],
        close_hours=numbers["claim_close_hours"],
    )


def version_of(program: Program) -> int | None:
    """Return the rules in force of a program."""
    return program.versions.filter(state=VersionState.PUBLISHED).values_list("pk", flat=True).first()


def day_of(program: Program, at: datetime) -> date:
    """Return the day where the program is."""
    return at.astimezone(ZoneInfo(program.organization.zone)).date()


def named(session: Session) -> dict[str, str]:
    """Return what an event says of the session."""
    return {"session": session.get_kind_display()}


DONE: Final = "done"
OVER: Final = "over"
ELSEWHERE: Final = "elsewhere"
"""Why a chair goes back: what it is for is met already, the application that needed it is over, or another was chosen.

Of the second the mail about that end tells, and of the third the one about the other chair, so that nobody reads of a
chair before they read of the end, and nobody asks if they have none.
"""
TOLD_ELSEWHERE: Final = frozenset({OVER, ELSEWHERE})


def tell(
    kind: str,
    row: SignUp,
    *,
    at: datetime,
    occurrence: str = "",
    more: Mapping[str, str | int] | None = None,
    due_at: datetime | None = None,
    expires_at: datetime | None = None,
) -> None:
    """Promise one mail about a sign-up."""
    key = f"{kind}:{row.pk}:{occurrence}" if occurrence else f"{kind}:{row.pk}"
    context = {"sign_up": row.pk, **(more or {})}
    messages.promise(kind, key=key, to=row.person, at=at, due_at=due_at, expires_at=expires_at, context=context)


def forget(row: SignUp, reason: str) -> None:
    """Take back the reminders of a sign-up."""
    messages.cancel(prefix=f"session.reminder:{row.pk}:", reason=reason)
