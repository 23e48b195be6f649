"""What the supervisor keeps up: two servers and a few programs behind one interface."""

import http.client
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from apprenticeships.local.postgres import Postgres
from apprenticeships.local.processes import signal_group, spawn
from apprenticeships.local.valkey import Valkey

STOP_SECONDS = 10.0


class Service(Protocol):
    """Something that runs until it is stopped. Also what is found running already can be stopped."""

    @property
    def name(self) -> str: ...

    def launch(self, log: int) -> subprocess.Popen[bytes] | None:
        """Start without waiting; `None` when it runs already. `log` takes its output."""

    def answers(self) -> bool:
        """Whether it does its work."""

    def stop(self, process: subprocess.Popen[bytes] | None) -> None:
        """Stop in order, waiting for the end."""


@dataclass(frozen=True, slots=True)
class EmbeddedServer:
    """A server of ours. `insist` is the signal for one that does not stop when it is told to."""

    server: Postgres | Valkey
    name: str
    insist: signal.Signals

    def launch(self, log: int) -> subprocess.Popen[bytes] | None:
        return self.server.launch(log)

    def answers(self) -> bool:
        return self.server.answers()

    def stop(self, process: subprocess.Popen[bytes] | None) -> None:
        self.server.stop()
        end(process, self.insist)


def database(server: Postgres) -> EmbeddedServer:
    """The embedded PostgreSQL."""
    return EmbeddedServer(server, "postgres", signal.SIGINT)


def broker(server: Valkey) -> EmbeddedServer:
    """The embedded Valkey."""
    return EmbeddedServer(server, "valkey", signal.SIGTERM)


@dataclass(frozen=True, slots=True)
class Program:
    """One of our own programs, in a session of its own so that the terminal's Ctrl-C reaches only the supervisor."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    patience: float = 30.0  # seconds that it gets to stop in order
    ready: Callable[[], bool] = field(default=lambda: True)

    def launch(self, log: int) -> subprocess.Popen[bytes] | None:
        return spawn(self.command, log=log, env=dict(self.environment))

    def answers(self) -> bool:
        return self.ready()

    def stop(self, process: subprocess.Popen[bytes] | None) -> None:
        if process is None:
            return
        deadline = time.monotonic() + self.patience
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        while process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)
        signal_group(process.pid, signal.SIGKILL)
        process.wait()


def end(process: subprocess.Popen[bytes] | None, number: signal.Signals) -> None:
    """Wait for a server of ours that was told to stop; insist with a signal, and at last kill it."""
    if process is None:
        return
    for insist in (number, signal.SIGQUIT, signal.SIGKILL):
        try:
            process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.send_signal(insist)
    process.wait()


def answers_http(host: str, port: int, path: str, name: str) -> bool:
    """Whether a web server answers `path` with anything but an error of its own; `name` is the host it serves."""
    connection = http.client.HTTPConnection(host, port, timeout=3)
    try:
        connection.request("GET", path, headers={"Host": name})
        return connection.getresponse().status < http.client.INTERNAL_SERVER_ERROR
    except OSError:
        return False
    finally:
        connection.close()
