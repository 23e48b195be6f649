"""The supervisor with small programs instead of the real ones."""

import io
import os
import signal
import sys
import threading
import time
from collections.abc import Callable

import pytest

from apprenticeships.local import supervisor as module
from apprenticeships.local.binaries import ServerError
from apprenticeships.local.output import Output
from apprenticeships.local.services import Program
from apprenticeships.local.supervisor import Supervisor

SLEEP = (sys.executable, "-c", "import time; time.sleep(60)")
PATIENCE = 20.0


class Screen(io.StringIO):
    """A terminal that remembers its lines."""

    @property
    def lines(self) -> list[str]:
        return self.getvalue().splitlines()


@pytest.fixture
def quick(monkeypatch):
    """Short pauses, and the signal handlers of the test run put back afterwards."""
    monkeypatch.setattr(module, "LOOK", 0.02)
    monkeypatch.setattr(module, "FIRST_PAUSE", 0.1)
    monkeypatch.setattr(module, "PULSE_LOOK", 0.1)
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}

    yield

    for number, handler in before.items():
        signal.signal(number, handler)


def programs(*names: str, command=SLEEP) -> list[Program]:
    return [Program(name, command, os.environ) for name in names]


def make(paths, screen: Screen, *names: str, act: Callable[[Supervisor], None], **more) -> Supervisor:
    """A supervisor of sleeping programs; once all run, `act` works on it from another thread."""
    paths.make()
    own = Supervisor(
        **{
            "paths": paths,
            "output": Output(screen),
            "servers": [],
            "programs": programs(*names),
            "preparation": Program("prepare", (sys.executable, "-c", ""), os.environ),
            "announce": lambda: threading.Thread(target=act, args=[own], daemon=True).start(),
            "pulse": lambda: None,
            **more,
        }
    )
    return own


def wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert holds()


def ask_to_stop(number: int = signal.SIGTERM) -> None:
    os.kill(os.getpid(), number)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_stops_everything_in_the_opposite_order_when_asked(paths, number):
    screen = Screen()
    own = make(paths, screen, "web", "worker", "beat", act=lambda _: ask_to_stop(number))

    code = own.run()

    assert code == 0
    assert [line.partition("| ")[2] for line in screen.lines] == [
        "stopping",
        "beat stopped",
        "worker stopped",
        "web stopped",
    ]
    assert [running.process.poll() for running in own.running.values()] == [-signal.SIGTERM] * 3


@pytest.mark.usefixtures("quick")
def test_a_killed_program_is_started_again(paths):
    screen = Screen()
    pids = []

    def kill_and_wait(own: Supervisor) -> None:
        pids.append(own.running["worker"].process.pid)
        os.kill(pids[0], signal.SIGKILL)
        wait_until(lambda: own.running["worker"].process.pid != pids[0])
        pids.append(own.running["worker"].process.pid)
        ask_to_stop()

    make(paths, screen, "web", "worker", act=kill_and_wait).run()

    assert len(set(pids)) == 2
    assert screen.lines[0] == "up       | worker ended with code -9; starting it again in 0.1 s"


@pytest.mark.usefixtures("quick")
def test_a_program_that_keeps_crashing_waits_twice_as_long_each_time(paths):
    screen = Screen()
    crashing = programs("web", command=(sys.executable, "-c", "raise SystemExit(3)"))

    def wait_for_three(own: Supervisor) -> None:
        wait_until(lambda: sum("ended with code 3" in line for line in screen.lines) >= 3)
        ask_to_stop()

    make(paths, screen, act=wait_for_three, programs=crashing).run()

    pauses = [line.rpartition(" in ")[2] for line in screen.lines if "ended with code 3" in line]
    assert pauses[:3] == ["0.1 s", "0.2 s", "0.4 s"]


@pytest.mark.usefixtures("quick")
def test_work_without_a_sign_of_life_is_started_again(paths, monkeypatch):
    monkeypatch.setattr(module, "OLDEST_PULSE", 0.5)
    screen = Screen()

    def wait_for_both(own: Supervisor) -> None:
        wait_until(lambda: sum("gave no sign of life for 200 s" in line for line in screen.lines) >= 2)
        ask_to_stop()

    make(paths, screen, "web", "worker", "beat", act=wait_for_both, pulse=lambda: 200.0).run()

    assert [line.split()[2] for line in screen.lines[:2]] == ["worker", "beat"]


@pytest.mark.usefixtures("quick")
def test_a_preparation_that_fails_stops_what_runs_already(paths):
    failing = Program("prepare", (sys.executable, "-c", "print('no such table'); raise SystemExit(1)"), os.environ)
    screen = Screen()
    own = make(paths, screen, "web", act=lambda _: None, servers=programs("postgres"), preparation=failing)

    with pytest.raises(ServerError, match="The preparation failed"):
        own.run()

    assert list(own.running) == ["postgres"]
    assert own.running["postgres"].process.poll() == -signal.SIGTERM


@pytest.mark.usefixtures("quick")
def test_a_request_to_stop_ends_a_long_preparation(paths):
    screen = Screen()
    own = make(paths, screen, "web", act=lambda _: None, preparation=programs("prepare")[0])
    asking = threading.Timer(0.3, ask_to_stop)
    asking.start()

    code = own.run()

    asking.join()
    assert (code, own.running["prepare"].process.poll()) == (0, -signal.SIGTERM)
    assert [line.partition("| ")[2] for line in screen.lines] == [
        "stopped while starting",
        "stopping",
        "prepare stopped",
    ]


@pytest.mark.usefixtures("quick")
def test_a_program_that_ends_while_it_starts_is_an_error(paths):
    never = [Program("web", (sys.executable, "-c", "raise SystemExit(3)"), os.environ, ready=lambda: False)]
    own = make(paths, Screen(), act=lambda _: None, programs=never)

    with pytest.raises(ServerError, match="web ended with code 3 while it started"):
        own.run()


@pytest.mark.usefixtures("quick")
def test_each_line_carries_the_name_of_its_process(paths):
    screen = Screen()
    talking = [Program("web", (sys.executable, "-uc", "print('hello'); import time; time.sleep(60)"), os.environ)]

    def wait_for_line(own: Supervisor) -> None:
        wait_until(lambda: bool(screen.lines))
        ask_to_stop()

    make(paths, screen, act=wait_for_line, programs=talking).run()

    assert screen.lines[0] == "web      | hello"


def test_a_closed_terminal_does_not_stop_the_processes():
    class Closed(Screen):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    Output(Closed()).line("web", "nobody reads this")
