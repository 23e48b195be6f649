"""What a PDF holds, to look at in tests."""

import re
import zlib
from base64 import a85decode


def glyphs_of(pdf: bytes) -> bytes:
    """All that a PDF holds, unpacked: among it the tables that map its glyphs to letters."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    return b"\n".join(map(_unpacked, streams))


def _unpacked(stream: bytes) -> bytes:
    if stream.strip().endswith(b"~>"):
        stream = a85decode(stream.strip().removesuffix(b"~>"))
    return zlib.decompress(stream)
