"""Own pages of classes: the list, one class, exams, pay."""

from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from apprenticeships import audit, clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, Failed, each, show, take
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import one_of, trail
from apprenticeships.models import Criterion, CriterionUse, Event, Step, StepKind
from apprenticeships.rules.keys import keys_in
from apprenticeships.workflow import Actor
from cohorts.admin import board
from cohorts.admin.home import name_of
from cohorts.admin.steps import CLASS_STEPS, DENY, GENERATE, OPEN, PLAN_CLASSES, PUBLISH
from cohorts.admin.todo import unpublished, with_free_seats
from cohorts.admin.training_forms import RESIZE, lines_of
from cohorts.models import Cohort, Enrollment, ExamAttempt, ExamState, Handbook, ScheduleState, WageChange, WageState
from cohorts.records import gaps_of
from cohorts.workflows import wages

CLASSES: Final = ("classes:list", "Classes")
PER_PAGE: Final = 25
MOST_EVENTS: Final = 15
SHOWN: Final = (
    ("coming", "Still to start"),
    ("unpublished", "No schedule, starting soon"),
    ("free", "Free seats, starting soon"),
    ("running", "In training now"),
    ("over", "Over"),
)
EXAMS_SHOWN: Final = (
    ("open", "Planned and booked"),
    ("results", "Result is missing"),
    ("late", "No time, days over"),
    ("done", "Recorded"),
)


def chips(choices: tuple[tuple[str, str], ...], current: str) -> list[dict[str, Any]]:
    """The choices of a list as links."""
    return [{"url": f"?show={key}", "text": text, "current": key == current} for key, text in choices]


def chosen(query: QueryDict, choices: tuple[tuple[str, str], ...]) -> str:
    """The choice of the address, or the first one."""
    asked = query.get("show", "")
    return asked if asked in dict(choices) else choices[0][0]


@door(COORDINATORS)
@require_safe
def classes(request: HttpRequest) -> HttpResponse:
    """Every class with its seats."""
    return _show_classes(request)


def _show_classes(request: HttpRequest, failed: Failed | None = None) -> HttpResponse:
    user = signed_in(request)
    on = clock.now().astimezone(desk(user).zone).date()
    shown = chosen(request.GET, SHOWN)
    rows = scoped(Cohort.objects.with_seats().select_related("program"), user)
    rows = {
        "coming": rows.filter(canceled_at__isnull=True, starts_on__gt=on).order_by("starts_on", "pk"),
        "unpublished": unpublished(rows, on).order_by("starts_on", "pk"),
        "free": with_free_seats(rows, on).order_by("starts_on", "pk"),
        "running": rows.filter(canceled_at__isnull=True, starts_on__lte=on, ends_on__gt=on).order_by(
            "-starts_on", "pk"
        ),
        "over": rows.filter(ends_on__lte=on).order_by("-starts_on", "pk"),
    }[shown]
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    steps = (failed or Failed()).offer([PLAN_CLASSES], lambda _: reverse("classes:plan"), None, user)
    context = {
        "page_obj": page,
        "rows": [{"row": row, "name": name_of(row, on), "free": _free(row)} for row in page],
        "chips": chips(SHOWN, shown),
        "step": steps[0],
        "teaches": lines_of(user).exists(),
    }
    return show(request, "admin/classes.html", context, title="Classes", failed=failed)


def _free(row: Any) -> int:
    return int(row.seats_all - row.seats_taken - row.seats_held)


@door(COORDINATORS)
@require_POST
def plan(request: HttpRequest) -> HttpResponse:
    """Plan the next classes of a program from its intake rule."""
    return take(
        request,
        PLAN_CLASSES,
        Cohort(),
        key=0,
        back=reverse("classes:list"),
        again=lambda failed: _show_classes(request, failed),
    )


def _came_back() -> Any:
    """How many people of a class said afterwards that they want to go on with us."""
    said = Event.objects.filter(
        kind="enrollment.return", subject_type=Enrollment._meta.label_lower, subject_id=OuterRef("pk")
    )
    rows = Enrollment.objects.filter(Exists(said), cohort=OuterRef("pk")).order_by().values("cohort")
    return rows.annotate(many=Count("pk")).values("many")


def class_of(request: HttpRequest, pk: int) -> Cohort:
    """One of the reader's classes, or 404."""
    rows = Cohort.objects.select_related("program__organization", "version__calendar", "version__program", "component")
    rows = rows.annotate(
        is_matched=Exists(Step.objects.filter(version=OuterRef("version"), kind=StepKind.MATCHING)),
        is_evaluated=Exists(Criterion.objects.filter(version=OuterRef("version"), use=CriterionUse.EVALUATION)),
        came_back=Subquery(_came_back()),
        has_handbook=Exists(Handbook.objects.filter(version=OuterRef("version"))),
    )
    return get_object_or_404(scoped(rows, signed_in(request)), pk=pk)


@door(COORDINATORS)
@require_safe
def one_class(request: HttpRequest, pk: int) -> HttpResponse:
    """One class: people, seats, schedule, attendance, dates."""
    return _show_class(request, class_of(request, pk))


def _show_class(request: HttpRequest, row: Cohort, failed: Failed | None = None) -> HttpResponse:
    user, at = signed_in(request), clock.now()
    on = at.astimezone(desk(user).zone).date()
    members, bars, places = board.members_of(row), board.bars_of(row), board.places_of(row)
    offered = (failed or Failed()).offer(
        _steps(row),
        lambda slug: reverse("classes:class-step", args=[row.pk, slug]),
        row,
        user,
    )
    by_slug = {each_.action.slug: each_ for each_ in offered}
    sessions = list(row.class_sessions.select_related("instructor").order_by("number")[: board.MOST_CLASSES])
    context = {
        "cohort": row,
        "gaps": gaps_of(row, sessions) if sessions else [],
        "figures": board.figures_of(row, members, bars, on),
        "members": members,
        "many_offered": (many_offered := sum(each_.is_offered for each_ in members)),
        "many_in": len(members) - many_offered,
        "bars": bars,
        "places": places,
        "seats_all": sum(each_.all for each_ in places),
        "seats_taken": sum(each_.taken for each_ in places),
        "preview": board.preview_of(row, on) if row.schedule_state == ScheduleState.NONE else None,
        "sessions": sessions,
        "open_places": by_slug.get(RESIZE.slug if row.is_training else OPEN.slug),
        "generate": by_slug.get(GENERATE.slug),
        "publish": by_slug.get(PUBLISH.slug),
        "events": audit.about(row)[:MOST_EVENTS],
    }
    return show(request, "admin/class.html", context, title=name_of(row, on), trail=trail(CLASSES), failed=failed)


def _steps(row: Cohort) -> tuple[Action, ...]:
    if row.canceled_at is not None:
        return ()
    if row.is_training:
        return (RESIZE, PUBLISH)
    return (OPEN, GENERATE) if row.schedule_state == ScheduleState.NONE else CLASS_STEPS


@door(COORDINATORS)
@require_POST
def class_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Open places, make the schedule, publish it."""
    row = class_of(request, pk)
    return take(
        request,
        one_of((*CLASS_STEPS, RESIZE), step),
        row,
        back=reverse("classes:class", args=[pk]),
        again=lambda failed: _show_class(request, row, failed),
    )


@door(COORDINATORS)
@require_safe
def exams(request: HttpRequest) -> HttpResponse:
    """Attempts at the exam: which need a time, which need a result."""
    user, at = signed_in(request), clock.now()
    on = at.astimezone(desk(user).zone).date()
    shown = chosen(request.GET, EXAMS_SHOWN)
    rows = scoped(ExamAttempt.objects.all(), user)
    rows = {
        "open": rows.filter(state__in=[ExamState.PLANNED, ExamState.BOOKED]).order_by("window_from", "pk"),
        "results": rows.filter(state=ExamState.BOOKED, starts_at__lt=at).order_by("starts_at", "pk"),
        "late": rows.filter(state=ExamState.PLANNED, window_to__lt=on).order_by("window_to", "pk"),
        "done": rows.exclude(state__in=[ExamState.PLANNED, ExamState.BOOKED]).order_by("-taken_on", "-pk"),
    }[shown]
    with_people = rows.select_related("enrollment__person", "enrollment__cohort__program", "enrollment__track")
    page = Paginator(with_people, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "rows": [
            {
                "row": row,
                "class_name": name_of(row.enrollment.cohort, on),
                "family": board.EXAM_FAMILIES[ExamState(row.state)],
                "late": row.state == ExamState.PLANNED and row.window_to < on,
            }
            for row in page
        ],
        "chips": chips(EXAMS_SHOWN, shown),
    }
    return show(request, "admin/exams.html", context, title="Exams")


@door(COORDINATORS)
@require_safe
def pay(request: HttpRequest) -> HttpResponse:
    """Raises that wait for a yes, and those decided lately."""
    return _show_pay(request)


def _show_pay(request: HttpRequest, failed: Failed | None = None, denied: int = 0) -> HttpResponse:
    user = signed_in(request)
    on = clock.now().astimezone(desk(user).zone).date()
    rows = scoped(WageChange.objects.all(), user).select_related(
        "enrollment__person", "enrollment__cohort__program", "step", "decided_by"
    )
    due = list(rows.filter(state=WageState.DUE).order_by("effective_on", "pk")[: PER_PAGE * 4])
    failed = failed or Failed()
    offered = [_deny(row, failed if row.pk == denied else Failed(), user) for row in due]
    context = {
        "due": [
            {"row": row, "late": row.effective_on < on, "deny": deny_} for row, deny_ in zip(due, offered, strict=True)
        ],
        "decided": list(rows.exclude(state=WageState.DUE).order_by("-decided_at", "-pk")[:PER_PAGE]),
    }
    return show(request, "admin/pay.html", context, title="Pay", failed=failed)


def _deny(row: WageChange, failed: Failed, user: Any) -> Any:
    return failed.offer([DENY], lambda _: reverse("classes:deny", args=[row.pk]), row, user)[0]


@door(COORDINATORS)
@require_POST
def approve(request: HttpRequest) -> HttpResponse:
    """Approve the chosen raises. One that cannot be approved is named; the others go on."""
    user = signed_in(request)
    keys = keys_in(request.POST.getlist("raise"))
    rows = list(
        scoped(WageChange.objects.select_related("enrollment__person"), user).filter(pk__in=keys).order_by("pk")
    )
    if not rows:
        messages.warning(request, "Choose at least one raise first.")
        return redirect("classes:pay")
    by, at = Actor.user(user), clock.now()
    each(request, ((str(row.enrollment.person), _approve(row, by, at)) for row in rows), done=_approved)
    return redirect("classes:pay")


def _approve(row: WageChange, by: Actor, at: Any) -> Any:
    return lambda: wages.approve(row.pk, by=by, at=at)


def _approved(count: int) -> str:
    return (
        f"Approved {count} raise{'' if count == 1 else 's'}. Each person gets a mail with the rate and its first day."
    )


@door(COORDINATORS)
@require_POST
def deny(request: HttpRequest, pk: int) -> HttpResponse:
    """Turn one raise down, with the reason."""
    row = get_object_or_404(scoped(WageChange.objects.all(), signed_in(request)), pk=pk)
    return take(
        request, DENY, row, back=reverse("classes:pay"), again=lambda failed: _show_pay(request, failed, denied=pk)
    )
