"""Starts everything in order, keeps it running, stops it in the opposite order."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import FrameType

from apprenticeships.local import children
from apprenticeships.local.binaries import ServerError
from apprenticeships.local.output import Output
from apprenticeships.local.paths import Paths
from apprenticeships.local.services import Service

LOOK = 0.25  # seconds between two looks at the processes
READY_SECONDS = 60.0
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
STEADY = 60.0  # seconds of running after which a crash counts as the first again
PULSE_LOOK = 15.0  # seconds between two looks at the heartbeat, and at servers that we did not start
OLDEST_PULSE = 180.0  # seconds


class StoppedError(Exception):
    """Somebody asked to stop while things were starting."""


@dataclass(slots=True)
class Running:
    """One service with its process (`None`: found running, not ours) and its history of crashes."""

    service: Service
    process: subprocess.Popen[bytes] | None = None
    since: float = 0.0
    pause: float = field(default_factory=lambda: FIRST_PAUSE)
    again_at: float | None = None


@dataclass(slots=True)
class Supervisor:
    """Runs `servers`, then `preparation` to its end, then `programs`, until SIGINT, SIGTERM or SIGHUP.

    `pulse` is the age in seconds of the last sign of life that the background work wrote (`None`: not known). When it
    is too old, the `pulsing` programs start anew: a process that lives but does no work is not alive.
    """

    paths: Paths
    output: Output
    servers: Sequence[Service]
    programs: Sequence[Service]
    preparation: Service
    announce: Callable[[], None]
    pulse: Callable[[], float | None]
    pulsing: tuple[str, ...] = ("worker", "beat")
    running: dict[str, Running] = field(default_factory=dict)
    stopping: bool = False  # a plain flag: a lock taken inside a signal handler could wait for itself

    def run(self) -> int:
        """The whole life; returns the exit code. Raises `ServerError` when a server cannot start at all."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask_to_stop)
        try:
            for service in self.servers:
                self._start(service)
            self._prepare()
            for service in self.programs:
                self._start(service)
            self.announce()
            self._watch()
        except StoppedError:
            self.output.line("up", "stopped while starting")
        finally:
            self._stop()
        return 0

    def _ask_to_stop(self, number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _prepare(self) -> None:
        """Run the preparation to its end; a request to stop ends it. Raises `ServerError` when it fails."""
        running = self.running[self.preparation.name] = Running(self.preparation)
        self._launch(running)
        while running.process is not None and running.process.poll() is None:
            if self.stopping:
                raise StoppedError
            time.sleep(0.05)
        del self.running[self.preparation.name]
        if running.process is not None and running.process.returncode != 0:
            raise ServerError("The preparation failed; the lines above say why. Nothing was started.")

    def _start(self, service: Service) -> None:
        """First start of a service: wait until it answers, give up when it ends or stays silent."""
        running = self.running[service.name] = Running(service)
        self._launch(running)
        if running.process is None:
            self.output.line("up", f"{service.name} runs already and is used as it is")
        deadline = time.monotonic() + READY_SECONDS
        while not service.answers():
            if self.stopping:
                raise StoppedError
            if running.process is not None and running.process.poll() is not None:
                raise ServerError(f"{service.name} ended with code {running.process.returncode} while it started.")
            if time.monotonic() > deadline:
                raise ServerError(f"{service.name} did not answer within {READY_SECONDS:.0f} seconds.")
            time.sleep(0.05)
        if self.stopping:
            raise StoppedError

    def _launch(self, running: Running) -> None:
        log = self.output.pipe(running.service.name)
        try:
            running.process = running.service.launch(log)
        finally:
            os.close(log)
        running.since = time.monotonic()
        running.again_at = None
        ours = {name: one.process.pid for name, one in self.running.items() if one.process is not None}
        servers = {service.name for service in self.servers}
        children.record(self.paths.children, {name: pid for name, pid in ours.items() if name not in servers})

    def _watch(self) -> None:
        next_pulse = time.monotonic() + PULSE_LOOK
        while not self.stopping:
            time.sleep(LOOK)
            slow = time.monotonic() >= next_pulse
            if slow:
                next_pulse = time.monotonic() + PULSE_LOOK
                self._feel_pulse()
            for running in self.running.values():
                if running.again_at is not None:
                    if time.monotonic() >= running.again_at:
                        self._restart(running)
                elif running.process is not None and running.process.poll() is not None:
                    self._plan_restart(running, f"ended with code {running.process.returncode}")
                elif running.process is None and slow and not running.service.answers():
                    self._plan_restart(running, "does not answer any more")

    def _plan_restart(self, running: Running, why: str) -> None:
        if time.monotonic() - running.since > STEADY:
            running.pause = FIRST_PAUSE
        running.again_at = time.monotonic() + running.pause
        self.output.line("up", f"{running.service.name} {why}; starting it again in {running.pause:.1f} s")
        running.pause = min(running.pause * 2, LONGEST_PAUSE)

    def _restart(self, running: Running) -> None:
        if running.process is not None and running.service in self.programs:
            running.service.stop(running.process)  # what is left of its group
        try:
            self._launch(running)
        except (ServerError, OSError) as problem:
            self._plan_restart(running, f"cannot start: {problem}")

    def _feel_pulse(self) -> None:
        age = self.pulse()
        if age is None or age < OLDEST_PULSE:
            return
        for name in self.pulsing:
            running = self.running.get(name)
            if running is None or running.again_at is not None or time.monotonic() - running.since < OLDEST_PULSE:
                continue
            running.service.stop(running.process)
            self._plan_restart(running, f"gave no sign of life for {age:.0f} s")

    def _stop(self) -> None:
        self.output.line("up", "stopping")
        for running in reversed(self.running.values()):
            running.service.stop(running.process)
            self.output.line("up", f"{running.service.name} stopped")
        self.paths.children.unlink(missing_ok=True)
