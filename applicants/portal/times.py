"""Choosing a time for an information session, the entrance exam or WorkKeys."""

from collections.abc import Iterable
from datetime import datetime, time
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applicants.models import Application
from applicants.portal.reading import actor, nav, own
from applicants.portal.steps import SITTINGS
from applicants.records.deadlines import zone_of
from applicants.records.evidence import known
from applicants.records.facts import AHEAD, Chair, booked
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.errors import DomainError, GuardFailed
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import RequirementKind, Session, SessionKind, SignUp, SignUpState
from apprenticeships.rules.dates import local_datetime
from apprenticeships.workflows import sessions

UNPROCESSABLE = 422
MOST = 20
KINDS = {
    RequirementKind.INFO_SESSION: SessionKind.INFO,
    RequirementKind.ENTRANCE_EXAM: SessionKind.EXAM,
    RequirementKind.WORKKEYS: SessionKind.WORKKEYS,
}
TITLES = {
    RequirementKind.INFO_SESSION: gettext_lazy("Information session"),
    RequirementKind.ENTRANCE_EXAM: gettext_lazy("Entrance exam"),
    RequirementKind.WORKKEYS: "WorkKeys",
}


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def times(request: HttpRequest, public_id: UUID, kind: str) -> HttpResponse:
    """The times to choose from; one click takes the chair, another one changes it."""
    application = own(request, public_id)
    wanted = kind.replace("-", "_")
    if wanted not in {each.value for each in SITTINGS} or application.ended_at is not None:
        raise Http404
    requirement_kind = RequirementKind(wanted)
    at, refusal = clock.now(), ""
    program = application.version.program
    class_begins = local_datetime(application.cohort.starts_on, time.min, zone_of(program))
    rows = Session.objects.filter(
        program=program,
        kind=KINDS[requirement_kind],
        starts_at__gt=at,
        ends_at__lte=class_begins,
        canceled_at__isnull=True,
    )
    chairs = known(application, at=at).chairs
    chair = booked(chairs, at=at).get(wanted)
    held = {each.session: each.state for each in chairs if each.state in AHEAD}
    if request.method == "POST":
        try:
            taken = _take(request, application, rows, chair, at)
        except DomainError as error:
            refusal = error.message
        else:
            if taken.state == SignUpState.OFFERED:
                return redirect("join:signed", slug=program.slug, public_id=taken.public_id)
            messages.success(request, _taken_words(taken))
            return redirect("portal:application", public_id=public_id)
    listed = [
        {"session": row, "free": max(row.capacity - int(getattr(row, "signed", 0)), 0), "held": held.get(row.pk)}
        for row in rows.with_places().order_by("starts_at")[:MOST]
    ]
    context = {
        "application": application,
        "title": TITLES[requirement_kind],
        "listed": listed,
        "booked": chair,
        "refusal": refusal,
        "nav": nav(""),
    }
    return render(request, "portal/times.html", context, status=UNPROCESSABLE if refusal else 200)


def _taken_words(taken: SignUp) -> str:
    if taken.state == SignUpState.SIGNED_UP:
        return _("You have a chair. A mail with the date is on its way.")
    return _("You are on the waiting list. A mail with the date is on its way.")


def _take(
    request: HttpRequest, application: Application, rows: Iterable[Session], chair: Chair | None, at: datetime
) -> SignUp:
    chosen = next((row for row in rows if str(row.public_id) == request.POST.get("session")), None)
    if chosen is None:
        raise GuardFailed(_("Choose one of the times below."), code="session")
    if chair is not None:
        return sessions.change(chair.pk, to=chosen.pk, by=actor(request), at=at)
    return sessions.sign_up(chosen.pk, person=application.person, by=actor(request), at=at)
