"""A hand that knows only what stands on the page: it follows links and presses buttons by their words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any, Final
from urllib.parse import urljoin

from django.test import Client

from tests.forms import fields_of

FORM: Final = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
BUTTON: Final = re.compile(r"<button\b([^>]*)>(.*?)</button>", re.DOTALL)
LINK: Final = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
REDIRECTS: Final = 300


@dataclass(slots=True)
class Hand:
    """Somebody at a browser. ``steps`` counts links and buttons, ``path`` is where they are."""

    client: Client
    path: str = ""
    page: Any = None
    steps: int = 0
    seen: list[str] = field(default_factory=list)

    @property
    def body(self) -> str:
        """The page as it came."""
        html: str = self.page.content.decode()
        return html

    @property
    def words(self) -> str:
        """The page as it is read."""
        return _words(self.body.split("<main", 1)[-1].split(">", 1)[-1].split("</main>")[0])

    def open(self, path: str) -> None:
        """Type an address."""
        self._came(self.client.get(path, follow=True), path)

    def press(self, words: str, /, **fields: Any) -> None:
        """Follow the link that reads so, or press such a button: its form is sent as it stands, with the fields."""
        self.steps += 1
        for attributes, inner in LINK.findall(self.body):
            if _words(inner) == words:
                self.open(urljoin(self.path, _value(attributes, "href")))
                return
        for action, body, button in self._buttons():
            if _words(button) == words:
                sent = {**fields_of(body), **fields}
                self._came(self.client.post(urljoin(self.path, action), sent, follow=True), urljoin(self.path, action))
                return
        raise AssertionError(f"{self.path} has no “{words}”: {self.words}")

    def _buttons(self) -> Iterator[tuple[str, str, str]]:
        for attributes, body in FORM.findall(self.body):
            for _, inner in BUTTON.findall(body):
                yield _value(attributes, "action"), body, inner

    def _came(self, page: Any, path: str) -> None:
        self.page, self.path = page, page.redirect_chain[-1][0] if page.redirect_chain else path
        self.seen.append(self.path)


def _value(attributes: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', attributes)
    return unescape(found[1]) if found else ""


def _words(html: str) -> str:
    text = unescape(re.sub(r"<[^>]*>", " ", html))
    return re.sub(r"\s+([.,:])", r"\1", " ".join(text.split()))
