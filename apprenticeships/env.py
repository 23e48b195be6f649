"""The environment as typed values: whatever is wrong is said once, by the name of the variable."""

import difflib
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from apprenticeships import demonstration
from apprenticeships.local.paths import Paths
from apprenticeships.values import KEY_HINT, database, email, key, keys, number, one_of, redis, site, switch, words

PREFIX: Final = "APPRENTICESHIPS_"
OWN: Final = (
    "ALLOWED_HOSTS",
    "BIND",
    "CONTACT_HOURS",
    "CONTACT_NAME",
    "CONTACT_PHONE",
    "DEMO_DATA",
    "FIELD_KEYS",
    "FROM_EMAIL",
    "LOG_FORMAT",
    "UPLOAD_SCANNER",
    "LOG_LEVEL",
    "MEDIA_ROOT",
    "NAME",
    "SELF_IDENTIFICATION_KEY",
    "STATE_DIR",
    "TRUSTED_PROXIES",
    "WEB_WORKERS",
    "WORKERS",
)
DEMO_SECRET_KEY: Final = "only-for-the-demonstration-on-this-machine-never-for-real-people"  # noqa: S105
DEMO_KEY: Final = hashlib.sha256(DEMO_SECRET_KEY.encode()).digest()
SECRET_HINT: Final = "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"  # noqa: S105
NO_WORDS: Final[tuple[str, ...]] = ()

T = TypeVar("T")


class BadEnvironmentError(Exception):
    """One or more variables are missing, unknown or wrong; the text has a line for each."""


@dataclass(frozen=True, slots=True)
class Environment:
    """Everything that the outside decides, checked."""

    demo: bool
    demo_data: bool
    embedded_database: bool
    embedded_redis: bool
    database: dict[str, Any]
    redis_url: str
    secret_key: str
    secret_key_fallbacks: tuple[str, ...]
    site_url: str
    email: dict[str, Any]
    port: int
    bind: str
    allowed_hosts: tuple[str, ...]
    from_email: str
    name: str
    contact_name: str
    contact_phone: str
    contact_hours: str
    field_keys: Mapping[str, bytes]
    self_identification_key: bytes
    media_root: Path
    paths: Paths
    log_level: str
    log_format: str
    upload_scanner: str
    trusted_proxies: int
    web_workers: int
    workers: int

    @property
    def broker_url(self) -> str:
        """The same server as `redis_url`, spelled as Celery wants it."""
        if not self.redis_url.startswith("unix://"):
            return self.redis_url
        path, _, query = self.redis_url.removeprefix("unix://").partition("?")
        number = re.search(r"(?:^|&)db=(\d+)", query)
        return f"redis+socket://{path}?virtual_host={number[1] if number else 0}"


class Reader:
    """Reads variables one by one and keeps every complaint until `finish`."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.variables = variables
        self.complaints: list[str] = []

    def has(self, name: str) -> bool:
        return bool(self.variables.get(name, "").strip())

    def read(self, name: str, parse: Callable[[str], T], *, default: T) -> T:
        """The parsed value; `default` when the variable is unset, empty or wrong (the last is a complaint)."""
        text = self.variables.get(name, "").strip()
        if not text:
            return default
        try:
            return parse(text)
        except ValueError as problem:
            self.complaints.append(f"{name}: {problem}")
            return default

    def require(self, name: str, hint: str) -> None:
        if not self.has(name):
            self.complaints.append(f"{name} is not set. {hint}")

    def refuse_unknown(self) -> None:
        known = [PREFIX + name for name in OWN]
        for name in sorted(self.variables):
            if name.startswith(PREFIX) and name not in known:
                near = difflib.get_close_matches(name, known, n=1, cutoff=0)
                self.complaints.append(f"{name} is not a name this product knows. Did you mean {near[0]}?")

    def finish(self) -> None:
        if self.complaints:
            raise BadEnvironmentError("The environment needs a correction:\n  " + "\n  ".join(self.complaints))


def _require_real_values(reader: Reader) -> None:
    """Outside the demonstration nothing secret and no address is made up."""
    reader.require("DATABASE_URL", "DEMO=0 needs a database: postgresql://user:password@host:5432/name")
    reader.require("SECRET_KEY", f"Make one with: {SECRET_HINT}")
    reader.require("SITE_URL", "It is the address that people open, such as https://apprenticeships.example.org")
    reader.require(PREFIX + "FIELD_KEYS", f"Write 1: and the output of: {KEY_HINT}")
    reader.require(PREFIX + "SELF_IDENTIFICATION_KEY", f"Make one with: {KEY_HINT}")


def read(variables: Mapping[str, str], base: Path) -> Environment:
    """Everything at once. Raises `BadEnvironmentError` that lists every variable in need of a correction."""
    reader = Reader(variables)
    reader.refuse_unknown()
    paths = Paths(reader.read(PREFIX + "STATE_DIR", Path, default=base / ".local").absolute())
    embedded_database = not reader.has("DATABASE_URL")
    demo = reader.read("DEMO", switch, default=embedded_database)
    if not demo:
        _require_real_values(reader)
    port = reader.read("PORT", number(1, 65535), default=8000)
    site_url = reader.read("SITE_URL", site, default=f"http://localhost:{port}")
    host = urlsplit(site_url).hostname or "localhost"
    contact = demonstration.CONTACT if demo else ("", "", "")
    environment = Environment(
        demo=demo,
        demo_data=reader.read(PREFIX + "DEMO_DATA", switch, default=demo),
        embedded_database=embedded_database,
        embedded_redis=not reader.has("REDIS_URL"),
        database=reader.read("DATABASE_URL", database, default=database(paths.database_url)),
        redis_url=reader.read("REDIS_URL", redis, default=paths.redis_url),
        secret_key=reader.read("SECRET_KEY", str, default=DEMO_SECRET_KEY),
        secret_key_fallbacks=reader.read("SECRET_KEY_FALLBACKS", words, default=NO_WORDS),
        site_url=site_url,
        email=reader.read(
            "EMAIL_URL",
            email,
            default=email("dummy:" if demo else "smtp://localhost:25"),
        ),
        port=port,
        bind="127.0.0.1" if demo else reader.read(PREFIX + "BIND", str, default="0.0.0.0"),  # noqa: S104
        allowed_hosts=("localhost", "127.0.0.1", "[::1]")
        if demo
        else (host, *reader.read(PREFIX + "ALLOWED_HOSTS", words, default=NO_WORDS)),
        from_email=reader.read(PREFIX + "FROM_EMAIL", str, default=f"Apprenticeships <no-reply@{host}>"),
        name=reader.read(
            PREFIX + "NAME",
            str,
            default=demonstration.NAME if demo else "Apprenticeships",
        ),
        contact_name=reader.read(PREFIX + "CONTACT_NAME", str, default=contact[0]),
        contact_phone=reader.read(PREFIX + "CONTACT_PHONE", str, default=contact[1]),
        contact_hours=reader.read(PREFIX + "CONTACT_HOURS", str, default=contact[2]),
        field_keys=reader.read(PREFIX + "FIELD_KEYS", keys, default={"demo": DEMO_KEY}),
        self_identification_key=reader.read(PREFIX + "SELF_IDENTIFICATION_KEY", key, default=DEMO_KEY),
        media_root=reader.read(PREFIX + "MEDIA_ROOT", Path, default=paths.root / "media"),
        paths=paths,
        log_level=reader.read(
            PREFIX + "LOG_LEVEL",
            one_of("DEBUG", "INFO", "WARNING", "ERROR"),
            default="INFO",
        ),
        log_format=reader.read(PREFIX + "LOG_FORMAT", one_of("text", "json"), default="text"),
        upload_scanner=reader.read(PREFIX + "UPLOAD_SCANNER", str, default=""),
        trusted_proxies=reader.read(PREFIX + "TRUSTED_PROXIES", number(0, 9), default=0),
        web_workers=reader.read(PREFIX + "WEB_WORKERS", number(1, 64), default=2),
        workers=reader.read(PREFIX + "WORKERS", number(1, 64), default=2),
    )
    reader.finish()
    return environment
