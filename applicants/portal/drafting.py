"""A section and its page as texts: what is stored, what a page wrote and was opened with, and what comes of both."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from applicants.models import Section
from applicants.rules.merging import SEPARATOR, Clash, Settled, Stored, Written, plain, settle
from applicants.rules.pages import Base

CHOOSE: Final = "choose_"
MOST_SIGNS: Final = 10_000
Form = forms.Form


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


def row_key(text: object) -> str:
    """Return the key of a row as it was sent, or a new one."""
    try:
        return str(UUID(str(text)))
    except ValueError:
        return str(uuid4())


def row_name(key: str, name: str) -> str:
    """How a text of a job is called."""
    return SEPARATOR.join(("jobs", key, name))
