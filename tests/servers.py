"""Throw-away PostgreSQL and Valkey for one test run: started before Django reads its settings, gone afterwards.

The migrations run once for each state of the migration files: their result is kept and copied for the next run, and
every test database is a copy of it. Migrations that are newer than the copy still run as always.
"""

import base64
import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from apprenticeships.local import children
from apprenticeships.local.paths import DATABASE, Paths
from apprenticeships.local.postgres import FAST, Postgres
from apprenticeships.local.valkey import Valkey

ROOT = Path(__file__).parents[1]
MIGRATED = ROOT / ".local" / "migrated"
PREFIX = "apprenticeships-tests-"
VALKEY_DATABASES = 64  # one for each worker
OWN = pytest.StashKey[Path]()
TEMPLATE = "TEST_DATABASE_TEMPLATE"
processes: list[subprocess.Popen[bytes] | None] = []


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    """Point the settings at servers of this run; a parallel worker joins those that its controller started."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None:
        sweep()
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        early_config.stash[OWN] = folder
        start(folder)
    elif os.environ["REDIS_URL"].startswith("unix://"):
        address, _, _ = os.environ["REDIS_URL"].partition("?")
        os.environ["REDIS_URL"] = f"{address}?db={1 + int(worker.removeprefix('gw')) % (VALKEY_DATABASES - 1)}"
    return (yield)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop what this process started and remove its files."""
    folder = config.stash.get(OWN, None)
    if folder is not None:
        stop(folder)
        for process in filter(None, processes):
            process.wait()


def start(folder: Path) -> None:
    """Start both servers and set the whole environment: nothing of the caller's shell reaches the settings."""
    paths = Paths(folder)
    outside = os.environ.get("TEST_DATABASE_URL")
    for name in [name for name in os.environ if name.startswith("APPRENTICESHIPS_")]:
        del os.environ[name]
    key = base64.b64encode(bytes(32)).decode()
    os.environ.update(
        DATABASE_URL=outside or paths.database_url,
        REDIS_URL=paths.redis_url,
        DEMO="0",
        PORT="8000",
        SECRET_KEY="only-for-the-tests-" + "x" * 40,
        SITE_URL="http://testserver",
        EMAIL_URL="smtp://127.0.0.1:1",
        APPRENTICESHIPS_STATE_DIR=str(folder),
        APPRENTICESHIPS_ALLOWED_HOSTS="localhost,127.0.0.1",
        APPRENTICESHIPS_FIELD_KEYS=f"test:{key}",
        APPRENTICESHIPS_SELF_IDENTIFICATION_KEY=key,
        APPRENTICESHIPS_LOG_LEVEL="WARNING",
    )
    (folder / "static").mkdir()
    children.record(paths.children, {"pytest": os.getpid()})
    processes.append(Valkey(paths, durable=False, databases=VALKEY_DATABASES).start())
    if outside is None:
        start_migrated(Postgres(paths, options=FAST))


def start_migrated(server: Postgres) -> None:
    """Start the server with a migrated database: from the copy of an earlier run, else made now and kept."""
    kept = MIGRATED / digest(server)
    if kept.is_dir():
        shutil.copytree(kept, server.paths.postgres_data)
        processes.append(server.start())
        os.environ[TEMPLATE] = DATABASE
        return
    first = server.start()
    server.make_database()
    migrate = [sys.executable, "-W", "ignore", "manage.py", "migrate", "--verbosity=0"]
    if subprocess.run(migrate, cwd=ROOT, check=False).returncode != 0:
        processes.append(first)  # tests without a database still run; those with one say what is wrong
        return
    server.stop()
    if first is not None:
        first.wait()
    shutil.rmtree(MIGRATED, ignore_errors=True)
    fresh = MIGRATED.with_name(f"migrated-{os.getpid()}")
    shutil.copytree(server.paths.postgres_data, fresh / kept.name)
    fresh.rename(MIGRATED)
    processes.append(server.start())
    os.environ[TEMPLATE] = DATABASE


def digest(server: Postgres) -> str:
    """A name for the state of everything that shapes the migrated database."""
    found = hashlib.sha256(os.fsencode(server.bin))
    for file in sorted([ROOT / "requirements-dev.txt", *ROOT.glob("*/migrations/*.py"), *ROOT.glob("*/models/*.py")]):
        found.update(os.fsencode(file.relative_to(ROOT)) + file.read_bytes())
    return found.hexdigest()[:16]


def sweep() -> None:
    """Stop the servers of test runs that were killed before they could do it themselves."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(FileNotFoundError):  # another run sweeps at the same moment
            if folder.stat().st_uid == os.getuid() and not children.alive(Paths(folder).children):
                stop(folder)


def stop(folder: Path) -> None:
    """Stop both servers and remove the folder."""
    paths = Paths(folder)
    Valkey(paths).stop()
    if paths.postgres_data.exists():
        Postgres(paths).stop()
    shutil.rmtree(folder, ignore_errors=True)
