"""What a PDF holds, to look at in tests."""

import re
import zlib
from base64 import a85decode
from typing import Any

import pytest

from applicants.records import paper


def printed_by(module: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that gets the words of each paper which a module prints from now on."""
    shown: list[str] = []

    def printed(story: Any, **how: Any) -> bytes:
        shown.append(" ".join(each.text for each in story if hasattr(each, "text")))
        return paper.printed(story, **how)

    monkeypatch.setattr(module, "printed", printed)
    return shown


def glyphs_of(pdf: bytes) -> bytes:
    """All that a PDF holds, unpacked: among it the tables that map its glyphs to letters."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    return b"\n".join(map(_unpacked, streams))


def _unpacked(stream: bytes) -> bytes:
    if stream.strip().endswith(b"~>"):
        stream = a85decode(stream.strip().removesuffix(b"~>"))
    return zlib.decompress(stream)
