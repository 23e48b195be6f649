"""Handbooks: an edition is published once, and everybody signs the newest one."""

from datetime import datetime
from typing import Final

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, UUIDField, When
from django.utils.translation import gettext as _

from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Person, ProgramVersion
from apprenticeships.refusals import or_conflict
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import Acknowledgement, Cohort, Enrollment, EnrollmentState, Handbook

TRANSITIONS: tuple[Transition, ...] = ()
LONGEST_NAME: Final = 120
ASKED: Final = (EnrollmentState.RESERVED, EnrollmentState.ACTIVE, EnrollmentState.PAUSED)


def current(version_id: int) -> Handbook | None:
    """Return the newest edition of a program version, if it has any."""
    return Handbook.objects.filter(version_id=version_id).order_by("-published_at", "-pk").first()


def missing(version_id: int, person_id: int) -> Handbook | None:
    """Return the newest edition where somebody has not signed it yet."""
    signed = Acknowledgement.objects.filter(handbook=OuterRef("pk"), person_id=person_id)
    rows = Handbook.objects.filter(version_id=version_id).annotate(has_signed=Exists(signed))
    row = rows.order_by("-published_at", "-pk").first()
    return None if row is None or row.has_signed else row  # type: ignore[attr-defined]


def open_edition() -> Subquery:
    """Return, for a query of enrollments, the public key of the newest edition if the person has not signed it."""
    signed = Acknowledgement.objects.filter(handbook=OuterRef("pk"), person=OuterRef(OuterRef("person")))
    newest = Handbook.objects.filter(version=OuterRef("cohort__version")).order_by("-published_at", "-pk")
    unsigned = Case(When(Exists(signed), then=None), default=F("public_id"), output_field=UUIDField())
    return Subquery(newest.annotate(unsigned=unsigned).values("unsigned")[:1])


def signers_of(cohort: Cohort, handbook: Handbook) -> QuerySet[Enrollment]:
    """Return everybody of a class who is asked for an edition; ``has_signed`` says who did."""
    signed = Acknowledgement.objects.filter(handbook=handbook, person=OuterRef("person"))
    rows = Enrollment.objects.filter(cohort=cohort, state__in=ASKED).select_related("person")
    return rows.annotate(has_signed=Exists(signed)).order_by("person__sort_name", "pk")


@retrying
def publish(
    version_id: int, *, label: str, title: str, text: str, link: str, by: Actor, at: datetime, reason: str = ""
) -> Handbook:
    """Bring out an edition; from now on it is the one that everybody signs."""
    version = ProgramVersion.objects.select_for_update(of=("self",)).get(pk=version_id)
    if not label.strip() or not title.strip():
        raise GuardFailed("Write a title and an edition, such as 2026.", code="title", field="label")
    if not text.strip() and not link.strip():
        raise GuardFailed("Write the text, or a link to it.", code="content", field="text")
    with or_conflict(handbook_label_unique=f"There is an edition {label.strip()} already. Name this one otherwise."):
        row = Handbook.objects.create(
            version=version,
            label=label.strip(),
            title=title.strip(),
            text=text.strip(),
            link=link.strip(),
            published_at=at,
        )
    audit.record("handbook.publish", row, by=by, at=at, reason=reason, data={"edition": row.label})
    return row


@retrying
def acknowledge(
    handbook_id: int, *, person_id: int, signed_name: str, by: Actor, at: datetime, reason: str = ""
) -> Acknowledgement:
    """Sign the newest edition with one's own name. Twice keeps the first."""
    person = Person.objects.locked(person_id)
    if by.user_id is None or by.user_id != person.user_id:
        raise NotAllowed(_("Everybody signs the handbook themselves."))
    row = Handbook.objects.get(pk=handbook_id)
    known = Acknowledgement.objects.filter(handbook=row, person=person).first()
    if known is not None:
        return known
    if current(row.version_id) != row:
        raise GuardFailed(_("A newer edition is out. Read that one, and write your name below it."), code="newer")
    name = " ".join(signed_name.split())
    if not name:
        raise GuardFailed(_("Write your first and last name."), code="name", field="signed_name")
    found = Acknowledgement.objects.create(
        handbook=row, person=person, signed_name=name[:LONGEST_NAME], acknowledged_at=at
    )
    data = {"edition": row.label}
    audit.record("handbook.acknowledge", found, by=by, at=at, person=person, reason=reason, data=data)
    return found
