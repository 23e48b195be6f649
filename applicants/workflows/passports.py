"""Screening passports: issued, taken back, and revoked by themselves when something on them is not true any more."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _

from applicants.models import Passport, RevokeReason
from applicants.records.passports import asked_now, is_untrue, lines_of, passed_by, untrue
from applicants.rules.passports import ALPHABET, GROUP, digest_of, grouped
from apprenticeships import audit
from apprenticeships.errors import GuardFailed
from apprenticeships.messages import zone_of
from apprenticeships.models import Person
from apprenticeships.workflow import Actor, Transition, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own

TRANSITIONS: tuple[Transition, ...] = ()
SYSTEM: Final = Actor.system("passports")


@retrying
def issue(person_id: int, *, by: Actor, at: datetime, reason: str = "") -> Passport:
    """Freeze what somebody has passed, under a new number. An earlier passport ends with it."""
    person = Person.objects.locked(person_id)
    lines = lines_of(passed_by([person.pk], asked_now(), on=at.astimezone(zone_of(person)).date())[person.pk])
    if not lines:
        raise GuardFailed(
            _("There is nothing to put on it yet. The first step that you pass can go on it."), code="empty"
        )
    _end(_in_force(person.pk), RevokeReason.REPLACED, by=by, at=at, reason=reason)
    number = grouped("".join(secrets.choice(ALPHABET) for _ in range(2 * GROUP)))
    row = Passport.objects.create(
        person=person,
        holder=person.public_id,
        number=number,
        lines=lines,
        digest=digest_of(number, str(person.public_id), lines),
        issued_at=at,
        issued_by_id=by.user_id,
    )
    audit.record("passport.issue", row, by=by, at=at, person=person, reason=reason, data={"number": number})
    return row


@retrying
def revoke(person_id: int, *, why: RevokeReason, by: Actor, at: datetime, reason: str = "") -> int:
    """Take back what somebody holds. Whoever checks its paper reads "revoked" from then on. How many: 0 or 1."""
    person = Person.objects.locked(person_id)
    if why is RevokeReason.OFFICE and not reason.strip():
        raise GuardFailed("Write why it is taken back.", code="reason", field="reason")
    return _end(_in_force(person.pk), why, by=by, at=at, reason=reason)


def keep(*, at: datetime) -> int:
    """Revoke what is not true any more: a result was taken back or moved, or its person was merged. A chore. How many.

    The page that verifies asks the same question itself, so nothing untrue is ever called valid in between.
    """
    return each_on_its_own([row.pk for row in untrue()], _keep_one, at=at)


@retrying
def _keep_one(passport_id: int, *, at: datetime) -> int:
    row = Passport.objects.select_for_update(of=("self",)).select_related("person").get(pk=passport_id)
    if row.revoked_at is not None or not is_untrue(row):
        return 0
    merged = row.person.public_id != row.holder
    return _end([row], RevokeReason.MERGED if merged else RevokeReason.RESULT, by=SYSTEM, at=at)


def _in_force(person_id: int) -> list[Passport]:
    rows = Passport.objects.in_force().filter(person_id=person_id).select_for_update(of=("self",))
    return list(rows.order_by("pk"))


def _end(rows: Iterable[Passport], why: RevokeReason, *, by: Actor, at: datetime, reason: str = "") -> int:
    count = 0
    for row in rows:
        row.revoked_at, row.revoke_reason = at, why
        row.save(update_fields=["revoked_at", "revoke_reason"])
        data = {"number": row.number}
        audit.record("passport.revoke", row, by=by, at=at, person=row.person_id, reason=reason or why.label, data=data)
        count += 1
    return count
