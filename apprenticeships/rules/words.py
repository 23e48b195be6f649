"""Days and durations as a person reads them."""

from datetime import date, datetime, time, tzinfo
from typing import Final

from apprenticeships.rules.dates import DAY

MINUTES_PER_HOUR = 60
NOON = 12
UNBROKEN = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"  # as wide as a figure

ZONES: Final = {
    "America/New_York": "Eastern Time",
    "America/Chicago": "Central Time",
    "America/Denver": "Mountain Time",
    "America/Phoenix": "Arizona Time",
    "America/Los_Angeles": "Pacific Time",
    "America/Anchorage": "Alaska Time",
    "Pacific/Honolulu": "Hawaii Time",
}


def zone_in_words(zone: str) -> str:
    """Return a time zone as people call it; one without such a name is called as the database of zones does."""
    return ZONES.get(zone, zone.replace("_", " "))


def day_in_words(day: date, *, year: bool = False) -> str:
    """Return a date in full with its weekday, as in "Friday, March 13"."""
    words = f"{day:%A}, {day:%B} {day.day}"
    return f"{words}, {day.year}" if year else words


def time_in_words(moment: time) -> str:
    """Return a clock time as in "5:30 p.m."; twelve o'clock is "noon" or "midnight"."""
    if moment.minute == 0 and moment.hour % NOON == 0:
        return "noon" if moment.hour else "midnight"
    half = "a.m." if moment.hour < NOON else "p.m."
    return f"{moment.hour % NOON or NOON}:{moment:%M} {half}"


def over_words(over_at: datetime, zone: tzinfo, *, year: bool = False) -> str:
    """Return the last moment that counts before ``over_at``, in full and as ``zone`` has it.

    A deadline that is over at midnight is named by the day that it ends; any other by its time too.
    """
    local = over_at.astimezone(zone)
    if local.time() == time():
        return day_in_words(local.date() - DAY, year=year)
    return f"{day_in_words(local.date(), year=year)} at {time_in_words(local.time())}"


def minutes_in_words(minutes: int) -> str:
    """Return a duration as hours, and minutes where some are left: "2,032 hours"."""
    hours, rest = divmod(abs(minutes), MINUTES_PER_HOUR)
    parts = []
    if hours or not rest:
        parts.append(f"{hours:,} hour{'' if hours == 1 else 's'}")
    if rest:
        parts.append(f"{rest} minute{'' if rest == 1 else 's'}")
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


def verb(duration: str) -> str:
    """Return "is" for one hour or minute in words, "are" for any other duration."""
    return "is" if duration in {"1 hour", "1 minute"} else "are"
