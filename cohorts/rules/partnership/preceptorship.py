"""Hours of clinical supervision: what one day can hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from apprenticeships.rules.refusal import RuleRefused
from apprenticeships.rules.speech import say
from apprenticeships.rules.words import day_in_words, minutes_in_words

DAY_MINUTES: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class Supervised:
    """Minutes of supervision in one area on one day."""

    on: date
    minutes: int
    area: str


def check_day(
    new: Supervised, others: Iterable[Supervised], *, today: date, joined_on: date, left_on: date | None
) -> None:
    """Refuse hours that cannot be: of the future, outside the time somebody took part, doubled, over 24 a day.

    ``others`` are that person's other hours that stand, of any day.
    """
    if new.on > today:
        raise RuleRefused(say("Write a day down once it is over, not before."), code="future")
    if new.on < joined_on:
        day = day_in_words(joined_on, year=True)
        raise RuleRefused(say("Write a day from {day} on: the first in the program.", day=day), code="early")
    if left_on is not None and new.on > left_on:
        day = day_in_words(left_on, year=True)
        raise RuleRefused(say("Write a day until {day}: the last in the program.", day=day), code="late")
    if not 0 < new.minutes <= DAY_MINUTES:
        raise RuleRefused(say("Write hours between a minute and 24 hours."), code="minutes")
    same_day = [each for each in others if each.on == new.on]
    if any(each.area.casefold() == new.area.casefold() for each in same_day):
        day = day_in_words(new.on)
        raise RuleRefused(
            say("{day} is written down already for {area}. Take that one back first.", day=day, area=new.area),
            code="twice",
        )
    known = sum(each.minutes for each in same_day)
    if known + new.minutes > DAY_MINUTES:
        words = minutes_in_words(known)
        raise RuleRefused(
            say("A day has 24 hours, and {words} of it are written down already.", words=words), code="day-full"
        )
