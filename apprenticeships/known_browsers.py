"""Who counts wrong guesses: each browser for itself, so that nobody's guesses lock out somebody else.

A browser in which somebody signed in keeps a signed cookie that says so (the device cookies of the OWASP cheat sheet
"Authentication"). It names nobody: it holds a random name of the browser and keyed digests of the addresses.
"""

import secrets
from typing import Any, Final

from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import salted_hmac

SALT: Final = "apprenticeships.known_browser"
KEPT: Final = 400 * 24 * 3600  # seconds; no browser keeps a cookie longer (RFC 6265bis, 5.5)
MOST: Final = 12  # addresses in one cookie: a family's phone, a clinic's shared computer
LONGEST: Final = 2_000  # characters that a cookie of ours cannot exceed


def is_known(request: HttpRequest, address: str) -> bool:
    """Whether somebody has signed in with this address in this browser before."""
    return _digest(address) in _read(request)["for"]


def counter_of(request: HttpRequest, address: str) -> str:
    """What counts wrong guesses for an address: this browser if it is known, else all the others of its network.

    Addresses that differ in what follows a plus count as one: they fill one mailbox.
    """
    known = _read(request)
    who = f"browser {known['name']}" if _digest(address) in known["for"] else f"network {get_ip(request)}"
    return f"{who} {_digest(mailbox(address))}"


def mailbox(address: str) -> str:
    """Return an address as limits count it: in small letters, without what follows a plus before the at sign.

    Never for sending: some servers keep "a+b@" and "a@" apart.
    """
    local, at, domain = address.strip().casefold().rpartition("@")
    return f"{local.split('+', 1)[0] or local}{at}{domain}"


def remember(request: HttpRequest, response: HttpResponseBase, addresses: list[str]) -> None:
    """Keep in the browser that somebody signed in here."""
    known = _read(request)
    digests = [_digest(each) for each in addresses]
    held = [each for each in known["for"] if each not in digests]
    value = {"name": known["name"] or secrets.token_urlsafe(12), "for": [*digests, *held][:MOST]}
    response.set_cookie(
        settings.KNOWN_BROWSER_COOKIE_NAME,
        signing.dumps(value, salt=SALT),
        max_age=KEPT,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> dict[str, Any]:
    nothing: dict[str, Any] = {"name": "", "for": []}
    value = request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE_NAME, "")
    if not value or len(value) > LONGEST:
        return nothing
    try:
        found: dict[str, Any] = signing.loads(value, salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return nothing
    return found


def _digest(address: str) -> str:
    return salted_hmac(SALT, address.strip().lower(), algorithm="sha256").hexdigest()[:24]
