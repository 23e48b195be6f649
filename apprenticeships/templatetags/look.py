"""Icons, badges, dates, hours and money in the product's own spelling; fields and error summaries of forms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo

from django import forms, template
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from apprenticeships import clock, language
from apprenticeships.rules.dates import DAY
from apprenticeships.rules.words import (
    MINUS,
    date_in_words,
    day_in_words,
    minutes_in_figures,
    minutes_in_words,
    time_in_words,
    zone_in_words,
)

register = template.Library()

FAMILY_ICONS: Final = {
    "you": "you",
    "us": "us",
    "done": "check",
    "stop": "stop",
    "look": "look",
    "later": "clock",
}
MOST_SQUARES: Final = 30


@cache
def _icons() -> str:
    """The address of all icons, worked out once: static files do not change while a process runs."""
    return static("icons.svg")


@register.simple_tag
def icon(name: str, label: str = "", css: str = "ap-i") -> SafeString:
    """One of our icons. With `label` it speaks; without, the words beside it do."""
    return _icon(name, str(label), css)


@lru_cache(maxsize=512)
def _icon(name: str, label: str, css: str) -> SafeString:
    """An icon, drawn once: a page shows the same few again and again."""
    href = f"{_icons()}#{name}"
    if label:
        return format_html('<svg class="{}" role="img" aria-label="{}"><use href="{}"/></svg>', css, label, href)
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"/></svg>', css, href)


@register.simple_tag
def status_tag(family: str, text: str, icon_name: str = "") -> SafeString:
    """A status badge: icon, at most three words or a date, and the color of its family."""
    return _tag(family, str(text), icon_name)


@lru_cache(maxsize=512)
def _tag(family: str, text: str, icon_name: str) -> SafeString:
    """A badge, drawn once, as `_icon`."""
    return format_html('<span class="ap-tag is-{}">{} {}</span>', family, icon(icon_name or FAMILY_ICONS[family]), text)


@register.filter
def family_icon(family: str) -> str:
    """The name of the icon that goes with a status family."""
    return FAMILY_ICONS[family]


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def _day(value: date) -> date:
    return _local(value).date() if isinstance(value, datetime) else value


@register.filter
def longdate(value: date | None, today: date | Literal["year"] | None = None) -> str:
    """A day in full: "Friday, March 13"; with the year when it is not this year's, or always with `:"year"`.

    `today` is the day to compare with, such as the day on which a paper is dated; the default is the clock's.
    """
    if not value:
        return ""
    day = _day(value)
    this_year = timezone.localdate(clock.now()).year if today is None else getattr(today, "year", None)
    return day_in_words(day, year=today == "year" or day.year != this_year)


@register.filter
def lastday(value: date | None, today: date | Literal["year"] | None = None) -> str:
    """The last day for something, as ``longdate`` writes it; on that day it says so: "Friday, March 13 (today)"."""
    day = longdate(value, today)
    on = today if isinstance(today, date) else timezone.localdate(clock.now())
    return gettext("%(day)s (today)") % {"day": day} if value == on else day


@register.filter
def shortdate(value: date | None) -> str:
    """A day within a range of this year's: "March 13"."""
    return date_in_words(_day(value)) if value else ""


@register.filter(expects_localtime=True)
def longtime(value: datetime | time | None) -> str:
    """A time of day in the reader's zone: "5:30 p.m.", "noon", "midnight"."""
    if value is None:
        return ""
    return time_in_words(value.time() if isinstance(value, datetime) else value)


@register.filter(expects_localtime=True)
def longwhen(value: datetime | None, today: date | Literal["year"] | None = None) -> str:
    """Day and time together: "Friday, March 13, 5:30 p.m."."""
    return f"{longdate(value, today)}, {longtime(value)}" if value else ""


@register.filter
def longwhen_in(value: datetime | None, zone: ZoneInfo | str) -> str:
    """Day, time and zone, as a fixed zone has it, with the year: "Friday, March 13, 2026, 5:30 p.m. Pacific Time".

    For a moment that people of several zones read on one paper: it reads alike for all of them.
    """
    if not value:
        return ""
    local = value.astimezone(ZoneInfo(str(zone)))
    return f"{longdate(local.date(), 'year')}, {longtime(local.timetz())} {zone_in_words(str(zone))}"


@register.filter(expects_localtime=True)
def lastwhen(value: datetime | None) -> str:
    """Until when something counts that is over at `value`: at midnight the day that ends, else day and time."""
    if value and value.time() == time():
        return longdate(value.date() - DAY)
    return longwhen(value)


@register.filter
def said(text: str) -> str:
    """A text of a program's data, such as the title of a step, in the reader's language where the data carry it."""
    return language.said(str(text)) if text else ""


@register.filter
def closed(words: object) -> str:
    """Words as a sentence: with a period, unless they end with one, as "5:30 p.m." does."""
    text = str(words)
    return text if text.endswith(".") else f"{text}."


@register.filter
def stop(words: object) -> str:
    """The period that these words still lack at the end of a sentence."""
    return "" if str(words).endswith(".") else "."


@register.filter
def hours(minutes: int | None, style: str = "long") -> str:
    """Minutes as people say them: "2,000 hours", "1 hour 30 minutes"; `:"short"` for figures: "36 h", "1 h 30 min"."""
    if minutes is None:
        return ""
    if style == "short":
        return minutes_in_figures(minutes)
    return minutes_in_words(minutes)


@register.filter
def money(amount: Decimal | int | None) -> str:
    """Dollars and cents, rounded half-up: "$18.40", "$1,200.00"."""
    if amount is None:
        return ""
    cents = Decimal(amount).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return f"{MINUS if cents < 0 else ''}${abs(cents):,.2f}"


@register.filter
def grouped(number: object) -> object:
    """A whole number with its thousands apart, as in 1,800; words such as "Under 5" stay."""
    return f"{number:,}" if isinstance(number, int) else number


@register.filter
def tel(phone: str) -> str:
    """The address behind a phone number that can be tapped."""
    digits = "".join(letter for letter in phone if letter.isdigit())
    national = len(digits) == len("3145550142")
    return f"tel:+1{digits}" if national else f"tel:+{digits}"


@register.filter
def national(phone: str) -> str:
    """A number as people here write it, "(314) 555-0142"; one of another country as it is."""
    digits = "".join(letter for letter in phone if letter.isdigit())
    local = digits.removeprefix("1") if len(digits) == len("13145550142") else digits
    if len(local) != len("3145550142"):
        return phone
    return f"({local[:3]}) {local[3:6]}-{local[6:]}"


@register.filter
def place_in_line(before: int) -> str:
    """How many people of a waiting list come first: "2 people are before you."."""
    if not before:
        return gettext("You are the first in line.")
    words = ngettext("%(number)s person is before you.", "%(number)s people are before you.", before)
    return words % {"number": before}


@register.filter
def count_word(number: int) -> str:
    """A small number as a word, for headings: "one" to "nine", then figures."""
    words = (
        gettext("no"),
        gettext("one"),
        gettext("two"),
        gettext("three"),
        gettext("four"),
        gettext("five"),
        gettext("six"),
        gettext("seven"),
        gettext("eight"),
        gettext("nine"),
    )
    return words[number] if 0 <= number < len(words) else str(number)


@register.filter
def cells(filled: int, total: int) -> list[bool]:
    """`total` cells, the first `filled` of them true."""
    return [number < filled for number in range(total)]


@register.filter
def undo_address(tags: str) -> str:
    """The address that a message's extra tag "undo:/path/" names, else nothing."""
    return _address(tags, "undo:")


@register.filter
def back_address(tags: str) -> str:
    """The address that a message's extra tag "back:/path/" names, else nothing."""
    return _address(tags, "back:")


def _address(tags: str, mark: str) -> str:
    return next((tag.removeprefix(mark) for tag in tags.split() if tag.startswith(mark)), "")


@register.inclusion_tag("components/seats.html")
def seat_bar(taken: int, held: int, free: int) -> dict[str, Any]:
    """A square a seat, and a meter when they would be too many. The words beside it are the page's."""
    squares = ["taken"] * taken + ["held"] * held + [""] * free
    return {"squares": squares, "many": len(squares) > MOST_SQUARES, "gone": taken + held, "total": len(squares)}


@register.filter
def kind(field: BoundField) -> str:
    """How a form field is drawn: "hidden", "choices", "checkbox", "group" (several inputs) or "input"."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    if isinstance(widget, forms.MultiWidget | forms.SelectDateWidget):
        return "group"
    return "input"


@register.filter
def limit(field: BoundField) -> str:
    """Return how many characters go into a field of several lines, as words; nothing where there is no limit."""
    most = getattr(field.field, "max_length", None)
    is_long = isinstance(field.field.widget, forms.Textarea) and field.field.widget.attrs.get("class") != "ap-typed"
    return f"{most:,}" if most and is_long else ""


@register.simple_tag(takes_context=True)
def control(context: Context, field: BoundField) -> SafeString:
    """The bare input of a field, with our classes, tied to `hint` and error. A placeholder is no label."""
    widget = field.field.widget
    own = "form-check-input" if kind(field) == "checkbox" else "form-control"
    if isinstance(widget, forms.Select) and kind(field) == "input":
        own = "form-select"
    extra = (widget.attrs.get("class"), context.get("input_class"), "is-invalid" if field.errors else None)
    classes = [own, *(str(name) for name in extra if name)]
    attrs: dict[str, Any] = {"class": " ".join(classes), "placeholder": False}
    if "maxlength" in widget.attrs:
        attrs["maxlength"] = False  # a browser cuts what is pasted, and says nothing: the form says what is too long
    if limit(field):
        attrs["data-ap-most"] = field.field.max_length  # type: ignore[attr-defined]
    if kind(field) == "group":
        attrs["aria-label"] = str(field.label)
    described = widget.attrs.get("aria-describedby") or " ".join(_described_by(field, hint=context.get("hint")))
    if described and not widget.use_fieldset:
        attrs["aria-describedby"] = described
    return field.as_widget(attrs=attrs)


def _described_by(field: BoundField, *, hint: object) -> Iterator[str]:
    if hint or field.help_text:
        yield f"{field.auto_id}_helptext"
    if limit(field):
        yield f"{field.auto_id}_limit"
    if field.errors:
        yield f"{field.auto_id}_error"


@register.filter
def anchor(field: BoundField) -> str:
    """The id to jump to from an error: the input, or the first one of a group."""
    return field.id_for_label or f"{field.auto_id}_0"


@dataclass(frozen=True, slots=True)
class Complaint:
    """One line of an error summary: all that is wrong with one answer; without `target` it concerns the whole form."""

    text: str
    target: str


def _complaints(form: forms.BaseForm) -> Iterator[Complaint]:
    for text in form.non_field_errors():
        yield Complaint(str(text), "")
    for field in form:
        if field.errors:
            text = " ".join(str(each) for each in field.errors)
            yield Complaint(text, "" if field.is_hidden else anchor(field))


def _all_forms(things: "tuple[forms.BaseForm | forms.BaseFormSet[Any], ...]") -> Iterator[forms.BaseForm]:
    for thing in things:
        if isinstance(thing, forms.BaseForm):
            yield thing
        elif isinstance(thing, forms.BaseFormSet):
            yield from thing.forms


@register.inclusion_tag("components/errors.html")
def error_summary(*things: "forms.BaseForm | forms.BaseFormSet[Any]") -> dict[str, Any]:
    """What needs a change, on top of the page: of any number of forms and formsets. Nothing when all is well.

    The answers that the heading counts are the lines of the list; what concerns a whole form stands apart.
    """
    complaints = [complaint for form in _all_forms(things) if form.is_bound for complaint in _complaints(form)]
    for thing in things:
        if isinstance(thing, forms.BaseFormSet) and thing.is_bound:
            complaints += [Complaint(str(text), "") for text in thing.non_form_errors()]
    answers = sum(bool(complaint.target) for complaint in complaints)
    is_saved = any(getattr(thing, "is_saved", False) for thing in things)
    return {"complaints": complaints, "answers": answers, "is_saved": is_saved}


@register.filter
def beside(row: Sequence[Any], columns: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Each column of a table with the row's cell in it."""
    return list(zip(columns, row, strict=True))
