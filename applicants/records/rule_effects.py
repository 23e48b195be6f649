"""Whom a change of a number would touch: every open application, judged as things stand and as they would stand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from applicants.models import Application
from applicants.records.following import Following, following
from applicants.records.standings import standings_if
from applicants.rules.requirements import SATISFIED, Judgement
from apprenticeships.models import Requirement
from apprenticeships.rules.measures import Change

MOST_LOOKED_AT: Final = 500


@dataclass(slots=True)
class Effect:
    """What a change means for the open applications that a requirement is asked of.

    ``helped`` would meet it that do not now, ``hurt`` the other way round; ``over`` lists those of ``hurt`` whose
    application would end. ``dates`` counts those for whom only days differ: good through, or try again from. ``asked``
    counts everybody, of whom the first ``looked_at`` were judged.
    """

    asked: int = 0
    looked_at: int = 0
    helped: list[Application] = field(default_factory=list)
    hurt: list[Application] = field(default_factory=list)
    over: list[Application] = field(default_factory=list)
    dates: int = 0

    @property
    def touches(self) -> int:
        """How many of them stand otherwise."""
        return len(self.helped) + len(self.hurt) + self.dates


def effect_of(
    requirement: Requirement, change: Change, applications: Sequence[Application], *, asked: int, at: datetime
) -> Effect:
    """Judge ``applications`` with the change and without it, on its first day if that lies ahead. Writes nothing."""
    found = Effect(asked=asked, looked_at=len(applications))
    for row, (before, after) in zip(applications, standings_if(applications, requirement, change, at=at), strict=True):
        was, now = (
            next((each.answer for each in judged if each.requirement.pk == requirement.pk), None)
            for judged in (before, after)
        )
        if was is None or now is None:
            continue
        if _is_met(now) and not _is_met(was):
            found.helped.append(row)
        elif _is_met(was) and not _is_met(now):
            found.hurt.append(row)
        elif (was.valid_until, was.retest_from) != (now.valid_until, now.retest_from):
            found.dates += 1
        if Following.END in {following(row, after)} - {following(row, before)}:
            found.over.append(row)
    return found


def _is_met(answer: Judgement) -> bool:
    return answer.verdict in SATISFIED
