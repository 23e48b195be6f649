"""What a page would send if its form was sent as it stands: read from its HTML, as a browser reads it."""

from html.parser import HTMLParser
from typing import Any


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self.area = self.select = ""
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given: dict[str, Any] = dict(attrs)
        name, kind = given.get("name") or "", given.get("type", "")
        if tag == "input" and name and kind not in {"submit", "file"}:
            if kind not in {"checkbox", "radio"} or "checked" in given:
                self.found.setdefault(name, []).append(given.get("value") or ("on" if kind == "checkbox" else ""))
        elif tag == "textarea" and name:
            self.area, self.text = name, []
        elif tag == "select" and name:
            self.select = name
        elif tag == "option" and self.select and "selected" in given:
            self.found.setdefault(self.select, []).append(given.get("value") or "")

    def handle_data(self, data: str) -> None:
        if self.area:
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.area:
            self.found.setdefault(self.area, []).append("".join(self.text).removeprefix("\n"))
            self.area = ""
        elif tag == "select":
            self.select = ""


def fields_of(html: str) -> dict[str, list[str]]:
    """The fields of a page by name, each with its values."""
    parser = _Fields()
    parser.feed(html)
    return {name: values for name, values in parser.found.items() if name != "csrfmiddlewaretoken"}
