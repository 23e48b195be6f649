"""Choosing a time for an information session, the entrance exam or WorkKeys."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applicants.models import Application
from applicants.portal.reading import actor, nav, own
from applicants.portal.steps import SITTINGS
from applicants.records.deadlines import local_day
from applicants.records.evidence import Judged, judge_all, known, steps_of
from applicants.records.facts import AHEAD, Facts, booked
from applicants.records.own_days import days_of
from applicants.records.sittings import ahead
from applicants.rules.requirements import Reason
from applicants.workflows import sittings
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.errors import DomainError, GuardFailed
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import RequirementKind, SignUp, SignUpState

UNPROCESSABLE = 422
MOST = 20
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
    program, facts = application.version.program, known(application, at=at)
    judged = judge_all(facts, steps_of(application))
    last_day = _last_day(facts, judged, wanted)
    rows = ahead(application, judged, wanted, at=at)
    chair = booked(facts.chairs, at=at).get(wanted)
    held = {each.session: each.state for each in facts.chairs if each.state in AHEAD}
    if request.method == "POST":
        try:
            taken = _take(request, application, wanted, at)
        except DomainError as error:
            refusal = error.message
        else:
            if taken.state == SignUpState.OFFERED:
                return redirect("join:signed", slug=program.slug, public_id=taken.public_id)
            messages.success(request, _taken_words(taken))
            return redirect("portal:application", public_id=public_id)
    listed = [
        {
            "session": row,
            "free": max(row.capacity - int(getattr(row, "signed", 0)), 0),
            "held": held.get(row.pk),
            "is_late": last_day is not None and local_day(program, row.starts_at) > last_day,
        }
        for row in rows.with_places()[:MOST]
    ]
    context = {
        "application": application,
        "title": TITLES[requirement_kind],
        "kind": wanted,
        "listed": listed,
        "booked": chair,
        "last_day": last_day,
        "why": next((each.answer.applicant for each in judged if _waits(each, wanted)), ""),
        "refusal": refusal,
        "nav": nav(""),
    }
    return render(request, "portal/times.html", context, status=UNPROCESSABLE if refusal else 200)


def _last_day(facts: Facts, judged: Sequence[Judged], wanted: str) -> date | None:
    """Return the day by which this is to be done for the class; ``None`` when it cannot be kept, or it is done."""
    days = days_of(facts, judged)
    asked = [each for each in judged if each.rule.kind.value == wanted]
    return None if days.is_short(*asked) else days.first(*asked)


def _waits(each: Judged, wanted: str) -> bool:
    """Whether the answer says something about the times: from when to try again, or that a result is not in."""
    told = each.answer.retest_from is not None or each.answer.reason is Reason.BEING_CHECKED
    return told and each.rule.kind.value == wanted


def _taken_words(taken: SignUp) -> str:
    if taken.state == SignUpState.SIGNED_UP:
        return _("You have a chair. A mail with the date is on its way.")
    return _("You are on the waiting list. A mail with the date is on its way.")


def _take(request: HttpRequest, application: Application, kind: str, at: datetime) -> SignUp:
    try:
        chosen = UUID(request.POST.get("session", ""))
    except ValueError as problem:
        raise GuardFailed(_("Choose one of the times below."), code="session") from problem
    return sittings.choose(application.pk, kind=kind, session=chosen, by=actor(request), at=at)
