"""Entry by a coordinator: an application written for somebody without e-mail, signed by that person on paper."""

from datetime import date, datetime
from typing import Final

from applicants.models import Application, ApplicationState, DocumentPurpose, PaperEntry, Section
from applicants.records.deadlines import local_day
from applicants.workflows import applications
from applicants.workflows.arrows import locked
from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Person, Program
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor, Transition, retrying
from apprenticeships.workflows import people

TRANSITIONS: tuple[Transition, ...] = ()
SIGNATURE: Final = "attestation"


@retrying
def begin(
    program: Program, *, given_name: str, family_name: str, phone: str, by: Actor, at: datetime, reason: str = ""
) -> Application:
    """Begin an application for somebody whom we call instead of writing. The same name and phone is the same person."""
    person = people.write_down(given_name=given_name, family_name=family_name, phone=phone, by=by, at=at, reason=reason)
    if person.user_id is not None:
        raise GuardFailed(
            "This person signs in already. Ask them to write it on their own page; you can help beside them.",
            code="signs-in",
            field="phone",
        )
    application = applications.start(person=person, program=program, by=by, at=at, reason=reason)
    if application.state != ApplicationState.DRAFT:
        raise GuardFailed(
            "This person has an application for this program already. Open it in the list of applications.",
            code="sent",
            field="program",
        )
    PaperEntry.objects.get_or_create(application=application, defaults={"begun_by_id": by.user_id, "begun_at": at})
    return application


@retrying
def attest(application_id: int, *, signed_on: date, by: Actor, at: datetime, reason: str = "") -> PaperEntry:
    """Say that the applicant signed on paper, and when. The scan has to be among the documents."""
    application = locked(application_id)
    entry = PaperEntry.objects.filter(application=application).first()
    if entry is None or by.user_id is None:
        raise NotAllowed("The applicant signs this application on their own page.")
    if application.state != ApplicationState.DRAFT:
        raise GuardFailed("This application was sent already.", code="sent")
    if not application.documents.kept().filter(purpose=DocumentPurpose.SIGNATURE).exists():
        raise GuardFailed(
            "Add the scan or a picture of the signed page first: “Documents”, then “Application signed on paper”.",
            code="scan",
        )
    today = local_day(application.version.program, at)
    if signed_on > today:
        raise GuardFailed("This day lies ahead. Write the day on which it was signed.", code="ahead", field="signed_on")
    begun = local_day(application.version.program, application.started_at)
    if signed_on < begun:
        day = day_in_words(begun)
        raise GuardFailed(
            f"The application was begun on {day}. Write that day or a later one.", code="early", field="signed_on"
        )
    entry.signed_on, entry.attested_by_id, entry.attested_at = signed_on, by.user_id, at
    entry.save(update_fields=["signed_on", "attested_by", "attested_at"])
    answers = {"agrees": True, "name": application.person.name, "on_paper": signed_on.isoformat()}
    Section.objects.update_or_create(
        application=application, slug=SIGNATURE, defaults={"answers": answers, "is_complete": True, "saved_at": at}
    )
    data = {"signed_on": signed_on.isoformat()}
    audit.record("application.attest", application, by=by, at=at, person=application.person, reason=reason, data=data)
    return entry


@retrying
def give_address(application_id: int, *, email: str, by: Actor, at: datetime, reason: str = "") -> Person:
    """Write down the address that somebody has now. What is still to come is mailed to it."""
    application = locked(application_id)
    return people.give_address(application.person_id, email=email, by=by, at=at, reason=reason)
