"""Shifts on the floor: the week of a site, planning one for an intern, calling one off."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from apprenticeships import clock
from apprenticeships.access import SITES, door
from apprenticeships.addresses import user_of
from apprenticeships.admin.plain import StaffForm
from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper
from apprenticeships.models import Role, User
from apprenticeships.models.fields import validate_year
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor
from cohorts.floor.forms import TIMES
from cohorts.floor.nav import nav
from cohorts.models import Enrollment, Placement, Shift, ShiftState
from cohorts.models.shift import ShiftQuerySet
from cohorts.records import local_day
from cohorts.rules.minors.laws import STATES
from cohorts.rules.minors.school import week_start
from cohorts.workflows import shifts

REFUSED: Final = 422
WEEK: Final = timedelta(weeks=1)
AROUND: Final = timedelta(weeks=110)
DEFAULT_ZONE: Final = "America/Chicago"
WRITE_TIME: Final = "Write a time such as 9:00 or 1:30 PM."


@dataclass(frozen=True, slots=True)
class PersonWeek:
    """Somebody at the site, and when they come that week."""

    enrollment: Enrollment
    department: str
    shifts: list[Shift]

    @property
    def minutes(self) -> int:
        """The sum of the week."""
        return sum(row.minutes for row in self.shifts)


def people_at(user: User) -> QuerySet[Enrollment]:
    """Those in training, or about to be, at the sites of a site coordinator."""
    sites = user.memberships.filter(role=Role.SITE_COORDINATOR).values("site")
    here = Placement.objects.filter(ends_on__isnull=True, department__site__in=sites)
    rows = Enrollment.objects.current().filter(pk__in=here.values("enrollment"))
    return rows.select_related("person", "cohort__version", "cohort__program__organization")


def shifts_at(user: User) -> ShiftQuerySet:
    """The shifts at those sites."""
    sites = user.memberships.filter(role=Role.SITE_COORDINATOR).values("site")
    return Shift.objects.filter(department__site__in=sites).select_related("department__site", "enrollment__person")


def week_at(user: User, week: date) -> list[PersonWeek]:
    """Everybody at the sites with their shifts of the week that begins on ``week``."""
    found: dict[int, list[Shift]] = defaultdict(list)
    for row in shifts_at(user).planned().filter(date__gte=week, date__lt=week + WEEK).order_by("starts_at", "pk"):
        found[row.enrollment_id].append(row)
    now = Prefetch("placements", Placement.objects.filter(ends_on__isnull=True).select_related("department"))
    people = people_at(user).filter(starts_on__lt=week + WEEK).prefetch_related(now)
    return [
        PersonWeek(row, row.placements.all()[0].department.name, found[row.pk])
        for row in people.order_by("person__sort_name", "pk")
    ]


def today_of(user: User, at: datetime) -> date:
    """Today at the first site of a site coordinator."""
    zone = user.memberships.filter(role=Role.SITE_COORDINATOR, site__isnull=False).order_by("pk")
    return local_day(at, ZoneInfo(zone.values_list("site__zone", flat=True).first() or DEFAULT_ZONE))


def _time(label: str) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time", "class": "ap-w-sm"}, format="%H:%M")
    words = {"required": WRITE_TIME, "invalid": WRITE_TIME}
    return forms.TimeField(label=label, input_formats=TIMES, widget=widget, error_messages=words)


class ShiftForm(StaffForm):
    """When somebody comes."""

    date = forms.DateField(
        label="Day",
        widget=forms.DateInput(attrs={"type": "date", "class": "ap-w-sm"}, format="%Y-%m-%d"),
        validators=[validate_year],
        error_messages={"required": "Choose the day.", "invalid": "Write a day such as 2026-06-15."},
    )
    begins = _time("Begins at")
    ends = _time("Ends at")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper(submit="Plan this shift")

    def refuse(self, refusal: DomainError) -> None:
        """Say each broken rule at its field."""
        if isinstance(refusal, shifts.IllegalShiftError):
            for each in refusal.verdict.refusals:
                self.add_error(shifts.field_of(each), shifts.sentence(each))
            return
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.message)


class CancelForm(StaffForm):
    """Why a shift is called off."""

    reason = forms.CharField(
        label="Why",
        help_text="The intern reads it.",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "Write why this shift is called off.",
            "max_length": "This is too long. Use at most 300 characters.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper(submit="Call this shift off")


@door(SITES)
@require_safe
def week(request: HttpRequest, week: date | None = None) -> HttpResponse:
    """Who comes when in a week at one's site, by default this one; weeks go from Sunday to Saturday."""
    user = user_of(request)
    today = today_of(user, clock.now())
    start = week_start(week or today)
    if abs(start - today) > AROUND:
        raise Http404
    if week is not None and week != start:
        return redirect("floor:shifts_of", week=start)
    context = {
        "people": week_at(user, start),
        "start": start,
        "last": start + WEEK - timedelta(days=1),
        "before": start - WEEK,
        "after": start + WEEK,
        "first_open": max(today, start),
        "is_past": start + WEEK <= today,
        "is_now": start <= today < start + WEEK,
        "today": today,
        "nav": nav(user, "shifts"),
    }
    return render(request, "floor/shifts.html", context)


@door(SITES)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Plan a shift; where a rule says no, it says so at the field, with what would be legal."""
    user, at = user_of(request), clock.now()
    row = get_object_or_404(people_at(user), public_id=public_id)
    today = today_of(user, at)
    day = _day(request.GET.get("day", "")) or max(today, row.starts_on)
    form = ShiftForm(request.POST if request.method == "POST" else None, initial={"date": day})
    if request.method == "POST":
        if form.is_valid():
            typed = form.cleaned_data
            day = typed["date"]
            try:
                shift = shifts.plan(
                    row.pk, day=day, begins=typed["begins"], ends=typed["ends"], by=Actor.user(user), at=at
                )
            except DomainError as refusal:
                form.refuse(refusal)
            else:
                messages.success(request, f"Planned: {row.person.name}, {day_in_words(shift.date)}.")
                return redirect("floor:shifts_of", week=week_start(shift.date))
        else:
            day = form.cleaned_data.get("date") or day
    context = {"enrollment": row, "form": form, "today": today, "nav": nav(user, "shifts"), **_legal(row, day)}
    return render(request, "floor/shift.html", context, status=REFUSED if form.errors else 200)


def _legal(row: Enrollment, day: date) -> dict[str, Any]:
    """What is legal on a day, or why nobody can tell."""
    placement = row.placements.filter(ends_on__isnull=True).select_related("department__site").first()
    site = placement.department.site if placement else None
    found: dict[str, Any] = {"day": day, "site": site, "knows_state": site is not None and site.state in STATES}
    try:
        return {**found, "legal": shifts.legal_day(row, day)}
    except DomainError as refusal:
        return {**found, "unknown": refusal.message}


def _day(text: str) -> date | None:
    """A day from an address; nothing when it is none, or so far off that no calendar has it."""
    try:
        found = date.fromisoformat(text)
        validate_year(found)
    except (ValueError, forms.ValidationError):
        return None
    return found


@door(SITES)
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Call a shift off, with the reason."""
    user = user_of(request)
    row = get_object_or_404(shifts_at(user).filter(state=ShiftState.PLANNED), public_id=public_id)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            shifts.cancel(row.pk, by=Actor.user(user), at=clock.now(), reason=reason)
        except DomainError as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            messages.success(request, f"Called off: {row.enrollment.person.name}, {day_in_words(row.date)}.")
            return redirect("floor:shifts_of", week=week_start(row.date))
    context = {
        "shift": row,
        "form": form,
        "week": week_start(row.date),
        "today": today_of(user, clock.now()),
        "nav": nav(user, "shifts"),
    }
    return render(request, "floor/shift_cancel.html", context, status=REFUSED if form.errors else 200)
