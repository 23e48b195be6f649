"""Interest: a name, an address and where somebody heard of us, kept once for each program."""

from datetime import datetime

from applicants.models import Lead, LeadSource
from apprenticeships import audit, messages
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Program
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
    """Keep somebody's interest in a program. Saying it twice keeps the first, and nobody can tell which it was."""
    if source not in LeadSource.values:
        raise GuardFailed("Choose where you heard of us.", code="source", field="source")
    person = people.find_or_create(
        given_name=given_name, family_name=family_name, email=email, phone=phone, by=by, at=at
    )
    lead, is_new = Lead.objects.get_or_create(
        person=person, program=program, defaults={"source": source, "note": note.strip()[:500], "created_at": at}
    )
    if is_new:
        audit.record("lead.register", lead, by=by, at=at, person=person, reason=reason, data={"source": source})
        messages.promise("lead.thanks", key=f"lead.thanks:{lead.pk}", to=person, at=at, context={"lead": lead.pk})
    return lead
