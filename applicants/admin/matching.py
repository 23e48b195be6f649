"""The matching desk: cohorts to match, drafts to compare, one draft in detail, and the release."""

from datetime import date
from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applicants.admin import matching_reading as reading
from applicants.admin import matching_words as words
from applicants.admin.matching_steps import DRAFT, DraftForm, ReleaseForm, refused
from applicants.models import Match, MatchOutcome, MatchRun, MatchState
from applicants.workflows import matching
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Failed, show
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import trail
from apprenticeships.errors import DomainError
from apprenticeships.rules.keys import key_in
from apprenticeships.workflow import Actor
from cohorts.admin.home import inner, name_of
from cohorts.models import Cohort

LIST: Final = ("matching:list", "Matching")
PER_PAGE: Final = 50
VIEWS: Final = (
    ("run", "By student"),
    ("places", "By department"),
    ("moves", "Who moves"),
    ("sites", "List for calls"),
)


@door(COORDINATORS)
@require_safe
def cohorts(request: HttpRequest) -> HttpResponse:
    """Every cohort whose people are matched to departments."""
    user = signed_in(request)
    on = clock.now().astimezone(desk(user).zone).date()
    page = Paginator(reading.cohorts_of(user), PER_PAGE).get_page(request.GET.get("page"))
    rows = [{"row": row, "name": name_of(row, on), "stands": _stands(row, on)} for row in page]
    return show(request, "admin/matching_list.html", {"page_obj": page, "rows": rows}, title="Matching")


def _stands(row: Any, on: date) -> tuple[str, str]:
    if row.starts_on <= on and row.run_state != MatchState.RELEASED:
        return ("later", "Over")
    return words.STATES[MatchState(row.run_state)] if row.run_state else ("later", "Not matched yet")


def _cohort(request: HttpRequest, pk: int) -> Cohort:
    rows = reading.matched(scoped(Cohort.objects.select_related("program"), signed_in(request)))
    return get_object_or_404(rows, pk=pk)


@door(COORDINATORS)
@require_safe
def cohort(request: HttpRequest, pk: int) -> HttpResponse:
    """One cohort: who waits, what is free, and its drafts side by side."""
    return _show_cohort(request, _cohort(request, pk), Failed(wanted=request.GET.get("open", "")))


def _show_cohort(request: HttpRequest, row: Cohort, failed: Failed) -> HttpResponse:
    user = signed_in(request)
    on = clock.now().astimezone(desk(user).zone).date()
    runs = reading.runs_of(row)
    now = reading.standing(row)
    if not runs and not failed.wanted:
        failed.wanted = DRAFT.slug
    url = reverse("matching:again", args=[row.pk])
    draft = next((each for each in runs if each["row"].state == MatchState.DRAFT), None)
    by_hand = f"{reverse('matching:run', args=[draft['row'].pk])}?show=hand" if draft else ""
    context = {
        "cohort": row,
        "now": now,
        "figures": [
            {"label": "Ready students", "value": now["ready"], "url": _applications(row)},
            {"label": "Free places", "value": now["free"], "small": f"of {now['seats']}"},
            {"label": "Departments", "value": now["departments"]},
            {"label": "Decided by hand", "value": now["by_hand"], "url": by_hand},
        ],
        "runs": runs,
        "draft": draft,
        "step": failed.offer([DRAFT], lambda _: url, row, user)[0],
    }
    title = f"Matching, {inner(name_of(row, on))}"
    return show(request, "admin/matching.html", context, title=title, trail=trail(LIST), failed=failed)


def _applications(row: Cohort) -> str:
    return f"{reverse('board:applications')}?cohort={row.pk}&state=ready"


@door(COORDINATORS)
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Make another draft and look at it."""
    row, user = _cohort(request, pk), signed_in(request)
    form = DraftForm(request.POST, row=row, user=user, auto_id=f"{DRAFT.slug}-%s")
    if form.is_valid():
        try:
            run = matching.draft(row.pk, **form.cleaned_data, by=Actor.user(user), at=clock.now())
        except DomainError as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            return redirect("matching:run", pk=run.pk)
    return _show_cohort(request, row, Failed(DRAFT.slug, form))


def _run(request: HttpRequest, pk: int) -> MatchRun:
    rows = MatchRun.objects.select_related(
        "cohort__program", "cohort__version__program__organization", "made_by", "released_by"
    )
    return get_object_or_404(scoped(rows, signed_in(request)), pk=pk)


def _show(
    request: HttpRequest,
    template: str,
    row: MatchRun,
    current: str,
    context: dict[str, Any],
    failed: Failed | None = None,
) -> HttpResponse:
    """Draw a page about one run, with its head."""
    user = signed_in(request)
    name = name_of(row.cohort, clock.now().astimezone(desk(user).zone).date())
    family, badge = words.STATES[MatchState(row.state)]
    counts = reading.counts_of(row)
    head = {
        "run": row,
        "class_name": inner(name),
        "variant": words.variant(row.variant),
        "family": family,
        "badge": badge,
        "counts": counts,
        "passed": reading.passed_of(row) if counts["passed"] else [],
        "is_draft": row.state == MatchState.DRAFT,
        "is_released": row.state == MatchState.RELEASED,
        "tabs": [
            {"url": reverse(f"matching:{each}", args=[row.pk]), "text": text, "current": each == current}
            for each, text in VIEWS
        ],
    }
    above = [*trail(LIST), (reverse("matching:cohort", args=[row.cohort_id]), name)]
    title = f"Draft {row.number}" if row.state != MatchState.RELEASED else f"Matching {row.number}"
    return show(request, template, {**head, **context}, title=title, trail=above, failed=failed)


@door(COORDINATORS)
@require_safe
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """One run by student: where each goes and why."""
    row, asked = _run(request, pk), reading.Asked.of(request.GET.dict())
    page = Paginator(reading.students_of(row, asked), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "asked": asked,
        "page_obj": page,
        "rows": [reading.student_line(each, row) for each in page],
        "sites": list(reading.sites_of(row)),
        "shown": reading.SHOWN,
        "narrowed": any((asked.shown != "all", asked.site, asked.place, asked.words)),
        "broken": reading.broken_of(row) if row.summary["broken"] else [],
    }
    return _show(request, "admin/matching_run.html", row, "run", context)


@door(COORDINATORS)
@require_safe
def places(request: HttpRequest, pk: int) -> HttpResponse:
    """One run by department: how each filled, and who wanted it."""
    row, asked = _run(request, pk), reading.Asked.of(request.GET.dict())
    page = Paginator(reading.places_of(row, asked), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "asked": asked,
        "page_obj": page,
        "rows": [reading.place_line(each, row) for each in page],
        "sites": list(reading.sites_of(row)),
        "narrowed": any((asked.site, asked.words)),
    }
    return _show(request, "admin/matching_places.html", row, "places", context)


@door(COORDINATORS)
@require_safe
def moves(request: HttpRequest, pk: int) -> HttpResponse:
    """Who stands elsewhere than in the draft before, or in another one."""
    row = _run(request, pk)
    former = reading.former_of(row, key_in(request.GET.get("with", "")))
    found = reading.moves(former, row) if former else []
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    others = MatchRun.objects.filter(cohort=row.cohort_id).exclude(pk=row.pk).order_by("-number")
    context = {
        "former": former,
        "page_obj": page,
        "rows": reading.move_lines(list(page)),
        "many": len(found),
        "others": [(each.number, words.variant(each.variant)) for each in others[: reading.MOST_RUNS]],
    }
    return _show(request, "admin/matching_moves.html", row, "moves", context)


@door(COORDINATORS)
@require_safe
def sites(request: HttpRequest, pk: int) -> HttpResponse:
    """Who goes to one site, with numbers to call; made to be printed."""
    row = _run(request, pk)
    known = list(reading.sites_of(row))
    asked = key_in(request.GET.get("site", ""))
    site = next((each for each in known if each.pk == asked), known[0] if known else None)
    nowhere = request.GET.get("site") == "none"
    passed = Q(outcome=MatchOutcome.PASSED)
    rows = Match.objects.filter(passed | Q(opening=None) if nowhere else Q(opening__site=site) & ~passed, run=row)
    rows = rows.select_related("application__person", "opening__department", "opening__interest")
    found = rows.prefetch_related("application__person__guardians") if site or nowhere else Match.objects.none()
    context = {
        "site": None if nowhere else site,
        "nowhere": nowhere,
        "rows": [
            {
                "row": each,
                "choice": words.choice(each.rank, placed=each.is_placed),
                "guardian": next((who for who in each.application.person.guardians.all() if not who.revoked_at), None),
            }
            for each in found.order_by("opening__department__name", "application__person__sort_name", "pk")
        ],
        "sites": known,
    }
    return _show(request, "admin/matching_sites.html", row, "sites", context)


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who gets which mail, then tell everybody."""
    row = _run(request, pk)
    failed, form = Failed(), ReleaseForm(request.POST if request.method == "POST" else None, row=row)
    if request.method == "POST":
        try:
            is_early = form.is_valid() and bool(form.cleaned_data["early"])
            matching.release(row.pk, is_early=is_early, by=Actor.user(signed_in(request)), at=clock.now())
        except DomainError as refusal:
            at_field = refusal.field == "early"
            form.add_error("early" if at_field else None, refusal.message)
            failed = Failed("release", form if at_field else refused(refusal.message), shown=at_field)
            row.refresh_from_db()
        else:
            return redirect("matching:run", pk=row.pk)
    elif row.state != MatchState.DRAFT:
        return redirect("matching:run", pk=row.pk)
    offers = Match.objects.filter(run=row, opening__isnull=False).count()
    context = {
        "offers": offers,
        "fresh": row.state == MatchState.DRAFT and reading.is_fresh(row),
        "early": matching.takes_applications(row.cohort, clock.now()),
        "heard_by": reading.heard_by(row),
        "form": form,
    }
    return _show(request, "admin/matching_release.html", row, "", context, failed)
