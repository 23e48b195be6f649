"""One readable log of many processes."""

import os
import sys
import threading
from typing import TextIO

COLORS = {"up": "1", "prepare": "1", "postgres": "34", "valkey": "31", "web": "32", "worker": "35", "beat": "33"}
WIDTH = 8


class Output:
    """Prints whole lines, each with the name of the process it came from."""

    def __init__(self, stream: TextIO = sys.stdout) -> None:
        self.stream = stream
        self.color = stream.isatty() and "NO_COLOR" not in os.environ
        self.lock = threading.Lock()

    def line(self, name: str, text: str) -> None:
        """Print one line. A reader that went away (a closed terminal) never stops the processes."""
        prefix = f"{name:<{WIDTH}} |"
        if self.color:
            prefix = f"\033[{COLORS.get(name, '36')}m{prefix}\033[0m"
        with self.lock:
            try:
                print(prefix, text, file=self.stream, flush=True)
            except (OSError, ValueError):
                return

    def pipe(self, name: str) -> int:
        """A file descriptor to write to; every line that arrives there is printed. The caller closes it."""
        reader, writer = os.pipe()
        threading.Thread(target=self._copy, args=(name, reader), name=f"log-{name}", daemon=True).start()
        return writer

    def _copy(self, name: str, descriptor: int) -> None:
        with open(descriptor, encoding="utf-8", errors="replace") as lines:
            for text in lines:
                self.line(name, text.rstrip())
