"""The private address of a referee: made from the site's key, kept as a hash only, good for one answer."""

import base64
import hashlib
from typing import Final

from django.conf import settings
from django.utils.crypto import salted_hmac

from applicants.models import Referee

SALT: Final = "referee"
LONGEST: Final = 100


def token_of(row: Referee) -> str:
    """Return what stands in the address of a referee's page, also where the site's key was exchanged since."""
    tokens = [_made(row, key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    return next((each for each in tokens if digest_of(each) == row.digest), tokens[0])


def digest_of(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def referee_behind(token: str) -> Referee | None:
    """Return whose address this is, or nobody when it was never given out, was renewed or has ended."""
    if not token or len(token) > LONGEST:
        return None
    rows = Referee.objects.filter(digest=digest_of(token), destroyed_at__isnull=True)
    return rows.select_related("application__person", "application__version__program__organization").first()


def _made(row: Referee, key: str) -> str:
    signed = salted_hmac(SALT, f"{row.public_id}:{row.link_number}", secret=key, algorithm="sha256")
    return base64.urlsafe_b64encode(signed.digest()).decode().rstrip("=")
