"""What a department gives away when somebody of it joins a class: hours of each week, phase after phase."""

from collections.abc import Sequence
from dataclasses import dataclass

from apprenticeships.rules.words import minutes_in_words


@dataclass(frozen=True, slots=True)
class Weeks:
    """Some weeks with the same minutes of class and clinic in each."""

    count: int
    class_minutes: int
    clinic_minutes: int


def away(phases: Sequence[Weeks]) -> list[str]:
    """Return a sentence for each phase: how long, and how many hours a week of class and of clinic."""
    found = []
    for phase in phases:
        weeks = "1 week" if phase.count == 1 else f"{phase.count} weeks"
        parts = []
        if phase.class_minutes:
            parts.append(f"{minutes_in_words(phase.class_minutes)} of class")
        if phase.clinic_minutes:
            parts.append(f"{minutes_in_words(phase.clinic_minutes)} in the clinic of the program")
        if parts:
            found.append(f"{weeks}: {' and '.join(parts)} each week")
    return found


def hours_a_week(phases: Sequence[Weeks]) -> int:
    """Return the most whole hours that any week takes, counted up."""
    return max((-(-(phase.class_minutes + phase.clinic_minutes) // 60) for phase in phases), default=0)
