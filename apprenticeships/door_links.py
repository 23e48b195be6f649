"""What is scanned at the door: the link of one sign-up, and the short code of a session's poster."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.crypto import salted_hmac

from apprenticeships.models import Session, SignUp

SALT: Final = "door"
LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # 32 signs, none of which looks like another one
LENGTH: Final = 6


def token_of(row: SignUp) -> str:
    """Return what stands in the address that a phone at the door reads from somebody's code."""
    return signing.Signer(salt=SALT, sep=".").sign(row.public_id.hex)


def sign_up_of(token: str) -> UUID | None:
    """Return whose code this is, or nobody's when we never gave it out."""
    try:
        return UUID(signing.Signer(salt=SALT, sep=".").unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def link_of(row: SignUp) -> str:
    """Return the whole address behind somebody's code."""
    return f"{settings.SITE_URL}{reverse('door:person', args=[token_of(row)])}"


def code_of(session: Session) -> str:
    """Return the short code of a session's poster. It is derived, so that nothing keeps it."""
    digest = salted_hmac(SALT, session.public_id.hex).digest()
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:LENGTH])


def poster_link(session: Session) -> str:
    """Return the whole address behind the code of a poster."""
    return f"{settings.SITE_URL}{reverse('door:poster', args=[code_of(session)])}"


def session_of(code: str, among: Iterable[Session]) -> Session | None:
    """Return the session of a short code, however it was typed."""
    typed = "".join(code.split()).replace("-", "").upper()
    return next((each for each in among if code_of(each) == typed), None)
