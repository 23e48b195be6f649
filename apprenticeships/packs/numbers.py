"""Shapes of numbers, money, times and dates."""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import yaml

from apprenticeships.packs.shapes import Choice, Plain, Shape, Wrong, scalar, shown

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CENTS = Decimal("0.01")
WHOLE = re.compile(r"[-+]?\d{1,9}", re.ASCII)
_DURATION = re.compile(r"(?=\d)(?:(\d{1,6})h)?(?:(\d{1,3})m)?", re.ASCII)
_MONEY = re.compile(r"\d{1,6}(?:\.\d{1,4})?", re.ASCII)
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Whole(Shape):
    """A whole number within bounds, both included."""

    least: int
    most: int

    def read(self, node: yaml.Node) -> int:
        """Read a whole number."""
        value = scalar(node, "a whole number")
        if not WHOLE.fullmatch(value):
            raise Wrong(node, f"Write a whole number, not {shown(value)}.")
        if not self.least <= int(value) <= self.most:
            raise Wrong(node, f"Write a number from {self.least} to {self.most}, not {int(value)}.")
        return int(value)


@dataclass(frozen=True, slots=True)
class Duration(Shape):
    """Minutes, written as ``4h``, ``45m`` or ``1h30m``."""

    most: int

    def read(self, node: yaml.Node) -> int:
        """Read hours and minutes as minutes."""
        value = scalar(node, "a duration such as 4h or 1h30m")
        found = _DURATION.fullmatch(value)
        if not found:
            raise Wrong(node, f"Write a duration such as 4h, 45m or 1h30m, not {shown(value)}.")
        minutes = 60 * int(found[1] or 0) + int(found[2] or 0)
        if minutes > self.most:
            raise Wrong(node, f"Write at most {self.write(self.most)}, not {shown(value)}.")
        return minutes

    def write(self, value: int) -> str:
        """Write minutes as hours, and minutes where some are left."""
        hours, minutes = divmod(value, 60)
        return (f"{hours}h" if hours or not minutes else "") + (f"{minutes}m" if minutes else "")


class Money(Shape):
    """An hourly rate in USD, with at most four decimals."""

    def read(self, node: yaml.Node) -> Decimal:
        """Read a rate above zero."""
        value = scalar(node, "an hourly rate such as 18.40")
        if not _MONEY.fullmatch(value) or not Decimal(value):
            raise Wrong(node, f"Write an hourly rate such as 18.40, not {shown(value)}.")
        return Decimal(value)

    def write(self, value: Decimal) -> Plain:
        """Write at least two decimals, and no zeros after them."""
        cents = value.quantize(CENTS)
        return Plain(cents if cents == value else value.normalize())


class Weekday(Shape):
    """The name of a weekday; Monday is 0."""

    def read(self, node: yaml.Node) -> int:
        """Read a name such as ``wednesday``."""
        return WEEKDAYS.index(Choice(WEEKDAYS).read(node))

    def write(self, value: int) -> str:
        """Write the name."""
        return WEEKDAYS[value]


class Clock(Shape):
    """A time of day, as ``08:30``."""

    def read(self, node: yaml.Node) -> dt.time:
        """Read hours from 00 to 23 and minutes."""
        value = scalar(node, "a time such as 08:30")
        found = _CLOCK.fullmatch(value)
        if not found:
            raise Wrong(node, f"Write a time from 00:00 to 23:59 such as 08:30, not {shown(value)}.")
        return dt.time(int(found[1]), int(found[2]))

    def write(self, value: dt.time) -> str:
        """Write hours and minutes."""
        return f"{value:%H:%M}"

    def from_column(self, value: Any) -> dt.time | None:
        """Leave out seconds."""
        return value and dt.time(value.hour, value.minute)


class Day(Shape):
    """A date, as ``2026-03-02``."""

    def read(self, node: yaml.Node) -> dt.date:
        """Read a date from 1900 to 2100."""
        value = scalar(node, "a date such as 2026-03-02")
        try:
            day = dt.date.fromisoformat(value) if _DAY.fullmatch(value) else None
        except ValueError:
            day = None
        if day is None or not 1900 <= day.year <= 2100:  # noqa: PLR2004 - the years that columns take
            raise Wrong(node, f"Write a date such as 2026-03-02, not {shown(value)}.")
        return day
