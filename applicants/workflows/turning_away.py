"""Whoever says in a draft that they are under 13: it is closed, and what they wrote is erased."""

from datetime import datetime

from django.db.models import Q

from applicants.models import (
    OPEN_REQUESTS,
    Application,
    ApplicationState,
    DocumentState,
    Guardian,
    Lead,
)
from applicants.records.drafts import CONTACT, NEVER_ERASED
from applicants.workflows import accommodations, applications, documents
from applicants.workflows.arrows import locked
from applicants.workflows.written_words import to_delete
from apprenticeships import messages
from apprenticeships.models import Person, PersonIdentity
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
WHY = "Somebody under the age for signing up wrote in it."


@retrying
def turn_away(application_id: int, *, by: Actor, at: datetime) -> Application:
    """Close a draft and erase what its person wrote in it. Their name and their sign-in stay.

    Under 13 we keep nothing (16 CFR 312). What all applications of a person share stays only where another one was
    sent. An application that was sent is for a person to look at: it stays as it is.
    """
    application = locked(application_id)
    if application.state != ApplicationState.DRAFT:
        return application
    here = application.documents.filter(state__in=(DocumentState.RECEIVED, DocumentState.QUARANTINED))
    for pk in here.values_list("pk", flat=True):
        documents.erase(pk, by=by, at=at, reason=WHY)
    application.documents.filter(state=DocumentState.REMOVED).update(name="", employer="", note="")
    for request in application.accommodations.filter(state__in=OPEN_REQUESTS).values_list("pk", flat=True):
        accommodations.withdraw(request, by=by, at=at, reason=WHY)
    application.accommodations.all().delete()
    for rows in to_delete(application.pk):
        rows.delete()
    row = applications.expire(application.pk, by=by, at=at, reason=WHY)
    others = Application.objects.filter(person=application.person_id).exclude(pk=application.pk)
    if not others.filter(Q(submitted_at__isnull=False) | Q(state=ApplicationState.DRAFT)).exists():
        _forget_person(application.person_id)
    return row


def _forget_person(person_id: int) -> None:
    """Erase what was written about the person beside the application: birth date, guardian, note, how to reach them."""
    PersonIdentity.objects.filter(person=person_id).delete()
    guardians = Guardian.objects.filter(person=person_id, consents__isnull=True)
    for key in guardians.values_list("pk", flat=True):
        for kind in ("guardian.asked", "guardian.reminder"):
            messages.forget(prefix=f"{kind}:{key}:", reason=WHY)
    guardians.delete()
    Lead.objects.filter(person=person_id).exclude(note="").update(note="")
    Person.objects.filter(pk=person_id).update(**{name: "" for name in CONTACT if name not in NEVER_ERASED})
