"""An apprentice's own pages: this week, all days, hours, the exam, and why pay is what it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.addresses import user_of
from apprenticeships.lazily import gettext_lazy
from apprenticeships.rules.dates import DAY
from cohorts.models import Enrollment, ScheduleState
from cohorts.portal import reading, steps
from cohorts.portal.service_nav import service_pages
from cohorts.records import (
    ClassTime,
    Gap,
    approved_of,
    class_time_of,
    gaps_of,
    instruction_of,
    local_day,
    pauses_of,
    projected,
    schedule_of,
    standing,
    verdict,
    zone_of,
)

PAGES = (
    ("week", gettext_lazy("My week")),
    ("schedule", gettext_lazy("All days")),
    ("hours", gettext_lazy("Hours")),
    ("exam", gettext_lazy("Exam")),
    ("pay", gettext_lazy("Pay")),
)
RECENT = 10


@dataclass(frozen=True, slots=True)
class Own:
    """The reader's training, and today where they learn."""

    enrollment: Enrollment
    today: date
    at: datetime


def own(page: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Give a page the reader's own training; somebody without one reads how to get in."""

    def wrap(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def answer(request: HttpRequest, **address: Any) -> HttpResponse:
            enrollment = reading.enrollment_of(user_of(request))
            if enrollment is None:
                return render(request, "portal/training/none.html", {"nav": nav(page)})
            at = clock.now()
            return view(request, Own(enrollment, local_day(at, zone_of(enrollment.cohort)), at), **address)

        return answer

    return wrap


def nav(current: str, pages: Sequence[tuple[str, str]] = PAGES) -> list[dict[str, Any]]:
    """The links of an apprentice's pages."""
    return [{"url": reverse(f"training:{name}"), "text": text, "current": name == current} for name, text in pages]


def _page(request: HttpRequest, name: str, mine: Own, **context: Any) -> HttpResponse:
    pages = reading.pages_of(mine.enrollment, PAGES)
    shared = {
        "nav": [*nav(name, pages), *(service_pages() if mine.enrollment.is_participant else ())],  # type: ignore[attr-defined]
        "enrollment": mine.enrollment,
        "cohort": mine.enrollment.cohort,
        "today": mine.today,
    }
    return render(request, f"portal/training/{name}.html", shared | context)


@door(SIGNED_IN)
@require_safe
@own("week")
def week(request: HttpRequest, mine: Own, day: date | None = None) -> HttpResponse:
    """The week of a day, by default this one, with the one next step."""
    row = mine.enrollment
    classes = class_time_of(row)
    shown = reading.week_of(row, day or max(mine.today, row.starts_on), classes, today=mine.today)
    exam_ = reading.exam_of(row, today=mine.today)
    found = steps.next_step(row, exam_, instruction_of(row, classes=classes), today=mine.today)
    is_now = shown.start <= mine.today < shown.after
    return _page(request, "week", mine, week=shown, exam=exam_, step=found, is_now=is_now)


@door(SIGNED_IN)
@require_safe
@own("schedule")
def schedule(request: HttpRequest, mine: Own) -> HttpResponse:
    """All class days, and the boundaries."""
    found = class_time_of(mine.enrollment)
    classes = reading.classes_of(mine.enrollment, found, today=mine.today)
    gaps = _gaps(mine, found)
    return _page(request, "schedule", mine, classes=classes, gaps=gaps)


def _gaps(mine: Own, found: ClassTime) -> list[Gap]:
    cohort = mine.enrollment.cohort
    return gaps_of(cohort, found.sessions) if cohort.schedule_state == ScheduleState.PUBLISHED else []


@door(SIGNED_IN)
@require_safe
@own("hours")
def hours(request: HttpRequest, mine: Own) -> HttpResponse:
    """Hours on the job against the plan, when they are reached, class time, and what graduation still lacks."""
    row = mine.enrollment
    pauses, classes, approved = pauses_of(row), class_time_of(row), approved_of(row)
    plan = schedule_of(row, pauses=pauses)
    instruction = instruction_of(row, pauses=pauses, classes=classes)
    reached = projected(row, plan, approved)
    return _page(
        request,
        "hours",
        mine,
        approved=approved,
        projected=reached,
        past_end=reached is not None and reached >= row.ends_on,
        last_day=row.ends_on - DAY,
        standing=standing(plan, approved),
        instruction=instruction,
        classes=reading.classes_of(row, classes, today=mine.today),
        gaps=_gaps(mine, classes),
        recent=approved.entries[: -RECENT - 1 : -1],
        verdict=verdict(row, on=mine.today, approved=approved, class_time=instruction),
    )


@door(SIGNED_IN)
@require_safe
@own("exam")
def exam(request: HttpRequest, mine: Own) -> HttpResponse:
    """The exam: when, whether the class time is there, what a pass is worth, what a fail means."""
    row = mine.enrollment
    found = reading.exam_of(row, today=mine.today, pay_dates=True)
    return _page(request, "exam", mine, exam=found, instruction=instruction_of(row), answers=steps.if_failed(found))


@door(SIGNED_IN)
@require_safe
@own("pay")
def pay(request: HttpRequest, mine: Own) -> HttpResponse:
    """The rate today and every step with its reason."""
    found = reading.pay_of(mine.enrollment, today=mine.today)
    return _page(request, "pay", mine, pay=found, exam=reading.exam_of(mine.enrollment, today=mine.today))


@door(SIGNED_IN)
@require_safe
@own("growth")
def growth(request: HttpRequest, mine: Own) -> HttpResponse:
    """How somebody was evaluated at the start and at the end, and how they grew."""
    return _page(request, "growth", mine, rows=reading.growth_of(mine.enrollment))
