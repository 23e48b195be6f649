"""What mails said is destroyed once its time is over; that there was one, of which kind, when and to whom, stays.

It is kept as long as the papers of every application of its reader: 29 CFR 30.12(d). What holds those holds it too. A
mail to staff may name anybody who was on the way in or in training then: it is kept until the longest way is over too.
"""

from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import DateTimeField, Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Cast

from applicants.models import Application
from applicants.records.retention import LAST_DAY, all_over, anything_held, longest_kept, nothing_goes_on
from apprenticeships import audit
from apprenticeships.models import Message, MessageState, Person, User
from apprenticeships.models.message import CLAIMABLE, EMPTY
from apprenticeships.rules.dates import DAY, add_months, utc_day
from apprenticeships.workflow import Actor, Transition, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own
from cohorts.models import Enrollment

TRANSITIONS: tuple[Transition, ...] = ()
BY: Final = Actor.system("retention")
LONGEST: Final = timedelta(days=3653)
"""Ten years: twice the terms of the longest trades. A class may end in 2100 by a slip, and would keep all for ever."""
ON_ITS_WAY: Final = (*CLAIMABLE, MessageState.SENDING)


def destroy_due(*, at: datetime) -> int:
    """Destroy what every mail said whose time is over. A chore, safe to run twice. How many."""
    months = longest_kept(at)
    old = Message.objects.filter(_older(add_months(utc_day(at), -months)), person=OuterRef("pk"))
    people = Person.objects.filter(nothing_goes_on(at), Exists(old)).order_by("pk")
    done = each_on_its_own(people.values_list("pk", flat=True), destroy, by=BY, at=at, months=months)
    if anything_held():
        return done
    before = add_months(utc_day(at) - _longest_way(), -months)
    users = User.objects.filter(Exists(_to_staff(before).filter(user=OuterRef("pk")))).order_by("pk")
    return done + each_on_its_own(users.values_list("pk", flat=True), destroy_of_user, by=BY, at=at, before=before)


@retrying
def destroy(person_id: int, *, by: Actor, at: datetime, months: int, reason: str = "") -> int:
    """Destroy what mails to one person said whose time is over, if nothing holds them. How many went now."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person_id)
    if not all_over(person, months, at=at):
        return 0
    rows = Message.objects.filter(_older(add_months(utc_day(at), -months)), person=person)
    return _empty(rows, person, by=by, at=at, reason=reason)


@retrying
def destroy_of_user(user_id: int, *, by: Actor, at: datetime, before: date, reason: str = "") -> int:
    """Destroy what mails to one user said before a day, unless anything is held now. How many went now."""
    user = User.objects.select_for_update(of=("self",)).get(pk=user_id)
    return 0 if anything_held() else _empty(_to_staff(before).filter(user=user), user, by=by, at=at, reason=reason)


def _empty(rows: QuerySet[Message], reader: Person | User, *, by: Actor, at: datetime, reason: str) -> int:
    gone = rows.update(**EMPTY, destroyed_at=at)
    if gone:
        person = reader if isinstance(reader, Person) else None
        audit.record("message.destroy", reader, by=by, at=at, person=person, reason=reason, data={"mails": gone})
    return gone


def _older(day: date) -> Q:
    """Mails of before a day that say something and have left, or never will."""
    return Q(destroyed_at__isnull=True, created_at__date__lt=day) & ~Q(state__in=ON_ITS_WAY)


def _to_staff(before: date) -> QuerySet[Message]:
    return Message.objects.filter(_older(before), person__isnull=True)


def _longest_way() -> timedelta:
    """Return the longest time from the first line of an application, or a reserved place, to the end of its class.

    Only of what was sent, and of classes that took place; whatever is over has its real time. No date that somebody
    types counts for more than ``LONGEST``.
    """
    known = Application.objects.all()
    sent = known.filter(submitted_at__isnull=False, cohort__canceled_at__isnull=True)
    trained = Enrollment.objects.filter(cohort__canceled_at__isnull=True)
    ways = (
        sent.aggregate(longest=Max(Cast("cohort__ends_on", DateTimeField()) - F("started_at"))),
        known.aggregate(longest=Max(F("ended_at") - F("started_at"))),
        trained.aggregate(longest=Max(Cast(LAST_DAY, DateTimeField()) - F("reserved_at"))),
    )
    found = max((each["longest"] for each in ways if each["longest"] is not None), default=timedelta()) + DAY
    return min(found, LONGEST)
