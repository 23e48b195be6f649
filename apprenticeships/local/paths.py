"""Where the embedded servers of one checkout keep their files and sockets."""

import hashlib
import os
import pwd
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

DATABASE = "app"
OWNER = "app"
POSTGRES_PORT = 5432  # only names the socket file; nothing listens on a network
LONGEST_SOCKET = 90  # bytes; a Unix socket's path may have about 104 on macOS, 107 on Linux


def our_uids() -> frozenset[int]:
    """Who may own our folders: this user, and for root also nobody, whom PostgreSQL may have to run as."""
    if os.getuid() != 0:
        return frozenset({os.getuid()})
    return frozenset({0, pwd.getpwnam("nobody").pw_uid})


class FolderNotOursError(RuntimeError):
    """The folder for the sockets belongs to somebody else or is open to others."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The files of one installation: everything lives under `root`, sockets too unless their path gets too long."""

    root: Path

    @property
    def postgres_data(self) -> Path:
        return self.root / "postgres"

    @property
    def valkey_data(self) -> Path:
        return self.root / "valkey"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    @property
    def children(self) -> Path:
        return self.root / "children.json"

    @property
    def run(self) -> Path:
        """Folder of the sockets: `root/run`, or a private folder under the system's temporary one."""
        inside = self.root / "run"
        longest = inside / f".s.PGSQL.{POSTGRES_PORT}.lock"
        if len(os.fsencode(longest)) <= LONGEST_SOCKET:
            return inside
        digest = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"apprenticeships-{os.getuid()}-{digest}"

    @property
    def postgres_socket(self) -> Path:
        return self.run / f".s.PGSQL.{POSTGRES_PORT}"

    @property
    def valkey_socket(self) -> Path:
        return self.run / "valkey.sock"

    @property
    def database_url(self) -> str:
        return f"postgresql://{OWNER}@/{DATABASE}?host={quote(str(self.run))}"

    @property
    def redis_url(self) -> str:
        return f"unix://{quote(str(self.valkey_socket))}?db=0"

    def make(self) -> None:
        """Create the folders, private to this user. Raises `FolderNotOursError` when somebody else made one first."""
        for folder in (self.root, self.valkey_data, self.run):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in (self.root, self.run):
            found = folder.lstat()
            if not stat.S_ISDIR(found.st_mode) or found.st_uid not in our_uids():
                raise FolderNotOursError(f"{folder} belongs to somebody else; remove it or choose another folder.")
            folder.chmod(0o700)
