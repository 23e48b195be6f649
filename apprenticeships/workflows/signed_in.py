"""Where somebody is signed in: which sessions there are, that one was seen, and their end."""

from collections.abc import Iterable
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils.crypto import constant_time_compare

from apprenticeships.models import User
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()


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
    """End sessions of somebody by their keys: whoever sits there has to sign in again. How many were there."""
    own = list(UserSession.objects.select_for_update().filter(user=user, session_key__in=list(keys)))
    found = [row.session_key for row in own]
    Session.objects.filter(session_key__in=found).delete()
    UserSession.objects.filter(pk__in=[row.pk for row in own]).delete()
    return len(found)


def seen(key: str, *, at: datetime) -> None:
    """Note that a session is in use."""
    UserSession.objects.filter(session_key=key).update(last_seen_at=at)
