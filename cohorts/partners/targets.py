"""The target report as partners see it: small numbers hidden, their own participants open."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apprenticeships import clock
from apprenticeships.access import PARTNERS, door
from apprenticeships.addresses import user_of
from apprenticeships.models import Component, Role
from cohorts.figures.asking import asked_of, drawn
from cohorts.figures.done import Done, read
from cohorts.figures.goals import Employer, employers_of, mark_of, share_of
from cohorts.figures.opened import Asked, Counted, behind
from cohorts.figures.outside import ALL, Cell, Outside, outside
from cohorts.figures.periods import Slice, chosen, quarters, to_date
from cohorts.figures.targets import components_of
from cohorts.models import Grant, Participant
from cohorts.partners.nav import nav
from cohorts.rules.partnership.counting import Target, expected
from cohorts.rules.partnership.pace import weekly_in_words
from cohorts.rules.partnership.suppression import Mark, Shown

PER_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class View:
    """One grant as one reader sees it."""

    grant: Grant
    components: list[Component]
    done: list[Done]
    employers: list[Employer]
    known: frozenset[int]
    own: frozenset[str]
    periods: list[Slice]
    period: Slice

    @property
    def theirs(self) -> list[Done]:
        """What was done for the participants whom the reader sees one by one."""
        return [each for each in self.done if each.participant in self.known]


def _view(request: HttpRequest, grant: Grant) -> View:
    user = user_of(request)
    on = clock.now().astimezone(ZoneInfo(grant.program.organization.zone)).date()
    periods = [to_date(grant, on), *quarters(grant, on)]
    components = components_of(grant)
    reading = read(grant, components)
    known = Participant.objects.visible_to(user).filter(program=grant.program_id).order_by()
    employers = user.memberships.filter(role=Role.PARTNER).values_list("organization__slug", flat=True)
    return View(
        grant=grant,
        components=components,
        done=reading.done,
        employers=employers_of(reading),
        known=frozenset(known.values_list("pk", flat=True)),
        own=frozenset(employers),
        periods=periods,
        period=chosen(periods, request.GET.get("period", "")),
    )


def _grants(request: HttpRequest) -> list[Grant]:
    rows = Grant.objects.visible_to(user_of(request)).select_related("program__organization")
    return list(rows.order_by("-since", "pk"))


@door(PARTNERS)
@require_safe
def targets(request: HttpRequest) -> HttpResponse:
    """Targets of the programs in which the reader's organization takes part."""
    grants = _grants(request)
    asked = request.GET.get("grant", "")
    grant = next((each for each in grants if str(each.public_id) == asked), grants[0] if grants else None)
    context: dict[str, Any] = {"nav": nav("targets", user_of(request)), "grant": grant}
    if grant is not None:
        view = _view(request, grant)
        on = view.periods[0].last
        seen = outside(
            grant, view.components, view.done, [each.slug for each in view.employers], on=on, known=view.known,
            own=view.own,
        )  # fmt: skip
        context |= {
            "grants": _choices(grants, grant),
            "chips": [
                {"url": _address(grant, period=each.key), "text": each.title, "current": each == view.period}
                for each in view.periods
            ],
            "period": view.period,
            "lines": [_line(view, each, seen) for each in view.components],
            "all": {
                "people": _words(seen.people[Cell(view.period.key, ALL, ALL)]),
                "services": _words(seen.services[Cell(view.period.key, ALL, ALL)]),
            },
            "columns": _columns(view),
            "rows": _rows(view, seen),
            "own": _own(view),
        }
    return render(request, "partners/targets.html", context)


@door(PARTNERS)
@require_safe
def records(request: HttpRequest) -> HttpResponse:
    """The records of the reader's own participants behind one figure; of nobody else."""
    asked_grant = request.GET.get("grant", "")
    grant = next((each for each in _grants(request) if str(each.public_id) == asked_grant), None)
    if grant is None:
        raise Http404
    view = _view(request, grant)
    titles = {each.slug: each.title for each in view.components}
    asked = asked_of(request.GET, grant, components=list(titles))
    if asked is None:
        raise Http404
    page = Paginator(behind(asked, view.theirs), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "nav": nav("targets", user_of(request)),
        "grant": grant,
        "back": _address(grant),
        "line": titles.get(asked.component, ""),
        "asked": asked,
        "page_obj": page,
        "rows": drawn(list(page), titles=titles, employers=view.employers, linked=False),
        "by_person": asked.count.by_person,
    }
    return render(request, "partners/targets_records.html", context)


def _choices(grants: Collection[Grant], current: Grant) -> list[dict[str, Any]]:
    if len(grants) < 2:  # noqa: PLR2004 - one grant is no choice
        return []
    return [{"url": _address(each), "text": each.name, "current": each == current} for each in grants]


def _address(grant: Grant, **query: str) -> str:
    return f"{reverse('partners:targets')}?{urlencode({'grant': str(grant.public_id), **query})}"


def _line(view: View, component: Component, seen: Outside) -> dict[str, Any]:
    """One line: what is hidden has no bar, no missing number and no pace either, since those would tell it."""
    grant, period, last = view.grant, view.period, view.periods[0].last
    reached = seen.reached(component.slug)
    planned = expected(Target(component.slug, component.target, grant.since, grant.until), on=last)
    line: dict[str, Any] = {
        "title": component.title,
        "target": component.target,
        "reached": _words(reached),
        "claimed": _words(seen.claimed[component.slug]),
        "missing": _words(Mark.HIDDEN),
        "pace": _words(Mark.HIDDEN),
        "services": _words(seen.services[Cell(period.key, component.slug, ALL)]),
        "people": _words(seen.people[Cell(period.key, component.slug, ALL)]),
        "goal": None,
    }
    if isinstance(reached, Mark):
        return line
    missing = max(0, component.target - reached)
    return line | {
        "missing": f"{missing:,}",
        "pace": weekly_in_words(missing, on=last, by=grant.until),
        "goal": {
            "reached": reached,
            "target": component.target,
            "expected": planned,
            "on_target": reached >= planned,
            "share": share_of(reached, component.target),
            "expected_share": mark_of(planned, component.target),
        },
    }


def _columns(view: View) -> list[dict[str, Any]]:
    return [
        {"label": _("Line")},
        *({"label": each.name, "number": True} for each in view.employers),
        {"label": _("All"), "number": True},
    ]


def _rows(view: View, seen: Outside) -> list[list[Any]]:
    key = view.period.key
    lines = [*((each.slug, each.title) for each in view.components), (ALL, _("All lines, each person once"))]
    return [
        [
            title,
            *(_cell(view, slug, each.slug, seen.people[Cell(key, slug, each.slug)]) for each in view.employers),
            _words(seen.people[Cell(key, slug, ALL)]),
        ]
        for slug, title in lines
    ]


def _cell(view: View, component: str, partner: str, number: Shown) -> Any:
    if partner not in view.own or isinstance(number, Mark) or not number:
        return _words(number)
    asked = Asked(view.period.first, view.periods[0].last, Counted.PEOPLE, component, partner)
    return {"text": f"{number:,}", "url": _records(view, asked)}


def _records(view: View, asked: Asked) -> str:
    last = min(asked.last, view.period.last)
    query = {
        "grant": str(view.grant.public_id),
        "from": asked.first.isoformat(),
        "to": last.isoformat(),
        "count": asked.count.value,
        "component": asked.component,
        "partner": asked.partner,
    }
    return f"{reverse('partners:target-records')}?{urlencode({name: value for name, value in query.items() if value})}"


def _own(view: View) -> list[dict[str, Any]]:
    """The reader's own participants in figures, each with its list."""
    if not view.known:
        return []
    labels = (
        (Counted.PEOPLE, _("Your people, each once")),
        (Counted.SERVICES, _("Services given to them")),
        (Counted.CLAIMED_SERVICES, _("Claimed for them, no record yet")),
    )
    found = []
    for counted, label in labels:
        asked = Asked(view.period.first, view.period.last, counted)
        found.append({"label": label, "value": f"{len(behind(asked, view.theirs)):,}", "url": _records(view, asked)})
    return found


def _words(number: Shown) -> str:
    return _("Hidden") if isinstance(number, Mark) else f"{number:,}"
