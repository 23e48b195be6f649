"""What we promise to whoever is interested while nothing is open: a mail when a class or a date is."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from django.db.models import Q

from applicants.models import Lead
from applicants.records.deadlines import local_day
from applicants.records.lead_dates import dates_ahead, open_class
from apprenticeships import audit, messages
from apprenticeships.messages import Promised
from apprenticeships.models import Program, Session
from apprenticeships.workflow import Actor, Transition
from apprenticeships.workflows.one_by_one import in_pieces
from cohorts.models import Cohort

TRANSITIONS: tuple[Transition, ...] = ()
OPENED: Final = "lead.opened"
TOGETHER: Final = 100
COLUMNS: Final = ("renewed_at", "reminders_stopped_at", "waits_for_class", "waits_for_date")


def listen(lead: Lead, *, is_new: bool, by: Actor, at: datetime, reason: str = "") -> None:
    """Keep what a lead of this moment waits for; on another day than the last time, the interest counts anew.

    That somebody wanted no more mails only they themselves undo: a visitor may have typed the address of another.
    """
    program = lead.program
    if not is_new and local_day(program, at) > local_day(program, lead.asked_at):
        lead.renewed_at = at
        if by.user_id is not None and by.user_id == lead.person.user_id:
            lead.reminders_stopped_at = None
        audit.record("lead.renew", lead, by=by, at=at, person=lead.person_id, reason=reason)
    elif not is_new:
        return
    lead.waits_for_class = open_class(program, at=at) is None
    lead.waits_for_date = not dates_ahead(program, at=at).exists()
    lead.save(update_fields=COLUMNS)


def tell(*, at: datetime) -> int:
    """Write to all who wait for a class or a date of a program that has one now. A chore. How many mails."""
    waiting = Lead.objects.waiting().values("program")
    programs = Program.objects.in_catalog().filter(pk__in=waiting).select_related("organization").order_by("pk")
    return sum(_tell(program, at=at) for program in programs)


def _tell(program: Program, *, at: datetime) -> int:
    cohort, date = open_class(program, at=at), dates_ahead(program, at=at).first()
    news = Q(pk__in=())
    if cohort is not None:
        news |= Q(waits_for_class=True)
    if date is not None:
        news |= Q(waits_for_date=True)
    rows = Lead.objects.waiting().filter(news, program=program).order_by("pk").values_list("pk", flat=True)
    return in_pieces(rows, _tell_some, size=TOGETHER, cohort=cohort, date=date, at=at)


def _tell_some(lead_ids: Sequence[int], *, cohort: Cohort | None, date: Session | None, at: datetime) -> int:
    rows = Lead.objects.waiting().filter(pk__in=lead_ids).select_for_update(of=("self",))
    told, wanted = [], []
    for row in rows.select_related("person").order_by("pk"):
        news = cohort if row.waits_for_class else None
        seen = news or (date if row.waits_for_date else None)
        if seen is None:
            continue
        thing = f"{'class' if isinstance(seen, Cohort) else 'date'}:{seen.pk}"
        wanted.append(Promised(f"{OPENED}:{row.pk}:{thing}", row.person, {"lead": row.pk}))
        row.waits_for_class = row.waits_for_class and cohort is None
        row.waits_for_date = row.waits_for_date and date is None
        told.append(row)
    _promise(wanted, told, at=at)
    return len(told)


def _promise(wanted: Iterable[Promised], told: list[Lead], *, at: datetime) -> None:
    messages.promise_many(OPENED, wanted, at=at)
    Lead.objects.bulk_update(told, ["waits_for_class", "waits_for_date"], batch_size=1000)
