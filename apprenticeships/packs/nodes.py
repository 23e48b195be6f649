"""YAML text as nodes with line numbers, without anything that makes a file more than plain data."""

from typing import Any

import yaml

from apprenticeships.packs.mistakes import Mark, Mistake

MAX_BYTES = 1_000_000
MAX_DEPTH = 12
START = Mark(1, 1)


class RefusedNode(yaml.ScalarNode):
    """Stands where an alias stood; the mistake is noted already."""


class _Refused(Exception):
    """The text cannot be read at all."""

    def __init__(self, mark: Mark, message: str) -> None:
        super().__init__(message)
        self.mistake = Mistake(mark, "", message)


def mark_of(mark: Any) -> Mark:
    """Return a place of the YAML library, which counts from 0, as ours."""
    return Mark(mark.line + 1, mark.column + 1)


class PlainLoader(yaml.SafeLoader):
    """Composes nodes and notes aliases, anchors and tags as mistakes; it never builds objects."""

    def __init__(self, text: str, mistakes: list[Mistake]) -> None:
        super().__init__(text)
        self.mistakes = mistakes
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Compose one node, or a stand-in for an alias."""
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        start: Any = event.start_mark
        end: Any = event.end_mark
        mark = mark_of(start)
        if isinstance(event, yaml.AliasEvent):
            self.get_event()  # type: ignore[no-untyped-call]
            self._note(mark, f"Write the value again in place of *{event.anchor}; a pack has no aliases.")
            return RefusedNode("tag:yaml.org,2002:null", "", start, end)
        if event.anchor is not None:
            self._note(mark, f"Leave out &{event.anchor}; a pack has no anchors.")
            event.anchor = None
        if event.tag is not None:
            self._note(mark, f"Leave out {event.tag}; a pack has no tags.")
            event.tag = None
            event.implicit = (True, False) if isinstance(event, yaml.ScalarEvent) else True
        if self._depth >= MAX_DEPTH:
            raise _Refused(mark, "Write this less deeply nested.")
        self._depth += 1
        node: yaml.Node | None = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def _note(self, mark: Mark, message: str) -> None:
        self.mistakes.append(Mistake(mark, "", message))


def compose(source: bytes | str) -> tuple[yaml.Node | None, list[Mistake]]:
    """Return the root node and the mistakes of form; without a node when the text is no YAML at all."""
    noted: list[Mistake] = []
    try:
        return _compose(_decoded(source), noted), noted
    except _Refused as refused:
        return None, [*noted, refused.mistake]


def _compose(text: str, noted: list[Mistake]) -> yaml.Node:
    try:
        node: yaml.Node | None = PlainLoader(text, noted).get_single_node()
    except yaml.reader.ReaderError as error:
        raise _unprintable(text, error) from error
    except yaml.MarkedYAMLError as error:
        raise _syntax(error) from error
    if node is None:
        raise _Refused(START, "The file is empty. Start with format: 1 and slug:.")
    return node


def _decoded(source: bytes | str) -> str:
    """Return the text of a file; bytes are UTF-8, with or without a byte order mark."""
    encoded = source if isinstance(source, bytes) else source.encode("utf-8", "replace")
    if len(encoded) > MAX_BYTES:
        message = f"The file has {len(encoded):,} bytes; a pack has at most {MAX_BYTES:,}. Make it shorter."
        raise _Refused(START, message)
    if isinstance(source, str):
        return source
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Refused(_place(source, error.start), "Save the file as UTF-8; this byte is none.") from error


def _place(source: bytes, position: int) -> Mark:
    before = source[:position]
    line_start = before.rfind(b"\n") + 1
    return Mark(before.count(b"\n") + 1, len(before[line_start:].decode("utf-8", "replace")) + 1)


def _unprintable(text: str, error: yaml.reader.ReaderError) -> _Refused:
    code = error.character if isinstance(error.character, int) else ord(str(error.character))
    before = text[: text.find(chr(code))].encode("utf-8", "replace")
    return _Refused(_place(before, len(before)), f"Remove the unprintable character U+{code:04X}.")


def _syntax(error: yaml.MarkedYAMLError) -> _Refused:
    mark = error.problem_mark or error.context_mark
    problem = error.problem or "this is not understood"
    if "'\\t'" in problem:
        message = "Write spaces in place of the tab character."
    elif "single document" in str(error):
        message = "Remove the line ---; one file holds one pack."
    else:
        message = f"This is not YAML ({problem}). Look for a missing colon, quote or indent just before."
    return _Refused(mark_of(mark) if mark else START, message)
