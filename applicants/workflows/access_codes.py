"""Access codes: made and revoked by coordinators, used by who is late or invited, never more often than allowed.

A code that is not good tells a stranger nothing: whatever is wrong with it, the answer is the same sentence. Who has a
real code reads what to do.
"""

import hashlib
import hmac
import secrets
from datetime import date, datetime
from typing import Final

from django.conf import settings
from django.utils.translation import gettext as _

from applicants.models import AccessCode, Application, ApplicationState
from applicants.records import entry
from applicants.records.deadlines import local_day
from applicants.rules.access_codes import new_code, plain, shown
from applicants.workflows import applications
from applicants.workflows.arrows import locked
from apprenticeships import audit
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Person
from apprenticeships.rules.words import day_in_words
from apprenticeships.sealing import seal, unseal
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import Cohort

TRANSITIONS: tuple[Transition, ...] = ()
MOST_USES: Final = 500
FIELD: Final = "code"


@retrying
def make(
    cohort_id: int, *, most_uses: int, last_on: date, note: str, by: Actor, at: datetime, reason: str = ""
) -> AccessCode:
    """Make a code for a class that is still ahead."""
    cohort = Cohort.objects.select_related("program__organization").get(pk=cohort_id)
    today = local_day(cohort.program, at)
    if cohort.canceled_at is not None or cohort.starts_on <= today:
        raise GuardFailed("This class has begun or was canceled. Choose a later one.", code="class", field="cohort")
    if not 1 <= most_uses <= MOST_USES:
        raise GuardFailed(f"Write a number from 1 to {MOST_USES}.", code="uses", field="most_uses")
    if not today <= last_on < cohort.starts_on:
        day = day_in_words(cohort.starts_on)
        raise GuardFailed(f"Choose a day from today on, before the first day, {day}.", code="day", field="last_on")
    if not note.strip():
        raise GuardFailed("Write whom or what it is for. Only coordinators read it.", code="note", field="note")
    code = new_code(secrets.choice)
    row = AccessCode(
        cohort=cohort, digest=digest_of(code), most_uses=most_uses, last_on=last_on, note=note.strip()[:200],
        made_by_id=by.user_id, made_at=at,
    )  # fmt: skip
    row.sealed = seal(code, place=_place(row))
    row.save()
    data = {"uses": most_uses, "last_on": last_on.isoformat(), "cohort": cohort.pk}
    audit.record("accesscode.make", row, by=by, at=at, reason=reason, data=data)
    return row


@retrying
def revoke(code_id: int, *, by: Actor, at: datetime, reason: str) -> AccessCode:
    """End a code. Applications that were sent with it stay; a draft falls back to the classes that are open."""
    row = AccessCode.objects.select_for_update(of=("self",)).get(pk=code_id)
    if row.revoked_at is not None:
        return row
    if not reason.strip():
        raise GuardFailed("Write why this code ends.", code="reason", field="reason")
    row.revoked_at, row.revoke_reason = at, reason.strip()[:200]
    row.save(update_fields=["revoked_at", "revoke_reason"])
    audit.record("accesscode.revoke", row, by=by, at=at, reason=reason)
    return row


@retrying
def use(typed: str, *, slug: str, person: Person, by: Actor, at: datetime, reason: str = "") -> Application:
    """Start an application with a code, or go on with an open draft. The code is locked: the last use is one."""
    code = _usable(typed, slug, person, at)
    again = code.applications.open().filter(person=person).exists()
    begun = applications.start(person=person, program=code.cohort.program, code=code, by=by, at=at)
    row = locked(begun.pk)
    if row.state != ApplicationState.DRAFT:
        raise GuardFailed(
            _("You have an application for this program with us already. Your page says where it stands."),
            code="sent",
            field=FIELD,
        )
    if row.access_code_id != code.pk:
        row.access_code, row.cohort = code, code.cohort
        row.save(update_fields=["access_code", "cohort"])
    if not again:
        data = {"application": row.pk}
        audit.record("accesscode.use", code, by=by, at=at, person=person, reason=reason, data=data)
    return row


def readable(row: AccessCode) -> str:
    """Return a code as coordinators read it out."""
    return shown(str(unseal(bytes(row.sealed), place=_place(row))))


def digest_of(code: str) -> str:
    """Return the keyed digest by which a code is found: the database compares digests, which tells nobody anything."""
    return hmac.new(settings.SECRET_KEY.encode(), f"access-code:{code}".encode(), hashlib.sha256).hexdigest()


def _place(row: AccessCode) -> str:
    return f"access-code:{row.public_id}"


def _usable(typed: str, slug: str, person: Person, at: datetime) -> AccessCode:
    """Return the locked code, or refuse."""
    digest = digest_of(plain(typed))
    row = (
        AccessCode.objects.select_for_update(of=("self",))
        .select_related("cohort__program__organization")
        .filter(digest=digest, cohort__program__slug=slug, revoked_at__isnull=True)
        .first()
    )
    if row is None or not hmac.compare_digest(row.digest, digest):
        raise GuardFailed(
            _("This code does not work here. Check it letter by letter, or ask who gave it to you."),
            code="unknown",
            field=FIELD,
        )
    _still_good(row, at)
    others = row.applications.exclude(person=person)
    if not row.applications.filter(person=person).exists() and others.count() >= row.most_uses:
        raise GuardFailed(
            _("This code was used as often as it may be. Ask who gave it to you for a new one."),
            code="used-up",
            field=FIELD,
        )
    return row


def _still_good(row: AccessCode, at: datetime) -> None:
    cohort, today = row.cohort, local_day(row.cohort.program, at)
    if cohort.canceled_at is not None or cohort.starts_on <= today:
        raise GuardFailed(
            _("The class of this code has begun already. Ask who gave it to you about a later one."),
            code="begun",
            field=FIELD,
        )
    if today > row.last_on:
        raise GuardFailed(
            _("The last day of this code is over. Ask who gave it to you for a new one."), code="over", field=FIELD
        )
    if entry.is_full(cohort):
        raise GuardFailed(
            _("Every seat of this class is taken by now. Ask who gave you the code about a later class."),
            code="full",
            field=FIELD,
        )
