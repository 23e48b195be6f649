"""The embedded database for one command, when nothing else runs it."""

import fcntl
import os
from collections.abc import Generator, Sequence
from contextlib import contextmanager

from apprenticeships.local import lock
from apprenticeships.local.paths import Paths
from apprenticeships.local.postgres import Postgres

WITHOUT_DATABASE = frozenset(
    {"up", "check", "collectstatic", "compilemessages", "findstatic", "help", "makemessages", "makemigrations",
     "--help", "-h", "--version", "version"}
)  # fmt: skip
OURS = b"started for a command"


def needs_database(arguments: Sequence[str]) -> bool:
    """Whether a command line such as `["manage.py", "migrate"]` reads the database."""
    return len(arguments) > 1 and not WITHOUT_DATABASE.intersection(arguments[1:])


@contextmanager
def lent(paths: Paths) -> Generator[None]:
    """Run the embedded database for the block unless it runs already; the last of several commands stops it."""
    server = Postgres(paths)
    paths.make()
    process = None
    borrowers = os.open(paths.root / "borrowers", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        with _turn(paths):
            process = server.start()
            if process is not None:
                os.pwrite(borrowers, OURS, 0)
            server.make_database()
            fcntl.flock(borrowers, fcntl.LOCK_SH)
        yield
    finally:
        with _turn(paths):
            if _last(borrowers) and os.pread(borrowers, len(OURS), 0) == OURS and not lock.is_held(paths.lock):
                os.ftruncate(borrowers, 0)
                server.stop()
                if process is not None:
                    process.wait()
        os.close(borrowers)


@contextmanager
def _turn(paths: Paths) -> Generator[None]:
    """One command at a time decides to start or to stop."""
    descriptor = os.open(paths.root / "turn", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _last(borrowers: int) -> bool:
    try:
        fcntl.flock(borrowers, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
