"""Folders whose path is short enough for sockets, and whose servers are gone afterwards."""

import shutil
import tempfile
from pathlib import Path

import pytest

from apprenticeships.local.paths import Paths
from apprenticeships.local.postgres import Postgres
from apprenticeships.local.valkey import Valkey


@pytest.fixture
def paths():
    """The files of an installation of this test's own."""
    own = Paths(Path(tempfile.mkdtemp(prefix="a-")) / "state")

    yield own

    Valkey(own).stop()
    if (own.postgres_data / "postmaster.pid").exists():
        Postgres(own).stop()
    shutil.rmtree(own.root.parent, ignore_errors=True)
    shutil.rmtree(own.run, ignore_errors=True)


@pytest.fixture
def start(paths):
    """Starts servers for a test, and sees to it that their processes have ended."""
    started = []

    def one(server):
        process = server.start()
        started.append(process)
        return process

    yield one

    for process in started:
        if process is not None:
            process.terminate()
            process.wait(timeout=30)
