"""Who somebody is: one record for a person, found again, or claimed by the first sign-in with its address."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import connection
from django.db.models import F, Value
from django.db.models.functions import Coalesce, Lower

from apprenticeships import audit
from apprenticeships.errors import Conflict, GuardFailed
from apprenticeships.models import Person, User
from apprenticeships.models.person import Plain
from apprenticeships.workflow import Actor, retrying


@retrying
def claim(user: User, *, at: datetime) -> Person | None:
    """Tie a user to the person with one of their verified addresses, if exactly one unclaimed person has it.

    Returns the user's person, claimed now or before. When several share the address, as families do, nobody is
    claimed: a coordinator decides. The address of a record that was merged into another leads to that one.
    """
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    known = Person.objects.filter(user=user).first()
    if known is not None:
        return known
    addresses = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    found: dict[int, Person] = {}
    for address in addresses:
        keys = Person.everyone.filter(email__iexact=address).annotate(living=Coalesce("merged_into", "pk"))
        rows = Person.objects.select_for_update(of=("self",)).filter(pk__in=keys.values("living"), user__isnull=True)
        found |= {row.pk: row for row in rows.order_by("pk")[:2]}
    if len(found) != 1:
        return None
    (person,) = found.values()
    _tie(person, user, by=Actor.user(user), at=at)
    return person


@retrying
def person_for(user: User, *, given_name: str, family_name: str, at: datetime) -> Person:
    """Return the user's person; claim the one with the address, or write a new one under the given name."""
    known = claim(user, at=at)
    if known is not None:
        return known
    person = Person.objects.create(user=user, given_name=given_name, family_name=family_name, email=user.email)
    shared = Person.objects.filter(email__iexact=user.email).exclude(pk=person.pk).count()
    audit.record(
        "person.create", person, by=Actor.user(user), at=at, person=person, data={"others_with_address": shared}
    )
    return person


@retrying
def find_or_create(
    *, given_name: str, family_name: str, email: str, phone: str = "", by: Actor, at: datetime, reason: str = ""
) -> Person:
    """Return the person with this address and name, whatever the case and accents, or write a new one.

    Nothing of a known person is changed: whoever types an address has not proved that it is theirs.
    """
    address = email.strip().lower()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"person:{address}"])
    name = Lower(Plain(Value(f"{family_name.strip()} {given_name.strip()}")))
    rows = Person.everyone.filter(email__iexact=address, sort_name=name).select_related("merged_into")
    known = rows.order_by(F("merged_into").asc(nulls_first=True), "pk").first()
    if known is not None:
        return known.now
    person = Person.objects.create(
        given_name=given_name.strip(), family_name=family_name.strip(), email=address, phone=phone
    )
    audit.record("person.create", person, by=by, at=at, person=person, reason=reason)
    return person


@retrying
def tie(user_id: int, person_id: int, *, by: Actor, at: datetime, reason: str = "") -> Person:
    """Tie a sign-in that waits to the one of several people whom a coordinator means; they share its address."""
    user = User.objects.select_for_update(of=("self",)).get(pk=user_id)
    person = Person.objects.select_for_update(of=("self",)).filter(pk=person_id).first()
    if person is None or person.user_id is not None:
        raise Conflict("Somebody else has this record by now. Load the page again.", code="claimed")
    if Person.objects.filter(user=user).exists():
        raise Conflict("This sign-in has a record of its own by now. Load the page again.", code="tied")
    if not EmailAddress.objects.filter(user=user, verified=True, email__iexact=person.email).exists():
        raise GuardFailed("This sign-in has not shown that the address is theirs.", code="address")
    _tie(person, user, by=by, at=at, reason=reason)
    return person


def _tie(person: Person, user: User, *, by: Actor, at: datetime, reason: str = "") -> None:
    person.user = user
    person.save(update_fields=["user"])
    if not user.name:
        user.name = person.name[:120]
        user.save(update_fields=["name"])
    audit.record("person.claim", person, by=by, at=at, person=person, reason=reason)
