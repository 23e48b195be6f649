"""The private address of a guardian: signed, not kept; a revoked or renewed one leads nowhere."""

from typing import Final

from django.core import signing

from applicants.models import Guardian

SALT: Final = "guardian"


def token_of(guardian: Guardian) -> str:
    """Return what stands in the address of a guardian's page."""
    return signing.dumps([guardian.pk, guardian.link_number], salt=SALT)


def guardian_of(token: str) -> Guardian | None:
    """Return whose address this is, or nobody when it was never given out, was renewed or has ended."""
    try:
        pk, number = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    rows = Guardian.objects.select_related("person")
    return rows.filter(pk=pk, link_number=number, revoked_at__isnull=True).first()
