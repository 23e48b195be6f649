"""The private address of a calendar: made, made anew, taken back, looked at. Only a hash of it is kept."""

import hashlib
import secrets
from datetime import datetime

from django.db.models import Q, QuerySet

from apprenticeships import audit
from apprenticeships.models import FeedToken, Person, User
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
BYTES = 32


def digest_of(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()


def tokens_of(owner: Person | User) -> QuerySet[FeedToken]:
    """Every address that shows somebody's days.

    A person's may be that of a record that was merged into theirs, or one that their sign-in had before there was any.
    """
    if isinstance(owner, User):
        return FeedToken.objects.filter(user=owner)
    found = Q(person=owner) | Q(person__merged_into=owner)
    if owner.user_id is not None:
        found |= Q(user=owner.user_id)
    return FeedToken.objects.filter(found)


@retrying
def create(owner: Person | User, *, by: Actor, at: datetime, reason: str = "") -> str:
    """Give a calendar an address and return its secret, this once. Every earlier address stops working."""
    whose = _locked(owner)
    gone, _ = tokens_of(whose).delete()
    secret = secrets.token_urlsafe(BYTES)
    side = "user" if isinstance(whose, User) else "person"
    FeedToken.objects.create(**{side: whose}, digest=digest_of(secret), created_at=at)
    _record("renewed" if gone else "made", whose, by=by, at=at, reason=reason)
    return secret


@retrying
def revoke(owner: Person | User, *, by: Actor, at: datetime, reason: str = "") -> bool:
    """Take every address of a calendar back. Whether there was one."""
    whose = _locked(owner)
    gone, _ = tokens_of(whose).delete()
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


def _locked(owner: Person | User) -> Person | User:
    """Whose address it is: the person's where one stands behind a user, else the user's own."""
    if isinstance(owner, User):
        person = Person.objects.filter(user=owner).first()
        if person is None:
            return User.objects.select_for_update(of=("self",)).get(pk=owner.pk)
        owner = person
    return Person.objects.locked(owner.pk)


def _record(step: str, whose: Person | User, *, by: Actor, at: datetime, reason: str) -> None:
    person = whose if isinstance(whose, Person) else None
    audit.record(f"person.calendar_{step}", whose, by=by, at=at, person=person, reason=reason)
