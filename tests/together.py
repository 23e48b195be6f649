"""Which tests one worker runs together: those that share something that takes long to build.

The plugin's own grouping by a mark does nothing since pytest 9.2 (pytest-xdist issue 1386): tests are handed out as if
the mark were not there, and the demonstration was built once for each worker.
"""

from typing import Any, Final

import pytest
from xdist.scheduler import LoadScopeScheduling

FILES: Final = frozenset({"tests/journeys/test_demo.py"})
"""Files whose tests stand on one fixture of a minute."""


class Together(LoadScopeScheduling):
    """Hands out the tests of such a file as one piece, and every other test by itself."""

    def _split_scope(self, nodeid: str) -> str:
        path, _, _ = nodeid.partition("::")
        return path if path in FILES else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    """Take the scheduler above, whatever ``--dist`` says."""
    return Together(config, log)
