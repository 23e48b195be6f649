"""Shapes of the values in a pack: each reads its YAML node, and writes the value back in one way only."""

import re
import unicodedata
import zoneinfo
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any

import yaml
from django.utils.text import slugify

from apprenticeships.packs.mistakes import nearest

TAG = "tag:yaml.org,2002:"
SHOWN = 40
_SLUG = re.compile(r"[-a-zA-Z0-9_]+")


class Wrong(Exception):
    """A node has another shape than asked for; the message says what to write."""

    def __init__(self, node: yaml.Node, message: str) -> None:
        super().__init__(message)
        self.node = node
        self.message = message


class Plain(str):
    """Text that is written without quotes although it looks like a number."""

    __slots__ = ()


class Shape(ABC):
    """How one value is read from a node, written to YAML, and kept in a column."""

    @abstractmethod
    def read(self, node: yaml.Node) -> Any:
        """Return the value of ``node``; raise ``Wrong`` with what to write instead."""

    def write(self, value: Any) -> Any:
        """Return what stands in the YAML file for ``value``."""
        return value

    def to_column(self, value: Any) -> Any:
        """Return what the database keeps for ``value``."""
        return value

    def from_column(self, value: Any) -> Any:
        """Return the value of what the database keeps."""
        return value


def scalar(node: yaml.Node, expected: str) -> str:
    """Return the characters of a single value, or refuse lists, mappings and nothing."""
    if not isinstance(node, yaml.ScalarNode):
        raise Wrong(node, f"Write {expected} here, not {'a list' if is_list(node) else 'keys'}.")
    if node.tag == f"{TAG}null" or not node.value.strip():
        raise Wrong(node, f"Write {expected} here, or leave the key out.")
    value: str = node.value
    return value


def is_list(node: yaml.Node) -> bool:
    """Whether the node is a list."""
    return isinstance(node, yaml.SequenceNode)


def shown(value: str) -> str:
    """Return a value as a message quotes it."""
    return f'"{value}"' if len(value) <= SHOWN else f'"{value[:SHOWN]}…"'


def one_line(value: str) -> str:
    """Return text with every run of white space as one space."""
    return " ".join(value.split())


@dataclass(frozen=True, slots=True)
class Text(Shape):
    """Words on one line, at most ``longest`` characters."""

    longest: int

    def read(self, node: yaml.Node) -> str:
        """Read words; line breaks count as spaces."""
        value = one_line(scalar(node, "some words"))
        if any(unicodedata.category(character) in {"Cc", "Cs"} for character in value):
            raise Wrong(node, "Remove the unprintable character.")
        if len(value) > self.longest:
            raise Wrong(node, f"Write at most {self.longest} characters; these are {len(value)}.")
        return value

    def from_column(self, value: Any) -> str:
        """Read words that a form may have kept with line breaks."""
        return one_line(value)


@dataclass(frozen=True, slots=True)
class Slug(Shape):
    """A short name for machines."""

    longest: int = 60

    def read(self, node: yaml.Node) -> str:
        """Read letters, digits, hyphens and underscores."""
        value = scalar(node, "a short name such as medical-assistant")
        if not _SLUG.fullmatch(value):
            raise Wrong(node, f"Write {slugify(value) or 'a-short-name'}: letters, digits and hyphens only.")
        if len(value) > self.longest:
            raise Wrong(node, f"Write at most {self.longest} characters; these are {len(value)}.")
        return value


@dataclass(frozen=True, slots=True)
class Matching(Shape):
    """Text of a given form, such as a code."""

    pattern: str
    example: str

    def read(self, node: yaml.Node) -> str:
        """Read a code of the form of the example."""
        value = scalar(node, self.example)
        if not re.fullmatch(self.pattern, value):
            raise Wrong(node, f"Write it as {self.example} is written, not {shown(value)}.")
        return value


@dataclass(frozen=True, slots=True)
class Choice(Shape):
    """One of a few known words."""

    words: tuple[str, ...]

    def read(self, node: yaml.Node) -> str:
        """Read a known word."""
        value = scalar(node, f"one of {', '.join(self.words)}")
        if value not in self.words:
            raise Wrong(node, f"{shown(value)} is not known. {nearest(value, self.words)}")
        return value

    def from_column(self, value: Any) -> str:
        """Read the word of a choice."""
        return str(value)


class YesNo(Shape):
    """``true`` or ``false``."""

    def read(self, node: yaml.Node) -> bool:
        """Read exactly these two words, without quotes."""
        value = scalar(node, "true or false")
        if node.tag != f"{TAG}bool" or value not in {"true", "false"}:
            raise Wrong(node, f"Write true or false, not {shown(value)}.")
        return value == "true"


class Zone(Shape):
    """The name of a time zone."""

    def read(self, node: yaml.Node) -> str:
        """Read a name that the time zone database knows."""
        value = scalar(node, "a time zone such as America/Chicago")
        known = zoneinfo.available_timezones()
        if value not in known:
            close = nearest(value, sorted(known)) if len(value) <= SHOWN else ""
            hint = close if close.startswith("Did") else "Write one such as America/Chicago."
            raise Wrong(node, f"{shown(value)} is no time zone. {hint}")
        return value
