"""Programs that a supervisor killed without a chance to clean up has left behind."""

import json
import signal
import time
from collections.abc import Mapping
from pathlib import Path

from apprenticeships.local import processes

PATIENCE = 5.0  # seconds between asking and killing


def record(file: Path, pids: Mapping[str, int]) -> None:
    """Write down which processes are ours; each leads a process group of its own."""
    found = {name: (pid, processes.find(pid)) for name, pid in pids.items()}
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps({name: [pid, one.started] for name, (pid, one) in found.items() if one is not None}))
    fresh.replace(file)


def alive(file: Path) -> dict[str, int]:
    """The recorded processes that still run: pids by name."""
    try:
        recorded: dict[str, tuple[int, str]] = json.loads(file.read_text())
    except (OSError, ValueError):
        return {}
    return {name: pid for name, (pid, started) in recorded.items() if _is(pid, started)}


def end_leftovers(file: Path) -> list[str]:
    """End the groups of the recorded processes that still run; returns their names."""
    left = alive(file)
    for pid in left.values():
        processes.signal_group(pid, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE
    while any(processes.find(pid) for pid in left.values()) and time.monotonic() < deadline:
        time.sleep(0.1)
    for pid in left.values():
        processes.signal_group(pid, signal.SIGKILL)
    file.unlink(missing_ok=True)
    return sorted(left)


def _is(pid: int, started: str) -> bool:
    found = processes.find(pid)
    return found is not None and found.started == started
