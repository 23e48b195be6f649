"""At the door: a phone of ours reads somebody's code, or somebody opens the code of the poster. No camera is asked for.

What a visitor types there is answered in the same words whether we know them or not: the mail says the rest.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applicants.portal.door_guesses import guessed, patient
from applicants.portal.public import person_behind, visitor
from applicants.portal.public_forms import CodeForm, DoorForm
from applicants.portal.reading import actor, posted
from apprenticeships import clock
from apprenticeships.access import PUBLIC, SIGNED_IN, door
from apprenticeships.addresses import user_of
from apprenticeships.door_links import session_of, sign_up_of
from apprenticeships.errors import DomainError
from apprenticeships.models import Person, Session, SignUp, SignUpState
from apprenticeships.workflows import door as doors
from apprenticeships.workflows import sessions

UNPROCESSABLE: Final = 422
NOT_FOUND: Final = 404
AROUND: Final = timedelta(days=1)


@door(PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
@patient
def enter(request: HttpRequest) -> HttpResponse:
    """Type the short code of the poster."""
    form = CodeForm(posted(request))
    if form.is_bound and form.is_valid():
        found = guessed(request, form.cleaned_data["code"], _today)
        if found is not None:
            return redirect("door:poster", code=form.cleaned_data["code"])
        form.add_error("code", _("We do not know this code today. Look at the poster again, or ask at the door."))
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "portal/door/enter.html", {"form": form}, status=status)


@door(PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
@patient
def poster(request: HttpRequest, code: str) -> HttpResponse:
    """What the poster leads to: say that you are here."""
    session = guessed(request, code, _today)
    if session is None:
        context = {"form": CodeForm(), "unknown": True}
        return render(request, "portal/door/enter.html", context, status=NOT_FOUND)
    at, own = clock.now(), person_behind(request)
    form, refusal = DoorForm(posted(request)), ""
    if request.method == "POST" and (own is not None or form.is_valid()):
        try:
            _check_in(request, session, own, form, at)
        except DomainError as error:
            refusal = error.message
        else:
            return redirect("door:here", code=code)
    shown: dict[str, Any] = {
        "session": session,
        "program": session.program,
        "own": own,
        "form": form if own is None else None,
        "opens_at": doors.opens_at(session, at=at),
        "refusal": refusal,
        **_stands(session, at),
    }
    refused = bool(refusal) or (own is None and form.is_bound and bool(form.errors))
    return render(request, "portal/door/poster.html", shown, status=UNPROCESSABLE if refused else 200)


@door(PUBLIC)
@require_safe
@patient
def here(request: HttpRequest, code: str) -> HttpResponse:
    """After it: for somebody who is signed in, that they came; for everybody else the same words."""
    session = guessed(request, code, _today)
    if session is None:
        raise Http404
    own = person_behind(request)
    came = own is not None and session.sign_ups.filter(person=own, state=SignUpState.ATTENDED).exists()
    context = {"session": session, "program": session.program, "came": came}
    return render(request, "portal/door/here.html", context)


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, token: str) -> HttpResponse:
    """Somebody's code, opened by whoever stands at the door: one tap says that they came."""
    public_id = sign_up_of(token)
    own = Session.objects.kept_by(user_of(request))
    rows = SignUp.objects.select_related("session__program", "person").filter(session__in=own)
    row = get_object_or_404(rows, public_id=public_id)
    at, refusal = clock.now(), ""
    if request.method == "POST":
        try:
            sessions.mark(row.pk, came=True, by=actor(request), at=at, reason="By the code at the door.")
        except DomainError as error:
            refusal = error.message
        else:
            messages.success(request, f"{row.person} is checked in.")
            return redirect("door:person", token=token)
    people = SignUp.objects.filter(session=row.session).exclude(state=SignUpState.CANCELED)
    context = {
        "sign_up": row,
        "session": row.session,
        "came": people.filter(state=SignUpState.ATTENDED).count(),
        "expected": people.exclude(state=SignUpState.WAITING).count(),
        "refusal": refusal,
    }
    return render(request, "portal/door/person.html", context, status=UNPROCESSABLE if refusal else 200)


def _today(code: str) -> Session | None:
    """The session of a code among those of yesterday, today and tomorrow."""
    at = clock.now()
    rows = Session.objects.filter(starts_at__range=(at - AROUND, at + AROUND)).select_related("program__organization")
    return session_of(code, rows)


def _stands(session: Session, at: datetime) -> dict[str, Any]:
    over = session.canceled_at is not None or at > session.ends_at
    return {"over": over, "early": not over and at < doors.opens_at(session, at=at)}


def _check_in(request: HttpRequest, session: Session, own: Person | None, form: DoorForm, at: datetime) -> None:
    """Check somebody in. That there is no chair is said only to whoever is signed in."""
    by = visitor(request)
    if own is not None:
        doors.check_in(session.pk, person=own, by=by, at=at)
        return
    try:
        doors.check_in_by_name(session.pk, **form.cleaned_data, by=by, at=at)
    except DomainError as error:
        if error.code != doors.NO_CHAIR:
            raise
