"""The candidate's answer to a first day that moved: yes and all stays, or no and the place goes to somebody else."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from applicants.models import AROUND_THE_START, AgreementState, StartQuestion, StartState
from applicants.portal.reading import actor, nav
from applicants.records.deadlines import local_day
from applicants.rules.working_days import day_words
from applicants.workflows import new_starts
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.addresses import user_of
from apprenticeships.errors import DomainError

UNPROCESSABLE = 422


@door(SIGNED_IN)
@require_safe
def show_question(request: HttpRequest, question: UUID) -> HttpResponse:
    """The old day, the new one, why, and what follows from each answer."""
    return _page(request, _own(request, question))


@door(SIGNED_IN)
@require_POST
def answer(request: HttpRequest, question: UUID) -> HttpResponse:
    """Say yes or no."""
    row = _own(request, question)
    said = request.POST.get("answer", "")
    if said not in {"yes", "no"}:
        return _page(request, row, refusal=_("Choose yes or no."))
    step = new_starts.say_yes if said == "yes" else new_starts.say_no
    try:
        step(row.pk, by=actor(request), at=clock.now())
    except DomainError as error:
        return _page(request, _own(request, question), refusal=error.message)
    if said == "yes":
        messages.success(request, _("Thank you. Your place is yours from the new first day on."))
    else:
        messages.success(request, _("We wrote down your no. What you passed stays valid."))
    return redirect("portal:application", public_id=row.application.public_id)


def _own(request: HttpRequest, public_id: UUID) -> StartQuestion:
    rows = StartQuestion.objects.of(user_of(request)).filter(public_id=public_id)
    row = rows.select_related(
        "change__cohort", "change__into", "application__cohort", "application__version__program__organization"
    ).first()
    if row is None:
        raise Http404
    return row


def _page(request: HttpRequest, row: StartQuestion, *, refusal: str = "") -> HttpResponse:
    application = row.application
    on = local_day(application.version.program, clock.now())
    is_open = row.state == StartState.ASKED and application.state in AROUND_THE_START
    context = {
        "question": row,
        "application": application,
        "is_open": is_open,
        "before": day_words(row.change.before, on),
        "after": day_words(row.change.after, on),
        "answer_by": day_words(row.change.answer_by, on),
        "signs_anew": is_open and application.agreements.filter(state=AgreementState.OPEN).exists(),
        "nav": nav("status"),
        "refusal": refusal,
    }
    return render(request, "portal/new_start.html", context, status=UNPROCESSABLE if refusal else 200)
