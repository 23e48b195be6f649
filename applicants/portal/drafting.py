"""A section and its page as texts: what is stored, what a page wrote and was opened with, and what comes of both."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from applicants.models import Section
from applicants.rules.merging import SEPARATOR, Clash, Settled, Stored, Written, digest, page_of, plain, settle, source

BASE: Final = "base"
TURN: Final = "turn"
CHOOSE: Final = "choose_"
OF_A_PAGE: Final = "#"
"""Before the name of a page among the sources: the count of its last save."""
MOST_DIGITS: Final = 9
LONGEST: Final = 12_000
MOST_NAMES: Final = 200
MOST_SIGNS: Final = 10_000
Form = forms.Form


@dataclass(frozen=True, slots=True)
class Base:
    """What a page was opened with: the digest of each text, and the page's own name.

    ``turn`` counts what the page has sent: a save of a moment ago may reach us after the one that followed it.
    """

    seen: Mapping[str, str]
    page: str
    turn: int = 0

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "Base | None":
        """Read it from what was sent; ``None`` when the page sent none. Whatever is no base counts as an empty one."""
        text = data.get(BASE)
        if text is None:
            return None
        with suppress(ValueError, RecursionError):
            found = json.loads(str(text)[:LONGEST])
            if isinstance(found, dict) and isinstance(found.get("seen"), dict):
                pairs = list(found["seen"].items())[:MOST_NAMES]
                seen = {str(name): str(mark)[:64] for name, mark in pairs}
                return cls(seen, str(found.get("page", ""))[:64], _number(data.get(TURN)))
        return cls({}, "")

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> "Base":
        """The base of a page that shows these texts."""
        return cls({name: digest(text) for name, text in texts.items()}, uuid4().hex[:16])

    def write(self) -> str:
        """As the hidden field of the page holds it."""
        return json.dumps({"page": self.page, "seen": dict(self.seen)}, separators=(",", ":"))


def _number(text: object) -> int:
    written = str(text)
    return int(written) if written.isascii() and written.isdigit() and len(written) <= MOST_DIGITS else 0


def came_late(section: Section | None, base: Base | None) -> bool:
    """Whether a later save of the same page is in already, which knew all that this one brings."""
    if section is None or base is None or not base.page:
        return False
    return _number(section.sources.get(f"{OF_A_PAGE}{base.page}")) > base.turn


def text_of(field: forms.Field, value: object) -> str:
    """Return a value as the text that a page shows for it and sends back."""
    if isinstance(value, str) and isinstance(field, forms.BooleanField):
        return "on" if value else ""
    shown = field.prepare_value(value)
    if shown is None or shown is False:
        return ""
    if shown is True:
        return "on"
    if isinstance(shown, date):
        return shown.isoformat()
    if isinstance(shown, list | tuple):
        return ",".join(map(str, shown))
    return plain(str(shown).replace("\x00", ""))[:MOST_SIGNS]


def texts_shown(form: Form) -> dict[str, str]:
    """Return the text of each field of a form as it is stored."""
    return {name: text_of(field, form.get_initial_for_field(field, name)) for name, field in form.fields.items()}


def texts_sent(form: Form, data: Mapping[str, Any], *, prefix: str = "") -> dict[str, str]:
    """Return the text of each field that a page sent, written as it would be shown once it is stored."""
    found = {}
    for name, field in form.fields.items():
        html_name = f"{prefix}{name}"
        if field.widget.value_omitted_from_data(data, {}, html_name):
            continue
        raw = field.widget.value_from_datadict(data, {}, html_name)
        try:
            found[name] = text_of(field, field.clean(raw))
        except (ValidationError, ValueError):
            found[name] = text_of(field, raw)
    return found


def put(data: QueryDict, field: forms.Field, html_name: str, text: str) -> None:
    """Write a text into what was sent, as the field's own control would send it."""
    if isinstance(field, forms.MultipleChoiceField):
        data.setlist(html_name, [each for each in text.split(",") if each])
    elif isinstance(field, forms.BooleanField) and not text:
        data.pop(html_name, None)
    else:
        data[html_name] = text


def initial_from(form: Form, texts: Mapping[str, str]) -> dict[str, Any]:
    """Return initial values for a form that show these texts."""
    found: dict[str, Any] = {}
    for name, field in form.fields.items():
        if name not in texts:
            continue
        many = isinstance(field, forms.MultipleChoiceField)
        found[name] = [each for each in texts[name].split(",") if each] if many else texts[name]
        if isinstance(field, forms.BooleanField):
            found[name] = bool(texts[name])
    return found


def clashes_of(section: Section | None) -> dict[str, Clash]:
    """Return the texts of a section that wait for a choice."""
    held = section.clashes if section else {}
    return {name: Clash(row["text"], row["page"], row["at"]) for name, row in held.items()}


def choices_in(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what was chosen of texts that wait, by the name of its field."""
    for key in data:
        if CHOOSE in key:
            yield key.replace(CHOOSE, "", 1), str(data[key])[:16]


def settled(
    section: Section | None,
    stored: Mapping[str, str],
    sent: Mapping[str, str],
    base: Base,
    choices: Mapping[str, str],
    at: str,
) -> Settled:
    """Merge what a page sent into what is stored."""
    return settle(
        Stored(stored, section.sources if section else {}),
        Written(sent, base.seen, base.page),
        waiting=clashes_of(section),
        choices=choices,
        at=at,
    )


def sources_after(section: Section | None, found: Settled, base: Base) -> dict[str, str]:
    """Return which page wrote which text, after this saving, and how far each of these pages has counted."""
    known = section.sources if section else {}
    marks = {name: mark for name, mark in known.items() if name in found.texts}
    marks |= {name: source(base.page, found.texts[name]) for name in found.taken}
    pages = {page_of(mark) for mark in marks.values()}
    turns = {name: turn for name, turn in known.items() if name.removeprefix(OF_A_PAGE) in pages}
    return marks | turns | {f"{OF_A_PAGE}{base.page}": str(base.turn)}


def row_key(text: object) -> str:
    """Return the key of a row as it was sent, or a new one."""
    try:
        return str(UUID(str(text)))
    except ValueError:
        return str(uuid4())


def row_name(key: str, name: str) -> str:
    """How a text of a job is called."""
    return SEPARATOR.join(("jobs", key, name))
