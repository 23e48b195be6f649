"""What mails said is destroyed once its time is over; that there was one, of which kind, when and to whom, stays.

It is kept as long as the papers of any application of its reader: 29 CFR 30.12(d). What holds those holds it too.
"""

from datetime import datetime
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from applicants.models import Application
from applicants.records.retention import CALIFORNIA, PAPERS, long_over
from apprenticeships import audit
from apprenticeships.models import Message, MessageState, Parameter, Person
from apprenticeships.models.message import CLAIMABLE
from apprenticeships.rules.dates import add_months, utc_day
from apprenticeships.rules.parameters import SPECS, lawful
from apprenticeships.workflow import Actor, Transition, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own

TRANSITIONS: tuple[Transition, ...] = ()
BY: Final = Actor.system("retention")
ON_ITS_WAY: Final = (*CLAIMABLE, MessageState.SENDING)
EMPTY: Final = {"recipient": "", "subject": "", "text": "", "html": "", "reason": ""}
MOST: Final = 5000


def destroy_due(*, at: datetime) -> int:
    """Destroy what every mail said whose time is over. A chore, safe to run twice. How many."""
    months = _months(at)
    people = Person.objects.filter(Exists(_due(at, months).filter(person=OuterRef("pk")))).order_by("pk")
    done = each_on_its_own(people.values_list("pk", flat=True), destroy, by=BY, at=at, months=months)
    nobodys = _due(at, months).filter(person__isnull=True).order_by("created_at", "pk").values("pk")[:MOST]
    return done + Message.objects.filter(pk__in=nobodys).update(**EMPTY, destroyed_at=at)


@retrying
def destroy(person_id: int, *, by: Actor, at: datetime, months: int | None = None, reason: str = "") -> int:
    """Destroy what mails to one person said whose time is over, if nothing holds them. How many went now."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person_id)
    rows = _due(at, _months(at) if months is None else months).filter(person=person)
    gone = rows.update(**EMPTY, destroyed_at=at)
    if gone:
        audit.record("message.destroy", person, by=by, at=at, person=person, reason=reason, data={"mails": gone})
    return gone


def _due(at: datetime, months: int) -> QuerySet[Message]:
    """Return the mails that are older than we keep them, to nobody of whom an application has to be kept longer."""
    kept = Application.objects.filter(~Q(long_over(PAPERS, at=at, prefix="")), person=OuterRef("person"))
    before = at.replace(hour=0, minute=0, second=0, microsecond=0)
    day = add_months(utc_day(before), -months)
    rows = Message.objects.filter(~Exists(kept), destroyed_at__isnull=True, created_at__date__lt=day)
    return rows.exclude(state__in=ON_ITS_WAY)


def _months(at: datetime) -> int:
    """Return for how many months the program that keeps them longest does."""
    rows = Parameter.objects.filter(key__in=(PAPERS, CALIFORNIA), effective_from__lte=utc_day(at))
    found = [*rows.values_list("key", "value"), *((key, SPECS[key].default) for key in (PAPERS, CALIFORNIA))]
    return max(lawful(key, value) for key, value in found)
