"""Days and durations as a person reads them."""

from datetime import date, datetime, time, tzinfo
from functools import lru_cache
from typing import Final

from apprenticeships.rules.dates import DAY
from apprenticeships.rules.speech import TONGUE, marked, say, say_many

MINUTES_PER_HOUR = 60
NOON = 12
UNBROKEN = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"  # as wide as a figure

ZONES: Final = {
    "America/New_York": marked("Eastern Time"),
    "America/Chicago": marked("Central Time"),
    "America/Denver": marked("Mountain Time"),
    "America/Phoenix": marked("Arizona Time"),
    "America/Los_Angeles": marked("Pacific Time"),
    "America/Anchorage": marked("Alaska Time"),
    "Pacific/Honolulu": marked("Hawaii Time"),
}

WEEKDAYS: Final = (
    marked("Monday"),
    marked("Tuesday"),
    marked("Wednesday"),
    marked("Thursday"),
    marked("Friday"),
    marked("Saturday"),
    marked("Sunday"),
)
MONTHS: Final = (
    marked("January"),
    marked("February"),
    marked("March"),
    marked("April"),
    marked("May"),
    marked("June"),
    marked("July"),
    marked("August"),
    marked("September"),
    marked("October"),
    marked("November"),
    marked("December"),
)


def zone_in_words(zone: str) -> str:
    """Return a time zone as people call it; one without such a name is called as the database of zones does."""
    return say(ZONES[zone]) if zone in ZONES else zone.replace("_", " ")


def day_in_words(day: date, *, year: bool = False) -> str:
    """Return a date in full with its weekday, as in "Friday, March 13"."""
    return _day_in_words(day, TONGUE.language(), year=year)


@lru_cache(maxsize=2048)
def _day_in_words(day: date, _language: str | None, *, year: bool) -> str:
    """A day in a language, put together once: a list says the same few days again and again, each of three lookups."""
    parts = {"weekday": say(WEEKDAYS[day.weekday()]), "month": say(MONTHS[day.month - 1]), "day": day.day}
    if year:
        return say("{weekday}, {month} {day}, {year}", year=day.year, **parts)
    return say("{weekday}, {month} {day}", **parts)


def date_in_words(day: date, *, year: bool = False) -> str:
    """Return a date without its weekday, as in "March 13"."""
    parts = {"month": say(MONTHS[day.month - 1]), "day": day.day}
    return say("{month} {day}, {year}", year=day.year, **parts) if year else say("{month} {day}", **parts)


def month_in_words(day: date) -> str:
    """Return the month of a day that is far ahead, as in "November 2028"."""
    return say("{month} {year}", month=say(MONTHS[day.month - 1]), year=day.year)


def time_in_words(moment: time) -> str:
    """Return a clock time as in "5:30 p.m."; twelve o'clock is "noon" or "midnight"."""
    if moment.minute == 0 and moment.hour % NOON == 0:
        return say("noon") if moment.hour else say("midnight")
    half = say("a.m.") if moment.hour < NOON else say("p.m.")
    return f"{moment.hour % NOON or NOON}:{moment:%M} {half}"


def over_words(over_at: datetime, zone: tzinfo, *, year: bool = False) -> str:
    """Return the last moment that counts before ``over_at``, in full and as ``zone`` has it.

    A deadline that is over at midnight is named by the day that it ends; any other by its time too.
    """
    local = over_at.astimezone(zone)
    if local.time() == time():
        return day_in_words(local.date() - DAY, year=year)
    return when_in_words(local, year=year)


def when_in_words(local: datetime, *, year: bool = False) -> str:
    """Return day and time together, as in "Friday, March 13 at 5:30 p.m."."""
    return say("{day} at {time}", day=day_in_words(local.date(), year=year), time=time_in_words(local.time()))


def minutes_in_words(minutes: int) -> str:
    """Return a duration as hours, and minutes where some are left: "2,032 hours"."""
    hours, rest = divmod(abs(minutes), MINUTES_PER_HOUR)
    parts = []
    if hours or not rest:
        parts.append(say_many("{number} hour", "{number} hours", hours, number=f"{hours:,}"))
    if rest:
        parts.append(say_many("{number} minute", "{number} minutes", rest, number=rest))
    return (MINUS if minutes < 0 else "") + " ".join(parts)


def minutes_in_figures(minutes: int) -> str:
    """Return a duration for a column of figures, as in "1,947 h 30 min"; it never breaks between lines."""
    hours, rest = divmod(abs(minutes), MINUTES_PER_HOUR)
    parts = []
    if hours or not rest:
        parts.append(f"{hours:,}{UNBROKEN}h")
    if rest:
        parts.append(f"{rest}{UNBROKEN}min")
    return (MINUS if minutes < 0 else "") + UNBROKEN.join(parts)


def with_article(noun: str) -> str:
    """Return an English noun with "a" or "an", as its first sound asks: "an auditor", "a union"."""
    first = noun.lower()
    sounds_open = first.startswith(("a", "e", "i", "o", "u", "hour", "honor")) and not first.startswith(("uni", "use"))
    return f"an {noun}" if sounds_open else f"a {noun}"


def verb(duration: str) -> str:
    """Return "is" for one hour or minute in words, "are" for any other duration."""
    return say("is") if duration.startswith("1 ") and duration.count(" ") == 1 else say("are")


def searched(typed: str, most: int) -> str:
    """What somebody searches for: on one line, of at most so many letters, without the sign that no column can hold."""
    return " ".join(typed.replace("\x00", "").split())[:most]
