"""Interviews: invite, move, cancel, say whether it took place, score."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from applicants.hiring import order, panel_gaps
from applicants.hiring.doors import GONE, REFUSED, left_or_404, page, reader_of, referral_or_404
from applicants.hiring.forms import CancelForm
from applicants.hiring.meeting_forms import ClosedOn, InviteForm, MoveForm
from applicants.hiring.packet import logistics_of
from applicants.hiring.queue import candidate_url, class_words
from applicants.hiring.seating import choice_of
from applicants.hiring.standing import Panel, open_referrals, see
from applicants.models import Interview, Referral
from applicants.records.closed_days import Closed, closed_days
from applicants.records.open_times import without_times
from applicants.rules.working_days import local_day, when_words
from applicants.workflows import bookings, interviews
from apprenticeships import clock
from apprenticeships.access import HIRING, MANAGERS, door
from apprenticeships.daysoff import calendar_of
from apprenticeships.errors import DomainError
from apprenticeships.models import User
from apprenticeships.rules.words import zone_in_words
from apprenticeships.workflow import Actor
from cohorts.models import Opening


@door(MANAGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, candidate: UUID) -> HttpResponse:
    """Choose a time and a place; both sides get an invitation."""
    reader, at = reader_of(request), clock.now()
    referral = referral_or_404(request, candidate, managing=True)
    department = referral.opening.department
    panel = Panel.of(reader)
    (seen,) = see([referral], panel, at=at, free={})
    if not seen.is_open:
        return redirect(candidate_url(referral))
    choice = choice_of(seen, panel)
    form = InviteForm(
        request.POST if request.method == "POST" else None,
        zone=department.site.zone,
        zone_name=zone_in_words(department.site.zone),
        choice=choice,
        closed=_closed(referral.opening),
    )
    if request.method == "POST" and form.is_valid():
        try:
            meeting = interviews.schedule(
                referral.application_id,
                opening_id=referral.opening_id,
                **form.meeting,
                by=Actor.user(reader),
                at=at,
            )
        except DomainError as error:
            form.refuse(error)
        else:
            said = f"Invitation sent: {referral.application.person.name}, {_when(meeting, at)}"
            return order.go_on(request, said, about=referral, at=at)
    context = {
        "form": form,
        "name": referral.application.person.name,
        "about": class_words(referral.opening, local_day(at, department.site.zone)),
        "back_url": candidate_url(referral),
        "times_url": candidate_url(referral, "hiring:offer_times"),
        "gaps": panel_gaps.too_few(seen, panel, choice),
        "not_yet": panel_gaps.no_times(seen, form.chosen, reader, at=at),
        "logistics": logistics_of(referral.application_id),
    }
    return page(request, "hiring/invite.html", context, status=REFUSED if request.method == "POST" else 200)


@door(MANAGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, interview: UUID) -> HttpResponse:
    """Another time or place, or other people, with a reason."""
    reader, at = reader_of(request), clock.now()
    row = interview_or_404(request, interview, managing=True)
    panel = Panel.of(reader)
    (seen,) = see([referral_of(row, reader)], panel, at=at, free={})
    form = MoveForm(
        request.POST if request.method == "POST" else None,
        zone=row.zone,
        zone_name=zone_in_words(row.zone),
        choice=choice_of(seen, panel),
        closed=_closed(row.opening),
        initial=_now(row),
    )
    if request.method == "POST" and form.is_valid():
        try:
            moved = interviews.move(
                row.pk,
                **form.meeting,
                reason=form.cleaned_data["reason"],
                by=Actor.user(reader),
                at=at,
            )
        except DomainError as error:
            form.refuse(error)
        else:
            said = f"Saved: {row.application.person.name}, {_when(moved, at)} All calendars follow."
            messages.success(request, said, extra_tags=f"back:{_candidate(row)}")
            return redirect("hiring:queue")
    return _change_page(request, row, form, "hiring/move.html", at)


@door(MANAGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, interview: UUID) -> HttpResponse:
    """Cancel, with a reason."""
    at = clock.now()
    row = interview_or_404(request, interview, managing=True)
    form = CancelForm(
        request.POST if request.method == "POST" else None,
        submit="Cancel the interview",
        missing="Say why it is canceled; the candidate reads it.",
        has_times=not without_times([row.manager], row.opening.department_id, on=local_day(at, row.zone)),
    )
    if request.method == "POST" and form.is_valid():
        try:
            cancel_it = bookings.call_off if form.cleaned_data.get("again") else bookings.only_cancel
            _, new = cancel_it(row.pk, reason=form.cleaned_data["reason"], by=Actor.user(reader_of(request)), at=at)
        except DomainError as error:
            form.refuse(error)
        else:
            then = "chooses another open time" if new is not None else "stays on your list"
            messages.success(request, f"Canceled. {row.application.person.name} {then}.")
            return redirect("hiring:queue")
    return _change_page(request, row, form, "hiring/cancel.html", at, away_url=_away_url(request, row))


@door(HIRING)
@require_POST
def missed(request: HttpRequest, interview: UUID) -> HttpResponse:
    """The candidate did not come."""
    row = interview_or_404(request, interview)
    try:
        missed_one, new = bookings.missed(row.pk, by=Actor.user(reader_of(request)), at=clock.now())
    except DomainError as error:
        messages.error(request, error.message)
        return redirect(_candidate(row))
    then = "Invite again, or pass."
    if new is not None:
        then = "They choose another open time."
    elif missed_one.left_at is not None:
        then = "It was not the first time: the coordinator calls them. You may also invite again, or pass."
    messages.success(request, f"Saved: {row.application.person.name} did not come. {then}")
    return redirect("hiring:queue")


@door(HIRING)
@require_POST
def held(request: HttpRequest, interview: UUID) -> HttpResponse:
    """The interview took place after all."""
    row = interview_or_404(request, interview)
    try:
        interviews.hold(row.pk, by=Actor.user(reader_of(request)), at=clock.now())
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"Saved: you met {row.application.person.name}.")
    return redirect(_candidate(row))


def interview_or_404(request: HttpRequest, public_id: UUID, *, managing: bool = False) -> Interview:
    """An interview of the reader's departments whose candidate is still before them, or before those they manage."""
    reader = reader_of(request)
    rows = Interview.objects.managed_by(reader) if managing else Interview.objects.visible_to(reader)
    row = (
        rows.filter(public_id=public_id, application__in=open_referrals(reader).values("application_id"))
        .select_related(
            "application__person",
            "application__version",
            "manager",
            "opening__cohort",
            "opening__track",
            "opening__department__site",
            "room",
        )
        .first()
    )
    if row is None:
        about = rows.filter(public_id=public_id).values("application_id")
        raise left_or_404(Referral.objects.known_to(reader).filter(application__in=about), GONE)
    reader.act_in(row.opening.department_id)
    return row


def referral_of(row: Interview, reader: User) -> Referral:
    """The open referral that an interview is about."""
    found = Referral.objects.known_to(reader).filter(application_id=row.application_id, opening_id=row.opening_id)
    referral = open_referrals(reader).filter(pk__in=found.values("pk")).first()
    if referral is None:
        raise left_or_404(found, GONE)
    return referral


def _closed(opening: Opening) -> ClosedOn:
    """What is off on a day for some people, by the calendar of the program that hires."""

    def closed(day: date, people: Sequence[int]) -> list[Closed]:
        calendar = calendar_of(opening.cohort.version, around=day)
        return closed_days(User.objects.filter(pk__in=people), [day], calendar, weekends=True)

    return closed


def _candidate(row: Interview) -> str:
    return candidate_url(Referral(application=row.application, opening=row.opening))


def _when(row: Interview, at: datetime) -> str:
    words = when_words(row.starts_at, row.zone, local_day(at, row.zone)) if row.starts_at else ""
    return words if words.endswith(".") else f"{words}."


def _now(row: Interview) -> dict[str, object]:
    if row.starts_at is None or row.ends_at is None:
        return {}
    local = row.starts_at.astimezone(ZoneInfo(row.zone))
    minutes = round((row.ends_at - row.starts_at).total_seconds() / 60)
    return {"date": local.date(), "time": local.time(), "minutes": minutes, "place": row.place, "room": row.room or ""}


def _away_url(request: HttpRequest, row: Interview) -> str:
    """Where somebody who leads it says that they cannot come at all on that day; nothing for others."""
    if row.starts_at is None or row.manager_id != reader_of(request).pk:
        return ""
    day = local_day(row.starts_at, row.zone).isoformat()
    return f"{reverse('hiring:away')}?{urlencode({'first': day, 'last': day})}"


def _change_page(
    request: HttpRequest, row: Interview, form: MoveForm | CancelForm, template: str, at: datetime, **more: str
) -> HttpResponse:
    context = {
        "form": form,
        "name": row.application.person.name,
        "when": _when(row, at),
        "place": row.place,
        "back_url": _candidate(row),
        "logistics": logistics_of(row.application_id),
        **more,
    }
    return page(request, template, context, status=REFUSED if request.method == "POST" else 200)
