"""What an apprenticeship agreement is filled with, read from the class, the track, the offer and the person."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from applicants.models import (
    AROUND_THE_START,
    Agreement,
    AgreementSignature,
    AgreementState,
    Application,
    Guardian,
    Offer,
    OfferState,
    Party,
)
from applicants.rules.agreement import Pay, Span, Terms
from apprenticeships.context import contact
from apprenticeships.models import Membership, Organization, Parameter, PayTrigger, PersonIdentity, Role
from cohorts.models import Opening, Registration


def confirmed_offers(application_ids: Iterable[int]) -> dict[int, Offer]:
    """Return the offer that somebody confirmed, by application, with everything that an agreement reads of it."""
    rows = Offer.objects.filter(application__in=list(application_ids), state=OfferState.CONFIRMED).select_related(
        "application__person",
        "application__version__program__organization",
        "opening__cohort__version__program__organization",
        "opening__track",
        "opening__department__site__organization",
    )
    rows = rows.prefetch_related(
        "opening__cohort__version__phases", "opening__track__wage_steps", "opening__track__competencies"
    )
    return {row.application_id: row for row in rows}


def born_on(person_ids: Iterable[int]) -> dict[int, date]:
    """Return birth dates by person; the agreement has to name them (29 CFR 29.7(b))."""
    rows = PersonIdentity.objects.filter(person__in=list(person_ids))
    return dict(rows.values_list("person_id", "birth_date"))


def guardians(person_ids: Iterable[int]) -> dict[int, str]:
    """Return the names of those who answer for people now."""
    return dict(Guardian.objects.filter(person__in=list(person_ids), revoked_at=None).values_list("person_id", "name"))


def represented(offer: Offer) -> dict[Party, Organization]:
    """Return for whom the representatives sign: the employer of the place, and the sponsor of the program."""
    return {
        Party.EMPLOYER: offer.opening.department.site.organization,
        Party.SPONSOR: offer.opening.cohort.version.program.organization,
    }


def speaks_for(user_id: int, organization: Organization) -> bool:
    """Whether somebody may sign for an organization: they coordinate for it."""
    rows = Membership.objects.filter(user=user_id, role=Role.COORDINATOR, organization=organization)
    return rows.filter(user__is_active=True).exists()


def without_employers_name() -> QuerySet[Agreement]:
    """Return open agreements that an employer other than the sponsor has to sign, and did not; each with it."""
    offers = Offer.objects.filter(application=OuterRef("application"), state=OfferState.CONFIRMED)
    sides = offers.annotate(sponsor=F("opening__cohort__version__program__organization")).exclude(
        opening__department__site__organization=F("sponsor")
    )
    signed = AgreementSignature.objects.filter(agreement=OuterRef("pk"), party=Party.EMPLOYER)
    employer = Subquery(sides.values("opening__department__site__organization")[:1])
    rows = Agreement.objects.filter(
        ~Q(Exists(signed)), state=AgreementState.OPEN, application__state__in=AROUND_THE_START
    )
    return rows.annotate(employer=employer).filter(employer__isnull=False)


def who_may_sign() -> QuerySet[Membership]:
    """Tell in a query who speaks for the ``employer`` of an agreement."""
    return Membership.objects.filter(role=Role.COORDINATOR, organization=OuterRef("employer"), user__is_active=True)


def nobody_to_sign() -> QuerySet[Agreement]:
    """Return those of them whose employer nobody coordinates: they can never be signed, and the seat runs out."""
    return without_employers_name().filter(~Q(Exists(who_may_sign())))


def registrations(track_ids: Iterable[int]) -> dict[int, Registration]:
    """Return what the registry calls tracks."""
    return {row.track_id: row for row in Registration.objects.filter(track__in=list(track_ids))}


def paid_class(application: Application, *, on: date) -> bool:
    """Whether the employer pays time in class as work."""
    return bool(Parameter.objects.value("class_time_paid", version=application.version_id, on=on))


def terms_of(
    offer: Offer, *, born: date | None, guardian: str, registration: Registration | None, class_is_paid: bool
) -> Terms:
    """Return what the agreement of somebody who confirmed an offer says."""
    opening, person = offer.opening, offer.application.person
    cohort, track, site = opening.cohort, opening.track, opening.department.site
    who = contact()
    return Terms(
        apprentice=f"{person.given_name} {person.family_name}".strip(),
        born_on=born,
        guardian=guardian,
        sponsor=cohort.version.program.organization.name,
        employer=site.organization.name,
        place=str(opening.department),
        registration=registration.number if registration else "",
        occupation=track.occupation or track.title,
        code=registration.occupation_id if registration else track.rapids_code,
        credential=track.credential,
        begins_on=cohort.starts_on,
        ends_on=cohort.ends_on,
        work_minutes=cohort.version.required_ojl_minutes,
        class_minutes=cohort.version.required_rti_minutes,
        class_is_paid=class_is_paid,
        spans=tuple(
            Span(each.title, each.weeks, each.class_minutes, each.clinic_minutes)
            for each in cohort.version.phases.all()
        ),
        skills=tuple(each.title for each in track.competencies.all()),
        pay=tuple(_pay(opening)),
        contact=", ".join(part for part in (who.name, who.phone) if part),
    )


def _pay(opening: Opening) -> Iterator[Pay]:
    """The wage schedule; its first step is what the places pay that somebody was hired for."""
    own = opening.rate
    for each in opening.track.wage_steps.all():
        is_first = own is not None and each.trigger == PayTrigger.START
        yield Pay(each.title, each.get_trigger_display(), own if is_first else each.rate)
        own = None if is_first else own
