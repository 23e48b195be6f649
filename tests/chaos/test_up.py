"""`manage.py up` as a whole: real servers, real processes, killed without mercy."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import psycopg2
import pytest
import redis

from apprenticeships.local import children, processes
from apprenticeships.local.paths import DATABASE, OWNER, Paths

ROOT = Path(__file__).parents[2]
PATIENCE = 240.0  # on a machine that does much else at the same time

pytestmark = pytest.mark.chaos


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Up:
    """One `manage.py up` with its own folder and port."""

    def __init__(self, paths: Paths, port: int) -> None:
        self.paths = paths
        self.port = port
        self.log = paths.root.parent / "log.txt"
        self.process: subprocess.Popen | None = None

    def start(self) -> subprocess.Popen:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": os.environ.get("HOME", "/"),
            "PORT": str(self.port),
            "APPRENTICESHIPS_STATE_DIR": str(self.paths.root),
            "APPRENTICESHIPS_DEMO_DATA": "0",
            "APPRENTICESHIPS_WEB_WORKERS": "1",
            "APPRENTICESHIPS_WORKERS": "1",
        }
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "manage.py", "up"],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def begin(self) -> None:
        """Start and wait until this very supervisor, not the rest of a killed one, has everything ready."""
        announced = self.announced() + 1
        self.process = self.start()
        self.wait_until(lambda: self.announced() == announced)
        self.wait_until(self.ready)

    def announced(self) -> int:
        return self.said().count(f"ready: http://localhost:{self.port}")

    def ready(self) -> bool:
        """Whether /readyz answers 200."""
        try:
            with urllib.request.urlopen(f"http://localhost:{self.port}/readyz", timeout=5) as answer:
                return set(json.load(answer).values()) == {"ok"}
        except (OSError, ValueError):
            return False

    def wait_until(self, holds: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < deadline, self.log.read_text()[-5000:]
            assert self.process.poll() is None, self.log.read_text()[-5000:]
            time.sleep(0.1)

    def pids(self) -> dict[str, int]:
        """The processes under the supervisor, by name; the servers say theirs themselves."""
        found = children.alive(self.paths.children)
        lock = self.paths.postgres_data / "postmaster.pid"
        if lock.exists():
            found["postgres"] = int(lock.read_text().split()[0])
        try:
            with redis.Redis.from_url(self.paths.redis_url) as broker:
                found["valkey"] = broker.info("server")["process_id"]
        except redis.RedisError:
            pass
        return found

    def ask(self, statement: str):
        connection = psycopg2.connect(host=str(self.paths.run), user=OWNER, dbname=DATABASE)
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement)
            rows = cursor.fetchall() if cursor.description else None
        connection.close()
        return rows

    def said(self) -> list[str]:
        """What the supervisor itself said."""
        return re.findall(r"^up +\| (.*)$", self.log.read_text(), re.MULTILINE) if self.log.exists() else []


@pytest.fixture
def up(paths):
    """A supervisor that is gone after the test, whatever happened."""
    paths.root.mkdir()
    one = Up(paths, free_port())

    yield one

    if one.process is not None:
        one.process.send_signal(signal.SIGKILL)
        one.process.wait()
    children.end_leftovers(paths.children)


def test_everything_comes_back_after_any_process_is_killed_and_stops_in_order(up):
    up.begin()
    up.ask("CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)")
    before = up.pids()

    second = up.start()
    code = second.wait(timeout=PATIENCE)

    assert code == 1
    assert f"This checkout runs already: http://localhost:{up.port} (process {up.process.pid})" in up.log.read_text()

    for name in ("worker", "beat", "web", "valkey", "postgres"):
        os.kill(before[name], signal.SIGKILL)
    up.wait_until(lambda: up.pids().keys() == before.keys() and not set(up.pids().values()) & set(before.values()))
    up.wait_until(up.ready)

    assert up.ask("SELECT n FROM kept") == [(1,)]

    orphans = up.pids()
    up.process.send_signal(signal.SIGKILL)
    up.process.wait()
    up.begin()

    assert up.ask("SELECT n FROM kept") == [(1,)]
    assert "postgres runs already and is used as it is" in up.said()

    last = up.pids()
    up.process.send_signal(signal.SIGINT)
    code = up.process.wait(timeout=PATIENCE)
    up.process = None

    assert code == 0
    assert up.said()[-6:] == [
        "stopping",
        "beat stopped",
        "worker stopped",
        "web stopped",
        "valkey stopped",
        "postgres stopped",
    ]
    assert [name for name, pid in [*orphans.items(), *last.items()] if processes.find(pid)] == []


def test_a_busy_port_is_refused_before_anything_starts(up):
    with socket.socket() as other:
        other.bind(("127.0.0.1", up.port))
        other.listen()

        process = up.start()
        code = process.wait(timeout=PATIENCE)

    assert code == 1
    assert f"Choose another port: make run PORT={up.port + 1}" in up.log.read_text()
    assert up.paths.postgres_data.exists() is False
