"""My open times: a week of them, published, changed, stopped; and a candidate who chooses among them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applicants.hiring import order, panel_gaps
from applicants.hiring import times as reading
from applicants.hiring.doors import REFUSED, page, reader_of, referral_or_404
from applicants.hiring.packet import logistics_of
from applicants.hiring.queue import candidate_url, class_words
from applicants.hiring.seating import choice_of
from applicants.hiring.standing import Panel, see
from applicants.hiring.times_forms import ChangeForm, ClosedIn, DayForm, OfferTimesForm, OpenTimesForm
from applicants.models import ExceptionKind, OpenTimes, OpenTimesException
from applicants.records.closed_days import Closed, calendar_for, closed_days
from applicants.rules.open_times import MOST_DAYS
from applicants.rules.working_days import day_words, local_day
from applicants.workflows import bookings, open_times
from apprenticeships import clock
from apprenticeships.access import INTERVIEWERS, MANAGERS, door
from apprenticeships.errors import DomainError
from apprenticeships.messages import DEFAULT_ZONE
from apprenticeships.models import Department, User
from apprenticeships.rules.words import zone_in_words
from apprenticeships.workflow import Actor

TWELVE_WEEKS = timedelta(weeks=12)


def _zone(departments: list[Department]) -> str:
    return departments[0].site.zone if departments else DEFAULT_ZONE


@door(INTERVIEWERS)
@require_safe
def show_times(request: HttpRequest) -> HttpResponse:
    """One week: what is open, what is booked, and what was published."""
    reader, at = reader_of(request), clock.now()
    departments = list(Department.objects.hiring_of(reader.pk).select_related("site"))
    zone = _zone(departments)
    today = local_day(at, zone)
    first = _monday(request.GET.get("week", ""), today)
    week = reading.load(reader, first, zone=zone, at=at)
    this = today - timedelta(days=today.weekday())
    context = {
        "week": week,
        "title": day_words(first, today),
        "interviews": bool(departments),
        "is_this": first == this,
        "before": (first - reading.WEEK).isoformat() if first > this else "",
        "after": (first + reading.WEEK).isoformat() if first < this + timedelta(weeks=52) else "",
        "zone_name": zone_in_words(zone),
    }
    return page(request, "hiring/times.html", context)


def _monday(asked: str, today: date) -> date:
    """The Monday of the week that is asked for, within a year of now; else of this week."""
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        day = today
    if abs((day - today).days) > MOST_DAYS:
        day = today
    return day - timedelta(days=day.weekday())


@door(INTERVIEWERS)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest) -> HttpResponse:
    """Say when one can be booked."""
    reader, at = reader_of(request), clock.now()
    departments = list(Department.objects.hiring_of(reader.pk).select_related("site"))
    if not departments:
        return redirect("hiring:times")
    today = local_day(at, _zone(departments))
    form = OpenTimesForm(
        request.POST if request.method == "POST" else None,
        departments=[(each.pk, str(each)) for each in departments],
        zone_name=zone_in_words(_zone(departments)),
        closed=_closed(reader, departments, today),
        initial={"first_day": today, "last_day": today + TWELVE_WEEKS, "minutes": 30, "is_video": "place"},
    )
    if form.is_bound and form.is_valid():
        (department,) = [each for each in departments if each.pk == form.cleaned_data["department"]]
        try:
            row = open_times.publish(
                reader, department, form.terms, leave_out=form.leave_out, by=Actor.user(reader), at=at
            )
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, "Published. Candidates whom you let choose see these times at once.")
            return redirect(_week(max(row.first_day, today)))
    return page(request, "hiring/times_new.html", {"form": form}, status=REFUSED if form.is_bound else 200)


@door(INTERVIEWERS)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, times: UUID) -> HttpResponse:
    """Change what is published; what is booked stays."""
    row, at = _own(request, times), clock.now()
    form = _change_form(row, request.POST if request.method == "POST" else None, at)
    if form.is_bound and form.is_valid():
        try:
            by = Actor.user(reader_of(request))
            open_times.change(row.pk, form.terms, leave_out=form.leave_out, by=by, at=at)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, "Saved. What is booked stays as it is.")
            return redirect("hiring:times")
    return _edit_page(request, row, form, DayForm(initial={"kind": "off"}, closed=_closed_in(row, at)), at)


@door(INTERVIEWERS)
@require_POST
def add_day(request: HttpRequest, times: UUID) -> HttpResponse:
    """One day that differs, or one time that is not open after all."""
    row, at = _own(request, times), clock.now()
    form = DayForm(request.POST, closed=_closed_in(row, at))
    if form.is_valid():
        day = form.cleaned_data["day"]
        try:
            open_times.add_exception(
                row.pk, form.cleaned_data["kind"], day, form.hours, by=Actor.user(reader_of(request)), at=at
            )
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, "Saved. Meetings that are booked already stay: cancel them with a reason.")
            return redirect(_week(day) if "week" in request.POST else reverse("hiring:times_edit", args=[times]))
    return _edit_page(request, row, _change_form(row, None, at), form, at)


@door(INTERVIEWERS)
@require_POST
def remove_day(request: HttpRequest, times: UUID, day: UUID) -> HttpResponse:
    """The day is as usual again."""
    row = _own(request, times)
    found = OpenTimesException.objects.filter(open_times=row, public_id=day).first()
    if found is not None:
        open_times.remove_exception(found.pk, by=Actor.user(reader_of(request)), at=clock.now())
        messages.success(request, "That day is as usual again.")
    return redirect("hiring:times_edit", times=times)


@door(INTERVIEWERS)
@require_POST
def stop(request: HttpRequest, times: UUID) -> HttpResponse:
    """Offer none of these any more."""
    row = _own(request, times)
    open_times.stop(row.pk, by=Actor.user(reader_of(request)), at=clock.now())
    messages.success(request, "These times are not offered any more. What is booked stays.")
    return redirect("hiring:times")


@door(MANAGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def offer_times(request: HttpRequest, candidate: UUID) -> HttpResponse:
    """Let a candidate choose among open times."""
    reader, at = reader_of(request), clock.now()
    referral = referral_or_404(request, candidate, managing=True)
    panel = Panel.of(reader)
    (seen,) = see([referral], panel, at=at, free={})
    if not seen.is_open:
        return redirect(candidate_url(referral))
    department = referral.opening.department
    choice = choice_of(seen, panel)
    form = OfferTimesForm(request.POST if request.method == "POST" else None, choice=choice)
    if form.is_bound and form.is_valid():
        try:
            row = bookings.offer_times(
                referral.application_id,
                opening_id=referral.opening_id,
                manager=form.lead,
                panel=form.others,
                by=Actor.user(reader),
                at=at,
            )
        except DomainError as error:
            form.refuse(error)
        else:
            name, on = referral.application.person.name, local_day(at, row.zone)
            by_day = day_words(row.choose_by, on) if row.choose_by else ""
            said = f"{name} chooses one of the open times by {by_day}."
            return order.go_on(request, said, about=referral, at=at)
    today = local_day(at, department.site.zone)
    context = {
        "form": form,
        "name": referral.application.person.name,
        "about": class_words(referral.opening, today),
        "back_url": candidate_url(referral),
        "invite_url": candidate_url(referral, "hiring:invite"),
        "logistics": logistics_of(referral.application_id),
        "gaps": [
            *panel_gaps.too_few(seen, panel, choice),
            *panel_gaps.no_times(seen, form.chosen, reader, at=at),
        ],
    }
    return page(request, "hiring/offer_times.html", context, status=REFUSED if form.is_bound else 200)


def _own(request: HttpRequest, public_id: UUID) -> OpenTimes:
    rows = OpenTimes.objects.of(reader_of(request)).running().select_related("department__site", "room", "user")
    row = rows.prefetch_related("exceptions").filter(public_id=public_id).first()
    if row is None:
        raise Http404
    return row


def _change_form(row: OpenTimes, data: Any, at: datetime) -> ChangeForm:
    zone_name, closed = zone_in_words(row.department.site.zone), _closed_in(row, at)
    return ChangeForm(data, departments=[], zone_name=zone_name, closed=closed, initial=ChangeForm.of(row))


def _closed(reader: User, departments: Iterable[Department], today: date) -> ClosedIn:
    """What is off for the reader among some days, by the calendars of one of their departments."""
    known = {each.pk: each for each in departments}

    def closed(department: int | None, days: list[date]) -> list[Closed]:
        if department not in known:
            return []
        ahead = [day for day in days if day >= today]
        return closed_days([reader], ahead, calendar_for(known[department], on=today))

    return closed


def _closed_in(row: OpenTimes, at: datetime) -> ClosedIn:
    """The same for published times, without the days that are taken out already."""
    today = local_day(at, row.department.site.zone)
    closed = _closed(row.user, [row.department], today)
    off = {each.day for each in row.exceptions.all() if each.kind == ExceptionKind.OFF}
    return lambda _, days: closed(row.department_id, [day for day in days if day not in off])


def _edit_page(request: HttpRequest, row: OpenTimes, form: ChangeForm, day_form: DayForm, at: datetime) -> HttpResponse:
    on = local_day(at, row.department.site.zone)
    context = {
        "form": form,
        "day_form": day_form,
        "row": row,
        "title": reading.pattern_words(row),
        "small": reading.small_words(row, on),
        "exceptions": reading.exception_words(row, on),
    }
    bound = form.is_bound or day_form.is_bound
    return page(request, "hiring/times_edit.html", context, status=REFUSED if bound else 200)


def _week(day: date) -> str:
    monday = day - timedelta(days=day.weekday())
    return f"{reverse('hiring:times')}?week={monday.isoformat()}"
