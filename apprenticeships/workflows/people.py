"""Who somebody is: one record for a person, found again, or claimed by the first sign-in with its address."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import connection
from django.db.models import Value
from django.db.models.functions import Lower

from apprenticeships import audit, language
from apprenticeships.models import Message, Person, User
from apprenticeships.models.person import Plain
from apprenticeships.workflow import Actor, retrying


@retrying
def claim(user: User, *, at: datetime) -> Person | None:
    """Tie a user to the person with one of their verified addresses, if exactly one unclaimed person has it.

    Returns the user's person, claimed now or before. When several share the address, as families do, nobody is
    claimed: a coordinator decides.
    """
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    known = Person.objects.filter(user=user).first()
    if known is not None:
        return known
    addresses = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    found: dict[int, Person] = {}
    for address in addresses:
        rows = Person.objects.select_for_update(of=("self",)).filter(email__iexact=address, user__isnull=True)
        found |= {row.pk: row for row in rows.order_by("pk")[:2]}
    if len(found) != 1:
        return None
    (person,) = found.values()
    _tie(person, user, at=at)
    return person


@retrying
def person_for(user: User, *, given_name: str, family_name: str, at: datetime) -> Person:
    """Return the user's person; claim the one with the address, or write a new one under the given name."""
    known = claim(user, at=at)
    if known is not None:
        return known
    person = Person.objects.create(
        user=user, given_name=given_name, family_name=family_name, email=user.email, language=language.spoken()
    )
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
    known = Person.objects.filter(email__iexact=address, sort_name=name).order_by("pk").first()
    if known is not None:
        return known
    person = Person.objects.create(
        given_name=given_name.strip(),
        family_name=family_name.strip(),
        email=address,
        phone=phone,
        language=language.spoken(),
    )
    audit.record("person.create", person, by=by, at=at, person=person, reason=reason)
    return person


@retrying
def speak(person: Person, *, to: str, by: Actor, at: datetime, reason: str = "") -> Person:
    """Write to somebody in another language from now on: on their pages, and in every mail that has not left yet."""
    row = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if row.language == to:
        return row
    before, row.language = row.language, to
    row.save(update_fields=["language"])
    Message.objects.open().filter(person=row).update(language=to)
    audit.record("person.language", row, by=by, at=at, person=row, reason=reason, data={"from": before, "to": to})
    return row


def _tie(person: Person, user: User, *, at: datetime) -> None:
    person.user = user
    person.save(update_fields=["user"])
    if not user.name:
        user.name = person.name[:120]
        user.save(update_fields=["name"])
    audit.record("person.claim", person, by=Actor.user(user), at=at, person=person)
