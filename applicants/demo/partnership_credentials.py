"""Credentials of the demonstration that people earned elsewhere: licenses of the state, and a coders' certificate."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from apprenticeships.models import Track, User
from apprenticeships.rules.dates import add_months
from cohorts.models import Credential, CredentialProof, Participant

BOARDS: Final = {
    "licensed-vocational-nurse": ("Licensed vocational nurse", "State board of vocational nursing"),
    "registered-nurse": ("Registered nurse", "State board of registered nursing"),
    "dental-assistant": ("Dental assistant", "State dental board"),
    "medical-billing-coding": ("Medical billing and coding", "Association of professional coders"),
}
"""What the people of a track earn, and who gives it."""
CLAIMED_EACH, VALID_MONTHS = 9, 24


def earned_elsewhere(
    track: Track, members: Sequence[Participant], days: Sequence[date], *, by: User, at: datetime
) -> None:
    """Write one credential for each member on their day, never before they joined; one of nine is only claimed."""
    title, issuer = BOARDS[track.slug]
    Credential.objects.bulk_create(
        _credential(number, who, max(day, who.joined_on), title=title, issuer=issuer, by=by, at=at)
        for number, (who, day) in enumerate(zip(members, days, strict=True), start=1)
    )


def _credential(
    number: int, who: Participant, day: date, *, title: str, issuer: str, by: User, at: datetime
) -> Credential:
    claimed = number % CLAIMED_EACH == 0
    seen = CredentialProof.COPY if number % 2 else CredentialProof.ISSUER
    return Credential(
        participant=who,
        title=title,
        issuer=issuer,
        number="" if claimed else f"D{who.pk:06}",
        earned_on=day,
        expires_on=add_months(day, VALID_MONTHS),
        proof=CredentialProof.NONE if claimed else seen,
        recorded_by=by,
        recorded_at=at,
    )
