"""The private address of a person's calendar: made, made anew, taken back. Only a hash of it is kept."""

import hashlib
import secrets
from datetime import datetime

from apprenticeships import audit
from apprenticeships.models import FeedToken, Person
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
BYTES = 32


def digest_of(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


@retrying
def create(person_id: int, *, by: Actor, at: datetime, reason: str = "") -> str:
    """Give a person a calendar address and return its secret, this once. An earlier address stops working."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person_id)
    secret = secrets.token_urlsafe(BYTES)
    _, new = FeedToken.objects.update_or_create(person=person, defaults={"digest": digest_of(secret), "created_at": at})
    kind = "person.calendar_made" if new else "person.calendar_renewed"
    audit.record(kind, person, by=by, at=at, person=person, reason=reason)
    return secret


@retrying
def revoke(person_id: int, *, by: Actor, at: datetime, reason: str = "") -> bool:
    """Take a person's calendar address back. Whether there was one."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person_id)
    gone, _ = FeedToken.objects.filter(person=person).delete()
    if gone:
        audit.record("person.calendar_revoked", person, by=by, at=at, person=person, reason=reason)
    return bool(gone)
