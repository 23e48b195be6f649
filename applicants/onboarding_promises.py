"""Reminders of tasks around the first day: once before each day, once when it is over, to whoever does the task.

Tasks of one person with one day share a mail. What the start waits for on the last day is in the warning about the
seat, so it has no reminder of its own.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Final

from applicants.hiring_promises import Promise
from applicants.models import Offer, OfferState, OnboardingTask
from applicants.records.deadlines import gate, local_day, zone_of
from applicants.rules.onboarding import reminded_on
from apprenticeships import messages
from apprenticeships.access import APPROVERS
from apprenticeships.daysoff import calendars_of
from apprenticeships.models import Membership, Message, MessageState, Parameter, TaskOwner, User
from apprenticeships.rules.dates import DAY, end_of_day, local_datetime, utc_day
from apprenticeships.rules.holidays import Calendar

MORNING: Final = time(9)
DUE, OVERDUE, BACK, ASKED = "onboarding.due", "onboarding.overdue", "onboarding.back", "onboarding.asked"
DEPARTMENT_DUE, DEPARTMENT_OVERDUE = "onboarding.department_due", "onboarding.department_overdue"
KINDS: Final = (DUE, OVERDUE, ASKED, DEPARTMENT_DUE, DEPARTMENT_OVERDUE)
HORIZON: Final = timedelta(days=21)
WORTH: Final = timedelta(days=3)
"""For how long after its day a task is told to be over."""


def tell_back(task: OnboardingTask, *, at: datetime) -> None:
    """Tell the candidate that a task is theirs again. Why stands on their list."""
    key = f"{BACK}:{task.pk}:{at.isoformat()}"
    messages.promise(BACK, key=key, to=task.application.person, at=at, context={"task": task.pk})


def reconcile(*, at: datetime) -> int:
    """Create, cancel and renew reminders so that what should exist exists. How many rows changed."""
    wanted = {each.key: each for each in _wanted(at)}
    stale = Message.objects.open().filter(kind__in=KINDS).exclude(key__in=list(wanted)).values_list("key", flat=True)
    changed = messages.cancel(keys=list(stale), reason="It is not needed any more.") if stale else 0
    known = dict(Message.objects.filter(key__in=list(wanted)).values_list("key", "state"))
    again = [key for key, state in known.items() if state == MessageState.CANCELED and wanted[key].due_at > at]
    changed += messages.renew(again, at=at) if again else 0
    for key, each in wanted.items():
        if key not in known:
            changed += each.keep(at=at)
    return changed


def _wanted(at: datetime) -> Iterator[Promise]:
    soon = (utc_day(at) - WORTH, utc_day(at) + HORIZON)
    rows = OnboardingTask.objects.waiting().filter(due_on__range=soon).exclude(item__owner=TaskOwner.COORDINATOR)
    rows = rows.select_related("item", "application__person", "application__cohort__version").select_related(
        "application__version__program__organization"
    )
    days: dict[int, int] = {}
    told = list(rows.order_by("pk"))
    calendars = calendars_of({row.application.cohort.version.calendar_id for row in told}, around=utc_day(at))
    departments = _departments([row for row in told if row.item.owner == TaskOwner.DEPARTMENT])
    for row in told:
        application = row.application
        if application.version_id not in days:
            on = local_day(application.version.program, at)
            days[application.version_id] = Parameter.objects.value(
                "onboarding_reminder_days", version=application.version_id, on=on
            )
        if row.item.owner == TaskOwner.CANDIDATE:
            calendar = calendars[application.cohort.version.calendar_id]
            yield from _of_candidate(row, days[application.version_id], calendar, at)
        else:
            for user in departments.get(application.pk, ()):
                yield from _of_department(row, user, days[application.version_id], at)


def _of_candidate(row: OnboardingTask, days: int, calendar: Calendar, at: datetime) -> Iterator[Promise]:
    if row.said_at is not None:
        return
    application = row.application
    before, after = _moments(row, days)
    warned = row.item.gates_start and row.due_on == gate(application.cohort, on=row.planned_on, calendar=calendar)
    context = {"application": application.pk, "due": row.due_on.isoformat()}
    end = end_of_day(row.due_on, zone_of(application.version.program))
    tail = f"{application.pk}:{row.due_on}"
    if before is not None and not warned and end > at:
        yield Promise(DUE, f"{DUE}:{tail}", application.person, before, end, context)
    yield Promise(OVERDUE, f"{OVERDUE}:{tail}", application.person, after, after + WORTH, context)


def _of_department(row: OnboardingTask, user: User, days: int, at: datetime) -> Iterator[Promise]:
    application = row.application
    before, after = _moments(row, days)
    context = {"application": application.pk, "due": row.due_on.isoformat()}
    end = end_of_day(row.due_on, zone_of(application.version.program))
    tail = f"{application.pk}:{row.due_on}:{user.pk}"
    yield Promise(ASKED, f"{ASKED}:{application.pk}:{user.pk}", user, at, context={"application": application.pk})
    if before is not None and end > at:
        yield Promise(DEPARTMENT_DUE, f"{DEPARTMENT_DUE}:{tail}", user, before, end, context)
    yield Promise(DEPARTMENT_OVERDUE, f"{DEPARTMENT_OVERDUE}:{tail}", user, after, after + WORTH, context)


def _departments(rows: list[OnboardingTask]) -> dict[int, list[User]]:
    """Return who does what departments do, by application."""
    keys = {row.application_id for row in rows}
    offers = Offer.objects.filter(application__in=keys, state=OfferState.CONFIRMED)
    places = dict(offers.values_list("application_id", "opening__department_id"))
    found: dict[int, list[User]] = {}
    who = Membership.objects.filter(department__in=set(places.values()), role__in=APPROVERS, user__is_active=True)
    for row in who.select_related("user").order_by("pk"):
        if row.department_id is not None and row.user not in found.setdefault(row.department_id, []):
            found[row.department_id].append(row.user)
    return {application: found.get(department, []) for application, department in places.items()}


def _moments(row: OnboardingTask, days: int) -> tuple[datetime | None, datetime]:
    """When to remind before a task's day, if at all, and when to say that it is over."""
    zone = zone_of(row.application.version.program)
    day = reminded_on(row.due_on, days_before=days, written_on=row.planned_on)
    before = local_datetime(day, MORNING, zone) if day is not None else None
    return before, local_datetime(row.due_on + DAY, MORNING, zone)
