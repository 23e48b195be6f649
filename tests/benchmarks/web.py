"""The web server under measurement and a client that counts: time, bytes, statements, CPU and memory."""

import http.client
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from django.conf import settings

WORKERS: Final = 2
PATIENCE: Final = 60.0
WARM_REQUESTS: Final = 8
SECRET: Final = "a" * 32  # what a browser holds and sends back against forged forms


class BrokenPageError(Exception):
    """A page that does not answer as it should: there is nothing to measure."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    body: bytes
    headers: dict[str, str]
    milliseconds: float


@dataclass(slots=True)
class Sample:
    """Requests of one kind: their times, and what they cost the workers together."""

    milliseconds: list[float] = field(default_factory=list)
    cpu: float = 0.0  # milliseconds of all workers

    @property
    def p50(self) -> float:
        return statistics.median(self.milliseconds)

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.milliseconds, n=20)[-1]

    @property
    def cpu_each(self) -> float:
        return self.cpu / len(self.milliseconds)


class Web:
    """gunicorn with two sync workers on a free port of this machine."""

    def __init__(self, log: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [
            *(sys.executable, "-m", "gunicorn", "tests.benchmarks.wsgi:application"),
            *("--bind", f"127.0.0.1:{self.port}", "--worker-class", "sync", "--workers", str(WORKERS)),
            *("--no-control-socket", "--timeout", "300", "--log-level", "warning", "--worker-tmp-dir", "/dev/shm"),
        ]
        with log.open("ab") as output:
            self.process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, start_new_session=True)
        self.log = log

    def wait(self) -> None:
        """Wait for the first answer. Raises `BrokenPageError` with the log when there is none."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if self.get("/healthz").status == http.client.OK:
                    return
            except OSError:
                time.sleep(0.1)
        raise BrokenPageError(f"The web server does not answer:\n{self.log.read_text()[-3000:]}")

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()

    def get(self, path: str, *, cookie: str = "", count: bool = False) -> Answer:
        """One request on a connection of its own, as sync workers want it."""
        return self.ask("GET", path, {"Cookie": cookie}, count=count)

    def posted(
        self,
        path: str,
        words: Mapping[str, str],
        *,
        cookie: str,
        headers: Mapping[str, str] | None = None,
        count: bool = False,
    ) -> Answer:
        """A form that is sent and answered with 200. Raises `BrokenPageError`."""
        answer = self.sent(path, words, cookie=cookie, headers=headers, count=count)
        if answer.status != http.client.OK:
            raise BrokenPageError(f"{path} answered {answer.status}: {answer.body[:200].decode(errors='replace')}")
        return answer

    def sent(
        self,
        path: str,
        words: Mapping[str, str],
        *,
        cookie: str,
        headers: Mapping[str, str] | None = None,
        count: bool = False,
    ) -> Answer:
        """A form that is sent, whatever the answer is."""
        sent = {
            "Cookie": f"{cookie}; {settings.CSRF_COOKIE_NAME}={SECRET}",
            "X-CSRFToken": SECRET,
            "Content-Type": "application/x-www-form-urlencoded",
            **(headers or {}),
        }
        return self.ask("POST", path, sent, body=urlencode(words), count=count)

    def ask(self, verb: str, path: str, headers: dict[str, str], *, body: str = "", count: bool = False) -> Answer:
        """One request of any kind, with its time."""
        headers = {"Host": "localhost", **headers} | ({"X-Count-Statements": "1"} if count else {})
        began = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(verb, path, body=body or None, headers=headers)
        response = connection.getresponse()
        found = response.read()
        connection.close()
        spent = (time.perf_counter() - began) * 1000
        return Answer(response.status, found, dict(response.getheaders()), spent)

    def good(self, path: str, *, cookie: str, count: bool = False) -> Answer:
        """A request that is answered with 200. Raises `BrokenPageError`."""
        answer = self.get(path, cookie=cookie, count=count)
        if answer.status != http.client.OK:
            raise BrokenPageError(f"{path} answered {answer.status} {answer.headers.get('Location', '')}")
        return answer

    def text(self, path: str, *, cookie: str) -> str:
        """The text of a page."""
        return self.good(path, cookie=cookie).body.decode()

    def checked(self, path: str, *, cookie: str, rows: tuple[str, int], count: bool = False) -> Answer:
        """A good answer with as many different rows as there should be.

        ``rows`` is a pattern and how many different texts it must match. Raises `BrokenPageError`.
        """
        answer = self.good(path, cookie=cookie, count=count)
        pattern, wanted = rows
        found = len(set(re.findall(pattern, answer.body.decode())))
        if found != wanted:
            raise BrokenPageError(f"{path} shows {found} rows, not {wanted}")
        return answer

    def warm(self, path: str, *, cookie: str) -> None:
        """Let every worker load what the page needs."""
        with ThreadPoolExecutor(WORKERS) as pool:
            list(pool.map(lambda _: self.get(path, cookie=cookie), range(WARM_REQUESTS)))

    def take(self, sample: Sample, times: int, request: Callable[[], Answer]) -> None:
        """Add requests to a sample, with the CPU time that they cost the workers."""
        before = self.cpu()
        sample.milliseconds += [request().milliseconds for _ in range(times)]
        sample.cpu += self.cpu() - before

    def workers(self) -> list[int]:
        master = self.process.pid
        return [int(pid) for pid in Path(f"/proc/{master}/task/{master}/children").read_text().split()]

    def cpu(self) -> float:
        """Milliseconds that all workers have spent on a processor."""
        return sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in self.workers()) / 1e6

    def memory(self) -> float:
        """Resident megabytes of the biggest worker."""
        pages = max(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in self.workers())
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
