"""Employer and union: who may sign a report, who has signed, and who is asked."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from apprenticeships.models import Organization, OrganizationKind, Role, User
from cohorts.models import Grant, Party, Report, ReportState, Signature

PARTY_OF: Final = {
    OrganizationKind.UNION.value: Party.UNION,
    OrganizationKind.CLINIC.value: Party.EMPLOYER,
    OrganizationKind.EMPLOYER.value: Party.EMPLOYER,
}
"""For whom an organization signs; schools, funders and community partners sign nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """One of the two places for a signature."""

    party: Party
    signature: Signature | None

    @property
    def label(self) -> str:
        """Who signs here."""
        return str(self.party.label)


def places_of(report: Report) -> list[Place]:
    """Both places for a signature, the signed ones with who signed."""
    signed = {row.party: row for row in report.signatures.all()}
    return [Place(party, signed.get(party)) for party in Party]


def missing_of(report: Report) -> list[Party]:
    """The parties that have not signed a report in force; a replaced one waits for nobody."""
    if report.state != ReportState.SUBMITTED:
        return []
    return [place.party for place in places_of(report) if place.signature is None]


def organizations_in(grant: Grant) -> Q:
    """The condition for an organization that takes part in a grant's program."""
    return Q(partnerships__version__program=grant.program_id) | Q(pk=grant.program.organization_id)


def signing_for(user_id: int, grant: Grant) -> list[tuple[Party, Organization]]:
    """For whom a user may sign: partners of a union local or an employer in this program, one for each party."""
    rows = Organization.objects.filter(
        organizations_in(grant),
        memberships__user=user_id,
        memberships__role=Role.PARTNER,
        kind__in=PARTY_OF,
    )
    found: dict[Party, Organization] = {}
    for row in rows.distinct().order_by("pk"):
        found.setdefault(PARTY_OF[row.kind], row)
    return list(found.items())


def owed_by(user_id: int, reports: Iterable[Report]) -> list[Report]:
    """Return the reports that wait for a side for which a user may sign. Expects grant and signatures to be loaded."""
    open_ones = [(row, missing) for row in reports if (missing := missing_of(row))]
    if not open_ones:
        return []
    own = Organization.objects.filter(memberships__user=user_id, memberships__role=Role.PARTNER, kind__in=PARTY_OF)
    sides: dict[int | None, set[Party]] = defaultdict(set)
    for kind, joined, run in own.values_list("kind", "partnerships__version__program", "programs"):
        sides[joined].add(PARTY_OF[kind])
        sides[run].add(PARTY_OF[kind])
    return [
        row
        for row, missing in open_ones
        if sides[row.grant.program_id].intersection(missing)
        and all(signature.user_id != user_id for signature in row.signatures.all())
    ]


def to_ask(grant: Grant, parties: Sequence[Party]) -> list[User]:
    """Everybody who may sign for one of these parties."""
    kinds = [kind for kind, party in PARTY_OF.items() if party in parties]
    own = Organization.objects.filter(organizations_in(grant), kind__in=kinds).values("pk")
    rows = User.objects.filter(memberships__role=Role.PARTNER, memberships__organization__in=own, is_active=True)
    return list(rows.distinct().order_by("pk"))
