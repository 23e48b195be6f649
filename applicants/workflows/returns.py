"""After the summer: an intern comes back for another one, or applies to another program. Either way it is kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _

from applicants.models import Application, Lead, LeadSource
from applicants.workflows import applications, lead_news
from apprenticeships import audit
from apprenticeships.errors import DomainError, GuardFailed, NotAllowed
from apprenticeships.models import Event, Program
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import Enrollment, EnrollmentState

TRANSITIONS: tuple[Transition, ...] = ()
RETURN: Final = "enrollment.return"


@dataclass(frozen=True, slots=True)
class Return:
    """Somebody who wants to go on: interested for sure, and with an application where a class takes some."""

    lead: Lead
    application: Application | None


@retrying
def go_on(enrollment_id: int, *, program: Program, by: Actor, at: datetime, reason: str = "") -> Return:
    """Begin an application for the next class of a program with what is still true, or keep the wish until one opens.

    The source of the wish is the internship. Saying it twice changes nothing.
    """
    row = Enrollment.objects.select_for_update(of=("self",)).select_related("person").get(pk=enrollment_id)
    if by.user_id is None or by.user_id != row.person.user_id:
        raise NotAllowed(_("Everybody says for themselves that they want to come back."))
    if row.state != EnrollmentState.COMPLETED:
        raise GuardFailed(_("You can say what comes next when you have completed this one."), code="not-completed")
    lead, is_new = Lead.objects.get_or_create(
        person=row.person, program=program, defaults={"source": LeadSource.INTERN, "created_at": at}
    )
    application = _begun(row, program, by=by, at=at)
    if application is None:
        lead_news.listen(lead, is_new=is_new, by=by, at=at)
    known = Event.objects.filter(
        kind=RETURN, subject_type=Enrollment._meta.label_lower, subject_id=row.pk, data__program=program.slug
    )
    if not known.filter(data__application=application.pk if application else None).exists():
        audit.record(
            RETURN,
            row,
            by=by,
            at=at,
            person=row.person,
            reason=reason,
            data={
                "program": program.slug,
                "source": LeadSource.INTERN.value,
                "application": application.pk if application else None,
            },
        )
    return Return(lead, application)


def _begun(row: Enrollment, program: Program, *, by: Actor, at: datetime) -> Application | None:
    """The application, if a class takes some now."""
    try:
        return applications.start(person=row.person, program=program, by=by, at=at)
    except DomainError:
        return None
