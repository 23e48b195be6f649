"""Shapes of lists, of known keys, and of values whose shape another place decides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from apprenticeships.packs.mistakes import nearest
from apprenticeships.packs.numbers import WHOLE, Whole
from apprenticeships.packs.shapes import TAG, Shape, Slug, Text, Wrong, YesNo, scalar, shown

BILLION = 10**9


@dataclass(frozen=True, slots=True)
class Many(Shape):
    """A list of single values, each different, of a given number when ``exactly`` says so."""

    each: Shape
    exactly: int | None = None

    def read(self, node: yaml.Node) -> tuple[Any, ...]:
        """Read the values in their order."""
        if not isinstance(node, yaml.SequenceNode):
            raise Wrong(node, "Write a list here, one line with a hyphen for each.")
        values = [self.each.read(item) for item in node.value]
        if self.exactly is not None and len(values) != self.exactly:
            raise Wrong(node, f"Write exactly {self.exactly} of them; these are {len(values)}.")
        for place, value in enumerate(values):
            if value in values[:place]:
                raise Wrong(node.value[place], f"Write {shown(str(value))} only once.")
        return tuple(values)

    def write(self, value: Iterable[Any]) -> list[Any]:
        """Write the values in their order."""
        return [self.each.write(item) for item in value]

    def to_column(self, value: Iterable[Any]) -> list[Any]:
        """Keep a list."""
        return list(value)

    def from_column(self, value: Any) -> tuple[Any, ...]:
        """Read a list."""
        return tuple(self.each.from_column(item) for item in value)


class Mapped(Shape):
    """Known keys, each with a shape of its own, such as the measures of a requirement."""

    def __init__(self, shapes: Mapping[str, Shape]) -> None:
        self.shapes = shapes

    def read(self, node: yaml.Node) -> dict[str, Any]:
        """Read the keys that are there."""
        if not isinstance(node, yaml.MappingNode):
            raise Wrong(node, f"Write keys here, such as {next(iter(self.shapes))}: …")
        values: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.value not in self.shapes:
                word = key.value if isinstance(key, yaml.ScalarNode) else "this"
                raise Wrong(key, f"{shown(word)} is not known. {nearest(word, self.shapes)}")
            if key.value in values:
                raise Wrong(key, f"Write {key.value} only once.")
            values[key.value] = self.shapes[key.value].read(value)
        return self._ordered(values)

    def write(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """Write known keys in their order, then what else the database holds."""
        return {
            key: self.shapes[key].write(item) if key in self.shapes else item
            for key, item in self._ordered(value).items()
        }

    def to_column(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """Keep plain data."""
        return {key: self.shapes[key].to_column(item) for key, item in value.items()}

    def from_column(self, value: Any) -> dict[str, Any]:
        """Read what the database holds."""
        return {
            key: self.shapes[key].from_column(item) if key in self.shapes else item
            for key, item in self._ordered(value).items()
        }

    def _ordered(self, values: Mapping[str, Any]) -> dict[str, Any]:
        known = [key for key in self.shapes if key in values]
        return {key: values[key] for key in [*known, *sorted(set(values) - set(known))]}


class Value(Shape):
    """The value of a parameter: a whole number, a word, true or false, or a list of whole numbers."""

    def read(self, node: yaml.Node) -> Any:
        """Read by what is written; what the parameter expects is checked against its rule."""
        if isinstance(node, yaml.SequenceNode):
            return [Whole(-BILLION, BILLION).read(item) for item in node.value]
        value = scalar(node, "a value")
        if node.tag == f"{TAG}bool":
            return YesNo().read(node)
        if node.tag == f"{TAG}int" and WHOLE.fullmatch(value):
            return int(value)
        return Text(120).read(node)


class Assumed(Shape):
    """``true`` for a row that is ours, or the list of its keys that are."""

    def read(self, node: yaml.Node) -> bool | tuple[str, ...]:
        """Read true, false or keys; that the keys exist is checked with the row."""
        if isinstance(node, yaml.SequenceNode):
            keys = Many(Slug()).read(node)
            if not keys:
                raise Wrong(node, "Name the keys that are assumed, or write true.")
            return keys
        return YesNo().read(node)

    def write(self, value: bool | tuple[str, ...]) -> bool | list[str]:  # noqa: FBT001
        """Write true, or the keys."""
        return value if isinstance(value, bool) else list(value)
