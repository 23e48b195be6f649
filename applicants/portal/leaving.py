"""Withdrawing: a reason out of a list, and the way back."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applicants.models import Application, ApplicationState, InterviewState, WithdrawReason
from applicants.portal.fields import Choice, PlainForm, Text
from applicants.portal.lines import moment
from applicants.portal.reading import actor, nav, own, posted
from applicants.records.comeback import kept_of
from applicants.records.deadlines import local_day
from applicants.records.evidence import judge_all, known, steps_of
from applicants.records.sittings import KINDS, chairs_that_go
from applicants.records.undo import undo_until
from applicants.rules.comeback import still
from applicants.workflows import applications
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.errors import DomainError
from apprenticeships.language import said
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import SignUp, SignUpState

HAS_SEAT: Final = frozenset({ApplicationState.ACCEPTED, ApplicationState.ONBOARDING})


class WithdrawForm(PlainForm):
    """Why."""

    reason_code = Choice(
        label=gettext_lazy("What is the main reason?"),
        ask=gettext_lazy("Choose the reason that is closest."),
        choices=WithdrawReason.choices,
    )
    note = Text(label=gettext_lazy("Anything that we could do better?"), lines=3, max_length=500)


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Stop an application."""
    application = own(request, public_id)
    if application.ended_at is not None:
        return redirect("portal:application", public_id=public_id)
    form = WithdrawForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            applications.withdraw(application.pk, by=actor(request), at=clock.now(), **form.cleaned_data)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("Your application is closed. What you passed stays yours."))
            return redirect("portal:application", public_id=public_id)
    context = {"application": application, "form": form, **_at_stake(application, at=clock.now()), "nav": nav("")}
    return render(request, "portal/withdraw.html", context, status=422 if form.is_bound else 200)


def _at_stake(application: Application, *, at: datetime) -> dict[str, object]:
    """What somebody gives up, and what stays theirs."""
    today = local_day(application.version.program, at)
    facts = known(application, at=at)
    judged = judge_all(facts, steps_of(application))
    chairs = [_chair_words(each) for each in chairs_that_go(application, KINDS.values(), at=at)]
    meets = application.interviews.filter(state=InterviewState.SCHEDULED, starts_at__gt=at).exists()
    return {
        "loses": [*(words for words, is_so in _losses(application, meets=meets) if is_so), *chairs],
        "keeps": still(kept_of(judged), today),
        "until": undo_until(application, hours=facts.parameters.value("withdraw_undo_hours", on=today), ended_at=at),
    }


def _chair_words(row: SignUp) -> str:
    session = row.session
    words = {"name": said(session.title), "when": moment(session.starts_at, session.zone)}
    if row.state == SignUpState.WAITING:
        return _("Your place on the waiting list: %(name)s, %(when)s") % words
    return _("Your place, which somebody else gets: %(name)s, %(when)s") % words


def _losses(application: Application, *, meets: bool) -> list[tuple[str, bool]]:
    state = application.state
    return [
        (_("Your seat. It goes to the next person at once, and we cannot promise it again."), state in HAS_SEAT),
        (_("The offer that waits for your answer."), state == ApplicationState.OFFERED),
        (_("Your interview. We tell the manager that you do not come."), meets),
        (_("Your place on the lists of the departments."), state == ApplicationState.READY),
        (
            _("Your place in this class. You can start again while it takes applications, or for a later class."),
            state not in HAS_SEAT,
        ),
    ]
