"""What the way in puts into a calendar: interviews on both sides, the day to answer an offer, things to get ready."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from uuid import UUID, uuid5

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applicants.hiring_mails import interview_entry
from applicants.models import (
    OPEN_STATES,
    Application,
    Interview,
    InterviewerTime,
    InterviewState,
    Offer,
    OfferState,
    OnboardingTask,
)
from applicants.records.days import claims_of, day_where, owed_days
from applicants.rules.working_days import last_day
from apprenticeships.ics import GONE_FOR, KEPT, Entry, WholeDay, Whose
from apprenticeships.models import Person, TaskOwner

DAYS = UUID("8d0b6a6e-1f3c-4f60-9d0d-3c5a2b7d7a10")


def entries(whose: Whose, *, at: datetime) -> Iterator[Entry | WholeDay]:
    """All entries of somebody who applies, and of somebody who interviews."""
    rows = (
        Interview.objects.filter(starts_at__gte=at - KEPT)
        .select_related("application__person", "manager", "opening__track", "opening__department__site")
        .prefetch_related("panel__user")
    )
    shown = rows.exclude(state__in=[InterviewState.REQUESTED, InterviewState.CANCELED]) | rows.filter(
        state=InterviewState.CANCELED, starts_at__gte=at - GONE_FOR
    )
    if whose.person is not None:
        own = shown.filter(application__person=whose.person)
        yield from (interview_entry(row, row.manager.get_full_name()) for row in own)
        yield from _days(whose.person)
        yield from _owed(whose.person, at)
    if whose.user is not None:
        joined = InterviewerTime.objects.filter(user=whose.user).values("interview")
        held = shown.filter(Q(manager=whose.user) | Q(pk__in=joined)).exclude(application__person=whose.person)
        yield from (interview_entry(row, row.application.person.name) for row in held)


def _days(person: Person) -> Iterator[WholeDay]:
    """Days by which something is asked for. What it is stands on the pages: a calendar lies open."""
    offers = Offer.objects.filter(application__person=person, state=OfferState.VERBAL)
    for offer in offers.select_related("opening__department__site"):
        last = last_day(offer.respond_by, offer.opening.department.site.zone)
        yield WholeDay(uuid5(DAYS, str(offer.public_id)), last, _("Last day to answer your offer"))
    open_tasks = OnboardingTask.objects.waiting().filter(
        application__person=person, said_at__isnull=True, item__owner=TaskOwner.CANDIDATE
    )
    ordered = open_tasks.select_related("application").order_by("application_id", "due_on", "pk")
    for (application, day), tasks in groupby(ordered, key=lambda task: (task.application, task.due_on)):
        count = len(list(tasks))
        title = ngettext(
            "Before your first day: %(count)s thing to get ready",
            "Before your first day: %(count)s things to get ready",
            count,
        ) % {"count": count}
        yield WholeDay(uuid5(DAYS, f"{application.public_id} {day}"), day, title)


def _owed(person: Person, at: datetime) -> Iterator[WholeDay]:
    """Days by which they send or answer something, by which we answer, and until when a chair is kept."""
    mine = Application.objects.filter(person=person, state__in=OPEN_STATES)
    rows = mine.select_related("cohort", "access_code", "version__program__organization").order_by("pk")
    for each in owed_days(list(rows), at=at):
        yield WholeDay(uuid5(DAYS, each.key), each.day, _(each.what.in_a_calendar))
    for row, until in claims_of(person, at=at):
        yield WholeDay(uuid5(DAYS, f"claim {row.public_id}"), day_where(row, until), _("Last day to take a free chair"))
