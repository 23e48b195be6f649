"""What the catalog shows of a class. ``settings.CATALOG_CLASSES`` names the function that knows the classes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class UpcomingClass:
    """One class that people can still apply for. ``seats_all`` is 0, and ``sites`` empty, until its places are known.

    ``sites`` are the keys of the sites whose departments have places.
    """

    starts_on: date
    apply_by: date
    ready_by: date
    ends_on: date
    exam_from: date | None
    exam_to: date | None
    seats_all: int
    seats_free: int
    sites: frozenset[int]


Classes = Mapping[int, Sequence[UpcomingClass]]


def upcoming(program_ids: Sequence[int], *, at: datetime) -> Classes:
    """Return the classes that one can apply for at ``at``, by program, soonest first."""
    if not settings.CATALOG_CLASSES:
        return {}
    found: Callable[..., Classes] = import_string(settings.CATALOG_CLASSES)
    return found(program_ids, at=at)
