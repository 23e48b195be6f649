"""How the tests are handed out to the workers: what belongs together as one piece, and what takes long first.

The plugin's own grouping by a mark does nothing since pytest 9.2 (pytest-xdist issue 1386): tests are handed out as if
the mark were not there, and the demonstration was built once for each worker.
"""

from typing import Any, Final

import pytest
from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

FILES: Final = frozenset({"tests/journeys/test_demo.py"})
"""Files whose tests stand on one fixture of a minute."""
RULES: Final = "/rules/"
LONG: Final = ("tests/journeys/", "tests/browser/", "tests/chaos/")
"""Where a test takes many seconds: begun first, so that at the end no worker waits for the other."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long tests first; the order is otherwise that of the files."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


class Together(LoadScopeScheduling):
    """Hands out the tests of such a file as one piece, and every other test by itself."""

    def _split_scope(self, nodeid: str) -> str:
        path, _, _ = nodeid.partition("::")
        return path if path in FILES or RULES in path else nodeid

    def mark_test_complete(self, node: WorkerController, item_index: int, duration: float = 0) -> None:
        """Forget a piece that is done: the plugin counts through all of them, once for each test that ends."""
        super().mark_test_complete(node, item_index, duration)
        pieces = self.assigned_work[node]
        scope = self._split_scope(self.registered_collections[node][item_index])
        if all(pieces[scope].values()):
            del pieces[scope]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    """Take the scheduler above, whatever ``--dist`` says."""
    return Together(config, log)
