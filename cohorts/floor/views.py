"""The floor: today's classes and people, attendance in one tap a row, and a week of hours."""

from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from apprenticeships import clock
from apprenticeships.access import FLOOR, INSTRUCTORS, PRECEPTORS, SITES, door
from apprenticeships.addresses import user_of
from apprenticeships.errors import DomainError
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor
from cohorts.floor import reading
from cohorts.floor.evaluations import due_of
from cohorts.floor.forms import ChangeForm, RollForm, WeekForm
from cohorts.floor.nav import nav, supervising
from cohorts.models import (
    Attendance,
    ClassSession,
    Enrollment,
    HoursEntry,
    HoursState,
    Mark,
)
from cohorts.records import local_day, zone_of
from cohorts.workflows import attendance as marking
from cohorts.workflows import hours

REFUSED = 422


def _day_shown(request: HttpRequest, at: datetime) -> date:
    """Today where the user works, for the bar of the page."""
    membership = user_of(request).memberships.select_related("organization").order_by("pk").first()
    zone = membership.organization.zone if membership else "UTC"
    return local_day(at, ZoneInfo(zone))


@door(FLOOR)
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """What to do now: classes to mark, weeks to approve, and who is at one's site."""
    user, at = user_of(request), clock.now()
    context = {
        "classes": reading.classes_of(user, at=at),
        "people": reading.people_of(user, at=at),
        "evaluations": due_of(user, at=at),
        "at_site": list(reading.people_at_sites(user)),
        "supervised": supervising(user).waiting,
        "today": _day_shown(request, at),
        "nav": nav(user, "today"),
    }
    return render(request, "floor/today.html", context)


@door(INSTRUCTORS, SITES)
@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One class: who is here. Each row is one tap; what is not chosen is not recorded."""
    user, at = user_of(request), clock.now()
    own = ClassSession.objects.marked_by(user).select_related("cohort__program__organization")
    session = get_object_or_404(own, public_id=public_id)
    people = reading.roster(session, user)
    form = RollForm(
        request.POST if request.method == "POST" else None,
        session=session,
        people=people,
        marks={row.enrollment_id: row for row in Attendance.objects.filter(session=session)},
        missed=reading.missed_in_a_row(session, people),
    )
    if request.method == "POST" and form.is_valid():
        marks = form.marks(rest=Mark.PRESENT if request.POST.get("rest") else "")
        try:
            marking.mark(session.pk, marks=marks, by=Actor.user(user), at=at)
        except DomainError as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, f"Saved: {len(marks)} of {len(people)} are marked.")
            return redirect("floor:attendance", public_id=session.public_id)
    today_here = local_day(at, zone_of(session.cohort))
    context = {
        "session": session,
        "form": form,
        "people": people,
        "is_open": session.date <= today_here,
        "marked": sum(1 for row in form.rows() if row.mark.value()),
        "today": today_here,
        "nav": nav(user, "site"),
    }
    return render(request, "floor/attendance.html", context, status=REFUSED if form.errors else 200)


def _own_person(request: HttpRequest, **lookup: Any) -> Enrollment:
    """One of a preceptor's own people; somebody else's is not found."""
    own = Enrollment.objects.precepted_by(user_of(request)).select_related("person", "cohort__program__organization")
    return get_object_or_404(own, **lookup)


@door(PRECEPTORS)
@require_http_methods(["GET", "HEAD", "POST"])
def week(request: HttpRequest, public_id: UUID, week: date) -> HttpResponse:
    """A week of one person's hours, filled in from the plan; approved with one button."""
    enrollment = _own_person(request, public_id=public_id)
    at = clock.now()
    today_here = local_day(at, zone_of(enrollment.cohort))
    start = reading.window_of(enrollment, week)
    if start < enrollment.starts_on or start > today_here:
        raise Http404
    if start != week:
        return redirect("floor:hours", public_id=public_id, week=start)
    form = WeekForm(
        request.POST if request.method == "POST" else None,
        days=reading.days_of(enrollment, start, today=today_here),
    )
    if request.method == "POST" and form.is_valid():
        try:
            hours.approve_week(
                enrollment.pk,
                week_start=start,
                minutes_by_date=form.minutes(),
                by=Actor.user(user_of(request)),
                at=at,
            )
        except DomainError as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, f"{enrollment.person.name}: the week of {day_in_words(start)} is approved.")
            return redirect("floor:today")
    context = {
        "enrollment": enrollment,
        "form": form,
        "start": start,
        "before": start - reading.WEEK if start > enrollment.starts_on else None,
        "after": start + reading.WEEK if start + reading.WEEK <= today_here else None,
        "today": today_here,
    }
    return render(request, "floor/hours.html", context, status=REFUSED if form.errors else 200)


@door(PRECEPTORS)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Correct an approved day, or take it back; both keep the reason."""
    mine = Enrollment.objects.precepted_by(user_of(request))
    rows = HoursEntry.objects.filter(enrollment__in=mine, state=HoursState.APPROVED)
    entry = get_object_or_404(
        rows.select_related("enrollment__person", "enrollment__cohort__program__organization"), public_id=public_id
    )
    at, by = clock.now(), Actor.user(user_of(request))
    form = ChangeForm(request.POST if request.method == "POST" else None, initial={"minutes": entry.minutes})
    if request.method == "POST" and form.is_valid():
        minutes, reason = form.cleaned_data["minutes"], form.cleaned_data["reason"]
        try:
            if minutes:
                hours.correct(entry.pk, minutes=minutes, by=by, at=at, reason=reason)
            else:
                hours.void(entry.pk, by=by, at=at, reason=reason)
        except DomainError as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            messages.success(request, f"Changed: {day_in_words(entry.date)}.")
            return redirect(_week_address(entry))
    context = {
        "entry": entry,
        "form": form,
        "back": _week_address(entry),
        "today": local_day(at, zone_of(entry.enrollment.cohort)),
    }
    return render(request, "floor/change.html", context, status=REFUSED if form.errors else 200)


def _week_address(entry: HoursEntry) -> str:
    start = reading.window_of(entry.enrollment, entry.date)
    return reverse("floor:hours", args=[entry.enrollment.public_id, start])
