"""What each kind of variable may say; a parser raises ValueError with a sentence that tells what to write instead."""

import base64
import binascii
import re
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlsplit

import dj_database_url
import dj_email_url

KEY_BYTES: Final = 32
KEY_HINT: Final = "openssl rand -base64 32"


def switch(text: str) -> bool:
    """`1 true yes on` or `0 false no off`."""
    if text.lower() in {"1", "true", "yes", "on"}:
        return True
    if text.lower() in {"0", "false", "no", "off"}:
        return False
    raise ValueError(f"“{text}” is neither yes nor no; use 1 or 0.")


def number(lowest: int, highest: int) -> Callable[[str], int]:
    """A parser of whole numbers within both bounds."""

    def parse(text: str) -> int:
        if not re.fullmatch(r"\d{1,9}", text) or not lowest <= int(text) <= highest:
            raise ValueError(f"“{text}” is not a whole number from {lowest} to {highest}.")
        return int(text)

    return parse


def one_of(*allowed: str) -> Callable[[str], str]:
    """A parser of a closed list of words, in any case."""

    def parse(text: str) -> str:
        for word in allowed:
            if text.lower() == word.lower():
                return word
        raise ValueError(f"“{text}” is not one of {', '.join(allowed)}.")

    return parse


def words(text: str) -> tuple[str, ...]:
    """Comma-separated values, blanks dropped."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def database(text: str) -> dict[str, Any]:
    """Django's settings of one PostgreSQL database; `?host=/folder` names a socket's folder."""
    if urlsplit(text).scheme not in {"postgres", "postgresql"}:
        raise ValueError("only PostgreSQL works here: postgresql://user:password@host:5432/name")
    try:
        parsed: dict[str, Any] = dict(dj_database_url.parse(text, conn_max_age=60, conn_health_checks=True))
    except (dj_database_url.ParseError, KeyError) as problem:
        raise ValueError("it cannot be read; write postgresql://user:password@host:5432/name") from problem
    if not parsed["NAME"]:
        raise ValueError("it names no database; write postgresql://user:password@host:5432/name")
    options = parsed.setdefault("OPTIONS", {})
    parsed["HOST"] = options.pop("host", parsed["HOST"])
    return parsed


def redis(text: str) -> str:
    """A `redis://`, `rediss://` or `unix://` address."""
    parts = urlsplit(text)
    if parts.scheme not in {"redis", "rediss", "unix"} or not (parts.netloc or parts.path):
        raise ValueError("write redis://host:6379/0, rediss://… or unix:///path/to/socket?db=0")
    return text


def site(text: str) -> str:
    """The address that people type and that mails link to, without a path."""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path not in {"", "/"} or parts.query:
        raise ValueError(f"“{text}” is not an address like https://apprenticeships.example.org")
    return f"{parts.scheme}://{parts.netloc}"


def email(text: str) -> dict[str, Any]:
    """Django's mail settings; two minutes is the longest that the last answer of a mail server may take."""
    parsed: dict[str, Any] = dict(dj_email_url.parse(text))
    if "EMAIL_BACKEND" not in parsed:
        raise ValueError("write smtp://user:password@host:587?tls=1, submission://… or console:")
    parsed["EMAIL_TIMEOUT"] = parsed["EMAIL_TIMEOUT"] or 120
    return parsed


def key(text: str) -> bytes:
    """32 random bytes in base64."""
    try:
        raw = base64.b64decode(text, validate=True)
    except binascii.Error as problem:
        raise ValueError(f"it is not base64; make one with: {KEY_HINT}") from problem
    if len(raw) != KEY_BYTES:
        raise ValueError(f"it holds {len(raw)} bytes instead of {KEY_BYTES}; make one with: {KEY_HINT}")
    return raw


def keys(text: str) -> dict[str, bytes]:
    """`name:base64,name:base64`: the first encrypts, all decrypt."""
    parsed: dict[str, bytes] = {}
    for part in words(text):
        name, separator, value = part.partition(":")
        if not separator or not name or name in parsed:
            raise ValueError("write name:key,name:key with a different name for each key")
        parsed[name] = key(value)
    return parsed
