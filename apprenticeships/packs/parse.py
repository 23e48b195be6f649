"""From the text of a pack to its value, or to the list of everything that is wrong with it."""

from dataclasses import dataclass, field
from typing import Any

import yaml

from apprenticeships.packs.checks import check
from apprenticeships.packs.fields import Nested, Record, Stated, fields_of
from apprenticeships.packs.mistakes import Mark, Mistake, PackError, Path, key_of, nearest
from apprenticeships.packs.nodes import RefusedNode, compose, mark_of
from apprenticeships.packs.schema import Pack, Setup
from apprenticeships.packs.shapes import Shape, Text, Wrong, YesNo

ORIGIN: dict[str, Shape] = {"source": Text(200), "assumed": YesNo()}


def parse(source: bytes | str) -> Pack:
    """Return the pack that a file holds; raise ``PackError`` with all mistakes when there is one.

    Bytes are read as UTF-8. Nothing is executed: the text is composed to nodes, never built to objects.
    """
    node, mistakes = compose(source)
    if node is None:
        raise PackError(mistakes)
    reader = _Reader(mistakes)
    values = reader.record(Pack, node, ())
    for path, message in check(values):
        reader.mistakes.append(Mistake(reader.nearest_mark(path), key_of(path), message))
    if reader.mistakes:
        raise PackError(reader.mistakes)
    pack: Pack = _build(Pack, values, places=reader.places)
    return pack


@dataclass(slots=True)
class _Reader:
    """Reads records from nodes, collecting mistakes and the places of values. What it cannot read it leaves out."""

    mistakes: list[Mistake]
    places: dict[Path, Mark] = field(default_factory=dict)

    def record(self, record: type[Record], node: yaml.Node, path: Path) -> dict[str, Any]:
        """Read a mapping with the keys of ``record``."""
        known = fields_of(record)
        found = self._keys(node, path, tuple(known))
        values: dict[str, Any] = {}
        for name, value in found.items():
            inner = (*path, name)
            shape = known[name].shape
            if isinstance(value, RefusedNode):
                continue
            if isinstance(shape, Nested):
                values[name] = self._nested(shape, value, inner)
            elif record is Setup:
                self._put(values, name, self._stated(shape, value, inner))
            else:
                self._put(values, name, self._value(shape, value, inner))
        for name, about in known.items():
            if about.required and name not in found and (isinstance(node, yaml.MappingNode)):
                self._wrong(node, path, f"The key {name} is missing. Write {name}: here.")
        return values

    def nearest_mark(self, path: Path) -> Mark:
        """Return the place of a value, or of what it would stand in."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Mark(1, 1))

    def _put(self, values: dict[str, Any], name: str, value: tuple[Any] | None) -> None:
        if value is not None:
            values[name] = value[0]

    def _nested(self, nested: Nested, node: yaml.Node, path: Path) -> Any:
        if not nested.is_list:
            return self.record(nested.record, node, path)
        if not isinstance(node, yaml.SequenceNode):
            self._wrong(node, path, "Write a list here, each entry starting with a hyphen.")
            return []
        items = [item for item in enumerate(node.value) if not isinstance(item[1], RefusedNode)]
        return [self.record(nested.record, item, (*path, place)) for place, item in items]

    def _stated(self, shape: Shape, node: yaml.Node, path: Path) -> tuple[Any] | None:
        if not isinstance(node, yaml.MappingNode):
            self._wrong(node, path, f"Write {path[-1]}: with the keys value and source below it.")
            return None
        shapes = {"value": shape, **ORIGIN}
        found = self._keys(node, path, tuple(shapes))
        values: dict[str, Any] = {}
        for name, value in found.items():
            if not isinstance(value, RefusedNode):
                self._put(values, name, self._value(shapes[name], value, (*path, name)))
        if "value" not in found:
            self._wrong(node, path, "The key value is missing. Write value: here.")
        return (Stated(**values),) if "value" in values else None

    def _value(self, shape: Shape, node: yaml.Node, path: Path) -> tuple[Any] | None:
        try:
            return (shape.read(node),)
        except Wrong as wrong:
            if not isinstance(wrong.node, RefusedNode):
                self._wrong(wrong.node, path, wrong.message)
            return None

    def _keys(self, node: yaml.Node, path: Path, known: tuple[str, ...]) -> dict[str, yaml.Node]:
        self.places[path] = mark_of(node.start_mark)
        found: dict[str, yaml.Node] = {}
        if not isinstance(node, yaml.MappingNode):
            self._wrong(node, path, f"Write keys here, starting with {known[0]}:")
            return found
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._wrong(key, path, "Write a plain word as the key.")
            elif isinstance(key, RefusedNode):
                continue
            elif key.value not in known:
                self._wrong(key, (*path, key.value), f"This key is not known. {nearest(key.value, known)}")
            elif key.value in found:
                self._wrong(key, (*path, key.value), f"The key {key.value} stands here twice. Keep one.")
            else:
                found[key.value] = value
                self.places[*path, key.value] = mark_of(value.start_mark)
        return found

    def _wrong(self, node: yaml.Node, path: Path, message: str) -> None:
        self.mistakes.append(Mistake(mark_of(node.start_mark), key_of(path), message))


def _build(record: type[Record], values: dict[str, Any], **more: Any) -> Any:
    """Return the record of values that were read without a mistake."""
    ready = dict(values)
    for name, about in fields_of(record).items():
        shape = about.shape
        if isinstance(shape, Nested) and name in ready:
            inner = ready[name]
            ready[name] = (
                tuple(_build(shape.record, each) for each in inner) if shape.is_list else _build(shape.record, inner)
            )
    return record(**ready, **more)
