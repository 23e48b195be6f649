"""An embedded PostgreSQL: made once, started, reused when it runs already, recovered after any crash."""

import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from apprenticeships.local import binaries, processes
from apprenticeships.local.binaries import Identity, ServerError, wait_for
from apprenticeships.local.paths import DATABASE, OWNER, POSTGRES_PORT, Paths

SETTLE_SECONDS = 30.0
BUILTIN_LOCALES_SINCE = 17
SAFE: tuple[str, ...] = ()
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")


@dataclass(slots=True)
class Postgres:
    """One server on a socket in a private folder. `options` are settings of postgres, `name=value`."""

    paths: Paths
    options: Sequence[str] = SAFE
    bin: Path = field(default_factory=binaries.postgres_binaries)
    who: Identity = field(default_factory=binaries.identity)

    def answers(self) -> bool:
        """Whether a server takes connections on our socket: the only proof, as pids may be stale or reused."""
        return self._isready() == 0

    def prepare(self) -> None:
        """Make the data folder unless it is there. Raises `ServerError` for one of another major version."""
        self.paths.make()
        if self.who.owner is not None:
            self._make_reachable(self.who.owner)
        data = self.paths.postgres_data
        version = data / "PG_VERSION"
        major = binaries.major_version(self.bin)
        if not version.exists():
            self._initialize(data, major)
        if self.who.owner is not None and data.stat().st_uid != self.who.owner:
            subprocess.run(["chown", "-R", str(self.who.owner), str(data)], check=True)
        found = version.read_text().strip()
        if found != str(major):
            raise ServerError(
                f"The data in {data} was written by PostgreSQL {found}; this is PostgreSQL {major}. Nothing was "
                f"changed. To keep it: start that folder once with the programs of PostgreSQL {found}, save it with "
                f"pg_dump, move the folder away, start again and restore. "
                f"If it is only the demonstration's data: make reset"
            )

    def command(self) -> list[str]:
        """The command that runs the server in the foreground."""
        settings = (
            "listen_addresses=",
            f"port={POSTGRES_PORT}",
            f"unix_socket_directories={self.paths.run}",
            "unix_socket_permissions=0700",
            "timezone=UTC",
            "max_connections=100",
            *self.options,
        )
        arguments = [part for setting in settings for part in ("-c", setting)]
        return self.who.command(self.bin / "postgres", "-D", self.paths.postgres_data, *arguments)

    def launch(self, log: int | None = None) -> subprocess.Popen[bytes] | None:
        """Start the server without waiting; `None` when one runs already. Raises `ServerError`.

        `log` is a file descriptor for its output, which is dropped otherwise.
        """
        self.prepare()
        if self._settled() == 0:
            return None
        self._forget_dead_owner()
        return processes.spawn(self.command(), log=log, **self.who.popen)

    def start(self) -> subprocess.Popen[bytes] | None:
        """Start the server and wait until it answers; `None` when one runs already. Raises `ServerError`."""
        process = self.launch()
        if process is not None:
            wait_for(self.answers, process, "PostgreSQL")
        return process

    def make_database(self) -> None:
        """Create the application's database unless it is there. Raises `ServerError`."""
        asked = f"SELECT 1 FROM pg_database WHERE datname = '{DATABASE}'"  # noqa: S608 - a constant
        if self._sql(asked).strip() != "1":
            self._sql(f'CREATE DATABASE "{DATABASE}" OWNER "{OWNER}"')

    def stop(self) -> None:
        """Stop the server in order, whoever started it; open connections are closed."""
        binaries.run(
            self.who.command(
                self.bin / "pg_ctl", "stop", "-D", self.paths.postgres_data, "-m", "fast", "-w", "-t", "30"
            ),
            self.who,
        )

    def _isready(self) -> int:
        command = [str(self.bin / "pg_isready"), "-h", str(self.paths.run), "-p", str(POSTGRES_PORT), "-t", "3"]
        command += ["-U", OWNER, "-d", "postgres"]
        return subprocess.run(command, capture_output=True, check=False).returncode

    def _settled(self) -> int:
        """What pg_isready says once a server that is starting up or shutting down has finished doing so."""
        deadline = time.monotonic() + SETTLE_SECONDS
        while (code := self._isready()) == 1 and time.monotonic() < deadline:
            time.sleep(0.1)
        return code

    def _initialize(self, data: Path, major: int) -> None:
        if data.exists() and any(data.iterdir()):
            raise ServerError(f"{data} holds files but no PostgreSQL data. Move it away and start again.")
        fresh = data.with_name(f"{data.name}.new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        if self.who.owner is not None:
            os.chown(fresh, self.who.owner, -1)
        locale = (
            ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
            if major >= BUILTIN_LOCALES_SINCE
            else ("--locale=C.UTF-8",)
        )
        done = binaries.run(
            self.who.command(
                self.bin / "initdb", "-D", fresh, "-U", OWNER, "--auth=trust", "--encoding=UTF8", "--no-sync", *locale
            ),
            self.who,
        )
        if done.returncode != 0:
            raise ServerError(f"initdb could not make {data}:\n{done.stdout}{done.stderr}")
        fresh.rename(data)

    def _sql(self, statement: str) -> str:
        command = [
            str(self.bin / "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1",
            "-h", str(self.paths.run), "-p", str(POSTGRES_PORT), "-U", OWNER, "-d", "postgres", "-c", statement,
        ]  # fmt: skip
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise ServerError(f"PostgreSQL refused “{statement}”: {done.stderr.strip()}")
        return done.stdout

    def _make_reachable(self, owner: int) -> None:
        """Let `owner` enter our folders and read the programs. Raises `ServerError` when a folder above is closed."""
        for folder in (self.paths.root, self.paths.run):
            os.chown(folder, owner, -1)
        if binaries.run(["test", "-w", str(self.paths.root)], self.who).returncode != 0:
            raise ServerError(
                f"PostgreSQL refuses to run as root, this machine allows no user namespaces, and the user nobody "
                f"cannot enter {self.paths.root}. Work as an ordinary user, move the checkout to a folder that "
                f"everybody may enter, or give the address of a running PostgreSQL in DATABASE_URL."
            )
        if binaries.run(["test", "-x", str(self.bin / "postgres")], self.who).returncode != 0:
            self.bin = binaries.copy_programs(self.bin, self.paths.root / "programs")

    def _forget_dead_owner(self) -> None:
        """Make the lock files of a killed server harmless when its pid now belongs to a zombie or a stranger.

        PostgreSQL only asks whether the pid exists, and would refuse to start. Only the pid is replaced: the rest of
        the file lets it find out whether processes of the killed server still use the data.
        """
        lock = self.paths.postgres_data / "postmaster.pid"
        if not lock.exists():
            return
        first, _, rest = lock.read_text().partition("\n")
        owner = processes.find(int(first)) if first.isdigit() else None
        if owner is not None and "postgres" in owner.program:
            return
        with subprocess.Popen(["true"]) as gone:
            gone.wait()
        lock.write_text(f"{gone.pid}\n{rest}")
        for file in (self.paths.postgres_socket, self.paths.run / f"{self.paths.postgres_socket.name}.lock"):
            file.unlink(missing_ok=True)
