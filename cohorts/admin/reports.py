"""The desk of reports: the calendar of a grant, one report as a draft or frozen, its versions and files."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from apprenticeships import audit, clock
from apprenticeships.access import door
from apprenticeships.admin.actions import Action, Failed, show, take
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import one_of, trail
from apprenticeships.errors import DomainError
from apprenticeships.refusals import rules_speak
from apprenticeships.workflow import Actor
from cohorts.admin.coordinated import COORDINATOR, coordinated, grants_of
from cohorts.admin.report_steps import ASK, CORRECT, DISCARD, NotesForm
from cohorts.models import Grant, Report, ReportState
from cohorts.reporting import reading
from cohorts.reporting.due import owed_by, today_of, zone_of
from cohorts.reporting.files import MAKERS, file_name
from cohorts.reporting.mails import period_of
from cohorts.reporting.parties import missing_of, places_of
from cohorts.rules.partnership.frozen import grouped
from cohorts.workflows import reports as workflow

GRANTS: Final = ("admin:cohorts_grant_changelist", "Grants")
PER_PAGE: Final = 20
MOST_EVENTS: Final = 20
STATES: Final = {
    ReportState.DRAFT: ("you", "Draft"),
    ReportState.SUBMITTED: ("done", "Sent"),
    ReportState.REPLACED: ("later", "Replaced"),
}


def grant_of(request: HttpRequest, pk: int) -> Grant:
    """The grant of an address, or 404."""
    return get_object_or_404(grants_of(signed_in(request)), pk=pk)


def above(grant: Grant) -> list[tuple[str, str]]:
    """The pages above a report."""
    return [*trail(GRANTS), (reverse("partnership:reports", args=[grant.pk]), f"Reports, {grant.name}")]


@door(COORDINATOR)
@require_safe
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Every report that is owed, late ones first, and those that were sent."""
    return _show_calendar(request, grant_of(request, pk))


def _show_calendar(request: HttpRequest, grant: Grant, refusal: str = "") -> HttpResponse:
    on = today_of(grant, clock.now())
    rows = list(grant.reports.defer("snapshot").select_related("submitted_by").prefetch_related("signatures"))
    owed = []
    try:
        with rules_speak():
            owed = owed_by(grant, rows, on=on)
    except DomainError as refused:
        refusal = refusal or refused.message
    sent = [row for row in rows if row.state != ReportState.DRAFT]
    for row in sent:
        row.grant = grant
    page = Paginator(sent, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "grant": grant,
        "zone": zone_of(grant),
        "owed": [{"each": each, "running": each.period.last >= on, "began": each.period.first <= on} for each in owed],
        "page_obj": page,
        "sent": [sent_row(row) for row in page],
        "corrections": [row for row in rows if row.state == ReportState.DRAFT and row.number > 1],
        "refusal": refusal,
    }
    response = show(request, "admin/reports.html", context, title=f"Reports, {grant.name}", trail=trail(GRANTS))
    response.status_code = 422 if refusal and request.method == "POST" else 200
    return response


def sent_row(row: Report) -> dict[str, Any]:
    """A report that was sent, in words: its period, whether it is signed, and by how many days it was late."""
    family, badge = STATES[ReportState(row.state)]
    missing = missing_of(row)
    if missing:
        family, badge = "us", "Not signed yet" if len(missing) > 1 else f"Waits for the {missing[0].label.lower()}"
    elif row.state == ReportState.SUBMITTED:
        badge = "Signed"
    local = today_of(row.grant, row.submitted_at) if row.submitted_at else row.due_on
    return {
        "row": row,
        "period": str(period_of(row)),
        "family": family,
        "badge": badge,
        "late": max(0, (local - row.due_on).days) if row.number == 1 else 0,
    }


@door(COORDINATOR)
@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the draft of a period that no worker has opened yet."""
    grant = grant_of(request, pk)
    try:
        first = date.fromisoformat(request.POST.get("first", ""))
    except ValueError:
        return _show_calendar(request, grant, "Choose a period of the list.")
    try:
        row = workflow.open_draft(grant.pk, first=first, by=Actor.user(signed_in(request)), at=clock.now())
    except DomainError as refused:
        return _show_calendar(request, grant, refused.message)
    return redirect("partnership:report", pk=row.pk)


def report_of(request: HttpRequest, pk: int) -> Report:
    """The report of an address, or 404."""
    rows = Report.objects.select_related("grant__program__organization", "grant__calendar", "submitted_by")
    rows = rows.prefetch_related("signatures__organization")
    return get_object_or_404(coordinated(rows, signed_in(request), path="grant__program__organization"), pk=pk)


@door(COORDINATOR)
@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """One version: live figures to explain and send, or what was frozen and who signed it."""
    return _show(request, report_of(request, pk), Failed(wanted=request.GET.get("open", "")))


def _show(
    request: HttpRequest, row: Report, failed: Failed, form: NotesForm | None = None, refusal: str = ""
) -> HttpResponse:
    user, at = signed_in(request), clock.now()
    content = reading.content_of(row)
    draft = row.state == ReportState.DRAFT
    family, badge = STATES[ReportState(row.state)]
    today = today_of(row.grant, at)
    versions = list(_versions(row))
    begun = any(each.state == ReportState.DRAFT for each in versions)
    steps = failed.offer(
        _steps(row, begun=begun),
        lambda slug: reverse("partnership:report-step", args=[row.pk, slug]),
        row,
        user,
    )
    context = {
        "report": row,
        "grant": row.grant,
        "family": family,
        "badge": badge,
        "draft": draft,
        "zone": zone_of(row.grant),
        "over": today > row.last,
        "late": max(0, (today - row.due_on).days) if draft and row.number == 1 else 0,
        "parts": content.parts,
        "data": content.data,
        "notes_form": form or (NotesForm(None, parts=content.parts) if draft else None),
        "owing": sum(part.owes for part in content.parts),
        "replaced": row.state == ReportState.REPLACED,
        "places": [] if draft else places_of(row),
        "versions": versions,
        "steps": steps,
        "events": audit.about(row)[:MOST_EVENTS],
        "refusal": refusal,
        **({} if draft else _today(row, content)),
    }
    title = f"Report for {period_of(row)}" + (f", version {row.number}" if row.number > 1 else "")
    response = show(request, "admin/report.html", context, title=title, trail=above(row.grant), failed=failed)
    if refusal or (form is not None and form.errors):
        response.status_code = 422
    return response


def _today(row: Report, content: reading.Content) -> dict[str, Any]:
    """How the frozen version stands: whether it is whole, and what its records would say today."""
    return {
        "digest": grouped(row.digest),
        "whole": reading.is_whole(row),
        "changes": reading.differences(content, reading.live(row)) if row.state == ReportState.SUBMITTED else [],
    }


def _versions(row: Report) -> Sequence[Report]:
    rows = Report.objects.filter(grant=row.grant_id, first=row.first).defer("snapshot")
    return list(rows.select_related("submitted_by").order_by("-number"))


def _steps(row: Report, *, begun: bool) -> tuple[Action, ...]:
    if row.state == ReportState.DRAFT:
        return (DISCARD,) if row.number > 1 else ()
    if row.state == ReportState.REPLACED:
        return ()
    ask = (ASK,) if missing_of(row) else ()
    return ask if begun else (*ask, CORRECT)


@door(COORDINATOR)
@require_POST
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Correct, throw away, or ask for signatures."""
    row = report_of(request, pk)
    action = one_of((CORRECT, DISCARD, ASK), step)
    back = reverse("partnership:report", args=[pk])
    if action is DISCARD:
        back = reverse("partnership:reports", args=[row.grant_id])
    response = take(request, action, row, back=back, again=lambda failed: _show(request, row, failed))
    if action is CORRECT and response.status_code == 302:  # noqa: PLR2004 - the step was taken
        new = Report.objects.filter(grant=row.grant_id, first=row.first, state=ReportState.DRAFT).first()
        return redirect("partnership:report", pk=new.pk if new else pk)
    return response


@door(COORDINATOR)
@require_POST
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the notes of a draft, or send it with them."""
    row = report_of(request, pk)
    content = reading.content_of(row)
    form = NotesForm(request.POST, parts=content.parts)
    if not form.is_valid():
        return _show(request, row, Failed(), form)
    send = request.POST.get("how") == "send"
    run = workflow.submit if send else workflow.explain
    try:
        run(row.pk, notes=form.notes(), by=Actor.user(signed_in(request)), at=clock.now())
    except DomainError as refused:
        row.refresh_from_db()
        if refused.field in form.fields:
            form.add_error(refused.field, refused.message)
            return _show(request, row, Failed(), form)
        return _show(request, row, Failed(), form if row.state == ReportState.DRAFT else None, refused.message)
    messages.success(
        request, "Sent. The figures are frozen, and both sides are asked to sign." if send else "Your notes are saved."
    )
    return redirect("partnership:report", pk=pk)


@door(COORDINATOR)
@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """What differs between this version and the one before it, or another one."""
    row = report_of(request, pk)
    asked = request.GET.get("with", "")
    rows = Report.objects.filter(grant=row.grant_id, first=row.first).exclude(pk=row.pk).order_by("-number")
    known = {str(each.number): each for each in rows.select_related("grant__program__organization")}
    earlier = [each for each in known.values() if each.number < row.number]
    other = known.get(asked) or (earlier[0] if earlier else next(iter(known.values()), None))
    if other is None:
        raise Http404
    was, now = (other, row) if other.number < row.number else (row, other)
    contents = [reading.content_of(each) for each in (was, now)]
    context = {
        "report": row,
        "was": was,
        "now": now,
        "was_name": f"Version {was.number}",
        "now_name": f"Version {now.number}",
        "others": list(known),
        "chips": [
            {"url": f"?with={number}", "text": f"Version {number}", "current": each.pk == other.pk}
            for number, each in known.items()
        ],
        "changes": reading.differences(*contents),
        "notes": [
            {"title": part.title, "was": _note(contents[0], part.slug), "now": part.note}
            for part in contents[1].parts
            if part.note != _note(contents[0], part.slug)
        ],
    }
    title = f"Versions {was.number} and {now.number}"
    pages = [*above(row.grant), (reverse("partnership:report", args=[row.pk]), str(period_of(row)))]
    return show(request, "admin/report_compare.html", context, title=title, trail=pages)


def _note(content: reading.Content, slug: str) -> str:
    return next((part.note for part in content.parts if part.slug == slug), "")


@door(COORDINATOR)
@require_safe
def as_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The frozen report as a PDF or CSV file with its digest; a draft has none."""
    row = report_of(request, pk)
    if row.snapshot is None:
        raise Http404
    return file_response(row, kind)


def file_response(row: Report, kind: str) -> HttpResponse:
    """A file of a frozen report to save."""
    make, mime = MAKERS[kind]
    response = HttpResponse(make(row), content_type=mime)
    response["Content-Disposition"] = f'attachment; filename="{file_name(row, kind)}"'
    return response
