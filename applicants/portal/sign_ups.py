"""One sign-up for a session, for whoever holds its link: claim, change or give back the chair, and the code to show."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applicants.models import Application, ApplicationState
from applicants.portal.public import others_ahead, visitor
from applicants.records import late_dates
from applicants.records.deadlines import local_day
from applicants.records.facts import AHEAD
from applicants.records.sittings import application_of, offered
from applicants.workflows.applications import intended_cohort
from apprenticeships import clock, qr
from apprenticeships.access import PUBLIC, door
from apprenticeships.door_links import link_of
from apprenticeships.errors import DomainError
from apprenticeships.models import Session, SignUp, SignUpState
from apprenticeships.workflows import sessions, waitlist

UNPROCESSABLE: Final = 422
MOST_DATES: Final = 6
OVER: Final = frozenset({SignUpState.CANCELED, SignUpState.NO_SHOW, SignUpState.UNSEATED})
S = SignUpState


@door(PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def signed(request: HttpRequest, slug: str, public_id: UUID) -> HttpResponse:
    """See a sign-up, take the chair that is kept, choose another date, or give the chair back."""
    rows = SignUp.objects.with_place().select_related("session__program__organization", "person")
    row = get_object_or_404(rows, public_id=public_id, session__program__slug=slug)
    at = clock.now()
    refusal = ""
    if request.method == "POST":
        try:
            changed = _change(request, row, at)
        except DomainError as error:
            refusal = error.message
        else:
            return redirect("join:signed", slug=slug, public_id=changed.public_id)
        row = rows.get(pk=row.pk)
    dates = _dates(row, request.GET.get("date", ""), at)
    context = {**_standing(row, at), **dates, **_late(row, dates, at), **_apply(request, row, at), "refusal": refusal}
    response = render(request, "portal/public/signed.html", context, status=UNPROCESSABLE if refusal else 200)
    response["Referrer-Policy"] = "same-origin"
    return response


def _standing(row: SignUp, at: datetime) -> dict[str, Any]:
    ahead = row.session.starts_at > at
    kept = row.claim_until is not None and row.claim_until > at and ahead
    return {
        "program": row.session.program,
        "sign_up": row,
        "session": row.session,
        "open_now": row.state in AHEAD and ahead,
        "has_chair": row.state in {S.SIGNED_UP, S.OFFERED} and ahead,
        "kept": kept,
        "before": getattr(row, "before", 0),
        "code": qr.svg_uri(link_of(row)) if row.state == S.SIGNED_UP and row.session.ends_at > at else "",
    }


def _dates(row: SignUp, wanted: str, at: datetime) -> dict[str, Any]:
    """The other dates to come; the one that a mail named stands out."""
    if row.state == S.ATTENDED:
        return {"others": (), "chosen": None}
    held = SignUp.objects.filter(person_id=row.person_id, state__in=AHEAD).values("session")
    rows = offered(others_ahead(row.session, at).exclude(pk__in=held), row, at=at).with_places()
    found = list(rows.order_by("starts_at", "pk")[:MOST_DATES])
    chosen = next((each for each in found if str(each.public_id) == wanted), None)
    return {"others": [each for each in found if each != chosen], "chosen": chosen}


def _apply(request: HttpRequest, row: SignUp, at: datetime) -> dict[str, Any]:
    """By when to apply, for whoever is signed in: the class that takes applications, or their own draft and its day.

    Whoever only holds the link is told nothing about an application.
    """
    if row.person.user_id is None or row.person.user_id != request.user.pk or row.state in OVER:
        return {}
    program = row.session.program
    known = application_of(row.person_id, program.pk)
    if known is None:
        enrolled = Application.objects.filter(
            person=row.person_id, version__program=program, state=ApplicationState.ENROLLED
        )
        return {} if enrolled.exists() else {"cohort": intended_cohort(program, at=at)}
    if known.state != ApplicationState.DRAFT:
        return {}
    return {"draft": known, "send_by": known.last_day(on=local_day(program, at))}


def _late(row: SignUp, dates: dict[str, Any], at: datetime) -> dict[str, Any]:
    """Which of the dates are too late for the class: the one that they have in a sentence, others with a note."""
    ahead = row.state in AHEAD and row.session.starts_at > at
    listed = [each for each in (*dates["others"], dates["chosen"]) if each is not None]
    found = late_dates.of_sign_up(row, at=at) if ahead or listed else None
    for each in listed:
        each.late = "" if found is None else found.note(each)
    return {"late": found.words(row.session) if found is not None and ahead else ""}


def _change(request: HttpRequest, row: SignUp, at: datetime) -> SignUp:
    by = visitor(request)
    if request.POST.get("claim"):
        claimed = waitlist.claim(row.pk, by=by, at=at, reason="By the link in the mail.")
        messages.success(request, _("You have the chair. A mail with the date is on its way."))
        return claimed
    wanted = request.POST.get("to", "")
    if wanted:
        return _come_then(request, row, _date_like(row, wanted, at), at)
    changed = sessions.cancel_sign_up(row.pk, by=by, at=at, reason="By the link in the mail.")
    messages.success(request, _("You gave back your place. Thank you for telling us."))
    return changed


def _come_then(request: HttpRequest, row: SignUp, target: Session | None, at: datetime) -> SignUp:
    if target is None or row.state == S.ATTENDED:
        raise DomainError(_("Choose one of the dates below."), code="session")
    if row.state in OVER or row.session.starts_at <= at:
        return sessions.sign_up(target.pk, person=row.person, by=visitor(request), at=at)
    return sessions.change(row.pk, to=target.pk, by=visitor(request), at=at)


def _date_like(row: SignUp, wanted: str, at: datetime) -> Session | None:
    """A date of the same kind and program by what the page sent for it; one that is over too, which a rule refuses.

    Of a test only one that the person may choose.
    """
    rows = offered(Session.objects.filter(program=row.session.program_id, kind=row.session.kind), row, at=at)
    try:
        return rows.filter(public_id=UUID(wanted)).first()
    except ValueError:
        return None
