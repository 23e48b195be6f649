"""The target report of a partnership: all lines, one line with its burn-up, and the records behind each figure."""

from datetime import date
from typing import Final

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import show
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import trail
from apprenticeships.rules.words import day_in_words
from cohorts.admin import targets_reading as reading
from cohorts.admin.targets_reading import Report
from cohorts.figures.asking import asked_of, drawn
from cohorts.figures.burnup import chart
from cohorts.figures.done import Done
from cohorts.figures.goals import share_of
from cohorts.figures.opened import Asked, Counted, behind, by_person
from cohorts.figures.periods import chosen, slices
from cohorts.models import Grant
from cohorts.rules.partnership.counting import Target
from cohorts.workflows.trainings import TAUGHT

LIST: Final = ("partnership:targets", "Targets")
PER_PAGE: Final = 50
WHAT: Final = {
    Counted.PEOPLE: ("person", "people"),
    Counted.SERVICES: ("service", "services"),
    Counted.CLAIMED_PEOPLE: ("person only claimed", "people only claimed"),
    Counted.CLAIMED_SERVICES: ("claimed service", "claimed services"),
}
OF: Final = {
    reading.PLACED: "with a job and proof of it",
    reading.PAID: "with all months of wages",
    reading.STRANGERS: "not on the list of participants",
}


def today(request: HttpRequest) -> date:
    """The day at the coordinator's desk."""
    return clock.now().astimezone(desk(signed_in(request)).zone).date()


def grant_of(request: HttpRequest, pk: int) -> Grant:
    """A grant of the user's own organizations, or 404."""
    rows = scoped(Grant.objects.select_related("program__organization"), signed_in(request))
    return get_object_or_404(rows, pk=pk)


def report_of(request: HttpRequest, pk: int, *, only: str = "") -> Report:
    """The report of a grant for the period of the address."""
    grant, on = grant_of(request, pk), today(request)
    return Report.of(grant, chosen(slices(grant, on), request.GET.get("period", "")), on, only=only)


@door(COORDINATORS)
@require_safe
def grants(request: HttpRequest) -> HttpResponse:
    """The grants that have targets."""
    rows = scoped(Grant.objects.select_related("program", "funder"), signed_in(request)).order_by("-since", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return show(request, "admin/targets_list.html", {"page_obj": page}, title="Targets")


@door(COORDINATORS)
@require_safe
def targets(request: HttpRequest, pk: int) -> HttpResponse:
    """Target and actual of each line, by employer, with what does not count and why."""
    report = report_of(request, pk)
    lines = reading.lines_of(report)
    context = {
        "grant": report.grant,
        "period": report.period,
        "chips": [
            {"url": f"?period={each.key}", "text": each.title, "current": each == report.period}
            for each in slices(report.grant, report.on)
        ],
        "figures": reading.head_figures(report, [each["goal"] for each in lines]),
        "lines": lines,
        "outcomes": reading.outcome_lines(report),
        "columns": reading.columns(report),
        "exact": reading.exact_table(report),
        "masked": reading.masked_table(report, report.masked()),
        "employers": report.employers,
        "strangers": reading.strangers(report),
    }
    return show(request, "admin/targets.html", context, title=report.grant.name, trail=trail(LIST))


@door(COORDINATORS)
@require_safe
def target(request: HttpRequest, pk: int, component: str) -> HttpResponse:
    """One line: its burn-up week by week, the pace still needed, and what became of its people."""
    report = report_of(request, pk, only=component)
    line = next((each for each in reading.lines_of(report) if each["goal"].component == component), None)
    if line is None:
        raise Http404
    grant, goal = report.grant, line["goal"]
    services = [each.service for each in report.done]
    row = report.components[0]
    burn_up = chart(Target(component, goal.target, grant.since, grant.until), services, on=report.on)
    context = {
        "grant": grant,
        "line": line,
        "teaches": row.pk if row.measure in TAUGHT else None,
        "chart": burn_up,
        "share": share_of(goal.reached, goal.target),
        "outcomes": [each for each in reading.outcome_lines(report) if each["outcome"].component == component],
    }
    above = [*trail(LIST), (reverse("partnership:grant", args=[grant.pk]), grant.name)]
    return show(request, "admin/target.html", context, title=goal.title, trail=above)


@door(COORDINATORS)
@require_safe
def records(request: HttpRequest, pk: int) -> HttpResponse:
    """The records behind one figure, as many as it says; an address without a figure leads to the report."""
    report = report_of(request, pk, only=request.GET.get("component", ""))
    titles = {each.slug: each.title for each in report.components}
    asked = asked_of(request.GET, report.grant, components=list(titles))
    of = request.GET.get("of", "")
    if not request.GET:
        return redirect("partnership:grant", pk=pk)
    if asked is None or of not in {"", *OF}:
        raise Http404
    rows = _behind(report, asked, of, request.GET.get("kind", ""))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    one, many = WHAT[asked.count]
    context = {
        "grant": report.grant,
        "page_obj": page,
        "rows": drawn(list(page), titles=titles, employers=report.employers),
        "by_person": asked.count.by_person,
        "about": _about(report, asked, titles),
    }
    title = f"{len(rows):,} {one if len(rows) == 1 else many} {OF.get(of, '')}".strip()
    above = [*trail(LIST), (reverse("partnership:grant", args=[pk]), report.grant.name)]
    return show(request, "admin/targets_records.html", context, title=title, trail=above)


def _behind(report: Report, asked: Asked, of: str, kind: str) -> list[list[Done]]:
    if of == reading.STRANGERS:
        found = [each for each in report.reading.strangers if asked.first <= each.service.on <= asked.last]
        return by_person([each for each in found if kind in {"", each.record}])
    if of:
        outcomes = report.outcomes(asked.last)
        return by_person([each for one in outcomes for each in (one.placed if of == reading.PLACED else one.paid)])
    return behind(asked, report.done)


def _about(report: Report, asked: Asked, titles: dict[str, str]) -> str:
    """The figure in words: line, employer, days."""
    names = {each.slug: each.name for each in report.employers}
    days = f"{day_in_words(asked.first, year=True)} through {day_in_words(asked.last, year=True)}"
    parts = [titles.get(asked.component, "All lines"), names.get(asked.partner, ""), days]
    return ". ".join(part for part in parts if part) + "."
