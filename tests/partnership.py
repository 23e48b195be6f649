"""Builders of a partnership: its organizations, its grant, and people who take part."""

from datetime import date
from typing import Any

from apprenticeships.models import (
    Component,
    Organization,
    OrganizationKind,
    Partner,
    ProgramVersion,
    Role,
    Track,
    User,
)
from cohorts.models import Grant, Participant, ParticipantKind, Registration
from tests import factories as make

SINCE, UNTIL = date(2025, 7, 1), date(2027, 6, 30)


def clinic(slug: str = "harbor-clinic", **fields: Any) -> Organization:
    """A community clinic that employs people."""
    return make.make_organization(slug=slug, **{"name": "Harbor Clinic", "kind": OrganizationKind.CLINIC} | fields)


def local(slug: str = "local-7", **fields: Any) -> Organization:
    """A union local."""
    return make.make_organization(slug=slug, **{"name": "Local 7", "kind": OrganizationKind.UNION} | fields)


def partnership(**fields: Any) -> ProgramVersion:
    """A published version of a program with a clinic and a union local as partners."""
    row = make.version(**fields)
    for position, organization in enumerate((clinic(), local()), start=1):
        Partner.objects.create(version=row, organization=organization, role=organization.kind, position=position)
    return row


def component(version: ProgramVersion, measure: str = "tuition", **fields: Any) -> Component:
    """A funded part with a target."""
    defaults = {"slug": measure, "title": measure.capitalize(), "target": 200, "unit": "people"}
    position = version.components.count() + 1
    return Component.objects.create(version=version, measure=measure, position=position, **defaults | fields)


def grant(version: ProgramVersion, **fields: Any) -> Grant:
    """Two years of money with a report every quarter, due on the 20th."""
    defaults = {"name": "Clinics grant", "since": SINCE, "until": UNTIL}
    return Grant.objects.create(program=version.program, **defaults | fields)


def participant(version: ProgramVersion, **fields: Any) -> Participant:
    """Somebody who works at the clinic and is represented by the local."""
    defaults = {
        "person": fields.pop("person", None) or make.person(),
        "employer": clinic(),
        "union": local(),
        "kind": ParticipantKind.INCUMBENT,
        "joined_on": SINCE,
    }
    return Participant.objects.create(program=version.program, **defaults | fields)


def partner(organization: Organization, role: Role = Role.PARTNER, **fields: Any) -> User:
    """Somebody who looks at the partners' pages for an organization."""
    row = make.staff(**fields)
    make.membership(row, role, organization=organization)
    return row


def registration(track: Track, **fields: Any) -> Registration:
    """What the registry gave for a track, with wages that have cents."""
    defaults = {
        "number": "CA-2025-100",
        "registered_on": SINCE,
        "occupation_id": "0004567",
        "provider_id": "RTI-12",
        "wage_schedule_id": "WS-9",
        "profile": "rapids-cents",
    }
    return Registration.objects.create(track=track, **defaults | fields)
