"""The working list of applications, the board of one, and a new lead."""

from datetime import datetime
from typing import Final

from django.contrib import messages
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applicants.admin import (
    behalf,
    board,
    conflicts,
    corrections,
    documents,
    interview_times,
    lines,
    offers_back,
    parts,
    turns,
    voluntary_sheet,
)
from applicants.admin import working_list as listing
from applicants.admin.steps import FINISH, LEAD, STEPS, steps_for, task_step
from applicants.models import Application, ApplicationState, Lead, LeadSource, OnboardingTask, PaperEntry
from applicants.records.check_order import UNDECIDED
from applicants.records.sent_words import job_line
from apprenticeships import audit, clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, Failed, each, show, step_page, take
from apprenticeships.admin.scope import desk
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import one_of, trail
from apprenticeships.models import Message, SensitiveKind, User
from apprenticeships.rules.keys import keys_in
from apprenticeships.sensitive import reading
from apprenticeships.workflow import Actor
from cohorts.models import Enrollment, EnrollmentState

LIST: Final = ("board:applications", "Applications")
MOST: Final = 30
KEPT: Final = ("state", "turn", "owner", "cohort", "program", "q", "sort")


@door(COORDINATORS)
@require_safe
def applications(request: HttpRequest) -> HttpResponse:
    """The working list."""
    user = signed_in(request)
    on = clock.now().astimezone(desk(user).zone).date()
    asked = listing.Asked.of(request.GET.dict())
    rows = listing.filtered(user, asked, on)
    count = rows.order_by()[: listing.MOST_COUNTED + 1].count() if asked.after is None else None
    page = listing.page(rows, asked, on)
    classes = listing.classes_for(user)
    kept = {name: request.GET[name][:200] for name in KEPT if request.GET.get(name)}
    context = {
        "asked": asked,
        "base": reverse("board:applications"),
        "lines": page.lines,
        "next": f"?{urlencode({**kept, 'after': page.after})}" if page.after else "",
        "first": f"?{urlencode(kept)}" if asked.after else "",
        "count": _counted(count),
        "states": [(listing.OPEN, "All that are open"), (listing.ALL, "All"), *ApplicationState.choices],
        "turns": turns.NAMES.items(),
        "owners": [("mine", "Mine")],
        "sorts": listing.SORTS.items(),
        "classes": [(pk, text) for pk, text, _, _ in classes],
        "programs": sorted({(program, name) for _, _, program, name in classes}, key=lambda pair: pair[1]),
        "narrowed": bool(set(kept) - {"sort"}),
    }
    return show(request, "admin/applications.html", context, title="Applications")


def _counted(count: int | None) -> str:
    if count is None:
        return ""
    if count > listing.MOST_COUNTED:
        return f"More than {listing.MOST_COUNTED:,} applications"
    return f"{count:,} application{'' if count == 1 else 's'}"


def _application(request: HttpRequest, pk: int) -> Application:
    rows = Application.objects.coordinated_by(signed_in(request)).select_related(
        "person", "version__program__organization", "cohort__program", "track", "home_department__site"
    )
    on = clock.now().astimezone(desk(signed_in(request)).zone).date()
    before = Enrollment.objects.filter(person=OuterRef("person"), state=EnrollmentState.COMPLETED)
    rows = rows.annotate(
        matched=turns.matched(),
        waits=turns.waits(on),
        completed=Subquery(before.order_by("-completed_on", "-pk").values("cohort__program__name")[:1]),
        heard=Subquery(
            Lead.objects.filter(person=OuterRef("person"), program=OuterRef("version__program")).values("source")[:1]
        ),
        completed_on=Subquery(before.order_by("-completed_on", "-pk").values("completed_on")[:1]),
    )
    return get_object_or_404(parts.with_parts(rows).prefetch_related("version__requirements"), pk=pk)


@door(COORDINATORS)
@require_safe
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """The board of one application."""
    return _show(request, _application(request, pk))


def _show(request: HttpRequest, row: Application, failed: Failed | None = None) -> HttpResponse:
    """The board; that somebody reads where the checks stand is written down."""
    at = clock.now()
    kinds = [SensitiveKind.CONDITIONS] if board.has_conditions(row) else []
    with reading(row.person_id, *kinds, by=signed_in(request), at=at):
        return _drawn(request, row, failed, at)


def _drawn(request: HttpRequest, row: Application, failed: Failed | None, at: datetime) -> HttpResponse:
    user = signed_in(request)
    on = at.astimezone(desk(user).zone).date()
    failed = failed or Failed(wanted=request.GET.get("open", ""))

    def url(slug: str) -> str:
        return reverse("board:step", args=[row.pk, slug])

    groups = board.screening_of(row, at=at, failed=failed, url=url, user=user)
    looks = any(each_.family == "look" for group in groups for each_ in group.rows)
    matched: bool = row.matched  # type: ignore[attr-defined]
    whose, color = lines.badge(row.state, row.answer_due, on, looks=looks, waits=row.waits, matched=matched)  # type: ignore[attr-defined]
    tasks, paper = board.tasks_of(row, on), parts.paper_of(row)
    hiring = board.hiring_of(row)
    times = interview_times.actions(row, hiring["interviews"], hiring["referrals"], at)
    papers = documents.shown(row, failed, url, user)
    onboarding = row.state == ApplicationState.ONBOARDING
    invited = parts.invitations_of(row, paper)
    own = [voluntary_sheet.GIVE] if invited["may_hand_over"] else []
    context = {
        "application": row,
        "stands": lines.stands(row.state, matched=matched),
        "turn_family": color,
        "turn": whose,
        "groups": groups,
        "waiting": board.open_of(groups, tasks["rows"], papers) if row.ended_at is None else [],
        "documents": papers,
        "sections": board.sections_shown(row),
        "jobs": [(job, job_line(job)) for job in parts.part(row, "jobs")],
        "sendings": board.sendings_shown(row),
        "hiring": hiring,
        "times": failed.offer(times, url, row, user, lazy=True),
        "heard": dict(LeadSource.choices).get(row.heard or ""),  # type: ignore[attr-defined]
        "tasks": tasks,
        "onboarding": onboarding,
        "undecided": row.state in UNDECIDED,
        "paper": paper,
        **invited,
        "steps": failed.offer([*_steps(row, paper, user), *own], url, row, user),
        "finish": failed.offer([FINISH], url, row, user)[0] if onboarding else None,
        "events": list(audit.timeline(row.person)[:MOST]),
        "mails": list(Message.objects.filter(person=row.person).order_by("-created_at")[:MOST]),
    }
    return show(request, "admin/application.html", context, title=str(row.person), trail=trail(LIST), failed=failed)


def _steps(row: Application, paper: PaperEntry | None, user: User) -> list[Action]:
    """What may be done with an application as a whole, the second yes of somebody else's step first."""
    return [
        *offers_back.actions(row, user),
        *corrections.actions(row),
        *steps_for(row.state, owed=row.answer_due is not None),
        *behalf.steps_of(row, paper),
        *conflicts.actions(row),
    ]


@door(COORDINATORS)
@require_POST
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Take one step of an application: a result, a waiver, a question, an end, the seat."""
    row = _application(request, pk)
    back = reverse("board:application", args=[pk])
    action = _action(row, step, signed_in(request))
    return take(request, action, row, back=back, again=lambda failed: _show(request, row, failed))


def _action(row: Application, slug: str, user: User) -> Action:
    known = [
        *(action for _, action in STEPS),
        FINISH,
        *behalf.ON_PAPER,
        voluntary_sheet.GIVE,
        *board.requirement_actions(row),
        *documents.actions(row),
        *conflicts.actions(row),
        *offers_back.actions(row, user),
        *corrections.actions(row),
        *_of_interviews(row, slug),
    ]
    return one_of(known, slug)


def _of_interviews(row: Application, slug: str) -> list[Action]:
    if not slug.startswith("interview-"):
        return []
    hiring = board.hiring_of(row)
    return interview_times.actions(row, hiring["interviews"], hiring["referrals"], clock.now())


@door(COORDINATORS)
@require_POST
def tasks(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick tasks of the list before the first day, or take one tick back."""
    row = _application(request, pk)
    undo = request.POST.get("reopen", "")
    keys = [undo] if undo else request.POST.getlist("task")
    chosen = OnboardingTask.objects.filter(application=row, pk__in=keys_in(keys))
    found = list(chosen.select_related("item").order_by("pk"))
    if not found:
        messages.warning(request, "Choose at least one task first.")
        return redirect("board:application", pk=pk)
    by, at = Actor.user(signed_in(request)), clock.now()
    each(
        request,
        ((task.item.title, task_step(task, by, at, done=not undo)) for task in found),
        done=lambda count: "The tick is taken back." if undo else f"Done: {count} task{'' if count == 1 else 's'}.",
    )
    return redirect(f"{reverse('board:application', args=[pk])}#tasks")


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def lead(request: HttpRequest) -> HttpResponse:
    """Write down somebody who is interested."""
    above = trail(("admin:applicants_lead_changelist", "Leads"))
    return step_page(request, LEAD, None, above=above, back=above[0][0])
