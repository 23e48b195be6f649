"""Classes on the coordinators' home: seats of the next ones, and the dates that come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.urls import reverse

from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.todo import NextDate
from apprenticeships.models import User
from apprenticeships.rules.words import day_in_words
from cohorts.models import Cohort

MOST: Final = 2
AHEAD: Final = timedelta(days=35)


@dataclass(frozen=True, slots=True)
class ClassCard:
    """A class with its seats."""

    name: str
    program: str
    url: str
    all: int
    taken: int
    held: int
    free: int
    sentence: str


def name_of(cohort: Cohort, on: date) -> str:
    """A class as people call it: by its title and first day, with the year when that is another one."""
    start = cohort.starts_on
    day = f"{start:%B} {start.day}"
    words = f"{cohort.title}, {day}" if cohort.title else f"Class of {day}"
    return words if start.year == on.year else f"{words}, {start.year}"


def name_to_choose(cohort: Cohort) -> str:
    """A class among all of all programs: its first day, what it is called, and the program that it belongs to."""
    start = cohort.starts_on
    day = f"{start:%B} {start.day}, {start.year}"
    return ", ".join(each for each in (day, cohort.title, str(cohort.program)) if each)


def classes(user: User, at: datetime) -> list[ClassCard]:
    """The next classes that begin, soonest first."""
    on = at.astimezone(desk(user).zone).date()
    rows = (
        scoped(Cohort.objects.of_apprentices().with_seats().select_related("program"), user)
        .filter(canceled_at__isnull=True, starts_on__gte=on)
        .order_by("starts_on", "pk")[:MOST]
    )
    return [_card(row, on) for row in rows]


def _card(row: Cohort, on: date) -> ClassCard:
    seats, taken, held = row.seats_all, row.seats_taken, row.seats_held  # type: ignore[attr-defined]
    if row.apply_by >= on:
        sentence = f"Applications until {day_in_words(row.apply_by)}."
    elif row.ready_by >= on:
        sentence = f"Everybody is ready by {day_in_words(row.ready_by)}, or the seat goes on."
    else:
        sentence = f"It begins on {day_in_words(row.starts_on)}."
    return ClassCard(
        name=name_of(row, on),
        program=str(row.program),
        url=reverse("classes:class", args=[row.pk]),
        all=seats,
        taken=taken,
        held=held,
        free=seats - taken - held,
        sentence=sentence,
    )


def dates(user: User, at: datetime) -> Iterable[NextDate]:
    """First days, exam windows and last days to apply of the next five weeks."""
    on = at.astimezone(desk(user).zone).date()
    until = on + AHEAD
    rows = scoped(Cohort.objects.select_related("program"), user).filter(canceled_at__isnull=True, ends_on__gt=on)
    for row in rows.filter(apply_by__lte=until + AHEAD).order_by("starts_on", "pk"):
        for day, words in _days_of(row, name_of(row, on)):
            if day is not None and on <= day <= until:
                yield NextDate(day, f"{words}, {row.program}", reverse("classes:class", args=[row.pk]))


def _days_of(row: Cohort, name: str) -> list[tuple[date | None, str]]:
    """The days of a class that somebody has to know; nobody applies for a training class."""
    if row.is_training:
        return [(row.starts_on, f"First day, {row.title}")]
    return [
        (row.apply_by, f"Last day to apply for the {inner(name)}"),
        (row.ready_by, f"Clearance day, {inner(name)}"),
        (row.starts_on, f"First day, {inner(name)}"),
        (row.exam_from, f"Exams begin, {inner(name)}"),
    ]


def inner(name: str) -> str:
    """A class's name inside a sentence: "class of March 2", and a title as it is written."""
    return f"class{name.removeprefix('Class')}" if name.startswith("Class of ") else name
