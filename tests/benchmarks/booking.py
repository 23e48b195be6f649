"""Fifty candidates who choose a time at once, against a bare view that asks as many statements under the same load."""

import re
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import time, timedelta
from html import unescape
from http import HTTPStatus
from statistics import median
from time import perf_counter
from typing import Final

from django.urls import reverse

from applicants.models import ApplicationState, Interview, InterviewState, Section
from applicants.workflows import bookings, open_times
from applicants.workflows.open_times import Terms
from apprenticeships.models import Role, User
from apprenticeships.workflow import Actor
from cohorts.models import Opening
from tests import factories as make
from tests.benchmarks.measures import Goal, Throughput
from tests.benchmarks.saving import AROUND
from tests.benchmarks.web import Answer, BrokenPageError, Web
from tests.benchmarks.world import World, session_cookie

NAME: Final = "booking"
CANDIDATES: Final = 50
TIME: Final = re.compile(r'<input[^>]*name="time"[^>]*value="([^"]+)"')
GOAL: Final = Goal("booking_50", "bookings/s", least=0.2, statements=56)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who has the page of their interview open."""

    interview: Interview
    section: Section
    path: str
    cookie: str


def measure(place: World, web: Web, *, size: int, options: Namespace) -> list[Throughput]:
    """Let all choose the same time, of whom one gets it; then let each choose another, round after round."""
    opening, manager = _department(place, size)
    _wait_for_one(web, _candidates(place, opening, manager))
    booked, bare, asked = [], [], 0
    for _ in range(options.tries):
        people = _candidates(place, opening, manager)
        counted = _choose(web, people[0], _open(web, people[0])[0], counting=True)
        asked = int(counted.headers["X-Statements"])
        booked.append(_together(web, people[1:]))
        bare.append(_plainly(web, people[1:], asked))
    ratio = median(plain / spent for spent, plain in zip(booked, bare, strict=True))
    each = CANDIDATES - 1
    return [
        Throughput(
            GOAL,
            size,
            ratio=ratio,
            rate=each / median(booked),
            base=each / median(bare),
            cpu=0.0,
            base_cpu=0.0,
            rows=each,
            statements=asked,
        )
    ]


def _department(place: World, size: int) -> tuple[Opening, User]:
    """A department of its own, whose manager offers half hours all day, in one room."""
    department = make.make_department(name=f"Walk-in {size}")
    opening = make.opening(cohort=place.cohorts[0], department=department, headcount=5)
    manager = make.staff(Role.HIRING_MANAGER, department=department, name="Lena Okafor")
    first = place.at.date() + timedelta(days=2)
    terms = Terms(
        weekdays=frozenset(range(7)),
        opens=time(7),
        closes=time(21),
        minutes=30,
        gap=0,
        first_day=first,
        last_day=first + timedelta(days=60),
        place="1 Cedar Bend",
        room=f"Room {size}",
    )
    open_times.publish(manager, department, terms, by=Actor.user(manager), at=place.at)
    return opening, manager


def _candidates(place: World, opening: Opening, manager: User) -> list[Candidate]:
    return [_candidate(place, opening, manager) for _ in range(CANDIDATES)]


def _candidate(place: World, opening: Opening, manager: User) -> Candidate:
    row = make.application(ApplicationState.READY, cohort=opening.cohort, version=place.version)
    make.referral(row, opening)
    asked = bookings.offer_times(row.pk, opening_id=opening.pk, manager=manager, by=Actor.user(manager), at=place.at)
    section = Section.objects.create(application=row, slug="words", answers={}, saved_at=place.at)
    path = reverse("portal:interview", args=[asked.public_id])
    return Candidate(asked, section, path, session_cookie(row.person.user))


def _open(web: Web, who: Candidate) -> Sequence[str]:
    """The times on the page of a candidate."""
    found = [unescape(each) for each in TIME.findall(web.text(f"{who.path}?all", cookie=who.cookie))]
    if len(found) < CANDIDATES:
        raise BrokenPageError(f"{who.path} offers {len(found)} times, not {CANDIDATES} or more")
    return found


def _choose(web: Web, who: Candidate, wanted: str, *, counting: bool = False) -> Answer:
    return web.sent(who.path, {"time": wanted}, cookie=who.cookie, count=counting)


def _wait_for_one(web: Web, people: Sequence[Candidate]) -> None:
    """All take the first time at once. Raises `BrokenPageError` unless one gets it and the others may choose again."""
    first = _open(web, people[0])[0]
    with ThreadPoolExecutor(CANDIDATES) as pool:
        answers = list(pool.map(lambda who: _choose(web, who, first), people))
    found = Counter(answer.status for answer in answers)
    if found != {HTTPStatus.FOUND: 1, HTTPStatus.UNPROCESSABLE_ENTITY: CANDIDATES - 1}:
        raise BrokenPageError(f"One time for {CANDIDATES} was answered {dict(found)}")


def _together(web: Web, people: Sequence[Candidate]) -> float:
    """Seconds until everybody has a time of their own. Raises `BrokenPageError` when one of them has none."""
    free = _open(web, people[0])
    wanted = [(who, free[number]) for number, who in enumerate(people)]
    spent = _seconds((lambda who=who, at=at: _choose(web, who, at)) for who, at in wanted)
    ids = [who.interview.pk for who in people]
    there = Interview.objects.filter(pk__in=ids, state=InterviewState.SCHEDULED).count()
    if there != len(people):
        raise BrokenPageError(f"{there} of {len(people)} candidates have a time")
    return spent


def _plainly(web: Web, people: Sequence[Candidate], asked: int) -> float:
    """Seconds until the bare view answered as many at once."""
    path = reverse("bench-saved")

    def write(who: Candidate) -> Answer:
        words = {"section": str(who.section.pk), "reads": str(asked - AROUND), "why": "To help."}
        return web.posted(path, words, cookie=who.cookie)

    return _seconds((lambda who=who: write(who)) for who in people)


def _seconds(requests: Iterable[Callable[[], Answer]]) -> float:
    began = perf_counter()
    with ThreadPoolExecutor(CANDIDATES) as pool:
        list(pool.map(lambda request: request(), requests))
    return perf_counter() - began
