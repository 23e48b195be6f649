"""The private address of a calendar: made, made anew, taken back, looked at. Only a hash of it is kept."""

import hashlib
import secrets
from datetime import datetime
from typing import Any

from apprenticeships import audit
from apprenticeships.models import FeedToken, Person, User
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
BYTES = 32


def digest_of(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()


@retrying
def create(owner: Person | User, *, by: Actor, at: datetime, reason: str = "") -> str:
    """Give a calendar an address and return its secret, this once. An earlier address stops working."""
    whose = _locked(owner)
    secret = secrets.token_urlsafe(BYTES)
    values = {"digest": digest_of(secret), "created_at": at, "shown": "", "changed_at": None}
    _, new = FeedToken.objects.update_or_create(**whose, defaults=values)
    _record("made" if new else "renewed", whose, by=by, at=at, reason=reason)
    return secret


@retrying
def revoke(owner: Person | User, *, by: Actor, at: datetime, reason: str = "") -> bool:
    """Take the address of a calendar back. Whether there was one."""
    whose = _locked(owner)
    gone, _ = FeedToken.objects.filter(**whose).delete()
    if gone:
        _record("revoked", whose, by=by, at=at, reason=reason)
    return bool(gone)


def shown(token: FeedToken, content: str, *, at: datetime) -> datetime:
    """Note what a calendar holds now, by its hash, and return since when it has held that."""
    if token.shown == content and token.changed_at is not None:
        return token.changed_at
    second = at.replace(microsecond=0)
    FeedToken.objects.filter(pk=token.pk, digest=token.digest).update(shown=content, changed_at=second)
    return second


def _locked(owner: Person | User) -> dict[str, Any]:
    """Whose address it is: the person's where one stands behind a user, else the user's own."""
    if isinstance(owner, User):
        person = Person.objects.filter(user=owner).first()
        if person is None:
            return {"user": User.objects.select_for_update(of=("self",)).get(pk=owner.pk)}
        owner = person
    return {"person": Person.objects.locked(owner.pk)}


def _record(step: str, whose: dict[str, Any], *, by: Actor, at: datetime, reason: str) -> None:
    (subject,) = whose.values()
    person = subject if isinstance(subject, Person) else None
    audit.record(f"person.calendar_{step}", subject, by=by, at=at, person=person, reason=reason)
