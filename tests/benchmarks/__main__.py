"""`python -m tests.benchmarks`: servers of its own, data of its own, one report."""

import argparse
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import django

from apprenticeships.local.paths import Paths
from apprenticeships.local.postgres import Postgres
from tests import servers


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few samples, to see that everything can be measured")
    parser.add_argument("--save", action="store_true", help="write results.json and the tables of README.md")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000], help="how many applications")
    parser.add_argument("--departments", type=int, default=40, help="how many departments, each with its manager")
    parser.add_argument(
        "--only",
        nargs="+",
        default=[],
        help="names of pages, section_save, portal_submit, booking, schedule, screening, outbox, matching, "
        "participants, result_files, targets",
    )
    found = parser.parse_args()
    found.blocks, found.block, found.tries, found.mails = (2, 5, 1, 200) if found.quick else (3, 12, 3, 1000)
    return found


def main() -> int:
    """Start a PostgreSQL with the settings of a real installation and a Valkey, measure, stop them."""
    chosen = options()
    servers.sweep()
    folder = Path(tempfile.mkdtemp(prefix=servers.PREFIX))
    try:
        os.environ["TEST_DATABASE_URL"] = Paths(folder).database_url
        servers.start(folder)
        servers.start_migrated(Postgres(Paths(folder)))
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.settings"
        django.setup()
        code: int = import_module("tests.benchmarks.run").main(chosen, folder)
    finally:
        servers.stop(folder)
    return code


if __name__ == "__main__":
    sys.exit(main())
