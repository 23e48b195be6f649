"""Who somebody is: one record for a person, found again, or claimed by the first sign-in with its address."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import connection
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Lower

from apprenticeships import audit, language, messages
from apprenticeships.errors import Conflict, GuardFailed
from apprenticeships.models import Lane, Message, Person, User
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
    """Return the user's person; claim the one with the address, or write a new one under the given name.

    Of several with the address, as families have, it is the one with this name.
    """
    known = claim(user, at=at) or _claim_namesake(user, given_name, family_name, at=at)
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
    name = _sorted(given_name, family_name)
    rows = Person.everyone.filter(email__iexact=address, sort_name=name).select_related("merged_into")
    known = rows.order_by(F("merged_into").asc(nulls_first=True), "pk").first()
    if known is not None:
        return known.now
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
    row = Person.objects.locked(person.pk)
    if row.language == to:
        return row
    before, row.language = row.language, to
    row.save(update_fields=["language"])
    Message.objects.open().filter(person=row).update(language=to)
    audit.record("person.language", row, by=by, at=at, person=row, reason=reason, data={"from": before, "to": to})
    return row


@retrying
def write_down(*, given_name: str, family_name: str, phone: str, by: Actor, at: datetime, reason: str = "") -> Person:
    """Return the person without an address who has this name and phone, or write a new one: somebody whom we call."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"phone:{phone}"])
    name = _sorted(given_name, family_name)
    known = Person.objects.filter(phone=phone, sort_name=name).order_by("pk").first()
    if known is not None:
        return known
    person = Person.objects.create(
        given_name=given_name.strip(), family_name=family_name.strip(), phone=phone, is_called=True
    )
    audit.record("person.create", person, by=by, at=at, person=person, reason=reason)
    return person


@retrying
def give_address(person_id: int, *, email: str, by: Actor, at: datetime, reason: str = "") -> Person:
    """Write down the first address of somebody whom we called until now, and invite them to sign in with it.

    An address that anybody else has is refused: whoever signs in with it must find their own record and no other.
    """
    address = email.strip().lower()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"person:{address}"])
    person = Person.objects.locked(person_id)
    if person.user_id is not None or person.email:
        raise GuardFailed("This person has an address already. They change it on their own page.", code="known")
    others = Person.everyone.filter(email__iexact=address).exclude(Q(pk=person.pk) | Q(merged_into=person.pk))
    taken = EmailAddress.objects.filter(email__iexact=address, user__person__isnull=False)
    if others.exists() or taken.exists():
        raise GuardFailed(
            "Somebody else uses this address. Each person needs one of their own.", code="taken", field="email"
        )
    person.email, person.is_called = address, False
    person.save(update_fields=["email", "is_called"])
    audit.record("person.address", person, by=by, at=at, person=person, reason=reason)
    Message.objects.open().filter(person=person, recipient="").update(recipient=address)
    messages.promise("account.welcome", key=f"account.welcome:{person.pk}:{address}", to=person, at=at)
    return person


@retrying
def follow_address(user: User, *, before: str, to: str, at: datetime) -> int:
    """Let the person behind a sign-in, and every mail that has not left yet, go along to a new main address. How many.

    Sign-in codes stay where they were asked for: whoever reads the new address has to ask there.
    """
    person = Person.objects.select_for_update(of=("self",)).filter(user=user).first()
    mine = Q(user=user) | Q(person=person) if person is not None else Q(user=user)
    moved = Message.objects.open().filter(mine, recipient__iexact=before).exclude(lane=Lane.SECURITY)
    count = moved.update(recipient=to)
    if person is not None and person.email.lower() != to.lower():
        person.email, person.is_called = to, False
        person.save(update_fields=["email", "is_called"])
        audit.record("person.address", person, by=Actor.user(user), at=at, person=person)
    return count


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


def _claim_namesake(user: User, given_name: str, family_name: str, *, at: datetime) -> Person | None:
    addresses = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    for address in addresses:
        keys = Person.everyone.filter(email__iexact=address, sort_name=_sorted(given_name, family_name))
        living = keys.annotate(living=Coalesce("merged_into", "pk")).values("living")
        rows = Person.objects.select_for_update(of=("self",)).filter(pk__in=living, user__isnull=True)
        person = rows.order_by("pk").first()
        if person is not None:
            _tie(person, user, by=Actor.user(user), at=at)
            return person
    return None


def _sorted(given_name: str, family_name: str) -> Lower:
    """A name as ``sort_name`` has it, whatever the case and accents."""
    return Lower(Plain(Value(f"{family_name.strip()} {given_name.strip()}")))


def _tie(person: Person, user: User, *, by: Actor, at: datetime, reason: str = "") -> None:
    person.user = user
    person.save(update_fields=["user"])
    if not user.name:
        user.name = person.name[:120]
        user.save(update_fields=["name"])
    audit.record("person.claim", person, by=by, at=at, person=person, reason=reason)
