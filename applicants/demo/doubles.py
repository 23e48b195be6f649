"""People who wrote to us twice: pairs of records for the coordinator to look at, and one that is settled."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from applicants.demo.cast import FAMILY, Cast
from applicants.demo.clockwork import Story
from applicants.demo.names import Who
from applicants.demo.people import Candidate, begins, interested, writes
from apprenticeships.workflows import merges

SCHOOL: Final = "students"
FULL, SHORT = "Benjamin", "Ben"


def doubles(cast: Cast) -> Iterator[Story]:
    """Yield who applies under a second address, who uses a short name, and who is one record by now."""
    yield _applies_again(cast, next(cast.names))
    yield _short_name(cast, replace(next(cast.names), given=FULL))
    yield _settled(cast, next(cast.names))


def _second(who: Who) -> Who:
    """The same person, writing from the address of a school."""
    name, _, domain = who.email.partition("@")
    return replace(who, email=f"{name}.{SCHOOL}@{domain}")


def _applies_again(cast: Cast, who: Who) -> Story:
    """Was interested, forgot about it, and begins an application under another address."""
    yield from interested(cast.world, who, cast.world.program, cast.days.ago(38))
    one = Candidate(_second(who), place=FAMILY)
    yield from begins(cast.world, one, cast.days.ago(4))
    yield from writes(cast.world, one, cast.days.ago(4), ("contact", "eligibility"))


def _short_name(cast: Cast, who: Who) -> Story:
    """Writes the full name once and the short one later, with one phone."""
    yield from interested(cast.world, who, cast.world.program, cast.days.ago(21))
    yield from interested(cast.world, replace(_second(who), given=SHORT), cast.world.program, cast.days.ago(2))


def _settled(cast: Cast, who: Who) -> Story:
    """Wrote twice, and the coordinator put the two records together yesterday."""
    kept = yield from interested(cast.world, who, cast.world.program, cast.days.ago(16))
    merged = yield from interested(cast.world, _second(who), cast.world.program, cast.days.ago(9))
    at = yield cast.days.at(cast.days.ago(1), 11)
    merges.merge(kept.pk, merged.pk, by=cast.world.desk, at=at, reason="Called: one person with two addresses.")
