"""Interest: a name, an address and where somebody heard of us, kept once for each program."""

from datetime import datetime

from django.utils.translation import gettext as _

from applicants.models import Lead, LeadSource
from applicants.records.deadlines import local_day
from applicants.records.lead_links import reminder_key
from applicants.workflows import lead_news
from apprenticeships import audit, messages
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Person, Program
from apprenticeships.workflow import Actor, Transition, retrying
from apprenticeships.workflows import people

TRANSITIONS: tuple[Transition, ...] = ()


@retrying
def register_interest(
    *,
    program: Program,
    given_name: str,
    family_name: str,
    email: str,
    phone: str = "",
    source: str,
    note: str = "",
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Lead:
    """Keep the interest of whoever has this name and address, known or new."""
    _check_source(source)
    person = people.find_or_create(
        given_name=given_name, family_name=family_name, email=email, phone=phone, by=by, at=at
    )
    return keep_interest(person, program=program, source=source, note=note, by=by, at=at, reason=reason)


@retrying
def keep_interest(
    person: Person, *, program: Program, source: str, note: str = "", by: Actor, at: datetime, reason: str = ""
) -> Lead:
    """Keep somebody's interest in a program. Nobody can tell who said it before.

    Saying it once more keeps the first source and note. On another day it is thanked for anew, and from then on we
    write to them again; what they stopped only they themselves, signed in, begin anew.
    """
    _check_source(source)
    lead, is_new = Lead.objects.get_or_create(
        person=person, program=program, defaults={"source": source, "note": note.strip()[:500], "created_at": at}
    )
    if is_new:
        audit.record("lead.register", lead, by=by, at=at, person=person, reason=reason, data={"source": source})
    lead_news.listen(lead, is_new=is_new, by=by, at=at, reason=reason)
    day = "" if lead.renewed_at is None else f":{local_day(program, lead.renewed_at).isoformat()}"
    messages.promise("lead.thanks", key=f"lead.thanks:{lead.pk}{day}", to=person, at=at, context={"lead": lead.pk})
    return lead


def _check_source(source: str) -> None:
    if source not in LeadSource.values:
        raise GuardFailed(_("Choose where you heard of us."), code="source", field="source")


@retrying
def stop_reminders(lead_id: int, *, by: Actor, at: datetime, reason: str = "") -> int:
    """Write to a person about nothing that they were once interested in, in any program. Twice changes nothing."""
    person_id = Lead.objects.values_list("person_id", flat=True).get(pk=lead_id)
    rows = list(
        Lead.objects.select_for_update(of=("self",)).filter(person=person_id, reminders_stopped_at__isnull=True)
    )
    for row in rows:
        row.reminders_stopped_at = at
        row.save(update_fields=["reminders_stopped_at"])
        audit.record("lead.stop_reminders", row, by=by, at=at, person=person_id, reason=reason)
        messages.cancel(keys=[reminder_key(row)], reason="The person wants no more of these mails.")
    return len(rows)
