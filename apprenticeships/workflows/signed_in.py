"""Where somebody is signed in: which sessions there are, that one was seen, and their end."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils.crypto import constant_time_compare

from apprenticeships import audit, messages
from apprenticeships.models import Person, User
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
LONGEST_AGENT: Final = 200
MOST_NAMED: Final = 10


def sessions_of(user: User, *, at: datetime) -> list[UserSession]:
    """Return where somebody is signed in at ``at``, the one seen last first; sessions that let nobody in are left out.

    A changed password ends the others, though their rows stay until they are swept away.
    """
    rows = list(UserSession.objects.filter(user=user).order_by("-last_seen_at", "-pk"))
    alive = Session.objects.filter(session_key__in=[row.session_key for row in rows], expire_date__gt=at)
    proof = user.get_session_auth_hash()
    good = {
        each.session_key for each in alive if constant_time_compare(each.get_decoded().get(HASH_SESSION_KEY, ""), proof)
    }
    return [row for row in rows if row.session_key in good]


@retrying
def end(user: User, keys: Iterable[str], *, by: Actor, at: datetime, reason: str = "") -> int:
    """End sessions of somebody by their keys: whoever sits there has to sign in again. How many were there.

    A mail tells the owner, so that nobody can lock them out of their own devices unseen.
    """
    rows = UserSession.objects.select_for_update().filter(user=user, session_key__in=list(keys))
    own = list(rows.order_by("-last_seen_at", "-pk"))
    if not own:
        return 0
    Session.objects.filter(session_key__in=[row.session_key for row in own]).delete()
    UserSession.objects.filter(pk__in=[row.pk for row in own]).delete()
    person = Person.objects.filter(user=user).first()
    audit.record("user.sign_out", user, by=by, at=at, person=person, reason=reason, data={"devices": len(own)})
    messages.promise(
        "account.signed_out",
        key=f"account.signed_out:{user.pk}:{own[0].pk}",
        to=person or user,
        recipient=user.email,
        at=at,
        context={"agents": [row.user_agent[:LONGEST_AGENT] for row in own[:MOST_NAMED]]},
    )
    return len(own)


def seen(key: str, *, at: datetime) -> None:
    """Note that a session is in use."""
    UserSession.objects.filter(session_key=key).update(last_seen_at=at)
