"""The kernel's own pages of the admin: a session and who came, a mail, an invitation, the end of a role."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apprenticeships import audit, clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, Failed, each, show, step_page, take
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.steps import END_ROLE, INVITE, MESSAGE_STEPS, SESSION_STEPS, came, missed
from apprenticeships.messages import is_secret
from apprenticeships.models import Event, Membership, Message, Session, SignUp, SignUpState
from apprenticeships.rules.keys import keys_in
from apprenticeships.rules.words import with_article
from apprenticeships.templatetags.desk import mail_label
from apprenticeships.workflow import Actor
from apprenticeships.workflows.sessions import DOOR_OPENS_BEFORE
from apprenticeships.workflows.undelivered import DISCARD, RETRY, TELL

FAMILIES: Final = {
    SignUpState.SIGNED_UP: "us",
    SignUpState.WAITING: "later",
    SignUpState.OFFERED: "us",
    SignUpState.ATTENDED: "done",
    SignUpState.NO_SHOW: "stop",
    SignUpState.UNSEATED: "later",
    SignUpState.CANCELED: "later",
}
SESSIONS: Final = ("admin:apprenticeships_session_changelist", "Sessions")
MAILS: Final = ("admin:apprenticeships_message_changelist", "Messages")
ROLES: Final = ("admin:apprenticeships_membership_changelist", "Roles")
MOST_EVENTS: Final = 20


def one_of(actions: Iterable[Action], slug: str) -> Action:
    """The action of an address, or 404."""
    found = next((action for action in actions if action.slug == slug), None)
    if found is None:
        raise Http404
    return found


def trail(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """The pages above this one, from names of addresses."""
    return [(reverse(name), text) for name, text in steps]


def _session(request: HttpRequest, pk: int) -> Session:
    rows = scoped(Session.objects.with_places().select_related("program", "site", "host"), signed_in(request))
    return get_object_or_404(rows, pk=pk)


@door(COORDINATORS)
@require_safe
def session(request: HttpRequest, pk: int) -> HttpResponse:
    """A session: when, where, how many chairs, and who came."""
    return _show_session(request, _session(request, pk))


def _show_session(request: HttpRequest, row: Session, failed: Failed | None = None) -> HttpResponse:
    at = clock.now()
    ahead = row.canceled_at is None and row.starts_at > at
    failed = failed or Failed()
    steps = failed.offer(
        SESSION_STEPS if ahead else (),
        lambda slug: reverse("desk:session-step", args=[row.pk, slug]),
        row,
        signed_in(request),
    )
    context = {
        "session": row,
        "people": _sign_ups(row),
        "may_mark": row.canceled_at is None and at >= row.starts_at - DOOR_OPENS_BEFORE,
        "over": at >= row.starts_at,
        "ended": at > row.ends_at,
        "ahead": ahead,
        "steps": steps,
        "events": _story(row),
    }
    return show(request, "admin/session.html", context, title=row.title, trail=trail(SESSIONS), failed=failed)


def _story(row: Session) -> list[Event]:
    """What happened to the session and to each sign-up; on this page a sign-up is told by its person."""
    events = list(audit.story(row, row.sign_ups.all())[:MOST_EVENTS])
    for event in events:
        if event.person is not None:
            event.data = {**event.data, "session": str(event.person)}
    return events


def _sign_ups(row: Session) -> list[dict[str, Any]]:
    rows = row.sign_ups.exclude(state=SignUpState.CANCELED).select_related("person")
    return [
        {"row": each_, "family": FAMILIES[SignUpState(each_.state)], "badge": each_.get_state_display()}
        for each_ in rows.order_by("person__sort_name", "pk")
    ]


@door(COORDINATORS)
@require_POST
def session_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Move a session, change its chairs, or call it off."""
    row = _session(request, pk)
    return take(
        request,
        one_of(SESSION_STEPS, step),
        row,
        back=reverse("desk:session", args=[pk]),
        again=lambda failed: _show_session(request, row, failed),
    )


@door(COORDINATORS)
@require_POST
def mark(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who came: one person by their own button, or all who are ticked."""
    row = _session(request, pk)
    if "one" in request.POST:
        chosen, how = [request.POST["one"].partition(":")[0]], request.POST["one"].partition(":")[2]
    else:
        chosen, how = request.POST.getlist("who"), request.POST.get("how", "")
    step = {"came": came, "missed": missed}.get(how)
    people = list(SignUp.objects.filter(session=row, pk__in=keys_in(chosen)).select_related("person").order_by("pk"))
    if step is None or not people:
        messages.warning(request, "Choose at least one person first.")
        return redirect("desk:session", pk=pk)
    by, at = Actor.user(signed_in(request)), clock.now()
    each(request, ((str(one.person), _later(step, one, by, at)) for one in people), done=_marked(how))
    return redirect("desk:session", pk=pk)


def _later(step: Any, one: SignUp, by: Actor, at: datetime) -> Any:
    return lambda: step(one.pk, by=by, at=at)


def _marked(how: str) -> Any:
    words = "came" if how == "came" else "did not come"
    return lambda count: f"Marked: {count} {'person' if count == 1 else 'people'} {words}."


def _message(request: HttpRequest, pk: uuid.UUID) -> Message:
    rows = scoped(Message.objects.select_related("person", "user"), signed_in(request))
    return get_object_or_404(rows, pk=pk)


@door(COORDINATORS)
@require_safe
def message(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One mail: for whom, when, what became of it, and what it says unless it holds a secret."""
    return _show_message(request, _message(request, pk))


def _show_message(request: HttpRequest, row: Message, failed: Failed | None = None) -> HttpResponse:
    allowed = {step.name: row.state in step.sources and row.destroyed_at is None for step in (TELL, RETRY, DISCARD)}
    failed = failed or Failed()
    steps = failed.offer(
        [step for step in MESSAGE_STEPS if allowed[step.slug] or step.slug == failed.slug],
        lambda slug: reverse("desk:message-step", args=[row.pk, slug]),
        row,
        signed_in(request),
    )
    context = {"mail": row, "steps": steps, "secret": is_secret(row)}
    return show(request, "admin/message.html", context, title=mail_label(row.kind), trail=trail(MAILS), failed=failed)


@door(COORDINATORS)
@require_POST
def message_step(request: HttpRequest, pk: uuid.UUID, step: str) -> HttpResponse:
    """Send a mail again, or let it go."""
    row = _message(request, pk)
    return take(
        request,
        one_of(MESSAGE_STEPS, step),
        row,
        back=reverse("desk:message", args=[pk]),
        again=lambda failed: _show_message(request, row, failed),
    )


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Give somebody a role."""
    return step_page(request, INVITE, None, above=trail(ROLES), back=reverse(ROLES[0]))


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    """End a role, with the reason."""
    rows = Membership.objects.select_related("user", "organization", "department__site", "program")
    row = get_object_or_404(scoped(rows, signed_in(request)), pk=pk)
    where = row.department or row.program or row.organization
    lead = f"{row.user.get_full_name()} is {with_article(row.get_role_display().lower())} of {where}."
    return step_page(request, END_ROLE, row, above=trail(ROLES), back=reverse(ROLES[0]), lead=lead)
