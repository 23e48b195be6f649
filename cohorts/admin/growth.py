"""Growth of a class: each criterion at the start and at the end, by site, and the people behind it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import show
from apprenticeships.admin.scope import desk
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import trail
from apprenticeships.models import Criterion, CriterionUse, Site
from apprenticeships.rules.words import MINUS
from cohorts.admin.home import name_of
from cohorts.admin.views import CLASSES, class_of
from cohorts.models import Cohort, Enrollment, Evaluation, Moment, Placement
from cohorts.rules.evaluations import LEAST, Both, Means, growth, means_by_site

NOTHING = "–"  # noqa: RUF001 - the sign for nothing


@dataclass(frozen=True, slots=True)
class Rated:
    """Somebody of the class with both evaluations, as far as they were handed in."""

    enrollment: Enrollment
    site: int | None
    both: Both


@dataclass(frozen=True, slots=True)
class SiteRow:
    """One site: how many were rated twice, and each criterion; without a site the row is everybody's."""

    site: Site | None
    people: int
    url: str
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person: each criterion from start to end, and the mean step."""

    enrollment: Enrollment
    cells: Sequence[str]
    step: str


def criteria_of(cohort: Cohort) -> list[Criterion]:
    """What the class is evaluated on, in order."""
    rows = Criterion.objects.filter(version_id=cohort.version_id, use=CriterionUse.EVALUATION)
    return list(rows.order_by("position"))


def rated_of(cohort: Cohort) -> list[Rated]:
    """Everybody of the class who was evaluated at least once, with the site where they work, or worked last."""
    last = Placement.objects.filter(enrollment=OuterRef("pk")).order_by("-starts_on", "-pk")
    rows = Enrollment.objects.filter(cohort=cohort, evaluations__voided_at__isnull=True, evaluations__isnull=False)
    people = rows.annotate(where=Subquery(last.values("department__site")[:1])).select_related("person").distinct()
    ratings: dict[int, dict[str, Any]] = defaultdict(dict)
    handed_in = Evaluation.objects.filter(enrollment__cohort=cohort, voided_at__isnull=True)
    for pk, moment, values in handed_in.values_list("enrollment_id", "moment", "ratings"):
        ratings[pk][moment] = values
    return [
        Rated(row, row.where, (ratings[row.pk].get(Moment.START, {}), ratings[row.pk].get(Moment.END, {})))  # type: ignore[attr-defined]
        for row in people.order_by("person__sort_name", "pk")
    ]


def by_sites(cohort: Cohort, criteria: Sequence[Criterion], rated: Sequence[Rated]) -> list[SiteRow]:
    """One row for each site, and one for everybody at the end."""
    rows = [(str(each.site), each.both) for each in rated if each.site is not None]
    found = [means_by_site(rows, criterion=each.slug) for each in criteria]
    twice = [each for each in rated if each.site is not None and all(each.both)]
    sites = Site.objects.filter(pk__in={each.site for each in rated}).order_by("name", "pk")
    table = [
        SiteRow(
            site,
            sum(each.site == site.pk for each in twice),
            reverse("classes:growth-site", args=[cohort.pk, site.public_id]),
            [_cell(means[str(site.pk)]) for means, _ in found],
        )
        for site in sites
    ]
    return [*table, SiteRow(None, len(twice), "", [_cell(everyone) for _, everyone in found])]


def _cell(means: Means) -> str:
    if means.start is None or means.end is None or means.step is None:
        return ""
    return f"{_decimal(means.start)} to {_decimal(means.end)} ({_signed(means.step)})"


def _decimal(value: Fraction) -> str:
    return f"{float(value):.1f}"


def _signed(value: Fraction) -> str:
    words = _decimal(abs(value))
    return words if words == "0.0" else f"{'+' if value > 0 else MINUS}{words}"


def people_at(site: Site, criteria: Sequence[Criterion], rated: Sequence[Rated]) -> list[PersonRow]:
    """The people behind a site's row."""
    slugs = [each.slug for each in criteria]
    found = []
    for each in rated:
        if each.site == site.pk:
            first, last = each.both
            mean = growth(first, last, criteria=slugs).mean
            cells = [f"{first.get(slug) or NOTHING} to {last.get(slug) or NOTHING}" for slug in slugs]
            found.append(PersonRow(each.enrollment, cells, NOTHING if mean is None else _signed(mean)))
    return found


def _frame(request: HttpRequest, cohort: Cohort) -> list[tuple[str, str]]:
    on = clock.now().astimezone(desk(signed_in(request)).zone).date()
    return [*trail(CLASSES), (reverse("classes:class", args=[cohort.pk]), name_of(cohort, on))]


@door(COORDINATORS)
@require_safe
def sites(request: HttpRequest, pk: int) -> HttpResponse:
    """How a class grew, by site; figures of few people are hidden."""
    cohort = class_of(request, pk)
    criteria = criteria_of(cohort)
    if not criteria:
        raise Http404
    rated = rated_of(cohort)
    context = {
        "cohort": cohort,
        "criteria": criteria,
        "rows": by_sites(cohort, criteria, rated) if rated else [],
        "least": LEAST,
    }
    return show(request, "admin/growth.html", context, title="Growth", trail=_frame(request, cohort))


@door(COORDINATORS)
@require_safe
def site(request: HttpRequest, pk: int, site: UUID) -> HttpResponse:
    """The people behind the row of one site."""
    cohort = class_of(request, pk)
    criteria, rated = criteria_of(cohort), rated_of(cohort)
    place = Site.objects.filter(public_id=site, pk__in={each.site for each in rated}).first()
    if place is None:
        raise Http404
    context = {"cohort": cohort, "criteria": criteria, "site": place, "rows": people_at(place, criteria, rated)}
    above = [*_frame(request, cohort), (reverse("classes:growth", args=[pk]), "Growth")]
    return show(request, "admin/growth_site.html", context, title=place.name, trail=above)
