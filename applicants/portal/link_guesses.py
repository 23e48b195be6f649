"""Guesses at addresses that only their reader knows: wrong ones are counted by network address, for all processes."""

import hashlib
from typing import Final

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

GUESSES, SECONDS = 30, 60
"""So many that are not ours may come from one address in a minute."""
TOO_MANY: Final = 429


def guesses_too_often(request: HttpRequest, *, of: str) -> bool:
    """Count one more that is not ours, in the cache that all processes share."""
    address = hashlib.sha256(str(get_adapter().get_client_ip(request)).encode()).hexdigest()
    key = f"{of}-guesses:{address}"
    if cache.add(key, 1, timeout=SECONDS):
        return False
    try:
        return int(cache.incr(key)) > GUESSES
    except ValueError:  # the minute was over in between
        return False
