"""Sealed values: AES-GCM with a key id, bound to the row that holds them."""

import base64
import json
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings


class BrokenSealError(Exception):
    """The value was changed, moved to another row, or its key is gone."""


def seal(value: Any, *, place: str) -> bytes:
    """Encrypt a JSON value for one place (table and row). The first configured key is used."""
    key_id, key = next(iter(settings.FIELD_KEYS.items()))
    nonce = os.urandom(12)
    sealed = AESGCM(key).encrypt(nonce, json.dumps(value).encode(), place.encode())
    return key_id.encode() + b":" + base64.b64encode(nonce + sealed)


def unseal(sealed: bytes, *, place: str) -> Any:
    """The value sealed for ``place``; raises BrokenSealError for any other place, key or content."""
    key_id, _, body = bytes(sealed).partition(b":")
    key = settings.FIELD_KEYS.get(key_id.decode())
    if key is None:
        raise BrokenSealError("The key of this value is not configured.")
    raw = base64.b64decode(body)
    try:
        return json.loads(AESGCM(key).decrypt(raw[:12], raw[12:], place.encode()))
    except InvalidTag as error:
        raise BrokenSealError("This value does not belong here.") from error
