"""An embedded Valkey, a Redis: the doorbell of the background work on one machine."""

import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from apprenticeships.local import binaries, processes
from apprenticeships.local.binaries import wait_for
from apprenticeships.local.paths import Paths

STOP_SECONDS = 30.0


@dataclass(slots=True)
class Valkey:
    """One server on a socket in a private folder; `durable` writes every second's changes to disk."""

    paths: Paths
    durable: bool = True
    databases: int = 16
    bin: Path = field(default_factory=binaries.valkey_binary)

    def answers(self) -> bool:
        """Whether a server says PONG on our socket."""
        return self._ask("PING") == "+PONG"

    def command(self) -> list[str]:
        """The command that runs the server in the foreground."""
        return [
            str(self.bin),
            *("--port", "0"),
            *("--unixsocket", str(self.paths.valkey_socket), "--unixsocketperm", "700"),
            *("--dir", str(self.paths.valkey_data)),
            *("--databases", str(self.databases)),
            *("--appendonly", "yes" if self.durable else "no", "--save", ""),
            *("--maxmemory-policy", "noeviction"),
            *("--loglevel", "warning"),
        ]

    def launch(self, log: int | None = None) -> subprocess.Popen[bytes] | None:
        """Start the server without waiting; `None` when one runs already. `log` takes its output."""
        self.paths.make()
        if self.answers():
            return None
        return processes.spawn(self.command(), log=log)

    def start(self) -> subprocess.Popen[bytes] | None:
        """Start the server and wait until it answers; `None` when one runs already. Raises `ServerError`."""
        process = self.launch()
        if process is not None:
            wait_for(self.answers, process, "Valkey")
        return process

    def stop(self) -> None:
        """Stop the server in order, whoever started it."""
        self._ask("SHUTDOWN")
        deadline = time.monotonic() + STOP_SECONDS
        while self.answers() and time.monotonic() < deadline:
            time.sleep(0.02)

    def _ask(self, command: str) -> str:
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(3)
                line.connect(str(self.paths.valkey_socket))
                line.sendall(f"{command}\r\n".encode())
                return line.recv(512).decode(errors="replace").strip()
        except OSError:
            return ""
