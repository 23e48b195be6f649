"""What a manager says on the phone: the script of the program's version, filled in; ours where it has none."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from applicants.models import Offer
from applicants.records.conditions_ahead import titles_after
from apprenticeships.models import Fact, FactTopic

_PLACE: Final = re.compile(r"\{(\w+)\}")
_SENTENCE: Final = re.compile(r"(?<=[.?!]) ")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to say. ``is_said`` is false for a note to the manager, which no quotes stand around."""

    slug: str
    title: str
    text: str
    is_said: bool = True


NO_PAY: Final = Line(
    "pay", "The pay", "No rate is set for this position. Ask the coordinator before you call.", is_said=False
)


def lines(offer: Offer, facts: Mapping[str, Any], *, until: str) -> list[Line]:
    """Return what to say in its order. ``facts`` say the offer, ``until`` is when a thought-over answer is due."""
    version = offer.opening.cohort.version
    rows = list(version.facts.filter(topic__in=[FactTopic.CALL, FactTopic.BENEFIT]))
    own = [row for row in rows if row.topic == FactTopic.CALL]
    words = {
        "name": offer.application.person.short_name,
        "manager": str(facts["manager"]),
        "position": str(facts["position_inside"]),
        "department": str(facts["department"]),
        "hired_as": str(facts["hired_as"]),
        "pay": str(facts["pay"]),
        "starts_on": str(facts["starts_on"]),
        "ready_by": str(facts["ready_by"]),
        "until": until.removesuffix("."),
    }
    if own:
        words |= {"conditions": ", ".join(each.lower() for each in titles_after(offer))}
        return list(spoken_lines(own, words))
    return list(_ours(offer, words, has_benefits=len(rows) > 0))


def filled(text: str, words: Mapping[str, str]) -> str:
    """Return a text with what it names filled in; a name that is not known stays as it is written."""
    return _PLACE.sub(lambda found: words.get(found[1], found[0]), text)


def spoken(text: str, words: Mapping[str, str]) -> str:
    """Return a text with what it names filled in, without the sentences that name what this offer does not have."""
    kept = (each for each in _SENTENCE.split(text) if all(words.get(name, name) for name in _PLACE.findall(each)))
    return filled(" ".join(kept), words)


def spoken_lines(rows: Iterable[Fact], words: Mapping[str, str]) -> Iterator[Line]:
    """Return the lines of a program's own script; where no rate is set, the note to ask for one stands instead."""
    for row in rows:
        if not words["pay"] and "pay" in _PLACE.findall(row.text):
            yield NO_PAY
        elif text := spoken(row.text, words):
            yield Line(row.slug, row.slug.replace("-", " ").capitalize(), text)


def _ours(offer: Offer, words: Mapping[str, str], *, has_benefits: bool) -> list[Line]:
    job = "I would like to offer you a place as an apprentice {position} in {department}."
    if words["hired_as"]:
        job += " You are hired as {hired_as}."
    found = [
        Line("hello", "Hello", filled("Hello {name}, this is {manager}. Do you have ten minutes?", words)),
        Line("job", "The job", filled(job, words)),
        _pay(words, has_benefits=has_benefits),
        Line(
            "dates",
            "The dates",
            filled("You start on {starts_on}. Your papers have to be ready by {ready_by}.", words),
        ),
    ]
    if after := titles_after(offer):
        conditions = ", ".join(each.lower() for each in after)
        text = f"The offer has conditions. After your yes we still look at: {conditions}."
        found.append(Line("conditions", "What we still look at", text))
    answer = "You can say yes now, or think about it until {until}. We send you all this in writing."
    return [*found, Line("answer", "The answer", filled(answer, words))]


def _pay(words: Mapping[str, str], *, has_benefits: bool) -> Line:
    if not words["pay"]:
        return NO_PAY
    benefits = ", with benefits from your first day" if has_benefits else ""
    return Line("pay", "The pay", f"It is {words['pay']} an hour{benefits}.")
