"""What no page may break on: bad values, and the forms and query keys of a page, read from the page and its code."""

import inspect
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Final

BAD: Final[dict[str, str]] = {
    "nothing": "",
    "nul and controls": "a\x00b\x08\x1b[31m\x7f",
    "long": "x" * 10_000,
    "no day": "31 February",
    "year 0": "0000-01-01",
    "year 9999": "9999-12-31",
    "no month": "2026-13-01",
    "negative": "-1",
    "huge": str(2**63),
    "endless": "9" * 400,
    "no number": "NaN",
    "arabic digits": "٣",
    "strange letters": "\u202eabc\ufdd0" + "e" + "\u0301" * 300 + "👩🏽\u200d⚕️",
    "markup": "<script>alert(1)</script>{{ 7*7 }}%s{0.__class__}' OR 1=1; --",
    "foreign id": "00000000-0000-4000-8000-000000000000",
    "json": '{"a": [1, null]}',
    "line breaks": "a\r\nSet-Cookie: x=1",
}
"""Values that some program somewhere broke on."""

BYTES: Final[dict[str, bytes]] = {
    "half a pair": b"%ED%A0%80",
    "no utf-8": b"%FF%FE%C0%80",
}
"""The same as bytes of an address or of a form."""

_ASKED = re.compile(r"""GET(?:\.get|\.getlist)?[(\[]\s*["'](\w+)["']""")
USUAL: Final = frozenset({"next", "page", "q", "language", "change", "day", "at", "cohort"})


@dataclass
class Form:
    """A form of a page: where it goes, how, and its fields with what stands in them."""

    action: str = ""
    method: str = "get"
    fields: dict[str, str] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.by_id: dict[str, Form] = {}
        self.inside: Form | None = None
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = Form(found.get("action", ""), found.get("method", "get").lower())
            self.forms.append(self.inside)
            self.by_id[found.get("id", "")] = self.inside
            return
        form = self.by_id.get(found["form"]) if found.get("form") else self.inside
        if form is None:
            return
        name = found.get("name", "")
        if tag == "option":
            if self.select and ((found.get("value") and not form.fields.get(self.select)) or "selected" in found):
                form.fields[self.select] = found.get("value", "")
        elif name and tag in {"input", "select", "textarea", "button"}:
            self.select = name if tag == "select" else ""
            if found.get("type") == "file":
                form.files.add(name)
            elif found.get("type") in {"radio", "checkbox"}:
                if "checked" in found or name not in form.fields:
                    form.fields[name] = found.get("value", "on")
            else:
                form.fields.setdefault(name, found.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None


def forms_of(html: str) -> list[Form]:
    """Every form of a page, buttons and fields outside of it included."""
    reader = _Reader()
    reader.feed(html)
    return reader.forms


def query_keys_of(view: Any) -> set[str]:
    """The keys that the module of a view asks the address for, and the usual ones."""
    module = inspect.getmodule(inspect.unwrap(view))
    try:
        code = inspect.getsource(module) if module else ""
    except (OSError, TypeError):
        code = ""
    return set(_ASKED.findall(code)) | USUAL
