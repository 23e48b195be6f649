"""One person in training: what is there for graduation, exams, pay, and what may be done next."""

from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from apprenticeships import audit, clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, Failed, Offered, show, take
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import one_of, trail
from apprenticeships.models import Message
from apprenticeships.rules.words import day_in_words, minutes_in_figures, minutes_in_words
from cohorts.admin.board import EXAM_FAMILIES, FAMILIES
from cohorts.admin.home import name_of
from cohorts.admin.steps import EXAM_STEPS, PLAN_EXAM, TRAINING_STEPS
from cohorts.admin.training_forms import FINISH, TAKE_OFF
from cohorts.models import Enrollment, EnrollmentState, ExamAttempt, ExamState, WageState
from cohorts.records import Approved, approved_of, instruction_of, verdict
from cohorts.rules.attendance import Instruction

PEOPLE: Final = ("admin:cohorts_enrollment_changelist", "People in training")
ALL_STEPS: Final = (
    *{each.slug: each for steps in TRAINING_STEPS.values() for each in steps}.values(),
    PLAN_EXAM,
    TAKE_OFF,
    FINISH,
)
END: Final = one_of(ALL_STEPS, "exit")
MOST: Final = 25
WAGE_FAMILIES: Final = {WageState.DUE: "you", WageState.APPROVED: "done", WageState.DENIED: "stop"}
OPEN_EXAMS: Final = (ExamState.PLANNED, ExamState.BOOKED)


def _person(request: HttpRequest, pk: int) -> Enrollment:
    rows = Enrollment.objects.select_related(
        "person",
        "track",
        "cohort__program__organization",
        "cohort__version__calendar",
        "seat__opening__department__site",
    )
    return get_object_or_404(scoped(rows, signed_in(request)), pk=pk)


@door(COORDINATORS)
@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Where one person stands in training."""
    return _show(request, _person(request, pk))


def _show(request: HttpRequest, row: Enrollment, failed: Failed | None = None, attempt: int = 0) -> HttpResponse:
    user = signed_in(request)
    on = clock.now().astimezone(desk(user).zone).date()
    failed = failed or Failed()
    attempts = list(row.exam_attempts.order_by("-number"))
    open_exam = next((each for each in attempts if each.state in OPEN_EXAMS), None)
    steps = (Failed() if attempt else failed).offer(
        _steps(row, attempts), lambda slug: reverse("classes:person-step", args=[row.pk, slug]), row, user
    )
    approved, class_time = approved_of(row), instruction_of(row)
    context = {
        "enrollment": row,
        "family": FAMILIES[EnrollmentState(row.state)],
        "class_name": name_of(row.cohort, on),
        "check": verdict(row, on=on, approved=approved, class_time=class_time),
        "figures": _figures(row, approved, class_time),
        "placement": row.placements.filter(ends_on__isnull=True)
        .select_related("department__site", "preceptor")
        .first(),
        "attempts": [_attempt(each) for each in attempts],
        "exam_steps": _exam_steps(request, open_exam, failed if attempt else Failed()),
        "raises": [
            {"row": each, "family": WAGE_FAMILIES[WageState(each.state)]}
            for each in row.wage_changes.select_related("step", "decided_by").order_by("-effective_on", "-pk")
        ],
        "steps": steps,
        "events": list(audit.timeline(row.person)[:MOST]),
        "mails": list(Message.objects.filter(person=row.person).order_by("-created_at")[:MOST]),
    }
    return show(request, "admin/person.html", context, title=str(row.person), trail=trail(PEOPLE), failed=failed)


def _steps(row: Enrollment, attempts: list[ExamAttempt]) -> list[Action]:
    if row.cohort.is_training:
        return [TAKE_OFF, FINISH, END] if row.state == EnrollmentState.ACTIVE else []
    found = list(TRAINING_STEPS.get(row.state, ()))
    settled = any(each.state in {*OPEN_EXAMS, ExamState.PASSED} for each in attempts)
    if row.state == EnrollmentState.ACTIVE and not settled and row.track.exam_brand:
        found.insert(0, PLAN_EXAM)
    return found


def _figures(row: Enrollment, approved: Approved, instruction: Instruction) -> list[dict[str, Any]]:
    if row.cohort.is_training:
        return [
            {"label": "Class time", "value": minutes_in_figures(instruction.delivered)},
            {"label": "The class ends", "value": _day(row.ends_on), "small": str(row.ends_on.year)},
        ]
    last = f", last {_day(approved.last)}" if approved.last else ""
    return [
        {
            "label": "Approved hours",
            "value": minutes_in_figures(approved.minutes),
            "small": f"of {minutes_in_words(row.required_ojl_minutes)}{last}",
            "url": reverse("admin:cohorts_hoursentry_changelist") + f"?enrollment__id__exact={row.pk}",
        },
        {
            "label": "Class time",
            "value": minutes_in_figures(instruction.delivered),
            "small": f"of {minutes_in_words(row.required_rti_minutes)}",
        },
        {"label": "Class time owed", "value": minutes_in_figures(instruction.owed)},
        {"label": "The program ends", "value": _day(row.ends_on), "small": str(row.ends_on.year)},
    ]


def _day(day: date) -> str:
    return day_in_words(day).partition(", ")[2]


def _attempt(row: ExamAttempt) -> dict[str, Any]:
    return {"row": row, "family": EXAM_FAMILIES[ExamState(row.state)]}


def _exam_steps(request: HttpRequest, row: ExamAttempt | None, failed: Failed) -> list[Offered]:
    if row is None:
        return []
    return failed.offer(
        EXAM_STEPS, lambda slug: reverse("classes:exam-step", args=[row.pk, slug]), row, signed_in(request)
    )


@door(COORDINATORS)
@require_POST
def person_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Begin, place, pause, come back, graduate, leave, plan an exam."""
    row = _person(request, pk)
    return take(
        request,
        one_of(ALL_STEPS, step),
        row,
        back=reverse("classes:person", args=[pk]),
        again=lambda failed: _show(request, row, failed),
    )


@door(COORDINATORS)
@require_POST
def exam_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Book an exam, or record how it went."""
    attempt = get_object_or_404(scoped(ExamAttempt.objects.all(), signed_in(request)), pk=pk)
    row = _person(request, attempt.enrollment_id)
    return take(
        request,
        one_of(EXAM_STEPS, step),
        attempt,
        back=reverse("classes:person", args=[row.pk]),
        again=lambda failed: _show(request, row, failed, attempt=attempt.pk),
    )
