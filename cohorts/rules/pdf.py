"""What a PDF holds beside its pages: scripts, other files, forms that send, a password. Read from its bytes alone.

Names are looked for in the whole file and inside the streams that hold objects (PDF 32000-1:2008, 7.3.5 and 7.5.7);
each is long enough not to stand in a picture by chance. This is one of several walls: a document is never opened as a
page of ours.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Final

END: Final = b"%%EOF"
MOST_INFLATED: Final = 20 * 1024 * 1024  # bytes of all streams of objects together; more is a bomb
LONGEST_HEAD: Final = 4096  # bytes before a stream that say what it is
LOCKED: Final = b"Encrypt"
ACTIVE: Final = frozenset(
    {
        b"JavaScript", b"Launch", b"EmbeddedFile", b"EmbeddedFiles", b"RichMedia", b"XFA", b"SubmitForm",
        b"ImportData", b"GoToE", b"GoToR", b"Movie", b"Sound", b"Rendition",
    }
)  # fmt: skip
STREAM: Final = re.compile(rb">>\s{0,20}stream\r?\n")
NAME: Final = re.compile(rb"/([^\x00\t\n\x0c\r ()<>\[\]{}/%]{1,127})")
ESCAPE: Final = re.compile(rb"#([0-9A-Fa-f]{2})")


def pages_only(content: bytes) -> bytes:
    """Return a PDF up to its end, without what was hung on behind it."""
    end = content.rfind(END)
    return content if end < 0 else content[: end + len(END)] + b"\n"


def has_end(content: bytes) -> bool:
    """Tell whether a PDF is whole."""
    return END in content


def is_locked(content: bytes) -> bool:
    """Tell whether a PDF can be read only with a password."""
    return LOCKED in _names(content)


def is_active(content: bytes) -> bool:
    """Tell whether a PDF holds more than pages, or so much that nobody can tell."""
    if _names(content) & ACTIVE:
        return True
    left = MOST_INFLATED
    for stream in _object_streams(content):
        inflated = _inflated(stream, left)
        left -= len(inflated)
        if left < 0 or _names(inflated) & ACTIVE:
            return True
    return False


def _object_streams(content: bytes) -> Iterator[bytes]:
    at = 0
    for match in STREAM.finditer(content):
        if match.start() < at:
            continue  # it stands inside of a stream
        head = content[max(at, match.start() - LONGEST_HEAD) : match.start()]
        end = content.find(b"endstream", match.end())
        at = len(content) if end < 0 else end
        if b"ObjStm" in _names(head):
            yield content[match.end() : at]


def _inflated(stream: bytes, most: int) -> bytes:
    """Unpack at most one byte more than ``most``; what is not packed stays as it is."""
    try:
        return zlib.decompressobj().decompress(stream, most + 1)
    except zlib.error:
        return stream


def _names(part: bytes) -> set[bytes]:
    """Return the names in a part of a PDF, as they are meant: ``/J#61va`` is ``Java``."""
    return {ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), name) for name in NAME.findall(part)}
