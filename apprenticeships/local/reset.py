"""`make reset`: remove the data of the embedded servers."""

import os
import shutil
import sys
from pathlib import Path

from apprenticeships.local import lock
from apprenticeships.local.children import end_leftovers
from apprenticeships.local.paths import Paths
from apprenticeships.local.postgres import Postgres
from apprenticeships.local.valkey import Valkey


def reset(paths: Paths) -> str:
    """Stop servers that a killed run left behind and remove all data; returns a sentence about it.

    Raises `AlreadyRunningError` while a supervisor runs.
    """
    if not paths.root.exists():
        return "There is no data to remove."
    with lock.held(paths.lock, f"make reset (process {os.getpid()})"):
        end_leftovers(paths.children)
        Valkey(paths).stop()
        if paths.postgres_data.exists():
            Postgres(paths).stop()
        shutil.rmtree(paths.run, ignore_errors=True)
        shutil.rmtree(paths.root)
    return "The demonstration's data is gone; the next start makes it anew."


if __name__ == "__main__":
    folder = os.environ.get("APPRENTICESHIPS_STATE_DIR") or Path(__file__).parents[2] / ".local"
    try:
        print(reset(Paths(Path(folder).absolute())))
    except lock.AlreadyRunningError as running:
        sys.exit(f"It runs: {running}\nStop it there with Ctrl-C first.")
