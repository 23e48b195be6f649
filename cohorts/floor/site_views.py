"""The pages of site coordinators: their site today, and the places that it offers to the coming summer."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apprenticeships import clock
from apprenticeships.access import SITES, door
from apprenticeships.addresses import user_of
from apprenticeships.errors import DomainError
from apprenticeships.messages import DEFAULT_ZONE
from apprenticeships.workflow import Actor
from cohorts.floor import site as reading
from cohorts.floor.nav import nav
from cohorts.floor.site_forms import NewPlacesForm, PlacesForm
from cohorts.models import Opening
from cohorts.records import local_day
from cohorts.workflows import cohorts, openings

REFUSED = 422


@door(SITES)
@require_safe
def my_site(request: HttpRequest) -> HttpResponse:
    """Who is here today, what comes, and the places of the coming summer."""
    user, at = user_of(request), clock.now()
    cards = reading.cards(user, at=at)
    today = cards[0].day if cards else local_day(at, ZoneInfo(DEFAULT_ZONE))
    return render(request, "floor/site.html", {"cards": cards, "today": today, "nav": nav(user, "site")})


@door(SITES)
@require_http_methods(["GET", "HEAD", "POST"])
def new_opening(request: HttpRequest, site: UUID, cohort: UUID) -> HttpResponse:
    """Enter places of a department."""
    user, at = user_of(request), clock.now()
    place = get_object_or_404(reading.sites_of(user), public_id=site)
    today = local_day(at, ZoneInfo(place.zone))
    ahead = reading.summers_ahead([place.organization_id], today)
    summer = next((row for row in ahead if row.public_id == cohort), None)
    if summer is None:
        raise Http404
    form = NewPlacesForm(request.POST if request.method == "POST" else None, site=place, cohort=summer)
    if request.method == "POST" and form.is_valid():
        try:
            row = cohorts.add_opening(summer, **form.terms(), by=Actor.user(user), at=at)
        except DomainError as refusal:
            form.refuse(refusal.field, refusal.message)
        else:
            messages.success(request, f"Saved: {_places(row.headcount)} in {row.department.name}.")
            return redirect("floor:site")
    context = {"form": form, "site": place, "cohort": summer, "opening": None, "today": today, "nav": nav(user, "site")}
    return _page(request, context)


def _page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    return render(request, "floor/opening.html", context, status=REFUSED if context["form"].errors else 200)


@door(SITES)
@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change how many places there are, for which ages, with how many hours."""
    row = _own(request, public_id)
    user, at = user_of(request), clock.now()
    form = PlacesForm.of(row, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            openings.change(row.pk, **form.terms(), by=Actor.user(user), at=at)
        except DomainError as refusal:
            form.refuse(refusal.field, refusal.message)
        else:
            messages.success(request, f"Saved: {_places(form.terms()['headcount'])} in {row.department.name}.")
            return redirect("floor:site")
    return _show(request, row, form)


@door(SITES)
@require_POST
def take_off(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take the places off, while nobody has one."""
    row = _own(request, public_id)
    try:
        openings.take_off(row.pk, by=Actor.user(user_of(request)), at=clock.now())
    except DomainError as refusal:
        form = PlacesForm(PlacesForm.of(row).initial)
        form.refuse(None, refusal.message)
        return _show(request, row, form)
    messages.success(request, f"Taken off: {row.department.name}, {row.interest or row.track}.")
    return redirect("floor:site")


def _own(request: HttpRequest, public_id: UUID) -> Opening:
    rows = reading.openings_of(user_of(request)).select_related("department", "site", "interest", "track", "cohort")
    return get_object_or_404(rows.select_related("cohort__program"), public_id=public_id)


def _show(request: HttpRequest, row: Opening, form: PlacesForm) -> HttpResponse:
    today = local_day(clock.now(), ZoneInfo(row.site.zone))
    gone = row.seats.exclude(state="free").count()
    context = {"form": form, "site": row.site, "cohort": row.cohort, "opening": row, "gone": gone, "today": today}
    return _page(request, {**context, "nav": nav(user_of(request), "site")})


def _places(many: int) -> str:
    return f"{many} place{'' if many == 1 else 's'}"
