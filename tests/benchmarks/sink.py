"""A mail server that keeps nothing but counts: run in a process of its own, it answers one line for each line read."""

import json
import re
import socket
import sys
from typing import Any

from aiosmtpd.controller import Controller

OUTBOX_ID = re.compile(rb"^X-Outbox-Id: (\S+)", re.MULTILINE)


class Counter:
    """Counts mails, their bytes, and the different promises that they keep."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self.mails = self.bytes = 0
        self.promises: set[bytes] = set()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        self.mails += 1
        self.bytes += len(envelope.content)
        if found := OUTBOX_ID.search(envelope.content):
            self.promises.add(found[1])
        return "250 OK"


def main() -> None:
    counter = Counter()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(counter, hostname="127.0.0.1", port=port)
    controller.start()
    print(port, flush=True)
    for _ in sys.stdin:
        seen = {"mails": counter.mails, "bytes": counter.bytes, "promises": len(counter.promises)}
        print(json.dumps(seen), flush=True)
        counter.reset()
    controller.stop()


if __name__ == "__main__":
    main()
