"""Entry by a coordinator: an application written for somebody without e-mail, signed by that person on paper."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from applicants.models import Application, ApplicationState, DocumentPurpose, Guardian, PaperEntry, Section
from applicants.records import minors
from applicants.records.deadlines import local_day
from applicants.workflows import applications, guardians, sittings
from applicants.workflows.arrows import locked
from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Person, Program, SignUp
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
    if not application.documents.readable().filter(purpose=DocumentPurpose.SIGNATURE).exists():
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
def choose_time(application_id: int, *, kind: str, session: UUID, by: Actor, at: datetime, reason: str = "") -> SignUp:
    """Take a place at a session or test for somebody who does not sign in, or move the one that they have."""
    _for_somebody(application_id, by)
    return sittings.choose(application_id, kind=kind, session=session, by=by, at=at, reason=reason)


@retrying
def name_guardian(
    application_id: int, *, guardian_name: str, guardian_email: str, by: Actor, at: datetime, reason: str = ""
) -> Guardian:
    """Write down who answers for a minor who does not sign in. They get their own link by mail at once."""
    application = _for_somebody(application_id, by)
    if not minors.may_name_guardian(application):
        raise GuardFailed("This application does not ask for a guardian's yes now.", code="not-asked")
    return guardians.name_guardian(
        application.person_id, name=guardian_name, email=guardian_email, by=by, at=at, reason=reason
    )


def _for_somebody(application_id: int, by: Actor) -> Application:
    """Return an application on paper; refuse one whose owner does this on their own page.

    Nothing is locked here: the step that follows locks what it changes, in its own order.
    """
    row = Application.objects.select_related("person", "version__program__organization", "cohort").get(
        pk=application_id
    )
    on_paper = PaperEntry.objects.filter(application=row).exists()
    if by.user_id is None or not on_paper or row.person.user_id is not None:
        raise NotAllowed("The applicant does this on their own page.")
    return row


@retrying
def give_address(application_id: int, *, email: str, by: Actor, at: datetime, reason: str = "") -> Person:
    """Write down the address that somebody has now. What is still to come is mailed to it."""
    application = locked(application_id)
    return people.give_address(application.person_id, email=email, by=by, at=at, reason=reason)
