"""One supervisor for each checkout."""

import fcntl
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


class AlreadyRunningError(RuntimeError):
    """Somebody else holds the lock; the text is what they wrote into it."""


@contextmanager
def held(file: Path, note: str) -> Generator[None]:
    """Hold the lock, with a note for whoever comes second. Raises `AlreadyRunningError` with the holder's note.

    The system frees the lock when the process ends, however it ends.
    """
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunningError(os.read(descriptor, 1000).decode().strip()) from None
        os.ftruncate(descriptor, 0)
        os.write(descriptor, note.encode())
        yield
    finally:
        os.close(descriptor)


def is_held(file: Path) -> bool:
    """Whether a supervisor runs here."""
    if not file.exists():
        return False
    descriptor = os.open(file, os.O_RDWR)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False
