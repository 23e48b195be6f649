"""The day by which everybody of a class is ready stays a business day, also where a calendar gets days off later.

What is written in a class is the day that counts: pages, lists, mails and the gate all read it there.
"""

from datetime import date, datetime
from typing import Final

from apprenticeships import audit, clock
from apprenticeships.daysoff import calendar_of, calendars_of
from apprenticeships.rules.dates import utc_day
from apprenticeships.rules.intake import ready_day
from apprenticeships.workflow import Actor, Transition, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own
from cohorts.models import Cohort
from cohorts.records import local_day, zone_of

TRANSITIONS: tuple[Transition, ...] = ()
BY: Final = Actor.system("ready-days")


def keep(*, at: datetime) -> int:
    """Move the day of every class ahead where it is no business day any more. A chore, safe to run twice. How many."""
    on = clock.day_there(at, "program__organization__zone")
    ahead = Cohort.objects.of_apprentices().filter(canceled_at__isnull=True, ready_by__gte=on)
    rows = list(ahead.values_list("pk", "version__calendar", "ready_by", "starts_on"))
    calendars = calendars_of({calendar for _, calendar, *_ in rows}, around=utc_day(at)) if rows else {}
    off = [pk for pk, calendar, named, start in rows if ready_day(named, start, calendars[calendar]) != named]
    return each_on_its_own(off, follow, by=BY, at=at) if off else 0


@retrying
def follow(cohort_id: int, *, by: Actor, at: datetime, reason: str = "") -> bool:
    """Move the day of one class to the business day before, unless that day is over already; whether it moved."""
    rows = Cohort.objects.select_for_update(of=("self",)).select_related("version__calendar", "program__organization")
    row = rows.get(pk=cohort_id)
    before: date = row.ready_by
    day = ready_day(before, row.starts_on, calendar_of(row.version, around=row.starts_on))
    if day == before or day < local_day(at, zone_of(row)):
        return False
    row.ready_by = day
    row.save(update_fields=["ready_by"])
    data = {"before": before.isoformat(), "after": day.isoformat()}
    audit.record("cohort.ready_day", row, by=by, at=at, reason=reason, data=data)
    return True
