"""What the system knows about other processes."""

import os
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

STATE, STARTED = 0, 19  # places in /proc/<pid>/stat, counted after the program's name


@dataclass(frozen=True, slots=True)
class Process:
    """A living process: its program's name, and when it began as a text that tells a reused pid from the old one."""

    program: str
    started: str


def spawn(command: Sequence[str], *, log: int | None = None, **more: Any) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own, so that the terminal's Ctrl-C does not reach it. `log` takes its output.

    Without `log` the output is dropped; `more` goes to `Popen`.
    """
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=log if log is not None else subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        **more,
    )


def find(pid: int) -> Process | None:
    """The process with this pid; `None` when there is none or only a zombie."""
    return _from_proc(pid) if Path("/proc/self/stat").exists() else _from_ps(pid)


def _from_proc(pid: int) -> Process | None:
    try:
        text = Path(f"/proc/{pid}/stat").read_text(errors="replace")
    except OSError:
        return None
    before, _, after = text.rpartition(")")
    values = after.split()
    if values[STATE] in {"Z", "X"}:
        return None
    return Process(program=before.partition("(")[2], started=values[STARTED])


def _from_ps(pid: int) -> Process | None:
    said = subprocess.run(
        ["ps", "-o", "stat=,lstart=,comm=", "-p", str(pid)],
        capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"},
    ).stdout.split()  # fmt: skip
    if not said or said[0].startswith("Z"):
        return None
    return Process(program=" ".join(said[6:]), started=" ".join(said[1:6]))


def signal_group(leader: int, number: signal.Signals) -> None:
    """Signal a process group; silent when it is gone."""
    try:
        os.killpg(leader, number)
    except (ProcessLookupError, PermissionError):
        return
