"""Two texts, one field: the page shows both side by side and asks which one counts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from applicants.portal.drafting import CHOOSE
from applicants.rules.merging import BOTH, OTHER, THIS, Clash
from apprenticeships import clock
from apprenticeships.layout import tile_label
from apprenticeships.rules.words import day_in_words, time_in_words

LISTED: Final = (forms.ChoiceField, forms.ModelChoiceField)


def offer_choices(
    form: forms.Form,
    clashes: Mapping[str, Clash],
    stored: Mapping[str, str],
    *,
    page: str,
    saved_at: datetime,
    zone: ZoneInfo,
) -> None:
    """Put a choice in the place of each field with two texts; on a page that was sent, say that it is asked.

    ``page`` is the page that was sent, which reads "on this device"; ``saved_at`` is when the other text was saved.
    """
    fields: dict[str, forms.Field] = {}
    for name, field in form.fields.items():
        clash = clashes.get(name)
        if clash is None:
            fields[name] = field
            continue
        fields[f"{CHOOSE}{name}"] = _choice(field, clash, stored.get(name, ""), page, saved_at, zone)
    form.fields = fields
    if not form.is_bound:
        return
    for name in clashes:
        form.errors.pop(name, None)
        if f"{CHOOSE}{name}" in fields:
            sentence = _("You wrote this on two devices. Both texts are kept. Choose which one counts.")
            form.add_error(f"{CHOOSE}{name}", ValidationError(sentence, code="two-texts"))


def said(field: forms.Field, text: str) -> str:
    """Return a text as people read it: the words of a choice, and "nothing" where it is empty."""
    if isinstance(field, LISTED) and text:
        options: Any = field.choices
        pairs = {str(key): strip_tags(str(label)) for key, label in options}
        return ", ".join(pairs.get(each, each) for each in text.split(","))
    if isinstance(field, forms.BooleanField):
        return _("Ticked") if text else _("Not ticked")
    return text or _("Nothing")


def _choice(
    field: forms.Field, clash: Clash, there: str, page: str, saved_at: datetime, zone: ZoneInfo
) -> forms.ChoiceField:
    here = _("You wrote on this device") if clash.page == page else _when(_("You wrote at %(time)s"), clash.at, zone)
    other = _when(_("Saved at %(time)s from another device"), saved_at.isoformat(), zone)
    choices = [(THIS, tile_label(here, said(field, clash.text))), (OTHER, tile_label(other, said(field, there)))]
    if isinstance(field.widget, forms.Textarea):
        choices.append((BOTH, tile_label(_("Keep both"), _("One below the other. You put them in order afterwards."))))
    sentence = _("Choose which text counts.")
    return forms.ChoiceField(
        label=field.label,
        help_text=_("There are two texts for this. Nothing is lost until you choose."),
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": sentence, "invalid_choice": sentence},
    )


def _when(words: str, moment: str, zone: ZoneInfo) -> str:
    local = datetime.fromisoformat(moment).astimezone(zone)
    time = time_in_words(local.time())
    if local.date() == clock.today(zone):
        return words % {"time": time}
    return words % {"time": _("%(time)s on %(day)s") % {"time": time, "day": day_in_words(local.date())}}
