"""From a pack to its text: always the same bytes for the same pack."""

from typing import Any

import yaml

from apprenticeships.packs.fields import Nested, Record, Stated, fields_of
from apprenticeships.packs.schema import Pack, Setup
from apprenticeships.packs.shapes import Plain, Shape

WIDTH = 100


class _Dumper(yaml.SafeDumper):
    """Indents lists below their key and never writes an alias."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002
        """Indent every list."""
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:
        """Write every value in full."""
        return True


def _plain(dumper: yaml.SafeDumper, value: Plain) -> yaml.ScalarNode:
    tag = dumper.resolve(yaml.ScalarNode, str(value), (True, False))  # type: ignore[no-untyped-call]
    return yaml.ScalarNode(tag, str(value))


_Dumper.add_representer(Plain, _plain)


def dump(pack: Pack) -> str:
    """Return the canonical text of a pack: keys in one order, defaults left out, one blank line between parts."""
    parts = [
        yaml.dump({name: value}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)
        for name, value in written(pack).items()
    ]
    text = ""
    for part in parts:
        text += ("\n" if text and part.count("\n") > 1 else "") + part
    return text


def written(record: Record) -> dict[str, Any]:
    """Return a record as plain keys and values, in the order of the file, without what is a default."""
    found: dict[str, Any] = {}
    for name, about in fields_of(record).items():
        value = getattr(record, name)
        if isinstance(about.shape, Nested):
            inner = [written(each) for each in value] if about.shape.is_list else written(value)
            if inner or about.required:
                found[name] = inner
        elif isinstance(record, Setup):
            if not is_empty(value.value) and not _is_default(record, name, value):
                found[name] = _stated(about.shape, value)
        elif about.required or not (is_empty(value) or _is_default(record, name, value)):
            found[name] = about.shape.write(value)
    return found


def is_empty(value: Any) -> bool:
    """Whether a value says nothing, so that its key is left out."""
    return value is None or value in ("", (), [], {})


def _is_default(record: Record, name: str, value: Any) -> bool:
    field = record.__dataclass_fields__[name]  # type: ignore[attr-defined]
    return bool(value == field.default and type(value) is type(field.default))


def _stated(shape: Shape, stated: Stated[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"value": shape.write(stated.value)}
    if stated.source:
        found["source"] = stated.source
    if stated.assumed:
        found["assumed"] = True
    return found
